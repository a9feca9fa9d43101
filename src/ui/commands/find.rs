//! Finding commands by what is typed.

use nucleo_matcher::pattern::{CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};

use super::{Id, TABLE};

/// The commands that `text` may mean, the closest first; all, in the order of the table, for none.
/// Letters of the name may be left out; of what is said of a command, whole beginnings must stand.
pub fn find(text: &str) -> Vec<Id> {
    let pattern = Pattern::parse(text.trim(), CaseMatching::Ignore, Normalization::Smart);
    let mut matcher = Matcher::new(Config::DEFAULT);
    let mut buffer = Vec::new();
    let mut ranked: Vec<(u32, usize)> = Vec::new();
    for (nth, spec) in TABLE.iter().enumerate() {
        let name = Utf32Str::new(spec.name, &mut buffer);
        if spec.name.eq_ignore_ascii_case(text.trim()) {
            ranked.push((u32::MAX, nth));
        } else if let Some(points) = pattern.score(name, &mut matcher) {
            ranked.push((points + 1, nth));
        } else if says(spec.tip, text) {
            ranked.push((0, nth));
        }
    }
    ranked.sort_by_key(|&(points, nth)| (std::cmp::Reverse(points), nth));
    ranked.into_iter().map(|(_, nth)| TABLE[nth].id).collect()
}

/// Whether every word typed begins a word of the sentence.
fn says(sentence: &str, text: &str) -> bool {
    let sentence = sentence.to_lowercase();
    let begins = |typed: &str| sentence.split_whitespace().any(|word| word.starts_with(typed));
    text.to_lowercase().split_whitespace().all(begins)
}
