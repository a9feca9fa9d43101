//! The rows of a tab: in which order things stand is worked out once an atlas, which of them are
//! shown and how often each time a filter changes.

use std::sync::Arc;

use crate::atlas::columns::Weight;
use crate::atlas::{Atlas, Columns, DocIx, EntityIx, EventIx, Kind, OccurrenceIx, Shown};
use crate::gazetteer::Feature;
use crate::scene::Target;
use crate::session::Session;
use crate::ui::words;

use super::Tab;

/// A line of the list.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Item {
    Heading {
        text: &'static str,
        shown: usize,
        all: usize,
    },
    Row {
        target: Target,
        /// How often it is reported among what is shown; 0 where that is not counted.
        number: u32,
        /// The same without a filter.
        of: u32,
    },
}

impl Item {
    pub fn number(&self) -> u32 {
        match self {
            Self::Heading { .. } => 0,
            Self::Row { number, .. } => *number,
        }
    }

    pub fn target(&self) -> Option<Target> {
        match self {
            Self::Heading { .. } => None,
            Self::Row { target, .. } => Some(*target),
        }
    }
}

/// Everything that a tab may list, in order.
#[derive(Default)]
pub enum Order {
    #[default]
    Nothing,
    /// By heading, then name.
    Entities {
        headings: &'static [&'static str],
        all: Vec<(u8, EntityIx)>,
    },
    /// By date, those without one last; how many have one.
    Events {
        all: Vec<OccurrenceIx>,
        dated: usize,
    },
    Texts,
}

const PLACES: [&str; 4] =
    ["Seas and regions", "Countries", "States and provinces", "Towns and sites"];
const ACTORS: [&str; 1] = ["By mentions"];

impl Order {
    pub fn new(atlas: &Atlas, columns: &Columns, tab: Tab) -> Self {
        match tab {
            Tab::Places => Self::entities(atlas, &PLACES, place_heading),
            Tab::Actors => Self::entities(atlas, &ACTORS, actor_heading),
            Tab::Events => Self::events(columns),
            Tab::Texts => Self::Texts,
        }
    }

    fn entities(
        atlas: &Atlas,
        headings: &'static [&'static str],
        heading: fn(&Atlas, EntityIx) -> Option<u8>,
    ) -> Self {
        let listed = atlas.entities().filter_map(|(ix, _)| Some((heading(atlas, ix)?, ix)));
        let mut all: Vec<(u8, EntityIx)> = listed.collect();
        all.sort_by(|&(group, a), &(other, b)| {
            let name = |ix| atlas.entity(ix).name.as_str();
            group.cmp(&other).then_with(|| name(a).cmp(name(b)))
        });
        Self::Entities { headings, all }
    }

    fn events(columns: &Columns) -> Self {
        let all = (0..columns.occurrences() as u32).map(OccurrenceIx);
        let mut dated: Vec<_> = all
            .map(|occurrence| {
                let mut days = columns.reports_of(occurrence).map(|report| columns.days(report));
                let first = days.find(|days| !days.is_none()).map(|days| days.first);
                (first.is_none(), first, occurrence)
            })
            .collect();
        dated.sort_unstable();
        let count = dated.iter().filter(|(undated, _, _)| !undated).count();
        Self::Events { all: dated.into_iter().map(|(_, _, ix)| ix).collect(), dated: count }
    }

    /// The rows of what is shown.
    pub fn rows(&self, view: &Listed) -> Vec<Item> {
        match self {
            Self::Nothing => Vec::new(),
            Self::Entities { headings, all } => entities(view, headings, all),
            Self::Events { all, dated } => {
                let (dated, undated) = all.split_at(*dated);
                let mut rows = events(view, "By date", dated);
                rows.extend(events(view, "Undated", undated));
                rows
            }
            Self::Texts => texts(view),
        }
    }
}

/// What of an atlas is to be listed.
pub struct Listed {
    pub columns: Arc<Columns>,
    shown: Arc<Shown>,
    all: Arc<Shown>,
    associative: bool,
}

impl Listed {
    pub fn new(session: &Session) -> Self {
        Self {
            columns: Arc::clone(session.filtered.columns()),
            shown: session.filtered.shared(),
            all: Arc::clone(session.filtered.all()),
            associative: session.show_associative,
        }
    }
}

fn place_heading(atlas: &Atlas, ix: EntityIx) -> Option<u8> {
    let entity = atlas.entity(ix);
    let place = entity.place.as_ref().filter(|_| entity.kind == Kind::Place)?;
    Some(match place.feature {
        Feature::Country => 1,
        Feature::Admin1 | Feature::County => 2,
        feature if feature.is_point() => 3,
        _ => 0,
    })
}

fn actor_heading(atlas: &Atlas, ix: EntityIx) -> Option<u8> {
    // A person who is named more often than a state stands before it: what they are, the icons say.
    let acts = matches!(
        atlas.entity(ix).kind,
        Kind::Government | Kind::ArmedForce | Kind::Organisation | Kind::Person
    );
    acts.then_some(0)
}

/// Under each heading the most reported first, those alike by name.
fn entities(view: &Listed, headings: &[&'static str], all: &[(u8, EntityIx)]) -> Vec<Item> {
    let (columns, associative) = (&view.columns, view.associative);
    let number = |shown: &Shown, ix: EntityIx| -> Option<u32> {
        let Weight { mentions, literal, events, at } = shown.weight(columns, ix);
        match columns.is_place(ix) {
            false => (mentions > 0 || events > 0).then_some(mentions),
            true if associative => (mentions > 0 || events > 0).then_some(mentions),
            true => (literal > 0 || events > 0).then_some(literal.max(at)),
        }
    };
    let mut counts = vec![(0, 0); headings.len()];
    // Group, number and place in the order in one number each: millions sort in milliseconds.
    let mut keys: Vec<(u64, u32, u32)> = Vec::new();
    for (nth, &(group, ix)) in (0_u64..).zip(all) {
        let Some(of) = number(&view.all, ix) else { continue };
        counts[usize::from(group)].1 += 1;
        let Some(shown) = number(&view.shown, ix) else { continue };
        counts[usize::from(group)].0 += 1;
        let rank = u64::from(u32::MAX >> 4).saturating_sub(u64::from(shown));
        keys.push((u64::from(group) << 60 | rank << 32 | nth, shown, of));
    }
    keys.sort_unstable();
    let mut rows = Vec::with_capacity(keys.len() + headings.len());
    let mut current = None;
    for (key, number, of) in keys {
        let (group, ix) = all[(key & u64::from(u32::MAX)) as usize];
        if current != Some(group) {
            current = Some(group);
            let (shown, all) = counts[usize::from(group)];
            rows.push(Item::Heading { text: headings[usize::from(group)], shown, all });
        }
        rows.push(Item::Row { target: Target::Entity(ix), number, of });
    }
    rows
}

/// Of several shown reports of one event, the first with a date stands for it.
fn events(view: &Listed, text: &'static str, all: &[OccurrenceIx]) -> Vec<Item> {
    let (columns, shown) = (&view.columns, &view.shown);
    let mut rows = vec![Item::Heading { text, shown: 0, all: all.len() }];
    for &occurrence in all.iter().filter(|&&ix| shown.occurrence(ix)) {
        let told = || columns.reports_of(occurrence).filter(|&report| shown.report(report));
        let dated = told().find(|&report| !columns.days(report).is_none());
        if let Some(report) = dated.or_else(|| told().next()) {
            rows.push(Item::Row { target: Target::Event(report), number: 0, of: 0 });
        }
    }
    if rows.len() == 1 {
        return Vec::new();
    }
    rows[0] = Item::Heading { text, shown: rows.len() - 1, all: all.len() };
    rows
}

fn texts(view: &Listed) -> Vec<Item> {
    let all = view.columns.documents();
    let row = |ix: DocIx| Item::Row { target: Target::Document(ix), number: 0, of: 0 };
    let rows: Vec<Item> =
        (0..all as u32).map(DocIx).filter(|&ix| view.shown.document(ix)).map(row).collect();
    if rows.len() == all || rows.is_empty() {
        return rows;
    }
    let heading = Item::Heading { text: "Texts", shown: rows.len(), all };
    std::iter::once(heading).chain(rows).collect()
}

/// What a row is called.
pub fn name(atlas: &Atlas, target: Target) -> String {
    match target {
        Target::Entity(ix) | Target::Cluster(ix) => atlas.entity(ix).name.clone(),
        Target::Event(ix) => words::event_title(atlas, ix),
        Target::Document(ix) => atlas.document(ix).title.clone(),
        Target::Arc(_) => String::new(),
    }
}

/// When an event is; nothing where nobody knows, and of other things.
pub fn when(atlas: &Atlas, target: Target) -> Option<String> {
    match target {
        Target::Event(ix) => atlas.event(ix).1.date.map(words::date),
        _ => None,
    }
}

/// The shape and colour of its mark.
pub fn kind(atlas: &Atlas, target: Target) -> Option<(Kind, Option<Feature>)> {
    match target {
        Target::Entity(ix) | Target::Cluster(ix) => {
            let entity = atlas.entity(ix);
            Some((entity.kind, entity.place.as_ref().map(|place| place.feature)))
        }
        Target::Event(EventIx(_)) => Some((Kind::Event, None)),
        Target::Document(_) | Target::Arc(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn listed(tab: Tab) -> (Session, Vec<Item>) {
        let session = Session::on_seeds();
        let view = Listed::new(&session);
        let rows = Order::new(&session.atlas, &view.columns, tab).rows(&view);
        (session, rows)
    }

    #[test]
    fn actors_stand_by_how_often_they_are_named_whatever_they_are() {
        let (session, rows) = listed(Tab::Actors);
        let numbers: Vec<u32> = rows.iter().skip(1).map(Item::number).collect();
        assert!(numbers.is_sorted_by(|a, b| a >= b), "{numbers:?}");
        let is_person = |item: &Item| match item.target() {
            Some(Target::Entity(ix)) => session.atlas.entity(ix).kind == Kind::Person,
            _ => false,
        };
        let first = rows.iter().position(is_person).unwrap();
        assert!(rows[first..].iter().any(|item| !is_person(item)), "persons come last");
    }

    #[test]
    fn events_that_have_a_date_say_it() {
        let (session, rows) = listed(Tab::Events);
        let undated = rows.iter().rposition(|item| item.target().is_none()).unwrap();
        let dated: Vec<Target> = rows[..undated].iter().filter_map(Item::target).collect();
        assert!(!dated.is_empty());
        assert!(dated.iter().all(|&target| when(&session.atlas, target).is_some()));
    }
}
