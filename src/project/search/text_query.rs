//! What is asked of the texts, already in terms of the index.

use std::fmt::Write;

use super::analyse::{Analyser, Part};

/// A question to the index. Every variant asks for something that is there: exclusion stands
/// only beside what it is taken from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TextQuery {
    Phrase(Phrase),
    /// All of them; never empty.
    All(Vec<TextQuery>),
    /// One of them at least; never empty.
    Any(Vec<TextQuery>),
    /// The first without the second.
    Except(Box<TextQuery>, Box<TextQuery>),
}

/// Terms that follow each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phrase {
    /// Never empty.
    pub terms: Vec<String>,
    /// The last term is only the beginning of one.
    pub prefix: bool,
}

impl TextQuery {
    /// A word or phrase as a person writes it; with `prefix` its last word is only a beginning.
    /// `None` if there is no letter and no digit in it.
    pub fn words(text: &str, prefix: bool) -> Option<Self> {
        let mut terms = Vec::new();
        let mut last = None;
        Analyser::new().each(text, |term| {
            if term.part != Part::Last {
                terms.push(term.text.to_owned());
                last = Some((term.part, term.span));
            }
        });
        let (part, span) = last?;
        let sign = part == Part::Signs && terms.last()?.chars().nth(1).is_none();
        let phrase = Phrase { terms, prefix: prefix || sign };
        if !prefix || part != Part::Stem {
            return Some(Self::Phrase(phrase));
        }
        // The index holds stems: the beginning may be shorter than one, or longer.
        let mut typed = phrase.clone();
        let word = span.of(text).to_lowercase().replace('ё', "е");
        if let Some(last) = typed.terms.last_mut() {
            *last = word.chars().filter(|ch| ch.is_alphabetic()).collect();
        }
        let stem = Phrase { prefix: false, ..phrase };
        Some(if typed.terms == stem.terms {
            Self::Phrase(typed)
        } else {
            Self::Any(vec![Self::Phrase(typed), Self::Phrase(stem)])
        })
    }

    /// All of these; `None` of none.
    pub fn all(parts: Vec<Self>) -> Option<Self> {
        Self::several(parts, Self::All)
    }

    /// One of these at least; `None` of none.
    pub fn any(parts: Vec<Self>) -> Option<Self> {
        Self::several(parts, Self::Any)
    }

    fn several(mut parts: Vec<Self>, join: impl Fn(Vec<Self>) -> Self) -> Option<Self> {
        match parts.len() {
            0 => None,
            1 => parts.pop(),
            _ => Some(join(parts)),
        }
    }

    /// The phrases that are asked for, not those that are excluded; in order.
    pub fn wanted(&self) -> Vec<&Phrase> {
        match self {
            Self::Phrase(phrase) => vec![phrase],
            Self::All(parts) | Self::Any(parts) => parts.iter().flat_map(Self::wanted).collect(),
            Self::Except(from, _) => from.wanted(),
        }
    }

    /// Whether every phrase in it is a single term, so that positions do not matter.
    pub(super) fn is_of_terms(&self) -> bool {
        match self {
            Self::Phrase(phrase) => phrase.terms.len() == 1,
            Self::All(parts) | Self::Any(parts) => parts.iter().all(Self::is_of_terms),
            Self::Except(from, what) => from.is_of_terms() && what.is_of_terms(),
        }
    }

    /// The question as FTS5 writes it.
    pub(super) fn expression(&self) -> String {
        let mut out = String::new();
        self.write(&mut out);
        out
    }

    fn write(&self, out: &mut String) {
        let several = |out: &mut String, parts: &[Self], between: &str| {
            out.push('(');
            for (nth, part) in parts.iter().enumerate() {
                if nth > 0 {
                    out.push_str(between);
                }
                part.write(out);
            }
            out.push(')');
        };
        match self {
            Self::Phrase(Phrase { terms, prefix }) => {
                let star = if *prefix { " *" } else { "" };
                let _ = write!(out, "\"{}\"{star}", terms.join(" "));
            }
            Self::All(parts) => several(out, parts, " AND "),
            Self::Any(parts) => several(out, parts, " OR "),
            Self::Except(from, what) => {
                out.push('(');
                from.write(out);
                out.push_str(" NOT ");
                what.write(out);
                out.push(')');
            }
        }
    }
}
