//! All names in the texts, ready to be looked up, completed and corrected. Built once for an atlas.

mod lookup;
mod near;
mod spelling;
#[cfg(test)]
mod tests;

use rayon::slice::ParallelSliceMut;

use crate::atlas::{Atlas, EntityIx, Kind};

pub use spelling::{key, skeleton};

/// The names of an atlas's entities.
#[derive(Debug, Default)]
pub struct Names {
    /// The most often reported first.
    entries: Vec<Entry>,
    /// Every beginning of a word in a key, by the text from there on.
    words: Vec<Start>,
    /// By a hash of the skeleton of the key.
    skeletons: Vec<(u64, u32)>,
    /// The different words of all names.
    vocabulary: Vec<Word>,
    /// For each entity its entry; `u32::MAX` for one without a name.
    entry_of: Vec<u32>,
}

#[derive(Debug)]
struct Entry {
    /// As it is shown.
    name: Box<str>,
    key: Box<str>,
    entity: EntityIx,
    kind: Kind,
    letters: Letters,
}

#[derive(Clone, Copy, Debug)]
struct Start {
    entry: u32,
    at: u32,
}

#[derive(Clone, Copy, Debug)]
struct Word {
    entry: u32,
    at: u32,
    len: u32,
    letters: Letters,
}

/// Which letters a text holds: a bit for each of a to z, and six for all others.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Letters(u32);

impl Letters {
    fn of(text: &str) -> Self {
        let bits = text.chars().filter(|ch| *ch != ' ').map(|ch| match ch {
            'a'..='z' => 1 << (ch as u32 - 'a' as u32),
            ch => 1 << (26 + ch as u32 % 6),
        });
        Self(bits.fold(0, |all, bit| all | bit))
    }

    fn holds(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }

    /// No fewer edits than this turn one text into the other: each changes two letters at most.
    fn edits(self, other: Self) -> usize {
        let only = |a: u32, b: u32| (a & !b).count_ones() as usize;
        only(self.0, other.0).max(only(other.0, self.0))
    }
}

/// What a name is looked up for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    Place,
    /// Persons, states, forces and bodies.
    Actor,
    Any,
}

impl Wanted {
    fn takes(self, kind: Kind) -> bool {
        match self {
            Self::Place => kind == Kind::Place,
            Self::Actor => kind.is_actor(),
            Self::Any => true,
        }
    }
}

impl Names {
    /// The names of all entities of an atlas.
    pub fn new(atlas: &Atlas) -> Self {
        let mut named: Vec<(u32, EntityIx)> = atlas
            .entities()
            .map(|(ix, _)| {
                let counts = atlas.counts(ix);
                (counts.mentions + counts.events, ix)
            })
            .collect();
        named.sort_unstable_by_key(|&(weight, ix)| (std::cmp::Reverse(weight), ix));
        let entities = named.into_iter().map(|(_, ix)| {
            let entity = atlas.entity(ix);
            (entity.name.as_str(), entity.kind, ix)
        });
        Self::of(entities)
    }

    /// From names with what they name, the most important first.
    fn of<'a>(entities: impl Iterator<Item = (&'a str, Kind, EntityIx)>) -> Self {
        let entries: Vec<Entry> = entities
            .map(|(name, kind, entity)| {
                let key = key(name).into_boxed_str();
                Entry { name: name.into(), letters: Letters::of(&key), key, entity, kind }
            })
            .filter(|entry| !entry.key.is_empty())
            .collect();
        let mut names = Self { entries, ..Self::default() };
        names.words = names.starts();
        let mut skeletons: Vec<(u64, u32)> = (0..)
            .zip(&names.entries)
            .map(|(nth, entry)| (hash(&skeleton(&entry.key)), nth))
            .collect();
        skeletons.sort_unstable();
        names.skeletons = skeletons;
        names.vocabulary = names.different_words();
        let count = names.entries.iter().map(|entry| entry.entity.0 as usize + 1).max();
        names.entry_of = vec![u32::MAX; count.unwrap_or(0)];
        for (nth, entry) in (0..).zip(&names.entries) {
            names.entry_of[entry.entity.0 as usize] = nth;
        }
        names
    }

    /// The name and kind of an entity.
    pub fn of_entity(&self, ix: EntityIx) -> Option<(&str, Kind)> {
        let entry = self.entries.get(*self.entry_of.get(ix.0 as usize)? as usize)?;
        Some((&entry.name, entry.kind))
    }

    /// How many names there are.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    fn starts(&self) -> Vec<Start> {
        let mut starts = Vec::new();
        for (entry, name) in (0..).zip(&self.entries) {
            let mut inside = false;
            for (at, ch) in name.key.char_indices() {
                let letter = ch.is_alphanumeric();
                if letter && !inside {
                    starts.push(Start { entry, at: at as u32 });
                }
                inside = letter;
            }
        }
        // By text; of one text the most important name comes first.
        starts.par_sort_unstable_by(|a, b| {
            self.from(*a).cmp(self.from(*b)).then(a.entry.cmp(&b.entry)).then(a.at.cmp(&b.at))
        });
        starts
    }

    /// The words stand by text, so equal ones are neighbours.
    fn different_words(&self) -> Vec<Word> {
        let mut words: Vec<Word> = Vec::new();
        for &start in &self.words {
            let text = first_word(self.from(start));
            let known = words.last().is_some_and(|last| self.word(last) == text);
            if !known {
                let (len, letters) = (text.len() as u32, Letters::of(text));
                words.push(Word { entry: start.entry, at: start.at, len, letters });
            }
        }
        words
    }

    /// A key from the beginning of a word on.
    fn from(&self, start: Start) -> &str {
        &self.entries[start.entry as usize].key[start.at as usize..]
    }

    fn word(&self, word: &Word) -> &str {
        &self.entries[word.entry as usize].key[word.at as usize..(word.at + word.len) as usize]
    }

    /// The beginnings of words from which on the keys begin so.
    fn beginning(&self, text: &str) -> &[Start] {
        let from = self.words.partition_point(|&start| self.from(start) < text);
        let len = self.words[from..].partition_point(|&start| self.from(start).starts_with(text));
        &self.words[from..from + len]
    }
}

fn first_word(text: &str) -> &str {
    &text[..text.find(|ch: char| !ch.is_alphanumeric()).unwrap_or(text.len())]
}

/// 64-bit FNV-1a.
fn hash(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}
