//! Joins across documents what was read in each: names, copies of one text, reports of one event.
//!
//! Nothing here depends on the order of the documents, and no id of a document, an event or an
//! entity changes when another document is added. Texts are not needed: see [`Facts`].

mod copies;
mod facts;
mod names;
mod reports;
mod same;
#[cfg(test)]
mod tests;

use rayon::prelude::*;

use crate::atlas::{Document, DocumentInfo, Extraction, Joined, Reading};
pub use facts::Facts;

/// One document as it is joined.
struct Part<'a> {
    info: &'a DocumentInfo,
    extraction: &'a Extraction,
    facts: &'a Facts,
}

/// Gives one id to what several documents name alike (ids are rewritten in place), and finds
/// copies of one text and reports of one event.
pub fn join(read: &mut [(Document, Extraction)]) -> Joined {
    let facts: Vec<Facts> = read.par_iter().map(|(d, e)| Facts::of(d, e)).collect();
    let infos: Vec<DocumentInfo> = read.iter().map(|(d, _)| DocumentInfo::from(d)).collect();
    names::join(read.iter_mut().map(|(_, extraction)| extraction));
    let parts: Vec<Part<'_>> = infos
        .iter()
        .zip(&facts)
        .zip(read.iter())
        .map(|((info, facts), (_, extraction))| Part { info, extraction, facts })
        .collect();
    parts_joined(&parts)
}

/// The same for documents whose texts are kept elsewhere; `facts` of each, in their order.
pub fn join_readings(readings: &mut [Reading], facts: &[Facts]) -> Joined {
    names::join(readings.iter_mut().map(|reading| &mut reading.extraction));
    let parts: Vec<Part<'_>> = readings
        .iter()
        .zip(facts)
        .map(|(Reading { info, extraction, .. }, facts)| Part { info, extraction, facts })
        .collect();
    parts_joined(&parts)
}

fn parts_joined(parts: &[Part<'_>]) -> Joined {
    let sketches: Vec<_> = parts.iter().map(|part| (&part.facts.sketch, &part.info.id)).collect();
    let texts = copies::texts(&sketches);
    let events = reports::events(parts, &texts);
    Joined::new(texts, events)
}
