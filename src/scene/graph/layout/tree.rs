//! What pushes every node away from all others, in O(n log n) (Barnes and Hut 1986). Nodes are sorted
//! along a Z-curve (Morton 1966): every cell of the quadtree is a range of them, and the few nodes
//! of one leaf walk the tree together, side by side. The sum of each has one fixed order, so
//! that the result does not depend on the number of threads.

use rayon::prelude::*;

/// The most nodes of a leaf: so many are summed side by side.
const LANES: usize = 8;
/// A cell acts as one node where it is seen smaller than this, width over distance.
const SEEN_SMALL: f32 = 1.3;
/// The curve takes 2^16 steps along each axis.
const GRID_BITS: u32 = 16;
/// Added to squared distances: nodes that lie on each other do not push without bounds.
const SOFT: f32 = 1e-4;
/// So many leaves are one piece of work for a thread.
const LEAVES_AT_ONCE: usize = 32;

/// A cell of the quadtree: a range of the sorted nodes.
#[derive(Clone, Copy)]
struct Cell {
    /// Centre of mass.
    x: f32,
    y: f32,
    mass: f32,
    /// From here on it acts as one; squared.
    far2: f32,
    start: u32,
    end: u32,
    /// The cell after all that lie in this one.
    next: u32,
    is_leaf: bool,
}

/// What all others do to a node, for each unit of its mass.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Push {
    /// The sum of their mass over the squared distance, and `far` times over the distance, away from
    /// them.
    pub x: f32,
    pub y: f32,
    /// The sum of all that over the distance once more: how fast it changes where the node moves.
    pub stiff: f32,
}

/// A quadtree, with the room it works in kept from step to step.
#[derive(Default)]
pub struct Tree {
    /// Place on the curve, then the node.
    order: Vec<u64>,
    x: Vec<f32>,
    y: Vec<f32>,
    mass: Vec<f32>,
    cells: Vec<Cell>,
    leaves: Vec<u32>,
    pushes: Vec<[[f32; LANES]; 3]>,
}

impl Tree {
    /// Sets for each node its [`Push`] by all others; the more `far`, the more those count that are
    /// far away.
    pub fn repel(&mut self, at: [&[f32]; 2], mass: &[f32], far: f32, pushes: &mut Vec<Push>) {
        self.build(at, mass);
        let mut by_leaf = std::mem::take(&mut self.pushes);
        self.leaves
            .par_iter()
            .with_min_len(LEAVES_AT_ONCE)
            .map(|&leaf| self.push(&self.cells[leaf as usize], far))
            .collect_into_vec(&mut by_leaf);
        pushes.resize(mass.len(), Push::default());
        for (&leaf, [x, y, stiff]) in self.leaves.iter().zip(&by_leaf) {
            let cell = self.cells[leaf as usize];
            for (lane, nth) in (cell.start..cell.end).enumerate() {
                pushes[node(self.order[nth as usize])] =
                    Push { x: x[lane], y: y[lane], stiff: stiff[lane] };
            }
        }
        self.pushes = by_leaf;
    }

    fn build(&mut self, [x, y]: [&[f32]; 2], mass: &[f32]) {
        let (left, right) = extent(x);
        let (top, bottom) = extent(y);
        // A little more, so that the last node, too, lies below the upper end.
        let width = (right - left).max(bottom - top).max(1e-6) * 1.0001;
        let steps = (1u32 << GRID_BITS) as f32 / width;
        self.order.clear();
        self.order.extend(x.iter().zip(y).zip(0u64..).map(|((&x, &y), node)| {
            let column = ((x - left) * steps) as u32;
            let row = ((y - top) * steps) as u32;
            u64::from(spread(column) | spread(row) << 1) << 32 | node
        }));
        self.order.sort_unstable();
        for (sorted, given) in [(&mut self.x, x), (&mut self.y, y), (&mut self.mass, mass)] {
            sorted.clear();
            sorted.extend(self.order.iter().map(|&key| given[node(key)]));
        }
        self.cells.clear();
        self.leaves.clear();
        self.file(0..self.order.len(), 2 * GRID_BITS, width / SEEN_SMALL);
    }

    /// Files a range that agrees in all but the lowest `bits` of the curve; gives the sums of mass
    /// times position, and of mass.
    fn file(&mut self, range: std::ops::Range<usize>, bits: u32, far: f32) -> [f32; 3] {
        let own = self.cells.len();
        let is_leaf = range.len() <= LANES;
        self.cells.push(Cell {
            x: 0.0,
            y: 0.0,
            mass: 0.0,
            far2: far * far,
            start: range.start as u32,
            end: range.end as u32,
            next: 0,
            is_leaf,
        });
        let mut sums = [0.0f32; 3];
        let mut add = |part: [f32; 3]| (0..3).for_each(|nth| sums[nth] += part[nth]);
        if is_leaf {
            for nth in range {
                let mass = self.mass[nth];
                add([mass * self.x[nth], mass * self.y[nth], mass]);
            }
            self.leaves.push(own as u32);
        } else if bits == 0 {
            // More than a leaf holds on one spot: halved, wherever they lie.
            let middle = range.len().div_ceil(2) + range.start;
            add(self.file(range.start..middle, 0, 0.0));
            add(self.file(middle..range.end, 0, 0.0));
        } else {
            let shift = 32 + bits - 2;
            let mut from = range.start;
            for quarter in 0..4 {
                let rest = &self.order[from..range.end];
                let to = from + rest.partition_point(|key| (key >> shift) & 3 <= quarter);
                if to > from {
                    add(self.file(from..to, bits - 2, far / 2.0));
                }
                from = to;
            }
        }
        let next = self.cells.len() as u32;
        let [x, y, mass] = sums;
        let cell = &mut self.cells[own];
        *cell = Cell { x: x / mass, y: y / mass, mass, next, ..*cell };
        sums
    }

    /// What pushes the nodes of one leaf.
    fn push(&self, leaf: &Cell, far: f32) -> [[f32; LANES]; 3] {
        let range = leaf.start as usize..leaf.end as usize;
        let (mut x, mut y) = ([0.0; LANES], [0.0; LANES]);
        x[..range.len()].copy_from_slice(&self.x[range.clone()]);
        y[..range.len()].copy_from_slice(&self.y[range.clone()]);
        let (left, right) = extent(&x[..range.len()]);
        let (top, bottom) = extent(&y[..range.len()]);
        let [mut fx, mut fy, mut stiff] = [[0.0f32; LANES]; 3];
        let mut add = |from_x: f32, from_y: f32, mass: [f32; LANES]| {
            for lane in 0..LANES {
                let (dx, dy) = (x[lane] - from_x, y[lane] - from_y);
                let d2 = dx * dx + dy * dy + SOFT;
                let d = d2.sqrt();
                let force = mass[lane] * (1.0 + far * d) / (d2 * d);
                fx[lane] += force * dx;
                fy[lane] += force * dy;
                stiff[lane] += force;
            }
        };
        let mut at = 0;
        while let Some(cell) = self.cells.get(at) {
            let dx = (left - cell.x).max(cell.x - right).max(0.0);
            let dy = (top - cell.y).max(cell.y - bottom).max(0.0);
            if dx * dx + dy * dy > cell.far2 {
                add(cell.x, cell.y, [cell.mass; LANES]);
                at = cell.next as usize;
            } else if cell.is_leaf {
                for nth in cell.start..cell.end {
                    let at = nth as usize;
                    let mut mass = [self.mass[at]; LANES];
                    // No node pushes itself.
                    if let Some(own) = range.contains(&at).then(|| at - range.start) {
                        mass[own] = 0.0;
                    }
                    add(self.x[at], self.y[at], mass);
                }
                at = cell.next as usize;
            } else {
                at += 1;
            }
        }
        [fx, fy, stiff]
    }
}

fn node(key: u64) -> usize {
    key as u32 as usize
}

fn extent(values: &[f32]) -> (f32, f32) {
    values.iter().fold((f32::MAX, f32::MIN), |(least, most), &v| (least.min(v), most.max(v)))
}

/// The lower 16 bits of a number, moved to every second place.
fn spread(value: u32) -> u32 {
    let mut v = value.min(0xffff);
    v = (v | v << 8) & 0x00ff_00ff;
    v = (v | v << 4) & 0x0f0f_0f0f;
    v = (v | v << 2) & 0x3333_3333;
    (v | v << 1) & 0x5555_5555
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::graph::random::Random;

    /// The push on every node, summed pair by pair.
    fn all_pairs(x: &[f32], y: &[f32], mass: &[f32], far: f32) -> Vec<[f32; 2]> {
        let push = |a: usize| {
            let mut force = [0.0; 2];
            for b in 0..x.len() {
                let (dx, dy) = (x[a] - x[b], y[a] - y[b]);
                let d2 = dx * dx + dy * dy + SOFT;
                let push = mass[b] / (d2 * d2.sqrt()) + far * mass[b] / d2;
                force[0] += push * dx;
                force[1] += push * dy;
            }
            force
        };
        (0..x.len()).map(push).collect()
    }

    fn check(x: &[f32], y: &[f32], most_off: f32) {
        for far in [0.0, 0.05] {
            check_far(x, y, far, most_off);
        }
    }

    fn check_far(x: &[f32], y: &[f32], far: f32, most_off: f32) {
        let mass: Vec<f32> = (0..x.len()).map(|nth| 1.0 + (nth % 3) as f32).collect();
        let mut pushes = Vec::new();
        Tree::default().repel([x, y], &mass, far, &mut pushes);
        let exact = all_pairs(x, y, &mass, far);
        let size = |force: [f32; 2]| (force[0] * force[0] + force[1] * force[1]).sqrt();
        let whole: f32 = exact.iter().map(|&force| size(force)).sum();
        let off: f32 = exact
            .iter()
            .zip(&pushes)
            .map(|(force, push)| size([force[0] - push.x, force[1] - push.y]))
            .sum();
        assert!(off <= most_off * whole + 1e-3, "{off} of {whole}");
    }

    #[test]
    fn the_tree_sums_what_all_pairs_sum() {
        let mut random = Random::new(5);
        let x: Vec<f32> = (0..2000).map(|_| random.unit() * 100.0).collect();
        let y: Vec<f32> = (0..2000).map(|_| random.unit() * random.unit() * 100.0).collect();
        check(&x, &y, 0.03);
        check_far(&x, &y, 1.0, 0.03);
    }

    #[test]
    fn nodes_on_one_spot_or_line_are_no_trouble() {
        check(&[3.0; 40], &[2.0; 40], 0.0);
        let line: Vec<f32> = (0..300).map(|nth| nth as f32).collect();
        check_far(&line, &[0.0; 300], 0.0, 0.05);
        // What is far away counts for more, and is seen roughly.
        check_far(&line, &[0.0; 300], 1.0, 0.1);
        check(&[1.0], &[1.0], 0.0);
        check(&[], &[], 0.0);
    }
}
