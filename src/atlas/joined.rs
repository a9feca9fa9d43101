//! What several documents have in common: copies of one text, reports of one event.

use std::collections::BTreeMap;

/// One report: the `event`th event of the `document`th document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Report {
    pub document: u32,
    pub event: u32,
}

/// Which documents are copies of one text, and which reports tell of one event. Documents and
/// events are numbered as they were handed in; the numbers are not kept anywhere.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Joined {
    /// For each document the first one with the same text: itself, if it is no copy.
    texts: Vec<u32>,
    /// All documents with the text of the first; only texts that have copies.
    copies: BTreeMap<u32, Vec<u32>>,
    /// Reports of one event, in order; only events with several reports.
    events: Vec<Vec<Report>>,
    event_of: BTreeMap<Report, usize>,
}

impl Joined {
    /// From the text of each document (any number that copies have in common, below their count)
    /// and the groups of reports that tell of one event.
    pub fn new(texts: Vec<u32>, mut events: Vec<Vec<Report>>) -> Self {
        let mut first = vec![None; texts.len()];
        let texts: Vec<u32> = (0..)
            .zip(&texts)
            .map(|(nth, &text)| *first[text as usize].get_or_insert(nth))
            .collect();
        let mut copies: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
        for (nth, &text) in (0..).zip(&texts) {
            copies.entry(text).or_default().push(nth);
        }
        copies.retain(|_, documents| documents.len() > 1);
        events.retain_mut(|reports| {
            reports.sort();
            reports.dedup();
            reports.len() > 1
        });
        events.sort();
        let event_of = events
            .iter()
            .enumerate()
            .flat_map(|(nth, reports)| reports.iter().map(move |&report| (report, nth)))
            .collect();
        Self { texts, copies, events, event_of }
    }

    /// The first document that has the text of this one: itself, if it is no copy.
    pub fn text_of(&self, document: u32) -> u32 {
        self.texts.get(document as usize).copied().unwrap_or(document)
    }

    /// All documents that have the text of this one, itself too; empty where it is the only one.
    pub fn copies(&self, document: u32) -> &[u32] {
        self.copies.get(&self.text_of(document)).map_or(&[], Vec::as_slice)
    }

    /// All reports of the event that one tells of; empty where it is the only one.
    pub fn reports(&self, report: Report) -> &[Report] {
        self.event_of.get(&report).map_or(&[], |&nth| &self.events[nth])
    }
}
