//! What an event counts: "12,000 troops", "nine passengers", "two thousand barrels", among the
//! noun phrases of its clause and of those who take part in it.

use std::ops::Range;

use super::clause::Clauses;
use super::draft::Draft;
use super::phrase::{Chunk, GroupForm};
use super::tag::Tag;
use crate::atlas::{Participant, Quantity};
use crate::extraction::numerals;

/// Counts by position. A number that names a time, a share or a sum without a noun is none.
pub fn numbers(clauses: &Clauses<'_>, draft: &Draft, parties: &[Participant]) -> Vec<Quantity> {
    let scope = scope(clauses, draft);
    let mut found: Vec<Quantity> = clauses
        .chunks
        .iter()
        .filter(|chunk| {
            let span = clauses.span_of(chunk.start..chunk.end);
            scope.contains(&chunk.head) || parties.iter().any(|who| who.span.overlaps(span))
        })
        .filter_map(|chunk| quantity(clauses, *chunk))
        .collect();
    found.dedup();
    found
}

/// From the trigger to where another clause takes over.
fn scope(clauses: &Clauses<'_>, draft: &Draft) -> Range<usize> {
    let end = clauses
        .groups
        .iter()
        .map(|group| (group.start, group.form))
        .find(|&(start, form)| start >= draft.trigger.end && form == GroupForm::Finite)
        .map_or(clauses.len(), |(start, _)| start);
    // The subject of the next clause is none of this one's.
    let stop = (draft.trigger.end..end).rev().find(|&at| {
        end < clauses.len()
            && matches!(clauses.tag(at), Some(Tag::Break | Tag::Sub | Tag::Rel | Tag::And))
    });
    let end = stop.unwrap_or(if end < clauses.len() { draft.trigger.end } else { end });
    draft.trigger.end.min(end)..end
}

fn quantity(clauses: &Clauses<'_>, chunk: Chunk) -> Option<Quantity> {
    if clauses.tag(chunk.head) != Some(Tag::Noun) {
        return None;
    }
    let start = (chunk.start..chunk.head).find(|&at| clauses.tag(at) == Some(Tag::Number))?;
    let end = (start..chunk.head).find(|&at| clauses.tag(at) != Some(Tag::Number));
    let end = end.unwrap_or(chunk.head);
    if (start..=chunk.head).any(|at| clauses.is_timed(at)) {
        return None;
    }
    let words: Vec<&str> = (start..end).map(|at| clauses.word(at)).collect();
    // "the 2018 agreement" is named by its year.
    if let [year] = words[..]
        && year.len() == 4
        && (year.starts_with("19") || year.starts_with("20"))
    {
        return None;
    }
    let value = value(&words)?;
    let text = clauses.analysis.text();
    Some(Quantity {
        value,
        unit: clauses.span_of(end..chunk.head + 1).of(text).to_owned(),
        span: clauses.span_of(start..chunk.head + 1),
    })
}

/// The whole number that words say: `12,000`, `two thousand`, `1.5 million`, `a dozen`.
fn value(words: &[&str]) -> Option<u64> {
    let (mut total, mut part, mut any) = (0.0f64, 0.0f64, false);
    for word in words {
        if let Some(times) = power(word) {
            part = if part == 0.0 { times } else { part * times };
            if times >= 1000.0 {
                (total, part) = (total + part, 0.0);
            }
        } else if let Some(number) = small(word) {
            part += f64::from(number);
        } else {
            part += word.replace(',', "").parse::<f64>().ok().filter(|n| n.is_finite())?;
        }
        any = true;
    }
    let value = total + part;
    (any && value.fract() == 0.0 && (0.0..1e15).contains(&value)).then_some(value as u64)
}

fn power(word: &str) -> Option<f64> {
    Some(match word {
        "dozen" => 12.0,
        "hundred" => 100.0,
        "thousand" => 1e3,
        "million" => 1e6,
        "billion" => 1e9,
        "trillion" => 1e12,
        _ => return None,
    })
}

fn small(word: &str) -> Option<u16> {
    match word.split_once('-') {
        Some((tens, ones)) => Some(numerals::small(tens)? + numerals::small(ones)?),
        None => numerals::small(word),
    }
}

#[cfg(test)]
mod tests {
    use super::value;

    #[test]
    fn numbers_in_figures_and_words() {
        for (words, expected) in [
            ("12,000", Some(12_000)),
            ("two thousand", Some(2_000)),
            ("1.5 million", Some(1_500_000)),
            ("three hundred", Some(300)),
            ("forty-two", Some(42)),
            ("2 million three hundred thousand", Some(2_300_000)),
            ("12th", None),
            ("2.5", None),
            ("$ 5", None),
        ] {
            let words: Vec<&str> = words.split(' ').collect();
            assert_eq!(value(&words), expected, "{words:?}");
        }
    }
}
