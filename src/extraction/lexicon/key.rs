//! How a phrase becomes a key, and how a text is walked along the keys.
//!
//! A key is lower case without accents, full stops and apostrophes; blanks and hyphens are one
//! blank: `U.S.` and `US` → `us`, `Workers’ Party` → `workers party`, `Guinea-Bissau` → `guinea
//! bissau`. Whether capitals were right is [`Case`]'s question, asked of the text afterwards.

use fst::raw::{Fst, Node, Output};
use unicode_normalization::char::{decompose_canonical, is_combining_mark};

use super::super::tokens::unbroken;
use super::format::Case;

/// The key of a phrase; empty if it has no letters or digits.
pub fn key(phrase: &str) -> String {
    let mut key = String::with_capacity(phrase.len());
    for c in unbroken(phrase).chars() {
        match sort(c) {
            Sort::Letter => fold(c, |c| key.push(c)),
            Sort::Blank | Sort::Hyphen if !key.is_empty() && !key.ends_with(' ') => key.push(' '),
            _ => {}
        }
    }
    key.truncate(key.trim_end().len());
    key
}

/// How a name must be written, judged by how the tables write it. An acronym of four letters or
/// more that is no ordinary word may be written as a name: `Nato`.
pub fn case_of(name: &str, is_word: impl Fn(&str) -> bool) -> Case {
    let letters = || name.chars().filter(|c| c.is_alphabetic());
    let starts_upper =
        |word: &str| word.chars().find(|c| c.is_alphanumeric()).is_some_and(|c| !c.is_lowercase());
    let mut words = name.split([' ', '-']).filter(|word| !word.is_empty());
    let (Some(first), last) = (words.next(), words.next_back()) else { return Case::Any };
    if letters().next().is_none() || !starts_upper(first) {
        return Case::Any;
    }
    if !letters().any(char::is_lowercase) {
        let plain = last.is_none() && name.chars().all(char::is_alphabetic);
        let long = plain && letters().count() >= 4 && !is_word(&name.to_lowercase());
        return if long { Case::Capital } else { Case::Upper };
    }
    if last.is_some_and(starts_upper) { Case::Title } else { Case::Capital }
}

impl Case {
    /// Whether `matched` is written so.
    pub fn fits(self, matched: &str) -> bool {
        let upper = |word: &str| {
            word.chars().find(|c| c.is_alphanumeric()).is_some_and(|c| !c.is_lowercase())
        };
        match self {
            Self::Any => true,
            Self::Capital => upper(matched),
            Self::Title => {
                upper(matched) && {
                    let mut words = matched.split(|c: char| sort(c) != Sort::Letter);
                    words.rfind(|word| !word.is_empty()).is_some_and(upper)
                }
            }
            Self::Upper => !matched.chars().any(char::is_lowercase),
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Sort {
    Letter,
    Blank,
    Hyphen,
    Dot,
    Apostrophe,
    /// Soft hyphens and zero-width characters.
    Nothing,
    Other,
}

fn sort(c: char) -> Sort {
    match c {
        _ if c.is_alphanumeric() || c == '&' || is_combining_mark(c) => Sort::Letter,
        '-' | '\u{2010}' | '\u{2011}' | '–' => Sort::Hyphen,
        '.' => Sort::Dot,
        '\'' | '’' | '‘' | 'ʼ' | 'ʻ' | '`' => Sort::Apostrophe,
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{feff}' | '\u{2060}' => Sort::Nothing,
        _ if c.is_whitespace() => Sort::Blank,
        _ => Sort::Other,
    }
}

/// The characters of a key for one of a text.
fn fold(c: char, mut push: impl FnMut(char)) {
    if c.is_ascii() {
        return push(c.to_ascii_lowercase());
    }
    match c {
        'ß' => "ss".chars().for_each(push),
        'æ' | 'Æ' => "ae".chars().for_each(push),
        'œ' | 'Œ' => "oe".chars().for_each(push),
        'ø' | 'Ø' => push('o'),
        'ł' | 'Ł' => push('l'),
        'đ' | 'Đ' | 'ð' => push('d'),
        'ı' | 'İ' => push('i'),
        'ə' | 'Ə' => push('a'),
        _ => decompose_canonical(c, |part| {
            if !is_combining_mark(part) {
                part.to_lowercase().for_each(&mut push);
            }
        }),
    }
}

/// A position on the way through the phrases.
#[derive(Clone, Copy)]
pub struct Walk<'f> {
    fst: &'f Fst<&'static [u8]>,
    node: Node<'f>,
    value: Output,
}

impl<'f> Walk<'f> {
    pub fn new(fst: &'f Fst<&'static [u8]>) -> Self {
        Self { fst, node: fst.root(), value: Output::zero() }
    }

    /// One step; `false` if no phrase goes on so (then the walk is over).
    fn step(&mut self, c: char) -> bool {
        let mut buffer = [0; 4];
        for &byte in c.encode_utf8(&mut buffer).as_bytes() {
            let Some(at) = self.node.find_input(byte) else { return false };
            let transition = self.node.transition(at);
            self.value = self.value.cat(transition.out);
            self.node = self.fst.node(transition.addr);
        }
        true
    }

    fn letter(&mut self, c: char) -> bool {
        let mut goes = true;
        fold(c, |c| goes = goes && self.step(c));
        goes
    }

    /// The value of the phrase that ends here.
    fn end(&self) -> Option<u64> {
        self.node.is_final().then(|| self.value.cat(self.node.final_output()).value())
    }
}

/// Calls `found(end, value)` for each phrase of `text` that starts at byte `start` and ends at a
/// word boundary, shortest first. No phrase crosses a blank line or a sentence's full stop.
pub fn along_text<'f>(
    mut walk: Walk<'f>,
    text: &str,
    start: usize,
    mut found: impl FnMut(usize, u64),
) {
    let Some(rest) = text.get(start..) else { return };
    let mut chars = rest.char_indices().peekable();
    // Letters since the last blank or hyphen; newlines in this run of blanks.
    let (mut run, mut breaks) = (0_usize, 0_usize);
    let (mut gap, mut owned) = (true, false);
    while let Some((at, c)) = chars.next() {
        // A word broken at a line's end.
        if run > 0 && is_hyphen_break(&rest[at..]) {
            chars.next();
            continue;
        }
        match sort(c) {
            Sort::Letter => {
                if !walk.letter(c) {
                    return;
                }
                (run, breaks, gap) = (run + 1, 0, false);
                let ends = match chars.peek() {
                    None => true,
                    Some(&(_, next)) => match sort(next) {
                        Sort::Letter | Sort::Nothing => false,
                        Sort::Apostrophe => possessive(&rest[at + c.len_utf8()..]),
                        Sort::Hyphen => !is_hyphen_break(&rest[at + c.len_utf8()..]),
                        _ => true,
                    },
                };
                if let Some(value) = walk.end().filter(|_| ends && !owned) {
                    found(start + at + c.len_utf8(), value);
                }
            }
            Sort::Blank | Sort::Hyphen => {
                breaks += usize::from(c == '\n');
                if breaks > 1 || (!gap && !walk.step(' ')) {
                    return;
                }
                (run, gap, owned) = (0, true, false);
            }
            // A full stop after a longer word ends the sentence, unless letters follow at once.
            Sort::Dot if run > 4 && chars.peek().is_none_or(|&(_, c)| !c.is_alphanumeric()) => {
                return;
            }
            // "an Iraqi’s" ends at "Iraqi": it is not "Iraqis".
            Sort::Apostrophe => owned = possessive(&rest[at..]),
            Sort::Dot | Sort::Nothing => {}
            Sort::Other => return,
        }
    }
}

/// Whether a hyphen, a line's end and the rest of a word follow.
fn is_hyphen_break(rest: &str) -> bool {
    rest.strip_prefix("-\n").is_some_and(|tail| tail.starts_with(char::is_lowercase))
}

/// Whether what follows a word is `’s` or a bare `’`, and no more of the word.
fn possessive(rest: &str) -> bool {
    let mut chars = rest.chars().skip(1);
    match chars.next() {
        Some('s' | 'S') => chars.next().is_none_or(|c| !c.is_alphanumeric()),
        next => next.is_none_or(|c| !c.is_alphanumeric()),
    }
}

/// Calls `found(count, value)` for each phrase that is `count` whole tokens, shortest first. A
/// possessive may be a token, or the end of one; a full stop or hyphen may be a token too.
pub fn along_tokens<'f>(mut walk: Walk<'f>, tokens: &[&str], mut found: impl FnMut(usize, u64)) {
    let mut gap = true;
    for (nth, token) in tokens.iter().enumerate() {
        let starts_word = token.chars().next().is_some_and(|c| sort(c) == Sort::Letter);
        if starts_word && !gap {
            if !walk.step(' ') {
                return;
            }
            gap = true;
        }
        // "an Iraqi’s" ends at "Iraqi": it is not "Iraqis".
        let mut owned = *token == ".";
        for (at, c) in token.char_indices() {
            match sort(c) {
                Sort::Letter => {
                    if !walk.letter(c) {
                        return;
                    }
                    gap = false;
                }
                Sort::Blank | Sort::Hyphen => {
                    if !gap && !walk.step(' ') {
                        return;
                    }
                    gap = true;
                }
                Sort::Apostrophe if possessive(&token[at..]) => {
                    owned = true;
                    if let Some(value) = walk.end().filter(|_| at > 0) {
                        found(nth + 1, value);
                    }
                }
                Sort::Dot | Sort::Apostrophe | Sort::Nothing => {}
                Sort::Other => return,
            }
        }
        if let Some(value) = walk.end().filter(|_| !gap && !owned) {
            found(nth + 1, value);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_name_share_a_key() {
        for (a, b) in [
            ("U.S.", "US"),
            ("Workers’ Party", "workers' party"),
            ("Guinea-Bissau", "Guinea Bissau"),
            ("Élysée", "Elysee"),
            ("Côte d’Ivoire", "cote d'ivoire"),
            ("Łódź", "lodz"),
        ] {
            assert_eq!(key(a), key(b));
        }
        assert_eq!(key(" . - "), "");
    }

    #[test]
    fn the_tables_spelling_says_which_capitals_are_needed() {
        let is_word = |word: &str| matches!(word, "quad" | "who");
        for (name, case) in [
            ("US", Case::Upper),
            ("U.S.", Case::Upper),
            ("WHO", Case::Upper),
            ("NATO", Case::Capital),
            ("QUAD", Case::Upper),
            ("G7", Case::Upper),
            ("Canada", Case::Capital),
            ("United Nations", Case::Title),
            ("Government of Canada", Case::Title),
            ("prime minister", Case::Any),
            ("al-Qaeda", Case::Any),
        ] {
            assert_eq!(case_of(name, is_word), case, "{name}");
        }
        assert!(Case::Upper.fits("U.S.") && !Case::Upper.fits("us"));
        assert!(Case::Title.fits("United Nations’") && !Case::Title.fits("United nations"));
    }
}
