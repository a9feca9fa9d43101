//! Pages made here, word by word.

use super::columns::blocks;
use super::flow::{Flow, flow};
use super::page::Word;

const SIZE: f32 = 10.0;
const LEADING: f32 = 12.0;

/// A line of words from `left`, letters half as wide as they are high; justified to `right`, where
/// that is given.
fn line(text: &str, left: f32, y: f32, size: f32, right: Option<f32>) -> Vec<Word> {
    let words: Vec<&str> = text.split(' ').collect();
    let wide = |word: &str| word.chars().count() as f32 * size * 0.5;
    let letters: f32 = words.iter().map(|word| wide(word)).sum();
    let gaps = (words.len().max(2) - 1) as f32;
    let gap = right.map_or(0.25 * size, |right| (right - left - letters) / gaps);
    let mut at = left;
    words
        .into_iter()
        .map(|text| {
            let right = at + wide(text);
            let word = Word {
                text: text.to_owned(),
                left: at,
                right,
                y,
                size,
                bold: false,
                spaced: false,
            };
            at = right + gap;
            word
        })
        .collect()
}

/// Lines of one column, one under the other, all but those that end with `$` justified.
fn column(lines: &[&str], left: f32, right: f32, top: f32) -> Vec<Word> {
    let mut y = top;
    let mut words = Vec::new();
    for text in lines {
        let indent = if text.starts_with('>') { SIZE } else { 0.0 };
        let bare = text.trim_matches(['>', '$']);
        let to = (!text.ends_with('$')).then_some(right);
        words.extend(line(bare, left + indent, y, SIZE, to));
        y += LEADING;
    }
    words
}

fn text(pages: Vec<Vec<Word>>) -> Flow {
    let (mut all, mut columns) = (Vec::new(), Vec::new());
    for (nth, words) in pages.into_iter().enumerate() {
        all.extend(blocks(words, nth as u32 + 1, &mut columns));
    }
    flow(&all, SIZE)
}

fn check(pages: Vec<Vec<Word>>, expected: &str) {
    assert_eq!(text(pages).text, expected);
}

#[test]
fn columns_are_read_one_after_the_other_under_their_title() {
    let left = [
        ">The two ministers met in the old",
        "capital on Monday to talk about the",
        "drills that both of their coun-",
        "tries had planned for the autumn.$",
        ">Officials from both sides said that",
        "the talks would go on for several",
    ];
    let right = [
        "days and that nothing else would be",
        "said of them before their end.$",
        ">The opposition asked for a vote on",
        "the pact, which was put off until",
        "the spring of the next year.$",
    ];
    let page = [
        line("Two Ministers Meet", 150.0, 60.0, 20.0, None),
        column(&left, 50.0, 240.0, 100.0),
        column(&right, 252.0, 442.0, 100.0),
    ];
    check(
        vec![page.concat()],
        "Two Ministers Meet\n\nThe two ministers met in the old capital on Monday to talk about the \
         drills that both of their countries had planned for the autumn.\n\nOfficials from both \
         sides said that the talks would go on for several days and that nothing else would be \
         said of them before their end.\n\nThe opposition asked for a vote on the pact, which was \
         put off until the spring of the next year.",
    );
}

#[test]
fn narrow_columns_of_text_are_no_table() {
    let left = [
        "The ministers",
        "met in the old",
        "capital to talk",
        "of the drills",
        "that both had",
        "planned for it",
        "and of others",
        "that are to be",
    ];
    let right = [
        "held a year on",
        "in the waters",
        "to the north of",
        "the islands in",
        "which the two",
        "navies have no",
        "base and where",
        "ice is common.$",
    ];
    let page = [column(&left, 50.0, 125.0, 100.0), column(&right, 140.0, 215.0, 100.0)].concat();
    check(
        vec![page],
        "The ministers met in the old capital to talk of the drills that both had planned for it and \
         of others that are to be held a year on in the waters to the north of the islands in which \
         the two navies have no base and where ice is common.",
    );
}

#[test]
fn a_paragraph_runs_over_a_page_and_around_a_note() {
    let first = [
        ">The two ministers met in the old capital on",
        "Monday to talk about the drills that both had",
        "planned for the autumn.$",
        ">Officials from both sides said that the talks",
    ];
    let second = [
        "would go on for several days.$",
        ">The opposition asked for a vote on the pact.$",
        ">It was put off until the spring of the year.$",
    ];
    let note = line("A note in small type at the foot.", 50.0, 400.0, 8.0, None);
    let pages = vec![
        [column(&first, 50.0, 300.0, 100.0), note].concat(),
        column(&second, 50.0, 300.0, 100.0),
    ];
    let flow = text(pages);
    assert_eq!(
        flow.text,
        "The two ministers met in the old capital on Monday to talk about the drills that both had \
         planned for the autumn.\n\nOfficials from both sides said that the talks would go on for \
         several days.\n\nA note in small type at the foot.\n\nThe opposition asked for a vote on \
         the pact.\n\nIt was put off until the spring of the year."
    );
    let starts: Vec<(&str, u32)> = flow
        .pages
        .iter()
        .map(|page| {
            let rest = &flow.text[page.start as usize..];
            (rest.split(' ').next().unwrap(), page.number)
        })
        .collect();
    // The note belongs to the page that it stands on.
    assert_eq!(starts, [("The", 1), ("would", 2), ("A", 1), ("The", 2)]);
}

#[test]
fn white_between_lines_parts_paragraphs_too() {
    let mut words =
        column(&["The talks went on for several days in", "the old capital.$"], 50.0, 260.0, 100.0);
    words.extend(column(
        &["A vote was put off until the spring of", "next year.$"],
        50.0,
        260.0,
        132.0,
    ));
    check(
        vec![words],
        "The talks went on for several days in the old capital.\n\nA vote was put off until the \
         spring of next year.",
    );
}

#[test]
fn a_column_may_begin_with_the_last_line() {
    let long = ["one line of text that fills all of it", "and another that does the same here"];
    let lines: Vec<&str> = long.iter().cycle().take(8).copied().collect();
    let first = [column(&lines, 50.0, 240.0, 100.0), column(&lines, 252.0, 442.0, 100.0)].concat();
    let second =
        [column(&lines, 50.0, 240.0, 100.0), line("end.", 252.0, 100.0, SIZE, None)].concat();
    let text = text(vec![first, second]).text;
    assert!(text.ends_with("the same here end."), "{text}");
}

#[test]
fn rows_of_a_table_are_lines() {
    let mut words = Vec::new();
    for (nth, row) in [
        ["Canada", "Frigate", "Esquimalt"],
        ["Japan", "Destroyer", "Sasebo"],
        ["New Zealand", "Frigate", "Auckland"],
        ["Italy", "Carrier", "Taranto"],
        ["Peru", "Frigate", "Callao"],
    ]
    .iter()
    .enumerate()
    {
        for (column, cell) in row.iter().enumerate() {
            words.extend(line(
                cell,
                50.0 + 80.0 * column as f32,
                100.0 + LEADING * nth as f32,
                SIZE,
                None,
            ));
        }
    }
    check(
        vec![words],
        "Canada | Frigate | Esquimalt\n\nJapan | Destroyer | Sasebo\n\nNew Zealand | Frigate | \
         Auckland\n\nItaly | Carrier | Taranto\n\nPeru | Frigate | Callao",
    );
}

#[test]
fn marks_of_notes_are_left_out_and_units_are_not() {
    let mut words = line("It is 30 km", 50.0, 100.0, SIZE, None);
    words.extend(line("and over.", 111.0, 100.0, SIZE, None));
    let after = |words: &[Word], nth: usize| words[nth].right;
    let small = |text: &str, left: f32| Word {
        text: text.to_owned(),
        left,
        right: left + 3.0,
        y: 96.5,
        size: 7.0,
        bold: false,
        spaced: false,
    };
    let (unit, end) = (after(&words, 3), after(&words, 5));
    words.push(small("2", unit));
    words.push(small("1", end));
    check(vec![words], "It is 30 km2 and over.");
}
