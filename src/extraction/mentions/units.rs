//! The document as units: tokens, with hyphen compounds taken apart, each with its normalised
//! form, how it is written, and the gazetteer's names that start there. All rules for mentions
//! work on units, so that both countries of "Peru-Chile" are found, and "Port-au-Prince" too.

use std::ops::Range;

use super::super::lexicon::Lexicon;
use super::super::tokens::{Shape, TokenKind, shape, unbroken};
use super::super::{Analysis, words};
use crate::base::{Span, one_line};
use crate::gazetteer::own::Named;
use crate::gazetteer::{Gazetteer, NameHit, OwnNames, normalize};

/// A token or a part of a compound.
#[derive(Clone, Copy, Debug)]
pub struct Unit {
    pub span: Span,
    pub kind: TokenKind,
    pub shape: Shape,
    pub sentence: u32,
    /// A hyphen, and nothing else, is between it and the unit before.
    pub joined: bool,
    /// White space, or the start of the sentence, lies before it.
    pub spaced: bool,
    /// The first word of its sentence (after quotes, dashes and bullets).
    pub initial: bool,
    /// Written as a name is: a capital that the start of a sentence or a headline's style does
    /// not explain.
    pub name: bool,
    /// Where its normalised form lies in [`Units::norms`].
    norm: (u32, u32),
}

/// A gazetteer name that starts at some unit.
#[derive(Clone, Debug)]
pub struct PlaceName {
    /// One past its last unit.
    pub end: usize,
    /// The most important first.
    pub hits: Vec<NameHit>,
}

/// All units of a document.
pub struct Units<'a> {
    pub text: &'a str,
    pub units: Vec<Unit>,
    /// For each sentence its units.
    pub sentences: Vec<Range<usize>>,
    /// For each sentence whether its capitals say nothing: a headline in title case, all capitals.
    pub shouted: Vec<bool>,
    /// For each unit the gazetteer's names that start there, longest first.
    pub places: Vec<Vec<PlaceName>>,
    norms: String,
}

impl<'a> Units<'a> {
    pub fn new(analysis: &Analysis<'a>, gazetteer: &Gazetteer, lexicon: &Lexicon) -> Self {
        let text = analysis.text();
        let mut all = Self {
            text,
            units: Vec::with_capacity(analysis.tokens.len()),
            sentences: Vec::with_capacity(analysis.sentences.len()),
            shouted: Vec::with_capacity(analysis.sentences.len()),
            places: Vec::new(),
            norms: String::with_capacity(text.len()),
        };
        for (nth, range) in analysis.sentences.iter().enumerate() {
            let start = all.units.len();
            for token in &analysis.tokens[range.clone()] {
                for (part, span) in token.parts(text).enumerate() {
                    let first = part == 0;
                    all.push(Unit {
                        span,
                        kind: token.kind,
                        shape: if token.is_word() { shape(span.of(text)) } else { Shape::Other },
                        sentence: nth as u32,
                        joined: !first,
                        spaced: first && token.spaced,
                        initial: false,
                        name: false,
                        norm: (0, 0),
                    });
                }
            }
            let units = start..all.units.len();
            let paragraph = analysis.document.sentences[nth].paragraph as usize;
            let heading = analysis.document.paragraphs.get(paragraph).is_some_and(|p| p.heading);
            let shouted = all.is_shouted(units.clone(), heading);
            all.judge_capitals(units.clone(), shouted, lexicon);
            all.shouted.push(shouted);
            all.sentences.push(units);
            all.norms.push('\n');
        }
        all.places = (0..all.units.len()).map(|at| all.walk(at, gazetteer)).collect();
        all
    }

    pub fn len(&self) -> usize {
        self.units.len()
    }

    /// The unit as it is written; empty beyond the end.
    pub fn word(&self, at: usize) -> &'a str {
        self.units.get(at).map_or("", |unit| unit.span.of(self.text))
    }

    /// The normalised form: lower case, without marks and full stops.
    pub fn norm(&self, at: usize) -> &str {
        self.units
            .get(at)
            .map_or("", |unit| &self.norms[unit.norm.0 as usize..unit.norm.1 as usize])
    }

    /// The unit before `at` in the same sentence.
    pub fn before(&self, at: usize) -> Option<usize> {
        let sentence = self.units.get(at)?.sentence;
        let before = at.checked_sub(1)?;
        (self.units[before].sentence == sentence).then_some(before)
    }

    /// `at` itself if it is still in the sentence of the unit before it.
    pub fn after(&self, end: usize) -> Option<usize> {
        let last = self.units.get(end.checked_sub(1)?)?;
        self.units.get(end).filter(|unit| unit.sentence == last.sentence).map(|_| end)
    }

    /// The normalised word before `at` in its sentence, or "".
    pub fn norm_before(&self, at: usize) -> &str {
        self.before(at).map_or("", |before| self.norm(before))
    }

    /// The normalised word at `end` if in the sentence of what ends there, or "".
    pub fn norm_after(&self, end: usize) -> &str {
        self.after(end).map_or("", |at| self.norm(at))
    }

    pub fn is_capital(&self, at: usize) -> bool {
        self.units.get(at).is_some_and(|unit| {
            unit.kind == TokenKind::Word && matches!(unit.shape, Shape::Capital | Shape::Upper)
        })
    }

    pub fn is_name(&self, at: usize) -> bool {
        self.units.get(at).is_some_and(|unit| unit.name)
    }

    pub fn is_possessive(&self, at: usize) -> bool {
        self.units.get(at).is_some_and(|unit| unit.kind == TokenKind::Possessive)
    }

    pub fn is_initial_letter(&self, at: usize) -> bool {
        let word = self.word(at);
        let mut chars = word.chars().filter(|&c| c != '.');
        chars.next().is_some_and(char::is_uppercase)
            && word.chars().filter(|c| c.is_alphabetic()).count() <= 2
            && (word.ends_with('.') || (word.chars().count() == 1 && !matches!(word, "A" | "I")))
    }

    /// The bytes from the first to the last unit of a range.
    pub fn span(&self, range: Range<usize>) -> Span {
        let last = range.end.saturating_sub(1).max(range.start);
        self.units[range.start].span.join(self.units[last].span)
    }

    /// The span of a name; a full stop that belongs to an abbreviation ("Ky.") is taken in.
    pub fn span_with_dot(&self, range: Range<usize>, abbreviation: bool) -> Span {
        let mut span = self.span(range.clone());
        let dot = self.units.get(range.end).is_some_and(|unit| !unit.spaced)
            && self.word(range.end) == ".";
        if abbreviation && dot && !span.of(self.text).ends_with('.') {
            span.end += 1;
        }
        span
    }

    /// The normalised words of a range with single blanks.
    pub fn phrase(&self, range: Range<usize>) -> String {
        let words: Vec<&str> = range.map(|at| self.norm(at)).filter(|w| !w.is_empty()).collect();
        words.join(" ")
    }

    /// The range's text with white space made single blanks.
    pub fn written(&self, range: Range<usize>) -> String {
        one_line(&unbroken(self.span(range).of(self.text)))
    }

    /// One past the last unit of a phrase that ends at the byte `offset`. A full stop that is a
    /// unit of its own is left out, also where the phrase has it ("Gen.").
    pub fn end_at(&self, offset: usize) -> usize {
        let end = self.units.partition_point(|unit| (unit.span.start as usize) < offset);
        let dot = end > 0 && self.word(end - 1) == ".";
        if dot { end - 1 } else { end }
    }

    fn push(&mut self, mut unit: Unit) {
        if unit.spaced || unit.joined {
            let gap = self.norms.ends_with([' ', '\n']) || self.norms.is_empty();
            if !gap {
                self.norms.push(' ');
            }
        }
        let start = self.norms.len();
        let word = unit.span.of(self.text);
        if word.is_ascii() {
            let kept = word.bytes().filter(|&byte| !matches!(byte, b'.' | b'-' | b'\n'));
            self.norms.extend(kept.map(|byte| char::from(byte.to_ascii_lowercase())));
        } else {
            self.norms.push_str(&normalize(&unbroken(word)));
        }
        unit.norm = (start as u32, self.norms.len() as u32);
        self.units.push(unit);
    }

    fn walk(&self, at: usize, gazetteer: &Gazetteer) -> Vec<PlaceName> {
        let unit = &self.units[at];
        let starts = match unit.kind {
            TokenKind::Word => {
                unit.shape != Shape::Lower || matches!(self.norm(at), "al" | "el" | "the")
            }
            TokenKind::Number => false,
            _ => false,
        };
        if !starts {
            return Vec::new();
        }
        let mut names = Vec::new();
        for found in gazetteer.walk(self.line(at)) {
            if let Some(end) = self.name_end(at, found.len).filter(|_| !found.hits.is_empty()) {
                names.push(PlaceName { end, hits: found.hits });
            }
        }
        names.reverse();
        names
    }

    /// The user's own names that start at a unit: one past the last unit of each and who bears it,
    /// longest first.
    pub fn own_names<'o>(&self, at: usize, own: &'o OwnNames) -> Vec<(usize, &'o [Named])> {
        let found = own.walk(self.line(at)).into_iter().rev();
        found.filter_map(|hit| Some((self.name_end(at, hit.len)?, hit.bearers))).collect()
    }

    /// The normalised text of a sentence from a unit on.
    fn line(&self, at: usize) -> &str {
        let rest = &self.norms[self.units[at].norm.0 as usize..];
        rest.split('\n').next().unwrap_or("")
    }

    /// One past the unit with which a normalised name of so many bytes ends, if it ends with one.
    fn name_end(&self, at: usize, len: usize) -> Option<usize> {
        let byte = self.units[at].norm.0 + len as u32;
        // Units without letters have empty forms; the first that ends there counts.
        let end = at + self.units[at..].partition_point(|other| other.norm.1 < byte) + 1;
        let last = self.units.get(end - 1)?;
        (last.norm.1 == byte && last.sentence == self.units[at].sentence).then_some(end)
    }

    /// Whether most words of a sentence have capitals, so that they say nothing.
    fn is_shouted(&self, range: Range<usize>, heading: bool) -> bool {
        let (mut capitals, mut words, mut upper) = (0, 0, 0);
        for at in range.clone().skip(1) {
            let unit = &self.units[at];
            if unit.kind != TokenKind::Word || words::is_function_word(self.norm(at)) {
                continue;
            }
            words += 1;
            capitals += usize::from(matches!(unit.shape, Shape::Capital | Shape::Upper));
            upper += usize::from(unit.shape == Shape::Upper && self.norm(at).len() > 3);
        }
        let least = if heading { 1 } else { 4 };
        // A full stop ends a sentence, which may well hold little but names.
        let stopped = range.clone().next_back().is_some_and(|last| {
            let quoted = matches!(self.word(last), "”" | "\"" | "’" | ")");
            let last = if quoted { self.word(last.saturating_sub(1)) } else { self.word(last) };
            matches!(last, "." | "?" | "!")
        });
        let titled = (!stopped || heading) && capitals * 100 >= words * 80;
        words >= least && (titled || upper * 10 >= words * 6)
    }

    fn judge_capitals(&mut self, range: Range<usize>, shouted: bool, lexicon: &Lexicon) {
        let mut first = true;
        for at in range {
            let unit = self.units[at];
            if unit.kind == TokenKind::Word {
                self.units[at].initial = first;
                let explained = first || shouted;
                first = false;
                if matches!(unit.shape, Shape::Capital | Shape::Upper) {
                    let lower = self.word(at).to_lowercase();
                    let common = explained && lexicon.is_common_word(&lower);
                    let acronym = !shouted && unit.shape == Shape::Upper && lower.len() > 1;
                    let function = words::is_function_word(&lower) && !acronym;
                    let calendar = lexicon.calendar(&lower).is_some();
                    self.units[at].name = !function && !calendar && (!common || acronym);
                }
            } else if matches!(self.word(at), ":" | "“" | "\"" | "•" | "—" | "–") {
                first = first || matches!(self.word(at), "“" | "\"" | "•");
            }
        }
    }
}
