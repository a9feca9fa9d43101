//! Which edges there are, and what stands behind them.

use super::sample::{BY, TO, corpus, entity, event, named, paper};
use super::*;
use crate::atlas::{Joined, Kind, Report, Role};
use crate::base::Id;

#[test]
fn every_edge_says_what_it_is_and_who_says_so() {
    let atlas = corpus();
    let data = Graph::new(&atlas, true);
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
            "ann CoMentioned pl-rome Happened 1 1",
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
fn co_mentions_come_last_and_change_nothing_else() {
    let atlas = corpus();
    let (without, with) = (Graph::new(&atlas, false), Graph::new(&atlas, true));
    let count = without.edges().len();
    assert_eq!(with.edges().len(), count + 2);
    assert!(without.nodes().eq(with.nodes()));
    assert!(without.edges().eq(with.edges().take(count)));
    assert!(!without.has_co_mentions && with.has_co_mentions);
}

#[test]
fn copies_of_a_text_are_one_source() {
    let visit = |id| event(id, &[("ann", BY), ("bob", TO)], &[], Modality::Happened);
    let read = [paper(1, vec![visit("v1")], &[]), paper(1, vec![visit("v2")], &[])];
    let report = |document| Report { document, event: 0 };
    let joined = Joined::new(vec![0, 0], vec![vec![report(0), report(1)]]);
    let atlas = Atlas::joined(read, &joined);
    let data = Graph::new(&atlas, true);
    let sources: Vec<u16> = data.edges().map(|(_, edge)| edge.sources).collect();
    assert_eq!(sources, [1, 1]);
    assert!(data.nodes().all(|(_, node)| node.reports == 1));
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
    let data = Graph::new(&atlas, true);
    assert_eq!(data.nodes().len(), 2);
    let place: EntityIx = atlas.find(&Id::new("pl-x")).unwrap();
    assert_eq!(data.of_entity(place), None);
}
