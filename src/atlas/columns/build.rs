//! Columns from rows, document by document.

use std::collections::HashMap;

use super::copies::Copies;
use super::{
    AT, Bits, Columns, DocumentRow, EntityRow, FURNITURE, LITERAL, Lists, NONE, STATUS, Source,
};
use crate::atlas::{DocIx, EntityIx, Status};
use crate::base::Days;

/// Makes [`Columns`]; documents come in the order of their handles.
#[derive(Debug, Default)]
pub struct ColumnsBuilder {
    columns: Columns,
    extents: HashMap<Days, u32>,
    sources: HashMap<Source, u32>,
    languages: HashMap<String, u32>,
}

impl ColumnsBuilder {
    pub fn new(entities: impl IntoIterator<Item = EntityRow>) -> Self {
        let mut builder = Self::default();
        let columns = &mut builder.columns;
        for entity in entities {
            columns.ids.push(entity.id);
            columns.kind.push(entity.kind);
            columns.at.push(entity.at);
        }
        let mut by_id: Vec<u32> = (0..columns.ids.len() as u32).collect();
        by_id.sort_by_key(|&nth| &columns.ids[nth as usize]);
        columns.by_id = by_id;
        columns.reports_in.push(0);
        columns.mentions_in.push(0);
        builder.extents.insert(Days::NONE, 0);
        builder
    }

    pub fn add(&mut self, document: DocumentRow) {
        let extent = self.extent(document.days);
        let source = Source { publisher: document.publisher, domain: document.domain };
        let source = number(&mut self.sources, source);
        let language = number(&mut self.languages, document.language);
        let own = self.columns.documents() as u32;
        self.columns.source.push(source);
        self.columns.language.push(language);
        self.columns.document_extent.push(extent);
        self.columns.added.push(document.added.unwrap_or(i64::MIN));
        self.columns.text_of.push(document.text_of);

        // The sentences that tell of an event, by position; they do not overlap.
        let mut told: Vec<(u32, u32)> = document
            .reports
            .iter()
            .map(|report| (report.sentence.start, report.sentence.end))
            .collect();
        told.sort_unstable();
        told.dedup();
        let base = self.columns.passage_mentions.len() as u32;
        let first = self.columns.mentions() as u32;
        let mut lies_in: Vec<[u32; 2]> = vec![[first, first]; told.len()];
        for (nth, mention) in (first..).zip(&document.mentions) {
            let after = told.partition_point(|&(start, _)| start <= mention.start);
            let passage = after.checked_sub(1).filter(|&at| mention.start < told[at].1);
            if let Some(at) = passage {
                let [start, end] = &mut lies_in[at];
                if start == end {
                    *start = nth;
                }
                *end = nth + 1;
            }
            let columns = &mut self.columns;
            columns.has_rejected |= mention.status == Status::Rejected;
            columns.mention_passage.push(passage.map_or(NONE, |at| base + at as u32));
            columns.mention_entity.push(mention.entity);
            columns.mention_actor.push(mention.actor.unwrap_or(NONE));
            let literal = if mention.literal { LITERAL } else { 0 };
            let furniture = if mention.furniture { FURNITURE } else { 0 };
            columns.mention_flags.push(literal | furniture | (mention.status as u8) << STATUS);
        }
        self.columns.passage_mentions.extend(lies_in);
        for report in document.reports {
            let extent = self.extent(report.days);
            let columns = &mut self.columns;
            columns.has_rejected |= report.status == Status::Rejected;
            columns.event_type.push(report.event_type as u8);
            columns.modality.push(report.modality as u8);
            columns.status.push(report.status as u8);
            columns.extent.push(extent);
            columns.document.push(own);
            columns.occurrence.push(report.occurrence);
            let sentence = (report.sentence.start, report.sentence.end);
            let passage = told.binary_search(&sentence).map_or(NONE, |at| base + at as u32);
            columns.passage.push(passage);
            let mut named: Vec<u32> = report.places.into_iter().map(|place| place | AT).collect();
            named.extend(report.actors);
            // Where it happens and who takes part are seldom one; if so, the place counts.
            named.sort_unstable_by_key(|&item| (item & !AT, item & AT == 0));
            named.dedup_by_key(|item| *item & !AT);
            columns.named.push(named);
        }
        self.columns.reports_in.push(self.columns.reports() as u32);
        self.columns.mentions_in.push(self.columns.mentions() as u32);
    }

    fn extent(&mut self, days: Days) -> u32 {
        let next = self.extents.len() as u32;
        *self.extents.entry(days).or_insert(next)
    }

    pub fn finish(self) -> Columns {
        let Self { mut columns, extents, sources, languages } = self;
        columns.sources = in_order(sources);
        columns.languages = in_order(languages);
        // Extents were numbered as they came; from here on they stand in order.
        let mut order: Vec<(Days, u32)> = extents.into_iter().collect();
        order.sort_unstable_by_key(|&(days, was)| (was != 0, days));
        let mut now = vec![0; order.len()];
        for (nth, &(_, was)) in (0..).zip(&order) {
            now[was as usize] = nth;
        }
        columns.extents = order.into_iter().map(|(days, _)| days).collect();
        let all = columns.extent.iter_mut().chain(&mut columns.document_extent);
        all.for_each(|extent| *extent = now[*extent as usize]);

        let occurrences = columns.occurrence.iter().max().map_or(0, |&last| last as usize + 1);
        columns.reports = Lists::grouped(occurrences, columns.occurrence.iter().copied().zip(0..));
        let named = &columns.named;
        let of_report = |report: u32| named.of(report).iter().map(move |&item| (report, item));
        let all = (0..columns.extent.len() as u32).flat_map(of_report);
        columns.naming = Lists::grouped(
            columns.kind.len(),
            all.map(|(report, item)| (item & !AT, report | item & AT)),
        );
        columns.pair_up();
        let names = |document: u32| {
            let range = columns.mentions_in[document as usize] as usize
                ..columns.mentions_in[document as usize + 1] as usize;
            let pair = |nth| [columns.mention_entity[nth], columns.mention_actor[nth]];
            range.map(pair).collect()
        };
        columns.copies = Copies::new(&columns.text_of, &names);
        columns.sort_mentions();
        columns
    }
}

impl Columns {
    /// Numbers the pairs of an occurrence with several reports and an entity that they name.
    fn pair_up(&mut self) {
        self.pair = vec![NONE; self.named.items().len()];
        self.pairs = 0;
        let mut items: Vec<(u32, usize)> = Vec::new();
        for occurrence in 0..self.reports.len() as u32 {
            let reports = self.reports.of(occurrence);
            if reports.len() < 2 {
                continue;
            }
            items.clear();
            for &report in reports {
                let range = self.named.range(report);
                items.extend(range.map(|at| (self.named.items()[at] & !AT, at)));
            }
            items.sort_unstable();
            for nth in 0..items.len() {
                if nth == 0 || items[nth].0 != items[nth - 1].0 {
                    self.pairs += 1;
                }
                self.pair[items[nth].1] = self.pairs - 1;
            }
        }
    }

    /// Tells mentions apart.
    fn sort_mentions(&mut self) {
        let flags = &self.mention_flags;
        self.furniture = Bits::which(flags.len(), |nth| flags[nth as usize] & FURNITURE != 0);
        let passages = &self.mention_passage;
        self.told_mentions = Bits::which(passages.len(), |nth| passages[nth as usize] != NONE);
        let named = &self.mention_entity;
        self.told_places = Bits::which(passages.len(), |nth| {
            self.told_mentions.get(nth) && self.is_place(EntityIx(named[nth as usize]))
        });
        let documents = (0..self.documents()).filter(|&nth| self.copies.first[nth] != NONE);
        let mut copied = Bits::none(flags.len());
        documents.for_each(|nth| copied.insert_range(self.mentions_in(DocIx(nth as u32))));
        self.copied = copied;
        let actors = &self.mention_actor;
        self.acting = Bits::which(actors.len(), |nth| actors[nth as usize] != NONE);
    }
}

fn number<T: std::hash::Hash + Eq>(known: &mut HashMap<T, u32>, item: T) -> u32 {
    let next = known.len() as u32;
    *known.entry(item).or_insert(next)
}

/// What was numbered, by its number.
fn in_order<T>(known: HashMap<T, u32>) -> Vec<T> {
    let mut all: Vec<(u32, T)> = known.into_iter().map(|(item, nth)| (nth, item)).collect();
    all.sort_unstable_by_key(|&(nth, _)| nth);
    all.into_iter().map(|(_, item)| item).collect()
}
