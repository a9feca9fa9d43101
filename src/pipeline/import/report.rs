//! What an import came to: read, skipped, failed, each with its reason.

use std::collections::BTreeMap;

use crate::base::{count, with_commas};
use crate::corpus::ReadError;
use crate::project::{FileRow, FileState};

/// What became of the files of one import.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Report {
    /// Files read now.
    pub files: usize,
    /// Their texts.
    pub documents: usize,
    /// Texts that were in already and were read again: by newer rules, or with other own names.
    pub again: usize,
    /// Files that were in already and have not changed.
    pub unchanged: usize,
    /// Files left out by rule, with the reason.
    pub skipped: Vec<(String, String)>,
    /// Files, or texts in them, that could not be read, with the reason.
    pub failed: Vec<(String, String)>,
    /// How long it took.
    pub seconds: f64,
    /// Texts that could not be read in files that are not at their end yet.
    open: BTreeMap<usize, Vec<ReadError>>,
}

impl Report {
    pub(super) fn problem(&mut self, problem: &ReadError, skipped: bool) {
        let path = problem.path.clone().unwrap_or_default();
        let list = if skipped { &mut self.skipped } else { &mut self.failed };
        list.push((path, problem.problem.to_string()));
    }

    /// A file that failed before and has not changed fails again.
    pub(super) fn again(&mut self, file: &FileRow) {
        self.failed.push((file.path.clone(), file.reason.clone().unwrap_or_default()));
    }

    pub(super) fn failed_in(&mut self, source: usize, error: ReadError) {
        self.open.entry(source).or_default().push(error);
    }

    /// Why texts of a file could not be read, and whether it is one text that is all of it.
    pub(super) fn failures_of(&mut self, source: usize) -> Option<(String, bool)> {
        let errors = self.open.remove(&source)?;
        let whole = errors.len() == 1 && errors[0].line.is_none();
        let one = |error: &ReadError| {
            let line = error.line.map(|line| format!("line {line}: ")).unwrap_or_default();
            format!("{line}{}", error.problem)
        };
        let first = errors.first().map(one)?;
        let reason = match errors.len() {
            1 => first,
            more => format!("{first} (and {} more texts of this file)", more - 1),
        };
        Some((reason, whole))
    }

    pub(super) fn ended(&mut self, file: &FileRow) {
        self.files += usize::from(file.state == FileState::Read);
        if let Some(reason) = &file.reason {
            self.failed.push((file.path.clone(), reason.clone()));
        }
    }

    /// One line: what was read and what was not.
    pub fn summary(&self) -> String {
        let mut parts = vec![count(self.documents, "text read", "texts read")];
        if self.again > 0 {
            parts.push(count(self.again, "text read again", "texts read again"));
        }
        if self.unchanged > 0 {
            parts.push(count(self.unchanged, "file unchanged", "files unchanged"));
        }
        if !self.skipped.is_empty() {
            parts.push(format!("{} skipped", with_commas(self.skipped.len() as u64)));
        }
        if !self.failed.is_empty() {
            parts.push(format!("{} failed", with_commas(self.failed.len() as u64)));
        }
        parts.join(", ")
    }
}
