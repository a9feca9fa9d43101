//! Promises and refusals, requests, and verbs that end or let through what they govern.

use super::super::clause::Tie;
use super::super::draft::Outcome;
use super::super::nominal::{self, EventNoun};
use super::super::tag::Tag;
use super::super::triggers::{self, NounKind, Operator};
use super::{Governed, any_target, noun_is, read};
use crate::atlas::{EventType, Modality};
use EventType::{
    Agree, Aid, Coerce, Concede, Reject, Request, Retreat, Sanction, Support, Threaten,
};

impl Governed<'_, '_> {
    pub(super) fn cease(&self, noun: &EventNoun) -> Option<Outcome> {
        let softens = matches!(self.lemma, "ease" | "relax" | "loosen" | "waive" | "lift" | "roll");
        let protest = noun.noun.kind == NounKind::Protest
            || (noun.noun.kind == NounKind::Attack && noun.is_labour(self.clauses))
            || noun_is(self.clauses, noun, &["boycott"]);
        let (event, mode) = match noun.noun.kind {
            _ if protest => (Concede, None),
            NounKind::Penalty | NounKind::Restriction | NounKind::Repression => (Concede, None),
            NounKind::Investigation | NounKind::Lawsuit if self.lemma == "drop" => (Concede, None),
            NounKind::Attack if softens && noun_is(self.clauses, noun, &["blockade", "siege"]) => {
                (Concede, None)
            }
            NounKind::Attack | NounKind::Killing | NounKind::Exercise
                if self.lemma != "cancel"
                    && !softens
                    && matches!(noun.noun.kind, NounKind::Attack | NounKind::Killing) =>
            {
                (Retreat, Some("ceasefire"))
            }
            NounKind::Media => (Coerce, Some("ban")),
            NounKind::Troops if matches!(self.lemma, "reduce" | "cut") => {
                (Retreat, Some("withdraw"))
            }
            _ if softens => return None,
            NounKind::Aid
            | NounKind::Money
            | NounKind::Ties
            | NounKind::Cooperation
            | NounKind::Weapons
            | NounKind::Mediation
            | NounKind::Intelligence => (Sanction, Some("discontinue")),
            // What was to be and is called off is turned down.
            NounKind::Meeting | NounKind::Visit
                if matches!(self.lemma, "cancel" | "call" | "postpone" | "scrap") =>
            {
                (Reject, Some("meet"))
            }
            NounKind::Meeting | NounKind::Visit | NounKind::Exercise | NounKind::Agreement
                if !matches!(self.lemma, "end" | "reduce" | "cut" | "stop") =>
            {
                (Sanction, Some("discontinue"))
            }
            _ => return None,
        };
        if matches!(noun.noun.kind, NounKind::Money)
            && !self.object_says("aid")
            && !self.object_says("fund")
            && self.prep(&["to"]).is_none()
        {
            return None;
        }
        let arguments = nominal::arguments(self.clauses, noun);
        let target = self
            .prep(&["on", "against", "with", "to", "from", "between"])
            .or(arguments.target)
            .or_else(|| self.prep(&["in", "for", "of"]))
            .or_else(|| self.object.clone());
        let rule = if protest { "verb/end-protest" } else { "verb/cease" };
        let mut outcome = self.outcome(event, mode, target, 2, rule);
        outcome.nouns = vec![noun.head];
        Some(outcome)
    }

    /// Promises, refusals, threats and failures, by what is promised, refused or threatened.
    pub(super) fn commits(
        &self,
        operator: Operator,
        noun: Option<&EventNoun>,
        depth: u8,
    ) -> Option<Outcome> {
        let chained = self.inner.filter(|(_, tie)| matches!(tie, Tie::Chain(_)));
        let inner = chained.and_then(|(inner, _)| read(self.clauses, inner, depth + 1));
        let conflict =
            inner.as_ref().is_some_and(|inner| triggers::is_material_conflict(inner.event));
        let (event, strength) = match operator {
            Operator::Refuse => (Reject, if self.lemma == "decline" { 1 } else { 2 }),
            Operator::Threat => (Threaten, 2),
            Operator::Fail => {
                let (verb, _) = chained?;
                let agrees = matches!(
                    self.clauses.lemma(verb),
                    "reach"
                        | "agree"
                        | "sign"
                        | "renew"
                        | "comply"
                        | "honor"
                        | "honour"
                        | "pass"
                        | "conclude"
                        | "ratify"
                );
                agrees.then_some((Reject, 2))?
            }
            _ if conflict && matches!(self.lemma, "vow" | "pledge" | "promise") => (Threaten, 2),
            _ => {
                match noun.map(|noun| noun.noun.kind) {
                    Some(NounKind::Praise) if chained.is_none() => (Support, 2),
                    Some(NounKind::Agreement) if chained.is_none() => (Support, 2),
                    Some(
                        NounKind::Troops | NounKind::Aid | NounKind::Money | NounKind::Weapons,
                    ) if chained.is_none() => (Aid, 2),
                    Some(_) if chained.is_none() => (Agree, 1),
                    None if chained.is_none() => {
                        let on = self.prep(&["to", "on", "with"]);
                        // "promised 500 tons of maize", "offered a field hospital".
                        let gives = matches!(self.lemma, "promise" | "offer" | "pledge")
                            && self.object.is_some()
                            && !self.is_person(self.object.as_ref());
                        (on.is_some() && self.lemma == "agree" || gives).then_some((Agree, 2))?
                    }
                    _ => (Agree, 2),
                }
            }
        };
        let target = match (&inner, chained) {
            (Some(inner), Some((verb, _))) => {
                inner.target.clone().or_else(|| any_target(self.clauses, verb))
            }
            (None, Some((verb, _))) => any_target(self.clauses, verb),
            _ => match operator {
                Operator::Refuse => self.owner_or_object(),
                Operator::Threat => self.object.clone().or_else(|| self.prep(&["with", "against"])),
                _ => self.prep(&["with", "to", "for", "on"]).or_else(|| self.object.clone()),
            },
        };
        if operator == Operator::Threat
            && chained.is_none()
            && !self.is_someone(target.as_ref())
            && noun.is_none()
        {
            return None;
        }
        // A trend or a thing "threatens to push prices up": nobody threatens.
        if operator == Operator::Threat
            && inner.is_none()
            && !self.passive
            && !self.subject().is_some_and(|who| {
                self.is_someone(Some(&who)) || self.clauses.tag(who.head) != Some(Tag::Noun)
            })
        {
            return None;
        }
        let mut outcome = self.outcome(event, None, target, strength, "verb/commits");
        outcome.groups.extend(chained.map(|(inner, _)| inner));
        if let Some(inner) = inner {
            outcome.groups.extend(inner.groups);
            outcome.nouns = inner.nouns;
        }
        outcome.nouns.extend(noun.map(|noun| noun.head));
        outcome.modality = match operator {
            Operator::Promise if chained.is_some() => Some(Modality::Happened),
            _ => None,
        };
        Some(outcome)
    }

    pub(super) fn ask(&self, noun: Option<&EventNoun>, depth: u8) -> Option<Outcome> {
        let mut outcome = self.outcome(Request, None, None, 2, "verb/ask");
        outcome.nouns.extend(noun.map(|noun| noun.head));
        if let Some((inner, tie)) = self.inner {
            match tie {
                Tie::ObjectChain(_) => {
                    outcome.groups.push(inner);
                    outcome.target = self.object.clone();
                    return Some(outcome);
                }
                Tie::Chain(_) if self.lemma == "seek" => {
                    return self.through(Operator::Through, None, depth);
                }
                _ => {}
            }
        }
        // "demanded that the army withdraw".
        let said = self.clauses.ties.iter().position(|tie| *tie == Some(Tie::Said(self.group)));
        if let Some(said) = said.filter(|_| self.lemma != "seek") {
            outcome.groups.push(said);
            outcome.target = self.clauses.subjects[said].clone();
            return Some(outcome);
        }
        let object = self.object.as_ref()?;
        let kind = noun.map(|noun| noun.noun.kind);
        match self.lemma {
            "press" | "propose" | "insist" | "beg" | "implore" | "persuade" | "convince"
            | "encourage" => return None,
            "seek" => {
                let asks = matches!(
                    kind?,
                    NounKind::Asylum
                        | NounKind::Aid
                        | NounKind::Money
                        | NounKind::Demand
                        | NounKind::Praise
                        | NounKind::Meeting
                );
                asks.then_some(())?;
            }
            "ask" if kind.is_none() => return None,
            "call" if matches!(kind, Some(NounKind::Penalty)) => outcome.event = Threaten,
            _ => {}
        }
        outcome.target = self
            .prep(&["from", "against", "on", "with"])
            .or_else(|| noun.and_then(|noun| nominal::arguments(self.clauses, noun).source))
            .or_else(|| self.prep(&["of", "in", "by"]))
            .or_else(|| Some(object.clone()));
        Some(outcome)
    }

    /// Verbs that let the inner event through.
    pub(super) fn through(
        &self,
        operator: Operator,
        noun: Option<EventNoun>,
        depth: u8,
    ) -> Option<Outcome> {
        let modality = match (operator, self.lemma) {
            (Operator::Plan, "hope" | "want" | "consider") => Some(Modality::Hypothetical),
            (Operator::Plan, _) => Some(Modality::Planned),
            (_, "try" | "attempt" | "seek") => Some(Modality::Hypothetical),
            _ => None,
        };
        if let Some((inner, tie)) =
            self.inner.filter(|(_, tie)| matches!(tie, Tie::Chain(_) | Tie::ObjectChain(_)))
        {
            let mut outcome = read(self.clauses, inner, depth + 1)?;
            outcome.groups.push(inner);
            outcome.modality = outcome.modality.or(modality);
            if matches!(tie, Tie::ObjectChain(_)) && !self.passive {
                outcome.source = self.object.clone();
            } else if self.passive && outcome.source.is_none() {
                outcome.source = self.subject();
            }
            return Some(outcome);
        }
        if self.passive {
            return None;
        }
        let mut outcome = self.of_noun(noun.filter(|noun| noun.noun.alone)?, "verb/light")?;
        outcome.modality = modality;
        Some(outcome)
    }
}
