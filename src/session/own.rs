//! The user's own names: a list is added to the project that is open, whose texts are then read again.

use std::path::PathBuf;

use super::{Notice, Reading, Session};
use crate::base::with_commas;
use crate::pipeline::{self, Job, NameList};

/// A list that waits, and whom to wake when there is something to show of it.
pub(super) type Waiting = (PathBuf, Box<dyn Fn() + Send + Sync>);

impl Session {
    /// Adds a list of own names to what is open; while texts are being read, when that is done.
    /// `wake` is called from another thread when there is something to show.
    pub fn add_names(&mut self, path: PathBuf, wake: impl Fn() + Send + Sync + 'static) {
        if self.job.is_some() {
            let file = path.file_name().unwrap_or_default().to_string_lossy();
            self.notice =
                Some(Notice::info(format!("{file} is added as soon as the texts are read")));
            self.lists.push((path, Box::new(wake)));
            return;
        }
        let Some(project) = self.project.clone() else {
            self.notice = Some(Notice::error(
                "Own names are kept with the texts they are for: open a folder first (Ctrl+O)"
                    .to_owned(),
            ));
            return;
        };
        self.notice = None;
        let what = self.opening.clone();
        let job = Job::start(self.generation + 1, wake, move |progress, outbox| {
            pipeline::add_names(&project, &path, progress, outbox);
        });
        self.job = Some(Reading { job, what, paths: Vec::new(), shown: true, list: None });
    }

    /// Starts on the next list that waits.
    pub(super) fn next_list(&mut self) {
        if !self.lists.is_empty() {
            let (path, wake) = self.lists.remove(0);
            self.add_names(path, wake);
        }
    }

    /// A list is kept with the project.
    pub(super) fn named(&mut self, list: Box<NameList>) {
        self.notice = Some(Notice::of_list(&list, None));
        if let Some(reading) = &mut self.job {
            reading.list = Some(list);
        }
    }
}

impl Notice {
    /// What was added, what of the list was not, and how many texts were read again; `None` while
    /// they are.
    pub(super) fn of_list(list: &NameList, texts: Option<usize>) -> Self {
        let again = match texts {
            None => "; texts are read again".to_owned(),
            Some(0) => "; no text had to be read again".to_owned(),
            Some(1) => "; 1 text was read again".to_owned(),
            Some(texts) => format!("; {} texts were read again", with_commas(texts as u64)),
        };
        let details: Vec<String> = list.problems.iter().map(ToString::to_string).collect();
        let is_error = !details.is_empty();
        Self { text: format!("{}{again}", list.summary()), details, is_error }
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    /// Until nothing is being read any more.
    fn wait(session: &mut Session) {
        for _ in 0..3000 {
            session.poll();
            if session.progress().is_none() {
                return;
            }
            std::thread::sleep(Duration::from_millis(10));
        }
        panic!("reading does not end");
    }

    #[test]
    fn a_list_that_is_added_is_found_in_the_texts() {
        let folder = tempfile::tempdir().unwrap();
        let texts = folder.path().join("texts");
        std::fs::create_dir(&texts).unwrap();
        let text = "Peru and Chile held a military exercise at Camp Verity on 3 May 2024.";
        std::fs::write(texts.join("a.txt"), text).unwrap();
        let list = folder.path().join("bases.csv");
        std::fs::write(&list, "name,kind,lat,lon\nCamp Verity,base,36.96,127.03\nBad,base,1,\n")
            .unwrap();
        let mut session = Session::empty();
        session.projects = folder.path().join("projects");
        session.add_names(list.clone(), || ());
        let refused = session.notice.take().unwrap();
        assert!(refused.is_error && refused.text.contains("open a folder first"), "{refused:?}");
        session.open(vec![texts], || ());
        // While it is read: it waits.
        session.add_names(list, || ());
        assert!(session.notice.as_ref().unwrap().text.starts_with("bases.csv is added as soon"));
        wait(&mut session);
        assert!(session.atlas.entities().any(|(_, entity)| entity.name == "Camp Verity"));
        let notice = session.notice.unwrap();
        assert_eq!(
            notice.text,
            "1 name from bases.csv added, 1 row left out; 1 text was read again"
        );
        assert!(notice.details[0].contains("bases.csv, line 3: has a latitude but no longitude"));
    }
}
