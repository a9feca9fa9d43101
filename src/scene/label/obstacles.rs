//! What labels keep clear of: the pane's edges, overlays, marks, arcs.

use std::collections::HashMap;

use crate::scene::geometry::{Point, Rect};
use crate::scene::map::{MapParams, MapScene};

/// Side of a cell of the grids, in pixels.
const CELL: f32 = 40.0;
/// How far a mark or a piece of an arc reaches from the middle that files it under a cell.
const REACH: f32 = 12.0;
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
    pub fn new(scene: &MapScene, params: &MapParams) -> Self {
        let pane = scene.view.pane();
        let insets = params.insets;
        let mut marks = Grid::default();
        for mark in &scene.marks {
            marks.add(mark.center, mark.rect());
        }
        let mut pieces = Grid::default();
        for arc in &scene.arcs {
            for ends in arc.points.windows(2) {
                let middle =
                    Point::new((ends[0].x + ends[1].x) / 2.0, (ends[0].y + ends[1].y) / 2.0);
                // The polyline's pieces are short; a longer one is filed in parts.
                let parts = (ends[0].distance(ends[1]) / (2.0 * REACH)).ceil().max(1.0) as usize;
                if parts == 1 {
                    pieces.add(middle, (ends[0], ends[1]));
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
                    pieces.add(Point::new((a.x + b.x) / 2.0, (a.y + b.y) / 2.0), (a, b));
                }
            }
            if let (true, Some(&end)) = (arc.dot, arc.points.last()) {
                marks.add(end, Rect::around(end, DOT_RADIUS));
            }
        }
        let room = Rect::new(
            pane.left + insets.left,
            pane.top + insets.top,
            pane.right - insets.right,
            pane.bottom - insets.bottom,
        );
        Self { room, overlays: params.overlays.clone(), marks, pieces }
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
