//! What hangs on a target: its arcs and places, by way of the shown reports that name it.

use std::collections::BTreeSet;

use super::{ArcKey, MapData, Target};
use crate::atlas::{DocIx, EntityIx, EventIx, MentionIx};

/// Arcs and places that are shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Linked {
    pub arcs: BTreeSet<ArcKey>,
    pub places: BTreeSet<EntityIx>,
}

impl MapData {
    /// The arcs of a target, and the places where what it takes part in happens.
    ///
    /// Of a place: arcs that end or start there, and where else its events happen. Of a document:
    /// the places that it names. Nothing hangs on what is of another atlas.
    pub(super) fn linked(&self, target: Target) -> Linked {
        let mut linked = Linked::default();
        match target {
            _ if !self.is_known(target) => {}
            Target::Entity(entity) => self.link_entity(entity, &mut linked),
            Target::Arc(key) => linked.arcs.extend(self.arc(key).map(|arc| arc.key)),
            Target::Event(event) => self.link_report(event, None, &mut linked),
            Target::Document(document) => self.link_document(document, &mut linked),
            Target::Cluster(_) => {}
        }
        for &key in &linked.arcs {
            linked.places.insert(key.place);
            linked.places.extend(self.anchor(key).entity);
        }
        linked
    }

    /// Whether the atlas of the map has it: one that comes in is selected from before its map is made.
    fn is_known(&self, target: Target) -> bool {
        let columns = self.columns();
        let (nth, count) = match target {
            Target::Entity(entity) | Target::Cluster(entity) => (entity.0, columns.entities()),
            Target::Event(event) => (event.0, columns.reports()),
            Target::Document(document) => (document.0, columns.documents()),
            Target::Arc(key) => return self.arc(key).is_some(),
        };
        (nth as usize) < count
    }

    fn link_entity(&self, entity: EntityIx, linked: &mut Linked) {
        let is_there = self.mark(entity).is_some();
        for (report, there) in self.columns().naming(entity) {
            if !self.has_report(report) {
                continue;
            }
            match there {
                true => linked.arcs.extend(
                    self.arcs_of_report(report)
                        .map(|arc| arc.key)
                        .filter(|key| key.place == entity),
                ),
                // Of an actor only what is drawn for it, not what is drawn for its partners.
                false => self.link_report(report, Some(entity), linked),
            }
            if there == is_there {
                self.link_places(report, linked);
            }
        }
        let starts_here = |key: &ArcKey| self.anchor(*key).entity == Some(entity);
        linked.arcs.extend(self.arcs().map(|arc| arc.key).filter(starts_here));
        if is_there {
            linked.places.insert(entity);
        }
    }

    fn link_report(&self, report: EventIx, actor: Option<EntityIx>, linked: &mut Linked) {
        if !self.has_report(report) {
            return;
        }
        let keys = self.arcs_of_report(report).map(|arc| arc.key);
        linked
            .arcs
            .extend(keys.filter(|&key| actor.is_none_or(|actor| self.base.goes(actor, key))));
        if actor.is_none() {
            self.link_places(report, linked);
        }
    }

    fn link_places(&self, report: EventIx, linked: &mut Linked) {
        let places = self.columns().named(report).filter(|&(_, there)| there);
        linked.places.extend(places.map(|(place, _)| place));
    }

    fn link_document(&self, document: DocIx, linked: &mut Linked) {
        let columns = self.columns();
        for report in columns.reports_in(document).map(EventIx) {
            if self.has_report(report) {
                linked.arcs.extend(self.arcs_of_report(report).map(|arc| arc.key));
            }
        }
        let named = columns.mentions_in(document).map(MentionIx);
        let named = named.filter(|&mention| !columns.is_furniture(mention));
        let places = named.map(|mention| columns.named_by(mention).0);
        linked.places.extend(places.filter(|&place| self.mark(place).is_some()));
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::atlas::Atlas;
    use crate::scene::map::AreaCache;

    #[test]
    fn nothing_hangs_on_what_is_of_another_atlas() {
        let data = MapData::of_all(&Atlas::default(), &Arc::new(AreaCache::embedded()));
        let others = [
            Target::Entity(EntityIx(7)),
            Target::Cluster(EntityIx(7)),
            Target::Event(EventIx(7)),
            Target::Document(DocIx(7)),
        ];
        for target in others {
            assert_eq!(data.linked(target), Linked::default(), "{target:?}");
        }
    }
}
