//! The query language: from what is typed to a tree, and back.
//!
//! | written | asks for |
//! |---|---|
//! | `missile launch` | both words |
//! | `missile OR rocket` | one of them; `AND` may stand between words and changes nothing |
//! | `"joint exercise"` | these words in this order |
//! | `ship*` | words that begin so |
//! | `-drill`, `NOT drill` | not this |
//! | `(a OR b) -c` | parentheses group |
//! | `place:"South Korea"` | what a [`Field`] says; values with spaces stand in quotes |
//!
//! `OR`, `AND`, `NOT` are operators in capitals only. Quotes may be curly or angled. `AND` binds
//! closer than `OR`. The parser always gives a tree: what it cannot use is left out and said in a
//! [`Problem`], with its place and where possible with what to write instead. Reading and writing
//! know no atlas: whether a place exists is decided when the query is [compiled](crate::query::Filter).

mod ast;
mod date;
mod field;
mod lex;
mod parse;
mod problem;
#[cfg(test)]
mod tests;
pub(crate) mod values;

pub use ast::{Leaf, Node, Query, What};
pub use date::Dates;
pub use field::Field;
pub use lex::{Piece, PieceKind, pieces};
pub use parse::{Parsed, parse};
pub(crate) use problem::quoted;
pub use problem::{Fix, Problem};
pub use values::{Is, Sort, type_word};
