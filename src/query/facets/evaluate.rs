//! From a filter to what is shown.
//!
//! All but the time window is worked out once a filter changes, the window anew each time it
//! moves: a bit for each report. Counts then follow from the bits that are other than before.

use std::sync::Arc;

use rayon::prelude::*;

use super::{Condition, Filter, Region, TimeFilter};
use crate::atlas::columns::{Kinds, Passing};
use crate::atlas::{Bits, Columns, DateOf, DocIx, EventIx, MentionIx, Shown, Status};
use crate::base::Days;

/// What a filter shows of some columns, from scratch.
pub fn shown(columns: &Columns, filter: &Filter) -> Shown {
    Shown::new(columns, in_time(columns, &untimed(columns, filter), filter.time.as_ref()))
}

/// A filter in force on an atlas, with what it shows.
#[derive(Clone, Debug)]
pub struct Filtered {
    columns: Arc<Columns>,
    filter: Filter,
    untimed: Passing,
    shown: Arc<Shown>,
    all: Arc<Shown>,
    /// What was shown before all was: so much memory is slow to get.
    spare: Option<Shown>,
    version: u64,
    untimed_version: u64,
}

impl Filtered {
    /// With no condition in force.
    pub fn new(columns: Arc<Columns>) -> Self {
        let filter = Filter::default();
        let untimed = untimed(&columns, &filter);
        let shown = Arc::new(Shown::new(&columns, untimed.clone()));
        let all = Arc::clone(&shown);
        Self { columns, filter, untimed, shown, all, spare: None, version: 1, untimed_version: 1 }
    }

    /// Puts another filter in force; false if it is the one that is.
    pub fn set(&mut self, filter: Filter) -> bool {
        if filter == self.filter {
            return false;
        }
        if filter.without(Condition::Time) != self.filter.without(Condition::Time) {
            self.untimed = untimed(&self.columns, &filter);
            self.untimed_version += 1;
        }
        let passing = in_time(&self.columns, &self.untimed, filter.time.as_ref());
        if passing == *self.all.passing() {
            let last = std::mem::replace(&mut self.shown, Arc::clone(&self.all));
            self.spare = Arc::try_unwrap(last).ok().or(self.spare.take());
        } else {
            Shown::update(&mut self.shown, &mut self.spare, &self.columns, passing);
        }
        self.filter = filter;
        self.version += 1;
        true
    }

    pub fn columns(&self) -> &Arc<Columns> {
        &self.columns
    }

    pub fn filter(&self) -> &Filter {
        &self.filter
    }

    pub fn shown(&self) -> &Shown {
        &self.shown
    }

    /// The same, for work on a thread.
    pub fn shared(&self) -> Arc<Shown> {
        Arc::clone(&self.shown)
    }

    /// What an empty filter shows: the "of m" beside each "n".
    pub fn all(&self) -> &Arc<Shown> {
        &self.all
    }

    /// What passes all conditions but the time window: what the time line has bars of.
    pub fn untimed(&self) -> &Passing {
        &self.untimed
    }

    /// Counts up with each change of what is shown.
    pub fn version(&self) -> u64 {
        self.version
    }

    /// Counts up with each change of anything but the time window.
    pub fn untimed_version(&self) -> u64 {
        self.untimed_version
    }

    /// The documents that are shown.
    pub fn documents(&self) -> impl Iterator<Item = DocIx> + '_ {
        (0..self.columns.documents() as u32).map(DocIx).filter(|&ix| self.shown.document(ix))
    }
}

/// A set of small numbers as one bit each; all where there is no condition.
fn mask<T>(set: impl IntoIterator<Item = T>, number: impl Fn(T) -> u8) -> u32 {
    let mask = set.into_iter().fold(0, |all, item| all | 1 << number(item));
    if mask == 0 { u32::MAX } else { mask }
}

/// Conditions on reports and mentions, made ready.
struct Ready<'a> {
    columns: &'a Columns,
    documents: &'a Bits,
    types: u32,
    modalities: u32,
    statuses: u32,
    /// Places inside the region.
    inside: Option<Bits>,
    linked: Option<Bits>,
    /// Type or modality: what sentences without events know nothing of.
    of_events: bool,
}

/// What passes every condition but time.
fn untimed(columns: &Columns, filter: &Filter) -> Passing {
    let documents = documents(columns, filter);
    let statuses = match filter.statuses.is_empty() {
        true => !(1 << Status::Rejected as u8),
        false => mask(&filter.statuses, |&status| status as u8),
    };
    let inside = filter.region.as_ref().map(|region| inside(columns, region));
    let linked = filter.has(Condition::Linked).then(|| {
        let known = filter.linked.iter().filter_map(|linked| columns.find(&linked.id));
        Bits::of(columns.entities(), known.map(|ix| ix.0))
    });
    let ready = Ready {
        columns,
        documents: &documents,
        types: mask(&filter.types, |&item| item as u8),
        modalities: mask(&filter.modalities, |&item| item as u8),
        statuses,
        inside,
        linked,
        of_events: filter.has(Condition::Types) || filter.has(Condition::Modalities),
    };
    let some = [
        Condition::Types,
        Condition::Modalities,
        Condition::Statuses,
        Condition::Region,
        Condition::Linked,
    ];
    let conditions = some.iter().any(|&condition| filter.has(condition));
    // Where nothing is said of mentions, there is nothing to look at.
    let of_mentions = conditions || columns.has_rejected();
    let (reports, mentions) =
        rayon::join(|| ready.reports(), || of_mentions.then(|| Arc::new(ready.mentions(filter))));
    Passing {
        reports,
        mentions,
        kinds: Kinds::of(filter.kinds.iter().copied()),
        bare: !conditions,
        documents,
    }
}

/// What of it lies in the window.
fn in_time(columns: &Columns, untimed: &Passing, time: Option<&TimeFilter>) -> Passing {
    let Some(time) = time else { return untimed.clone() };
    let meets = |days: &Days| if days.is_none() { time.undated } else { days.meets(time.days) };
    let passes: Vec<bool> = columns.extents.iter().map(meets).collect();
    let documents = Bits::which(columns.documents(), |nth| {
        untimed.documents.get(nth) && passes[columns.document_extent[nth as usize] as usize]
    });
    let words = untimed.reports.words();
    let word = |at: usize| {
        let mut left = words[at];
        let mut passing = 0;
        while left != 0 {
            let nth = left.trailing_zeros();
            left &= left - 1;
            let report = at * 64 + nth as usize;
            let extent = match time.by {
                DateOf::Event => columns.extent[report],
                DateOf::Text => {
                    let document = columns.document_of(EventIx(report as u32));
                    columns.document_extent[document.0 as usize]
                }
            };
            passing |= u64::from(passes[extent as usize]) << nth;
        }
        passing
    };
    let reports = (0..words.len()).into_par_iter().with_min_len(512).map(word).collect();
    Passing {
        reports: Bits::from_words(reports, columns.reports()),
        documents,
        mentions: untimed.mentions.clone(),
        kinds: untimed.kinds,
        bare: untimed.bare,
    }
}

fn documents(columns: &Columns, filter: &Filter) -> Bits {
    let wanted: Vec<String> = filter.sources.iter().map(|name| name.to_lowercase()).collect();
    let is_wanted = |name: &Option<String>| {
        name.as_ref().is_some_and(|name| wanted.contains(&name.to_lowercase()))
    };
    let sources: Vec<bool> = columns
        .sources
        .iter()
        .map(|source| is_wanted(&source.publisher) || is_wanted(&source.domain))
        .collect();
    let languages: Vec<bool> =
        columns.languages.iter().map(|language| filter.languages.contains(language)).collect();
    Bits::which(columns.documents(), |nth| {
        let at = nth as usize;
        (wanted.is_empty() || sources[columns.source[at] as usize])
            && (filter.languages.is_empty() || languages[columns.language[at] as usize])
            && filter.new_since.is_none_or(|since| columns.added[at] >= since)
            && filter.text.as_ref().is_none_or(|text| {
                text.documents.as_ref().is_some_and(|documents| documents.get(nth))
            })
    })
}

fn inside(columns: &Columns, region: &Region) -> Bits {
    Bits::which(columns.entities(), |nth| {
        columns.at[nth as usize].is_some_and(|at| region.contains(at))
    })
}

impl Ready<'_> {
    fn reports(&self) -> Bits {
        let columns = self.columns;
        let has = |mask: u32, number: u8| mask >> number & 1 == 1;
        let mut reports = Bits::which(columns.reports(), |nth| {
            let at = nth as usize;
            has(self.types, columns.event_type[at])
                && has(self.modalities, columns.modality[at])
                && has(self.statuses, columns.status[at])
                && self.documents.get(columns.document_of(EventIx(nth)).0)
        });
        if let Some(inside) = &self.inside {
            reports.and(&columns.reports_naming(inside, true));
        }
        if let Some(linked) = &self.linked {
            reports.and(&columns.reports_naming(linked, false));
        }
        reports
    }

    /// Mentions that may count where their sentences do.
    fn mentions(&self, filter: &Filter) -> Bits {
        let columns = self.columns;
        let inside = self.inside.as_ref().map(|inside| columns.mentions_of(inside));
        let mut rest = match self.of_events {
            true => Bits::none(columns.mentions()),
            false => inside.clone().unwrap_or_else(|| Bits::all(columns.mentions())),
        };
        if let Some(linked) = &self.linked {
            rest.and(&columns.mentions_of(linked));
        }
        rest.or(columns.told_mentions());
        if let Some(mut outside) = inside {
            outside.not();
            outside.and(columns.told_places());
            rest.and_not(&outside);
        }
        if columns.has_rejected() || filter.has(Condition::Statuses) {
            let has = |nth| self.statuses >> columns.status_of(MentionIx(nth)) & 1 == 1;
            rest.and(&Bits::which(columns.mentions(), has));
        }
        rest
    }
}
