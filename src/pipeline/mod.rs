//! Read, extract and join, with progress and cancel; window, command line and streams share it.

mod job;
mod join;
mod read;
mod stream;

pub use job::{Job, Progress};
pub use join::{Facts, join, join_readings};
pub use read::{Opened, ReadingFailed, read_paths, read_seeds};
pub use stream::{Ended, Text, extract_each};
