//! Equipment, vessels, operations, exercises and named events: names that hold no place even
//! where a part of them is one ("Halifax-class", "USS Ohio").

use super::super::lexicon::{Entry, EquipmentForm, Position};
use super::super::tokens::TokenKind;
use super::super::words;
use super::{Draft, NamedFound};
use crate::atlas::Kind;

/// What has been named as a ship is one also where it stands alone: "the Valparaiso".
fn ships_again(draft: &mut Draft) {
    let names: Vec<(String, String)> = draft
        .found
        .iter()
        .filter(|found| found.rule == "vessel/noun")
        .map(|found| {
            (draft.units.phrase(found.units.clone()), draft.units.written(found.units.clone()))
        })
        .collect();
    for (norm, name) in names {
        let words = norm.split(' ').count();
        for at in 0..draft.units.len().saturating_sub(words - 1) {
            let units = at..at + words;
            let again = draft.units.norm_before(at) == "the"
                && draft.units.is_capital(at)
                && draft.units.phrase(units.clone()) == norm
                && draft.is_free(units.clone());
            if again {
                let named = NamedFound { name: name.clone(), ..NamedFound::default() };
                draft.add_named(units, Kind::Vessel, 0.8, "vessel/again", named);
            }
        }
    }
}

pub fn find(draft: &mut Draft) {
    let mut at = 0;
    while at < draft.units.len() {
        let end = class_of_ships(draft, at)
            .or_else(|| designated(draft, at))
            .or_else(|| vessel(draft, at))
            .or_else(|| named_ship(draft, at))
            .or_else(|| by_table(draft, at))
            .or_else(|| operation(draft, at))
            .or_else(|| quoted_exercise(draft, at))
            .or_else(|| war_or_summit(draft, at));
        at = end.unwrap_or(at + 1);
    }
    ships_again(draft);
}

fn equipment(draft: &mut Draft, at: usize, end: usize, rule: &'static str) -> Option<usize> {
    let name = draft.units.written(at..end);
    let named = NamedFound { name, ..NamedFound::default() };
    draft.add_named(at..end, Kind::Equipment, 0.9, rule, named);
    Some(end)
}

/// "Halifax-class frigates", "River class destroyer", "the Type 26 class".
fn class_of_ships(draft: &mut Draft, at: usize) -> Option<usize> {
    if !draft.units.is_capital(at) || draft.units.word(at).len() < 2 {
        return None;
    }
    for words in 1..=3 {
        let class = at + words;
        draft.units.after(class)?;
        if draft.units.norm(class) == "class" {
            let joined = draft.units.units[class].joined;
            let thing = class_noun(draft, class + 1);
            // "business-class seats" starts small; "Ivy League-class" is no ship but no place either.
            if !joined && !thing {
                return None;
            }
            return equipment(draft, at, class + 1, "equipment/class");
        }
        if !draft.units.is_capital(class) {
            return None;
        }
    }
    None
}

fn class_noun(draft: &Draft, at: usize) -> bool {
    draft.units.after(at).is_some_and(|at| {
        let word = draft.units.norm(at);
        let found = |word: &str| {
            draft.lexicon.equipment(word).is_some_and(|row| row.form == EquipmentForm::ClassNoun)
        };
        found(word) || word.strip_suffix('s').is_some_and(found)
    })
}

/// "F-35", "B-1B", "CP-140 Aurora", "T-72".
fn designated(draft: &mut Draft, at: usize) -> Option<usize> {
    if draft.units.units[at].joined {
        return None;
    }
    let mut end = at + 1;
    while draft.units.after(end).is_some() && draft.units.units[end].joined {
        end += 1;
    }
    let text = draft.units.span(at..end).of(draft.units.text);
    if !text.contains(|c: char| c.is_ascii_digit()) || !text.starts_with(char::is_uppercase) {
        return None;
    }
    draft.lexicon.designator(text)?;
    // The name that goes with the number: "CP-140 Aurora", "F-16 Fighting Falcon".
    let named = draft.units.after(end).is_some_and(|next| {
        draft.units.is_name(next)
            && draft.units.units[next].spaced
            && draft.lexicon.demonym(draft.units.word(next)).is_none()
            && !draft.units.shouted[draft.units.units[next].sentence as usize]
    });
    let end = if named { end + 1 } else { end };
    equipment(draft, at, end, "equipment/designator")
}

/// "the freighter Valparaiso", "a Danish schooner Bergen", "her ship, the Georgia Strait".
fn named_ship(draft: &mut Draft, at: usize) -> Option<usize> {
    let units = &draft.units;
    if units.is_capital(at) || !words::is_ship(units.norm(at)) || units.units[at].joined {
        return None;
    }
    let sentence = units.units[at].sentence as usize;
    // Of a ship, not "to ship Russian grain": an article or owner goes before, over adjectives.
    let mut back = at;
    let owned = (0..5).any(|_| {
        let Some(before) = units.before(back) else { return false };
        back = before;
        let norm = units.norm(before);
        units.is_possessive(before)
            || matches!(
                norm,
                "the" | "a" | "an" | "his" | "her" | "their" | "our" | "its" | "of" | "this"
            )
    }) || units.before(at).is_none();
    let mut start = at + 1;
    if units.norm_after(start) == "," && units.norm_after(start + 1) == "the" {
        start += 2;
    }
    if !owned || units.shouted[sentence] {
        return None;
    }
    let mut end = start;
    while end < start + 3
        && units.after(end).is_some()
        && units.is_name(end)
        && (end == start || units.units[end].spaced)
        && draft.claim_at(end).is_none()
    {
        end += 1;
    }
    let first = units.word(start);
    let other = draft.lexicon.demonym(first).is_some()
        || draft.lexicon.calendar(&first.to_lowercase()).is_some()
        || draft.lexicon.title(first).is_some()
        || draft.lexicon.org_head(units.word(end.saturating_sub(1))).is_some()
        || units.norm_after(end) == "class";
    if end == start || other {
        return None;
    }
    let country = draft.country_before(at).map(|(_, country)| country);
    let name = draft.units.written(start..end);
    let named = NamedFound { name, country, ..NamedFound::default() };
    draft.add_named(start..end, Kind::Vessel, 0.8, "vessel/noun", named);
    Some(end)
}

/// "HMCS Vancouver", "USS Ronald Reagan", "MV Sewol".
fn vessel(draft: &mut Draft, at: usize) -> Option<usize> {
    if !draft.units.is_capital(at) {
        return None;
    }
    let prefix = draft.lexicon.vessel_prefix(draft.units.word(at))?;
    if draft.units.word(at).chars().any(char::is_lowercase) {
        return None;
    }
    let mut end = at + 1;
    while end <= at + 4
        && draft.units.after(end).is_some()
        && (draft.units.is_capital(end) || draft.units.units[end].joined)
        && draft.units.units[end].kind != TokenKind::Punct
    {
        end += 1;
    }
    if end == at + 1 {
        return None;
    }
    let country = prefix.country.map(str::to_owned);
    let name = draft.units.written(at..end);
    let named = NamedFound { name, country, ..NamedFound::default() };
    draft.add_named(at..end, Kind::Vessel, 0.9, "vessel/prefix", named);
    Some(end)
}

/// Weapons with names of their own: "Iskander", "Patriot".
fn by_table(draft: &mut Draft, at: usize) -> Option<usize> {
    if !draft.units.is_capital(at) {
        return None;
    }
    let start = draft.units.units[at].span.start as usize;
    let (stop, _) = draft.lexicon.at_where(
        draft.units.text,
        start,
        |entry| matches!(entry, Entry::Equipment(row) if row.form == EquipmentForm::Name),
    )?;
    let end = draft.units.end_at(stop);
    let place = draft.longest_place(at).is_some_and(|(place_end, _)| place_end >= end);
    if place || draft.units.shouted[draft.units.units[at].sentence as usize] {
        return None;
    }
    equipment(draft, at, end, "equipment/name")
}

/// "Operation Neon", "Exercise Cobra Gold".
fn operation(draft: &mut Draft, at: usize) -> Option<usize> {
    if !draft.units.is_capital(at) {
        return None;
    }
    let head = draft.lexicon.operation(draft.units.word(at))?;
    if head.position == Position::After {
        return None;
    }
    let mut end = at + 1;
    let quoted = |draft: &Draft, at: usize| matches!(draft.units.word(at), "“" | "\"" | "‘");
    if draft.units.after(end).is_some() && quoted(draft, end) {
        end += 1;
    }
    let first = end;
    while end < first + 3 && draft.units.after(end).is_some() && draft.units.is_name(end) {
        end += 1;
    }
    if end == first {
        return None;
    }
    let kind = if head.sort == "operation" { Kind::Operation } else { Kind::Event };
    let name = draft.units.written(at..end);
    let named = NamedFound { name, ..NamedFound::default() };
    draft.add_named(at..end, kind, 0.85, "operation/head", named);
    Some(end)
}

/// "the “Northern Shield” exercise", "“Storm-2021” naval drills": a name in quotation marks before
/// what it names.
fn quoted_exercise(draft: &mut Draft, at: usize) -> Option<usize> {
    let units = &draft.units;
    if !matches!(units.word(at), "“" | "\"" | "‘") || !units.is_capital(at + 1) {
        return None;
    }
    units.after(at + 1)?;
    let close = (at + 2..at + 8).find(|&close| {
        units.after(close).is_some() && matches!(units.word(close), "”" | "\"" | "’")
    })?;
    if units.units[close].sentence != units.units[at].sentence {
        return None;
    }
    let named = (at + 1..close).all(|at| {
        let unit = units.units[at];
        units.is_capital(at) || unit.joined || unit.kind != TokenKind::Word
    });
    let head = (close + 1..close + 5)
        .take_while(|&head| units.after(head).is_some() && !units.is_capital(head))
        .find(|&head| {
            matches!(
                units.norm(head),
                "exercise"
                    | "exercises"
                    | "drill"
                    | "drills"
                    | "maneuvers"
                    | "manoeuvres"
                    | "wargame"
                    | "wargames"
            )
        });
    if !named || head.is_none() || !draft.is_free(at + 1..close) {
        return None;
    }
    let name = draft.units.written(at + 1..close);
    let named = NamedFound { name, ..NamedFound::default() };
    draft.add_named(at + 1..close, Kind::Operation, 0.8, "operation/quoted", named);
    Some(close)
}

/// "Korean War", "Tokyo Olympics" hold a place in their name, so they claim nothing: the place
/// inside stays a place, associative.
fn war_or_summit(draft: &mut Draft, at: usize) -> Option<usize> {
    if !draft.units.is_capital(at) {
        return None;
    }
    let head = draft.lexicon.operation(draft.units.word(at))?;
    let before = draft.units.before(at)?;
    if head.position == Position::Before || !draft.units.is_name(before) {
        return None;
    }
    let mut start = before;
    while let Some(earlier) = draft.units.before(start) {
        if start + 3 < at || !draft.units.is_name(earlier) {
            break;
        }
        start = earlier;
    }
    let units = start..at + 1;
    let span = draft.units.span(units.clone());
    let name = draft.units.written(units.clone());
    let kind = if head.sort == "operation" { Kind::Operation } else { Kind::Event };
    draft.found.push(super::Found {
        units,
        span,
        kind,
        confidence: 0.75,
        rule: "event/head",
        detail: super::Detail::Named(NamedFound { name, ..NamedFound::default() }),
    });
    Some(at + 1)
}
