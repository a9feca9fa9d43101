//! What passes all conditions but time, counted once by the days it may mean.

use rayon::prelude::*;

use super::Unit;
use crate::atlas::columns::Passing;
use crate::atlas::{Columns, DateOf, DocIx, MentionIx, Modality, OccurrenceIx};
use crate::base::Days;

/// What the time line and the lines of arcs tell apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Class {
    Happened,
    Planned,
    /// Alleged, hypothetical or denied: nobody says for himself that it happened.
    Unconfirmed,
}

impl Class {
    pub const ALL: [Self; 3] = [Self::Happened, Self::Planned, Self::Unconfirmed];

    /// For legends.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Happened => "happened",
            Self::Planned => "planned",
            Self::Unconfirmed => "unconfirmed",
        }
    }

    /// A longer word, for who wonders what the short one stands for.
    pub const fn meaning(self) -> &'static str {
        match self {
            Self::Happened => "The texts say that it happened",
            Self::Planned => "The texts say that it is planned or announced",
            Self::Unconfirmed => "Alleged, hypothetical or denied",
        }
    }

    pub fn of(modality: Modality) -> Self {
        match modality {
            Modality::Happened => Self::Happened,
            Modality::Planned => Self::Planned,
            Modality::Alleged | Modality::Hypothetical | Modality::Denied => Self::Unconfirmed,
        }
    }
}

/// How many events and reports there are. By the dates of texts: how many texts, all as if they
/// had happened, and reports.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// By class; an event counts with the strongest of its reports.
    pub events: [u32; 3],
    pub reports: u32,
}

impl Tally {
    pub fn all_events(&self) -> u32 {
        self.events.iter().sum()
    }

    pub fn of(&self, class: Class) -> u32 {
        self.events[class as usize]
    }

    pub(super) fn add(&mut self, other: Self) {
        self.events.iter_mut().zip(other.events).for_each(|(sum, more)| *sum += more);
        self.reports += other.reports;
    }
}

/// Dates that several reports give one event, and the class of each.
type Differing = Vec<(Days, Class)>;

/// See the module.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DayTable {
    pub by: DateOf,
    /// What has each stretch of days that occurs; by first day.
    pub(super) cells: Vec<(Days, Tally)>,
    /// Events that reports date differently. Their reports are in `cells`.
    pub(super) differing: Vec<Differing>,
    /// What has no date at all.
    pub undated: Tally,
}

/// So many occurrences are counted in one go.
const CHUNK: usize = 1 << 16;

impl DayTable {
    /// From what passes all conditions but time.
    pub fn new(columns: &Columns, untimed: &Passing, by: DateOf) -> Self {
        match by {
            DateOf::Event => Self::of_events(columns, untimed),
            DateOf::Text => Self::of_texts(columns, untimed),
        }
    }

    fn of_events(columns: &Columns, untimed: &Passing) -> Self {
        let all = columns.occurrences();
        let counted: Vec<(Vec<Tally>, Vec<Differing>)> = (0..all.div_ceil(CHUNK))
            .into_par_iter()
            .map(|nth| {
                let occurrences = nth * CHUNK..(nth * CHUNK + CHUNK).min(all);
                count(columns, untimed, occurrences.start as u32..occurrences.end as u32)
            })
            .collect();
        let mut by_extent = vec![Tally::default(); columns.extents.len()];
        let mut differing = Vec::new();
        for (tallies, more) in counted {
            by_extent.iter_mut().zip(tallies).for_each(|(sum, tally)| sum.add(tally));
            differing.extend(more);
        }
        Self::of_extents(columns, by_extent, differing, DateOf::Event)
    }

    fn of_texts(columns: &Columns, untimed: &Passing) -> Self {
        let mut by_extent = vec![Tally::default(); columns.extents.len()];
        for document in (0..columns.documents() as u32).map(DocIx) {
            let reports = columns.reports_in(document);
            let reports = reports.filter(|&report| untimed.reports.get(report)).count() as u32;
            if reports > 0 || shows(columns, untimed, document) {
                let extent = columns.document_extent[document.0 as usize];
                by_extent[extent as usize].add(Tally { events: [1, 0, 0], reports });
            }
        }
        Self::of_extents(columns, by_extent, Vec::new(), DateOf::Text)
    }

    fn of_extents(
        columns: &Columns,
        by_extent: Vec<Tally>,
        differing: Vec<Differing>,
        by: DateOf,
    ) -> Self {
        let undated = by_extent.first().copied().unwrap_or_default();
        let all = columns.extents.iter().copied().zip(by_extent);
        let cells =
            all.filter(|(days, tally)| !days.is_none() && *tally != Tally::default()).collect();
        Self { by, cells, differing, undated }
    }

    /// From the first to the last day that anything may mean.
    pub fn range(&self) -> Option<Days> {
        self.cells.iter().map(|&(days, _)| days).reduce(Days::union)
    }

    /// The finest unit in whose bins most of what has a date lies: where months are told, days
    /// would be empty.
    pub fn usual_unit(&self) -> Unit {
        let told = |is_in: &dyn Fn(Days) -> bool| -> u64 {
            let cells = self.cells.iter().filter(|(days, _)| is_in(*days));
            cells.map(|(_, tally)| u64::from(tally.reports.max(tally.all_events()))).sum()
        };
        let dated = told(&|_| true);
        let exact = |unit: &Unit| {
            2 * told(&|days| unit.bin_of(days.first) == unit.bin_of(days.last)) >= dated
        };
        Unit::ALL.into_iter().find(exact).unwrap_or(Unit::Year)
    }

    /// The days that a first view holds: all, or where a few lie far off, the shortest stretch that
    /// holds the middle of 95 of 100.
    pub fn fit(&self) -> Option<Days> {
        /// Only where it makes the view so many times shorter is anything left out.
        const WORTH: i64 = 3;
        let all = self.range()?;
        let mut middles: Vec<(i32, u64)> = self
            .cells
            .iter()
            .map(|(days, tally)| {
                let middle = (i64::from(days.first.0) + i64::from(days.last.0)) / 2;
                (middle as i32, u64::from(tally.reports.max(tally.all_events())))
            })
            .collect();
        middles.sort_unstable();
        let total: u64 = middles.iter().map(|(_, count)| count).sum();
        let enough = total - total / 20;
        let (mut from, mut held) = (0, 0);
        let mut best: Option<Days> = None;
        for at in 0..middles.len() {
            held += middles[at].1;
            while held - middles[from].1 >= enough {
                held -= middles[from].1;
                from += 1;
            }
            let days = Days::new(middles[from].0, middles[at].0);
            if held >= enough && best.is_none_or(|best| days.count() < best.count()) {
                best = Some(days);
            }
        }
        let best = best?;
        let far = i64::from(all.count()) > WORTH * i64::from(best.count()) + 365;
        Some(if far { best } else { all })
    }

    /// How many events lie before the first and after the last of some days.
    pub fn beyond(&self, days: Days) -> (u32, u32) {
        let sum = |is_out: &dyn Fn(Days) -> bool| {
            let cells = self.cells.iter().filter(|(cell, _)| is_out(*cell));
            let told = cells.map(|(_, tally)| tally.all_events()).sum::<u32>();
            let differ = self.differing.iter().filter(|all| all.iter().all(|(d, _)| is_out(*d)));
            told + differ.count() as u32
        };
        (sum(&|cell| cell.last < days.first), sum(&|cell| cell.first > days.last))
    }
}

/// Events by extent, and those dated differently, among some occurrences.
fn count(
    columns: &Columns,
    untimed: &Passing,
    occurrences: std::ops::Range<u32>,
) -> (Vec<Tally>, Vec<Differing>) {
    let mut by_extent = vec![Tally::default(); columns.extents.len()];
    let mut differing = Vec::new();
    let mut told: Vec<(u32, Class)> = Vec::new();
    for occurrence in occurrences {
        told.clear();
        for report in columns.reports_of(OccurrenceIx(occurrence)) {
            if untimed.reports.get(report.0) {
                let extent = columns.extent[report.0 as usize];
                by_extent[extent as usize].reports += 1;
                told.push((extent, Class::of(columns.modality_of(report))));
            }
        }
        if told.len() > 1 {
            // Of each date the strongest; a report without one differs from none.
            told.sort_unstable();
            told.dedup_by_key(|(extent, _)| *extent);
            if told.len() > 1 && told[0].0 == 0 {
                told.remove(0);
            }
        }
        match told.as_slice() {
            [] => {}
            &[(extent, class)] => by_extent[extent as usize].events[class as usize] += 1,
            several => {
                let days =
                    |&(extent, class): &(u32, Class)| (columns.extents[extent as usize], class);
                differing.push(several.iter().map(days).collect());
            }
        }
    }
    (by_extent, differing)
}

/// Whether a document without reports is shown, whatever its date.
fn shows(columns: &Columns, untimed: &Passing, document: DocIx) -> bool {
    let counts = |mention: u32| {
        !columns.is_told(MentionIx(mention))
            && !columns.is_furniture(MentionIx(mention))
            && untimed.mentions.as_ref().is_none_or(|bits| bits.get(mention))
    };
    untimed.documents.get(document.0) && (untimed.bare || columns.mentions_in(document).any(counts))
}
