//! What joining needs to know of a text, so that the text itself need not be there.

use serde::{Deserialize, Serialize};

use super::copies::Sketch;
use crate::atlas::{Document, Event, Extraction, ParticipantRole};
use crate::base::Span;

/// Kept of each document beside what was read in it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Facts {
    pub(super) sketch: Sketch,
    /// For each of its events.
    pub(super) events: Vec<EventFacts>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct EventFacts {
    /// The words that tell of it, in lower case.
    pub trigger: String,
    /// Longer words of a target that has no name.
    pub unnamed_target: Vec<String>,
    /// A hash of the words of its sentence.
    pub sentence: u64,
}

impl Facts {
    pub fn of(document: &Document, extraction: &Extraction) -> Self {
        let events = extraction.events.iter().map(|event| EventFacts::of(document, event));
        Self { sketch: Sketch::of(document), events: events.collect() }
    }

    /// Whether there are as many events as in what was read; not so in a damaged project.
    pub fn fit(&self, events: &[Event]) -> bool {
        self.events.len() == events.len()
    }
}

impl EventFacts {
    fn of(document: &Document, event: &Event) -> Self {
        let text = |span: Span| span.of(&document.text);
        let unnamed = event
            .participants
            .iter()
            .filter(|who| who.role == ParticipantRole::Target && who.entity.is_none());
        Self {
            trigger: text(event.trigger).to_lowercase(),
            unnamed_target: unnamed.flat_map(|who| long_words(text(who.span))).collect(),
            sentence: hash(text(event.sentence).split_whitespace()),
        }
    }
}

fn long_words(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| word.chars().count() > 3)
        .map(str::to_lowercase)
        .collect()
}

/// 64-bit FNV-1a of words.
fn hash<'a>(words: impl Iterator<Item = &'a str>) -> u64 {
    words.flat_map(|word| word.bytes().chain([b' '])).fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}
