//! Days counted from one day on, so that a million dates can be compared and binned as numbers.

use std::fmt;

use jiff::civil::Date;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::PartialDate;

const EPOCH: Date = Date::constant(1970, 1, 1);

/// Days since 1970-01-01 in the Gregorian calendar, also before it was in use. Written as an ISO
/// date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DayNumber(pub i32);

impl DayNumber {
    /// The calendar day; the nearest that can be written where it lies beyond the years ±9999.
    pub fn date(self) -> Date {
        let (year, month, day) = self.civil();
        let year = year.clamp(-9999, 9999) as i16;
        Date::new(year, month, day).unwrap_or(EPOCH)
    }

    /// Year, month (1 to 12) and day (1 to 31): `civil_from_days` of Howard Hinnant,
    /// "chrono-Compatible Low-Level Date Algorithms" (2013); a histogram asks for millions of them.
    pub fn civil(self) -> (i32, i8, i8) {
        let days = i64::from(self.0) + 719_468;
        let era = days.div_euclid(146_097);
        let of_era = days.rem_euclid(146_097);
        let year = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * year + year / 4 - year / 100);
        let shifted = (5 * of_year + 2) / 153;
        let day = of_year - (153 * shifted + 2) / 5 + 1;
        let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
        let year = year + era * 400 + i64::from(month <= 2);
        (year as i32, month as i8, day as i8)
    }

    /// The first day of a month, 1 to 12.
    pub fn of_month(year: i32, month: i8) -> Self {
        let year = year.clamp(-9999, 9999) as i16;
        Self::from(Date::constant(year, month.clamp(1, 12), 1))
    }
}

impl From<Date> for DayNumber {
    fn from(date: Date) -> Self {
        Self((date.duration_since(EPOCH).as_hours() / 24) as i32)
    }
}

impl fmt::Display for DayNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.date().fmt(f)
    }
}

impl Serialize for DayNumber {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for DayNumber {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse::<Date>().map(Self::from).map_err(serde::de::Error::custom)
    }
}

/// From a first to a last day, both in it; or no day at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Days {
    pub first: DayNumber,
    pub last: DayNumber,
}

impl Days {
    /// Of what has no date; meets nothing.
    pub const NONE: Self = Self { first: DayNumber(i32::MAX), last: DayNumber(i32::MIN) };

    pub const fn new(first: i32, last: i32) -> Self {
        Self { first: DayNumber(first), last: DayNumber(last) }
    }

    pub const fn one(day: DayNumber) -> Self {
        Self { first: day, last: day }
    }

    pub fn is_none(self) -> bool {
        self.first > self.last
    }

    /// Whether the two have a day in common.
    pub fn meets(self, other: Self) -> bool {
        self.first <= other.last && other.first <= self.last
    }

    /// Whether `other` lies wholly in it.
    pub fn holds(self, other: Self) -> bool {
        self.first <= other.first && other.last <= self.last
    }

    /// How many days; 0 for none.
    pub fn count(self) -> i32 {
        if self.is_none() { 0 } else { self.last.0.saturating_sub(self.first.0).saturating_add(1) }
    }

    /// The shortest stretch that holds both.
    pub fn union(self, other: Self) -> Self {
        Self { first: self.first.min(other.first), last: self.last.max(other.last) }
    }

    /// Moved by days.
    pub fn moved(self, days: i32) -> Self {
        Self::new(self.first.0.saturating_add(days), self.last.0.saturating_add(days))
    }
}

impl From<PartialDate> for Days {
    /// All days that it may mean; an interval that runs backward counts as its first part.
    fn from(date: PartialDate) -> Self {
        let first = DayNumber::from(date.first());
        let last = DayNumber::from(date.last());
        let last = if last < first { DayNumber::from(date.start.last()) } else { last };
        Self { first, last }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::SignedDuration;

    #[test]
    fn days_are_those_of_the_calendar() {
        let mut date = Date::constant(-400, 1, 1);
        for _ in 0..30_000 {
            let day = DayNumber::from(date);
            assert_eq!(day.date(), date);
            date = date.checked_add(SignedDuration::from_hours(24 * 41)).unwrap();
        }
        assert_eq!(DayNumber::from(EPOCH).0, 0);
        assert_eq!(DayNumber::of_month(2024, 3).0 - DayNumber::of_month(2024, 2).0, 29);
    }

    #[test]
    fn a_partial_date_is_all_days_it_may_mean() {
        let days = |text: &str| Days::from(text.parse::<PartialDate>().unwrap());
        assert_eq!(days("2024-02").count(), 29);
        assert_eq!(days("2024-09-08/2024-09-14").count(), 7);
        assert_eq!(days("2024-09-08/2024-01").count(), 1);
        assert!(days("2024").holds(days("2024-02")) && !days("2024-02").holds(days("2024")));
        assert!(!Days::NONE.meets(days("2024")) && Days::NONE.count() == 0);
    }

    #[test]
    fn a_day_is_written_as_a_date() {
        let day: DayNumber = serde_json::from_str("\"2024-09-08\"").unwrap();
        assert_eq!(serde_json::to_string(&day).unwrap(), "\"2024-09-08\"");
    }
}
