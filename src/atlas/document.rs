//! What is known of a document without its text, and where texts are fetched from.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{DocIx, Document, DocumentDate};
use crate::base::Id;

/// A [`Document`] without its text: what lies in memory for each.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DocumentInfo {
    pub id: Id,
    /// Where it was read, as the user would write it; `None` for a line of a stream.
    pub path: Option<String>,
    pub title: String,
    pub publisher: Option<String>,
    /// The paper's internet domain, where known.
    pub source: Option<String>,
    pub author: Option<String>,
    pub date: Option<DocumentDate>,
    /// ISO 639-1, or `und`.
    pub language: String,
    /// Of the text, in bytes.
    pub length: u32,
}

impl DocumentInfo {
    /// The paper's name, or where it stands.
    pub fn paper(&self) -> Option<&str> {
        self.publisher.as_deref().or(self.source.as_deref())
    }
}

impl From<&Document> for DocumentInfo {
    fn from(document: &Document) -> Self {
        Self {
            id: document.id.clone(),
            path: document.path.clone(),
            title: document.title.clone(),
            publisher: document.publisher.clone(),
            source: document.source.clone(),
            author: document.author.clone(),
            date: document.date.clone(),
            language: document.language.clone(),
            length: document.text.len() as u32,
        }
    }
}

/// Where the texts of an atlas are fetched from when they are shown.
pub trait Texts: Send + Sync {
    /// The whole document; `None` if it cannot be read any more.
    fn read(&self, ix: DocIx) -> Option<Arc<Document>>;

    /// The number under which a document is kept and searched.
    fn row(&self, ix: DocIx) -> Option<i64>;
}

/// All texts in memory.
impl Texts for Vec<Arc<Document>> {
    fn read(&self, ix: DocIx) -> Option<Arc<Document>> {
        self.get(ix.0 as usize).cloned()
    }

    fn row(&self, ix: DocIx) -> Option<i64> {
        Some(i64::from(ix.0))
    }
}

/// A document whose text cannot be fetched: it quotes nothing.
pub(super) fn unreadable(info: &DocumentInfo) -> Document {
    Document {
        id: info.id.clone(),
        path: info.path.clone(),
        title: info.title.clone(),
        publisher: info.publisher.clone(),
        source: info.source.clone(),
        author: info.author.clone(),
        date: info.date.clone(),
        language: info.language.clone(),
        text: Arc::from(""),
        paragraphs: Vec::new(),
        sentences: Vec::new(),
        pages: Vec::new(),
        warnings: Vec::new(),
    }
}
