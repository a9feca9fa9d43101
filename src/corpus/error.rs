//! What can go wrong while reading, in words that name the file and what to do.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::MAX_TEXT_BYTES;

/// One file or line that could not be read. The others are not affected.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadError {
    /// The file, as the user would write it; `None` for a stream.
    pub path: Option<String>,
    /// The line, from 1, in a file of many texts.
    pub line: Option<usize>,
    /// The id that the line gave, where it could be read.
    pub id: Option<String>,
    pub problem: Problem,
}

#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error, Serialize, Deserialize)]
pub enum Problem {
    #[error("there is no such file or folder; check the path")]
    Missing,
    #[error("cannot be opened ({0}); check that you may read it")]
    Unreadable(String),
    #[error("is larger than {} MiB, the limit for one text; split it", MAX_TEXT_BYTES >> 20)]
    TooLarge,
    #[error("is not text; save it as plain text (.txt) first")]
    Binary,
    #[error("is skipped: it is none of {FORMATS}; save it as one of them to include it")]
    Extension,
    #[error("is skipped: it is an old Word file or Rich Text; save it as .docx to include it")]
    OldWord,
    #[error("is skipped: it is a link to a folder; open the folder it points to instead")]
    LinkedFolder,
    #[error("holds no text; remove it, or check that it was saved")]
    Empty,
    #[error("holds nothing to read; add {FORMATS}")]
    EmptyFolder,
    #[error("is not a JSON object with \"id\" and \"text\" ({0}); correct or remove the line")]
    Json(String),
    #[error("has no \"text\"; each line needs an \"id\" and a \"text\"")]
    NoText,
    #[error("has no text layer: it is a scan; run it through OCR first")]
    Scan,
    #[error("page {} has no text layer and is left out; run the file through OCR first", pages(.0))]
    ScannedPages(Vec<u32>),
    #[error("is locked with a password; save it without one first")]
    Locked,
    #[error(
        "is damaged or not quite a {format} ({why}); open it where it was made and save it again"
    )]
    Damaged { format: String, why: String },
    #[error("was given up after {0} s; save it as plain text, or in parts, first")]
    TooSlow(u64),
    #[error(
        "broke the program that reads it; open it in another one and save it again, or as plain text"
    )]
    Crashed,
    #[error(
        "could not be read because of a fault in this program; report it, with the text if that may leave your computer"
    )]
    Fault,
    #[error("has {0} pages, more than are read of one file; split it")]
    TooManyPages(usize),
    #[error("has {0} entries, more than are read of one archive; split it")]
    TooManyEntries(usize),
    #[error("holds more than {0} GiB unpacked; what lies beyond is left out: split it")]
    TooMuchInside(u64),
    #[error("is larger than {0} MiB unpacked; take it out of the archive first")]
    LargeEntry(u64),
    #[error("would unpack to more than {0} times its size, which no text does; it is left out")]
    Bomb(u64),
    #[error("lies more than {0} archives deep; unpack the outer one first")]
    TooDeep(usize),
    #[error(
        "no column is plainly the text (columns: {0}); name it in a sources.toml beside the file: [csv] and under it text = \"NAME\""
    )]
    Columns(String),
    #[error("there is no column “{column}” (columns: {columns}); correct the name")]
    NoColumn { column: String, columns: String },
    #[error("has only {0} of the columns; check the quotes in this line and the one before")]
    ShortRow(usize),
    #[error(
        "a quote opens in or before this line and does not end; the rest is not read: close it"
    )]
    OpenQuote,
    #[error("is not understood ({0}); its texts are read without it")]
    Metadata(String),
    #[error(
        "the date “{0}” is not understood; write it as 2024-09-08; the text is read without it"
    )]
    Date(String),
    #[error("{0}")]
    Entry(String),
}

/// What can be read, for messages.
pub const FORMATS: &str = ".txt, .md, .html, .mhtml, .pdf, .docx, .odt, .eml, .rss, .atom, .jsonl, .csv, \
    .tsv and .zip";

impl Problem {
    /// Whether the file was left out on purpose, rather than tried in vain.
    pub fn is_skip(&self) -> bool {
        matches!(self, Self::Extension | Self::OldWord | Self::LinkedFolder)
    }
}

/// "3", "3 and 5", "3 to 5": the first and the last of many.
fn pages(pages: &[u32]) -> String {
    match pages {
        [] => String::new(),
        [one] => one.to_string(),
        [one, other] => format!("{one} and {other}"),
        [first, .., last] if (last - first) as usize + 1 == pages.len() => {
            format!("{first} to {last}")
        }
        [first, .., last] => format!("{first}, {last} and {} others", pages.len() - 2),
    }
}

impl ReadError {
    /// Of a text whose path is added by whoever knows it.
    pub(super) fn nowhere(problem: Problem) -> Self {
        Self { path: None, line: None, id: None, problem }
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
