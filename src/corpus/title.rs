//! A title for every document: its headline, else the start of its first sentence.

use super::{Paragraph, Sentence};
use crate::base::one_line;

/// About the width of a row in the library, in characters.
const WIDTH: usize = 90;
/// What a file calls its title is one up to here, in characters.
const LONGEST: usize = 500;

/// The headline, if one stands before the first full paragraph; else the first sentence,
/// shortened at a word; empty only for a text without words.
pub fn of(text: &str, paragraphs: &[Paragraph], sentences: &[Sentence]) -> String {
    let first = paragraphs.iter().find(|paragraph| !paragraph.furniture);
    if let Some(headline) = first.filter(|paragraph| paragraph.heading) {
        let headline = one_line(headline.span.of(text));
        return headline.trim_start_matches(['#', ' ']).to_owned();
    }
    let mapped = |sentence: &&Sentence| !paragraphs[sentence.paragraph as usize].furniture;
    let sentence = sentences.iter().find(mapped).or_else(|| sentences.first());
    sentence.map(|sentence| shorten(&one_line(sentence.span.of(text)), WIDTH)).unwrap_or_default()
}

/// A title that a file states, on one line.
pub fn stated(title: &str) -> String {
    shorten(&one_line(title), LONGEST)
}

fn shorten(text: &str, width: usize) -> String {
    let Some((cut, _)) = text.char_indices().nth(width) else {
        return text.to_owned();
    };
    let head = &text[..cut];
    // Scripts without spaces are cut where the width ends.
    let head = head.rfind(' ').filter(|&at| at > cut / 2).map_or(head, |at| &head[..at]);
    format!("{}…", head.trim_end_matches([',', ';', ':', '–', '—', '-', ' ', '(', '“']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_sentences_end_at_a_word() {
        assert_eq!(shorten("Short.", WIDTH), "Short.");
        let long = "Defence Minister Bill Blair is embarking on his inaugural trip to South Korea \
            and Japan amidst plans for exercises.";
        assert_eq!(
            shorten(long, WIDTH),
            "Defence Minister Bill Blair is embarking on his inaugural trip to South Korea and Japan…"
        );
        assert_eq!(shorten(&"漢".repeat(100), WIDTH).chars().count(), 91);
        assert_eq!(stated(" Talks\nin  Lisbon "), "Talks in Lisbon");
        assert_eq!(stated(&"a".repeat(10_000_000)).len(), LONGEST + "…".len());
    }
}
