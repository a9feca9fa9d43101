//! Questions about the graph of what is linked to what: ways between two, who is in the middle,
//! what hangs together. Co-mentions count only where they are asked for.

use std::collections::{HashMap, VecDeque};

use rayon::prelude::*;

use crate::atlas::Modality;
use crate::atlas::graph::{EdgeData, EdgeIx, Graph, NodeIx};

/// A way from one node to another.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Way {
    /// From the one to the other, both with it.
    pub nodes: Vec<NodeIx>,
    /// Between each two of them; one fewer.
    pub edges: Vec<EdgeIx>,
}

/// The shortest way between two nodes; of several that are as short, the one whose edges are told
/// best. `None` where there is none; a node has a way without edges to itself.
pub fn shortest_way(graph: &Graph, from: NodeIx, to: NodeIx, weak: bool) -> Option<Way> {
    /// How a node was reached.
    #[derive(Clone, Copy)]
    struct Reached {
        steps: u32,
        doubt: f32,
        by: Option<(NodeIx, EdgeIx)>,
    }
    let mut reached: HashMap<NodeIx, Reached> = HashMap::new();
    reached.insert(from, Reached { steps: 0, doubt: 0.0, by: None });
    let mut queue = VecDeque::from([from]);
    while let Some(node) = queue.pop_front() {
        let here = reached[&node];
        // All that are as near as the end have been reached by the best way by now.
        if node == to || reached.get(&to).is_some_and(|end| end.steps <= here.steps) {
            break;
        }
        for (other, edge) in graph.ties_if(node, weak) {
            let doubt = here.doubt + doubt(graph.edge(edge));
            let found = Reached { steps: here.steps + 1, doubt, by: Some((node, edge)) };
            match reached.get_mut(&other) {
                None => {
                    reached.insert(other, found);
                    queue.push_back(other);
                }
                Some(known) if known.steps == found.steps && known.doubt > found.doubt => {
                    *known = found;
                }
                Some(_) => {}
            }
        }
    }
    let mut way = Way { nodes: vec![to], edges: Vec::new() };
    let mut at = reached.get(&to)?;
    while let Some((node, edge)) = at.by {
        way.nodes.push(node);
        way.edges.push(edge);
        at = &reached[&node];
    }
    way.nodes.reverse();
    way.edges.reverse();
    Some(way)
}

/// How little an edge is told: 1 for one text, half for two; twice that for what is not said to
/// have happened.
fn doubt(edge: &EdgeData) -> f32 {
    let unsure = if edge.modality == Modality::Happened { 1.0 } else { 2.0 };
    unsure / f32::from(edge.sources.max(1))
}

/// All nodes that some nodes hang together with, those with them, in order.
pub fn connected(graph: &Graph, nodes: &[NodeIx], weak: bool) -> Vec<NodeIx> {
    let mut seen = vec![false; graph.nodes().len()];
    let mut found: Vec<NodeIx> = Vec::new();
    let mut next: Vec<NodeIx> = nodes.to_vec();
    while let Some(node) = next.pop() {
        if !std::mem::replace(&mut seen[node.0 as usize], true) {
            found.push(node);
            next.extend(graph.ties_if(node, weak).map(|(other, _)| other));
        }
    }
    found.sort_unstable();
    found
}

/// How many neighbours each of some nodes has in the whole graph.
pub fn degrees(graph: &Graph, nodes: &[NodeIx], weak: bool) -> Vec<u32> {
    nodes.iter().map(|&node| graph.ties_if(node, weak).count() as u32).collect()
}

/// With at most so many nodes betweenness is exact.
const EXACT: usize = 1500;
/// With more it is estimated from the ways that begin at so many of them.
const SAMPLED: usize = 400;
/// So many beginnings are summed together: sums are the same on any number of threads.
const TOGETHER: usize = 25;

/// How many of the shortest ways between others lead through each of some nodes, among themselves
/// (Brandes 2001); for many nodes estimated from a fixed sample (Brandes and Pich 2007).
pub fn betweenness(graph: &Graph, nodes: &[NodeIx], weak: bool) -> Vec<f32> {
    let number: HashMap<NodeIx, u32> = nodes.iter().copied().zip(0..).collect();
    let ties: Vec<Vec<u32>> = nodes
        .iter()
        .map(|&node| {
            let others = graph.ties_if(node, weak).filter_map(|(other, _)| number.get(&other));
            let mut others: Vec<u32> = others.copied().collect();
            others.dedup();
            others
        })
        .collect();
    let beginnings: Vec<usize> = if nodes.len() <= EXACT {
        (0..nodes.len()).collect()
    } else {
        // Spread over all of them; the graph's order says nothing about who is in the middle.
        (0..SAMPLED).map(|nth| nth * nodes.len() / SAMPLED).collect()
    };
    let sums: Vec<Vec<f32>> =
        beginnings.par_chunks(TOGETHER).map(|some| through(&ties, some)).collect();
    // Each way is met from both of its ends.
    let share = nodes.len() as f32 / beginnings.len().max(1) as f32 / 2.0;
    let mut all = vec![0.0; nodes.len()];
    for sum in sums {
        all.iter_mut().zip(sum).for_each(|(all, sum)| *all += sum * share);
    }
    all
}

/// For each node the share of the shortest ways from some beginnings that lead through it.
fn through(ties: &[Vec<u32>], beginnings: &[usize]) -> Vec<f32> {
    const FAR: u32 = u32::MAX;
    let count = ties.len();
    let mut sums = vec![0.0f32; count];
    let (mut steps, mut ways, mut share) =
        (vec![FAR; count], vec![0.0f32; count], vec![0.0; count]);
    for &beginning in beginnings {
        steps.fill(FAR);
        ways.fill(0.0);
        share.fill(0.0f32);
        (steps[beginning], ways[beginning]) = (0, 1.0);
        let mut order = vec![beginning];
        let mut at = 0;
        while let Some(&node) = order.get(at) {
            at += 1;
            for &other in &ties[node] {
                let other = other as usize;
                if steps[other] == FAR {
                    steps[other] = steps[node] + 1;
                    order.push(other);
                }
                if steps[other] == steps[node] + 1 {
                    ways[other] += ways[node];
                }
            }
        }
        for &node in order[1..].iter().rev() {
            for &other in &ties[node] {
                let before = other as usize;
                if steps[before] + 1 == steps[node] {
                    share[before] += ways[before] / ways[node] * (1.0 + share[node]);
                }
            }
            sums[node] += share[node];
        }
    }
    sums
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::atlas::graph::sample::{corpus, find, named, names};

    fn way(from: &str, to: &str, weak: bool) -> Option<Vec<String>> {
        let atlas = corpus();
        let graph = Graph::new(&atlas, true);
        let ends = [from, to].map(|name| find(&atlas, &graph, name));
        let way = shortest_way(&graph, ends[0], ends[1], weak)?;
        for (edge, two) in way.edges.iter().zip(way.nodes.windows(2)) {
            let edge = graph.edge(*edge);
            assert!([edge.a, edge.b] == [two[0], two[1]] || [edge.b, edge.a] == [two[0], two[1]]);
        }
        Some(way.nodes.iter().map(|&node| named(&atlas, &graph, node)).collect())
    }

    #[test]
    fn the_shortest_way_leads_through_events_and_only_if_asked_through_co_mentions() {
        let found = |from, to, weak| way(from, to, weak).map(|names| names.join(" "));
        assert_eq!(found("ann", "bob", false).as_deref(), Some("ann v1 bob"));
        assert_eq!(found("st-x", "pl-oslo", false).as_deref(), Some("st-x bob v1 pl-oslo"));
        assert_eq!(found("ann", "cyd", false), None);
        assert_eq!(found("ann", "cyd", true).as_deref(), Some("ann cyd"));
        assert_eq!(found("ann", "ann", false).as_deref(), Some("ann"));
    }

    #[test]
    fn of_ways_as_short_the_better_told_is_taken() {
        use crate::atlas::Modality::{Alleged, Happened};
        use crate::atlas::graph::sample::{BY, TO, event, paper};
        use crate::atlas::{Atlas, Joined, Report};
        // Two meetings of the same two: one told by two texts; both alleged or both not.
        let met = |id, modality| event(id, &[("ann", BY), ("bob", TO)], &[], modality);
        let check = |first: Modality, second: Modality, joined: bool, best: &str| {
            let read = [
                paper(1, vec![met("one", first)], &[]),
                paper(2, vec![met("two", second)], &[]),
                paper(3, vec![met("again", second)], &[]),
            ];
            let report = |document| Report { document, event: 0 };
            let same = if joined { vec![vec![report(1), report(2)]] } else { Vec::new() };
            let atlas = Atlas::joined(read, &Joined::new(vec![0, 1, 2], same));
            let graph = Graph::new(&atlas, true);
            let ends = ["ann", "bob"].map(|name| find(&atlas, &graph, name));
            let way = shortest_way(&graph, ends[0], ends[1], false).unwrap();
            assert_eq!(named(&atlas, &graph, way.nodes[1]), best);
        };
        check(Happened, Happened, true, "two");
        check(Happened, Alleged, false, "one");
        check(Alleged, Happened, false, "two");
    }

    #[test]
    fn what_hangs_together_and_how_much() {
        let atlas = corpus();
        let graph = Graph::new(&atlas, true);
        let cyd = find(&atlas, &graph, "cyd");
        let all = |weak| names(&atlas, &graph, &connected(&graph, &[cyd], weak));
        assert_eq!(all(false), ["cyd", "pl-rome", "r"]);
        assert_eq!(all(true).len(), graph.nodes().len());
        assert_eq!(degrees(&graph, &[cyd], false), [1]);
        assert_eq!(degrees(&graph, &[cyd], true), [2]);
    }

    #[test]
    fn who_is_in_the_middle_lies_on_most_ways() {
        let atlas = corpus();
        let graph = Graph::new(&atlas, true);
        let middle: Vec<NodeIx> = connected(&graph, &[find(&atlas, &graph, "ann")], false);
        let between = betweenness(&graph, &middle, false);
        let of = |name: &str| {
            let at = middle.iter().position(|&node| named(&atlas, &graph, node) == name).unwrap();
            between[at]
        };
        // Bob ties the meeting and its state, four ends, to the visit, three: of 7 nodes.
        assert_eq!(of("ann"), 0.0);
        assert_eq!(of("bob"), 8.0);
        assert_eq!(of("v1"), 3.0 + 9.0);
    }

    #[test]
    fn an_estimate_from_a_sample_finds_the_same_middle() {
        // A long line: the middle of it lies on most ways.
        let ties: Vec<Vec<u32>> = (0..2000i32)
            .map(|n| {
                [n - 1, n + 1]
                    .into_iter()
                    .filter(|n| (0..2000).contains(n))
                    .map(|n| n as u32)
                    .collect()
            })
            .collect();
        let some: Vec<usize> = (0..SAMPLED).map(|nth| nth * 5).collect();
        let estimate = through(&ties, &some);
        let exact = |n: f32| n * (1999.0 - n);
        for node in [100, 700, 1000, 1500] {
            let share = estimate[node] * 5.0 / 2.0 / exact(node as f32);
            assert!((share - 1.0).abs() < 0.05, "{node}: {share}");
        }
    }
}
