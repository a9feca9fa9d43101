//! Counting anew, on all cores. Arrays are run through in order, and what is looked up or added to
//! out of order is small, so that a million reports take milliseconds. Ends in the numbers that
//! counting what changed ends in.

use rayon::prelude::*;

use super::{AT, Bits, Columns, Kinds, LITERAL, NONE, Passing, Shown};
use crate::atlas::DocIx;

impl Shown {
    /// Counts everything.
    pub(super) fn recount(&mut self, columns: &Columns) {
        let passing = &self.passing;
        let (told, told_of) = (&mut self.told, &mut self.told_of);
        rayon::join(
            || tally(passing, &columns.passage, columns.passage_mentions.len(), told),
            || tally(passing, &columns.occurrence, columns.occurrences(), told_of),
        );
        self.occurrences = self.told_of.par_iter().filter(|&&reports| reports > 0).count();
        let counting = counting(columns, passing, &self.told);
        self.mentions = counting.count();
        let documents = 0..columns.documents() as u32;
        let both = |nth| {
            let reports = passing.reports.count_in(columns.reports_in(DocIx(nth)));
            let mentions = counting.count_in(columns.mentions_in(DocIx(nth)));
            (reports as u32, mentions as u32)
        };
        let both = documents.into_par_iter().with_min_len(4096).map(both);
        both.unzip_into_vecs(&mut self.reports_in, &mut self.mentions_in);

        let (events, pairs) = (&mut self.events, &mut self.pairs);
        let (named, slots) = (&mut self.named, &mut self.slots);
        rayon::join(
            || count_events(columns, passing, events, pairs),
            || count_named(columns, counting, named, slots),
        );
    }
}

fn add(counts: &mut [u32; 2], more: [u32; 2]) {
    *counts = [counts[0] + more[0], counts[1] + more[1]];
}

fn reset<T: Default + Clone>(counts: &mut Vec<T>, len: usize) {
    counts.clear();
    counts.resize(len, T::default());
}

/// How many of the reports that pass belong to each of `len` sentences or occurrences.
fn tally(passing: &Passing, belongs: &[u32], len: usize, counts: &mut Vec<u32>) {
    reset(counts, len);
    for report in passing.reports.iter() {
        if let Some(count) = counts.get_mut(belongs[report as usize] as usize) {
            *count += 1;
        }
    }
}

/// The mentions that count.
fn counting(columns: &Columns, passing: &Passing, told: &[u32]) -> Bits {
    let mut rest = Bits::none(columns.mentions());
    for document in passing.documents.iter() {
        rest.insert_range(columns.mentions_in(DocIx(document)));
    }
    // One more for mentions in sentences that tell of nothing.
    let none = told.len() as u32;
    let told = Bits::which(told.len() + 1, |nth| told.get(nth as usize).is_some_and(|&it| it > 0));
    let mut counting = Bits::which(columns.mentions(), |mention| {
        told.get(columns.mention_passage[mention as usize].min(none))
    });
    rest.and_not(&columns.told_mentions);
    counting.or(&rest);
    counting.and_not(&columns.furniture);
    if let Some(mentions) = &passing.mentions {
        counting.and(mentions);
    }
    if passing.kinds != Kinds::default() {
        let of_kind = |mention| columns.is_of_kind(passing.kinds, mention);
        counting.and(&Bits::which(columns.mentions(), of_kind));
    }
    counting
}

/// Counts the mentions in texts that have copies.
fn in_copies(columns: &Columns, counting: &Bits, slots: &mut Vec<[u32; 2]>) {
    let copies = &columns.copies;
    reset(slots, copies.family.len());
    for (document, &first) in (0..).map(DocIx).zip(&copies.first) {
        if first == NONE {
            continue;
        }
        for (mention, own) in columns.mentions_in(document).zip(first..) {
            let counts = u32::from(counting.get(mention));
            let literal = counts & u32::from(columns.mention_flags[mention as usize] & LITERAL);
            for slot in copies.slots[own as usize] {
                if let Some(slot) = slots.get_mut(slot as usize) {
                    *slot = [slot[0] + counts, slot[1] + literal];
                }
            }
        }
    }
}

/// What counts of a family of copies: the fullest slot.
pub(super) fn fullest(slots: &[[u32; 2]]) -> [u32; 2] {
    let more = |most: [u32; 2], slot: &[u32; 2]| [most[0].max(slot[0]), most[1].max(slot[1])];
    slots.iter().fold([0, 0], more)
}

/// Mentions and literal ones of each entity.
fn count_named(
    columns: &Columns,
    mut counting: Bits,
    named: &mut Vec<[u32; 2]>,
    slots: &mut Vec<[u32; 2]>,
) {
    in_copies(columns, &counting, slots);
    reset(named, columns.entities());
    counting.and_not(&columns.copied);
    let mut acting = counting.clone();
    acting.and(&columns.acting);
    for (counting, names) in
        [(&counting, &columns.mention_entity), (&acting, &columns.mention_actor)]
    {
        for mention in counting.iter() {
            let literal = columns.mention_flags[mention as usize] & LITERAL;
            if let Some(named) = named.get_mut(names[mention as usize] as usize) {
                add(named, [1, u32::from(literal)]);
            }
        }
    }
    let copies = &columns.copies;
    for (ends, &entity) in copies.starts.windows(2).zip(&copies.entity) {
        add(&mut named[entity as usize], fullest(&slots[ends[0] as usize..ends[1] as usize]));
    }
}

/// Events, and those that happen there, of each entity and of each pair.
fn count_events(
    columns: &Columns,
    passing: &Passing,
    events: &mut Vec<[u32; 2]>,
    pairs: &mut Vec<[u32; 2]>,
) {
    reset(events, columns.entities());
    reset(pairs, columns.pairs as usize);
    for report in passing.reports.iter() {
        for at in columns.named.range(report) {
            let item = columns.named.items()[at];
            let mut one = [1, item >> 31];
            if let Some(pair) = pairs.get_mut(columns.pair[at] as usize) {
                let told = *pair;
                add(pair, one);
                one = [u32::from(told[0] == 0), one[1] & u32::from(told[1] == 0)];
            }
            add(&mut events[(item & !AT) as usize], one);
        }
    }
}
