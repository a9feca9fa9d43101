//! The five articles inside the binary: what is known of them, and their furniture.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::path::Path;

use portolan::corpus::{self, DateBasis, Document};

fn marked(document: &Document, mark: impl Fn(&corpus::Paragraph) -> bool) -> Vec<&str> {
    document
        .paragraphs
        .iter()
        .filter(|paragraph| mark(paragraph))
        .map(|paragraph| paragraph.span.of(&document.text))
        .collect()
}

#[test]
fn the_seeds_inside_are_those_of_the_folder() {
    let inside = corpus::seeds();
    let listing = corpus::list(&[Path::new("seeds")]);
    assert!(listing.warnings.is_empty(), "{:?}", listing.warnings);
    let folder: Vec<Document> =
        listing.sources.iter().flat_map(corpus::Source::read).map(Result::unwrap).collect();
    assert_eq!(inside.len(), 5);
    assert_eq!(format!("{inside:?}"), format!("{folder:?}"));
}

#[test]
fn what_is_known_of_the_seeds_stands_in_them() {
    let toml: toml::Table = include_str!("../seeds/sources.toml").parse().unwrap();
    let mut quotes = 0;
    for entry in toml["text"].as_array().unwrap() {
        let file = entry["file"].as_str().unwrap();
        let text = std::fs::read_to_string(Path::new("seeds").join(file)).unwrap();
        for key in ["title", "publisher", "date", "url"] {
            let field = &entry[key];
            match field["known"].as_str().unwrap() {
                "unknown" => assert!(field.get("value").is_none(), "{file}: {key}"),
                _ => {
                    let quote = field["quote"].as_str().unwrap();
                    assert!(text.contains(quote), "{file}: {key}");
                    quotes += 1;
                }
            }
        }
    }
    assert_eq!(quotes, 9);
}

#[test]
fn dates_of_the_seeds() {
    let found: Vec<_> = corpus::seeds()
        .iter()
        .map(|seed| {
            let date = seed.date.as_ref()?;
            assert!(date.quote.is_some(), "{}", seed.title);
            Some((date.date.to_string(), date.basis))
        })
        .collect();
    let expected = [
        Some(("2024-09".to_owned(), DateBasis::Inferred)),
        None,
        None,
        Some(("2024-11".to_owned(), DateBasis::Inferred)),
        Some(("2024-10-25".to_owned(), DateBasis::Stated)),
    ];
    assert_eq!(found, expected);
}

#[test]
fn furniture_of_the_seeds() {
    let expected: [&[&str]; 5] = [
        &[],
        &["More from Author", "- Advertisement -", "Trending on Deftechtimes"],
        &[],
        &[],
        &[
            "By Andrew Erskine. Originally published on 25 October 2024 by Breaking Defense on its website.",
            "Previous",
            "Previous",
            "Belgium Reboots Cyber-Strategy: Cybersecurity plan 2.0 (2021-2025)",
            "Next",
            "Next",
            "Turkey’s BRICS Bid amidst an Erdoğan Administration Entrenched in NATO Security and EU Markets",
        ],
    ];
    for (seed, expected) in corpus::seeds().iter().zip(expected) {
        assert_eq!(marked(seed, |paragraph| paragraph.furniture), expected, "{}", seed.title);
    }
}

#[test]
fn headings_of_the_seeds() {
    let expected: [&[&str]; 5] = [
        &[],
        &[
            "Canada and Japan Strengthen Defense Cooperation",
            "Defense Ministers Meet in Tokyo",
            "Shared Security Concerns",
            "Canada’s Growing Military Role in Japan",
            "Expanding Military Exercises",
            "Future Cooperation Through the G7",
            "Future Prospects",
        ],
        &[
            "Canada-Japan Defense Cooperation to Jointly Combat Chinese Communist and North Korean Military Activities-Two Countries Reaffirm UNCLOS Principles",
        ],
        &[
            "Joly, Blair Host South Korean Counterparts for Defence Talks",
            "Canada's ‘plus one’ in Kananaskis",
            "From Korea to Kursk",
        ],
        &["Ottawa Should Get Serious About the Canadian-Korean Defense Partnership"],
    ];
    for (seed, expected) in corpus::seeds().iter().zip(expected) {
        assert_eq!(marked(seed, |paragraph| paragraph.heading), expected, "{}", seed.title);
        assert_eq!(seed.language, "en");
    }
}

#[test]
fn sentences_of_the_seeds() {
    let seeds = corpus::seeds();
    let counts: Vec<usize> = seeds.iter().map(|seed| seed.sentences.len()).collect();
    assert_eq!(counts, [18, 48, 19, 21, 37]);
    let starts: Vec<char> = seeds
        .iter()
        .flat_map(|seed| seed.sentences.iter().map(|s| s.span.of(&seed.text)))
        .filter_map(|sentence| sentence.chars().find(|c| c.is_alphabetic()))
        .collect();
    assert!(starts.iter().all(|c| c.is_uppercase()), "no sentence opens small");
}
