//! What is open now: selection, history, reader, jobs. Owns no algorithm; changes by [`Action`].

mod action;
mod opening;

use std::path::PathBuf;
use std::sync::Arc;

pub use action::Action;
pub use opening::{Notice, Opening};

use crate::atlas::{Atlas, Evidence};
use crate::pipeline::{self, Job, Opened, ReadingFailed};
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
    job: Option<Reading>,
}

struct Reading {
    job: Job<Result<Opened, ReadingFailed>>,
    what: Opening,
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
            job: None,
        }
    }

    /// Starts reading files and folders; what is open stays until it is done. `wake` is called
    /// from another thread when there is something to show.
    pub fn open(&mut self, paths: Vec<PathBuf>, wake: impl Fn() + Send + Sync + 'static) {
        let what = Opening::of(&paths);
        let job = Job::start(self.generation + 1, wake, move |progress, wake| {
            pipeline::read_paths(&paths, progress, wake)
        });
        self.notice = None;
        self.job = Some(Reading { job, what });
    }

    /// What is being read, and (done, total) files.
    pub fn progress(&self) -> Option<(&Opening, (usize, usize))> {
        self.job.as_ref().map(|reading| (&reading.what, reading.job.progress.get()))
    }

    /// Takes in what a job has finished; true when another atlas is shown.
    pub fn poll(&mut self) -> bool {
        let Some(result) = self.job.as_ref().and_then(|reading| reading.job.poll()) else {
            return false;
        };
        let Some(reading) = self.job.take() else { return false };
        match result {
            Ok(opened) => {
                let generation = reading.job.generation;
                let show_associative = self.show_associative;
                *self = Self::of(opened, reading.what);
                self.generation = generation;
                self.show_associative = show_associative;
                true
            }
            Err(ReadingFailed::Cancelled) => false,
            Err(failed) => {
                self.notice = Some(Notice::error(failed.to_string()));
                false
            }
        }
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
            Action::Cancel => self.job = None,
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
