//! Places: gazetteer names and nationality words, the longest first, weighed by how much of a
//! place the name is and by what stands beside it. Coordinated names ("the South and East China
//! Seas", "Lee and Clay counties") and generic ones ("the demilitarized zone") too.

use std::ops::Range;

use super::super::lexicon::{Demonym, Entry, Form};
use super::super::tokens::{Shape, TokenKind};
use super::super::words;
use super::bodies::head_at;
use super::units::PlaceName;
use super::{Detail, Draft, Found};
use crate::atlas::Kind;
use crate::gazetteer::{Feature, Gazetteer, NameHit, NameKind, normalize};

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
    /// Index among the draft's found of the larger place named right after: "Paris, Texas".
    pub parent: Option<usize>,
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
    let base = draft.found.len();
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
        if contains {
            place.parent = Some(base + nth + 1);
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
            || (name.end == demonym_end && importance(draft.gazetteer, &name.hits) > 3.0)
    });
    if let Some(name) = by_name {
        let units = at..name.end;
        if covers_body(draft, &units) {
            return None;
        }
        let mut hits = name.hits.clone();
        trim_hits(draft, &units, &mut hits);
        let score = score(draft, &units, &hits, embedded);
        let key = draft.units.phrase(units.clone());
        let place = PlaceFound { naming: Naming::Name, hits, key, embedded, parent: None };
        return Some(Weighed { units, score, rule: "gazetteer/longest", place });
    }
    let (end, demonym) = demonym?;
    let units = at..end;
    if covers_body(draft, &units) {
        return None;
    }
    let hits = demonym_hits(draft.gazetteer, &demonym);
    if hits.is_empty() {
        return None;
    }
    let key = format!("demonym {}", normalize(demonym.place));
    let place = PlaceFound { naming: Naming::Demonym, hits, key, embedded, parent: None };
    Some(Weighed { units, score: 3.0, rule: "lexicon/demonym", place })
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
    let short = word.chars().filter(|c| c.is_alphanumeric()).count() <= 3;
    if short {
        hits.retain(|hit| match hit.kind {
            NameKind::Canonical => !upper || parental || word.chars().count() > 3,
            NameKind::Abbreviation => {
                let country = draft.gazetteer.feature(hit.place) == Feature::Country;
                dotted || upper && (country || parental)
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
        !matches!(draft.claim_at(at), Some(Kind::Person | Kind::Vessel | Kind::Equipment))
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

/// How much of a place the most important bearer of a name is.
pub fn importance(gazetteer: &Gazetteer, hits: &[NameHit]) -> f32 {
    let mut best = -3.0f32;
    let mut mass = 0.0f32;
    for hit in hits {
        let place = gazetteer.place(hit.place);
        let kind = match hit.kind {
            NameKind::Canonical => 0.0,
            NameKind::Alternate => -0.5,
            NameKind::Abbreviation => -0.3,
            NameKind::Historical => -0.7,
        };
        let value = match place.feature {
            Feature::Country => 4.0,
            Feature::Continent | Feature::Ocean => 3.5,
            Feature::Sea | Feature::Gulf | Feature::Strait | Feature::Channel | Feature::Bay => 2.5,
            Feature::Line | Feature::Peninsula | Feature::Region => 2.2,
            Feature::Admin1 => 1.8 + (place.population as f32 + 1.0).log10().max(4.0) / 8.0,
            Feature::County => 0.6,
            Feature::Island | Feature::Lake | Feature::River | Feature::Desert => 1.2,
            Feature::Mountain | Feature::Site => 1.0,
            Feature::City => {
                if kind > -0.6 {
                    mass += place.population as f32;
                }
                continue;
            }
        };
        best = best.max(value + kind);
    }
    let only_alternate = hits.iter().all(|hit| hit.kind != NameKind::Canonical);
    if mass > 0.0 {
        let city = (mass.log10() - 4.3) * 1.1 - if only_alternate { 0.5 } else { 0.0 };
        best = best.max(city.min(3.2));
    }
    best.max(-1.6)
}

/// Whether some bearer of the small name lies in some bearer of the large one.
pub fn contained(gazetteer: &Gazetteer, small: &[NameHit], large: &[NameHit]) -> bool {
    large.iter().any(|parent| {
        small.iter().any(|child| child.place != parent.place && within(gazetteer, *child, *parent))
    })
}

/// Whether one place lies in another by their codes.
pub fn within(gazetteer: &Gazetteer, child: NameHit, parent: NameHit) -> bool {
    let feature = gazetteer.feature(parent.place);
    match feature {
        Feature::Country => {
            gazetteer.iso_of(parent.place).is_some()
                && gazetteer.iso_of(child.place) == gazetteer.iso_of(parent.place)
        }
        Feature::Admin1 => {
            let (child, parent) = (gazetteer.place(child.place), gazetteer.place(parent.place));
            parent.admin1.is_some() && child.admin1 == parent.admin1
        }
        _ => false,
    }
}

/// The place named after a comma at `end` that holds one of `hits`: its last unit's end.
pub fn parent_after(draft: &Draft, end: usize, hits: &[NameHit]) -> Option<usize> {
    let comma = draft.units.norm_after(end) == ",";
    let next = if comma { end + 1 } else { return None };
    draft.units.after(next)?;
    let found = draft.units.places[next]
        .iter()
        .find(|name| fits(draft, next, name) && contained(draft.gazetteer, hits, &name.hits))?;
    Some(found.end)
}

/// Whether the name of exactly these units is followed by a place that holds it.
pub fn has_parent(draft: &Draft, at: usize, end: usize) -> bool {
    draft.units.places[at]
        .iter()
        .find(|name| name.end == end)
        .is_some_and(|name| parent_after(draft, end, &name.hits).is_some())
}

fn score(draft: &Draft, units: &Range<usize>, hits: &[NameHit], embedded: Option<Kind>) -> f32 {
    let (at, end) = (units.start, units.end);
    let first = draft.units.units[at];
    let words = (at..end).filter(|&at| draft.units.units[at].kind == TokenKind::Word).count();
    let (before, after) = (draft.units.norm_before(at), draft.units.norm_after(end));
    if hits.is_empty() {
        return -9.0;
    }
    let mut score = importance(draft.gazetteer, hits);
    let great = score > 3.4;
    let norm = draft.units.phrase(units.clone());
    let lower = draft.units.written(units.clone()).to_lowercase();
    let parented = parent_after(draft, end, hits).is_some();
    let strictly = words::is_strictly_locative(before);
    let located = strictly || words::is_locative(before);
    if words > 1 {
        score += 1.0;
        if lower.ends_with("county") || lower.ends_with("parish") {
            score += 1.5;
        }
    }
    score += match before {
        _ if strictly => 2.0,
        _ if located => 1.3,
        "of" | "for" | "s" => 0.5,
        _ => 0.0,
    };
    if parented {
        score += 4.0;
    }
    let is_parent = before == ","
        && draft.units.before(at).and_then(|comma| draft.units.before(comma)).is_some_and(
            |earlier| {
                (0..4).any(|back| {
                    earlier.checked_sub(back).is_some_and(|start| {
                        draft.units.places[start].iter().any(|name| {
                            name.end == earlier + 1 && contained(draft.gazetteer, &name.hits, hits)
                        })
                    })
                })
            },
        );
    if is_parent {
        score += 2.5;
    }
    if words::is_place_noun(after)
        && draft.units.units.get(end).is_some_and(|u| u.shape == Shape::Lower)
    {
        score += 0.9;
    }
    let joined_next = draft.units.units.get(end).is_some_and(|unit| unit.joined);
    if joined_next {
        let twin = draft.units.places[end]
            .first()
            .is_some_and(|name| importance(draft.gazetteer, &name.hits) > -0.5);
        score += match () {
            () if words::is_place_suffix(draft.units.norm(end)) => 1.5,
            () if great || twin => 0.0,
            () => -1.0,
        };
    }
    let next_capital = draft.units.after(end).is_some_and(|at| draft.units.is_capital(at));
    let head_follows = next_capital && head_at(draft, end).is_some();
    if embedded.is_some_and(|kind| kind != Kind::Event) {
        let starts = at == 0 || draft.claim_at(at - 1).is_none();
        score += if head_follows {
            1.2
        } else if starts {
            0.6
        } else {
            0.2
        };
    } else if head_follows {
        score += 0.8;
    } else if next_capital
        && draft.units.is_name(end)
        && !great
        && !draft.units.shouted[first.sentence as usize]
    {
        // Part of a longer name that no rule knows.
        let known = draft.units.places[end]
            .first()
            .is_some_and(|name| importance(draft.gazetteer, &name.hits) > 1.0);
        let title = draft.lexicon.title(draft.units.word(end)).is_some();
        score -= if known || title { 0.0 } else { 1.2 };
    }
    if next_capital && words::is_street(draft.units.norm(end)) {
        score -= 2.5;
    }
    if next_capital && !great && words::is_landform(draft.units.norm(end)) {
        score -= 1.5;
    }
    let previous = draft.units.before(at);
    let beside = previous
        .is_some_and(|at| draft.units.is_name(at) && draft.claim_at(at) != Some(Kind::Place));
    if beside && !first.joined && embedded.is_none() {
        let previous = previous.unwrap_or(at);
        let person = draft.claim_at(previous) == Some(Kind::Person);
        let given = draft.lexicon.given_name(draft.units.word(previous));
        let known = draft.units.places[previous]
            .iter()
            .any(|name| name.end == at && importance(draft.gazetteer, &name.hits) > 1.5);
        score -= match () {
            () if person => 2.0,
            () if draft.units.is_initial_letter(previous) || given => 3.0,
            () if known || draft.lexicon.demonym(draft.units.word(previous)).is_some() => 0.0,
            () => 1.2,
        };
    }
    if words == 1 {
        let common = draft.lexicon.is_common_word(&lower);
        let shouted = draft.units.shouted[first.sentence as usize];
        let doubtful = draft.lexicon.not_place(&lower);
        let dotted = draft.units.word(at).contains('.');
        match doubtful {
            Some("doubtful" | "given name" | "family name" | "company or product") => {
                score -= if located || parented { 0.4 } else { 1.2 };
            }
            Some("abbreviation") if dotted => {}
            Some(_) => score -= if strictly || parented { 1.0 } else { 3.0 },
            None if common && !great => {
                score -= match () {
                    () if (first.initial || shouted) && score > 1.0 => 1.2,
                    () if first.initial || shouted => 2.2,
                    () if embedded.is_some() => 0.8,
                    () => 0.9,
                };
            }
            None => {}
        }
        if words::is_general_name(&lower) {
            score -= 4.0;
        }
        if words::is_function_word(&lower) && !(first.shape == Shape::Upper && great) {
            score -= 6.0;
        }
        if draft.lexicon.calendar(&lower).is_some() {
            score -= 3.0;
        }
        let word = draft.units.word(at);
        if draft.lexicon.given_name(word) && !great {
            score -= if located || parented { 0.3 } else { 1.2 };
        }
        if draft.lexicon.family_name(word) && !great {
            score -= if located || parented { 0.2 } else { 0.8 };
        }
        if draft.names.is_surname(&norm) || draft.names.is_given(&norm) {
            score -= if strictly || parented { 0.8 } else { 2.2 };
        }
        if (words::is_speech(after) || matches!(before, "said" | "says")) && score < 2.6 {
            score -= 1.0;
        }
        // "S.C." is a state, and ", S.C." after a name Senior Counsel.
        let state =
            dotted && hits.iter().any(|hit| hit.kind == NameKind::Abbreviation) && before != ",";
        if draft.lexicon.title(word).is_some() && !great && !state {
            score -= 2.5;
        }
        if draft.lexicon.org_head(word).is_some() || draft.lexicon.facility_head(word).is_some() {
            score -= 2.5;
        }
        let alternate = hits.iter().all(|hit| hit.kind == NameKind::Alternate);
        let small = importance(draft.gazetteer, hits) < 1.5;
        if alternate && small && (first.shape == Shape::Upper && !shouted || lower.len() <= 4) {
            score -= 2.0;
        }
        if first.shape == Shape::Upper && !shouted && small && lower.len() <= 5 {
            score -= 2.0;
        }
        if before == "the" && !head_follows && small && !next_capital {
            score -= 0.6;
        }
        if matches!(before, "mr" | "mrs" | "ms" | "dr") || draft.units.is_initial_letter(end) {
            score -= 3.0;
        }
    } else if (first.initial || draft.units.shouted[first.sentence as usize]) && !great {
        let ordinary = (at..end).all(|at| {
            draft.lexicon.is_common_word(draft.units.norm(at))
                || words::is_function_word(draft.units.norm(at))
        });
        if ordinary {
            score -= 1.5;
        }
    }
    score
}

/// "the South and East China Seas", "North and South Korea", "Lee, Clay and Scott counties".
fn coordinated(draft: &Draft, at: usize) -> Option<(Vec<Weighed>, usize)> {
    if !draft.units.is_capital(at) || draft.claim_at(at).is_some() {
        return None;
    }
    let mut heads = vec![at];
    let mut next = at + 1;
    loop {
        draft.units.after(next)?;
        let word = draft.units.norm(next);
        let last = matches!(word, "and" | "or" | "&");
        if !(last || word == ",") {
            return None;
        }
        let mut item = next + 1;
        if word == "," && matches!(draft.units.norm_after(item), "and" | "or") {
            item += 1;
        }
        draft.units.after(item).filter(|&item| draft.units.is_capital(item))?;
        let ends = last || item > next + 1;
        if ends {
            return shared_head(draft, &heads, item);
        }
        heads.push(item);
        next = item + 1;
        if heads.len() > 6 {
            return None;
        }
    }
}

/// The names of `heads` with the rest of the last item's name, if the gazetteer has all of them.
fn shared_head(draft: &Draft, heads: &[usize], item: usize) -> Option<(Vec<Weighed>, usize)> {
    // Where the last item's name ends: a plural head noun or a name of the gazetteer.
    let mut end = item + 1;
    while end < item + 4 && draft.units.after(end).is_some() && !draft.units.units[end].joined {
        let norm = draft.units.norm(end);
        let plural = matches!(
            norm,
            "counties"
                | "seas"
                | "oceans"
                | "rivers"
                | "islands"
                | "parishes"
                | "provinces"
                | "states"
                | "lakes"
                | "koreas"
                | "gulfs"
                | "straits"
                | "territories"
        );
        if !plural && !draft.units.is_capital(end) {
            break;
        }
        end += 1;
        if plural {
            break;
        }
    }
    if end == item + 1 {
        return None;
    }
    let singular = |text: &str| -> String {
        match text.strip_suffix("ies") {
            Some(stem) => format!("{stem}y"),
            None => text
                .strip_suffix("shes")
                .map(|stem| format!("{stem}sh"))
                .unwrap_or_else(|| text.strip_suffix('s').unwrap_or(text).to_owned()),
        }
    };
    (item + 2..=end).rev().find_map(|end| {
        let tail = draft.units.phrase(item + 1..end);
        let tails = [singular(&tail), tail];
        let directions = heads.iter().all(|&at| is_direction(draft.units.norm(at)));
        let counties = tails[0].ends_with("county") || tails[0].ends_with("parish");
        let waters = matches!(draft.units.norm(end - 1), "seas" | "oceans" | "gulfs" | "straits");
        if !(directions || counties || waters) {
            return None;
        }
        let find = |head: &str| -> Option<(String, Vec<NameHit>)> {
            tails.iter().find_map(|tail| {
                let name = format!("{head} {tail}");
                let hits: Vec<NameHit> = draft
                    .gazetteer
                    .find(&name)
                    .filter(|hit| draft.gazetteer.feature(hit.place) != Feature::City)
                    .collect();
                (!hits.is_empty()).then_some((name, hits))
            })
        };
        let mut taken = Vec::new();
        for &at in heads.iter().chain([&item]) {
            let (key, hits) = find(draft.units.norm(at))?;
            // In "Lee and Clay counties" each name stands alone; in the other kind the last has all.
            let whole = at == item && !counties;
            let units = if whole { at..end } else { at..at + 1 };
            let place =
                PlaceFound { naming: Naming::Name, hits, key, embedded: None, parent: None };
            taken.push(Weighed { units, score: 3.0, rule: "place/coordinated", place });
        }
        Some((taken, end))
    })
}

fn is_direction(norm: &str) -> bool {
    matches!(
        norm,
        "north"
            | "south"
            | "east"
            | "west"
            | "northern"
            | "southern"
            | "eastern"
            | "western"
            | "upper"
            | "lower"
            | "inner"
            | "outer"
            | "central"
    )
}

/// "the demilitarized zone": a name made of ordinary words stands for a place where the document
/// names the land that goes before it ("Korean Demilitarized Zone").
fn generic(draft: &Draft, at: usize) -> Option<(Vec<Weighed>, usize)> {
    let norm = draft.units.norm(at);
    if draft.claim_at(at).is_some() {
        return None;
    }
    let end = match norm {
        "demilitarized" | "demilitarised" if draft.units.norm_after(at + 1) == "zone" => at + 2,
        "dmz" => at + 1,
        "military"
            if draft.units.norm_after(at + 1) == "demarcation"
                && draft.units.norm_after(at + 2) == "line" =>
        {
            at + 3
        }
        _ => return None,
    };
    // A longer name of the gazetteer goes before.
    let phrase = match norm {
        "military" => "military demarcation line",
        _ => "demilitarized zone",
    };
    let mut best: Option<(usize, Vec<NameHit>, String)> = None;
    for nth in 0..draft.units.len() {
        let Some(demonym) = country_word(draft, nth) else { continue };
        for land in [demonym.as_str(), demonym.rsplit(' ').next().unwrap_or("")] {
            let key = format!("{land} {phrase}");
            let hits: Vec<NameHit> = draft
                .gazetteer
                .find(&key)
                .filter(|hit| draft.gazetteer.feature(hit.place) != Feature::City)
                .collect();
            let nearer = best.as_ref().is_none_or(|(at_best, ..)| nth.abs_diff(at) < *at_best);
            if !hits.is_empty() && nearer {
                best = Some((nth.abs_diff(at), hits, key));
            }
        }
    }
    let (_, hits, key) = best?;
    let place = PlaceFound { naming: Naming::Name, hits, key, embedded: None, parent: None };
    Some((vec![Weighed { units: at..end, score: 2.5, rule: "place/generic", place }], end))
}

/// A country named at `at`, as the adjective of its people.
fn country_word(draft: &Draft, at: usize) -> Option<String> {
    if !draft.units.is_capital(at) {
        return None;
    }
    let adjective = |iso2: &str| -> Option<String> {
        let name = draft.lexicon.state(iso2)?.name;
        Some(normalize(name))
    };
    if let Some((end, _)) = demonym_at(draft, at) {
        return Some(draft.units.phrase(at..end));
    }
    let name = draft.units.places[at].first()?;
    let hit = name.hits.first()?;
    if draft.gazetteer.feature(hit.place) != Feature::Country {
        return None;
    }
    let name_norm = adjective(draft.gazetteer.iso_of(hit.place)?)?;
    // "South Korea" → "south korean": names in -a and their adjectives share a stem.
    let with_n = if name_norm.ends_with('a') { format!("{name_norm}n") } else { name_norm };
    Some(with_n)
}
