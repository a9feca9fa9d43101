//! Bins of the calendar.

use crate::base::{DayNumber, Days};

/// How long a bin is. Weeks begin on Monday (ISO 8601).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Unit {
    Day,
    Week,
    Month,
    Quarter,
    Year,
}

/// A bin is at least so wide, in pixels.
const LEAST_PX: f64 = 7.0;

impl Unit {
    pub const ALL: [Self; 5] = [Self::Day, Self::Week, Self::Month, Self::Quarter, Self::Year];

    /// The bin that a day lies in; bins are numbered through.
    pub fn bin_of(self, day: DayNumber) -> i32 {
        let month = || {
            let (year, month, _) = day.civil();
            12 * year + i32::from(month) - 1
        };
        match self {
            Self::Day => day.0,
            // 1970-01-01 was a Thursday.
            Self::Week => day.0.saturating_add(3).div_euclid(7),
            Self::Month => month(),
            Self::Quarter => month().div_euclid(3),
            Self::Year => day.civil().0,
        }
    }

    /// The days of a bin.
    pub fn days(self, bin: i32) -> Days {
        let month =
            |nth: i32| DayNumber::of_month(nth.div_euclid(12), nth.rem_euclid(12) as i8 + 1);
        let months = |first: i32, count: i32| Days {
            first: month(first),
            last: DayNumber(month(first + count).0 - 1),
        };
        match self {
            Self::Day => Days::new(bin, bin),
            Self::Week => Days::new(7 * bin - 3, 7 * bin + 3),
            Self::Month => months(bin, 1),
            Self::Quarter => months(3 * bin, 3),
            Self::Year => months(12 * bin, 12),
        }
    }

    /// The days of all bins from one to another, both in it.
    pub fn span(self, first: i32, last: i32) -> Days {
        self.days(first).union(self.days(last))
    }

    /// Whole bins around some days.
    pub fn around(self, days: Days) -> Days {
        self.span(self.bin_of(days.first), self.bin_of(days.last))
    }

    /// How many days a bin has on average in the Gregorian calendar.
    pub fn mean_days(self) -> f64 {
        match self {
            Self::Day => 1.0,
            Self::Week => 7.0,
            Self::Month => 365.2425 / 12.0,
            Self::Quarter => 365.2425 / 4.0,
            Self::Year => 365.2425,
        }
    }

    /// The shortest whose bins are wide enough to be seen and hit.
    pub fn finest(px_per_day: f64) -> Self {
        let wide = |unit: &Self| unit.mean_days() * px_per_day >= LEAST_PX;
        Self::ALL.into_iter().find(wide).unwrap_or(Self::Year)
    }
}
