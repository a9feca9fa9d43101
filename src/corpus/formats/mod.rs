//! The formats that texts come in, one a file; each reads bytes and gives texts.

pub mod email;
pub mod feed;
pub mod html;
pub mod markdown;
mod stated;

use std::path::Path;

/// How a file is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Format {
    Text,
    Markdown,
    JsonLines,
    Html,
    /// RSS or Atom.
    Feed,
    /// One message, or a mailbox of many.
    Email,
}

impl Format {
    /// By the end of the file's name.
    pub fn of_name(path: &Path) -> Option<Self> {
        match path.extension()?.to_str()?.to_ascii_lowercase().as_str() {
            "txt" | "text" => Some(Self::Text),
            "md" | "markdown" => Some(Self::Markdown),
            "jsonl" | "ndjson" => Some(Self::JsonLines),
            "html" | "htm" | "xhtml" => Some(Self::Html),
            // An `.xml` that is no feed says so when it is read.
            "rss" | "atom" | "xml" => Some(Self::Feed),
            "eml" | "mbox" => Some(Self::Email),
            _ => None,
        }
    }
}
