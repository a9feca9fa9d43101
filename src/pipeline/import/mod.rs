//! Files and folders into a project: only what is new or changed is read, on all cores; each batch
//! is on disk before it is told; a stop at any moment loses nothing that was told.

mod plan;
mod report;
mod room;
mod work;

use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

use super::Progress;
use super::project::{read_again, reading_version};
use crate::atlas::Atlas;
use crate::corpus;
use crate::project::{FileRow, FileState, Project, ProjectError};
use plan::Plan;
pub use report::Report;
use work::{Message, Workers};

/// What is told while it goes on.
pub enum Told<'a> {
    /// These files are read, and what was read of them is on disk.
    Read(&'a [String]),
    /// What there is so far, names not joined yet.
    Atlas(Arc<Atlas>),
}

/// Why an import came to nothing, or stopped.
#[derive(Debug, thiserror::Error)]
pub enum ImportFailed {
    #[error("{0}")]
    Project(#[from] ProjectError),
    #[error("stopped; all that was read so far is kept, and the next import goes on from there")]
    Cancelled(Box<Report>),
}

/// So many documents are committed at once, or what came within [`LONGEST`].
const BATCH: usize = 128;
const LONGEST: Duration = Duration::from_millis(250);
/// When the first look at what there is comes; each later one takes twice as long to come.
const FIRST_LOOK: Duration = Duration::from_millis(700);

/// Reads what is new or changed under `paths` into the project.
///
/// # Errors
/// If the project cannot be written, or `progress` was cancelled; what was told stays.
pub fn import(
    project: &Arc<Project>,
    paths: &[PathBuf],
    progress: &Progress,
    tell: &(dyn Fn(Told<'_>) + Sync),
) -> Result<Report, ImportFailed> {
    let started = Instant::now();
    let roots: Vec<PathBuf> =
        paths.iter().map(|path| path.canonicalize().unwrap_or_else(|_| path.clone())).collect();
    let listing = corpus::list(&roots);
    let mut plan = Plan::new(project, listing, &roots)?;
    let mut report = plan.take_report();
    let own = project.own_names()?;
    let outdated = project.outdated(reading_version(&own))?;
    progress.set_total(plan.sources.len() + outdated.len());
    report.again = read_again(project, &outdated, &own, progress, &|| tell(Told::Read(&[])))?;
    let done = std::thread::scope(|scope| -> Result<(), ProjectError> {
        let workers = Workers::start(scope, &plan, &own, progress);
        let mut looks = Looks::new(started);
        let (mut batch, mut parts) = (Vec::new(), Vec::new());
        let mut ended: Vec<FileRow> = Vec::new();
        let mut since = Instant::now();
        loop {
            let message = workers.next(LONGEST);
            let over = matches!(message, Message::Over);
            match message {
                Message::Document(stored, part) => {
                    batch.push(*stored);
                    parts.push(part);
                }
                Message::Unread(source, error) => report.failed_in(source, error),
                Message::Ended(source) => {
                    let row = plan.ended(source, report.failures_of(source));
                    report.ended(&row);
                    ended.push(row);
                }
                Message::Nothing | Message::Over => {}
            }
            let due = batch.len() >= BATCH || since.elapsed() >= LONGEST;
            if (over || due) && !(batch.is_empty() && ended.is_empty()) {
                project.store(&batch, &ended)?;
                report.documents += batch.len();
                let read = ended.iter().filter(|file| file.state == FileState::Read);
                let read: Vec<String> = read.map(|file| file.path.clone()).collect();
                ended.iter().for_each(|_| progress.advance());
                tell(Told::Read(&read));
                looks.maybe(scope, project, tell);
                batch.clear();
                parts.clear();
                ended.clear();
                since = Instant::now();
            } else if batch.is_empty() && ended.is_empty() {
                since = Instant::now();
            }
            if over {
                return Ok(());
            }
        }
    });
    done?;
    report.seconds = started.elapsed().as_secs_f64();
    if progress.is_cancelled() {
        return Err(ImportFailed::Cancelled(Box::new(report)));
    }
    let roots: Vec<String> = roots.iter().map(|root| root.display().to_string()).collect();
    project.add_roots(&roots)?;
    Ok(report)
}

/// Looks at what there is so far, ever more seldom.
struct Looks {
    started: Instant,
    next: Duration,
    last: Option<std::sync::mpsc::Receiver<()>>,
}

impl Looks {
    fn new(started: Instant) -> Self {
        Self { started, next: FIRST_LOOK, last: None }
    }

    fn maybe<'scope>(
        &mut self,
        scope: &'scope std::thread::Scope<'scope, '_>,
        project: &'scope Arc<Project>,
        tell: &'scope (dyn Fn(Told<'_>) + Sync),
    ) {
        use std::sync::mpsc::TryRecvError;
        let busy =
            self.last.as_ref().is_some_and(|done| done.try_recv() == Err(TryRecvError::Empty));
        if busy || self.started.elapsed() < self.next {
            return;
        }
        self.next = self.started.elapsed() * 2;
        let (sender, receiver) = std::sync::mpsc::channel();
        self.last = Some(receiver);
        scope.spawn(move || {
            if let Ok(atlas) = super::project::unjoined(project) {
                tell(Told::Atlas(Arc::new(atlas)));
            }
            drop(sender);
        });
    }
}
