//! From data and a view to shapes on screen.

use super::relation::Relations;
use super::{ArcKey, MapData, MapParams, MapScene, MarkShape, Target};
use super::{arcs, areas, marks, scale};
use crate::atlas::{Atlas, EntityIx};
use crate::scene::label::{self, BaseLabel};
use crate::scene::view::{Insets, View, WorldBox};

impl MapScene {
    /// What `view` shows of `data`, with the background map's labels among its own.
    pub fn build(data: &MapData, view: View, params: &MapParams, base: &[BaseLabel]) -> Self {
        let relations = Relations::new(data, params);
        let (areas, hidden) = areas::areas(data, view, params, &relations);
        let marks = marks::marks(data, view, params, &relations);
        let arcs = arcs::arcs(data, view, &relations, &marks);
        let mut scene = Self {
            view,
            areas,
            hidden,
            arcs,
            marks,
            labels: Vec::new(),
            scale_bar: scale::scale_bar(view),
        };
        scene.labels = label::place(&scene, data, params, &relations, base);
        scene
    }

    /// The marks that were joined into the one that `first` leads.
    pub fn cluster(&self, first: EntityIx) -> &[EntityIx] {
        self.marks
            .iter()
            .find(|mark: &&MarkShape| mark.target == Some(Target::Cluster(first)))
            .map_or(&[], |mark| &mark.entities)
    }
}

impl MapData {
    /// With nothing filtered out.
    pub fn of_all(atlas: &Atlas, areas: &std::sync::Arc<super::AreaCache>) -> Self {
        let filter = super::MapFilter { counts: &|entity| atlas.counts(entity), event: &|_| true };
        Self::new(atlas, areas, &filter)
    }

    /// The narrowest longitude window that holds all literal marks.
    pub fn first_view(&self, size: [f32; 2], padding: Insets) -> View {
        View::first(size, &self.frames(), padding)
    }

    /// The box around a target, to go to it; `None` for what is nowhere on the map.
    pub fn extent(&self, target: Target) -> Option<WorldBox> {
        let of_arcs = |keep: &dyn Fn(&super::ArcData) -> bool| {
            let ends = self
                .arcs
                .iter()
                .filter(|arc| keep(arc))
                .flat_map(|arc| [WorldBox::point(arc.from), WorldBox::point(arc.to)]);
            ends.collect::<Vec<_>>()
        };
        let at = |keep: &dyn Fn(&super::MarkData) -> bool| {
            let marks = self.marks.iter().filter(|mark| keep(mark));
            marks.map(|mark| mark.frame(60.0)).collect::<Vec<_>>()
        };
        let boxes = match target {
            Target::Entity(entity) | Target::Cluster(entity) => match self.mark(entity) {
                Some(mark) => vec![mark.frame(120.0)],
                None => {
                    let events = self.events_of.get(&entity).map_or(&[][..], Vec::as_slice);
                    let mut boxes = of_arcs(&|arc| arc.actors.contains(&entity));
                    boxes.extend(at(&|mark| {
                        mark.events.iter().any(|event| events.binary_search(event).is_ok())
                    }));
                    boxes
                }
            },
            Target::Arc(key) => of_arcs(&|arc: &super::ArcData| -> bool {
                let ArcKey { anchor, place } = key;
                arc.key.anchor == anchor && arc.key.place == place
            }),
            Target::Event(event) => {
                let mut boxes = of_arcs(&|arc| arc.events.binary_search(&event).is_ok());
                boxes.extend(at(&|mark| mark.events.binary_search(&event).is_ok()));
                boxes
            }
            Target::Document(document) => {
                at(&|mark| !mark.associative && mark.documents.binary_search(&document).is_ok())
            }
        };
        WorldBox::narrowest(&boxes)
    }
}
