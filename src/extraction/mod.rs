//! Mentions, entities, events and links out of one document; one rule or model a file.

mod analysis;
pub mod dates;
pub mod events;
pub mod lexicon;
pub mod tokens;

pub use analysis::Analysis;
