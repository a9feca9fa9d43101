//! Reads files that other programs made (`scripts/documents`): their text, title and date come
//! through, and quotes stand on the page where another program finds them.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::path::{Path, PathBuf};

use portolan::corpus::{self, Document, ReadError};
use serde_json::Value;
use unicode_normalization::UnicodeNormalization;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/documents")
}

/// What is right in each file.
fn expected() -> Vec<Value> {
    let text = std::fs::read_to_string(folder().join("expected.json")).unwrap();
    serde_json::from_str(&text).unwrap()
}

fn read(name: &str) -> Result<Document, ReadError> {
    let listing = corpus::list(&[folder().join(name)]);
    assert!(listing.errors.is_empty(), "{:?}", listing.errors);
    listing.sources[0].read().into_iter().next().unwrap()
}

/// Letters and digits alone, each with the byte of the text that it comes from: what any two
/// readings of one text share.
fn squeezed(text: &str) -> (String, Vec<usize>) {
    let mut letters = String::new();
    let mut at = Vec::new();
    for (byte, c) in text.char_indices() {
        let plain = std::iter::once(c).nfkc().flat_map(char::to_lowercase);
        for letter in plain.filter(|c| c.is_alphanumeric()) {
            letters.push(letter);
            at.extend(std::iter::repeat_n(byte, letter.len_utf8()));
        }
    }
    (letters, at)
}

/// The bytes at which a quote begins.
fn starts(quote: &str, text: &(String, Vec<usize>)) -> Vec<u32> {
    let (wanted, _) = squeezed(quote);
    text.0.match_indices(&wanted).map(|(at, _)| text.1[at] as u32).collect()
}

/// What is wrong in one file, in words.
fn complaints(one: &Value) -> Vec<String> {
    let name = one["file"].as_str().unwrap();
    let mut wrong = Vec::new();
    let document = match (read(name), one["error"].as_str()) {
        (Err(error), Some(word)) if error.to_string().to_lowercase().contains(word) => {
            return wrong;
        }
        (Err(error), _) => return vec![format!("{name}: not read: {error}")],
        (Ok(_), Some(_)) => return vec![format!("{name}: read, though it holds no text")],
        (Ok(document), None) => document,
    };
    let strings = |key: &str| {
        one[key].as_array().unwrap().iter().map(|value| value.as_str().unwrap().to_owned())
    };
    let title = squeezed(&document.title).0;
    if !strings("title").any(|right| squeezed(&right).0 == title) {
        wrong.push(format!("{name}: the title is “{}”", document.title));
    }
    let date = document.date.as_ref().map(|date| date.date.to_string());
    if date.as_deref() != one["date"].as_str() {
        wrong.push(format!("{name}: the date is {date:?}, not {}", one["date"]));
    }
    let text = squeezed(&document.text);
    for part in strings("gone").filter(|part| !starts(part, &text).is_empty()) {
        wrong.push(format!("{name}: should not be in the text: {part}"));
    }
    let lost = strings("text").filter(|part| starts(part, &text).is_empty()).count();
    if lost * 10 > one["text"].as_array().unwrap().len() {
        wrong.push(format!("{name}: {lost} paragraphs are not whole"));
    }
    for quote in one["quotes"].as_array().unwrap() {
        let words = quote["text"].as_str().unwrap();
        let page = quote["page"].as_u64();
        let found = starts(words, &text);
        if found.is_empty() {
            wrong.push(format!("{name}: not found whole: {words}"));
        } else if !found.iter().any(|&at| document.page_at(at).map(u64::from) == page) {
            let pages: Vec<_> = found.iter().map(|&at| document.page_at(at)).collect();
            wrong.push(format!("{name}: on {page:?}, opens at {pages:?}: {words}"));
        }
    }
    wrong
}

#[test]
fn files_of_other_programs_come_through() {
    let expected = expected();
    assert_eq!(expected.len(), 10);
    let wrong: Vec<String> = expected.iter().flat_map(complaints).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
