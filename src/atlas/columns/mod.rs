//! The atlas as columns: of each report, mention and document only what filters, counts, the time
//! line and the map ask for, in arrays that a million reports can be run through in milliseconds.
//! Made once per atlas, never changed; what of it is shown is a [`Shown`].

mod bits;
mod build;
mod copies;
mod from_atlas;
mod lists;
mod recount;
mod rows;
#[cfg(test)]
pub mod sample;
mod shown;
mod tally;
#[cfg(test)]
mod tests;

pub use bits::Bits;
pub use build::ColumnsBuilder;
pub use lists::Lists;
pub use rows::{DocumentRow, EntityRow, MentionRow, ReportRow};
pub use shown::{Kinds, Passing, Shown, Totals, Weight};

use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::{DocIx, EntityIx, EventIx, Kind, MentionIx, Modality, OccurrenceIx};
use crate::base::{Days, Id, LonLat};
use copies::Copies;

/// No handle.
pub const NONE: u32 = u32::MAX;

/// Set on an entity of [`Columns::named`] where the report happens there.
const AT: u32 = 1 << 31;

/// Of a mention's flags: something is or happens there.
const LITERAL: u8 = 1;
/// Of a mention's flags: it lies in furniture.
const FURNITURE: u8 = 2;
/// Of a mention's flags: from this bit on its status.
const STATUS: u8 = 2;

/// Which date puts a thing on the time line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DateOf {
    /// When it happens, as the texts say.
    #[default]
    Event,
    /// When the text that tells of it was published.
    Text,
}

/// The names of a source: publisher and internet domain, each where known.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Source {
    pub publisher: Option<String>,
    pub domain: Option<String>,
}

/// See the module.
#[derive(Clone, Debug, Default)]
pub struct Columns {
    /// Every stretch of days that a report or document has, each once, in order; the first is
    /// [`Days::NONE`].
    pub extents: Vec<Days>,
    pub sources: Vec<Source>,
    pub languages: Vec<String>,

    // Of each document.
    /// An index of `sources`.
    pub source: Vec<u32>,
    /// An index of `languages`.
    pub language: Vec<u32>,
    /// An index of `extents`.
    pub document_extent: Vec<u32>,
    /// Seconds since 1970; `i64::MIN` where nobody knows.
    pub added: Vec<i64>,
    text_of: Vec<u32>,
    reports_in: Vec<u32>,
    mentions_in: Vec<u32>,
    copies: Copies,

    // Of each report.
    pub event_type: Vec<u8>,
    pub modality: Vec<u8>,
    pub status: Vec<u8>,
    /// An index of `extents`.
    pub extent: Vec<u32>,
    document: Vec<u32>,
    occurrence: Vec<u32>,
    /// The sentence that tells of it, counted over all documents; several may share one.
    passage: Vec<u32>,
    /// Entities that it names, each once, by handle; with [`AT`] where it happens there.
    named: Lists,
    /// For each of them the pair of occurrence and entity it counts for; [`NONE`] where the report
    /// is the only one of its event.
    pair: Vec<u32>,
    pairs: u32,

    // Of each sentence that tells of an event.
    /// The mentions that lie in it, and perhaps others between them.
    passage_mentions: Vec<[u32; 2]>,

    // Of each mention.
    mention_flags: Vec<u8>,
    mention_entity: Vec<u32>,
    mention_actor: Vec<u32>,
    /// [`NONE`] where its sentence tells of no event.
    mention_passage: Vec<u32>,
    /// Whose sentence does.
    told_mentions: Bits,
    /// Those of them that name a place.
    told_places: Bits,
    furniture: Bits,
    /// Those in texts that have copies.
    copied: Bits,
    /// Those that stand for an actor.
    acting: Bits,

    // Of each entity.
    pub kind: Vec<Kind>,
    /// Degrees; `None` for what is no place.
    pub at: Vec<Option<LonLat>>,
    ids: Vec<Id>,
    by_id: Vec<u32>,
    /// Reports that name it, in order; with [`AT`] where they happen there.
    naming: Lists,

    // Of each occurrence.
    reports: Lists,

    has_rejected: bool,
}

impl Columns {
    /// Takes in when documents came into the project, in seconds since 1970.
    pub fn set_added(&mut self, added: impl Fn(DocIx) -> Option<i64>) {
        for (at, nth) in self.added.iter_mut().zip(0..) {
            *at = added(DocIx(nth)).unwrap_or(i64::MIN);
        }
    }

    pub fn documents(&self) -> usize {
        self.source.len()
    }

    pub fn reports(&self) -> usize {
        self.extent.len()
    }

    pub fn mentions(&self) -> usize {
        self.mention_entity.len()
    }

    pub fn occurrences(&self) -> usize {
        self.reports.len()
    }

    pub fn entities(&self) -> usize {
        self.kind.len()
    }

    /// The entity with an id.
    pub fn find(&self, id: &Id) -> Option<EntityIx> {
        let at = self.by_id.binary_search_by_key(&id, |&nth| &self.ids[nth as usize]).ok()?;
        Some(EntityIx(self.by_id[at]))
    }

    /// The days on which a report may have happened.
    pub fn days(&self, report: EventIx) -> Days {
        self.extents[self.extent[report.0 as usize] as usize]
    }

    /// The days of a document's date.
    pub fn document_days(&self, document: DocIx) -> Days {
        self.extents[self.document_extent[document.0 as usize] as usize]
    }

    pub fn document_of(&self, report: EventIx) -> DocIx {
        DocIx(self.document[report.0 as usize])
    }

    pub fn occurrence_of(&self, report: EventIx) -> OccurrenceIx {
        OccurrenceIx(self.occurrence[report.0 as usize])
    }

    /// The first document with the text of this one.
    pub fn text_of(&self, document: DocIx) -> DocIx {
        DocIx(self.text_of[document.0 as usize])
    }

    /// All reports of an occurrence, in order.
    pub fn reports_of(&self, occurrence: OccurrenceIx) -> impl ExactSizeIterator<Item = EventIx> {
        self.reports.of(occurrence.0).iter().map(|&nth| EventIx(nth))
    }

    /// Handles of the reports in a document.
    pub fn reports_in(&self, document: DocIx) -> Range<u32> {
        self.reports_in[document.0 as usize]..self.reports_in[document.0 as usize + 1]
    }

    /// Handles of the mentions in a document.
    pub fn mentions_in(&self, document: DocIx) -> Range<u32> {
        self.mentions_in[document.0 as usize]..self.mentions_in[document.0 as usize + 1]
    }

    /// Entities that a report names, each once, and whether it happens there.
    pub fn named(&self, report: EventIx) -> impl ExactSizeIterator<Item = (EntityIx, bool)> + '_ {
        self.named.of(report.0).iter().map(|&item| (EntityIx(item & !AT), item & AT != 0))
    }

    /// Reports that name an entity, in order, and whether they happen there.
    pub fn naming(&self, entity: EntityIx) -> impl ExactSizeIterator<Item = (EventIx, bool)> + '_ {
        self.naming.of(entity.0).iter().map(|&item| (EventIx(item & !AT), item & AT != 0))
    }

    /// Reports that name one of some entities; with `there` only those that happen there.
    pub fn reports_naming(&self, entities: &Bits, there: bool) -> Bits {
        let items = entities.iter().flat_map(|entity| self.naming.of(entity));
        let items = items.filter(|&&item| !there || item & AT != 0);
        Bits::of(self.reports(), items.map(|&item| item & !AT))
    }

    pub fn modality_of(&self, report: EventIx) -> Modality {
        MODALITIES[usize::from(self.modality[report.0 as usize])]
    }

    /// What a mention names, and the actor it stands for.
    pub fn named_by(&self, mention: MentionIx) -> (EntityIx, Option<EntityIx>) {
        let actor = self.mention_actor[mention.0 as usize];
        let actor = (actor != NONE).then_some(EntityIx(actor));
        (EntityIx(self.mention_entity[mention.0 as usize]), actor)
    }

    /// Whether one of those that a mention names is of some kinds.
    fn is_of_kind(&self, kinds: Kinds, mention: u32) -> bool {
        let at = mention as usize;
        let has = |entity: u32| self.kind.get(entity as usize).is_some_and(|&it| kinds.has(it));
        has(self.mention_entity[at]) || has(self.mention_actor[at])
    }

    /// Mentions whose sentences tell of events.
    pub fn told_mentions(&self) -> &Bits {
        &self.told_mentions
    }

    /// Those of them that name a place.
    pub fn told_places(&self) -> &Bits {
        &self.told_places
    }

    /// Mentions that name one of some entities, also as an actor.
    pub fn mentions_of(&self, entities: &Bits) -> Bits {
        let has = |entity: u32| entities.get(entity);
        Bits::which(self.mentions(), |mention| {
            let at = mention as usize;
            has(self.mention_entity[at]) | has(self.mention_actor[at])
        })
    }

    /// Whether the sentence of a mention tells of an event.
    pub fn is_told(&self, mention: MentionIx) -> bool {
        self.mention_passage[mention.0 as usize] != NONE
    }

    pub fn is_furniture(&self, mention: MentionIx) -> bool {
        self.mention_flags[mention.0 as usize] & FURNITURE != 0
    }

    pub fn is_literal(&self, mention: MentionIx) -> bool {
        self.mention_flags[mention.0 as usize] & LITERAL != 0
    }

    /// The status of a mention as a number.
    pub fn status_of(&self, mention: MentionIx) -> u8 {
        self.mention_flags[mention.0 as usize] >> STATUS
    }

    /// Whether a report or a mention was rejected.
    pub fn has_rejected(&self) -> bool {
        self.has_rejected
    }

    pub fn is_place(&self, entity: EntityIx) -> bool {
        self.kind.get(entity.0 as usize) == Some(&Kind::Place)
    }
}

/// In the order of their numbers in [`Columns::modality`].
pub const MODALITIES: [Modality; 5] = [
    Modality::Happened,
    Modality::Planned,
    Modality::Alleged,
    Modality::Hypothetical,
    Modality::Denied,
];
