//! Lists of the user's own names: into a project, or for one run without a project.

use std::path::{Path, PathBuf};

use crate::gazetteer::own::{OwnError, read};
use crate::gazetteer::{Gazetteer, OwnNames};
use crate::project::{Project, ProjectError};

/// What adding a list came to.
#[derive(Clone, Debug, PartialEq)]
pub struct Added {
    /// The file's name without its folder.
    pub file: String,
    /// How many places and names it gave.
    pub names: usize,
    /// Rows that were left out.
    pub problems: Vec<OwnError>,
}

/// Why nothing was added.
#[derive(Debug, thiserror::Error)]
pub enum AddFailed {
    #[error("{0}")]
    File(#[from] OwnError),
    #[error("{0}")]
    Project(#[from] ProjectError),
}

/// Keeps the names of a file with the project, instead of those the file gave before. The next import
/// reads all texts again.
///
/// # Errors
/// If the file cannot be read at all, or the project cannot be written; then nothing is changed.
pub fn add_names(project: &Project, path: &Path) -> Result<Added, AddFailed> {
    let read = read(path, Gazetteer::embedded())?;
    let whole = path.canonicalize().unwrap_or_else(|_| path.to_owned()).display().to_string();
    project.put_own_names(Some(&whole), &read.entries)?;
    let file = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    Ok(Added { file, names: read.entries.len(), problems: read.problems })
}

impl Added {
    /// One line: `12 names from bases.csv added, 2 rows left out`.
    pub fn summary(&self) -> String {
        let counted = |count: usize, one: &str, many: &str| match count {
            1 => format!("1 {one}"),
            _ => format!("{} {many}", crate::base::with_commas(count as u64)),
        };
        let mut line = format!("{} from {} added", counted(self.names, "name", "names"), self.file);
        if !self.problems.is_empty() {
            let left_out = counted(self.problems.len(), "row", "rows");
            line += &format!(", {left_out} left out");
        }
        line
    }
}

/// The names of some files together with those that are known already, and rows that were left out.
///
/// # Errors
/// If one of the files cannot be read at all.
pub fn read_names(
    known: &OwnNames,
    paths: &[PathBuf],
) -> Result<(OwnNames, Vec<OwnError>), OwnError> {
    let mut entries = known.entries().to_vec();
    let mut problems = Vec::new();
    for path in paths {
        let read = read(path, Gazetteer::embedded())?;
        entries.extend(read.entries);
        problems.extend(read.problems);
    }
    Ok((OwnNames::new(entries), problems))
}
