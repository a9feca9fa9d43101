//! Numbers that sort as the values do: one for each row, made once a column.

use std::collections::HashMap;

use rayon::prelude::*;

use super::{Column, Thing, Told, Value};
use crate::atlas::{Atlas, EntityIx};
use crate::base::PartialDate;
use crate::query::names::key as fold;

/// What is compared instead of values; what has none comes last whichever way it is sorted.
pub type Key = u64;

/// The key of a cell with nothing in it.
pub const NOTHING: Key = Key::MAX;

/// Names and words of one atlas in their alphabetical order, so that rows are sorted by numbers.
pub struct Lexicon {
    /// Place in the alphabet, for each entity.
    ranks: Vec<u32>,
    /// Folded names, for each entity.
    names: Vec<String>,
}

impl Lexicon {
    pub fn new(atlas: &Atlas) -> Self {
        let names: Vec<String> = atlas.entities().map(|(_, entity)| fold(&entity.name)).collect();
        let mut order: Vec<u32> = (0..names.len() as u32).collect();
        order.par_sort_by_key(|&nth| (names[nth as usize].as_str(), nth));
        let mut ranks = vec![0; names.len()];
        for (rank, &nth) in order.iter().enumerate() {
            ranks[nth as usize] = rank as u32;
        }
        Self { ranks, names }
    }

    pub fn rank(&self, ix: EntityIx) -> u32 {
        self.ranks[ix.0 as usize]
    }

    /// For each entity, whether a word of its name begins with `wanted`, which is folded.
    pub fn matching(&self, wanted: &str) -> Vec<bool> {
        self.names.par_iter().map(|name| holds(name, wanted)).collect()
    }
}

/// Whether `wanted` stands in `text` at the beginning of a word; both are folded.
pub(super) fn holds(text: &str, wanted: &str) -> bool {
    text.match_indices(wanted).any(|(at, _)| {
        text[..at].chars().next_back().is_none_or(|before| !before.is_alphanumeric())
    })
}

/// The keys of one column, for all rows of a sheet; for columns of words also the words.
pub struct Keys {
    keys: Vec<Key>,
    /// Folded, in alphabetical order; a key is a place in it.
    words: Vec<String>,
}

impl Keys {
    /// For all `rows`, in their order.
    pub fn new(told: Told<'_>, lexicon: &Lexicon, rows: &[Thing], column: Column) -> Self {
        let mut words: HashMap<String, u32> = HashMap::new();
        let mut keys: Vec<Key> = Vec::with_capacity(rows.len());
        for row in rows {
            keys.push(match row.value(told, column) {
                Value::Nothing => NOTHING,
                Value::Text(text) => {
                    let next = words.len() as u32;
                    Key::from(*words.entry(fold(&text)).or_insert(next))
                }
                Value::Names(names) => {
                    let mut ranks = names.iter().map(|&name| Key::from(lexicon.rank(name)) + 1);
                    // Fewer names come before more of the same beginning.
                    ranks.next().unwrap_or(0) << 32 | ranks.next().unwrap_or(0)
                }
                Value::Kind(kind) => kind as Key,
                Value::Feature(feature) => feature as Key,
                Value::Type(event) => event as Key,
                Value::Modality(modality) => modality as Key,
                Value::Date(date) => date_key(date),
                Value::Count(count) => Key::from(count),
                Value::Share(share) => Key::from(share.max(0.0).to_bits()),
                Value::Degrees(degrees) => ((degrees + 360.0).max(0.0) * 1e9) as Key,
            });
        }
        // From the order in which words were met to that of the alphabet.
        let mut met: Vec<(String, u32)> = words.into_iter().collect();
        met.par_sort_unstable();
        if !met.is_empty() {
            let mut ranks = vec![0; met.len()];
            for (rank, (_, nth)) in met.iter().enumerate() {
                ranks[*nth as usize] = rank as Key;
            }
            for key in keys.iter_mut().filter(|key| **key != NOTHING) {
                *key = ranks[*key as usize];
            }
        }
        Self { keys, words: met.into_iter().map(|(word, _)| word).collect() }
    }

    /// Of the row at `nth`.
    pub fn key(&self, nth: usize) -> Key {
        self.keys[nth]
    }

    /// For each word, whether it holds `wanted`, which is folded; empty for columns without words.
    pub fn matching(&self, wanted: &str) -> Vec<bool> {
        self.words.par_iter().map(|word| holds(word, wanted)).collect()
    }
}

/// By the first day it may mean; the shorter span first.
fn date_key(date: PartialDate) -> Key {
    let first = days(date.first());
    let length = days(date.last()).saturating_sub(first).min(u64::from(u32::MAX));
    first << 32 | length
}

/// Days since a day before all others.
fn days(date: jiff::civil::Date) -> u64 {
    let from = jiff::civil::Date::MIN;
    u64::try_from(date.duration_since(from).as_hours() / 24).unwrap_or(0)
}
