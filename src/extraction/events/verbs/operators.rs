//! Verbs that turn what they govern into something else: `lift`, `allow`, `sign`, `strike`.

use super::super::clause::{Phrase, Tie};
use super::super::draft::Outcome;
use super::super::nominal::{self};
use super::super::tag::Tag;
use super::super::triggers::{self, NounKind, Operator};
use super::super::words::singular;
use super::{Governed, PEOPLE};
use crate::atlas::EventType;
use EventType::{
    Accuse, Agree, Aid, Assault, Coerce, Concede, Consult, Cooperate, Mobilize, Reject, Request,
    Retreat, Sanction, Support,
};

impl Governed<'_, '_> {
    pub(super) fn operator(&self, operator: Operator, depth: u8) -> Option<Outcome> {
        let noun =
            self.object.as_ref().and_then(|object| nominal::event_noun(self.clauses, object));
        let kind = noun.as_ref().map(|noun| noun.noun.kind);
        let done =
            |event: EventType, mode: Option<&'static str>, target: Option<Phrase>, strength: u8| {
                let mut outcome = self.outcome(event, mode, target, strength, "verb/operator");
                outcome.nouns.extend(noun.as_ref().map(|noun| noun.head));
                outcome.groups.extend(self.inner.map(|(inner, _)| inner));
                Some(outcome)
            };
        match operator {
            Operator::Cease => self.cease(noun.as_ref()?),
            Operator::Refuse | Operator::Threat | Operator::Fail | Operator::Promise => {
                self.commits(operator, noun.as_ref(), depth)
            }
            Operator::Ask => self.ask(noun.as_ref(), depth),
            Operator::Force => {
                let inner = matches!(self.inner, Some((_, Tie::ObjectChain(_))))
                    || (self.passive && self.inner.is_some());
                if inner {
                    // An order is words, force is not.
                    let event = if self.lemma == "order" { Request } else { Coerce };
                    return done(event, None, self.object.clone(), 2);
                }
                let noun = noun?;
                if noun.noun.event.is_none() || self.lemma != "order" {
                    return None;
                }
                self.of_noun(noun, "verb/light")
            }
            Operator::Allow => {
                let who = self.object.clone()?;
                (self.inner.is_some() || kind.is_some_and(|kind| kind == NounKind::Aid))
                    .then_some(())?;
                done(Concede, Some("access"), Some(who), 2)
            }
            // "set a deadline", not "set to meet".
            Operator::Plan if self.lemma == "set" && kind == Some(NounKind::Threat) => {
                self.of_noun(noun?, "verb/light")
            }
            Operator::Plan | Operator::Through => self.through(operator, noun, depth),
            // "extend Operation Reef": forces stay where they are.
            Operator::Give if self.lemma == "extend" && self.is_operation() => {
                done(Mobilize, Some("troops"), self.object.clone(), 2)
            }
            Operator::Give => self.given_to(noun.as_ref()).or_else(|| self.give(noun.as_ref()?)),
            Operator::Withdraw => self.withdraw(noun.as_ref()),
            // "The pact was concluded during …": by whom is said elsewhere.
            Operator::Conclude
                if self.passive
                    && self.prep(&["with", "between", "by"]).is_none()
                    && self.object.as_ref().is_some_and(|object| {
                        self.head_is(object, |word| {
                            matches!(singular(word), "pact" | "treaty" | "accord" | "agreement")
                        })
                    }) =>
            {
                let mut outcome = done(Support, Some("agreement"), None, 2)?;
                outcome.rule = "verb/concluded";
                Some(outcome)
            }
            Operator::Conclude => match kind? {
                NounKind::Agreement => {
                    done(Support, Some("agreement"), self.prep(&["with", "between", "on"]), 2)
                }
                NounKind::Ties => {
                    done(Support, Some("relations"), self.prep(&["with", "between", "to"]), 2)
                }
                NounKind::Cooperation => done(Cooperate, None, self.prep(&["with", "between"]), 2),
                NounKind::Ceasefire => {
                    done(Retreat, Some("ceasefire"), self.prep(&["with", "in", "between"]), 2)
                }
                _ => None,
            },
            Operator::Strengthen => match kind? {
                NounKind::Ties | NounKind::Cooperation => {
                    done(Cooperate, None, self.prep(&["with", "between"]), 2)
                }
                NounKind::Agreement if self.object_says("partnership") => {
                    done(Cooperate, None, self.prep(&["with", "between"]), 2)
                }
                NounKind::Penalty => done(Sanction, None, self.prep(&["on", "against"]), 2),
                NounKind::Restriction => done(Coerce, Some("ban"), self.prep(&["on", "in"]), 2),
                NounKind::Troops => {
                    done(Mobilize, Some("troops"), self.prep(&["in", "along", "near", "on"]), 2)
                }
                NounKind::Aid | NounKind::Money => {
                    done(Aid, None, self.prep(&["to", "for", "in"]), 2)
                }
                _ => None,
            },
            Operator::Violate => match kind? {
                NounKind::Ceasefire => done(
                    Assault,
                    Some("ceasefire"),
                    self.prep(&["in", "with"]).or(self.object.clone()),
                    3,
                ),
                NounKind::Ties if self.lemma == "break" => {
                    done(Sanction, Some("discontinue"), self.prep(&["with"]), 2)
                }
                NounKind::Agreement | NounKind::Restriction | NounKind::Penalty => {
                    done(Reject, None, self.prep(&["by", "on"]).or(self.object.clone()), 2)
                }
                _ => None,
            },
            Operator::Release => {
                let who = self.object.clone()?;
                let people = matches!(
                    kind,
                    Some(
                        NounKind::Prisoners
                            | NounKind::Refugees
                            | NounKind::Peacekeepers
                            | NounKind::Envoys
                    )
                ) || self.is_person(Some(&who))
                    || nominal::is_actor(self.clauses, &who)
                    || self.head_is(&who, |word| PEOPLE.contains(&singular(word)))
                    || self.counts_people(&who);
                people.then_some(())?;
                if self.lemma == "free"
                    && self.passive
                    && self.clauses.groups[self.group].modal.is_some()
                {
                    return None;
                }
                done(Retreat, Some("release"), Some(who), 2)
            }
            Operator::Attend => match kind {
                // "received aid from Peru": Peru gave it.
                Some(NounKind::Aid | NounKind::Money | NounKind::Weapons | NounKind::Praise)
                    if self.lemma == "receive" && !self.passive =>
                {
                    let from = self.prep(&["from"])?;
                    let event = if kind == Some(NounKind::Praise) { Support } else { Aid };
                    let to = self.subject();
                    let mut outcome = done(event, None, to, 2)?;
                    outcome.source = Some(from);
                    Some(outcome)
                }
                Some(NounKind::Meeting | NounKind::Exercise | NounKind::Visit) => {
                    self.of_noun(noun?, "verb/light")
                }
                _ if matches!(self.lemma, "host" | "receive")
                    && self.is_guest(self.object.as_ref()) =>
                {
                    done(Consult, Some("visit"), self.object.clone(), 1)
                }
                _ => None,
            },
            Operator::Accept => match kind {
                Some(NounKind::Demand) => done(Concede, None, self.owner_or_object(), 2),
                Some(NounKind::Refugees) => done(Aid, Some("humanitarian"), self.object.clone(), 2),
                Some(NounKind::Agreement) => done(
                    Support,
                    Some("agreement"),
                    self.prep(&["with", "between", "on"]).or(self.owner_or_object()),
                    1,
                ),
                Some(NounKind::Withdrawal) => done(Concede, None, self.object.clone(), 2),
                Some(
                    NounKind::Deployment
                    | NounKind::Lawsuit
                    | NounKind::Penalty
                    | NounKind::Release
                    | NounKind::Aid,
                ) => self.of_noun(noun?, "verb/light"),
                _ if self.inner.is_some_and(|(_, tie)| matches!(tie, Tie::Chain(_))) => {
                    self.commits(Operator::Promise, noun.as_ref(), depth)
                }
                Some(_) => done(
                    Agree,
                    None,
                    self.prep(&["with", "for", "in", "on"]).or(self.object.clone()),
                    1,
                ),
                None => None,
            },
            Operator::Welcome => {
                let object = self.object.clone()?;
                if self.prep(&["to"]).is_some()
                    && (self.is_person(Some(&object)) || self.is_guest(Some(&object)))
                {
                    return done(Consult, Some("visit"), Some(object), 2);
                }
                done(Support, None, Some(object), 2)
            }
            Operator::Phone => {
                let who = self
                    .object
                    .clone()
                    .filter(|who| self.is_person(Some(who)) && who.parts.len() == 1)?;
                let after = self.clauses.tag(who.end);
                let plain = matches!(
                    after,
                    None | Some(Tag::Break | Tag::Comma | Tag::Prep | Tag::To | Tag::And)
                ) || self.clauses.is_timed(who.end);
                plain.then_some(())?;
                done(Consult, Some("phone"), Some(who), 2)
            }
            Operator::Travel => {
                if kind == Some(NounKind::Troops) && !self.passive {
                    return done(
                        Mobilize,
                        Some("troops"),
                        self.prep(&["to", "over", "into", "near", "in"]),
                        2,
                    );
                }
                let whither = self
                    .prep(&["to", "in", "at"])
                    .or_else(|| self.object.clone().filter(|_| self.lemma == "enter"))?;
                let place = self.has_place(&whither);
                place.then_some(())?;
                let subject = self.subject()?;
                if self.is_martial(&subject) {
                    let (event, mode) = if self.is_peacekeeping() {
                        (Aid, "peacekeeping")
                    } else {
                        (Mobilize, "troops")
                    };
                    return done(event, Some(mode), Some(whither), 2);
                }
                let guest = self.is_person(Some(&subject)) || self.is_guest(Some(&subject));
                (guest && self.lemma != "enter").then_some(())?;
                done(Consult, Some("visit"), Some(whither), 1)
            }
            Operator::Strike => {
                let object = self.object.clone()?;
                let subject = if self.passive { self.prep(&["by"]) } else { self.subject() };
                let subject = subject?;
                let fights = self.is_martial(&subject)
                    || self.head_is(&subject, triggers::is_force)
                    || self.is_state(&subject);
                if !fights
                    || self.head_is(&object, |word| {
                        matches!(
                            word,
                            "market"
                                | "record"
                                | "economy"
                                | "sale"
                                | "target"
                                | "high"
                                | "low"
                                | "deal"
                                | "agreement"
                                | "attention"
                        )
                    })
                {
                    return None;
                }
                if self
                    .head_is(&subject, |word| matches!(word, "police" | "authorities" | "customs"))
                {
                    return done(Coerce, Some("seize"), Some(object), 2);
                }
                done(Assault, None, Some(object), 2)
            }
            Operator::Express => {
                let noun = noun?;
                let (event, mode) = (noun.noun.event?, noun.noun.mode);
                let target = self
                    .prep(nominal::target_preps(noun.noun.kind))
                    .or_else(|| self.owner_or_object());
                done(event, mode, target, 2)
            }
            Operator::Summon => match kind {
                Some(NounKind::Envoys) => done(Accuse, Some("disapprove"), self.object.clone(), 3),
                _ => None,
            },
            Operator::Grant => {
                let to = self.prep(&["to", "for"]);
                match kind {
                    Some(NounKind::Asylum) => done(Aid, Some("humanitarian"), to, 2),
                    Some(NounKind::Money | NounKind::Aid) => done(Aid, Some("economic"), to, 2),
                    _ => done(Concede, None, to.or(self.object.clone()), 2),
                }
            }
            Operator::Fire => match kind? {
                NounKind::Missile | NounKind::Weapons => {
                    match self.prep(&["at", "on", "into", "toward", "towards"]) {
                        Some(at) if self.lemma == "fire" && !self.over_water(&at) => {
                            done(Assault, Some("missile"), Some(at), 2)
                        }
                        over => done(Mobilize, Some("weapons"), over, 2),
                    }
                }
                _ => None,
            },
            Operator::Expel => {
                let who = self.object.clone();
                match kind {
                    Some(NounKind::Envoys | NounKind::Peacekeepers) => {
                        done(Sanction, Some("expel"), who, 3)
                    }
                    _ if who.as_ref().is_some_and(|who| {
                        self.head_is(who, |word| matches!(word, "worker" | "workers" | "staff"))
                    }) =>
                    {
                        done(Sanction, Some("expel"), who, 3)
                    }
                    _ => done(Coerce, Some("expel"), Some(who?), 2),
                }
            }
            Operator::Share => match kind? {
                NounKind::Intelligence => {
                    done(Cooperate, Some("intelligence"), self.prep(&["with"]), 2)
                }
                NounKind::Prisoners => done(Cooperate, None, self.prep(&["with"]), 2),
                _ => None,
            },
            Operator::Alert => {
                let alert = self.prep(&["on"])?;
                let noun = nominal::event_noun(self.clauses, &alert)
                    .filter(|noun| noun.noun.kind == NounKind::Alert)?;
                let mut outcome =
                    done(Mobilize, Some("troops"), self.prep(&["in", "near", "along"]), 2)?;
                outcome.nouns.push(noun.head);
                Some(outcome)
            }
        }
    }
}
