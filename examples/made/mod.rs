//! What the programs that measure frames make their atlases from.

use std::sync::Arc;

use portolan::atlas::{
    DocIx, Document, Entity, Event, EventType, Kind, Mention, Modality, Participant,
    ParticipantRole, Place, Role, Texts,
};
use portolan::base::{Id, LonLat, PartialDate, Span};
use portolan::gazetteer::Feature;

/// Texts that nobody reads.
pub struct Nowhere;

impl Texts for Nowhere {
    fn row(&self, _: DocIx) -> Option<i64> {
        None
    }

    fn read(&self, _: DocIx) -> Option<Arc<Document>> {
        None
    }
}

/// A town where `at` is known; else whatever its kind is.
pub fn entity(id: Id, kind: Kind, name: String, at: Option<LonLat>) -> Entity {
    let place = |at| Place { at, feature: Feature::City, candidates: Vec::new() };
    Entity { id, kind, name, country: None, anchor: None, roles: Vec::new(), place: at.map(place) }
}

pub fn mention(entity: &Entity, span: Span) -> Mention {
    Mention {
        span,
        kind: entity.kind,
        role: (entity.kind == Kind::Place).then_some(Role::Literal),
        entity: entity.id.clone(),
        actor: None,
        confidence: 1.0,
        rule: "made",
        furniture: false,
    }
}

/// The `nth` event: the first actor acts, upon the others.
pub fn event(
    nth: u32,
    actors: Vec<Id>,
    places: Vec<Id>,
    date: Option<PartialDate>,
    sentence: Span,
) -> Event {
    let participant = |(nth, actor): (usize, Id)| Participant {
        role: if nth == 0 { ParticipantRole::Source } else { ParticipantRole::Target },
        entity: Some(actor),
        span: sentence,
    };
    Event {
        id: Id::new(format!("event:{nth}")),
        event_type: EventType::Consult,
        mode: None,
        trigger: sentence,
        sentence,
        date,
        modality: [Modality::Happened, Modality::Planned, Modality::Alleged][nth as usize % 3],
        places,
        participants: actors.into_iter().enumerate().map(participant).collect(),
        numbers: Vec::new(),
        confidence: 1.0,
        rule: "made",
    }
}
