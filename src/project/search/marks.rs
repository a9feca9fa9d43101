//! Where the words asked for stand in a text that was found.

use super::analyse::{Analyser, Part};
use super::text_query::{Phrase, TextQuery};
use crate::base::Span;
use crate::corpus::Document;

/// The terms of one text, with their places.
struct Terms(Vec<(String, Span, Part)>);

impl Terms {
    fn of(text: &str) -> Self {
        let mut terms = Vec::new();
        Analyser::new().each(text, |term| terms.push((term.text.to_owned(), term.span, term.part)));
        Self(terms)
    }

    /// Where a phrase stands, in bytes of the text.
    fn places(&self, phrase: &Phrase) -> Vec<Span> {
        let last = phrase.terms.len() - 1;
        let is = |nth: usize, (text, ..): &(String, Span, Part)| {
            if nth == last && phrase.prefix {
                text.starts_with(&phrase.terms[nth])
            } else {
                *text == phrase.terms[nth]
            }
        };
        let mut places = Vec::new();
        // The last sign of a run stands beside the order of the others.
        let order: Vec<_> = self.0.iter().filter(|(_, _, part)| *part != Part::Last).collect();
        for window in order.windows(phrase.terms.len()) {
            if window.iter().enumerate().all(|(nth, term)| is(nth, term)) {
                let (text, end, part) = window[last];
                let mut end = *end;
                if *part == Part::Signs && text.len() > phrase.terms[last].len() {
                    // A single sign was asked for: the pair's second is another.
                    end.end = end.start + phrase.terms[last].len() as u32;
                }
                places.push(window[0].1.join(end));
            }
        }
        if last == 0 {
            let alone = self.0.iter().filter(|(_, _, part)| *part == Part::Last);
            places.extend(alone.filter(|term| is(0, term)).map(|(_, span, _)| *span));
        }
        places
    }
}

/// Where the words asked for stand in a text: in order, without overlap, in bytes of the text.
pub fn marks(query: &TextQuery, text: &str) -> Vec<Span> {
    let terms = Terms::of(text);
    let mut places: Vec<Span> =
        query.wanted().into_iter().flat_map(|phrase| terms.places(phrase)).collect();
    places.sort_unstable_by_key(|span| (span.start, span.end));
    let mut merged: Vec<Span> = Vec::new();
    for place in places {
        match merged.last_mut().filter(|last| place.start <= last.end) {
            Some(last) => *last = last.join(place),
            None => merged.push(place),
        }
    }
    merged
}

/// The sentence of a document that holds most of the phrases asked for: the first of the best.
/// An index into [`Document::sentences`]; `None` if none holds any.
pub fn best_sentence(query: &TextQuery, document: &Document) -> Option<usize> {
    let wanted = query.wanted();
    let held = |nth: &usize| {
        let terms = Terms::of(document.sentences[*nth].span.of(&document.text));
        wanted.iter().filter(|phrase| !terms.places(phrase).is_empty()).count()
    };
    let mut best = None;
    let in_text = |nth: &usize| !document.is_furniture(document.sentences[*nth].span.start);
    for nth in (0..document.sentences.len()).filter(in_text) {
        let count = held(&nth);
        if count > best.map_or(0, |(_, most)| most) {
            best = Some((nth, count));
        }
    }
    best.map(|(nth, _)| nth)
}
