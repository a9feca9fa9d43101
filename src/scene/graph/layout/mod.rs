//! Where the nodes of a graph go: a force layout that is the same each time, in steps, so that it
//! can be shown while it settles. Knows numbers and edges, nothing of what they stand for.
//!
//! Nodes push with the inverse square of their distance: neighbours have room. In a large part edges
//! pull with the root of their length, so that what is closely tied stands together, and nodes push a little
//! with the inverse of the distance, too, so that the whole unfolds. (ForceAtlas2 pulls with the
//! length and pushes with its inverse alone; the less the power of the pull, the shorter are edges beside
//! the whole: Noack 2009.) In a small one they pull with the square, and are about as long.
//! `examples/layout` measures it.

mod level;
mod pack;
mod part;
mod tree;

pub use part::Start;

use level::Level;
use part::Part;

/// A part with fewer nodes is laid out in one step.
const SMALL: usize = 120;
/// And so often, each time from another start, unless it has more edges than this: the layout in
/// which the fewest cross is taken.
const TRIES: u64 = 6;
const MANY_EDGES: usize = 500;
/// Room around each part, of what a node takes.
const MARGIN: f32 = 1.2;

/// A layout on its way.
pub struct Layout {
    /// Connected parts, the small ones first; with the numbers of their nodes.
    parts: Vec<(Part, Vec<u32>)>,
    /// Parts before this one have settled.
    now: usize,
    /// Nodes without an edge.
    alone: Vec<(u32, Start)>,
    nodes: usize,
    work: usize,
}

impl Layout {
    /// Of `nodes` nodes and edges between them, each with its strength (1 for a usual one).
    pub fn new(nodes: usize, edges: &[(u32, u32, f32)]) -> Self {
        Self::with_places(edges, &vec![Start::Free; nodes])
    }

    /// The same with a start for each node. Parts in which some node has a place stay where they
    /// are; nodes without one find theirs among them.
    pub fn with_places(edges: &[(u32, u32, f32)], starts: &[Start]) -> Self {
        let nodes = starts.len();
        let mut layout = Self { parts: Vec::new(), now: 0, alone: Vec::new(), nodes, work: 0 };
        let part_of = connected(nodes, edges);
        let mut members: Vec<Vec<u32>> = Vec::new();
        let mut number = vec![0u32; nodes];
        let mut group_of = vec![u32::MAX; nodes];
        for node in 0..nodes as u32 {
            let root = part_of[node as usize] as usize;
            if group_of[root] == u32::MAX {
                group_of[root] = members.len() as u32;
                members.push(Vec::new());
            }
            let group = &mut members[group_of[root] as usize];
            number[node as usize] = group.len() as u32;
            group.push(node);
        }
        let mut own: Vec<Vec<(u32, u32, f32)>> = vec![Vec::new(); members.len()];
        for &(a, b, strength) in edges.iter().filter(|(a, b, _)| a != b) {
            let group = group_of[part_of[a as usize] as usize] as usize;
            own[group].push((number[a as usize], number[b as usize], strength));
        }
        for (members, edges) in members.into_iter().zip(own) {
            if let [only] = members[..] {
                layout.alone.push((only, starts[only as usize]));
                continue;
            }
            let starts: Vec<Start> = members.iter().map(|&node| starts[node as usize]).collect();
            let level = Level::new(members.len(), &edges);
            layout.parts.push((Part::new(level, &starts, 0), members));
        }
        layout.parts.sort_by_key(|(_, members)| (members.len(), members[0]));
        layout.work = layout.left().max(1);
        layout
    }

    /// Moves what has not settled; false when everything has.
    pub fn step(&mut self) -> bool {
        while let Some((part, members)) = self.parts.get_mut(self.now) {
            if members.len() < SMALL {
                settle_best(part);
                self.now += 1;
                return true;
            }
            if part.step() {
                return true;
            }
            self.now += 1;
        }
        false
    }

    /// How much of the work is done, 0 to 1.
    pub fn progress(&self) -> f32 {
        1.0 - self.left() as f32 / self.work as f32
    }

    fn left(&self) -> usize {
        self.parts[self.now..].iter().map(|(part, _)| part.left()).sum()
    }

    /// Where each node is now, parts side by side. One unit is about the distance of two nodes
    /// with no other neighbours; y points downward.
    pub fn positions(&self) -> Vec<[f32; 2]> {
        let mut at = vec![[0.0; 2]; self.nodes];
        let mut fixed: Option<[[f32; 2]; 2]> = None;
        // Free parts, the largest first, by the numbers of their nodes.
        let mut free: Vec<(Vec<u32>, [[f32; 2]; 2])> = Vec::new();
        for (part, members) in self.parts.iter().rev() {
            let positions = part.positions();
            let around = bounds(&positions);
            members.iter().zip(positions).for_each(|(&node, place)| at[node as usize] = place);
            if part.is_placed {
                fixed = Some(union(fixed, around));
            } else {
                free.push((members.clone(), around));
            }
        }
        for &(node, start) in &self.alone {
            match start {
                Start::Free => free.push((vec![node], [[0.0; 2]; 2])),
                Start::At(place) | Start::Held(place) => {
                    at[node as usize] = place;
                    fixed = Some(union(fixed, [place, place]));
                }
            }
        }
        let sizes: Vec<[f32; 2]> = free
            .iter()
            .map(|(_, [least, most])| [0, 1].map(|axis| most[axis] - least[axis] + 2.0 * MARGIN))
            .collect();
        // Around places that stay, the others go below; else the first part is the middle of all.
        let strip = fixed.map_or(0.0, |[least, most]| most[0] - least[0]);
        let corners = pack::pack(&sizes, strip);
        let origin = match (fixed, free.first()) {
            (Some([least, most]), _) => [least[0] - MARGIN, most[1] + MARGIN],
            (None, Some((_, [least, _]))) => {
                [0, 1].map(|axis| least[axis] - MARGIN - corners[0][axis])
            }
            (None, None) => [0.0; 2],
        };
        for ((members, [least, _]), corner) in free.iter().zip(corners) {
            for &node in members {
                for axis in 0..2 {
                    at[node as usize][axis] += origin[axis] + corner[axis] + MARGIN - least[axis];
                }
            }
        }
        at
    }
}

/// Settles a small part; one without places from several starts.
fn settle_best(part: &mut Part) {
    let again = part.unsettled(TRIES, MANY_EDGES);
    while part.step() {}
    let mut fewest = part.crossings();
    for mut other in again {
        if fewest == 0 {
            return;
        }
        while other.step() {}
        let crossings = other.crossings();
        if crossings < fewest {
            fewest = crossings;
            *part = other;
        }
    }
}

fn bounds(positions: &[[f32; 2]]) -> [[f32; 2]; 2] {
    let start = [[f32::MAX; 2], [f32::MIN; 2]];
    positions.iter().fold(start, |[least, most], at| {
        [[0, 1].map(|n| at[n].min(least[n])), [0, 1].map(|n| at[n].max(most[n]))]
    })
}

fn union(all: Option<[[f32; 2]; 2]>, other: [[f32; 2]; 2]) -> [[f32; 2]; 2] {
    let Some([least, most]) = all else { return other };
    [[0, 1].map(|n| least[n].min(other[0][n])), [0, 1].map(|n| most[n].max(other[1][n]))]
}

/// For each node the least node that edges lead to from it.
fn connected(nodes: usize, edges: &[(u32, u32, f32)]) -> Vec<u32> {
    let mut root: Vec<u32> = (0..nodes as u32).collect();
    let find = |root: &mut [u32], mut node: u32| {
        while root[node as usize] != node {
            root[node as usize] = root[root[node as usize] as usize];
            node = root[node as usize];
        }
        node
    };
    for &(a, b, _) in edges {
        let (a, b) = (find(&mut root, a), find(&mut root, b));
        root[a.max(b) as usize] = a.min(b);
    }
    (0..nodes as u32).map(|node| find(&mut root, node)).collect()
}

#[cfg(test)]
mod tests {
    use super::super::random::Random;
    use super::*;

    /// Groups of nodes with many edges inside and few between.
    fn groups(groups: usize, size: usize, each: usize) -> Vec<(u32, u32, f32)> {
        let mut random = Random::new(11);
        let nodes = groups * size;
        let mut edges: Vec<(u32, u32, f32)> =
            (1..nodes as u32).map(|node| (node - 1, node, 1.0)).collect();
        for a in (0..nodes).flat_map(|node| std::iter::repeat_n(node, each)) {
            let b = a / size * size + random.below(size);
            edges.push((a as u32, b as u32, 1.0));
        }
        edges.retain(|(a, b, _)| a != b);
        edges
    }

    fn settled(mut layout: Layout) -> Vec<[f32; 2]> {
        while layout.step() {}
        assert!((layout.progress() - 1.0).abs() < 1e-6);
        layout.positions()
    }

    fn distance(a: [f32; 2], b: [f32; 2]) -> f32 {
        (a[0] - b[0]).hypot(a[1] - b[1])
    }

    #[test]
    fn it_comes_out_the_same_each_time_and_on_any_number_of_threads() {
        let edges = groups(8, 100, 3);
        let with = |threads: usize| {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
            pool.install(|| settled(Layout::new(800, &edges)))
        };
        let (one, three) = (with(1), with(3));
        assert!(one.iter().flatten().all(|at| at.is_finite()));
        assert_eq!(one, three);
    }

    #[test]
    fn groups_stand_together_and_apart_from_each_other() {
        let edges = groups(6, 50, 3);
        let at = settled(Layout::new(300, &edges));
        let (mut inside, mut between) = ([0.0, 0.0], [0.0, 0.0]);
        for a in 0..300 {
            for b in 0..a {
                let sum = if a / 50 == b / 50 { &mut inside } else { &mut between };
                *sum = [sum[0] + distance(at[a], at[b]), sum[1] + 1.0];
            }
        }
        let mean = |sum: [f32; 2]| sum[0] / sum[1];
        assert!(mean(inside) < 0.4 * mean(between), "{} {}", mean(inside), mean(between));
    }

    #[test]
    fn no_two_nodes_end_on_one_spot() {
        let star: Vec<_> = (1..150u32).map(|leaf| (0, leaf, 1.0)).collect();
        for at in [settled(Layout::new(150, &star)), settled(Layout::new(300, &groups(6, 50, 1)))] {
            let nearest = |a: usize| {
                let others = (0..at.len()).filter(|&b| b != a).map(|b| distance(at[a], at[b]));
                others.fold(f32::MAX, f32::min)
            };
            let all: Vec<f32> = (0..at.len()).map(nearest).collect();
            let mean = all.iter().sum::<f32>() / all.len() as f32;
            let least = all.iter().copied().fold(f32::MAX, f32::min);
            assert!(least > 0.2 * mean, "{least} of {mean}");
        }
    }

    #[test]
    fn parts_lie_side_by_side_not_far_apart() {
        let ring = |first: u32, count: u32| {
            (0..count).map(move |n| (first + n, first + (n + 1) % count, 1.0f32))
        };
        let edges: Vec<_> =
            ring(0, 60).chain(ring(60, 30)).chain(ring(90, 30)).chain([(120, 121, 1.0)]).collect();
        let at = settled(Layout::new(125, &edges));
        let parts = [0..60, 60..90, 90..120, 120..122, 122..123, 123..124, 124..125];
        let boxes = parts.map(|part| bounds(&at[part]));
        for (nth, a) in boxes.iter().enumerate() {
            for b in &boxes[..nth] {
                let apart = (0..2).any(|n| a[1][n] < b[0][n] || b[1][n] < a[0][n]);
                assert!(apart, "{a:?} and {b:?} cover each other");
            }
        }
        let area = |[least, most]: [[f32; 2]; 2]| {
            (most[0] - least[0] + 2.0 * MARGIN) * (most[1] - least[1] + 2.0 * MARGIN)
        };
        let parts: f32 = boxes.iter().map(|&part| area(part)).sum();
        assert!(parts > 0.5 * area(bounds(&at)), "{parts} of {}", area(bounds(&at)));
    }

    #[test]
    fn what_has_a_place_keeps_it_when_nodes_are_added() {
        let edges = groups(3, 40, 3);
        let before = settled(Layout::new(120, &edges));
        let mut more = edges.clone();
        more.extend((120..150u32).map(|new| (new - 120, new, 1.0)));
        more.extend([(150, 151, 1.0)]);
        let starts: Vec<Start> =
            before.iter().map(|&at| Start::Held(at)).chain([Start::Free; 32]).collect();
        let after = settled(Layout::with_places(&more, &starts));
        assert_eq!(after[..120], before[..]);
        let whole = bounds(&before);
        let reach = distance(whole[0], whole[1]);
        for new in 120..150 {
            let length = distance(after[new], after[new - 120]);
            assert!(length < 0.4 * reach && length > 0.0, "{length} of {reach}");
        }
        // A new part goes beside the old.
        assert!(after[150][1] > whole[1][1] && after[151][1] > whole[1][1]);
    }

    #[test]
    fn a_pinned_node_stays_and_its_neighbours_follow() {
        let edges = groups(3, 40, 3);
        let before = settled(Layout::new(120, &edges));
        let pulled = [before[0][0] + 5.0, before[0][1] - 5.0];
        let starts: Vec<Start> = (0..120)
            .map(|node| if node == 0 { Start::Held(pulled) } else { Start::At(before[node]) })
            .collect();
        let after = settled(Layout::with_places(&edges, &starts));
        assert_eq!(after[0], pulled);
        assert_ne!(after[1], before[1]);
        assert!(distance(after[1], pulled) < distance(before[1], pulled));
    }

    #[test]
    fn nothing_and_little_are_laid_out_too() {
        assert!(settled(Layout::new(0, &[])).is_empty());
        assert_eq!(settled(Layout::new(1, &[])).len(), 1);
        let pair = settled(Layout::new(2, &[(0, 1, 1.0), (1, 0, 1.0), (0, 0, 1.0)]));
        let apart = distance(pair[0], pair[1]);
        assert!(apart > 0.3 && apart < 5.0, "{apart}");
    }
}
