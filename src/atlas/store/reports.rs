//! Report and event are two things: several reports may tell of one event, and several documents
//! may be copies of one text.

use std::collections::{BTreeMap, BTreeSet};

use super::{Atlas, DocIx, EventIx};
use crate::atlas::{Joined, Report};
use crate::base::PartialDate;

/// Handle of what happened, told by one report or more, in one [`Atlas`]. It has no id that is
/// kept: its reports have, and theirs do not change when another document tells of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OccurrenceIx(pub u32);

/// One thing that reports say differently of an event, and which report says it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Differing<T> {
    pub value: T,
    pub reports: Vec<EventIx>,
}

impl Atlas {
    pub(super) fn join(&mut self, joined: &Joined) {
        let count = self.documents.len() as u32;
        self.text_of = (0..count).map(|nth| DocIx(joined.text_of(nth))).collect();
        for nth in 0..count {
            let copies = joined.copies(nth);
            if copies.first() == Some(&nth) {
                self.copies.insert(DocIx(nth), copies.iter().map(|&copy| DocIx(copy)).collect());
            }
        }
        for nth in 0..self.events.len() as u32 {
            let document = self.events[nth as usize].document.0;
            let event = nth - self.events_in[document as usize].start;
            let reports: Vec<EventIx> = joined
                .reports(Report { document, event })
                .iter()
                .map(|other| EventIx(self.events_in[other.document as usize].start + other.event))
                .collect();
            // The reports of an event are in order: its first one has been here.
            let known = reports.first().filter(|first| first.0 < nth);
            let occurrence = match known {
                Some(first) => self.occurrence_of[first.0 as usize],
                None => {
                    let all = if reports.is_empty() { vec![EventIx(nth)] } else { reports };
                    self.reports.push(all);
                    OccurrenceIx(self.reports.len() as u32 - 1)
                }
            };
            self.occurrence_of.push(occurrence);
        }
    }

    /// The first document that has the text of this one: itself, if it is no copy.
    pub fn text_of(&self, ix: DocIx) -> DocIx {
        self.text_of[ix.0 as usize]
    }

    /// All documents that have the text of this one, itself too; empty where it is the only one.
    pub fn copies(&self, ix: DocIx) -> &[DocIx] {
        self.copies.get(&self.text_of(ix)).map_or(&[], Vec::as_slice)
    }

    /// How many texts there are among documents: copies count once.
    pub fn independent(&self, documents: impl IntoIterator<Item = DocIx>) -> usize {
        documents.into_iter().map(|ix| self.text_of(ix)).collect::<BTreeSet<_>>().len()
    }

    /// What happened, by a report of it.
    pub fn occurrence_of(&self, ix: EventIx) -> OccurrenceIx {
        self.occurrence_of[ix.0 as usize]
    }

    /// How many things happened: each counts once, however often it is reported.
    pub fn occurrences(&self) -> usize {
        self.reports.len()
    }

    /// All reports of what happened, in reading order; at least one.
    pub fn reports(&self, ix: OccurrenceIx) -> &[EventIx] {
        &self.reports[ix.0 as usize]
    }

    /// Each event once: of several reports of one, the first of those given.
    pub fn once(&self, events: impl IntoIterator<Item = EventIx>) -> Vec<EventIx> {
        let mut seen = BTreeSet::new();
        events.into_iter().filter(|&event| seen.insert(self.occurrence_of(event))).collect()
    }

    /// The reports of an event that are sources of their own: of copies of one text, the first.
    pub fn independent_reports(&self, ix: OccurrenceIx) -> Vec<EventIx> {
        let mut first: BTreeMap<DocIx, DocIx> = BTreeMap::new();
        let reports = self.reports(ix).iter().copied();
        reports
            .filter(|&report| {
                let (document, _) = self.event(report);
                *first.entry(self.text_of(document)).or_insert(document) == document
            })
            .collect()
    }

    /// The dates that reports give an event, if they give more than one; by date. Reports without
    /// one differ from none.
    pub fn differing_dates(&self, ix: OccurrenceIx) -> Vec<Differing<PartialDate>> {
        self.differing(ix, |event| self.event(event).1.date)
    }

    /// The places that reports give an event, if they give more than one: the ids of each, in order.
    pub fn differing_places(&self, ix: OccurrenceIx) -> Vec<Differing<Vec<super::EntityIx>>> {
        self.differing(ix, |event| {
            let places = self.event(event).1.places.iter();
            let mut places: Vec<_> = places.filter_map(|id| self.find(id)).collect();
            places.sort();
            places.dedup();
            (!places.is_empty()).then_some(places)
        })
    }

    /// The counts that reports give, if they give more than one: value and what is counted.
    pub fn differing_numbers(&self, ix: OccurrenceIx) -> Vec<Differing<Vec<(u64, String)>>> {
        self.differing(ix, |event| {
            let numbers = self.event(event).1.numbers.iter();
            let numbers: Vec<_> = numbers.map(|told| (told.value, told.unit.clone())).collect();
            (!numbers.is_empty()).then_some(numbers)
        })
    }

    fn differing<T: Ord>(
        &self,
        ix: OccurrenceIx,
        value: impl Fn(EventIx) -> Option<T>,
    ) -> Vec<Differing<T>> {
        let mut by_value: BTreeMap<T, Vec<EventIx>> = BTreeMap::new();
        for event in self.independent_reports(ix) {
            if let Some(value) = value(event) {
                by_value.entry(value).or_default().push(event);
            }
        }
        if by_value.len() < 2 {
            return Vec::new();
        }
        by_value.into_iter().map(|(value, reports)| Differing { value, reports }).collect()
    }
}
