//! Heads and tails of pages, paragraph by paragraph, and what only looks like them.
//!
//! Format of `tests/pages/*.txt`: `= name` opens a case; then one paragraph a line, with what it is
//! to be before it: `F` furniture, `H` heading, `P` neither.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use portolan::corpus::{RawText, from_text};

/// The cases of a file: name and (mark, paragraph).
fn cases(file: &str) -> Vec<(&str, Vec<(char, &str)>)> {
    file.split("= ")
        .filter(|case| !case.trim().is_empty())
        .map(|case| {
            let mut lines = case.lines().filter(|line| !line.is_empty());
            let name = lines.next().unwrap();
            (name, lines.map(|line| (line.chars().next().unwrap(), &line[2..])).collect())
        })
        .collect()
}

/// Reads each case twice, with and without blank lines between its paragraphs.
fn check(file: &str, at_least: usize) {
    let cases = cases(file);
    assert!(cases.len() >= at_least, "{} cases", cases.len());
    let mut wrong = Vec::new();
    for (name, lines) in &cases {
        for separator in ["\n\n", "\n"] {
            let text = lines.iter().map(|&(_, line)| line).collect::<Vec<_>>().join(separator);
            let document = from_text(RawText { text: text.clone(), ..RawText::default() });
            let found: Vec<(char, &str)> = document
                .paragraphs
                .iter()
                .map(|paragraph| {
                    let mark = match (paragraph.furniture, paragraph.heading) {
                        (true, _) => 'F',
                        (false, true) => 'H',
                        (false, false) => 'P',
                    };
                    (mark, paragraph.span.of(&text))
                })
                .collect();
            if found.len() != lines.len() {
                wrong.push(format!("{name} ({separator:?}): {} paragraphs", found.len()));
            }
            for (&(expected, _), &(mark, line)) in lines.iter().zip(&found) {
                if expected != mark {
                    wrong.push(format!(
                        "{name} ({separator:?}): {mark} instead of {expected}: {line}"
                    ));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{} wrong\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn page_heads() {
    check(include_str!("pages/heads.txt"), 15);
}

#[test]
fn page_tails() {
    check(include_str!("pages/tails.txt"), 15);
}

#[test]
fn what_only_looks_like_furniture() {
    check(include_str!("pages/lookalikes.txt"), 10);
}

#[test]
fn whole_pages() {
    check(include_str!("pages/more.txt"), 12);
}
