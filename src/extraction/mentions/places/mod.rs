//! Places: gazetteer names and nationality words, the longest first, weighed by how much of a
//! place the name is and by what stands beside it. Coordinated names ("the South and East China
//! Seas", "Lee and Clay counties") and generic ones ("the demilitarized zone") too.

mod score;
mod shared;

use std::ops::Range;

use super::super::lexicon::{Demonym, Entry, Form};
use super::super::tokens::{Shape, TokenKind};
use super::super::words;
use super::units::PlaceName;
use super::{Detail, Draft, Found};
use crate::atlas::Kind;
use crate::gazetteer::own::OwnIx;
use crate::gazetteer::{Feature, Gazetteer, NameHit, NameKind, normalize};
use score::score;
pub use score::{contained, has_parent, importance, parent_after, within};
use shared::{coordinated, generic};

/// How a mention names its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Naming {
    /// By a name of the gazetteer.
    Name,
    /// By a nationality word.
    Demonym,
}

/// A place mention before it is known which place it means.
#[derive(Clone, Debug)]
pub struct PlaceFound {
    pub naming: Naming,
    pub hits: Vec<NameHit>,
    /// What all mentions of one name in a document share.
    pub key: String,
    /// Within the name of a body, force or named event.
    pub embedded: Option<Kind>,
    /// What the name right after may mean, if that holds this place: "Paris, Texas".
    pub parent: Vec<NameHit>,
    /// What the name right before may mean, if this place holds that.
    pub child: Vec<NameHit>,
    /// The user's own place, which the gazetteer does not have: then there are no hits.
    pub own: Option<OwnIx>,
}

/// Above this a name is taken for a place.
const THRESHOLD: f32 = 0.5;
/// Names that missed it by less are taken where the document has them elsewhere.
const NEARLY: f32 = 1.3;
/// And by this, where it is beyond doubt elsewhere ("Monroe, Ohio").
const BARELY: f32 = 3.0;
const SURE: f32 = 3.0;

struct Weighed {
    units: Range<usize>,
    score: f32,
    rule: &'static str,
    place: PlaceFound,
}

pub fn find(draft: &mut Draft) {
    let mut taken: Vec<Weighed> = Vec::new();
    let mut nearly: Vec<Weighed> = Vec::new();
    let mut at = 0;
    while at < draft.units.len() {
        if let Some((found, end)) = coordinated(draft, at).or_else(|| generic(draft, at)) {
            taken.extend(found);
            at = end;
            continue;
        }
        match weigh(draft, at) {
            Some(weighed) => {
                let end = weighed.units.end;
                if weighed.score >= THRESHOLD {
                    taken.push(weighed);
                    at = end;
                } else {
                    if weighed.score >= THRESHOLD - BARELY {
                        nearly.push(weighed);
                    }
                    at += 1;
                }
            }
            None => at += 1,
        }
    }
    for weighed in nearly {
        let far = weighed.score < THRESHOLD - NEARLY;
        let sure = |other: &Weighed| {
            let least = if far { SURE } else { THRESHOLD + 0.5 };
            other.place.key == weighed.place.key && other.score >= least
        };
        let free = |other: &Weighed| {
            other.units.end <= weighed.units.start || weighed.units.end <= other.units.start
        };
        if taken.iter().any(sure) && taken.iter().all(free) {
            taken.push(Weighed { rule: "place/elsewhere", ..weighed });
        }
    }
    taken.sort_by_key(|weighed| weighed.units.start);
    let mut child: Vec<NameHit> = Vec::new();
    for (nth, weighed) in taken.iter().enumerate() {
        let mut place = weighed.place.clone();
        let parent = taken.get(nth + 1).filter(|next| {
            let gap = weighed.units.end..next.units.start;
            gap.len() == 1 && draft.units.word(gap.start) == ","
                || gap.len() == 2
                    && draft.units.word(gap.start) == "."
                    && draft.units.word(gap.start + 1) == ","
        });
        let contains =
            parent.is_some_and(|next| contained(draft.gazetteer, &place.hits, &next.place.hits));
        place.child = std::mem::take(&mut child);
        if let Some(parent) = parent.filter(|_| contains) {
            place.parent.clone_from(&parent.place.hits);
            child.clone_from(&place.hits);
        }
        let abbreviation = place.hits.iter().any(|hit| hit.kind == NameKind::Abbreviation)
            && weighed.units.len() == 1
            && draft.units.norm(weighed.units.start).len() <= 5
            && draft.units.units[weighed.units.start].shape != Shape::Upper;
        let span = draft.units.span_with_dot(weighed.units.clone(), abbreviation);
        let units = weighed.units.clone();
        let confidence = 1.0 / (1.0 + (-(weighed.score + 0.5)).exp());
        let detail = Detail::Place(place);
        let kind = Kind::Place;
        draft.add(Found { units, span, kind, confidence, rule: weighed.rule, detail });
    }
}

/// The best reading as a place of what starts at `at`, however bad it is.
fn weigh(draft: &Draft, at: usize) -> Option<Weighed> {
    let unit = draft.units.units[at];
    if unit.kind != TokenKind::Word || unit.shape == Shape::Lower && !unit.joined {
        return None;
    }
    let embedded = match draft.claim_at(at) {
        Some(Kind::Person | Kind::Vessel | Kind::Equipment | Kind::Agreement | Kind::Operation) => {
            return None;
        }
        // The user's own.
        Some(Kind::Place) => return None,
        other => other,
    };
    let of_body = embedded.is_some_and(|kind| kind == Kind::Organisation)
        && draft.found.iter().any(|found| {
            let known = matches!(&found.detail, Detail::Named(named) if named.known);
            known && found.units.contains(&at)
        });
    if of_body {
        return None;
    }
    let demonym = demonym_at(draft, at);
    let mut names = draft.units.places[at].iter().filter(|name| fits(draft, at, name));
    let mut name = names.next();
    // "Kentucky State Police" is of Kentucky, though "Kentucky State" is a name for it too.
    if let (Some(long), Some(short)) = (name, names.next()) {
        let tail = draft.units.norm(long.end - 1);
        let by_the_way = long.hits.iter().all(|hit| hit.kind != NameKind::Canonical);
        // Teams and universities: "Ohio State"; in other lands "Benue State" is the state.
        let american = tail == "state"
            && short.hits.iter().any(|hit| {
                draft.gazetteer.feature(hit.place) == Feature::Admin1
                    && draft.gazetteer.iso_of(hit.place) == Some("US")
            });
        if short.end + 1 == long.end
            && matches!(tail, "state" | "city" | "center" | "centre")
            && by_the_way
            && (american || draft.units.is_capital(long.end))
        {
            name = Some(short);
        }
    }
    let demonym_end = demonym.as_ref().map_or(0, |&(end, _)| end);
    // A country's name that is also its demonym ("Philippine") or a town called "German".
    let by_name = name.filter(|name| {
        name.end > demonym_end
            || (name.end == demonym_end
                && importance(draft.gazetteer, &name.hits) > 3.0
                && name.hits.iter().any(|hit| hit.kind == NameKind::Canonical))
    });
    if let Some(name) = by_name {
        let units = at..name.end;
        // "Paris & Sons" is a firm of people.
        let firm = draft.units.word(name.end) == "&"
            && matches!(
                draft.units.norm(name.end + 1),
                "sons"
                    | "son"
                    | "co"
                    | "bros"
                    | "brothers"
                    | "daughters"
                    | "partners"
                    | "associates"
            );
        if firm || covers_body(draft, &units) {
            return None;
        }
        let mut hits = name.hits.clone();
        trim_hits(draft, &units, &mut hits);
        let score = score(draft, &units, &hits, embedded);
        let key = draft.units.phrase(units.clone());
        let place = PlaceFound {
            naming: Naming::Name,
            hits,
            key,
            embedded,
            parent: Vec::new(),
            child: Vec::new(),
            own: None,
        };
        return Some(Weighed { units, score, rule: "gazetteer/longest", place });
    }
    let (end, demonym) = demonym?;
    let units = at..end;
    if covers_body(draft, &units) {
        return None;
    }
    let hits = demonym_hits(draft.gazetteer, &demonym);
    if hits.is_empty() || is_language(draft, at, end) {
        return None;
    }
    let key = format!("demonym {}", normalize(demonym.place));
    let place = PlaceFound {
        naming: Naming::Demonym,
        hits,
        key,
        embedded,
        parent: Vec::new(),
        child: Vec::new(),
        own: None,
    };
    Some(Weighed { units, score: 3.0, rule: "lexicon/demonym", place })
}

/// "speaks fluent French", "shouted in Turkish", "translated from Korean": the language.
fn is_language(draft: &Draft, at: usize, end: usize) -> bool {
    if !words::is_of_language(draft.units.norm_before(at)) {
        return false;
    }
    // A noun after it is of the land: "in French hands".
    draft.units.after(end).is_none_or(|next| {
        let unit = &draft.units.units[next];
        unit.kind == TokenKind::Punct
            || unit.shape == Shape::Lower && words::is_function_word(draft.units.norm(next))
    })
}

/// Abbreviations of states and two-letter codes count only after a comma or with their dot.
fn trim_hits(draft: &Draft, units: &Range<usize>, hits: &mut Vec<NameHit>) {
    let word = draft.units.span(units.clone()).of(draft.units.text);
    let upper = word.chars().all(|c| !c.is_lowercase());
    let dotted = word.contains('.') || draft.units.word(units.end) == ".";
    let abbreviates = hits.iter().any(|hit| hit.kind == NameKind::Abbreviation);
    if dotted && abbreviates && word.len() <= 6 {
        hits.retain(|hit| hit.kind == NameKind::Abbreviation);
    }
    let parental = draft.units.norm_before(units.start) == ",";
    // "Ms.", "M.D.", "L.A.": each letter its own stop stands for a word of its own.
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    let spelled =
        word.contains('.') && letters > 1 && word.split('.').all(|part| part.chars().count() <= 1);
    if spelled {
        hits.retain(|hit| {
            let place = draft.gazetteer.place(hit.place);
            let state = place.feature == Feature::Admin1 && hit.kind == NameKind::Abbreviation;
            !state || place.name.split([' ', '-']).count() == letters
        });
    }
    // "Easter Mass": a state's name cut short has its stop, or its town before it.
    if !dotted && !upper && !parental && letters > 3 {
        hits.retain(|hit| {
            let state = draft.gazetteer.feature(hit.place) == Feature::Admin1;
            !(state && hit.kind == NameKind::Abbreviation)
        });
    }
    let short = word.chars().filter(|c| c.is_alphanumeric()).count() <= 3;
    if short {
        hits.retain(|hit| match hit.kind {
            NameKind::Canonical => !upper || parental || word.chars().count() > 3,
            NameKind::Abbreviation => {
                let country = draft.gazetteer.feature(hit.place) == Feature::Country;
                dotted || (upper && (country || parental))
            }
            _ => false,
        });
    }
}

fn fits(draft: &Draft, at: usize, name: &PlaceName) -> bool {
    let last = name.end - 1;
    // "the Korean peninsula": the noun at the end of a natural feature's name may be small.
    let small_end = name.end > at + 1
        && matches!(
            draft.units.norm(last),
            "peninsula"
                | "sea"
                | "strait"
                | "straits"
                | "gulf"
                | "archipelago"
                | "canal"
                | "desert"
                | "ocean"
                | "islands"
                | "island"
                | "river"
                | "delta"
                | "mountains"
                | "valley"
                | "coast"
        )
        && name.hits.iter().any(|hit| draft.gazetteer.feature(hit.place) != Feature::City);
    let capital_end = small_end
        || draft.units.is_capital(last)
        || draft.units.units[last].kind != TokenKind::Word;
    let first_capital = draft.units.is_capital(at);
    // Claimed parts of other names end a place's.
    let free = (at..name.end).all(|at| {
        !matches!(
            draft.claim_at(at),
            Some(Kind::Person | Kind::Vessel | Kind::Equipment | Kind::Place)
        )
    });
    let glued = (at + 1..name.end).all(|at| !matches!(draft.units.word(at), "," | "(" | ")"));
    capital_end && first_capital && free && glued
}

/// A name that is all of a body's name is not a place in it.
fn covers_body(draft: &Draft, units: &Range<usize>) -> bool {
    draft.found.iter().rev().take(400).any(|found| {
        found.kind != Kind::Place
            && found.kind != Kind::Event
            && found.units.start >= units.start
            && found.units.end <= units.end
            && !found.units.is_empty()
    })
}

/// A nationality word that counts as a place: its end and row.
pub fn demonym_at(draft: &Draft, at: usize) -> Option<(usize, Demonym<'static>)> {
    if !draft.units.is_capital(at) {
        return None;
    }
    let byte = draft.units.units[at].span.start as usize;
    let (stop, entries) = draft.lexicon.at_where(
        draft.units.text,
        byte,
        |entry| matches!(entry, Entry::Demonym(row) if row.counts_as_place),
    )?;
    let end = draft.units.end_at(stop);
    // "Anglo-", "Sino-" only before a hyphen.
    let hyphen = draft.units.units.get(end).is_some_and(|unit| unit.joined);
    entries.into_iter().find_map(|entry| match entry {
        Entry::Demonym(row) if row.form == Form::Prefix && !hyphen => None,
        Entry::Demonym(row) => Some((end, row)),
        _ => None,
    })
}

fn demonym_hits(gazetteer: &Gazetteer, demonym: &Demonym) -> Vec<NameHit> {
    let country = demonym.iso2.filter(|_| demonym.level == "country");
    if let Some(place) = country.and_then(|iso2| gazetteer.country(iso2)) {
        return vec![NameHit { place, kind: NameKind::Canonical, ambiguous: false }];
    }
    let wanted = |hit: &NameHit| {
        let feature = gazetteer.feature(hit.place);
        let same = demonym.iso2.is_none() || gazetteer.iso_of(hit.place) == demonym.iso2;
        same && match demonym.level {
            "city" => feature == Feature::City,
            "admin1" => feature == Feature::Admin1,
            _ => true,
        }
    };
    let name = normalize(demonym.place);
    let hits: Vec<NameHit> = gazetteer.find(&name).filter(wanted).take(8).collect();
    if hits.is_empty() && demonym.level != "country" {
        return gazetteer.find(&name).take(8).collect();
    }
    hits
}
