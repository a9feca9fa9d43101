//! When: temporal expressions of English news, and the dates they mean.
//!
//! Finding and resolving are two steps. [`find`] needs only the text; what "in June" or "Tuesday"
//! means also depends on the document's date and on the tense of the verb beside it, so
//! [`TimeExpression::resolve`] takes both. A relative expression is resolved only if the
//! document's date is known as precisely as the expression needs, else it has no date.

mod resolve;
mod scan;
mod words;

pub use resolve::Tense;
pub use scan::find;

use crate::base::{PartialDate, Span};

/// A span that says when, and what it says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TimeExpression {
    /// Without the preposition before it.
    pub span: Span,
    pub when: When,
}

impl TimeExpression {
    /// The date it means, seen from the document's date; `None` if that is not known well enough,
    /// or if the expression leaves it open.
    pub fn resolve(&self, document: Option<PartialDate>, tense: Tense) -> Option<PartialDate> {
        resolve::resolve(self.when, document, tense)
    }
}

/// What an expression says, before the document's date is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// It names its year: `25 October 2024`, `June 2021`, `the 1990s`.
    Fixed(PartialDate),
    /// `Sept. 9`; with an end, `Sept. 8 to 14`, `28 May – 2 June`.
    Days { start: (i8, i8), end: Option<(i8, i8)> },
    /// `in June`, `last December`.
    Month(i8, Side),
    /// `Tuesday`, `last Friday`; 1 is Monday.
    Weekday(i8, Side),
    /// `on the 13th`.
    DayOfMonth(i8),
    /// `yesterday` is -1.
    Day(i8),
    /// `last week`, `this month`, `next year`.
    Current(Unit, Side),
    /// `three days ago`.
    Ago(u16, Unit),
    /// `over the past 18 months`.
    Past(u16, Unit),
    /// `since 2019`, `since June`, `since Tuesday`: from then to the document's date.
    Since(Anchor),
    /// `in 2022 or 2024`: one of several, and it does not say which.
    Open,
}

/// Where a `since` begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    Fixed(PartialDate),
    Days(i8, i8),
    Month(i8, Side),
    Weekday(i8, Side),
    Current(Unit, Side),
}

/// `last`, `this`, `next`, or nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    Plain,
    Last,
    This,
    Next,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    Day,
    Week,
    Weekend,
    Month,
    Year,
}

#[cfg(test)]
mod tests;
