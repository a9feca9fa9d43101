//! A scene as egui shapes: one mesh for edges, one for nodes, text for names. Nothing is decided
//! here but colours and strokes.

use egui::{Color32, Painter, Pos2, Shape, Vec2, pos2, vec2};

use crate::atlas::Kind;
use crate::scene::graph::{EdgeShape, GraphScene, NodeShape};
use crate::scene::{Emphasis, Palette, Point, style};
use crate::ui::map::{paint_label, set_label};
use crate::ui::mesh::Batch;
use crate::ui::theme::{self, Tokens};

/// A kind, and whether it is a place that is no point.
type Look = (Kind, bool);

/// The shapes of one scene.
pub struct Shapes {
    /// Edges, then nodes.
    pub marks: [Shape; 2],
    pub labels: Vec<Shape>,
}

pub fn shapes(painter: &Painter, scene: &GraphScene, offset: Vec2, tokens: &Tokens) -> Shapes {
    let palette = tokens.palette;
    let mut edges = Batch::default();
    edges.reserve_lines(scene.edges.len());
    scene.edges.iter().for_each(|edge| paint_edge(&mut edges, edge, offset, palette));
    let mut nodes = Batch::default();
    for node in &scene.nodes {
        paint_node(&mut nodes, node, offset, tokens);
    }
    let mut labels = Vec::new();
    for label in scene.labels.iter().rev() {
        let text = set_label(painter, label);
        paint_label(&mut labels, label, &text, offset, palette);
    }
    Shapes { marks: [edges.mesh.into(), nodes.mesh.into()], labels }
}

pub fn at(point: Point, offset: Vec2) -> Pos2 {
    pos2(point.x, point.y) + offset
}

fn paint_edge(batch: &mut Batch, edge: &EdgeShape, offset: Vec2, palette: &Palette) {
    let ink = style::edge_ink(palette, edge.is_weak, edge.emphasis);
    let color = theme::ink(ink).gamma_multiply(edge.opacity);
    let wider = if edge.emphasis >= Emphasis::Hovered { style::CHOSEN_WIDER } else { 0.0 };
    let width = edge.width + wider;
    let ends = [at(edge.from, offset), at(edge.to, offset)];
    match style::dashes(edge.modality, width).as_slice() {
        // In a crowd dashes are not told apart, and cost the most.
        &[dash, gap] if edge.opacity > 0.3 => batch.dashed(ends, width, color, [dash, gap]),
        _ => batch.line(ends[0], ends[1], width, color),
    }
}

fn paint_node(batch: &mut Batch, node: &NodeShape, offset: Vec2, tokens: &Tokens) {
    let center = at(node.center, offset);
    let color = theme::ink(style::node_ink(tokens.palette, node.kind, node.emphasis));
    if node.is_dot {
        batch.dot(center, node.radius, color);
        return;
    }
    let look = (node.kind, node.is_area);
    let rim = match node.emphasis {
        Emphasis::Selected => Some((3.0, tokens.accent)),
        Emphasis::Hovered => Some((2.0, tokens.ink)),
        _ => None,
    };
    if let Some((wide, color)) = rim {
        glyph(batch, look, center, node.radius + 1.0 + wide, color);
    }
    // The ground shines through what is faded; edges must not.
    glyph(batch, look, center, node.radius + style::RIM, tokens.background);
    glyph(batch, look, center, node.radius, color);
    if node.is_pinned {
        batch.disc(center, (node.radius * 0.35).max(1.5), tokens.background);
    }
}

/// The shape of a kind, the same as in lists, within a radius.
fn glyph(batch: &mut Batch, (kind, is_area): Look, center: Pos2, r: f32, color: Color32) {
    use std::f32::consts::{FRAC_PI_2, PI};
    match kind {
        Kind::Place if is_area => {
            // A square with round corners.
            let (half, round) = (r * 0.86, r * 0.34);
            let corners = (0..16).map(move |nth| {
                let quarter = nth / 4;
                let angle = FRAC_PI_2 * (quarter as f32 + (nth % 4) as f32 / 3.0);
                let corner = FRAC_PI_2 * quarter as f32 + FRAC_PI_2 / 2.0;
                let inner = (half - round) * std::f32::consts::SQRT_2 * Vec2::angled(corner);
                inner + round * Vec2::angled(angle)
            });
            batch.convex(center, corners, color);
        }
        Kind::Place => batch.disc(center, r, color),
        Kind::Person => {
            // Head and shoulders.
            batch.disc(center - vec2(0.0, r * 0.46), r * 0.5, color);
            let shoulders = (0..=12).map(|nth| {
                let angle = PI * (1.0 + nth as f32 / 12.0);
                r * 0.96 * Vec2::angled(angle)
            });
            batch.convex(center + vec2(0.0, r * 0.85), shoulders, color);
        }
        Kind::Government => batch.regular(center, r * 1.06, 6, FRAC_PI_2, color),
        Kind::ArmedForce | Kind::Organisation => {
            batch.regular(center, r * 1.16, 4, FRAC_PI_2 / 2.0, color);
        }
        Kind::Event => batch.regular(center, r * 1.16, 4, 0.0, color),
        Kind::Operation | Kind::Vessel | Kind::Equipment | Kind::Agreement => {
            batch.regular(center, r * 1.1, 3, -FRAC_PI_2, color);
        }
    }
}

/// The same shape for the legend.
pub fn legend_glyph(painter: &Painter, center: Pos2, r: f32, kind: Kind, color: Color32) {
    let mut batch = Batch::default();
    glyph(&mut batch, (kind, false), center, r, color);
    painter.add(batch.mesh);
}
