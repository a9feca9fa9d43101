//! What a reader of English news knows before the first article: states and their capitals,
//! nationality words, bodies, forces, ministries, titles, nouns that end names, ordinary words.
//! Never persons. The tables are written by hand under `assets/source`, compiled by the asset
//! builder into `assets/lexicon.bin` and read in place; nothing is parsed when the program starts.
//!
//! Two ways in. [`Lexicon::at`] walks the text itself from a byte offset, [`Lexicon::longest`] a
//! slice of tokens; both end at word boundaries, skip full stops, and give the longest phrase whose
//! capitals are right. A phrase may mean several things ("Georgia" is a state, "Georgian" two
//! places): all are given, in the order of [`Table`]; which one is meant is the caller's question.

mod entry;
mod format;
mod key;
mod lookup;

use std::sync::OnceLock;

use fst::{Map, Set};

pub use entry::{
    Calendar, Demonym, Entry, Equipment, EquipmentForm, Force, Form, Head, Ministry, MinistryForm,
    Organisation, Position, Speaks, State, Title, TitleClass, VesselPrefix, kind, schema,
    title_class,
};
pub use format::{
    Aspect, Case, LexiconError, MAGIC, SECTIONS, Sense, Table, VERSION, senses_value,
};
pub use key::{case_of, key};

static EMBEDDED: &[u8] = include_bytes!("../../../assets/lexicon.bin");

/// The tables, open for look-ups.
pub struct Lexicon {
    tables: format::Tables<'static>,
    phrases: Map<&'static [u8]>,
    words: Set<&'static [u8]>,
}

impl Lexicon {
    /// The lexicon inside the program.
    pub fn embedded() -> &'static Self {
        static LEXICON: OnceLock<Lexicon> = OnceLock::new();
        LEXICON.get_or_init(|| {
            Self::read(EMBEDDED).expect("the embedded lexicon is whole: a test opens it")
        })
    }

    /// Opens a file made by the asset builder.
    ///
    /// # Errors
    /// If it is of another version, cut short or damaged.
    pub fn read(bytes: &'static [u8]) -> Result<Self, LexiconError> {
        let (tables, phrases, words) = format::open(bytes)?;
        let damaged = |_| LexiconError("damaged");
        Ok(Self {
            tables,
            phrases: Map::new(phrases).map_err(damaged)?,
            words: Set::new(words).map_err(damaged)?,
        })
    }
}

#[cfg(test)]
mod tests;
