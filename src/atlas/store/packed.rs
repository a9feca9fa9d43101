//! The whole atlas without its texts as bytes, so that a project opens without reading its
//! documents again. Entities are numbered; what can be worked out again is left out.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use super::index::Named;
use super::{Atlas, DocIx, EntityIx, EventIx, Located, Mentioned, OccurrenceIx};
use crate::atlas::{
    DocumentInfo, Entity, Event, EventType, Kind, Link, LinkKind, Mention, Modality, Participant,
    ParticipantRole, Quantity, Role, Texts,
};
use crate::base::interned::interned;
use crate::base::{Id, PartialDate, Span};

/// Bytes that are no atlas, or one of another version of the program.
#[derive(Debug, thiserror::Error)]
#[error("the kept index is not readable ({0})")]
pub struct Unreadable(String);

/// Changes with everything below and with the types it holds.
const VERSION: u32 = 1;

#[derive(Default, Serialize, Deserialize)]
struct Packed {
    documents: Vec<DocumentInfo>,
    entities: Vec<Entity>,
    /// Ids that name no entity: those of events in links.
    others: Vec<Id>,
    /// Names of rules and modes.
    names: Vec<String>,
    /// How many mentions, events and links each document has.
    sizes: Vec<[u32; 3]>,
    mentions: Vec<PackedMention>,
    events: Vec<PackedEvent>,
    links: Vec<PackedLink>,
    text_of: Vec<DocIx>,
    reports: Vec<Vec<EventIx>>,
}

#[derive(Serialize, Deserialize)]
struct PackedMention {
    start: u32,
    length: u32,
    /// Bytes of the sentence before the mention, and the whole length of it.
    before: i32,
    sentence: u32,
    kind: Kind,
    role: Option<Role>,
    entity: u32,
    actor: Option<u32>,
    confidence: f32,
    rule: u16,
    furniture: bool,
}

#[derive(Serialize, Deserialize)]
struct PackedEvent {
    id: Id,
    event_type: EventType,
    mode: Option<u16>,
    trigger: Span,
    sentence: Span,
    date: Option<PartialDate>,
    modality: Modality,
    places: Vec<u32>,
    participants: Vec<(ParticipantRole, Option<u32>, Span)>,
    numbers: Vec<Quantity>,
    confidence: f32,
    rule: u16,
}

#[derive(Serialize, Deserialize)]
struct PackedLink {
    a: u32,
    b: u32,
    kind: LinkKind,
    event: Option<u32>,
    evidence: Vec<Span>,
}

/// Gives numbers to ids and names.
struct Numbers<'a> {
    atlas: &'a Atlas,
    others: Vec<Id>,
    other: HashMap<Id, u32>,
    names: Vec<String>,
    name: HashMap<&'static str, u16>,
}

impl Numbers<'_> {
    fn id(&mut self, id: &Id) -> u32 {
        if let Some(ix) = self.atlas.by_id.get(id) {
            return ix.0;
        }
        let next = (self.atlas.entities.len() + self.others.len()) as u32;
        *self.other.entry(id.clone()).or_insert_with(|| {
            self.others.push(id.clone());
            next
        })
    }

    fn name(&mut self, name: &'static str) -> u16 {
        *self.name.entry(name).or_insert_with(|| {
            self.names.push(name.to_owned());
            self.names.len() as u16 - 1
        })
    }
}

impl Atlas {
    /// Everything but the texts, in a form of this program's own.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut numbers = Numbers {
            atlas: self,
            others: Vec::new(),
            other: HashMap::new(),
            names: Vec::new(),
            name: HashMap::new(),
        };
        let mut sizes: Vec<[u32; 3]> = self
            .mentions_in
            .iter()
            .zip(&self.events_in)
            .map(|(mentions, events)| [mentions.len() as u32, events.len() as u32, 0])
            .collect();
        self.links.iter().for_each(|link| sizes[link.document.0 as usize][2] += 1);
        let mentions = self.mentions.iter().map(|mention| numbers.mention(mention)).collect();
        let events = self.events.iter().map(|event| numbers.event(&event.item)).collect();
        let links = self.links.iter().map(|link| numbers.link(&link.item)).collect();
        let Numbers { others, names, .. } = numbers;
        let packed = Packed {
            documents: self.documents.clone(),
            entities: self.entities.clone(),
            others,
            names,
            sizes,
            mentions,
            events,
            links,
            text_of: self.text_of.clone(),
            reports: self.reports.clone(),
        };
        postcard::to_stdvec(&(VERSION, packed)).expect("plain data is always written")
    }

    /// From [`Atlas::to_bytes`].
    ///
    /// # Errors
    /// If the bytes are damaged, or were written by another version of the program.
    pub fn from_bytes(bytes: &[u8], texts: Box<dyn Texts>) -> Result<Self, Unreadable> {
        let wrong = |what: &str| Unreadable(what.to_owned());
        let (version, rest): (u32, _) =
            postcard::take_from_bytes(bytes).map_err(|error| Unreadable(error.to_string()))?;
        if version != VERSION {
            return Err(wrong("another version wrote it"));
        }
        let packed: Packed =
            postcard::from_bytes(rest).map_err(|error| Unreadable(error.to_string()))?;
        packed.unpacked(texts).ok_or_else(|| wrong("numbers in it point nowhere"))
    }
}

impl Numbers<'_> {
    fn mention(&mut self, Mentioned { sentence, item, .. }: &Mentioned) -> PackedMention {
        PackedMention {
            start: item.span.start,
            length: item.span.len() as u32,
            before: item.span.start as i32 - sentence.start as i32,
            sentence: sentence.len() as u32,
            kind: item.kind,
            role: item.role,
            entity: self.id(&item.entity),
            actor: item.actor.as_ref().map(|actor| self.id(actor)),
            confidence: item.confidence,
            rule: self.name(item.rule),
            furniture: item.furniture,
        }
    }

    fn event(&mut self, event: &Event) -> PackedEvent {
        let participants = event.participants.iter();
        PackedEvent {
            id: event.id.clone(),
            event_type: event.event_type,
            mode: event.mode.map(|mode| self.name(mode)),
            trigger: event.trigger,
            sentence: event.sentence,
            date: event.date,
            modality: event.modality,
            places: event.places.iter().map(|id| self.id(id)).collect(),
            participants: participants
                .map(|who| (who.role, who.entity.as_ref().map(|id| self.id(id)), who.span))
                .collect(),
            numbers: event.numbers.clone(),
            confidence: event.confidence,
            rule: self.name(event.rule),
        }
    }

    fn link(&mut self, link: &Link) -> PackedLink {
        PackedLink {
            a: self.id(&link.a),
            b: self.id(&link.b),
            kind: link.kind,
            event: link.event.as_ref().map(|event| self.id(event)),
            evidence: link.evidence.clone(),
        }
    }
}

impl Packed {
    /// `None` if a number in it points nowhere.
    fn unpacked(self, texts: Box<dyn Texts>) -> Option<Atlas> {
        let ids: Vec<Id> =
            self.entities.iter().map(|entity| entity.id.clone()).chain(self.others).collect();
        let names: Vec<&'static str> = self.names.iter().map(|name| interned(name)).collect();
        let id = |nth: u32| ids.get(nth as usize).cloned();
        let name = |nth: u16| names.get(usize::from(nth)).copied();
        let known = self.entities.len();
        let ix = |nth: u32| ((nth as usize) < known).then_some(EntityIx(nth));
        let named = self.mentions.iter();
        let named = named.map(|packed| [ix(packed.entity), packed.actor.and_then(ix)]);
        let named: Vec<Named> = named.collect();
        let mut atlas = Atlas { texts: Some(texts), ..Atlas::default() };
        let (documents, events) = (self.documents.len(), self.events.len());
        let whole = self.sizes.iter().fold([0_usize; 3], |sum, size| {
            std::array::from_fn(|nth| sum[nth] + size[nth] as usize)
        });
        if whole != [self.mentions.len(), events, self.links.len()]
            || self.sizes.len() != documents
            || self.text_of.len() != documents
            || self.text_of.iter().any(|ix| ix.0 as usize >= documents)
        {
            return None;
        }
        let (mut mentions, mut told, mut links) =
            (self.mentions.into_iter(), self.events.into_iter(), self.links.into_iter());
        for (document, [some_mentions, some_events, some_links]) in (0..).map(DocIx).zip(self.sizes)
        {
            let first = atlas.mentions.len() as u32;
            for packed in mentions.by_ref().take(some_mentions as usize) {
                let start = packed.start.checked_add_signed(packed.before.checked_neg()?)?;
                let sentence = Span { start, end: start.checked_add(packed.sentence)? };
                let end = packed.start.checked_add(packed.length)?;
                let item = Mention {
                    span: Span { start: packed.start, end },
                    kind: packed.kind,
                    role: packed.role,
                    entity: id(packed.entity)?,
                    actor: packed.actor.map(&id).map_or(Some(None), |actor| actor.map(Some))?,
                    confidence: packed.confidence,
                    rule: name(packed.rule)?,
                    furniture: packed.furniture,
                };
                atlas.mentions.push(Mentioned { document, sentence, item });
            }
            atlas.mentions_in.push(first..atlas.mentions.len() as u32);
            let first = atlas.events.len() as u32;
            for packed in told.by_ref().take(some_events as usize) {
                let mode = packed.mode.map(name).map_or(Some(None), |mode| mode.map(Some))?;
                let participants = packed.participants.into_iter().map(|(role, who, span)| {
                    let entity = who.map(&id).map_or(Some(None), |who| who.map(Some))?;
                    Some(Participant { role, entity, span })
                });
                let item = Event {
                    id: packed.id,
                    event_type: packed.event_type,
                    mode,
                    trigger: packed.trigger,
                    sentence: packed.sentence,
                    date: packed.date,
                    modality: packed.modality,
                    places: packed.places.into_iter().map(&id).collect::<Option<_>>()?,
                    participants: participants.collect::<Option<_>>()?,
                    numbers: packed.numbers,
                    confidence: packed.confidence,
                    rule: name(packed.rule)?,
                };
                atlas.events.push(Located { document, item });
            }
            atlas.events_in.push(first..atlas.events.len() as u32);
            for packed in links.by_ref().take(some_links as usize) {
                let event = packed.event.map(&id).map_or(Some(None), |event| event.map(Some))?;
                let item = Link {
                    a: id(packed.a)?,
                    b: id(packed.b)?,
                    kind: packed.kind,
                    event,
                    evidence: packed.evidence,
                };
                atlas.links.push(Located { document, item });
            }
        }
        for (nth, ix) in (0..).map(DocIx).zip(&self.text_of) {
            atlas.copies.entry(*ix).or_default().push(nth);
        }
        atlas.copies.retain(|_, documents| documents.len() > 1);
        let nowhere = OccurrenceIx(u32::MAX);
        atlas.occurrence_of = vec![nowhere; events];
        for (nth, reports) in (0..).map(OccurrenceIx).zip(&self.reports) {
            for report in reports {
                *atlas.occurrence_of.get_mut(report.0 as usize)? = nth;
            }
        }
        if atlas.occurrence_of.contains(&nowhere) || self.reports.iter().any(Vec::is_empty) {
            return None;
        }
        let numbered = (0..).map(EntityIx).zip(&self.entities);
        atlas.by_id = numbered.map(|(ix, entity)| (entity.id.clone(), ix)).collect();
        atlas.documents = self.documents;
        atlas.entities = self.entities;
        atlas.text_of = self.text_of;
        atlas.reports = self.reports;
        atlas.index(&named);
        Some(atlas)
    }
}
