//! Copies of one text count once, with the one that says most: for each entity that several copies
//! name there is a family of slots, one a copy, and the fullest slot counts.

use std::collections::BTreeMap;

use super::NONE;

/// Slots of the mentions in texts that have copies.
#[derive(Clone, Debug, Default)]
pub(super) struct Copies {
    /// Of each document, where its mentions begin in `slots`; [`NONE`] for a text without copies.
    pub first: Vec<u32>,
    /// Of each mention in copied texts, the slot of its entity and that of its actor, or [`NONE`].
    pub slots: Vec<[u32; 2]>,
    /// Of each slot, its family.
    pub family: Vec<u32>,
    /// Of each family, its first slot; and where the last one ends.
    pub starts: Vec<u32>,
    /// Of each family, whom it names.
    pub entity: Vec<u32>,
}

/// What is named in one document: entity and actor of each mention.
pub(super) type Names<'a> = &'a dyn Fn(u32) -> Vec<[u32; 2]>;

impl Copies {
    /// From the first document of each document's text, and what each document names.
    pub fn new(text_of: &[u32], names: Names<'_>) -> Self {
        let mut texts: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
        for (document, &text) in (0..).zip(text_of) {
            texts.entry(text).or_default().push(document);
        }
        texts.retain(|_, documents| documents.len() > 1);
        let mut copies =
            Self { first: vec![NONE; text_of.len()], starts: vec![0], ..Self::default() };
        for documents in texts.into_values() {
            copies.add(&documents, names);
        }
        copies
    }

    fn add(&mut self, documents: &[u32], names: Names<'_>) {
        let named: Vec<_> = documents.iter().map(|&document| names(document)).collect();
        // Sorted by entity, then document: each pair is a slot.
        let mut pairs: Vec<(u32, u32)> = Vec::new();
        for (nth, mentions) in (0..).zip(&named) {
            let all = mentions.iter().flatten().filter(|&&entity| entity != NONE);
            pairs.extend(all.map(|&entity| (entity, nth)));
        }
        pairs.sort_unstable();
        pairs.dedup();
        let base = self.family.len() as u32;
        let mut last = None;
        for (end, &(entity, _)) in (base + 1..).zip(&pairs) {
            if last != Some(entity) {
                last = Some(entity);
                self.entity.push(entity);
                self.starts.push(end);
            }
            self.family.push(self.entity.len() as u32 - 1);
            // What was pushed last ends here, so far.
            if let Some(starts) = self.starts.last_mut() {
                *starts = end;
            }
        }
        for (nth, (&document, mentions)) in (0..).zip(documents.iter().zip(&named)) {
            self.first[document as usize] = self.slots.len() as u32;
            let slot = |entity: u32| match pairs.binary_search(&(entity, nth)) {
                Ok(at) if entity != NONE => base + at as u32,
                _ => NONE,
            };
            self.slots.extend(mentions.iter().map(|&[entity, actor]| [slot(entity), slot(actor)]));
        }
    }
}
