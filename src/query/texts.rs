//! Where the texts of an atlas can be searched.

use rusqlite::Connection;

use crate::atlas::{Atlas, DocIx};
use crate::project::search;

/// The full text index of the texts of one atlas.
#[derive(Clone, Copy)]
pub struct Texts<'a> {
    pub connection: &'a Connection,
    pub rows: &'a Rows,
}

/// Which row of the index is which document of the atlas.
#[derive(Clone, Debug, Default)]
pub struct Rows {
    /// By row.
    documents: Vec<(i64, DocIx)>,
}

impl Rows {
    /// The rows of an atlas's documents.
    pub fn of(atlas: &Atlas) -> Self {
        let rows = atlas.documents().filter_map(|(ix, _)| Some((atlas.row(ix)?, ix)));
        let mut documents: Vec<(i64, DocIx)> = rows.collect();
        documents.sort_unstable();
        Self { documents }
    }

    /// The document with a row; `None` for one that the atlas does not hold.
    pub fn document(&self, row: i64) -> Option<DocIx> {
        let at = self.documents.binary_search_by_key(&row, |&(row, _)| row).ok()?;
        Some(self.documents[at].1)
    }
}

/// An index in memory, for texts that no project holds.
pub struct InMemory {
    connection: Connection,
    rows: Rows,
}

impl InMemory {
    /// Indexes all texts of an atlas.
    ///
    /// # Errors
    /// If SQLite has no memory left.
    pub fn new(atlas: &Atlas) -> rusqlite::Result<Self> {
        let mut connection = Connection::open_in_memory()?;
        let transaction = connection.transaction()?;
        search::create(&transaction)?;
        for (ix, _) in atlas.documents() {
            if let Some(row) = atlas.row(ix) {
                search::add(&transaction, row, &atlas.read(ix))?;
            }
        }
        transaction.commit()?;
        Ok(Self { connection, rows: Rows::of(atlas) })
    }

    pub fn texts(&self) -> Texts<'_> {
        Texts { connection: &self.connection, rows: &self.rows }
    }
}
