//! What the phrases around a verb are: who acts and can be met, what fights, what is a place.

use super::super::clause::Phrase;
use super::super::nominal::{self};
use super::super::tag::Tag;
use super::super::triggers::{self, NounKind};
use super::super::words::singular;
use super::{GUESTS, Governed};

impl Governed<'_, '_> {
    pub(super) fn object_says(&self, word: &str) -> bool {
        self.object.as_ref().is_some_and(|object| {
            (object.start..object.end).any(|at| self.clauses.word(at).starts_with(word))
        })
    }

    /// "at least 19 Christians": a number of those whose name is a plural.
    pub(super) fn counts_people(&self, phrase: &Phrase) -> bool {
        self.clauses.tag(phrase.head) == Some(Tag::Name)
            && self.clauses.word(phrase.head).ends_with('s')
            && (phrase.start..phrase.head).any(|at| self.clauses.tag(at) == Some(Tag::Number))
    }

    pub(super) fn head_is(&self, phrase: &Phrase, is: impl Fn(&str) -> bool) -> bool {
        nominal::heads(self.clauses, phrase).any(is)
    }

    pub(super) fn subject_is_martial(&self) -> bool {
        self.subject().as_ref().is_some_and(|subject| {
            self.is_martial(subject) || self.head_is(subject, triggers::is_force)
        })
    }

    /// Whether the object is a named operation of forces.
    pub(super) fn is_operation(&self) -> bool {
        self.object.as_ref().is_some_and(|object| {
            let span = self.clauses.span_of(object.start..object.end);
            let mentions = self.clauses.analysis.mentions_in(span);
            mentions.iter().any(|mention| mention.kind == crate::atlas::Kind::Operation)
        })
    }

    pub(super) fn subject_is_plural(&self) -> bool {
        self.subject().as_ref().is_some_and(|subject| {
            subject.parts.len() > 1
                || matches!(self.clauses.word(subject.head), "they" | "we")
                || self.clauses.word(subject.head).ends_with('s')
        })
    }

    pub(super) fn is_martial(&self, phrase: &Phrase) -> bool {
        nominal::event_noun(self.clauses, phrase).is_some_and(|noun| {
            matches!(
                noun.noun.kind,
                NounKind::Troops | NounKind::Weapons | NounKind::Missile | NounKind::Peacekeepers
            )
        }) || self.head_is(phrase, triggers::is_force)
            || nominal::has_kind(
                self.clauses,
                phrase,
                &[
                    crate::atlas::Kind::ArmedForce,
                    crate::atlas::Kind::Vessel,
                    crate::atlas::Kind::Equipment,
                ],
            )
    }

    pub(super) fn is_martial_phrase(&self, phrase: &Phrase) -> bool {
        self.is_martial(phrase)
    }

    pub(super) fn is_state(&self, phrase: &Phrase) -> bool {
        nominal::is_state(self.clauses, phrase)
    }

    pub(super) fn is_person(&self, phrase: Option<&Phrase>) -> bool {
        phrase.is_some_and(|phrase| nominal::is_person(self.clauses, phrase))
    }

    /// Someone who can be met: a person, a state, a body, an actor noun.
    pub(super) fn is_someone(&self, phrase: Option<&Phrase>) -> bool {
        phrase.is_some_and(|phrase| {
            nominal::is_actor(self.clauses, phrase) || nominal::is_person(self.clauses, phrase)
        })
    }

    pub(super) fn is_guest(&self, phrase: Option<&Phrase>) -> bool {
        phrase.is_some_and(|phrase| {
            nominal::is_person(self.clauses, phrase)
                || (phrase.start..phrase.end)
                    .any(|at| GUESTS.contains(&singular(self.clauses.word(at))))
        })
    }

    pub(super) fn has_place(&self, phrase: &Phrase) -> bool {
        nominal::has_kind(self.clauses, phrase, &[crate::atlas::Kind::Place])
            || self.clauses.tag(phrase.head) == Some(Tag::Name)
    }

    pub(super) fn over_water(&self, phrase: &Phrase) -> bool {
        self.head_is(phrase, |word| matches!(word, "sea" | "waters" | "ocean" | "air" | "strait"))
    }

    pub(super) fn is_peacekeeping(&self) -> bool {
        self.clauses
            .tagged
            .lower
            .iter()
            .any(|word| word.starts_with("peacekeep") || word.starts_with("peace-keep"))
    }
}
