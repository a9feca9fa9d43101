//! What is open now: selection, history, reader, jobs. Owns no algorithm; changes by [`Action`].

mod action;
mod carry;
mod finder;
mod opening;
mod recent;

use std::path::PathBuf;
use std::sync::Arc;

pub use action::Action;
pub use finder::Finder;
pub use opening::{Notice, Opening};
pub use recent::{Recent, recent};

use crate::atlas::{Atlas, Evidence};
use crate::pipeline::{self, Job, Opened, Poll, Progress, Report, Update};
use crate::project::Project;
use crate::scene::Target;

/// Everything the window shows that is not how it looks.
pub struct Session {
    pub atlas: Arc<Atlas>,
    /// Counts up with every atlas: what was derived from an older one is stale.
    pub generation: u64,
    pub opening: Opening,
    pub selection: Option<Target>,
    /// What is under the pointer, as the last frame found it.
    pub hovered: Option<Target>,
    hovering: Option<Target>,
    back: Vec<Option<Target>>,
    forward: Vec<Option<Target>>,
    /// The place of a text that the reader shows.
    pub reader: Option<Evidence>,
    pub show_associative: bool,
    pub notice: Option<Notice>,
    /// The project that is shown; the sample articles have none.
    pub project: Option<Arc<Project>>,
    /// What the last import came to.
    pub report: Option<Report>,
    /// Where projects of folders are kept.
    pub projects: PathBuf,
    job: Option<Reading>,
}

struct Reading {
    job: Job<Update>,
    what: Opening,
    paths: Vec<PathBuf>,
    /// Whether something of it is shown already.
    shown: bool,
}

impl Session {
    /// Opens on the five articles that come with the program.
    pub fn on_seeds() -> Self {
        Self::of(pipeline::read_seeds(), Opening::Seeds)
    }

    /// Shows nothing yet.
    pub fn empty() -> Self {
        let opened = Opened { atlas: Atlas::default(), problems: Vec::new() };
        Self::of(opened, Opening::Nothing)
    }

    fn of(opened: Opened, opening: Opening) -> Self {
        Self {
            atlas: Arc::new(opened.atlas),
            generation: 1,
            opening,
            selection: None,
            hovered: None,
            hovering: None,
            back: Vec::new(),
            forward: Vec::new(),
            reader: None,
            show_associative: false,
            notice: Notice::of(&opened.problems),
            project: None,
            report: None,
            projects: pipeline::projects_folder(),
            job: None,
        }
    }

    /// Opens files, folders or a project; what is open stays until there is something to show.
    /// `wake` is called from another thread when there is.
    pub fn open(&mut self, paths: Vec<PathBuf>, wake: impl Fn() + Send + Sync + 'static) {
        let what = Opening::of(&paths);
        // What is being read goes on in its project the next time.
        self.job = None;
        self.notice = None;
        let folder = self.projects.clone();
        let given = paths.clone();
        let job = Job::start(self.generation + 1, wake, move |progress, outbox| {
            pipeline::open(&paths, &folder, progress, outbox);
        });
        self.job = Some(Reading { job, what, paths: given, shown: false });
    }

    /// What is being read, and how far it is.
    pub fn progress(&self) -> Option<(&Opening, &Progress)> {
        self.job.as_ref().map(|reading| (&reading.what, &*reading.job.progress))
    }

    /// Takes in what a job has finished; true when another atlas is shown.
    pub fn poll(&mut self) -> bool {
        let mut changed = false;
        while let Some(reading) = &self.job {
            match reading.job.poll() {
                Poll::Working => break,
                Poll::Over => self.job = None,
                Poll::Message(update) => changed |= self.take(update),
            }
        }
        changed
    }

    fn take(&mut self, update: Update) -> bool {
        match update {
            Update::Shown(project, atlas) => {
                self.show(project, atlas);
                true
            }
            Update::Done(report) => {
                self.finished(&report, false);
                false
            }
            Update::Stopped(report) => {
                self.finished(&report, true);
                false
            }
            Update::Failed(error) => {
                self.notice = Some(Notice::error(error));
                false
            }
        }
    }

    /// Shows another atlas; what was selected stays so where the same project only grows.
    fn show(&mut self, project: Arc<Project>, atlas: Arc<Atlas>) {
        let old = std::mem::replace(&mut self.atlas, atlas);
        self.generation += 1;
        let same = self.job.as_ref().is_some_and(|reading| reading.shown);
        if let Some(reading) = &mut self.job {
            self.opening = reading.what.clone();
            if !std::mem::replace(&mut reading.shown, true) {
                let paths = std::mem::take(&mut reading.paths);
                recent::remember(&self.projects, self.opening.name(), paths);
            }
        }
        self.project = Some(project);
        let (from, to) = (&*old, &*self.atlas);
        let kept = |target: Option<Target>| target.and_then(|it| carry::target(from, to, it));
        if same {
            self.selection = kept(self.selection);
            let kept_all = |list: &mut Vec<Option<Target>>| {
                list.iter_mut().for_each(|target| *target = kept(*target));
                list.dedup();
            };
            kept_all(&mut self.back);
            kept_all(&mut self.forward);
            self.reader = self.reader.and_then(|at| carry::evidence(from, to, at));
        } else {
            self.selection = None;
            self.back.clear();
            self.forward.clear();
            self.reader = None;
        }
        self.hovered = None;
        self.hovering = None;
    }

    fn finished(&mut self, report: &Report, stopped: bool) {
        let shown = self.job.as_ref().is_some_and(|reading| reading.shown);
        self.notice = Notice::of_report(report, stopped, shown);
        self.report = Some(report.clone());
    }

    /// Tells what the pointer is over, any number of times a frame; the first wins.
    pub fn hover(&mut self, target: Target) {
        self.hovering.get_or_insert(target);
    }

    /// Ends a frame: what was hovered in it is what is hovered now. True when that changed.
    pub fn end_frame(&mut self) -> bool {
        let hovering = self.hovering.take();
        let changed = hovering != self.hovered;
        self.hovered = hovering;
        changed
    }

    pub fn apply(&mut self, action: Action) {
        match action {
            Action::Select(target) => self.select(target),
            Action::Back => {
                if let Some(before) = self.back.pop() {
                    self.forward.push(std::mem::replace(&mut self.selection, before));
                }
            }
            Action::Forward => {
                if let Some(after) = self.forward.pop() {
                    self.back.push(std::mem::replace(&mut self.selection, after));
                }
            }
            Action::Read(evidence) => self.reader = Some(evidence),
            Action::CloseReader => self.reader = None,
            Action::ShowAssociative(show) => self.show_associative = show,
            Action::Dismiss => self.notice = None,
            Action::Cancel => {
                if let Some(reading) = &self.job {
                    reading.job.progress.cancel();
                }
            }
        }
    }

    fn select(&mut self, target: Option<Target>) {
        if self.selection != target {
            self.back.push(std::mem::replace(&mut self.selection, target));
            self.forward.clear();
        }
    }

    pub fn can_go_back(&self) -> bool {
        !self.back.is_empty()
    }

    pub fn can_go_forward(&self) -> bool {
        !self.forward.is_empty()
    }
}
