//! Files in, documents out: formats, furniture, paragraphs and sentences.
//!
//! [`list`] says what there is to read without reading it, [`Source::texts`] reads it, and
//! [`from_text`] turns one text into a [`Document`]; each step can run apart and in parallel.

mod assemble;
mod date;
mod decode;
mod document;
mod error;
mod formats;
pub mod jsonl;
mod language;
mod layout;
mod metadata;
mod paragraph;
mod seeds;
mod sentence;
mod source;
mod title;

pub use assemble::{KnownDate, RawText, from_text};
pub use date::{FoundDate, find_dates};
pub use document::{DateBasis, Document, DocumentDate, Page, Paragraph, Sentence};
pub use error::{FORMATS, Problem, ReadError};
pub use formats::child::{answer as answer_reader, set_reader_program};
pub use formats::{CsvColumns, CsvTable, Format, Texts, email, feed, html, markdown, read_bytes};
pub use language::guess as guess_language;
pub use seeds::seeds;
pub use sentence::split as split_sentences;
pub use source::{Listing, Source, csv_table, documents, list};

/// The largest text that is read, in bytes. No article comes near; the longest novels have 10 MB, and
/// what is made of a text takes up to 25 times its bytes while it is read.
pub const MAX_TEXT_BYTES: usize = 16 << 20;

/// The largest file of one text that is read, in bytes: markup outweighs the text in it.
const MAX_FILE_BYTES: usize = 64 << 20;
