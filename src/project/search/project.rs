//! The index of a project, for whoever searches it.

use rusqlite::Connection;

use super::analyse::VERSION;
use crate::project::{Project, ProjectError};

/// The fact that says by which rules the index was made.
const FACT: &str = "search";

/// So many texts are taken in at once.
const BATCH: usize = 256;

impl Project {
    /// Runs questions to the index of the texts, over a connection of its own: `ask` may read
    /// texts of the project meanwhile, if it is in a file.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn search<T>(
        &self,
        ask: impl FnOnce(&Connection) -> rusqlite::Result<T>,
    ) -> Result<T, ProjectError> {
        self.with_searcher(ask)
    }

    /// Makes the index anew where other rules made it, or none; before anything is imported. `tell`
    /// is told how many texts are in, of how many, and may stop it by returning false: then it begins
    /// again the next time.
    ///
    /// # Errors
    /// If the file cannot be read or written.
    pub fn refresh_search(
        &self,
        mut tell: impl FnMut(usize, usize) -> bool,
    ) -> Result<(), ProjectError> {
        let current = VERSION.to_string();
        if self.fact(FACT)?.as_ref() == Some(&current) {
            return Ok(());
        }
        let rows = self.rows()?;
        self.transact(|to| super::clear(to))?;
        let mut done = 0;
        for batch in rows.chunks(BATCH) {
            let documents: Vec<_> = batch
                .iter()
                .map(|&row| Ok((row, self.read(row)?)))
                .collect::<Result<_, ProjectError>>()?;
            self.transact(|to| {
                documents.iter().try_for_each(|(row, document)| super::add(to, *row, document))
            })?;
            done += batch.len();
            if !tell(done, rows.len()) {
                return Ok(());
            }
        }
        self.set_fact(FACT, &current)
    }

    /// After an import: joins what was written of the index in pieces; see [`super::settle`].
    ///
    /// # Errors
    /// If the file cannot be written.
    pub fn settle_search(&self, pages: u32) -> Result<bool, ProjectError> {
        self.with(|to| super::settle(to, pages))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::atlas::{Extraction, Reading};
    use crate::corpus::{RawText, from_text};
    use crate::project::search::{TextQuery, documents};
    use crate::project::{FileRow, FileState, Stored};

    fn found(project: &Project, word: &str) -> Vec<i64> {
        let query = TextQuery::words(word, false).unwrap();
        project.search(|index| documents(index, &query)).unwrap()
    }

    #[test]
    fn a_project_is_searched_and_indexed_again_when_the_rules_change() {
        let folder = tempfile::tempdir().unwrap();
        let project = Project::open_or_create(&folder.path().join("p.gpkg")).unwrap();
        project.refresh_search(|_, _| true).unwrap();
        assert_eq!(project.fact(FACT).unwrap(), Some(VERSION.to_string()));
        let file = FileRow {
            path: "a.txt".into(),
            size: 3,
            modified: None,
            state: FileState::Begun,
            reason: None,
        };
        let id = project.put_file(&file).unwrap();
        let batch: Vec<Stored> = (0..)
            .zip(["Ships met at sea.", "Ships left."])
            .map(|(nth, text)| {
                let document = from_text(RawText { text: text.into(), ..RawText::default() });
                let reading = Reading::new(&document, Extraction::default());
                Stored { file: id, nth, document, reading, facts: Vec::new(), version: 1 }
            })
            .collect();
        project.store(&batch, &[]).unwrap();
        assert_eq!(found(&project, "ships"), [1, 2]);
        // As if other rules had made it.
        project.set_fact(FACT, "0").unwrap();
        project.transact(|to| super::super::clear(to)).unwrap();
        project.refresh_search(|_, _| false).unwrap();
        assert_eq!(project.fact(FACT).unwrap().as_deref(), Some("0"));
        project.refresh_search(|done, of| done <= of).unwrap();
        assert_eq!(found(&project, "ships"), [1, 2]);
        assert_eq!(project.fact(FACT).unwrap(), Some(VERSION.to_string()));
        while project.settle_search(64).unwrap() {}
        project.forget_texts_of("a.txt").unwrap();
        assert_eq!(found(&project, "ships"), Vec::<i64>::new());
    }
}
