//! What of an atlas is shown, and how often: everything follows from which reports pass, which
//! documents do, and which mentions may count.
//!
//! A report that passes is shown, and so is what it tells of. A mention in a sentence that tells of
//! events is shown with the reports of that sentence; in any other sentence, with its document.
//! Mentions in furniture never are. An entity is shown that a shown mention or report names; a
//! document that has one of either, or that shows for itself.

use std::sync::Arc;

use rayon::prelude::*;

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
        let mut shown = Self::default();
        shown.set(columns, passing);
        shown
    }

    /// Everything.
    pub fn all(columns: &Columns) -> Self {
        Self::new(columns, Passing::all(columns))
    }

    /// The same as [`Shown::new`], in less time where little changes. Whoever still works on the
    /// last one keeps it; then the next is made in the memory of `spare`.
    pub fn update(
        this: &mut Arc<Self>,
        spare: &mut Option<Self>,
        columns: &Columns,
        passing: Passing,
    ) {
        if this.is_near(columns, &passing) {
            let shown = Arc::make_mut(this);
            let was = std::mem::replace(&mut shown.passing, passing);
            shown.apply(columns, &was);
            shown.total(columns);
        } else if let Some(shown) = Arc::get_mut(this) {
            shown.set(columns, passing);
        } else {
            let mut shown = spare.take().unwrap_or_default();
            shown.set(columns, passing);
            *this = Arc::new(shown);
        }
    }

    fn set(&mut self, columns: &Columns, passing: Passing) {
        self.passing = passing;
        self.recount(columns);
        self.total(columns);
    }

    /// Whether so little is other than in `passing` that counting what changes is faster.
    fn is_near(&self, columns: &Columns, passing: &Passing) -> bool {
        let was = &self.passing;
        let same_mentions = match (&was.mentions, &passing.mentions) {
            (None, None) => true,
            (Some(a), Some(b)) => Arc::ptr_eq(a, b) || a == b,
            _ => false,
        };
        let same_size = was.reports.len() == passing.reports.len()
            && was.documents.len() == passing.documents.len()
            && self.told_of.len() == columns.occurrences();
        let changes =
            was.reports.differing(&passing.reports) + was.documents.differing(&passing.documents);
        let all = columns.reports() + columns.documents();
        was.kinds == passing.kinds && same_mentions && same_size && changes <= all / MANY
    }

    pub(super) fn total(&mut self, columns: &Columns) {
        let entity = |((&[mentions, _], &[events, _]), &kind): ((&[u32; 2], &[u32; 2]), &Kind)| {
            let has = self.passing.kinds.has(kind) && mentions | events != 0;
            (kind as usize, usize::from(has))
        };
        let all = self.named.par_iter().zip(&self.events).zip(&columns.kind).with_min_len(4096);
        let sum = |mut sum: [usize; 10], (kind, one): (usize, usize)| {
            sum[kind] += one;
            sum
        };
        let both = |a: [usize; 10], b: [usize; 10]| std::array::from_fn(|kind| a[kind] + b[kind]);
        let entities = all.map(entity).fold(|| [0; 10], sum).reduce(|| [0; 10], both);
        let documents = (0..columns.documents() as u32).into_par_iter().with_min_len(4096);
        self.totals = Totals {
            documents: documents.filter(|&nth| self.document(DocIx(nth))).count(),
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

    /// What passes, whether anything of it is named or not.
    pub fn passing(&self) -> &Passing {
        &self.passing
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
