//! The statements of a gold file, and where in a text they point. Format: `tests/reading/README.md`.

use std::ops::Range;

/// One statement.
pub struct Statement {
    /// What is stated: `place`, `event`, `quiet` and so on.
    pub word: String,
    pub fields: Vec<String>,
    /// The line as it stands in the file.
    pub line: String,
}

impl Statement {
    /// A field, empty where the statement has none there.
    pub fn field(&self, at: usize) -> &str {
        self.fields.get(at).map(String::as_str).unwrap_or_default()
    }

    /// Whether it says what is to be left alone, not what is to be found.
    pub fn leaves_alone(&self) -> bool {
        ["quiet", "nothappened", "notplace", "notliteral", "nowhere"].contains(&self.word.as_str())
    }
}

/// The statements about one text.
pub struct Section {
    /// Its name; empty in a file about one text only.
    pub text: String,
    pub statements: Vec<Statement>,
}

/// The sections of a gold file, in its order.
pub fn parse(gold: &str) -> Vec<Section> {
    let mut sections: Vec<Section> = Vec::new();
    for line in gold.lines() {
        if line.trim().is_empty() || line.starts_with('#') {
            continue;
        }
        if let Some(name) = line.strip_prefix("= ") {
            sections.push(Section { text: name.trim().to_owned(), statements: Vec::new() });
            continue;
        }
        if sections.is_empty() {
            sections.push(Section { text: String::new(), statements: Vec::new() });
        }
        let (word, rest) = line.split_once(' ').unwrap_or((line, ""));
        let statement = Statement {
            word: word.to_owned(),
            fields: rest.split(" | ").map(|field| field.trim().to_owned()).collect(),
            line: line.to_owned(),
        };
        sections.last_mut().unwrap().statements.push(statement);
    }
    sections
}

/// Where a spot lies, in code points of the text.
pub fn spot(text: &str, spot: &str) -> Range<usize> {
    let spot = spot.replace("\\n", "\n");
    let (what, within) = match spot.split_once(" @ ") {
        Some((what, context)) => {
            let start = text.find(context).unwrap_or_else(|| panic!("not in the text: {context}"));
            (what, start..start + context.len())
        }
        None => (spot.as_str(), 0..text.len()),
    };
    let (what, nth) = what
        .rsplit_once('#')
        .and_then(|(what, nth)| Some((what, nth.parse::<usize>().ok()?)))
        .unwrap_or((what, 1));
    let found = text[within.clone()]
        .match_indices(what)
        .map(|(at, _)| within.start + at..within.start + at + what.len())
        .filter(|range| is_whole_word(text, range))
        .nth(nth - 1)
        .unwrap_or_else(|| panic!("not in the text: {spot}"));
    in_chars(text, &found)
}

/// Where a passage lies, in code points of the text.
pub fn passage(text: &str, passage: &str) -> Range<usize> {
    let passage = passage.replace("\\n", "\n");
    let start = text.find(&passage).unwrap_or_else(|| panic!("not in the text: {passage}"));
    in_chars(text, &(start..start + passage.len()))
}

fn is_whole_word(text: &str, range: &Range<usize>) -> bool {
    let word = &text[range.clone()];
    let joined = |before: Option<char>, after: Option<char>| {
        before.zip(after).is_some_and(|(a, b)| a.is_alphanumeric() && b.is_alphanumeric())
    };
    !joined(text[..range.start].chars().next_back(), word.chars().next())
        && !joined(word.chars().next_back(), text[range.end..].chars().next())
}

fn in_chars(text: &str, bytes: &Range<usize>) -> Range<usize> {
    let count = |end: usize| text[..end].chars().count();
    count(bytes.start)..count(bytes.end)
}

/// Small letters, single spaces, words broken at a line's end made whole.
pub fn flat(text: &str) -> String {
    text.replace("-\n", "").split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// The answers that are right, flat.
pub fn alternatives(field: &str) -> Vec<String> {
    field.split(" or ").map(flat).collect()
}
