//! Marks and arcs of a scene by where they lie: what is under the pointer is found among the few
//! that are near, however many there are.

use super::{ArcShape, MarkShape};
use crate::scene::geometry::{Point, Rect};
use crate::scene::grid::{Grid, pieces};

/// See the module.
#[derive(Clone, Debug)]
pub struct Near {
    marks: Grid<u32>,
    pieces: Grid<(u32, [Point; 2])>,
}

impl Near {
    /// Of all that lies in `room`.
    pub fn new(marks: &[MarkShape], arcs: &[ArcShape], room: Rect) -> Self {
        let mut near = Self { marks: Grid::default(), pieces: Grid::default() };
        for (nth, mark) in (0..).zip(marks) {
            near.marks.add(mark.center, nth);
        }
        for (nth, arc) in (0..).zip(arcs) {
            for (middle, ends) in pieces(&arc.points, room) {
                near.pieces.add(middle, (nth, ends));
            }
        }
        near
    }

    /// Which marks may lie within `reach` pixels of a point, with their edge.
    pub fn marks(&self, at: Point, reach: f32) -> impl Iterator<Item = usize> {
        self.marks.near(Rect::around(at, reach)).map(|&nth| nth as usize)
    }

    /// Which arcs may run within `reach` pixels of a point, each with a piece that may.
    pub fn arcs(&self, at: Point, reach: f32) -> impl Iterator<Item = (usize, [Point; 2])> {
        self.pieces.near(Rect::around(at, reach)).map(|&(nth, ends)| (nth as usize, ends))
    }
}
