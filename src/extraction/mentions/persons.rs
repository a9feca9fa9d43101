//! Persons: by title, given name, initials, order of names and what is said about them; then
//! surnames alone that lead back to a full name. Nothing here knows any person.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::super::lexicon::{Entry, Position, TitleClass};
use super::super::tokens::{Shape, TokenKind, unbroken};
use super::super::words;
use super::bodies::head_at;
use super::titles::{roles_after, title_before};
use super::{Detail, Draft, Found, PersonFound};
use crate::atlas::Kind;

/// Surnames and given names of the persons found so far, normalised.
#[derive(Debug, Default)]
pub struct Names {
    surnames: BTreeMap<String, u32>,
    given: BTreeMap<String, u32>,
    full: BTreeSet<String>,
}

impl Names {
    pub fn is_surname(&self, norm: &str) -> bool {
        self.surnames.contains_key(norm)
    }

    /// Whether it is the full name of someone in the text, or the surname of someone so named.
    pub fn is_full(&self, norm: &str) -> bool {
        self.full.contains(norm)
    }

    pub fn is_given(&self, norm: &str) -> bool {
        self.given.contains_key(norm)
    }

    /// A surname within one letter of `norm`, both long enough that this is no accident.
    pub fn variant(&self, norm: &str) -> Option<&str> {
        let close =
            |name: &&String| name.len() > 5 && norm.len() > 4 && one_letter_apart(name, norm);
        self.surnames.keys().find(close).map(String::as_str)
    }
}

/// Whether one insertion, deletion or substitution makes one of the other; first letters equal.
pub fn one_letter_apart(a: &str, b: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    if a.first() != b.first() || a.len().abs_diff(b.len()) > 1 || a == b {
        return false;
    }
    let prefix = a.iter().zip(&b).take_while(|(a, b)| a == b).count();
    let suffix = a.iter().rev().zip(b.iter().rev()).take_while(|(a, b)| a == b).count();
    prefix + suffix.min(a.len().min(b.len()) - prefix) + 1 >= a.len().max(b.len())
}

pub fn full_names(draft: &mut Draft) {
    let mut at = 0;
    while at < draft.units.len() {
        at = full_name(draft, at).unwrap_or(at + 1);
    }
}

fn full_name(draft: &mut Draft, at: usize) -> Option<usize> {
    if let Some(end) = listed_author(draft, at) {
        return Some(end);
    }
    let unit = draft.units.units[at];
    if unit.joined || !draft.units.is_capital(at) || draft.claim_at(at).is_some() {
        return None;
    }
    let end = run(draft, at)?;
    let count = (at..end).filter(|&at| !draft.units.units[at].joined).count();
    let first = draft.units.word(at);
    // "Martin Holloway" at the head of a sentence: "martin" is a word, too, but what follows is none.
    let followed_by_name = (at + 1..end)
        .find(|&at| !draft.units.units[at].joined)
        .is_some_and(|second| draft.units.is_name(second));
    let title = title_before(draft, at).filter(|_| {
        let comma = draft.units.norm_before(at) == ",";
        // "Minister of Trade, Bill Holloway": so too where the given name is a word.
        !comma || (count > 1 && (draft.units.is_name(at) || followed_by_name))
    });
    let given = (draft.units.is_name(at) || followed_by_name) && draft.lexicon.given_name(first);
    let initials = draft.units.is_initial_letter(at);
    let last_given = count == 2 && {
        let last = (at + 1..end).find(|&at| !draft.units.units[at].joined).unwrap_or(at);
        let second = draft.units.span(last..end).of(draft.units.text);
        draft.units.is_name(last)
            && draft.units.is_name(at)
            && (draft.lexicon.given_name(second)
                || (draft.lexicon.family_name(first) && !draft.lexicon.family_name(second)))
    };
    let family = draft.units.is_name(at) && draft.lexicon.family_name(first);
    let (rule, confidence) = if title.is_some() {
        ("person/title", 0.92)
    } else if given && count > 1 {
        ("person/given-name", 0.88)
    } else if initials && count > 1 && end - at > 1 && !draft.units.is_initial_letter(end - 1) {
        ("person/initials", 0.8)
    } else if count == 2 && is_again(draft, at, end)
        || count == 2 && draft.units.is_name(at) && is_of_person(draft, end)
    {
        ("person/context", 0.7)
    } else if (last_given || family) && count > 1 {
        ("person/family-first", 0.8)
    } else {
        return None;
    };
    if inside_place(draft, at) || title.is_none() && is_rather_place(draft, at, end, count) {
        return None;
    }
    if super::places::demonym_at(draft, at).is_some_and(|(stop, _)| stop > at + 1) {
        return None;
    }
    if let Some(title) = &title {
        // "Foreign Minister Israel Katz" has a given name, "King Jordan" none.
        let named = given && count > 1;
        let country =
            title.class != TitleClass::Honorific && !named && is_country_level(draft, at, end);
        // "Mayor of London" has an of; "Governor Texas" is not a name, nor is "Sri Lanka".
        let lone_place =
            count == 1 && title.class != TitleClass::Honorific && strength(draft, at, end) > 1.4;
        let from = title.start;
        let wider = draft.units.places[from].iter().any(|name| name.end > at)
            || super::places::demonym_at(draft, from).is_some_and(|(stop, _)| stop > at);
        if wider {
            return None;
        }
        if country || lone_place || !(draft.units.is_name(at) || count > 1) {
            return None;
        }
    }
    let family_first = !given && (family || last_given) && draft.units.is_name(at);
    let start = at;
    let found = PersonFound {
        words: name_words(draft, start..end),
        roles: title.as_ref().map(|title| title.roles.clone()).unwrap_or_default(),
        country: title.as_ref().and_then(|title| title.country.clone()),
        lone: count == 1,
        family_first: family_first && count > 1,
    };
    let mut person = found;
    if person.roles.is_empty() {
        roles_after(draft, end, &mut person);
    }
    add(draft, start..end, confidence, rule, person);
    Some(end)
}

/// "London, Grace. 2015.": an author as lists of references have them.
fn listed_author(draft: &mut Draft, at: usize) -> Option<usize> {
    let units = &draft.units;
    let first = units.units[at].initial && units.is_capital(at) && units.norm_after(at + 1) == ",";
    if !first || !units.is_capital(at + 2) || units.units[at].joined {
        return None;
    }
    let given = units.word(at + 2);
    if !draft.lexicon.given_name(given) || !matches!(units.word(at + 3), "." | "," | "(") {
        return None;
    }
    let year = |at: usize| {
        let word = units.word(at);
        word.len() == 4 && word.parse::<u32>().is_ok_and(|year| (1500..2100).contains(&year))
    };
    if !(year(at + 4) || units.word(at + 3) == "," && units.norm(at + 4) == "and") {
        return None;
    }
    let words = vec![given.to_owned(), units.word(at).to_owned()];
    let person = PersonFound { words, ..PersonFound::default() };
    add(draft, at..at + 3, 0.8, "person/listed", person);
    Some(at + 3)
}

fn add(
    draft: &mut Draft,
    units: Range<usize>,
    confidence: f32,
    rule: &'static str,
    person: PersonFound,
) {
    let norms: Vec<String> =
        person.words.iter().map(|word| crate::gazetteer::normalize(word)).collect();
    if let (Some(first), Some(last)) = (norms.first(), norms.last()) {
        let (surname, given) = if person.family_first { (first, last) } else { (last, first) };
        *draft.names.surnames.entry(surname.clone()).or_default() += 1;
        if norms.len() > 1 {
            draft.names.full.insert(surname.clone());
            draft.names.full.insert(norms.join(" "));
            *draft.names.given.entry(given.clone()).or_default() += 1;
            // "Julia San Martin", "Ursula de Gelder": the surname is both words.
            if let [.., particle, last] = &norms[..]
                && norms.len() > 2
                && (words::is_name_particle(particle)
                    || matches!(
                        particle.as_str(),
                        "san" | "santa" | "saint" | "st" | "mac" | "ben"
                    ))
            {
                let both = format!("{particle} {last}");
                *draft.names.surnames.entry(both).or_default() += 1;
            }
            // East Asian names without a list of given names may stand either way round.
            if person.family_first || draft.lexicon.family_name(first) {
                *draft.names.surnames.entry(first.clone()).or_default() += 1;
            }
        }
    }
    let span = draft.units.span_with_dot(units.clone(), false);
    draft.add(Found {
        units,
        span,
        kind: Kind::Person,
        confidence,
        rule,
        detail: Detail::Person(person),
    });
}

/// The words of a name, compounds put together again.
fn name_words(draft: &Draft, range: Range<usize>) -> Vec<String> {
    let text = unbroken(draft.units.span(range).of(draft.units.text));
    text.split_whitespace()
        .map(|word| word.trim_matches(|c: char| matches!(c, '"' | '“' | '”' | ',')).to_owned())
        .filter(|word| !word.is_empty())
        .collect()
}

/// One past the run of name-like units from `at`; `None` if something else is named there.
fn run(draft: &Draft, at: usize) -> Option<usize> {
    let shouted = draft.units.shouted[draft.units.units[at].sentence as usize];
    let mut end = at;
    let mut capitals = 0;
    while end == at || draft.units.after(end).is_some() {
        let Some(unit) = draft.units.units.get(end) else { break };
        if draft.claim_at(end).is_some() {
            break;
        }
        if unit.joined {
            end += 1;
            continue;
        }
        if unit.kind == TokenKind::Word && draft.units.is_capital(end) {
            let named = draft.units.is_name(end) || draft.units.is_initial_letter(end);
            let upper = unit.shape == Shape::Upper
                && !shouted
                && !draft.units.is_initial_letter(end)
                && unit.span.len() > 3;
            if (!named && (end > at || shouted)) || upper || capitals == 4 {
                break;
            }
            if end > at {
                if matches!(draft.units.norm(end), "county" | "parish" | "township" | "counties") {
                    return None;
                }
                let word = draft.units.word(end);
                let stops = draft.lexicon.demonym(word).is_some_and(|d| d.level == "country")
                    || is_title_word(draft, end)
                    || words::is_function_word(&word.to_lowercase());
                if stops {
                    break;
                }
            }
            capitals += 1;
            end += 1;
            continue;
        }
        // Particles only between capitals; "Jr." and the dot of an initial only after one.
        let particle = unit.kind == TokenKind::Word
            && capitals > 0
            && words::is_name_particle(draft.units.word(end))
            && unit.spaced;
        if particle {
            let next = (end + 1..end + 3).find(|&next| {
                draft.units.after(next).is_some()
                    && !words::is_name_particle(draft.units.word(next))
            });
            if next.is_some_and(|next| draft.units.is_capital(next) && capitals < 4) {
                end += 1;
                continue;
            }
        }
        break;
    }
    if end == at || capitals == 0 {
        return None;
    }
    let first = draft.units.norm(at);
    if matches!(first, "county" | "city" | "township" | "state")
        || (capitals == 1 && head_at(draft, at).is_some())
    {
        return None;
    }
    // A run that goes into the head of a body or facility is that body's name.
    for within in at + 1..=end {
        let follows = within < end || draft.units.after(within).is_some();
        if follows && !draft.units.units[within].joined && head_at(draft, within).is_some() {
            let last = within + 1 >= end && within < end && capitals == 2;
            let surname_like = last
                && draft.lexicon.given_name(draft.units.word(at))
                && draft.units.norm_before(at) != "the"
                && !draft.units.is_capital(within + 1)
                && draft.lexicon.is_common_word(draft.units.norm(within))
                && strength(draft, at, at + 1) < 1.0;
            if !surname_like {
                return None;
            }
        }
    }
    let next = draft.units.norm_after(end);
    if matches!(next, "county" | "city" | "township") && draft.units.is_capital(end) {
        return None;
    }
    Some(end)
}

/// Past the last word as well, where there is none.
fn is_title_word(draft: &Draft, at: usize) -> bool {
    let Some(unit) = draft.units.units.get(at) else { return false };
    let byte = unit.span.start as usize;
    let title = draft.lexicon.at_where(draft.units.text, byte, |entry| {
        matches!(entry, Entry::Title(title) if title.position != Position::After
            && !matches!(title.class, TitleClass::Royal))
    });
    title.is_some() && !draft.lexicon.given_name(draft.units.word(at))
}

/// Whether a gazetteer name explains the run better than a person does.
fn is_rather_place(draft: &Draft, at: usize, end: usize, count: usize) -> bool {
    let before = draft.units.norm_before(at);
    let located = words::is_strictly_locative(before);
    for name in &draft.units.places[at] {
        let words = (at..name.end).filter(|&at| !draft.units.units[at].joined).count();
        if words < 2 || name.end > end + 1 {
            continue;
        }
        let strong = strength(draft, at, name.end) > 0.6;
        if strong || located || super::places::parent_after(draft, name.end, &name.hits).is_some() {
            return true;
        }
    }
    // "Paris Hilton" is a person, "Paris Fashion Week" is not.
    let big = strength(draft, at, at + 1) > 1.5;
    let second = draft.units.norm(at + 1);
    if count == 2
        && !located
        && (is_again(draft, at, end) || is_of_person(draft, end) || led_by(draft, at, end))
    {
        return false;
    }
    if big && (located || draft.lexicon.is_common_word(second) || count > 3) {
        return true;
    }
    // "London, Ontario" style pairs of places without their comma.
    big && strength(draft, at + 1, end) > 2.0 && !draft.lexicon.given_name(draft.units.word(at + 1))
}

/// Whether the text has already named someone so.
fn is_again(draft: &Draft, at: usize, end: usize) -> bool {
    draft.names.is_full(&draft.units.phrase(at..end))
}

/// Whether what follows is said of persons alone: ", 52,", ", who".
fn is_of_person(draft: &Draft, end: usize) -> bool {
    if draft.units.norm_after(end) != "," {
        return false;
    }
    let next = draft.units.norm_after(end + 1);
    let aged = next.len() == 2
        && next.bytes().all(|byte| byte.is_ascii_digit())
        && matches!(draft.units.norm_after(end + 2), "," | "." | "");
    aged || matches!(next, "who" | "whose")
        || (matches!(next, "a" | "an" | "her" | "his" | "their")
            && (end + 2..end + 6).any(|at| is_title_word(draft, at)))
}

/// "led by Chad Rivers": what is done by a name, or a name that two words of it say.
fn led_by(draft: &Draft, at: usize, end: usize) -> bool {
    matches!(draft.units.norm_before(at), "by" | "with" | "named")
        && draft.units.is_name(at)
        && draft.units.is_name(end - 1)
        && !draft.units.is_capital(end)
        && !draft.units.shouted[draft.units.units[at].sentence as usize]
        && !words::is_landform(draft.units.norm(end - 1))
        && !words::is_street(draft.units.norm(end - 1))
}

/// Whether `at` lies within a name of several words that is clearly a place's: "Los [Angeles]".
fn inside_place(draft: &Draft, at: usize) -> bool {
    (1..4).filter_map(|back| at.checked_sub(back)).any(|start| {
        draft.units.units[start].sentence == draft.units.units[at].sentence
            && draft.claim_at(start).is_none()
            && draft.units.is_capital(start)
            && draft.units.places[start].iter().any(|name| {
                name.end > at && super::places::importance(draft.gazetteer, &name.hits) > 0.6
            })
    })
}

fn is_country_level(draft: &Draft, at: usize, end: usize) -> bool {
    (at + 1..=end).rev().any(|stop| draft.country_of(at..stop).is_some())
}

/// How much a place the best gazetteer name of exactly these units is.
pub fn strength(draft: &Draft, at: usize, end: usize) -> f32 {
    let Some(names) = draft.units.places.get(at) else { return -9.0 };
    let Some(name) = names.iter().find(|name| name.end == end) else { return -9.0 };
    super::places::importance(draft.gazetteer, &name.hits)
}

/// Surnames and given names alone, and unknown single names that speak.
pub fn lone_names(draft: &mut Draft) {
    for at in 0..draft.units.len() {
        lone_name(draft, at);
    }
}

fn lone_name(draft: &mut Draft, at: usize) {
    let unit = draft.units.units[at];
    let claimed = draft.claim_at(at).is_some();
    if unit.joined || unit.kind != TokenKind::Word || !draft.units.is_capital(at) || claimed {
        return;
    }
    let mut end = at + 1;
    while draft.units.after(end).is_some() && draft.units.units[end].joined {
        end += 1;
    }
    // "San Martin said": a surname of two words.
    let next = end + 1;
    if draft.units.after(end).is_some()
        && draft.units.is_capital(end)
        && draft.claim_at(end).is_none()
        && draft.names.is_surname(&draft.units.phrase(at..next))
        && !words::is_strictly_locative(draft.units.norm_before(at))
    {
        return lone(draft, at..next, "person/surname", 0.85);
    }
    let norm = draft.units.phrase(at..end);
    if norm.len() < 2 || words::is_function_word(&norm) {
        return;
    }
    let (before, mut after) = (draft.units.norm_before(at), draft.units.norm_after(end));
    // "Holloway also said".
    if matches!(after, "also" | "later" | "then" | "further" | "recently") {
        after = draft.units.norm_after(end + 1);
    }
    let shouted = draft.units.shouted[unit.sentence as usize];
    let governed =
        matches!(before, "of" | "for" | "the" | "by" | "than") || words::is_locative(before);
    let speaks = !governed && words::is_speech(after)
        || (matches!(before, "said" | "says" | "told") && !draft.units.is_capital(end));
    let acts = speaks || words::is_acting_verb(after);
    // "a driver, Jordan, who had …", "Paris (2008)".
    let given_who = before == ","
        && draft.lexicon.given_name(draft.units.word(at))
        && after == ","
        && matches!(draft.units.norm_after(end + 1), "who" | "whose");
    if (given_who || is_cited(draft, at, end)) && !inside_place(draft, at) {
        return lone(draft, at..end, "person/context", 0.7);
    }
    let country = draft.country_of(at..end).is_some();
    let beside_name = draft.units.is_name(end) && draft.claim_at(end).is_none();
    let located = words::is_strictly_locative(before) || super::places::has_parent(draft, at, end);
    let surname = draft.names.is_surname(&norm);
    if inside_place(draft, at) {
        return;
    }
    let given = draft.names.is_given(&norm);
    let ordinary = !unit.name;
    let place = strength(draft, at, end);
    let elsewhere = surname && (country || place > 2.6) && named_as_place(draft, &norm);
    let to =
        (2..7).any(|back| at.checked_sub(back).is_some_and(|at| draft.units.norm(at) == "from"));
    let from_to = place > 0.5 && (before == "from" && after == "to" || before == "to" && to);
    if surname
        && !(country && (elsewhere || !draft.names.is_full(&norm)))
        && !located
        && !from_to
        && !beside_name
        && (!ordinary || acts || draft.units.is_possessive(end))
    {
        if place > 2.6 && !acts && before != "mr" && elsewhere {
            return;
        }
        return lone(draft, at..end, "person/surname", 0.85);
    }
    // A given name that is a country's name too, of someone the text names in full.
    if given
        && country
        && !named_as_place(draft, &norm)
        && !located
        && !beside_name
        && draft.lexicon.given_name(draft.units.word(at))
    {
        return lone(draft, at..end, "person/given-alone", 0.6);
    }
    if country || located || shouted || ordinary || unit.shape == Shape::Upper {
        return;
    }
    let head = head_at(draft, at).is_some() || is_title_word(draft, at);
    if head || beside_name || draft.lexicon.demonym(draft.units.word(at)).is_some() {
        return;
    }
    if given && (acts || draft.lexicon.given_name(draft.units.word(at))) && place < 1.5 {
        return lone(draft, at..end, "person/given-alone", 0.7);
    }
    if speaks && place < 0.8 {
        let variant = draft.names.variant(&norm).is_some();
        let rule = if variant { "person/variant" } else { "person/speaks" };
        if variant || !draft.lexicon.is_common_word(&norm) {
            lone(draft, at..end, rule, if variant { 0.7 } else { 0.55 });
        }
    }
}

/// "Paris (2008)", "Beckett and Jordan (2011)", "(Okafor 2003, 41": an author and a year.
fn is_cited(draft: &Draft, at: usize, end: usize) -> bool {
    let is_year = |at: usize| {
        let word = draft.units.norm(at);
        word.len() == 4
            && (word.starts_with("19") || word.starts_with("20"))
            && word.bytes().all(|byte| byte.is_ascii_digit())
    };
    let in_brackets = draft.units.norm_after(end) == "("
        && draft.units.after(end + 1).is_some_and(is_year)
        && matches!(draft.units.norm_after(end + 2), ")" | "," | ":");
    let before = draft.units.norm_before(at);
    in_brackets && !words::is_locative(before) && before != "the"
}

/// Whether the document speaks of the place of this name: "in Georgia", "Georgian".
fn named_as_place(draft: &Draft, norm: &str) -> bool {
    (0..draft.units.len()).any(|at| {
        let same = draft.units.norm(at) == norm && draft.units.is_capital(at);
        let located = same && words::is_strictly_locative(draft.units.norm_before(at));
        located
            || super::places::demonym_at(draft, at)
                .is_some_and(|(_, demonym)| crate::gazetteer::normalize(demonym.place) == norm)
    })
}

fn lone(draft: &mut Draft, units: Range<usize>, rule: &'static str, confidence: f32) {
    let words = name_words(draft, units.clone());
    let person = PersonFound { words, lone: true, ..PersonFound::default() };
    let span = draft.units.span(units.clone());
    draft.add(Found {
        units,
        span,
        kind: Kind::Person,
        confidence,
        rule,
        detail: Detail::Person(person),
    });
}

/// Two unknown names side by side, where what stands beside them is said of persons.
pub fn after_places(draft: &mut Draft) {
    let mut at = 0;
    while at < draft.units.len() {
        at = unknown_pair(draft, at).unwrap_or(at + 1);
    }
}

fn unknown_pair(draft: &mut Draft, at: usize) -> Option<usize> {
    let unit = draft.units.units[at];
    let sentence = unit.sentence as usize;
    if unit.joined || !draft.units.is_name(at) || draft.units.shouted[sentence] {
        return None;
    }
    if unit.shape == Shape::Upper
        || draft.units.before(at).is_some_and(|at| draft.units.is_name(at))
    {
        return None;
    }
    let end = run(draft, at)?;
    let count = (at..end).filter(|&at| !draft.units.units[at].joined).count();
    let known = |at: usize| draft.lexicon.is_common_word(draft.units.norm(at));
    if !(2..=3).contains(&count) || (at..end).all(known) || draft.units.is_capital(end) {
        return None;
    }
    let (before, after) = (draft.units.norm_before(at), draft.units.norm_after(end));
    let second = draft.units.norm_after(end + 1);
    let aged = after == "," && second.len() == 2 && second.bytes().all(|b| b.is_ascii_digit());
    let apposed = after == "," && matches!(second, "who" | "whose" | "a" | "an");
    let speaks =
        words::is_speech(after) || matches!(before, "said" | "says" | "told" | "by" | "with");
    if !(aged || apposed || speaks) || words::is_strictly_locative(before) || before == "the" {
        return None;
    }
    let words = name_words(draft, at..end);
    let mut person = PersonFound { words, ..PersonFound::default() };
    roles_after(draft, end, &mut person);
    add(draft, at..end, 0.6, "person/context", person);
    Some(end)
}
