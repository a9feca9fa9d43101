//! What one view of a graph shows, in screen positions.

use super::hit::Grid;
use super::view::GraphView;
use crate::atlas::graph::{EdgeIx, NodeIx};
use crate::atlas::{Kind, Modality};
use crate::scene::geometry::{Point, Rect};
use crate::scene::label::LabelShape;
use crate::scene::map::{Emphasis, Target};

/// A node; its shape says its kind.
#[derive(Clone, Debug, PartialEq)]
pub struct NodeShape {
    pub ix: NodeIx,
    /// Its number among those shown.
    pub number: u32,
    /// What a click selects.
    pub target: Target,
    pub kind: Kind,
    /// A place that is a sea, a region or a country: a rounded square; else a disc.
    pub is_area: bool,
    pub center: Point,
    /// Logical pixels.
    pub radius: f32,
    /// Too small for its kind's shape: a plain dot.
    pub is_dot: bool,
    pub is_pinned: bool,
    pub emphasis: Emphasis,
}

impl NodeShape {
    /// The box it covers, its rim included.
    pub fn rect(&self) -> Rect {
        Rect::around(self.center, self.radius + 1.0)
    }
}

/// An edge; `from` is who takes part, or the place.
#[derive(Clone, Debug, PartialEq)]
pub struct EdgeShape {
    pub edge: EdgeIx,
    pub from: Point,
    pub to: Point,
    /// 0.6 to 3.2 logical pixels, by independent sources.
    pub width: f32,
    /// Solid for happened, dashed for planned, dotted for the rest.
    pub modality: Modality,
    /// They only share a sentence.
    pub is_weak: bool,
    pub emphasis: Emphasis,
    /// 0 to 1, beside that of its ink: many edges fade.
    pub opacity: f32,
}

/// Everything one view shows. Painted in this order: edges, nodes, labels.
#[derive(Clone, Debug)]
pub struct GraphScene {
    pub view: GraphView,
    /// What stands out most comes last.
    pub edges: Vec<EdgeShape>,
    /// What stands out most comes last.
    pub nodes: Vec<NodeShape>,
    pub labels: Vec<LabelShape>,
    /// Nodes by place.
    pub(super) grid: Grid,
}
