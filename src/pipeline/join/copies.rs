//! Copies and near copies of one text: the story of an agency in ten papers is one source.
//!
//! A text is the set of its runs of five words, headlines and furniture left out, since those are
//! the paper's own (shingles; Broder 1997). MinHash puts texts that share many runs into one bucket
//! with near certainty, so that only few pairs are compared; those by the smallest hashes of their
//! runs. A paper cuts a story short: the shorter of two must be in the longer for the most part,
//! and be at least half of it. Numbers must agree as well: a bulletin that says the same each day
//! but for its figures is no copy.

use std::collections::{BTreeMap, HashMap};

use serde::{Deserialize, Serialize};

use crate::atlas::Document;
use crate::base::Id;

/// Words in a run.
const RUN: usize = 5;
/// Fewer runs than this say too little: such texts are copies only word for word.
const FEW_RUNS: usize = 12;
/// Buckets that a text is put into, each by two MinHash values: of two texts that share a third
/// of their runs, 99 of 100 meet.
const BUCKETS: usize = 40;
/// So many of the smallest hashes of its runs stand for a text: the shared part is off by 3 %.
const SKETCH: usize = 256;
/// Of the shorter text's runs, so many are in the longer.
const SHARED: f64 = 0.75;
/// The shorter text is so long, at least, as a part of the longer.
const SHORTEST: f64 = 0.5;
/// Of the shorter text's numbers, so many are in the longer, if there are three or more.
const SHARED_NUMBERS: f64 = 0.7;
/// A text is compared with so many different texts of a bucket.
const COMPARED: usize = 8;

/// For each document, by its sketch and id, a number that it shares with its copies, below the count of documents.
pub fn texts(sketches: &[(&Sketch, &Id)]) -> Vec<u32> {
    // The order of comparing is the texts' own, not that of the files.
    let mut order: Vec<usize> = (0..sketches.len()).collect();
    order.sort_by_key(|&nth| (&sketches[nth].0.smallest, sketches[nth].1));
    let mut groups = Groups::new(sketches.len());
    let mut buckets: HashMap<(u8, [u32; 2]), Vec<usize>> = HashMap::new();
    for nth in order {
        let mut compared = Vec::new();
        for (bucket, values) in (0..).zip(&sketches[nth].0.buckets) {
            let bucket = buckets.entry((bucket, *values)).or_default();
            for &other in bucket.iter() {
                let root = groups.root(other);
                if root == groups.root(nth) || compared.contains(&other) {
                    continue;
                }
                compared.push(other);
                if sketches[nth].0.is_copy_of(sketches[other].0) {
                    groups.unite(nth, other);
                }
            }
            // One text of each group stands for it.
            let known = bucket.iter().any(|&other| groups.root(other) == groups.root(nth));
            if !known && bucket.len() < COMPARED {
                bucket.push(nth);
            }
        }
    }
    (0..sketches.len()).map(|nth| groups.root(nth) as u32).collect()
}

/// What is kept of a text.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Sketch {
    /// The smallest hashes of its runs, in order, each once.
    smallest: Vec<u32>,
    /// How many different runs there are.
    runs: usize,
    /// Hashes of words with digits, in order, each once.
    numbers: Vec<u32>,
    buckets: Vec<[u32; 2]>,
}

impl Sketch {
    pub fn of(document: &Document) -> Self {
        let words = words(document);
        let mut runs: Vec<u32> = if words.len() < FEW_RUNS + RUN - 1 {
            vec![mixed(&words)]
        } else {
            words.windows(RUN).map(mixed).collect()
        };
        runs.sort_unstable();
        runs.dedup();
        let mut numbers: Vec<u32> =
            words.iter().filter(|word| word.digits).map(|w| w.hash).collect();
        numbers.sort_unstable();
        numbers.dedup();
        let count = runs.len();
        let buckets = if words.is_empty() { Vec::new() } else { buckets(&runs) };
        runs.truncate(SKETCH);
        Self { smallest: runs, runs: count, numbers, buckets }
    }

    fn is_copy_of(&self, other: &Self) -> bool {
        let (short, long) = if self.runs <= other.runs { (self, other) } else { (other, self) };
        let alike = short.likeness(long);
        let (least, most) = (short.runs as f64, long.runs as f64);
        // |A ∩ B| from the likeness |A ∩ B| / |A ∪ B|.
        let shared = alike / (1.0 + alike) * (least + most);
        let numbers = shared_of(&short.numbers, &long.numbers);
        least >= SHORTEST * most
            && shared >= SHARED * least
            && (short.numbers.len() < 3
                || numbers as f64 >= SHARED_NUMBERS * short.numbers.len() as f64)
    }

    /// The share of common runs among all of both, from the smallest hashes of both.
    fn likeness(&self, other: &Self) -> f64 {
        let (a, b) = (&self.smallest, &other.smallest);
        let (mut i, mut j, mut both, mut seen) = (0, 0, 0, 0);
        while seen < SKETCH && (i < a.len() || j < b.len()) {
            let (left, right) = (a.get(i), b.get(j));
            let next = left.into_iter().chain(right).min();
            both += usize::from(left == right);
            i += usize::from(left == next);
            j += usize::from(right == next);
            seen += 1;
        }
        both as f64 / seen.max(1) as f64
    }
}

fn shared_of(few: &[u32], many: &[u32]) -> usize {
    few.iter().filter(|number| many.binary_search(number).is_ok()).count()
}

#[derive(Clone, Copy)]
struct Word {
    hash: u32,
    digits: bool,
}

/// The words of the text itself, in lower case.
fn words(document: &Document) -> Vec<Word> {
    let of = |headings: bool| {
        let paragraphs = document.paragraphs.iter();
        let kept = paragraphs.filter(|p| !p.furniture && (headings || !p.heading));
        let pieces = kept.flat_map(|paragraph| {
            paragraph.span.of(&document.text).split(|c: char| !c.is_alphanumeric())
        });
        pieces.filter(|word| !word.is_empty()).map(word).collect::<Vec<_>>()
    };
    let body = of(false);
    if body.is_empty() { of(true) } else { body }
}

fn word(word: &str) -> Word {
    let mut hash: u32 = 0x811c_9dc5;
    for byte in word.chars().flat_map(char::to_lowercase).flat_map(|c| u32::from(c).to_le_bytes()) {
        hash = (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
    }
    Word { hash, digits: word.contains(|c: char| c.is_ascii_digit()) }
}

/// One hash of a run of words, well spread.
fn mixed(run: &[Word]) -> u32 {
    let sum = run.iter().fold(0x9e37_79b9_7f4a_7c15_u64, |sum, word| {
        (sum.rotate_left(5) ^ u64::from(word.hash)).wrapping_mul(0x517c_c1b7_2722_0a95)
    });
    (scrambled(sum) >> 32) as u32
}

/// The finaliser of SplitMix64 (Steele, Lea and Flood 2014).
fn scrambled(mut x: u64) -> u64 {
    x = (x ^ (x >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    x = (x ^ (x >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    x ^ (x >> 31)
}

fn buckets(runs: &[u32]) -> Vec<[u32; 2]> {
    let least = |nth: usize| {
        // Odd multipliers and offsets of a multiply-shift hash, the same in every run.
        let a = scrambled(2 * nth as u64 + 1) | 1;
        let b = scrambled(2 * nth as u64 + 2);
        let hashes =
            runs.iter().map(|&run| (a.wrapping_mul(u64::from(run)).wrapping_add(b) >> 32) as u32);
        hashes.min().unwrap_or(u32::MAX)
    };
    (0..BUCKETS).map(|nth| [least(2 * nth), least(2 * nth + 1)]).collect()
}

/// Which of many things belong together (a disjoint-set forest).
pub struct Groups {
    parents: Vec<usize>,
}

impl Groups {
    pub fn new(count: usize) -> Self {
        Self { parents: (0..count).collect() }
    }

    pub fn root(&mut self, mut nth: usize) -> usize {
        while self.parents[nth] != nth {
            self.parents[nth] = self.parents[self.parents[nth]];
            nth = self.parents[nth];
        }
        nth
    }

    pub fn unite(&mut self, a: usize, b: usize) {
        let (a, b) = (self.root(a), self.root(b));
        self.parents[a.max(b)] = a.min(b);
    }

    /// All groups, each in order.
    pub fn all(&mut self) -> Vec<Vec<usize>> {
        let mut groups: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for nth in 0..self.parents.len() {
            groups.entry(self.root(nth)).or_default().push(nth);
        }
        groups.into_values().collect()
    }
}
