//! A page as it is printed: words and lines with their places. Lengths are in points (1/72 inch),
//! measured from the upper left corner of the page; a height is that of a baseline.

/// Letters that are printed together, without white space in them.
#[derive(Clone, Debug, PartialEq)]
pub struct Word {
    pub text: String,
    pub left: f32,
    pub right: f32,
    /// The baseline.
    pub y: f32,
    /// The size of the type.
    pub size: f32,
    pub bold: bool,
    /// A space was printed after it, rather than only left white.
    pub spaced: bool,
}

impl Word {
    /// About where its letters end above the baseline.
    pub fn top(&self) -> f32 {
        self.y - 0.75 * self.size
    }

    pub fn bottom(&self) -> f32 {
        self.y + 0.22 * self.size
    }
}

/// What is printed on one page.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Page {
    /// As a viewer counts, from 1.
    pub number: u32,
    pub width: f32,
    pub height: f32,
    pub words: Vec<Word>,
    /// Whether there are pictures on it.
    pub pictures: bool,
}

/// Words on one baseline, from left to right.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    pub text: String,
    pub left: f32,
    pub right: f32,
    pub y: f32,
    /// The size of most of it.
    pub size: f32,
    /// Whether all of it is bold.
    pub bold: bool,
    pub spaced: bool,
    /// Whether it is a row of a table, its cells parted by bars.
    pub row: bool,
    /// How wide its first word is.
    pub first: f32,
    /// The page it stands on, from 1.
    pub page: u32,
}

/// The size of most of the letters, to a tenth of a point; `None` without words.
pub fn usual_size<'a>(words: impl Iterator<Item = &'a Word>) -> Option<f32> {
    let mut letters = std::collections::BTreeMap::new();
    for word in words {
        *letters.entry((word.size * 10.0).round() as i32).or_insert(0) += word.text.chars().count();
    }
    let most = letters.into_iter().max_by_key(|&(size, count)| (count, size))?;
    Some(most.0 as f32 / 10.0)
}

/// The words of a region as lines from top to bottom. Raised and lowered signs go with the line
/// they belong to; raised numbers that point to notes are left out.
pub fn lines(mut words: Vec<Word>, page: u32) -> Vec<Line> {
    words.sort_by(|a, b| a.y.total_cmp(&b.y).then(a.left.total_cmp(&b.left)));
    let mut rows: Vec<Vec<Word>> = Vec::new();
    let usual = usual_size(words.iter()).unwrap_or(10.0);
    for word in words {
        // A row may hold several sizes on one baseline.
        let row = rows.last_mut().filter(|row| {
            let other = &row[row.len() - 1];
            (word.y - other.y).abs() < 0.25 * word.size.min(other.size)
        });
        match row {
            Some(row) => row.push(word),
            None => rows.push(vec![word]),
        }
    }
    let small = |word: &Word| word.size < SMALL * usual && word.text.chars().count() <= 4;
    let (scripts, mut rows): (Vec<Vec<Word>>, Vec<Vec<Word>>) =
        rows.into_iter().partition(|row| row.iter().all(small));
    for row in scripts {
        let mut alone = Vec::new();
        for script in row {
            let away = |row: &[Word]| (row[0].y - script.y).abs();
            let near = rows.iter_mut().filter(|row| belongs(&script, row));
            match near.min_by(|a, b| away(a).total_cmp(&away(b))) {
                Some(row) => row.push(script),
                None => alone.push(script),
            }
        }
        rows.extend(Some(alone).filter(|alone| !alone.is_empty()));
    }
    for row in &mut rows {
        row.sort_by(|a, b| a.left.total_cmp(&b.left));
    }
    rows.sort_by(|a, b| a[0].y.total_cmp(&b[0].y));
    let cells = cells(&rows);
    rows.iter().zip(&cells).filter_map(|(row, cells)| line(row, cells, page)).collect()
}

/// Whether a small word stands beside the words of a row, a little higher or lower or level.
fn belongs(script: &Word, row: &[Word]) -> bool {
    let size = row[0].size;
    let rise = row[0].y - script.y;
    let level = rise > -0.35 * size && rise < 0.65 * size;
    level
        && row.iter().any(|word| {
            let gap = (script.left - word.right).max(word.left - script.right);
            gap < 0.6 * size.max(script.size)
        })
}

/// White strips that run through several rows part the cells of a table: for each row, where its
/// cells end.
fn cells(rows: &[Vec<Word>]) -> Vec<Vec<f32>> {
    let whites = |row: &Vec<Word>| -> Vec<(f32, f32)> {
        let wide = |pair: &&[Word]| pair[1].left - pair[0].right > COLUMN_GAP * pair[0].size;
        row.windows(2).filter(wide).map(|pair| (pair[0].right, pair[1].left)).collect()
    };
    let whites: Vec<Vec<(f32, f32)>> = rows.iter().map(whites).collect();
    let goes_through = |white: (f32, f32), other: usize| {
        let size = rows[other][0].size;
        whites[other].iter().any(|next| next.1.min(white.1) - next.0.max(white.0) > 0.6 * size)
    };
    let mut cells = vec![Vec::new(); rows.len()];
    for (at, row) in whites.iter().enumerate() {
        for &white in row {
            let up = (0..at).rev().take_while(|&other| goes_through(white, other)).count();
            let down = (at + 1..rows.len()).take_while(|&other| goes_through(white, other)).count();
            if up + 1 + down >= TABLE_ROWS {
                cells[at].push(white.0);
            }
        }
    }
    cells
}

/// So many rows with the same strips are a table.
const TABLE_ROWS: usize = 3;
/// A strip between cells is wider than a space.
const COLUMN_GAP: f32 = 0.9;

/// Words of one baseline, from left to right, as a line; `cells` says after which of them cells
/// end.
fn line(words: &[Word], cells: &[f32], page: u32) -> Option<Line> {
    let size = usual_size(words.iter())?;
    let y =
        words.iter().find(|word| (word.size - size).abs() < 0.06).map_or(words[0].y, |word| word.y);
    let mut text = String::new();
    // Where its first word ends; words may come in several parts.
    let mut first = None;
    let mut last: Option<&Word> = None;
    for word in words {
        if last.is_some() && is_note_mark(word, size, y, &text) {
            continue;
        }
        if let Some(last) = last {
            let gap = word.left - last.right;
            let white = match gap {
                _ if gap > CELL_GAP * size || cells.contains(&last.right) => " | ",
                _ if last.spaced || gap > WORD_GAP * size => " ",
                _ => "",
            };
            if !white.is_empty() {
                first.get_or_insert(last.right);
            }
            text.push_str(white);
        }
        text.push_str(&word.text);
        last = Some(word);
    }
    Some(Line {
        text,
        left: words[0].left,
        right: words.iter().map(|word| word.right).fold(f32::MIN, f32::max),
        y,
        size,
        bold: words.iter().all(|word| word.bold),
        spaced: last.is_some_and(|last| last.spaced),
        row: !cells.is_empty(),
        first: first.or(last.map(|last| last.right)).unwrap_or(words[0].right) - words[0].left,
        page,
    })
}

/// Raised and lowered signs, and the marks of notes, are so much smaller than the text.
const SMALL: f32 = 0.82;

/// White between words of a line, in the size of the type: more is a space, and much more the
/// next cell of a table.
const WORD_GAP: f32 = 0.12;
const CELL_GAP: f32 = 4.0;

/// A small number or sign after a word, raised or made level by the program that read the page,
/// that points to a note; "km²" is none.
fn is_note_mark(word: &Word, size: f32, y: f32, before: &str) -> bool {
    let small = word.size < SMALL * size && y - word.y > -0.1 * size;
    let sign = word.text.chars().count() <= 3
        && word
            .text
            .chars()
            .all(|c| c.is_ascii_digit() || matches!(c, '*' | '†' | '‡' | '§' | ','));
    let last = before.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    let unit = ["km", "m", "cm", "mm", "mi", "ft", "yd", "in", "nm"].contains(&last);
    // CO₂, and powers of ten.
    let formula = !last.is_empty()
        && last.chars().count() <= 3
        && last.chars().all(|c| c.is_uppercase() || c.is_ascii_digit());
    small && sign && !unit && !formula
}
