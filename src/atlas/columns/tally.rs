//! Counting what changed: report by report and mention by mention, what each adds or takes away.
//! Ends in the numbers that counting anew ends in.

use super::recount::fullest;
use super::{AT, Columns, FURNITURE, Kinds, LITERAL, NONE, Passing, Shown};
use crate::atlas::{DocIx, EventIx};

/// Adds one, or takes one away, where numbers wrap.
type Step = u32;
const UP: Step = 1;
const DOWN: Step = u32::MAX;

fn move_by(count: &mut u32, step: Step) -> u32 {
    *count = count.wrapping_add(step);
    *count
}

/// What a count of things changes by when one of them has now `left` reports.
fn turned(left: u32, step: Step) -> Step {
    match (step, left) {
        (UP, 1) => UP,
        (DOWN, 0) => DOWN,
        _ => 0,
    }
}

fn apply(count: usize, step: Step) -> usize {
    match step {
        UP => count + 1,
        DOWN => count - 1,
        _ => count,
    }
}

/// Counts that follow from reports.
struct ByReports<'a> {
    told_of: &'a mut [u32],
    reports_in: &'a mut [u32],
    events: &'a mut [[u32; 2]],
    pairs: &'a mut [[u32; 2]],
    occurrences: &'a mut usize,
}

impl ByReports<'_> {
    fn step(&mut self, columns: &Columns, report: u32, step: Step) {
        let nth = report as usize;
        let left = move_by(&mut self.told_of[columns.occurrence[nth] as usize], step);
        *self.occurrences = apply(*self.occurrences, turned(left, step));
        move_by(&mut self.reports_in[columns.document[nth] as usize], step);
        for at in columns.named.range(report) {
            let item = columns.named.items()[at];
            let events = &mut self.events[(item & !AT) as usize];
            let there = item & AT != 0;
            let steps = match columns.pair[at] {
                NONE => [step, step],
                pair => {
                    let pair = &mut self.pairs[pair as usize];
                    let left = move_by(&mut pair[0], step);
                    let left_there = if there { move_by(&mut pair[1], step) } else { 0 };
                    [turned(left, step), turned(left_there, step)]
                }
            };
            move_by(&mut events[0], steps[0]);
            if there {
                move_by(&mut events[1], steps[1]);
            }
        }
    }
}

/// Counts that follow from mentions.
struct ByMentions<'a> {
    mentions_in: &'a mut [u32],
    named: &'a mut [[u32; 2]],
    slots: &'a mut [[u32; 2]],
    mentions: &'a mut usize,
}

impl ByMentions<'_> {
    fn step(&mut self, columns: &Columns, document: u32, mention: u32, step: Step) {
        let nth = mention as usize;
        *self.mentions = apply(*self.mentions, step);
        move_by(&mut self.mentions_in[document as usize], step);
        let literal = columns.mention_flags[nth] & LITERAL != 0;
        let first = columns.copies.first[document as usize];
        if first == NONE {
            for entity in [columns.mention_entity[nth], columns.mention_actor[nth]] {
                if let Some(named) = self.named.get_mut(entity as usize) {
                    move_by(&mut named[0], step);
                    if literal {
                        move_by(&mut named[1], step);
                    }
                }
            }
            return;
        }
        let own = first + mention - columns.mentions_in[document as usize];
        for slot in columns.copies.slots[own as usize] {
            if slot != NONE {
                self.in_copies(columns, slot, literal, step);
            }
        }
    }

    /// The fullest of some copies counts.
    fn in_copies(&mut self, columns: &Columns, slot: u32, literal: bool, step: Step) {
        let copies = &columns.copies;
        let family = copies.family[slot as usize] as usize;
        let all = copies.starts[family] as usize..copies.starts[family + 1] as usize;
        let was = fullest(&self.slots[all.clone()]);
        let counts = &mut self.slots[slot as usize];
        move_by(&mut counts[0], step);
        if literal {
            move_by(&mut counts[1], step);
        }
        let now = fullest(&self.slots[all]);
        let named = &mut self.named[copies.entity[family] as usize];
        named[0] = named[0] + now[0] - was[0];
        named[1] = named[1] + now[1] - was[1];
    }
}

/// Whether a mention counts where its sentence does.
fn may_count(columns: &Columns, passing: &Passing, mention: u32) -> bool {
    columns.mention_flags[mention as usize] & FURNITURE == 0
        && passing.mentions.as_ref().is_none_or(|bits| bits.get(mention))
        && (passing.kinds == Kinds::default() || columns.is_of_kind(passing.kinds, mention))
}

impl Shown {
    /// Counts what is other than before.
    pub(super) fn apply(&mut self, columns: &Columns, was: &Passing) {
        let (passing, told, mut reports, mut mentions) = self.parts();
        for (report, is_in) in passing.reports.changes(&was.reports) {
            let step = if is_in { UP } else { DOWN };
            reports.step(columns, report, step);
            let passage = columns.passage[report as usize];
            let Some(told) = told.get_mut(passage as usize) else { continue };
            let left = move_by(told, step);
            if turned(left, step) == 0 {
                continue;
            }
            let document = columns.document_of(EventIx(report)).0;
            let [start, end] = columns.passage_mentions[passage as usize];
            for mention in start..end {
                let is_in = columns.mention_passage[mention as usize] == passage;
                if is_in && may_count(columns, passing, mention) {
                    mentions.step(columns, document, mention, step);
                }
            }
        }
        for (document, is_in) in passing.documents.changes(&was.documents) {
            let step = if is_in { UP } else { DOWN };
            for mention in columns.mentions_in(DocIx(document)) {
                let is_rest = columns.mention_passage[mention as usize] == NONE;
                if is_rest && may_count(columns, passing, mention) {
                    mentions.step(columns, document, mention, step);
                }
            }
        }
    }

    /// What passes, shown reports by sentence, and the counts that follow from each.
    fn parts(&mut self) -> (&Passing, &mut [u32], ByReports<'_>, ByMentions<'_>) {
        let reports = ByReports {
            told_of: &mut self.told_of,
            reports_in: &mut self.reports_in,
            events: &mut self.events,
            pairs: &mut self.pairs,
            occurrences: &mut self.occurrences,
        };
        let mentions = ByMentions {
            mentions_in: &mut self.mentions_in,
            named: &mut self.named,
            slots: &mut self.slots,
            mentions: &mut self.mentions,
        };
        (&self.passing, &mut self.told, reports, mentions)
    }
}
