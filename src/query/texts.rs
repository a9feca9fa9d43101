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
    /// From the rows of all documents of an atlas, in its order.
    pub fn new(rows: impl IntoIterator<Item = i64>) -> Self {
        let mut documents: Vec<(i64, DocIx)> = rows.into_iter().zip((0..).map(DocIx)).collect();
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
        let mut analyser = search::Analyser::new();
        for (ix, document) in atlas.documents() {
            search::add(&transaction, &mut analyser, i64::from(ix.0), document)?;
        }
        transaction.commit()?;
        let rows = Rows::new((0..atlas.documents().len() as i64).collect::<Vec<_>>());
        Ok(Self { connection, rows })
    }

    pub fn texts(&self) -> Texts<'_> {
        Texts { connection: &self.connection, rows: &self.rows }
    }
}
