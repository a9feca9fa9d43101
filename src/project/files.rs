//! The files that were offered to a project, and what became of each.

use rusqlite::{Connection, OptionalExtension, params};

/// What became of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileState {
    /// Some of its texts are in, others to come.
    Begun,
    Read,
    /// Left out by rule.
    Skipped,
    Failed,
}

impl FileState {
    fn word(self) -> &'static str {
        match self {
            Self::Begun => "begun",
            Self::Read => "read",
            Self::Skipped => "skipped",
            Self::Failed => "failed",
        }
    }

    fn of(word: &str) -> Self {
        match word {
            "read" => Self::Read,
            "skipped" => Self::Skipped,
            "failed" => Self::Failed,
            _ => Self::Begun,
        }
    }
}

/// One file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileRow {
    /// As the user would write it.
    pub path: String,
    /// In bytes, when it was read.
    pub size: u64,
    /// When it was last changed, in nanoseconds since 1970; `None` where the system does not say.
    pub modified: Option<i64>,
    pub state: FileState,
    /// Why it was skipped or failed; of a file that was read, what of it was not.
    pub reason: Option<String>,
}

pub(super) fn all(from: &Connection) -> rusqlite::Result<Vec<(i64, FileRow)>> {
    let mut rows =
        from.prepare("SELECT id, path, size, modified, state, reason FROM portolan_files")?;
    let rows = rows.query_map([], |row| {
        let state: String = row.get(4)?;
        let file = FileRow {
            path: row.get(1)?,
            size: row.get::<_, i64>(2)? as u64,
            modified: row.get(3)?,
            state: FileState::of(&state),
            reason: row.get(5)?,
        };
        Ok((row.get(0)?, file))
    })?;
    rows.collect()
}

/// Writes a file down, or what is new of it, and gives its row.
pub(super) fn put(to: &Connection, file: &FileRow) -> rusqlite::Result<i64> {
    to.prepare_cached(
        "INSERT INTO portolan_files (path, size, modified, state, reason) VALUES (?1, ?2, ?3, ?4, ?5)
         ON CONFLICT (path) DO UPDATE SET size = ?2, modified = ?3, state = ?4, reason = ?5
         RETURNING id",
    )?
    .query_row(
        params![file.path, file.size as i64, file.modified, file.state.word(), file.reason],
        |row| row.get(0),
    )
}

/// How many texts of a file are in: they are numbered from 0 without a gap.
pub(super) fn texts_of(from: &Connection, path: &str) -> rusqlite::Result<u32> {
    let last: Option<Option<u32>> = from
        .query_row(
            "SELECT max(nth) FROM portolan_documents JOIN portolan_files f ON f.id = file WHERE f.path = ?1",
            [path],
            |row| row.get(0),
        )
        .optional()?;
    Ok(last.flatten().map_or(0, |nth| nth + 1))
}
