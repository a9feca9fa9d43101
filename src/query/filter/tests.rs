//! What filters let through, on texts of our own.

use std::sync::OnceLock;

use super::*;
use crate::atlas::{Atlas, DocIx, EventIx};
use crate::corpus::{RawText, from_text};
use crate::extraction::extract;
use crate::gazetteer::Gazetteer;
use crate::query::language::parse;
use crate::query::{InMemory, Index};

const TEXTS: &[(&str, &str, &str)] = &[
    (
        "Kyodo",
        "2024-09-10",
        "Japanese defence minister visits Seoul\n\nDefence Minister Minoru Kihara visited Seoul on \
         Monday. He met South Korean officials in Busan. Ottawa said that it would watch the talks.",
    ),
    (
        "TASS",
        "2024-10-02",
        "Drills in the Far East\n\nRussia held naval exercises in the Sea of Okhotsk on Tuesday. \
         A frigate fired a missile near Magadan. Ukraine condemned the drills.",
    ),
    (
        "Kyodo",
        "2023-01-05",
        "Aid for Kenya\n\nCanada sent food aid to Nairobi in January 2023. No frigate was seen.",
    ),
];

struct World {
    atlas: Atlas,
    index: Index,
    texts: InMemory,
}

// A connection is used by one thread at a time.
fn with<T>(work: impl FnOnce(&World) -> T) -> T {
    static WORLD: OnceLock<std::sync::Mutex<World>> = OnceLock::new();
    let world = WORLD.get_or_init(|| {
        let gazetteer = Gazetteer::embedded();
        let read = TEXTS.iter().map(|&(publisher, date, text)| {
            let date = crate::corpus::KnownDate {
                date: date.parse().unwrap(),
                basis: crate::corpus::DateBasis::Stated,
                quote: None,
            };
            let document = from_text(RawText {
                publisher: Some(publisher.into()),
                date: Some(date),
                text: text.into(),
                ..RawText::default()
            });
            let extraction = extract(&document, gazetteer);
            (document, extraction)
        });
        let atlas = Atlas::new(read);
        let index = Index::new(&atlas, gazetteer);
        let texts = InMemory::new(&atlas).unwrap();
        std::sync::Mutex::new(World { atlas, index, texts })
    });
    work(&world.lock().unwrap_or_else(std::sync::PoisonError::into_inner))
}

fn matches(world: &World, query: &str) -> (Matches, Vec<String>) {
    let parsed = parse(query);
    assert_eq!(parsed.problems, [], "{query}");
    let (filter, problems) =
        Filter::new(&parsed.query, &world.atlas, Gazetteer::embedded(), &world.index);
    let matches = filter.matches(&world.atlas, &world.index, world.texts.texts()).unwrap();
    (matches, problems.iter().map(ToString::to_string).collect())
}

/// Which documents come through, and the words of which events.
#[track_caller]
fn check(query: &str, documents: &[u32], events: &[&str]) {
    with(|world| {
        let (matches, problems) = matches(world, query);
        assert_eq!(problems, Vec::<String>::new(), "{query}");
        let found: Vec<u32> = matches.documents.iter().collect();
        assert_eq!(found, documents, "{query}");
        let found: Vec<String> =
            matches.events.iter().map(|nth| words(world, EventIx(nth))).collect();
        assert_eq!(found, events, "{query}");
    });
}

fn words(world: &World, ix: EventIx) -> String {
    let (document, event) = world.atlas.event(ix);
    event.trigger.of(&world.atlas.read(document).text).to_owned()
}

#[track_caller]
fn complains(query: &str, message: &str) {
    with(|world| {
        let (_, problems) = matches(world, query);
        assert_eq!(problems, [message], "{query}");
    });
}

#[test]
fn the_texts_are_read_as_the_other_tests_assume() {
    with(|world| {
        let all: Vec<(u32, String, Option<&str>)> = world
            .atlas
            .events()
            .map(|(ix, event)| (world.atlas.event(ix).0.0, words(world, ix), event.mode))
            .collect();
        eprintln!("{all:#?}");
        for (ix, entity) in world.atlas.entities() {
            eprintln!(
                "{} {} {:?} {:?}",
                entity.id,
                entity.name,
                entity.kind,
                world.atlas.counts(ix)
            );
        }
        assert_eq!(world.atlas.documents().len(), 3);
    });
}
