//! Columns of an atlas.

use super::{Columns, ColumnsBuilder, DocumentRow, EntityRow, Lists, MentionRow, NONE, ReportRow};
use crate::atlas::{Atlas, DocIx, EntityIx, Event, EventIx, Role, Status};
use crate::base::{Days, LonLat};
use crate::gazetteer::Gazetteer;

impl Columns {
    /// Of everything that was read.
    pub fn new(atlas: &Atlas) -> Self {
        let entities = atlas.entities().map(|(ix, entity)| EntityRow {
            id: entity.id.clone(),
            kind: entity.kind,
            at: drawn_at(atlas, ix),
        });
        let mut builder = ColumnsBuilder::new(entities);
        // By way of the lists that the atlas has: looking up the ids of millions takes seconds.
        let handles = || atlas.entities().map(|(ix, _)| ix);
        let names = || {
            let count = handles().map(|ix| last(atlas, ix)).max().unwrap_or(0);
            let mut names = vec![[NONE; 2]; count];
            for (ix, entity) in atlas.entities() {
                for &mention in atlas.mentions_of(ix) {
                    let is_entity = atlas.mention(mention).1.entity == entity.id;
                    names[mention.0 as usize][usize::from(!is_entity)] = ix.0;
                }
            }
            names
        };
        let lists = || (of_events(atlas, Atlas::events_at), of_events(atlas, Atlas::events_of));
        let ((places, actors), names) = rayon::join(lists, names);
        for (doc, document) in atlas.documents() {
            builder.add(DocumentRow {
                publisher: document.publisher.clone(),
                domain: document.source.clone(),
                language: document.language.clone(),
                days: document.date.as_ref().map_or(Days::NONE, |date| Days::from(date.date)),
                added: None,
                text_of: atlas.text_of(doc).0,
                reports: reports_in(atlas, doc, &places, &actors),
                mentions: mentions_in(atlas, doc, &names),
            });
        }
        builder.finish()
    }
}

/// For each event the entities whose list it is in.
fn of_events(atlas: &Atlas, list: fn(&Atlas, EntityIx) -> &[EventIx]) -> Lists {
    let pairs =
        atlas.entities().flat_map(|(ix, _)| list(atlas, ix).iter().map(move |it| (it.0, ix.0)));
    Lists::grouped(atlas.events().len(), pairs.collect::<Vec<_>>().into_iter())
}

/// One more than the last mention of an entity.
fn last(atlas: &Atlas, ix: EntityIx) -> usize {
    atlas.mentions_of(ix).iter().map(|mention| mention.0 as usize + 1).max().unwrap_or(0)
}

/// Where the map draws a place: an area at its name, for its position may lie off its coast.
fn drawn_at(atlas: &Atlas, ix: EntityIx) -> Option<LonLat> {
    let entity = atlas.entity(ix);
    let place = entity.place.as_ref()?;
    let gazetteer = Gazetteer::embedded();
    let area = || gazetteer.by_id(entity.id.as_str()).map(|known| gazetteer.place(known).label_at);
    let at = if place.feature.is_point() { None } else { area() };
    Some(at.unwrap_or(place.at).wrapped())
}

fn reports_in(atlas: &Atlas, doc: DocIx, places: &Lists, actors: &Lists) -> Vec<ReportRow> {
    let row = |(ix, event): (EventIx, &Event)| ReportRow {
        event_type: event.event_type,
        modality: event.modality,
        status: Status::Automatic,
        days: event.date.map_or(Days::NONE, Days::from),
        occurrence: atlas.occurrence_of(ix).0,
        sentence: event.sentence,
        places: places.of(ix.0).to_vec(),
        actors: actors.of(ix.0).to_vec(),
    };
    atlas.events_in(doc).map(row).collect()
}

fn mentions_in(atlas: &Atlas, doc: DocIx, names: &[[u32; 2]]) -> Vec<MentionRow> {
    atlas
        .mentions_in(doc)
        .map(|(ix, mention)| {
            let [entity, actor] = names.get(ix.0 as usize).copied().unwrap_or([NONE; 2]);
            MentionRow {
                start: mention.span.start,
                entity,
                actor: (actor != NONE).then_some(actor),
                literal: mention.role == Some(Role::Literal),
                furniture: mention.furniture,
                status: Status::Automatic,
            }
        })
        .collect()
}
