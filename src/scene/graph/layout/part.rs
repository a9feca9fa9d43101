//! The layout of one connected part: springs pull along edges, all nodes push each other apart,
//! and each node moves towards where its forces balance. It begins with the coarsest copy.

use rayon::prelude::*;

use super::level::Level;
use super::tree::{Push, Tree};
use crate::scene::graph::random::Random;

/// Steps with the coarsest copy, whose nodes begin anywhere, with each finer one, and with the graph
/// itself.
const STEPS_COARSEST: usize = 300;
const STEPS_FINER: usize = 100;
const STEPS_FINEST: usize = 140;
/// Steps after a change, where most nodes have their places.
const STEPS_AGAIN: usize = 120;
/// Copies are no coarser than so many nodes.
const COARSE_ENOUGH: usize = 40;
/// How much of the way to its balance a node goes, and how much of its last move it keeps.
const HASTE: f32 = 1.2;
const MOMENTUM: f32 = 0.9;
/// The longest move at the first and the last step of a level, of the reach of the whole.
const LONGEST_MOVES: [f32; 2] = [0.1, 0.002];
/// After a change nobody goes far.
const LONGEST_AGAIN: [f32; 2] = [0.02, 0.001];
/// Below this a spring pulls no stronger, in units of the layout: what lies together stays calm.
const NEAR: f32 = 1e-3;
/// A part with more nodes than this is drawn close: its edges pull with the root of their length, and
/// pushes reach far, so that who is tied stands together and the whole unfolds. With fewer they pull
/// with the square, and are about as long: there is room for names.
const FEW: usize = 400;
/// So many nodes are one piece of work for a thread.
const NODES_AT_ONCE: usize = 512;

/// Where a node is when the layout begins.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Start {
    /// Nowhere yet.
    Free,
    /// There, and it may move.
    At([f32; 2]),
    /// There, and it stays.
    Held([f32; 2]),
}

/// One connected part, at the level that is being laid out.
pub struct Part {
    /// From the graph itself to its coarsest copy, each with what its nodes become in the next.
    levels: Vec<(Level, Vec<u32>)>,
    at: usize,
    x: Vec<f32>,
    y: Vec<f32>,
    moved: Vec<[f32; 2]>,
    pushes: Vec<Push>,
    /// For nodes of the graph itself; empty if none is held.
    held: Vec<bool>,
    tree: Tree,
    random: Random,
    step: usize,
    steps: usize,
    longest: [f32; 2],
    is_close: bool,
    /// The layout began with places, which its frame keeps.
    pub is_placed: bool,
}

impl Part {
    /// A connected graph; if no node has a place, all find theirs, from a random start.
    pub fn new(level: Level, starts: &[Start], seed: u64) -> Self {
        let mut part = Self {
            levels: Vec::new(),
            at: 0,
            x: Vec::new(),
            y: Vec::new(),
            moved: Vec::new(),
            pushes: Vec::new(),
            held: Vec::new(),
            tree: Tree::default(),
            random: Random::new(seed),
            step: 0,
            steps: 0,
            longest: LONGEST_MOVES,
            is_close: level.len() > FEW,
            is_placed: starts.iter().any(|start| *start != Start::Free),
        };
        if part.is_placed {
            part.begin_with_places(level, starts);
        } else {
            part.begin_without(level);
        }
        part.moved = vec![[0.0; 2]; part.x.len()];
        part
    }

    fn begin_without(&mut self, mut level: Level) {
        while level.len() > COARSE_ENOUGH
            && let Some((coarser, parent)) = level.coarser()
        {
            self.levels.push((std::mem::replace(&mut level, coarser), parent));
        }
        let reach = level.reach;
        for _ in 0..level.len() {
            self.x.push((self.random.unit() - 0.5) * reach);
            self.y.push((self.random.unit() - 0.5) * reach);
        }
        self.levels.push((level, Vec::new()));
        self.at = self.levels.len() - 1;
        self.steps = STEPS_COARSEST;
    }

    /// Nodes without a place begin beside neighbours that have one, nearest first.
    fn begin_with_places(&mut self, level: Level, starts: &[Start]) {
        let place = |start: &Start| match *start {
            Start::Free => None,
            Start::At(at) | Start::Held(at) => Some(at),
        };
        let mut places: Vec<Option<[f32; 2]>> = starts.iter().map(place).collect();
        let mut wave: Vec<usize> = (0..places.len()).filter(|&n| places[n].is_some()).collect();
        while !wave.is_empty() {
            let mut next: Vec<usize> = wave
                .iter()
                .flat_map(|&node| level.springs(node))
                .map(|&(other, _)| other as usize)
                .filter(|&other| places[other].is_none())
                .collect();
            next.sort_unstable();
            next.dedup();
            let found: Vec<[f32; 2]> = next
                .iter()
                .map(|&node| {
                    let near = level.springs(node).iter();
                    let near: Vec<[f32; 2]> =
                        near.filter_map(|&(other, _)| places[other as usize]).collect();
                    let mean = |axis: usize| {
                        near.iter().map(|at| at[axis]).sum::<f32>() / near.len() as f32
                    };
                    [mean(0) + self.random.unit() - 0.5, mean(1) + self.random.unit() - 0.5]
                })
                .collect();
            next.iter().zip(found).for_each(|(&node, at)| places[node] = Some(at));
            wave = next;
        }
        let places = places.into_iter().map(Option::unwrap_or_default);
        (self.x, self.y) = places.map(|at| (at[0], at[1])).unzip();
        self.held = starts.iter().map(|start| matches!(start, Start::Held(_))).collect();
        self.levels.push((level, Vec::new()));
        self.steps = STEPS_AGAIN;
        self.longest = LONGEST_AGAIN;
    }

    /// Moves all nodes once; false when they are where they belong.
    pub fn step(&mut self) -> bool {
        if self.step >= self.steps {
            if self.at == 0 {
                return false;
            }
            self.refine();
        }
        let level = &self.levels[self.at].0;
        let (x, y) = (&self.x, &self.y);
        let far = if self.is_close { level.far } else { 0.0 };
        self.tree.repel([x, y], &level.mass, far, &mut self.pushes);
        let pushes = &self.pushes;
        let left = 1.0 - self.step as f32 / self.steps as f32;
        let [first, last] = self.longest;
        let longest = level.reach * (last + (first - last) * left * left * left);
        let (held, is_close) = (&self.held, self.is_close);
        self.moved.par_iter_mut().with_min_len(NODES_AT_ONCE).enumerate().for_each(
            |(node, moved)| {
                if held.get(node) == Some(&true) {
                    return;
                }
                let (mass, push) = (level.mass[node], pushes[node]);
                let mut force = [mass * push.x, mass * push.y];
                let mut stiff = mass * push.stiff;
                for &(other, strength) in level.springs(node) {
                    let (dx, dy) = (x[other as usize] - x[node], y[other as usize] - y[node]);
                    let length = (dx * dx + dy * dy + NEAR * NEAR).sqrt();
                    let pull = strength * if is_close { 1.0 / length.sqrt() } else { length };
                    force[0] += pull * dx;
                    force[1] += pull * dy;
                    stiff += pull;
                }
                let mut next =
                    [0, 1].map(|axis| MOMENTUM * moved[axis] + HASTE * force[axis] / stiff);
                let far = (next[0] * next[0] + next[1] * next[1]).sqrt();
                if far > longest {
                    next = next.map(|by| by * longest / far);
                }
                *moved = next;
            },
        );
        for ((x, y), by) in self.x.iter_mut().zip(&mut self.y).zip(&self.moved) {
            *x += by[0];
            *y += by[1];
        }
        self.step += 1;
        true
    }

    /// Goes on with the next finer copy; each node begins about where the coarser one is.
    fn refine(&mut self) {
        self.lie_down();
        let coarse_nodes = self.x.len() as f32;
        self.at -= 1;
        let (level, parent) = &self.levels[self.at];
        let spread = level.reach / coarse_nodes.sqrt();
        let (mut x, mut y) = (Vec::with_capacity(level.len()), Vec::with_capacity(level.len()));
        for &parent in parent {
            x.push(self.x[parent as usize] + spread * (self.random.unit() - 0.5));
            y.push(self.y[parent as usize] + spread * (self.random.unit() - 0.5));
        }
        (self.x, self.y) = (x, y);
        self.moved = vec![[0.0; 2]; self.x.len()];
        self.step = 0;
        self.steps = self.steps_at(self.at);
    }

    /// Turns everything about its middle so that it is wide rather than high.
    fn lie_down(&mut self) {
        let count = self.x.len() as f32;
        let mean = |values: &[f32]| values.iter().sum::<f32>() / count;
        let (mx, my) = (mean(&self.x), mean(&self.y));
        let (mut xx, mut xy, mut yy) = (0.0, 0.0, 0.0);
        for (x, y) in self.x.iter().zip(&self.y) {
            xx += (x - mx) * (x - mx);
            xy += (x - mx) * (y - my);
            yy += (y - my) * (y - my);
        }
        // The axis along which it is widest, by the half-angle of its covariance.
        let wide = xx - yy;
        let whole = (wide * wide + 4.0 * xy * xy).sqrt();
        let (ax, ay) =
            if wide >= 0.0 { (whole + wide, 2.0 * xy) } else { (2.0 * xy, whole - wide) };
        let length = (ax * ax + ay * ay).sqrt();
        if length <= f32::MIN_POSITIVE {
            return;
        }
        let (cos, sin) = (ax / length, ay / length);
        for (x, y) in self.x.iter_mut().zip(&mut self.y) {
            let (dx, dy) = (*x - mx, *y - my);
            (*x, *y) = (cos * dx + sin * dy, cos * dy - sin * dx);
        }
    }

    /// The same from other starts, as many as make `tries` with this one; none of a part that has
    /// places, or too many edges for the choice to be worth its time.
    pub fn unsettled(&self, tries: u64, most_edges: usize) -> Vec<Self> {
        let level = &self.levels[0].0;
        if self.is_placed || level.edges().count() > most_edges {
            return Vec::new();
        }
        let starts = vec![Start::Free; level.len()];
        (1..tries).map(|seed| Self::new(level.clone(), &starts, seed)).collect()
    }

    /// How many of its edges cross each other.
    pub fn crossings(&self) -> usize {
        let at = self.positions();
        let edges: Vec<_> = self.levels[0].0.edges().collect();
        // Twice the area of a triangle; its sign says on which side of a line a point lies.
        let side = |a: usize, b: usize, c: usize| {
            let [a, b, c] = [at[a], at[b], at[c]];
            (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
        };
        let cross = |(a, b): (usize, usize), (c, d): (usize, usize)| {
            let apart = a != c && a != d && b != c && b != d;
            apart && side(a, b, c) * side(a, b, d) < 0.0 && side(c, d, a) * side(c, d, b) < 0.0
        };
        let with_earlier =
            |nth: usize| edges[..nth].iter().filter(|&&other| cross(edges[nth], other)).count();
        (0..edges.len()).map(with_earlier).sum()
    }

    /// Where every node of the graph itself is, as far as is known.
    pub fn positions(&self) -> Vec<[f32; 2]> {
        let mut at: Vec<[f32; 2]> = self.x.iter().zip(&self.y).map(|(&x, &y)| [x, y]).collect();
        for (_, parent) in self.levels[..self.at].iter().rev() {
            at = parent.iter().map(|&parent| at[parent as usize]).collect();
        }
        at
    }

    /// Steps that are left, each counted with the nodes it moves.
    pub fn left(&self) -> usize {
        let now = (self.steps - self.step.min(self.steps)) * self.x.len();
        let finer = self.levels[..self.at].iter().enumerate();
        now + finer.map(|(at, (level, _))| self.steps_at(at) * level.len()).sum::<usize>()
    }

    fn steps_at(&self, level: usize) -> usize {
        if level == 0 { STEPS_FINEST } else { STEPS_FINER }
    }
}
