//! One view of the table: bins of one unit, and which part of each a window selects.

use super::{Class, DayTable, Tally, Unit};
use crate::base::Days;

/// What lies in one bin.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Bin {
    pub all: Tally,
    /// The part of it that the window selects; everything without a window.
    pub selected: Tally,
    /// Events whose date is wider than a bin, and may mean this one.
    pub vague: u32,
}

/// Bins side by side.
#[derive(Clone, Debug, PartialEq)]
pub struct Histogram {
    pub unit: Unit,
    /// The number of the first bin.
    pub first: i32,
    pub bins: Vec<Bin>,
}

impl Histogram {
    /// The bins of `unit` that hold `view`; `window` is what the filter lets through.
    pub fn new(table: &DayTable, unit: Unit, view: Days, window: Option<Days>) -> Self {
        /// More bins than a screen has pixels are a mistake of the caller.
        const MOST: i32 = 20_000;
        let first = unit.bin_of(view.first);
        let last = unit.bin_of(view.last).clamp(first, first.saturating_add(MOST));
        let count = (last - first + 1) as usize;
        let mut bins =
            Counting { first, bins: vec![Bin::default(); count], steps: vec![0; count + 1] };
        let view = unit.span(first, last);
        let place = |days: Days| (unit.bin_of(days.first), unit.bin_of(days.last));
        let is_selected = |days: Days| window.is_none_or(|window| days.meets(window));
        for &(days, tally) in table.cells.iter().filter(|(days, _)| days.meets(view)) {
            let (from, to) = place(days);
            if from != to {
                bins.vague(from, to, tally.all_events());
            } else if let Some(bin) = bins.get(from) {
                bin.all.add(tally);
                if is_selected(days) {
                    bin.selected.add(tally);
                }
            }
        }
        let mut exact: Vec<(i32, Class, bool)> = Vec::new();
        for dates in &table.differing {
            exact.clear();
            for &(days, class) in dates {
                let (from, to) = place(days);
                if from == to {
                    exact.push((from, class, is_selected(days)));
                }
            }
            if exact.is_empty() {
                if let Some(&(days, _)) = dates.iter().min_by_key(|(days, _)| days.count()) {
                    let (from, to) = place(days);
                    bins.vague(from, to, 1);
                }
                continue;
            }
            // In each bin once, with the strongest of the reports there.
            exact.sort_unstable_by_key(|&(bin, class, _)| (bin, class));
            for there in exact.chunk_by(|a, b| a.0 == b.0) {
                let Some(bin) = bins.get(there[0].0) else { continue };
                bin.all.events[there[0].1 as usize] += 1;
                if let Some(&(_, class, _)) = there.iter().find(|(_, _, selected)| *selected) {
                    bin.selected.events[class as usize] += 1;
                }
            }
        }
        Self { unit, first, bins: bins.finish() }
    }

    /// A bin by its number.
    pub fn bin(&self, number: i32) -> Option<&Bin> {
        self.bins.get(usize::try_from(number.checked_sub(self.first)?).ok()?)
    }

    /// The bins with their numbers.
    pub fn numbered(&self) -> impl Iterator<Item = (i32, &Bin)> {
        (self.first..).zip(&self.bins)
    }

    /// The most events in one bin.
    pub fn most(&self) -> u32 {
        self.bins.iter().map(|bin| bin.all.all_events()).max().unwrap_or(0)
    }
}

/// Bins that are being filled.
struct Counting {
    first: i32,
    bins: Vec<Bin>,
    /// By how much the number of vague ones changes from bin to bin.
    steps: Vec<i32>,
}

impl Counting {
    fn get(&mut self, number: i32) -> Option<&mut Bin> {
        self.bins.get_mut(usize::try_from(number.checked_sub(self.first)?).ok()?)
    }

    /// Events that may lie in any bin from one to another.
    fn vague(&mut self, from: i32, to: i32, events: u32) {
        let last = self.first + self.bins.len() as i32 - 1;
        if to >= self.first && from <= last {
            self.steps[(from.max(self.first) - self.first) as usize] += events as i32;
            self.steps[(to.min(last) - self.first + 1) as usize] -= events as i32;
        }
    }

    fn finish(mut self) -> Vec<Bin> {
        let mut running = 0;
        for (bin, step) in self.bins.iter_mut().zip(self.steps) {
            running += step;
            bin.vague = running.max(0) as u32;
        }
        self.bins
    }
}
