//! What is open, ready to be searched. Holds no algorithm: it brings the atlas, what was worked out
//! of it and the index of its texts together, and may be used from any thread.

use std::sync::{Arc, Mutex, PoisonError};

use super::Session;
use crate::atlas::{Atlas, Evidence};
use crate::gazetteer::Gazetteer;
use crate::project::Project;
use crate::project::search::Stop;
use crate::query::language::{Problem, Query};
use crate::query::{
    Answers, Completion, Filter, InMemory, Index, Matches, Quote, Rows, Search, Texts, complete,
};

/// One atlas and the index of its texts.
pub struct Finder {
    /// That of the session for which it was made.
    pub generation: u64,
    atlas: Arc<Atlas>,
    index: Index,
    texts: Source,
}

enum Source {
    Project(Arc<Project>, Rows),
    /// For texts that no project holds.
    Memory(Mutex<InMemory>),
}

impl Finder {
    /// Takes a moment for a large project: made on a thread of its own.
    ///
    /// # Errors
    /// If there is no memory for the index of texts that no project holds.
    pub fn new(
        generation: u64,
        atlas: Arc<Atlas>,
        project: Option<Arc<Project>>,
    ) -> Result<Self, String> {
        let index = Index::new(&atlas, Gazetteer::embedded());
        let texts = match project {
            Some(project) => Source::Project(project, Rows::of(&atlas)),
            None => {
                let memory = InMemory::new(&atlas).map_err(|error| error.to_string())?;
                Source::Memory(Mutex::new(memory))
            }
        };
        Ok(Self { generation, atlas, index, texts })
    }

    /// At most `limit` answers to what was typed; when it is stopped, those found so far.
    ///
    /// # Errors
    /// If the project cannot be read; in words that name the file.
    pub fn find(&self, typed: &str, limit: usize, stop: Stop<'_>) -> Result<Answers, String> {
        self.with(|texts| self.search(texts).find(typed, limit, stop))
    }

    /// Sentences that were found, each with where what was typed stands in it.
    ///
    /// # Errors
    /// If the project cannot be read; in words that name the file.
    pub fn quotes(&self, typed: &str, sentences: &[Evidence]) -> Result<Vec<Quote>, String> {
        self.with(|texts| Ok(self.search(texts).quotes(typed, sentences)))
    }

    /// What a query lets through, and what of it was not understood.
    ///
    /// # Errors
    /// If the project cannot be read; in words that name the file.
    pub fn filter(&self, query: &Query) -> Result<(Matches, Vec<Problem>), String> {
        let (filter, problems) =
            Filter::new(query, &self.atlas, Gazetteer::embedded(), &self.index);
        let matches = self.with(|texts| filter.matches(&self.atlas, &self.index, texts))?;
        Ok((matches, problems))
    }

    /// How the query may go on at the cursor, a byte of it.
    pub fn complete(&self, typed: &str, cursor: usize) -> Vec<Completion> {
        complete(&self.index, typed, cursor)
    }

    fn search<'a>(&'a self, texts: Texts<'a>) -> Search<'a> {
        let gazetteer = Gazetteer::embedded();
        Search { atlas: &self.atlas, gazetteer, index: &self.index, texts }
    }

    fn with<T>(&self, ask: impl FnOnce(Texts<'_>) -> rusqlite::Result<T>) -> Result<T, String> {
        match &self.texts {
            Source::Project(project, rows) => {
                let ask = |connection: &_| ask(Texts { connection, rows });
                project.search(ask).map_err(|error| error.to_string())
            }
            Source::Memory(memory) => {
                let memory = memory.lock().unwrap_or_else(PoisonError::into_inner);
                ask(memory.texts()).map_err(|error| error.to_string())
            }
        }
    }
}

impl Session {
    /// How to make a [`Finder`] for what is open now, here or on another thread.
    pub fn finder(&self) -> impl FnOnce() -> Result<Finder, String> + Send + use<> {
        let (generation, atlas) = (self.generation, Arc::clone(&self.atlas));
        let project = self.project.clone();
        move || Finder::new(generation, atlas, project)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::Found;

    #[test]
    fn a_question_that_nothing_answers_is_offered_without_its_small_words() {
        let finder = Session::on_seeds().finder()().unwrap();
        let find = |typed: &str| finder.find(typed, 30, &|| false).unwrap();
        for (asked, offered) in [
            ("What happens in the Sea of Okhotsk?", "Sea Okhotsk"),
            ("who is in the sea of okhotsk zanzibar", "sea okhotsk"),
        ] {
            let answers = find(asked);
            assert!(answers.found.is_empty(), "{asked}");
            let fix = answers.problems[0].fix.as_ref().unwrap();
            assert_eq!(fix.apply(asked), offered);
            assert_eq!(answers.problems[0].message, format!("Search for: {offered}"));
            assert!(!find(offered).found.is_empty(), "{offered}");
        }
        // What gives something stays as it was typed.
        assert!(find("Sea of Okhotsk").problems.is_empty());
        assert!(find("What is zanzibar?").problems.iter().all(|problem| problem.fix.is_none()));
    }

    #[test]
    fn a_date_is_offered_as_the_events_of_then() {
        let finder = Session::on_seeds().finder()().unwrap();
        let find = |typed: &str| finder.find(typed, 30, &|| false).unwrap();
        for (typed, offered) in [
            ("October 2024", "date:2024-10"),
            ("14 October 2024", "date:2024-10-14"),
            ("2024-10 ", "date:2024-10"),
        ] {
            let fixes: Vec<String> = find(typed)
                .problems
                .iter()
                .filter_map(|problem| problem.fix.as_ref())
                .map(|fix| fix.apply(typed))
                .collect();
            assert_eq!(fixes, [offered], "{typed}");
            let events = find(offered).found;
            assert!(events.iter().any(|found| matches!(found, Found::Event(_))), "{offered}");
        }
        for typed in ["talks in October 2024", "October", "Kursk"] {
            assert!(find(typed).problems.is_empty(), "{typed}");
        }
    }

    #[test]
    fn a_sentence_that_was_found_says_where_the_words_stand() {
        let finder = Session::on_seeds().finder()().unwrap();
        let found = finder.find("drills okhots", 30, &|| false).unwrap().found;
        let sentence = |found: &Found| match found {
            Found::Sentence(evidence) => Some(*evidence),
            _ => None,
        };
        let sentences: Vec<Evidence> = found.iter().filter_map(sentence).collect();
        assert!(!sentences.is_empty());
        for quote in finder.quotes("drills okhots", &sentences).unwrap() {
            let marked: Vec<&str> = quote.marks.iter().map(|mark| mark.of(&quote.text)).collect();
            assert!(!marked.is_empty(), "{}", quote.text);
        }
    }
}
