//! From data and a view to shapes on screen.

use std::sync::{Arc, OnceLock};

use super::relation::Relations;
use super::{MapData, MapParams, MapScene, MarkShape, Target};
use super::{arcs, areas, marks, scale};
use crate::atlas::{Atlas, Columns, EntityIx};
use crate::scene::label::{self, BaseLabel};
use crate::scene::view::{Insets, View, WorldBox};

/// From so many shapes on, a second core helps.
const MANY: usize = 2_000;

impl MapScene {
    /// What `view` shows of `data`, with the background map's labels among its own.
    pub fn build(data: &MapData, view: View, params: &MapParams, base: &[BaseLabel]) -> Self {
        let relations = Relations::new(data, params);
        let (areas, hidden) = areas::areas(data, view, params, &relations);
        let marks = marks::marks(data, view, params, &relations);
        let arcs = arcs::arcs(data, view, params, &relations, &marks);
        let mut scene = Self {
            view,
            margin: params.margin,
            areas,
            hidden,
            arcs,
            marks,
            labels: Vec::new(),
            scale_bar: scale::scale_bar(view),
            near: OnceLock::new(),
        };
        // Labels and the index of what lies where do not need each other.
        let index = || {
            if scene.marks.len() + scene.arcs.len() > MANY {
                scene.near();
            }
        };
        let (labels, ()) =
            rayon::join(|| label::place(&scene, data, params, &relations, base), index);
        scene.labels = labels;
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
    pub fn of_all(atlas: &Atlas, areas: &Arc<super::AreaCache>) -> Self {
        Self::new(atlas, &Arc::new(Columns::new(atlas)), areas)
    }

    /// The narrowest longitude window that holds all literal marks.
    pub fn first_view(&self, size: [f32; 2], padding: Insets) -> View {
        View::first(size, &self.frames(), padding)
    }

    /// The box around a target, to go to it; `None` for what is nowhere on the map.
    pub fn extent(&self, target: Target) -> Option<WorldBox> {
        if let Target::Entity(entity) | Target::Cluster(entity) = target
            && let Some(mark) = self.mark(entity)
        {
            return Some(mark.frame(120.0));
        }
        let linked = self.linked(target);
        let arcs = linked.arcs.iter().filter_map(|&key| self.arc(key));
        let ends = arcs.flat_map(|arc| [WorldBox::point(arc.from), WorldBox::point(arc.to)]);
        let marks = linked.places.iter().filter_map(|&place| self.mark(place));
        let marks = marks.filter(|mark| !mark.associative).map(|mark| mark.frame(60.0));
        let only_arcs = matches!(target, Target::Arc(_));
        let boxes: Vec<WorldBox> = match target {
            Target::Document(_) => marks.collect(),
            _ => ends.chain(marks.filter(|_| !only_arcs)).collect(),
        };
        WorldBox::narrowest(&boxes)
    }
}
