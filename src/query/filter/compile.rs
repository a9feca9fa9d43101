//! From the tree of a query to conditions on an atlas.

use super::{Condition, Filter, Tree};
use crate::atlas::Atlas;
use crate::base::Span;
use crate::gazetteer::Gazetteer;
use crate::project::search::TextQuery;
use crate::query::Index;
use crate::query::language::{Dates, Field, Leaf, Node, Problem, Query, What, quoted, values};
use crate::query::near::{allowed, distance};

/// What a query is compiled against.
#[derive(Clone, Copy)]
pub(super) struct Known<'a> {
    pub atlas: &'a Atlas,
    pub gazetteer: &'a Gazetteer,
    pub index: &'a Index,
}

impl Filter {
    /// Understands a query. What cannot be understood is left out, a name that nothing bears finds
    /// nothing; both are said.
    pub fn new(
        query: &Query,
        atlas: &Atlas,
        gazetteer: &Gazetteer,
        index: &Index,
    ) -> (Self, Vec<Problem>) {
        let mut compiler =
            Compiler { known: Known { atlas, gazetteer, index }, problems: Vec::new() };
        let tree = query.root.as_ref().and_then(|root| compiler.node(root));
        (Self { tree }, compiler.problems)
    }
}

struct Compiler<'a> {
    known: Known<'a>,
    problems: Vec<Problem>,
}

impl Compiler<'_> {
    fn node(&mut self, node: &Node) -> Option<Tree> {
        match node {
            Node::Leaf(leaf) => self.leaf(leaf, &[]),
            Node::Not(inner) => Some(Tree::Not(Box::new(self.node(inner)?))),
            Node::All(parts) => {
                let trees = (0..parts.len()).filter_map(|nth| match &parts[nth] {
                    Node::Leaf(leaf) => self.leaf(leaf, &parts[nth + 1..]),
                    part => self.node(part),
                });
                let trees = trees.collect();
                all(trees)
            }
            Node::Any(parts) => {
                let trees = parts.iter().filter_map(|part| self.node(part)).collect();
                any(trees)
            }
        }
    }

    fn leaf(&mut self, leaf: &Leaf, after: &[Node]) -> Option<Tree> {
        match &leaf.what {
            What::Words { text, prefix } => {
                let words = TextQuery::words(text, *prefix);
                if words.is_none() {
                    let message = format!("{} is no word, so it was left out.", quoted(text));
                    self.problems.push(Problem::new(leaf.span, message));
                }
                words.map(Tree::Text)
            }
            What::Field { field, value } => match self.condition(*field, value, leaf.span, after) {
                Ok(condition) => Some(Tree::Leaf(condition)),
                Err(problem) => {
                    self.problems.push(problem);
                    None
                }
            },
        }
    }

    fn condition(
        &mut self,
        field: Field,
        value: &str,
        span: Span,
        after: &[Node],
    ) -> Result<Condition, Problem> {
        match field {
            Field::Place | Field::Actor => {
                let is_place = field == Field::Place;
                let find = |value: &str| {
                    let found =
                        if is_place { self.known.places(value) } else { self.known.actors(value) };
                    found.unwrap_or_default()
                };
                let (found, problem) = match self.known.longer(field, value, span, after) {
                    Some(problem) => (find(value), Some(problem)),
                    None => {
                        let found = find(value);
                        let missing = found.is_empty();
                        (found, missing.then(|| self.known.missing(field, value, span)))
                    }
                };
                self.problems.extend(problem);
                Ok(if is_place { Condition::Places(found) } else { Condition::Actors(found) })
            }
            Field::Type => self.known.types(value, span),
            Field::Before | Field::After | Field::Date => {
                Dates::of(field, value, span).map(Condition::Dates)
            }
            Field::In => {
                let language = values::language(value);
                if !self.known.is_in(value, language) {
                    self.problems.push(self.known.no_paper(value, span));
                }
                Ok(Condition::In { words: value.to_owned(), language })
            }
            Field::Kind => values::sort(value)
                .map(Condition::Kind)
                .ok_or_else(|| unknown_word(field, value, span, values::kind_words())),
            Field::Is => values::is(value)
                .map(Condition::Is)
                .ok_or_else(|| unknown_word(field, value, span, values::is_words())),
        }
    }
}

/// Joins what the index can answer at once.
fn all(trees: Vec<Tree>) -> Option<Tree> {
    let (mut wanted, mut not, mut rest) = (Vec::new(), Vec::new(), Vec::new());
    for tree in trees {
        match tree {
            Tree::Text(text) => wanted.push(text),
            Tree::Not(inner) => match *inner {
                Tree::Text(text) => not.push(text),
                other => rest.push(Tree::Not(Box::new(other))),
            },
            other => rest.push(other),
        }
    }
    let not = TextQuery::any(not);
    match (TextQuery::all(wanted), not) {
        (Some(wanted), Some(not)) => {
            rest.push(Tree::Text(TextQuery::Except(Box::new(wanted), Box::new(not))));
        }
        (Some(wanted), None) => rest.push(Tree::Text(wanted)),
        (None, Some(not)) => rest.push(Tree::Not(Box::new(Tree::Text(not)))),
        (None, None) => {}
    }
    one_or(rest, Tree::All)
}

fn any(trees: Vec<Tree>) -> Option<Tree> {
    let (mut texts, mut rest) = (Vec::new(), Vec::new());
    for tree in trees {
        match tree {
            Tree::Text(text) => texts.push(text),
            other => rest.push(other),
        }
    }
    rest.extend(TextQuery::any(texts).map(Tree::Text));
    one_or(rest, Tree::Any)
}

fn one_or(mut trees: Vec<Tree>, join: impl Fn(Vec<Tree>) -> Tree) -> Option<Tree> {
    match trees.len() {
        0 => None,
        1 => trees.pop(),
        _ => Some(join(trees)),
    }
}

impl Known<'_> {
    fn types(&self, value: &str, span: Span) -> Result<Condition, Problem> {
        let types = values::types(value);
        let word = value.to_lowercase();
        let modes = &self.index.modes;
        let mode = modes.iter().map(|&(mode, _)| mode).find(|mode| {
            *mode == word
                || word.strip_suffix('s') == Some(mode)
                || mode.strip_suffix('s') == Some(&word)
        });
        if types.is_empty() && mode.is_none() {
            let words = values::type_words().map(|(_, word)| word);
            return Err(unknown_word(
                Field::Type,
                value,
                span,
                words.chain(modes.iter().map(|&(mode, _)| mode)),
            ));
        }
        Ok(Condition::Types(types, mode))
    }

    fn is_in(&self, words: &str, language: Option<&str>) -> bool {
        match language {
            Some(language) => self.atlas.documents().any(|(_, info)| info.language == language),
            None => self.index.papers.holding(words).next().is_some(),
        }
    }

    fn no_paper(&self, value: &str, span: Span) -> Problem {
        let message = format!(
            "No text here is in {}: neither paper nor language, title nor path has it.",
            quoted(value)
        );
        let problem = Problem::new(span, message);
        match self.index.papers.near(value) {
            Some(paper) => problem.or_rather(span, Node::field(Field::In, paper).to_string()),
            None => problem.unfinished(),
        }
    }

    /// Where a value without quotes is only the beginning of a name that goes on: says so.
    fn longer(&self, field: Field, value: &str, span: Span, after: &[Node]) -> Option<Problem> {
        let mut name = value.to_owned();
        let mut end = span;
        let mut best = None;
        for node in after.iter().take(5) {
            let Node::Leaf(Leaf { span: next, what: What::Words { text, prefix: false } }) = node
            else {
                break;
            };
            // A quoted phrase begins with its quote: the word would be shorter than its span.
            if next.start != end.end + 1 || next.len() != text.len() {
                break;
            }
            end = *next;
            name = format!("{name} {text}");
            if self.is_name(field, &name) {
                best = Some((name.clone(), span.join(end)));
            }
        }
        let (name, whole) = best?;
        let message = "A name of several words stands in quotes.".to_owned();
        Some(Problem::new(span, message).or_rather(whole, format!("{}:\"{name}\"", field.name())))
    }

    /// Nothing here bears a name.
    fn missing(&self, field: Field, value: &str, span: Span) -> Problem {
        let what = if field == Field::Place { "place" } else { "actor" };
        let message = format!("No {what} in these texts is called {}.", quoted(value));
        let problem = Problem::new(span, message);
        let near = self.near(field, value).or_else(|| {
            let other = if field == Field::Place { Field::Actor } else { Field::Place };
            self.is_name(other, value).then(|| Node::field(other, value))
        });
        match near {
            Some(node) => problem.or_rather(span, node.to_string()),
            None => problem.unfinished(),
        }
    }
}

fn unknown_word(
    field: Field,
    value: &str,
    span: Span,
    words: impl Iterator<Item = &'static str>,
) -> Problem {
    let known: Vec<&str> = words.collect();
    let word = value.to_lowercase();
    let most = allowed(word.chars().count());
    let near = known
        .iter()
        .filter_map(|known| Some((distance(&word, known, most)?, *known)))
        .min_by_key(|&(edits, _)| edits);
    let message = format!("{}: knows no {}.", field.name(), quoted(value));
    match near {
        Some((_, near)) => {
            Problem::new(span, message).or_rather(span, Node::field(field, near).to_string())
        }
        None => {
            let mut shown: Vec<&str> = known.into_iter().take(12).collect();
            shown.dedup();
            Problem::new(span, format!("{message} It takes {} …", shown.join(", "))).unfinished()
        }
    }
}
