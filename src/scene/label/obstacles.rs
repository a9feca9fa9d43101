//! What labels keep clear of: the pane's edges, overlays, marks, arcs.

use crate::scene::geometry::{Point, Rect};
use crate::scene::grid::{Grid, pieces};
use crate::scene::map::{MapParams, MapScene};
use crate::scene::view::Insets;

/// Of more arcs no name keeps clear: they are everywhere.
const MOST_ARCS: usize = 500;
/// Where an arc ends without a mark.
const DOT_RADIUS: f32 = 3.0;

/// Everything but other labels, found by place.
pub struct Obstacles {
    room: Rect,
    overlays: Vec<Rect>,
    marks: Grid<Rect>,
    crowd: Grid<Rect>,
    pieces: Grid<[Point; 2]>,
}

impl Obstacles {
    /// Of a map.
    pub fn new(scene: &MapScene, params: &MapParams) -> Self {
        let mut all = Self::within(scene.view.pane(), params.insets, params.overlays.clone());
        for mark in &scene.marks {
            all.add_mark(mark.center, mark.rect());
        }
        for arc in &scene.arcs {
            if scene.arcs.len() <= MOST_ARCS {
                all.add_line(&arc.points);
            }
            if let (true, Some(&end)) = (arc.dot, arc.points.last()) {
                all.add_mark(end, Rect::around(end, DOT_RADIUS));
            }
        }
        all
    }

    /// The pane's edges and what lies over it.
    pub fn within(pane: Rect, insets: Insets, overlays: Vec<Rect>) -> Self {
        let room = Rect::new(
            pane.left + insets.left,
            pane.top + insets.top,
            pane.right - insets.right,
            pane.bottom - insets.bottom,
        );
        Self {
            room,
            overlays,
            marks: Grid::default(),
            crowd: Grid::default(),
            pieces: Grid::default(),
        }
    }

    /// A mark, which reaches at most 12 pixels from its centre.
    pub fn add_mark(&mut self, center: Point, rect: Rect) {
        self.marks.add(center, rect);
    }

    /// A mark that a more important label may cover, of the same size at most.
    pub fn add_crowd(&mut self, center: Point, rect: Rect) {
        self.crowd.add(center, rect);
    }

    pub fn add_line(&mut self, points: &[Point]) {
        for (middle, ends) in pieces(points, self.room) {
            self.pieces.add(middle, ends);
        }
    }

    /// Whether a label may lie there, other labels aside.
    pub fn is_free(&self, rect: Rect) -> bool {
        self.room.holds(rect)
            && !self.overlays.iter().any(|overlay| overlay.meets(rect))
            && !self.marks.near(rect).any(|mark| mark.meets(rect))
    }

    /// How many marks of the crowd a box covers.
    pub fn crowd_in(&self, rect: Rect) -> usize {
        self.crowd.near(rect).filter(|mark| mark.meets(rect)).count()
    }

    /// How many pixels of arcs run through a box.
    pub fn arcs_in(&self, rect: Rect) -> f32 {
        self.pieces.near(rect).map(|&[a, b]| rect.length_inside(a, b)).sum()
    }
}
