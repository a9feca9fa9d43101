//! Many short lists of handles in two arrays.

use std::ops::Range;

/// A list of numbers for each of the numbers 0 to `len`.
#[derive(Clone, Debug)]
pub struct Lists {
    /// Where each list begins in `items`, and where the last one ends.
    starts: Vec<u32>,
    items: Vec<u32>,
}

impl Default for Lists {
    fn default() -> Self {
        Self { starts: vec![0], items: Vec::new() }
    }
}

impl Lists {
    /// Adds the next list.
    pub fn push(&mut self, list: impl IntoIterator<Item = u32>) {
        self.items.extend(list);
        self.starts.push(self.items.len() as u32);
    }

    /// From pairs of an owner below `count` and an item; each list keeps the order of the pairs.
    pub fn grouped(count: usize, pairs: impl Iterator<Item = (u32, u32)> + Clone) -> Self {
        let mut starts = vec![0_u32; count + 1];
        for (owner, _) in pairs.clone() {
            starts[owner as usize + 1] += 1;
        }
        for nth in 0..count {
            starts[nth + 1] += starts[nth];
        }
        let mut next = starts.clone();
        let mut items = vec![0; starts[count] as usize];
        for (owner, item) in pairs {
            let at = &mut next[owner as usize];
            items[*at as usize] = item;
            *at += 1;
        }
        Self { starts, items }
    }

    /// How many lists there are.
    pub fn len(&self) -> usize {
        self.starts.len() - 1
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    pub fn of(&self, owner: u32) -> &[u32] {
        &self.items[self.range(owner)]
    }

    /// Where a list lies in [`Lists::items`].
    pub fn range(&self, owner: u32) -> Range<usize> {
        self.starts[owner as usize] as usize..self.starts[owner as usize + 1] as usize
    }

    /// All lists, one after the other.
    pub fn items(&self) -> &[u32] {
        &self.items
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_those_of_their_owners() {
        let lists = Lists::grouped(4, [(2, 7), (0, 1), (2, 3)].into_iter());
        let all = [lists.of(0), lists.of(1), lists.of(2), lists.of(3)];
        assert_eq!(all, [&[1][..], &[], &[7, 3], &[]]);
        let mut pushed = Lists::default();
        pushed.push([1]);
        pushed.push([]);
        assert_eq!((pushed.len(), pushed.of(0), pushed.of(1)), (2, &[1][..], &[][..]));
    }
}
