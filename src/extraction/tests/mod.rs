//! Texts and what is to be found in them, one file a subject.

mod bodies;
mod own;
mod persons;
mod places;
mod resolution;
mod roles;

use super::analyse;
use super::lexicon::Lexicon;
use crate::atlas::{Document, Entity, Kind, Mention, Role};
use crate::corpus::{RawText, from_text};
use crate::gazetteer::Gazetteer;

fn document(text: &str) -> Document {
    from_text(RawText { id: Some("test".to_owned()), text: text.to_owned(), ..RawText::default() })
}

/// Calls `see` for each mention with its text and entity.
fn each(text: &str, mut see: impl FnMut(&str, &Mention, &Entity)) {
    let document = document(text);
    let analysis = analyse(&document, Gazetteer::embedded(), Lexicon::embedded());
    for mention in &analysis.mentions {
        let entity = analysis.entity(&mention.entity).expect("every mention has its entity");
        see(mention.span.of(&document.text), mention, entity);
    }
}

/// The mentions of one kind, as `text = name of the entity`, or the text alone where they agree.
fn found(text: &str, kind: Kind) -> Vec<String> {
    let mut found = Vec::new();
    each(text, |quote, mention, entity| {
        if mention.kind == kind {
            let same = entity.name == quote;
            found.push(if same { quote.to_owned() } else { format!("{quote} = {}", entity.name) });
        }
    });
    found
}

/// The place mentions with `@` before literal ones, and what an associative one stands for.
fn roles(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    each(text, |quote, mention, _| match (mention.role, &mention.actor) {
        (Some(Role::Literal), _) => found.push(format!("@{quote}")),
        (Some(Role::Associative), Some(actor)) => found.push(format!("{quote}>{actor}")),
        (Some(Role::Associative), None) => found.push(quote.to_owned()),
        (None, _) => {}
    });
    found
}
