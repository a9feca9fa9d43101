//! A document's text as tokens: words, numbers and punctuation, each with its place in the text.
//!
//! A possessive (`’s`, or a bare `’` after an s) is a token of its own. A hyphen compound
//! (`Russia-Ukraine`, `Halifax-class`) is one token whose parts can be asked for. Initials and
//! dotted abbreviations (`J.`, `U.S.`, `W.Va.`) keep their dots. What tokens mean is left to others.

use std::borrow::Cow;

use super::words;
use crate::base::Span;
use crate::corpus::{Document, Sentence};

/// One token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    pub span: Span,
    pub kind: TokenKind,
    pub shape: Shape,
    /// Index into the document's sentences.
    pub sentence: u32,
    /// Whether white space (or the sentence's start) lies before it.
    pub spaced: bool,
    /// For a compound: hyphens within, else 0.
    pub hyphens: u8,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind {
    Word,
    /// Digits with their separators: `12,000`, `3.5`, `2024`, `12th`.
    Number,
    /// `’s`, or `’` after an s.
    Possessive,
    Punct,
}

/// How a word is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// `ministers`
    Lower,
    /// `Japan`, `McDonald`, `O’Neill`, `Indo-Pacific`, a lone capital.
    Capital,
    /// `NATO`, `U.S.`, `F-35`: no small letter, more than one capital.
    Upper,
    /// `iPhone`
    Mixed,
    /// No letters.
    Other,
}

impl Token {
    pub fn text<'a>(&self, text: &'a str) -> &'a str {
        self.span.of(text)
    }

    pub fn is_word(&self) -> bool {
        self.kind == TokenKind::Word
    }

    /// Whether it is a word that starts with a capital letter.
    pub fn is_capital(&self) -> bool {
        self.is_word() && matches!(self.shape, Shape::Capital | Shape::Upper)
    }

    pub fn is_lower(&self) -> bool {
        self.is_word() && self.shape == Shape::Lower
    }

    pub fn is(&self, text: &str, word: &str) -> bool {
        self.text(text) == word
    }

    /// The parts of a compound between its hyphens; the token itself if there are none.
    pub fn parts<'a>(&self, text: &'a str) -> impl Iterator<Item = Span> + use<'a> {
        let (start, whole) = (self.span.start as usize, self.text(text));
        let split = self.hyphens > 0;
        let mut from = 0;
        let mut done = false;
        std::iter::from_fn(move || {
            if done {
                return None;
            }
            let rest = &whole[from..];
            let cut = rest.char_indices().find(|&(at, c)| {
                split && is_hyphen(c) && !rest[at + c.len_utf8()..].starts_with('\n')
            });
            let end = cut.map_or(whole.len(), |(at, _)| from + at);
            let span = Span::new(start + from, start + end);
            match cut {
                Some((at, c)) => from += at + c.len_utf8(),
                None => done = true,
            }
            Some(span)
        })
        .filter(|span| !span.is_empty())
    }
}

/// The tokens of all sentences in order, and for each sentence the range of its tokens.
pub fn tokenize(document: &Document) -> (Vec<Token>, Vec<std::ops::Range<usize>>) {
    let mut tokens = Vec::with_capacity(document.text.len() / 5);
    let mut ranges = Vec::with_capacity(document.sentences.len());
    for (index, Sentence { span, .. }) in document.sentences.iter().enumerate() {
        let start = tokens.len();
        sentence(&document.text, *span, index as u32, &mut tokens);
        ranges.push(start..tokens.len());
    }
    (tokens, ranges)
}

/// Appends the tokens of `span` of `text`.
pub fn sentence(text: &str, span: Span, index: u32, tokens: &mut Vec<Token>) {
    let end = span.end as usize;
    let mut at = span.start as usize;
    let mut spaced = true;
    while let Some(c) = text[at..end].chars().next() {
        if c.is_whitespace() || is_ignorable(c) {
            spaced = spaced || c.is_whitespace();
            at += c.len_utf8();
            continue;
        }
        let rest = &text[at..end];
        let previous = tokens.last().filter(|_| !spaced).copied();
        let (len, kind) = if let Some(len) = possessive(rest, previous, text) {
            (len, TokenKind::Possessive)
        } else if c.is_numeric() {
            number(rest)
        } else if c.is_alphabetic() {
            (word(rest), TokenKind::Word)
        } else {
            (c.len_utf8(), TokenKind::Punct)
        };
        let span = Span::new(at, at + len);
        let whole = span.of(text);
        let hyphens = match kind {
            TokenKind::Word => {
                unbroken(whole).chars().filter(|&c| is_hyphen(c)).count().min(255) as u8
            }
            _ => 0,
        };
        let shape = if kind == TokenKind::Word { shape(whole) } else { Shape::Other };
        tokens.push(Token { span, kind, shape, sentence: index, spaced, hyphens });
        spaced = false;
        at += len;
    }
}

/// How a word is written.
pub fn shape(word: &str) -> Shape {
    let mut letters = word.chars().filter(|c| c.is_alphabetic());
    let Some(first) = letters.next() else { return Shape::Other };
    let (mut upper, mut lower) = (0, 0);
    for c in letters {
        if c.is_uppercase() {
            upper += 1;
        } else if c.is_lowercase() {
            lower += 1;
        }
    }
    match (first.is_lowercase(), upper, lower) {
        (true, 0, _) => Shape::Lower,
        (true, _, _) => Shape::Mixed,
        (false, 1.., 0) => Shape::Upper,
        _ => Shape::Capital,
    }
}

/// Hyphens that join a compound; the en dash too, when no space is beside it.
pub fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}' | '–')
}

/// An apostrophe, straight or curly.
pub fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ' | '‘' | '`')
}

/// The rest of a word in small letters that goes on after a hyphen and a line's end: `Portu-⏎guese`.
fn line_break(rest: &str) -> Option<&str> {
    let tail = rest.strip_prefix(['-', '\u{2010}'])?.strip_prefix('\n')?;
    let end = tail.find(|c: char| !c.is_alphabetic()).unwrap_or(tail.len());
    tail.starts_with(char::is_lowercase).then(|| &tail[..end])
}

/// A word as it is when no line breaks it.
pub fn unbroken(word: &str) -> Cow<'_, str> {
    if word.contains('\n') {
        return Cow::Owned(word.replace("-\n", "").replace("\u{2010}\n", ""));
    }
    Cow::Borrowed(word)
}

/// Soft hyphens and zero-width characters.
fn is_ignorable(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{feff}' | '\u{2060}')
}

fn possessive(rest: &str, previous: Option<Token>, text: &str) -> Option<usize> {
    let previous = previous?;
    if !matches!(previous.kind, TokenKind::Word | TokenKind::Number) {
        return None;
    }
    let mut chars = rest.chars();
    let mark = chars.next().filter(|&c| is_apostrophe(c))?;
    match (chars.next(), chars.next()) {
        (Some('s' | 'S'), after) if !after.is_some_and(char::is_alphanumeric) => {
            Some(mark.len_utf8() + 1)
        }
        (after, _)
            if !after.is_some_and(char::is_alphanumeric)
                && previous.text(text).ends_with(['s', 'S', 'x', 'z'])
                && previous.is_capital() =>
        {
            Some(mark.len_utf8())
        }
        _ => None,
    }
}

/// Length of a number; a number glued to letters (`12th`, `2nd`, `9mm`) stays whole, and one
/// joined by a hyphen to letters (`40-year-old`, `737-class`) is a word.
fn number(rest: &str) -> (usize, TokenKind) {
    let mut end = 0;
    let mut chars = rest.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map(|&(_, c)| c);
        let inner = match c {
            _ if c.is_alphanumeric() => true,
            ',' | '.' | ':' => next.is_some_and(|c| c.is_ascii_digit()),
            _ => false,
        };
        if !inner {
            if is_hyphen(c) && next.is_some_and(char::is_alphabetic) {
                return (word(rest), TokenKind::Word);
            }
            break;
        }
        end = at + c.len_utf8();
    }
    (end, TokenKind::Number)
}

/// Length of a word in bytes.
fn word(rest: &str) -> usize {
    let mut end = 0;
    let mut previous = ' ';
    // Letters since the last dot, hyphen or start: 1 before a dot makes an initial.
    let mut run = 0;
    let mut dotted = false;
    let mut chars = rest.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map(|&(_, c)| c);
        let after = at + c.len_utf8();
        if c.is_alphanumeric() || is_combining(c) {
            // "end.Start" glued by a lost blank is two words; so is "WarCanada"? No: McDonald.
            run += 1;
            end = after;
        } else if is_ignorable(c) {
            continue;
        } else if is_hyphen(c) || c == '&' || c == '_' {
            if let Some(tail) = line_break(&rest[at..]).filter(|_| previous.is_alphabetic()) {
                // A word broken at a line's end goes on in the next line.
                if !words::is_place_suffix(tail) {
                    chars.next();
                    continue;
                }
            }
            let joined = previous.is_alphanumeric() || previous == '.';
            if !(joined && next.is_some_and(char::is_alphanumeric)) {
                break;
            }
            run = 0;
            end = after;
        } else if is_apostrophe(c) {
            // O’Neill, D’Aunoy, l’Oise, don’t; but not Japan’s.
            let tail = &rest[after..];
            let length = tail.chars().take_while(|c| c.is_alphabetic()).count();
            let is_s = length == 1 && tail.starts_with(['s', 'S']);
            if length == 0 || is_s || !previous.is_alphabetic() {
                break;
            }
            end = after;
        } else if c == '.' {
            let capital = previous.is_uppercase();
            let initial = run == 1 && (capital || (dotted && previous.is_lowercase()));
            let inner = dotted_follows(&rest[after..]) && starts_upper(rest);
            if initial && (capital || dotted) {
                end = after;
                dotted = true;
                run = 0;
                // An initial before a full word: J.Smith is rare, U.S. and D.C. are common.
                if !next.is_some_and(char::is_alphabetic) {
                    break;
                }
            } else if dotted && run <= 3 && previous.is_alphabetic() {
                // W.Va.
                end = after;
                break;
            } else if run <= 2 && inner && previous.is_alphabetic() {
                // Ph.D., Lt.Gov.
                end = after;
                dotted = true;
                run = 0;
            } else {
                break;
            }
        } else {
            break;
        }
        previous = c;
    }
    end.max(rest.chars().next().map_or(0, char::len_utf8))
}

fn starts_upper(rest: &str) -> bool {
    rest.chars().next().is_some_and(char::is_uppercase)
}

/// Whether one capital and a dot follow, as in `Ph.D.`.
fn dotted_follows(rest: &str) -> bool {
    let mut chars = rest.chars();
    chars.next().is_some_and(char::is_uppercase) && chars.next() == Some('.')
}

fn is_combining(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let mut tokens = Vec::new();
        sentence(text, Span::new(0, text.len()), 0, &mut tokens);
        let found: Vec<&str> = tokens.iter().map(|token| token.text(text)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn words_numbers_and_punctuation() {
        check(
            "Peru’s 12,000 men, it said.",
            &["Peru", "’s", "12,000", "men", ",", "it", "said", "."],
        );
        check("the boys' U.S. tour", &["the", "boys", "'", "U.S.", "tour"]);
        check("the James' house", &["the", "James", "'", "house"]);
        check("W.Va. and D.C., Mr. J. Doe", &["W.Va.", "and", "D.C.", ",", "Mr", ".", "J.", "Doe"]);
        check("(“NATO”)", &["(", "“", "NATO", "”", ")"]);
        check(
            "from 8:30 on the 12th, a 40-year-old",
            &["from", "8:30", "on", "the", "12th", ",", "a", "40-year-old"],
        );
        check(
            "O’Neill didn’t eat at Joe's.",
            &["O’Neill", "didn’t", "eat", "at", "Joe", "'s", "."],
        );
        check("He left Rome.Then", &["He", "left", "Rome", ".", "Then"]);
        check("Texas A&M won", &["Texas", "A&M", "won"]);
    }

    #[test]
    fn a_word_broken_at_a_line_end_is_one() {
        check("the Portu-\nguese king", &["the", "Portu-\nguese", "king"]);
        check("Russia-\nUkraine", &["Russia", "-", "Ukraine"]);
        check("London-\nbased", &["London", "-", "based"]);
        assert_eq!(unbroken("Portu-\nguese"), "Portuguese");
    }

    #[test]
    fn compounds_keep_their_parts() {
        let text = "Peru–Chile";
        let mut tokens = Vec::new();
        sentence(text, Span::new(0, text.len()), 0, &mut tokens);
        assert_eq!(tokens.len(), 1);
        let parts: Vec<&str> = tokens[0].parts(text).map(|span| span.of(text)).collect();
        assert_eq!(parts, ["Peru", "Chile"]);
        check("Peru – Chile", &["Peru", "–", "Chile"]);
        check("Kim Dae-jung, F-35", &["Kim", "Dae-jung", ",", "F-35"]);
    }

    #[test]
    fn shapes() {
        for (word, expected) in [
            ("war", Shape::Lower),
            ("Japan", Shape::Capital),
            ("McCain", Shape::Capital),
            ("U.S.", Shape::Upper),
            ("F-35", Shape::Capital),
            ("B-1B", Shape::Upper),
            ("iPhone", Shape::Mixed),
            ("J.", Shape::Capital),
            ("Кремль", Shape::Capital),
        ] {
            assert_eq!(shape(word), expected, "{word}");
        }
    }
}
