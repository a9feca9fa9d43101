//! Who is in a place or an area: actor → event, over everything at places inside it.

use std::collections::{BTreeMap, BTreeSet};

use crate::atlas::{Atlas, EntityIx, EventIx};
use crate::gazetteer::{Gazetteer, PlaceIx};

/// One actor in an area and what it does there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Presence {
    pub actor: EntityIx,
    /// By date, undated last; of several reports of one event, one.
    pub events: Vec<EventIx>,
}

/// The actors of all events at a place or at places inside it, the busiest first.
pub fn presence(atlas: &Atlas, gazetteer: &Gazetteer, place: EntityIx) -> Vec<Presence> {
    presence_in(atlas, &places_inside(atlas, gazetteer, place))
}

/// The actors of all events at some places, the busiest first.
pub fn presence_in(atlas: &Atlas, places: &[EntityIx]) -> Vec<Presence> {
    let mut by_actor: BTreeMap<EntityIx, BTreeSet<EventIx>> = BTreeMap::new();
    for &event in places.iter().flat_map(|&place| atlas.events_at(place)) {
        let (_, told) = atlas.event(event);
        for actor in told.participants.iter().filter_map(|p| atlas.find(p.entity.as_ref()?)) {
            by_actor.entry(actor).or_default().insert(event);
        }
    }
    let mut all: Vec<Presence> = by_actor
        .into_iter()
        .map(|(actor, events)| {
            let mut events: Vec<EventIx> = events.into_iter().collect();
            events.sort_by_key(|&event| {
                let date = atlas.event(event).1.date.map(|date| date.first());
                (date.is_none(), date, event)
            });
            Presence { actor, events: atlas.once(events) }
        })
        .collect();
    all.sort_by_key(|presence| (std::cmp::Reverse(presence.events.len()), presence.actor));
    all
}

/// The place itself, and every place of the atlas that lies in its area.
pub fn places_inside(atlas: &Atlas, gazetteer: &Gazetteer, place: EntityIx) -> Vec<EntityIx> {
    let mut inside = vec![place];
    let outer = gazetteer_place(atlas, gazetteer, place);
    let Some(outer) = outer.filter(|&outer| gazetteer.area(outer).is_some()) else {
        return inside;
    };
    let wide = gazetteer.area(outer).map_or(0.0, |area| area.bounds.width());
    for (ix, entity) in atlas.entities() {
        let Some(at) = entity.place.as_ref().map(|place| place.at).filter(|_| ix != place) else {
            continue;
        };
        // An area lies inside only if it is smaller, not because its middle happens to; and that
        // is taken from its label, for the position of an island state may lie off its coast.
        let own = gazetteer_place(atlas, gazetteer, ix);
        let area = own.and_then(|own| gazetteer.area(own));
        let at = own.filter(|_| area.is_some()).map_or(at, |own| gazetteer.place(own).label_at);
        if area.is_none_or(|area| area.bounds.width() < wide) && gazetteer.contains(outer, at) {
            inside.push(ix);
        }
    }
    inside
}

fn gazetteer_place(atlas: &Atlas, gazetteer: &Gazetteer, ix: EntityIx) -> Option<PlaceIx> {
    gazetteer.by_id(atlas.entity(ix).id.as_str())
}
