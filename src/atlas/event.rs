//! Reported events: who did what to whom, where and when.

use serde::{Deserialize, Serialize};

use crate::base::interned::Name;

use crate::base::{Id, PartialDate, Span};

/// One report of an event, in one sentence of one document.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Event {
    pub id: Id,
    pub event_type: EventType,
    /// PLOVER mode or a plain word for it: `visit`, `exercise`, `missile`; lower case.
    #[serde(with = "crate::base::interned::maybe_name")]
    pub mode: Option<Name>,
    /// The word or words that tell of it.
    pub trigger: Span,
    /// The whole sentence.
    pub sentence: Span,
    pub date: Option<PartialDate>,
    pub modality: Modality,
    /// Place entities where it happens; literal mentions only.
    pub places: Vec<Id>,
    pub participants: Vec<Participant>,
    /// What is counted beside it: "12,000 troops"; by position.
    pub numbers: Vec<Quantity>,
    /// 0 to 1.
    pub confidence: f32,
    #[serde(with = "crate::base::interned::name")]
    pub rule: Name,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Participant {
    pub role: ParticipantRole,
    /// The actor, where the noun phrase names one.
    pub entity: Option<Id>,
    /// The whole noun phrase.
    pub span: Span,
}

/// A count with what it counts, as the text has them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quantity {
    pub value: u64,
    /// What is counted, as quoted: `troops`, `Kenyan soldiers`.
    pub unit: String,
    /// Number and unit.
    pub span: Span,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ParticipantRole {
    Source,
    Target,
    Other,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Modality {
    Happened,
    Planned,
    Alleged,
    Hypothetical,
    Denied,
}

/// The event types of PLOVER (Open Event Data Alliance, 2016), in its order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum EventType {
    Agree,
    Consult,
    Support,
    Concede,
    Cooperate,
    Aid,
    Retreat,
    Request,
    Accuse,
    Reject,
    Threaten,
    Protest,
    Sanction,
    Mobilize,
    Coerce,
    Assault,
}

impl EventType {
    pub const ALL: [Self; 16] = [
        Self::Agree,
        Self::Consult,
        Self::Support,
        Self::Concede,
        Self::Cooperate,
        Self::Aid,
        Self::Retreat,
        Self::Request,
        Self::Accuse,
        Self::Reject,
        Self::Threaten,
        Self::Protest,
        Self::Sanction,
        Self::Mobilize,
        Self::Coerce,
        Self::Assault,
    ];

    /// The name as PLOVER writes it.
    pub fn code(self) -> &'static str {
        match self {
            Self::Agree => "AGREE",
            Self::Consult => "CONSULT",
            Self::Support => "SUPPORT",
            Self::Concede => "CONCEDE",
            Self::Cooperate => "COOPERATE",
            Self::Aid => "AID",
            Self::Retreat => "RETREAT",
            Self::Request => "REQUEST",
            Self::Accuse => "ACCUSE",
            Self::Reject => "REJECT",
            Self::Threaten => "THREATEN",
            Self::Protest => "PROTEST",
            Self::Sanction => "SANCTION",
            Self::Mobilize => "MOBILIZE",
            Self::Coerce => "COERCE",
            Self::Assault => "ASSAULT",
        }
    }
}
