//! The tree of a query, and its canonical text.

use std::fmt;

use super::field::Field;
use super::lex;
use crate::base::Span;

/// A query. [`Display`](fmt::Display) gives a text that parses to the same tree, the
/// places of its conditions in the text aside.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// `None` asks for nothing in particular: everything.
    pub root: Option<Node>,
}

/// A part of a query. The parser gives no list of fewer than two, none directly in one of its own
/// sort, and no double negation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Node {
    All(Vec<Node>),
    Any(Vec<Node>),
    Not(Box<Node>),
    Leaf(Leaf),
}

/// A condition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leaf {
    /// Where it stands in the text that was parsed, field name and quotes included.
    pub span: Span,
    pub what: What,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// A word, or several in this order; with `prefix` the last is only a beginning.
    Words {
        text: String,
        prefix: bool,
    },
    Field {
        field: Field,
        value: String,
    },
}

impl Node {
    /// A condition that was not typed, such as one that a click adds.
    pub fn field(field: Field, value: &str) -> Self {
        let what = What::Field { field, value: lex::tidy(value) };
        Self::Leaf(Leaf { span: Span { start: 0, end: 0 }, what })
    }

    /// All of these; `None` of none.
    pub fn all(parts: Vec<Self>) -> Option<Self> {
        let flat = parts.into_iter().flat_map(|part| match part {
            Self::All(parts) => parts,
            part => vec![part],
        });
        one_or(flat.collect(), Self::All)
    }

    /// One of these at least; `None` of none.
    pub fn any(parts: Vec<Self>) -> Option<Self> {
        let flat = parts.into_iter().flat_map(|part| match part {
            Self::Any(parts) => parts,
            part => vec![part],
        });
        one_or(flat.collect(), Self::Any)
    }

    /// What this is not.
    pub fn negated(self) -> Self {
        match self {
            Self::Not(inner) => *inner,
            node => Self::Not(Box::new(node)),
        }
    }

    /// All conditions in it, in order.
    pub fn leaves(&self) -> Vec<&Leaf> {
        match self {
            Self::All(parts) | Self::Any(parts) => parts.iter().flat_map(Self::leaves).collect(),
            Self::Not(inner) => inner.leaves(),
            Self::Leaf(leaf) => vec![leaf],
        }
    }
}

fn one_or(mut parts: Vec<Node>, join: impl Fn(Vec<Node>) -> Node) -> Option<Node> {
    match parts.len() {
        0 => None,
        1 => parts.pop(),
        _ => Some(join(parts)),
    }
}

impl Query {
    /// The conditions that all have to hold, each of which can stand as a chip of its own.
    pub fn conditions(&self) -> &[Node] {
        match &self.root {
            None => &[],
            Some(Node::All(parts)) => parts,
            Some(node) => std::slice::from_ref(node),
        }
    }

    /// The query without one of its [`conditions`](Self::conditions).
    pub fn without(&self, nth: usize) -> Self {
        let kept = self.conditions().iter().enumerate().filter(|&(other, _)| other != nth);
        Self { root: Node::all(kept.map(|(_, node)| node.clone()).collect()) }
    }

    /// The query with one more condition; the same if it is there already.
    pub fn with(&self, condition: Node) -> Self {
        let mut parts = self.conditions().to_vec();
        if !parts.iter().any(|part| part.to_string() == condition.to_string()) {
            parts.push(condition);
        }
        Self { root: Node::all(parts) }
    }
}

impl fmt::Display for Query {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.root.as_ref().map_or(Ok(()), |root| root.fmt(f))
    }
}

impl fmt::Display for Node {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let several = |f: &mut fmt::Formatter<'_>, parts: &[Self], between: &str| {
            for (nth, part) in parts.iter().enumerate() {
                f.write_str(if nth > 0 { between } else { "" })?;
                part.grouped(f)?;
            }
            Ok(())
        };
        match self {
            Self::All(parts) => several(f, parts, " "),
            Self::Any(parts) => several(f, parts, " OR "),
            Self::Not(inner) => {
                f.write_str("-")?;
                inner.grouped(f)
            }
            Self::Leaf(leaf) => leaf.fmt(f),
        }
    }
}

impl Node {
    fn grouped(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::All(_) | Self::Any(_) => write!(f, "({self})"),
            Self::Not(_) | Self::Leaf(_) => write!(f, "{self}"),
        }
    }
}

impl fmt::Display for Leaf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.what {
            What::Words { text, prefix } => {
                let star = if *prefix { "*" } else { "" };
                if lex::is_bare_word(text) {
                    write!(f, "{text}{star}")
                } else {
                    write!(f, "\"{text}\"{star}")
                }
            }
            What::Field { field, value } if lex::is_bare_value(value) => {
                write!(f, "{}:{value}", field.name())
            }
            What::Field { field, value } => write!(f, "{}:\"{value}\"", field.name()),
        }
    }
}
