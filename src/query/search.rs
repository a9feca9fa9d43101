//! The search box: what is called so, what was told, and where the texts have the words.

use std::collections::BTreeSet;

use super::filter::{Filter, Matches};
use super::index::Index;
use super::language::{Node, Parsed, Problem, Query, Sort, What, parse};
use super::names::Wanted;
use super::small_words;
use super::texts::Texts;
use crate::atlas::{Atlas, DocIx, Document, EntityIx, EventIx, Evidence};
use crate::base::{PartialDate, Span};
use crate::corpus::find_dates;
use crate::gazetteer::Gazetteer;
use crate::project::search::{self, Hit, Stop, TextQuery, Within};

/// One answer of the search box.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Found {
    Entity(EntityIx),
    Event(EventIx),
    /// A document whose title has the words, or that a filter lets through.
    Document(DocIx),
    /// A sentence that has the words; of a document that has them apart, the one with most of them.
    Sentence(Evidence),
}

/// The answers to what was typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answers {
    pub found: Vec<Found>,
    /// There is more than was asked for.
    pub more: bool,
    /// The search was stopped before all that was asked for was found.
    pub stopped: bool,
    /// What of the query was not understood, and suggestions.
    pub problems: Vec<Problem>,
}

/// A sentence that was found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Quote {
    pub text: String,
    /// Where the words asked for stand in it, in order, in bytes.
    pub marks: Vec<Span>,
}

/// Of one document so many sentences are shown.
const PER_DOCUMENT: usize = 3;

/// What is being searched.
#[derive(Clone, Copy)]
pub struct Search<'a> {
    pub atlas: &'a Atlas,
    pub gazetteer: &'a Gazetteer,
    pub index: &'a Index,
    pub texts: Texts<'a>,
}

impl Search<'_> {
    /// At most `limit` answers to what was typed: events (only where the query asks for something
    /// other than words), names, titles, sentences. The last word may be unfinished.
    ///
    /// # Errors
    /// If the index of the texts cannot be read.
    pub fn find(self, typed: &str, limit: usize, stop: Stop<'_>) -> rusqlite::Result<Answers> {
        let Parsed { query, mut problems } = parse(typed);
        let (filter, more) = Filter::new(&query, self.atlas, self.gazetteer, self.index);
        problems.extend(more);
        let mut answers = Answers { problems, ..Answers::default() };
        if filter.is_empty() {
            return Ok(answers);
        }
        let plain = plain_words(&query);
        let matches = match &plain {
            Some(_) => None,
            None => Some(filter.matches(self.atlas, self.index, self.texts)?),
        };
        if let Some(matches) = &matches {
            self.events(&filter, matches, limit, &mut answers);
        }
        let found = match (&plain, &matches) {
            (Some(words), _) => self.index.names.beginning_with(words, Wanted::Any, limit),
            (None, Some(matches)) => self.busiest(&query, matches),
            (None, None) => Vec::new(),
        };
        let few = found.into_iter().take(limit.div_ceil(3));
        answers.found.extend(few.map(Found::Entity));
        let unfinished = plain.is_some() && typed.ends_with(char::is_alphanumeric);
        let begun = if unfinished { begun(&query) } else { None };
        self.sentences(&filter, begun, matches.as_ref(), limit, stop, &mut answers)?;
        let date = plain.as_ref().and_then(|_| as_date(typed));
        if answers.found.is_empty() && answers.problems.is_empty() && !answers.stopped {
            let about = match &plain {
                Some(words) => self.what_it_is_about(typed, words)?,
                None => None,
            };
            answers.problems.extend(about.or(date).or_else(|| self.misspelt(&query)));
        } else {
            answers.problems.extend(date);
        }
        Ok(answers)
    }

    /// Of a question that nothing answers, the search for the words that it is about, if that gives
    /// something: those that the texts have, one of them where no sentence has all.
    fn what_it_is_about(self, typed: &str, words: &str) -> rusqlite::Result<Option<Problem>> {
        if !small_words::is_question(typed) {
            return Ok(None);
        }
        let mut kept = Vec::new();
        for word in small_words::telling(words) {
            if self.gives(word)? {
                kept.push(word);
            }
        }
        for rest in [kept.join(" "), kept.join(" OR ")] {
            if !rest.is_empty() && rest != typed.trim() && self.gives(&rest)? {
                let whole = Span { start: 0, end: typed.len() as u32 };
                return Ok(Some(Problem::instead(whole, rest)));
            }
        }
        Ok(None)
    }

    /// Whether a search has an answer.
    fn gives(self, typed: &str) -> rusqlite::Result<bool> {
        let Parsed { query, .. } = parse(typed);
        let (filter, _) = Filter::new(&query, self.atlas, self.gazetteer, self.index);
        let named = plain_words(&query).is_some_and(|words| {
            !self.index.names.beginning_with(&words, Wanted::Any, 1).is_empty()
        });
        let Some(text) = filter.text().filter(|_| !named) else { return Ok(named) };
        Ok(!search::find(self.texts.connection, text, 1, 1, &|| false)?.hits.is_empty())
    }

    /// Sentences, each with where what was typed stands in it, in bytes of the sentence.
    pub fn quotes(self, typed: &str, sentences: &[Evidence]) -> Vec<Quote> {
        let Parsed { query, .. } = parse(typed);
        let (filter, _) = Filter::new(&query, self.atlas, self.gazetteer, self.index);
        let wanted = [filter.text().cloned(), begun(&query)];
        let quote = |at: &Evidence| {
            let text = at.sentence.of(&self.atlas.read(at.document).text).to_owned();
            let mut marks = wanted.iter().flatten().map(|wanted| search::marks(wanted, &text));
            let marks = marks.find(|marks| !marks.is_empty()).unwrap_or_default();
            Quote { text, marks }
        };
        sentences.iter().map(quote).collect()
    }

    /// What a filter lets most through of. Where words are asked for, only what bears one of them.
    fn busiest(&self, query: &Query, matches: &Matches) -> Vec<EntityIx> {
        let words: Vec<&str> = query
            .conditions()
            .iter()
            .filter_map(|node| match node {
                Node::Leaf(leaf) => match &leaf.what {
                    What::Words { text, .. } => Some(text.as_str()),
                    What::Field { .. } => None,
                },
                _ => None,
            })
            .collect();
        let candidates: Vec<EntityIx> = if words.is_empty() {
            self.atlas.entities().map(|(ix, _)| ix).collect()
        } else {
            self.index.names.starting(&words.join(" "), Wanted::Any, 50)
        };
        let mut counted: Vec<(usize, EntityIx)> = candidates
            .into_iter()
            .map(|ix| {
                let mentions = self.atlas.mentions_of(ix).iter();
                (mentions.filter(|&&mention| matches.has_mention(mention)).count(), ix)
            })
            .filter(|&(count, ix)| count > 0 && matches.kinds.get(ix.0))
            .collect();
        counted.sort_unstable_by_key(|&(count, ix)| (std::cmp::Reverse(count), ix));
        counted.into_iter().take(50).map(|(_, ix)| ix).collect()
    }

    /// Each event once, the latest first, undated ones last.
    fn events(&self, filter: &Filter, matches: &Matches, limit: usize, answers: &mut Answers) {
        if !filter.asks_for_events() {
            return;
        }
        let mut events: Vec<EventIx> = matches.events.iter().map(EventIx).collect();
        events.sort_by_key(|&ix| {
            std::cmp::Reverse(self.atlas.event(ix).1.date.map(|date| date.first()))
        });
        let once = self.atlas.once(events);
        let room = limit.div_ceil(2);
        answers.more |= once.len() > room;
        answers.found.extend(once.into_iter().take(room).map(Found::Event));
    }

    fn sentences(
        &self,
        filter: &Filter,
        begun: Option<TextQuery>,
        matches: Option<&Matches>,
        limit: usize,
        stop: Stop<'_>,
        answers: &mut Answers,
    ) -> rusqlite::Result<()> {
        let room = limit.saturating_sub(answers.found.len());
        let Some(text) = filter.text() else {
            if let Some(matches) = matches.filter(|_| filter.may_be(&[Sort::Document])) {
                let count = matches.documents.count();
                answers.more |= count > room;
                let documents = matches.documents.iter().take(room).map(DocIx);
                answers.found.extend(documents.map(Found::Document));
            }
            return Ok(());
        };
        let mut seen: BTreeSet<Found> = BTreeSet::new();
        for text in std::iter::once(text).chain(begun.as_ref()) {
            if answers.found.len() >= limit || answers.stopped {
                break;
            }
            // With other conditions some of the sentences fall away.
            let asked = if matches.is_some() { limit * 20 } else { limit };
            let found = search::find(self.texts.connection, text, asked, PER_DOCUMENT, stop)?;
            answers.more |= found.more;
            answers.stopped |= found.stopped;
            for hit in found.hits {
                if answers.found.len() >= limit {
                    answers.more = true;
                    break;
                }
                if let Some(answer) = self.answer(&hit, text, filter, matches)
                    && seen.insert(answer)
                {
                    answers.found.push(answer);
                }
            }
        }
        Ok(())
    }

    fn answer(
        &self,
        hit: &Hit,
        text: &TextQuery,
        filter: &Filter,
        matches: Option<&Matches>,
    ) -> Option<Found> {
        let ix = self.texts.rows.document(hit.document_row)?;
        let through = matches.is_none_or(|matches| matches.has_document(ix));
        match hit.within {
            Within::Title => {
                (through && filter.may_be(&[Sort::Document])).then_some(Found::Document(ix))
            }
            Within::Sentence(start) | Within::Furniture(start) => {
                let holds = filter.may_be(&[Sort::Sentence])
                    && matches.is_none_or(|matches| filter.lets_sentence(matches, self, ix, start));
                if !holds {
                    return None;
                }
                let document = self.atlas.read(ix);
                let nth = document.sentence_at(start)?;
                self.evidence(ix, &document, nth, text)
            }
            Within::Document => {
                if !through || !filter.may_be(&[Sort::Sentence]) {
                    return None;
                }
                let document = self.atlas.read(ix);
                let nth = search::best_sentence(text, &document)?;
                self.evidence(ix, &document, nth, text)
            }
        }
    }

    fn evidence(
        &self,
        ix: DocIx,
        document: &Document,
        nth: usize,
        text: &TextQuery,
    ) -> Option<Found> {
        let sentence = document.sentences[nth].span;
        let told = sentence.of(&document.text);
        if told.trim() == document.title.trim() {
            return None;
        }
        let mark = search::marks(text, told).first().copied();
        let span = mark.map_or(sentence, |mark| {
            let start = sentence.start + mark.start;
            Span { start, end: start + mark.len() as u32 }
        });
        Some(Found::Sentence(Evidence { document: ix, sentence, span }))
    }

    /// Words that nothing has, where a name is close to one.
    fn misspelt(&self, query: &Query) -> Option<Problem> {
        let root = query.root.as_ref()?;
        root.leaves().into_iter().find_map(|leaf| {
            let What::Words { text, .. } = &leaf.what else { return None };
            let near = self.index.names.near(text, Wanted::Any, 1);
            let (name, _) = self.index.names.of_entity(*near.first()?)?;
            let message =
                format!("Nothing in these texts is called {}.", super::language::quoted(text));
            Some(Problem::new(leaf.span, message).or_rather(leaf.span, name))
        })
    }
}

/// Where all that was typed is a date, the search for what happens then.
fn as_date(typed: &str) -> Option<Problem> {
    let written = || {
        let [found] = find_dates(typed)[..] else { return None };
        let around = [&typed[..found.span.start as usize], &typed[found.span.end as usize..]];
        let alone = around.iter().all(|rest| !rest.contains(char::is_alphanumeric));
        found.partial().filter(|_| alone)
    };
    let date = typed.trim().parse::<PartialDate>().ok().or_else(written)?;
    let whole = Span { start: 0, end: typed.len() as u32 };
    let instead = Problem::instead(whole, format!("date:{date}"));
    Some(Problem { message: format!("What happened then: date:{date}"), ..instead })
}

/// The words of a query that asks for nothing else.
fn plain_words(query: &Query) -> Option<String> {
    let words: Option<Vec<&str>> = query
        .conditions()
        .iter()
        .map(|node| match node {
            Node::Leaf(leaf) => match &leaf.what {
                What::Words { text, .. } => Some(text.as_str()),
                What::Field { .. } => None,
            },
            _ => None,
        })
        .collect();
    words.filter(|words| !words.is_empty()).map(|words| words.join(" "))
}

/// The same words, the last one taken for a beginning; `None` if that is too short to say much.
fn begun(query: &Query) -> Option<TextQuery> {
    let mut parts = Vec::new();
    let conditions = query.conditions();
    for (nth, node) in conditions.iter().enumerate() {
        let Node::Leaf(leaf) = node else { return None };
        let What::Words { text, prefix } = &leaf.what else { return None };
        let last = nth + 1 == conditions.len();
        if last && (*prefix || text.chars().count() < 3) {
            return None;
        }
        parts.extend(TextQuery::words(text, *prefix || last));
    }
    TextQuery::all(parts)
}
