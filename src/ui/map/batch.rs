//! A map of many marks: arcs as one run of lines that is uploaded once a scene and then only moved,
//! marks as discs that are stamped from the letters' texture.

use egui::{Rect, Shape, Vec2, pos2};
use walkers::Line;

use super::placed::Placed;
use crate::scene::map::{ArcShape, MarkKind, MarkShape};
use crate::scene::{MapScene, Palette, Point, style};
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
        let far = |last: &egui::Pos2| last.distance(pos2(at.x, at.y)) >= PIECE;
        if nth + 1 == arc.points.len() || points.last().is_none_or(far) {
            points.push(pos2(at.x, at.y));
        }
    }
    let (color, dasharray) = (theme::ink(ink), style::dashes(arc.modality, width));
    Line { points, width, color, dasharray }
}

/// A mark, or the end of an arc: what it is painted with, where the scene lies in the window's
/// corner. Discs without a stroke are the cheapest there is: the rim is a disc below.
pub struct Dot {
    at: Point,
    shapes: [Shape; 2],
}

/// The ends of arcs, then marks, those most reported last.
pub fn dots(scene: &MapScene, palette: &Palette) -> Vec<Dot> {
    let ends = scene.arcs.iter().filter(|arc| arc.dot).filter_map(|arc| {
        let &at = arc.points.last()?;
        let color = theme::ink(style::arc_stroke(palette, arc).0);
        let disc = Shape::circle_filled(pos2(at.x, at.y), style::ARC_DOT, color);
        Some(Dot { at, shapes: [disc, Shape::Noop] })
    });
    ends.chain(scene.marks.iter().rev().map(|mark| dot(mark, palette))).collect()
}

fn dot(mark: &MarkShape, palette: &Palette) -> Dot {
    let (fill, rim, width) = style::mark_paints(palette, mark);
    let at = pos2(mark.center.x, mark.center.y);
    let disc = |radius: f32, ink| match mark.kind {
        MarkKind::Area => {
            let square = Rect::from_center_size(at, Vec2::splat(2.0 * radius));
            Shape::rect_filled(square, 2.5, theme::ink(ink))
        }
        _ => Shape::circle_filled(at, radius, theme::ink(ink)),
    };
    let shapes = [disc(mark.radius + width / 2.0, rim), disc(mark.radius - width / 2.0, fill)];
    Dot { at: mark.center, shapes }
}

/// The dots that show in `pane`, each moved with its place.
pub fn paint(painter: &egui::Painter, dots: &[Dot], placed: Placed, pane: Rect) {
    let shown = dots.iter().filter_map(|dot| {
        let at = placed.in_window(dot.at);
        let by = at - pos2(dot.at.x, dot.at.y);
        pane.contains(at).then(|| {
            dot.shapes.clone().map(|mut shape| {
                shape.translate(by);
                shape
            })
        })
    });
    painter.extend(shown.flatten());
}
