//! Read, extract and join, with progress and cancel; window, command line and streams share it.

mod job;
mod join;
mod read;

pub use job::{Job, Progress};
pub use join::join;
pub use read::{Opened, ReadingFailed, extract_each, read_paths, read_seeds};
