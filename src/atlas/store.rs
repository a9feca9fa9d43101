//! Everything that was read, behind handles: what is known of it in memory, the texts wherever they
//! are kept. Built once per reading; nothing outside knows how it is kept.

mod index;
mod packed;
mod reports;

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use super::document::unreadable;
use super::{
    Document, DocumentInfo, Entity, Event, Extraction, Joined, Kind, Link, Mention, Reading, Texts,
};
use crate::base::{Id, Span};
pub use packed::Unreadable;
pub use reports::{Differing, OccurrenceIx};
use serde::{Deserialize, Serialize};

/// Handle of a document in one [`Atlas`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct DocIx(pub u32);

/// Handle of an entity in one [`Atlas`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntityIx(pub u32);

/// Handle of an event in one [`Atlas`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct EventIx(pub u32);

/// Handle of a mention in one [`Atlas`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MentionIx(pub u32);

/// A span of one document, with the sentence around it: what any claim rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Evidence {
    pub document: DocIx,
    /// The whole sentence.
    pub sentence: Span,
    /// What in it names the thing.
    pub span: Span,
}

/// How often a thing is reported, furniture left out; copies of one text count once, and so do
/// reports of one event.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    pub mentions: u32,
    /// Of them, literal ones (places only).
    pub literal: u32,
    pub documents: u32,
    pub events: u32,
}

#[derive(Debug)]
struct Located<T> {
    document: DocIx,
    item: T,
}

/// A mention with the sentence around it, so that evidence is found without the text.
#[derive(Debug)]
struct Mentioned {
    document: DocIx,
    sentence: Span,
    item: Mention,
}

/// Documents, entities, mentions, events and links of everything that was read.
#[derive(Default)]
pub struct Atlas {
    documents: Vec<DocumentInfo>,
    texts: Option<Box<dyn Texts>>,
    entities: Vec<Entity>,
    by_id: HashMap<Id, EntityIx>,
    mentions: Vec<Mentioned>,
    events: Vec<Located<Event>>,
    links: Vec<Located<Link>>,
    mentions_of: Vec<Vec<MentionIx>>,
    mentions_in: Vec<std::ops::Range<u32>>,
    events_at: Vec<Vec<EventIx>>,
    events_of: Vec<Vec<EventIx>>,
    events_in: Vec<std::ops::Range<u32>>,
    counts: Vec<Counts>,
    /// For each document the first one with the same text.
    text_of: Vec<DocIx>,
    /// For each such first one, all with that text.
    copies: BTreeMap<DocIx, Vec<DocIx>>,
    /// Reports of one event, for each event.
    reports: Vec<Vec<EventIx>>,
    occurrence_of: Vec<OccurrenceIx>,
}

impl std::fmt::Debug for Atlas {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Atlas")
            .field("documents", &self.documents.len())
            .field("entities", &self.entities.len())
            .field("events", &self.events.len())
            .finish_non_exhaustive()
    }
}

impl Atlas {
    /// From documents and what was read in each, in their order, with their texts in memory.
    /// Entities with one id are one; each report is an event of its own.
    pub fn new(read: impl IntoIterator<Item = (Document, Extraction)>) -> Self {
        Self::joined(read, &Joined::default())
    }

    /// The same, with what is known of copies and of reports of one event.
    pub fn joined(read: impl IntoIterator<Item = (Document, Extraction)>, joined: &Joined) -> Self {
        let mut texts = Vec::new();
        let read = read.into_iter().map(|(document, extraction)| {
            let reading = Reading::new(&document, extraction);
            texts.push(Arc::new(document));
            reading
        });
        let mut atlas = Self::default();
        read.for_each(|reading| atlas.add(reading));
        atlas.finish(joined);
        atlas.texts = Some(Box::new(texts));
        atlas
    }

    /// From what was read of documents whose texts are kept elsewhere, in their order.
    pub fn of_readings(
        readings: impl IntoIterator<Item = Reading>,
        joined: &Joined,
        texts: Box<dyn Texts>,
    ) -> Self {
        let mut atlas = Self { texts: Some(texts), ..Self::default() };
        readings.into_iter().for_each(|reading| atlas.add(reading));
        atlas.finish(joined);
        atlas
    }

    /// The whole document. Where its text cannot be fetched any more it quotes nothing.
    pub fn read(&self, ix: DocIx) -> Arc<Document> {
        let found = self.texts.as_ref().and_then(|texts| texts.read(ix));
        found.unwrap_or_else(|| Arc::new(unreadable(self.document(ix))))
    }

    /// The number under which a document is kept and searched; `None` if it is kept nowhere.
    pub fn row(&self, ix: DocIx) -> Option<i64> {
        self.texts.as_ref()?.row(ix)
    }

    pub fn documents(&self) -> impl ExactSizeIterator<Item = (DocIx, &DocumentInfo)> {
        self.documents.iter().enumerate().map(|(nth, document)| (DocIx(nth as u32), document))
    }

    pub fn document(&self, ix: DocIx) -> &DocumentInfo {
        &self.documents[ix.0 as usize]
    }

    pub fn entities(&self) -> impl ExactSizeIterator<Item = (EntityIx, &Entity)> {
        self.entities.iter().enumerate().map(|(nth, entity)| (EntityIx(nth as u32), entity))
    }

    pub fn entity(&self, ix: EntityIx) -> &Entity {
        &self.entities[ix.0 as usize]
    }

    pub fn find(&self, id: &Id) -> Option<EntityIx> {
        self.by_id.get(id).copied()
    }

    pub fn counts(&self, ix: EntityIx) -> Counts {
        self.counts[ix.0 as usize]
    }

    pub fn mention(&self, ix: MentionIx) -> (DocIx, &Mention) {
        let located = &self.mentions[ix.0 as usize];
        (located.document, &located.item)
    }

    /// Mentions of an entity, and those where it is the actor behind a place name, in reading order.
    pub fn mentions_of(&self, ix: EntityIx) -> &[MentionIx] {
        &self.mentions_of[ix.0 as usize]
    }

    /// Mentions in a document, by position.
    pub fn mentions_in(&self, ix: DocIx) -> impl Iterator<Item = (MentionIx, &Mention)> {
        self.mentions_in[ix.0 as usize]
            .clone()
            .map(|nth| (MentionIx(nth), &self.mentions[nth as usize].item))
    }

    pub fn events(&self) -> impl ExactSizeIterator<Item = (EventIx, &Event)> {
        self.events.iter().enumerate().map(|(nth, event)| (EventIx(nth as u32), &event.item))
    }

    pub fn event(&self, ix: EventIx) -> (DocIx, &Event) {
        let located = &self.events[ix.0 as usize];
        (located.document, &located.item)
    }

    pub fn events_in(&self, ix: DocIx) -> impl Iterator<Item = (EventIx, &Event)> {
        self.events_in[ix.0 as usize]
            .clone()
            .map(|nth| (EventIx(nth), &self.events[nth as usize].item))
    }

    /// Events that happen at a place.
    pub fn events_at(&self, ix: EntityIx) -> &[EventIx] {
        &self.events_at[ix.0 as usize]
    }

    /// Events that an actor takes part in.
    pub fn events_of(&self, ix: EntityIx) -> &[EventIx] {
        &self.events_of[ix.0 as usize]
    }

    /// What ties two entities; those that only share a sentence are not here.
    pub fn links(&self) -> impl ExactSizeIterator<Item = (DocIx, &Link)> {
        self.links.iter().map(|located| (located.document, &located.item))
    }

    /// Links of an entity.
    pub fn ties_of(&self, ix: EntityIx) -> impl Iterator<Item = (DocIx, &Link)> {
        let id = &self.entity(ix).id;
        self.links().filter(move |(_, link)| &link.a == id || &link.b == id)
    }

    /// Actors and literal places that only share a sentence of a document, two at a time, with
    /// the sentence: weaker than any link. A sentence that names many is a list, and ties nobody.
    pub fn together_in(&self, ix: DocIx) -> Vec<(EntityIx, EntityIx, Span)> {
        /// More than this in one sentence make a list.
        const MOST: usize = 6;
        let range = self.mentions_in[ix.0 as usize].clone();
        let mentions = &self.mentions[range.start as usize..range.end as usize];
        let mut by_sentence: BTreeMap<Span, Vec<EntityIx>> = BTreeMap::new();
        for Mentioned { sentence, item, .. } in mentions.iter().filter(|m| !m.item.furniture) {
            let literal = item.role == Some(super::Role::Literal);
            let named = match &item.actor {
                Some(actor) => actor,
                None if item.kind.is_actor() || (item.kind == Kind::Place && literal) => {
                    &item.entity
                }
                None => continue,
            };
            let named = self.find(named);
            let known = by_sentence.entry(*sentence).or_default();
            known.extend(named.filter(|ix| !known.contains(ix)));
        }
        let mut together = Vec::new();
        for (sentence, mut named) in by_sentence {
            named.sort();
            for (nth, &a) in named.iter().enumerate().filter(|_| named.len() <= MOST) {
                together.extend(named[nth + 1..].iter().map(|&b| (a, b, sentence)));
            }
        }
        together
    }

    /// The sentence around a mention.
    pub fn evidence(&self, ix: MentionIx) -> Evidence {
        let Mentioned { document, sentence, item } = &self.mentions[ix.0 as usize];
        Evidence { document: *document, sentence: *sentence, span: item.span }
    }

    /// The sentence that tells of an event.
    pub fn event_evidence(&self, ix: EventIx) -> Evidence {
        let (document, event) = self.event(ix);
        Evidence { document, sentence: event.sentence, span: event.trigger }
    }

    /// The mention at a byte of a document, the shortest where several lie over each other.
    pub fn mention_at(&self, document: DocIx, offset: u32) -> Option<MentionIx> {
        self.mentions_in(document)
            .filter(|(_, mention)| mention.span.start <= offset && offset < mention.span.end)
            .min_by_key(|(_, mention)| mention.span.len())
            .map(|(ix, _)| ix)
    }

    pub fn is_place(&self, ix: EntityIx) -> bool {
        self.entity(ix).kind == Kind::Place
    }
}
