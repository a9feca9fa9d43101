//! A document's title: the largest type at the head of its first page.

use super::hyphen::{Vocabulary, join};
use super::page::Line;
use crate::corpus::{FoundDate, find_dates};

/// A title is so many times larger than the text, at least.
const LARGER: f32 = 1.15;
/// It stands among so many of the first lines.
const HEAD: usize = 14;
/// Larger type that goes on for longer is text.
const MOST_LINES: usize = 6;

/// The name of a paper at the head of a page is no longer than this.
const MAST_WORDS: usize = 4;
/// The headline under it is at least so long, and what stands between them is shorter than text.
const HEADLINE_WORDS: usize = 5;
const TEXT_WORDS: usize = 10;

/// Lines in one size, larger than the text, at the head of the first page.
#[derive(Debug)]
pub struct Display {
    text: String,
    size: f32,
    bold: bool,
    lines: usize,
    /// Whether a day and nothing of the text stands between it and the one before.
    dated: bool,
    /// Whether text stands between it and the one before.
    apart: bool,
}

impl Display {
    fn words(&self) -> usize {
        self.text.split_whitespace().count()
    }
}

/// What stands in display at the head of the first page, in order; `size` is that of the body.
pub fn display(blocks: &[Vec<Line>], size: f32) -> Vec<Display> {
    let Some(first) = blocks.iter().flatten().next() else { return Vec::new() };
    let lines = blocks.iter().flatten().filter(|line| line.page == first.page);
    let head: Vec<&Line> = lines.take(HEAD).collect();
    let vocabulary = Vocabulary::new(head.iter().map(|line| line.text.as_str()));
    let large = |line: &Line| {
        let letters = line.text.chars().filter(|c| c.is_alphabetic()).count();
        line.size >= LARGER * size && letters >= 2
    };
    let mut found: Vec<Display> = Vec::new();
    let (mut dated, mut apart) = (false, false);
    let mut open = false;
    for line in head {
        if !large(line) {
            dated |= find_dates(&line.text).iter().any(FoundDate::is_full);
            apart |= line.text.split_whitespace().count() >= TEXT_WORDS;
            open = false;
            continue;
        }
        let same = |last: &&mut Display| {
            open && line.size > 0.97 * last.size && line.size < 1.03 * last.size
        };
        if let Some(last) = found.last_mut().filter(same) {
            join(&mut last.text, &line.text, false, false, &vocabulary);
            last.lines += 1;
            last.bold &= line.bold;
        } else {
            let (text, size, bold) = (line.text.clone(), line.size, line.bold);
            found.push(Display { text, size, bold, lines: 1, dated, apart });
        }
        (dated, apart, open) = (false, false, true);
    }
    found
}

/// The largest type, unless that is the name of a paper over the headline.
fn headline(display: &[Display]) -> Option<&Display> {
    let largest = display.iter().map(|own| own.size).fold(0.0, f32::max);
    let at = display.iter().position(|own| own.size == largest)?;
    let own = &display[at];
    // A name stands alone over a headline that is longer, and parted from it by the day of the
    // paper, or in another weight; a subtitle is neither.
    let under = display.get(at + 1).filter(|under| {
        at == 0
            && own.lines == 1
            && own.words() <= MAST_WORDS
            && under.words() >= HEADLINE_WORDS
            && !under.apart
            && (under.dated || under.bold && !own.bold)
    });
    Some(under.unwrap_or(own)).filter(|own| own.lines <= MOST_LINES)
}

/// The title that the file states, unless what is printed says the same with less around it.
pub fn choose(stated: Option<String>, display: &[Display]) -> Option<String> {
    let Some(stated) = stated else { return headline(display).map(|own| own.text.clone()) };
    let plain = |text: &str| -> String {
        text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
    };
    // "Ministers meet - The Example Times" is the title of a page, not of its article.
    let whole = plain(&stated);
    let within = |own: &&Display| own.words() >= 3 && whole.contains(&plain(&own.text));
    let printed = display.iter().filter(within).max_by_key(|own| own.text.len());
    Some(printed.map_or(stated, |own| own.text.clone()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(text: &str, size: f32) -> Line {
        Line {
            text: text.to_owned(),
            left: 0.0,
            right: 100.0,
            y: 0.0,
            size,
            bold: false,
            spaced: false,
            row: false,
            first: 10.0,
            page: 1,
        }
    }

    fn check(stated: Option<&str>, head: &[(&str, f32, bool)], expected: Option<&str>) {
        let block =
            head.iter().map(|&(text, size, bold)| Line { bold, ..line(text, size) }).collect();
        let display = display(&[block], 10.0);
        assert_eq!(choose(stated.map(str::to_owned), &display).as_deref(), expected, "{head:?}");
    }

    const BODY: (&str, f32, bool) =
        ("The text of the report begins here and goes on.", 10.0, false);

    #[test]
    fn the_largest_lines_are_the_title() {
        let title = Some("Canada and Korea meet");
        let lines = [("Canada and", 18.0, false), ("Korea meet", 18.0, false)];
        check(None, &[("Weekly", 9.0, false), lines[0], lines[1], BODY], title);
        check(None, &[("Weekly News", 14.0, false), lines[0], lines[1], BODY], title);
        check(None, &[("All the same.", 10.0, false)], None);
        check(None, &[], None);
        let long = [("A text in large type", 18.0, false); 7];
        check(None, &long, None);
    }

    #[test]
    fn the_name_of_a_paper_is_no_title() {
        let name = ("THE COAST DESPATCH", 30.0, false);
        let title = ("Ministers of two countries meet", 18.0, false);
        let bold = (title.0, title.1, true);
        check(None, &[name, ("6 May 2024 | Price 2.50", 9.0, false), title, BODY], Some(title.0));
        check(None, &[name, bold, BODY], Some(title.0));
        // A title over its subtitle, and over the heading of its first section.
        check(None, &[name, title, BODY], Some(name.0));
        check(None, &[name, BODY, BODY, bold], Some(name.0));
        check(
            None,
            &[("Three ministers of the two sides meet", 30.0, false), bold],
            Some("Three ministers of the two sides meet"),
        );
    }

    #[test]
    fn what_is_printed_goes_before_a_longer_form_of_it() {
        let page = "Ministers meet in Ottawa - The Example Times";
        let title = ("Ministers meet in Ottawa", 18.0, false);
        check(Some(page), &[title, BODY], Some(title.0));
        check(Some(page), &[("The Example Times", 30.0, false), title], Some(title.0));
        check(Some(page), &[("Times", 30.0, false)], Some(page));
        check(Some("A"), &[], Some("A"));
    }
}
