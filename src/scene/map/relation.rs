//! What is linked to the selection: it stands out, what is not fades.

use std::collections::BTreeSet;

use super::linked::Linked;
use super::{ArcData, Emphasis, MapData, MapParams, MarkData, Target};
use crate::atlas::EntityIx;
use crate::base::Id;

/// The selection with all that hangs on it.
pub struct Relations {
    selected: BTreeSet<Target>,
    hovered: Option<Target>,
    /// Nothing fades when nothing on the map is linked to the selection.
    fades: bool,
    linked: Linked,
    /// The country whose outline stands for a selected or hovered state.
    pub countries: Vec<(Id, EntityIx, Emphasis)>,
}

impl Relations {
    pub fn new(data: &MapData, params: &MapParams) -> Self {
        let selected: BTreeSet<Target> =
            params.selected.into_iter().chain(params.also.iter().copied()).collect();
        let mut relations = Self {
            selected,
            hovered: params.hovered,
            fades: false,
            linked: Linked::default(),
            countries: Vec::new(),
        };
        let hovered = params.hovered.iter().map(|target| (target, Emphasis::Hovered));
        let selected = relations.selected.iter().map(|target| (target, Emphasis::Selected));
        for (target, emphasis) in hovered.chain(selected) {
            if let Target::Entity(entity) = target
                && let Some(country) = data.country_of(*entity)
            {
                relations.countries.push((country.clone(), *entity, emphasis));
            }
        }
        for target in &relations.selected {
            let more = data.linked(*target);
            relations.linked.arcs.extend(more.arcs);
            relations.linked.places.extend(more.places);
        }
        relations.fades = !relations.linked.arcs.is_empty() || !relations.linked.places.is_empty();
        relations
    }

    pub fn of_mark(&self, mark: &MarkData) -> Emphasis {
        self.of_entity(mark.entity)
    }

    pub fn of_entity(&self, entity: EntityIx) -> Emphasis {
        let target = Target::Entity(entity);
        if self.selected.contains(&target) {
            Emphasis::Selected
        } else if self.hovered == Some(target) || self.hovered == Some(Target::Cluster(entity)) {
            Emphasis::Hovered
        } else if self.linked.places.contains(&entity) {
            Emphasis::Related
        } else {
            self.rest()
        }
    }

    pub fn of_arc(&self, arc: &ArcData) -> Emphasis {
        let target = Target::Arc(arc.key);
        if self.selected.contains(&target) {
            Emphasis::Selected
        } else if self.hovered == Some(target) {
            Emphasis::Hovered
        } else if self.linked.arcs.contains(&arc.key) {
            Emphasis::Related
        } else {
            self.rest()
        }
    }

    /// Of what is neither selected nor linked to the selection.
    pub fn rest(&self) -> Emphasis {
        if self.fades { Emphasis::Faded } else { Emphasis::Normal }
    }
}
