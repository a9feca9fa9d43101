//! What a filter lets through.

use std::collections::BTreeMap;

use crate::atlas::{Atlas, Bits, Counts, DocIx, EntityIx, EventIx, MentionIx, Role};

/// Documents, events and mentions of one atlas that a filter lets through.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Matches {
    pub documents: Bits,
    pub events: Bits,
    pub mentions: Bits,
    /// Things of the kinds that are asked for, whether anything of them comes through or not.
    pub(in crate::query) kinds: Bits,
}

impl Matches {
    pub fn has_document(&self, ix: DocIx) -> bool {
        self.documents.get(ix.0)
    }

    pub fn has_event(&self, ix: EventIx) -> bool {
        self.events.get(ix.0)
    }

    pub fn has_mention(&self, ix: MentionIx) -> bool {
        self.mentions.get(ix.0)
    }

    /// Whether the thing is of a kind asked for, and a mention of it, or an event at it or with it,
    /// comes through.
    pub fn has_entity(&self, atlas: &Atlas, ix: EntityIx) -> bool {
        if !self.kinds.get(ix.0) {
            return false;
        }
        let events = atlas.events_at(ix).iter().chain(atlas.events_of(ix));
        atlas.mentions_of(ix).iter().any(|&mention| self.has_mention(mention))
            || events.into_iter().any(|&event| self.has_event(event))
    }

    /// Everything named of which something comes through, in the atlas's order.
    pub fn entities(&self, atlas: &Atlas) -> Vec<EntityIx> {
        let all = atlas.entities().map(|(ix, _)| ix);
        all.filter(|&ix| self.has_entity(atlas, ix)).collect()
    }

    /// How often a thing is reported in what comes through; furniture is left out, reports of one
    /// event count once, and so do copies of one text.
    pub fn counts(&self, atlas: &Atlas, ix: EntityIx) -> Counts {
        let mut counts = Counts::default();
        // Of copies of one text the first that comes through is counted.
        let mut texts: BTreeMap<DocIx, DocIx> = BTreeMap::new();
        for &mention in atlas.mentions_of(ix).iter().filter(|&&mention| self.has_mention(mention)) {
            let (document, told) = atlas.mention(mention);
            if told.furniture
                || *texts.entry(atlas.text_of(document)).or_insert(document) != document
            {
                continue;
            }
            counts.mentions += 1;
            counts.literal += u32::from(told.role == Some(Role::Literal));
        }
        counts.documents = texts.len() as u32;
        let events = atlas.events_at(ix).iter().chain(atlas.events_of(ix)).copied();
        counts.events = atlas.once(events.filter(|&event| self.has_event(event))).len() as u32;
        counts
    }

    pub(super) fn sized(documents: usize, events: usize, mentions: usize, full: bool) -> Self {
        let bits = if full { Bits::all } else { Bits::none };
        Self {
            documents: bits(documents),
            events: bits(events),
            mentions: bits(mentions),
            kinds: Bits::default(),
        }
    }

    pub(super) fn and(&mut self, other: &Self) {
        self.documents.and(&other.documents);
        self.events.and(&other.events);
        self.mentions.and(&other.mentions);
    }

    pub(super) fn or(&mut self, other: &Self) {
        self.documents.or(&other.documents);
        self.events.or(&other.events);
        self.mentions.or(&other.mentions);
    }

    pub(super) fn not(&mut self) {
        self.documents.not();
        self.events.not();
        self.mentions.not();
    }
}
