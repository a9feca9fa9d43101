//! What is open now: selection, filter, history, reader, jobs. Owns no algorithm; changes by [`Action`].

mod action;
mod carry;
mod finder;
mod opening;
mod own;
mod recent;
mod selection;

use std::path::PathBuf;
use std::sync::Arc;

pub use action::Action;
pub use finder::Finder;
pub use opening::{Notice, Opening};
pub use recent::{Recent, recent};
pub use selection::Selection;

use crate::atlas::{Atlas, Columns, Evidence, Shown};
use crate::pipeline::{self, Job, NameList, Opened, Poll, Progress, Report, Update};
use crate::project::Project;
use crate::query::facets::{Condition, Filter, Filtered};
use crate::scene::Target;

/// How many selections can be gone back through.
const LONGEST_HISTORY: usize = 500;

/// Everything the window shows that is not how it looks.
pub struct Session {
    pub atlas: Arc<Atlas>,
    /// Counts up with every atlas: what was derived from an older one is stale.
    pub generation: u64,
    pub opening: Opening,
    /// The filter in force, and what it shows.
    pub filtered: Filtered,
    /// What leads among all that is selected.
    pub selection: Option<Target>,
    selected: Selection,
    /// What is under the pointer, as the last frame found it.
    pub hovered: Option<Target>,
    hovering: Option<Target>,
    /// The sentence under the pointer or with the focus, as the last frame found it.
    pointed: Option<Evidence>,
    pointing: Option<Evidence>,
    back: Vec<Selection>,
    forward: Vec<Selection>,
    /// Filters that were in force before, and those that were taken back.
    filters_before: Vec<Filter>,
    filters_after: Vec<Filter>,
    /// The last change was one of the time window, which moves in many small steps.
    time_moves: bool,
    /// The last change of the selection was a step along a list.
    stepping: bool,
    /// The region of the filter was set after what is selected.
    region_came_last: bool,
    /// The place of a text that the reader shows.
    pub reader: Option<Evidence>,
    pub show_associative: bool,
    pub notice: Option<Notice>,
    /// The project that is shown; the sample articles have none.
    pub project: Option<Arc<Project>>,
    /// When the project was open before, in seconds since 1970.
    pub last_visit: Option<i64>,
    /// Texts that came in since.
    pub new_texts: usize,
    /// What the last import came to.
    pub report: Option<Report>,
    /// Where projects of folders are kept.
    pub projects: PathBuf,
    job: Option<Reading>,
    /// Lists of own names that wait until the texts are read.
    lists: Vec<own::Waiting>,
}

struct Reading {
    job: Job<Update>,
    what: Opening,
    paths: Vec<PathBuf>,
    /// Whether something of it is shown already.
    shown: bool,
    /// The list of own names that it reads texts again for.
    list: Option<Box<NameList>>,
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
        let filtered = Filtered::new(Arc::new(Columns::new(&opened.atlas)));
        Self {
            atlas: Arc::new(opened.atlas),
            generation: 1,
            opening,
            filtered,
            selection: None,
            selected: Selection::default(),
            hovered: None,
            hovering: None,
            pointed: None,
            pointing: None,
            back: Vec::new(),
            forward: Vec::new(),
            filters_before: Vec::new(),
            filters_after: Vec::new(),
            time_moves: false,
            stepping: false,
            region_came_last: false,
            reader: None,
            show_associative: false,
            notice: Notice::of(&opened.problems),
            project: None,
            last_visit: None,
            new_texts: 0,
            report: None,
            projects: pipeline::projects_folder(),
            job: None,
            lists: Vec::new(),
        }
    }

    /// Opens files, folders or a project; what is open stays until there is something to show.
    /// `wake` is called from another thread when there is.
    pub fn open(&mut self, paths: Vec<PathBuf>, wake: impl Fn() + Send + Sync + 'static) {
        let what = Opening::of(&paths);
        // What is being read goes on in its project the next time.
        self.job = None;
        self.lists.clear();
        self.notice = None;
        (self.last_visit, self.new_texts) = (None, 0);
        let folder = self.projects.clone();
        let held = self.project.clone();
        let given = paths.clone();
        let job = Job::start(self.generation + 1, wake, move |progress, outbox| {
            pipeline::open(&paths, &folder, held, progress, outbox);
        });
        self.job = Some(Reading { job, what, paths: given, shown: false, list: None });
    }

    /// Writes a copy of the project, and says what came of it.
    pub fn save_copy(&self, path: &std::path::Path) -> Notice {
        let Some(project) = &self.project else {
            return Notice::error("There is no project to copy: open a folder first".to_owned());
        };
        let end = std::ffi::OsStr::new(pipeline::EXTENSION);
        let path = if path.extension() == Some(end) {
            path.to_owned()
        } else {
            path.with_added_extension(end)
        };
        match project.save_as(&path) {
            Ok(()) => Notice::info(format!("A copy is in {}", path.display())),
            Err(error) => Notice::error(error.to_string()),
        }
    }

    /// The filter narrowed to what came in since the last visit, or widened again; `None` at the
    /// first visit.
    pub fn only_new(&self) -> Option<Filter> {
        let mut filter = self.filter().clone();
        // What came in within the second of that visit was seen.
        let since = self.last_visit?.saturating_add(1);
        filter.new_since = (filter.new_since != Some(since)).then_some(since);
        Some(filter)
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
                Poll::Over => {
                    self.job = None;
                    self.next_list();
                }
                Poll::Message(update) => changed |= self.take(update),
            }
        }
        changed
    }

    fn take(&mut self, update: Update) -> bool {
        match update {
            Update::Shown(project, atlas, filtered) => {
                self.show(project, atlas, *filtered);
                true
            }
            Update::Visited(at) => {
                self.last_visit = Some(at);
                false
            }
            Update::Named(list) => {
                self.named(list);
                false
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
                // Nothing was opened that the lists could be added to.
                if self.job.as_ref().is_some_and(|reading| !reading.shown) {
                    self.lists.clear();
                }
                self.notice = Some(Notice::error(error));
                false
            }
        }
    }

    /// Shows another atlas; what was selected stays so where the same project only grows, and so
    /// does the filter.
    fn show(&mut self, project: Arc<Project>, atlas: Arc<Atlas>, filtered: Filtered) {
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
        let added = &filtered.columns().added;
        let is_new = |since| added.iter().filter(|&&at| at > since).count();
        self.new_texts = self.last_visit.map_or(0, is_new);
        let was = std::mem::replace(&mut self.filtered, filtered);
        if same {
            // What a search found in the old atlas means nothing in this one.
            self.filtered.set(was.filter().without(Condition::Text));
        } else {
            self.filters_before.clear();
        }
        let known = self.filters_before.iter_mut();
        known.for_each(|filter| filter.clear(Condition::Text));
        self.filters_after.clear();
        let (from, to) = (&*old, &*self.atlas);
        let kept = |selected: &Selection| {
            Selection::of(selected.iter().filter_map(|it| carry::target(from, to, it)))
        };
        if same {
            self.selected = kept(&self.selected);
            self.selection = self.selected.lead();
            let kept_all = |list: &mut Vec<Selection>| {
                list.iter_mut().for_each(|selected| *selected = kept(selected));
                list.dedup();
            };
            kept_all(&mut self.back);
            kept_all(&mut self.forward);
            self.reader = self.reader.and_then(|at| carry::evidence(from, to, at));
        } else {
            self.selection = None;
            self.selected = Selection::default();
            self.back.clear();
            self.forward.clear();
            self.reader = None;
        }
        self.hovered = None;
        self.hovering = None;
        self.pointed = None;
        self.pointing = None;
        self.stepping = false;
        // To give back so much memory takes longer than a frame.
        std::thread::spawn(move || drop((old, was)));
    }

    fn finished(&mut self, report: &Report, stopped: bool) {
        let shown = self.job.as_ref().is_some_and(|reading| reading.shown);
        let list = self.job.as_ref().and_then(|reading| reading.list.as_ref());
        self.notice = match list {
            Some(list) if !stopped => Some(Notice::of_list(list, Some(report.again))),
            _ => Notice::of_report(report, stopped, shown),
        };
        let mut report = report.clone();
        if let Some(list) = list {
            let left_out = list.problems.iter().map(|row| {
                let file =
                    row.at.map_or_else(|| row.file.clone(), |at| format!("{}, {at}", list.file));
                (file, row.problem.to_string())
            });
            report.failed.extend(left_out);
        }
        self.report = Some(report);
    }

    /// Tells what the pointer is over, any number of times a frame; the first wins.
    pub fn hover(&mut self, target: Target) {
        self.hovering.get_or_insert(target);
    }

    /// Tells which sentence the pointer is over or has the focus.
    pub fn point_at(&mut self, sentence: Evidence) {
        self.pointing.get_or_insert(sentence);
    }

    /// The sentence that is meant: the one pointed at, else the one where the reader is open.
    pub fn sentence(&self) -> Option<Evidence> {
        self.pointing.or(self.pointed).or(self.reader)
    }

    /// Ends a frame: what was hovered in it is what is hovered now. True when that changed.
    pub fn end_frame(&mut self) -> bool {
        let hovering = self.hovering.take();
        let changed = hovering != self.hovered;
        self.hovered = hovering;
        self.pointed = self.pointing.take();
        changed
    }

    pub fn apply(&mut self, action: Action) {
        let time_moved =
            std::mem::replace(&mut self.time_moves, matches!(action, Action::SetTime(_)));
        match action {
            Action::Select(target) => self.select(Selection::of(target)),
            Action::SelectAll(targets) => self.select(Selection::of(targets)),
            Action::Toggle(target) => {
                let mut selected = self.selected.clone();
                selected.toggle(target);
                self.select(selected);
            }
            Action::Step(targets) => {
                let selected = Selection::of(targets);
                if self.stepping {
                    self.show_selected(selected);
                } else {
                    self.select(selected);
                    self.stepping = true;
                }
            }
            Action::Back => {
                if let Some(before) = self.back.pop() {
                    let now = self.show_selected(before);
                    self.forward.push(now);
                    self.stepping = false;
                }
            }
            Action::Forward => {
                if let Some(after) = self.forward.pop() {
                    let now = self.show_selected(after);
                    self.back.push(now);
                    self.stepping = false;
                }
            }
            Action::Read(evidence) => self.reader = Some(evidence),
            Action::CloseReader => self.reader = None,
            Action::ShowAssociative(show) => self.show_associative = show,
            Action::SetFilter(filter) => {
                if filter.region != self.filter().region {
                    self.region_came_last = filter.region.is_some();
                }
                self.set_filter(*filter, true);
            }
            Action::SetTime(time) => {
                let filter = Filter { time, ..self.filter().clone() };
                self.set_filter(filter, !time_moved);
            }
            Action::ClearCondition(condition) => {
                self.set_filter(self.filter().without(condition), true);
            }
            Action::ClearFilter => self.set_filter(Filter::default(), true),
            Action::UndoFilter => {
                if let Some(filter) = self.filters_before.pop() {
                    self.filters_after.push(self.filter().clone());
                    self.filtered.set(filter);
                }
            }
            Action::RedoFilter => {
                if let Some(filter) = self.filters_after.pop() {
                    self.filters_before.push(self.filter().clone());
                    self.filtered.set(filter);
                }
            }
            Action::Dismiss => self.notice = None,
            Action::Cancel => {
                if let Some(reading) = &self.job {
                    reading.job.progress.cancel();
                }
            }
        }
    }

    /// Puts a filter in force; as a step that can be taken back, or as part of the last one.
    fn set_filter(&mut self, filter: Filter, is_step: bool) {
        let before = is_step.then(|| self.filter().clone());
        if self.filtered.set(filter) {
            self.filters_after.clear();
            if let Some(before) = before {
                self.filters_before.push(before);
                let over = self.filters_before.len().saturating_sub(LONGEST_HISTORY);
                self.filters_before.drain(..over);
            }
        }
    }

    pub fn can_undo_filter(&self) -> bool {
        !self.filters_before.is_empty()
    }

    pub fn can_redo_filter(&self) -> bool {
        !self.filters_after.is_empty()
    }

    /// Whether the region of the filter was set after what is selected.
    pub fn region_came_last(&self) -> bool {
        self.region_came_last
    }

    /// The filter in force.
    pub fn filter(&self) -> &Filter {
        self.filtered.filter()
    }

    /// What the filter shows.
    pub fn shown(&self) -> &Shown {
        self.filtered.shown()
    }

    fn select(&mut self, selected: Selection) {
        if self.selected != selected {
            let before = self.show_selected(selected);
            self.back.push(before);
            if self.back.len() > LONGEST_HISTORY {
                self.back.remove(0);
            }
            self.forward.clear();
            self.stepping = false;
        }
    }

    /// Selects; what was selected before comes back.
    fn show_selected(&mut self, selected: Selection) -> Selection {
        self.region_came_last = false;
        self.selection = selected.lead();
        std::mem::replace(&mut self.selected, selected)
    }

    /// All that is selected, in the order in which it was chosen.
    pub fn selected(&self) -> &Selection {
        &self.selected
    }

    pub fn is_selected(&self, target: Target) -> bool {
        self.selected.contains(target)
    }

    pub fn can_go_back(&self) -> bool {
        !self.back.is_empty()
    }

    pub fn can_go_forward(&self) -> bool {
        !self.forward.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::atlas::EntityIx;
    use crate::query::facets::TimeFilter;

    fn target(nth: u32) -> Target {
        Target::Entity(EntityIx(nth))
    }

    fn selected(session: &Session) -> Vec<Target> {
        session.selected().iter().collect()
    }

    #[test]
    fn back_and_forward_go_through_all_that_was_selected() {
        let mut session = Session::empty();
        session.apply(Action::Select(Some(target(0))));
        session.apply(Action::Toggle(target(1)));
        session.apply(Action::SelectAll(vec![target(2), target(3)]));
        assert_eq!(session.selection, Some(target(3)));
        session.apply(Action::Back);
        assert_eq!(selected(&session), [target(0), target(1)]);
        session.apply(Action::Back);
        session.apply(Action::Back);
        assert!(selected(&session).is_empty() && !session.can_go_back());
        session.apply(Action::Forward);
        session.apply(Action::Forward);
        assert_eq!(selected(&session), [target(0), target(1)]);
        assert_eq!(session.selection, Some(target(1)));
        // What is chosen anew takes the place of what lay ahead.
        session.apply(Action::Select(Some(target(9))));
        assert!(!session.can_go_forward());
    }

    #[test]
    fn filters_are_taken_back_and_set_again() {
        let mut session = Session::on_seeds();
        let planned =
            Filter { modalities: [crate::atlas::Modality::Planned].into(), ..Filter::default() };
        session.apply(Action::SetFilter(Box::new(planned.clone())));
        // A window of time that is dragged is one step.
        for last in 1..30 {
            let days = crate::base::Days::new(19_000, 19_000 + last);
            let time = TimeFilter { days, by: Default::default(), undated: false };
            session.apply(Action::SetTime(Some(time)));
        }
        session.apply(Action::UndoFilter);
        assert_eq!(*session.filter(), planned);
        session.apply(Action::UndoFilter);
        assert!(session.filter().is_empty() && !session.can_undo_filter());
        session.apply(Action::RedoFilter);
        assert_eq!(*session.filter(), planned);
        assert!(session.can_redo_filter());
        // What is set anew takes the place of what was taken back.
        session.apply(Action::ClearFilter);
        assert!(!session.can_redo_filter());
        session.apply(Action::UndoFilter);
        assert_eq!(*session.filter(), planned);
    }

    #[test]
    fn a_walk_along_a_list_is_one_step_back() {
        let mut session = Session::empty();
        session.apply(Action::Select(Some(target(0))));
        for nth in 1..50 {
            session.apply(Action::Step(vec![target(nth)]));
        }
        assert_eq!(session.selection, Some(target(49)));
        session.apply(Action::Back);
        assert_eq!(session.selection, Some(target(0)));
    }

    #[test]
    fn selecting_the_same_again_is_no_step() {
        let mut session = Session::empty();
        for _ in 0..3 {
            session.apply(Action::Select(Some(target(0))));
        }
        session.apply(Action::Back);
        assert!(!session.can_go_back());
    }
}
