//! The words that dates are made of.

use super::Unit;
use crate::base::Span;
use crate::extraction::numerals;

pub(super) struct Word {
    pub span: Span,
    /// In small letters.
    pub text: String,
    pub capital: bool,
    /// Whether white space lies before it.
    pub spaced: bool,
}

/// Runs of letters and digits, and every other character on its own.
pub(super) fn split(text: &str, within: Span) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let (mut spaced, mut open) = (true, false);
    for (offset, c) in within.of(text).char_indices() {
        let at = within.start as usize + offset;
        let end = at + c.len_utf8();
        if c.is_whitespace() {
            (spaced, open) = (true, false);
            continue;
        }
        match words.last_mut() {
            Some(last) if open && c.is_alphanumeric() => {
                last.text.extend(c.to_lowercase());
                last.span.end = end as u32;
            }
            _ => words.push(Word {
                span: Span::new(at, end),
                text: c.to_lowercase().collect(),
                capital: c.is_uppercase(),
                spaced,
            }),
        }
        (spaced, open) = (false, c.is_alphanumeric());
    }
    words
}

const MONTHS: [(&str, &str); 12] = [
    ("january", "jan"),
    ("february", "feb"),
    ("march", "mar"),
    ("april", "apr"),
    ("may", "may"),
    ("june", "jun"),
    ("july", "jul"),
    ("august", "aug"),
    ("september", "sept"),
    ("october", "oct"),
    ("november", "nov"),
    ("december", "dec"),
];

/// A month's name, 1 to 12, and the word after it; an abbreviation takes its full stop.
pub(super) fn month(words: &[Word], at: usize) -> Option<(i8, usize)> {
    let word = words.get(at).filter(|word| word.capital)?;
    let text = if word.text == "sep" { "sept" } else { &word.text };
    let nth = MONTHS.iter().position(|(name, short)| text == *name || text == *short)?;
    let full = text == MONTHS[nth].0;
    let stop = words.get(at + 1).is_some_and(|next| !full && next.text == "." && !next.spaced);
    // "Mar" and "Jan" alone are names as often as months.
    let number =
        |at: usize| words.get(at).is_some_and(|w| w.text.starts_with(|c: char| c.is_ascii_digit()));
    let beside = number(at + 1) || at.checked_sub(1).is_some_and(number);
    (full || stop || beside).then_some((nth as i8 + 1, at + 1 + usize::from(stop)))
}

/// A weekday's name, 1 (Monday) to 7.
pub(super) fn weekday(words: &[Word], at: usize) -> Option<i8> {
    const NAMES: [&str; 7] =
        ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    let word = words.get(at).filter(|word| word.capital)?;
    NAMES.iter().position(|name| *name == word.text).map(|nth| nth as i8 + 1)
}

/// A four-digit year from 1500 to 2100.
pub(super) fn year(text: &str) -> Option<i16> {
    let plain = text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    plain.then(|| text.parse().ok())?.filter(|year| (1500..=2100).contains(year))
}

/// A day of a month, 1 to 31: `9`, `9th`.
pub(super) fn ordinal(text: &str) -> Option<i8> {
    let digits = ["st", "nd", "rd", "th"].iter().find_map(|end| text.strip_suffix(end));
    let digits = digits.unwrap_or(text);
    let plain = digits.len() <= 2 && digits.bytes().all(|byte| byte.is_ascii_digit());
    plain.then(|| digits.parse().ok())?.filter(|day| (1..=31).contains(day))
}

/// A unit of time, in the singular or the plural.
pub(super) fn unit(text: &str) -> Option<Unit> {
    Some(match text {
        "day" | "days" => Unit::Day,
        "week" | "weeks" => Unit::Week,
        "weekend" => Unit::Weekend,
        "month" | "months" => Unit::Month,
        "year" | "years" => Unit::Year,
        _ => return None,
    })
}

/// A number in words, up to twenty; "a" and "an" are one.
pub(super) fn number_word(text: &str) -> Option<u16> {
    match text {
        "a" | "an" => Some(1),
        _ => numerals::small(text).filter(|number| (1..=20).contains(number)),
    }
}

/// Plural nouns that a number before them counts.
pub(super) fn is_counted(text: &str) -> bool {
    matches!(
        text,
        "people"
            | "men"
            | "women"
            | "children"
            | "troops"
            | "soldiers"
            | "cases"
            | "dollars"
            | "euros"
            | "pounds"
            | "homes"
            | "jobs"
            | "schools"
            | "cities"
            | "countries"
            | "km"
            | "kilometers"
            | "kilometres"
            | "miles"
            | "feet"
            | "meters"
            | "metres"
            | "hours"
            | "tons"
            | "tonnes"
            | "votes"
            | "acres"
            | "workers"
            | "members"
            | "units"
    )
}
