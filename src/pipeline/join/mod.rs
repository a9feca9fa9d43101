//! Joins across documents what was read in each: names, copies of one text, reports of one event.
//!
//! Nothing here depends on the order of the documents, and no id of a document, an event or an
//! entity changes when another document is added.

mod copies;
mod names;
mod reports;
mod same;
#[cfg(test)]
mod tests;

use crate::atlas::{Document, Extraction, Joined};

/// Gives one id to what several documents name alike (ids are rewritten in place), and finds
/// copies of one text and reports of one event.
pub fn join(read: &mut [(Document, Extraction)]) -> Joined {
    names::join(read);
    let texts = copies::texts(read);
    let events = reports::events(read, &texts);
    Joined::new(texts, events)
}
