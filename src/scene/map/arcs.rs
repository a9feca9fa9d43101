//! Arcs on screen.

use super::relation::Relations;
use super::{ArcData, ArcShape, Emphasis, MapData, MapParams, MarkShape};
use crate::scene::geometry::{Point, Rect};
use crate::scene::grid::Grid;
use crate::scene::view::{View, WorldBox};

const LEAST_WIDTH: f32 = 1.0;
pub const MOST_WIDTH: f32 = 3.2;
/// So many independent sources make the widest arc.
const FULL_SOURCES: f32 = 8.0;
/// A piece of a polyline is at most so long, in pixels.
const PIECE_PX: f32 = 12.0;

/// The arcs that show; what stands out most comes last, to be painted above the others.
pub fn arcs(
    data: &MapData,
    view: View,
    params: &MapParams,
    relations: &Relations,
    marks: &[MarkShape],
) -> Vec<ArcShape> {
    let (drawn, reach) = (view.grown(params.margin), view.pane().grown(params.margin));
    let mut ends: Grid<(Point, f32)> = Grid::default();
    marks.iter().for_each(|mark| ends.add(mark.center, (mark.center, mark.radius)));
    let is_marked = |end: Point| {
        ends.near(Rect::around(end, 0.0)).any(|&(center, radius)| center.distance(end) < radius)
    };
    let mut shapes = Vec::new();
    for arc in data.arcs() {
        let corners = [arc.from, arc.control, arc.to];
        let Some(bounds) = WorldBox::of(corners) else { continue };
        for turn in drawn.turns(bounds) {
            let points = polyline(arc, view, turn);
            let shows = points.windows(2).any(|ends| reach.length_inside(ends[0], ends[1]) > 0.0);
            if !shows {
                continue;
            }
            let end = points[points.len() - 1];
            let dot = !is_marked(end);
            shapes.push(ArcShape {
                key: arc.key,
                points,
                dot,
                width: width(arc.sources),
                modality: arc.modality(),
                emphasis: relations.of_arc(arc),
                opacity: 1.0,
            });
        }
    }
    let faint = opacity(shapes.len());
    let plain = |shape: &&mut ArcShape| shape.emphasis <= Emphasis::Normal;
    shapes.iter_mut().filter(plain).for_each(|shape| shape.opacity = faint);
    shapes.sort_by(|a, b| a.emphasis.cmp(&b.emphasis).then(a.width.total_cmp(&b.width)));
    shapes
}

/// Of each of so many arcs in view: of many, each lets the others through.
fn opacity(arcs: usize) -> f32 {
    /// So many can be told apart.
    const FEW: f32 = 150.0;
    const FAINTEST: f32 = 0.08;
    (FEW / arcs.max(1) as f32).powf(0.6).clamp(FAINTEST, 1.0)
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
