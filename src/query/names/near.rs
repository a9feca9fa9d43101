//! Names that were probably meant by one that is not there.

use super::{Letters, Names, Wanted, first_word, key};
use crate::atlas::EntityIx;
use crate::query::near::{allowed, distance};

impl Names {
    /// Names that are close to this one, the closest first, then the most often reported. A
    /// single word is also compared with the words of longer names.
    pub fn near(&self, name: &str, wanted: Wanted, limit: usize) -> Vec<EntityIx> {
        let key = key(name);
        let count = key.chars().count();
        let most = allowed(count);
        if most == 0 {
            return Vec::new();
        }
        let letters = Letters::of(&key);
        let mut found: Vec<(usize, u32)> = (0..)
            .zip(&self.entries)
            .filter(|(_, entry)| {
                wanted.takes(entry.kind)
                    && entry.letters.edits(letters) <= most
                    && entry.key.len().abs_diff(key.len()) <= most * 4
            })
            .filter_map(|(nth, entry)| Some((distance(&key, &entry.key, most)? * 2, nth)))
            .collect();
        if first_word(&key).len() == key.len() {
            for (edits, word) in self.near_words(&key, letters, most) {
                let starts = self.beginning(&word);
                let whole = starts.iter().filter(|start| first_word(self.from(**start)) == word);
                let takes = whole.filter(|s| wanted.takes(self.entries[s.entry as usize].kind));
                // A little behind whole names that are as close.
                found.extend(takes.map(|start| (edits * 2 + 1, start.entry)).take(limit));
            }
        }
        found.sort_unstable();
        let mut seen = std::collections::HashSet::new();
        found.retain(|&(_, nth)| seen.insert(nth));
        let found = found.into_iter().take(limit).map(|(_, nth)| nth).collect();
        self.entities(found, wanted)
    }

    /// The words of names that are close to a word, as it is compared; the closest first, then by text.
    pub fn words_near(&self, word: &str, limit: usize) -> Vec<String> {
        let key = key(word);
        let most = allowed(key.chars().count());
        let mut found = self.near_words(&key, Letters::of(&key), most);
        found.sort();
        found.into_iter().take(limit).map(|(_, word)| word).collect()
    }

    fn near_words(&self, key: &str, letters: Letters, most: usize) -> Vec<(usize, String)> {
        let close = self.vocabulary.iter().filter(|word| {
            word.letters.edits(letters) <= most
                && (word.len as usize).abs_diff(key.len()) <= most * 4
        });
        close
            .filter_map(|word| {
                let text = self.word(word);
                Some((distance(key, text, most)?, text.to_owned()))
            })
            .collect()
    }
}
