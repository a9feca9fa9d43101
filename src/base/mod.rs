//! Small types that every other room shares: ids, spans, positions and partial dates; how numbers and lines are written.

mod date;
mod day_number;
mod id;
pub mod interned;
mod mercator;
mod number;
pub mod packed;
mod position;
mod span;
mod text;

pub use date::{DateError, Day, PartialDate, month_name};
pub use day_number::{DayNumber, Days};
pub use id::Id;
pub use mercator::{MAX_LATITUDE, from_mercator, mercator};
pub use number::{count, with_commas};
pub use position::{Bounds, LonLat};
pub use span::{CharIndex, Span};
pub use text::one_line;
