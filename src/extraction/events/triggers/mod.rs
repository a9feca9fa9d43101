//! Words that tell of events: PLOVER's types and modes (Open Event Data Alliance, 2016) over
//! English verbs and event nouns, after the categories of CAMEO (Schrodt 2012) that PLOVER joins.

mod actors;
mod nouns;
mod verbs;

use std::collections::HashMap;
use std::sync::OnceLock;

use crate::atlas::EventType;

pub use actors::{is_actor_noun, is_citizen, is_force, is_sport, is_weather};
pub use nouns::{Noun, NounKind, noun};
pub use verbs::{Operator, Sense, Verb, is_saying};

/// What a verb with a particle says, else what the bare verb says.
pub fn verb(lemma: &str, particle: Option<&str>) -> Option<(&'static Verb, bool)> {
    let table = verb_table();
    if let Some(particle) = particle
        && let Some(verb) = table.get(format!("{lemma} {particle}").as_str())
    {
        return Some((verb, true));
    }
    table.get(lemma).map(|verb| (*verb, false))
}

fn verb_table() -> &'static HashMap<&'static str, &'static Verb> {
    static TABLE: OnceLock<HashMap<&'static str, &'static Verb>> = OnceLock::new();
    TABLE.get_or_init(|| verbs::all().map(|verb| (verb.words, verb)).collect())
}

/// The lemmas of all verbs in the table, without particles.
pub fn verb_lemmas() -> impl Iterator<Item = &'static str> {
    verbs::all().map(|verb| verb.words.split(' ').next().unwrap_or(verb.words))
}

/// Whether it is done rather than said, and harms.
pub fn is_material_conflict(event: EventType) -> bool {
    matches!(
        event,
        EventType::Protest
            | EventType::Sanction
            | EventType::Mobilize
            | EventType::Coerce
            | EventType::Assault
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_verb_stands_twice() {
        let mut words: Vec<&str> = verbs::all().map(|verb| verb.words).collect();
        words.sort_unstable();
        let twice: Vec<_> = words.windows(2).filter(|pair| pair[0] == pair[1]).collect();
        assert!(twice.is_empty(), "{twice:?}");
    }

    #[test]
    fn particles_change_what_a_verb_says() {
        let sense = |lemma, particle| verb(lemma, particle).map(|(verb, _)| verb.sense);
        assert_ne!(sense("pull", Some("out")), sense("pull", None));
        assert!(sense("call", Some("for")).is_some());
    }
}
