//! A set of numbered things.

/// A set of numbers below its length.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bits {
    words: Vec<u64>,
    len: usize,
}

impl Bits {
    /// Of `len` things none.
    pub fn none(len: usize) -> Self {
        Self { words: vec![0; len.div_ceil(64)], len }
    }

    /// Of `len` things all.
    pub fn all(len: usize) -> Self {
        let mut bits = Self { words: vec![u64::MAX; len.div_ceil(64)], len };
        bits.trim();
        bits
    }

    /// Takes the bits behind the last thing out again.
    fn trim(&mut self) {
        if let Some(last) = self.words.last_mut().filter(|_| !self.len.is_multiple_of(64)) {
            *last &= (1 << (self.len % 64)) - 1;
        }
    }

    /// False for a number beyond the length.
    pub fn get(&self, nth: u32) -> bool {
        self.words.get(nth as usize / 64).is_some_and(|word| word >> (nth % 64) & 1 == 1)
    }

    /// Puts a number in; one beyond the length is left out.
    pub fn set(&mut self, nth: u32) {
        if (nth as usize) < self.len {
            self.words[nth as usize / 64] |= 1 << (nth % 64);
        }
    }

    pub fn set_range(&mut self, range: std::ops::Range<u32>) {
        range.for_each(|nth| self.set(nth));
    }

    /// How many are in it.
    pub fn count(&self) -> usize {
        self.words.iter().map(|word| word.count_ones() as usize).sum()
    }

    pub fn is_empty(&self) -> bool {
        self.words.iter().all(|word| *word == 0)
    }

    /// Those in it, ascending.
    pub fn iter(&self) -> impl Iterator<Item = u32> {
        (0..).zip(&self.words).flat_map(|(nth, &word)| {
            let mut rest = word;
            std::iter::from_fn(move || {
                let bit = rest.trailing_zeros();
                rest &= rest.wrapping_sub(1);
                (bit < 64).then_some(nth * 64 + bit)
            })
        })
    }

    pub fn and(&mut self, other: &Self) {
        self.words.iter_mut().zip(&other.words).for_each(|(word, other)| *word &= other);
    }

    pub fn or(&mut self, other: &Self) {
        self.words.iter_mut().zip(&other.words).for_each(|(word, other)| *word |= other);
    }

    pub fn not(&mut self) {
        self.words.iter_mut().for_each(|word| *word = !*word);
        self.trim();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sets_are_counted_and_turned_round() {
        for len in [0, 1, 63, 64, 65, 200] {
            let mut bits = Bits::none(len);
            assert_eq!(Bits::all(len).count(), len);
            bits.set_range(0..len as u32 / 2);
            bits.set(len as u32 + 5);
            let half: Vec<u32> = (0..len as u32 / 2).collect();
            assert_eq!(bits.iter().collect::<Vec<_>>(), half);
            bits.not();
            assert_eq!(bits.count(), len - len / 2);
            assert!(len == 0 || bits.get(len as u32 - 1));
            bits.and(&Bits::none(len));
            assert!(bits.is_empty());
        }
    }
}
