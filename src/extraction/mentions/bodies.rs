//! Governments and their ministries, armed forces, organisations and agreements: first those the
//! lexicon knows by name, then those that are built around a head ("University of X",
//! "X Police Department"). A place inside such a name stays a place, associative.

use std::ops::Range;

use super::super::lexicon::{Aspect, Entry, Head, MinistryForm, Position};
use super::super::tokens::Shape;
use super::super::words;
use super::{Draft, NamedFound};
use crate::atlas::Kind;
use crate::gazetteer::Feature;

/// Names and seats that the lexicon knows, and forces of a state ("the Russian army").
pub fn known(draft: &mut Draft) {
    let mut at = 0;
    while at < draft.units.len() {
        let end = named(draft, at).or_else(|| force(draft, at)).or_else(|| ministry(draft, at));
        at = end.unwrap_or(at + 1);
    }
}

/// Whether the name only ends a longer one of a place: "the Sea of [Azov]".
fn within_longer_place(draft: &Draft, at: usize, end: usize) -> bool {
    (1..4).filter_map(|back| at.checked_sub(back)).any(|start| {
        draft.units.units[start].sentence == draft.units.units[at].sentence
            && draft.units.is_capital(start)
            && !words::is_function_word(draft.units.norm(start))
            && draft.longest_place(start).is_some_and(|(place_end, _)| place_end >= end)
    })
}

fn named(draft: &mut Draft, at: usize) -> Option<usize> {
    if !draft.units.is_capital(at) || draft.claim_at(at).is_some() {
        return None;
    }
    // An acronym that the text has introduced: "the Ruritanian Rail Authority (RRA)".
    let alias = draft.acronyms.get(draft.units.word(at)).cloned();
    if let Some((kind, named)) = alias {
        draft.add_named(at..at + 1, kind, 0.85, "body/acronym", named);
        return Some(at + 1);
    }
    let start = draft.units.units[at].span.start as usize;
    let (stop, entries) = draft.lexicon.at_where(draft.units.text, start, |entry| match entry {
        Entry::Organisation(_) => true,
        Entry::Force(force) => !force.generic,
        Entry::Ministry(ministry) => ministry.form == MinistryForm::Name,
        Entry::State(state) => matches!(state.aspect, Aspect::Seat | Aspect::Government),
        _ => false,
    })?;
    let end = draft.units.end_at(stop);
    let only_word = end == at + 1;
    let shouted = draft.units.shouted[draft.units.units[at].sentence as usize];
    let lower = draft.units.word(at).to_lowercase();
    let ordinary = only_word && draft.lexicon.is_common_word(&lower);
    if !draft.is_free(at..end) || (ordinary && (shouted || draft.units.units[at].initial)) {
        return None;
    }
    if is_attribute(draft, end) {
        return None;
    }
    // "Washington Post" beats "Washington", but "Quebec City" beats a body called "Quebec".
    if draft.longest_place(at).is_some_and(|(place_end, _)| place_end > end)
        || within_longer_place(draft, at, end)
    {
        return None;
    }
    let (kind, named) = entries.into_iter().find_map(|entry| match entry {
        Entry::Organisation(body) => Some((
            body.kind,
            NamedFound {
                name: body.name.to_owned(),
                known: true,
                country: body.country.map(str::to_owned),
                state: false,
                own: None,
            },
        )),
        Entry::Force(force) => Some((
            Kind::ArmedForce,
            NamedFound {
                name: force.name.to_owned(),
                known: force.country.is_some(),
                country: force.country.map(str::to_owned).or_else(|| owner(draft, at)),
                state: false,
                own: None,
            },
        )),
        Entry::Ministry(ministry) => Some((
            Kind::Government,
            NamedFound {
                name: ministry.text.to_owned(),
                known: ministry.country.is_some(),
                country: ministry.country.map(str::to_owned).or_else(|| owner(draft, at)),
                state: false,
                own: None,
            },
        )),
        Entry::State(state) => Some((
            state.seat_of,
            NamedFound {
                name: draft.units.written(at..end),
                known: true,
                country: Some(state.iso2.to_owned()),
                state: state.seat_of == Kind::Government,
                own: None,
            },
        )),
        _ => None,
    })?;
    introduce(draft, end, kind, &named);
    draft.add_named(at..end, kind, 0.9, "body/known", named);
    Some(end)
}

/// Acronyms of bodies that [`built`] has found.
pub fn acronyms(draft: &mut Draft) {
    for at in 0..draft.units.len() {
        if draft.claim_at(at).is_some() {
            continue;
        }
        if let Some((kind, named)) = draft.acronyms.get(draft.units.word(at)).cloned() {
            draft.add_named(at..at + 1, kind, 0.8, "body/acronym", named);
        }
    }
}

/// Notes the acronym in brackets after a name.
fn introduce(draft: &mut Draft, end: usize, kind: Kind, named: &NamedFound) {
    let bracketed = draft.units.norm_after(end) == "(" && draft.units.word(end + 2) == ")";
    let acronym = draft.units.word(end + 1);
    let upper = acronym.len() > 1 && acronym.chars().all(|c| c.is_uppercase() || c == '.');
    if bracketed && upper {
        draft.acronyms.insert(acronym.to_owned(), (kind, named.clone()));
    }
}

/// "Russian military aircraft", "a navy officer": what ends at `end` only describes the noun after.
fn is_attribute(draft: &Draft, end: usize) -> bool {
    let last = draft.units.norm(end - 1);
    let adjective = matches!(last, "military" | "naval" | "army" | "navy");
    let next = draft.units.norm_after(end);
    adjective
        && draft.units.after(end).is_some_and(|at| draft.units.units[at].shape == Shape::Lower)
        && !words::is_function_word(next)
        && !words::is_acting_verb(next)
        && !next.ends_with("ly")
}

fn owner(draft: &Draft, at: usize) -> Option<String> {
    draft.country_before(at).map(|(_, country)| country)
}

/// "the Russian army", "Japan’s Self-Defense Forces", "Canadian Navy and Air Force".
fn force(draft: &mut Draft, at: usize) -> Option<usize> {
    let first = draft.units.word(at);
    if first.is_empty() || draft.claim_at(at).is_some() {
        return None;
    }
    let (start, country) = draft.country_before(at)?;
    let byte = draft.units.units[at].span.start as usize;
    let (stop, _) = draft.lexicon.at_where(
        draft.units.text,
        byte,
        |entry| matches!(entry, Entry::Force(force) if force.generic),
    )?;
    let end = draft.units.end_at(stop);
    if !draft.is_free(start..end) || is_attribute(draft, end) {
        return None;
    }
    let name = draft.units.written(start..end);
    let named = NamedFound { name, country: Some(country), ..NamedFound::default() };
    draft.add_named(start..end, Kind::ArmedForce, 0.85, "force/of-state", named);
    Some(end)
}

/// "Ministry of Foreign Affairs", "Foreign Ministry", "Canada’s Global Affairs Department".
fn ministry(draft: &mut Draft, at: usize) -> Option<usize> {
    if !draft.units.is_capital(at) || draft.claim_at(at).is_some() {
        return None;
    }
    let form = |wanted: MinistryForm| move |entry: &Entry| matches!(entry, Entry::Ministry(row) if row.form == wanted);
    let text = draft.units.text;
    let byte = |draft: &Draft, at: usize| draft.units.units[at].span.start as usize;
    let of = draft.lexicon.at_where(text, byte(draft, at), form(MinistryForm::Of));
    let end = if let Some((stop, _)) = of {
        let start = draft.units.end_at(stop);
        draft.units.after(start)?;
        portfolio(draft, start)?
    } else {
        let known = draft.lexicon.at_where(text, byte(draft, at), form(MinistryForm::Portfolio));
        known?;
        let middle = portfolio(draft, at)?;
        draft.units.after(middle).filter(|&middle| draft.units.is_capital(middle))?;
        let (stop, _) =
            draft.lexicon.at_where(text, byte(draft, middle), form(MinistryForm::After))?;
        draft.units.end_at(stop)
    };
    if !draft.is_free(at..end) || draft.units.norm_after(end) == "minister" {
        return None;
    }
    let country = owner(draft, at);
    let name = draft.units.written(at..end);
    let named = NamedFound { name, country, ..NamedFound::default() };
    draft.add_named(at..end, Kind::Government, 0.85, "body/ministry", named);
    Some(end)
}

/// One past a portfolio that starts at `at`: "Foreign Affairs", "Fish and Wildlife".
pub fn portfolio(draft: &Draft, at: usize) -> Option<usize> {
    draft.units.after(at)?;
    let byte = draft.units.units[at].span.start as usize;
    let known = draft.lexicon.at_where(
        draft.units.text,
        byte,
        |entry| matches!(entry, Entry::Ministry(row) if row.form == MinistryForm::Portfolio),
    );
    let mut end = match known {
        Some((stop, _)) => draft.units.end_at(stop),
        None if draft.units.is_name(at) => at + 1,
        None => return None,
    };
    // "Defence and Sport": portfolios are joined.
    while matches!(draft.units.norm_after(end), "and" | ",") {
        let byte = draft.units.units.get(end + 1).map(|unit| unit.span.start as usize)?;
        let next = draft.lexicon.at_where(
            draft.units.text,
            byte,
            |entry| matches!(entry, Entry::Ministry(row) if row.form == MinistryForm::Portfolio),
        );
        match next {
            Some((stop, _)) => end = draft.units.end_at(stop),
            None => break,
        }
    }
    Some(end)
}

/// A head of a body's or facility's name at `at`: its end and the row.
pub fn head_at(draft: &Draft, at: usize) -> Option<(usize, Head<'static>, bool)> {
    if !draft.units.is_capital(at) {
        return None;
    }
    let byte = draft.units.units[at].span.start as usize;
    let (stop, entries) = draft.lexicon.at_where(draft.units.text, byte, |entry| {
        matches!(entry, Entry::OrgHead(_) | Entry::FacilityHead(_))
    })?;
    let end = draft.units.end_at(stop);
    // A county or town by itself is a place.
    if matches!(
        draft.units.phrase(at..end).as_str(),
        "county"
            | "city"
            | "town"
            | "township"
            | "village"
            | "parish"
            | "borough"
            | "community"
            | "state"
            | "district"
            | "province"
            | "region"
            | "valley"
    ) {
        return None;
    }
    entries.into_iter().find_map(|entry| match entry {
        Entry::OrgHead(head) => Some((end, head, false)),
        Entry::FacilityHead(head) => Some((end, head, true)),
        _ => None,
    })
}

/// Names built around a head.
pub fn built(draft: &mut Draft) {
    for nth in 0..draft.units.sentences.len() {
        if draft.units.shouted[nth] {
            continue;
        }
        let sentence = draft.units.sentences[nth].clone();
        let mut at = sentence.start;
        while at < sentence.end {
            at = around_head(draft, at, &sentence).unwrap_or(at + 1).max(at + 1);
        }
    }
}

fn around_head(draft: &mut Draft, at: usize, sentence: &Range<usize>) -> Option<usize> {
    let (mut end, head, facility) = head_at(draft, at)?;
    if draft.claim_at(at).is_some() || (facility && is_natural(head.sort)) {
        return None;
    }
    let mut start = at;
    if head.position != Position::Before {
        while start > sentence.start && at - start < 7 {
            let before = start - 1;
            let possessive = draft.units.is_possessive(before);
            let joins = possessive || matches!(draft.units.word(before), "&");
            let taken = matches!(draft.claim_at(before), Some(Kind::Person | Kind::Equipment));
            if taken || !(draft.units.is_capital(before) || joins) || is_break(draft, before) {
                break;
            }
            // "Canada’s Supreme Court": the owner is not part of the name, but "Sheriff’s Office" is.
            if possessive && draft.country_before(start).is_some() {
                break;
            }
            start = before;
        }
        while start < at && (draft.units.is_possessive(start) || draft.units.word(start) == "&") {
            start += 1;
        }
    }
    let before_of = head.position != Position::After || head.sort == "government";
    if before_of && matches!(draft.units.norm_after(end), "of" | "for") {
        let mut next = end + 1;
        if draft.units.norm_after(next) == "the" {
            next += 1;
        }
        let first = next;
        while draft.units.after(next).is_some()
            && (draft.units.is_capital(next)
                || (draft.units.norm(next) == "and" && draft.units.is_capital(next + 1)))
            && next - first < 5
        {
            next += 1;
        }
        if next > first {
            end = next;
        }
    }
    if end - start < 2 || (start == at && end <= at + 1) {
        return None;
    }
    // Only a head of several words, or nothing but the head's own words, is no name.
    let (head_end, _, _) = head_at(draft, at)?;
    if start == at && end == head_end {
        return None;
    }
    // "West Bank", "Fort Worth Park": the gazetteer knows the whole name.
    let water = |name: &super::units::PlaceName| {
        name.hits.iter().any(|hit| {
            matches!(
                draft.gazetteer.feature(hit.place),
                Feature::Sea | Feature::Channel | Feature::Strait | Feature::Bay | Feature::Gulf
            )
        })
    };
    let whole = |name: &&super::units::PlaceName| name.end == end;
    if draft.units.places[start].iter().find(whole).is_some_and(|name| {
        water(name) || matches!(head.sort, "company" | "body" | "club" | "team" | "association")
    }) {
        return None;
    }
    // A nationality word before a head with a small meaning of its own: "the Turkish Embassy".
    let country = draft.country_of(start..start + 1).or_else(|| owner(draft, start));
    if facility {
        draft.facilities.push(start..end);
        return Some(end);
    }
    let kind = match head.sort {
        "government" | "court" => Kind::Government,
        "force" => Kind::ArmedForce,
        _ => Kind::Organisation,
    };
    let name = draft.units.written(start..end);
    if (start..end).any(|at| matches!(draft.claim_at(at), Some(Kind::Person))) {
        return None;
    }
    let named = NamedFound { name, country, ..NamedFound::default() };
    introduce(draft, end, kind, &named);
    draft.add_named(start..end, kind, 0.7, "body/head", named);
    Some(end)
}

/// Heads of natural features and districts are the gazetteer's business.
fn is_natural(sort: &str) -> bool {
    matches!(
        sort,
        "island" | "mountain" | "land" | "river" | "lake" | "water" | "coast" | "district"
    )
}

/// A capital word that does not belong to the name after it: the sentence's first word, a day.
fn is_break(draft: &Draft, at: usize) -> bool {
    let unit = &draft.units.units[at];
    let lower = draft.units.word(at).to_lowercase();
    words::is_function_word(&lower)
        || draft.lexicon.calendar(&lower).is_some()
        || (unit.initial && !unit.name && draft.units.places[at].is_empty())
}
