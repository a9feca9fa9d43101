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
}

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

/// Where there are enough answers after this time, the rest of the documents is left for later.
const PATIENCE: Duration = Duration::from_millis(8);

/// The first answers: titles, then sentences, then documents that hold the words apart, then
/// furniture. Documents with most sentences come first, unless there are very many. At most
/// `limit` answers, of them at most `per_document` sentences of one document.
pub fn find(
    connection: &Connection,
    query: &TextQuery,
    limit: usize,
    per_document: usize,
) -> rusqlite::Result<Found> {
    let expression = query.expression();
    let mut finding = Finding {
        connection,
        query,
        expression: &expression,
        limit,
        per_document,
        whole: BTreeSet::new(),
        found: Found::default(),
    };
    finding.titles()?;
    finding.sentences(false)?;
    finding.apart()?;
    finding.sentences(true)?;
    Ok(finding.found)
}

struct Finding<'a> {
    connection: &'a Connection,
    query: &'a TextQuery,
    expression: &'a str,
    limit: usize,
    per_document: usize,
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
        let (found, all) = self.first_rows(furniture)?;
        let mut by_document: BTreeMap<i64, Vec<u32>> = BTreeMap::new();
        for key in found.iter().map(|&rowid| SentenceKey::of(rowid)) {
            by_document.entry(key.document_row).or_default().push(key.start);
        }
        let mut ranked: Vec<(i64, Vec<u32>)> = by_document.into_iter().collect();
        if all {
            ranked.sort_by_key(|(_, starts)| std::cmp::Reverse(starts.len()));
        }
        self.found.more |= !all;
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

    /// The first sentences, and whether these are all. Words that are each in most sentences and
    /// hardly ever together take long to find: they are looked for in more and more documents.
    fn first_rows(&self, furniture: bool) -> rusqlite::Result<(Vec<i64>, bool)> {
        let mut found = Vec::new();
        let began = Instant::now();
        let end = last_row(self.connection)? + 1;
        let mut from = 0;
        // A beginning of a word is looked up anew in each window.
        let mut to = if self.query.has_prefix() { end } else { end.div_euclid(32) };
        loop {
            let row = |document_row| SentenceKey { furniture, document_row, start: 0 }.rowid();
            let window = row(from)..row(to);
            let most = RANKED + 1 - found.len();
            found.extend(rows(self.connection, "search_sentence", self.expression, window, most)?);
            if found.len() > RANKED {
                return Ok((found, false));
            }
            if to >= end {
                return Ok((found, true));
            }
            if found.len() >= self.limit && began.elapsed() > PATIENCE {
                return Ok((found, false));
            }
            from = to;
            to = (to * 2).clamp(to + 1, end);
        }
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
            each_row(connection, "search_sentence", &expression, range, usize::MAX, |rowid| {
                let row = SentenceKey::of(rowid).document_row;
                if found.last() != Some(&row) {
                    found.push(row);
                }
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
    each_row(connection, "search_sentence", &query.expression(), range, usize::MAX, |rowid| {
        found.push(SentenceKey::of(rowid))
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
    each_row(connection, "search_sentence", &query.expression(), range, most, |_| count += 1)?;
    Ok(count)
}

fn rows(
    connection: &Connection,
    table: &str,
    expression: &str,
    range: std::ops::Range<i64>,
    limit: usize,
) -> rusqlite::Result<Vec<i64>> {
    let mut found = Vec::new();
    each_row(connection, table, expression, range, limit, |rowid| found.push(rowid))?;
    Ok(found)
}

/// Rows of a table that hold what is asked for, ascending, within a range of rows.
fn each_row(
    connection: &Connection,
    table: &str,
    expression: &str,
    range: std::ops::Range<i64>,
    limit: usize,
    mut take: impl FnMut(i64),
) -> rusqlite::Result<()> {
    let sql = format!(
        "SELECT rowid FROM {table} WHERE {table} MATCH ?1 AND rowid >= ?2 AND rowid < ?3 \
         ORDER BY rowid LIMIT ?4"
    );
    let mut statement = connection.prepare_cached(&sql)?;
    let limit = i64::try_from(limit).unwrap_or(i64::MAX);
    let mut rows = statement.query(params![expression, range.start, range.end, limit])?;
    while let Some(row) = rows.next()? {
        take(row.get(0)?);
    }
    Ok(())
}
