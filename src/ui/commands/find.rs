//! Finding commands by what is typed.

use nucleo_matcher::pattern::{CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};

use super::{Id, Spec, TABLE};

/// The commands that `text` may mean, the closest first; all, in the order of the table, for none.
/// Only where no name, no other word for it and no tip has the words may letters be left out.
pub fn find(text: &str) -> Vec<Id> {
    let mut ranked: Vec<(u8, usize)> = Vec::new();
    for (nth, spec) in TABLE.iter().enumerate() {
        let rank = rank(spec, text).or_else(|| says(spec.tip, text).then_some(4));
        ranked.extend(rank.map(|rank| (rank, nth)));
    }
    ranked.sort_unstable();
    if ranked.is_empty() {
        return roughly(text);
    }
    ranked.into_iter().map(|(_, nth)| TABLE[nth].id).collect()
}

/// The same for a list of other things as well: by their names and the other words for them only,
/// and from two letters on.
pub fn named(text: &str) -> Vec<Id> {
    if text.trim().chars().count() < 2 {
        return Vec::new();
    }
    let mut ranked: Vec<(u8, usize)> =
        TABLE.iter().enumerate().filter_map(|(nth, spec)| Some((rank(spec, text)?, nth))).collect();
    ranked.sort_unstable();
    ranked.into_iter().map(|(_, nth)| TABLE[nth].id).collect()
}

/// 0 for the name itself, 1 for its beginning, 2 for beginnings of words in it, 3 with the other words
/// for it.
fn rank(spec: &Spec, text: &str) -> Option<u8> {
    let (folded, text) = (spec.name.to_lowercase(), text.trim().to_lowercase());
    if folded == text {
        Some(0)
    } else if folded.starts_with(&text) {
        Some(1)
    } else if says(&folded, &text) {
        Some(2)
    } else {
        says(&format!("{folded} {}", spec.also), &text).then_some(3)
    }
}

/// Whether every word typed begins a word of the sentence.
fn says(sentence: &str, text: &str) -> bool {
    let sentence = sentence.to_lowercase();
    let begins = |typed: &str| sentence.split_whitespace().any(|word| word.starts_with(typed));
    text.to_lowercase().split_whitespace().all(begins)
}

/// Names that have the letters typed, in their order.
fn roughly(text: &str) -> Vec<Id> {
    let pattern = Pattern::parse(text.trim(), CaseMatching::Ignore, Normalization::Smart);
    let mut matcher = Matcher::new(Config::DEFAULT);
    let mut buffer = Vec::new();
    let mut ranked: Vec<(u32, usize)> = Vec::new();
    for (nth, spec) in TABLE.iter().enumerate() {
        let name = Utf32Str::new(spec.name, &mut buffer);
        ranked.extend(pattern.score(name, &mut matcher).map(|points| (points, nth)));
    }
    ranked.sort_by_key(|&(points, nth)| (std::cmp::Reverse(points), nth));
    ranked.into_iter().map(|(_, nth)| TABLE[nth].id).collect()
}
