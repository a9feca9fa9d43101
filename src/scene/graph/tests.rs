//! A small made-up corpus as a graph: what is shown of it, and what stands out.

use std::collections::BTreeSet;

use super::*;
use crate::atlas::EventIx;
use crate::atlas::graph::sample::{corpus, find, named, names};
use crate::base::Id;
use crate::scene::map::Emphasis;
use crate::scene::view::Insets;

#[test]
fn a_large_graph_shows_the_most_reported_and_says_of_how_many() {
    let atlas = corpus();
    let data = Graph::new(&atlas, true);
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
    let data = Graph::new(&atlas, true);
    let ann = find(&atlas, &data, "ann");
    let around =
        |steps, weak| names(&atlas, &data, &Shown::around(&data, &[ann], steps, 100, weak).nodes);
    assert_eq!(around(0, false), ["ann"]);
    assert_eq!(around(1, false), ["ann", "bob", "pl-oslo", "v1", "ve-ship"]);
    assert_eq!(around(2, false), ["ann", "bob", "m", "pl-oslo", "st-x", "v1", "ve-ship"]);
    assert_eq!(
        around(1, true),
        ["ann", "bob", "cyd", "pl-oslo", "pl-rome", "v1", "ve-boat", "ve-ship"]
    );
    let visit = find(&atlas, &data, "v1");
    let shown = Shown::around(&data, &[visit], 1, 100, false);
    assert_eq!(names(&atlas, &data, &shown.nodes), ["ann", "bob", "pl-oslo", "v1", "ve-ship"]);
}

#[test]
fn what_is_expanded_keeps_the_numbers_of_what_was_shown() {
    let atlas = corpus();
    let data = Graph::new(&atlas, true);
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
    let data = Graph::new(&atlas, true);
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

fn scene(atlas: &Atlas, data: &Graph, chosen: Chosen) -> GraphScene {
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
    let data = Graph::new(&atlas, true);
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
    let data = Graph::new(&atlas, true);
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
    let data = Graph::new(&atlas, true);
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
