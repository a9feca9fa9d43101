//! From what an expression says to a date, seen from the document's date.

use jiff::civil::{Date, Weekday};
use jiff::{Span as Period, ToSpan};

use super::{Anchor, Side, Unit, When};
use crate::base::{Day, PartialDate};

/// Which way the verb beside the expression looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tense {
    Past,
    Future,
    Unknown,
}

/// Farther than this on the wrong side of the document's date, `Sept. 9` is of another year.
const SLACK_DAYS: i32 = 31;

pub(super) fn resolve(
    when: When,
    document: Option<PartialDate>,
    tense: Tense,
) -> Option<PartialDate> {
    if let When::Fixed(date) = when {
        return Some(date);
    }
    let from = Viewpoint { at: document?, tense };
    match when {
        When::Fixed(_) | When::Open => None,
        When::Days { start, end } => from.days(start, end),
        When::Month(month, side) => from.month(month, side),
        When::Weekday(day, side) => from.weekday(day, side).map(PartialDate::day),
        When::DayOfMonth(day) => from.day_of_month(day),
        When::Day(shift) => {
            from.day()?.checked_add(i64::from(shift).days()).ok().map(PartialDate::day)
        }
        When::Current(unit, side) => from.current(unit, side),
        When::Ago(count, unit) => from.ago(count, unit),
        When::Past(count, unit) => {
            let mut date = from.ago(count, unit)?;
            date.end = Some(from.at.start);
            date.approximate = true;
            Some(date)
        }
        When::Since(anchor) => {
            let past = Viewpoint { at: from.at, tense: Tense::Past };
            let start = match anchor {
                Anchor::Fixed(date) => date,
                Anchor::Days(month, day) => past.days((month, day), None)?,
                Anchor::Month(month, side) => past.month(month, side)?,
                Anchor::Weekday(day, side) => PartialDate::day(past.weekday(day, side)?),
                Anchor::Current(unit, side) => past.current(unit, side)?,
            };
            (start.first() <= from.at.last())
                .then(|| PartialDate::interval(start.start, from.at.start))
        }
    }
}

/// The document's date and the tense.
struct Viewpoint {
    at: PartialDate,
    tense: Tense,
}

impl Viewpoint {
    /// The document's day, if it is known to the day.
    fn day(&self) -> Option<Date> {
        let known = self.at.end.is_none() && self.at.start.day.is_some() && !self.at.approximate;
        known.then(|| self.at.first())
    }

    /// Its year and month, if they are known.
    fn year_month(&self) -> Option<(i16, i8)> {
        let (first, last) = (self.at.first(), self.at.last());
        let one = (first.year(), first.month()) == (last.year(), last.month());
        one.then(|| (first.year(), first.month()))
    }

    fn year(&self) -> Option<i16> {
        let (first, last) = (self.at.first(), self.at.last());
        (first.year() == last.year()).then(|| first.year())
    }

    /// The year in which a day and month lie nearest to the document; on the side the tense says.
    fn days(&self, start: (i8, i8), end: Option<(i8, i8)>) -> Option<PartialDate> {
        self.year_month()?;
        let middle = self.at.first();
        let distance = |year: i16| {
            let date = Date::new(year, start.0, start.1).ok()?;
            Some((date - middle).get_days())
        };
        let here = middle.year();
        let (mut year, days) = [here, here - 1, here + 1]
            .into_iter()
            .filter_map(|year| Some((year, distance(year)?)))
            .min_by_key(|(_, days)| days.abs())?;
        let to_end = i32::from(end.is_some()) * 14;
        match self.tense {
            Tense::Past if days > SLACK_DAYS => year -= 1,
            Tense::Future if days < -SLACK_DAYS - to_end => year += 1,
            _ => {}
        }
        distance(year)?;
        let day = |year, (month, day): (i8, i8)| Day { year, month: Some(month), day: Some(day) };
        Some(match end {
            None => PartialDate { start: day(year, start), end: None, approximate: false },
            Some(end) => {
                let end_year = if end < start { year + 1 } else { year };
                Date::new(end_year, end.0, end.1).ok()?;
                PartialDate::interval(day(year, start), day(end_year, end))
            }
        })
    }

    fn month(&self, month: i8, side: Side) -> Option<PartialDate> {
        let (year, here) = self.year_month()?;
        let year = match (side, self.tense) {
            (Side::This, _) => year,
            (Side::Last, _) => year - i16::from(month >= here),
            (Side::Next, _) => year + i16::from(month <= here),
            (Side::Plain, Tense::Future) => year + i16::from(month < here),
            (Side::Plain, _) => year - i16::from(month > here),
        };
        Some(PartialDate::month(year, month))
    }

    fn weekday(&self, day: i8, side: Side) -> Option<Date> {
        let today = self.day()?;
        let day = Weekday::from_monday_one_offset(day).ok()?;
        let same = today.weekday() == day;
        match (side, self.tense) {
            (Side::This, _) => {
                let monday = monday_of(today)?;
                monday.checked_add(i64::from(day.to_monday_zero_offset()).days()).ok()
            }
            (Side::Plain, _) if same => Some(today),
            (Side::Next, _) | (Side::Plain, Tense::Future) => today.nth_weekday(1, day).ok(),
            (Side::Last | Side::Plain, _) => today.nth_weekday(-1, day).ok(),
        }
    }

    fn day_of_month(&self, day: i8) -> Option<PartialDate> {
        let (year, month) = self.year_month()?;
        let known = self.at.start.day;
        let back = match (self.tense, known) {
            (Tense::Future, Some(today)) => -i8::from(day < today),
            (_, Some(today)) => i8::from(day > today),
            _ => 0,
        };
        let first = Date::new(year, month, 1).ok()?;
        let there = first.checked_sub(i64::from(back).months()).ok()?;
        Date::new(there.year(), there.month(), day).ok().map(PartialDate::day)
    }

    fn current(&self, unit: Unit, side: Side) -> Option<PartialDate> {
        let shift: i64 = match side {
            Side::Last => -1,
            Side::Next => 1,
            Side::This | Side::Plain => 0,
        };
        match unit {
            Unit::Day => self.day()?.checked_add(shift.days()).ok().map(PartialDate::day),
            Unit::Week => {
                let monday = monday_of(self.day()?)?.checked_add(shift.weeks()).ok()?;
                week(monday, 0, 6)
            }
            Unit::Weekend => {
                let today = self.day()?;
                let mut monday = monday_of(today)?;
                let begun = today.weekday().to_monday_zero_offset() >= 5;
                let weeks = match (side, self.tense) {
                    (Side::Next, _) => 1,
                    (Side::Last, _) => -1,
                    (Side::This, _) | (_, Tense::Future) => 0,
                    _ if begun => 0,
                    _ => -1,
                };
                monday = monday.checked_add(weeks.weeks()).ok()?;
                week(monday, 5, 6)
            }
            Unit::Month => {
                let (year, month) = self.year_month()?;
                let there = Date::new(year, month, 1).ok()?.checked_add(shift.months()).ok()?;
                Some(PartialDate::month(there.year(), there.month()))
            }
            Unit::Year => Some(PartialDate::year(self.year()? + shift as i16)),
        }
    }

    fn ago(&self, count: u16, unit: Unit) -> Option<PartialDate> {
        let count = i64::from(count);
        let back = |date: Date, period: Period| date.checked_sub(period).ok();
        match unit {
            Unit::Day => back(self.day()?, count.days()).map(PartialDate::day),
            Unit::Week => {
                let there = monday_of(back(self.day()?, count.weeks())?)?;
                week(there, 0, 6)
            }
            Unit::Weekend => None,
            Unit::Month => {
                let (year, month) = self.year_month()?;
                let there = back(Date::new(year, month, 1).ok()?, count.months())?;
                Some(PartialDate::month(there.year(), there.month()))
            }
            Unit::Year => Some(PartialDate::year(self.year()? - count as i16)),
        }
    }
}

/// Monday of the ISO week.
fn monday_of(date: Date) -> Option<Date> {
    date.checked_sub(i64::from(date.weekday().to_monday_zero_offset()).days()).ok()
}

fn week(monday: Date, first: i64, last: i64) -> Option<PartialDate> {
    let start = monday.checked_add(first.days()).ok()?;
    let end = monday.checked_add(last.days()).ok()?;
    Some(PartialDate::interval(start.into(), end.into()))
}
