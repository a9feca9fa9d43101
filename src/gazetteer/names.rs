//! From names to places: an automaton over all normalised names, and the places of each.

use fst::{IntoStreamer, Streamer};

use super::format::{LIST, section};
use super::normalize::is_boundary;
use super::{Gazetteer, NameHit, PlaceIx};
use crate::base::packed::{Cursor, u32_at};

/// Names found at the start of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WalkHit {
    /// How many bytes of the normalised text the name covers.
    pub len: usize,
    /// The most important place first.
    pub hits: Vec<NameHit>,
}

/// Calls `each` with the length and the value of every key that the text begins with and that ends
/// where a word does, shortest first.
pub(super) fn walk_keys<D: AsRef<[u8]>>(
    keys: &fst::raw::Fst<D>,
    text: &str,
    mut each: impl FnMut(usize, u64),
) {
    let mut node = keys.root();
    let mut value = fst::raw::Output::zero();
    for (at, ch) in text.char_indices() {
        let end = at + ch.len_utf8();
        for &byte in &text.as_bytes()[at..end] {
            let Some(index) = node.find_input(byte) else { return };
            let transition = node.transition(index);
            value = value.cat(transition.out);
            node = keys.node(transition.addr);
        }
        if node.is_final() && is_boundary(ch, text[end..].chars().next()) {
            each(end, value.cat(node.final_output()).value());
        }
    }
}

impl Gazetteer {
    /// The places that bear a name, the most important first. The name is as
    /// [`normalize`](super::normalize) gives it.
    pub fn find(&self, normalized: &str) -> impl Iterator<Item = NameHit> + use<> {
        let rank = self.names.get(normalized);
        rank.map(|rank| self.hits(rank)).unwrap_or_default().into_iter()
    }

    /// All names that the normalised text begins with, shortest first. A name ends where a word
    /// does; one pass over the text, however many names there are.
    pub fn walk(&self, normalized_text_from_here: &str) -> Vec<WalkHit> {
        let mut found = Vec::new();
        walk_keys(self.names.as_fst(), normalized_text_from_here, |len, rank| {
            found.push(WalkHit { len, hits: self.hits(rank) });
        });
        found
    }

    /// How many of these normalised words make up the longest name that starts with the first.
    pub fn longest(&self, words: &[String]) -> Option<usize> {
        const MOST: usize = 12;
        let text = words[..words.len().min(MOST)].join(" ");
        let walked = self.walk(&text);
        let ends = words.iter().scan(0, |end, word| {
            *end += word.len() + 1;
            Some(*end - 1)
        });
        let counted: Vec<usize> = ends.collect();
        walked
            .iter()
            .rev()
            .find_map(|hit| counted.iter().position(|&end| end == hit.len))
            .map(|index| index + 1)
    }

    /// Places with a name that starts so, for a search box: whole names first, then the most
    /// important. `prefix` is as the user typed it.
    pub fn suggest(&self, prefix: &str, limit: usize) -> Vec<PlaceIx> {
        let prefix = super::normalize(prefix);
        if prefix.is_empty() {
            return Vec::new();
        }
        let mut best: Vec<(bool, PlaceIx)> = Vec::new();
        let mut stream = self.names.range().ge(&prefix).into_stream();
        while let Some((name, rank)) = stream.next() {
            if !name.starts_with(prefix.as_bytes()) {
                break;
            }
            let partial = name.len() > prefix.len();
            best.extend(self.hits(rank).iter().map(|hit| (partial, hit.place)));
        }
        best.sort_unstable();
        let mut seen = std::collections::HashSet::new();
        best.into_iter()
            .map(|(_, place)| place)
            .filter(|&place| seen.insert(place))
            .take(limit)
            .collect()
    }

    fn hits(&self, rank: u64) -> Vec<NameHit> {
        let packed = u32_at(self.sections[section::HITS], rank as usize * 4);
        if packed & LIST == 0 {
            return vec![NameHit::from_bits(packed)];
        }
        let mut cursor = Cursor::new(self.sections[section::HIT_LISTS], (packed & !LIST) as usize);
        let count = cursor.count();
        let mut bits = 0;
        (0..count)
            .map(|_| {
                bits += cursor.unsigned() as u32;
                NameHit::from_bits(bits)
            })
            .collect()
    }
}
