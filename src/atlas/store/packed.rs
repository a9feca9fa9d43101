//! The whole atlas without its texts as bytes, so that a project opens without reading its
//! documents again. Entities are numbered; what can be worked out again is left out. Mentions are
//! unpacked on one core, events and links on another.

use std::collections::HashMap;
use std::ops::Range;

use serde::de::DeserializeOwned;
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
const VERSION: u32 = 2;

#[derive(Serialize, Deserialize)]
struct Packed<'a> {
    documents: Vec<DocumentInfo>,
    entities: Vec<Entity>,
    /// Ids that name no entity: those of events in links.
    others: Vec<Id>,
    /// Names of rules and modes.
    names: Vec<String>,
    /// How many mentions, events and links each document has.
    sizes: Vec<[u32; 3]>,
    text_of: Vec<DocIx>,
    reports: Vec<Vec<EventIx>>,
    /// One [`PackedMention`] after the other.
    mentions: &'a [u8],
    /// The same of [`PackedEvent`].
    events: &'a [u8],
    /// The same of [`PackedLink`].
    links: &'a [u8],
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
        let mentions = written(self.mentions.iter().map(|mention| numbers.mention(mention)));
        let events = written(self.events.iter().map(|event| numbers.event(&event.item)));
        let links = written(self.links.iter().map(|link| numbers.link(&link.item)));
        let Numbers { others, names, .. } = numbers;
        let packed = Packed {
            documents: self.documents.clone(),
            entities: self.entities.clone(),
            others,
            names,
            sizes,
            text_of: self.text_of.clone(),
            reports: self.reports.clone(),
            mentions: &mentions,
            events: &events,
            links: &links,
        };
        postcard::to_stdvec(&(VERSION, packed)).expect("plain data is always written")
    }

    /// Whether bytes that begin so were written by [`Atlas::to_bytes`] of this version.
    pub fn can_read(start: &[u8]) -> bool {
        postcard::take_from_bytes::<u32>(start).is_ok_and(|(version, _)| version == VERSION)
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
        let packed: Packed<'_> =
            postcard::from_bytes(rest).map_err(|error| Unreadable(error.to_string()))?;
        packed.unpacked(texts).ok_or_else(|| wrong("its parts do not fit together"))
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

/// One after the other; how many there are has to be known when they are read.
fn written<T: Serialize>(items: impl Iterator<Item = T>) -> Vec<u8> {
    items.fold(Vec::new(), |bytes, item| {
        postcard::to_extend(&item, bytes).expect("plain data is always written")
    })
}

/// What was written, one at a time.
struct Written<'a>(&'a [u8]);

impl Written<'_> {
    fn next<T: DeserializeOwned>(&mut self) -> Option<T> {
        let (item, rest) = postcard::take_from_bytes(self.0).ok()?;
        self.0 = rest;
        Some(item)
    }
}

/// What numbers stand for.
struct Known {
    /// Those of entities, then others.
    ids: Vec<Id>,
    entities: usize,
    names: Vec<&'static str>,
}

impl Known {
    fn id(&self, nth: u32) -> Option<Id> {
        self.ids.get(nth as usize).cloned()
    }

    fn name(&self, nth: u16) -> Option<&'static str> {
        self.names.get(usize::from(nth)).copied()
    }

    fn entity(&self, nth: u32) -> Option<EntityIx> {
        ((nth as usize) < self.entities).then_some(EntityIx(nth))
    }

    fn mention(&self, document: DocIx, packed: &PackedMention) -> Option<Mentioned> {
        let start = packed.start.checked_add_signed(packed.before.checked_neg()?)?;
        let sentence = Span { start, end: start.checked_add(packed.sentence)? };
        let end = packed.start.checked_add(packed.length)?;
        let item = Mention {
            span: Span { start: packed.start, end },
            kind: packed.kind,
            role: packed.role,
            entity: self.id(packed.entity)?,
            actor: there(packed.actor, |actor| self.id(actor))?,
            confidence: packed.confidence,
            rule: self.name(packed.rule)?,
            furniture: packed.furniture,
        };
        Some(Mentioned { document, sentence, item })
    }

    fn event(&self, packed: PackedEvent) -> Option<Event> {
        let participants = packed.participants.into_iter().map(|(role, who, span)| {
            Some(Participant { role, entity: there(who, |who| self.id(who))?, span })
        });
        Some(Event {
            id: packed.id,
            event_type: packed.event_type,
            mode: there(packed.mode, |mode| self.name(mode))?,
            trigger: packed.trigger,
            sentence: packed.sentence,
            date: packed.date,
            modality: packed.modality,
            places: packed.places.into_iter().map(|at| self.id(at)).collect::<Option<_>>()?,
            participants: participants.collect::<Option<_>>()?,
            numbers: packed.numbers,
            confidence: packed.confidence,
            rule: self.name(packed.rule)?,
        })
    }

    fn link(&self, packed: PackedLink) -> Option<Link> {
        Some(Link {
            a: self.id(packed.a)?,
            b: self.id(packed.b)?,
            kind: packed.kind,
            event: there(packed.event, |event| self.id(event))?,
            evidence: packed.evidence,
        })
    }

    /// All mentions, and whom each names.
    fn mentions(&self, bytes: &[u8], sizes: &[[u32; 3]]) -> Option<(Vec<Mentioned>, Vec<Named>)> {
        let count = sum(sizes, 0, bytes)?;
        let (mut all, mut named) = (Vec::with_capacity(count), Vec::with_capacity(count));
        let mut written = Written(bytes);
        for (document, [some, _, _]) in (0..).map(DocIx).zip(sizes) {
            for _ in 0..*some {
                let packed: PackedMention = written.next()?;
                let actor = packed.actor.and_then(|actor| self.entity(actor));
                named.push([self.entity(packed.entity), actor]);
                all.push(self.mention(document, &packed)?);
            }
        }
        written.0.is_empty().then_some((all, named))
    }

    /// All events or links, which are the `nth` of the sizes.
    fn located<P: DeserializeOwned, T>(
        &self,
        bytes: &[u8],
        sizes: &[[u32; 3]],
        nth: usize,
        unpacked: impl Fn(&Self, P) -> Option<T>,
    ) -> Option<Vec<Located<T>>> {
        let mut all = Vec::with_capacity(sum(sizes, nth, bytes)?);
        let mut written = Written(bytes);
        for (document, size) in (0..).map(DocIx).zip(sizes) {
            for _ in 0..size[nth] {
                all.push(Located { document, item: unpacked(self, written.next()?)? });
            }
        }
        written.0.is_empty().then_some(all)
    }
}

/// What a number stands for, where there is one; `None` if it points nowhere.
fn there<N, T>(number: Option<N>, of: impl FnOnce(N) -> Option<T>) -> Option<Option<T>> {
    number.map_or(Some(None), |number| of(number).map(Some))
}

/// How many there are of one kind; `None` if more are said than the bytes can hold.
fn sum(sizes: &[[u32; 3]], nth: usize, bytes: &[u8]) -> Option<usize> {
    let count: u64 = sizes.iter().map(|size| u64::from(size[nth])).sum();
    usize::try_from(count).ok().filter(|&count| count <= bytes.len())
}

/// Where those of each document lie among all.
fn ranges(sizes: &[[u32; 3]], nth: usize) -> Vec<Range<u32>> {
    let mut end = 0;
    let range = |size: &[u32; 3]| {
        let start = end;
        end += size[nth];
        start..end
    };
    sizes.iter().map(range).collect()
}

impl Packed<'_> {
    /// `None` if a number in it points nowhere.
    fn unpacked(self, texts: Box<dyn Texts>) -> Option<Atlas> {
        let documents = self.documents.len();
        if self.sizes.len() != documents
            || self.text_of.len() != documents
            || self.text_of.iter().any(|ix| ix.0 as usize >= documents)
        {
            return None;
        }
        let own = self.entities.iter().map(|entity| entity.id.clone());
        let known = Known {
            ids: own.chain(self.others).collect(),
            entities: self.entities.len(),
            names: self.names.iter().map(|name| interned(name)).collect(),
        };
        let sizes = self.sizes.as_slice();
        let (mentions, (events, links)) = rayon::join(
            || known.mentions(self.mentions, sizes),
            || {
                let events = known.located(self.events, sizes, 1, Known::event);
                (events, known.located(self.links, sizes, 2, Known::link))
            },
        );
        let (mentions, named) = mentions?;
        let mut atlas = Atlas {
            texts: Some(texts),
            mentions,
            events: events?,
            links: links?,
            mentions_in: ranges(sizes, 0),
            events_in: ranges(sizes, 1),
            ..Atlas::default()
        };
        for (nth, ix) in (0..).map(DocIx).zip(&self.text_of) {
            atlas.copies.entry(*ix).or_default().push(nth);
        }
        atlas.copies.retain(|_, documents| documents.len() > 1);
        let nowhere = OccurrenceIx(u32::MAX);
        atlas.occurrence_of = vec![nowhere; atlas.events.len()];
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
