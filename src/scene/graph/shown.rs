//! Which part of a graph is laid out and drawn: all of it, the most reported of a large one, or
//! what lies around some nodes.

use std::collections::{BTreeSet, HashMap, HashSet};

use crate::atlas::graph::{EdgeIx, Graph, NodeIx, What};
use crate::atlas::{Atlas, EventIx};

/// An edge between two nodes that are shown, by their numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ShownEdge {
    pub edge: EdgeIx,
    pub a: u32,
    pub b: u32,
}

/// A part of a graph. Its nodes are numbered from 0.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Shown {
    /// Each once; nodes that were added later come later.
    pub nodes: Vec<NodeIx>,
    /// All edges between them, weak ones only if they were asked for.
    pub edges: Vec<ShownEdge>,
    /// How many nodes it would have without a limit.
    pub of: usize,
    number: HashMap<NodeIx, u32>,
    /// Where the ties of each node begin; one more than nodes.
    offsets: Vec<u32>,
    ties: Vec<(u32, u32)>,
}

impl Shown {
    /// Everything that is tied to something; of more than `limit` nodes the most reported, in
    /// about equal parts events and those who take part in them. Nodes that end up without an
    /// edge are left out.
    pub fn top(data: &Graph, limit: usize, weak: bool) -> Self {
        let tied = |ix: NodeIx| data.ties_if(ix, weak).next().is_some();
        let (events, mut entities): (Vec<NodeIx>, Vec<NodeIx>) = data
            .nodes()
            .map(|(ix, _)| ix)
            .filter(|&ix| tied(ix))
            .partition(|&ix| matches!(data.node(ix).what, What::Event(_)));
        let of = entities.len() + events.len();
        if of <= limit {
            entities.extend(events);
            return Self::induced(data, entities, of, weak);
        }
        entities.sort_by_cached_key(|&ix| {
            let ties = data.ties_if(ix, weak).count();
            (std::cmp::Reverse((data.node(ix).reports, ties)), ix)
        });
        let mut count = entities.len().min(limit / 2);
        let mut chosen = best_events(data, &events, &entities[..count], limit - count);
        if count + chosen.len() < limit {
            count = entities.len().min(limit - chosen.len());
            chosen = best_events(data, &events, &entities[..count], limit - count);
        }
        entities.truncate(count);
        entities.extend(chosen);
        let all = Self::induced(data, entities, of, weak);
        let mut is_tied = vec![false; all.nodes.len()];
        for edge in &all.edges {
            is_tied[edge.a as usize] = true;
            is_tied[edge.b as usize] = true;
        }
        let nodes = all.nodes.iter().zip(is_tied).filter(|(_, tied)| *tied).map(|(&ix, _)| ix);
        Self::induced(data, nodes.collect(), of, weak)
    }

    /// What lies at most so many steps from `centers`. A step leads to who and what shares an
    /// event, through the event; or from an event to who takes part in it and where. Of more
    /// than `limit` nodes the nearest, then the most reported.
    pub fn around(
        data: &Graph,
        centers: &[NodeIx],
        steps: usize,
        limit: usize,
        weak: bool,
    ) -> Self {
        let mut seen: HashSet<NodeIx> = HashSet::new();
        let mut nodes: Vec<NodeIx> = centers.to_vec();
        nodes.retain(|&ix| seen.insert(ix));
        let mut outermost = nodes.clone();
        for _ in 0..steps {
            let (mut events, mut next): (Vec<NodeIx>, Vec<NodeIx>) = outermost
                .iter()
                .flat_map(|&ix| data.ties_if(ix, weak))
                .map(|(other, _)| other)
                .filter(|&other| seen.insert(other))
                .partition(|&other| matches!(data.node(other).what, What::Event(_)));
            by_reports(data, &mut events);
            by_reports(data, &mut next);
            nodes.extend(&next);
            // Each event with all of its own: a limit leaves none half told.
            for &event in &events {
                nodes.push(event);
                let new = data.ties_if(event, weak).map(|(other, _)| other);
                let first = next.len();
                next.extend(new.filter(|&other| seen.insert(other)));
                nodes.extend(&next[first..]);
            }
            outermost = next;
        }
        let of = nodes.len();
        nodes.truncate(limit.max(centers.len()));
        Self::induced(data, nodes, of, weak)
    }

    /// With the neighbours of a node, and of the events among them who else takes part and where;
    /// at most `most` more, the most reported first. What is shown keeps its numbers.
    pub fn expanded(&self, data: &Graph, around: NodeIx, most: usize, weak: bool) -> Self {
        let near = Self::around(data, &[around], 1, usize::MAX, weak);
        let new: Vec<NodeIx> =
            near.nodes.iter().copied().filter(|&ix| self.number(ix).is_none()).collect();
        self.with(data, &new[..new.len().min(most)], weak)
    }

    /// With more nodes. What is shown keeps its numbers.
    pub fn with(&self, data: &Graph, more: &[NodeIx], weak: bool) -> Self {
        let more = more.iter().copied().filter(|&ix| self.number(ix).is_none());
        let more: BTreeSet<NodeIx> = more.collect();
        let nodes: Vec<NodeIx> = self.nodes.iter().copied().chain(more).collect();
        let of = self.of.max(nodes.len());
        Self::induced(data, nodes, of, weak)
    }

    /// The number of a node, if it is shown.
    pub fn number(&self, ix: NodeIx) -> Option<u32> {
        self.number.get(&ix).copied()
    }

    /// The neighbours of a node among those shown, each with the number of the edge to it.
    pub fn ties(&self, number: u32) -> &[(u32, u32)] {
        let at = number as usize;
        &self.ties[self.offsets[at] as usize..self.offsets[at + 1] as usize]
    }

    fn induced(data: &Graph, nodes: Vec<NodeIx>, of: usize, weak: bool) -> Self {
        let number: HashMap<NodeIx, u32> = nodes.iter().copied().zip(0..).collect();
        let mut edges = Vec::new();
        for (a, &ix) in (0u32..).zip(&nodes) {
            for (other, edge) in data.ties_if(ix, weak) {
                // Each edge from its first end.
                if data.edge(edge).a == ix
                    && let Some(&b) = number.get(&other)
                {
                    edges.push(ShownEdge { edge, a, b });
                }
            }
        }
        edges.sort_unstable_by_key(|edge| edge.edge);
        let mut offsets = vec![0u32; nodes.len() + 1];
        for edge in &edges {
            offsets[edge.a as usize + 1] += 1;
            offsets[edge.b as usize + 1] += 1;
        }
        for nth in 1..offsets.len() {
            offsets[nth] += offsets[nth - 1];
        }
        let mut next = offsets.clone();
        let mut ties = vec![(0, 0); 2 * edges.len()];
        for (nth, edge) in (0..).zip(&edges) {
            for (from, to) in [(edge.a, edge.b), (edge.b, edge.a)] {
                let at = &mut next[from as usize];
                ties[*at as usize] = (to, nth);
                *at += 1;
            }
        }
        Self { nodes, edges, of, number, offsets, ties }
    }
}

/// What a filter lets through of what is shown, by number.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Kept {
    pub nodes: Vec<bool>,
    pub edges: Vec<bool>,
    /// How many nodes.
    pub count: usize,
}

impl Kept {
    /// The events of which some report passes, what is tied to them, and ties that no event makes
    /// between what is left.
    pub fn new(
        atlas: &Atlas,
        data: &Graph,
        shown: &Shown,
        passes: &dyn Fn(EventIx) -> bool,
    ) -> Self {
        let mut nodes: Vec<bool> = shown
            .nodes
            .iter()
            .map(|&ix| match data.node(ix).what {
                What::Event(occurrence) => {
                    atlas.reports(occurrence).iter().any(|&report| passes(report))
                }
                What::Entity(_) => false,
            })
            .collect();
        let with_event =
            |edge: &ShownEdge| matches!(data.node(data.edge(edge.edge).b).what, What::Event(_));
        for edge in shown.edges.iter().filter(|edge| with_event(edge)) {
            nodes[edge.a as usize] |= nodes[edge.b as usize];
        }
        let kept = |edge: &ShownEdge| nodes[edge.a as usize] && nodes[edge.b as usize];
        let edges = shown.edges.iter().map(kept).collect();
        let count = nodes.iter().filter(|&&kept| kept).count();
        Self { nodes, edges, count }
    }
}

/// The events that tie most to some entities: those with two at least first, then by reports.
fn best_events(data: &Graph, events: &[NodeIx], entities: &[NodeIx], most: usize) -> Vec<NodeIx> {
    let chosen: HashSet<NodeIx> = entities.iter().copied().collect();
    let mut ranked: Vec<(bool, u32, usize, NodeIx)> = events
        .iter()
        .filter_map(|&ix| {
            let ties = data.ties(ix).iter().filter(|(other, _)| chosen.contains(other)).count();
            (ties > 0).then(|| (ties > 1, data.node(ix).reports, ties, ix))
        })
        .collect();
    ranked.sort_by_key(|&(ties_two, reports, ties, ix)| {
        (std::cmp::Reverse((ties_two, reports, ties)), ix)
    });
    ranked.into_iter().take(most).map(|(.., ix)| ix).collect()
}

fn by_reports(data: &Graph, nodes: &mut [NodeIx]) {
    nodes.sort_by_key(|&ix| (std::cmp::Reverse(data.node(ix).reports), ix));
}
