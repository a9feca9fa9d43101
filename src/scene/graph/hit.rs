//! What lies under a point of a graph's pane, and inside a line drawn around nodes.

use super::shape::{EdgeShape, GraphScene, NodeShape};
use crate::scene::geometry::{Point, Rect, is_inside};
use crate::scene::map::Target;

/// How near a point must be to a node's rim, in pixels.
const TOLERANCE: f32 = 3.0;
/// Edges that are fainter than this cannot be pointed at.
const CLEAR: f32 = 0.3;
/// Side of a cell, in pixels; no node with its tolerance reaches farther than into the next.
const CELL: f32 = 24.0;

/// Nodes by the cell their centre lies in.
#[derive(Clone, Debug, Default)]
pub(super) struct Grid {
    columns: usize,
    rows: usize,
    /// Where each cell begins among `nodes`; one more than cells.
    starts: Vec<u32>,
    nodes: Vec<u32>,
}

impl Grid {
    pub fn new(pane: Rect, nodes: &[NodeShape]) -> Self {
        let columns = (pane.width() / CELL).ceil().max(1.0) as usize;
        let rows = (pane.height() / CELL).ceil().max(1.0) as usize;
        let mut grid =
            Self { columns, rows, starts: vec![0; columns * rows + 1], nodes: Vec::new() };
        for node in nodes {
            let cell = grid.cell(node.center);
            grid.starts[cell + 1] += 1;
        }
        for nth in 1..grid.starts.len() {
            grid.starts[nth] += grid.starts[nth - 1];
        }
        let mut next = grid.starts.clone();
        grid.nodes = vec![0; nodes.len()];
        for (nth, node) in (0..).zip(nodes) {
            let at = &mut next[grid.cell(node.center)];
            grid.nodes[*at as usize] = nth;
            *at += 1;
        }
        grid
    }

    /// What lies beyond the pane's edges is filed along them.
    fn cell(&self, at: Point) -> usize {
        let (column, row) = self.column_and_row(at);
        row * self.columns + column
    }

    fn column_and_row(&self, at: Point) -> (usize, usize) {
        let nth = |at: f32, count: usize| ((at / CELL).max(0.0) as usize).min(count - 1);
        (nth(at.x, self.columns), nth(at.y, self.rows))
    }

    /// The nodes in the cells around a point.
    fn near(&self, at: Point) -> impl Iterator<Item = usize> {
        let (column, row) = self.column_and_row(at);
        let columns = column.saturating_sub(1)..=(column + 1).min(self.columns - 1);
        let rows = row.saturating_sub(1)..=(row + 1).min(self.rows - 1);
        rows.flat_map(move |row| {
            let first = self.starts[row * self.columns + columns.start()] as usize;
            let last = self.starts[row * self.columns + columns.end() + 1] as usize;
            &self.nodes[first..last]
        })
        .map(|&nth| nth as usize)
    }
}

impl GraphScene {
    /// The node under a point; else the one whose name is there.
    pub fn hit(&self, at: Point) -> Option<Target> {
        if self.grid.starts.is_empty() || !self.view.pane().contains(at) {
            return None;
        }
        let nodes = self.grid.near(at).map(|nth| (nth, &self.nodes[nth]));
        let node = nodes
            .map(|(nth, node)| (node.center.distance(at) - node.radius, nth, node.target))
            .filter(|(beyond, ..)| *beyond <= TOLERANCE)
            // Of two that are as near, the one that is painted above.
            .min_by(|a, b| a.0.max(0.0).total_cmp(&b.0.max(0.0)).then(b.1.cmp(&a.1)))
            .map(|(.., target)| target);
        node.or_else(|| {
            self.labels.iter().find(|label| label.rect.contains(at)).and_then(|label| label.owner)
        })
    }

    /// The edge under a point, where edges are few enough to be told apart; of several the nearest.
    pub fn edge_at(&self, at: Point, tolerance: f32) -> Option<&EdgeShape> {
        let near = self.edges.iter().rev().filter_map(|edge| {
            let reach = edge.width / 2.0 + tolerance;
            let around = Rect::of([edge.from, edge.to])?.grown(reach);
            let clear = edge.opacity >= CLEAR && around.contains(at);
            let away = clear.then(|| at.distance_to_segment(edge.from, edge.to))?;
            (away <= reach).then_some((away, edge))
        });
        near.min_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, edge)| edge)
    }

    /// The nodes inside a closed line of screen points.
    pub fn inside(&self, line: &[Point]) -> Vec<&NodeShape> {
        let Some(bounds) = Rect::of(line.iter().copied()).filter(|_| line.len() > 2) else {
            return Vec::new();
        };
        let ring = [line.to_vec()];
        let within = |at: Point| bounds.contains(at) && is_inside(&ring, at);
        self.nodes.iter().filter(|node| within(node.center)).collect()
    }

    /// A point in the pane where [`Self::hit`] gives `target`; `None` where it does not show or
    /// is covered by others.
    pub fn handle(&self, target: Target) -> Option<Point> {
        let node = self.nodes.iter().find(|node| node.target == target)?;
        let inside = self.view.pane().grown(-2.0).contains(node.center);
        (inside && self.hit(node.center) == Some(target)).then_some(node.center)
    }
}
