//! The model: what the texts say, each thing with its evidence.

pub mod columns;
mod document;
mod entity;
mod event;
mod extraction;
pub mod graph;
mod joined;
mod mention;
mod status;
mod store;

pub use crate::corpus::{DateBasis, Document, DocumentDate, Page, Paragraph, Sentence};
pub use columns::{Bits, Columns, DateOf, Shown};
pub use document::{DocumentInfo, Texts};
pub use entity::{Entity, Kind, Place};
pub use event::{Event, EventType, Modality, Participant, ParticipantRole, Quantity};
pub use extraction::{Extraction, Link, LinkKind, Reading};
pub use joined::{Joined, Report};
pub use mention::{Mention, Role};
pub use status::Status;
pub use store::{
    Atlas, Counts, Differing, DocIx, EntityIx, EventIx, Evidence, MentionIx, OccurrenceIx,
    Unreadable,
};
