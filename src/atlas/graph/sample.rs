//! A small made-up corpus, for tests of what is made from its graph.

use std::collections::BTreeSet;

use super::{Graph, NodeIx, What};
use crate::atlas::{
    Atlas, Document, Entity, Event, EventType, Extraction, Joined, Kind, Link, LinkKind, Mention,
    Modality, Participant, ParticipantRole, Place, Report, Role,
};
use crate::base::{Id, LonLat, Span};
use crate::corpus::{RawText, from_text};
use crate::gazetteer::Feature;

pub const SENTENCE: Span = Span { start: 0, end: 60 };

pub fn span(nth: u32) -> Span {
    Span { start: 4 * nth, end: 4 * nth + 3 }
}

pub fn entity(id: &str, kind: Kind) -> Entity {
    let at = LonLat::new(10.0, 20.0);
    let place = || Place { at, feature: Feature::City, candidates: Vec::new() };
    Entity {
        id: Id::new(id),
        kind,
        name: id.to_owned(),
        country: None,
        anchor: None,
        roles: Vec::new(),
        place: (kind == Kind::Place).then(place),
    }
}

pub fn event(
    id: &str,
    who: &[(&str, ParticipantRole)],
    places: &[&str],
    modality: Modality,
) -> Event {
    let participant = |(nth, &(id, role)): (usize, &(&str, ParticipantRole))| Participant {
        role,
        entity: Some(Id::new(id)),
        span: span(nth as u32),
    };
    Event {
        id: Id::new(id),
        event_type: EventType::Consult,
        mode: None,
        trigger: span(9),
        sentence: SENTENCE,
        date: None,
        modality,
        places: places.iter().map(Id::new).collect(),
        participants: who.iter().enumerate().map(participant).collect(),
        numbers: Vec::new(),
        confidence: 1.0,
        rule: "test",
    }
}

/// A document in which all entities of some events are named once, in order.
pub fn paper(nth: usize, events: Vec<Event>, things: &[(&str, u32)]) -> (Document, Extraction) {
    let text = format!("Paper {nth} {}.", "abc ".repeat(16));
    let kind_of = |id: &str| match &id[..2] {
        "pl" => Kind::Place,
        "st" => Kind::Government,
        "ve" => Kind::Vessel,
        _ => Kind::Person,
    };
    let mut named: BTreeSet<Id> = BTreeSet::new();
    for event in &events {
        named.extend(event.participants.iter().filter_map(|part| part.entity.clone()));
        named.extend(event.places.iter().cloned());
    }
    let mut mentions: Vec<(Id, u32)> = named.iter().cloned().zip(0..).collect();
    mentions.extend(things.iter().map(|&(id, at)| (Id::new(id), at)));
    named.extend(things.iter().map(|(id, _)| Id::new(id)));
    let extraction = Extraction {
        entities: named.iter().map(|id| entity(id.as_str(), kind_of(id.as_str()))).collect(),
        mentions: mentions
            .into_iter()
            .map(|(id, at)| Mention {
                span: span(at),
                kind: kind_of(id.as_str()),
                role: (kind_of(id.as_str()) == Kind::Place).then_some(Role::Literal),
                entity: id,
                actor: None,
                confidence: 1.0,
                rule: "test",
                furniture: false,
            })
            .collect(),
        events,
        links: Vec::new(),
    };
    (from_text(RawText { text, ..RawText::default() }), extraction)
}

pub const BY: ParticipantRole = ParticipantRole::Source;
pub const TO: ParticipantRole = ParticipantRole::Target;

/// Ann visits Bob in Oslo, told twice; Bob meets state X; Cyd is alone in Rome, where a sentence
/// names Ann, too; a ship takes part, a boat is only named.
pub fn corpus() -> Atlas {
    let visit = |id, modality| event(id, &[("ann", BY), ("bob", TO)], &["pl-oslo"], modality);
    let mut read = vec![
        paper(1, vec![visit("v1", Modality::Planned)], &[("ve-ship", 0)]),
        paper(2, vec![visit("v2", Modality::Happened)], &[("ve-boat", 14)]),
        paper(3, vec![event("m", &[("bob", BY), ("st-x", TO)], &[], Modality::Alleged)], &[]),
        paper(4, vec![event("r", &[("cyd", BY)], &["pl-rome"], Modality::Happened)], &[("ann", 7)]),
    ];
    let tie = |a: &str, b: &str, kind| Link {
        a: Id::new(a),
        b: Id::new(b),
        kind,
        event: None,
        evidence: vec![SENTENCE],
    };
    read[0].1.links = vec![tie("ann", "pl-oslo", LinkKind::LocatedAt)];
    read[2].1.links = vec![tie("bob", "st-x", LinkKind::MemberOf)];
    let report = |document| Report { document, event: 0 };
    Atlas::joined(read, &Joined::new(vec![0, 1, 2, 3], vec![vec![report(0), report(1)]]))
}

pub fn named(atlas: &Atlas, data: &Graph, ix: NodeIx) -> String {
    match data.node(ix).what {
        What::Entity(entity) => atlas.entity(entity).name.clone(),
        What::Event(occurrence) => atlas.event(atlas.reports(occurrence)[0]).1.id.to_string(),
    }
}

pub fn find(atlas: &Atlas, data: &Graph, name: &str) -> NodeIx {
    data.nodes().map(|(ix, _)| ix).find(|&ix| named(atlas, data, ix) == name).unwrap()
}

pub fn names(atlas: &Atlas, data: &Graph, nodes: &[NodeIx]) -> Vec<String> {
    let mut names: Vec<String> = nodes.iter().map(|&ix| named(atlas, data, ix)).collect();
    names.sort();
    names
}
