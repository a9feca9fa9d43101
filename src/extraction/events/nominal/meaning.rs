//! What an event noun says under its verb, and where its target stands.

use super::super::clause::Clauses;
use super::super::triggers::NounKind;
use super::super::words::singular;
use super::{EventNoun, heads};
use crate::atlas::EventType;

/// The type and mode of an event noun; of a strike, a deployment or fire by what is around it.
pub fn meaning(
    clauses: &Clauses<'_>,
    noun: &EventNoun,
    group: Option<usize>,
    lemma: &str,
) -> Option<(EventType, Option<&'static str>)> {
    let (event, mode) = (noun.noun.event?, noun.noun.mode);
    let word = singular(clauses.word(noun.head));
    match noun.noun.kind {
        NounKind::Attack if word == "strike" => {
            let workers =
                group.and_then(|group| clauses.subjects[group].as_ref()).is_some_and(|subject| {
                    heads(clauses, subject).any(|head| {
                        matches!(
                            singular(head),
                            "worker"
                                | "teacher"
                                | "employee"
                                | "union"
                                | "driver"
                                | "nurse"
                                | "miner"
                                | "student"
                                | "doctor"
                                | "prisoner"
                                | "seeker"
                                | "pilot"
                                | "staff"
                                | "people"
                                | "woman"
                                | "man"
                        )
                    })
                });
            if noun.is_labour(clauses) || workers || lemma == "go" {
                let hunger = noun.modifier(clauses, &["hunger"]);
                return Some((EventType::Protest, Some(if hunger { "hunger" } else { "strike" })));
            }
            Some((event, mode))
        }
        NounKind::Attack if word == "fire" => {
            matches!(lemma, "open" | "exchange" | "set").then_some((event, Some("shoot")))
        }
        NounKind::Attack if matches!(word, "war" | "warfare" | "fighting" | "battle") => {
            let cyber = noun.modifier(clauses, &["cyber"]);
            if cyber {
                return Some((EventType::Coerce, Some("cyber")));
            }
            matches!(lemma, "launch" | "wage" | "begin" | "start" | "declare" | "resume")
                .then_some((event, mode))
        }
        NounKind::Attack if noun.modifier(clauses, &["cyber"]) => {
            Some((EventType::Coerce, Some("cyber")))
        }
        NounKind::Attack if noun.modifier(clauses, &["scathing", "verbal", "blistering"]) => {
            Some((EventType::Accuse, Some("disapprove")))
        }
        NounKind::Deployment
            if noun.modifier(clauses, &["joint", "cooperative", "combined", "co-operative"]) =>
        {
            Some((EventType::Cooperate, Some("exercise")))
        }
        NounKind::Protest if matches!(word, "work" | "street" | "streets") => {
            matches!(lemma, "stop" | "take" | "walk").then_some((event, Some("demo")))
        }
        NounKind::Missile => {
            matches!(lemma, "launch" | "fire" | "test" | "test-fire").then_some((event, mode))
        }
        NounKind::Penalty if noun.modifier(clauses, &["consumer"]) => None,
        // Things that are given, sent or shared tell nothing under a plain light verb.
        NounKind::Troops
        | NounKind::Ties
        | NounKind::Cooperation
        | NounKind::Agreement
        | NounKind::Weapons
        | NounKind::Intelligence
        | NounKind::Alert => None,
        NounKind::Money | NounKind::Aid => {
            matches!(lemma, "announce" | "approve" | "make" | "order" | "offer")
                .then_some((event, mode))
        }
        NounKind::Peacekeepers => {
            matches!(lemma, "participate" | "serve" | "take" | "join").then_some((event, mode))
        }
        NounKind::Asylum => (lemma == "offer").then_some((event, mode)),
        NounKind::Demand => {
            matches!(lemma, "make" | "issue" | "launch" | "file").then_some((event, mode))
        }
        NounKind::Concern => None,
        NounKind::Restriction => {
            let sets = matches!(
                lemma,
                "impose"
                    | "declare"
                    | "announce"
                    | "order"
                    | "enforce"
                    | "issue"
                    | "tighten"
                    | "extend"
                    | "enact"
                    | "set"
                    | "slap"
                    | "levy"
                    | "place"
                    | "put"
            );
            sets.then_some((event, mode))
        }
        NounKind::Threat => {
            matches!(lemma, "issue" | "make" | "set" | "give" | "deliver" | "announce")
                .then_some((event, mode))
        }
        NounKind::Praise => matches!(lemma, "issue" | "announce" | "offer" | "make" | "deliver")
            .then_some((event, mode)),
        NounKind::Accusation => {
            matches!(lemma, "file" | "lodge" | "make" | "face" | "issue" | "launch")
                .then_some((event, mode))
        }
        _ => Some((event, mode)),
    }
}

/// Where a noun's target stands.
pub fn target_preps(kind: NounKind) -> &'static [&'static str] {
    match kind {
        NounKind::Visit => &["to", "at", "in"],
        NounKind::Meeting
        | NounKind::Exercise
        | NounKind::Agreement
        | NounKind::Cooperation
        | NounKind::Ties => &["with", "between"],
        NounKind::Mediation => &["between", "in"],
        NounKind::Deployment => &["to", "into", "in", "along", "near", "against"],
        NounKind::MissileTest | NounKind::Missile => &["over", "into", "toward", "towards"],
        NounKind::Attack | NounKind::Killing | NounKind::Repression => {
            &["on", "against", "into", "in"]
        }
        NounKind::Ceasefire => &["with", "between", "in"],
        NounKind::Withdrawal => &["from", "as"],
        NounKind::Penalty | NounKind::Restriction => &["on", "against", "over", "from", "in"],
        NounKind::Protest => &["against", "over", "at", "in"],
        NounKind::Accusation | NounKind::Concern => {
            &["against", "of", "to", "over", "about", "at", "regarding", "with"]
        }
        NounKind::Investigation | NounKind::Lawsuit => &["against", "into", "of"],
        NounKind::Demand => &["from", "to", "for"],
        NounKind::Threat => &["to", "against", "for"],
        NounKind::Praise | NounKind::Aid | NounKind::Money | NounKind::Asylum => {
            &["to", "for", "with", "of", "in"]
        }
        NounKind::Refusal => &["to", "of"],
        _ => &["of", "to", "with"],
    }
}

/// Whether the noun's "of" leads to whom it is done to.
pub fn of_is_target(kind: NounKind, word: &str) -> bool {
    matches!(
        kind,
        NounKind::Killing
            | NounKind::Arrest
            | NounKind::Release
            | NounKind::Lawsuit
            | NounKind::Accusation
            | NounKind::Investigation
            | NounKind::Refusal
            | NounKind::Concern
            | NounKind::Penalty
    ) || matches!(word, "bombing" | "shelling" | "bombardment" | "invasion" | "siege" | "blockade")
}
