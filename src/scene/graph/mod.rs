//! The graph on screen. [`Shown`] is the part of it that is laid out by a [`Layout`]; [`GraphScene`]
//! what one view of that shows, in screen positions, with labels placed.

mod hit;
mod labels;
pub mod layout;
pub mod random;
mod relation;
mod scene;
mod shape;
mod shown;
#[cfg(test)]
mod tests;
mod view;

pub use layout::{Layout, Start};
pub use relation::Chosen;
pub use scene::{Drawn, GraphParams, shares, sizes_by_reports};
pub use shape::{EdgeShape, GraphScene, NodeShape};
pub use shown::{Kept, Shown, ShownEdge};
pub use view::GraphView;

use super::map::Target;
use crate::atlas::Atlas;
use crate::atlas::graph::{Graph, NodeIx, What};

/// What a click on a node selects: an event by its first report.
pub fn target(atlas: &Atlas, data: &Graph, ix: NodeIx) -> Target {
    match data.node(ix).what {
        What::Entity(entity) => Target::Entity(entity),
        What::Event(occurrence) => Target::Event(atlas.reports(occurrence)[0]),
    }
}

/// The nodes that a target of another view stands for; an arc's or a document's are its events.
pub fn nodes_of(
    atlas: &Atlas,
    data: &Graph,
    target: Target,
    events_of_arc: impl Fn(super::map::ArcKey) -> Vec<crate::atlas::EventIx>,
) -> Vec<NodeIx> {
    let by_event = |event| data.of_occurrence(atlas.occurrence_of(event));
    let mut nodes: Vec<NodeIx> = match target {
        Target::Entity(entity) | Target::Cluster(entity) => {
            data.of_entity(entity).into_iter().collect()
        }
        Target::Event(event) => by_event(event).into_iter().collect(),
        Target::Arc(key) => events_of_arc(key).into_iter().filter_map(by_event).collect(),
        Target::Document(document) => {
            atlas.events_in(document).filter_map(|(event, _)| by_event(event)).collect()
        }
    };
    nodes.sort_unstable();
    nodes.dedup();
    nodes
}
