//! The corpus that benches are measured on is the same each time, and like the news in how often
//! it speaks of what.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

#[path = "../benches/support/mod.rs"]
mod support;

use std::collections::{BTreeMap, BTreeSet};

use portolan::corpus::from_text;
use support::Corpus;

#[test]
fn one_seed_gives_one_corpus() {
    let (small, large) = (Corpus::new(50, 7), Corpus::new(5_000, 7));
    assert!(small.texts().eq(large.texts().take(50)));
    assert_ne!(small.text(0), Corpus::new(50, 8).text(0));
}

#[test]
fn articles_are_like_articles() {
    let corpus = Corpus::new(1_000, 1);
    let mut titles: BTreeMap<String, usize> = BTreeMap::new();
    let mut texts = BTreeSet::new();
    for raw in corpus.texts() {
        assert!(!raw.text.contains(['{', '}']) && raw.text.len() > 500, "{}", raw.text);
        *titles.entry(raw.title.clone().unwrap()).or_default() += 1;
        texts.insert(raw.text.clone());
        let document = from_text(raw);
        let sentences = document.sentences.len();
        assert!((9..=26).contains(&sentences), "{sentences} sentences: {}", document.text);
    }
    assert_eq!(texts.len(), 1_000, "no two articles are one");
    // Large stories are told often, most only once.
    let most = titles.values().max().unwrap();
    assert!((3..60).contains(most), "{most}");
    assert!(titles.len() > 400, "{} headlines", titles.len());
}

#[test]
fn files_hold_headline_byline_and_date() {
    let folder = tempfile::tempdir().unwrap();
    let corpus = Corpus::new(3, 1);
    assert!(corpus.write(folder.path()).unwrap() > 1_500);
    let listing = portolan::corpus::list(&[folder.path()]);
    assert_eq!(listing.sources.len(), corpus.len());
    for (nth, source) in listing.sources.iter().enumerate() {
        let read = source.read().remove(0).unwrap();
        let raw = corpus.text(nth);
        assert_eq!(Some(read.title), raw.title);
        assert_eq!(read.date.map(|date| date.date), raw.date.map(|known| known.date));
    }
}
