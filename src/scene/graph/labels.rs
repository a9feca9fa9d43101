//! Names of nodes, through the same collision pass as the map's.

use super::scene::{Drawn, GraphParams};
use super::shape::{GraphScene, NodeShape};
use crate::atlas::graph::What;
use crate::scene::font::Font;
use crate::scene::geometry::{Point, Rect};
use crate::scene::grid::REACH;
use crate::scene::label::obstacles::Obstacles;
use crate::scene::label::place::{Placer, Request};
use crate::scene::label::spots::{Extent, Spot};
use crate::scene::label::{LabelClass, LabelShape};
use crate::scene::map::Emphasis;

/// More names than this cannot be read.
const MOST: usize = 100;
/// Nor more than one for so many square pixels.
const ROOM: f32 = 6_000.0;
/// Longer names are cut, in characters.
const LONGEST: usize = 36;
/// Labels keep clear of edges while no more than so many show.
const CLEAR_OF_EDGES: usize = 1500;

pub fn place(scene: &GraphScene, drawn: Drawn<'_>, params: &GraphParams) -> Vec<LabelShape> {
    let mut obstacles =
        Obstacles::within(scene.view.pane(), params.insets, params.overlays.clone());
    if scene.edges.len() <= CLEAR_OF_EDGES {
        scene.edges.iter().for_each(|edge| obstacles.add_line(&[edge.from, edge.to]));
    }
    // The nodes are in the order in which they are painted: what stands out most is last.
    let mut nodes: Vec<&NodeShape> = scene.nodes.iter().collect();
    nodes.sort_by(|a, b| {
        b.emphasis
            .cmp(&a.emphasis)
            .then(is_event(a, drawn).cmp(&is_event(b, drawn)))
            .then(b.radius.total_cmp(&a.radius))
            .then(a.ix.cmp(&b.ix))
    });
    let pane = scene.view.pane();
    let most = MOST.min((pane.width() * pane.height() / ROOM) as usize);
    // What may have a name of its own is not covered by another's; the crowd around it may be, or
    // the middle of a large graph would have no names at all.
    for (nth, node) in nodes.iter().enumerate().filter(|(_, node)| !node.is_dot) {
        if nth < most && !is_event(node, drawn) {
            obstacles.add_mark(node.center, node_box(node));
        } else {
            obstacles.add_crowd(node.center, node_box(node));
        }
    }
    let mut placer = Placer::new(obstacles);
    placer.add_all(nodes.into_iter().take(most).map(|node| request(node, drawn)));
    placer.shapes()
}

fn is_event(node: &NodeShape, drawn: Drawn<'_>) -> bool {
    matches!(drawn.data.node(node.ix).what, What::Event(_))
}

fn node_box(node: &NodeShape) -> Rect {
    Rect::around(node.center, (node.radius + 1.0).min(REACH))
}

fn request(node: &NodeShape, drawn: Drawn<'_>) -> Request {
    let is_event = is_event(node, drawn);
    let is_selected = node.emphasis == Emphasis::Selected;
    let label = LabelShape {
        text: shortened(&(drawn.names)(node.ix)),
        class: if is_event { LabelClass::Event } else { LabelClass::Node },
        font: match (is_event, is_selected) {
            (false, false) => Font::Regular,
            (false, true) => Font::SemiBold,
            (true, false) => Font::Italic,
            (true, true) => Font::MediumItalic,
        },
        size: if is_event { 11.5 } else { 12.0 },
        spacing: 0.0,
        origin: Point::default(),
        rect: Rect::default(),
        leader: None,
        dot: None,
        emphasis: node.emphasis,
        owner: Some(node.target),
    };
    let extent = Extent::of(&label);
    Request {
        spots: beside(node.center, node.radius + 1.0, extent),
        label,
        extent,
        margin: 2.0,
        arc_cost: 0.03,
        most_arcs: f32::MAX,
        covers_crowd: !is_event,
        insists: node.emphasis > Emphasis::Normal,
    }
}

/// Below a node first, then above, beside it, and aslant.
fn beside(center: Point, radius: f32, extent: Extent) -> Vec<Spot> {
    let middle = center.x - extent.width / 2.0;
    let below = center.y + radius + 3.0 + extent.rise;
    let above = center.y - radius - 3.0 - extent.fall.max(1.0);
    let (right, left) = (center.x + radius + 4.0, center.x - radius - 4.0 - extent.width);
    let level = center.y + extent.cap / 2.0;
    let (up, down) = (level - radius * 0.9, level + radius * 0.9);
    [
        (middle, below, 0.0),
        (right, level, 0.7),
        (left, level, 0.8),
        (middle, above, 0.7),
        (middle + extent.width * 0.25, below, 0.5),
        (middle - extent.width * 0.25, below, 0.5),
        (center.x - radius, below, 0.9),
        (center.x + radius - extent.width, below, 0.9),
        (right, down, 1.0),
        (right, up, 1.1),
        (left, down, 1.1),
        (left, up, 1.2),
        (center.x - radius, above, 1.2),
        (center.x + radius - extent.width, above, 1.2),
        (middle, below + 7.0, 1.6),
        (middle, above - 7.0, 2.0),
    ]
    .into_iter()
    .map(|(x, y, cost)| Spot { origin: Point::new(x, y), cost })
    .collect()
}

/// At most [`LONGEST`] characters, cut at a word where there is one.
fn shortened(name: &str) -> String {
    match name.char_indices().nth(LONGEST) {
        None => name.to_owned(),
        Some((end, _)) => {
            let cut = name[..end].rfind(' ').unwrap_or(end);
            format!("{}…", &name[..cut])
        }
    }
}
