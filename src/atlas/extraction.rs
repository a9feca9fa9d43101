//! What one document says: the result of reading it.

use std::collections::HashSet;

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
    /// Links of those who only share a sentence are left out: they follow from the mentions, and
    /// there are more of them than of all else.
    pub fn new(document: &Document, mut extraction: Extraction) -> Self {
        extraction.links.retain(|link| link.kind != LinkKind::CoMentioned);
        let sentence = |mention: &Mention| {
            let found = document.sentence_at(mention.span.start);
            found.map_or(mention.span, |nth| document.sentences[nth].span)
        };
        let sentences = extraction.mentions.iter().map(sentence).collect();
        Self { info: DocumentInfo::from(document), extraction, sentences }
    }

    /// The same with one copy of each id, however many documents name it.
    pub fn with_shared_ids(mut self, known: &mut HashSet<Id>) -> Self {
        let mut share = |id: &mut Id| match known.get(id) {
            Some(shared) => *id = shared.clone(),
            None => drop(known.insert(id.clone())),
        };
        for entity in &mut self.extraction.entities {
            share(&mut entity.id);
            entity.anchor.iter_mut().for_each(&mut share);
        }
        for mention in &mut self.extraction.mentions {
            share(&mut mention.entity);
            mention.actor.iter_mut().for_each(&mut share);
        }
        for event in &mut self.extraction.events {
            share(&mut event.id);
            event.places.iter_mut().for_each(&mut share);
            event.participants.iter_mut().filter_map(|p| p.entity.as_mut()).for_each(&mut share);
        }
        for link in &mut self.extraction.links {
            [&mut link.a, &mut link.b].into_iter().for_each(&mut share);
            link.event.iter_mut().for_each(&mut share);
        }
        self
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
