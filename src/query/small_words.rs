//! The words that a question has besides those it is about. English.

/// In alphabetical order.
const SMALL: &[&str] = &[
    "a",
    "about",
    "after",
    "all",
    "also",
    "am",
    "an",
    "and",
    "any",
    "are",
    "as",
    "at",
    "be",
    "been",
    "before",
    "being",
    "between",
    "but",
    "by",
    "can",
    "could",
    "describe",
    "did",
    "do",
    "does",
    "doing",
    "done",
    "during",
    "each",
    "find",
    "for",
    "from",
    "get",
    "give",
    "had",
    "happen",
    "happened",
    "happening",
    "happens",
    "has",
    "have",
    "having",
    "he",
    "her",
    "his",
    "how",
    "i",
    "if",
    "in",
    "into",
    "is",
    "it",
    "its",
    "list",
    "many",
    "may",
    "me",
    "might",
    "more",
    "most",
    "much",
    "my",
    "near",
    "now",
    "of",
    "off",
    "on",
    "or",
    "our",
    "out",
    "over",
    "place",
    "please",
    "said",
    "say",
    "says",
    "she",
    "should",
    "show",
    "since",
    "so",
    "some",
    "such",
    "take",
    "takes",
    "tell",
    "than",
    "that",
    "the",
    "their",
    "them",
    "then",
    "there",
    "these",
    "they",
    "this",
    "those",
    "through",
    "to",
    "took",
    "under",
    "until",
    "up",
    "us",
    "was",
    "we",
    "were",
    "what",
    "when",
    "where",
    "which",
    "while",
    "who",
    "whom",
    "whose",
    "why",
    "will",
    "with",
    "would",
    "you",
    "your",
];

/// From so many plain words on a text is taken for a sentence rather than for what it is about.
const MANY: usize = 4;

/// Whether a text is worded as a question, or is as long as one.
pub fn is_question(text: &str) -> bool {
    const ASK: [&str; 10] =
        ["what", "when", "where", "which", "who", "whom", "whose", "why", "how", "did"];
    let words: Vec<&str> = words(text).collect();
    let asks = words.first().is_some_and(|first| ASK.contains(&first.to_lowercase().as_str()));
    text.trim_end().ends_with('?') || asks && words.len() > 1 || words.len() >= MANY
}

/// The words that a text is about, in order, each once.
pub fn telling(text: &str) -> Vec<&str> {
    let mut kept: Vec<&str> = Vec::new();
    for word in words(text) {
        let folded = word.to_lowercase();
        let known = kept.iter().any(|other| other.to_lowercase() == folded);
        if !known && SMALL.binary_search(&folded.as_str()).is_err() {
            kept.push(word);
        }
    }
    kept
}

/// Without the signs round them.
fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split_whitespace()
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()))
        .map(|word| word.strip_suffix("'s").or(word.strip_suffix("’s")).unwrap_or(word))
        .filter(|word| !word.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_of_a_question_that_it_is_about_stay() {
        assert!(SMALL.is_sorted());
        for (asked, kept) in [
            ("What happens in the Sea of Okhotsk?", "Sea Okhotsk"),
            ("who is in the sea of japan", "sea japan"),
            ("Where did Ottawa’s frigates take place", "Ottawa frigates"),
            ("the", ""),
        ] {
            assert_eq!(telling(asked).join(" "), kept, "{asked}");
        }
        assert!(
            is_question("who drills") && is_question("the sea of okhotsk") && is_question("Kursk?")
        );
        assert!(!is_question("Sea of Okhotsk") && !is_question("who") && !is_question(""));
    }
}
