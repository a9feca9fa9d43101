//! Everything that was read, in memory, behind handles: what a database will hold later.
//! Built once per reading; nothing outside knows how it is kept.

mod reports;

use std::collections::BTreeMap;

use super::{Document, Entity, Event, Extraction, Joined, Kind, Link, LinkKind, Mention, Role};
use crate::base::{Id, Span};
use reports::Named;
pub use reports::{Differing, OccurrenceIx};

/// Handle of a document in one [`Atlas`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DocIx(pub u32);

/// Handle of an entity in one [`Atlas`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntityIx(pub u32);

/// Handle of an event in one [`Atlas`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
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

/// Documents, entities, mentions, events and links of everything that was read.
#[derive(Debug, Default)]
pub struct Atlas {
    documents: Vec<Document>,
    entities: Vec<Entity>,
    by_id: BTreeMap<Id, EntityIx>,
    mentions: Vec<Located<Mention>>,
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

impl Atlas {
    /// From documents and what was read in each, in their order. Entities with one id are one;
    /// each report is an event of its own.
    pub fn new(read: impl IntoIterator<Item = (Document, Extraction)>) -> Self {
        Self::joined(read, &Joined::default())
    }

    /// The same, with what is known of copies and of reports of one event.
    pub fn joined(read: impl IntoIterator<Item = (Document, Extraction)>, joined: &Joined) -> Self {
        let mut atlas = Self::default();
        for (document, extraction) in read {
            atlas.add(document, extraction);
        }
        atlas.join(joined);
        atlas.index();
        atlas
    }

    fn add(&mut self, document: Document, extraction: Extraction) {
        let doc = DocIx(self.documents.len() as u32);
        for entity in extraction.entities {
            match self.by_id.get(&entity.id) {
                Some(&at) => merge(&mut self.entities[at.0 as usize], entity),
                None => {
                    self.by_id.insert(entity.id.clone(), EntityIx(self.entities.len() as u32));
                    self.entities.push(entity);
                }
            }
        }
        let first = self.mentions.len() as u32;
        self.mentions
            .extend(extraction.mentions.into_iter().map(|item| Located { document: doc, item }));
        self.mentions_in.push(first..self.mentions.len() as u32);
        let first = self.events.len() as u32;
        self.events
            .extend(extraction.events.into_iter().map(|item| Located { document: doc, item }));
        self.events_in.push(first..self.events.len() as u32);
        self.links.extend(extraction.links.into_iter().map(|item| Located { document: doc, item }));
        self.documents.push(document);
    }

    fn index(&mut self) {
        let count = self.entities.len();
        let mut mentions_of = vec![Vec::new(); count];
        let mut events_at = vec![Vec::new(); count];
        let mut events_of = vec![Vec::new(); count];
        let mut counts = vec![Counts::default(); count];
        // By text and entity: what copies of a text say counts as often as the fullest says it.
        let mut named_in: BTreeMap<(DocIx, EntityIx), Named> = BTreeMap::new();
        for (nth, Located { document, item }) in self.mentions.iter().enumerate() {
            let named = [Some(&item.entity), item.actor.as_ref()];
            for &entity in named.into_iter().flatten().filter_map(|id| self.by_id.get(id)) {
                mentions_of[entity.0 as usize].push(MentionIx(nth as u32));
                if !item.furniture {
                    let literal = item.role == Some(Role::Literal);
                    let text = self.text_of(*document);
                    named_in.entry((text, entity)).or_default().add(*document, literal);
                }
            }
        }
        for ((_, entity), named) in named_in {
            let counts = &mut counts[entity.0 as usize];
            let (mentions, literal) = named.most();
            counts.mentions += mentions;
            counts.literal += literal;
            counts.documents += 1;
        }
        for (nth, Located { item, .. }) in self.events.iter().enumerate() {
            let event = EventIx(nth as u32);
            let places = item.places.iter().map(|id| (id, true));
            let actors = item.participants.iter().filter_map(|p| p.entity.as_ref());
            for (id, is_place) in places.chain(actors.map(|id| (id, false))) {
                let Some(entity) = self.by_id.get(id) else { continue };
                let at = entity.0 as usize;
                let list = if is_place { &mut events_at[at] } else { &mut events_of[at] };
                if list.last() != Some(&event) {
                    list.push(event);
                }
            }
        }
        for (at, counts) in counts.iter_mut().enumerate() {
            let events = events_at[at].iter().chain(&events_of[at]);
            counts.events = self.once(events.copied()).len() as u32;
        }
        self.mentions_of = mentions_of;
        self.events_at = events_at;
        self.events_of = events_of;
        self.counts = counts;
    }

    pub fn documents(&self) -> impl ExactSizeIterator<Item = (DocIx, &Document)> {
        self.documents.iter().enumerate().map(|(nth, document)| (DocIx(nth as u32), document))
    }

    pub fn document(&self, ix: DocIx) -> &Document {
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

    pub fn links(&self) -> impl ExactSizeIterator<Item = (DocIx, &Link)> {
        self.links.iter().map(|located| (located.document, &located.item))
    }

    /// Links of an entity other than those that only share a sentence.
    pub fn ties_of(&self, ix: EntityIx) -> impl Iterator<Item = (DocIx, &Link)> {
        let id = &self.entity(ix).id;
        self.links().filter(move |(_, link)| {
            link.kind != LinkKind::CoMentioned && (&link.a == id || &link.b == id)
        })
    }

    /// The sentence around a mention.
    pub fn evidence(&self, ix: MentionIx) -> Evidence {
        let (document, mention) = self.mention(ix);
        let text = self.document(document);
        let sentence = text
            .sentence_at(mention.span.start)
            .map_or(mention.span, |nth| text.sentences[nth].span);
        Evidence { document, sentence, span: mention.span }
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

/// Two documents name one entity: keep the fuller facts of both.
fn merge(into: &mut Entity, other: Entity) {
    if into.kind == Kind::Person && other.name.len() > into.name.len() {
        into.name = other.name;
    }
    into.country = into.country.take().or(other.country);
    into.anchor = into.anchor.take().or(other.anchor);
    into.place = into.place.take().or(other.place);
    for role in other.roles {
        if !into.roles.contains(&role) {
            into.roles.push(role);
        }
    }
}
