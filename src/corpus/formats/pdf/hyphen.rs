//! Lines of a paragraph joined: with a space, or without one where a word, a script or a sign runs
//! on; a hyphen that only broke a word is taken out, one that belongs to it is kept.

use std::collections::BTreeSet;

/// The words of a document as they stand within lines, in small letters, hyphens in them kept.
#[derive(Debug, Default)]
pub struct Vocabulary {
    words: BTreeSet<String>,
}

impl Vocabulary {
    pub fn new<'a>(lines: impl Iterator<Item = &'a str>) -> Self {
        let mut words = BTreeSet::new();
        let mut cut = false;
        for line in lines {
            let mut parts: Vec<&str> = line.split_whitespace().collect();
            // What is cut at the end of a line is no word, nor is the rest of it.
            if std::mem::take(&mut cut) && !parts.is_empty() {
                parts.remove(0);
            }
            if parts.last().is_some_and(|last| last.ends_with(is_hyphen)) {
                parts.pop();
                cut = true;
            }
            words.extend(parts.iter().map(|word| plain(word)).filter(|word| !word.is_empty()));
        }
        Self { words }
    }

    fn knows(&self, word: &str) -> bool {
        self.words.contains(&plain(word))
    }
}

/// In small letters, without signs around it, with one kind of hyphen.
fn plain(word: &str) -> String {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric());
    word.chars().map(|c| if is_hyphen(c) { '-' } else { c }).flat_map(char::to_lowercase).collect()
}

fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{ad}' | '\u{2010}' | '\u{2011}')
}

/// First parts of compounds that are written with a hyphen.
const PREFIXES: &[&str] = &["self", "non", "anti", "vice", "quasi"];
/// And those that are so before a word, while other words begin like them.
#[rustfmt::skip]
const BEFORE_WORDS: &[&str] = &[
    "ex", "pro", "post", "mid", "semi", "well", "half", "cross", "long", "short", "high", "low", "all",
    "north", "south", "east", "west", "co", "pre", "re", "multi",
];
/// Last parts of compounds that are written with a hyphen.
#[rustfmt::skip]
const ENDS: &[&str] = &[
    "based", "led", "wide", "style", "related", "old", "year", "general", "elect", "level", "term",
    "backed", "owned", "speaking", "ranking", "century", "controlled", "occupied", "sponsored",
    "funded", "making", "range", "minded",
];
/// Ends of words that are words too.
#[rustfmt::skip]
const ENDINGS: &[&str] = &[
    "ship", "ships", "able", "less", "like", "some", "wise", "ward", "wards", "hood", "ness", "ment",
    "side", "time", "work", "works", "land", "lands", "port", "ports", "stand", "hold", "holds",
];
/// First parts of compounds that are written in one.
#[rustfmt::skip]
const CLOSED: &[&str] = &[
    "under", "over", "some", "every", "with", "when", "there", "here", "more", "mean", "news", "what",
    "after", "inter", "super", "hand", "work", "foot", "back", "down", "life", "like", "other",
    "that", "through", "fore", "which", "where", "wide", "home", "house", "land", "ship", "time",
];

/// Adds a line to the text of its paragraph and gives where it begins there. `spaced` says that a
/// space was printed at the end of the line before, and `printed` that spaces are in this document.
pub fn join(
    text: &mut String,
    line: &str,
    spaced: bool,
    printed: bool,
    vocabulary: &Vocabulary,
) -> usize {
    if text.is_empty() {
        text.push_str(line);
        return 0;
    }
    match how(text, line, spaced, printed, vocabulary) {
        How::Space => text.push(' '),
        How::Close => {}
        How::Drop => {
            text.pop();
        }
    }
    let at = text.len();
    text.push_str(line);
    at
}

enum How {
    Space,
    /// As they stand.
    Close,
    /// Without the hyphen.
    Drop,
}

fn how(text: &str, line: &str, spaced: bool, printed: bool, vocabulary: &Vocabulary) -> How {
    let last = text.chars().next_back().unwrap_or(' ');
    let first = line.chars().next().unwrap_or(' ');
    if last == '\u{ad}' {
        return How::Drop;
    }
    if is_hyphen(last) {
        return hyphen(text, line, vocabulary);
    }
    if spaced {
        return How::Space;
    }
    // Chinese and Japanese are set without spaces, Korean breaks words where a line is full.
    if is_wide(last) && is_wide(first) {
        return How::Close;
    }
    if is_hangul(last) && is_hangul(first) && (printed || is_one_word(text, line, vocabulary)) {
        return How::Close;
    }
    let word = text.rsplit(char::is_whitespace).next().unwrap_or_default();
    let address = word.contains("://") || word.starts_with("www.");
    if matches!(last, '—' | '/') && word.chars().count() > 1 || address && "/-_.=?&".contains(last)
    {
        return How::Close;
    }
    How::Space
}

/// Whether a Korean word goes on in the next line: the document has it whole, or the line opens
/// with a particle, which stands in no place but the end of a word.
fn is_one_word(text: &str, line: &str, vocabulary: &Vocabulary) -> bool {
    #[rustfmt::skip]
    const PARTICLES: &[&str] = &[
        "은", "는", "이", "가", "을", "를", "에", "에서", "에게", "의", "와", "과", "도", "로", "으로",
        "부터", "까지", "에는", "에서는", "으로는", "이라고", "라고", "이며", "했다", "하였다", "한다",
        "하고", "됐다", "된다", "였다", "이다",
    ];
    let head = text.rsplit(char::is_whitespace).next().unwrap_or_default();
    let rest = line.split_whitespace().next().unwrap_or_default();
    let bare = rest.trim_end_matches(|c: char| !c.is_alphanumeric());
    PARTICLES.contains(&bare) || vocabulary.knows(&format!("{head}{rest}"))
}

/// Whether the hyphen at the end of a line belongs to the word.
fn hyphen(text: &str, line: &str, vocabulary: &Vocabulary) -> How {
    let word = text.rsplit(char::is_whitespace).next().unwrap_or_default();
    let stem = word.trim_end_matches(is_hyphen);
    let next = line.split_whitespace().next().unwrap_or_default();
    let rest = next.trim_end_matches(|c: char| !c.is_alphanumeric());
    // A dash after a space, or a minus.
    if stem.is_empty() {
        return How::Space;
    }
    let head = stem.trim_start_matches(|c: char| !c.is_alphanumeric());
    let letters = head.chars().next_back().is_some_and(char::is_alphabetic)
        && rest.chars().next().is_some_and(char::is_alphabetic);
    // "20-year-old", "G7-led": numbers are never cut.
    if !letters || head.contains(|c: char| c.is_ascii_digit()) {
        return How::Close;
    }
    // The document itself knows best.
    let (closed, kept) = (format!("{head}{rest}"), format!("{head}-{rest}"));
    match (vocabulary.knows(&closed), vocabulary.knows(&kept)) {
        (true, false) => return How::Drop,
        (false, true) => return How::Close,
        _ => {}
    }
    // "state-of-the-art" has more hyphens than one.
    if head.contains(is_hyphen) || rest.contains(is_hyphen) {
        return How::Close;
    }
    let small = |word: &str| word.chars().next().is_some_and(char::is_lowercase);
    if !small(rest) {
        // "Korea-Canada", but "PORTU-GUESE" in a line of capitals.
        let capitals =
            |word: &str| word.chars().count() >= 3 && !word.contains(|c: char| c.is_lowercase());
        let cut = capitals(head) && capitals(rest) && !is_wide(rest.chars().next().unwrap_or(' '));
        return if cut { How::Drop } else { How::Close };
    }
    let (head, rest) = (head.to_lowercase(), rest.to_lowercase());
    // Half a word in front of another is "pre- and post-war".
    if matches!(rest.as_str(), "and" | "or" | "und" | "oder" | "et" | "ou" | "y" | "o") {
        return How::Space;
    }
    let both = vocabulary.knows(&head) && vocabulary.knows(&rest);
    let long = rest.chars().count() >= 4;
    let compound = PREFIXES.contains(&head.as_str()) && long
        || BEFORE_WORDS.contains(&head.as_str()) && long && vocabulary.knows(&rest)
        || ENDS.contains(&rest.as_str()) && (vocabulary.knows(&head) || head.chars().count() >= 4)
        || both
            && !CLOSED.contains(&head.as_str())
            && !ENDINGS.contains(&rest.as_str())
            && head.chars().count() >= 4
            && long;
    if compound { How::Close } else { How::Drop }
}

/// Chinese and Japanese signs.
fn is_wide(c: char) -> bool {
    matches!(c, '\u{2e80}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}'
        | '\u{ff01}'..='\u{ff60}' | '\u{20000}'..='\u{3ffff}')
}

fn is_hangul(c: char) -> bool {
    matches!(c, '\u{1100}'..='\u{11ff}' | '\u{ac00}'..='\u{d7a3}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(before: &str, after: &str, expected: &str) {
        let known =
            "The cooperation of long-term partners; the allied ministry met, said the navy.";
        let vocabulary = Vocabulary::new([known, before, after].into_iter());
        let mut text = before.to_owned();
        let at = join(&mut text, after, false, false, &vocabulary);
        assert_eq!(text, expected);
        assert!(text[at..].starts_with(after));
    }

    #[test]
    fn broken_words_are_whole_again() {
        check("the Portu-", "guese Government", "the Portuguese Government");
        check("their co-", "operation", "their cooperation");
        check("the gov\u{ad}", "ernment", "the government");
        check("THE PORTU-", "GUESE FLEET", "THE PORTUGUESE FLEET");
        check("die Regie-", "rung sagte", "die Regierung sagte");
        check("“infor-", "mation”,", "“information”,");
        check("said with-", "out stand and under-", "said without stand and under-");
        check("to ex-", "acerbate it", "to exacerbate it");
        check("pro-", "duction of the pro-", "production of the pro-");
        check("a partner; two partner-", "ships of ships", "a partner; two partnerships of ships");
        check("It stands, under-", "stands it", "It stands, understands it");
    }

    #[test]
    fn hyphens_of_the_word_stay() {
        check("the Korea-", "Canada summit", "the Korea-Canada summit");
        check("a long-", "term plan", "a long-term plan");
        check("a 20-", "year-old", "a 20-year-old");
        check("state-of-", "the-art ships", "state-of-the-art ships");
        check("a Canadian-", "led mission", "a Canadian-led mission");
        check("Secretary-", "General", "Secretary-General");
        check("a non-", "proliferation treaty", "a non-proliferation treaty");
        check("the F-", "35 jets", "the F-35 jets");
        check("pre-", "and post-war", "pre- and post-war");
    }

    #[test]
    fn other_lines_meet_as_their_script_has_it() {
        check("met on", "Monday", "met on Monday");
        check("海軍は", "演習を", "海軍は演習を");
        check("ships—", "and planes", "ships—and planes");
        check("ships –", "and planes", "ships – and planes");
        check("see https://a.example/", "b/c", "see https://a.example/b/c");
        let mut text = "합의하였다고 밝".to_owned();
        join(&mut text, "혔다", false, true, &Vocabulary::default());
        assert_eq!(text, "합의하였다고 밝혔다");
    }
}
