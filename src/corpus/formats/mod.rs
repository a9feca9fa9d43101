//! The formats that texts come in, one a file; each reads bytes and gives texts.
//!
//! A file's name says what it is, unless its first bytes say otherwise. Formats of one text are
//! read from their bytes, formats of many as they are asked for.

mod archive;
pub mod child;
mod csv;
mod docx;
pub mod email;
pub mod feed;
pub mod html;
pub mod markdown;
mod mhtml;
mod odt;
mod office;
mod pdf;
mod read;
mod recode;
mod sane;
mod sniff;
mod stated;

use std::path::Path;

use super::{MAX_FILE_BYTES, Problem, decode, jsonl, metadata};

pub use csv::{CsvColumns, CsvTable, delimiter, table as csv_table};
pub use read::{Place, Texts, of_file, read_bytes};
pub use recode::recode;
pub use sniff::HEAD_BYTES;
pub use stated::domain;

/// How a file is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Format {
    Text,
    Markdown,
    Html,
    Pdf,
    Docx,
    Odt,
    /// One message, or a mailbox of many.
    Email,
    /// RSS or Atom.
    Feed,
    JsonLines,
    Csv,
    Zip,
}

impl Format {
    /// By the end of the file's name.
    pub fn of_name(path: &Path) -> Option<Self> {
        match path.extension()?.to_str()?.to_ascii_lowercase().as_str() {
            "txt" | "text" => Some(Self::Text),
            "md" | "markdown" => Some(Self::Markdown),
            "html" | "htm" | "xhtml" | "mhtml" | "mht" => Some(Self::Html),
            "pdf" => Some(Self::Pdf),
            "docx" | "docm" | "dotx" => Some(Self::Docx),
            "odt" | "ott" => Some(Self::Odt),
            "eml" | "mbox" => Some(Self::Email),
            "rss" | "atom" => Some(Self::Feed),
            "jsonl" | "ndjson" => Some(Self::JsonLines),
            "csv" | "tsv" => Some(Self::Csv),
            "zip" => Some(Self::Zip),
            _ => None,
        }
    }

    /// By what the file begins with, where that is plain, else by its name. `head` holds the first
    /// [`HEAD_BYTES`], or all of a shorter file.
    ///
    /// # Errors
    /// Why it is none of the formats.
    pub fn of(path: &Path, head: &[u8]) -> Result<Self, Problem> {
        sniff::format(Self::of_name(path), head)
    }

    /// Whether a file of it may hold many texts.
    pub fn holds_many(self) -> bool {
        matches!(self, Self::Feed | Self::JsonLines | Self::Csv | Self::Zip)
    }

    /// The largest file of it that is read, in bytes; what is read as a stream has no limit.
    pub fn max_bytes(self) -> u64 {
        match self {
            Self::JsonLines | Self::Csv | Self::Zip => u64::MAX,
            // Pictures and fonts in it may weigh more than its text.
            Self::Pdf | Self::Docx | Self::Odt | Self::Email => 256 << 20,
            _ => MAX_FILE_BYTES as u64,
        }
    }

    /// As `portolan read-file` takes it.
    fn name(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            _ => "other",
        }
    }
}

#[cfg(test)]
mod office_tests;
