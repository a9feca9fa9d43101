//! Summits, talks and drills that a sentence places somewhere without saying who takes part.

use super::super::clause::Clauses;
use super::super::tag::Tag;
use super::super::triggers::NounKind;
use super::super::words::singular;
use super::EventNoun;
use crate::atlas::{Kind, Role};

/// Prepositions of a place where something is held.
const WHERE: &[&str] = &["in", "at", "off", "near", "on", "outside", "over"];

/// Words of mountains, whose summits nobody holds.
const HEIGHTS: &[&str] =
    &["climb", "climber", "mountain", "peak", "hike", "hiker", "trail", "metre", "mountaineer"];

/// "a summit in Lima", "the talks, to be held on Friday in Lima", "a joint drill in the Black Sea".
pub fn somewhere(clauses: &Clauses<'_>, noun: &EventNoun) -> bool {
    let fits = match noun.noun.kind {
        NounKind::Meeting => matches!(
            singular(clauses.word(noun.head)),
            "summit" | "talks" | "negotiation" | "dialogue"
        ),
        NounKind::Exercise | NounKind::Deployment => noun.modifier(
            clauses,
            &["joint", "military", "naval", "combined", "cooperative", "multinational"],
        ),
        _ => false,
    };
    let high = || clauses.tagged.lower.iter().any(|word| HEIGHTS.contains(&singular(word)));
    fits && !high() && is_placed(clauses, noun.chunk.end)
}

/// Whether from here, over times, topics and verbs of holding, a place follows.
fn is_placed(clauses: &Clauses<'_>, from: usize) -> bool {
    let mut at = from;
    for _ in 0..12 {
        if let Some(group) = clauses.groups.iter().position(|group| group.start == at) {
            if !is_holding(clauses.lemma(group)) && !clauses.groups[group].copula {
                return false;
            }
            at = clauses.groups[group].end;
            // "take place"
            at += usize::from(clauses.word(at) == "place");
            continue;
        }
        match clauses.tag(at) {
            _ if clauses.is_timed(at) => at += 1,
            Some(Tag::Comma | Tag::Adverb) => at += 1,
            Some(Tag::Prep) => {
                let Some(chunk) = clauses.chunk_at(at + 1).filter(|chunk| chunk.start == at + 1)
                else {
                    return false;
                };
                let span = clauses.span_of(chunk.start..chunk.end);
                let place = clauses.analysis.mentions_in(span).iter().any(|mention| {
                    mention.kind == Kind::Place && mention.role == Some(Role::Literal)
                });
                if place && WHERE.contains(&clauses.word(at)) {
                    return true;
                }
                if place || !matches!(clauses.word(at), "on" | "about" | "of" | "for" | "with") {
                    return false;
                }
                at = chunk.end;
            }
            _ => return false,
        }
    }
    false
}

/// Verbs that say no more of a meeting than that it is.
pub fn is_holding(lemma: &str) -> bool {
    matches!(
        lemma,
        "take"
            | "hold"
            | "conduct"
            | "occur"
            | "happen"
            | "stage"
            | "begin"
            | "start"
            | "set"
            | "schedule"
            | "plan"
            | "expect"
            | "slate"
            | "convene"
    )
}
