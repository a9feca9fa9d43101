//! Verbs, one list a type, and the operators that turn what follows them into something else.

mod operators;
mod plain;

use crate::atlas::EventType;
use operators::{LIGHT, OPERATORS};
use plain::{
    ACCUSE, AID, ASSAULT, COERCE, CONSULT, COOPERATE, MOBILIZE, PROTEST, REJECT, REQUEST, SANCTION,
    SUPPORT, THREATEN, YIELD,
};

/// A verb, with its particle if it needs one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Verb {
    pub words: &'static str,
    pub sense: Sense,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sense {
    /// Tells of an event by itself.
    Plain {
        event: EventType,
        mode: Option<&'static str>,
        /// Where its target stands: `obj`, or prepositions in order of preference.
        target: &'static str,
        /// Certain enough with one political party (3), needs a political source (2), or both (1).
        strength: u8,
    },
    /// Takes its type from the event noun it governs: `launch an attack`.
    Light,
    /// Depends on what it governs.
    Op(Operator),
}

/// What an operator verb does to the noun or infinitive it governs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Operator {
    /// `lift`, `suspend`: of something hostile a concession, of something friendly a sanction.
    Cease,
    /// `refuse to`, `reject`.
    Refuse,
    /// `agree to`, `pledge`, `offer`.
    Promise,
    /// `threaten to`.
    Threat,
    /// `ask`, `urge X to`, `demand`.
    Ask,
    /// `order X to`, `force X to`.
    Force,
    /// `allow X to`.
    Allow,
    /// `plan to`: the inner event, planned.
    Plan,
    /// `begin to`, `continue to`: the inner event itself.
    Through,
    /// `fail to`, of agreements.
    Fail,
    /// `provide`, `send`, `give`: by what is given.
    Give,
    /// `withdraw`, `pull out`: by what is withdrawn.
    Withdraw,
    /// `sign`, `reach`: of agreements support.
    Conclude,
    /// `strengthen`, `deepen`: of ties cooperation, of forces mobilisation.
    Strengthen,
    /// `violate`, `break`: of ceasefires assault, of agreements and bans rejection.
    Violate,
    /// `release`, `free`.
    Release,
    /// `attend`, `host`: of meetings.
    Attend,
    /// `approve`, `accept`: of requests a concession, of the rest agreement.
    Accept,
    /// `welcome`: a guest to a place a visit, else support.
    Welcome,
    /// `call`: a person by telephone.
    Phone,
    /// `travel`, `arrive`, `fly`: of persons a visit, of forces a mobilisation.
    Travel,
    /// `seize`, `capture`, `hit`, `strike`: by who does it and to what.
    Strike,
    /// `express`: by what is expressed.
    Express,
    /// `summon`: an envoy.
    Summon,
    /// `grant`: asylum is aid, a request a concession.
    Grant,
    /// `fire`, `test`, `launch`: missiles.
    Fire,
    /// `expel`: diplomats are a sanction, others coercion.
    Expel,
    /// `share`: of intelligence.
    Share,
    /// `remain`, `put`, `place` on alert.
    Alert,
}

const fn plain(
    words: &'static str,
    event: EventType,
    mode: Option<&'static str>,
    target: &'static str,
    strength: u8,
) -> Verb {
    Verb { words, sense: Sense::Plain { event, mode, target, strength } }
}

const fn op(words: &'static str, operator: Operator) -> Verb {
    Verb { words, sense: Sense::Op(operator) }
}

const fn light(words: &'static str) -> Verb {
    Verb { words, sense: Sense::Light }
}

/// All verbs.
pub fn all() -> impl Iterator<Item = &'static Verb> {
    [CONSULT, COOPERATE, SUPPORT, AID, YIELD, REQUEST, ACCUSE, REJECT, THREATEN, PROTEST]
        .into_iter()
        .chain([SANCTION, MOBILIZE, COERCE, ASSAULT, OPERATORS, LIGHT])
        .flatten()
}
/// Verbs whose complement is what someone says.
pub fn is_saying(lemma: &str) -> bool {
    matches!(
        lemma,
        "say"
            | "announce"
            | "declare"
            | "state"
            | "tell"
            | "claim"
            | "warn"
            | "report"
            | "add"
            | "confirm"
            | "reiterate"
            | "insist"
            | "stress"
            | "pledge"
            | "vow"
            | "promise"
            | "note"
            | "assert"
            | "argue"
            | "reveal"
            | "acknowledge"
            | "demand"
            | "believe"
            | "suggest"
            | "allege"
            | "deny"
            | "threaten"
            | "agree"
            | "emphasize"
            | "emphasise"
            | "admit"
            | "write"
            | "order"
            | "decide"
            | "indicate"
            | "explain"
            | "maintain"
            | "signal"
            | "hope"
    )
}
