//! Text to index terms, by the same rules for what is kept and for what is asked: so a word is
//! found however it was written. Knows no index and no query.
//!
//! - Letters are lower case and without accents; `ø`, `ß` and their like as they are written without them.
//! - Cyrillic words are cut to their stem (Snowball, Russian), so that inflected forms fall together.
//! - Han, kana, Hangul, Thai and other scripts without spaces give overlapping pairs of signs: any
//!   part of a run that is two signs long or longer is a phrase of pairs.
//! - Numbers are terms, and letters part from digits: `F-35`, `F35` and `F 35` are one phrase.
//!   `12,000` is 12000, and single letters with stops (`U.S.`) are one term (`us`).
//! - Full-width and other compatibility forms are those of NFKC.

use rust_stemmers::{Algorithm, Stemmer};
use unicode_normalization::char::{canonical_combining_class, is_combining_mark};
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfkc_quick};

use crate::base::Span;
use crate::gazetteer::folded;

/// Changes when the same text no longer gives the same terms: an index made by another version
/// has to be made again.
pub const VERSION: u32 = 2;

/// Stands before what is beside the text and not in it, so that no phrase goes on there. A character
/// for private use: no text and no question gives it as a term.
const APART: &str = "\u{e000} ";

/// Longer terms are cut: nobody types them, and they are mostly not words.
const LONGEST: usize = 64;

/// What sort of term a part of a text gave.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// A word or a number.
    Word,
    /// A Cyrillic word, cut to its stem.
    Stem,
    /// Two signs of a run, or the only one.
    Signs,
    /// The sign of Han that ends a run. Beside the others, not between them: with it every sign
    /// is found as the beginning of a term.
    Last,
}

/// One term, and where in the text it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Term<'a> {
    /// Letters, digits and marks only; never empty.
    pub text: &'a str,
    /// Bytes of the text.
    pub span: Span,
    pub part: Part,
}

/// Turns texts into terms; keeps its buffers from one text to the next.
pub struct Analyser {
    stemmer: Stemmer,
    signs: Vec<Sign>,
    term: String,
}

/// One character after NFKC, and the bytes it comes from.
#[derive(Clone, Copy)]
struct Sign {
    ch: char,
    sort: Sort,
    start: u32,
    end: u32,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Sort {
    Letter,
    Digit,
    /// A letter of a script that is written without spaces.
    Unspaced,
    Mark,
    Other,
}

impl Default for Analyser {
    fn default() -> Self {
        Self::new()
    }
}

impl Analyser {
    pub fn new() -> Self {
        let stemmer = Stemmer::create(Algorithm::Russian);
        Self { stemmer, signs: Vec::new(), term: String::new() }
    }

    /// Calls `take` for each term of a text, in reading order.
    pub fn each(&mut self, text: &str, mut take: impl FnMut(Term<'_>)) {
        read_signs(text, &mut self.signs);
        let mut at = 0;
        while let Some(sign) = self.signs.get(at) {
            at = match sign.sort {
                Sort::Letter => self.word(at, &mut take),
                Sort::Digit => self.number(at, &mut take),
                Sort::Unspaced => self.run(at, &mut take),
                Sort::Mark | Sort::Other => at + 1,
            };
        }
    }

    /// The terms of a text joined by spaces, as the index takes them.
    pub fn joined(&mut self, text: &str) -> String {
        let mut out = String::with_capacity(text.len() + text.len() / 8);
        let mut last = String::new();
        self.each(text, |term| {
            let to = match term.part {
                Part::Last => {
                    last.push_str(APART);
                    &mut last
                }
                _ => &mut out,
            };
            to.push_str(term.text);
            to.push(' ');
        });
        out.push_str(&last);
        out.truncate(out.trim_end().len());
        out
    }

    fn sort(&self, at: usize) -> Sort {
        self.signs.get(at).map_or(Sort::Other, |sign| sign.sort)
    }

    fn is(&self, at: usize, wanted: &[char]) -> bool {
        self.signs.get(at).is_some_and(|sign| wanted.contains(&sign.ch))
    }

    fn span(&self, from: usize, to: usize) -> Span {
        Span { start: self.signs[from].start, end: self.signs[to - 1].end }
    }

    fn give(&mut self, from: usize, to: usize, part: Part, take: &mut impl FnMut(Term<'_>)) {
        if self.term.len() > LONGEST {
            let cut = (0..=LONGEST).rev().find(|&cut| self.term.is_char_boundary(cut));
            self.term.truncate(cut.unwrap_or(0));
        }
        if !self.term.is_empty() {
            take(Term { text: &self.term, span: self.span(from, to), part });
        }
    }

    fn word(&mut self, from: usize, take: &mut impl FnMut(Term<'_>)) -> usize {
        self.term.clear();
        if let Some(end) = self.initials(from) {
            for sign in self.signs[from..end].iter().step_by(2) {
                fold(sign.ch, &mut self.term);
            }
            self.give(from, end, Part::Word, take);
            return end;
        }
        let mut end = from;
        while matches!(self.sort(end), Sort::Letter | Sort::Mark) {
            end += 1;
        }
        for sign in &self.signs[from..end] {
            fold(sign.ch, &mut self.term);
        }
        let cyrillic = self.signs[from..end].iter().any(|sign| is_cyrillic(sign.ch));
        if cyrillic {
            let stem = self.stemmer.stem(&self.term).into_owned();
            self.term = stem;
        }
        let part = if cyrillic { Part::Stem } else { Part::Word };
        self.give(from, end, part, take);
        end
    }

    /// Where single letters with stops between them end, such as those of `U.S.`: after the last letter.
    fn initials(&self, from: usize) -> Option<usize> {
        let single = |at| {
            let after = self.sort(at + 1);
            self.sort(at) == Sort::Letter
                && !matches!(after, Sort::Letter | Sort::Digit | Sort::Mark)
        };
        let mut end = from + 1;
        while single(end - 1) && self.is(end, &['.']) && single(end + 1) {
            end += 2;
        }
        (end > from + 1).then_some(end)
    }

    fn number(&mut self, from: usize, take: &mut impl FnMut(Term<'_>)) -> usize {
        self.term.clear();
        let mut end = from;
        while self.sort(end) == Sort::Digit {
            self.term.push(self.signs[end].ch);
            end += 1;
        }
        let first = end - from;
        while first <= 3 && self.is(end, &[',', '.', '\'', '’']) && self.is_three_digits(end + 1)
        {
            self.term.extend(self.signs[end + 1..end + 4].iter().map(|sign| sign.ch));
            end += 4;
        }
        self.give(from, end, Part::Word, take);
        end
    }

    fn is_three_digits(&self, at: usize) -> bool {
        (at..at + 3).all(|at| self.sort(at) == Sort::Digit) && self.sort(at + 3) != Sort::Digit
    }

    fn run(&mut self, from: usize, take: &mut impl FnMut(Term<'_>)) -> usize {
        let mut end = from;
        while self.sort(end) == Sort::Unspaced {
            end += 1;
        }
        let width = if end - from == 1 { 1 } else { 2 };
        for at in from..=end - width {
            self.term.clear();
            self.term.extend(self.signs[at..at + width].iter().map(|sign| sign.ch));
            self.give(at, at + width, Part::Signs, take);
        }
        let last = self.signs[end - 1].ch;
        if width == 2 && is_han(last) {
            self.term.clear();
            self.term.push(last);
            self.give(end - 1, end, Part::Last, take);
        }
        end
    }
}

/// The characters of a text after NFKC, without those that take no room.
fn read_signs(text: &str, signs: &mut Vec<Sign>) {
    signs.clear();
    let mut push = |ch: char, start: usize, end: usize| {
        if !is_ignorable(ch) {
            signs.push(Sign { ch, sort: sort_of(ch), start: start as u32, end: end as u32 });
        }
    };
    if text.is_ascii() || is_nfkc_quick(text.chars()) == IsNormalized::Yes {
        for (at, ch) in text.char_indices() {
            push(ch, at, at + ch.len_utf8());
        }
        return;
    }
    let mut start = 0;
    let mut rest = text.char_indices().skip(1).peekable();
    while start < text.len() {
        while rest.next_if(|&(_, ch)| composes(ch)).is_some() {}
        let end = rest.next().map_or(text.len(), |(at, _)| at);
        for ch in text[start..end].nfkc() {
            push(ch, start, end);
        }
        start = end;
    }
}

/// Whether it may become one with the character before it.
fn composes(ch: char) -> bool {
    canonical_combining_class(ch) != 0
        || is_combining_mark(ch)
        || matches!(ch, '\u{1160}'..='\u{11ff}' | '\u{ff9e}' | '\u{ff9f}')
}

fn sort_of(ch: char) -> Sort {
    if ch.is_ascii_alphabetic() {
        Sort::Letter
    } else if ch.is_ascii() {
        if ch.is_ascii_digit() { Sort::Digit } else { Sort::Other }
    } else if is_unspaced(ch) {
        Sort::Unspaced
    } else if is_combining_mark(ch) {
        Sort::Mark
    } else if ch.is_alphabetic() {
        Sort::Letter
    } else if ch.is_numeric() {
        Sort::Digit
    } else {
        Sort::Other
    }
}

/// Soft hyphens, joiners, marks of direction: they part no word.
fn is_ignorable(ch: char) -> bool {
    matches!(ch, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}

fn is_cyrillic(ch: char) -> bool {
    matches!(ch, '\u{400}'..='\u{52f}')
}

fn is_han(ch: char) -> bool {
    matches!(ch, '\u{3005}' | '\u{3007}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}'
        | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

/// Han, kana, Hangul, Thai, Lao, Burmese and Khmer.
fn is_unspaced(ch: char) -> bool {
    is_han(ch)
        || matches!(ch, '\u{3041}'..='\u{3096}' | '\u{309d}'..='\u{309f}' | '\u{30a1}'..='\u{30fa}'
            | '\u{30fc}'..='\u{30ff}' | '\u{31f0}'..='\u{31ff}' | '\u{1100}'..='\u{11ff}'
            | '\u{ac00}'..='\u{d7af}' | '\u{e01}'..='\u{e3a}' | '\u{e40}'..='\u{e4e}'
            | '\u{e81}'..='\u{ecd}' | '\u{1000}'..='\u{103f}' | '\u{1780}'..='\u{17d3}')
}

/// Lower case, without accents. Cyrillic keeps the letters that only look accented (й, ї).
fn fold(ch: char, out: &mut String) {
    if ch.is_ascii() {
        out.push(ch.to_ascii_lowercase());
        return;
    }
    for ch in ch.to_lowercase() {
        if ch == 'ё' {
            out.push('е');
        } else if is_cyrillic(ch) {
            out.push(ch);
        } else {
            for ch in std::iter::once(ch).nfd().filter(|&ch| !is_accent(ch)) {
                match (ch, folded(ch)) {
                    ('ς', _) => out.push('σ'),
                    (_, Some(letters)) => out.push_str(letters),
                    (ch, None) => out.push(ch),
                }
            }
        }
    }
}

/// Accents of Latin, Greek and Cyrillic, points of Hebrew and Arabic, and the stroke that only
/// makes an Arabic word longer. Signs of vowels in other scripts are letters.
fn is_accent(ch: char) -> bool {
    matches!(ch, '\u{300}'..='\u{36f}' | '\u{483}'..='\u{487}' | '\u{591}'..='\u{5c7}'
        | '\u{640}' | '\u{64b}'..='\u{65f}' | '\u{670}')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn check(text: &str, expected: &str) {
        assert_eq!(Analyser::new().joined(text), expected, "{text}");
    }

    #[test]
    fn words_are_told_from_what_stands_between() {
        check("The ships, at sea.", "the ships at sea");
        check("Côte d’Ivoire — São Tomé", "cote d ivoire sao tome");
        check("Łódź, Tromsø, Straße", "lodz tromso strasse");
        check("Ἀθήνα Αθήνας", "αθηνα αθηνασ");
        check("co\u{ad}operate", "cooperate");
        check("… — !", "");
    }

    #[test]
    fn designations_are_phrases_of_their_parts() {
        check("F-35 F35 F 35", "f 35 f 35 f 35");
        check("Su-27s", "su 27 s");
        check("the U.S. and U.S.S.R., J. Smith", "the us and ussr j smith");
        check("J.Smith e.g. 3.5", "j smith eg 3 5");
        check("12,000 troops, 1.234.567, 12’000", "12000 troops 1234567 12000");
        check("1,2345 2024-09-08", "1 2345 2024 09 08");
    }

    #[test]
    fn inflected_cyrillic_falls_together() {
        check("Охотское море", "охотск мор");
        check("в Охотском море", "в охотск мор");
        check("подводная лодка", "подводн лодк");
        check("подводных лодок Ёлки", "подводн лодок елк");
        check("Кита\u{438}\u{306} Китай чай", "кита кита ча");
    }

    #[test]
    fn scripts_without_spaces_give_pairs_of_signs() {
        check("서울에서 훈련", "서울 울에 에서 훈련");
        check("日本海で", "日本 本海 海で");
        check("北朝鮮", "北朝 朝鮮 \u{e000} 鮮");
        check("美 舰", "美 舰");
        check("キム・ヨン", "キム ヨン");
        check("F35戦闘機", "f 35 戦闘 闘機 \u{e000} 機");
    }

    #[test]
    fn compatibility_forms_are_unified() {
        check("Ｆ－３５", "f 35");
        check("ｶﾞﾝﾀﾞ", "ガン ンダ");
        check("\u{1109}\u{1165}\u{110b}\u{116e}\u{11af}", "서울");
        check("ﬁsh Ⅷ", "fish viii");
    }

    #[test]
    fn spans_lead_back_to_the_text() {
        let text = "Ｑuébec e\u{301}té 서울의 12,000 U.S. forces";
        let mut found = Vec::new();
        Analyser::new().each(text, |term| found.push((term.text.to_owned(), term.span.of(text))));
        let expected = [
            ("quebec", "Ｑuébec"),
            ("ete", "e\u{301}té"),
            ("서울", "서울"),
            ("울의", "울의"),
            ("12000", "12,000"),
            ("us", "U.S"),
            ("forces", "forces"),
        ];
        let expected: Vec<(String, &str)> =
            expected.iter().map(|&(term, span)| (term.to_owned(), span)).collect();
        assert_eq!(found, expected);
    }

    proptest! {
        #[test]
        fn any_text_gives_clean_terms(text in ".{0,60}") {
            let mut end = 0;
            Analyser::new().each(&text, |term| {
                assert!(text.get(term.span.range()).is_some(), "{:?}", term);
                assert!(!term.text.is_empty() && term.text.len() <= LONGEST);
                assert!(!term.text.contains(|c: char| c.is_ascii() && !c.is_ascii_alphanumeric()));
                assert!(!term.text.contains(char::is_whitespace));
                assert!(term.part == Part::Signs || term.span.end >= end);
                end = term.span.end;
            });
        }
    }
}
