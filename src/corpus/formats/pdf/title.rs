//! A document's title: the largest type at the head of its first page.

use super::hyphen::{Vocabulary, join};
use super::page::Line;

/// A title is so many times larger than the text, at least.
const LARGER: f32 = 1.15;
/// It stands among so many of the first lines.
const HEAD: usize = 14;
/// Larger type that goes on for longer is text.
const MOST_LINES: usize = 6;

/// The largest type at the head of the first page with words; `size` is that of the body.
pub fn largest(blocks: &[Vec<Line>], size: f32) -> Option<String> {
    let first = blocks.iter().flatten().next()?.page;
    let head: Vec<&Line> =
        blocks.iter().flatten().filter(|line| line.page == first).take(HEAD).collect();
    let words = |line: &&&Line| line.text.chars().filter(|c| c.is_alphabetic()).count() >= 2;
    let largest = head.iter().filter(words).map(|line| line.size).fold(0.0, f32::max);
    if largest < LARGER * size {
        return None;
    }
    let from = head.iter().position(|line| line.size == largest)?;
    let lines: Vec<&str> = head[from..]
        .iter()
        .take_while(|line| line.size > 0.97 * largest)
        .map(|line| line.text.as_str())
        .collect();
    if lines.len() > MOST_LINES {
        return None;
    }
    let vocabulary = Vocabulary::new(head.iter().map(|line| line.text.as_str()));
    let mut title = String::new();
    for line in lines {
        join(&mut title, line, false, false, &vocabulary);
    }
    Some(title)
}

/// The title that the file states, unless what is printed says the same with less around it.
pub fn choose(stated: Option<String>, printed: Option<String>) -> Option<String> {
    let (Some(stated), Some(printed)) = (&stated, &printed) else { return stated.or(printed) };
    let plain = |text: &str| -> String {
        text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
    };
    // "Ministers meet - The Example Times" is the title of a page, not of its article.
    let within = plain(stated).contains(&plain(printed));
    let long = printed.split_whitespace().count() >= 3;
    Some(if within && long { printed } else { stated }.clone())
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

    #[test]
    fn the_largest_lines_are_the_title() {
        let head = [line("Weekly", 9.0), line("Canada and", 18.0), line("Korea meet", 18.0)];
        let block = [head.to_vec(), vec![line("The text.", 10.0)]].concat();
        assert_eq!(largest(&[block], 10.0).as_deref(), Some("Canada and Korea meet"));
        assert_eq!(largest(&[vec![line("All the same.", 10.0)]], 10.0), None);
        assert_eq!(largest(&[], 10.0), None);
    }

    #[test]
    fn what_is_printed_goes_before_a_longer_form_of_it() {
        let some = |text: &str| Some(text.to_owned());
        let page = some("Ministers meet in Ottawa - The Example Times");
        assert_eq!(
            choose(page.clone(), some("Ministers meet in Ottawa")),
            some("Ministers meet in Ottawa")
        );
        assert_eq!(choose(page.clone(), some("Times")), page);
        assert_eq!(choose(None, some("Times")), some("Times"));
        assert_eq!(choose(some("A"), None), some("A"));
    }
}
