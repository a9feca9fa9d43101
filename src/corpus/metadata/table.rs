//! `sources.csv` beside texts: a row a file, with the columns `file`, `title`, `publisher`,
//! `date`, `url`, `author` and `source`, in any order; an empty cell says nothing.

use std::collections::BTreeMap;
use std::io::Read;

use super::{Entry, Metadata, domain, kept};
use crate::corpus::formats::{delimiter, recode};
use crate::corpus::{DateBasis, KnownDate, Problem, ReadError, date};

pub fn parse(bytes: &[u8], path: &str) -> Option<(Metadata, Vec<ReadError>)> {
    let (mut stream, head) = recode(bytes).ok()?;
    let mut text = String::new();
    stream.read_to_string(&mut text).ok()?;
    let mut rows = csv::ReaderBuilder::new()
        .flexible(true)
        .delimiter(delimiter(&head))
        .from_reader(text.as_bytes());
    let names: Vec<String> =
        rows.headers().ok()?.iter().map(|name| name.trim().to_lowercase()).collect();
    let column = |wanted: &[&str]| names.iter().position(|name| wanted.contains(&name.as_str()));
    let file = column(&["file", "filename", "file name", "path"])?;
    let title = column(&["title", "headline"]);
    let publisher = column(&["publisher", "paper"]);
    let date_column = column(&["date", "published"]);
    let url = column(&["url", "link"]);
    let author = column(&["author", "byline"]);
    let source = column(&["source", "domain"]);

    let mut warnings = Vec::new();
    let mut warn = |line: Option<usize>, problem| {
        warnings.push(ReadError { path: Some(path.to_owned()), line, id: None, problem });
    };
    let mut read = Vec::new();
    for row in rows.records() {
        match row {
            Ok(row) => read.push(row),
            Err(error) => {
                let line = error.position().map(|position| position.line() as usize);
                warn(line, Problem::Metadata(error.to_string()));
            }
        }
    }
    let order =
        date_column.and_then(|column| date::order(read.iter().filter_map(|row| row.get(column))));
    let mut entries = BTreeMap::new();
    for row in &read {
        let cell = |column: Option<usize>| {
            let cell = row.get(column?).map(str::trim).filter(|cell| !cell.is_empty());
            cell.map(str::to_owned)
        };
        let Some(name) = cell(Some(file)) else { continue };
        let date = cell(date_column).and_then(|field| {
            let date = date::stated(&field, order);
            if date.is_none() {
                warn(row.position().map(|at| at.line() as usize), Problem::Date(field));
            }
            Some(KnownDate { date: date?, basis: DateBasis::Stated, quote: None })
        });
        let host = cell(url).and_then(|url| domain(&url));
        let entry = Entry {
            title: cell(title).map(Some),
            publisher: cell(publisher).map(Some),
            source: cell(source).or(host).map(Some),
            author: cell(author).map(Some),
            date: date.map(Some),
        };
        entries.insert(kept(&name), entry);
    }
    Some((Metadata { entries, columns: None }, warnings))
}
