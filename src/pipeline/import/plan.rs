//! What of all that was listed is to be read.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use super::report::Report;
use crate::corpus::{Listing, Source};
use crate::project::{FileRow, FileState, Project, ProjectError};

/// The files that are new or changed.
pub(super) struct Plan {
    pub sources: Vec<Planned>,
    report: Report,
}

/// A file to be read.
pub(super) struct Planned {
    pub source: Source,
    pub row: i64,
    /// So many of its texts are in already.
    pub from: u32,
    file: FileRow,
    /// What is left out of its path when it is shown: where the folder lies that was opened.
    pub hidden: Option<String>,
}

impl Plan {
    pub fn new(
        project: &Project,
        listing: Listing,
        roots: &[PathBuf],
    ) -> Result<Self, ProjectError> {
        let known: HashMap<String, FileRow> =
            project.files()?.into_iter().map(|file| (file.path.clone(), file)).collect();
        let mut report = Report::default();
        let mut left_out = Vec::new();
        for problem in listing.errors.iter().chain(&listing.warnings) {
            let skipped = problem.problem.is_skip();
            report.problem(problem, skipped);
            let state = if skipped { FileState::Skipped } else { FileState::Failed };
            if let Some(path) = problem.path.clone() {
                let reason = Some(problem.problem.to_string());
                left_out.push(FileRow { path, size: 0, modified: None, state, reason });
            }
        }
        let mut new = Vec::new();
        for source in listing.sources {
            let modified = modified(&source.path);
            let file = FileRow {
                path: source.path.clone(),
                size: source.size,
                modified,
                state: FileState::Begun,
                reason: None,
            };
            let before = known.get(&source.path);
            let same = before
                .is_some_and(|before| (before.size, before.modified) == (file.size, file.modified));
            match before.map(|before| before.state) {
                Some(FileState::Read) if same => report.unchanged += 1,
                Some(FileState::Failed) if same => {
                    report.again(before.expect("its state is known"));
                }
                Some(FileState::Begun) if same => {
                    let from = project.texts_of(&source.path)?;
                    new.push((source, file, from));
                }
                Some(_) => {
                    project.forget_texts_of(&source.path)?;
                    new.push((source, file, 0));
                }
                None => new.push((source, file, 0)),
            }
        }
        left_out.extend(new.iter().map(|(_, file, _)| file.clone()));
        let rows = project.put_files(&left_out)?;
        let rows = &rows[rows.len() - new.len()..];
        let sources = new
            .into_iter()
            .zip(rows)
            .map(|((source, file, from), &row)| {
                let hidden = hidden(&source.path, roots);
                Planned { source, row, from, file, hidden }
            })
            .collect();
        Ok(Self { sources, report })
    }

    pub fn take_report(&mut self) -> Report {
        std::mem::take(&mut self.report)
    }

    /// What is written down of a file when its last text was read.
    pub fn ended(&self, nth: usize, failures: Option<(String, bool)>) -> FileRow {
        let mut file = self.sources[nth].file.clone();
        file.state = match &failures {
            Some((_, true)) => FileState::Failed,
            _ => FileState::Read,
        };
        file.reason = failures.map(|(reason, _)| reason);
        file
    }
}

/// When a file, or what is said beside it, was last changed; nanoseconds since 1970.
fn modified(path: &str) -> Option<i64> {
    let of = |path: &Path| {
        let time = std::fs::metadata(path).ok()?.modified().ok()?;
        i64::try_from(time.duration_since(UNIX_EPOCH).ok()?.as_nanos()).ok()
    };
    let path = Path::new(path);
    let folder = path.parent()?;
    let beside = ["sources.toml", "sources.csv"].iter().filter_map(|name| of(&folder.join(name)));
    of(path).into_iter().chain(beside).max()
}

/// Where the opened folder lies, with the `/` after it.
fn hidden(path: &str, roots: &[PathBuf]) -> Option<String> {
    let root = roots.iter().find(|root| Path::new(path).starts_with(root))?;
    let folder = root.parent()?.display().to_string().replace('\\', "/");
    Some(if folder.ends_with('/') { folder } else { folder + "/" })
}
