//! Lists of the user's own names: into a project, or for one run without a project.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::import::{ImportFailed, Report, import};
use super::open::{Update, is_project, join_anew};
use super::{Outbox, Progress};
use crate::base::with_commas;
use crate::gazetteer::own::{OwnError, read};
use crate::gazetteer::{Gazetteer, OwnEntry, OwnNames};
use crate::project::{Project, ProjectError};

/// A file of own names as it was read.
#[derive(Clone, Debug, PartialEq)]
pub struct NameList {
    /// As an absolute path: a file that is read again replaces what it gave before.
    path: String,
    /// Its name without its folder.
    pub file: String,
    pub entries: Vec<OwnEntry>,
    /// Rows that were left out.
    pub problems: Vec<OwnError>,
}

impl NameList {
    /// Reads a list; rows that are wrong are left out.
    ///
    /// # Errors
    /// If the file cannot be read at all, or nothing in it is right.
    pub fn read(path: &Path) -> Result<Self, OwnError> {
        let mut read = read(path, Gazetteer::embedded())?;
        if read.entries.is_empty() && !read.problems.is_empty() {
            return Err(read.problems.swap_remove(0));
        }
        let whole = path.canonicalize().unwrap_or_else(|_| path.to_owned());
        Ok(Self {
            path: whole.display().to_string(),
            file: path.file_name().unwrap_or_default().to_string_lossy().into_owned(),
            entries: read.entries,
            problems: read.problems,
        })
    }

    /// Keeps the names with a project. The next import reads all its texts again, if that changes
    /// what may be found in them.
    ///
    /// # Errors
    /// If the project cannot be written; then nothing is changed.
    pub fn keep(&self, project: &Project) -> Result<(), ProjectError> {
        project.put_own_names(Some(&self.path), &self.entries)
    }

    /// One line: `12 names from bases.csv added, 2 rows left out`.
    pub fn summary(&self) -> String {
        let counted = |count: usize, one: &str, many: &str| match count {
            1 => format!("1 {one}"),
            _ => format!("{} {many}", with_commas(count as u64)),
        };
        let names = counted(self.entries.len(), "name", "names");
        let mut line = format!("{names} from {} added", self.file);
        if !self.problems.is_empty() {
            let rows = counted(self.problems.len(), "row", "rows");
            line += &format!(", {rows} left out");
        }
        line
    }
}

/// Adds a list to a project that is open and reads its texts again; sends each step when it is done,
/// first `Named`, in the end `Done`, `Stopped` or `Failed`.
pub fn add_names(
    project: &Arc<Project>,
    path: &Path,
    progress: &Progress,
    outbox: &Outbox<Update>,
) {
    let last = match added(project, path, progress, outbox) {
        Ok(report) => Update::Done(Box::new(report)),
        Err(AddFailed::Import(ImportFailed::Cancelled(report))) => Update::Stopped(report),
        Err(error) => Update::Failed(error.to_string()),
    };
    outbox.send(last);
}

#[derive(Debug, thiserror::Error)]
enum AddFailed {
    #[error("{0}")]
    List(#[from] OwnError),
    #[error("{0}")]
    Project(#[from] ProjectError),
    #[error("{0}")]
    Import(#[from] ImportFailed),
}

fn added(
    project: &Arc<Project>,
    path: &Path,
    progress: &Progress,
    outbox: &Outbox<Update>,
) -> Result<Report, AddFailed> {
    let list = NameList::read(path)?;
    list.keep(project)?;
    outbox.send(Update::Named(Box::new(list)));
    let report = import(project, &[], progress, &|_| outbox.wake());
    // What was read before a stop is shown as well.
    join_anew(project, progress, outbox)?;
    Ok(report?)
}

/// What is known already together with the names of lists.
pub fn with_lists(known: &OwnNames, lists: Vec<NameList>) -> OwnNames {
    let mut entries = known.entries().to_vec();
    entries.extend(lists.into_iter().flat_map(|list| list.entries));
    OwnNames::new(entries)
}

/// The own names of the project that is all that was given; none where it is no project.
///
/// # Errors
/// If it cannot be read.
pub fn names_of(paths: &[PathBuf]) -> Result<OwnNames, ProjectError> {
    match paths {
        [path] if is_project(path) => Project::open_to_read(path)?.own_names(),
        _ => Ok(OwnNames::default()),
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::pipeline::{Progress, import, joined};

    #[test]
    fn texts_are_read_again_when_the_names_change() {
        let folder = tempfile::tempdir().unwrap();
        let file = |name: &str, text: &str| {
            let path = folder.path().join(name);
            std::fs::write(&path, text).unwrap();
            path
        };
        let texts = folder.path().join("texts");
        std::fs::create_dir(&texts).unwrap();
        file(
            "texts/a.txt",
            "Peru and Chile held a military exercise at Camp Verity on 3 May 2024.",
        );
        let project = Arc::new(Project::open_or_create(&folder.path().join("p.gpkg")).unwrap());
        let run = || {
            let paths = [texts.clone()];
            let report = import(&project, &paths, &Progress::default(), &|_| ()).unwrap();
            let whole = joined(&project).unwrap();
            let own = whole.atlas.entities().filter(|(_, entity)| entity.is_own());
            let own: Vec<String> = own.map(|(_, entity)| entity.id.to_string()).collect();
            (report.documents, report.again, own)
        };
        assert_eq!(run(), (1, 0, vec![]));
        let table = "name,kind,lat,lon\nCamp Verity,base,36.96,127.03\nBroken,base,1\n";
        let path = file("bases.csv", table);
        let list = NameList::read(&path).unwrap();
        assert_eq!(list.summary(), "1 name from bases.csv added, 1 row left out");
        list.keep(&project).unwrap();
        let camp = "own:site/camp-verity".to_owned();
        assert_eq!(run(), (0, 1, vec![camp.clone()]));
        // The same list once more changes nothing.
        NameList::read(&path).unwrap().keep(&project).unwrap();
        assert_eq!(run(), (0, 0, vec![camp.clone()]));
        // What is read from now on is read with the names.
        file("texts/b.txt", "Troops of Chile left Camp Verity.");
        assert_eq!(run(), (1, 0, vec![camp]));
        file("bases.csv", "name,kind,lat,lon\nCamp Falsity,base,1,2\n");
        NameList::read(&path).unwrap().keep(&project).unwrap();
        assert_eq!(run(), (0, 2, vec![]));
    }
}
