//! What may be meant by the word under the cursor, while it is typed.

use super::index::Index;
use super::language::{Field, Node, PieceKind, pieces, values};
use super::names::Wanted;
use crate::atlas::{EntityIx, Kind};
use crate::base::Span;

/// One way to go on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Completion {
    /// What it replaces, in bytes of the query.
    pub span: Span,
    /// What to put there.
    pub text: String,
    /// What to show.
    pub label: String,
    pub what: Completes,
}

/// What a completion is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Completes {
    /// The name of a field, its colon with it.
    Field(Field),
    /// A value that a field takes.
    Value(Field),
    /// A name of the atlas.
    Entity(EntityIx),
    /// The query is mended, not continued: something was mistyped.
    Correction(EntityIx),
}

/// How many are offered.
const MOST: usize = 10;

/// A name that is typed without quotes has at most so many words.
const WORDS: usize = 6;

/// Ways to go on at the cursor, a byte of the query; the likeliest first. Commands of the window
/// are not among them.
pub fn complete(index: &Index, text: &str, cursor: usize) -> Vec<Completion> {
    let Some(before) = text.get(..cursor) else { return Vec::new() };
    let all = pieces(text);
    let at = |piece: &Span| (piece.start as usize) < cursor && cursor <= piece.end as usize;
    let nth = all.iter().position(|piece| at(&piece.span));
    let typed = |span: Span| bare(&before[span.start as usize..]);
    match nth.map(|nth| (nth, all[nth].kind)) {
        Some((nth, PieceKind::Field)) if cursor == all[nth].span.end as usize => {
            let Some(field) = field_of(text, all[nth].span) else { return Vec::new() };
            let value = all.get(nth + 1).filter(|piece| piece.kind == PieceKind::Value);
            let end = value.filter(|piece| piece.span.start as usize == cursor);
            let end = end.map_or(cursor, |piece| piece.span.end as usize);
            values_of(index, field, "", Span::new(cursor, end))
        }
        Some((nth, PieceKind::Value)) => {
            let Some(field) = field_of(text, all[nth - 1].span) else { return Vec::new() };
            values_of(index, field, typed(all[nth].span), all[nth].span)
        }
        Some((nth, PieceKind::Word | PieceKind::Phrase)) => {
            // Words before it may belong to the same name, also those behind a field.
            let from = (0..nth).rev().take(WORDS - 1).take_while(|&nth| {
                let gap = &text[all[nth].span.end as usize..all[nth + 1].span.start as usize];
                matches!(all[nth].kind, PieceKind::Word | PieceKind::Value) && gap == " "
            });
            let from = from.last().unwrap_or(nth);
            words(index, text, &all[from..=nth], before)
        }
        _ => Vec::new(),
    }
}

/// What was typed of a value, without the quote before it.
fn bare(typed: &str) -> &str {
    typed.trim_start_matches(['"', '“', '„', '«'])
}

fn field_of(text: &str, span: Span) -> Option<Field> {
    Field::named(span.of(text).trim_end_matches([':', '：']))
}

/// For words outside of a value, the longest run of them that begins a name first.
fn words(
    index: &Index,
    text: &str,
    run: &[super::language::Piece],
    before: &str,
) -> Vec<Completion> {
    let Some(last) = run.last() else { return Vec::new() };
    for (nth, piece) in run.iter().enumerate() {
        let span = piece.span.join(last.span);
        let typed = bare(&before[span.start as usize..]);
        if piece.kind == PieceKind::Value {
            // The name of a field stands right before its value.
            let before = text[..span.start as usize].trim_end();
            let field = before.trim_end_matches([':', '：']);
            let from = field.rfind(|ch: char| !ch.is_alphabetic()).map_or(0, |at| at + 1);
            let Some(field) = Field::named(field[from..].trim_start()) else { continue };
            if nth + 1 < run.len() && !matches!(field, Field::Place | Field::Actor) {
                continue;
            }
            let named = named(index, wanted(field), typed, |name, _| {
                let value = Node::field(field, name).to_string();
                value[field.name().len() + 1..].to_owned()
            });
            if !named.is_empty() {
                return with_span(named, span);
            }
        } else if nth + 1 < run.len() {
            let found = index.names.starting(typed, Wanted::Any, MOST);
            if !found.is_empty() {
                return with_span(entities(index, found, condition), span);
            }
        } else {
            let mut found: Vec<Completion> = Field::ALL
                .into_iter()
                .filter(|field| field.name().starts_with(&typed.to_lowercase()))
                .map(|field| Completion {
                    span,
                    text: format!("{}:", field.name()),
                    label: format!("{}:", field.name()),
                    what: Completes::Field(field),
                })
                .collect();
            found.truncate(3);
            found.extend(with_span(named(index, Wanted::Any, typed, condition), span));
            found.truncate(MOST);
            return found;
        }
    }
    Vec::new()
}

fn wanted(field: Field) -> Wanted {
    if field == Field::Place { Wanted::Place } else { Wanted::Actor }
}

/// A name as a condition of its own.
fn condition(name: &str, kind: Kind) -> String {
    match kind {
        Kind::Place => Node::field(Field::Place, name).to_string(),
        kind if kind.is_actor() => Node::field(Field::Actor, name).to_string(),
        _ => format!("\"{}\"", name.replace('"', "")),
    }
}

fn with_span(completions: Vec<Completion>, span: Span) -> Vec<Completion> {
    completions.into_iter().map(|completion| Completion { span, ..completion }).collect()
}

/// Names that begin so, or if there are none, that are close to it.
fn named(
    index: &Index,
    wanted: Wanted,
    typed: &str,
    write: impl Fn(&str, Kind) -> String,
) -> Vec<Completion> {
    let found = index.names.beginning_with(typed, wanted, MOST);
    let none = found.is_empty();
    let mut completions = entities(index, found, &write);
    if none {
        completions = entities(index, index.names.near(typed, wanted, 3), &write);
        for completion in &mut completions {
            if let Completes::Entity(ix) = completion.what {
                completion.what = Completes::Correction(ix);
            }
        }
    }
    completions
}

fn entities(
    index: &Index,
    found: Vec<EntityIx>,
    write: impl Fn(&str, Kind) -> String,
) -> Vec<Completion> {
    let mut completions: Vec<Completion> = Vec::new();
    for ix in found {
        let Some((name, kind)) = index.names.of_entity(ix) else { continue };
        let text = write(name, kind);
        // Two things of one name are one value.
        if completions.iter().any(|known| known.text == text) {
            continue;
        }
        let span = Span { start: 0, end: 0 };
        completions.push(Completion {
            span,
            text,
            label: name.to_owned(),
            what: Completes::Entity(ix),
        });
    }
    completions
}

fn values_of(index: &Index, field: Field, typed: &str, span: Span) -> Vec<Completion> {
    let value =
        |name: &str| Node::field(field, name).to_string()[field.name().len() + 1..].to_owned();
    match field {
        Field::Place | Field::Actor => {
            with_span(named(index, wanted(field), typed, |name, _| value(name)), span)
        }
        _ => {
            let typed = typed.to_lowercase();
            let mut words = words_of(index, field);
            words.retain(|word| {
                let word = word.to_lowercase();
                word.starts_with(&typed) || word.split(' ').any(|part| part.starts_with(&typed))
            });
            words.sort_by_key(|word| !word.to_lowercase().starts_with(&typed));
            words.truncate(MOST);
            let made = |word: String| Completion {
                span,
                text: value(&word),
                label: word,
                what: Completes::Value(field),
            };
            words.into_iter().map(made).collect()
        }
    }
}

/// All values that a field takes, the commonest first.
fn words_of(index: &Index, field: Field) -> Vec<String> {
    let mut words: Vec<String> = match field {
        Field::Type => {
            let mut modes = index.modes.clone();
            modes.sort_by_key(|&(mode, count)| (std::cmp::Reverse(count), mode));
            let types = values::type_words().map(|(_, word)| word);
            types.chain(modes.into_iter().map(|(mode, _)| mode)).map(str::to_owned).collect()
        }
        Field::Kind => values::kind_words().map(str::to_owned).collect(),
        Field::Is => values::is_words().map(str::to_owned).collect(),
        Field::In => {
            let papers = index.papers.names.iter().map(|(name, _)| name.clone());
            let languages = index.languages.iter().filter_map(|code| values::language_word(code));
            languages.map(str::to_owned).chain(papers).collect()
        }
        Field::Before | Field::After | Field::Date => index.periods.clone(),
        Field::Place | Field::Actor => Vec::new(),
    };
    let mut seen = std::collections::HashSet::new();
    words.retain(|word| seen.insert(word.clone()));
    words
}
