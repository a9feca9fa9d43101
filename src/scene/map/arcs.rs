//! Arcs on screen.

use super::relation::Relations;
use super::{ArcData, ArcShape, MapData, MarkShape};
use crate::scene::geometry::Point;
use crate::scene::view::{View, WorldBox};

const LEAST_WIDTH: f32 = 1.0;
const MOST_WIDTH: f32 = 3.2;
/// So many independent sources make the widest arc.
const FULL_SOURCES: f32 = 8.0;
/// A piece of a polyline is at most so long, in pixels.
const PIECE_PX: f32 = 12.0;

/// The arcs that show; what stands out most comes last, to be painted above the others.
pub fn arcs(
    data: &MapData,
    view: View,
    relations: &Relations,
    marks: &[MarkShape],
) -> Vec<ArcShape> {
    let mut shapes = Vec::new();
    for arc in data.arcs() {
        let corners = [arc.from, arc.control, arc.to];
        let Some(bounds) = WorldBox::of(corners) else { continue };
        for turn in view.turns(bounds) {
            let points = polyline(arc, view, turn);
            let shows =
                points.windows(2).any(|ends| view.pane().length_inside(ends[0], ends[1]) > 0.0);
            if !shows {
                continue;
            }
            let end = points[points.len() - 1];
            let dot = !marks.iter().any(|mark| mark.center.distance(end) < mark.radius);
            shapes.push(ArcShape {
                key: arc.key,
                points,
                dot,
                width: width(arc.sources),
                modality: arc.modality(),
                emphasis: relations.of_arc(arc),
            });
        }
    }
    shapes.sort_by(|a, b| a.emphasis.cmp(&b.emphasis).then(a.width.total_cmp(&b.width)));
    shapes
}

fn width(sources: u32) -> f32 {
    let share = (sources.max(1) - 1) as f32 / (FULL_SOURCES - 1.0);
    LEAST_WIDTH + (MOST_WIDTH - LEAST_WIDTH) * share.min(1.0).sqrt()
}

fn polyline(arc: &ArcData, view: View, turn: i32) -> Vec<Point> {
    let on_screen = |t: f64| view.screen_from_world(arc.at(t).turned(turn));
    let corners = [arc.from, arc.control, arc.to].map(|at| view.screen_from_world(at.turned(turn)));
    let length = corners[0].distance(corners[1]) + corners[1].distance(corners[2]);
    let pieces = (length / PIECE_PX).ceil().clamp(8.0, 96.0) as usize;
    (0..=pieces).map(|nth| on_screen(nth as f64 / pieces as f64)).collect()
}
