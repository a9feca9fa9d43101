//! Whether two reports tell of one event. A wrong join is worse than none: everything known of both
//! must agree or differ a little, and enough must agree for chance to be out of the question.

use std::collections::BTreeMap;

use jiff::ToSpan;
use jiff::civil::Date;

use super::Part;
use super::facts::EventFacts;
use crate::atlas::{
    DocumentInfo, Entity, Event, EventType, Kind, Modality, ParticipantRole, Report,
};
use crate::base::{Id, LonLat};
use crate::gazetteer::{Feature, Gazetteer, PlaceIx};

/// A report with all that it is compared by.
pub struct Told<'a> {
    pub report: Report,
    pub document: &'a Id,
    pub event: &'a Event,
    pub when: Option<When>,
    pub facts: &'a EventFacts,
    sources: Vec<&'a Entity>,
    targets: Vec<&'a Entity>,
    places: Vec<Where>,
}

/// The days on which it may have happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct When {
    pub first: Date,
    pub last: Date,
    /// Said of the event, not only taken from the document's date.
    pub stated: bool,
}

impl When {
    fn days(self) -> i32 {
        days(self.first, self.last)
    }

    /// Days between the two; none if they overlap.
    fn apart(self, other: Self) -> i32 {
        days(self.last, other.first).max(days(other.last, self.first)).max(0)
    }
}

fn days(from: Date, to: Date) -> i32 {
    from.until(to).map_or(i32::MAX, |span| span.get_days())
}

#[derive(Clone, Copy, PartialEq)]
struct Where {
    place: Option<PlaceIx>,
    at: LonLat,
    feature: Feature,
}

impl<'a> Told<'a> {
    pub fn new(report: Report, part: &Part<'a>, entities: &BTreeMap<&'a Id, &'a Entity>) -> Self {
        let nth = report.event as usize;
        let event = &part.extraction.events[nth];
        let named = |role: ParticipantRole| -> Vec<&'a Entity> {
            let ids = event.participants.iter().filter(|who| who.role == role);
            let mut found: Vec<&Entity> =
                ids.filter_map(|who| entities.get(who.entity.as_ref()?).copied()).collect();
            found.sort_by_key(|entity| &entity.id);
            found.dedup_by_key(|entity| &entity.id);
            found
        };
        let places = event
            .places
            .iter()
            .filter_map(|id| {
                let place = entities.get(id)?.place.as_ref()?;
                let known = Gazetteer::embedded().by_id(id.as_str());
                Some(Where { place: known, at: place.at, feature: place.feature })
            })
            .collect();
        Self {
            report,
            document: &part.info.id,
            event,
            when: when(event, part.info),
            facts: &part.facts.events[nth],
            sources: named(ParticipantRole::Source),
            targets: named(ParticipantRole::Target),
            places,
        }
    }

    /// All who are named in it.
    pub fn actors(&self) -> impl Iterator<Item = &'a Entity> {
        self.sources.iter().chain(&self.targets).copied()
    }
}

fn when(event: &Event, document: &DocumentInfo) -> Option<When> {
    if let Some(date) = event.date {
        return Some(When { first: date.first(), last: date.last(), stated: true });
    }
    /// News tells of what was within a week, and of what will be within a month.
    const BEFORE: i32 = 7;
    const AFTER: i32 = 30;
    let date = document.date.as_ref()?.date;
    let (first, last) = (date.first(), date.last());
    let (first, last) = match event.modality {
        Modality::Planned => (first, last.checked_add(AFTER.days()).ok()?),
        _ => (first.checked_sub(BEFORE.days()).ok()?, last),
    };
    Some(When { first, last, stated: false })
}

/// How far dates may differ, in days, at most: of what seldom comes twice in a week.
pub const MOST_DAYS: i32 = 2;
/// What agrees must weigh so much.
const ENOUGH: f64 = 4.0;

/// Whether two reports of different texts tell of one event.
pub fn is_same(a: &Told<'_>, b: &Told<'_>) -> bool {
    !contradict(a, b) && weight(a, b) >= ENOUGH
}

/// Whether two reports cannot tell of one event.
pub fn contradict(a: &Told<'_>, b: &Told<'_>) -> bool {
    let whole = |told: &Told<'_>| told.event.modality != Modality::Hypothetical;
    let denied = |told: &Told<'_>| told.event.modality == Modality::Denied;
    if !whole(a) || !whole(b) || denied(a) != denied(b) || !types_agree(a, b) {
        return true;
    }
    let (Some(first), Some(second)) = (a.when, b.when) else { return true };
    // One text that gives two dates tells of two events.
    let one_text = a.report.document == b.report.document;
    let allowed = if one_text { 0 } else { differ_by(a.event).min(differ_by(b.event)) };
    if first.apart(second) > allowed {
        return true;
    }
    // What comes again and again must be told apart by its day.
    let widest = if differ_by(a.event) == 0 || differ_by(b.event) == 0 { 3 } else { 31 };
    let vague = |when: When| when.days() > widest || (widest < 31 && !when.stated);
    if (widest < 31 && (vague(first) || vague(second))) || (vague(first) && vague(second)) {
        return true;
    }
    places_contradict(&a.places, &b.places) || parties_contradict(a, b)
}

/// Days by which reports of an event may differ in its date.
fn differ_by(event: &Event) -> i32 {
    match event.event_type {
        EventType::Agree
        | EventType::Consult
        | EventType::Cooperate
        | EventType::Aid
        | EventType::Concede => MOST_DAYS,
        // Drills last for days, and are announced long before.
        EventType::Mobilize if event.mode == Some("exercise") => MOST_DAYS,
        _ => 0,
    }
}

fn types_agree(a: &Told<'_>, b: &Told<'_>) -> bool {
    let (one, other) = (a.event.event_type, b.event.event_type);
    let same_mode = a.event.mode.is_some() && a.event.mode == b.event.mode;
    one == other
        || (group(one) == group(other)
            && (same_mode || same_word(&a.facts.trigger, &b.facts.trigger)))
}

/// Types that readers, and so the rules, put one event under.
pub fn group(event: EventType) -> u8 {
    match event {
        EventType::Agree | EventType::Consult | EventType::Cooperate | EventType::Mobilize => 0,
        EventType::Coerce | EventType::Assault => 1,
        other => 2 + other as u8,
    }
}

/// Whether two words are forms of one: "visit", "visited"; "agree", "agreement".
fn same_word(a: &str, b: &str) -> bool {
    let shared = a.bytes().zip(b.bytes()).take_while(|(x, y)| x == y).count();
    let shorter = a.len().min(b.len());
    shared >= 4 && shared + 1 >= shorter
}

fn parties_contradict(a: &Told<'_>, b: &Told<'_>) -> bool {
    let (all_of_a, all_of_b): (Vec<_>, Vec<_>) = (a.actors().collect(), b.actors().collect());
    let strangers = |one: &[&Entity], other: &[&Entity]| {
        !one.is_empty()
            && !other.is_empty()
            && !one.iter().any(|x| other.iter().any(|y| likeness(x, y) > 0.0))
    };
    if group(a.event.event_type) == 0 {
        // Who meets whom is the same meeting from either side.
        return strangers(&a.sources, &all_of_b)
            || strangers(&b.sources, &all_of_a)
            || strangers(&a.targets, &all_of_b)
            || strangers(&b.targets, &all_of_a);
    }
    let unnamed =
        |told: &Told<'_>| told.targets.is_empty() && !told.facts.unnamed_target.is_empty();
    let words_differ = (unnamed(a) || unnamed(b))
        && !a.facts.unnamed_target.iter().any(|word| b.facts.unnamed_target.contains(word));
    strangers(&a.sources, &b.sources) || strangers(&a.targets, &b.targets) || words_differ
}

/// How much it says that two names stand on one side: 0 if nothing.
fn likeness(a: &Entity, b: &Entity) -> f64 {
    if a.id == b.id {
        return match a.kind {
            Kind::Person => 2.0,
            Kind::Government => 1.0,
            _ => 1.5,
        };
    }
    let acts_for = |one: &Entity, other: &Entity| {
        other.kind == Kind::Government && one.country.is_some() && one.country == other.country
    };
    if a.kind == Kind::Person && b.kind == Kind::Person {
        // "Blair" in one text, "Bill Blair" in the other.
        let is_part = |short: &Entity, long: &Entity| {
            let known: Vec<&str> = long.name.split_whitespace().collect();
            let countries = short.country.is_none() || short.country == long.country;
            countries && short.name.split_whitespace().all(|word| known.contains(&word))
        };
        return if is_part(a, b) || is_part(b, a) { 1.0 } else { 0.0 };
    }
    if acts_for(a, b) || acts_for(b, a) { 0.5 } else { 0.0 }
}

#[derive(Clone, Copy, PartialEq, PartialOrd)]
enum Nearness {
    Apart,
    /// Neighbouring towns: reports may differ by that.
    Near,
    Inside,
    SameArea,
    SamePoint,
}

fn nearness(a: Where, b: Where) -> Nearness {
    /// A town and its suburbs, port or base.
    const NEAR_KM: f64 = 40.0;
    let gazetteer = Gazetteer::embedded();
    let holds = |outer: Where, inner: Where| {
        outer.place.is_some_and(|outer| gazetteer.contains(outer, inner.at))
    };
    if a.place.is_some() && a.place == b.place {
        return if a.feature.is_point() { Nearness::SamePoint } else { Nearness::SameArea };
    }
    let points = (a.feature.is_point(), b.feature.is_point());
    // Of the user's own, which the gazetteer does not know.
    if a.place.is_none() && b.place.is_none() && a.at == b.at && a.feature == b.feature {
        return if points.0 { Nearness::SamePoint } else { Nearness::SameArea };
    }
    match points {
        (true, true) if km(a.at, b.at) <= NEAR_KM => Nearness::Near,
        (true, true) => Nearness::Apart,
        _ if holds(a, b) || holds(b, a) => Nearness::Inside,
        _ => Nearness::Apart,
    }
}

/// Great-circle distance by the haversine formula.
fn km(a: LonLat, b: LonLat) -> f64 {
    let half = |from: f64, to: f64| ((to - from).to_radians() / 2.0).sin().powi(2);
    let across = a.lat.to_radians().cos() * b.lat.to_radians().cos() * half(a.lon, b.lon);
    2.0 * 6371.0 * (half(a.lat, b.lat) + across).sqrt().min(1.0).asin()
}

fn nearest(a: &[Where], b: &[Where]) -> Option<Nearness> {
    let pairs = a.iter().flat_map(|&one| b.iter().map(move |&other| nearness(one, other)));
    pairs.max_by(|x, y| x.partial_cmp(y).expect("the order of nearness is total"))
}

fn places_contradict(a: &[Where], b: &[Where]) -> bool {
    nearest(a, b) == Some(Nearness::Apart)
}

/// What agrees, weighed by how seldom it agrees by chance.
fn weight(a: &Told<'_>, b: &Told<'_>) -> f64 {
    let ours: Vec<_> = a.actors().collect();
    let theirs: Vec<_> = b.actors().collect();
    let mut one_id = 0;
    let mut weight = 0.0;
    for actor in &ours {
        let best = theirs.iter().map(|other| likeness(actor, other)).fold(0.0, f64::max);
        one_id += usize::from(theirs.iter().any(|other| other.id == actor.id));
        weight += best;
    }
    if one_id == 0 {
        return 0.0;
    }
    let place = match nearest(&a.places, &b.places) {
        Some(Nearness::SamePoint) => 1.5,
        Some(Nearness::SameArea) => 1.0,
        Some(Nearness::Inside) => 0.5,
        Some(Nearness::Near) => 0.25,
        Some(Nearness::Apart) | None => 0.0,
    };
    // One actor alone, and nowhere in particular, does many things.
    let person = ours
        .iter()
        .any(|actor| actor.kind == Kind::Person && theirs.iter().any(|other| other.id == actor.id));
    if one_id < 2 && place == 0.0 && !person {
        return 0.0;
    }
    let date = match (a.when, b.when) {
        (Some(first), Some(second)) if first.stated && second.stated => {
            let exact = first.days() <= 3 && second.days() <= 3;
            match (first.apart(second), exact) {
                (0, true) => 1.5,
                _ if first == second => 1.0,
                _ => 0.5,
            }
        }
        _ => 0.25,
    };
    let same_mode = a.event.mode.is_some() && a.event.mode == b.event.mode;
    let word = match (same_word(&a.facts.trigger, &b.facts.trigger), same_mode) {
        (true, _) => 1.0,
        (false, true) => 0.5,
        (false, false) => 0.0,
    };
    weight + place + date + word
}
