//! The axis: ticks where calendar years, months, weeks or days begin, as many as have room.

use super::{TimeScale, Unit};
use crate::base::{DayNumber, Days, month_name};

/// A mark on the axis.
#[derive(Clone, Debug, PartialEq)]
pub struct Tick {
    /// From the left edge, in pixels.
    pub x: f32,
    pub label: String,
    /// A year or, among days, a month begins.
    pub strong: bool,
}

/// So many bins of a unit lie between two ticks.
const STEPS: [(Unit, i32); 13] = [
    (Unit::Day, 1),
    (Unit::Day, 2),
    (Unit::Week, 1),
    (Unit::Month, 1),
    (Unit::Month, 2),
    (Unit::Quarter, 1),
    (Unit::Quarter, 2),
    (Unit::Year, 1),
    (Unit::Year, 2),
    (Unit::Year, 5),
    (Unit::Year, 10),
    (Unit::Year, 50),
    (Unit::Year, 100),
];

/// The ticks that show; labels of neighbours begin at least `apart` pixels from each other.
pub fn ticks(scale: TimeScale, apart: f32) -> Vec<Tick> {
    let has_room = |&(unit, step): &(Unit, i32)| {
        let least = match unit {
            Unit::Day => 1.0,
            Unit::Week => 7.0,
            Unit::Month => 28.0,
            Unit::Quarter => 90.0,
            Unit::Year => 365.0,
        };
        least * f64::from(step) * scale.px_per_day() >= f64::from(apart)
    };
    let (unit, step) = STEPS.into_iter().find(has_room).unwrap_or((Unit::Year, 500));
    let mut ticks = Vec::new();
    for day in starts(unit, step, scale.shown()) {
        let x = scale.x(f64::from(day.0));
        if x >= -0.5 && x <= scale.width {
            let (label, strong) = label(unit, day, ticks.is_empty());
            ticks.push(Tick { x, label, strong });
        }
    }
    ticks
}

fn starts(unit: Unit, step: i32, shown: Days) -> Vec<DayNumber> {
    // Every second day of a month, not of all time: months begin with a tick.
    if (unit, step) == (Unit::Day, 2) {
        let is_odd = |day: &DayNumber| {
            let (_, _, of_month) = day.civil();
            of_month % 2 == 1 && of_month < 31
        };
        return (shown.first.0..=shown.last.0).map(DayNumber).filter(is_odd).collect();
    }
    let first = unit.bin_of(shown.first).div_euclid(step) * step;
    let last = unit.bin_of(shown.last);
    let bins = (first..=last).step_by(step.unsigned_abs() as usize);
    bins.map(|bin| unit.days(bin).first).collect()
}

/// What a tick says; the first one says the year, too.
fn label(unit: Unit, day: DayNumber, is_first: bool) -> (String, bool) {
    let (year, month, of_month) = day.civil();
    let name = month_name(month);
    match unit {
        Unit::Year => (year.to_string(), true),
        Unit::Month | Unit::Quarter => match (month, is_first) {
            (1, _) => (year.to_string(), true),
            (_, true) => (format!("{name} {year}"), false),
            (_, false) => (name.to_owned(), false),
        },
        Unit::Day | Unit::Week => {
            let begins = of_month == 1 || (unit == Unit::Week && of_month <= 7);
            let label = match (is_first || (begins && month == 1), begins || unit == Unit::Week) {
                (true, _) => format!("{of_month} {name} {year}"),
                (false, true) => format!("{of_month} {name}"),
                (false, false) => of_month.to_string(),
            };
            (label, begins)
        }
    }
}
