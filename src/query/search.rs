//! The search box: names of places and actors, events, titles, and words in sentences.

use crate::atlas::{Atlas, DocIx, EntityIx, EventIx, Evidence};
use crate::base::Span;

/// One answer of the search box.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    Entity(EntityIx),
    Event(EventIx),
    Document(DocIx),
    /// A sentence that holds the words.
    Sentence(Evidence),
}

/// At most `limit` answers: names that begin with the words, names that hold them, then events
/// by their words, titles, and sentences. Case and accents do not matter; white space folds.
pub fn search(atlas: &Atlas, text: &str, limit: usize) -> Vec<Found> {
    let wanted = fold(text);
    if wanted.is_empty() {
        return Vec::new();
    }
    let mut ranked: Vec<(u8, std::cmp::Reverse<u32>, EntityIx)> = atlas
        .entities()
        .filter_map(|(ix, entity)| {
            let counts = atlas.counts(ix);
            let rank = rank(&fold(&entity.name), &wanted)?;
            Some((rank, std::cmp::Reverse(counts.mentions + counts.events), ix))
        })
        .collect();
    ranked.sort();
    let mut found: Vec<Found> = ranked.into_iter().map(|(_, _, ix)| Found::Entity(ix)).collect();
    found.truncate(limit);
    for (ix, document) in atlas.documents() {
        if found.len() < limit && rank(&fold(&document.title), &wanted).is_some() {
            found.push(Found::Document(ix));
        }
    }
    for (ix, event) in atlas.events() {
        let (doc, _) = atlas.event(ix);
        let document = atlas.read(doc);
        let told = event.trigger.of(&document.text);
        if found.len() < limit && rank(&fold(told), &wanted).is_some() {
            found.push(Found::Event(ix));
        }
    }
    sentences(atlas, &wanted, limit, &mut found);
    found
}

fn sentences(atlas: &Atlas, wanted: &str, limit: usize, found: &mut Vec<Found>) {
    for (document, _) in atlas.documents() {
        let text = atlas.read(document);
        for sentence in &text.sentences {
            if found.len() >= limit {
                return;
            }
            let told = sentence.span.of(&text.text);
            if let Some((start, end)) = find_folded(told, wanted) {
                let from = sentence.span.start as usize;
                let span = Span::new(from + start, from + end);
                found.push(Found::Sentence(Evidence { document, sentence: sentence.span, span }));
            }
        }
    }
}

/// 0 for the name itself, 1 for its beginning, 2 for the beginning of a word in it.
fn rank(name: &str, wanted: &str) -> Option<u8> {
    if name == wanted {
        return Some(0);
    }
    if name.starts_with(wanted) {
        return Some(1);
    }
    let inside = name.match_indices(wanted).any(|(at, _)| {
        name[..at].chars().next_back().is_none_or(|before| !before.is_alphanumeric())
    });
    inside.then_some(2)
}

fn fold_char(c: char) -> impl Iterator<Item = char> {
    use unicode_normalization::UnicodeNormalization;
    use unicode_normalization::char::is_combining_mark;
    std::iter::once(c).nfd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase)
}

fn fold(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ").chars().flat_map(fold_char).collect()
}

/// Where `wanted`, already folded, begins and ends in `text`, in bytes of `text`; at the
/// beginning of a word only.
fn find_folded(text: &str, wanted: &str) -> Option<(usize, usize)> {
    let mut folded = String::with_capacity(text.len());
    let mut from = Vec::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        for c in fold_char(if c.is_whitespace() { ' ' } else { c }) {
            folded.push(c);
            from.resize(folded.len(), at);
        }
    }
    let hit = folded.match_indices(wanted).map(|(at, _)| at).find(|&at| {
        folded[..at].chars().next_back().is_none_or(|before| !before.is_alphanumeric())
    })?;
    let end = from.get(hit + wanted.len()).copied().unwrap_or(text.len());
    Some((from[hit], end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_whatever_their_case_and_accents() {
        let text = "In Québec, the Sea was calm.";
        let (start, end) = find_folded(text, "quebec").unwrap();
        assert_eq!(&text[start..end], "Québec");
        assert_eq!(find_folded(text, "ebec"), None);
        assert_eq!(rank("sea of japan", "jap"), Some(2));
        assert_eq!(rank("sea of japan", "apan"), None);
    }
}
