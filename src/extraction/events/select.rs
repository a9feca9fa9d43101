//! Few and right: which drafts are events of politics and war at all.

use super::clause::{Clauses, Phrase};
use super::draft::Draft;
use super::nominal;
use super::tag::Tag;
use super::triggers::{self, NounKind};
use super::words::singular;
use crate::atlas::{Entity, Event, EventType, Kind, Participant, ParticipantRole};

/// How political a party is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Weight {
    Nobody,
    /// A name, of whom nothing is known.
    Somebody,
    /// A state, government, force, body, office holder, or someone whom news calls by such a noun.
    Political,
}

/// Whether a draft is kept, and if so with what confidence. `before` is an earlier report that it
/// takes its parties from.
pub fn confidence(
    clauses: &Clauses<'_>,
    draft: &Draft,
    parties: &[Participant],
    before: Option<&Event>,
    sport: bool,
) -> Option<f32> {
    // Lorry drivers have accidents, but they strike as well.
    let strikes = draft.event == EventType::Protest || draft.rule == "verb/end-protest";
    let nature = |phrase: &Phrase| !strikes && is_nature(clauses, phrase);
    if sport || draft.source.as_ref().is_some_and(nature) {
        return None;
    }
    if draft.group.is_some()
        && draft.source.as_ref().is_some_and(|phrase| is_abstract(clauses, draft, phrase))
    {
        return None;
    }
    let weight = |phrase: Option<&Phrase>, role: ParticipantRole| {
        let meant = parties
            .iter()
            .filter(|who| who.role == role)
            .filter_map(|who| clauses.analysis.entity(who.entity.as_ref()?))
            .map(weight_of)
            .max()
            .unwrap_or(Weight::Nobody);
        phrase.map_or(Weight::Nobody, |phrase| weigh(clauses, phrase).max(meant))
    };
    let mut source = weight(draft.source.as_ref(), ParticipantRole::Source);
    let target = weight(draft.target.as_ref(), ParticipantRole::Target);
    // Who strikes or marches need be nobody in particular; whom the police take neither.
    if draft.event == EventType::Protest && source == Weight::Somebody {
        source = Weight::Political;
    }
    let visit = draft.mode == Some("visit");
    let both = source.min(target) >= Weight::Somebody;
    let one_political = source.max(target) == Weight::Political;
    // "Peru and Chile", "the two ministers".
    let several = draft.source.as_ref().is_some_and(|source| {
        let head = clauses.word(source.head);
        source.parts.len() > 1 || singular(head) != head && triggers::is_actor_noun(head)
    });
    // Nouns and verbs that need nobody to be done to.
    let alone =
        matches!(draft.event, EventType::Protest | EventType::Cooperate | EventType::Mobilize)
            || (draft.event == EventType::Consult && several);
    let sovereign = draft.mode == Some("ceasefire")
        || (draft.event == EventType::Coerce
            && draft.mode == Some("ban")
            && draft.rule == "verb/light");
    let keep = match draft.strength {
        3 => one_political || (both && draft.mode != Some("legal")),
        // Only who rules or fights declares a ceasefire or martial law, and only who protests ends it.
        _ if (sovereign || draft.rule == "verb/end-protest") && source >= Weight::Somebody => true,
        2 => {
            source == Weight::Political
                || (both && one_political)
                || (draft.source.is_none() && target == Weight::Political)
        }
        _ if draft.event == EventType::Agree => source.min(target) == Weight::Political,
        _ if visit => source == Weight::Political,
        _ => {
            (source == Weight::Political && (draft.target.is_some() || alone))
                || (both && one_political)
                || (draft.rule == "noun" && draft.source.is_none() && target == Weight::Political)
        }
    };
    if !keep && held(clauses, draft) {
        return Some(0.5);
    }
    if !keep {
        return before.map(|before| (before.confidence - 0.1).max(0.3));
    }
    let words = f32::from(draft.strength) * 0.08;
    let political = [source, target].iter().filter(|weight| **weight == Weight::Political).count();
    Some((0.45 + words + political as f32 * 0.1).min(0.92))
}

/// What is told without who: a summit somewhere, a pact that was concluded where a state or an
/// office is spoken of.
fn held(clauses: &Clauses<'_>, draft: &Draft) -> bool {
    let political = || {
        clauses.analysis.mentions_in(clauses.span).iter().any(|mention| {
            mention.actor.is_some()
                || clauses
                    .analysis
                    .entity(&mention.entity)
                    .is_some_and(|entity| weight_of(entity) == Weight::Political)
        })
    };
    draft.rule == "noun/held" || (draft.rule == "verb/concluded" && political())
}

/// Whether a sentence is sport: two of its words, or one and no state or force.
pub fn is_sport(clauses: &Clauses<'_>) -> bool {
    let words = clauses.tagged.lower.iter().enumerate();
    let sport = words
        .filter(|(at, word)| triggers::is_sport(word) && clauses.tag(*at) != Some(Tag::Name))
        .count();
    sport >= 2
        || (sport == 1
            && !clauses.analysis.mentions_in(clauses.span).iter().any(|mention| {
                matches!(mention.kind, Kind::Government | Kind::ArmedForce)
                    || mention.actor.is_some()
            }))
}

/// A visit or a pact does nothing by itself; an attack kills.
fn is_abstract(clauses: &Clauses<'_>, draft: &Draft, phrase: &Phrase) -> bool {
    draft.event != EventType::Assault
        && nominal::event_noun(clauses, phrase).is_some_and(|noun| {
            matches!(
                noun.noun.kind,
                NounKind::Visit
                    | NounKind::Exercise
                    | NounKind::Agreement
                    | NounKind::Ties
                    | NounKind::Cooperation
                    | NounKind::Deployment
                    | NounKind::Aid
                    | NounKind::Money
            )
        })
}

fn is_nature(clauses: &Clauses<'_>, phrase: &Phrase) -> bool {
    // "the Liberation Front" is no weather.
    if clauses.tag(phrase.head) == Some(Tag::Name) {
        return false;
    }
    let mut heads = nominal::heads(clauses, phrase).peekable();
    heads.peek().is_some() && heads.all(triggers::is_weather)
}

/// How political a phrase is.
pub fn weigh(clauses: &Clauses<'_>, phrase: &Phrase) -> Weight {
    let span = clauses.span_of(phrase.start..phrase.end);
    let analysis = clauses.analysis;
    let mut weight = Weight::Nobody;
    for mention in analysis.mentions_in(span) {
        let own = match mention.kind {
            Kind::Place if mention.actor.is_some() || nominal::is_state(clauses, phrase) => {
                Weight::Political
            }
            Kind::Place => Weight::Somebody,
            _ => analysis.entity(&mention.entity).map_or(Weight::Somebody, weight_of),
        };
        weight = weight.max(own);
    }
    let called = (phrase.start..phrase.end).any(|at| {
        // "armed men", "masked assailants".
        if matches!(clauses.word(at), "armed" | "masked" | "hooded") {
            return true;
        }
        !matches!(clauses.tag(at), Some(Tag::Verb(_))) && triggers::is_actor_noun(clauses.word(at))
    });
    if called {
        return Weight::Political;
    }
    let citizen = (phrase.start..phrase.end).any(|at| triggers::is_citizen(clauses.word(at)));
    let named = citizen || (phrase.start..phrase.end).any(|at| clauses.tag(at) == Some(Tag::Name));
    let pronoun = clauses.tag(phrase.start) == Some(Tag::Pronoun);
    weight.max(if named || pronoun { Weight::Somebody } else { Weight::Nobody })
}

fn weight_of(entity: &Entity) -> Weight {
    match entity.kind {
        Kind::Government | Kind::ArmedForce => Weight::Political,
        Kind::Person if !entity.roles.is_empty() => Weight::Political,
        // A body that the lexicon knows; a company or club is only somebody.
        Kind::Organisation if entity.is_known_body() => Weight::Political,
        // Nor is what the user wants to hear of.
        kind if kind != Kind::Place && entity.is_own() => Weight::Political,
        _ => Weight::Somebody,
    }
}
