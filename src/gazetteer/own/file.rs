//! A file of own names: opened, decoded, its rows made entries that fit together.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::fs;
use std::io::Read as _;
use std::path::Path;

use super::super::{Gazetteer, normalize};
use super::error::{OwnError, OwnProblem, Whereabouts};
use super::row::{Read, Row};
use super::{OwnEntry, geojson, table};
use crate::base::Id;

/// So many rows of a file are read.
pub const MAX_ROWS: usize = 100_000;
/// With all names of a thing counted, so many names.
pub const MAX_NAMES: usize = 500_000;
/// A larger file is not read.
pub const MAX_BYTES: u64 = 64 << 20;

/// What a file gave.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct OwnFile {
    /// In the order of the file, each id once.
    pub entries: Vec<OwnEntry>,
    /// Rows that were left out, in order.
    pub problems: Vec<OwnError>,
}

/// Whether a file is a list of own names, by its name and how it begins: a table with such columns, and
/// none of a text, or GeoJSON.
pub fn is_list(path: &Path) -> bool {
    /// The first line of a table is shorter.
    const BEGINNING: u64 = 64 << 10;
    let Some(format) = format(path) else { return false };
    let mut bytes = Vec::new();
    let read = fs::File::open(path).and_then(|file| file.take(BEGINNING).read_to_end(&mut bytes));
    if read.is_err() {
        return false;
    }
    let (encoding, _) = encoding_rs::Encoding::for_bom(&bytes).unwrap_or((encoding_rs::UTF_8, 0));
    let (text, _, _) = encoding.decode(&bytes);
    match format {
        Format::Table => table::is_list(&text),
        Format::GeoJson => geojson::is_list(&text),
    }
}

/// Reads a file of own names. Rows that are wrong are left out and said; the others count.
///
/// # Errors
/// If the file cannot be opened, is too large, is no text, or does not say which column is the name.
pub fn read(path: &Path, gazetteer: &Gazetteer) -> Result<OwnFile, OwnError> {
    let shown = path.display().to_string();
    let wrong = |problem| OwnError { file: shown.clone(), at: None, problem };
    let opening = |error: std::io::Error| {
        wrong(match error.kind() {
            std::io::ErrorKind::NotFound => OwnProblem::Missing,
            _ => OwnProblem::Unreadable(error.to_string()),
        })
    };
    let mut bytes = Vec::new();
    fs::File::open(path)
        .and_then(|file| file.take(MAX_BYTES + 1).read_to_end(&mut bytes))
        .map_err(opening)?;
    parse(&bytes, &shown, gazetteer)
}

/// The same for the bytes of a file called `name`.
///
/// # Errors
/// See [`read`].
pub fn parse(bytes: &[u8], name: &str, gazetteer: &Gazetteer) -> Result<OwnFile, OwnError> {
    let wrong = |problem| OwnError { file: name.to_owned(), at: None, problem };
    let format = format(Path::new(name)).ok_or_else(|| wrong(OwnProblem::Format))?;
    if bytes.len() as u64 > MAX_BYTES {
        return Err(wrong(OwnProblem::TooLarge));
    }
    let text = decoded(bytes).ok_or_else(|| wrong(OwnProblem::Binary))?;
    let mut reading = Reading::new(name, gazetteer);
    let each = |at, row| reading.take(at, row);
    match format {
        Format::Table => table::rows(&text, name, each)?,
        Format::GeoJson => {
            // What stands before the place where the file breaks is read.
            if let Err(error) = geojson::rows(&text, name, each) {
                if reading.rows == 0 {
                    return Err(error);
                }
                reading.out.problems.push(error);
            }
        }
    }
    if reading.rows == 0 {
        return Err(wrong(OwnProblem::Empty));
    }
    Ok(reading.finish())
}

#[derive(Clone, Copy)]
enum Format {
    Table,
    GeoJson,
}

fn format(path: &Path) -> Option<Format> {
    let extension = path.extension()?.to_str()?.to_lowercase();
    match extension.as_str() {
        "csv" | "tsv" | "tab" => Some(Format::Table),
        "geojson" | "json" => Some(Format::GeoJson),
        _ => None,
    }
}

/// UTF-8 or UTF-16 by its mark, else UTF-8, else what older spreadsheets write.
fn decoded(bytes: &[u8]) -> Option<String> {
    if let Some((encoding, _)) = encoding_rs::Encoding::for_bom(bytes) {
        let (text, _, broken) = encoding.decode(bytes);
        return (!broken).then(|| text.into_owned());
    }
    if bytes.contains(&0) {
        return None;
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Some(text.to_owned()),
        Err(_) => {
            let mut guess = chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Deny);
            guess.feed(bytes, true);
            let encoding = guess.guess(None, chardetng::Utf8Detection::Deny);
            Some(encoding.decode(bytes).0.into_owned())
        }
    }
}

/// A file on its way to entries.
struct Reading<'a> {
    file: &'a str,
    gazetteer: &'a Gazetteer,
    rows: usize,
    names: usize,
    out: OwnFile,
    /// Where each id of `out` is, and where in the file it stood first.
    by_id: HashMap<Id, (usize, Whereabouts)>,
    /// Other names for things of this file.
    others: Vec<(Whereabouts, Vec<String>, String)>,
}

impl<'a> Reading<'a> {
    fn new(file: &'a str, gazetteer: &'a Gazetteer) -> Self {
        Self {
            file,
            gazetteer,
            rows: 0,
            names: 0,
            out: OwnFile::default(),
            by_id: HashMap::new(),
            others: Vec::new(),
        }
    }

    /// Takes a row; false if no more are wanted.
    fn take(&mut self, at: Whereabouts, row: Result<Row, OwnProblem>) -> bool {
        self.rows += 1;
        if self.rows > MAX_ROWS {
            self.problem(at, OwnProblem::TooMany);
            return false;
        }
        match row.and_then(|row| row.read(self.gazetteer)) {
            Ok(read) => {
                self.names += match &read {
                    Read::Entry(entry) => 1 + entry.aliases.len(),
                    Read::OtherNameOf { names, .. } => names.len(),
                };
                if self.names > MAX_NAMES {
                    self.problem(at, OwnProblem::TooManyNames);
                    return false;
                }
                match read {
                    Read::Entry(entry) => self.add(at, entry),
                    Read::OtherNameOf { names, target } => self.others.push((at, names, target)),
                }
            }
            Err(problem) => self.problem(at, problem),
        }
        true
    }

    fn problem(&mut self, at: Whereabouts, problem: OwnProblem) {
        let file = self.file.to_owned();
        self.out.problems.push(OwnError { file, at: Some(at), problem });
    }

    /// Several rows may give one thing's names, but not different facts.
    fn add(&mut self, at: Whereabouts, mut entry: OwnEntry) {
        let (nth, first) = match self.by_id.entry(entry.id.clone()) {
            Entry::Vacant(free) => {
                free.insert((self.out.entries.len(), at));
                self.out.entries.push(entry);
                return;
            }
            Entry::Occupied(known) => *known.get(),
        };
        let known = &mut self.out.entries[nth];
        let differ = |a: bool, b: bool, same: bool| a && b && !same;
        let what = if differ(known.at.is_some(), entry.at.is_some(), known.at == entry.at) {
            "at other coordinates"
        } else if known.same_as != entry.same_as {
            "for another place"
        } else if differ(
            known.country.is_some(),
            entry.country.is_some(),
            known.country == entry.country,
        ) {
            "with another country"
        } else {
            if !known.take_over(&mut entry) {
                self.problem(at, OwnProblem::ManyNames);
            }
            return;
        };
        self.problem(at, OwnProblem::Differs { name: entry.name, first, what });
    }

    fn finish(mut self) -> OwnFile {
        if self.others.is_empty() {
            return self.out;
        }
        let mut by_name: HashMap<String, usize> = HashMap::new();
        for (nth, entry) in self.out.entries.iter().enumerate() {
            for name in entry.names() {
                by_name.entry(normalize(name)).or_insert(nth);
            }
        }
        for (at, names, target) in std::mem::take(&mut self.others) {
            match by_name.get(&normalize(&target)) {
                Some(&nth) => {
                    let entry = &mut self.out.entries[nth];
                    if !names.iter().all(|name| entry.add_name(name)) {
                        self.problem(at, OwnProblem::ManyNames);
                    }
                }
                None => self.problem(at, OwnProblem::Unknown(target)),
            }
        }
        let place = |error: &OwnError| match error.at {
            Some(Whereabouts::Line(line)) => line,
            Some(Whereabouts::Feature(nth)) => nth as u64,
            None => u64::MAX,
        };
        self.out.problems.sort_by_key(place);
        self.out
    }
}
