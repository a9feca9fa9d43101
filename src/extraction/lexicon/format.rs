//! The layout of `assets/lexicon.bin`: what the asset builder writes and the program reads in place.
//!
//! ```text
//! "PLEX", version u32, then for each of six sections its offset and length (u32)
//! strings   UTF-8, each string once
//! tables    for each table: columns u32, rows u32, index of its first cell u32
//! cells     offset into strings u32, length u32; row by row
//! senses    table u8, aspect u8, case u8, flags u8, row u32; those of one phrase together
//! phrases   fst map: key of a phrase -> index of its first sense << 16 | number of senses
//! words     fst set: lower-case dictionary words
//! ```
//! All numbers little-endian. What the columns mean is `entry`'s, how keys are made is `key`'s.

use std::ops::Range;

pub const MAGIC: &[u8; 4] = b"PLEX";
pub const VERSION: u32 = 1;
pub const SECTIONS: usize = 6;

/// The file is not a lexicon of this version.
#[derive(Debug, thiserror::Error)]
#[error("assets/lexicon.bin: {0}; build it again with `build-lexicon`")]
pub struct LexiconError(pub &'static str);

macro_rules! codes {
    ($(#[$meta:meta])* $name:ident { $($(#[$doc:meta])* $variant:ident = $code:literal),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[repr(u8)]
        pub enum $name { $($(#[$doc])* $variant = $code),+ }

        impl $name {
            pub const ALL: &[Self] = &[$(Self::$variant),+];

            pub fn from_u8(code: u8) -> Option<Self> {
                Self::ALL.get(code as usize).copied()
            }
        }
    };
}

codes! {
    /// The tables, in the order in which senses of one phrase are listed.
    Table {
        State = 0,
        Demonym = 1,
        Organisation = 2,
        Force = 3,
        Ministry = 4,
        Title = 5,
        OrgHead = 6,
        FacilityHead = 7,
        VesselPrefix = 8,
        Equipment = 9,
        Operation = 10,
        NotPlace = 11,
        GivenName = 12,
        Calendar = 13,
    }
}

codes! {
    /// Which of a row's names a phrase is.
    Aspect {
        /// The usual name, or the only one.
        Name = 0,
        Formal = 1,
        Other = 2,
        Acronym = 3,
        Capital = 4,
        /// A seat that stands for a government: Kremlin, White House.
        Seat = 5,
        /// "Government of Canada".
        Government = 6,
        Adjective = 7,
        Noun = 8,
        /// Both: "German".
        AdjectiveAndNoun = 9,
        Plural = 10,
        /// "Sino-", without its hyphen.
        Prefix = 11,
    }
}

codes! {
    /// How a phrase must be written to count.
    Case {
        Any = 0,
        /// The first word starts with a capital letter.
        Capital = 1,
        /// The first and the last word do.
        Title = 2,
        /// No small letter: `US`, never `us`.
        Upper = 3,
    }
}

/// One meaning of a phrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Sense {
    pub table: Table,
    pub row: u32,
    pub aspect: Aspect,
    pub case: Case,
    /// The name ends with a full stop of its own, such as `Gen.`.
    pub dotted: bool,
}

impl Sense {
    pub const SIZE: usize = 8;

    pub fn to_bytes(self) -> [u8; Self::SIZE] {
        let [a, b, c, d] = self.row.to_le_bytes();
        [self.table as u8, self.aspect as u8, self.case as u8, u8::from(self.dotted), a, b, c, d]
    }

    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        Some(Self {
            table: Table::from_u8(*bytes.first()?)?,
            aspect: Aspect::from_u8(*bytes.get(1)?)?,
            case: Case::from_u8(*bytes.get(2)?)?,
            dotted: *bytes.get(3)? != 0,
            row: number(bytes, 4)?,
        })
    }
}

/// The value of a phrase in the fst.
pub fn senses_value(first: usize, count: usize) -> u64 {
    ((first as u64) << 16) | count as u64
}

/// What [`senses_value`] put together.
pub fn senses_range(value: u64) -> Range<usize> {
    let first = (value >> 16) as usize;
    first..first + (value & 0xffff) as usize
}

/// The little-endian `u32` at byte `at`.
pub fn number(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(bytes.get(at..at + 4)?.try_into().ok()?))
}

/// The tables of a lexicon file, read where they lie.
#[derive(Clone, Copy)]
pub struct Tables<'a> {
    strings: &'a str,
    tables: &'a [u8],
    cells: &'a [u8],
    senses: &'a [u8],
}

/// A file's tables, the bytes of its phrase map, the bytes of its word set.
pub type Parts<'a> = (Tables<'a>, &'a [u8], &'a [u8]);

/// Opens a file.
///
/// # Errors
/// If it is not a lexicon of this [`VERSION`] or is cut short.
pub fn open(bytes: &[u8]) -> Result<Parts<'_>, LexiconError> {
    if bytes.get(..4) != Some(MAGIC) {
        return Err(LexiconError("not a lexicon, or empty"));
    }
    if number(bytes, 4) != Some(VERSION) {
        return Err(LexiconError("of another version"));
    }
    let section = |nth: usize| -> Option<&[u8]> {
        let offset = number(bytes, 8 + nth * 8)? as usize;
        let len = number(bytes, 12 + nth * 8)? as usize;
        bytes.get(offset..offset.checked_add(len)?)
    };
    let cut = LexiconError("cut short");
    let mut sections = [&bytes[..0]; SECTIONS];
    for (nth, slot) in sections.iter_mut().enumerate() {
        let Some(found) = section(nth) else { return Err(cut) };
        *slot = found;
    }
    let [strings, tables, cells, senses, phrases, words] = sections;
    let strings = std::str::from_utf8(strings).map_err(|_| LexiconError("not UTF-8"))?;
    Ok((Tables { strings, tables, cells, senses }, phrases, words))
}

impl<'a> Tables<'a> {
    /// How many rows a table has.
    pub fn rows(&self, table: Table) -> u32 {
        number(self.tables, table as usize * 12 + 4).unwrap_or(0)
    }

    /// A cell's text; empty where there is none.
    pub fn cell(&self, table: Table, row: u32, column: usize) -> &'a str {
        self.find(table, row, column).unwrap_or("")
    }

    fn find(&self, table: Table, row: u32, column: usize) -> Option<&'a str> {
        let at = table as usize * 12;
        let columns = number(self.tables, at)? as usize;
        if column >= columns || row >= number(self.tables, at + 4)? {
            return None;
        }
        let first = number(self.tables, at + 8)? as usize;
        let cell = (first + row as usize * columns + column) * 8;
        let offset = number(self.cells, cell)? as usize;
        self.strings.get(offset..offset + number(self.cells, cell + 4)? as usize)
    }

    /// The senses of a phrase, by the value of its key.
    pub fn senses(&self, value: u64) -> impl Iterator<Item = Sense> + use<'a> {
        let senses = self.senses;
        senses_range(value)
            .map_while(move |nth| Sense::from_bytes(senses.get(nth * Sense::SIZE..)?))
    }
}
