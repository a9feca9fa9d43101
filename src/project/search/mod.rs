//! Full text over documents and their sentences, in the project's SQLite file (FTS5).
//!
//! Three tables without content of their own: the texts stand elsewhere in the file. What they
//! hold are the terms of [`analyse`], joined by spaces, so the tokenizer has nothing left to decide
//! (`ascii` takes every character beyond ASCII for part of a term; `unicode61` would part terms at
//! characters newer than its tables).
//!
//! | table | a row | keeps |
//! |---|---|---|
//! | `search_title` | a document's title | positions of terms |
//! | `search_sentence` | a sentence, furniture too | positions of terms |
//! | `search_document` | a document, title too, furniture not | which terms it holds |
//!
//! The number of a row is the document's, for sentences with the byte at which the sentence begins
//! (see [`SentenceKey`]): so what is found meets mentions and events without reading a text.
//! Sentences of furniture are numbered behind all others: found last, and by no filter.

mod analyse;
mod find;
mod index;
mod marks;
mod project;
#[cfg(test)]
mod tests;
mod text_query;

pub use analyse::{Analyser, Part, Term, VERSION};
pub use find::{Found, Hit, Stop, Within, count_sentences, documents, find, sentences};
pub use index::{SentenceKey, add, clear, create, remove, settle};
pub use marks::{best_sentence, marks};
pub use text_query::{Phrase, TextQuery};
