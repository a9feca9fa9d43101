//! What an atlas knows beyond what it was given: who is named where, and how often.

use std::collections::BTreeMap;
use std::collections::hash_map::Entry;

use super::{Atlas, Counts, DocIx, EntityIx, EventIx, Located, MentionIx, Mentioned};
use crate::atlas::{Entity, Joined, Kind, Reading, Role};
use crate::base::Id;

/// The entity that a mention names, and the actor behind it.
pub(super) type Named = [Option<EntityIx>; 2];

/// Mentions of an entity in a document, and literal ones among them.
type Often = (u32, u32);

impl Atlas {
    pub(super) fn add(&mut self, reading: Reading) {
        let Reading { info, extraction, sentences } = reading;
        let document = DocIx(self.documents.len() as u32);
        for entity in extraction.entities {
            match self.by_id.entry(entity.id.clone()) {
                Entry::Occupied(at) => merge(&mut self.entities[at.get().0 as usize], entity),
                Entry::Vacant(at) => {
                    at.insert(EntityIx(self.entities.len() as u32));
                    self.entities.push(entity);
                }
            }
        }
        // One copy of each id, however many documents name it.
        let by_id = &self.by_id;
        let entities = &self.entities;
        let shared = |id: &mut Id| {
            if let Some(at) = by_id.get(id) {
                *id = entities[at.0 as usize].id.clone();
            }
        };
        let first = self.mentions.len() as u32;
        let sentences = sentences.into_iter().map(Some).chain(std::iter::repeat(None));
        for (mut item, sentence) in extraction.mentions.into_iter().zip(sentences) {
            shared(&mut item.entity);
            item.actor.iter_mut().for_each(shared);
            let sentence = sentence.unwrap_or(item.span);
            self.mentions.push(Mentioned { document, sentence, item });
        }
        self.mentions_in.push(first..self.mentions.len() as u32);
        let first = self.events.len() as u32;
        for mut item in extraction.events {
            item.places.iter_mut().for_each(shared);
            item.participants.iter_mut().filter_map(|who| who.entity.as_mut()).for_each(shared);
            self.events.push(Located { document, item });
        }
        self.events_in.push(first..self.events.len() as u32);
        for mut item in extraction.links {
            [&mut item.a, &mut item.b].into_iter().for_each(shared);
            self.links.push(Located { document, item });
        }
        self.documents.push(info);
    }

    pub(super) fn finish(&mut self, joined: &Joined) {
        self.join(joined);
        let ix = |id: &Id| self.by_id.get(id).copied();
        let named = self
            .mentions
            .iter()
            .map(|Mentioned { item, .. }| [ix(&item.entity), item.actor.as_ref().and_then(ix)]);
        let named: Vec<Named> = named.collect();
        self.index(&named);
    }

    /// `named`: whom each mention names.
    pub(super) fn index(&mut self, named: &[Named]) {
        let (mentions_of, (events_at, events_of)) =
            rayon::join(|| self.mentions_by_entity(named), || self.events_by_entity());
        (self.mentions_of, self.events_at, self.events_of) = (mentions_of, events_at, events_of);
        self.counts = self.counted(named);
    }

    fn mentions_by_entity(&self, named: &[Named]) -> Vec<Vec<MentionIx>> {
        let mut mentions_of = vec![Vec::new(); self.entities.len()];
        for (nth, named) in named.iter().enumerate() {
            for entity in named.iter().flatten() {
                mentions_of[entity.0 as usize].push(MentionIx(nth as u32));
            }
        }
        mentions_of
    }

    /// Those that happen at it, and those whose actor it is.
    fn events_by_entity(&self) -> (Vec<Vec<EventIx>>, Vec<Vec<EventIx>>) {
        let mut events_at = vec![Vec::new(); self.entities.len()];
        let mut events_of = events_at.clone();
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
        (events_at, events_of)
    }

    fn counted(&self, named: &[Named]) -> Vec<Counts> {
        let mut counts = vec![Counts::default(); self.entities.len()];
        let add = |counts: &mut Vec<Counts>, entity: EntityIx, (mentions, literal): Often| {
            let counts = &mut counts[entity.0 as usize];
            counts.mentions += mentions;
            counts.literal += literal;
            counts.documents += 1;
        };
        // What copies of a text say counts as often as the fullest says it.
        let mut copied: BTreeMap<(DocIx, EntityIx), Often> = BTreeMap::new();
        for (nth, mentions) in self.mentions_in.iter().enumerate() {
            let document = DocIx(nth as u32);
            let mut here: BTreeMap<EntityIx, Often> = BTreeMap::new();
            let mentions = mentions.start as usize..mentions.end as usize;
            let told = self.mentions[mentions.clone()].iter().zip(&named[mentions]);
            for (Mentioned { item, .. }, named) in told.filter(|(told, _)| !told.item.furniture) {
                for &entity in named.iter().flatten() {
                    let often = here.entry(entity).or_default();
                    often.0 += 1;
                    often.1 += u32::from(item.role == Some(Role::Literal));
                }
            }
            let text = self.text_of(document);
            for (entity, often) in here {
                if self.copies.contains_key(&text) {
                    let most = copied.entry((text, entity)).or_default();
                    *most = (most.0.max(often.0), most.1.max(often.1));
                } else {
                    add(&mut counts, entity, often);
                }
            }
        }
        for ((_, entity), often) in copied {
            add(&mut counts, entity, often);
        }
        let mut happened = Vec::new();
        for (at, counts) in counts.iter_mut().enumerate() {
            let events = self.events_at[at].iter().chain(&self.events_of[at]);
            happened.clear();
            happened.extend(events.map(|&event| self.occurrence_of(event)));
            happened.sort_unstable();
            happened.dedup();
            counts.events = happened.len() as u32;
        }
        counts
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
