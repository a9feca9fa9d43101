//! One text with what is known beside it, turned into a [`Document`].

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{DateBasis, Document, DocumentDate, Page, ReadError, Sentence};
use super::{date, language, layout, paragraph, sentence, title};
use crate::base::{Id, PartialDate, Span};

/// A text as it was read, and what is known of it from outside the text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RawText {
    /// The id a line of JSON gave; without one the text's hash is the id.
    pub id: Option<String>,
    pub path: Option<String>,
    pub title: Option<String>,
    pub publisher: Option<String>,
    /// The paper's internet domain.
    pub source: Option<String>,
    pub author: Option<String>,
    pub date: Option<KnownDate>,
    /// ISO 639-1, where the format says it: used where the text itself does not tell.
    pub language: Option<String>,
    pub text: String,
    /// Bytes at the head of the text that are about it, as front matter is: kept, not mapped.
    pub front: usize,
    /// Where pages begin, for paged formats.
    pub pages: Vec<Page>,
    /// What stood beside the text and could not be used.
    pub warnings: Vec<ReadError>,
}

/// A date from outside the text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KnownDate {
    pub date: PartialDate,
    pub basis: DateBasis,
    /// The words of the text that it rests on.
    pub quote: Option<String>,
}

impl From<Document> for RawText {
    /// The text with what is known of it: [`from_text`] gives the same document again.
    fn from(document: Document) -> Self {
        let date = document.date.as_ref().map(|known| KnownDate {
            date: known.date,
            basis: known.basis,
            quote: known.quote.map(|quote| quote.of(&document.text).to_owned()),
        });
        let own = document.paragraphs.iter().take_while(|own| own.furniture && !own.heading);
        let front = own.last().map_or(0, |own| own.span.end as usize);
        Self {
            front,
            language: Some(document.language),
            id: Some(document.id.to_string()),
            path: document.path,
            title: Some(document.title),
            publisher: document.publisher,
            source: document.source,
            author: document.author,
            date,
            text: document.text.to_string(),
            pages: document.pages,
            warnings: document.warnings,
        }
    }
}

/// Reads the structure of one text: paragraphs, furniture, sentences, title, language and date.
///
/// The text must be shorter than [`super::MAX_TEXT_BYTES`]; the readers of this room see to that.
pub fn from_text(raw: RawText) -> Document {
    let RawText { id, path, title, publisher, source, author, date: known, text, .. } = raw;
    let RawText { language: stated, front, pages, warnings, .. } = raw;
    let language = match (language::guess(&text), stated) {
        ("und", Some(stated)) => stated,
        (guessed, _) => guessed.to_owned(),
    };
    let mut paragraphs = layout::classify(&text, &paragraph::split(&text));
    for paragraph in paragraphs.iter_mut().filter(|own| own.span.end as usize <= front) {
        (paragraph.furniture, paragraph.heading) = (true, false);
    }
    let mut sentences = Vec::new();
    for (nth, paragraph) in paragraphs.iter().enumerate() {
        let of = |span| Sentence { span, paragraph: nth as u32 };
        if paragraph.heading {
            sentences.push(of(paragraph.span));
        } else {
            sentences.extend(sentence::split(&text, paragraph.span).into_iter().map(of));
        }
    }
    let date = match known {
        Some(KnownDate { date, basis, quote }) if basis != DateBasis::Unknown => {
            let quote =
                quote.and_then(|quote| text.find(&quote).map(|at| Span::new(at, at + quote.len())));
            Some(DocumentDate { date, basis, quote })
        }
        _ => date::infer(&text, &paragraphs, &sentences, title.as_deref()),
    };
    let id = match id {
        Some(id) => Id::new(id),
        None => Id::hashed("text", &[&text]),
    };
    let title = title
        .map(|title| title::stated(&title))
        .filter(|title| !title.is_empty())
        .unwrap_or_else(|| title::of(&text, &paragraphs, &sentences));
    Document {
        id,
        path,
        title,
        publisher,
        source,
        author,
        date,
        language,
        text: Arc::from(text),
        paragraphs,
        sentences,
        pages,
        warnings,
    }
}
