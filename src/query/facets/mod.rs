//! The filter in force: what the whole window is narrowed to, and why.
//!
//! What each condition means:
//!
//! - **Source, language, words, new since** are said of documents. What lies in a document that
//!   does not pass is not shown.
//! - **Type, modality** are said of reports. A place name in a sentence that tells of no event says
//!   nothing of them: with such a condition only places of shown reports, and what their sentences
//!   name, stay.
//! - **Time** is said of reports by the days on which they may have happened: one dated to a month
//!   passes if any day of it lies in the window. Sentences that tell of no event have the date of
//!   their document. By choice the document's date counts for all.
//! - **Region** is said of places, by the point where the map draws them; of reports by their
//!   places: one of them must lie inside. A place outside stays only where a shown report happens
//!   there, too.
//! - **Linked to** is said of reports: one of these entities takes part, or it happens there; a
//!   mention outside such reports must name one of them.
//! - **Status** is said of reports and mentions. Unless it is asked for, what was rejected is not
//!   shown.
//! - **Kind** is said of entities; events are not hidden by it, but no arc is drawn from a hidden
//!   actor.
//!
//! So a place stays on the map when a shown report happens there or when a shown sentence names it
//! literally; an actor stays in the lists when it takes part in a shown report or a shown sentence
//! names it; an arc stays when one of its reports does, and is as wide as the texts of those.

mod chips;
mod counts;
mod evaluate;
mod region;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

pub use chips::Chip;
pub use counts::{Facet, Facets};
pub use evaluate::{Filtered, shown};
pub use region::Region;

use crate::atlas::{Bits, DateOf, EventType, Kind, Modality, Status};
use crate::base::{Days, Id};

/// Conditions that all must hold; an empty set is no condition. Plain data: what refers to the
/// atlas does so by ids.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Filter {
    pub kinds: BTreeSet<Kind>,
    pub types: BTreeSet<EventType>,
    pub modalities: BTreeSet<Modality>,
    pub statuses: BTreeSet<Status>,
    /// Publishers or their internet domains, whatever their case.
    pub sources: BTreeSet<String>,
    /// ISO 639-1, or `und`.
    pub languages: BTreeSet<String>,
    pub time: Option<TimeFilter>,
    pub region: Option<Region>,
    /// One of these must be named.
    pub linked: Vec<Linked>,
    pub text: Option<TextFilter>,
    /// Only what came into the project since; seconds since 1970.
    pub new_since: Option<i64>,
}

/// A window of days.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TimeFilter {
    pub days: Days,
    #[serde(default)]
    pub by: DateOf,
    /// What has no date is shown as well.
    #[serde(default)]
    pub undated: bool,
}

/// An entity that what is shown is linked to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Linked {
    pub id: Id,
    /// For reading.
    pub name: String,
}

/// Words that documents hold, and the documents that a search found.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TextFilter {
    /// As they were typed.
    pub words: String,
    /// By handle. Belongs to one atlas, so it is not saved: until the words are searched again,
    /// none passes.
    #[serde(skip)]
    pub documents: Option<Arc<Bits>>,
}

/// One kind of condition.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Condition {
    Text,
    Linked,
    Region,
    Time,
    New,
    Types,
    Modalities,
    Kinds,
    Statuses,
    Sources,
    Languages,
}

impl Condition {
    /// In the order in which chips stand.
    pub const ALL: [Self; 11] = [
        Self::Text,
        Self::Linked,
        Self::Region,
        Self::Time,
        Self::New,
        Self::Types,
        Self::Modalities,
        Self::Kinds,
        Self::Statuses,
        Self::Sources,
        Self::Languages,
    ];
}

impl Filter {
    /// Whether everything passes that was not rejected.
    pub fn is_empty(&self) -> bool {
        Condition::ALL.iter().all(|&condition| !self.has(condition))
    }

    /// Whether a condition is in force.
    pub fn has(&self, condition: Condition) -> bool {
        match condition {
            Condition::Text => self.text.is_some(),
            Condition::Linked => !self.linked.is_empty(),
            Condition::Region => self.region.is_some(),
            Condition::Time => self.time.is_some(),
            Condition::New => self.new_since.is_some(),
            Condition::Types => !self.types.is_empty(),
            Condition::Modalities => !self.modalities.is_empty(),
            Condition::Kinds => !self.kinds.is_empty(),
            Condition::Statuses => !self.statuses.is_empty(),
            Condition::Sources => !self.sources.is_empty(),
            Condition::Languages => !self.languages.is_empty(),
        }
    }

    /// Takes a condition out of force.
    pub fn clear(&mut self, condition: Condition) {
        match condition {
            Condition::Text => self.text = None,
            Condition::Linked => self.linked.clear(),
            Condition::Region => self.region = None,
            Condition::Time => self.time = None,
            Condition::New => self.new_since = None,
            Condition::Types => self.types.clear(),
            Condition::Modalities => self.modalities.clear(),
            Condition::Kinds => self.kinds.clear(),
            Condition::Statuses => self.statuses.clear(),
            Condition::Sources => self.sources.clear(),
            Condition::Languages => self.languages.clear(),
        }
    }

    /// The same without a condition.
    pub fn without(&self, condition: Condition) -> Self {
        let mut filter = self.clone();
        filter.clear(condition);
        filter
    }
}
