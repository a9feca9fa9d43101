//! What is known of texts beside them, in `sources.toml` and `sources.csv` of their folder or of
//! one above it. It goes before what the format of a file says.
//!
//! A name is a file's path from the folder that the metadata lies in: `a.txt`, `2024/b.html`, also
//! into an archive (`a.zip/inner/b.html`); with a slash at its end it is a folder and stands for
//! everything below. The nearer folder and the longer name go before the others.

mod table;
mod toml_file;

use std::collections::BTreeMap;
use std::sync::Arc;

use super::formats::{self, CsvColumns};
use super::{KnownDate, Problem, RawText, ReadError};

/// The names of the files that hold metadata.
pub const TOML: &str = "sources.toml";
pub const CSV: &str = "sources.csv";

/// What the metadata of one folder says.
#[derive(Clone, Debug, Default)]
pub struct Metadata {
    entries: BTreeMap<String, Entry>,
    /// What the columns of the tables in the folder are called.
    columns: Option<CsvColumns>,
}

/// What is said of one file: nothing, that it is unknown, or what it is.
#[derive(Clone, Debug, Default)]
struct Entry {
    title: Option<Option<String>>,
    publisher: Option<Option<String>>,
    source: Option<Option<String>>,
    author: Option<Option<String>>,
    date: Option<Option<KnownDate>>,
}

impl Metadata {
    /// What a `sources.toml` says, and warnings on what is left out. `path` names it in warnings.
    pub fn of_toml(text: &str, path: &str) -> (Self, Vec<ReadError>) {
        toml_file::parse(text, path)
    }

    /// What a `sources.csv` says; `None` if it is a table of other things, without a column of
    /// files.
    pub fn of_csv(bytes: &[u8], path: &str) -> Option<(Self, Vec<ReadError>)> {
        table::parse(bytes, path)
    }

    /// Both together; what `over` says goes first.
    pub fn join(mut self, over: Self) -> Self {
        self.entries.extend(over.entries);
        Self { entries: self.entries, columns: over.columns.or(self.columns) }
    }

    /// The files that entries name, as they name them.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.entries.keys().map(String::as_str)
    }

    fn describe(&self, name: &str, raw: &mut RawText, many: bool) {
        for (at, _) in name.match_indices('/') {
            // "a.zip" and "a/" both stand for what is inside.
            for around in [&name[..=at], &name[..at]] {
                if let Some(around) = self.entries.get(around) {
                    around.describe(raw, true);
                }
            }
        }
        if let Some(entry) = self.entries.get(name) {
            entry.describe(raw, many);
        }
    }
}

impl Entry {
    /// One title cannot be that of several texts.
    fn describe(&self, raw: &mut RawText, several: bool) {
        let said = |field: &mut Option<String>, said: &Option<Option<String>>| {
            if let Some(said) = said {
                field.clone_from(said);
            }
        };
        if !several {
            said(&mut raw.title, &self.title);
        }
        said(&mut raw.publisher, &self.publisher);
        said(&mut raw.source, &self.source);
        said(&mut raw.author, &self.author);
        if let Some(date) = &self.date {
            raw.date.clone_from(date);
        }
    }
}

/// The metadata of a folder or an archive and of everything around it.
#[derive(Clone, Debug, Default)]
pub struct Beside {
    /// What lies around it, and its own name there.
    above: Option<(Arc<Beside>, String)>,
    /// By folder: empty for the top, else with a slash at its end.
    folders: BTreeMap<String, Metadata>,
}

impl Beside {
    pub fn new(above: Option<(Arc<Self>, String)>, folders: BTreeMap<String, Metadata>) -> Self {
        Self { above, folders }
    }

    /// Adds what is known to a text of the file of that name, one of `many` or the only one.
    pub fn describe(&self, name: &str, raw: &mut RawText, many: bool) {
        if let Some((above, own)) = &self.above {
            above.describe(&format!("{own}/{name}"), raw, many);
        }
        let tops = std::iter::once(0).chain(name.match_indices('/').map(|(at, _)| at + 1));
        for top in tops {
            if let Some(metadata) = self.folders.get(&name[..top]) {
                metadata.describe(&name[top..], raw, many);
            }
        }
    }

    /// What the columns of a table of that name are called, said nearest to it.
    pub fn columns(&self, name: &str) -> Option<&CsvColumns> {
        let tops = name.rmatch_indices('/').map(|(at, _)| at + 1).chain([0]);
        tops.filter_map(|top| self.folders.get(&name[..top]))
            .find_map(|metadata| metadata.columns.as_ref())
            .or_else(|| {
                let (above, own) = self.above.as_ref()?;
                above.columns(&format!("{own}/{name}"))
            })
    }
}

/// Says which entry names a file that is not there.
pub fn missing(name: &str, path: &str) -> ReadError {
    let problem = format!("it names {name}, which is not there; correct the name");
    ReadError::of(path, Problem::Entry(problem))
}

/// A name as entries are kept: with `/`, and none at its start.
fn kept(name: &str) -> String {
    let name = name.trim().replace('\\', "/");
    name.trim_start_matches("./").trim_start_matches('/').to_owned()
}

/// The internet domain of an address, written with `https://` or not.
pub fn domain(url: &str) -> Option<String> {
    formats::domain(url).or_else(|| formats::domain(&format!("//{url}")))
}

#[cfg(test)]
mod tests;
