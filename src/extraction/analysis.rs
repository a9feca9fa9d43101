//! What is known of one document while it is read: the common ground of all rules.

use std::collections::BTreeMap;
use std::ops::Range;

use super::tokens::{self, Token};
use crate::atlas::{Entity, Mention};
use crate::base::{Id, Span};
use crate::corpus::Document;

/// A document, its tokens, and the mentions and entities found so far.
pub struct Analysis<'a> {
    pub document: &'a Document,
    pub tokens: Vec<Token>,
    /// For each of the document's sentences, the range of its tokens.
    pub sentences: Vec<Range<usize>>,
    /// By start, longest first.
    pub mentions: Vec<Mention>,
    pub entities: BTreeMap<Id, Entity>,
}

impl<'a> Analysis<'a> {
    /// Tokens only; mentions are added by the rules.
    pub fn new(document: &'a Document) -> Self {
        let (tokens, sentences) = tokens::tokenize(document);
        Self { document, tokens, sentences, mentions: Vec::new(), entities: BTreeMap::new() }
    }

    pub fn text(&self) -> &'a str {
        &self.document.text
    }

    /// The text of the token at `index`.
    pub fn word(&self, index: usize) -> &'a str {
        self.tokens[index].span.of(&self.document.text)
    }

    /// The index of the first token that ends after the byte `offset`.
    pub fn token_at(&self, offset: u32) -> usize {
        self.tokens.partition_point(|token| token.span.end <= offset)
    }

    /// The tokens that `span` touches.
    pub fn tokens_of(&self, span: Span) -> Range<usize> {
        let start = self.token_at(span.start);
        let end = self.tokens.partition_point(|token| token.span.start < span.end);
        start..end.max(start)
    }

    /// The mentions that start within `span`.
    pub fn mentions_in(&self, span: Span) -> &[Mention] {
        let start = self.mentions.partition_point(|mention| mention.span.start < span.start);
        let end = self.mentions.partition_point(|mention| mention.span.start < span.end);
        &self.mentions[start..end]
    }

    pub fn entity(&self, id: &Id) -> Option<&Entity> {
        self.entities.get(id)
    }
}
