//! Things on screen found by where they lie.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use super::geometry::{Point, Rect};

/// Side of a cell, in pixels.
const CELL: f32 = 40.0;
/// How far a thing reaches from the middle that files it under a cell, in pixels.
pub const REACH: f32 = 12.0;

/// Things filed by the cell their middle lies in.
#[derive(Clone, Debug)]
pub struct Grid<T> {
    cells: HashMap<Cell, Vec<T>, BuildHasherDefault<CellHasher>>,
}

/// Column and row.
type Cell = (i32, i32);

/// For cells, of which nobody chooses the numbers: several times as fast as the usual one.
#[derive(Clone, Copy, Debug, Default)]
pub struct CellHasher(u64);

impl Hasher for CellHasher {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        bytes.iter().for_each(|&byte| self.write_i32(i32::from(byte)));
    }

    fn write_i32(&mut self, number: i32) {
        // An odd number near 2^64 over the golden ratio spreads neighbours far apart.
        let mixed =
            (self.0.rotate_left(5) ^ u64::from(number as u32)).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        self.0 = mixed ^ (mixed >> 29);
    }
}

impl<T> Default for Grid<T> {
    fn default() -> Self {
        Self { cells: HashMap::default() }
    }
}

impl<T> Grid<T> {
    /// A thing that reaches at most [`REACH`] from `middle`.
    pub fn add(&mut self, middle: Point, item: T) {
        self.cells.entry((cell(middle.x), cell(middle.y))).or_default().push(item);
    }

    /// All that may meet `rect`, and some that do not.
    pub fn near(&self, rect: Rect) -> impl Iterator<Item = &T> {
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

/// A polyline as pieces short enough for a grid, each with its middle; what lies outside of `room`
/// is left out.
pub fn pieces(points: &[Point], room: Rect) -> impl Iterator<Item = (Point, [Point; 2])> {
    let room = room.grown(REACH);
    let inside = move |ends: &&[Point]| room.length_inside(ends[0], ends[1]) > 0.0;
    points.windows(2).filter(inside).flat_map(move |ends| {
        let (a, b) = (ends[0], ends[1]);
        let parts = (a.distance(b) / (2.0 * REACH)).ceil().max(1.0) as usize;
        let at = move |nth: usize| {
            let t = nth as f32 / parts as f32;
            Point::new(a.x + t * (b.x - a.x), a.y + t * (b.y - a.y))
        };
        let part = move |nth: usize| {
            let (a, b) = (at(nth), at(nth + 1));
            (Point::new((a.x + b.x) / 2.0, (a.y + b.y) / 2.0), [a, b])
        };
        (0..parts).map(part).filter(move |&(middle, _)| parts == 1 || room.contains(middle))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_line_is_cut_and_only_kept_where_it_shows() {
        let line = [Point::new(-5000.0, 50.0), Point::new(5000.0, 50.0)];
        let pieces: Vec<_> = pieces(&line, Rect::new(0.0, 0.0, 100.0, 100.0)).collect();
        assert!((4..=7).contains(&pieces.len()), "{pieces:?}");
        for (middle, [a, b]) in pieces {
            assert!(a.distance(b) <= 2.0 * REACH + 0.1 && (-12.0..=112.0).contains(&middle.x));
        }
    }

    #[test]
    fn what_reaches_into_a_box_is_near_it() {
        let mut grid = Grid::default();
        grid.add(Point::new(39.0, 39.0), "inside");
        grid.add(Point::new(300.0, 39.0), "far");
        let near: Vec<_> = grid.near(Rect::new(50.0, 50.0, 51.0, 51.0)).collect();
        assert_eq!(near, [&"inside"]);
    }
}
