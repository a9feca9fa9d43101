//! A small made-up corpus as a graph: which edges there are, what stands behind them, what is shown.

use std::collections::BTreeSet;

use super::*;
use crate::atlas::{
    Document, Entity, EntityIx, Event, EventIx, EventType, Extraction, Joined, Kind, Link,
    LinkKind, Mention, Modality, Participant, ParticipantRole, Place, Report, Role,
};
use crate::base::{Id, LonLat, Span};
use crate::corpus::{RawText, from_text};
use crate::gazetteer::Feature;
use crate::scene::map::Emphasis;
use crate::scene::view::Insets;

const SENTENCE: Span = Span { start: 0, end: 60 };

fn span(nth: u32) -> Span {
    Span { start: 4 * nth, end: 4 * nth + 3 }
}

fn entity(id: &str, kind: Kind) -> Entity {
    let at = LonLat::new(10.0, 20.0);
    let place = || Place { at, feature: Feature::City, candidates: Vec::new() };
    Entity {
        id: Id::new(id),
        kind,
        name: id.to_owned(),
        country: None,
        anchor: None,
        roles: Vec::new(),
        place: (kind == Kind::Place).then(place),
    }
}

fn event(id: &str, who: &[(&str, ParticipantRole)], places: &[&str], modality: Modality) -> Event {
    let participant = |(nth, &(id, role)): (usize, &(&str, ParticipantRole))| Participant {
        role,
        entity: Some(Id::new(id)),
        span: span(nth as u32),
    };
    Event {
        id: Id::new(id),
        event_type: EventType::Consult,
        mode: None,
        trigger: span(9),
        sentence: SENTENCE,
        date: None,
        modality,
        places: places.iter().map(Id::new).collect(),
        participants: who.iter().enumerate().map(participant).collect(),
        numbers: Vec::new(),
        confidence: 1.0,
        rule: "test",
    }
}

/// A document in which all entities of some events are named once, in order.
fn paper(nth: usize, events: Vec<Event>, things: &[(&str, u32)]) -> (Document, Extraction) {
    let text = format!("Paper {nth} {}.", "abc ".repeat(16));
    let kind_of = |id: &str| match &id[..2] {
        "pl" => Kind::Place,
        "st" => Kind::Government,
        "ve" => Kind::Vessel,
        _ => Kind::Person,
    };
    let mut named: BTreeSet<Id> = BTreeSet::new();
    for event in &events {
        named.extend(event.participants.iter().filter_map(|part| part.entity.clone()));
        named.extend(event.places.iter().cloned());
    }
    let mut mentions: Vec<(Id, u32)> = named.iter().cloned().zip(0..).collect();
    mentions.extend(things.iter().map(|&(id, at)| (Id::new(id), at)));
    named.extend(things.iter().map(|(id, _)| Id::new(id)));
    let extraction = Extraction {
        entities: named.iter().map(|id| entity(id.as_str(), kind_of(id.as_str()))).collect(),
        mentions: mentions
            .into_iter()
            .map(|(id, at)| Mention {
                span: span(at),
                kind: kind_of(id.as_str()),
                role: (kind_of(id.as_str()) == Kind::Place).then_some(Role::Literal),
                entity: id,
                actor: None,
                confidence: 1.0,
                rule: "test",
                furniture: false,
            })
            .collect(),
        events,
        links: Vec::new(),
    };
    (from_text(RawText { text, ..RawText::default() }), extraction)
}

const BY: ParticipantRole = ParticipantRole::Source;
const TO: ParticipantRole = ParticipantRole::Target;

/// Ann visits Bob in Oslo, told twice; Bob meets state X; Cyd is alone in Rome; a ship.
fn corpus() -> Atlas {
    let visit = |id, modality| event(id, &[("ann", BY), ("bob", TO)], &["pl-oslo"], modality);
    let mut read = vec![
        paper(1, vec![visit("v1", Modality::Planned)], &[("ve-ship", 0)]),
        paper(2, vec![visit("v2", Modality::Happened)], &[("ve-boat", 14)]),
        paper(3, vec![event("m", &[("bob", BY), ("st-x", TO)], &[], Modality::Alleged)], &[]),
        paper(4, vec![event("r", &[("cyd", BY)], &["pl-rome"], Modality::Happened)], &[]),
    ];
    let tie = |a: &str, b: &str, kind| Link {
        a: Id::new(a),
        b: Id::new(b),
        kind,
        event: None,
        evidence: vec![SENTENCE],
    };
    read[0].1.links =
        vec![tie("ann", "bob", LinkKind::CoMentioned), tie("ann", "pl-oslo", LinkKind::LocatedAt)];
    read[2].1.links = vec![tie("bob", "st-x", LinkKind::MemberOf)];
    read[3].1.entities.push(entity("ann", Kind::Person));
    read[3].1.links = vec![tie("ann", "cyd", LinkKind::CoMentioned)];
    let report = |document| Report { document, event: 0 };
    Atlas::joined(read, &Joined::new(vec![0, 1, 2, 3], vec![vec![report(0), report(1)]]))
}

fn named(atlas: &Atlas, data: &GraphData, ix: NodeIx) -> String {
    match data.node(ix).what {
        What::Entity(entity) => atlas.entity(entity).name.clone(),
        What::Event(occurrence) => atlas.event(atlas.reports(occurrence)[0]).1.id.to_string(),
    }
}

fn find(atlas: &Atlas, data: &GraphData, name: &str) -> NodeIx {
    data.nodes().map(|(ix, _)| ix).find(|&ix| named(atlas, data, ix) == name).unwrap()
}

fn names(atlas: &Atlas, data: &GraphData, nodes: &[NodeIx]) -> Vec<String> {
    let mut names: Vec<String> = nodes.iter().map(|&ix| named(atlas, data, ix)).collect();
    names.sort();
    names
}

#[test]
fn every_edge_says_what_it_is_and_who_says_so() {
    let atlas = corpus();
    let data = GraphData::new(&atlas);
    let mut told: Vec<String> = data
        .edges()
        .map(|(ix, edge)| {
            let (a, b) = (named(&atlas, &data, edge.a), named(&atlas, &data, edge.b));
            let (kind, modality) = (edge.kind, edge.modality);
            let evidence = data.evidence(&atlas, ix).len();
            format!("{a} {kind:?} {b} {modality:?} {} {evidence}", edge.sources)
        })
        .collect();
    told.sort();
    assert_eq!(
        told,
        [
            "ann CoMentioned cyd Happened 1 1",
            "ann Participates(Source) v1 Happened 2 2",
            "bob MemberOf st-x Happened 1 1",
            "bob Participates(Source) m Alleged 1 1",
            "bob Participates(Target) v1 Happened 2 2",
            "cyd Participates(Source) r Happened 1 1",
            "pl-oslo LocatedAt v1 Happened 2 2",
            "pl-rome LocatedAt r Happened 1 1",
            "st-x Participates(Target) m Alleged 1 1",
            "ve-boat CoMentioned v1 Happened 1 1",
            "ve-ship Participates(Source) v1 Planned 1 1",
        ]
    );
}

#[test]
fn copies_of_a_text_are_one_source() {
    let visit = |id| event(id, &[("ann", BY), ("bob", TO)], &[], Modality::Happened);
    let read = [paper(1, vec![visit("v1")], &[]), paper(1, vec![visit("v2")], &[])];
    let report = |document| Report { document, event: 0 };
    let joined = Joined::new(vec![0, 0], vec![vec![report(0), report(1)]]);
    let atlas = Atlas::joined(read, &joined);
    let data = GraphData::new(&atlas);
    let sources: Vec<u16> = data.edges().map(|(_, edge)| edge.sources).collect();
    assert_eq!(sources, [1, 1]);
    assert!(data.nodes().all(|(_, node)| node.reports == 1));
}

#[test]
fn a_large_graph_shows_the_most_reported_and_says_of_how_many() {
    let atlas = corpus();
    let data = GraphData::new(&atlas);
    let all = Shown::top(&data, 100, false);
    // The boat has only a weak tie.
    assert_eq!((all.nodes.len(), all.of), (10, 10));
    assert_eq!(Shown::top(&data, 100, true).of, 11);
    let few = Shown::top(&data, 5, false);
    assert_eq!(few.of, 10);
    assert_eq!(names(&atlas, &data, &few.nodes), ["ann", "bob", "m", "pl-oslo", "v1"]);
}

#[test]
fn a_step_leads_through_an_event_to_everyone_in_it() {
    let atlas = corpus();
    let data = GraphData::new(&atlas);
    let ann = find(&atlas, &data, "ann");
    let around =
        |steps, weak| names(&atlas, &data, &Shown::around(&data, &[ann], steps, 100, weak).nodes);
    assert_eq!(around(0, false), ["ann"]);
    assert_eq!(around(1, false), ["ann", "bob", "pl-oslo", "v1", "ve-ship"]);
    assert_eq!(around(2, false), ["ann", "bob", "m", "pl-oslo", "st-x", "v1", "ve-ship"]);
    assert_eq!(around(1, true), ["ann", "bob", "cyd", "pl-oslo", "v1", "ve-boat", "ve-ship"]);
    let visit = find(&atlas, &data, "v1");
    let shown = Shown::around(&data, &[visit], 1, 100, false);
    assert_eq!(names(&atlas, &data, &shown.nodes), ["ann", "bob", "pl-oslo", "v1", "ve-ship"]);
}

#[test]
fn what_is_expanded_keeps_the_numbers_of_what_was_shown() {
    let atlas = corpus();
    let data = GraphData::new(&atlas);
    let ann = find(&atlas, &data, "ann");
    let shown = Shown::around(&data, &[ann], 1, 100, false);
    let more = shown.expanded(&data, find(&atlas, &data, "bob"), 100, false);
    assert_eq!(more.nodes[..shown.nodes.len()], shown.nodes);
    assert_eq!(names(&atlas, &data, &more.nodes[shown.nodes.len()..]), ["m", "st-x"]);
    for edge in &more.edges {
        let ends = [edge.a, edge.b].map(|number| more.nodes[number as usize]);
        assert_eq!(ends, [data.edge(edge.edge).a, data.edge(edge.edge).b]);
    }
}

#[test]
fn a_filter_hides_events_and_who_is_in_no_other() {
    let atlas = corpus();
    let data = GraphData::new(&atlas);
    let shown = Shown::top(&data, 100, false);
    let kept = |id: &str| {
        let passes = |report: EventIx| atlas.event(report).1.id == Id::new(id);
        let kept = Kept::new(&atlas, &data, &shown, &passes);
        let nodes: Vec<NodeIx> = shown
            .nodes
            .iter()
            .zip(&kept.nodes)
            .filter(|(_, kept)| **kept)
            .map(|(&n, _)| n)
            .collect();
        assert_eq!(kept.count, nodes.len());
        names(&atlas, &data, &nodes)
    };
    assert_eq!(kept("m"), ["bob", "m", "st-x"]);
    // One report of two is enough.
    assert_eq!(kept("v2"), ["ann", "bob", "pl-oslo", "v1", "ve-ship"]);
    assert!(kept("none").is_empty());
}

fn scene(atlas: &Atlas, data: &GraphData, chosen: Chosen) -> GraphScene {
    let shown = Shown::top(data, 100, false);
    let edges: Vec<_> = shown.edges.iter().map(|edge| (edge.a, edge.b, 1.0)).collect();
    let mut layout = Layout::new(shown.nodes.len(), &edges);
    while layout.step() {}
    let positions = layout.positions();
    let size = [800.0, 600.0];
    let view = GraphView::fit(size, positions.iter().copied(), Insets::all(60.0));
    let sizes = sizes_by_reports(data, &shown);
    let drawn = Drawn {
        atlas,
        data,
        shown: &shown,
        positions: &positions,
        sizes: &sizes,
        kept: None,
        pinned: &BTreeSet::new(),
        names: &|ix| named(atlas, data, ix),
    };
    GraphScene::build(drawn, view, &GraphParams { chosen, ..GraphParams::default() })
}

#[test]
fn what_is_linked_to_the_selection_stands_out() {
    let atlas = corpus();
    let data = GraphData::new(&atlas);
    let ann = find(&atlas, &data, "ann");
    let plain = scene(&atlas, &data, Chosen::default());
    assert!(plain.nodes.iter().all(|node| node.emphasis == Emphasis::Normal));
    let chosen = Chosen { selected: [ann].into(), ..Chosen::default() };
    let lit = scene(&atlas, &data, chosen);
    let with = |emphasis: Emphasis| {
        let nodes: Vec<NodeIx> =
            lit.nodes.iter().filter(|n| n.emphasis == emphasis).map(|n| n.ix).collect();
        names(&atlas, &data, &nodes)
    };
    assert_eq!(with(Emphasis::Selected), ["ann"]);
    assert_eq!(with(Emphasis::Related), ["bob", "pl-oslo", "v1", "ve-ship"]);
    let visit = |edge: &&EdgeShape| edge.emphasis == Emphasis::Related;
    assert_eq!(lit.edges.iter().filter(visit).count(), 4);
    let path = ["ann", "v1", "bob"].map(|name| find(&atlas, &data, name)).to_vec();
    let lit = scene(&atlas, &data, Chosen { path, ..Chosen::default() });
    assert_eq!(lit.edges.iter().filter(visit).count(), 2);
}

#[test]
fn a_click_on_a_node_or_on_its_name_finds_it() {
    let atlas = corpus();
    let data = GraphData::new(&atlas);
    let scene = scene(&atlas, &data, Chosen::default());
    assert_eq!(scene.labels.len(), 10);
    for node in &scene.nodes {
        assert_eq!(scene.hit(node.center), Some(node.target));
        assert_eq!(scene.handle(node.target), Some(node.center));
        let found = nodes_of(&atlas, &data, node.target, |_| Vec::new());
        assert_eq!(found, [node.ix]);
    }
    for label in &scene.labels {
        assert_eq!(scene.hit(label.rect.center()), label.owner);
        let covered = |node: &NodeShape| node.rect().grown(-1.0).meets(label.rect);
        assert!(!scene.nodes.iter().any(covered), "{} covers a node", label.text);
    }
    assert_eq!(scene.hit(crate::scene::Point::new(-5.0, 10.0)), None);
}

#[test]
fn a_line_around_nodes_holds_them() {
    let atlas = corpus();
    let data = GraphData::new(&atlas);
    let scene = scene(&atlas, &data, Chosen::default());
    let center = scene.nodes[0].center;
    let around = |r: f32| {
        [(-r, -r), (r, -r), (r, r), (-r, r)]
            .map(|(x, y)| crate::scene::Point::new(center.x + x, center.y + y))
    };
    assert_eq!(scene.inside(&around(2.0)).len(), 1);
    assert_eq!(scene.inside(&around(2000.0)).len(), 10);
    assert!(scene.inside(&around(2.0)[..2]).is_empty());
}

#[test]
fn places_that_only_stand_for_governments_are_no_nodes() {
    let mut read = vec![paper(1, vec![event("r", &[("cyd", BY)], &[], Modality::Happened)], &[])];
    let mut capital = read[0].1.mentions[0].clone();
    (capital.kind, capital.entity, capital.role) =
        (Kind::Place, Id::new("pl-x"), Some(Role::Associative));
    read[0].1.entities.push(entity("pl-x", Kind::Place));
    read[0].1.mentions.push(capital);
    let atlas = Atlas::new(read);
    let data = GraphData::new(&atlas);
    assert_eq!(data.nodes().len(), 2);
    let place: EntityIx = atlas.find(&Id::new("pl-x")).unwrap();
    assert_eq!(data.of_entity(place), None);
}
