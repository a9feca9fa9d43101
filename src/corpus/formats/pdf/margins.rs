//! Running heads and feet, and page numbers: what stands at the same height on several pages, and
//! what a printing program puts at the edge of the paper. They are no part of the text.

use super::page::{Page, Word, usual_size};

/// So many rows at the top and at the bottom may be running.
const DEEP: usize = 4;
/// The same height, in points.
const SAME: f32 = 4.0;
/// Heads may differ on left and right pages.
const NEAR: usize = 2;
/// Closer to the edge of the paper no text is printed, but what a program adds.
const EDGE: f32 = 30.0;

/// Takes running heads, feet and page numbers out of the pages.
pub fn strip(pages: &mut [Page]) {
    let usual = usual_size(pages.iter().flat_map(|page| &page.words)).unwrap_or(10.0);
    let rows: Vec<Vec<Row>> = pages.iter().map(rows).collect();
    let mut gone: Vec<Vec<(f32, f32)>> = Vec::new();
    for (nth, page) in pages.iter().enumerate() {
        let mut bands = Vec::new();
        for end in [End::Top, End::Bottom] {
            let own = outer(&rows[nth], end);
            for (at, row) in own.iter().enumerate() {
                let from = nth.saturating_sub(NEAR);
                let near = (from..(nth + NEAR + 1).min(pages.len())).filter(|&other| other != nth);
                let runs = near.clone().any(|other| {
                    let height = |page: &Page, row: &Row| end.distance(page, row);
                    outer(&rows[other], end).iter().any(|twin| {
                        twin.like == row.like
                            && (twin.size - row.size).abs() < 0.6
                            && (height(page, row) - height(&pages[other], twin)).abs() < SAME
                    })
                });
                let next = own.get(at + 1).map(|next| (next.y - row.y).abs());
                let apart = next.is_none_or(|gap| gap > 1.2 * row.size.max(usual));
                let edge = end.distance(page, row) < EDGE && row.size < 0.95 * usual && apart;
                let number = end == End::Bottom && is_page_number(&row.text) && apart;
                if !(runs || edge || number) {
                    break;
                }
                bands.push((row.y - 0.3 * row.size, row.y + 0.3 * row.size));
            }
        }
        gone.push(bands);
    }
    for (page, bands) in pages.iter_mut().zip(gone) {
        page.words.retain(|word| !bands.iter().any(|band| band.0 <= word.y && word.y <= band.1));
    }
}

#[derive(Clone, Copy, PartialEq)]
enum End {
    Top,
    Bottom,
}

impl End {
    /// How far a row stands from the edge of the paper.
    fn distance(self, page: &Page, row: &Row) -> f32 {
        match self {
            Self::Top => row.y - row.size,
            Self::Bottom => page.height - row.y,
        }
    }
}

/// What stands on one baseline, across all columns.
struct Row {
    y: f32,
    size: f32,
    text: String,
    /// With numbers made alike, in small letters.
    like: String,
}

/// The outermost rows, from the edge inward.
fn outer(rows: &[Row], end: End) -> Vec<&Row> {
    match end {
        End::Top => rows.iter().take(DEEP).collect(),
        End::Bottom => rows.iter().rev().take(DEEP).collect(),
    }
}

fn rows(page: &Page) -> Vec<Row> {
    let mut words: Vec<&Word> = page.words.iter().collect();
    words.sort_by(|a, b| a.y.total_cmp(&b.y));
    let mut rows: Vec<Vec<&Word>> = Vec::new();
    for word in words {
        match rows.last_mut() {
            Some(row) if word.y - row[0].y < 0.3 * word.size => row.push(word),
            _ => rows.push(vec![word]),
        }
    }
    let row = |mut words: Vec<&Word>| {
        words.sort_by(|a, b| a.left.total_cmp(&b.left));
        let text: Vec<&str> = words.iter().map(|word| word.text.as_str()).collect();
        let text = text.join(" ");
        Row { y: words[0].y, size: words[0].size, like: like(&text), text }
    };
    rows.into_iter().map(row).collect()
}

/// The text with every number, Roman ones too, as `#`.
fn like(text: &str) -> String {
    let alike = |word: &str| {
        if !word.is_empty() && word.chars().all(|c| matches!(c, 'i' | 'v' | 'x' | 'l')) {
            return "#".to_owned();
        }
        let mut alike = String::new();
        for c in word.chars() {
            match c {
                '0'..='9' if alike.ends_with('#') => {}
                '0'..='9' => alike.push('#'),
                c => alike.push(c),
            }
        }
        alike
    };
    text.to_lowercase().split_whitespace().map(alike).collect::<Vec<_>>().join(" ")
}

/// "3", "- 3 -", "Page 3 of 7", "3/7" and the like, on one page alone.
fn is_page_number(text: &str) -> bool {
    #[rustfmt::skip]
    const WORDS: &[&str] = &[
        "page", "p", "of", "seite", "von", "página", "de", "pagina", "di", "van", "стр", "из",
    ];
    let mut numbers = 0;
    let known = text.to_lowercase().split(|c: char| !c.is_alphanumeric()).all(|word| {
        let number =
            word.len() <= 3 && !word.is_empty() && word.bytes().all(|b| b.is_ascii_digit());
        numbers += usize::from(number);
        word.is_empty() || number || WORDS.contains(&word)
    });
    known && (1..=2).contains(&numbers)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(rows: &[(f32, f32, &str)]) -> Page {
        let words = rows.iter().flat_map(|&(y, size, text)| {
            text.split(' ').enumerate().map(move |(nth, text)| {
                let left = 60.0 + 40.0 * nth as f32;
                let right = left + 30.0;
                Word { text: text.to_owned(), left, right, y, size, bold: false, spaced: true }
            })
        });
        Page { number: 1, width: 600.0, height: 800.0, words: words.collect(), pictures: false }
    }

    fn check(pages: &[&[(f32, f32, &str)]], expected: &[&str]) {
        let mut pages: Vec<Page> = pages.iter().map(|rows| page(rows)).collect();
        strip(&mut pages);
        let text = |page: &Page| {
            page.words.iter().map(|word| word.text.as_str()).collect::<Vec<_>>().join(" ")
        };
        assert_eq!(pages.iter().map(text).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn what_runs_through_pages_is_taken_out() {
        check(
            &[
                &[(60.0, 20.0, "The Title"), (100.0, 10.0, "One."), (760.0, 10.0, "1")],
                &[(50.0, 9.0, "The Title"), (100.0, 10.0, "Two."), (760.0, 10.0, "2")],
                &[(50.0, 9.0, "Part One"), (100.0, 10.0, "Three."), (760.0, 10.0, "3")],
                &[(50.0, 9.0, "The Title"), (100.0, 10.0, "Four."), (760.0, 10.0, "4")],
                &[(50.0, 9.0, "Part One"), (100.0, 10.0, "Five."), (760.0, 10.0, "5")],
            ],
            &["The Title One.", "Two.", "Three.", "Four.", "Five."],
        );
    }

    #[test]
    fn what_only_looks_alike_stays() {
        // At other heights, and inside the text.
        check(
            &[
                &[(100.0, 10.0, "He said."), (114.0, 10.0, "Same here."), (128.0, 10.0, "A.")],
                &[(150.0, 10.0, "He said."), (164.0, 10.0, "Same here."), (178.0, 10.0, "B.")],
            ],
            &["He said. Same here. A.", "He said. Same here. B."],
        );
        check(&[&[(100.0, 10.0, "It had ended by"), (112.0, 10.0, "1")]], &["It had ended by 1"]);
    }

    #[test]
    fn what_a_printer_adds_to_one_page_is_taken_out() {
        check(
            &[&[
                (20.0, 8.0, "11/27/24, 2:27 AM A page"),
                (60.0, 12.0, "The text, which is longer than what is added to it at both ends."),
                (785.0, 8.0, "https://a.example/b 1/1"),
            ]],
            &["The text, which is longer than what is added to it at both ends."],
        );
        check(&[&[(60.0, 12.0, "The text."), (740.0, 12.0, "- 1 -")]], &["The text."]);
    }
}
