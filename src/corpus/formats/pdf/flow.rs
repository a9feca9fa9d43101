//! Lines to paragraphs, within a column by leading, indents and short last lines, and from column
//! to column and page to page by what stands at the end and at the beginning.

use std::collections::BTreeMap;

use super::hyphen::{Vocabulary, join};
use super::page::Line;
use crate::corpus::paragraph::{ends_sentence, is_list_item};
use crate::corpus::{FoundDate, Page, date, find_dates};

/// More than so many times the usual distance of lines parts paragraphs.
const APART: f32 = 1.24;
/// Type so many times larger than the text is that of titles.
const DISPLAY: f32 = 1.15;
/// An indent is at least so deep, in the size of the type.
const INDENT: f32 = 0.6;

/// A text in paragraphs, and where its pages begin.
#[derive(Debug, Default, PartialEq)]
pub struct Flow {
    pub text: String,
    pub pages: Vec<Page>,
}

/// Lines of one paragraph, or of a part of it that stands in one column.
struct Piece<'a> {
    lines: Vec<&'a Line>,
    block: usize,
    /// The first and the last of its block in the usual type.
    first: bool,
    last: bool,
    /// Whether its last line ends before the next word had to.
    short: bool,
    /// Whether its first line is set in.
    indented: bool,
}

/// Puts blocks of lines, in the order of reading, together; `size` is that of the body.
pub fn flow(blocks: &[Vec<Line>], size: f32) -> Flow {
    let lines = || blocks.iter().flatten();
    let vocabulary = Vocabulary::new(lines().map(|line| line.text.as_str()));
    let printed = lines().filter(|line| line.spaced).count() * 4 >= lines().count();
    let leadings = leadings(blocks);
    let mut pieces = Vec::new();
    for (nth, block) in blocks.iter().enumerate() {
        let mut own = pieces_of(block, nth, size, &leadings);
        if let (Some(before), Some(first)) = (pieces.last_mut(), own.first())
            && is_same_headline(before, first, size)
        {
            before.lines.extend(own.remove(0).lines);
        }
        pieces.extend(own);
    }
    let body = |piece: &&Piece| is_body(piece, size);
    let inner = pieces.iter().filter(body).filter(|piece| !piece.first);
    let indented = inner.clone().filter(|piece| piece.indented).count();
    let indents = indented >= 2 && indented * 2 >= inner.count();

    let mut writer = Writer { flow: Flow::default(), vocabulary, printed };
    let mut open: Option<usize> = None;
    // What stands between two parts of a paragraph comes after it.
    let mut between: Vec<usize> = Vec::new();
    for at in 0..pieces.len() {
        let piece = &pieces[at];
        let unfinished =
            open.is_some_and(|open| pieces[open].last && runs_on(&pieces[open], indents));
        if is_body(piece, size) {
            if let Some(before) = open
                && piece.first
                && pieces[before].last
                && continues(&pieces[before], piece, indents)
            {
                writer.add(piece);
            } else {
                for other in between.drain(..) {
                    writer.paragraph(&pieces[other]);
                }
                writer.paragraph(piece);
            }
            open = Some(at);
        } else if unfinished {
            between.push(at);
            continue;
        } else {
            writer.paragraph(piece);
        }
        if !open.is_some_and(|open| pieces[open].last && runs_on(&pieces[open], indents)) {
            for other in between.drain(..) {
                writer.paragraph(&pieces[other]);
            }
        }
    }
    for other in between {
        writer.paragraph(&pieces[other]);
    }
    writer.flow
}

/// Whether the last line of a headline fell into the column under it, as one that is short does.
fn is_same_headline(before: &Piece, piece: &Piece, size: f32) -> bool {
    let (Some(last), first) = (before.lines.last(), piece.lines[0]) else { return false };
    let distance = first.y - last.y;
    last.size > DISPLAY * size
        && (last.size - first.size).abs() < 0.03 * last.size
        && (last.bold, last.page) == (first.bold, first.page)
        && (0.7 * last.size..1.5 * last.size).contains(&distance)
        && (last.left - first.left).abs() < 0.5 * last.size
}

fn is_body(piece: &Piece, size: f32) -> bool {
    let own = piece.lines[0].size;
    (own - size).abs() < 0.03 * size
}

/// The usual distance of lines by their size, in tenths of a point.
fn leadings(blocks: &[Vec<Line>]) -> BTreeMap<i32, f32> {
    let mut distances: BTreeMap<i32, Vec<f32>> = BTreeMap::new();
    for pair in blocks.iter().flat_map(|block| block.windows(2)) {
        let distance = pair[1].y - pair[0].y;
        let size = pair[0].size;
        if (size - pair[1].size).abs() < 0.1 && distance > 0.7 * size && distance < 3.0 * size {
            distances.entry(tenths(size)).or_default().push(distance);
        }
    }
    let usual = |size: i32, mut distances: Vec<f32>| {
        distances.sort_by(f32::total_cmp);
        // Few lines far apart say nothing of their usual distance.
        if distances.len() < 4 {
            return distances[0].min(1.4 * size as f32 / 10.0);
        }
        // Distances of paragraphs may be many, but lines are closer.
        let near = distances[distances.len() / 4];
        let close: Vec<f32> =
            distances.into_iter().filter(|distance| *distance < 1.15 * near).collect();
        close[close.len() / 2]
    };
    distances.into_iter().map(|(size, distances)| (size, usual(size, distances))).collect()
}

fn tenths(size: f32) -> i32 {
    (size * 10.0).round() as i32
}

/// Where the lines of a block begin and end.
struct Edges {
    left: f32,
    right: f32,
}

impl Edges {
    fn of(lines: &[Line]) -> Self {
        let mut lefts: Vec<f32> = lines.iter().map(|line| line.left).collect();
        lefts.sort_by(f32::total_cmp);
        let needed = (lines.len() / 6).max(1);
        let flush = lefts.iter().find(|&&left| {
            lefts.iter().filter(|&&other| (other - left).abs() < 1.5).count() >= needed
        });
        Self { left: flush.copied().unwrap_or(0.0), right: right(lines) }
    }

    fn indent(&self, line: &Line) -> f32 {
        line.left - self.left
    }

    fn is_centred(&self, line: &Line) -> bool {
        let (before, after) = (line.left - self.left, self.right - line.right);
        before > line.size && (before - after).abs() < 0.5 * line.size
    }

    /// Whether the first word of the next line would have fitted on this one.
    fn is_short(&self, line: &Line, next: Option<&Line>) -> bool {
        let first = next.map_or(2.5 * line.size, |next| next.first);
        line.right + 0.25 * line.size + first + 0.3 * line.size < self.right
    }
}

/// How far lines reach: as far as the longest that is not alone, so that neither a line across
/// two columns nor a title counts.
fn right(lines: &[Line]) -> f32 {
    let mut rights: Vec<(f32, f32)> = lines.iter().map(|line| (line.right, line.size)).collect();
    rights.sort_by(|a, b| b.0.total_cmp(&a.0));
    let pair = rights.windows(2).find(|pair| pair[0].0 - pair[1].0 < 0.8 * pair[0].1);
    pair.map(|pair| pair[0].0).or(rights.first().map(|first| first.0)).unwrap_or(0.0)
}

fn pieces_of<'a>(
    block: &'a [Line],
    nth: usize,
    size: f32,
    leadings: &BTreeMap<i32, f32>,
) -> Vec<Piece<'a>> {
    let edges = Edges::of(block);
    let mut pieces: Vec<Piece> = Vec::new();
    for (at, line) in block.iter().enumerate() {
        let before = at.checked_sub(1).map(|at| &block[at]);
        let part = match (before, pieces.last()) {
            (Some(before), Some(piece)) => {
                let next = block.get(at + 1);
                starts(piece, (before, line, next), &edges, leadings, size)
            }
            _ => true,
        };
        if part {
            let indented = edges.indent(line) > INDENT * line.size && !edges.is_centred(line);
            pieces.push(Piece {
                lines: Vec::new(),
                block: nth,
                first: false,
                last: false,
                short: false,
                indented,
            });
        }
        if let Some(piece) = pieces.last_mut() {
            piece.lines.push(line);
            piece.short = edges.is_short(line, None);
        }
    }
    if let Some(first) = pieces.iter_mut().find(|piece| is_body(piece, size)) {
        first.first = true;
    }
    if let Some(last) = pieces.iter_mut().rfind(|piece| is_body(piece, size)) {
        last.last = true;
    }
    pieces
}

/// Whether a line opens a paragraph after the one that `piece` holds so far, seen with the lines
/// before and after it.
fn starts(
    piece: &Piece,
    (before, line, next): (&Line, &Line, Option<&Line>),
    edges: &Edges,
    leadings: &BTreeMap<i32, f32>,
    body: f32,
) -> bool {
    let size = line.size;
    if (size - before.size).abs() > 0.08 * size.max(before.size) || line.bold != before.bold {
        return true;
    }
    let usual = leadings.get(&tenths(size)).copied().unwrap_or(1.25 * size);
    let distance = line.y - before.y;
    if distance > APART * usual || distance < 0.4 * usual {
        return true;
    }
    // A day under a name is a line of its own.
    let centred = edges.is_centred(before) && edges.is_centred(line);
    if (centred || edges.is_short(before, Some(line))) && (is_day(line) || is_day(before)) {
        return true;
    }
    // A title's lines are as long as its words want them.
    if size > DISPLAY * body || centred {
        return false;
    }
    if before.row || line.row {
        return true;
    }
    let short = edges.is_short(before, Some(line));
    let deeper = line.left - before.left;
    if is_bullet(&line.text) {
        return true;
    }
    if deeper > INDENT * size {
        // The rest of an item of a list hangs under its first line.
        return !(piece.lines.len() == 1 && is_list_item(&before.text));
    }
    if deeper < -INDENT * size && piece.lines.len() > 1 {
        return true;
    }
    // After a heading that is set in too, the next paragraph is known by its second line.
    let alone = piece.lines.len() == 1 && edges.indent(line) > INDENT * size;
    let known = match next {
        Some(next) => next.left < line.left - INDENT * size,
        None => ends_sentence(&before.text),
    };
    if alone && known {
        return !opens_small(&line.text);
    }
    if short {
        // A line that is cut short in mid-sentence runs around a picture.
        return ends_sentence(&before.text) || !opens_small(&line.text);
    }
    is_list_item(&line.text) && ends_sentence(&before.text)
}

/// Whether a day is all that a line says.
fn is_day(line: &Line) -> bool {
    const LONGEST: usize = 40;
    let text = line.text.trim();
    text.len() <= LONGEST
        && !text.ends_with(['.', ','])
        && find_dates(text).iter().any(FoundDate::is_full)
        && date::stated(text, None).is_some()
}

fn is_bullet(text: &str) -> bool {
    text.starts_with(['•', '▪', '●', '■', '◦', '‣', '►', '·']) && is_list_item(text)
}

fn opens_small(text: &str) -> bool {
    text.chars().find(|c| c.is_alphanumeric()).is_some_and(char::is_lowercase)
}

/// Whether a paragraph may go on in another column.
fn runs_on(piece: &Piece, indents: bool) -> bool {
    let Some(last) = piece.lines.last() else { return false };
    !ends_sentence(&last.text) || indents && !piece.short
}

/// Whether a piece goes on with a paragraph that another column ended with.
fn continues(before: &Piece, piece: &Piece, indents: bool) -> bool {
    let (Some(last), first) = (before.lines.last(), piece.lines[0]) else { return false };
    if before.block == piece.block || last.bold != first.bold {
        return false;
    }
    if ends_sentence(&last.text) {
        return indents && !before.short && !piece.indented;
    }
    if last.text.ends_with(['-', '\u{ad}', '\u{2010}']) || opens_small(&first.text) {
        return true;
    }
    // A heading ends short and without a stop too.
    !before.short && !piece.indented && !is_list_item(&first.text)
}

struct Writer {
    flow: Flow,
    vocabulary: Vocabulary,
    printed: bool,
}

impl Writer {
    fn paragraph(&mut self, piece: &Piece) {
        if !self.flow.text.is_empty() {
            self.flow.text.push_str("\n\n");
        }
        self.write(piece, String::new(), None);
    }

    /// Goes on with the last paragraph.
    fn add(&mut self, piece: &Piece) {
        let from = self.flow.text.rfind("\n\n").map_or(0, |at| at + 2);
        let paragraph = self.flow.text.split_off(from);
        // Of the line before only its end matters.
        self.write(piece, paragraph, Some(false));
    }

    fn write(&mut self, piece: &Piece, mut paragraph: String, mut spaced: Option<bool>) {
        let from = self.flow.text.len();
        for line in &piece.lines {
            let spaced_before = spaced.unwrap_or(false);
            let at =
                join(&mut paragraph, &line.text, spaced_before, self.printed, &self.vocabulary);
            spaced = Some(line.spaced);
            if self.flow.pages.last().is_none_or(|page| page.number != line.page) {
                let start = (from + at) as u32;
                self.flow.pages.push(Page { start, number: line.page });
            }
        }
        self.flow.text.push_str(&paragraph);
    }
}
