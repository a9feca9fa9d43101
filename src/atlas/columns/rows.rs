//! What columns are made of, one row a thing. Handles are those of the atlas.

use crate::atlas::{EventType, Kind, Modality, Status};
use crate::base::{Days, Id, LonLat, Span};

/// An entity.
#[derive(Clone, Debug)]
pub struct EntityRow {
    pub id: Id,
    pub kind: Kind,
    /// For places: where the map draws it.
    pub at: Option<LonLat>,
}

/// A document with all that was found in it.
#[derive(Clone, Debug)]
pub struct DocumentRow {
    pub publisher: Option<String>,
    /// The publisher's internet domain.
    pub domain: Option<String>,
    /// ISO 639-1, or `und`.
    pub language: String,
    /// Of its date; [`Days::NONE`] without one.
    pub days: Days,
    /// When it came into the project, in seconds since 1970; `None` where nobody knows.
    pub added: Option<i64>,
    /// The first document with the same text: its own number, if it is no copy.
    pub text_of: u32,
    /// By position.
    pub reports: Vec<ReportRow>,
    /// By position.
    pub mentions: Vec<MentionRow>,
}

/// A report of an event.
#[derive(Clone, Debug)]
pub struct ReportRow {
    pub event_type: EventType,
    pub modality: Modality,
    pub status: Status,
    /// All days on which it may have happened; [`Days::NONE`] where it has no date.
    pub days: Days,
    /// What it tells of.
    pub occurrence: u32,
    pub sentence: Span,
    /// Entities where it happens.
    pub places: Vec<u32>,
    /// Entities that take part.
    pub actors: Vec<u32>,
}

/// A mention.
#[derive(Clone, Copy, Debug)]
pub struct MentionRow {
    /// The first byte of its span.
    pub start: u32,
    pub entity: u32,
    /// The actor that a place name stands for.
    pub actor: Option<u32>,
    pub literal: bool,
    pub furniture: bool,
    pub status: Status,
}
