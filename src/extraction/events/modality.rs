//! Did it happen, is it planned, said to be, possible, or denied?

use super::clause::{Clauses, Tie};
use super::draft::Outcome;
use crate::atlas::Modality;

const ALLEGED: &[&str] =
    &["reportedly", "allegedly", "purportedly", "supposedly", "alleged", "suspected", "apparently"];

const PLANNED: &[&str] = &["planned", "upcoming", "scheduled", "forthcoming", "future", "proposed"];

const POSSIBLE: &[&str] =
    &["possible", "potential", "threatened", "imminent", "hypothetical", "would-be"];

/// The modality of a verb's event.
pub fn of_group(clauses: &Clauses<'_>, group: usize, outcome: &Outcome) -> Modality {
    let at = &clauses.groups[group];
    let words =
        |range: std::ops::Range<usize>| range.map(|at| clauses.word(at)).collect::<Vec<_>>();
    let own = words(at.start..at.end);
    if at.negated {
        return Modality::Denied;
    }
    if let Some(modality) = outcome.modality {
        return modality;
    }
    if own.iter().any(|word| ALLEGED.contains(word)) {
        return Modality::Alleged;
    }
    if matches!(clauses.word(0), "if" | "should" | "were" | "unless") {
        return Modality::Hypothetical;
    }
    if let Some(modal) = at.modal {
        return match clauses.word(modal) {
            "will" | "shall" | "'ll" | "’ll" => Modality::Planned,
            // "said it would deploy": the future, seen from the past.
            "would"
                if matches!(clauses.ties[group], Some(Tie::Said(sayer))
                    if matches!(clauses.lemma(sayer), "say" | "announce" | "confirm" | "add" | "pledge" | "promise" | "vow")) =>
            {
                Modality::Planned
            }
            _ => Modality::Hypothetical,
        };
    }
    let subject = clauses.subjects[group].as_ref();
    let before = subject.map_or(at.start, |subject| subject.start);
    let opener = before.checked_sub(1).map_or("", |at| clauses.word(at));
    if matches!(opener, "if" | "unless" | "whether" | "should") {
        return Modality::Hypothetical;
    }
    if let Some(noun) = outcome.nouns.first()
        && let Some(chunk) = clauses.chunk_at(*noun)
        && (chunk.start..*noun).any(|at| ALLEGED.contains(&clauses.word(at)))
    {
        return Modality::Alleged;
    }
    match clauses.ties[group] {
        Some(Tie::Said(sayer))
            if matches!(
                clauses.lemma(sayer),
                "claim" | "allege" | "accuse" | "believe" | "suggest"
            ) =>
        {
            Modality::Alleged
        }
        Some(Tie::Said(sayer)) if clauses.lemma(sayer) == "deny" => Modality::Denied,
        Some(Tie::Purpose(_)) => Modality::Planned,
        _ => Modality::Happened,
    }
}

/// The modality of an event that a noun tells of.
pub fn of_noun(clauses: &Clauses<'_>, head: usize) -> Modality {
    let Some(chunk) = clauses.chunk_at(head) else { return Modality::Happened };
    let within: Vec<&str> = (chunk.start..head).map(|at| clauses.word(at)).collect();
    let has = |list: &[&str]| within.iter().any(|word| list.contains(word));
    if has(ALLEGED) {
        return Modality::Alleged;
    }
    if has(PLANNED) {
        return Modality::Planned;
    }
    if has(POSSIBLE) {
        return Modality::Hypothetical;
    }
    // "plans for a drill", "announcement regarding a drill", "threat of an attack".
    let mut at = chunk.start;
    for _ in 0..6 {
        let Some(before) = at.checked_sub(1) else { break };
        at = before;
        match clauses.word(at) {
            "plan" | "plans" | "announcement" | "preparations" | "proposal" | "ahead"
            | "arrange" => {
                return Modality::Planned;
            }
            "threat" | "threats" | "risk" | "possibility" | "prospect" | "fears" | "fear"
            | "danger" | "case" | "event" => {
                return Modality::Hypothetical;
            }
            "calls" | "call" | "demand" | "demands" | "without" | "no" => {
                return Modality::Hypothetical;
            }
            "allegations" | "allegation" | "claims" | "reports" => return Modality::Alleged,
            word if matches!(
                word,
                "of" | "for" | "on" | "regarding" | "a" | "the" | "an" | "about" | "to"
            ) || clauses.is_timed(at) => {}
            _ => break,
        }
    }
    if chunk.start < head && clauses.word(chunk.start) == "any" || clauses.word(chunk.start) == "no"
    {
        return Modality::Hypothetical;
    }
    // The subject of a verb in the future.
    let verb = clauses.groups.iter().find(|group| group.start >= chunk.end);
    let direct = verb.filter(|group| {
        (chunk.end..group.start).all(|at| clauses.tag(at) != Some(super::tag::Tag::Comma))
    });
    // "the summit set to take place", "talks scheduled for Friday".
    if let Some(group) = direct
        && group.start == chunk.end
        && matches!(
            clauses.tagged.lemmas[group.head].as_str(),
            "set" | "schedule" | "plan" | "slate" | "expect"
        )
        && matches!(clauses.tag(group.end), Some(super::tag::Tag::To | super::tag::Tag::Prep))
    {
        return Modality::Planned;
    }
    if let Some(group) = direct
        && group.modal.is_some_and(|modal| matches!(clauses.word(modal), "will" | "shall"))
        && group.start == chunk.end
    {
        return Modality::Planned;
    }
    Modality::Happened
}
