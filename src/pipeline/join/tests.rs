//! Small made-up papers: what is joined, and what is not.

use super::join;
use crate::atlas::{Atlas, Document, EventIx, Extraction};
use crate::corpus::{DateBasis, KnownDate, RawText, from_text};
use crate::extraction::extract;
use crate::gazetteer::Gazetteer;

fn paper(id: &str, date: &str, text: &str) -> (Document, Extraction) {
    let date = KnownDate { date: date.parse().unwrap(), basis: DateBasis::Stated, quote: None };
    let text = text.to_owned();
    let raw = RawText { id: Some(id.to_owned()), date: Some(date), text, ..RawText::default() };
    let document = from_text(raw);
    let extraction = extract(&document, Gazetteer::embedded());
    (document, extraction)
}

fn joined(mut papers: Vec<(Document, Extraction)>) -> Atlas {
    let joined = join(&mut papers);
    Atlas::joined(papers, &joined)
}

/// Reports in documents other than their own that each event has, as `document: words` pairs.
fn together(atlas: &Atlas) -> Vec<String> {
    let shown = |event: EventIx| {
        let (document, told) = atlas.event(event);
        let document = atlas.read(document);
        format!("{} {}", document.id, told.trigger.of(&document.text))
    };
    let mut groups: Vec<String> = (0..atlas.occurrences() as u32)
        .map(|nth| atlas.reports(crate::atlas::OccurrenceIx(nth)))
        .filter(|reports| reports.len() > 1)
        .map(|reports| reports.iter().map(|&event| shown(event)).collect::<Vec<_>>().join(" = "))
        .collect();
    groups.sort();
    groups
}

const FIRST: &str = "Norway's foreign minister Kari Solheim visited Hanoi on 12 March 2023. \
    She was met by local officials.";
const SECOND: &str = "Foreign minister Kari Solheim of Norway visited Hanoi on 13 March 2023, \
    her office said.";

#[test]
fn one_visit_in_two_papers_keeps_both_dates() {
    let atlas = joined(vec![paper("a", "2023-03-14", FIRST), paper("b", "2023-03-15", SECOND)]);
    assert_eq!(together(&atlas), ["a visited = b visited"]);
    let (visit, _) = atlas.events().next().unwrap();
    let dates = atlas.differing_dates(atlas.occurrence_of(visit));
    let told: Vec<String> = dates
        .iter()
        .map(|date| {
            let (document, _) = atlas.event(date.reports[0]);
            format!("{} in {}", date.value, atlas.document(document).id)
        })
        .collect();
    assert_eq!(told, ["2023-03-12 in a", "2023-03-13 in b"]);
}

#[test]
fn what_only_looks_alike_stays_apart() {
    for (other, why) in [
        (
            "Foreign minister Kari Solheim of Norway visited Jakarta on 13 March 2023.",
            "another town",
        ),
        ("Foreign minister Kari Solheim of Norway visited Hanoi on 13 June 2023.", "another month"),
        ("Norway's defence minister Nils Aune visited Hanoi on 12 March 2023.", "another person"),
        ("Foreign minister Kari Solheim of Norway visited Hanoi on 12 March 2019.", "another year"),
    ] {
        let atlas = joined(vec![paper("a", "2023-03-14", FIRST), paper("b", "2023-03-15", other)]);
        assert!(atlas.events().len() >= 2, "{why}: both visits are found");
        assert_eq!(together(&atlas), Vec::<String>::new(), "{why}");
    }
}

#[test]
fn attacks_are_told_apart_by_their_day() {
    let on = |day: u32| format!("Russia attacked Kharkiv in Ukraine on {day} May 2023.");
    let of = |first, second| {
        joined(vec![paper("a", "2023-05-20", &on(first)), paper("b", "2023-05-21", &on(second))])
    };
    assert_eq!(together(&of(10, 10)), ["a attacked = b attacked"]);
    assert_eq!(together(&of(10, 11)), Vec::<String>::new());
}

#[test]
fn a_town_and_its_country_are_one_place_told_twice() {
    let wide = "Foreign minister Kari Solheim of Norway visited Vietnam on 12 March 2023.";
    let atlas = joined(vec![paper("a", "2023-03-14", FIRST), paper("b", "2023-03-15", wide)]);
    assert_eq!(together(&atlas), ["a visited = b visited"]);
    let (visit, _) = atlas.events().next().unwrap();
    let places = atlas.differing_places(atlas.occurrence_of(visit));
    let mut names: Vec<&str> =
        places.iter().map(|told| atlas.entity(told.value[0]).name.as_str()).collect();
    names.sort_unstable();
    assert_eq!(names, ["Hanoi", "Vietnam"]);
}

/// A story of an agency; `{}` in it is a number.
const STORY: &str = "The harbour authority of Bergen said on Tuesday that the old ferry quay will \
    close in the autumn for repairs that are expected to take two years.\n\n\
    Foreign minister Kari Solheim of Norway visited Hanoi on 12 March 2023 and spoke about the \
    new route with the port's director. Shipping lines had asked for a decision since last year, \
    when storms tore loose a pontoon and damaged {} boats in the inner basin.\n\n\
    Fishermen welcomed the plan but want to know where their catch is to be landed in the \
    meantime. The council meets next week to vote on money for a temporary pier at the foot of \
    the fortress, which would hold {} vessels and cost {} million crowns.";

fn story(headline: &str, numbers: [&str; 3]) -> String {
    let mut text = format!("{headline}\n\n{STORY}");
    for number in numbers {
        text = text.replacen("{}", number, 1);
    }
    text
}

#[test]
fn a_copy_under_another_headline_counts_once() {
    let first = story("Ferry quay in Bergen to close", ["14", "30", "85"]);
    let whole =
        story("Two years without a quay: fishermen ask what comes next", ["14", "30", "85"]);
    // The second paper leaves out the end.
    let cut = whole[..whole.find(" The council meets").unwrap()].to_owned();
    for copy in [whole, cut] {
        let atlas = joined(vec![paper("a", "2023-03-14", &first), paper("b", "2023-03-15", &copy)]);
        let documents: Vec<_> = atlas.documents().map(|(ix, _)| ix).collect();
        assert_eq!(atlas.copies(documents[1]), documents);
        assert_eq!(atlas.independent(documents.iter().copied()), 1);
        assert_eq!(together(&atlas), ["a visited = b visited"]);
        let (visit, _) = atlas.events().next().unwrap();
        assert_eq!(atlas.independent_reports(atlas.occurrence_of(visit)).len(), 1);
        let hanoi = atlas.events_at(atlas.find(&atlas.event(visit).1.places[0]).unwrap());
        assert_eq!((hanoi.len(), atlas.once(hanoi.iter().copied()).len()), (2, 1));
        let place = atlas.find(&atlas.event(visit).1.places[0]).unwrap();
        let counts = atlas.counts(place);
        assert_eq!((counts.documents, counts.mentions, counts.events), (1, 1, 1));
    }
}

#[test]
fn different_texts_are_no_copies() {
    let one = story("Ferry quay in Bergen to close", ["14", "30", "85"]);
    // The same form with other figures, and another text that quotes two sentences of it.
    let bulletin = story("Ferry quay in Bergen to close", ["9", "52", "61"]);
    let other = "Shipping lines had asked for a decision since last year. Hotels along the fjord \
        expect fewer guests this summer, and the tourist board wants buses to bring them from the \
        airport instead. A spokesman for the largest hotel said that half its rooms are still \
        free in July, which has not happened since the pandemic. Fishermen welcomed the plan but \
        want to know where their catch is to be landed in the meantime.";
    for second in [bulletin.as_str(), other, ""] {
        let atlas = joined(vec![paper("a", "2023-03-14", &one), paper("b", "2023-03-15", second)]);
        assert!(atlas.documents().all(|(ix, _)| atlas.copies(ix).is_empty()), "{second}");
    }
}

#[test]
fn the_order_of_files_and_later_files_change_nothing() {
    let papers = || {
        vec![
            paper("a", "2023-03-14", FIRST),
            paper("b", "2023-03-15", SECOND),
            paper("c", "2023-03-16", &story("Quay", ["14", "30", "85"])),
            paper("d", "2023-03-16", &story("No quay", ["14", "30", "85"])),
        ]
    };
    let forward = together(&joined(papers()));
    let mut turned = papers();
    turned.reverse();
    let sorted = |groups: Vec<String>| {
        let parts = |group: &String| {
            let mut parts: Vec<String> = group.split(" = ").map(str::to_owned).collect();
            parts.sort();
            parts
        };
        let mut all: Vec<Vec<String>> = groups.iter().map(parts).collect();
        all.sort();
        all
    };
    assert_eq!(sorted(forward), sorted(together(&joined(turned))));
    let ids = |papers: Vec<(Document, Extraction)>| {
        let mut papers = papers;
        join(&mut papers);
        let of = |(document, extraction): &(Document, Extraction)| {
            let events: Vec<String> = extraction.events.iter().map(|e| e.id.to_string()).collect();
            let entities: Vec<String> =
                extraction.entities.iter().map(|e| e.id.to_string()).collect();
            (document.id.to_string(), events, entities)
        };
        papers.iter().map(of).collect::<Vec<_>>()
    };
    assert_eq!(ids(papers())[..2], ids(papers().into_iter().take(2).collect())[..]);
}
