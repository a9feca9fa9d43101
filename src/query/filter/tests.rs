//! What filters let through, on texts of our own.

use std::sync::OnceLock;

use super::*;
use crate::atlas::{Atlas, DocIx, EventIx};
use crate::corpus::{RawText, from_text};
use crate::extraction::extract;
use crate::gazetteer::Gazetteer;
use crate::query::language::parse;
use crate::query::{Found, InMemory, Index, Search, complete};

const TEXTS: &[(&str, &str, &str)] = &[
    (
        "Kyodo",
        "2024-09-10",
        "Japanese defence minister visits Seoul\n\nJapanese Defence Minister Minoru Kihara visited Seoul on \
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

/// All that is told in the texts, in order.
const TOLD: &[&str] = &["visits", "visited", "met", "exercises", "condemned", "sent"];

#[test]
fn words_hold_of_documents_and_of_the_sentences_of_events() {
    check("", &[0, 1, 2], TOLD);
    check("frigate", &[1, 2], &[]);
    check("frigate missile", &[1], &[]);
    check("exercises", &[1], &["exercises"]);
    check("russia exerc*", &[1], &["exercises"]);
    check("\"naval exercises\"", &[1], &["exercises"]);
    check("frigate exercises", &[1], &[]);
    check("-frigate", &[0], TOLD);
    check("frigate -missile", &[2], &[]);
    check("busan OR nairobi", &[0, 2], &["met", "sent"]);
    check("frigate -(missile OR aid)", &[], &[]);
}

#[test]
fn a_place_holds_what_lies_inside() {
    check("place:Seoul", &[0], &["visits", "visited"]);
    check("place:\"South Korea\"", &[0], &["visits", "visited", "met"]);
    check("place:\"Republic of Korea\"", &[0], &["visits", "visited", "met"]);
    check("place:\"sea of ohotsk\"", &[1], &["exercises"]);
    check("place:portolan:sea/sea-of-okhotsk", &[1], &["exercises"]);
    // The sea is no part of the country, a province is.
    check("place:Russia", &[1], &[]);
    check("place:Kenya", &[2], &[]);
    // A name that stands for its government is no place.
    check("place:Ukraine", &[], &[]);
    check("(place:Seoul OR place:\"Sea of Okhotsk\") -type:visit", &[1], &["exercises"]);
}

#[test]
fn an_actor_is_found_by_a_part_of_its_name_and_a_state_with_who_acts_for_it() {
    check("actor:Kihara", &[0], &["visited", "met"]);
    check("actor:\"Minoru Kihara\"", &[0], &["visited", "met"]);
    check("actor:Japan", &[0], &["visits", "visited", "met"]);
    check("actor:Canada", &[0, 2], &["sent"]);
    check("actor:state:RU", &[1], &["exercises"]);
}

#[test]
fn types_modes_and_dates() {
    check("type:visit", &[0], &["visits", "visited"]);
    check("type:CONSULT", &[0], &["visits", "visited", "met"]);
    check("type:talks -type:visit", &[], &["met"]);
    check("type:exercises", &[1], &["exercises"]);
    check("kind:event", &[], TOLD);
    check("kind:document", &[0, 1, 2], &[]);
    with(|world| {
        let (september, _) = matches(world, "date:2024-09");
        assert_eq!(september.documents.iter().collect::<Vec<_>>(), [0]);
        let (later, _) = matches(world, "after:2024-09-11");
        assert_eq!(later.documents.iter().collect::<Vec<_>>(), [1]);
        let (earlier, _) = matches(world, "before:2024");
        assert_eq!(earlier.documents.iter().collect::<Vec<_>>(), [2]);
        assert!(earlier.has_event(EventIx(5)) && !earlier.has_event(EventIx(1)));
        let (dated, _) = matches(world, "is:dated");
        let (undated, _) = matches(world, "is:undated");
        assert_eq!(dated.events.count() + undated.events.count(), TOLD.len());
        let (happened, _) = matches(
            world,
            "is:happened OR is:planned OR is:alleged OR is:hypothetical OR is:denied",
        );
        assert_eq!(happened.events.count(), TOLD.len());
    });
}

#[test]
fn papers_languages_and_titles() {
    check("in:kyodo", &[0, 2], &["visits", "visited", "met", "sent"]);
    check("in:en in:TASS", &[1], &["exercises", "condemned"]);
    check("in:\"far east\" actor:Russia", &[1], &["exercises"]);
}

#[test]
fn what_is_named_comes_through_with_its_counts() {
    with(|world| {
        let names = |query: &str| -> Vec<String> {
            let (matches, _) = matches(world, query);
            let found = matches.entities(&world.atlas).into_iter();
            found.map(|ix| world.atlas.entity(ix).name.clone()).collect()
        };
        assert_eq!(names("kind:person"), ["Minoru Kihara"]);
        assert_eq!(names("kind:sea"), ["Sea of Okhotsk"]);
        assert_eq!(names("place:Busan kind:place"), ["South Korea", "Busan"]);
        let seoul = world.atlas.find(&crate::base::Id::new("geonames:1835848")).unwrap();
        let (all, _) = matches(world, "");
        assert_eq!(all.counts(&world.atlas, seoul), world.atlas.counts(seoul));
        let (monday, _) = matches(world, "monday");
        let counts = monday.counts(&world.atlas, seoul);
        assert_eq!((counts.mentions, counts.events, counts.documents), (1, 1, 1));
        assert!(!monday.has_entity(&world.atlas, EntityIx(2)) && monday.has_document(DocIx(0)));
    });
}

#[test]
fn what_is_not_understood_is_said() {
    complains(
        "place:Seuol",
        "No place in these texts is called “Seuol”. Did you mean “place:Seoul”?",
    );
    complains(
        "actor:Kihraa",
        "No actor in these texts is called “Kihraa”. Did you mean “actor:\"Minoru Kihara\"”?",
    );
    complains("place:Mongolia", "No place in these texts is called “Mongolia”.");
    complains(
        "actor:Seoul",
        "No actor in these texts is called “Seoul”. Did you mean “place:Seoul”?",
    );
    complains(
        "place:South Korea",
        "A name of several words stands in quotes. Did you mean “place:\"South Korea\"”?",
    );
    complains("type:visti", "type: knows no “visti”. Did you mean “type:visit”?");
    complains("is:plannd", "is: knows no “plannd”. Did you mean “is:planned”?");
    complains(
        "in:Kyoto",
        "No text here is in “Kyoto”: neither paper nor language, title nor path has it. \
         Did you mean “in:Kyodo”?",
    );
    complains(
        "after:soon",
        "“soon” is not a date: write it as 2024, 2024-09, 2024-09-08 or 2024-09-08/2024-09-14.",
    );
    // What is not understood is left out, a name that nothing bears finds nothing.
    with(|world| {
        assert_eq!(matches(world, "in:TASS after:soon").0, matches(world, "in:TASS").0);
        assert!(matches(world, "place:Mongolia").0.documents.is_empty());
    });
}

/// The answers of the search box, in words.
fn answers(world: &World, typed: &str) -> Vec<String> {
    let World { atlas, index, texts } = world;
    let search = Search { atlas, gazetteer: Gazetteer::embedded(), index, texts: texts.texts() };
    let answers = search.find(typed, 12, &|| false).unwrap();
    let found = answers.found.into_iter().map(|found| match found {
        Found::Entity(ix) => format!("{:?} {}", atlas.entity(ix).kind, atlas.entity(ix).name),
        Found::Event(ix) => format!("told: {}", words(world, ix)),
        Found::Document(ix) => format!("text: {}", atlas.document(ix).title),
        Found::Sentence(at) => {
            let document = atlas.read(at.document);
            let (sentence, mark) = (at.sentence.of(&document.text), at.span.of(&document.text));
            sentence.replacen(mark, &format!("[{mark}]"), 1)
        }
    });
    found.chain(answers.problems.iter().map(ToString::to_string)).collect()
}

#[test]
fn the_search_box_finds_names_events_titles_and_sentences() {
    with(|world| {
        let check =
            |typed: &str, expected: &[&str]| assert_eq!(answers(world, typed), expected, "{typed}");
        check("frigate", &["A [frigate] fired a missile near Magadan.", "No [frigate] was seen."]);
        check("frig", &["A [frigate] fired a missile near Magadan.", "No [frigate] was seen."]);
        check("missile ukraine", &["A frigate fired a [missile] near Magadan."]);
        check("drills", &["text: Drills in the Far East", "Ukraine condemned the [drills]."]);
        check(
            "type:exercise",
            &[
                "told: exercises",
                "Place Russia",
                "Place Sea of Okhotsk",
                "Government Russia",
                "text: Drills in the Far East",
            ],
        );
        check("frigate in:kyodo", &["No [frigate] was seen."]);
        check("frigate place:Magadan", &["A [frigate] fired a missile near Magadan."]);
        check("seoul kind:place", &["Place Seoul"]);
        check("kind:document in:tass", &["text: Drills in the Far East"]);
        check(
            "okhotks",
            &["Nothing in these texts is called “okhotks”. Did you mean “Sea of Okhotsk”?"],
        );
        check("", &[]);
        let kihara = answers(world, "kihara");
        assert_eq!(kihara[0], "Person Minoru Kihara");
        assert!(kihara[1].contains("[Kihara] visited Seoul"));
        let japan = answers(world, "place:\"South Korea\"");
        assert!(
            japan.contains(&"Place Seoul".to_owned()) && japan.contains(&"told: met".to_owned())
        );
    });
}

#[test]
fn completion_goes_on_with_what_is_there() {
    with(|world| {
        let check = |typed: &str, expected: &[&str]| {
            let (typed, rest) = typed.split_once('|').unwrap();
            let text = format!("{typed}{rest}");
            let found = complete(&world.index, &text, typed.len());
            let whole: Vec<String> = found
                .iter()
                .map(|one| {
                    let (from, to) = (one.span.start as usize, one.span.end as usize);
                    format!("{}{}{}", &text[..from], one.text, &text[to..])
                })
                .collect();
            let most = expected.len().max(1);
            assert_eq!(&whole[..whole.len().min(most)], expected, "{typed}|{rest}");
        };
        check("pl|", &["place:"]);
        check("ship place:|", &["ship place:Seoul"]);
        check("place:So|", &["place:\"South Korea\""]);
        check("place:Sea of O|", &["place:\"Sea of Okhotsk\""]);
        check("place:\"Sea of O| ship", &["place:\"Sea of Okhotsk\""]);
        check("sea of okh|", &["place:\"Sea of Okhotsk\""]);
        check("missile sea of okh|", &["missile place:\"Sea of Okhotsk\""]);
        check("seou| missile", &["place:Seoul missile"]);
        check("kiha|", &["actor:\"Minoru Kihara\""]);
        check("-actor:jap|", &["-actor:Japan"]);
        check("type:vi|", &["type:visit"]);
        check("type:exer|", &["type:exercise"]);
        check("in:|", &["in:english", "in:Kyodo", "in:TASS"]);
        check("in:ta|", &["in:TASS"]);
        check("after:2024|", &["after:2024-10", "after:2024-09", "after:2024"]);
        check("is:pl|", &["is:planned"]);
        check("kind:ves|", &["kind:vessel"]);
        check("place:Okhotks|", &["place:\"Sea of Okhotsk\""]);
        check("palce:|", &[]);
        check("(|", &[]);
        check("|", &[]);
    });
}
