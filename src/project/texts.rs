//! Texts out of a project, the last ones read kept at hand.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, PoisonError};

use rusqlite::{Connection, OptionalExtension};
use serde::{Deserialize, Serialize};

use super::store::Project;
use crate::atlas::{DocIx, Document, DocumentInfo, Page, Paragraph, Reading, Sentence, Texts};

/// So many texts are kept at hand.
const AT_HAND: usize = 64;

#[derive(Serialize, Deserialize)]
struct Layout {
    paragraphs: Vec<Paragraph>,
    sentences: Vec<Sentence>,
    pages: Vec<Page>,
}

/// Paragraphs, sentences and pages as they are kept beside the text.
pub(super) fn layout(document: &Document) -> Vec<u8> {
    let layout = Layout {
        paragraphs: document.paragraphs.clone(),
        sentences: document.sentences.clone(),
        pages: document.pages.clone(),
    };
    postcard::to_stdvec(&layout).expect("plain data is always written")
}

/// The document of a row, or `None` if there is none; a damaged one is an error of conversion.
pub(super) fn read(from: &Connection, row: i64) -> rusqlite::Result<Option<Document>> {
    let found: Option<(String, Vec<u8>, Vec<u8>)> = from
        .prepare_cached(
            "SELECT t.text, t.layout, r.reading FROM portolan_texts t
             JOIN portolan_readings r ON r.document = t.document WHERE t.document = ?1",
        )?
        .query_row([row], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
        .optional()?;
    let Some((text, layout, reading)) = found else { return Ok(None) };
    let broken = |column, error: postcard::Error| {
        let error = Box::new(error);
        rusqlite::Error::FromSqlConversionFailure(column, rusqlite::types::Type::Blob, error)
    };
    let layout: Layout = postcard::from_bytes(&layout).map_err(|error| broken(1, error))?;
    // The facts of the document come first in what was read of it.
    let (info, _): (DocumentInfo, _) =
        postcard::take_from_bytes(&reading).map_err(|error| broken(2, error))?;
    Ok(Some(whole(info, text, layout)))
}

fn whole(info: DocumentInfo, text: String, layout: Layout) -> Document {
    Document {
        id: info.id,
        path: info.path,
        title: info.title,
        publisher: info.publisher,
        source: info.source,
        author: info.author,
        date: info.date,
        language: info.language,
        text: Arc::from(text),
        paragraphs: layout.paragraphs,
        sentences: layout.sentences,
        pages: layout.pages,
        warnings: Vec::new(),
    }
}

/// What [`read`] relies on.
const _: fn(Reading) -> DocumentInfo = |Reading { info, .. }| info;

/// The texts of an atlas, by the rows of its documents.
pub(super) struct Kept {
    project: Arc<Project>,
    rows: Vec<i64>,
    recent: Mutex<VecDeque<(DocIx, Arc<Document>)>>,
}

impl Kept {
    pub fn new(project: Arc<Project>, rows: Vec<i64>) -> Self {
        Self { project, rows, recent: Mutex::default() }
    }
}

impl Texts for Kept {
    fn read(&self, ix: DocIx) -> Option<Arc<Document>> {
        let mut recent = self.recent.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(at) = recent.iter().position(|(known, _)| *known == ix) {
            let found = recent.remove(at)?;
            let document = Arc::clone(&found.1);
            recent.push_front(found);
            return Some(document);
        }
        let row = *self.rows.get(ix.0 as usize)?;
        let document = Arc::new(self.project.document(row).ok()??);
        recent.push_front((ix, Arc::clone(&document)));
        recent.truncate(AT_HAND);
        Some(document)
    }

    fn row(&self, ix: DocIx) -> Option<i64> {
        self.rows.get(ix.0 as usize).copied()
    }
}
