//! The user's own places and names: bases, ships, units, and other names for known places. They are
//! read from a table or from GeoJSON ([`read`]) and found in texts beside the gazetteer's names.

mod coordinates;
mod entry;
mod error;
mod file;
mod geojson;
mod kind;
mod row;
mod table;
#[cfg(test)]
mod tests;

use std::sync::OnceLock;

use super::names::walk_keys;
use super::normalize;
pub use entry::OwnEntry;
pub use error::{OwnError, OwnProblem, Whereabouts};
pub use file::{MAX_BYTES, MAX_NAMES, MAX_ROWS, OwnFile, is_list, parse, read};
pub use kind::OwnKind;

/// The number of an entry among [`OwnNames::entries`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OwnIx(pub u32);

/// All of the user's own names, ready to be found in texts.
#[derive(Debug, Default)]
pub struct OwnNames {
    entries: Vec<OwnEntry>,
    /// From a normalised name to where its bearers lie in `named`: `start << 32 | count`.
    index: fst::Map<Vec<u8>>,
    named: Vec<Named>,
    version: u32,
}

/// An entry under one of its names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    pub entry: OwnIx,
    /// The name as the user writes it: its capitals tell what counts in a text.
    pub written: Box<str>,
}

/// A name found at the start of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnHit<'a> {
    /// How many bytes of the normalised text it covers.
    pub len: usize,
    /// Who bears it, by id.
    pub bearers: &'a [Named],
}

impl OwnNames {
    /// What the user added, from however many files. Entries of one id become one; where they say
    /// different things, the later one counts.
    pub fn new(mut entries: Vec<OwnEntry>) -> Self {
        entries.sort_by(|a, b| a.id.cmp(&b.id));
        entries.dedup_by(|next, kept| {
            let same = next.id == kept.id;
            if same {
                kept.take_over(next);
            }
            same
        });
        let mut names: Vec<(String, Named)> = Vec::with_capacity(entries.len());
        for (entry, at) in entries.iter().zip(0..) {
            names.extend(entry.names().map(|name| {
                (normalize(name), Named { entry: OwnIx(at), written: Box::from(name) })
            }));
        }
        names.retain(|(norm, _)| !norm.is_empty());
        names.sort_by(|a, b| a.0.cmp(&b.0).then(a.1.entry.cmp(&b.1.entry)));
        let version = version(&entries);
        let (index, named) = indexed(names);
        Self { entries, index, named, version }
    }

    /// None at all: reading with it costs nothing.
    pub fn none() -> &'static Self {
        static NONE: OnceLock<OwnNames> = OnceLock::new();
        NONE.get_or_init(Self::default)
    }

    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// By id.
    pub fn entries(&self) -> &[OwnEntry] {
        &self.entries
    }

    /// # Panics
    /// If the number is not of these names.
    pub fn entry(&self, ix: OwnIx) -> &OwnEntry {
        &self.entries[ix.0 as usize]
    }

    /// A hash of everything that decides what is found in a text; 0 where there are no names. Texts
    /// that were read under another version are to be read again. Neither notes count nor the order of
    /// what does not contradict itself.
    pub fn version(&self) -> u32 {
        self.version
    }

    /// All own names that the normalised text begins with, shortest first. A name ends where a word
    /// does.
    pub fn walk(&self, normalized_text_from_here: &str) -> Vec<OwnHit<'_>> {
        let mut found = Vec::new();
        walk_keys(self.index.as_fst(), normalized_text_from_here, |len, value| {
            let (start, count) = ((value >> 32) as usize, (value & 0xffff_ffff) as usize);
            found.push(OwnHit { len, bearers: &self.named[start..start + count] });
        });
        found
    }
}

/// The automaton over names sorted by their normalised form, and their bearers.
fn indexed(names: Vec<(String, Named)>) -> (fst::Map<Vec<u8>>, Vec<Named>) {
    let mut builder = fst::MapBuilder::memory();
    let mut named: Vec<Named> = Vec::with_capacity(names.len());
    let mut names = names.into_iter().peekable();
    while let Some((norm, first)) = names.next() {
        let start = named.len() as u64;
        named.push(first);
        while let Some((_, next)) = names.next_if(|(other, _)| *other == norm) {
            named.push(next);
        }
        let count = named.len() as u64 - start;
        builder.insert(&norm, start << 32 | count).expect("names are sorted and each comes once");
    }
    let bytes = builder.into_inner().expect("memory takes every byte");
    (fst::Map::new(bytes).expect("what was just built can be read"), named)
}

/// 32 bits of FNV-1a over all entries.
fn version(entries: &[OwnEntry]) -> u32 {
    if entries.is_empty() {
        return 0;
    }
    let bytes = entries.iter().flat_map(|entry| entry.content().into_bytes());
    let hash = bytes.fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    ((hash >> 32) as u32 ^ hash as u32).max(1)
}
