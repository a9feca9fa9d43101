//! One text as it was read, never rewritten.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::ReadError;
use crate::base::{Id, PartialDate, Span};

/// One text with what is known of it. All spans count UTF-8 bytes of `text`.
#[derive(Clone, Debug)]
pub struct Document {
    /// `text:` and a hash of the text; for JSON Lines the id of the line.
    pub id: Id,
    /// Where it was read, as the user would write it; `None` for a line of a stream.
    pub path: Option<String>,
    pub title: String,
    /// The paper or body that published it, where known.
    pub publisher: Option<String>,
    /// The paper's internet domain, where known.
    pub source: Option<String>,
    /// Who wrote it, where the format says so.
    pub author: Option<String>,
    pub date: Option<DocumentDate>,
    /// ISO 639-1, or `und`.
    pub language: String,
    pub text: Arc<str>,
    /// In order, without overlap; blank lines lie between them.
    pub paragraphs: Vec<Paragraph>,
    /// In order, each within one paragraph.
    pub sentences: Vec<Sentence>,
    /// Where the pages of a paged format begin, in order; empty for the others.
    pub pages: Vec<Page>,
    /// What stood beside the text and could not be used.
    pub warnings: Vec<ReadError>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Paragraph {
    pub span: Span,
    /// Navigation, advertisement, related headlines, bylines of others: kept, not mapped.
    pub furniture: bool,
    /// A headline or section heading: no full sentence.
    pub heading: bool,
}

/// Where a page of the file begins in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Page {
    /// The first byte of the text that stands on it.
    pub start: u32,
    /// As a viewer counts, from 1.
    pub number: u32,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sentence {
    pub span: Span,
    /// Index into [`Document::paragraphs`].
    pub paragraph: u32,
}

/// A document's date and how it is known.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DocumentDate {
    pub date: PartialDate,
    pub basis: DateBasis,
    /// For an inferred date, where in the text it stands.
    pub quote: Option<Span>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DateBasis {
    /// Given beside the text, or as metadata of its format.
    Stated,
    /// Worked out from the text.
    Inferred,
    Unknown,
}

impl Document {
    /// The index of the sentence that holds the byte `offset`; `None` between sentences.
    pub fn sentence_at(&self, offset: u32) -> Option<usize> {
        let after = self.sentences.partition_point(|sentence| sentence.span.start <= offset);
        let index = after.checked_sub(1)?;
        (offset < self.sentences[index].span.end).then_some(index)
    }

    /// The page that the byte `offset` stands on; `None` for formats without pages.
    pub fn page_at(&self, offset: u32) -> Option<u32> {
        let after = self.pages.partition_point(|page| page.start <= offset);
        Some(self.pages[after.checked_sub(1)?].number)
    }

    /// Whether the byte `offset` lies in furniture.
    pub fn is_furniture(&self, offset: u32) -> bool {
        let after = self.paragraphs.partition_point(|paragraph| paragraph.span.start <= offset);
        after > 0 && self.paragraphs[after - 1].furniture
    }
}
