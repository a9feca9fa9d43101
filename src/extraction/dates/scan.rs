//! Finds temporal expressions in a stretch of text.

use jiff::civil::Date;

use super::words::{Word, month, number_word, ordinal, split, unit, weekday, year};
use super::{Anchor, Side, TimeExpression, Unit, When};
use crate::base::{Day, PartialDate, Span};

/// The temporal expressions of a stretch of `text` (a sentence), in order, without overlap.
pub fn find(text: &str, within: Span) -> Vec<TimeExpression> {
    let words = split(text, within);
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        match (Reader { words: &words, at }).expression() {
            Some((when, start, end)) => {
                let span = words[start].span.join(words[end - 1].span);
                found.push(TimeExpression { span, when });
                at = end;
            }
            None => at += 1,
        }
    }
    found
}

/// A place in the words, from which it reads forward.
#[derive(Clone, Copy)]
struct Reader<'w> {
    words: &'w [Word],
    at: usize,
}

/// A day, month or year as written.
#[derive(Clone, Copy, Debug)]
struct Written {
    year: Option<i16>,
    month: Option<i8>,
    day: Option<i8>,
    /// The word after it.
    end: usize,
}

impl Written {
    fn whole(self) -> Option<Day> {
        Some(Day { year: self.year?, month: self.month, day: self.day })
    }

    fn when(self, side: Side) -> Option<When> {
        match (self.whole(), self.month, self.day) {
            (Some(day), ..) => {
                Some(When::Fixed(PartialDate { start: day, end: None, approximate: false }))
            }
            (None, Some(month), Some(day)) => Some(When::Days { start: (month, day), end: None }),
            (None, Some(month), None) => Some(When::Month(month, side)),
            _ => None,
        }
    }
}

/// Words before a bare month or year that show it to be one.
const TEMPORAL: &[&str] = &[
    "in",
    "since",
    "last",
    "next",
    "this",
    "by",
    "until",
    "till",
    "early",
    "late",
    "mid",
    "from",
    "during",
    "throughout",
    "through",
    "before",
    "after",
    "between",
    "earlier",
    "later",
    "as of",
];

/// Nouns whose `of` leads to a year or month: `the fall of 1990`, `the end of May`.
const PARTS: &[&str] = &[
    "spring",
    "summer",
    "autumn",
    "fall",
    "winter",
    "end",
    "beginning",
    "start",
    "middle",
    "month",
    "half",
    "quarter",
    "year",
    "morning",
    "day",
];

impl<'w> Reader<'w> {
    fn to(self, at: usize) -> Self {
        Self { at, ..self }
    }

    fn text(self, at: usize) -> &'w str {
        self.words.get(at).map_or("", |word| word.text.as_str())
    }

    fn before(self) -> &'w str {
        self.at.checked_sub(1).map_or("", |at| self.text(at))
    }

    fn is_dash(self, at: usize) -> bool {
        matches!(self.text(at), "-" | "–" | "—")
    }

    fn is_joined(self, at: usize) -> bool {
        self.words.get(at).is_some_and(|word| !word.spaced)
    }

    /// What begins at this word: its meaning, its first word, and the word after it.
    fn expression(self) -> Option<(When, usize, usize)> {
        if self.text(self.at) == "since" {
            return self.since();
        }
        self.moment().map(|(when, end)| (when, self.at, end))
    }

    fn moment(self) -> Option<(When, usize)> {
        self.iso()
            .or_else(|| self.range())
            .or_else(|| self.decade())
            .or_else(|| self.calendar())
            .or_else(|| self.relative())
            .or_else(|| self.ago())
    }

    fn since(self) -> Option<(When, usize, usize)> {
        let mut at = self.at + 1;
        while matches!(self.text(at), "early" | "late" | "mid" | "at" | "least" | "-" | "the") {
            at += 1;
        }
        let (when, end) = self.to(at).moment()?;
        let anchor = match when {
            When::Fixed(date) => Anchor::Fixed(date),
            When::Days { start, .. } => Anchor::Days(start.0, start.1),
            When::Month(month, side) => Anchor::Month(month, side),
            When::Weekday(day, side) => Anchor::Weekday(day, side),
            When::Current(unit, side) => Anchor::Current(unit, side),
            _ => return None,
        };
        Some((When::Since(anchor), at, end))
    }

    /// `2024-09-08`.
    fn iso(self) -> Option<(When, usize)> {
        let at = self.at;
        let digits = |at: usize, len: usize| -> Option<i8> {
            let text = self.text(at);
            (text.len() == len && self.is_joined(at)).then(|| text.parse().ok())?
        };
        let year = year(self.text(at))?;
        if self.text(at + 1) != "-" || self.text(at + 3) != "-" {
            return None;
        }
        let date = Date::new(year, digits(at + 2, 2)?, digits(at + 4, 2)?).ok()?;
        Some((When::Fixed(PartialDate::day(date)), at + 5))
    }

    /// `12 May 2024`, `May 12, 2024`, `May 12`, `May 2024`, `May`, `2024`; no relative words.
    fn written(self) -> Option<Written> {
        let at = self.at;
        let year_after = |at: usize| -> (Option<i16>, usize) {
            let comma = usize::from(self.text(at) == ",");
            match year(self.text(at + comma)) {
                Some(year) => (Some(year), at + comma + 1),
                None => (None, at),
            }
        };
        if let Some((day, end)) = ordinal(self.text(at)).map(|day| (day, at + 1)) {
            let of = usize::from(self.text(end) == "of");
            if let Some((month, end)) = month(self.words, end + of) {
                let (year, end) = year_after(end);
                return Some(Written { year, month: Some(month), day: Some(day), end });
            }
        }
        if let Some((month, end)) = month(self.words, at) {
            let the = usize::from(self.text(end) == "the");
            if let Some(day) = ordinal(self.text(end + the))
                && !self.is_clock(end + the + 1)
            {
                let (year, end) = year_after(end + the + 1);
                return Some(Written { year, month: Some(month), day: Some(day), end });
            }
            let of = usize::from(self.text(end) == "of");
            let (year, end) = match year_after(end + of) {
                (None, _) => (None, end),
                found => found,
            };
            return Some(Written { year, month: Some(month), day: None, end });
        }
        let year = year(self.text(at))?;
        Some(Written { year: Some(year), month: None, day: None, end: at + 1 })
    }

    /// `8:30`, or a quantity: the number before is no day.
    fn is_clock(self, at: usize) -> bool {
        matches!(self.text(at), ":" | "%" | "percent" | "per" | "a.m" | "p.m")
            || (self.text(at) == "." && self.is_joined(at + 1) && !self.text(at + 1).is_empty())
    }

    /// A span of days, months or years.
    fn range(self) -> Option<(When, usize)> {
        let between = self.before() == "between";
        let from = matches!(self.before(), "from" | "between");
        let joint = |at: usize| -> Option<usize> {
            let word = self.text(at);
            let joins = self.is_dash(at)
                || matches!(word, "to" | "until" | "till" | "through")
                || (between && word == "and");
            joins.then_some(at + 1)
        };
        // "10–12 May", "from 8 to 14 September".
        if let Some(first) = ordinal(self.text(self.at))
            && let Some(next) = joint(self.at + 1)
            && let Some(last) = self.to(next).written()
            && let (Some(month), Some(day)) = (last.month, last.day)
            && first < day
        {
            let start = Written { month: Some(month), day: Some(first), ..last };
            return self.between(start, last).map(|when| (when, last.end));
        }
        let start = self.written()?;
        let next = joint(start.end)?;
        // "Sept. 8 to 14".
        if let (Some(month), Some(day)) = (start.month, start.day)
            && let Some(last) = ordinal(self.text(next))
            && last > day
            && super::words::month(self.words, next + 1).is_none()
        {
            let comma = usize::from(self.text(next + 1) == ",");
            let (year, end) = match year(self.text(next + 1 + comma)) {
                Some(year) => (Some(year), next + 2 + comma),
                None => (start.year, next + 1),
            };
            let last = Written { year, month: Some(month), day: Some(last), end };
            return self.between(start, last).map(|when| (when, end));
        }
        let last = self.to(next).written()?;
        let bare_years = start.month.is_none() || last.month.is_none();
        if bare_years && !from && !(self.is_dash(start.end) && self.is_joined(start.end)) {
            return None;
        }
        self.between(start, last).map(|when| (when, last.end))
    }

    fn between(self, start: Written, end: Written) -> Option<When> {
        let year = start.year.or(end.year);
        if let (Some(first), Some(last)) =
            (Written { year, ..start }.whole(), Written { year: end.year.or(year), ..end }.whole())
        {
            let interval = PartialDate::interval(first, last);
            return (first.first() < last.last()).then_some(When::Fixed(interval));
        }
        let start = (start.month?, start.day?);
        Some(When::Days { start, end: Some((end.month?, end.day?)) })
    }

    /// A written date, if what is around it shows it to be one.
    fn calendar(self) -> Option<(When, usize)> {
        let before = self.before();
        if let Some(day) = weekday(self.words, self.at) {
            // "Tuesday, Sept. 3" is the day that the date says.
            let comma = self.at + 1 + usize::from(self.text(self.at + 1) == ",");
            if let Some(date) = self.to(comma).written().filter(|date| date.day.is_some()) {
                return date.when(Side::Plain).map(|when| (when, date.end));
            }
            return Some((When::Weekday(day, Side::Plain), self.at + 1));
        }
        let written = self.written()?;
        let mut end = written.end;
        let of = before == "of"
            && self.at.checked_sub(2).is_some_and(|at| PARTS.contains(&self.text(at)));
        let temporal = TEMPORAL.contains(&before) || of || (before == "-" && self.is_mid());
        if written.day.is_none() && (written.month.is_none() || written.year.is_none()) {
            let in_list = matches!(before, "and" | "or" | ",") && self.follows_date();
            if !(temporal || in_list) {
                return None;
            }
            if written.month.is_none() && !self.stands_alone(end) {
                return None;
            }
        }
        let mut when = written.when(Side::Plain)?;
        // "in 2022 or 2024", "in May or June".
        if self.text(end) == "or"
            && let Some(other) = self.to(end + 1).written()
            && other.month.is_some() == written.month.is_some()
        {
            (when, end) = (When::Open, other.end);
        }
        if let When::Fixed(date) = &mut when {
            date.approximate = matches!(before, "around" | "about" | "circa") || self.is_mid();
        }
        Some((when, end))
    }

    /// After `mid-`, `mid `.
    fn is_mid(self) -> bool {
        let back = |n: usize| self.at.checked_sub(n).map_or("", |at| self.text(at));
        back(1) == "mid" || (back(1) == "-" && back(2) == "mid")
    }

    /// Whether a date ends just before the `and`, `or` or comma before this word.
    fn follows_date(self) -> bool {
        self.at
            .checked_sub(2)
            .is_some_and(|at| year(self.text(at)).is_some() || month(self.words, at).is_some())
    }

    /// A bare year is no year if it counts something: "in 2019 cases", "in 2,019".
    fn stands_alone(self, end: usize) -> bool {
        match self.words.get(end) {
            None => true,
            Some(next) if !next.text.starts_with(char::is_alphabetic) => {
                !matches!(next.text.as_str(), "%" | "°" | "$")
                    && !(matches!(next.text.as_str(), "," | ".") && self.is_number(end + 1))
            }
            Some(next) => next.capital || !super::words::is_counted(&next.text),
        }
    }

    fn is_number(self, at: usize) -> bool {
        self.is_joined(at) && self.text(at).starts_with(|c: char| c.is_ascii_digit())
    }

    /// `the 1990s`.
    fn decade(self) -> Option<(When, usize)> {
        let digits = self.text(self.at).strip_suffix('s')?;
        let start = year(digits).filter(|year| year % 10 == 0)?;
        let day = |year| Day { year, month: None, day: None };
        let decade = PartialDate::interval(day(start), day(start + 9));
        Some((When::Fixed(decade), self.at + 1))
    }

    /// `yesterday`, `last Friday`, `this month`, `over the past 18 months`, `on the 13th`.
    fn relative(self) -> Option<(When, usize)> {
        let at = self.at;
        let word = self.text(at);
        match word {
            "yesterday" => return Some((When::Day(-1), at + 1)),
            "today" | "tonight" => return Some((When::Day(0), at + 1)),
            "tomorrow" => return Some((When::Day(1), at + 1)),
            "weekend" if self.before() == "the" => {
                return Some((When::Current(Unit::Weekend, Side::Plain), at + 1));
            }
            _ => {}
        }
        if self.before() == "the"
            && self.at.checked_sub(2).is_some_and(|at| self.text(at) == "on")
            && word.ends_with(char::is_alphabetic)
            && let Some(day) = ordinal(word)
            && self.words.get(at + 1).is_none_or(|next| !next.text.starts_with(char::is_alphabetic))
        {
            return Some((When::DayOfMonth(day), at + 1));
        }
        let side = match word {
            "last" | "past" => Side::Last,
            "this" => Side::This,
            "next" | "coming" => Side::Next,
            _ => return None,
        };
        let mut next = at + 1;
        if side == Side::Last
            && let Some((count, end)) = self.to(next).count()
        {
            let unit = unit(self.text(end))?;
            return Some((When::Past(count, unit), end + 1));
        }
        if matches!(self.text(next), "past" | "coming" | "same") {
            next += 1;
        }
        if let Some(day) = weekday(self.words, next) {
            return Some((When::Weekday(day, side), next + 1));
        }
        if let Some((month, end)) = month(self.words, next) {
            return Some((When::Month(month, side), end));
        }
        let unit = unit(self.text(next)).filter(|_| !self.text(next).ends_with('s'))?;
        if word == "past" || (unit == Unit::Day && side != Side::Next) {
            return (word == "past").then_some((When::Past(1, unit), next + 1));
        }
        Some((When::Current(unit, side), next + 1))
    }

    /// `three days ago`, `a year ago`.
    fn ago(self) -> Option<(When, usize)> {
        let (count, end) = self.count()?;
        let unit = unit(self.text(end))?;
        (self.text(end + 1) == "ago").then_some((When::Ago(count, unit), end + 2))
    }

    /// A small number in digits or words.
    fn count(self) -> Option<(u16, usize)> {
        let word = self.text(self.at);
        let count = number_word(word).or_else(|| word.parse().ok())?;
        (count < 1000).then_some((count, self.at + 1))
    }
}
