//! Ties between entities, each with the sentences that say so: from events, and, weaker, from a
//! shared sentence.

use std::collections::BTreeMap;

use super::Analysis;
use crate::atlas::{Entity, Event, Kind, Link, LinkKind};
use crate::base::{Id, Span};

/// More actors and places than this in one sentence make a list, not a tie.
const MAX_TOGETHER: usize = 6;

/// The links of a document, sorted by kind, then by ids.
pub fn find(analysis: &Analysis<'_>, events: &[Event]) -> Vec<Link> {
    let mut links: BTreeMap<(LinkKind, Id, Id, Option<Id>), Vec<Span>> = BTreeMap::new();
    let mut add = |kind, a: &Id, b: &Id, event: Option<&Id>, sentence: Span| {
        if a == b {
            return;
        }
        let evidence = links.entry((kind, a.clone(), b.clone(), event.cloned())).or_default();
        if !evidence.contains(&sentence) {
            evidence.push(sentence);
        }
    };
    for event in events {
        let actors: Vec<&Id> =
            event.participants.iter().filter_map(|p| p.entity.as_ref()).collect();
        for (nth, a) in actors.iter().enumerate() {
            for b in &actors[nth + 1..] {
                let (a, b) = ordered(a, b);
                add(LinkKind::Participates, a, b, Some(&event.id), event.sentence);
            }
            for place in &event.places {
                add(LinkKind::LocatedAt, a, place, Some(&event.id), event.sentence);
            }
        }
    }
    for (sentence, together) in by_sentence(analysis) {
        if together.len() > MAX_TOGETHER {
            continue;
        }
        for (nth, a) in together.iter().enumerate() {
            for b in &together[nth + 1..] {
                let (a, b) = ordered(a, b);
                add(LinkKind::CoMentioned, a, b, None, sentence);
            }
        }
    }
    links
        .into_iter()
        .map(|((kind, a, b, event), evidence)| Link { a, b, kind, event, evidence })
        .collect()
}

fn ordered<'a>(a: &'a Id, b: &'a Id) -> (&'a Id, &'a Id) {
    if a <= b { (a, b) } else { (b, a) }
}

/// The actors and literal places that each sentence names, each once.
fn by_sentence<'a>(analysis: &'a Analysis<'_>) -> Vec<(Span, Vec<&'a Id>)> {
    let mut sentences = Vec::new();
    for sentence in &analysis.document.sentences {
        let mut together: Vec<&Id> = Vec::new();
        for mention in analysis.mentions_in(sentence.span) {
            let named = match (&mention.actor, mention.kind) {
                (Some(actor), _) => actor,
                (None, Kind::Place) if mention.role != Some(crate::atlas::Role::Literal) => {
                    continue;
                }
                (None, kind) if kind == Kind::Place || kind.is_actor() => &mention.entity,
                (None, _) if analysis.entity(&mention.entity).is_some_and(Entity::is_own) => {
                    &mention.entity
                }
                _ => continue,
            };
            if !mention.furniture && !together.contains(&named) {
                together.push(named);
            }
        }
        if together.len() > 1 {
            sentences.push((sentence.span, together));
        }
    }
    sentences
}
