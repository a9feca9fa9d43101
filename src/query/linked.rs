//! Everything linked to some things: one step along the links, each with its evidence.

use std::collections::BTreeSet;

use super::Thing;
use crate::atlas::{Atlas, EntityIx, EventIx};
use crate::base::Id;

/// What is linked to any of `things`, without themselves: of entities their events, who and where
/// these are, and what they are tied to; of events who and where; of texts what they tell of.
/// Events once each, by their first report.
pub fn linked(atlas: &Atlas, things: &[Thing]) -> Vec<Thing> {
    let given: BTreeSet<Thing> = things.iter().map(|thing| thing.first(atlas)).collect();
    let mut events: BTreeSet<EventIx> = BTreeSet::new();
    let mut entities: BTreeSet<EntityIx> = BTreeSet::new();
    let tied: BTreeSet<EntityIx> = given
        .iter()
        .filter_map(|thing| match thing {
            Thing::Entity(ix) => Some(*ix),
            _ => None,
        })
        .collect();
    for thing in &given {
        match *thing {
            Thing::Entity(ix) => {
                events.extend(atlas.events_at(ix).iter().chain(atlas.events_of(ix)))
            }
            Thing::Event(ix) => events.extend(atlas.reports(atlas.occurrence_of(ix))),
            Thing::Text(ix) => events.extend(atlas.events_in(ix).map(|(event, _)| event)),
        }
    }
    for &event in &events {
        entities.extend(entities_of(atlas, event));
    }
    entities.extend(ties(atlas, &tied));
    let once: BTreeSet<Thing> =
        events.into_iter().map(|event| Thing::Event(event).first(atlas)).collect();
    let all = once.into_iter().chain(entities.into_iter().map(Thing::Entity));
    all.filter(|thing| !given.contains(thing)).collect()
}

/// Who takes part in an event, and where it is.
pub(super) fn entities_of(atlas: &Atlas, ix: EventIx) -> BTreeSet<EntityIx> {
    let (_, event) = atlas.event(ix);
    let actors = event.participants.iter().filter_map(|told| told.entity.as_ref());
    actors.chain(&event.places).filter_map(|id| atlas.find(id)).collect()
}

/// What is tied to any of some entities: membership, an office.
fn ties(atlas: &Atlas, of: &BTreeSet<EntityIx>) -> BTreeSet<EntityIx> {
    let ids: BTreeSet<&Id> = of.iter().map(|&ix| &atlas.entity(ix).id).collect();
    let mut found = BTreeSet::new();
    for (_, link) in atlas.links().filter(|_| !ids.is_empty()) {
        for (one, other) in [(&link.a, &link.b), (&link.b, &link.a)] {
            if ids.contains(one) {
                found.extend(atlas.find(other));
            }
        }
    }
    found
}
