//! A map of many marks: arcs as one run of lines that is uploaded once a scene and then only moved,
//! marks as discs that are stamped from the letters' texture.

use std::collections::HashMap;

use egui::emath::TSTransform;
use egui::epaint::{ClippedShape, Primitive, Vertex};
use egui::{Mesh, Pos2, Rect, Shape, Vec2, pos2};
use walkers::Line;

use super::placed::Placed;
use crate::scene::map::{ArcShape, MarkKind, MarkShape};
use crate::scene::{Emphasis, MapScene, Palette, Point, style};
use crate::ui::theme;

/// Arcs in the scene's own positions.
pub fn arcs(scene: &MapScene, palette: &Palette) -> Vec<Line> {
    scene.arcs.iter().map(|arc| line(arc, palette)).collect()
}

/// Bends are gentle: among many arcs nobody sees that a piece is straight over so many points.
const PIECE: f32 = 36.0;

fn line(arc: &ArcShape, palette: &Palette) -> Line {
    let (ink, width) = style::arc_stroke(palette, arc);
    let mut points = Vec::new();
    for (nth, &at) in arc.points.iter().enumerate() {
        let far = |last: &Pos2| last.distance(pos2(at.x, at.y)) >= PIECE;
        if nth + 1 == arc.points.len() || points.last().is_none_or(far) {
            points.push(pos2(at.x, at.y));
        }
    }
    let (color, dasharray) = (theme::ink(ink), style::dashes(arc.modality, width));
    Line { points, width, color, dasharray }
}

/// A mark, or the end of an arc, and which stamp it is painted with.
#[derive(Clone, Copy, Debug)]
pub struct Dot {
    at: Point,
    stamp: u16,
}

/// The ends of arcs, then marks, those most reported last; and what they are painted with, where the
/// window's corner is. Discs without a stroke are the cheapest there is: the rim is a disc below.
pub fn dots(scene: &MapScene, palette: &Palette) -> (Vec<Dot>, Vec<[Shape; 2]>) {
    let mut stamps: Vec<[Shape; 2]> = Vec::new();
    let mut known = HashMap::new();
    let mut dots = Vec::new();
    for arc in scene.arcs.iter().filter(|arc| arc.dot) {
        let Some(&at) = arc.points.last() else { continue };
        let look = Look { kind: None, hollow: false, emphasis: arc.emphasis, radius: 0 };
        let stamp = *known.entry(look).or_insert_with(|| {
            let color = theme::ink(style::arc_stroke(palette, arc).0);
            stamps.push([Shape::circle_filled(Pos2::ZERO, style::ARC_DOT, color), Shape::Noop]);
            stamps.len() as u16 - 1
        });
        dots.push(Dot { at, stamp });
    }
    for mark in scene.marks.iter().rev() {
        let (hollow, emphasis) = (mark.hollow, mark.emphasis);
        let radius = mark.radius.to_bits();
        let look = Look { kind: Some(mark.kind), hollow, emphasis, radius };
        let stamp = *known.entry(look).or_insert_with(|| {
            stamps.push(of_mark(mark, palette));
            stamps.len() as u16 - 1
        });
        dots.push(Dot { at: mark.center, stamp });
    }
    (dots, stamps)
}

/// Dots that look alike have one stamp. Radii go by whole reports: there are few.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
struct Look {
    /// None for the end of an arc.
    kind: Option<MarkKind>,
    hollow: bool,
    emphasis: Emphasis,
    radius: u32,
}

fn of_mark(mark: &MarkShape, palette: &Palette) -> [Shape; 2] {
    let (fill, rim, width) = style::mark_paints(palette, mark);
    let disc = |radius: f32, ink| match mark.kind {
        MarkKind::Area => {
            let square = Rect::from_center_size(Pos2::ZERO, Vec2::splat(2.0 * radius));
            Shape::rect_filled(square, 2.5, theme::ink(ink))
        }
        _ => Shape::circle_filled(Pos2::ZERO, radius, theme::ink(ink)),
    };
    [disc(mark.radius + width / 2.0, rim), disc(mark.radius - width / 2.0, fill)]
}

/// What dots are painted with, ready to be put anywhere; stale once letters are drawn anew.
pub struct Stamps(Vec<Mesh>);

impl Stamps {
    pub fn new(ctx: &egui::Context, shapes: &[[Shape; 2]]) -> Self {
        let stamp = |shapes: &[Shape; 2]| {
            let shape = Shape::Vec(shapes.to_vec());
            let clipped = ClippedShape {
                clip_rect: Rect::EVERYTHING,
                shape,
                transform_after_tessellation: TSTransform::IDENTITY,
            };
            let mut all = Mesh::default();
            for made in ctx.tessellate(vec![clipped], ctx.pixels_per_point()) {
                if let Primitive::Mesh(mesh) = made.primitive {
                    all.append(mesh);
                }
            }
            all
        };
        Self(shapes.iter().map(stamp).collect())
    }
}

/// The dots that show in `pane`, each moved with its place.
pub fn paint(painter: &egui::Painter, dots: &[Dot], stamps: &Stamps, placed: Placed, pane: Rect) {
    let mut all = Mesh::default();
    // Most dots are two discs, each a square of the texture.
    all.reserve_vertices(8 * dots.len());
    all.reserve_triangles(4 * dots.len());
    for dot in dots {
        let at = placed.in_window(dot.at);
        if !pane.contains(at) {
            continue;
        }
        let Some(stamp) = stamps.0.get(usize::from(dot.stamp)) else { continue };
        let first = all.vertices.len() as u32;
        let by = at.to_vec2();
        all.vertices
            .extend(stamp.vertices.iter().map(|vertex| Vertex { pos: vertex.pos + by, ..*vertex }));
        all.indices.extend(stamp.indices.iter().map(|index| first + index));
    }
    if !all.is_empty() {
        painter.add(Shape::mesh(all));
    }
}
