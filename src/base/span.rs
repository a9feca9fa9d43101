//! Half-open ranges of a text. Inside the program they count UTF-8 bytes; in every exchange
//! format they count Unicode code points, and [`CharIndex`] goes from one to the other.

use serde::{Deserialize, Serialize};

/// A half-open range of UTF-8 bytes in a document's text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Span {
    pub start: u32,
    pub end: u32,
}

impl Span {
    pub fn new(start: usize, end: usize) -> Self {
        debug_assert!(start <= end);
        Self { start: start as u32, end: end as u32 }
    }

    /// The text it covers; nothing where `text` is not the one that the span was made for.
    pub fn of(self, text: &str) -> &str {
        text.get(self.range()).unwrap_or_default()
    }

    pub fn range(self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }

    pub fn len(self) -> usize {
        (self.end - self.start) as usize
    }

    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    pub fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    pub fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest span that covers both.
    pub fn join(self, other: Self) -> Self {
        Self { start: self.start.min(other.start), end: self.end.max(other.end) }
    }
}

/// Byte offsets of a text to code point offsets, in O(1) for ASCII texts and O(stride) otherwise.
pub struct CharIndex<'a> {
    text: &'a str,
    /// Code points before each multiple of [`STRIDE`] bytes; empty for an ASCII text.
    marks: Vec<u32>,
}

const STRIDE: usize = 128;

impl<'a> CharIndex<'a> {
    pub fn new(text: &'a str) -> Self {
        let mut marks = Vec::new();
        if !text.is_ascii() {
            let mut count = 0;
            for chunk in text.as_bytes().chunks(STRIDE) {
                marks.push(count);
                count += starts(chunk);
            }
            marks.push(count);
        }
        Self { text, marks }
    }

    /// How many code points lie before the byte `offset`.
    pub fn chars_before(&self, offset: u32) -> u32 {
        if self.marks.is_empty() {
            return offset;
        }
        let offset = (offset as usize).min(self.text.len());
        let chunk = offset / STRIDE;
        self.marks[chunk] + starts(&self.text.as_bytes()[chunk * STRIDE..offset])
    }

    /// A byte span as (start, end) in code points.
    pub fn chars(&self, span: Span) -> (u32, u32) {
        (self.chars_before(span.start), self.chars_before(span.end))
    }
}

/// How many code points start in these bytes of a UTF-8 text.
fn starts(bytes: &[u8]) -> u32 {
    bytes.iter().filter(|&&byte| byte & 0xc0 != 0x80).count() as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_points_are_counted_as_chars_counts_them() {
        let text = "Кремль “said” 서울 — ok. ".repeat(40);
        let index = CharIndex::new(&text);
        for (nth, (byte, _)) in text.char_indices().enumerate() {
            assert_eq!(index.chars_before(byte as u32), nth as u32);
        }
        assert_eq!(index.chars_before(text.len() as u32), text.chars().count() as u32);
    }
}
