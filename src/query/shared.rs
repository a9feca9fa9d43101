//! Two entities side by side: what they have in common, and the sentences that say so.

use std::collections::{BTreeMap, BTreeSet};

use super::linked::entities_of;
use crate::atlas::{Atlas, DocIx, EntityIx, EventIx, Evidence};

/// What two entities share.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shared {
    /// Events that both are in, each once, by date, undated last.
    pub events: Vec<EventIx>,
    /// Places where both have events, and how many each; the most first.
    pub places: Vec<Common>,
    /// Others who take part in events of both.
    pub actors: Vec<Common>,
    /// Texts that name both, in reading order.
    pub texts: Vec<DocIx>,
    /// Where one sentence names both, with both marked; at most [`Shared::MOST`].
    pub sentences: Vec<Evidence>,
}

/// A third one, with the events that it has with either.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Common {
    pub entity: EntityIx,
    pub with_first: u32,
    pub with_second: u32,
}

impl Shared {
    /// More sentences than anyone reads are not looked for.
    pub const MOST: usize = 400;
}

/// What `a` and `b` share; the same the other way round, but for the order in [`Common`].
pub fn shared(atlas: &Atlas, a: EntityIx, b: EntityIx) -> Shared {
    let (of_a, of_b) = (events_of(atlas, a), events_of(atlas, b));
    let occurrences: BTreeSet<_> = of_b.iter().map(|&event| atlas.occurrence_of(event)).collect();
    let both =
        of_a.iter().copied().filter(|&event| occurrences.contains(&atlas.occurrence_of(event)));
    let mut events = atlas.once(both);
    events.sort_by_key(|&event| {
        let date = atlas.event(event).1.date.map(|date| date.first());
        (date.is_none(), date, event)
    });
    let (with_a, with_b) = (around(atlas, &of_a), around(atlas, &of_b));
    let mut common: Vec<Common> = with_a
        .iter()
        .filter(|(entity, _)| **entity != a && **entity != b)
        .filter_map(|(&entity, &with_first)| {
            let &with_second = with_b.get(&entity)?;
            Some(Common { entity, with_first, with_second })
        })
        .collect();
    common.sort_by_key(|it| (std::cmp::Reverse(it.with_first.min(it.with_second)), it.entity));
    let (places, actors) = common.into_iter().partition(|it| atlas.is_place(it.entity));
    let texts: Vec<DocIx> = texts_of(atlas, a).intersection(&texts_of(atlas, b)).copied().collect();
    let sentences = sentences(atlas, a, b, &texts);
    Shared { events, places, actors, texts, sentences }
}

fn events_of(atlas: &Atlas, ix: EntityIx) -> BTreeSet<EventIx> {
    atlas.events_at(ix).iter().chain(atlas.events_of(ix)).copied().collect()
}

/// Who and what is in some events, and in how many of them.
fn around(atlas: &Atlas, events: &BTreeSet<EventIx>) -> BTreeMap<EntityIx, u32> {
    let mut times = BTreeMap::new();
    for event in atlas.once(events.iter().copied()) {
        for entity in entities_of(atlas, event) {
            *times.entry(entity).or_insert(0) += 1;
        }
    }
    times
}

/// Texts that name an entity outside their furniture.
fn texts_of(atlas: &Atlas, ix: EntityIx) -> BTreeSet<DocIx> {
    let mentions = atlas.mentions_of(ix).iter().map(|&mention| atlas.mention(mention));
    mentions.filter(|(_, told)| !told.furniture).map(|(document, _)| document).collect()
}

/// Mentions of both in one sentence.
fn sentences(atlas: &Atlas, a: EntityIx, b: EntityIx, texts: &[DocIx]) -> Vec<Evidence> {
    let mut found: Vec<Evidence> = Vec::new();
    let in_texts = |ix: EntityIx| {
        let mentions = atlas.mentions_of(ix).iter().copied();
        mentions.filter(|&mention| {
            let (document, told) = atlas.mention(mention);
            !told.furniture && texts.binary_search(&document).is_ok()
        })
    };
    let of_b: Vec<Evidence> = in_texts(b).map(|mention| atlas.evidence(mention)).collect();
    let with_b: BTreeSet<_> = of_b.iter().map(|told| (told.document, told.sentence)).collect();
    let mut kept: BTreeSet<_> = BTreeSet::new();
    for mention in in_texts(a) {
        let told = atlas.evidence(mention);
        let key = (told.document, told.sentence);
        if with_b.contains(&key) && (kept.contains(&key) || kept.len() < Shared::MOST) {
            kept.insert(key);
            found.push(told);
        }
    }
    found.extend(of_b.into_iter().filter(|told| kept.contains(&(told.document, told.sentence))));
    found.sort();
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gazetteer::Gazetteer;
    use crate::query::{Thing, linked};

    fn seeds() -> Atlas {
        Atlas::new(crate::corpus::seeds().into_iter().map(|document| {
            let extraction = crate::extraction::extract(&document, Gazetteer::embedded());
            (document, extraction)
        }))
    }

    /// What is so called and in the most events: the state rather than the country.
    fn named(atlas: &Atlas, name: &str) -> EntityIx {
        let found = atlas
            .entities()
            .filter(|(_, entity)| entity.name == name)
            .max_by_key(|(ix, _)| atlas.counts(*ix).events);
        found.unwrap_or_else(|| panic!("{name} is in no event")).0
    }

    #[test]
    fn what_two_share_is_said_by_sentences_that_name_both() {
        let atlas = seeds();
        let (china, russia) = (named(&atlas, "China"), named(&atlas, "Russia"));
        let both = shared(&atlas, china, russia);
        assert!(!both.events.is_empty() && !both.sentences.is_empty() && !both.texts.is_empty());
        for told in &both.sentences {
            let marks = both.sentences.iter().filter(|other| other.sentence == told.sentence);
            assert!(marks.count() >= 2, "a sentence has a mark for each of the two");
        }
        for &event in &both.events {
            let inside = entities_of(&atlas, event);
            assert!(inside.contains(&china) || inside.contains(&russia));
        }
        let turned = shared(&atlas, russia, china);
        assert_eq!(both.events, turned.events);
        assert_eq!(both.sentences, turned.sentences);
    }

    #[test]
    fn an_event_links_who_and_where_and_back() {
        let atlas = seeds();
        let sea = named(&atlas, "Sea of Japan");
        let from_sea = linked(&atlas, &[Thing::Entity(sea)]);
        let events: Vec<Thing> =
            from_sea.iter().copied().filter(|thing| matches!(thing, Thing::Event(_))).collect();
        assert!(!events.is_empty());
        assert!(!from_sea.contains(&Thing::Entity(sea)));
        for event in events {
            assert!(linked(&atlas, &[event]).contains(&Thing::Entity(sea)));
        }
        assert!(linked(&atlas, &[]).is_empty());
    }
}
