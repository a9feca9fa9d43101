//! A graph as the layout sees it, and coarser copies of it: nodes that are closely tied become one
//! (Walshaw 2003). What is far apart finds its place there, with few nodes to move.

/// Nodes with mass, springs with strength.
#[derive(Clone, Debug)]
pub struct Level {
    offsets: Vec<u32>,
    springs: Vec<(u32, f32)>,
    /// What each pushes others with.
    pub mass: Vec<f32>,
    /// How far the whole reaches, roughly.
    pub reach: f32,
    /// How much of a push that falls off with the distance alone unfolds the whole, and leaves its
    /// reach about as it is.
    pub far: f32,
}

/// At most so many nodes become one.
const MOST_JOINED: u32 = 4;
/// A joined node is at most so many times heavier than nodes are on average.
const MOST_HEAVY: f32 = 8.0;
/// A copy with more nodes than this, of its original's, would not help.
const LEAST_COARSER: f32 = 0.9;

impl Level {
    /// From edges between `nodes` nodes, each with its strength.
    ///
    /// A node's mass is √(degree + 1): hubs need room. A spring to a node with many others is the
    /// weaker: who is everywhere does not draw everything into one heap.
    pub fn new(nodes: usize, edges: &[(u32, u32, f32)]) -> Self {
        let mut degree = vec![0.0f32; nodes];
        for &(a, b, _) in edges {
            degree[a as usize] += 1.0;
            degree[b as usize] += 1.0;
        }
        let springs: Vec<_> = edges
            .iter()
            .map(|&(a, b, strength)| {
                let hub = degree[a as usize].max(degree[b as usize]);
                (a, b, strength / hub.sqrt())
            })
            .collect();
        Self::of(degree.iter().map(|degree| (degree + 1.0).sqrt()).collect(), &springs)
    }

    fn of(mass: Vec<f32>, edges: &[(u32, u32, f32)]) -> Self {
        let mut offsets = vec![0u32; mass.len() + 1];
        for &(a, b, _) in edges {
            offsets[a as usize + 1] += 1;
            offsets[b as usize + 1] += 1;
        }
        for nth in 1..offsets.len() {
            offsets[nth] += offsets[nth - 1];
        }
        let mut next = offsets.clone();
        let mut springs = vec![(0, 0.0); 2 * edges.len()];
        for &(a, b, strength) in edges {
            for (from, to) in [(a, b), (b, a)] {
                let at = &mut next[from as usize];
                springs[*at as usize] = (to, strength);
                *at += 1;
            }
        }
        // One spring of all strength balances all mass at (mass² / strength)^(2/5). Square roots
        // come near that, and are the same on every machine.
        let whole: f32 = mass.iter().sum();
        let strength: f32 = edges.iter().map(|&(.., strength)| strength).sum();
        let quarter = (whole * whole / strength.max(1e-3)).sqrt().sqrt();
        let far = 0.3 / (quarter * quarter.sqrt().sqrt());
        Self { offsets, springs, mass, reach: quarter * quarter.sqrt(), far }
    }

    pub fn len(&self) -> usize {
        self.mass.len()
    }

    /// The neighbours of a node, each with the strength of the spring.
    pub fn springs(&self, node: usize) -> &[(u32, f32)] {
        &self.springs[self.offsets[node] as usize..self.offsets[node + 1] as usize]
    }

    /// Each spring once, by its two nodes.
    pub fn edges(&self) -> impl Iterator<Item = (usize, usize)> {
        (0..self.len()).flat_map(|node| {
            let ends = self.springs(node).iter().map(|&(other, _)| other as usize);
            ends.filter(move |&other| node < other).map(move |other| (node, other))
        })
    }

    /// A coarser copy, and which of its nodes each becomes; `None` where that would not help.
    pub fn coarser(&self) -> Option<(Self, Vec<u32>)> {
        const NONE: u32 = u32::MAX;
        let mut order: Vec<u32> = (0..self.len() as u32).collect();
        order.sort_by_key(|&node| (self.springs(node as usize).len(), node));
        let most = MOST_HEAVY * self.mass.iter().sum::<f32>() / self.len() as f32;
        let mut parent = vec![NONE; self.len()];
        // Mass and number of those that became one.
        let mut joined: Vec<(f32, u32)> = Vec::new();
        // Beside each hub that took in all it may: the last ones that it left over.
        let mut beside = vec![NONE; self.len()];
        // The least tied first: they have the least choice.
        for node in order.into_iter().map(|node| node as usize) {
            if parent[node] != NONE {
                continue;
            }
            let mut best: Option<(f32, usize)> = None;
            for &(other, strength) in self.springs(node) {
                let other = other as usize;
                let (mass, count) = match parent[other] {
                    NONE => (self.mass[other], 1),
                    parent => joined[parent as usize],
                };
                let fits = count == 1 || count < MOST_JOINED && mass + self.mass[node] <= most;
                let closeness = strength / mass;
                if fits && best.is_none_or(|(closest, _)| closeness > closest) {
                    best = Some((closeness, other));
                }
            }
            let next = joined.len() as u32;
            let own = match best {
                Some((_, other)) if parent[other] == NONE => {
                    parent[other] = next;
                    joined.push((self.mass[other], 1));
                    next
                }
                Some((_, other)) => parent[other],
                None => {
                    let hub = self.springs(node).first().map_or(node, |&(hub, _)| hub as usize);
                    let open = joined.get(beside[hub] as usize);
                    if open.is_none_or(|&(_, count)| count >= MOST_JOINED) {
                        beside[hub] = next;
                        joined.push((0.0, 0));
                    }
                    beside[hub]
                }
            };
            parent[node] = own;
            let (mass, count) = &mut joined[own as usize];
            *mass += self.mass[node];
            *count += 1;
        }
        if joined.len() as f32 > LEAST_COARSER * self.len() as f32 {
            return None;
        }
        let mut edges: Vec<(u32, u32, f32)> = Vec::new();
        for node in 0..self.len() {
            for &(other, strength) in self.springs(node) {
                let (a, b) = (parent[node], parent[other as usize]);
                if a < b {
                    edges.push((a, b, strength));
                }
            }
        }
        // In a stable order, for the sums of strengths to be the same each time.
        edges.sort_by_key(|&(a, b, _)| (a, b));
        edges.dedup_by(|from, into| {
            let same = (from.0, from.1) == (into.0, into.1);
            if same {
                into.2 += from.2;
            }
            same
        });
        let mass = joined.into_iter().map(|(mass, _)| mass).collect();
        Some((Self::of(mass, &edges), parent))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_coarser_copy_keeps_all_mass_and_what_is_tied_stays_tied() {
        let ring: Vec<_> = (0..100u32).map(|a| (a, (a + 1) % 100, 1.0)).collect();
        let fine = Level::new(100, &ring);
        let (coarse, parent) = fine.coarser().unwrap();
        assert!(coarse.len() <= 60 && coarse.len() >= 25, "{}", coarse.len());
        let mass = |level: &Level| level.mass.iter().sum::<f32>();
        assert!((mass(&fine) - mass(&coarse)).abs() < 1e-3);
        for (a, b, _) in ring {
            let (a, b) = (parent[a as usize], parent[b as usize]);
            let tied = coarse.springs(a as usize).iter().any(|&(other, _)| other == b);
            assert!(a == b || tied, "{a} {b}");
        }
    }

    #[test]
    fn the_leaves_of_a_star_become_few() {
        let star: Vec<_> = (1..200u32).map(|leaf| (0, leaf, 1.0)).collect();
        let mut level = Level::new(200, &star);
        let mut steps = 0;
        while let Some((coarser, _)) = level.coarser() {
            level = coarser;
            steps += 1;
        }
        assert!(steps >= 3 && level.len() < 10, "{} after {steps}", level.len());
    }
}
