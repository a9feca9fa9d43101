//! What a verb or a noun was read as, before entities, places and dates are filled in.

use std::ops::Range;

use super::clause::Phrase;
use crate::atlas::{EventType, Modality};

/// An event as the grammar gives it; ranges are tokens of the sentence.
#[derive(Clone, Debug)]
pub struct Draft {
    pub event: EventType,
    pub mode: Option<&'static str>,
    pub trigger: Range<usize>,
    pub source: Option<Phrase>,
    pub target: Option<Phrase>,
    pub modality: Modality,
    /// How much the words alone say: 3 certain, 1 only with two political parties.
    pub strength: u8,
    pub rule: &'static str,
    /// The verb group it comes from.
    pub group: Option<usize>,
}

/// What a verb group says, without who does it.
#[derive(Clone, Debug)]
pub struct Outcome {
    pub event: EventType,
    pub mode: Option<&'static str>,
    pub trigger: Range<usize>,
    pub target: Option<Phrase>,
    pub strength: u8,
    pub rule: &'static str,
    /// Changed by the verb itself: `plans to`.
    pub modality: Option<Modality>,
    /// Chunks (by their head) that the verb took its meaning from.
    pub nouns: Vec<usize>,
    /// Other groups that it speaks for.
    pub groups: Vec<usize>,
    /// Who does it, where that is not the subject.
    pub source: Option<Phrase>,
}
