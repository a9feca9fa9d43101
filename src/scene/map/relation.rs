//! What is linked to the selection: it stands out, what is not fades.

use std::collections::BTreeSet;

use super::{ArcData, ArcKey, Emphasis, MapData, MapParams, MarkData, Target};
use crate::atlas::{DocIx, EntityIx, EventIx};
use crate::base::Id;

/// The selection with all that hangs on it.
pub struct Relations {
    selected: BTreeSet<Target>,
    hovered: Option<Target>,
    /// Nothing fades when nothing on the map is linked to the selection.
    fades: bool,
    arcs: BTreeSet<ArcKey>,
    places: BTreeSet<EntityIx>,
    /// The country whose outline stands for a selected or hovered state.
    pub countries: Vec<(Id, EntityIx, Emphasis)>,
}

/// What is selected, by what it is.
#[derive(Default)]
struct Chosen {
    entities: BTreeSet<EntityIx>,
    arcs: BTreeSet<ArcKey>,
    events: BTreeSet<EventIx>,
    documents: BTreeSet<DocIx>,
}

impl Chosen {
    fn of(targets: &BTreeSet<Target>) -> Self {
        let mut chosen = Self::default();
        for target in targets {
            match *target {
                Target::Entity(entity) => chosen.entities.extend([entity]),
                Target::Arc(key) => chosen.arcs.extend([key]),
                Target::Event(event) => chosen.events.extend([event]),
                Target::Document(document) => chosen.documents.extend([document]),
                Target::Cluster(_) => {}
            }
        }
        chosen
    }

    fn links(&self, data: &MapData, arc: &ArcData) -> bool {
        let is_in = |entity: &EntityIx| self.entities.contains(entity);
        self.arcs.contains(&arc.key)
            || is_in(&arc.key.place)
            || arc.actors.iter().any(is_in)
            || data.anchor(arc.key).entity.as_ref().is_some_and(is_in)
            || arc.events.iter().any(|event| self.events.contains(event))
            || arc.documents.iter().any(|document| self.documents.contains(document))
    }
}

impl Relations {
    pub fn new(data: &MapData, params: &MapParams) -> Self {
        let selected: BTreeSet<Target> =
            params.selected.into_iter().chain(params.also.iter().copied()).collect();
        let mut relations = Self {
            selected,
            hovered: params.hovered,
            fades: false,
            arcs: BTreeSet::new(),
            places: BTreeSet::new(),
            countries: Vec::new(),
        };
        let hovered = params.hovered.iter().map(|target| (target, Emphasis::Hovered));
        let selected = relations.selected.iter().map(|target| (target, Emphasis::Selected));
        for (target, emphasis) in hovered.chain(selected) {
            if let Target::Entity(entity) = target
                && let Some(country) = data.countries.get(entity)
            {
                relations.countries.push((country.clone(), *entity, emphasis));
            }
        }
        if !relations.selected.is_empty() {
            relations.link(data);
            relations.fades = !relations.arcs.is_empty() || !relations.places.is_empty();
        }
        relations
    }

    fn link(&mut self, data: &MapData) {
        let chosen = Chosen::of(&self.selected);
        for arc in data.arcs.iter().filter(|arc| chosen.links(data, arc)) {
            self.arcs.insert(arc.key);
            self.places.insert(arc.key.place);
            self.places.extend(data.anchor(arc.key).entity);
        }
        let mut events = chosen.events;
        for entity in &chosen.entities {
            if let Some(mark) = data.mark(*entity) {
                events.extend(&mark.events);
                self.places.insert(*entity);
            } else if let Some(of_actor) = data.events_of.get(entity) {
                events.extend(of_actor);
            }
        }
        for mark in &data.marks {
            let named = mark.documents.iter().any(|document| chosen.documents.contains(document));
            if named || mark.events.iter().any(|event| events.contains(event)) {
                self.places.insert(mark.entity);
            }
        }
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
        } else if self.places.contains(&entity) {
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
        } else if self.arcs.contains(&arc.key) {
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
