//! Literal or associative: is something at the place, or does its name stand for a government, a
//! people, a team, a body? After the Pragmatic Guide to Geoparsing (Gritta et al. 2019): nationality
//! words, names that act, own policies or lie inside other names are associative.

use super::mentions::{Detail, Draft, Found, Naming, PlaceFound};
use super::tokens::{Shape, TokenKind};
use super::words;
use crate::atlas::{Kind, Role};
use crate::gazetteer::{Feature, PlaceIx};

/// The role of one place mention, and whether it acts as a government.
pub fn judge(draft: &Draft, found: &Found, place: &PlaceFound, ix: PlaceIx) -> (Role, bool) {
    let feature = draft.gazetteer.feature(ix);
    let units = &draft.units;
    let (at, end) = (found.units.start, found.units.end);
    let (before, after) = (units.norm_before(at), units.norm_after(end));
    let political = matches!(feature, Feature::Country | Feature::Admin1)
        || draft.gazetteer.place(ix).capital;
    if place.naming == Naming::Demonym {
        return demonym(draft, end);
    }
    if let Some(kind) = place.embedded {
        // "Laurel County Jail" is there; a body or a war only bears the name.
        let facility = kind == Kind::Organisation && in_facility(draft, found);
        return (if facility { Role::Literal } else { Role::Associative }, false);
    }
    if !political && !matches!(feature, Feature::City | Feature::Region | Feature::Continent) {
        return (Role::Literal, false);
    }
    let located = words::is_locative(before)
        || (before == "the" && units.before(at).is_some_and(|the| words::is_locative(units.norm_before(the))));
    let owner = units.is_possessive(end);
    let joined = units.units.get(end).is_some_and(|unit| unit.joined);
    let begins_compound = joined && units.is_capital(end);
    let in_compound = units.units[at].joined;
    if (begins_compound || in_compound) && political {
        // "the Peru-Chile talks": both stand for their governments.
        return (Role::Associative, true);
    }
    if joined {
        let suffix = units.norm(end);
        let literal = matches!(suffix, "based" | "born" | "area" | "bound" | "occupied" | "held" | "wide");
        return (if literal { Role::Literal } else { Role::Associative }, !literal && political);
    }
    if located && !matches!(before, "to" | "from" | "between" | "over" | "left" | "visit") {
        return (Role::Literal, false);
    }
    if owner {
        let next = units.norm_after(end + 1);
        let land = (end + 1..end + 4).any(|at| {
            units.after(at).is_some() && words::is_land_noun(units.norm(at))
        });
        let region = (end + 1..end + 3).any(|at| {
            units.after(at).is_some() && draft.claim_at(at) == Some(Kind::Place) && draft.units.is_capital(at)
                && !in_body(draft, at)
        });
        let policy = (end + 1..end + 5)
            .take_while(|&at| {
                units.after(at).is_some() && units.units[at].kind == TokenKind::Word
            })
            .any(|at| words::is_policy_noun(units.norm(at)));
        if land || region {
            return (Role::Literal, false);
        }
        let seat = draft.gazetteer.place(ix).capital && feature == Feature::City;
        let _ = next;
        return if policy {
            (Role::Associative, political)
        } else if political {
            (if seat { Role::Literal } else { Role::Associative }, !seat)
        } else {
            (Role::Literal, false)
        };
    }
    if located && political && feature == Feature::City {
        // "sold arms to Moscow", "relations between Ottawa and Seoul" against "flew to Moscow".
        let abstract_before = dealt_with(draft, at);
        return if abstract_before { (Role::Associative, true) } else { (Role::Literal, false) };
    }
    if located {
        let abstract_before = political && dealt_with(draft, at);
        return if abstract_before { (Role::Associative, true) } else { (Role::Literal, false) };
    }
    if political && acts(draft, at, end) {
        return (Role::Associative, true);
    }
    if matches!(before, "with" | "against" | "by" | "for") && political {
        let fought = matches!(before, "with" | "against") || (before == "by" && feature != Feature::City)
            || (before == "for" && feature == Feature::City && draft.gazetteer.place(ix).capital);
        if fought {
            return (Role::Associative, true);
        }
    }
    // A modifier: "the Ottawa government", "the Texas lawmaker", "a Boston hotel".
    let modifies = units.after(end).is_some_and(|next| {
        let unit = &units.units[next];
        unit.kind == TokenKind::Word
            && !words::is_function_word(units.norm(next))
            && !words::is_acting_verb(units.norm(next))
            && (unit.shape == Shape::Lower || units.is_capital(next))
    });
    if modifies && !units.shouted[units.units[at].sentence as usize] {
        let physical = words::is_place_noun(after) || words::is_land_noun(after);
        if physical {
            return (Role::Literal, false);
        }
        let policy = words::is_policy_noun(after) || units.is_capital(end);
        if policy {
            return (Role::Associative, political && words::is_policy_noun(after));
        }
    }
    (Role::Literal, false)
}

fn demonym(draft: &Draft, end: usize) -> (Role, bool) {
    let units = &draft.units;
    let mut at = end;
    // Over further modifiers: "Russian and Chinese waters", "Japanese territorial waters".
    for _ in 0..4 {
        if units.after(at).is_none() {
            return (Role::Associative, false);
        }
        let norm = units.norm(at);
        let unit = &units.units[at];
        if unit.kind == TokenKind::Word && words::is_land_noun(norm) {
            return (Role::Literal, false);
        }
        let passes = matches!(norm, "and" | "or" | "territorial" | "northern" | "southern" | "eastern"
            | "western" | "central" | "capital" | "port" | "border" | "coastal" | "state")
            || (units.is_capital(at) && super::mentions::demonym_at(draft, at).is_some());
        if !passes {
            return (Role::Associative, acts_through(draft, end));
        }
        at += 1;
    }
    (Role::Associative, false)
}

/// "the Russian side said", "Russian authorities": the word stands for who governs.
fn acts_through(draft: &Draft, end: usize) -> bool {
    words::is_policy_noun(draft.units.norm_after(end))
}

/// Whether what goes before "to/from/between X" is dealt with governments, not moved in space.
fn dealt_with(draft: &Draft, at: usize) -> bool {
    let units = &draft.units;
    let mut back = at;
    for _ in 0..6 {
        let Some(before) = units.before(back) else { return false };
        back = before;
        let norm = units.norm(back);
        if matches!(
            norm,
            "relations" | "ties" | "relationship" | "talks" | "tensions" | "cooperation" | "threat"
                | "threats" | "message" | "warning" | "letter" | "support" | "aid" | "assistance"
                | "weapons" | "arms" | "commitment" | "agreement" | "pact" | "treaty" | "deal"
                | "war" | "conflict" | "rivalry" | "dispute" | "partnership" | "alliance" | "trade"
                | "response" | "pressure" | "concessions" | "approval" | "demands" | "sanctions"
                | "gratitude" | "dialogue" | "negotiations" | "diplomatic" | "between" | "permission"
        ) {
            return true;
        }
        if units.units[back].kind == TokenKind::Word && words::is_acting_verb(norm) && norm != "to" {
            return false;
        }
    }
    false
}

/// Whether the name is the subject of a verb of saying, deciding or acting, alone or with others.
fn acts(draft: &Draft, at: usize, end: usize) -> bool {
    let units = &draft.units;
    let sentence = units.sentences[units.units[at].sentence as usize].clone();
    // What goes before a subject: nothing, a conjunction, a comma, "that".
    let before = units.before(at);
    let opens = before.is_none_or(|before| {
        let norm = units.norm(before);
        units.units[before].kind == TokenKind::Punct
            || matches!(
                norm,
                "that" | "and" | "but" | "while" | "as" | "if" | "when" | "although" | "though" | "because"
                    | "where" | "which" | "since" | "after" | "before" | "however" | "whether" | "what"
                    | "how" | "should" | "today" | "meanwhile" | "said" | "says" | "or" | "so" | "than" | "yet"
            )
            || draft.lexicon.calendar(norm).is_some()
    });
    if !opens {
        return false;
    }
    let mut next = end;
    let mut steps = 0;
    while next < sentence.end && steps < 12 {
        let unit = &units.units[next];
        let norm = units.norm(next);
        steps += 1;
        if unit.kind == TokenKind::Word && unit.shape == Shape::Lower {
            if words::is_auxiliary(norm) {
                // A passive of place ("Kyiv was hit") is not an act; "is preparing" is.
                next += 1;
                continue;
            }
            if matches!(norm, "and" | "or" | "both") {
                next += 1;
                continue;
            }
            if steps > 1 && matches!(norm, "home" | "in" | "located" | "situated" | "where") {
                return false;
            }
            return words::is_acting_verb(norm) && !matches!(norm, "located" | "based");
        }
        // Other subjects joined to it: "Ottawa and Seoul agreed", "along with …".
        let joins = units.is_capital(next) || matches!(units.word(next), ",");
        if !joins {
            return false;
        }
        next += 1;
    }
    false
}

fn in_facility(draft: &Draft, found: &Found) -> bool {
    draft.facilities.iter().any(|range| {
        range.start <= found.units.start && found.units.end <= range.end
    })
}

fn in_body(draft: &Draft, at: usize) -> bool {
    draft.found.iter().any(|found| {
        !matches!(found.detail, Detail::Place(_)) && found.units.contains(&at)
    })
}
