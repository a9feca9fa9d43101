//! Words from the runs of letters on a page, in a frame in which they stand upright.

use pdf_oxide::layout::TextSpan;
use pdf_oxide::{Error, PdfDocument};
use unicode_normalization::UnicodeNormalization;

use super::page::{Page, Word};

/// The words of a page, counted from 0.
pub fn page(document: &PdfDocument, nth: usize) -> Result<Page, Error> {
    let seen = document.get_page_visible_box(nth).unwrap_or((0.0, 0.0, 612.0, 792.0));
    let spans = document.extract_spans(nth)?;
    let (runs, width, height) = upright(&spans, seen);
    let words = words(runs);
    let pictures = words.is_empty()
        && document.page_image_handles(nth).is_ok_and(|pictures| !pictures.is_empty());
    Ok(Page { number: nth as u32 + 1, width, height, words, pictures })
}

/// Letters that a program printed in one go, spaces among them.
#[derive(Clone, Debug)]
struct Run {
    text: String,
    left: f32,
    right: f32,
    /// The baseline.
    y: f32,
    size: f32,
    bold: bool,
    /// The widths of its letters, as many as there are; else empty.
    widths: Vec<f32>,
}

/// By how many quarters of a turn the letters stand to the left on the page as it is shown; `None`
/// if they stand askew.
fn quarters(span: &TextSpan) -> Option<usize> {
    let turned = (span.rotation_degrees - span.page_rotation_applied as f32).rem_euclid(360.0);
    let quarters = (turned / 90.0).round();
    ((turned - quarters * 90.0).abs() < 4.0).then_some(quarters as usize % 4)
}

/// The runs that stand the way most do, and the size of the page in that frame. What runs up the
/// margin of a page is no part of its text.
fn upright(spans: &[TextSpan], seen: (f32, f32, f32, f32)) -> (Vec<Run>, f32, f32) {
    let mut letters = [0; 4];
    for span in spans {
        if let Some(quarters) = quarters(span) {
            letters[quarters] += span.text.chars().count();
        }
    }
    let most = (0..4).rev().max_by_key(|&quarters| letters[quarters]).unwrap_or(0);
    let shown_turned = spans.iter().any(|span| span.page_rotation_applied % 180 != 0);
    let (x0, y0, x1, y1) = seen;
    // On a page that is shown turned, so are its width and height.
    let (x1, y1) = if shown_turned { (x0 + y1 - y0, y0 + x1 - x0) } else { (x1, y1) };
    let (width, height) = if most % 2 == 0 { (x1 - x0, y1 - y0) } else { (y1 - y0, x1 - x0) };
    let run = |span: &TextSpan| {
        let at = span.page_bbox();
        let (right, top) = (at.x + at.width, at.y + at.height);
        let (left, right, y) = match most {
            0 => (at.x - x0, right - x0, y1 - at.y),
            1 => (at.y - y0, top - y0, right - x0),
            2 => (x1 - right, x1 - at.x, top - y0),
            _ => (y1 - top, y1 - at.y, x1 - at.x),
        };
        let letters = span.text.chars().count();
        let widths = Some(&span.char_widths).filter(|widths| widths.len() == letters);
        Run {
            text: span.text.clone(),
            left,
            right,
            y,
            size: span.font_size.abs(),
            bold: span.font_weight.is_bold(),
            widths: widths.cloned().unwrap_or_default(),
        }
    };
    let runs = spans
        .iter()
        .filter(|span| quarters(span) == Some(most))
        .map(run)
        .filter(|run| [run.left, run.right, run.y, run.size].iter().all(|n| n.is_finite()))
        // What is off the page is not printed.
        .filter(|run| run.size > 0.5 && run.left < width && run.right > 0.0)
        .filter(|run| run.y > 0.0 && run.y < height + 0.3 * run.size);
    (runs.collect(), width, height)
}

/// The words of runs, each with its place; what is printed twice, once.
fn words(runs: Vec<Run>) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let mut spaces = Vec::new();
    let mut accents = Vec::new();
    // A font that has accents as signs of their own has the grave accent too.
    let grave = runs.iter().any(|run| {
        let letters: Vec<char> = run.text.chars().collect();
        letters.windows(2).any(|pair| mark_of(pair[0]).is_some() && pair[1].is_alphabetic())
    });
    for run in &runs {
        let found = run.words(grave);
        match found.as_slice() {
            [] => spaces.push(run),
            [only] if mark(&only.text).is_some() => accents.push(only.clone()),
            _ => words.extend(found),
        }
    }
    words.sort_by(|a, b| a.y.total_cmp(&b.y).then(a.left.total_cmp(&b.left)));
    // Type is made bold by printing it twice, a little apart.
    words.dedup_by(|b, a| {
        a.text == b.text
            && (a.left - b.left).abs() < 0.15 * a.size
            && (a.y - b.y).abs() < 0.1 * a.size
    });
    for space in spaces {
        let before = words.iter_mut().find(|word| {
            (word.y - space.y).abs() < 0.1 * space.size
                && (word.right - space.left).abs() < 0.3 * space.size
        });
        before.into_iter().for_each(|word| word.spaced = true);
    }
    for accent in accents {
        put_on(&mut words, &accent);
    }
    for word in &mut words {
        word.text = word.text.nfc().collect();
    }
    words
}

impl Run {
    /// Its words; none if it is white. `grave` says that accents stand before their letters.
    fn words(&self, grave: bool) -> Vec<Word> {
        let count = self.text.chars().count().max(1);
        let known: f32 = self.widths.iter().sum();
        // Where the ends of its letters are, as parts of its width.
        let part = |nth: usize| match self.widths.get(..nth) {
            Some(before) if known > 0.0 => before.iter().sum::<f32>() / known,
            _ => nth as f32 / count as f32,
        };
        let place = |nth: usize| self.left + part(nth) * (self.right - self.left);
        let mut words = Vec::new();
        let mut from = None;
        let letters: Vec<char> = self.text.chars().collect();
        for (nth, c) in letters.iter().chain([&' ']).enumerate() {
            match (c.is_whitespace(), from) {
                (false, None) => from = Some(nth),
                (true, Some(start)) => {
                    let text = decoded(&letters[start..nth], grave);
                    if !text.is_empty() {
                        words.push(Word {
                            text,
                            left: place(start),
                            right: place(nth),
                            y: self.y,
                            size: self.size,
                            bold: self.bold,
                            spaced: nth < count,
                        });
                    }
                    from = None;
                }
                _ => {}
            }
        }
        words
    }
}

/// Letters as text: ligatures as their letters, accents on the letter they are printed on, bullets
/// of private fonts as bullets.
fn decoded(letters: &[char], grave: bool) -> String {
    let mut text = String::new();
    let mut accent = None;
    for (nth, &c) in letters.iter().enumerate() {
        let next = letters.get(nth + 1).copied().unwrap_or(' ');
        if grave && c == '`' && "aeiouAEIOU".contains(next) {
            accent = Some((c, '\u{300}'));
            continue;
        }
        // Fonts without letters that have accents print the accent first.
        if let Some(mark) = mark_of(c) {
            accent = Some((c, mark));
            continue;
        }
        if let Some((_, mark)) = accent.take() {
            let base = match c {
                'ı' => 'i',
                'ȷ' => 'j',
                c => c,
            };
            text.push(base);
            if base.is_alphabetic() {
                text.push(mark);
            }
            continue;
        }
        let ligature = match c {
            'ﬀ' => "ff",
            'ﬁ' => "fi",
            'ﬂ' => "fl",
            'ﬃ' => "ffi",
            'ﬄ' => "ffl",
            'ﬅ' | 'ﬆ' => "st",
            '\u{f0a7}' | '\u{f0b7}' | '\u{f0a8}' | '\u{f0d8}' => "•",
            '\u{e000}'..='\u{f8ff}' | '\u{fffd}' | '\u{200b}' | '\u{feff}' => "",
            c if c.is_control() => "",
            c => {
                text.push(c);
                continue;
            }
        };
        text.push_str(ligature);
    }
    // One without a letter after it stands for itself.
    text.extend(accent.map(|(c, _)| c));
    text
}

/// The combining form of an accent that is printed as a sign of its own.
fn mark_of(c: char) -> Option<char> {
    Some(match c {
        '´' => '\u{301}',
        'ˆ' => '\u{302}',
        '˜' => '\u{303}',
        '˘' => '\u{306}',
        '˙' => '\u{307}',
        '¨' => '\u{308}',
        '˚' => '\u{30a}',
        '˝' => '\u{30b}',
        'ˇ' => '\u{30c}',
        '¸' => '\u{327}',
        '˛' => '\u{328}',
        _ => return None,
    })
}

/// The combining form of a word that is one accent.
fn mark(word: &str) -> Option<char> {
    let mut letters = word.chars();
    let mark = mark_of(letters.next()?);
    mark.filter(|_| letters.next().is_none())
}

/// Puts an accent that was printed apart on the letter under it.
fn put_on(words: &mut [Word], accent: &Word) {
    let middle = (accent.left + accent.right) / 2.0;
    let under = words.iter_mut().find(|word| {
        let rise = word.y - accent.y;
        rise > -0.1 * word.size
            && rise < 0.5 * word.size
            && word.left <= middle
            && middle <= word.right
    });
    let (Some(word), Some(mark)) = (under, mark(&accent.text)) else { return };
    let letters: Vec<char> = word.text.chars().collect();
    let part = (middle - word.left) / (word.right - word.left).max(0.1);
    let nth = ((part * letters.len() as f32) as usize).min(letters.len().saturating_sub(1));
    word.text = letters[..=nth].iter().chain([&mark]).chain(&letters[nth + 1..]).collect();
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run(text: &str, left: f32, y: f32) -> Run {
        let right = left + 5.0 * text.chars().count() as f32;
        let text = text.to_owned();
        Run { text, left, right, y, size: 10.0, bold: false, widths: Vec::new() }
    }

    fn check(runs: Vec<Run>, expected: &[&str]) {
        let words = words(runs);
        assert_eq!(words.iter().map(|word| word.text.as_str()).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn runs_are_words_with_places() {
        let words = words(vec![run("One two ", 10.0, 100.0), run("three", 60.0, 100.0)]);
        let places: Vec<(&str, f32, f32, bool)> = words
            .iter()
            .map(|word| (word.text.as_str(), word.left, word.right, word.spaced))
            .collect();
        let expected =
            [("One", 10.0, 25.0, true), ("two", 30.0, 45.0, true), ("three", 60.0, 85.0, false)];
        assert_eq!(places, expected);
        check(vec![run("bold", 10.0, 100.0), run("bold", 10.3, 100.0)], &["bold"]);
        let spaced = super::words(vec![run("a", 10.0, 100.0), run(" ", 15.0, 100.0)]);
        assert!(spaced[0].spaced);
    }

    #[test]
    fn letters_are_decoded() {
        check(vec![run("eﬃcient ﬁeld \u{f0b7}", 0.0, 100.0)], &["efficient", "field", "•"]);
        check(
            vec![run("`a R´eunion Cˆot´e Fran¸cois na¨ıve", 0.0, 100.0)],
            &["à", "Réunion", "Côté", "François", "naïve"],
        );
        check(vec![run("`a word'", 0.0, 100.0)], &["`a", "word'"]);
        check(vec![run("cafe\u{301}", 0.0, 100.0)], &["café"]);
        check(vec![run("Uber", 0.0, 100.0), run("¨", 0.2, 98.0)], &["Über"]);
    }
}
