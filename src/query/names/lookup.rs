//! Names that are written so, that hold these words, or that begin so.

use std::collections::BTreeSet;

use nucleo_matcher::pattern::{AtomKind, CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};

use super::{Letters, Names, Start, Wanted, hash, key, skeleton};
use crate::atlas::EntityIx;

/// Of names that only hold the letters typed, in order, so many are looked at.
const FUZZY: usize = 8_000;

impl Names {
    /// What bears this name, the most often reported first. Case, accents and the usual ways to
    /// transliterate do not matter.
    pub fn exact(&self, name: &str, wanted: Wanted) -> Vec<EntityIx> {
        let key = key(name);
        let exact = |start: &&Start| start.at == 0 && self.from(**start) == key;
        let mut found: Vec<u32> =
            self.beginning(&key).iter().filter(exact).map(|start| start.entry).collect();
        if found.is_empty() && !key.is_empty() {
            let skeleton = skeleton(&key);
            let wanted = hash(&skeleton);
            let from = self.skeletons.partition_point(|&(hash, _)| hash < wanted);
            let same = self.skeletons[from..].iter().take_while(|&&(hash, _)| hash == wanted);
            found.extend(same.map(|&(_, entry)| entry));
        }
        found.sort_unstable();
        self.entities(found, wanted)
    }

    /// What has these words in its name, one after the other; the most often reported first.
    pub fn holding(&self, words: &str, wanted: Wanted) -> Vec<EntityIx> {
        let key = key(words);
        if key.is_empty() {
            return Vec::new();
        }
        let ends = |start: &&Start| {
            self.from(**start)[key.len()..].chars().next().is_none_or(|ch| !ch.is_alphanumeric())
        };
        let mut found: Vec<u32> =
            self.beginning(&key).iter().filter(ends).map(|start| start.entry).collect();
        found.sort_unstable();
        found.dedup();
        self.entities(found, wanted)
    }

    /// Names for what is being typed: those that begin so, then those in which a word begins so,
    /// each the most often reported first; if there is none, names that hold the letters in this
    /// order.
    pub fn beginning_with(&self, typed: &str, wanted: Wanted, limit: usize) -> Vec<EntityIx> {
        let key = key(typed);
        let found = self.best(&key, wanted, limit);
        let found = if found.is_empty() { self.fuzzy(&key, wanted, limit) } else { found };
        self.entities(found, wanted)
    }

    /// Of these the names that begin so, or in which a word does.
    pub fn starting(&self, typed: &str, wanted: Wanted, limit: usize) -> Vec<EntityIx> {
        self.entities(self.best(&key(typed), wanted, limit), wanted)
    }

    fn best(&self, key: &str, wanted: Wanted, limit: usize) -> Vec<u32> {
        // The smaller a number, the more important the name: the smallest of many are kept.
        let mut best: BTreeSet<(bool, u32)> = BTreeSet::new();
        for start in self.beginning(key) {
            let ranked = (start.at > 0, start.entry);
            let worse = best.len() >= limit && best.last().is_none_or(|last| ranked > *last);
            if worse
                || !wanted.takes(self.entries[start.entry as usize].kind)
                || start.at > 0 && best.contains(&(false, start.entry))
            {
                continue;
            }
            if start.at == 0 {
                best.remove(&(true, start.entry));
            }
            best.insert(ranked);
            if best.len() > limit {
                best.pop_last();
            }
        }
        best.into_iter().map(|(_, entry)| entry).collect()
    }

    fn fuzzy(&self, key: &str, wanted: Wanted, limit: usize) -> Vec<u32> {
        // Two letters in order are in most names.
        if key.chars().count() < 3 {
            return Vec::new();
        }
        let letters = Letters::of(key);
        let mut matcher = Matcher::new(Config::DEFAULT);
        let pattern =
            Pattern::new(key, CaseMatching::Respect, Normalization::Never, AtomKind::Fuzzy);
        let mut buffer = Vec::new();
        let candidates = (0..)
            .zip(&self.entries)
            .filter(|(_, entry)| entry.letters.holds(letters) && wanted.takes(entry.kind));
        let mut scored: Vec<(std::cmp::Reverse<u32>, u32)> = candidates
            .take(FUZZY)
            .filter_map(|(nth, entry)| {
                let text = Utf32Str::new(&entry.key, &mut buffer);
                Some((std::cmp::Reverse(pattern.score(text, &mut matcher)?), nth))
            })
            .collect();
        scored.sort_unstable();
        // Letters scattered over a long name are no match anyone means.
        let best = scored.first().map_or(0, |(score, _)| score.0);
        scored.retain(|(score, _)| score.0 * 2 >= best);
        scored.into_iter().take(limit).map(|(_, nth)| nth).collect()
    }

    pub(super) fn entities(&self, entries: Vec<u32>, wanted: Wanted) -> Vec<EntityIx> {
        let entries = entries.into_iter().map(|nth| &self.entries[nth as usize]);
        entries.filter(|entry| wanted.takes(entry.kind)).map(|entry| entry.entity).collect()
    }
}
