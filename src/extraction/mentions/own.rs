//! The user's own names: they come before all that the gazetteer and the lexicon know. A name counts
//! where it stands as whole words with the capitals that the user gave it; one that is an ordinary
//! word only where its capital is not the sentence's, and one that is part of a person's or a longer
//! place's name not at all.

use std::ops::Range;

use super::super::tokens::TokenKind;
use super::super::words;
use super::titles::title_before;
use super::{Detail, Draft, Found, NamedFound, Naming, PlaceFound};
use crate::atlas::Kind;
use crate::gazetteer::own::{OwnIx, OwnKind};
use crate::gazetteer::{NameHit, NameKind, OwnEntry};

/// What decides that a mention is an own name.
pub const RULE: &str = "own/name";

/// An acronym of so many letters is written as it is and in no other way.
const ACRONYM: usize = 4;

/// Claims all own names, the longest first.
pub fn find(draft: &mut Draft) {
    if draft.own.is_empty() {
        return;
    }
    let mut at = 0;
    while at < draft.units.len() {
        match best(draft, at).and_then(|(units, ix)| found(draft, units, ix)) {
            Some(found) => {
                at = found.units.end;
                draft.add(found);
            }
            None => at += 1,
        }
    }
}

/// Takes back what other rules found within own names. The name of a body or an event may hold an
/// own place, which then only names it.
pub fn settle(draft: &mut Draft) {
    if draft.own.is_empty() {
        return;
    }
    // In order, and none overlaps another.
    let own: Vec<(Range<usize>, bool)> = draft
        .found
        .iter()
        .filter(|found| found.rule == RULE)
        .map(|found| (found.units.clone(), found.kind == Kind::Place))
        .collect();
    let touched = |units: &Range<usize>| {
        let start = own.partition_point(|(own, _)| own.end <= units.start);
        let end = own.partition_point(|(own, _)| own.start < units.end);
        start..end.max(start)
    };
    let mut held: Vec<Option<Kind>> = vec![None; own.len()];
    draft.found.retain(|found| {
        if found.rule == RULE {
            return true;
        }
        let touched = touched(&found.units);
        let holds = own[touched.clone()].iter().all(|(own, place)| {
            *place
                && found.units.start <= own.start
                && own.end <= found.units.end
                && found.units.len() > own.len()
        });
        let body = matches!(
            found.kind,
            Kind::Organisation | Kind::Government | Kind::ArmedForce | Kind::Event
        );
        let stays = touched.is_empty() || holds && body;
        if stays {
            held[touched].fill(Some(found.kind));
        }
        stays
    });
    let mut held = held.into_iter();
    for found in draft.found.iter_mut().filter(|found| found.rule == RULE) {
        let by = held.next().flatten();
        if let Detail::Place(place) = &mut found.detail {
            place.embedded = by;
        }
    }
}

/// The longest own name at a unit that counts there, and whose it is.
fn best(draft: &Draft, at: usize) -> Option<(Range<usize>, OwnIx)> {
    if !matches!(draft.units.units[at].kind, TokenKind::Word | TokenKind::Number) {
        return None;
    }
    let own = draft.own;
    draft.units.own_names(at, own).into_iter().find_map(|(end, bearers)| {
        let units = at..end;
        if is_part_of_place(draft, &units) {
            return None;
        }
        let mut fitting = bearers
            .iter()
            .filter(|named| fits(draft, &units, &named.written, own.entry(named.entry)))
            .map(|named| named.entry)
            .peekable();
        let first = *fitting.peek()?;
        // A ship and a base of one name.
        let before = match draft.units.norm_before(at) {
            "the" => draft.units.before(at).map_or("", |the| draft.units.norm_before(the)),
            before => before,
        };
        let located = words::is_strictly_locative(before);
        let place = fitting.find(|&ix| located && own.entry(ix).kind.is_place());
        Some((units, place.unwrap_or(first)))
    })
}

/// Whether a longer name of the gazetteer holds these units: "New [York]".
fn is_part_of_place(draft: &Draft, units: &Range<usize>) -> bool {
    let sentence = draft.units.units[units.start].sentence;
    (0..5).filter_map(|back| units.start.checked_sub(back)).any(|start| {
        draft.units.units[start].sentence == sentence
            && draft.units.is_capital(start)
            && draft.units.places[start].iter().any(|name| {
                name.end >= units.end
                    && name.end - start > units.len()
                    && draft.units.is_capital(name.end - 1)
            })
    })
}

/// Whether the text writes these units as the user's name is to be read.
fn fits(draft: &Draft, units: &Range<usize>, written: &str, entry: &OwnEntry) -> bool {
    let all = &draft.units;
    let last = units.clone().rev().find(|&at| is_word(draft, at)).unwrap_or(units.start);
    let of_name = |word: &str| {
        let letter = word.chars().find(|c| c.is_alphabetic());
        letter.is_some_and(char::is_uppercase)
    };
    let small = |at: usize| {
        let letter = all.word(at).chars().find(|c| c.is_alphabetic());
        letter.is_some_and(char::is_lowercase)
    };
    let mut parts = written.split([' ', '-', '\u{2010}', '\u{2011}', '–']);
    let first_part = parts.next().unwrap_or("");
    let last_part = parts.next_back();
    if of_name(first_part) && small(units.start)
        || last_part.is_some_and(of_name) && small(last)
        || entry.kind == OwnKind::Vessel && all.norm_after(units.end) == "class"
    {
        return false;
    }
    let common = |word: &str| draft.lexicon.is_common_word(&word.to_lowercase());
    if last_part.is_some() {
        // "red hill" in a list in small letters is not every red hill.
        let ordinary = !written.contains(char::is_uppercase) && written.split(' ').all(common);
        return !ordinary || all.is_capital(units.start) && all.is_capital(last);
    }
    let text = all.written(units.clone());
    let letters = written.chars().filter(|c| c.is_alphabetic()).count();
    let capitals = written.chars().all(|c| !c.is_lowercase());
    let exact = text == written;
    if common(written) {
        if !all.is_name(units.start) || written.contains(char::is_uppercase) && !exact {
            return false;
        }
    } else if capitals && letters <= ACRONYM && !exact && !written.contains(is_caseless) {
        return false;
    }
    !is_of_person(draft, units)
}

fn is_word(draft: &Draft, at: usize) -> bool {
    matches!(draft.units.units[at].kind, TokenKind::Word | TokenKind::Number)
}

/// A letter of a script without capitals.
fn is_caseless(c: char) -> bool {
    c.is_alphabetic() && !c.is_lowercase() && !c.is_uppercase()
}

/// "Bob [Hope]", "Captain [Hope]", "[Hope] Solo": a single word that is part of a person's name.
fn is_of_person(draft: &Draft, units: &Range<usize>) -> bool {
    let all = &draft.units;
    let given = all.before(units.start).is_some_and(|before| {
        all.is_capital(before)
            && (draft.lexicon.given_name(all.word(before)) || all.is_initial_letter(before))
    });
    let titled =
        || all.norm_before(units.start) != "," && title_before(draft, units.start).is_some();
    let surname = || {
        let next = all.after(units.end).filter(|&next| all.is_name(next));
        next.is_some_and(|next| all.units[next].spaced)
            && draft.lexicon.given_name(all.word(units.start))
    };
    given || titled() || surname()
}

/// The mention; a ship's with the prefix before its name.
fn found(draft: &Draft, mut units: Range<usize>, ix: OwnIx) -> Option<Found> {
    let entry = draft.own.entry(ix);
    let kind = kind_of(entry.kind);
    let prefix = draft.units.before(units.start).filter(|&at| {
        let word = draft.units.word(at);
        draft.lexicon.vessel_prefix(word).is_some() && !word.contains(char::is_lowercase)
    });
    if let Some(prefix) = prefix.filter(|&at| kind == Kind::Vessel && draft.claim_at(at).is_none())
    {
        units.start = prefix;
    }
    let (kind, detail) = if let Some(id) = &entry.same_as {
        let place = draft.gazetteer.by_id(id.as_str())?;
        let hit = NameHit { place, kind: NameKind::Canonical, ambiguous: false };
        (Kind::Place, place_found(vec![hit], format!("own {id}"), None))
    } else if entry.kind.is_place() {
        entry.at?;
        (Kind::Place, place_found(Vec::new(), format!("own {}", entry.id), Some(ix)))
    } else {
        let named = NamedFound {
            name: entry.name.clone(),
            known: true,
            country: entry.country.clone(),
            state: false,
            own: Some(ix),
        };
        (kind, Detail::Named(named))
    };
    let span = draft.units.span(units.clone());
    Some(Found { units, span, kind, confidence: 1.0, rule: RULE, detail })
}

fn place_found(hits: Vec<NameHit>, key: String, own: Option<OwnIx>) -> Detail {
    Detail::Place(PlaceFound {
        naming: Naming::Name,
        hits,
        key,
        embedded: None,
        parent: Vec::new(),
        child: Vec::new(),
        own,
    })
}

/// What an own name is among the things that texts name.
pub fn kind_of(kind: OwnKind) -> Kind {
    match kind {
        OwnKind::Place(_) => Kind::Place,
        OwnKind::Vessel => Kind::Vessel,
        OwnKind::ArmedForce => Kind::ArmedForce,
        OwnKind::Organisation => Kind::Organisation,
        OwnKind::Government => Kind::Government,
        OwnKind::Operation => Kind::Operation,
        OwnKind::Event => Kind::Event,
        OwnKind::Equipment => Kind::Equipment,
        OwnKind::Agreement => Kind::Agreement,
    }
}
