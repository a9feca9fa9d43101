//! What a drag, a key or a step of playing makes of a window. With a unit, edges lie where its bins
//! begin and end; without one, on any day.

use super::Unit;
use crate::base::{DayNumber, Days};

/// The window from where a drag began to where it is. `anchor` stays in it; which edge moves
/// follows from the side that `at` lies on.
pub fn drawn(anchor: Days, at: DayNumber, unit: Option<Unit>) -> Days {
    let there = unit.map_or(Days::one(at), |unit| unit.days(unit.bin_of(at)));
    let first = if at >= anchor.first { anchor.first } else { there.first };
    let last = if at <= anchor.last { anchor.last } else { there.last };
    Days { first, last }
}

/// The window moved by bins. One made of whole bins stays so: five months remain five months.
pub fn moved(window: Days, unit: Unit, bins: i32) -> Days {
    let (first, last) = (unit.bin_of(window.first), unit.bin_of(window.last));
    if unit.span(first, last) == window {
        return unit.span(first.saturating_add(bins), last.saturating_add(bins));
    }
    let begins = |bin: i32| unit.days(bin).first.0;
    window.moved(begins(first.saturating_add(bins)) - begins(first))
}

/// The window with its end moved by bins, but no shorter than one.
pub fn widened(window: Days, unit: Unit, bins: i32) -> Days {
    let first = unit.bin_of(window.first);
    let last = unit.bin_of(window.last).saturating_add(bins).max(first);
    Days { first: window.first, last: unit.days(last).last.max(window.first) }
}

/// The window moved so that it begins with the first of some days.
pub fn at_start(window: Days, unit: Unit, all: Days) -> Days {
    moved(window, unit, unit.bin_of(all.first).saturating_sub(unit.bin_of(window.first)))
}

/// The window moved so that it ends with the last of some days.
pub fn at_end(window: Days, unit: Unit, all: Days) -> Days {
    moved(window, unit, unit.bin_of(all.last).saturating_sub(unit.bin_of(window.last)))
}

/// The window that playing begins with where there is none: the first twentieth of what there is,
/// in whole bins.
pub fn to_play(all: Days, unit: Unit) -> Days {
    let (first, last) = (unit.bin_of(all.first), unit.bin_of(all.last));
    unit.span(first, first.saturating_add((last.saturating_sub(first) + 1) / 20))
}
