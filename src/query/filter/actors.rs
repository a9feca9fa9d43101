//! Which actors a value of `actor:` means.

use super::compile::Known;
use crate::atlas::{EntityIx, Kind};
use crate::base::Id;
use crate::gazetteer::{Feature, normalize};
use crate::query::names::Wanted;

impl Known<'_> {
    /// The actors that bear a name, ascending: with a state its government, its forces and the
    /// persons who hold an office and act for it; with any other name also persons who have it as
    /// a part of theirs. If none bears it, all actors with these words in their name. `None` if
    /// there is none.
    pub(super) fn actors(&self, value: &str) -> Option<Vec<EntityIx>> {
        let mut named = self.named_actors(value);
        let mut states = self.countries(value);
        states.extend(named.iter().filter_map(|&ix| self.state(ix)).map(str::to_owned));
        if states.is_empty() {
            let holding = self.index.names.holding(value, Wanted::Actor);
            let exact = !named.is_empty();
            let person = |ix: &EntityIx| self.atlas.entity(*ix).kind == Kind::Person;
            named.extend(holding.into_iter().filter(|ix| !exact || person(ix)));
        } else {
            let all = self.atlas.entities().filter(|(_, entity)| {
                let acts = match entity.kind {
                    Kind::Government | Kind::ArmedForce => true,
                    Kind::Person => !entity.roles.is_empty(),
                    _ => false,
                };
                acts && entity.country.as_ref().is_some_and(|country| states.contains(country))
            });
            named.extend(all.map(|(ix, _)| ix).collect::<Vec<_>>());
        }
        named.sort_unstable();
        named.dedup();
        (!named.is_empty()).then_some(named)
    }

    pub(super) fn named_actors(&self, value: &str) -> Vec<EntityIx> {
        let is_actor = |ix: &EntityIx| self.atlas.entity(*ix).kind.is_actor();
        if let Some(entity) = self.atlas.find(&Id::new(value)).filter(is_actor) {
            return vec![entity];
        }
        let mut named = self.index.names.exact(value, Wanted::Actor);
        let states = self.countries(value).into_iter();
        let states = states.filter_map(|iso| self.atlas.find(&Id::new(format!("state:{iso}"))));
        named.extend(states);
        named.sort_unstable();
        named.dedup();
        named
    }

    /// ISO codes of the countries that bear a name: a state has the names of its country.
    fn countries(&self, value: &str) -> Vec<String> {
        let hits = self.gazetteer.find(&normalize(value));
        hits.map(|hit| self.gazetteer.place(hit.place))
            .filter(|place| place.feature == Feature::Country)
            .filter_map(|place| place.country.map(str::to_owned))
            .collect()
    }

    /// The country whose state it is.
    fn state(&self, ix: EntityIx) -> Option<&str> {
        self.atlas.entity(ix).id.as_str().strip_prefix("state:")
    }
}
