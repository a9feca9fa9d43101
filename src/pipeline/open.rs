//! Opens files, folders or a project: shows what is there at once, reads what is new, joins it,
//! and keeps it. There is no unsaved state: a folder has a project of its own from the start.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use super::import::{ImportFailed, Report, Told, import};
use super::job::{Outbox, Phase, Progress};
use super::own::NameList;
use super::project;
use crate::atlas::{Atlas, Columns};
use crate::base::Id;
use crate::corpus::{Problem, RawText, ReadError};
use crate::project::{Project, ProjectError};
use crate::query::facets::Filtered;

/// What comes of opening; the last is `Done`, `Stopped` or `Failed`.
pub enum Update {
    /// What is in the project: as it was kept, then, while more is read, what there is so far, and
    /// in the end everything, joined; with its columns, counted, so that nobody has to wait for them.
    Shown(Arc<Project>, Arc<Atlas>, Box<Filtered>),
    Done(Box<Report>),
    /// A list of own names is kept with the project, whose texts are read again now.
    Named(Box<NameList>),
    /// Cancelled; what was read is kept.
    Stopped(Box<Report>),
    /// In words that name the file.
    Failed(String),
    /// When the project was last open, in seconds since 1970; not told the first time.
    Visited(i64),
}

/// From so many texts on, the window draws what there is before it is looked for what is new.
const MANY: usize = 2_000;
/// So long that takes: both at once would make the first picture late.
const PAUSE: Duration = Duration::from_millis(600);

/// Under which a project keeps when it was last open.
const VISITED: &str = "visited";

/// The end of a project file's name.
pub const EXTENSION: &str = "gpkg";

/// Whether a path names a project file.
pub fn is_project(path: &Path) -> bool {
    path.extension().is_some_and(|end| end.eq_ignore_ascii_case(EXTENSION))
}

/// The project that files and folders open into; see [`projects_folder`].
pub fn own_project(paths: &[PathBuf], folder: &Path) -> PathBuf {
    let mut roots: Vec<String> = paths.iter().map(|path| absolute(path)).collect();
    roots.sort();
    let roots: Vec<&str> = roots.iter().map(String::as_str).collect();
    let name = paths.first().and_then(|path| Path::new(path).file_stem());
    let name: String = name
        .map_or_else(|| "texts".into(), |name| name.to_string_lossy())
        .chars()
        .map(|c| if c.is_alphanumeric() || c == '-' { c } else { '-' })
        .take(40)
        .collect();
    let hash = Id::hashed("", &roots).to_string();
    folder.join(format!("{name}-{}.{EXTENSION}", hash.trim_start_matches(':')))
}

/// Where projects of folders are kept: in the user's data folder.
pub fn projects_folder() -> PathBuf {
    match directories::ProjectDirs::from("", "", "portolan") {
        Some(dirs) => dirs.data_dir().join("projects"),
        None => std::env::temp_dir().join("portolan"),
    }
}

fn absolute(path: &Path) -> String {
    path.canonicalize().unwrap_or_else(|_| path.to_owned()).display().to_string()
}

/// Does all of it; sends each step when it is done. Projects of folders are kept in `folder`;
/// `held` is the one that is open here already, for it may be the one that is asked for.
pub fn open(
    paths: &[PathBuf],
    folder: &Path,
    held: Option<Arc<Project>>,
    progress: &Progress,
    outbox: &Outbox<Update>,
) {
    let last = match opened(paths, folder, held, progress, outbox) {
        Ok(report) => Update::Done(Box::new(report)),
        Err(ImportFailed::Cancelled(report)) => Update::Stopped(report),
        Err(ImportFailed::Project(error)) => Update::Failed(error.to_string()),
    };
    outbox.send(last);
}

fn opened(
    paths: &[PathBuf],
    folder: &Path,
    held: Option<Arc<Project>>,
    progress: &Progress,
    outbox: &Outbox<Update>,
) -> Result<Report, ImportFailed> {
    let given = match paths {
        [path] if is_project(path) => Some(path),
        _ => None,
    };
    let path = given.cloned().unwrap_or_else(|| own_project(paths, folder));
    let is_held =
        |held: &Arc<Project>| held.path().is_some_and(|is| absolute(is) == absolute(&path));
    let project = match held.filter(is_held) {
        Some(project) => project,
        None if given.is_some() => Arc::new(Project::open(&path)?),
        None => Arc::new(Project::open_or_create(&path)?),
    };
    if let Some(at) = project.fact(VISITED)?.and_then(|at| at.parse().ok()) {
        outbox.send(Update::Visited(at));
    }
    let show = |atlas| outbox.send(shown(&project, atlas));
    if !project.is_empty()? {
        let atlas = Arc::new(project::atlas(&project)?);
        let texts = atlas.documents().len();
        show(atlas);
        if texts >= MANY {
            let begun = Instant::now();
            while begun.elapsed() < PAUSE && !progress.is_cancelled() {
                std::thread::sleep(PAUSE / 20);
            }
        }
    }
    let roots: Vec<PathBuf> = match given {
        // Texts whose folder is gone are kept; there is nothing new to look for.
        Some(_) => {
            project.roots()?.into_iter().map(PathBuf::from).filter(|root| root.exists()).collect()
        }
        None => paths.to_vec(),
    };
    let tell = |told: Told<'_>| match told {
        Told::Read(_) => outbox.wake(),
        Told::Atlas(atlas) => show(atlas),
    };
    let alone = project.alone();
    let report = import(&project, &roots, progress, &tell);
    // What was read before a stop is shown as well.
    let stopped = matches!(report, Err(ImportFailed::Cancelled(_)));
    if report.is_ok() || stopped {
        join_anew(&project, progress, outbox)?;
        // What comes in from now on is new at the next visit.
        if project.is_writable() && !project.is_empty()? {
            // Where it cannot be written the visit before counts on.
            let now = jiff::Timestamp::now().as_second();
            drop(project.set_fact(VISITED, &now.to_string()));
        }
    }
    drop(alone);
    if given.is_none() && project.is_empty()? && Arc::strong_count(&project) == 1 {
        // Nothing came of it: nothing is left behind.
        let path = project.path().map(Path::to_owned);
        drop(project);
        path.iter().for_each(|path| drop(std::fs::remove_file(path)));
    }
    report
}

fn shown(project: &Arc<Project>, atlas: Arc<Atlas>) -> Update {
    let mut columns = Columns::new(&atlas);
    // Where it cannot be read, nobody knows what is new.
    let added = project.added().unwrap_or_default();
    columns.set_added(|document| added.get(&atlas.row(document)?).copied());
    let filtered = Filtered::new(Arc::new(columns));
    Update::Shown(Arc::clone(project), atlas, Box::new(filtered))
}

/// Shows everything joined, and keeps it, if anything has changed since it was last kept.
pub(super) fn join_anew(
    project: &Arc<Project>,
    progress: &Progress,
    outbox: &Outbox<Update>,
) -> Result<(), ProjectError> {
    if project.is_empty()? || project.is_indexed()? {
        return Ok(());
    }
    progress.set_phase(Phase::Joining);
    outbox.wake();
    let joined = project::joined(project)?;
    outbox.send(shown(project, Arc::clone(&joined.atlas)));
    progress.set_phase(Phase::Keeping);
    outbox.wake();
    joined.keep(project)
}

/// Everything in a project file, for work without a window.
///
/// # Errors
/// If it is no project, or cannot be read.
pub fn read_project(path: &Path) -> Result<(Arc<Project>, Atlas), ProjectError> {
    let project = Arc::new(Project::open_to_read(path)?);
    let atlas = project::atlas(&project)?;
    Ok((project, atlas))
}

/// The texts of a project as they were read, for reading them again, and how many there are.
///
/// # Errors
/// If it is no project, or cannot be read; one text that cannot be read is an error of its own.
pub fn project_texts(
    path: &Path,
) -> Result<(impl Iterator<Item = super::Text> + Send + 'static, usize), ProjectError> {
    let project = Project::open_to_read(path)?;
    let rows = project.rows()?;
    let (count, path) = (rows.len(), path.display().to_string());
    let texts = rows.into_iter().map(move |row| match project.read(row) {
        Ok(document) => Ok(RawText::from(document)),
        Err(error) => {
            let problem = Problem::Unreadable(error.to_string());
            Err(ReadError { path: Some(path.clone()), line: None, id: None, problem })
        }
    });
    Ok((texts, count))
}
