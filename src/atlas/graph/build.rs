//! From an atlas to its graph.

use std::collections::HashMap;

use super::{EdgeData, EdgeIx, EdgeKind, Graph, NodeData, NodeIx, What};
use crate::atlas::{
    Atlas, DocIx, EntityIx, Event, EventIx, Evidence, Kind, LinkKind, Modality, OccurrenceIx,
    ParticipantRole, Role,
};
use crate::base::{Id, Span};

/// One report that ties an entity to an event: sorted, those of one edge follow each other.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Told {
    event: NodeIx,
    entity: NodeIx,
    /// The first document with that text.
    text: DocIx,
    kind: EdgeKind,
    modality: Modality,
}

pub fn build(atlas: &Atlas, with_co_mentions: bool) -> Graph {
    let mut data = Graph { of_entity: vec![None; atlas.entities().len()], ..Default::default() };
    for (ix, entity) in atlas.entities() {
        let counts = atlas.counts(ix);
        let is_place = entity.kind == Kind::Place;
        let reports = if is_place {
            // It is named at least where something happens at it.
            counts.literal.min(counts.documents).max(u32::from(!atlas.events_at(ix).is_empty()))
        } else {
            counts.documents.max(u32::from(counts.events > 0))
        };
        if reports > 0 {
            data.of_entity[ix.0 as usize] = Some(NodeIx(data.nodes.len() as u32));
            data.nodes.push(NodeData { what: What::Entity(ix), kind: entity.kind, reports });
        }
    }
    data.first_event = data.nodes.len() as u32;
    for nth in 0..atlas.occurrences() as u32 {
        let occurrence = OccurrenceIx(nth);
        let texts = atlas.reports(occurrence).iter().map(|&report| atlas.event(report).0);
        let reports = atlas.independent(texts) as u32;
        data.nodes.push(NodeData { what: What::Event(occurrence), kind: Kind::Event, reports });
    }
    event_edges(atlas, &mut data);
    index(&mut data);
    data.first_link = data.edges.len() as u32;
    link_edges(atlas, &mut data, with_co_mentions);
    index(&mut data);
    data
}

/// Whether a report of an event names an entity as taking part, as its place, or beside it.
pub fn tells_of(atlas: &Atlas, report: EventIx, entity: EntityIx) -> bool {
    let (document, event) = atlas.event(report);
    let id = &atlas.entity(entity).id;
    let by_id = event.places.contains(id)
        || event.participants.iter().any(|part| part.entity.as_ref() == Some(id));
    by_id
        || !atlas.is_place(entity)
            && !atlas.entity(entity).kind.is_actor()
            && atlas
                .mentions_in(document)
                .any(|(_, m)| event.sentence.contains(m.span) && &m.entity == id && !m.furniture)
}

fn event_edges(atlas: &Atlas, data: &mut Graph) {
    let mut told = Vec::new();
    let mut add = |entity: NodeIx, report: EventIx, kind: EdgeKind| {
        let (document, event) = atlas.event(report);
        let node = NodeIx(data.first_event + atlas.occurrence_of(report).0);
        let text = atlas.text_of(document);
        told.push(Told { event: node, entity, text, kind, modality: event.modality });
    };
    for (ix, entity) in atlas.entities() {
        let Some(node) = data.of_entity(ix) else { continue };
        for &report in atlas.events_of(ix) {
            let role = role_of(atlas.event(report).1, &entity.id);
            add(node, report, EdgeKind::Participates(role));
        }
        for &report in atlas.events_at(ix) {
            add(node, report, EdgeKind::LocatedAt);
        }
        if entity.kind != Kind::Place && !entity.kind.is_actor() {
            for (report, kind) in beside(atlas, ix) {
                add(node, report, kind);
            }
        }
    }
    told.sort_unstable();
    data.edges.extend(told.chunk_by(|a, b| (a.event, a.entity) == (b.event, b.entity)).map(
        |reports| {
            let mut texts = 0u16;
            let mut last = None;
            for report in reports {
                texts = texts.saturating_add(u16::from(last != Some(report.text)));
                last = Some(report.text);
            }
            EdgeData {
                a: reports[0].entity,
                b: reports[0].event,
                kind: least(reports, |report| report.kind),
                modality: least(reports, |report| report.modality),
                sources: texts,
            }
        },
    ));
}

fn least<T: Ord + Copy>(reports: &[Told], value: impl Fn(&Told) -> T) -> T {
    reports.iter().map(&value).min().unwrap_or_else(|| value(&reports[0]))
}

fn role_of(event: &Event, id: &Id) -> ParticipantRole {
    let own = event.participants.iter().filter(|part| part.entity.as_ref() == Some(id));
    own.map(|part| part.role).min().unwrap_or(ParticipantRole::Other)
}

/// The events that a named thing has a part in: it is named in the words for who takes part
/// ("the frigate Montréal"); or, weaker, only in their sentence.
fn beside(atlas: &Atlas, thing: EntityIx) -> Vec<(EventIx, EdgeKind)> {
    let mut found = Vec::new();
    for &mention in atlas.mentions_of(thing) {
        let (document, mention) = atlas.mention(mention);
        if mention.furniture {
            continue;
        }
        for (report, event) in atlas.events_in(document) {
            if event.sentence.contains(mention.span) {
                let own = event.participants.iter().filter(|part| part.span.contains(mention.span));
                let role = own.map(|part| part.role).min();
                found.push((report, role.map_or(EdgeKind::CoMentioned, EdgeKind::Participates)));
            }
        }
    }
    found
}

/// A sentence that ties two entities.
type Tied = (EdgeKind, NodeIx, NodeIx, DocIx, Span);

/// Ties between entities that no event makes.
fn link_edges(atlas: &Atlas, data: &mut Graph, with_co_mentions: bool) {
    let node_of: HashMap<&Id, NodeIx> = atlas
        .entities()
        .filter_map(|(ix, entity)| Some((&entity.id, data.of_entity(ix)?)))
        .collect();
    let mut told: Vec<Tied> = Vec::new();
    for (document, link) in atlas.links() {
        let kind = match link.kind {
            LinkKind::MemberOf => EdgeKind::MemberOf,
            LinkKind::HoldsRole => EdgeKind::HoldsRole,
            // These are the edges of events, and those below.
            LinkKind::Participates | LinkKind::LocatedAt | LinkKind::CoMentioned => continue,
        };
        let (Some(&a), Some(&b)) = (node_of.get(&link.a), node_of.get(&link.b)) else { continue };
        told.extend(link.evidence.iter().map(|&sentence| (kind, a, b, document, sentence)));
    }
    if with_co_mentions {
        told.extend(co_mentions(atlas, data));
        data.has_co_mentions = true;
    }
    told.sort_unstable();
    told.dedup();
    data.told.push(0);
    for sentences in told.chunk_by(|x, y| (x.0, x.1, x.2) == (y.0, y.1, y.2)) {
        let (kind, a, b, ..) = sentences[0];
        let mut texts: Vec<DocIx> = sentences.iter().map(|told| atlas.text_of(told.3)).collect();
        texts.sort_unstable();
        texts.dedup();
        let sources = u16::try_from(texts.len()).unwrap_or(u16::MAX);
        data.edges.push(EdgeData { a, b, kind, modality: Modality::Happened, sources });
        data.sentences.extend(
            sentences
                .iter()
                .map(|&(.., document, sentence)| -> Evidence { Graph::whole(document, sentence) }),
        );
        data.told.push(data.sentences.len() as u32);
    }
}

/// Actors and places that a sentence names, each two of them; of those who act together in an
/// event it says nothing more.
fn co_mentions(atlas: &Atlas, data: &Graph) -> Vec<Tied> {
    /// More in one sentence make a list, not a tie.
    const MOST: usize = 6;
    // The node that each mention names, by way of the actor if it stands for one.
    let mut node_of: Vec<Option<NodeIx>> = Vec::new();
    for (ix, entity) in atlas.entities() {
        let Some(node) = data.of_entity(ix) else { continue };
        for &mention in atlas.mentions_of(ix) {
            let (_, told) = atlas.mention(mention);
            let means = match &told.actor {
                Some(actor) => *actor == entity.id,
                None if told.kind == Kind::Place => told.role == Some(Role::Literal),
                None => told.kind.is_actor(),
            };
            if means && !told.furniture {
                let at = mention.0 as usize;
                node_of.resize(node_of.len().max(at + 1), None);
                node_of[at] = Some(node);
            }
        }
    }
    let mut tied = Vec::new();
    for (document, _) in atlas.documents() {
        let named = atlas.mentions_in(document).filter_map(|(ix, _)| {
            let node = node_of.get(ix.0 as usize).copied().flatten()?;
            Some((atlas.evidence(ix).sentence, node))
        });
        let mut named: Vec<(Span, NodeIx)> = named.collect();
        named.sort_unstable();
        named.dedup();
        for together in named.chunk_by(|a, b| a.0 == b.0).filter(|all| all.len() <= MOST) {
            for (nth, &(sentence, a)) in together.iter().enumerate() {
                let others = together[nth + 1..].iter().map(|&(_, b)| b);
                let others = others.filter(|&b| !share_a_neighbour(data, a, b));
                tied.extend(others.map(|b| (EdgeKind::CoMentioned, a, b, document, sentence)));
            }
        }
    }
    tied
}

fn share_a_neighbour(data: &Graph, a: NodeIx, b: NodeIx) -> bool {
    let (few, many) = (data.ties(a), data.ties(b));
    let (few, many) = if few.len() <= many.len() { (few, many) } else { (many, few) };
    few.iter().any(|(node, _)| many.binary_search_by_key(node, |(other, _)| *other).is_ok())
}

/// Files the edges of each node.
fn index(data: &mut Graph) {
    let mut offsets = vec![0u32; data.nodes.len() + 1];
    for edge in &data.edges {
        offsets[edge.a.0 as usize + 1] += 1;
        offsets[edge.b.0 as usize + 1] += 1;
    }
    for nth in 1..offsets.len() {
        offsets[nth] += offsets[nth - 1];
    }
    let mut next = offsets.clone();
    let mut ties = vec![(NodeIx(0), EdgeIx(0)); 2 * data.edges.len()];
    for (nth, edge) in data.edges.iter().enumerate() {
        for (from, to) in [(edge.a, edge.b), (edge.b, edge.a)] {
            let at = &mut next[from.0 as usize];
            ties[*at as usize] = (to, EdgeIx(nth as u32));
            *at += 1;
        }
    }
    for node in offsets.windows(2) {
        ties[node[0] as usize..node[1] as usize].sort_unstable();
    }
    data.offsets = offsets;
    data.ties = ties;
}
