//! Small facts of a project: its roots, its title, when it was last looked at.

use rusqlite::{Connection, OptionalExtension};

/// A value by its key.
pub(super) fn get(from: &Connection, key: &str) -> rusqlite::Result<Option<String>> {
    from.query_row("SELECT CAST(value AS TEXT) FROM portolan_meta WHERE key = ?1", [key], |row| {
        row.get(0)
    })
    .optional()
}

pub(super) fn set(to: &Connection, key: &str, value: &str) -> rusqlite::Result<()> {
    to.execute("INSERT OR REPLACE INTO portolan_meta VALUES (?1, ?2)", [key, value]).map(drop)
}

/// Counts every change of what was read: an index of an older generation is stale.
pub(super) fn generation(from: &Connection) -> rusqlite::Result<i64> {
    from.query_row("SELECT value FROM portolan_meta WHERE key = 'generation'", [], |row| row.get(0))
}

pub(super) fn next_generation(to: &Connection) -> rusqlite::Result<()> {
    to.execute("UPDATE portolan_meta SET value = value + 1 WHERE key = 'generation'", []).map(drop)
}
