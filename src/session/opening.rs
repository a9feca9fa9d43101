//! What is open, and what is said when part of it could not be.

use std::path::PathBuf;

use crate::corpus::ReadError;
use crate::pipeline::Report;

/// What the window is open on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Opening {
    Nothing,
    /// The five articles that come with the program.
    Seeds,
    /// Files or folders, by the name of the first.
    Paths {
        name: String,
        more: usize,
    },
}

impl Opening {
    pub(super) fn of(paths: &[PathBuf]) -> Self {
        let name = paths.first().map_or_else(String::new, |path| {
            let path = path.canonicalize().unwrap_or_else(|_| path.clone());
            path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
        });
        Self::Paths { name, more: paths.len().saturating_sub(1) }
    }

    /// A short name for the top bar.
    pub fn name(&self) -> String {
        match self {
            Self::Nothing => String::new(),
            Self::Seeds => "seeds".to_owned(),
            Self::Paths { name, more: 0 } => name.clone(),
            Self::Paths { name, more } => format!("{name} and {more} more"),
        }
    }
}

/// Something the user should know: an error stands until it is dismissed, the rest for a while.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    pub text: String,
    /// One line each, for a closer look.
    pub details: Vec<String>,
    pub is_error: bool,
}

impl Notice {
    pub fn error(text: String) -> Self {
        Self { text, details: Vec::new(), is_error: true }
    }

    pub fn info(text: String) -> Self {
        Self { text, details: Vec::new(), is_error: false }
    }

    /// What an import came to, where there is anything to say of it.
    pub(super) fn of_report(report: &Report, stopped: bool, shown: bool) -> Option<Self> {
        let details: Vec<String> = report
            .failed
            .iter()
            .chain(&report.skipped)
            .map(|(path, reason)| format!("{path}: {reason}"))
            .collect();
        let is_error = !report.failed.is_empty() || !shown;
        let text = match (stopped, shown, details.as_slice()) {
            (true, ..) => format!("Stopped: {}. Open it again to go on.", report.summary()),
            (false, false, []) => "There is nothing to read; open a folder of texts".to_owned(),
            (false, false, [only]) => only.clone(),
            (false, true, []) if report.documents == 0 => return None,
            _ => {
                let mut summary = report.summary();
                summary[..1].make_ascii_uppercase();
                summary
            }
        };
        Some(Self { text, details, is_error })
    }

    pub(super) fn of(problems: &[ReadError]) -> Option<Self> {
        let details: Vec<String> = problems.iter().map(ToString::to_string).collect();
        let text = match details.as_slice() {
            [] => return None,
            [only] => only.clone(),
            [first, rest @ ..] => format!("{first} – and {} more", rest.len()),
        };
        Some(Self { text, details, is_error: true })
    }
}
