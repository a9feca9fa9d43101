//! What labels keep clear of: the pane's edges, overlays, marks, arcs.

use std::collections::HashMap;

use crate::scene::geometry::{Point, Rect};
use crate::scene::map::{MapParams, MapScene};
use crate::scene::view::Insets;

/// Side of a cell of the grids, in pixels.
const CELL: f32 = 40.0;
/// How far a mark or a piece of an arc reaches from the middle that files it under a cell.
pub const REACH: f32 = 12.0;
/// Where an arc ends without a mark.
const DOT_RADIUS: f32 = 3.0;

/// Everything but other labels, found by place.
pub struct Obstacles {
    room: Rect,
    overlays: Vec<Rect>,
    marks: Grid<Rect>,
    pieces: Grid<(Point, Point)>,
}

impl Obstacles {
    /// Of a map.
    pub fn new(scene: &MapScene, params: &MapParams) -> Self {
        let mut all = Self::within(scene.view.pane(), params.insets, params.overlays.clone());
        for mark in &scene.marks {
            all.add_mark(mark.center, mark.rect());
        }
        for arc in &scene.arcs {
            all.add_line(&arc.points);
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
        Self { room, overlays, marks: Grid::default(), pieces: Grid::default() }
    }

    /// A mark, which reaches at most [`REACH`] from its centre.
    pub fn add_mark(&mut self, center: Point, rect: Rect) {
        self.marks.add(center, rect);
    }

    pub fn add_line(&mut self, points: &[Point]) {
        for ends in points.windows(2) {
            let middle = Point::new((ends[0].x + ends[1].x) / 2.0, (ends[0].y + ends[1].y) / 2.0);
            // The polyline's pieces are short; a longer one is filed in parts.
            let parts = (ends[0].distance(ends[1]) / (2.0 * REACH)).ceil().max(1.0) as usize;
            if parts == 1 {
                self.pieces.add(middle, (ends[0], ends[1]));
                continue;
            }
            let at = |nth: usize| {
                let t = nth as f32 / parts as f32;
                Point::new(
                    ends[0].x + t * (ends[1].x - ends[0].x),
                    ends[0].y + t * (ends[1].y - ends[0].y),
                )
            };
            for nth in 0..parts {
                let (a, b) = (at(nth), at(nth + 1));
                self.pieces.add(Point::new((a.x + b.x) / 2.0, (a.y + b.y) / 2.0), (a, b));
            }
        }
    }

    /// Whether a label may lie there, other labels aside.
    pub fn is_free(&self, rect: Rect) -> bool {
        self.room.holds(rect)
            && !self.overlays.iter().any(|overlay| overlay.meets(rect))
            && !self.marks.near(rect).any(|mark| mark.meets(rect))
    }

    /// How many pixels of arcs run through a box.
    pub fn arcs_in(&self, rect: Rect) -> f32 {
        self.pieces.near(rect).map(|&(a, b)| rect.length_inside(a, b)).sum()
    }
}

/// Things filed by the cell their middle lies in.
struct Grid<T> {
    cells: HashMap<(i32, i32), Vec<T>>,
}

impl<T> Default for Grid<T> {
    fn default() -> Self {
        Self { cells: HashMap::new() }
    }
}

impl<T> Grid<T> {
    fn add(&mut self, middle: Point, item: T) {
        self.cells.entry((cell(middle.x), cell(middle.y))).or_default().push(item);
    }

    fn near(&self, rect: Rect) -> impl Iterator<Item = &T> {
        let around = rect.grown(REACH);
        let rows = cell(around.top)..=cell(around.bottom);
        let columns = cell(around.left)..=cell(around.right);
        rows.flat_map(move |row| columns.clone().map(move |column| (column, row)))
            .filter_map(|key| self.cells.get(&key))
            .flatten()
    }
}

fn cell(at: f32) -> i32 {
    (at / CELL).floor() as i32
}
