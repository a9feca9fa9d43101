//! An atlas as rows of the project's layers: places, reports of events, and ties.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::atlas::{Atlas, DocIx, Document, EntityIx, EventIx, LinkKind, ParticipantRole};
use crate::base::{CharIndex, Id, LonLat, Span, one_line};
use crate::gazetteer::Gazetteer;
use crate::project::{EventRow, LinkRow, PlaceRow, Project, ProjectError};

/// Writes the layers of a project anew.
///
/// # Errors
/// If the project cannot be written.
pub(super) fn put(project: &Project, atlas: &Atlas) -> Result<(), ProjectError> {
    project.put_layers(places(atlas), events(atlas), links(atlas))
}

fn places(atlas: &Atlas) -> impl Iterator<Item = PlaceRow> + '_ {
    atlas.entities().filter_map(|(ix, entity)| {
        let place = entity.place.as_ref()?;
        let counts = atlas.counts(ix);
        Some(PlaceRow {
            at: place.at,
            id: entity.id.to_string(),
            name: entity.name.clone(),
            feature: word(&place.feature),
            country: entity.country.clone(),
            mentions: counts.mentions,
            literal: counts.literal,
            documents: counts.documents,
            events: counts.events,
        })
    })
}

/// The word that a plain enumeration is written as.
fn word(value: &impl serde::Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(word)) => word,
        _ => String::new(),
    }
}

fn events(atlas: &Atlas) -> impl Iterator<Item = EventRow> + '_ {
    atlas.documents().flat_map(move |(document, _)| {
        let told: Vec<EventIx> = atlas.events_in(document).map(|(ix, _)| ix).collect();
        let mut rows = Vec::with_capacity(told.len());
        if !told.is_empty() {
            let text = atlas.read(document);
            let index = CharIndex::new(&text.text);
            rows.extend(told.into_iter().map(|ix| event(atlas, ix, &text, &index)));
        }
        rows
    })
}

fn event(atlas: &Atlas, ix: EventIx, text: &Arc<Document>, index: &CharIndex<'_>) -> EventRow {
    let (_, event) = atlas.event(ix);
    let names = |role: ParticipantRole| {
        let who = event.participants.iter().filter(|who| who.role == role);
        let names = who.map(|who| match who.entity.as_ref().and_then(|id| atlas.find(id)) {
            Some(ix) => atlas.entity(ix).name.clone(),
            None => one_line(who.span.of(&text.text)),
        });
        names.collect::<Vec<_>>().join("; ")
    };
    let places: Vec<EntityIx> = event.places.iter().filter_map(|id| atlas.find(id)).collect();
    let reports = atlas.reports(atlas.occurrence_of(ix));
    let first = (reports.len() > 1).then(|| atlas.event(reports[0]).1.id.to_string());
    EventRow {
        at: places.iter().filter_map(|&ix| at(atlas, ix)).collect(),
        id: event.id.to_string(),
        same_as: first,
        event_type: event.event_type.code().to_owned(),
        mode: event.mode.map(str::to_owned),
        modality: word(&event.modality),
        date: event.date.map(|date| date.to_string()),
        first_day: event.date.map(|date| date.first().to_string()),
        last_day: event.date.map(|date| date.last().to_string()),
        sources: names(ParticipantRole::Source),
        targets: names(ParticipantRole::Target),
        others: names(ParticipantRole::Other),
        places: places
            .iter()
            .map(|&ix| atlas.entity(ix).name.as_str())
            .collect::<Vec<_>>()
            .join("; "),
        sentence: event.sentence.of(&text.text).to_owned(),
        start: index.chars_before(event.sentence.start),
        page: text.page_at(event.sentence.start),
        document: text.id.to_string(),
        title: text.title.clone(),
        publisher: text.publisher.clone(),
        document_date: text.date.as_ref().map(|known| known.date.to_string()),
        path: text.path.clone(),
        confidence: event.confidence,
    }
}

/// Where an entity is, or is drawn from.
fn at(atlas: &Atlas, ix: EntityIx) -> Option<LonLat> {
    let entity = atlas.entity(ix);
    if let Some(place) = &entity.place {
        return Some(place.at);
    }
    let anchor: &Id = entity.anchor.as_ref()?;
    match atlas.find(anchor).and_then(|ix| atlas.entity(ix).place.as_ref()) {
        Some(place) => Some(place.at),
        None => {
            let gazetteer = Gazetteer::embedded();
            gazetteer.by_id(anchor.as_str()).map(|ix| gazetteer.place(ix).at)
        }
    }
}

/// What is counted of a tie.
struct Tie {
    documents: u32,
    last: DocIx,
    sentences: u32,
    first: (DocIx, Span),
}

/// Ties by the two and their kind.
fn links(atlas: &Atlas) -> impl Iterator<Item = LinkRow> + '_ {
    let mut ties: BTreeMap<(LinkKind, EntityIx, EntityIx), Tie> = BTreeMap::new();
    for (document, link) in atlas.links() {
        let (Some(a), Some(b)) = (atlas.find(&link.a), atlas.find(&link.b)) else { continue };
        let Some(&sentence) = link.evidence.first() else { continue };
        let tie = ties.entry((link.kind, a, b)).or_insert(Tie {
            documents: 0,
            last: DocIx(u32::MAX),
            sentences: 0,
            first: (document, sentence),
        });
        tie.documents += u32::from(tie.last != document);
        tie.last = document;
        tie.sentences += link.evidence.len() as u32;
    }
    ties.into_iter().map(|((kind, a, b), tie)| {
        let text = atlas.read(tie.first.0);
        let line = at(atlas, a).zip(at(atlas, b)).filter(|(from, to)| from != to);
        LinkRow {
            line: line.map(|(from, to)| [from, to]),
            a: atlas.entity(a).id.to_string(),
            a_name: atlas.entity(a).name.clone(),
            b: atlas.entity(b).id.to_string(),
            b_name: atlas.entity(b).name.clone(),
            kind: word(&kind),
            documents: tie.documents,
            sentences: tie.sentences,
            sentence: tie.first.1.of(&text.text).to_owned(),
            document: text.id.to_string(),
            path: text.path.clone(),
        }
    })
}
