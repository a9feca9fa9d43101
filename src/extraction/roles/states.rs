//! Names of lands that stand for their states: as subjects that act, as objects that are dealt with,
//! as members of a list of states.

use super::super::mentions::Draft;
use super::super::tokens::{Shape, TokenKind};
use super::super::words;
use crate::gazetteer::Feature;

/// A country that is named as one that acts or is dealt with: "host Japan", "its enemies, Peru and
/// Chile", "Norway and Sweden have", "the alignment of Peru", "taunted Chile".
pub(super) fn stands_for_state(draft: &Draft, at: usize, end: usize) -> bool {
    let units = &draft.units;
    let mut open = at;
    while let Some(before) = units.before(open) {
        if !matches!(units.word(before), "[" | "(" | "“" | "\"") {
            break;
        }
        open = before;
    }
    let before = units.norm_before(open);
    let Some(previous) = units.before(open) else { return joined_subject(draft, end) };
    if words::is_member_noun(before) && !before.ends_with('s') {
        return true;
    }
    // "10 countries including X", "enemies — X, Y", "allies such as X".
    let mut back = previous;
    for _ in 0..3 {
        if words::is_member_noun(units.norm(back)) && units.norm(back).ends_with('s') {
            let led = (back + 1..open).all(|at| {
                units.units[at].kind != TokenKind::Word
                    || matches!(units.norm(at), "including" | "like" | "such" | "as" | "both")
            });
            if led && back + 1 < open {
                return true;
            }
        }
        match units.before(back) {
            Some(earlier) => back = earlier,
            None => break,
        }
    }
    // "behind the alignment of X", "the support of X".
    if before == "of" {
        return units.before(previous).is_some_and(|noun| {
            words::is_policy_noun(units.norm(noun)) && !is_of_land(units.norm(noun))
                || matches!(
                    units.norm(noun),
                    "alignment" | "behalf" | "isolation" | "recognition" | "behaviour" | "behavior"
                )
        });
    }
    // A verb in the past with the state as its object: "taunted X", "cast X as".
    let past = before.ends_with("ed") && before.len() > 5 && !words::is_physical(before);
    let as_what = units.norm_after(chain_end(draft, end)) == "as"
        && !words::is_function_word(before)
        && !words::is_locative(before);
    if units.units[previous].shape == Shape::Lower && (past || as_what) {
        return true;
    }
    let opens = units.units[previous].kind == TokenKind::Punct || is_conjunction(before);
    opens && joined_subject(draft, end)
}

/// One past the last country of a list that starts before `end`.
fn chain_end(draft: &Draft, mut end: usize) -> usize {
    let units = &draft.units;
    for _ in 0..4 {
        let mut next = end;
        while matches!(units.norm_after(next), "and" | "," | "the") {
            next += 1;
        }
        let country =
            units.places.get(next).filter(|_| next > end).and_then(|names| {
                names.iter().find(|name| draft.country_of(next..name.end).is_some())
            });
        match country {
            Some(name) => end = name.end,
            None => break,
        }
    }
    end
}

/// Nouns whose "of X" is in the land itself.
fn is_of_land(noun: &str) -> bool {
    matches!(
        noun,
        "invasion"
            | "war"
            | "people"
            | "economy"
            | "deployment"
            | "own"
            | "new"
            | "first"
            | "largest"
            | "central"
            | "team"
            | "north"
            | "south"
    )
}

/// "X and Y have", "X and Y are": two lands that share something share it as states.
fn joined_subject(draft: &Draft, end: usize) -> bool {
    let units = &draft.units;
    if units.norm_after(end) != "and" || units.after(end).is_none() {
        return false;
    }
    let next = end + 1;
    let country = units
        .places
        .get(next)
        .and_then(|names| names.iter().find(|name| draft.country_of(next..name.end).is_some()));
    country.is_some_and(|name| {
        matches!(units.norm_after(name.end), "have" | "are" | "share" | "do" | "were" | "had")
    })
}

/// Whether the name is the subject of a verb of saying, deciding or acting, alone or with others.
/// A capital as the subject of any verb but one of place speaks for its government.
pub(super) fn acts(draft: &Draft, at: usize, end: usize, feature: Feature) -> bool {
    let units = &draft.units;
    let sentence = units.sentences[units.units[at].sentence as usize].clone();
    let shouted = units.shouted[units.units[at].sentence as usize];
    // What goes before a subject: nothing, a conjunction, a comma, "that".
    let opens = units.before(at).is_none_or(|before| {
        let norm = units.norm(before);
        units.units[before].kind == TokenKind::Punct
            || is_conjunction(norm)
            || draft.lexicon.calendar(norm).is_some()
    });
    if !opens {
        return false;
    }
    let area = feature != Feature::City;
    let mut modal = false;
    let mut moved = false;
    let mut joined = false;
    for next in (end..sentence.end).take(14) {
        let unit = &units.units[next];
        let norm = units.norm(next);
        let small = unit.shape == Shape::Lower || (shouted && draft.claim_at(next).is_none());
        if unit.kind == TokenKind::Word && small {
            // "On Saturday", "always" and "publicly" may stand between a subject and its verb.
            let when = norm == "on"
                && draft.lexicon.calendar(&units.word(next + 1).to_lowercase()).is_some();
            if when || (norm.ends_with("ly") && norm.len() > 4) || words::is_often(norm) {
                continue;
            }
            if words::is_auxiliary(norm) {
                modal |= matches!(
                    norm,
                    "should"
                        | "must"
                        | "would"
                        | "could"
                        | "will"
                        | "may"
                        | "might"
                        | "can"
                        | "has"
                        | "had"
                );
                moved = true;
                continue;
            }
            if matches!(norm, "and" | "or" | "both" | "along" | "together" | "with" | "the")
                && !moved
            {
                continue;
            }
            if matches!(
                norm,
                "home" | "in" | "located" | "situated" | "where" | "based" | "hit" | "a" | "an"
            ) {
                return modal && feature != Feature::City && norm == "a";
            }
            // Two capitals that do something together: whatever it is, governments do it.
            let together = joined && feature == Feature::City && !words::is_function_word(norm);
            // A land or its people at the head of a clause, and a verb in the present: it does it.
            let does = area
                && !moved
                && !joined
                && norm.ends_with('s')
                && !norm.ends_with("ss")
                && !words::is_function_word(norm)
                && !words::is_standing(norm)
                && words::is_function_word(units.norm_after(next + 1))
                && !matches!(units.norm_after(next + 1), "and" | "or" | "of");
            return words::is_acting_verb(norm)
                || modal
                || together
                || does
                || (moved && norm == "out");
        }
        // The day of "on Saturday".
        if draft.lexicon.calendar(&units.word(next).to_lowercase()).is_some() {
            continue;
        }
        // Other subjects joined to it: "Ottawa and Seoul agreed", "along with …".
        joined |= units.is_capital(next);
        if !(units.is_capital(next) || units.word(next) == ",") {
            return false;
        }
    }
    false
}

fn is_conjunction(norm: &str) -> bool {
    matches!(
        norm,
        "that"
            | "and"
            | "but"
            | "while"
            | "as"
            | "if"
            | "when"
            | "although"
            | "though"
            | "because"
            | "where"
            | "which"
            | "since"
            | "after"
            | "before"
            | "however"
            | "whether"
            | "what"
            | "how"
            | "should"
            | "today"
            | "earlier"
            | "later"
            | "yesterday"
            | "then"
            | "now"
            | "ago"
            | "meanwhile"
            | "said"
            | "says"
            | "or"
            | "so"
            | "than"
            | "yet"
            | "saw"
            | "sees"
            | "time"
            | "like"
    )
}
