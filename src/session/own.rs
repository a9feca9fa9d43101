//! The user's own names: a list is added to the project that is open, whose texts are then read again.

use std::path::PathBuf;
use std::sync::Arc;

use super::{Notice, Reading, Session};
use crate::pipeline::{self, Job, NameList};

impl Session {
    /// Adds a list of own names to what is open; while texts are being read, when that is done.
    /// `wake` is called from another thread when there is something to show.
    pub fn add_names(&mut self, path: PathBuf, wake: impl Fn() + Send + Sync + 'static) {
        if self.job.is_some() {
            self.notice = Some(Notice::info(format!(
                "{} is added as soon as the texts are read",
                path.file_name().unwrap_or_default().to_string_lossy()
            )));
            self.lists.push((path, Box::new(wake)));
            return;
        }
        let Some(project) = self.project.clone() else {
            self.notice = Some(Notice::error(
                "Own names are kept with a project: open a folder of texts first (Ctrl+O)"
                    .to_owned(),
            ));
            return;
        };
        self.notice = None;
        let what = self.opening.clone();
        let job = Job::start(self.generation + 1, wake, move |progress, outbox| {
            pipeline::add_names(&project, &path, progress, outbox);
        });
        self.job = Some(Reading { job, what, paths: Vec::new(), shown: true, adds_names: true });
    }

    /// Starts on the next list that waits.
    pub(super) fn next_list(&mut self) {
        if self.job.is_none() && !self.lists.is_empty() {
            let (path, wake) = self.lists.remove(0);
            self.add_names(path, wake);
        }
    }
}

impl Notice {
    /// What was added, and what of the list was not.
    pub(super) fn of_list(list: &NameList, texts: usize) -> Self {
        let details: Vec<String> = list.problems.iter().map(ToString::to_string).collect();
        let again = match texts {
            0 => String::new(),
            1 => "; the text was read again".to_owned(),
            texts => {
                format!("; {} texts were read again", crate::base::with_commas(texts as u64))
            }
        };
        let is_error = !details.is_empty();
        Self { text: format!("{}{again}", list.summary()), details, is_error }
    }
}
