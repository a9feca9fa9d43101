//! Mentions, entities, events and links out of one document; one rule or model a file.
//!
//! [`extract`] is a pure function of text and gazetteer: the same document gives the same
//! extraction, whatever was read before.

mod actors;
mod analysis;
pub mod dates;
pub mod events;
pub mod lexicon;
mod links;
mod mentions;
mod numerals;
mod persons;
mod resolution;
mod roles;
pub mod tokens;
mod words;

use crate::atlas::{Extraction, Mention};
use crate::corpus::Document;
use crate::gazetteer::{Gazetteer, OwnNames};
pub use analysis::Analysis;
use lexicon::Lexicon;

/// Changes with the rules: what an older version has read is read again.
pub const VERSION: u32 = 1;

/// Reads one document.
pub fn extract(document: &Document, gazetteer: &Gazetteer) -> Extraction {
    extract_with(document, gazetteer, OwnNames::none())
}

/// Reads one document, the user's own names before all others.
pub fn extract_with(document: &Document, gazetteer: &Gazetteer, own: &OwnNames) -> Extraction {
    let analysis = analyse_with(document, gazetteer, Lexicon::embedded(), own);
    let events = events::find(&analysis);
    let links = links::find(&analysis, &events);
    Extraction {
        mentions: analysis.mentions,
        entities: analysis.entities.into_values().collect(),
        events,
        links,
    }
}

/// Mentions and entities, the ground of events.
pub fn analyse<'a>(
    document: &'a Document,
    gazetteer: &Gazetteer,
    lexicon: &Lexicon,
) -> Analysis<'a> {
    analyse_with(document, gazetteer, lexicon, OwnNames::none())
}

/// The same with the user's own names.
pub fn analyse_with<'a>(
    document: &'a Document,
    gazetteer: &Gazetteer,
    lexicon: &Lexicon,
    own: &OwnNames,
) -> Analysis<'a> {
    let analysis = Analysis::new(document);
    let mut draft = mentions::Draft::new(&analysis, gazetteer, lexicon, own);
    draft.find();
    let resolved = resolution::resolve(&draft);
    let (mentions, entities) = actors::build(&draft, &resolved);
    drop(draft);
    Analysis { mentions, entities, ..analysis }
}

/// By start, longest first, then by kind.
fn by_position(a: &Mention, b: &Mention) -> std::cmp::Ordering {
    let key =
        |mention: &Mention| (mention.span.start, std::cmp::Reverse(mention.span.end), mention.kind);
    key(a).cmp(&key(b))
}

#[cfg(test)]
mod tests;
