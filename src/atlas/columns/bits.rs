//! A set of handles as one bit each.

use std::ops::Range;

use rayon::prelude::*;

/// Which of the numbers 0 to `len` are in the set. Cheap to copy and to compare: a million take
/// 125 kB.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bits {
    words: Vec<u64>,
    len: usize,
}

impl Bits {
    pub fn none(len: usize) -> Self {
        Self { words: vec![0; len.div_ceil(64)], len }
    }

    pub fn all(len: usize) -> Self {
        let mut bits = Self { words: vec![u64::MAX; len.div_ceil(64)], len };
        bits.trim();
        bits
    }

    /// The set that holds some numbers; those from `len` on are left out.
    pub fn of(len: usize, numbers: impl IntoIterator<Item = u32>) -> Self {
        let mut bits = Self::none(len);
        numbers.into_iter().for_each(|nth| bits.insert(nth));
        bits
    }

    /// From words of 64 numbers each, the lowest bit first.
    pub fn from_words(words: Vec<u64>, len: usize) -> Self {
        let mut bits = Self { words, len };
        bits.words.resize(len.div_ceil(64), 0);
        bits.trim();
        bits
    }

    /// Those of the numbers 0 to `len` that pass, asked on all cores.
    pub fn which(len: usize, passes: impl Fn(u32) -> bool + Sync) -> Self {
        let word = |at: usize| {
            let numbers = at * 64..(at * 64 + 64).min(len);
            numbers.fold(0, |word, nth| word | u64::from(passes(nth as u32)) << (nth % 64))
        };
        let words = (0..len.div_ceil(64)).into_par_iter().with_min_len(256).map(word).collect();
        Self { words, len }
    }

    fn trim(&mut self) {
        if let (Some(last), used @ 1..) = (self.words.last_mut(), self.len % 64) {
            *last &= (1 << used) - 1;
        }
    }

    /// One more than the largest number that can be in it.
    pub fn len(&self) -> usize {
        self.len
    }

    /// Whether no number is in it.
    pub fn is_empty(&self) -> bool {
        self.words.iter().all(|word| *word == 0)
    }

    pub fn words(&self) -> &[u64] {
        &self.words
    }

    pub fn get(&self, nth: u32) -> bool {
        let word = self.words.get(nth as usize / 64).copied().unwrap_or(0);
        word >> (nth % 64) & 1 == 1
    }

    pub fn set(&mut self, nth: u32, is_in: bool) {
        if (nth as usize) < self.len {
            let bit = 1 << (nth % 64);
            let word = &mut self.words[nth as usize / 64];
            *word = if is_in { *word | bit } else { *word & !bit };
        }
    }

    /// Puts a number in; one from `len` on is left out.
    pub fn insert(&mut self, nth: u32) {
        if (nth as usize) < self.len {
            self.words[nth as usize / 64] |= 1 << (nth % 64);
        }
    }

    /// Puts numbers in; those from `len` on are left out.
    pub fn insert_range(&mut self, range: Range<u32>) {
        for (at, mask) in self.masks(range) {
            self.words[at] |= mask;
        }
    }

    /// How many numbers of a range are in it.
    pub fn count_in(&self, range: Range<u32>) -> usize {
        let ones = |(at, mask): (usize, u64)| (self.words[at] & mask).count_ones() as usize;
        self.masks(range).map(ones).sum()
    }

    /// The words that a range lies in, as far as there are any, and which of their bits it is.
    fn masks(&self, range: Range<u32>) -> impl Iterator<Item = (usize, u64)> + use<> {
        let (start, end) = (range.start as usize, (range.end as usize).min(self.len));
        let words = if start < end { start / 64..end.div_ceil(64) } else { 0..0 };
        words.map(move |at| {
            let from = start.saturating_sub(64 * at);
            let to = (end - 64 * at).min(64);
            (at, u64::MAX << from & u64::MAX >> (64 - to))
        })
    }

    /// Keeps what is also in `other`, which is as long.
    pub fn and(&mut self, other: &Self) {
        self.words.iter_mut().zip(&other.words).for_each(|(word, other)| *word &= other);
    }

    /// Takes out what is in `other`, which is as long.
    pub fn and_not(&mut self, other: &Self) {
        self.words.iter_mut().zip(&other.words).for_each(|(word, other)| *word &= !other);
    }

    /// Adds what is in `other`, which is as long.
    pub fn or(&mut self, other: &Self) {
        self.words.iter_mut().zip(&other.words).for_each(|(word, other)| *word |= other);
    }

    /// Turns it round: what was in it is out.
    pub fn not(&mut self) {
        self.words.iter_mut().for_each(|word| *word = !*word);
        self.trim();
    }

    /// How many numbers are in it.
    pub fn count(&self) -> usize {
        self.words.iter().map(|word| word.count_ones() as usize).sum()
    }

    /// The numbers in it, in ascending order.
    pub fn iter(&self) -> impl Iterator<Item = u32> + '_ {
        self.words.iter().zip(0..).flat_map(|(&word, at)| Ones { word, first: at * 64 })
    }

    /// How many numbers are in one of the two only.
    pub fn differing(&self, other: &Self) -> usize {
        self.words.iter().zip(&other.words).map(|(a, b)| (a ^ b).count_ones() as usize).sum()
    }

    /// The numbers in one of the two only, in ascending order; with each whether `self` has it.
    pub fn changes<'a>(&'a self, other: &'a Self) -> impl Iterator<Item = (u32, bool)> + 'a {
        self.words.iter().zip(&other.words).zip(0..).filter(|((a, b), _)| a != b).flat_map(
            |((&a, &b), at)| {
                let first: u32 = at * 64;
                Ones { word: a ^ b, first }.map(move |nth| (nth, a >> (nth - first) & 1 == 1))
            },
        )
    }
}

/// The numbers of the bits that are set in one word.
struct Ones {
    word: u64,
    first: u32,
}

impl Iterator for Ones {
    type Item = u32;

    fn next(&mut self) -> Option<u32> {
        if self.word == 0 {
            return None;
        }
        let nth = self.word.trailing_zeros();
        self.word &= self.word - 1;
        Some(self.first + nth)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sets_hold_what_was_put_in() {
        let bits = Bits::of(130, [0, 63, 64, 129, 130, 4000]);
        assert_eq!(bits.iter().collect::<Vec<_>>(), [0, 63, 64, 129]);
        assert_eq!((bits.count(), bits.get(64), bits.get(65)), (4, true, false));
        assert_eq!(Bits::all(130).count(), 130);
        assert_eq!(Bits::from_words(vec![u64::MAX; 3], 130), Bits::all(130));
    }

    #[test]
    fn sets_are_counted_and_turned_round() {
        for len in [0, 1, 63, 64, 65, 200] {
            let mut bits = Bits::none(len);
            assert_eq!(Bits::all(len).count(), len);
            bits.insert_range(0..len as u32 / 2);
            bits.insert(len as u32 + 5);
            let half: Vec<u32> = (0..len as u32 / 2).collect();
            assert_eq!(bits.iter().collect::<Vec<_>>(), half);
            bits.not();
            assert_eq!(bits.count(), len - len / 2);
            assert!(len == 0 || bits.get(len as u32 - 1));
            bits.and_not(&Bits::of(len, [1]));
            assert!(!bits.get(1));
            bits.and(&Bits::none(len));
            assert!(bits.is_empty());
        }
    }

    #[test]
    fn ranges_are_put_in_and_counted_across_words() {
        for (start, end) in [(0, 0), (0, 64), (1, 63), (60, 70), (64, 128), (5, 200), (130, 190)] {
            let mut bits = Bits::none(150);
            bits.insert_range(start..end);
            let numbers: Vec<u32> = (start..end.min(150)).collect();
            assert_eq!(bits.iter().collect::<Vec<_>>(), numbers);
            let odd = Bits::which(150, |nth| nth % 2 == 1);
            let expected = numbers.iter().filter(|&&nth| nth % 2 == 1).count();
            assert_eq!(odd.count_in(start..end), expected, "{start} to {end}");
        }
    }

    #[test]
    fn changes_say_who_has_it() {
        let (a, b) = (Bits::of(200, [1, 2, 70]), Bits::of(200, [2, 199]));
        assert_eq!(a.changes(&b).collect::<Vec<_>>(), [(1, true), (70, true), (199, false)]);
        assert_eq!(a.differing(&b), 3);
    }
}
