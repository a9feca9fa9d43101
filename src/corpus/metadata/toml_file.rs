//! `sources.toml` beside texts: what is known of each, and how.
//!
//! ```toml
//! [[text]]
//! file = "a.txt"
//! title = "A plain value is one that is stated"
//! publisher = { known = "unknown" }
//! date = { value = "2024-09", known = "inferred", quote = "on Sept. 9" }
//! url = "https://example.org/a"
//!
//! [csv]
//! text = "Body"
//! ```

use std::collections::BTreeMap;

use serde::Deserialize;

use super::{Entry, Metadata, domain, kept};
use crate::base::{DateError, PartialDate};
use crate::corpus::formats::CsvColumns;
use crate::corpus::{DateBasis, KnownDate, Problem, ReadError, date};

#[derive(Deserialize)]
struct File {
    #[serde(default)]
    text: Vec<Text>,
    csv: Option<CsvColumns>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Text {
    file: String,
    title: Option<Field>,
    publisher: Option<Field>,
    date: Option<Field>,
    url: Option<Field>,
    /// The paper's internet domain, where there is no `url`.
    source: Option<Field>,
    author: Option<Field>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Field {
    Stated(String),
    Known { value: Option<String>, known: DateBasis, quote: Option<String> },
}

struct Known {
    value: String,
    basis: DateBasis,
    quote: Option<String>,
}

pub fn parse(toml: &str, path: &str) -> (Metadata, Vec<ReadError>) {
    let mut warnings = Vec::new();
    let file: File = match toml::from_str(toml) {
        Ok(file) => file,
        Err(error) => {
            let line = error.span().map(|span| toml[..span.start].lines().count().max(1));
            let problem = Problem::Metadata(error.message().to_owned());
            let path = Some(path.to_owned());
            return (Metadata::default(), vec![ReadError { path, line, id: None, problem }]);
        }
    };
    let mut entries = BTreeMap::new();
    for text in file.text {
        let mut left_out = |what: &str, why: String| {
            let problem = format!("the {what} of {} is left out: {why}", text.file);
            warnings.push(ReadError::of(path, Problem::Entry(problem)));
        };
        // What is said wrongly is not said.
        let mut said =
            |what, field: Option<Field>| field?.known().map_err(|why| left_out(what, why)).ok();
        let value =
            |known: Option<Option<Known>>| known.map(|known| known.map(|known| known.value));
        let title = value(said("title", text.title));
        let publisher = value(said("publisher", text.publisher));
        let author = value(said("author", text.author));
        let url = value(said("url", text.url)).map(|url| url.and_then(|url| domain(&url)));
        let source = value(said("source", text.source)).or(url);
        let date = said("date", text.date);
        let date = match date {
            Some(Some(Known { value, basis, quote })) => match stated(&value) {
                Ok(date) => Some(Some(KnownDate { date, basis, quote })),
                Err(error) => {
                    left_out("date", error.to_string());
                    None
                }
            },
            date => date.map(|_| None),
        };
        entries.insert(kept(&text.file), Entry { title, publisher, source, author, date });
    }
    (Metadata { entries, columns: file.csv }, warnings)
}

/// A date in any form with one reading; the error names the form that has no other.
fn stated(value: &str) -> Result<PartialDate, DateError> {
    date::stated(value, None).map_or_else(|| value.parse(), Ok)
}

impl Field {
    /// `None` for what is said to be unknown.
    fn known(self) -> Result<Option<Known>, String> {
        match self {
            Self::Stated(value) => Ok(Some(Known { value, basis: DateBasis::Stated, quote: None })),
            Self::Known { known: DateBasis::Unknown, .. } => Ok(None),
            Self::Known { value: None, .. } => {
                Err("it has no value; give one or say known = \"unknown\"".to_owned())
            }
            Self::Known { known: DateBasis::Inferred, quote: None, .. } => {
                Err("it is inferred but quotes nothing; add the quote it rests on".to_owned())
            }
            Self::Known { value: Some(value), known, quote } => {
                Ok(Some(Known { value, basis: known, quote }))
            }
        }
    }
}
