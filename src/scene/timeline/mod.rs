//! The time line: how many events lie in each day, week, month, quarter or year, and which part of
//! them a window selects. Pure: [`DayTable`] is counted once for a filter, a [`Histogram`] is one
//! view of it.
//!
//! A thing lies in a bin if all days that it may mean do. One whose date is wider than the bins – an
//! event of "2024" among months – lies in none: it is counted apart in every bin that it may mean.
//! An event that several reports date differently lies in each bin that one of them names.

mod axis;
mod bins;
mod scale;
mod table;
#[cfg(test)]
mod tests;
mod unit;
pub mod window;

pub use axis::{Tick, ticks};
pub use bins::{Bin, Histogram};
pub use scale::{Grip, TimeScale};
pub use table::{Class, DayTable, Tally};
pub use unit::Unit;
