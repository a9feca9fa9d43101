//! Tokens to a tree. Never fails: what cannot be used is left out and said.

use super::ast::{Leaf, Node, Query, What};
use super::field::Field;
use super::lex::{Lexed, Token, lex};
use super::problem::{Problem, quoted};
use crate::base::Span;

/// What a text asks for, and what in it could not be used.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Parsed {
    pub query: Query,
    /// By place.
    pub problems: Vec<Problem>,
}

/// Parentheses within each other beyond this are left out.
const DEEPEST: usize = 24;

/// Conditions beyond this number are left out.
const MOST: usize = 200;

/// Reads a query.
pub fn parse(text: &str) -> Parsed {
    let mut parser =
        Parser { text, tokens: lex(text), at: 0, depth: 0, leaves: 0, problems: Vec::new() };
    let mut parts = Vec::new();
    loop {
        parts.extend(parser.any());
        match parser.peek() {
            None => break,
            Some(_) => {
                let span = parser.next_span();
                parser.problem(span, "This parenthesis closes none, so it was left out.");
            }
        }
    }
    let mut problems = parser.problems;
    problems.sort_by_key(|problem| (problem.span.start, problem.span.end));
    Parsed { query: Query { root: Node::all(parts) }, problems }
}

struct Parser<'a> {
    text: &'a str,
    tokens: Lexed,
    at: usize,
    depth: usize,
    leaves: usize,
    problems: Vec<Problem>,
}

impl Parser<'_> {
    fn peek(&self) -> Option<&Token> {
        self.tokens.get(self.at).map(|(token, _)| token)
    }

    /// The place of the next token, which is passed; behind the end an empty one.
    fn next_span(&mut self) -> Span {
        let end = Span::new(self.text.len(), self.text.len());
        let span = self.tokens.get(self.at).map_or(end, |&(_, span)| span);
        self.at += 1;
        span
    }

    fn problem(&mut self, span: Span, message: impl Into<String>) {
        self.problems.push(Problem::new(span, message));
    }

    fn unfinished(&mut self, span: Span, message: impl Into<String>) {
        self.problems.push(Problem::new(span, message).unfinished());
    }

    /// Parts with `OR` between them.
    fn any(&mut self) -> Option<Node> {
        let mut parts = Vec::new();
        let first = self.all();
        let mut missing = first.is_none();
        parts.extend(first);
        while self.peek() == Some(&Token::Or) {
            let span = self.next_span();
            let next = self.all();
            if missing || next.is_none() {
                self.unfinished(span, "OR needs something on both sides.");
            }
            missing = false;
            parts.extend(next);
        }
        Node::any(parts)
    }

    /// Parts that stand beside each other.
    fn all(&mut self) -> Option<Node> {
        let mut parts = Vec::new();
        let mut and = None;
        loop {
            match self.peek() {
                None | Some(Token::Close | Token::Or) => break,
                Some(Token::And) => {
                    let span = self.next_span();
                    if parts.is_empty() || and.is_some() {
                        self.unfinished(span, "AND needs something on both sides.");
                    }
                    and = Some(span);
                }
                Some(_) => {
                    parts.extend(self.one());
                    and = None;
                }
            }
        }
        if let Some(span) = and {
            self.unfinished(span, "AND needs something on both sides.");
        }
        Node::all(parts)
    }

    fn one(&mut self) -> Option<Node> {
        let (token, span) = self.tokens.get(self.at).cloned()?;
        self.at += 1;
        match token {
            Token::Not | Token::Minus => self.not(span),
            Token::Open => self.group(span),
            Token::Name(name) => self.field(&name, span),
            Token::Word(word) => self.word(&word, span),
            Token::Quoted { text, closed, star } => {
                if !closed {
                    self.unfinished(span, "The quotation mark is not closed.");
                }
                self.words(text, star, span)
            }
            Token::Close | Token::Or | Token::And => None,
        }
    }

    fn not(&mut self, span: Span) -> Option<Node> {
        let mut twice = false;
        while let Some(Token::Not | Token::Minus) = self.peek() {
            twice = !twice;
            self.at += 1;
        }
        let inner = match self.peek() {
            None | Some(Token::Close | Token::Or | Token::And) => {
                self.unfinished(span, "Nothing follows that could be excluded.");
                None
            }
            Some(_) => self.one(),
        };
        if twice { inner } else { inner.map(Node::negated) }
    }

    fn group(&mut self, open: Span) -> Option<Node> {
        if self.depth == DEEPEST {
            self.problem(open, "This is nested too deep, so it was left out.");
            self.skip_group();
            return None;
        }
        self.depth += 1;
        let before = self.problems.len();
        let inner = self.any();
        self.depth -= 1;
        if self.peek() == Some(&Token::Close) {
            let close = self.next_span();
            if inner.is_none() && self.problems.len() == before {
                self.unfinished(open.join(close), "Nothing stands between the parentheses.");
            }
        } else {
            self.unfinished(open, "The parenthesis is not closed.");
        }
        inner
    }

    /// Passes everything up to the parenthesis that closes an open one, this one too.
    fn skip_group(&mut self) {
        let mut open = 1;
        while let Some(token) = self.peek() {
            match token {
                Token::Open => open += 1,
                Token::Close => open -= 1,
                _ => {}
            }
            self.at += 1;
            if open == 0 {
                return;
            }
        }
    }

    fn word(&mut self, word: &str, span: Span) -> Option<Node> {
        let bare = word.trim_end_matches('*');
        let prefix = bare.len() < word.len();
        let text: String = bare.chars().filter(|&ch| ch != '*').collect();
        if text.len() < bare.len() {
            let message = format!(
                "A star stands only at the end of a word, so {} was taken for {}.",
                quoted(word),
                quoted(&format!("{text}{}", if prefix { "*" } else { "" }))
            );
            self.problem(span, message);
        }
        self.words(text, prefix, span)
    }

    fn words(&mut self, text: String, prefix: bool, span: Span) -> Option<Node> {
        let letters = text.chars().filter(|ch| ch.is_alphanumeric());
        let count = letters.clone().count();
        if count == 0 {
            let written = span.of(self.text);
            let message =
                format!("{} holds no letter and no digit, so it was left out.", quoted(written));
            self.unfinished(span, message);
            return None;
        }
        // So many words begin with one letter that they say nothing; a sign of Han is a word.
        if prefix && count == 1 && letters.clone().all(|ch| ch < '\u{1100}') {
            let message = format!(
                "Too many words begin with {}: at least two letters stand before a star.",
                quoted(&text)
            );
            self.unfinished(span, message);
            return None;
        }
        self.leaf(What::Words { text, prefix }, span)
    }

    fn leaf(&mut self, what: What, span: Span) -> Option<Node> {
        self.leaves += 1;
        if self.leaves > MOST {
            if self.leaves == MOST + 1 {
                let rest = Span::new(span.start as usize, self.text.len());
                self.problem(rest, format!("Only the first {MOST} conditions are used."));
            }
            return None;
        }
        Some(Node::Leaf(Leaf { span, what }))
    }

    fn field(&mut self, name: &str, span: Span) -> Option<Node> {
        let value = match self.tokens.get(self.at).cloned() {
            Some((Token::Word(word), at)) => Some((word, at)),
            Some((Token::Quoted { text, closed, star }, at)) => {
                if !closed {
                    self.unfinished(at, "The quotation mark is not closed.");
                }
                if star {
                    self.problem(at, "A star has no meaning behind the value of a field.");
                }
                Some((text, at))
            }
            _ => None,
        };
        self.at += usize::from(value.is_some());
        let Some(field) = Field::named(name) else {
            self.unknown(name, span, value.as_ref().map_or(span, |&(_, at)| span.join(at)));
            return None;
        };
        let message = match value {
            Some((value, at)) if !value.is_empty() => {
                return self.leaf(What::Field { field, value }, span.join(at));
            }
            _ if self.peek() == Some(&Token::Open) => format!(
                "A value follows {0}: at once; of several each has its own: ({0}:a OR {0}:b).",
                field.name()
            ),
            _ => format!("{}: needs a value: {}.", field.name(), field.help()),
        };
        self.unfinished(span, message);
        None
    }

    fn unknown(&mut self, name: &str, at: Span, whole: Span) {
        let message = format!("There is no field {}.", quoted(&format!("{name}:")));
        let problem = match Field::near(name) {
            Some(field) => Problem::new(whole, message).or_rather(at, format!("{}:", field.name())),
            None => {
                let fields: Vec<String> =
                    Field::ALL.iter().map(|field| format!("{}:", field.name())).collect();
                let message = format!(
                    "{message} There are {}; to look for the words themselves, put them in quotes.",
                    fields.join(" ")
                );
                Problem::new(whole, message)
            }
        };
        self.problems.push(problem);
    }
}
