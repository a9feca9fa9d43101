//! What the inspector says of a place or an actor, worked out once for an atlas and a filter; for
//! those that are told of most, on a thread.

use std::collections::HashMap;
use std::sync::Arc;

use super::evidence::{Quote, by_sentence};
use crate::atlas::{Atlas, Columns, EntityIx, EventIx, Kind, Role, Shown};
use crate::gazetteer::Gazetteer;
use crate::pipeline::{Job, Poll};
use crate::query::{self, Presence};
use crate::session::Session;
use crate::ui::app::waker;
use crate::ui::words;

/// So much is gathered while a frame waits: mentions, events, and places to look among.
const AT_ONCE: usize = 4_000;
/// So many places of the same events are listed.
const TOGETHER: usize = 8;

/// See the module.
#[derive(Default)]
pub struct Page {
    /// How many events there are, each once, whatever the filter.
    pub all: usize,
    /// Those that are shown, each once.
    pub events: Vec<EventIx>,
    /// How many those are, since when and until when.
    pub since: String,
    /// For a place: who is in it, the busiest first.
    pub present: Vec<Presence>,
    pub quotes: Vec<Quote>,
    /// Places that events share with this one, with how many; the most first.
    pub together: Vec<(u32, EntityIx)>,
    /// The surest of its mentions, 0 to 1.
    pub surest: f32,
    /// How many of its mentions are shown.
    pub mentions: u32,
    /// Of them those where something is or happens; `None` for what is no place.
    pub literal: Option<u32>,
    /// In how many texts; copies of one count once.
    pub texts: u32,
}

#[derive(Clone, Copy, PartialEq)]
struct Key {
    generation: u64,
    shows: u64,
    associative: bool,
    entity: EntityIx,
}

/// The page that is shown, and the one that is being made.
#[derive(Default)]
pub struct Pages {
    kept: Option<(Key, Arc<Page>)>,
    job: Option<(Key, Job<Page>)>,
    started: u64,
}

impl Pages {
    /// The page of an entity; `None` while it is gathered. Under a filter that has just changed it
    /// may still be the last one.
    pub fn of(
        &mut self,
        ctx: &egui::Context,
        session: &Session,
        entity: EntityIx,
    ) -> Option<Arc<Page>> {
        let key = Key {
            generation: session.generation,
            shows: session.filtered.version(),
            associative: session.show_associative,
            entity,
        };
        if let Some((of, job)) = &self.job {
            match job.poll() {
                Poll::Message(page) => {
                    self.kept = Some((*of, Arc::new(page)));
                    self.job = None;
                }
                Poll::Working => {}
                Poll::Over => self.job = None,
            }
        }
        let fresh = self.kept.as_ref().is_some_and(|(of, _)| *of == key);
        if !fresh && self.job.is_none() {
            self.make(ctx, session, key);
        }
        let (of, page) = self.kept.as_ref()?;
        let same = (of.generation, of.entity) == (key.generation, key.entity);
        same.then(|| Arc::clone(page))
    }

    /// A page is being gathered.
    pub fn is_busy(&self) -> bool {
        self.job.is_some()
    }

    fn make(&mut self, ctx: &egui::Context, session: &Session, key: Key) {
        let atlas = Arc::clone(&session.atlas);
        let columns = Arc::clone(session.filtered.columns());
        let (entity, associative) = (key.entity, key.associative);
        let few = atlas.entities().len() <= AT_ONCE && weight(&atlas, entity) <= AT_ONCE;
        if few {
            let page = Page::new(&atlas, &columns, session.shown(), entity, associative);
            self.kept = Some((key, Arc::new(page)));
            return;
        }
        let shown = session.shown().clone();
        self.started += 1;
        let job = Job::start(self.started, waker(ctx), move |_, outbox| {
            outbox.send(Page::new(&atlas, &columns, &shown, entity, associative));
        });
        self.job = Some((key, job));
    }
}

fn weight(atlas: &Atlas, ix: EntityIx) -> usize {
    atlas.mentions_of(ix).len() + atlas.events_of(ix).len() + atlas.events_at(ix).len()
}

impl Page {
    fn new(
        atlas: &Atlas,
        columns: &Columns,
        shown: &Shown,
        ix: EntityIx,
        associative: bool,
    ) -> Self {
        let entity = atlas.entity(ix);
        let is_place = entity.kind == Kind::Place;
        let mut present = Vec::new();
        let mut told: Vec<EventIx> = match is_place {
            true => {
                let gazetteer = Gazetteer::embedded();
                let inside = query::places_inside(atlas, gazetteer, ix);
                present = query::presence_in(atlas, &inside);
                inside.iter().flat_map(|&place| atlas.events_at(place).iter().copied()).collect()
            }
            false => atlas.events_of(ix).to_vec(),
        };
        if is_place {
            told.sort_unstable();
            told.dedup();
        }
        for presence in &mut present {
            presence.events.retain(|&event| shown.occurrence(atlas.occurrence_of(event)));
        }
        present.retain(|presence| !presence.events.is_empty());
        let all = atlas.once(told.iter().copied()).len();
        told.retain(|&event| shown.report(event));
        // The sentences of events carry the name itself as mark, where it stands in them.
        let named = atlas.mentions_of(ix).iter().filter(|&&mention| {
            let (document, told) = atlas.mention(mention);
            let counts = !is_place || associative || told.role == Some(Role::Literal);
            counts && shown.mention(columns, document, mention)
        });
        let evidence = told.iter().map(|&event| atlas.event_evidence(event));
        let quotes = by_sentence(evidence.chain(named.map(|&mention| atlas.evidence(mention))));
        let sure = atlas.mentions_of(ix).iter().map(|&nth| atlas.mention(nth).1.confidence);
        let events = atlas.once(told);
        let weight = shown.weight(columns, ix);
        Self {
            all,
            since: words::since(atlas, &events),
            events,
            present,
            quotes,
            together: together(atlas, ix),
            surest: sure.fold(0.0, f32::max),
            mentions: weight.mentions,
            literal: is_place.then_some(weight.literal),
            texts: query::table::texts_naming(atlas, columns, shown, ix),
        }
    }
}

fn together(atlas: &Atlas, ix: EntityIx) -> Vec<(u32, EntityIx)> {
    let mut times: HashMap<EntityIx, u32> = HashMap::new();
    let events = atlas.events_at(ix).iter().chain(atlas.events_of(ix));
    for event in atlas.once(events.copied()) {
        let (_, told) = atlas.event(event);
        let places = told.places.iter().filter_map(|id| atlas.find(id));
        places.filter(|&place| place != ix).for_each(|place| *times.entry(place).or_default() += 1);
    }
    let mut all: Vec<(u32, EntityIx)> = times.into_iter().map(|(ix, times)| (times, ix)).collect();
    all.sort_unstable_by_key(|&(times, other)| (std::cmp::Reverse(times), other));
    all.truncate(TOGETHER);
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session::Session;

    #[test]
    fn a_page_says_what_the_atlas_says() {
        let session = Session::on_seeds();
        let (atlas, columns) = (&session.atlas, session.filtered.columns());
        for (ix, entity) in atlas.entities() {
            let page = Page::new(atlas, columns, session.shown(), ix, true);
            let named = atlas.mentions_of(ix);
            let quoted: usize = page.quotes.iter().map(|quote| quote.marked.len()).sum();
            let is_there = |&&mention: &&crate::atlas::MentionIx| {
                let (document, _) = atlas.mention(mention);
                session.shown().mention(columns, document, mention)
            };
            assert!(quoted >= named.iter().filter(is_there).count().min(1), "{}", entity.name);
            assert_eq!(page.events.len(), page.all, "{}", entity.name);
            if entity.kind == Kind::Place {
                let present = query::presence(atlas, Gazetteer::embedded(), ix);
                assert_eq!(page.present, present, "{}", entity.name);
            }
        }
    }
}
