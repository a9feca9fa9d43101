//! Keeps the index: what goes in and out with a document.

use rusqlite::{Connection, params};

use super::analyse::Analyser;
use crate::corpus::{Document, MAX_TEXT_BYTES};

/// Bits for the byte at which a sentence begins.
const START_BITS: u32 = 26;
const _: () = assert!(MAX_TEXT_BYTES <= 1 << START_BITS);

/// Set in the rows of furniture.
const FURNITURE: i64 = 1 << 62;

/// Which sentence a row of `search_sentence` is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SentenceKey {
    pub furniture: bool,
    /// The document's row in the project, from 0 to 2³⁶ − 1.
    pub document_row: i64,
    /// The byte of the document's text at which the sentence begins.
    pub start: u32,
}

impl SentenceKey {
    pub(super) fn rowid(self) -> i64 {
        let furniture = if self.furniture { FURNITURE } else { 0 };
        furniture | self.document_row << START_BITS | i64::from(self.start)
    }

    pub(super) fn of(rowid: i64) -> Self {
        Self {
            furniture: rowid & FURNITURE != 0,
            document_row: (rowid & !FURNITURE) >> START_BITS,
            start: (rowid & ((1 << START_BITS) - 1)) as u32,
        }
    }

    /// Every row from here on is furniture.
    pub(super) const FIRST_FURNITURE: i64 = FURNITURE;
}

const TABLES: [&str; 3] = ["search_title", "search_sentence", "search_document"];

/// Makes the empty index, if there is none yet.
pub fn create(connection: &Connection) -> rusqlite::Result<()> {
    for table in TABLES {
        let detail = if table == "search_document" { "none" } else { "full" };
        connection.execute_batch(&format!(
            "CREATE VIRTUAL TABLE IF NOT EXISTS {table} USING fts5(\
                 text, content='', contentless_delete=1, detail={detail}, tokenize='ascii');"
        ))?;
    }
    Ok(())
}

/// Takes a document in. Where its row was used before, [`remove`] comes first. Much faster with
/// many documents in one transaction.
pub fn add(
    connection: &Connection,
    document_row: i64,
    document: &Document,
) -> rusqlite::Result<()> {
    let mut analyser = Analyser::new();
    let title = analyser.joined(&document.title);
    insert(connection, "search_title", document_row, &title)?;
    let mut all = title;
    for sentence in &document.sentences {
        let terms = analyser.joined(sentence.span.of(&document.text));
        if terms.is_empty() {
            continue;
        }
        let paragraph = document.paragraphs.get(sentence.paragraph as usize);
        let furniture = paragraph.is_some_and(|paragraph| paragraph.furniture);
        let key = SentenceKey { furniture, document_row, start: sentence.span.start };
        insert(connection, "search_sentence", key.rowid(), &terms)?;
        if !furniture {
            all.push(' ');
            all.push_str(&terms);
        }
    }
    let mut terms: Vec<&str> = all.split(' ').collect();
    terms.sort_unstable();
    terms.dedup();
    insert(connection, "search_document", document_row, &terms.join(" "))
}

fn insert(connection: &Connection, table: &str, row: i64, terms: &str) -> rusqlite::Result<()> {
    let sql = format!("INSERT INTO {table} (rowid, text) VALUES (?1, ?2)");
    connection.prepare_cached(&sql)?.execute(params![row, terms]).map(drop)
}

/// Takes a document out again; one that is not there is no error.
pub fn remove(connection: &Connection, document_row: i64) -> rusqlite::Result<()> {
    for table in ["search_title", "search_document"] {
        let sql = format!("DELETE FROM {table} WHERE rowid = ?1");
        connection.prepare_cached(&sql)?.execute([document_row])?;
    }
    let mut delete = connection
        .prepare_cached("DELETE FROM search_sentence WHERE rowid >= ?1 AND rowid < ?2")?;
    for furniture in [false, true] {
        let from = SentenceKey { furniture, document_row, start: 0 }.rowid();
        delete.execute([from, from + (1 << START_BITS)])?;
    }
    Ok(())
}

/// Takes everything out, so that the texts can be taken in again.
pub fn clear(connection: &Connection) -> rusqlite::Result<()> {
    for table in TABLES {
        connection.execute_batch(&format!("INSERT INTO {table}({table}) VALUES('delete-all');"))?;
    }
    Ok(())
}

/// After many documents were taken in or out: joins what was written in pieces, at most `pages` of
/// it in each table (4 KiB each), so that the next search is as fast as it can be. True while there
/// is more to join.
pub fn settle(connection: &Connection, pages: u32) -> rusqlite::Result<bool> {
    let mut more = false;
    for table in TABLES {
        let before = changes(connection)?;
        let sql = format!("INSERT INTO {table}({table}, rank) VALUES('merge', ?1)");
        connection.prepare_cached(&sql)?.execute([pages])?;
        // FTS5 says that it had work left by changing more rows than the command itself does.
        more |= changes(connection)? - before >= 2;
    }
    Ok(more)
}

fn changes(connection: &Connection) -> rusqlite::Result<i64> {
    connection.query_row("SELECT total_changes()", [], |row| row.get(0))
}
