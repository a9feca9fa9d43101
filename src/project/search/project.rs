//! The index of a project, for whoever searches it.

use rusqlite::Connection;

use crate::project::{Project, ProjectError};

impl Project {
    /// Runs questions to the index of the texts, over the connection that reads.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn search<T>(
        &self,
        ask: impl FnOnce(&Connection) -> rusqlite::Result<T>,
    ) -> Result<T, ProjectError> {
        self.with_reader(ask)
    }

    /// After an import: joins what was written of the index in pieces; see [`super::settle`].
    ///
    /// # Errors
    /// If the file cannot be written.
    pub fn settle_search(&self, pages: u32) -> Result<bool, ProjectError> {
        self.with(|to| super::settle(to, pages))
    }
}
