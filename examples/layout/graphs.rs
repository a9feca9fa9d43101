//! Connected graphs from a fixed seed, each of another make.

use std::collections::BTreeMap;

use portolan::scene::graph::random::Random;

pub const NODES: usize = 10_000;
const EDGES: usize = 30_000;

type Edges = Vec<(u32, u32)>;

pub fn all() -> [(&'static str, Edges); 4] {
    [
        ("reports", reports()),
        ("communities", communities()),
        ("preferential", preferential()),
        ("geometric", geometric()),
    ]
}

/// Actors, places and events as a corpus has them: each event has a place and some actors; a few
/// are everywhere, the others belong to one of a hundred stories.
fn reports() -> Edges {
    const ACTORS: usize = NODES * 3 / 10;
    const PLACES: usize = NODES / 10;
    const EVENTS: usize = NODES - ACTORS - PLACES;
    const STORIES: usize = 100;
    let mut random = Random::new(4);
    // Of so many the first are picked most often, as in a Zipf distribution.
    let zipf = |random: &mut Random, count: usize| {
        let picked = (count as f32 + 1.0).powf(random.unit()) - 1.0;
        (picked as usize).min(count - 1)
    };
    let pick = |random: &mut Random, count: usize, story: usize| {
        let everywhere = count / 20;
        if random.unit() < 0.25 {
            return zipf(random, everywhere);
        }
        let own = (count - everywhere) / STORIES;
        everywhere + story * own + zipf(random, own)
    };
    let mut edges = Vec::new();
    for event in (ACTORS + PLACES..NODES).map(|event| event as u32) {
        let story = zipf(&mut random, 3 * STORIES) % STORIES;
        edges.push(((ACTORS + pick(&mut random, PLACES, story)) as u32, event));
        let actors = 2.0 * (EDGES as f32 / EVENTS as f32 - 1.0) * random.unit() + random.unit();
        for _ in 0..(actors as usize).max(1) {
            edges.push((pick(&mut random, ACTORS, story) as u32, event));
        }
    }
    // Whoever was never picked takes part in one event.
    let mut picked = vec![false; ACTORS + PLACES];
    edges.iter().for_each(|&(node, _)| picked[node as usize] = true);
    for node in (0..picked.len()).filter(|&node| !picked[node]) {
        edges.push((node as u32, (ACTORS + PLACES + random.below(EVENTS)) as u32));
    }
    connected(edges)
}

/// A hundred groups; one edge in twelve leads out of its own.
fn communities() -> Edges {
    const SIZE: usize = NODES / 100;
    let mut random = Random::new(3);
    let edge = |_| {
        let a = random.below(NODES);
        let inside = random.unit() < 11.0 / 12.0;
        let b = if inside { a / SIZE * SIZE + random.below(SIZE) } else { random.below(NODES) };
        (a as u32, b as u32)
    };
    connected((0..EDGES).map(edge).collect())
}

/// Who has many edges gets more (Barabási and Albert 1999), three a node.
fn preferential() -> Edges {
    const EACH: usize = EDGES / NODES;
    let mut random = Random::new(1);
    let mut ends: Vec<u32> = (0..EACH as u32).collect();
    let mut edges = Vec::new();
    for node in EACH as u32..NODES as u32 {
        let mut others: Vec<u32> = Vec::new();
        while others.len() < EACH {
            let other = ends[random.below(ends.len())];
            if !others.contains(&other) {
                others.push(other);
            }
        }
        for other in others {
            edges.push((other, node));
            ends.extend([node, other]);
        }
    }
    connected(edges)
}

/// Points of a square; edges between those that are nearest to each other.
fn geometric() -> Edges {
    let mut random = Random::new(2);
    let at: Vec<[f32; 2]> = (0..NODES).map(|_| [random.unit(), random.unit()]).collect();
    // Cells of this width hold all pairs that are near enough, and some more.
    let cells = 60.0;
    let cell = |[x, y]: [f32; 2]| ((x * cells) as i32, (y * cells) as i32);
    let mut filed: BTreeMap<(i32, i32), Vec<u32>> = BTreeMap::new();
    (0..).zip(&at).for_each(|(node, &at)| filed.entry(cell(at)).or_default().push(node));
    let mut pairs: Vec<(u64, u32, u32)> = Vec::new();
    for (a, &from) in (0..).zip(&at) {
        let (column, row) = cell(from);
        let around = (-1..=1).flat_map(|dx| (-1..=1).map(move |dy| (column + dx, row + dy)));
        for &b in around.filter_map(|cell| filed.get(&cell)).flatten().filter(|&&b| a < b) {
            let to = at[b as usize];
            let squared = f64::from(from[0] - to[0]).powi(2) + f64::from(from[1] - to[1]).powi(2);
            pairs.push(((squared * 1e15) as u64, a, b));
        }
    }
    pairs.sort_unstable();
    connected(pairs.into_iter().take(EDGES).map(|(_, a, b)| (a, b)).collect())
}

/// Each edge once, and parts tied to each other at their first nodes.
fn connected(mut edges: Edges) -> Edges {
    edges.retain(|(a, b)| a != b);
    edges.iter_mut().for_each(|edge| *edge = (edge.0.min(edge.1), edge.0.max(edge.1)));
    let mut root: Vec<u32> = (0..NODES as u32).collect();
    fn find(root: &[u32], mut node: u32) -> u32 {
        while root[node as usize] != node {
            node = root[node as usize];
        }
        node
    }
    for &(a, b) in &edges {
        let (a, b) = (find(&root, a), find(&root, b));
        root[a.max(b) as usize] = a.min(b);
    }
    let firsts = (1..NODES as u32).filter(|&node| root[node as usize] == node);
    edges.extend(firsts.map(|node| (node - 1, node)));
    edges.sort_unstable();
    edges.dedup();
    edges
}
