//! Dates as far as a text gives them, written in EDTF (ISO 8601-2, level 0, and `~` of level 1).

use std::fmt;
use std::str::FromStr;

use jiff::civil::Date;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A year, a month of a year, or a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day {
    pub year: i16,
    /// 1 to 12.
    pub month: Option<i8>,
    /// 1 to 31; only with a month.
    pub day: Option<i8>,
}

impl Day {
    /// The first calendar day it may mean.
    pub fn first(self) -> Date {
        Date::new(self.year, self.month.unwrap_or(1), self.day.unwrap_or(1))
            .unwrap_or_else(|_| Date::constant(self.year.clamp(-9999, 9999), 1, 1))
    }

    /// The last calendar day it may mean.
    pub fn last(self) -> Date {
        let month = Date::new(self.year, self.month.unwrap_or(12), 1)
            .unwrap_or_else(|_| Date::constant(self.year.clamp(-9999, 9999), 12, 1));
        match self.day.and_then(|day| Date::new(self.year, month.month(), day).ok()) {
            Some(date) => date,
            None => month.last_of_month(),
        }
    }
}

impl From<Date> for Day {
    fn from(date: Date) -> Self {
        Self { year: date.year(), month: Some(date.month()), day: Some(date.day()) }
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.year)?;
        if let Some(month) = self.month {
            write!(f, "-{month:02}")?;
            if let Some(day) = self.day {
                write!(f, "-{day:02}")?;
            }
        }
        Ok(())
    }
}

/// A day, month, year or interval of them; `approximate` is EDTF's `~`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PartialDate {
    pub start: Day,
    /// The end of an interval, inclusive.
    pub end: Option<Day>,
    pub approximate: bool,
}

impl PartialDate {
    pub fn day(date: Date) -> Self {
        Self { start: date.into(), end: None, approximate: false }
    }

    pub fn month(year: i16, month: i8) -> Self {
        Self { start: Day { year, month: Some(month), day: None }, end: None, approximate: false }
    }

    pub fn year(year: i16) -> Self {
        Self { start: Day { year, month: None, day: None }, end: None, approximate: false }
    }

    pub fn interval(start: Day, end: Day) -> Self {
        Self { start, end: Some(end), approximate: false }
    }

    /// The first calendar day it may mean.
    pub fn first(self) -> Date {
        self.start.first()
    }

    /// The last calendar day it may mean.
    pub fn last(self) -> Date {
        self.end.unwrap_or(self.start).last()
    }
}

impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let tilde = if self.approximate { "~" } else { "" };
        write!(f, "{}{tilde}", self.start)?;
        match self.end {
            Some(end) => write!(f, "/{end}{tilde}"),
            None => Ok(()),
        }
    }
}

/// A month, 1 to 12, as it is written beside a day or a year; empty for a number that is none.
pub fn month_name(month: i8) -> &'static str {
    const NAMES: [&str; 12] =
        ["Jan", "Feb", "March", "April", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec"];
    NAMES.get(usize::from(month.unsigned_abs()).wrapping_sub(1)).copied().unwrap_or_default()
}

/// What is wrong with a date that was to be EDTF.
#[derive(Debug, thiserror::Error)]
#[error("“{0}” is not a date: write it as 2024, 2024-09, 2024-09-08 or 2024-09-08/2024-09-14")]
pub struct DateError(String);

impl FromStr for PartialDate {
    type Err = DateError;

    fn from_str(text: &str) -> Result<Self, DateError> {
        let wrong = || DateError(text.to_owned());
        let approximate = text.contains('~');
        let plain = text.replace('~', "");
        let (start, end) = match plain.split_once('/') {
            Some((start, end)) => (start, Some(end)),
            None => (plain.as_str(), None),
        };
        let day = |part: &str| -> Option<Day> {
            let mut numbers = part.trim().splitn(3, '-');
            let year: i16 = numbers.next().filter(|year| year.len() == 4)?.parse().ok()?;
            let month: Option<i8> = numbers.next().map(str::parse).transpose().ok()?;
            let day: Option<i8> = numbers.next().map(str::parse).transpose().ok()?;
            Date::new(year, month.unwrap_or(1), day.unwrap_or(1)).ok()?;
            Some(Day { year, month, day })
        };
        Ok(Self {
            start: day(start).ok_or_else(wrong)?,
            end: end.map(|end| day(end).ok_or_else(wrong)).transpose()?,
            approximate,
        })
    }
}

impl Serialize for PartialDate {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for PartialDate {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn edtf_comes_back_as_it_was() {
        for text in ["2024", "2024-09", "2024-09-08", "2024-09-08/2024-09-14", "2024-06~"] {
            assert_eq!(text.parse::<PartialDate>().unwrap().to_string(), text);
        }
        for text in ["", "24", "2024-13", "2024-02-30", "Sept. 8", "2024-"] {
            assert!(text.parse::<PartialDate>().is_err(), "{text}");
        }
    }

    #[test]
    fn a_month_lasts_to_its_last_day() {
        let february: PartialDate = "2024-02".parse().unwrap();
        assert_eq!(february.first().to_string(), "2024-02-01");
        assert_eq!(february.last().to_string(), "2024-02-29");
    }
}
