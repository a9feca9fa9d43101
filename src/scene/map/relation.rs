//! What is linked to the selection: it stands out, what is not fades.

use std::collections::BTreeSet;

use super::{ArcData, ArcKey, Emphasis, MapData, MapParams, MarkData, Target};
use crate::atlas::{EntityIx, EventIx};
use crate::base::Id;

/// The selection with all that hangs on it.
pub struct Relations {
    selected: Option<Target>,
    hovered: Option<Target>,
    /// Nothing fades when nothing on the map is linked to the selection.
    fades: bool,
    arcs: BTreeSet<ArcKey>,
    places: BTreeSet<EntityIx>,
    /// The country whose outline stands for the selected or hovered state.
    pub countries: Vec<(Id, EntityIx, Emphasis)>,
}

impl Relations {
    pub fn new(data: &MapData, params: &MapParams) -> Self {
        let mut relations = Self {
            selected: params.selected,
            hovered: params.hovered,
            fades: false,
            arcs: BTreeSet::new(),
            places: BTreeSet::new(),
            countries: Vec::new(),
        };
        for (target, emphasis) in
            [(params.hovered, Emphasis::Hovered), (params.selected, Emphasis::Selected)]
        {
            if let Some(Target::Entity(entity)) = target
                && let Some(country) = data.countries.get(&entity)
            {
                relations.countries.push((country.clone(), entity, emphasis));
            }
        }
        let Some(selected) = params.selected else { return relations };
        relations.link(data, selected);
        relations.fades = !relations.arcs.is_empty() || !relations.places.is_empty();
        relations
    }

    fn link(&mut self, data: &MapData, selected: Target) {
        let no_events = Vec::new();
        let is_linked: Box<dyn Fn(&ArcData) -> bool> = match selected {
            Target::Entity(entity) => Box::new(move |arc| {
                arc.key.place == entity
                    || arc.actors.contains(&entity)
                    || data.anchor(arc.key).entity == Some(entity)
            }),
            Target::Arc(key) => Box::new(move |arc| arc.key == key),
            Target::Event(event) => Box::new(move |arc| arc.events.contains(&event)),
            Target::Document(document) => {
                Box::new(move |arc| arc.documents.binary_search(&document).is_ok())
            }
            Target::Cluster(_) => return,
        };
        for arc in data.arcs.iter().filter(|arc| is_linked(arc)) {
            self.arcs.insert(arc.key);
            self.places.insert(arc.key.place);
            self.places.extend(data.anchor(arc.key).entity);
        }
        let events: &[EventIx] = match &selected {
            Target::Entity(entity) => match data.mark(*entity) {
                Some(mark) => &mark.events,
                None => data.events_of.get(entity).unwrap_or(&no_events),
            },
            Target::Event(event) => std::slice::from_ref(event),
            _ => &[],
        };
        let events: BTreeSet<EventIx> = events.iter().copied().collect();
        for mark in &data.marks {
            let of_document = match selected {
                Target::Document(document) => mark.documents.contains(&document),
                _ => false,
            };
            if of_document || mark.events.iter().any(|event| events.contains(event)) {
                self.places.insert(mark.entity);
            }
        }
        if let Target::Entity(entity) = selected
            && data.mark(entity).is_some()
        {
            self.places.insert(entity);
        }
    }

    pub fn of_mark(&self, mark: &MarkData) -> Emphasis {
        self.of_entity(mark.entity)
    }

    pub fn of_entity(&self, entity: EntityIx) -> Emphasis {
        let is = |target: Option<Target>| target == Some(Target::Entity(entity));
        if is(self.selected) {
            Emphasis::Selected
        } else if is(self.hovered) || self.hovered == Some(Target::Cluster(entity)) {
            Emphasis::Hovered
        } else if self.places.contains(&entity) {
            Emphasis::Related
        } else {
            self.rest()
        }
    }

    pub fn of_arc(&self, arc: &ArcData) -> Emphasis {
        let is = |target: Option<Target>| target == Some(Target::Arc(arc.key));
        if is(self.selected) {
            Emphasis::Selected
        } else if is(self.hovered) {
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
