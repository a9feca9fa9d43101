//! Text to paragraphs: split at blank lines, and at line ends where lines are paragraphs.
//!
//! News comes with one paragraph a line, or wrapped at some width as mail and agencies do it.
//! Wrapped lines belong together; the newline between them stays in the text.

use crate::base::Span;

/// Lines wider than this, in characters, were not wrapped by hand or by a mail program.
const WIDEST_WRAP: usize = 132;
const NARROWEST_WRAP: usize = 40;

/// The paragraphs of a text, in order, without overlap, each without white space at its ends.
/// Every character that is not blank lies in one.
pub fn split(text: &str) -> Vec<Span> {
    let lines = lines(text);
    let wrapping = wrapping(text, &lines);
    let mut paragraphs: Vec<Span> = Vec::new();
    let mut last: Option<&Line> = None;
    for line in &lines {
        match (paragraphs.last_mut(), last) {
            (Some(paragraph), Some(last)) if joins(text, last, line, &wrapping) => {
                *paragraph = paragraph.join(line.span);
            }
            _ => paragraphs.push(line.span),
        }
        last = Some(line);
    }
    paragraphs
}

struct Line {
    /// Without white space at its ends.
    span: Span,
    chars: usize,
    /// Blanks before its first character.
    indent: usize,
    /// Whether a blank line lies before it.
    apart: bool,
}

/// White space, and signs without width that are no part of a word at the end of a line.
pub fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200b}' | '\u{feff}' | '\u{2060}') || c.is_control()
}

fn is_line_end(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// The lines with something in them.
fn lines(text: &str) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut apart = true;
    let mut start = 0;
    let mut rest = text;
    while !rest.is_empty() {
        let end = rest.find(is_line_end).unwrap_or(rest.len());
        let line = &rest[..end];
        let inner = line.trim_matches(is_blank);
        if inner.is_empty() {
            apart = true;
        } else {
            let from = line.len() - line.trim_start_matches(is_blank).len();
            lines.push(Line {
                span: Span::new(start + from, start + from + inner.len()),
                chars: inner.chars().count(),
                indent: line[..from].chars().count(),
                apart,
            });
            apart = false;
        }
        let tail = &rest[end..];
        let feed = match tail.chars().next() {
            Some('\r') if tail.starts_with("\r\n") => 2,
            Some('\u{2029}' | '\u{c}') => {
                apart = true;
                tail.chars().next().map_or(0, char::len_utf8)
            }
            Some(c) => c.len_utf8(),
            None => 0,
        };
        start += end + feed;
        rest = &rest[end + feed..];
    }
    lines
}

/// How the lines of a text hang together.
#[derive(Default)]
struct Wrapping {
    /// The width it was wrapped at, in characters; `None` if its lines are paragraphs.
    width: Option<usize>,
    /// Whether lines break off in mid-sentence at any length, as in text taken from a PDF.
    ragged: bool,
    /// The commonest indent; a line that is set in deeper opens a paragraph.
    indent: usize,
}

/// In wrapped text most lines that end in mid-sentence are about as long as each other, and many
/// of the next open small; lines that are paragraphs differ in length, or open big.
fn wrapping(text: &str, lines: &[Line]) -> Wrapping {
    let pairs: Vec<&[Line]> = lines.windows(2).filter(|pair| !pair[1].apart).collect();
    let open = |pair: &&&[Line]| !ends_sentence(pair[0].span.of(text));
    let mut lengths: Vec<usize> = pairs.iter().filter(open).map(|pair| pair[0].chars).collect();
    if lengths.is_empty() {
        return Wrapping::default();
    }
    lengths.sort_unstable();
    let width = lengths[(lengths.len() - 1) * 9 / 10];
    let broken = |pair: &&&[Line]| open(pair) && goes_on(text, &pair[1]);
    let full = |pair: &&&[Line]| open(pair) && is_full(text, &pair[0], &pair[1], width);
    let all = pairs.iter().filter(full).count();
    let mid = pairs.iter().filter(full).filter(broken).count();
    let even = (NARROWEST_WRAP..=WIDEST_WRAP).contains(&width)
        && all * 5 >= lengths.len() * 3
        && mid > 0
        && mid * 3 >= all;
    let long = |pair: &&&[Line]| (NARROWEST_WRAP..=WIDEST_WRAP).contains(&pair[0].chars);
    let cut =
        |pair: &&&[Line]| broken(pair) && pair[0].span.of(text).ends_with(char::is_alphanumeric);
    let ragged = pairs.iter().filter(long).filter(cut).count();
    let ragged = ragged >= 2 && ragged * 5 >= pairs.iter().filter(long).count() * 2;
    let mut indents: Vec<usize> = pairs.iter().map(|pair| pair[1].indent).collect();
    indents.sort_unstable();
    let indent = indents[indents.len() / 2];
    Wrapping { width: even.then_some(width), ragged, indent }
}

/// Whether a line does not open a sentence: in a script with small letters, one of them does.
fn goes_on(text: &str, line: &Line) -> bool {
    line.span.of(text).chars().next().is_some_and(|c| {
        c.is_lowercase() || (c.is_alphabetic() && !c.is_uppercase() && !is_wide(c))
    })
}

/// Chinese and Japanese signs: a line of them says nothing about where a sentence goes on.
fn is_wide(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}')
}

/// Whether the first word of the next line would not have fitted on this one.
fn is_full(text: &str, line: &Line, next: &Line, width: usize) -> bool {
    let word = next.span.of(text).split_whitespace().next().map_or(0, |word| word.chars().count());
    line.chars + 1 + word + 4 > width && line.chars <= WIDEST_WRAP
}

fn joins(text: &str, line: &Line, next: &Line, wrapping: &Wrapping) -> bool {
    let (now, then) = (line.span.of(text), next.span.of(text));
    if next.apart || is_list_item(then) || then.starts_with('#') || now.starts_with('#') {
        return false;
    }
    if next.indent >= wrapping.indent + 2 {
        return false;
    }
    if wrapping.width.is_some_and(|width| is_full(text, line, next, width)) {
        return true;
    }
    if !goes_on(text, next) || ends_sentence(now) || now.ends_with([':', '：']) {
        return false;
    }
    // A long line without a stop before one that opens small is a sentence cut in two.
    let long = now.split_whitespace().count() >= 12 && line.chars <= 2 * WIDEST_WRAP;
    let wrapped = wrapping.width.is_some() && now.ends_with([',', '-', '–', '—']);
    let cut = wrapping.ragged && (NARROWEST_WRAP..=WIDEST_WRAP).contains(&line.chars);
    then.starts_with(char::is_lowercase) && (long || wrapped || cut)
}

/// Whether it ends with a stop, quotes and brackets after it allowed.
pub fn ends_sentence(text: &str) -> bool {
    let bare = text.trim_end_matches(|c: char| is_blank(c) || "\"'”’»)]}›」』）】".contains(c));
    bare.ends_with(['.', '!', '?', '…', '。', '！', '？', '؟', '۔', '।', '．'])
}

/// Whether it opens with a bullet or a number of a list.
pub fn is_list_item(text: &str) -> bool {
    let mut chars = text.chars();
    match chars.next() {
        Some('-' | '–' | '—' | '*' | '•' | '·' | '▪' | '●' | '■' | '◦' | '‣' | '►') => {
            chars.next().is_some_and(char::is_whitespace)
        }
        Some('0'..='9' | '(') => {
            let head =
                text.trim_start_matches(['(']).trim_start_matches(|c: char| c.is_ascii_digit());
            let digits = text.len() - head.len();
            digits <= 3 && (head.starts_with(". ") || head.starts_with(") "))
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let found: Vec<&str> = split(text).into_iter().map(|span| span.of(text)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn lines_and_blank_lines_part_paragraphs() {
        check("", &[]);
        check(" \n\u{a0} \r\n\t", &[]);
        check("One.\nTwo.", &["One.", "Two."]);
        check("  One. \r\n\r\n\u{a0}\r\nTwo.\r\n", &["One.", "Two."]);
        check("One.\u{2029}Two.\rThree.", &["One.", "Two.", "Three."]);
        check("Previous\nPrevious\n\nA headline", &["Previous", "Previous", "A headline"]);
    }

    #[test]
    fn wrapped_lines_belong_together() {
        let first = "The minister of defence met his counterpart on Monday to talk about\n\
            drills that both countries have planned for the autumn, and about the\n\
            pact that they signed last year in the capital.";
        let second = "Officials from both sides said that the talks would go on for several\n\
            days. Nothing else was said of them by either of the two delegations.";
        check(&format!("{first}\n\n{second}\n"), &[first, second]);
        // A short line ends a paragraph even without a blank line after it.
        check(&format!("{first}\n{second}\n"), &[first, second]);
        // An indented line opens one, unless all but the first are.
        check(&format!("{second}\n    {first}\n"), &[second, first]);
        let shifted = first.replace('\n', "\n        ");
        check(&shifted, &[&shifted]);
    }

    #[test]
    fn lines_cut_anywhere_belong_together() {
        let text = "The ships of both navies met off the northern cape on\n\
            Monday and sailed south in one line, which was seen by\n\
            a fishing crew that had left its port at dawn.";
        check(&format!("A Short Title\n{text}"), &["A Short Title", text]);
        // One small letter at the head of a line proves nothing.
        check(
            "Brazil Takes Delivery of Its Third New Submarine\nby Staff Writer\nJanuary 15, 2024",
            &[
                "Brazil Takes Delivery of Its Third New Submarine",
                "by Staff Writer",
                "January 15, 2024",
            ],
        );
    }

    #[test]
    fn lines_of_their_own_stay_apart() {
        check(
            "Roses are red,\nviolets are blue,\nsugar is sweet",
            &["Roses are red,", "violets are blue,", "sugar is sweet"],
        );
        check(
            "Bill Blair, Minister of National Defence\nKim Yong-hyun, Minister of Defence\n- one\n- two",
            &[
                "Bill Blair, Minister of National Defence",
                "Kim Yong-hyun, Minister of Defence",
                "- one",
                "- two",
            ],
        );
        let one = "Police said that three people were hurt in the blast on Monday.";
        let two = "The hospital of the town confirmed that all of them were stable.";
        check(&format!("{one}\n{two}\n{one}"), &[one, two, one]);
    }
}
