//! What of an atlas is shown, and how often: everything follows from which reports pass, which
//! documents do, and which mentions may count.
//!
//! A report that passes is shown, and so is what it tells of. A mention in a sentence that tells of
//! events is shown with the reports of that sentence; in any other sentence, with its document.
//! Mentions in furniture never are. An entity is shown that a shown mention or report names; a
//! document that has one of either, or that shows for itself.

use std::sync::Arc;

use super::{Bits, Columns, FURNITURE, NONE};
use crate::atlas::{DocIx, EntityIx, EventIx, Kind, MentionIx, OccurrenceIx};

/// A set of [`Kind`]s; empty means all.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Kinds(u16);

impl Kinds {
    pub fn of(kinds: impl IntoIterator<Item = Kind>) -> Self {
        Self(kinds.into_iter().fold(0, |all, kind| all | 1 << kind as u16))
    }

    pub fn has(self, kind: Kind) -> bool {
        self.0 == 0 || self.0 >> kind as u16 & 1 == 1
    }

    /// Whether one of some kinds is in it.
    pub fn meet(self, kinds: Self) -> bool {
        self.0 == 0 || self.0 & kinds.0 != 0
    }

    /// These kinds and others.
    pub fn and(self, kinds: Self) -> Self {
        Self(self.0 | kinds.0)
    }
}

/// What passes, before anything is counted.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Passing {
    pub reports: Bits,
    /// Documents whose sentences without events count.
    pub documents: Bits,
    /// Mentions that count where their sentence does; `None` where none is left out.
    pub mentions: Option<Arc<Bits>>,
    /// Kinds of entities that are shown.
    pub kinds: Kinds,
    /// `documents` are shown for themselves, also without a mention or report.
    pub bare: bool,
}

impl Passing {
    /// Everything.
    pub fn all(columns: &Columns) -> Self {
        Self {
            reports: Bits::all(columns.reports()),
            documents: Bits::all(columns.documents()),
            mentions: None,
            kinds: Kinds::default(),
            bare: true,
        }
    }
}

/// How many of each are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    pub documents: usize,
    pub reports: usize,
    /// What is reported: several reports of one event count once.
    pub occurrences: usize,
    pub mentions: usize,
    /// Entities of each kind, in the order of [`Kind`].
    pub entities: [usize; 10],
}

impl Totals {
    pub fn kind(&self, kind: Kind) -> usize {
        self.entities[kind as usize]
    }

    pub fn places(&self) -> usize {
        self.kind(Kind::Place)
    }

    pub fn actors(&self) -> usize {
        let actors = [Kind::Person, Kind::Government, Kind::ArmedForce, Kind::Organisation];
        actors.into_iter().map(|kind| self.kind(kind)).sum()
    }
}

/// How often an entity is named among what is shown; copies of one text count once, and so do
/// reports of one event.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Weight {
    pub mentions: u32,
    /// Of them, literal ones.
    pub literal: u32,
    /// Events that happen there or that it takes part in.
    pub events: u32,
    /// Of them, those that happen there.
    pub at: u32,
}

/// What is shown of some columns, with every count.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Shown {
    pub(super) passing: Passing,
    /// Of each sentence that tells of events, how many of its reports are shown.
    pub(super) told: Vec<u32>,
    /// Of each occurrence, the same.
    pub(super) told_of: Vec<u32>,
    /// Shown reports, and shown mentions, of each document.
    pub(super) reports_in: Vec<u32>,
    pub(super) mentions_in: Vec<u32>,
    /// Mentions and literal ones of each entity.
    pub(super) named: Vec<[u32; 2]>,
    /// Events of each entity, and those that happen there.
    pub(super) events: Vec<[u32; 2]>,
    /// Of each pair of an occurrence with several reports and an entity, its reports that name it,
    /// and those that happen there.
    pub(super) pairs: Vec<[u32; 2]>,
    /// Mentions and literal ones of each slot of copied texts.
    pub(super) slots: Vec<[u32; 2]>,
    pub(super) mentions: usize,
    pub(super) occurrences: usize,
    pub(super) totals: Totals,
}

/// With more changes than one in so many of all reports and documents, counting anew is faster.
const MANY: usize = 6;

impl Shown {
    /// Counts what passes.
    pub fn new(columns: &Columns, passing: Passing) -> Self {
        let mut shown = Self { passing, ..Self::default() };
        shown.recount(columns);
        shown.total(columns);
        shown
    }

    /// Everything.
    pub fn all(columns: &Columns) -> Self {
        Self::new(columns, Passing::all(columns))
    }

    /// The same as [`Shown::new`], in less time where little changes.
    pub fn update(&mut self, columns: &Columns, passing: Passing) {
        let same_kinds = self.passing.kinds == passing.kinds;
        let same_mentions = match (&self.passing.mentions, &passing.mentions) {
            (None, None) => true,
            (Some(a), Some(b)) => Arc::ptr_eq(a, b) || a == b,
            _ => false,
        };
        let was = std::mem::replace(&mut self.passing, passing);
        let now = &self.passing;
        let changes = was.reports.differing(&now.reports) + was.documents.differing(&now.documents);
        let all = columns.reports() + columns.documents();
        let same_size = was.reports.len() == now.reports.len()
            && was.documents.len() == now.documents.len()
            && self.told_of.len() == columns.occurrences();
        if same_kinds && same_mentions && same_size && changes <= all / MANY {
            self.apply(columns, &was);
        } else {
            self.recount(columns);
        }
        self.total(columns);
    }

    pub(super) fn total(&mut self, columns: &Columns) {
        let mut entities = [0; 10];
        let all = self.named.iter().zip(&self.events).zip(&columns.kind);
        for (([mentions, _], [events, _]), &kind) in all {
            entities[kind as usize] += usize::from(mentions | events != 0);
        }
        for (nth, count) in entities.iter_mut().enumerate() {
            let has = self.passing.kinds.0 == 0 || self.passing.kinds.0 >> nth & 1 == 1;
            *count *= usize::from(has);
        }
        self.totals = Totals {
            documents: (0..columns.documents() as u32)
                .filter(|&nth| self.document(DocIx(nth)))
                .count(),
            reports: self.passing.reports.count(),
            occurrences: self.occurrences,
            mentions: self.mentions,
            entities,
        };
    }

    /// How many of each are shown.
    pub fn totals(&self) -> &Totals {
        &self.totals
    }

    /// Kinds of entities that are shown.
    pub fn kinds(&self) -> Kinds {
        self.passing.kinds
    }

    /// The reports that are shown.
    pub fn reports(&self) -> &Bits {
        &self.passing.reports
    }

    pub fn report(&self, ix: EventIx) -> bool {
        self.passing.reports.get(ix.0)
    }

    pub fn occurrence(&self, ix: OccurrenceIx) -> bool {
        self.told_of.get(ix.0 as usize).is_some_and(|&reports| reports > 0)
    }

    pub fn document(&self, ix: DocIx) -> bool {
        let nth = ix.0 as usize;
        let for_itself = self.passing.bare && self.passing.documents.get(ix.0);
        let some = |counts: &[u32]| counts.get(nth).is_some_and(|&count| count > 0);
        for_itself || some(&self.reports_in) || some(&self.mentions_in)
    }

    /// How many shown reports a document has.
    pub fn reports_in(&self, ix: DocIx) -> u32 {
        self.reports_in.get(ix.0 as usize).copied().unwrap_or(0)
    }

    /// `document` is the one that the mention lies in.
    pub fn mention(&self, columns: &Columns, document: DocIx, ix: MentionIx) -> bool {
        let nth = ix.0 as usize;
        let Some(&flags) = columns.mention_flags.get(nth) else { return false };
        let sentence = match columns.mention_passage[nth] {
            NONE => self.passing.documents.get(document.0),
            told => self.told[told as usize] > 0,
        };
        let (entity, actor) = columns.named_by(ix);
        let has = |ix: EntityIx| {
            let kind = columns.kind.get(ix.0 as usize);
            kind.is_some_and(|&kind| self.passing.kinds.has(kind))
        };
        sentence
            && flags & FURNITURE == 0
            && self.passing.mentions.as_ref().is_none_or(|bits| bits.get(ix.0))
            && (has(entity) || actor.is_some_and(has))
    }

    /// Whether something shown names an entity.
    pub fn entity(&self, columns: &Columns, ix: EntityIx) -> bool {
        let weight = self.weight(columns, ix);
        weight.mentions > 0 || weight.events > 0
    }

    /// How often an entity is named; nothing where its kind is not shown.
    pub fn weight(&self, columns: &Columns, ix: EntityIx) -> Weight {
        let nth = ix.0 as usize;
        let (Some(&[mentions, literal]), Some(&[events, at])) =
            (self.named.get(nth), self.events.get(nth))
        else {
            return Weight::default();
        };
        if !self.passing.kinds.has(columns.kind[nth]) {
            return Weight::default();
        }
        Weight { mentions, literal, events, at }
    }
}
