//! Which places a value of `place:` means: what bears the name, and all that lies inside.

use super::compile::Known;
use crate::atlas::EntityIx;
use crate::base::Id;
use crate::gazetteer::{Feature, PlaceIx, normalize};
use crate::query::index::Place;
use crate::query::language::{Field, Node};
use crate::query::names::Wanted;

impl Known<'_> {
    /// The places of the atlas that bear a name, and those inside them; ascending. If none bears it,
    /// those inside the most important place of the gazetteer that does; else places with these
    /// words in their name. `None` if there is no such name at all.
    pub(super) fn places(&self, value: &str) -> Option<Vec<EntityIx>> {
        let known = self.gazetteer_places(value);
        let mut named = self.named_places(value);
        named.extend(known.iter().filter_map(|&ix| self.entity_of(ix)));
        let mut found = match (named.as_slice(), known.first()) {
            ([], Some(&outer)) => self.inside(outer, None),
            ([], None) => {
                let holding = self.index.names.holding(value, Wanted::Place);
                holding.into_iter().flat_map(|entity| self.with_inside(entity)).collect()
            }
            (named, _) => named.iter().flat_map(|&entity| self.with_inside(entity)).collect(),
        };
        found.sort_unstable();
        found.dedup();
        (!found.is_empty() || !known.is_empty()).then_some(found)
    }

    fn named_places(&self, value: &str) -> Vec<EntityIx> {
        let by_id = self.atlas.find(&Id::new(value)).filter(|&ix| self.atlas.is_place(ix));
        match by_id {
            Some(entity) => vec![entity],
            None => self.index.names.exact(value, Wanted::Place),
        }
    }

    /// The most important first.
    fn gazetteer_places(&self, value: &str) -> Vec<PlaceIx> {
        let by_id = self.gazetteer.by_id(value);
        let named = self.gazetteer.find(&normalize(value)).map(|hit| hit.place);
        by_id.into_iter().chain(named).collect()
    }

    fn entity_of(&self, ix: PlaceIx) -> Option<EntityIx> {
        self.atlas.find(&self.gazetteer.place(ix).id)
    }

    fn with_inside(&self, entity: EntityIx) -> Vec<EntityIx> {
        let id = self.atlas.entity(entity).id.as_str();
        let mut found = match self.gazetteer.by_id(id) {
            Some(outer) => self.inside(outer, Some(entity)),
            None => Vec::new(),
        };
        found.push(entity);
        found
    }

    /// The places of the atlas inside a place of the gazetteer: by country and province where they
    /// have one, else by position.
    fn inside(&self, outer: PlaceIx, itself: Option<EntityIx>) -> Vec<EntityIx> {
        let gazetteer = self.gazetteer;
        let record = gazetteer.place(outer);
        let Some(bounds) = gazetteer.bounds(outer) else { return Vec::new() };
        let lies_inside = |place: &Place| {
            if Some(place.entity) == itself {
                return false;
            }
            let entity = self.atlas.entity(place.entity);
            match (record.feature, entity.country.as_deref()) {
                (Feature::Country, Some(country)) => record.country == Some(country),
                (Feature::Admin1, Some(country)) if record.country != Some(country) => false,
                // An area lies inside only if it is smaller, not because its middle happens to.
                _ => place.width < bounds.width() && gazetteer.contains(outer, place.at),
            }
        };
        let inside = self.index.places.iter().filter(|place| lies_inside(place));
        inside.map(|place| place.entity).collect()
    }

    /// Whether something is called so, in the atlas or the gazetteer.
    pub(super) fn is_name(&self, field: Field, value: &str) -> bool {
        if field == Field::Place {
            !self.named_places(value).is_empty() || !self.gazetteer_places(value).is_empty()
        } else {
            !self.named_actors(value).is_empty()
        }
    }

    /// The condition that was probably meant by a name that nothing bears.
    pub(super) fn near(&self, field: Field, value: &str) -> Option<Node> {
        let wanted = if field == Field::Place { Wanted::Place } else { Wanted::Actor };
        let near = self.index.names.near(value, wanted, 1);
        near.first().map(|&ix| Node::field(field, &self.atlas.entity(ix).name))
    }
}
