//! What can go wrong while reading, in words that name the file and what to do.

use std::fmt;

use super::MAX_TEXT_BYTES;

/// One file or line that could not be read. The others are not affected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadError {
    /// The file, as the user would write it; `None` for a stream.
    pub path: Option<String>,
    /// The line, from 1, in a file of many texts.
    pub line: Option<usize>,
    /// The id that the line gave, where it could be read.
    pub id: Option<String>,
    pub problem: Problem,
}

#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Problem {
    #[error("there is no such file or folder; check the path")]
    Missing,
    #[error("cannot be opened ({0}); check that you may read it")]
    Unreadable(String),
    #[error("is larger than {} MiB, the limit for one text; split it", MAX_TEXT_BYTES >> 20)]
    TooLarge,
    #[error("is not text; save it as plain text (.txt) first")]
    Binary,
    #[error("is skipped: only .txt, .md and .jsonl are read; save it as plain text to include it")]
    Extension,
    #[error("is skipped: it is a link to a folder; open the folder it points to instead")]
    LinkedFolder,
    #[error("holds no text; remove it, or check that it was saved")]
    Empty,
    #[error("holds nothing to read; add .txt, .md or .jsonl files")]
    EmptyFolder,
    #[error("is not a JSON object with \"id\" and \"text\" ({0}); correct or remove the line")]
    Json(String),
    #[error("has no \"text\"; each line needs an \"id\" and a \"text\"")]
    NoText,
    #[error("is not understood ({0}); its texts are read without it")]
    Metadata(String),
    #[error(
        "the date “{0}” is not understood; write it as 2024-09-08; the text is read without it"
    )]
    Date(String),
    #[error("{0}")]
    Entry(String),
}

impl ReadError {
    /// Whether it was left out by rule, and nothing is wrong with it.
    pub fn is_skipped(&self) -> bool {
        matches!(self.problem, Problem::Extension | Problem::LinkedFolder)
    }

    pub(super) fn of(path: impl Into<String>, problem: Problem) -> Self {
        Self { path: Some(path.into()), line: None, id: None, problem }
    }
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (&self.path, self.line) {
            (Some(path), Some(line)) => write!(f, "{path}, line {line}: ")?,
            (Some(path), None) => write!(f, "{path}: ")?,
            (None, Some(line)) => write!(f, "standard input, line {line}: ")?,
            (None, None) => write!(f, "standard input: ")?,
        }
        self.problem.fmt(f)
    }
}

impl std::error::Error for ReadError {}
