//! From a layout and a view to shapes on screen: as much detail as there is room for.

use std::collections::BTreeSet;

use super::hit::Grid;
use super::relation::{Chosen, Relations};
use super::shape::{EdgeShape, GraphScene, NodeShape};
use super::shown::{Kept, Shown};
use super::view::GraphView;
use super::{labels, target};
use crate::atlas::Atlas;
use crate::atlas::graph::{Graph, NodeIx, What};
use crate::scene::geometry::Rect;
use crate::scene::map::Emphasis;
use crate::scene::view::Insets;

const LEAST_RADIUS: f32 = 4.0;
const MOST_RADIUS: f32 = 11.0;
/// What happens has one size: who is in it says more.
const EVENT_RADIUS: f32 = 5.5;
/// Nodes that are nearer to each other than this on average, in pixels, shrink.
const ROOMY: f32 = 44.0;
const LEAST_SHRUNK: f32 = 0.16;
/// A node with a smaller radius is a plain dot.
const DOT_RADIUS: f32 = 2.2;

const LEAST_WIDTH: f32 = 1.0;
const MOST_WIDTH: f32 = 3.2;
/// So many independent sources make the widest edge.
const FULL_SOURCES: f32 = 8.0;
/// Edges fade when more than so many show.
const MANY_EDGES: f32 = 400.0;
/// Weak edges go when nodes are nearer than this on average, in pixels.
const WEAK_ROOM: f32 = 24.0;

/// What a scene is made of.
#[derive(Clone, Copy)]
pub struct Drawn<'a> {
    pub atlas: &'a Atlas,
    pub data: &'a Graph,
    pub shown: &'a Shown,
    /// Of each node that is shown, in units of the layout.
    pub positions: &'a [[f32; 2]],
    /// Of each node that is shown, 0 to 1.
    pub sizes: &'a [f32],
    /// What a filter lets through; without one, everything.
    pub kept: Option<&'a Kept>,
    /// Numbers of nodes that were put where they are.
    pub pinned: &'a BTreeSet<NodeIx>,
    /// What a node is called.
    pub names: &'a dyn Fn(NodeIx) -> String,
}

/// How it is drawn.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct GraphParams {
    pub chosen: Chosen,
    /// Room along the edges where labels must not go.
    pub insets: Insets,
    /// Boxes that labels avoid: buttons, legend.
    pub overlays: Vec<Rect>,
    /// While much still moves: names would jump about.
    pub without_names: bool,
}

impl GraphScene {
    /// What `view` shows.
    pub fn build(drawn: Drawn<'_>, view: GraphView, params: &GraphParams) -> Self {
        let relations = Relations::new(drawn.data, drawn.shown, &params.chosen);
        let reach = view.pane().grown(MOST_RADIUS + 1.0);
        let screen: Vec<_> = drawn.positions.iter().map(|&at| view.screen(at)).collect();
        let keeps = |number: usize| drawn.kept.is_none_or(|kept| kept.nodes[number]);
        let in_pane = |&number: &usize| keeps(number) && reach.contains(screen[number]);
        let showing: Vec<usize> = (0..screen.len()).filter(in_pane).collect();
        let pane = view.size[0] * view.size[1];
        let apart = (pane / showing.len().max(1) as f32).sqrt();
        let shrunk = (apart / ROOMY).clamp(LEAST_SHRUNK, 1.0);
        let mut nodes: Vec<NodeShape> = showing
            .into_iter()
            .map(|number| {
                let emphasis = relations.nodes[number];
                let ix = drawn.shown.nodes[number];
                let node = drawn.data.node(ix);
                let full = match node.what {
                    What::Event(_) => EVENT_RADIUS,
                    What::Entity(_) => {
                        LEAST_RADIUS + (MOST_RADIUS - LEAST_RADIUS) * drawn.sizes[number]
                    }
                };
                let chosen = emphasis > Emphasis::Normal;
                let radius = if chosen { (full * shrunk).max(LEAST_RADIUS) } else { full * shrunk };
                NodeShape {
                    ix,
                    number: number as u32,
                    target: target(drawn.atlas, drawn.data, ix),
                    kind: node.kind,
                    is_area: is_area(drawn.atlas, node.what),
                    center: screen[number],
                    radius,
                    is_dot: radius < DOT_RADIUS,
                    is_pinned: drawn.pinned.contains(&ix),
                    emphasis,
                }
            })
            .collect();
        nodes.sort_by(|a, b| {
            let above = |node: &NodeShape| (node.emphasis, node.radius);
            let (a_above, b_above) = (above(a), above(b));
            a_above.0.cmp(&b_above.0).then(a_above.1.total_cmp(&b_above.1)).then(a.ix.cmp(&b.ix))
        });
        let mut scene = Self {
            view,
            edges: edges(drawn, view, &relations, &screen, apart),
            grid: Grid::new(view.pane(), &nodes),
            nodes,
            labels: Vec::new(),
        };
        if !params.without_names {
            scene.labels = labels::place(&scene, drawn, params);
        }
        scene
    }
}

/// Whether it is a place that is no point.
fn is_area(atlas: &Atlas, what: What) -> bool {
    let What::Entity(entity) = what else { return false };
    atlas.entity(entity).place.as_ref().is_some_and(|place| !place.feature.is_point())
}

fn edges(
    drawn: Drawn<'_>,
    view: GraphView,
    relations: &Relations,
    screen: &[crate::scene::geometry::Point],
    apart: f32,
) -> Vec<EdgeShape> {
    let pane = view.pane();
    let mut shapes = Vec::new();
    for (nth, edge) in drawn.shown.edges.iter().enumerate() {
        if drawn.kept.is_some_and(|kept| !kept.edges[nth]) {
            continue;
        }
        let (from, to) = (screen[edge.a as usize], screen[edge.b as usize]);
        if pane.length_inside(from, to) == 0.0 {
            continue;
        }
        let what = drawn.data.edge(edge.edge);
        let is_weak = what.kind.is_weak();
        let emphasis = relations.edges[nth];
        if is_weak && apart < WEAK_ROOM && emphasis <= Emphasis::Normal {
            continue;
        }
        shapes.push(EdgeShape {
            edge: edge.edge,
            from,
            to,
            width: width(what.sources),
            modality: what.modality,
            is_weak,
            emphasis,
            opacity: 1.0,
        });
    }
    let fade = (MANY_EDGES / shapes.len().max(1) as f32).sqrt().clamp(0.12, 1.0);
    for shape in &mut shapes {
        if shape.emphasis <= Emphasis::Normal {
            shape.opacity = fade;
            shape.width *= fade.max(0.6);
        }
    }
    shapes.sort_by(|a, b| {
        a.emphasis.cmp(&b.emphasis).then(b.is_weak.cmp(&a.is_weak)).then(a.edge.cmp(&b.edge))
    });
    shapes
}

fn width(sources: u16) -> f32 {
    let share = (f32::from(sources.max(1)) - 1.0) / (FULL_SOURCES - 1.0);
    LEAST_WIDTH + (MOST_WIDTH - LEAST_WIDTH) * share.min(1.0).sqrt()
}

/// Sizes by how often each node that is shown is reported, 0 to 1.
pub fn sizes_by_reports(data: &Graph, shown: &Shown) -> Vec<f32> {
    let reports: Vec<f32> =
        shown.nodes.iter().map(|&ix: &NodeIx| data.node(ix).reports as f32).collect();
    shares(&reports, FULL_REPORTS)
}

/// The largest node stands for at least so many reports: a few do not look like many.
const FULL_REPORTS: f32 = 12.0;

/// Roots of values as shares of the largest, or of `least_most` where all are smaller: areas are
/// compared, not radii.
pub fn shares(values: &[f32], least_most: f32) -> Vec<f32> {
    let most = values.iter().copied().fold(least_most, f32::max).max(f32::MIN_POSITIVE);
    values.iter().map(|value| (value / most).max(0.0).sqrt()).collect()
}
