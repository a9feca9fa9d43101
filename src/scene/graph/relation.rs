//! What is linked to the selection: it stands out, what is not fades.

use std::collections::BTreeSet;

use super::shown::Shown;
use crate::atlas::graph::{Graph, NodeIx, What};
use crate::scene::map::Emphasis;

/// What is chosen in a graph.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Chosen {
    pub selected: BTreeSet<NodeIx>,
    pub hovered: Option<NodeIx>,
    /// Nodes that follow each other: what ties them stands out instead of what is around.
    pub path: Vec<NodeIx>,
}

/// How much each node and each edge stands out, by their numbers.
pub struct Relations {
    pub nodes: Vec<Emphasis>,
    pub edges: Vec<Emphasis>,
}

impl Relations {
    pub fn new(data: &Graph, shown: &Shown, chosen: &Chosen) -> Self {
        let number = |&ix: &NodeIx| shown.number(ix);
        let selected: Vec<u32> = chosen.selected.iter().filter_map(number).collect();
        let path: Vec<u32> = chosen.path.iter().filter_map(number).collect();
        let rest =
            if selected.is_empty() && path.is_empty() { Emphasis::Normal } else { Emphasis::Faded };
        let mut all =
            Self { nodes: vec![rest; shown.nodes.len()], edges: vec![rest; shown.edges.len()] };
        if path.is_empty() {
            selected.iter().for_each(|&node| all.light_around(data, shown, node));
        } else {
            all.light_path(shown, &path);
        }
        selected.iter().for_each(|&node| all.nodes[node as usize] = Emphasis::Selected);
        if let Some(hovered) = chosen.hovered.as_ref().and_then(number) {
            for &(_, edge) in shown.ties(hovered) {
                raise(&mut all.edges[edge as usize], Emphasis::Hovered);
            }
            raise(&mut all.nodes[hovered as usize], Emphasis::Hovered);
        }
        all
    }

    /// Its neighbours; and through its events who else takes part, and where.
    fn light_around(&mut self, data: &Graph, shown: &Shown, node: u32) {
        let is_event =
            |node: u32| matches!(data.node(shown.nodes[node as usize]).what, What::Event(_));
        for &(other, edge) in shown.ties(node) {
            self.edges[edge as usize] = Emphasis::Related;
            self.nodes[other as usize] = Emphasis::Related;
            if !is_event(node) && is_event(other) {
                for &(third, edge) in shown.ties(other) {
                    self.edges[edge as usize] = Emphasis::Related;
                    self.nodes[third as usize] = Emphasis::Related;
                }
            }
        }
    }

    fn light_path(&mut self, shown: &Shown, path: &[u32]) {
        path.iter().for_each(|&node| self.nodes[node as usize] = Emphasis::Related);
        for ends in path.windows(2) {
            for &(_, edge) in shown.ties(ends[0]).iter().filter(|(other, _)| *other == ends[1]) {
                self.edges[edge as usize] = Emphasis::Related;
            }
        }
    }
}

fn raise(emphasis: &mut Emphasis, to: Emphasis) {
    *emphasis = (*emphasis).max(to);
}
