//! What can be filtered by, and how much a choice would show: of each value of a condition, how many
//! events or texts have it among what all other conditions let through.

use std::borrow::Cow;

use super::{Condition, Filter, shown};
use crate::atlas::columns::MODALITIES;
use crate::atlas::{Columns, DocIx, EventType, Kind, Modality, OccurrenceIx, Shown, Status};

/// So many publishers are named, those with most texts.
const PUBLISHERS: usize = 10;

/// A value of a condition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Facet<T> {
    pub value: T,
    /// How many events, entities or texts have it in what is shown without its condition.
    pub shown: usize,
    /// How many do in all.
    pub all: usize,
}

/// The values that occur in an atlas, the most frequent first whatever the filter is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facets {
    pub types: Vec<Facet<EventType>>,
    pub modalities: Vec<Facet<Modality>>,
    pub kinds: Vec<Facet<Kind>>,
    pub publishers: Vec<Facet<String>>,
    pub languages: Vec<Facet<String>>,
    pub statuses: Vec<Facet<Status>>,
}

impl Facets {
    /// `all` is what an empty filter shows, `now` what `filter` does.
    pub fn new(columns: &Columns, filter: &Filter, all: &Shown, now: &Shown) -> Self {
        let counted = |condition: Condition| {
            // What is chosen of a condition says nothing of how many the others of it have.
            let now = match filter.has(condition) {
                true => Cow::Owned(shown(columns, &filter.without(condition))),
                false => Cow::Borrowed(now),
            };
            Counted { columns, all, now }
        };
        // What was rejected can be asked for, although it is not shown unless it is.
        let of_every_status = |filter: &Filter| {
            let statuses = Status::ALL.into_iter().collect();
            shown(columns, &Filter { statuses, ..filter.clone() })
        };
        let every = columns.has_rejected().then(|| of_every_status(&Filter::default()));
        let statuses = match &every {
            Some(all) => Counted { columns, all, now: Cow::Owned(of_every_status(filter)) },
            None => counted(Condition::Statuses),
        };
        let now = counted(Condition::Kinds).now;
        let of_kind = |kind: Kind| (kind, [all, &*now].map(|shown| shown.totals().kind(kind)));
        Self {
            types: counted(Condition::Types).events(EventType::ALL, &columns.event_type),
            modalities: counted(Condition::Modalities).events(MODALITIES, &columns.modality),
            kinds: by_count(Kind::ALL.into_iter().map(of_kind)),
            publishers: counted(Condition::Sources).publishers(),
            languages: counted(Condition::Languages).languages(),
            statuses: statuses.events(Status::ALL, &columns.status),
        }
    }
}

/// What is counted for one condition.
struct Counted<'a> {
    columns: &'a Columns,
    all: &'a Shown,
    /// What is shown without the condition.
    now: Cow<'a, Shown>,
}

impl Counted<'_> {
    /// Events by a number that their reports have: several reports of one event count once.
    fn events<T>(&self, values: impl IntoIterator<Item = T>, numbers: &[u8]) -> Vec<Facet<T>> {
        let values: Vec<T> = values.into_iter().collect();
        let both = [self.all, &*self.now];
        let mut counts = vec![[0; 2]; values.len()];
        let mut last = vec![[u32::MAX; 2]; values.len()];
        for event in 0..self.columns.occurrences() as u32 {
            for report in self.columns.reports_of(OccurrenceIx(event)) {
                let nth = usize::from(numbers[report.0 as usize]);
                let Some(last) = last.get_mut(nth) else { continue };
                for (at, shown) in both.into_iter().enumerate() {
                    if last[at] != event && shown.report(report) {
                        last[at] = event;
                        counts[nth][at] += 1;
                    }
                }
            }
        }
        by_count(values.into_iter().zip(counts))
    }

    /// Texts by an index that each has.
    fn texts(&self, numbers: &[u32], len: usize) -> Vec<[usize; 2]> {
        let mut counts = vec![[0; 2]; len];
        for (document, &number) in (0..).map(DocIx).zip(numbers) {
            let counts = &mut counts[number as usize];
            counts[0] += usize::from(self.all.document(document));
            counts[1] += usize::from(self.now.document(document));
        }
        counts
    }

    fn publishers(&self) -> Vec<Facet<String>> {
        let sources = &self.columns.sources;
        let counts = self.texts(&self.columns.source, sources.len());
        let names = sources.iter().map(|source| {
            source.publisher.clone().or_else(|| source.domain.clone()).unwrap_or_default()
        });
        let mut publishers: Vec<(String, [usize; 2])> =
            names.zip(counts).filter(|(name, _)| !name.is_empty()).collect();
        // One publisher may have several domains.
        publishers.sort_by(|a, b| a.0.cmp(&b.0));
        publishers.dedup_by(|next, kept| {
            let same = next.0 == kept.0;
            if same {
                kept.1 = [kept.1[0] + next.1[0], kept.1[1] + next.1[1]];
            }
            same
        });
        let mut publishers = by_count(publishers);
        publishers.truncate(PUBLISHERS);
        publishers
    }

    fn languages(&self) -> Vec<Facet<String>> {
        let languages = &self.columns.languages;
        let counts = self.texts(&self.columns.language, languages.len());
        by_count(languages.iter().cloned().zip(counts))
    }
}

/// Values that occur, by how often they do in all; each comes with that and with how many are shown.
fn by_count<T>(values: impl IntoIterator<Item = (T, [usize; 2])>) -> Vec<Facet<T>> {
    let facet = |(value, [all, shown]): (T, [usize; 2])| Facet { value, shown, all };
    let mut facets: Vec<Facet<T>> = values.into_iter().map(facet).collect();
    facets.retain(|facet| facet.all > 0);
    facets.sort_by_key(|facet| std::cmp::Reverse(facet.all));
    facets
}
