//! The strip under a map picture that says what it is drawn from: how many of how many articles, the
//! filter, the day, and the articles themselves. It lies below the map, so that it covers nothing.

use std::fmt::Write;

use super::lines::{cut, wrap};
use super::sources::{Article, Sources};
use super::svg::{escaped, short};
use crate::base::{DayNumber, Days, with_commas};
use crate::query::words;
use crate::scene::Palette;
use crate::scene::font::{Font, measure};

const MARGIN: f32 = 16.0;
const HEAD_SIZE: f32 = 13.0;
const SMALL: f32 = 11.0;
const ROW: f32 = 17.0;
/// Above the first line, and below the last.
const TOP: f32 = 12.0;
const BOTTOM: f32 = 11.0;
/// Between what is said of the picture and the articles.
const GAP: f32 = 8.0;
/// Columns of articles are at least so wide, and so far apart.
const COLUMN: f32 = 440.0;
const BETWEEN: f32 = 28.0;
const MOST_COLUMNS: usize = 3;
/// A filter is told in at most so many lines.
const FILTER_LINES: usize = 3;
/// The strip takes at most so much of the height of a picture, where that is room for one article.
const SHARE: f32 = 0.26;
/// So few are all named, whatever share that takes.
const FEW: usize = 5;
/// Narrower and lower pictures have no strip: they are marks, not maps to be read.
const LEAST: [f32; 2] = [260.0, 320.0];

/// The strip, set in lines for a picture of one width.
#[derive(Clone, Debug, PartialEq)]
pub struct Caption {
    width: f32,
    height: f32,
    counted: String,
    made: Option<String>,
    filter: Vec<String>,
    columns: usize,
    rows: usize,
    cells: Vec<Cell>,
}

/// What stands in one place of the columns.
#[derive(Clone, Debug, PartialEq)]
enum Cell {
    Article { title: String, by: String },
    More(String),
}

impl Caption {
    /// For a picture of `size` in logical pixels, of which the strip takes a quarter at most where more
    /// than a few articles are named; `None` for one that is too small for it.
    pub fn new(sources: &Sources, [width, height]: [f32; 2]) -> Option<Self> {
        let has_room = width >= LEAST[0] && height >= LEAST[1];
        let least = if sources.count <= FEW { sources.count } else { 1 };
        has_room.then(|| Self::within(sources, width, SHARE * height, least))
    }

    /// For other sources, of the same size.
    pub fn as_high(&self, sources: &Sources) -> Self {
        let other = Self::within(sources, self.width, self.height, 0);
        Self { height: self.height, ..other }
    }

    /// No higher than `most`, but for `least` rows of articles.
    fn within(sources: &Sources, width: f32, most: f32, least: usize) -> Self {
        let room = width - 2.0 * MARGIN;
        let made = sources
            .made
            .map(|date| format!("Made {}", words::days(Days::one(DayNumber::from(date)))));
        let made_width = made.as_ref().map_or(0.0, |made| wide(Font::Regular, made) + BETWEEN);
        let head = format!("Drawn from {}", sources.counted());
        let counted = cut(Font::SemiBold, HEAD_SIZE, &head, room - made_width);
        let filter = wrap(Font::Regular, SMALL, &sources.narrowed(), room, FILTER_LINES);
        let said = TOP + ROW + ROW * filter.len() as f32;
        let columns = (((room + BETWEEN) / (COLUMN + BETWEEN)) as usize).clamp(1, MOST_COLUMNS);
        // A height that was worked out for so many rows has room for them.
        let has_room_for = ((most - said - GAP - BOTTOM) / ROW + 0.01).max(0.0) as usize;
        let rows = sources.count.div_ceil(columns).min(has_room_for.max(least));
        let column = column_width(width, columns);
        let cells = if rows > 0 { cells(sources, rows * columns, column) } else { Vec::new() };
        let height = said + if rows > 0 { GAP + ROW * rows as f32 } else { 0.0 } + BOTTOM;
        Self { width, height, counted, made, filter, columns, rows, cells }
    }

    /// In logical pixels.
    pub fn height(&self) -> f32 {
        self.height
    }

    /// Over what lies in it, from `top` down.
    pub(super) fn draw(&self, out: &mut String, top: f32, palette: &Palette) {
        let _ = writeln!(
            out,
            "<rect y=\"{}\" width=\"{}\" height=\"{}\" fill=\"{}\"/>\n\
             <path d=\"M0 {}H{}\" stroke=\"{}\"/>",
            short(top),
            short(self.width),
            short(self.height),
            palette.panel.to_hex(),
            short(top + 0.5),
            short(self.width),
            palette.line.to_hex()
        );
        let (ink, second) = (palette.ink.to_hex(), palette.secondary.to_hex());
        let mut y = top + TOP + HEAD_SIZE * 0.82;
        let _ = writeln!(
            out,
            "<text x=\"{MARGIN}\" y=\"{}\" font-size=\"{HEAD_SIZE}\" font-weight=\"600\" \
             fill=\"{ink}\">{}</text>",
            short(y),
            escaped(&self.counted)
        );
        if let Some(made) = &self.made {
            let _ = writeln!(
                out,
                "<text x=\"{}\" y=\"{}\" font-size=\"{SMALL}\" text-anchor=\"end\" \
                 fill=\"{second}\">{}</text>",
                short(self.width - MARGIN),
                short(y),
                escaped(made)
            );
        }
        for line in &self.filter {
            y += ROW;
            let _ = writeln!(
                out,
                "<text x=\"{MARGIN}\" y=\"{}\" font-size=\"{SMALL}\" fill=\"{second}\">{}</text>",
                short(y),
                escaped(line)
            );
        }
        let first = y + GAP + ROW;
        let step = column_width(self.width, self.columns) + BETWEEN;
        for (nth, cell) in self.cells.iter().enumerate() {
            let x = MARGIN + step * (nth / self.rows) as f32;
            let y = first + ROW * (nth % self.rows) as f32;
            let (title, by) = match cell {
                Cell::Article { title, by } => (title.as_str(), by.as_str()),
                Cell::More(words) => ("", words.as_str()),
            };
            let _ = writeln!(
                out,
                "<text x=\"{}\" y=\"{}\" font-size=\"{SMALL}\" fill=\"{second}\" \
                 xml:space=\"preserve\"><tspan fill=\"{ink}\">{}</tspan>{}</text>",
                short(x),
                short(y),
                escaped(title),
                escaped(by)
            );
        }
    }
}

fn wide(font: Font, text: &str) -> f32 {
    measure(font, SMALL, 0.0, text)
}

fn column_width(width: f32, columns: usize) -> f32 {
    (width - 2.0 * MARGIN - BETWEEN * (columns - 1) as f32) / columns as f32
}

/// So many articles as there are places for, the last of which says how many more there are.
fn cells(sources: &Sources, places: usize, width: f32) -> Vec<Cell> {
    let all = sources.count <= places && sources.articles.len() == sources.count;
    let named = if all { places } else { places.saturating_sub(1) };
    let mut cells: Vec<Cell> =
        sources.articles.iter().take(named).map(|article| cell(article, width)).collect();
    let more = sources.count - cells.len();
    if more > 0 {
        cells.push(Cell::More(format!("and {} more", with_commas(more as u64))));
    }
    cells
}

/// Of a title that is too long, the beginning; publisher and date stay whole as far as they can.
fn cell(article: &Article, width: f32) -> Cell {
    /// A title has at least so much of the width.
    const TITLE: f32 = 0.4;
    let by = cut(Font::Regular, SMALL, &format!("  {}", article.by), (1.0 - TITLE) * width);
    let title = cut(Font::Regular, SMALL, &article.title, width - wide(Font::Regular, &by));
    Cell::Article { title, by }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sources(count: usize) -> Sources {
        let article = |nth: usize| Article {
            title: format!(
                "Part {nth}: Canada & Japan strengthen their defence cooperation in many steps"
            ),
            by: "The Asahi Shimbun · 9 Sept 2024, inferred".to_owned(),
        };
        Sources {
            count,
            of: 1234,
            articles: (0..count.min(60)).map(article).collect(),
            filter: vec!["Aug – Dec 2024".to_owned(), "attack, threat".to_owned()],
            made: Some(jiff::civil::date(2026, 11, 27)),
        }
    }

    #[test]
    fn the_strip_names_as_many_articles_as_have_room_and_counts_the_rest() {
        for count in [0, 1, 2, 5, 12, 13, 60, 61, 900] {
            for width in [260.0, 480.0, 900.0, 1280.0, 2400.0] {
                let caption = Caption::new(&sources(count), [width, 720.0]).unwrap();
                let is_more = |cell: &&Cell| matches!(cell, Cell::More(_));
                let named = caption.cells.iter().filter(|cell| !is_more(cell)).count();
                let more = caption.cells.iter().find(is_more);
                let told = format!("and {} more", count - named);
                let expected = (named < count).then_some(Cell::More(told));
                assert_eq!(more, expected.as_ref(), "{count} in {width}");
                assert!(caption.cells.len() <= caption.rows * caption.columns);
                assert!(caption.height() <= SHARE * 720.0 + 0.01);
                let column = column_width(width, caption.columns);
                for cell in &caption.cells {
                    if let Cell::Article { title, by } = cell {
                        assert!(
                            wide(Font::Regular, title) + wide(Font::Regular, by) <= column + 0.1
                        );
                    }
                }
            }
        }
    }

    #[test]
    fn the_strip_says_filter_count_and_day() {
        let caption = Caption::new(&sources(5), [1280.0, 720.0]).unwrap();
        let mut svg = String::new();
        caption.draw(&mut svg, 720.0, &Palette::LIGHT);
        for told in [
            "Drawn from 5 of 1,234 articles",
            "Filter: Aug – Dec 2024 · attack, threat",
            "Made 27 Nov 2026",
            "Part 4: Canada &amp; Japan",
            "The Asahi Shimbun · 9 Sept 2024, inferred",
        ] {
            assert!(svg.contains(told), "{told} is not in {svg}");
        }
        let without = Sources { filter: Vec::new(), ..sources(5) };
        assert_eq!(without.narrowed(), "No filter: everything that was read");
    }

    #[test]
    fn the_same_height_holds_other_sources() {
        let first = Caption::new(&sources(30), [1280.0, 720.0]).unwrap();
        for count in [0, 3, 900] {
            assert_eq!(first.as_high(&sources(count)).height(), first.height());
        }
    }
}
