//! Asks the index.

use std::collections::{BTreeMap, BTreeSet};
use std::time::{Duration, Instant};

use rusqlite::{Connection, OptionalExtension, params};

use super::index::SentenceKey;
use super::text_query::TextQuery;

/// What was found first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    pub hits: Vec<Hit>,
    /// There may be more than was asked for.
    pub more: bool,
    /// It was stopped before all that was asked for was found.
    pub stopped: bool,
}

/// Asked now and then during a search: whether to stop it.
pub type Stop<'a> = &'a dyn Fn() -> bool;

/// One answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Hit {
    pub document_row: i64,
    pub within: Within,
}

/// Where in a document the words stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Within {
    /// All of them in its title.
    Title,
    /// All of them in the sentence that begins at this byte of its text.
    Sentence(u32),
    /// All of them in its text or title, but in no one sentence.
    Document,
    /// All of them in a sentence that begins here, but only in navigation, advertisement or the like.
    Furniture(u32),
}

/// Matches up to this number are all looked at, so that the best come first; of more than that the
/// first are taken in the order of the documents. Looking at each of a million takes too long.
const RANKED: usize = 2_000;

/// Where there are enough answers after this time, the rest of the documents is left for later. What
/// takes longer is not ranked: a part of it may be on screen, and no line moves while it is read.
const PATIENCE: Duration = Duration::from_millis(8);

/// The first answers: titles, then sentences, then documents that hold the words apart, then
/// furniture. Documents with most sentences come first, unless there are very many. At most
/// `limit` answers, of them at most `per_document` sentences of one document. When it is
/// stopped, what was found so far, in the order of the documents.
pub fn find(
    connection: &Connection,
    query: &TextQuery,
    limit: usize,
    per_document: usize,
    stop: Stop<'_>,
) -> rusqlite::Result<Found> {
    let expression = query.expression();
    let mut finding = Finding {
        connection,
        query,
        expression: &expression,
        limit,
        per_document,
        stop,
        whole: BTreeSet::new(),
        found: Found::default(),
    };
    finding.titles()?;
    finding.sentences(false)?;
    if !finding.found.stopped {
        finding.apart()?;
        finding.sentences(true)?;
    }
    Ok(finding.found)
}

/// Rows of sentences.
struct First {
    rows: Vec<i64>,
    /// These are all.
    complete: bool,
    /// They were found in no time: nobody has seen a part of them.
    soon: bool,
}

struct Finding<'a> {
    connection: &'a Connection,
    query: &'a TextQuery,
    expression: &'a str,
    limit: usize,
    per_document: usize,
    stop: Stop<'a>,
    /// Documents that hold the words together.
    whole: BTreeSet<i64>,
    found: Found,
}

impl Finding<'_> {
    fn is_full(&mut self) -> bool {
        let full = self.found.hits.len() >= self.limit;
        self.found.more |= full;
        full
    }

    fn push(&mut self, document_row: i64, within: Within) {
        self.found.hits.push(Hit { document_row, within });
    }

    fn titles(&mut self) -> rusqlite::Result<()> {
        let all = 0..i64::MAX;
        let titles = rows(self.connection, "search_title", self.expression, all, self.limit + 1)?;
        for row in titles {
            if self.is_full() {
                break;
            }
            self.whole.insert(row);
            self.push(row, Within::Title);
        }
        Ok(())
    }

    fn sentences(&mut self, furniture: bool) -> rusqlite::Result<()> {
        if self.is_full() {
            return Ok(());
        }
        let First { rows, complete, soon } = self.first_rows(furniture)?;
        let mut by_document: BTreeMap<i64, Vec<u32>> = BTreeMap::new();
        for key in rows.iter().map(|&rowid| SentenceKey::of(rowid)) {
            by_document.entry(key.document_row).or_default().push(key.start);
        }
        let mut ranked: Vec<(i64, Vec<u32>)> = by_document.into_iter().collect();
        if complete && soon {
            ranked.sort_by_key(|(_, starts)| std::cmp::Reverse(starts.len()));
        }
        self.found.more |= !complete;
        for (row, starts) in ranked {
            self.whole.insert(row);
            self.found.more |= starts.len() > self.per_document;
            for start in starts.into_iter().take(self.per_document) {
                if self.is_full() {
                    return Ok(());
                }
                let within =
                    if furniture { Within::Furniture(start) } else { Within::Sentence(start) };
                self.push(row, within);
            }
        }
        Ok(())
    }

    /// The first sentences, as many as there is time for.
    fn first_rows(&mut self, furniture: bool) -> rusqlite::Result<First> {
        let row = |document_row| SentenceKey { furniture, document_row, start: 0 }.rowid();
        let window = row(0)..row(last_row(self.connection)? + 1);
        let began = Instant::now();
        let mut first = First { rows: Vec::new(), complete: true, soon: true };
        let stop = &mut self.found.stopped;
        each_row(self.connection, "search_sentence", self.expression, window, |rowid| {
            first.rows.push(rowid);
            first.soon = began.elapsed() <= PATIENCE;
            let enough = first.rows.len() >= self.limit && !first.soon;
            *stop = !enough && (self.stop)();
            first.complete = !(enough || *stop || first.rows.len() > RANKED);
            first.complete
        })?;
        Ok(first)
    }

    /// Documents that hold the words, but not together.
    fn apart(&mut self) -> rusqlite::Result<()> {
        if matches!(self.query, TextQuery::Phrase(_)) || self.is_full() {
            return Ok(());
        }
        for row in documents(self.connection, self.query)? {
            if self.whole.contains(&row) {
                continue;
            }
            if self.is_full() {
                break;
            }
            self.push(row, Within::Document);
        }
        Ok(())
    }
}

/// The last row that a document has; -1 if there is none.
fn last_row(connection: &Connection) -> rusqlite::Result<i64> {
    let sql = "SELECT rowid FROM search_document ORDER BY rowid DESC LIMIT 1";
    Ok(connection.prepare_cached(sql)?.query_row([], |row| row.get(0)).optional()?.unwrap_or(-1))
}

/// All documents whose text and title together hold what is asked for, furniture left out: their
/// rows, ascending. The words may stand in different sentences; a phrase stands in one.
pub fn documents(connection: &Connection, query: &TextQuery) -> rusqlite::Result<Vec<i64>> {
    if query.is_of_terms() {
        let all = 0..i64::MAX;
        return rows(connection, "search_document", &query.expression(), all, usize::MAX);
    }
    match query {
        TextQuery::Phrase(_) => {
            let expression = query.expression();
            let mut found = rows(connection, "search_title", &expression, 0..i64::MAX, usize::MAX)?;
            let range = 0..SentenceKey::FIRST_FURNITURE;
            each_row(connection, "search_sentence", &expression, range, |rowid| {
                let row = SentenceKey::of(rowid).document_row;
                if found.last() != Some(&row) {
                    found.push(row);
                }
                true
            })?;
            found.sort_unstable();
            found.dedup();
            Ok(found)
        }
        TextQuery::All(parts) => {
            // What needs no positions is one question.
            let (terms, others): (Vec<_>, Vec<_>) =
                parts.iter().cloned().partition(TextQuery::is_of_terms);
            let mut sets = others.iter().map(|part| documents(connection, part));
            let mut found = match TextQuery::all(terms) {
                Some(terms) => documents(connection, &terms)?,
                None => sets.next().transpose()?.unwrap_or_default(),
            };
            for set in sets {
                if found.is_empty() {
                    break;
                }
                let set = set?;
                found.retain(|row| set.binary_search(row).is_ok());
            }
            Ok(found)
        }
        TextQuery::Any(parts) => {
            let mut found = Vec::new();
            for part in parts {
                found.extend(documents(connection, part)?);
            }
            found.sort_unstable();
            found.dedup();
            Ok(found)
        }
        TextQuery::Except(from, what) => {
            let mut found = documents(connection, from)?;
            let what = documents(connection, what)?;
            found.retain(|row| what.binary_search(row).is_err());
            Ok(found)
        }
    }
}

/// All sentences that hold what is asked for, furniture left out; ascending.
pub fn sentences(connection: &Connection, query: &TextQuery) -> rusqlite::Result<Vec<SentenceKey>> {
    let mut found = Vec::new();
    let range = 0..SentenceKey::FIRST_FURNITURE;
    each_row(connection, "search_sentence", &query.expression(), range, |rowid| {
        found.push(SentenceKey::of(rowid));
        true
    })?;
    Ok(found)
}

/// How many sentences hold what is asked for, furniture left out; counts no further than `most`.
pub fn count_sentences(
    connection: &Connection,
    query: &TextQuery,
    most: usize,
) -> rusqlite::Result<usize> {
    let mut count = 0;
    let range = 0..SentenceKey::FIRST_FURNITURE;
    each_row(connection, "search_sentence", &query.expression(), range, |_| {
        count += 1;
        count < most
    })?;
    Ok(count.min(most))
}

fn rows(
    connection: &Connection,
    table: &str,
    expression: &str,
    range: std::ops::Range<i64>,
    limit: usize,
) -> rusqlite::Result<Vec<i64>> {
    let mut found = Vec::new();
    if limit > 0 {
        each_row(connection, table, expression, range, |rowid| {
            found.push(rowid);
            found.len() < limit
        })?;
    }
    Ok(found)
}

/// Rows of a table that hold what is asked for, ascending, within a range of rows, for as long as
/// `take` wants more.
fn each_row(
    connection: &Connection,
    table: &str,
    expression: &str,
    range: std::ops::Range<i64>,
    mut take: impl FnMut(i64) -> bool,
) -> rusqlite::Result<()> {
    let sql = format!(
        "SELECT rowid FROM {table} WHERE {table} MATCH ?1 AND rowid >= ?2 AND rowid < ?3 \
         ORDER BY rowid"
    );
    let mut statement = connection.prepare_cached(&sql)?;
    let mut rows = statement.query(params![expression, range.start, range.end])?;
    while let Some(row) = rows.next()? {
        if !take(row.get(0)?) {
            break;
        }
    }
    Ok(())
}
