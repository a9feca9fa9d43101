//! The order in which the parts of a page are read: a page is parted at white strips that run
//! down between columns; what crosses a strip is read before or after the columns beside it.

use super::page::{Line, Word, lines, usual_size};

/// A strip is at least so wide and so high, in the size of the type: a narrow one must be higher,
/// as the white between words may fall together in a few lines.
const NARROW: (f32, f32) = (0.7, 4.2);
const WIDE: (f32, f32) = (2.2, 2.4);
/// Columns of text have more letters in a row, without white space, than the cells of a table
/// that stand in rows.
const CELL: usize = 18;
/// In narrow columns of text so many rows, at least, are about equally wide and have so many letters
/// that are no figures: no column of a table is like that on both sides of a strip.
const RUNNING: (usize, f32, usize) = (8, 0.85, 9);
/// Columns in columns in columns.
const MAX_DEPTH: usize = 12;
/// So many places are looked at for a strip across a region.
const STEPS: f32 = 300.0;

/// The lines of a page in blocks, in the order of reading; each block is one column or a part of
/// one.
///
/// `columns` holds where columns began on the pages before, and those of this page are added: a
/// column may begin with the last line of a text.
pub fn blocks(words: Vec<Word>, page: u32, columns: &mut Vec<f32>) -> Vec<Vec<Line>> {
    let mut parts = Parts { page, columns, blocks: Vec::new(), size: 0.0 };
    if let Some(size) = usual_size(words.iter()) {
        parts.size = size;
        parts.add(words, 0);
    }
    parts.blocks
}

struct Parts<'a> {
    page: u32,
    size: f32,
    columns: &'a mut Vec<f32>,
    blocks: Vec<Vec<Line>>,
}

impl Parts<'_> {
    fn add(&mut self, words: Vec<Word>, depth: usize) {
        if words.is_empty() {
            return;
        }
        let (size, page) = (self.size, self.page);
        let strip = Some(depth).filter(|&depth| depth < MAX_DEPTH).and_then(|_| {
            strip(&words, size, NARROW)
                .or_else(|| strip(&words, size, WIDE))
                .or_else(|| self.known(&words))
        });
        let Some(strip) = strip else {
            self.blocks.push(lines(words, page));
            return;
        };
        let (mut above, mut left, mut right, mut below) = (vec![], vec![], vec![], vec![]);
        for word in words {
            let middle = (word.top() + word.bottom()) / 2.0;
            if middle < strip.top {
                above.push(word);
            } else if middle > strip.bottom {
                below.push(word);
            } else if word.left + word.right < 2.0 * strip.x {
                left.push(word);
            } else {
                right.push(word);
            }
        }
        // Nothing would be gained, and nothing may be parted for ever.
        if left.is_empty() || right.is_empty() {
            for words in [above, left, right, below] {
                self.blocks.push(lines(words, page));
            }
            return;
        }
        let begins = left_edge(&right);
        if !self.columns.iter().any(|column| (column - begins).abs() < 2.0) {
            self.columns.push(begins);
        }
        for words in [above, left, right, below] {
            self.add(words, depth + 1);
        }
    }

    /// The strip before a column that other pages have: all that stands right of it begins there.
    fn known(&self, words: &[Word]) -> Option<Strip> {
        let (top, bottom) = height(words);
        self.columns.iter().find_map(|&begins| {
            let x = begins - NARROW.0 * self.size / 2.0;
            let crossing = words.iter().filter(|word| word.left < x && word.right > x);
            let crossed = united(crossing.map(|word| (word.top(), word.bottom())), 0.0);
            between(&crossed, (top, bottom)).into_iter().find_map(|(top, bottom)| {
                let inside =
                    |word: &&Word| word.top() >= top - 0.1 && word.bottom() <= bottom + 0.1;
                let (left, right): (Vec<&Word>, Vec<&Word>) =
                    words.iter().filter(inside).partition(|word| word.right < x);
                let first = right.iter().map(|word| word.left).fold(f32::MAX, f32::min);
                let column = (first - begins).abs() < 2.0 && !left.is_empty();
                column.then_some(Strip { x, top, bottom })
            })
        })
    }
}

/// From the top of the highest word to the bottom of the lowest.
fn height(words: &[Word]) -> Part {
    let top = words.iter().map(Word::top).fold(f32::MAX, f32::min);
    (top, words.iter().map(Word::bottom).fold(f32::MIN, f32::max))
}

fn left_edge(words: &[Word]) -> f32 {
    words.iter().map(|word| word.left).fold(f32::MAX, f32::min)
}

/// A white strip between two columns.
#[derive(Clone, Copy, Debug)]
struct Strip {
    x: f32,
    top: f32,
    bottom: f32,
}

/// A part of a height or a width.
type Part = (f32, f32);

/// The strip with the most text beside it, of those that are so wide and so high.
fn strip(words: &[Word], size: f32, (wide, high): (f32, f32)) -> Option<Strip> {
    let (wide, high) = (wide * size, high * size);
    let left = words.iter().map(|word| word.left).fold(f32::MAX, f32::min);
    let right = words.iter().map(|word| word.right).fold(f32::MIN, f32::max);
    let (top, bottom) = height(words);
    let top = below_centred(words, (left, right), top);
    if !(right - left).is_finite() || !(bottom - top).is_finite() || bottom - top < high {
        return None;
    }
    let step = ((right - left) / STEPS).max(size / 4.0);
    let half = wide / 2.0;
    let steps = ((right - left) / step) as usize;
    let mut best: Option<(Strip, f32)> = None;
    // Of neighbouring strips that are as good, the middle one.
    let (mut first, mut last) = (0, 0);
    for nth in 1..steps {
        let x = left + nth as f32 * step;
        let crossing = words
            .iter()
            .filter(|word| word.left < x + half && word.right > x - half && word.bottom() > top);
        let crossed = united(crossing.map(|word| (word.top(), word.bottom())), 0.0);
        for (top, bottom) in between(&crossed, (top, bottom)) {
            if bottom - top < high {
                continue;
            }
            let Some(beside) = beside(words, x, (top, bottom), size, high) else { continue };
            // With as much text beside it, the higher strip runs past the end of a column.
            let worth = beside + 0.1 * (bottom - top);
            let more = best.map_or(f32::MAX, |(_, best)| worth - best);
            if more > 0.1 {
                best = Some((Strip { x, top, bottom }, worth));
                (first, last) = (nth, nth);
            } else if more > -0.1 && last + 1 == nth {
                last = nth;
            }
        }
    }
    best.map(|(best, _)| Strip { x: best.x + (last - first) as f32 / 2.0 * step, ..best })
}

/// Where columns may begin: under the lines that stand alone in the middle of the head of a region,
/// as a title does, and the names and the day under it.
fn below_centred(words: &[Word], (left, right): Part, top: f32) -> f32 {
    let bands = united(words.iter().map(|word| (word.top(), word.bottom())), 0.0);
    let centred = |band: &&Part| {
        let mut row: Vec<&Word> =
            words.iter().filter(|word| word.top() >= band.0 && word.bottom() <= band.1).collect();
        row.sort_by(|a, b| a.left.total_cmp(&b.left));
        let (Some(first), Some(last)) = (row.first(), row.last()) else { return false };
        let whole =
            row.windows(2).all(|pair| pair[1].left - pair[0].right < NARROW.0 * pair[0].size);
        whole && (first.left - left - (right - last.right)).abs() < first.size
    };
    bands.iter().take_while(centred).last().map_or(top, |band| band.1)
}

/// How high the text is that stands on both sides of a strip, if both sides are columns of text
/// rather than cells of a table.
fn beside(words: &[Word], x: f32, white: Part, size: f32, high: f32) -> Option<f32> {
    let inside = |word: &&Word| word.top() >= white.0 - 0.1 && word.bottom() <= white.1 + 0.1;
    let (left, right): (Vec<&Word>, Vec<&Word>) =
        words.iter().filter(inside).partition(|word| word.left + word.right < 2.0 * x);
    let cover =
        |side: &[&Word]| united(side.iter().map(|word| (word.top(), word.bottom())), 2.0 * size);
    let shared = shared(&cover(&left), &cover(&right));
    if shared < high {
        return None;
    }
    let (left, right) = (rows(&left), rows(&right));
    let (few, many) = if left.len() < right.len() { (&left, &right) } else { (&right, &left) };
    let level = |row: &&Row| many.iter().any(|other| (other.y - row.y).abs() < 0.15 * size);
    let aligned = few.iter().filter(level).count();
    let breadth = |rows: &[Row]| median(rows, |row| row.letters);
    let narrow = breadth(&left).min(breadth(&right)) < CELL && !(runs(&left) && runs(&right));
    let cells = aligned * 5 >= few.len() * 4 && (fill(&left).min(fill(&right)) < 0.65 || narrow);
    (!cells).then_some(shared)
}

/// One baseline on one side of a strip.
struct Row {
    y: f32,
    left: f32,
    right: f32,
    letters: usize,
    /// Letters that are no figures or signs.
    alphabetic: usize,
}

fn rows(words: &[&Word]) -> Vec<Row> {
    let mut words: Vec<&&Word> = words.iter().collect();
    words.sort_by(|a, b| a.y.total_cmp(&b.y));
    let mut rows: Vec<Row> = Vec::new();
    for word in words {
        match rows.last_mut() {
            Some(row) if word.y - row.y < 0.3 * word.size => {
                row.left = row.left.min(word.left);
                row.right = row.right.max(word.right);
                row.letters += letters(word);
                row.alphabetic += alphabetic(word);
            }
            _ => rows.push(Row {
                y: word.y,
                left: word.left,
                right: word.right,
                letters: letters(word),
                alphabetic: alphabetic(word),
            }),
        }
    }
    rows
}

/// How much of the widest row the median row fills, 0 to 1.
fn fill(rows: &[Row]) -> f32 {
    let mut widths: Vec<f32> = rows.iter().map(|row| row.right - row.left).collect();
    widths.sort_by(f32::total_cmp);
    let widest = widths.last().copied().unwrap_or(0.0);
    if widest > 0.0 { widths[widths.len() / 2] / widest } else { 0.0 }
}

/// Whether rows are lines of running text, however narrow.
fn runs(rows: &[Row]) -> bool {
    let (many, full, letters) = RUNNING;
    rows.len() >= many && fill(rows) >= full && median(rows, |row| row.alphabetic) >= letters
}

/// How many of something the median row has.
fn median(rows: &[Row], of: impl Fn(&Row) -> usize) -> usize {
    let mut numbers: Vec<usize> = rows.iter().map(of).collect();
    numbers.sort_unstable();
    numbers.get(numbers.len() / 2).copied().unwrap_or(0)
}

/// Wide letters count for two.
fn letters(word: &Word) -> usize {
    word.text.chars().map(|c| if c >= '\u{1100}' { 2 } else { 1 }).sum()
}

fn alphabetic(word: &Word) -> usize {
    word.text.chars().filter(|c| c.is_alphabetic()).count()
}

/// Parts joined where they meet, or lie no further apart than `near`; in order.
fn united(parts: impl Iterator<Item = Part>, near: f32) -> Vec<Part> {
    let mut parts: Vec<Part> = parts.collect();
    parts.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut united: Vec<Part> = Vec::new();
    for part in parts {
        match united.last_mut() {
            Some(last) if part.0 <= last.1 + near => last.1 = last.1.max(part.1),
            _ => united.push(part),
        }
    }
    united
}

/// What lies between parts that are in order.
fn between(parts: &[Part], whole: Part) -> Vec<Part> {
    let mut white = Vec::new();
    let mut from = whole.0;
    for part in parts {
        white.push((from, part.0));
        from = part.1;
    }
    white.push((from, whole.1));
    white
}

/// How much two lists of parts have in common.
fn shared(a: &[Part], b: &[Part]) -> f32 {
    a.iter().flat_map(|a| b.iter().map(move |b| (a.1.min(b.1) - a.0.max(b.0)).max(0.0))).sum()
}
