//! What is linked to what, whatever is shown of it: actors, events, places and named things are
//! nodes, and every edge has reports or sentences behind it.

mod build;
#[cfg(test)]
pub mod sample;
#[cfg(test)]
mod tests;

use super::{
    Atlas, DocIx, EntityIx, EventIx, Evidence, Kind, Modality, OccurrenceIx, ParticipantRole,
};
use crate::base::Span;

/// Handle of a node in one [`Graph`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NodeIx(pub u32);

/// Handle of an edge in one [`Graph`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EdgeIx(pub u32);

/// What a node stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum What {
    /// An actor, a place where something is or happens, or a named thing.
    Entity(EntityIx),
    /// Something that is reported to happen, however many reports tell of it.
    Event(OccurrenceIx),
}

/// One node.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NodeData {
    pub what: What,
    /// [`Kind::Event`] for what happens, too.
    pub kind: Kind,
    /// How many independent texts tell of it; of a place, those that mean the place itself.
    pub reports: u32,
}

/// What an edge says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EdgeKind {
    /// The first takes part in the second, an event.
    Participates(ParticipantRole),
    /// The second, an event, happens at the first.
    LocatedAt,
    MemberOf,
    HoldsRole,
    /// They only share a sentence.
    CoMentioned,
}

impl EdgeKind {
    /// Whether it says no more than that both are in one sentence.
    pub fn is_weak(self) -> bool {
        self == Self::CoMentioned
    }
}

/// One edge.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EdgeData {
    /// Who takes part, is a member or holds a role; for events the entity, not the event.
    pub a: NodeIx,
    pub b: NodeIx,
    pub kind: EdgeKind,
    /// The strongest of its reports; of what is no event, happened.
    pub modality: Modality,
    /// Independent texts that say so.
    pub sources: u16,
}

/// All nodes and edges of an atlas.
#[derive(Debug, Default)]
pub struct Graph {
    /// Entities in the atlas's order, then events in its order.
    nodes: Vec<NodeData>,
    /// Edges with events first, by event; then the others, by kind.
    edges: Vec<EdgeData>,
    /// Where the ties of each node begin; one more than nodes.
    offsets: Vec<u32>,
    /// Of each node, by neighbour.
    ties: Vec<(NodeIx, EdgeIx)>,
    /// The node of each entity of the atlas, if it has one.
    of_entity: Vec<Option<NodeIx>>,
    /// The node of the first event; the others follow.
    first_event: u32,
    /// The first edge without an event.
    first_link: u32,
    /// Where the sentences of each edge without an event begin; one more than such edges.
    told: Vec<u32>,
    /// Whether entities that only share a sentence have edges.
    pub has_co_mentions: bool,
    /// Document and sentence.
    sentences: Vec<Evidence>,
}

impl Graph {
    /// From everything that was read. Entities that are only named in one sentence, of which
    /// there are more than of all else, have an edge only in a graph `with_co_mentions`; its
    /// nodes and its other edges are the same.
    pub fn new(atlas: &Atlas, with_co_mentions: bool) -> Self {
        build::build(atlas, with_co_mentions)
    }

    pub fn nodes(&self) -> impl ExactSizeIterator<Item = (NodeIx, &NodeData)> {
        self.nodes.iter().enumerate().map(|(nth, node)| (NodeIx(nth as u32), node))
    }

    pub fn edges(&self) -> impl ExactSizeIterator<Item = (EdgeIx, &EdgeData)> {
        self.edges.iter().enumerate().map(|(nth, edge)| (EdgeIx(nth as u32), edge))
    }

    pub fn node(&self, ix: NodeIx) -> &NodeData {
        &self.nodes[ix.0 as usize]
    }

    pub fn edge(&self, ix: EdgeIx) -> &EdgeData {
        &self.edges[ix.0 as usize]
    }

    /// The neighbours of a node, each with the edge to it, by neighbour.
    pub fn ties(&self, ix: NodeIx) -> &[(NodeIx, EdgeIx)] {
        let at = ix.0 as usize;
        &self.ties[self.offsets[at] as usize..self.offsets[at + 1] as usize]
    }

    /// The same without co-mentions, unless they are asked for.
    pub fn ties_if(&self, ix: NodeIx, weak: bool) -> impl Iterator<Item = (NodeIx, EdgeIx)> {
        let ties = self.ties(ix).iter().copied();
        ties.filter(move |&(_, edge)| weak || !self.edge(edge).kind.is_weak())
    }

    /// The node of an entity; `None` for places that only stand for another thing.
    pub fn of_entity(&self, entity: EntityIx) -> Option<NodeIx> {
        self.of_entity.get(entity.0 as usize).copied().flatten()
    }

    /// The node of what happened.
    pub fn of_occurrence(&self, occurrence: OccurrenceIx) -> Option<NodeIx> {
        let node = self.first_event + occurrence.0;
        ((node as usize) < self.nodes.len()).then_some(NodeIx(node))
    }

    /// The reports behind an edge with an event, in reading order; none for other edges.
    pub fn reports(&self, atlas: &Atlas, ix: EdgeIx) -> Vec<EventIx> {
        let edge = self.edge(ix);
        let (What::Entity(entity), What::Event(occurrence)) =
            (self.node(edge.a).what, self.node(edge.b).what)
        else {
            return Vec::new();
        };
        let reports = atlas.reports(occurrence).iter().copied();
        reports.filter(|&report| build::tells_of(atlas, report, entity)).collect()
    }

    /// The sentences behind an edge, in reading order.
    pub fn evidence(&self, atlas: &Atlas, ix: EdgeIx) -> Vec<Evidence> {
        match ix.0.checked_sub(self.first_link) {
            None => {
                self.reports(atlas, ix).iter().map(|&event| atlas.event_evidence(event)).collect()
            }
            Some(nth) => {
                let nth = nth as usize;
                self.sentences[self.told[nth] as usize..self.told[nth + 1] as usize].to_vec()
            }
        }
    }

    /// Of a whole sentence: nothing in it is marked.
    fn whole(document: DocIx, sentence: Span) -> Evidence {
        Evidence { document, sentence, span: sentence }
    }
}
