//! What one document says: the result of reading it.

use serde::{Deserialize, Serialize};

use super::{Document, DocumentInfo, Entity, Event, Mention};
use crate::base::{Id, Span};

/// Everything found in one document. Ids do not depend on other documents.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Extraction {
    /// By start, longest first; no two of the same kind overlap.
    pub mentions: Vec<Mention>,
    /// By id, each once; every id that mentions and events use is here.
    pub entities: Vec<Entity>,
    /// By position of their triggers.
    pub events: Vec<Event>,
    pub links: Vec<Link>,
}

/// What one document says, as an atlas takes it: nothing in it needs the text.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Reading {
    pub info: DocumentInfo,
    pub extraction: Extraction,
    /// The sentence around each mention.
    pub sentences: Vec<Span>,
}

impl Reading {
    pub fn new(document: &Document, extraction: Extraction) -> Self {
        let sentence = |mention: &Mention| {
            let found = document.sentence_at(mention.span.start);
            found.map_or(mention.span, |nth| document.sentences[nth].span)
        };
        let sentences = extraction.mentions.iter().map(sentence).collect();
        Self { info: DocumentInfo::from(document), extraction, sentences }
    }
}

/// A tie between two entities with its evidence.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Link {
    pub a: Id,
    pub b: Id,
    pub kind: LinkKind,
    pub event: Option<Id>,
    /// Sentences that say so.
    pub evidence: Vec<Span>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LinkKind {
    Participates,
    LocatedAt,
    MemberOf,
    HoldsRole,
    /// Weaker than the others: they only share a sentence.
    CoMentioned,
}
