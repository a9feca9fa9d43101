//! The rows of a sheet as they were asked for, made away from the window's thread where there are
//! many. What sorting needs is made once a column and kept as long as the atlas stays the same.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, OnceLock};

use crate::atlas::Atlas;
use crate::pipeline::{Job, Poll};
use crate::query::Thing;
use crate::query::facets::Filtered;
use crate::query::table::{Column, Keys, Lexicon, Sheet, Told, Wanted, order};

/// Sheets with no more rows than this are made at once: it takes a few milliseconds.
const AT_ONCE: usize = 4_000;

/// What decides which rows there are.
#[derive(Clone, Debug, PartialEq)]
pub struct Request {
    pub generation: u64,
    /// Of the filter in force.
    pub filter: u64,
    pub sheet: Sheet,
    pub associative: bool,
    pub wanted: Wanted,
}

/// What rows are made of, at the time when they are asked for.
pub struct Asked<'a> {
    pub atlas: &'a Arc<Atlas>,
    pub filtered: &'a Filtered,
}

impl Asked<'_> {
    pub fn told(&self) -> Told<'_> {
        told(self.atlas, self.filtered)
    }
}

fn told<'a>(atlas: &'a Atlas, filtered: &'a Filtered) -> Told<'a> {
    Told {
        atlas,
        columns: filtered.columns(),
        shown: filtered.shown(),
        unfiltered: filtered.filter().is_empty(),
    }
}

/// Rows in order.
pub struct Ordered {
    pub request: Request,
    /// All rows of the sheet, in reading order.
    pub rows: Arc<Vec<Thing>>,
    /// The ones to be shown, as places in `rows`.
    pub order: Vec<u32>,
}

impl Ordered {
    pub fn len(&self) -> usize {
        self.order.len()
    }

    pub fn row(&self, nth: usize) -> Option<Thing> {
        self.order.get(nth).map(|&place| self.rows[place as usize])
    }

    pub fn position(&self, wanted: Thing) -> Option<usize> {
        let at = self.rows.iter().position(|&row| row == wanted)? as u32;
        self.order.iter().position(|&place| place == at)
    }
}

/// Rows of a sheet, without or with those that only stand for governments.
type Rows = Arc<Vec<Thing>>;

type SharedKeys = Arc<Keys>;

/// What is sorted by, of each column that was asked for, with the version of the filter that
/// counts were made under; 0 for what does not count.
type AllKeys = BTreeMap<(Sheet, bool, Column), (u64, SharedKeys)>;

/// What is made once for an atlas.
struct Cache {
    generation: u64,
    atlas: Arc<Atlas>,
    lexicon: OnceLock<Lexicon>,
    rows: Mutex<BTreeMap<(Sheet, bool), Rows>>,
    keys: Mutex<AllKeys>,
}

impl Cache {
    fn rows(&self, sheet: Sheet, associative: bool) -> Rows {
        let mut all = self.rows.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        let made = || Arc::new(sheet.rows(&self.atlas, associative));
        Arc::clone(all.entry((sheet, associative)).or_insert_with(made))
    }

    fn keys(
        &self,
        told: Told<'_>,
        request: &Request,
        rows: &[Thing],
        column: Column,
    ) -> SharedKeys {
        let version = if column.is_counted() { request.filter } else { 0 };
        let key = (request.sheet, request.associative, column);
        let known = || self.keys.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        if let Some((_, keys)) = known().get(&key).filter(|(of, _)| *of == version) {
            return Arc::clone(keys);
        }
        let made = Arc::new(Keys::new(told, self.lexicon(), rows, column));
        known().insert(key, (version, Arc::clone(&made)));
        made
    }

    fn lexicon(&self) -> &Lexicon {
        self.lexicon.get_or_init(|| Lexicon::new(&self.atlas))
    }

    fn make(&self, told: Told<'_>, request: Request) -> Ordered {
        let rows = self.rows(request.sheet, request.associative);
        let order = if request.wanted == Wanted::default() && told.unfiltered {
            (0..rows.len() as u32).collect()
        } else {
            let keys = |column| self.keys(told, &request, &rows, column);
            let (wanted, associative) = (&request.wanted, request.associative);
            order(told, self.lexicon(), &rows, wanted, &keys, associative)
        };
        Ordered { request, rows, order }
    }
}

/// Gives rows as they are asked for; until newer ones are there, the older stay.
#[derive(Default)]
pub struct Source {
    cache: Option<Arc<Cache>>,
    ordered: Option<Arc<Ordered>>,
    job: Option<Job<Ordered>>,
    started: u64,
}

impl Source {
    /// Asks for rows; `wake` is called from another thread when they come later. While some are
    /// being made, newer ones wait: of many wishes in a row the last counts.
    pub fn ask(
        &mut self,
        asked: &Asked<'_>,
        request: &Request,
        wake: impl Fn() + Send + Sync + 'static,
    ) {
        match self.job.as_ref().map(Job::poll) {
            Some(Poll::Message(done)) => {
                self.job = None;
                self.ordered = Some(Arc::new(done));
            }
            // A job that ends without an answer has failed; what is there stays.
            Some(Poll::Over) => self.job = None,
            Some(Poll::Working) | None => {}
        }
        let stale = self.cache.as_ref().is_none_or(|it| it.generation != request.generation);
        if stale {
            self.cache = Some(Arc::new(Cache {
                generation: request.generation,
                atlas: Arc::clone(asked.atlas),
                lexicon: OnceLock::new(),
                rows: Mutex::default(),
                keys: Mutex::default(),
            }));
            self.ordered = None;
            self.job = None;
        }
        let is_there = self.ordered.as_ref().is_some_and(|it| it.request == *request);
        let waits = is_there || self.job.is_some();
        let Some(cache) = self.cache.clone().filter(|_| !waits) else { return };
        let few = asked.atlas.events().len().max(asked.atlas.entities().len()) <= AT_ONCE;
        if few {
            self.ordered = Some(Arc::new(cache.make(asked.told(), request.clone())));
            return;
        }
        self.started += 1;
        let (wanted, filtered) = (request.clone(), asked.filtered.clone());
        self.job = Some(Job::start(self.started, wake, move |_, outbox| {
            outbox.send(cache.make(told(&cache.atlas, &filtered), wanted));
        }));
    }

    /// The rows of a sheet, as last made; `None` until there are any.
    pub fn of(&self, sheet: Sheet) -> Option<&Arc<Ordered>> {
        self.ordered.as_ref().filter(|ordered| ordered.request.sheet == sheet)
    }

    /// Newer rows are on their way.
    pub fn is_busy(&self) -> bool {
        self.job.is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::atlas::Columns;
    use crate::query::table::Sort;

    #[test]
    fn rows_come_as_asked_for_and_older_ones_stay_meanwhile() {
        let atlas = Arc::new(crate::pipeline::read_seeds().atlas);
        let mut request = Request {
            generation: 1,
            sheet: Sheet::Events,
            associative: false,
            wanted: Wanted::default(),
            filter: 1,
        };
        let filtered = Filtered::new(Arc::new(Columns::new(&atlas)));
        let asked = Asked { atlas: &atlas, filtered: &filtered };
        let mut source = Source::default();
        source.ask(&asked, &request, || ());
        let all = Arc::clone(source.of(Sheet::Events).unwrap());
        assert_eq!(all.len(), atlas.occurrences());
        assert!(source.of(Sheet::Places).is_none());
        request.wanted.sorts = vec![Sort { column: Column::Who, descending: true }];
        source.ask(&asked, &request, || ());
        let sorted = source.of(Sheet::Events).unwrap();
        assert_eq!(sorted.len(), all.len());
        assert!((0..all.len()).any(|nth| sorted.row(nth) != all.row(nth)));
        for nth in 0..all.len() {
            let row = sorted.row(nth).unwrap();
            assert_eq!(sorted.position(row), Some(nth));
        }
    }
}
