//! A sentence cut to one line, so that what was found in it stands in the line.

use std::collections::BTreeSet;

use crate::base::Span;

const DOTS: &str = "…";
/// At most so many places are shown apart from each other.
const PLACES: usize = 3;
/// So many characters stand before what was found, at most.
const BEFORE: usize = 20;

/// About `room` characters of a sentence: all from the first to the last mark if that has room, else a
/// little round each of the first marks. Marks are in bytes of the text, in order; without any it is
/// the beginning.
pub fn snippet(text: &str, marks: &[Span], room: usize) -> String {
    let is_on_line = |range: std::ops::Range<usize>| length(&text[range]) <= room;
    if is_on_line(0..text.len()) {
        return folded(text);
    }
    // A word that stands there several times counts once: the others want room, too.
    let mut words = BTreeSet::new();
    let marks: Vec<(usize, usize)> = marks
        .iter()
        .map(|mark| (mark.start as usize, mark.end as usize))
        .filter(|&(start, end)| {
            text.get(start..end).is_some_and(|it| words.insert(it.to_lowercase()))
        })
        .collect();
    let (Some(&(first, _)), Some(&(_, last))) = (marks.first(), marks.last()) else {
        return windows(text, &[(0, 0)], room);
    };
    if is_on_line(first..last) {
        return windows(text, &[(first, last)], room);
    }
    let shown = &marks[..marks.len().min(PLACES)];
    windows(text, shown, room / shown.len())
}

fn length(text: &str) -> usize {
    text.chars().count()
}

fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The text round each of some places, with dots where it goes on; `room` is that of one.
fn windows(text: &str, places: &[(usize, usize)], room: usize) -> String {
    let mut out = String::new();
    let mut shown_to = 0;
    for &(start, end) in places {
        let left = room.saturating_sub(length(&text[start..end]));
        let from = before(text, start, (left / 3).min(BEFORE)).max(shown_to);
        let taken = length(&text[from.min(start)..start]);
        let to = after(text, end, left.saturating_sub(taken)).max(from);
        if from > shown_to {
            out.push_str(if out.is_empty() { "… " } else { " … " });
        } else if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(&folded(&text[from..to]));
        shown_to = to;
    }
    if shown_to < text.trim_end().len() {
        out.push_str(DOTS);
    }
    out
}

/// The beginning of the first word that is whole among the `most` characters before `at`.
fn before(text: &str, at: usize, most: usize) -> usize {
    let from = text[..at].char_indices().rev().take(most).last().map_or(at, |(from, _)| from);
    if from == 0 {
        return 0;
    }
    let begins_word = text[..from].ends_with(char::is_whitespace);
    match text[from..at].find(char::is_whitespace) {
        _ if begins_word => from,
        Some(space) => from + space + 1,
        // A hyphen or quote before it; or a script without spaces.
        None => from,
    }
}

/// The end of the last word that is whole among the `most` characters after `at`.
fn after(text: &str, at: usize, most: usize) -> usize {
    match text[at..].char_indices().nth(most) {
        None => text.len(),
        Some((end, _)) => {
            text[at..at + end].rfind(char::is_whitespace).map_or(at, |space| at + space)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "Additionally, after weeks of silence about its plans for the autumn, the ministry said \
                        that the drills will be held in the Sea of Japan and, later in the month, to the north \
                        of Hokkaido in the Sea of Okhotsk, with ships of both fleets taking part in them.";

    fn marks(words: &[&str]) -> Vec<Span> {
        let place = |word: &&str| {
            let start = TEXT.find(word).unwrap();
            Span::new(start, start + word.len())
        };
        words.iter().map(place).collect()
    }

    #[test]
    fn what_was_found_stands_in_the_line() {
        for words in [
            &["Okhotsk"][..],
            &["Additionally"],
            &["them"],
            &["drills", "Okhotsk"],
            &["ministry", "Japan", "Okhotsk"],
            &["Sea of Japan", "Hokkaido"],
        ] {
            for room in [40, 63, 90] {
                let line = snippet(TEXT, &marks(words), room);
                for word in words {
                    assert!(line.contains(word), "{word} is cut away from “{line}”");
                }
                assert!(length(&line) <= room + 12, "“{line}” is longer than {room}");
            }
        }
    }

    #[test]
    fn a_short_sentence_stays_whole_and_a_long_one_without_marks_begins() {
        assert_eq!(snippet("Ships\n sailed.", &[], 40), "Ships sailed.");
        assert_eq!(snippet(TEXT, &[], 30), "Additionally, after weeks of…");
        let signs = "日本海とオホーツク海で合同演習が行われると発表した。".repeat(4);
        let at = signs.find("オホーツク").unwrap();
        let line = snippet(&signs, &[Span::new(at, at + "オホーツク".len())], 20);
        assert!(line.contains("オホーツク"), "{line}");
    }
}
