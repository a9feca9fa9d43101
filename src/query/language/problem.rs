//! What is wrong with a query, in plain words.

use std::fmt;

use crate::base::Span;

/// A part of a query that could not be used, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Bytes of the query.
    pub span: Span,
    /// One sentence for the person who typed it.
    pub message: String,
    /// What to write instead, where there is a good guess.
    pub fix: Option<Fix>,
    /// It may only not be finished: no cause for alarm while the cursor stands there.
    pub unfinished: bool,
}

/// A change that mends a query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// What to replace, in bytes of the query.
    pub span: Span,
    pub text: String,
}

impl Fix {
    /// The query with the change made.
    pub fn apply(&self, query: &str) -> String {
        let Some((before, after)) =
            query.get(..self.span.start as usize).zip(query.get(self.span.end as usize..))
        else {
            return query.to_owned();
        };
        format!("{before}{}{after}", self.text)
    }
}

impl Problem {
    pub(crate) fn new(span: Span, message: impl Into<String>) -> Self {
        Self { span, message: message.into(), fix: None, unfinished: false }
    }

    pub(crate) fn unfinished(mut self) -> Self {
        self.unfinished = true;
        self
    }

    /// Not wrong, but another query gives more: offered as such.
    pub(crate) fn instead(span: Span, text: String) -> Self {
        let message = format!("Search for: {text}");
        Self { span, message, fix: Some(Fix { span, text }), unfinished: false }
    }

    /// With a suggestion, which also goes into the message.
    pub(crate) fn or_rather(mut self, span: Span, text: impl Into<String>) -> Self {
        let text = text.into();
        self.message = format!("{} Did you mean {}?", self.message, quoted(&text));
        self.fix = Some(Fix { span, text });
        self
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

/// In curly quotes, as a message shows what was typed.
pub(crate) fn quoted(text: &str) -> String {
    format!("“{text}”")
}
