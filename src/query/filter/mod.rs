//! A query made ready for one atlas: names looked up, dates and types understood.

mod actors;
mod compile;
mod evaluate;
mod matches;
mod places;
#[cfg(test)]
mod tests;

use crate::atlas::{EntityIx, EventType};
use crate::project::search::TextQuery;
use crate::query::language::{Dates, Is, Sort};

pub use matches::Matches;

/// Conditions on documents, events and mentions.
///
/// Each thing is judged by itself:
///
/// | | document | event | mention |
/// |---|---|---|---|
/// | words | in its title and text; a phrase in one sentence | in its sentence | in its sentence |
/// | `place:` | names a place there, or tells of an event there | happens there | its sentence does the same |
/// | `actor:` | names one | one takes part | its sentence names one, or tells of one's event |
/// | `type:` | tells of such an event | is one | its sentence tells of one |
/// | `is:planned` … | tells of such an event | is one | its sentence tells of one |
/// | `after:` `before:` `date:` | its own date | its own date | its document's date |
/// | `is:dated`, `is:undated` | its own date | its own date | its document's date |
/// | `in:` | it is | its document is | its document is |
/// | `kind:` | `document` | `event` | the kind of what is named |
///
/// Furniture counts for nothing. A place is named there where its name means the place: "Ottawa
/// said" is nothing in Ottawa.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Filter {
    /// `None` takes everything.
    tree: Option<Tree>,
}

#[derive(Clone, Debug, PartialEq)]
enum Tree {
    All(Vec<Tree>),
    Any(Vec<Tree>),
    Not(Box<Tree>),
    /// Words, joined as far as the index can answer them at once.
    Text(TextQuery),
    Leaf(Condition),
}

#[derive(Clone, Debug, PartialEq)]
enum Condition {
    /// One of these places; ascending.
    Places(Vec<EntityIx>),
    /// One of these actors; ascending.
    Actors(Vec<EntityIx>),
    /// An event of one of these types, or in this mode.
    Types(Vec<EventType>, Option<&'static str>),
    Dates(Dates),
    /// Words of the title, the paper or the path; or a language.
    In {
        words: String,
        language: Option<&'static str>,
    },
    Kind(Sort),
    Is(Is),
}

impl Filter {
    /// Whether it takes everything.
    pub fn is_empty(&self) -> bool {
        self.tree.is_none()
    }
}
