//! Read, extract and join, with progress and cancel; window, command line and streams share it.

mod guard;
mod import;
mod job;
mod join;
mod layers;
mod open;
mod own;
mod project;
mod read;
mod stream;

pub use import::{ImportFailed, Report, Told, import};
pub use job::{Job, Outbox, Phase, Poll, Progress};
pub use join::{Facts, join, join_readings};
pub use open::{
    EXTENSION, Update, is_project, open, own_project, project_texts, projects_folder, read_project,
};
pub use own::{NameList, add_names, names_of, with_lists};
pub use project::{Whole, joined};
pub use read::{Opened, ReadingFailed, read_paths, read_seeds};
pub use stream::{Ended, Text, extract_each};
