//! The words for what the texts hold: features, events, entities; see `query::words` for the rest.

pub use crate::base::count;
pub use crate::query::words::{date, event_type, kind, modality, source};

use crate::atlas::{Atlas, EntityIx, Event, EventIx, EventType, Kind, ParticipantRole};
use crate::base::{one_line, with_commas};
use crate::gazetteer::{Feature, Gazetteer};
use crate::pipeline::{Phase, Progress};

pub fn feature(feature: Feature) -> &'static str {
    match feature {
        Feature::Continent => "Continent",
        Feature::Country => "Country",
        Feature::Admin1 => "State or province",
        Feature::County => "County",
        Feature::City => "Town",
        Feature::Ocean => "Ocean",
        Feature::Sea => "Sea",
        Feature::Gulf => "Gulf",
        Feature::Strait => "Strait",
        Feature::Bay => "Bay",
        Feature::Channel => "Channel",
        Feature::Lake => "Lake",
        Feature::River => "River",
        Feature::Island => "Island",
        Feature::Peninsula => "Peninsula",
        Feature::Region => "Region",
        Feature::Line => "Line",
        Feature::Mountain => "Mountain",
        Feature::Desert => "Desert",
        Feature::Site => "Site",
    }
}

/// What happens, in the text's own words: the trigger, lower case.
pub fn event_words(atlas: &Atlas, ix: EventIx) -> String {
    let (document, event) = atlas.event(ix);
    let read = atlas.read(document);
    let folded = one_line(event.trigger.of(&read.text));
    let mut chars = folded.chars();
    match chars.next() {
        Some(first) if !folded.chars().nth(1).is_some_and(char::is_uppercase) => {
            first.to_lowercase().chain(chars).collect()
        }
        _ => folded,
    }
}

/// The named participants of an event in one role, each once.
fn in_role(atlas: &Atlas, ix: EventIx, role: ParticipantRole) -> Vec<EntityIx> {
    let (_, event) = atlas.event(ix);
    let mut actors = Vec::new();
    for participant in event.participants.iter().filter(|p| p.role == role) {
        let entity = participant.entity.as_ref().and_then(|id| atlas.find(id));
        actors.extend(entity.filter(|entity| !actors.contains(entity)));
    }
    actors
}

fn names(atlas: &Atlas, actors: impl IntoIterator<Item = EntityIx>) -> String {
    let names: Vec<&str> =
        actors.into_iter().take(2).map(|actor| atlas.entity(actor).name.as_str()).collect();
    names.join(", ")
}

/// Whether both sides do the same: talks, drills, agreements; a visit has a visitor.
fn is_mutual(event: &Event) -> bool {
    let together =
        matches!(event.event_type, EventType::Agree | EventType::Consult | EventType::Cooperate);
    event.mode == Some("exercise") || together && event.mode != Some("visit")
}

/// One line for an event: who, what, to whom, where.
pub fn event_title(atlas: &Atlas, ix: EventIx) -> String {
    let (_, event) = atlas.event(ix);
    let mut who = in_role(atlas, ix, ParticipantRole::Source);
    let mut whom = in_role(atlas, ix, ParticipantRole::Target);
    whom.retain(|actor| !who.contains(actor));
    if is_mutual(event) {
        who.append(&mut whom);
    }
    let mut title = String::new();
    if !who.is_empty() {
        title = format!("{}: ", names(atlas, who));
    }
    title.push_str(&event_words(atlas, ix));
    if !whom.is_empty() {
        title = format!("{title} → {}", names(atlas, whom));
    }
    let places = event.places.iter().filter_map(|id| atlas.find(id));
    let places = names(atlas, places);
    if places.is_empty() { title } else { format!("{title} · {places}") }
}

/// Counts with what they count: `12,000 troops, 3 ships`.
pub fn numbers(numbers: &[(u64, String)]) -> String {
    let one = |(value, unit): &(u64, String)| format!("{} {unit}", with_commas(*value));
    numbers.iter().map(one).collect::<Vec<_>>().join(", ")
}

/// What an event is to one of its actors: `drills with Russia`, `visit by Bill Blair`.
pub fn event_part(atlas: &Atlas, ix: EventIx, actor: EntityIx) -> String {
    let words = event_words(atlas, ix);
    let others = |role| {
        let mut others = in_role(atlas, ix, role);
        let is_in = others.contains(&actor);
        others.retain(|&other| other != actor);
        (is_in, names(atlas, others))
    };
    let (acts, sources) = others(ParticipantRole::Source);
    let (suffers, targets) = others(ParticipantRole::Target);
    let (_, event) = atlas.event(ix);
    if is_mutual(event) && (acts || suffers) {
        let parties: Vec<String> =
            [sources, targets].into_iter().filter(|n| !n.is_empty()).collect();
        match parties.as_slice() {
            [] => words,
            parties => format!("{words} with {}", parties.join(", ")),
        }
    } else if acts {
        let with = if sources.is_empty() { sources } else { format!(" with {sources}") };
        let whom = if targets.is_empty() { targets } else { format!(" → {targets}") };
        format!("{words}{with}{whom}")
    } else if !sources.is_empty() {
        format!("{words} by {sources}")
    } else if suffers {
        format!("→ {words}")
    } else {
        words
    }
}

/// Date and modality of an event, as far as they are known: `Sept 2024 · planned`.
pub fn event_when(atlas: &Atlas, ix: EventIx) -> String {
    let (_, event) = atlas.event(ix);
    let date = event.date.map_or_else(|| "undated".to_owned(), date);
    format!("{date} · {}", modality(event.modality))
}

/// How many events some reports tell of, and when the first and the last of those that have a
/// date begin: `12 events since May 2021, the last Nov 2024; 3 undated`.
pub fn since(atlas: &Atlas, reports: &[EventIx]) -> String {
    let mut dates = Vec::new();
    let once = atlas.once(reports.iter().copied());
    let all = once.len();
    for event in once {
        // Of several reports of one event, the first with a date says when it was.
        let told = atlas.reports(atlas.occurrence_of(event)).iter();
        dates.extend(told.filter_map(|&report| atlas.event(report).1.date).next());
    }
    dates.sort_by_key(|date| (date.first(), date.last()));
    let undated = all - dates.len();
    let mut said = count(all, "event", "events");
    match dates.as_slice() {
        [] => return format!("{said}, undated"),
        [only] => said = format!("{said}, {}", date(*only)),
        [first, .., last] if date(*first) == date(*last) => {
            said = format!("{said}, all {}", date(*first));
        }
        [first, .., last] => {
            said = format!("{said} since {}, the last {}", date(*first), date(*last));
        }
    }
    if undated > 0 { format!("{said}; {undated} undated") } else { said }
}

/// What an entity is, in one line: `Sea`, `Town in Russia`, `Person, Japan`.
pub fn entity_line(atlas: &Atlas, gazetteer: &Gazetteer, ix: EntityIx) -> String {
    let entity = atlas.entity(ix);
    let country = entity.country.as_deref().and_then(|iso| {
        gazetteer.country(iso).map(|country| gazetteer.place(country).name.to_owned())
    });
    let what = entity.place.as_ref().map_or_else(|| kind(entity.kind), |p| feature(p.feature));
    match country {
        Some(country) if country != entity.name => match entity.kind {
            Kind::Place => format!("{what} in {country}"),
            _ => format!("{what}, {country}"),
        },
        _ => what.to_owned(),
    }
}

/// `2 of 5`; without a filter, or where it hides nothing, `5`.
pub fn of(shown: u32, all: u32) -> String {
    match shown == all {
        true => with_commas(u64::from(all)),
        false => format!("{} of {}", with_commas(u64::from(shown)), with_commas(u64::from(all))),
    }
}

/// What long work is at, and how long it takes yet.
pub fn progress(name: &str, progress: &Progress) -> String {
    let (done, total) = progress.get();
    match progress.phase() {
        Phase::Joining => format!("Joining names and reports of {name}"),
        Phase::Keeping => format!("Writing the project of {name}"),
        Phase::Reading if total == 0 => format!("Looking for texts in {name}"),
        Phase::Reading => {
            let (done, total) = (with_commas(done as u64), with_commas(total as u64));
            let left =
                progress.left().map_or_else(String::new, |left| format!(", {} left", time(left)));
            format!("Reading {name}: {done} of {total} files{left}")
        }
    }
}

fn time(left: std::time::Duration) -> String {
    match left.as_secs() {
        seconds @ 0..=59 => format!("{} s", seconds.max(1)),
        seconds @ 60..=3599 => format!("{} min", seconds.div_ceil(60)),
        seconds => format!("{} h {} min", seconds / 3600, seconds % 3600 / 60),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_read_as_people_write_them() {
        let told = [
            (12_000, "troops".to_owned()),
            (3, "ships".to_owned()),
            (1_234_567, "euros".to_owned()),
        ];
        assert_eq!(numbers(&told), "12,000 troops, 3 ships, 1,234,567 euros");
    }
}
