//! What is given, sent and taken back, and to whom.

use super::super::clause::{Phrase, Tie};
use super::super::draft::Outcome;
use super::super::nominal::{self, EventNoun};
use super::super::tag::Tag;
use super::super::triggers::{self, NounKind};
use super::{Governed, any_target};
use crate::atlas::EventType;
use EventType::{Accuse, Aid, Coerce, Consult, Cooperate, Mobilize, Retreat, Sanction};

impl Governed<'_, '_> {
    /// "gave Peru a deadline", "sent experts to investigate", "delivered tents to the refugees".
    pub(super) fn given_to(&self, noun: Option<&EventNoun>) -> Option<Outcome> {
        if let Some((inner, Tie::Purpose(_) | Tie::ObjectChain(_))) = self.inner
            && matches!(
                self.clauses.lemma(inner),
                "investigate" | "inspect" | "probe" | "examine" | "verify"
            )
            && matches!(self.lemma, "send" | "dispatch")
        {
            let to = self.prep(&["to", "into", "in"]).or_else(|| any_target(self.clauses, inner));
            let mut outcome = self.outcome(Accuse, Some("investigate"), to, 2, "verb/investigate");
            outcome.groups.push(inner);
            return Some(outcome);
        }
        let object = self.object.as_ref().filter(|_| !self.passive)?;
        // Two objects: to whom, and what.
        if object.parts.len() == 1 && self.is_someone(Some(object)) {
            let second = self.clauses.chunk_at(object.end).filter(|c| c.start == object.end)?;
            let what = nominal::chunk_noun(self.clauses, second)?;
            let (event, mode) = match what.noun.kind {
                NounKind::Threat | NounKind::Praise => (what.noun.event?, what.noun.mode),
                NounKind::Aid | NounKind::Weapons | NounKind::Asylum => (Aid, what.noun.mode),
                NounKind::Money => (Aid, Some("economic")),
                _ => return None,
            };
            let mut outcome = self.outcome(event, mode, Some(object.clone()), 2, "verb/give");
            outcome.nouns = vec![what.head];
            return Some(outcome);
        }
        if noun.is_some()
            || !matches!(self.lemma, "provide" | "supply" | "deliver" | "hand" | "ship")
        {
            return None;
        }
        let to = self.prep(&["to", "for"])?;
        let thing = self.clauses.tag(object.head) == Some(Tag::Noun)
            && !triggers::is_actor_noun(self.clauses.word(object.head));
        (thing && (nominal::is_actor(self.clauses, &to) || self.has_place(&to))).then_some(())?;
        Some(self.outcome(Aid, None, Some(to), 1, "verb/give"))
    }

    pub(super) fn give(&self, noun: &EventNoun) -> Option<Outcome> {
        let to = self.prep(&["to", "for", "with", "into", "in"]);
        let peace = self.is_peacekeeping();
        let (event, mode) = match noun.noun.kind {
            NounKind::Troops if peace => (Aid, Some("peacekeeping")),
            NounKind::Troops if matches!(self.lemma, "send" | "dispatch" | "ship") => {
                (Mobilize, Some("troops"))
            }
            NounKind::Troops => (Aid, Some("military")),
            NounKind::Aid | NounKind::Weapons | NounKind::Asylum | NounKind::Peacekeepers => {
                (Aid, noun.noun.mode)
            }
            NounKind::Money
                if to.is_some()
                    || matches!(
                        self.lemma,
                        "provide" | "donate" | "allocate" | "contribute" | "give"
                    ) =>
            {
                (Aid, Some("economic"))
            }
            NounKind::Money => return None,
            NounKind::Envoys if matches!(self.lemma, "send" | "dispatch") => {
                (Consult, Some("visit"))
            }
            NounKind::Intelligence => (Cooperate, Some("intelligence")),
            NounKind::Restriction if self.lemma == "extend" => (Coerce, Some("ban")),
            NounKind::Threat | NounKind::Praise | NounKind::Release | NounKind::Accusation => {
                (noun.noun.event?, noun.noun.mode)
            }
            _ => return None,
        };
        let target = to
            .or_else(|| self.prep(&["on", "against"]))
            .or_else(|| nominal::arguments(self.clauses, noun).target);
        let mut outcome = self.outcome(event, mode, target, 2, "verb/give");
        outcome.nouns = vec![noun.head];
        if self.lemma == "sell" || self.lemma == "spend" {
            outcome.strength = 1;
        }
        Some(outcome)
    }

    pub(super) fn withdraw(&self, noun: Option<&EventNoun>) -> Option<Outcome> {
        let from = self.prep(&["from", "of"]);
        let subject = self.subject();
        let (event, mode) = match noun.map(|noun| noun.noun.kind) {
            Some(NounKind::Troops) if self.lemma != "recall" && self.lemma != "leave" => {
                (Retreat, "withdraw")
            }
            Some(NounKind::Peacekeepers | NounKind::Envoys) if self.lemma != "leave" => {
                (Sanction, "withdraw")
            }
            Some(NounKind::Agreement) if self.lemma == "withdraw" => (Sanction, "withdraw"),
            _ => {
                let subject = subject?;
                let agreement = from
                    .as_ref()
                    .and_then(|from| nominal::event_noun(self.clauses, from))
                    .is_some_and(|noun| noun.noun.kind == NounKind::Agreement);
                if agreement && self.lemma == "withdraw" {
                    (Sanction, "withdraw")
                } else if self.is_martial_phrase(&subject)
                    && matches!(self.lemma, "withdraw" | "leave")
                {
                    (Retreat, "withdraw")
                } else {
                    return None;
                }
            }
        };
        let target = from.or_else(|| self.prep(&["in"])).or_else(|| self.object.clone());
        let mut outcome = self.outcome(event, Some(mode), target, 2, "verb/withdraw");
        outcome.nouns.extend(noun.map(|noun| noun.head));
        if self.passive {
            outcome.source = self.prep(&["by"]);
        }
        Some(outcome)
    }

    pub(super) fn owner_or_object(&self) -> Option<Phrase> {
        let object = self.object.as_ref()?;
        let owner = nominal::owner(self.clauses, object.start);
        owner.or_else(|| self.prep(&["from", "by"])).or_else(|| Some(object.clone()))
    }
}
