//! The tables of a project and how an older file is brought up to date.

use rusqlite::{Connection, OptionalExtension, Transaction};

use super::geopackage;

/// The version of the tables; each older one is brought up to the next by a [`MIGRATIONS`] step.
pub(super) const VERSION: i64 = 1;

/// `MIGRATIONS[n]` brings version `n + 1` to `n + 2`.
const MIGRATIONS: &[fn(&Transaction<'_>) -> rusqlite::Result<()>] = &[];

/// The version of a file; `None` where it is no project.
pub(super) fn version(of: &Connection) -> rusqlite::Result<Option<i64>> {
    let application: i64 = of.pragma_query_value(None, "application_id", |row| row.get(0))?;
    if application != geopackage::APPLICATION_ID {
        return Ok(None);
    }
    let known: Option<i64> = of
        .query_row(
            "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'portolan_meta'",
            [],
            |row| row.get(0),
        )
        .optional()?;
    if known.is_none() {
        return Ok(None);
    }
    of.query_row("SELECT value FROM portolan_meta WHERE key = 'schema'", [], |row| row.get(0))
        .optional()
}

/// Brings an older file up to date, all or nothing.
pub(super) fn migrate(connection: &mut Connection, from: i64) -> rusqlite::Result<()> {
    let to = connection.transaction()?;
    for step in MIGRATIONS.iter().skip((from - 1).max(0) as usize) {
        step(&to)?;
    }
    to.execute("UPDATE portolan_meta SET value = ?1 WHERE key = 'schema'", [VERSION])?;
    to.commit()
}

/// The tables of an empty project.
pub(super) fn create(connection: &mut Connection) -> rusqlite::Result<()> {
    let to = connection.transaction()?;
    geopackage::create(&to)?;
    to.execute_batch(
        "CREATE TABLE portolan_meta (key TEXT PRIMARY KEY, value BLOB) WITHOUT ROWID;
         -- Files that were offered, and what became of each.
         CREATE TABLE portolan_files (
           id INTEGER PRIMARY KEY, path TEXT NOT NULL UNIQUE, size INTEGER NOT NULL,
           modified INTEGER, state TEXT NOT NULL, reason TEXT);
         -- What is known of each document without its text.
         CREATE TABLE portolan_documents (
           id INTEGER PRIMARY KEY, file INTEGER REFERENCES portolan_files(id), nth INTEGER NOT NULL,
           name TEXT NOT NULL, path TEXT, title TEXT NOT NULL, publisher TEXT, source TEXT,
           author TEXT, date TEXT, date_basis TEXT NOT NULL, language TEXT NOT NULL,
           added INTEGER NOT NULL, UNIQUE (file, nth));
         -- The text as it was read; layout: paragraphs, sentences, pages and the date's quote.
         CREATE TABLE portolan_texts (
           document INTEGER PRIMARY KEY REFERENCES portolan_documents(id) ON DELETE CASCADE,
           text TEXT NOT NULL, layout BLOB NOT NULL);
         -- What was read in it, by the rules of that version, and what joining needs.
         CREATE TABLE portolan_readings (
           document INTEGER PRIMARY KEY REFERENCES portolan_documents(id) ON DELETE CASCADE,
           version INTEGER NOT NULL, reading BLOB NOT NULL, facts BLOB NOT NULL);
         -- The joined whole, kept so that opening reads no document again.
         CREATE TABLE portolan_index (
           part INTEGER PRIMARY KEY, generation INTEGER NOT NULL, data BLOB NOT NULL);
         -- The user's own places and names.
         CREATE TABLE portolan_names (
           id INTEGER PRIMARY KEY, name TEXT NOT NULL, aliases TEXT, kind TEXT NOT NULL, lon REAL,
           lat REAL, country TEXT, place TEXT, note TEXT, file TEXT);
         CREATE TABLE places (
           fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, geom POINT, id TEXT, name TEXT,
           feature TEXT, country TEXT, mentions INTEGER, literal_mentions INTEGER,
           documents INTEGER, events INTEGER);
         CREATE TABLE events (
           fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, geom MULTIPOINT, id TEXT,
           same_as TEXT, type TEXT, mode TEXT, modality TEXT, date TEXT, first_day DATE,
           last_day DATE, sources TEXT, targets TEXT, others TEXT, places TEXT, sentence TEXT,
           start INTEGER, page INTEGER, document TEXT, title TEXT, publisher TEXT,
           document_date TEXT, path TEXT, confidence REAL);
         CREATE TABLE links (
           fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, geom LINESTRING, a TEXT, a_name TEXT,
           b TEXT, b_name TEXT, kind TEXT, documents INTEGER, sentences INTEGER, sentence TEXT,
           document TEXT, path TEXT);",
    )?;
    geopackage::register_layer(&to, "places", "POINT", "Places that the texts name")?;
    geopackage::register_layer(
        &to,
        "events",
        "MULTIPOINT",
        "Reports of events, each with its sentence",
    )?;
    geopackage::register_layer(&to, "links", "LINESTRING", "Ties between actors and places")?;
    to.execute("INSERT INTO portolan_meta VALUES ('schema', ?1), ('generation', 0)", [VERSION])?;
    to.commit()
}
