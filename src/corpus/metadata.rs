//! `sources.toml` beside texts: what is known of each, and how.
//!
//! ```toml
//! [[text]]
//! file = "a.txt"
//! title = "A plain value is one that is stated"
//! publisher = { known = "unknown" }
//! date = { value = "2024-09", known = "inferred", quote = "on Sept. 9" }
//! url = "https://example.org/a"
//! ```

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::base::DateError;

use super::{DateBasis, KnownDate, Problem, RawText, ReadError};

/// What one `sources.toml` says, by file name.
#[derive(Debug, Default)]
pub struct Metadata {
    entries: BTreeMap<String, Entry>,
}

#[derive(Debug, Default)]
struct Entry {
    title: Option<String>,
    publisher: Option<String>,
    source: Option<String>,
    date: Option<KnownDate>,
}

#[derive(Deserialize)]
struct File {
    #[serde(default)]
    text: Vec<Text>,
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

impl Metadata {
    /// What the file says, and warnings on what is left out. `path` names it in warnings.
    pub fn parse(toml: &str, path: &str) -> (Self, Vec<ReadError>) {
        let mut warnings = Vec::new();
        let file: File = match toml::from_str(toml) {
            Ok(file) => file,
            Err(error) => {
                let line = error.span().map(|span| toml[..span.start].lines().count().max(1));
                let problem = Problem::Metadata(error.message().to_owned());
                let path = Some(path.to_owned());
                return (Self::default(), vec![ReadError { path, line, id: None, problem }]);
            }
        };
        let mut entries = BTreeMap::new();
        for text in file.text {
            let mut left_out = |what: &str, why: String| {
                let problem = format!("the {what} of {} is left out: {why}", text.file);
                warnings.push(ReadError::of(path, Problem::Entry(problem)));
            };
            let mut known = |what, field: Option<Field>| {
                field?.known().map_err(|why| left_out(what, why)).ok().flatten()
            };
            let title = known("title", text.title).map(|known| known.value);
            let publisher = known("publisher", text.publisher).map(|known| known.value);
            let url = known("url", text.url).and_then(|known| domain(&known.value));
            let source = known("source", text.source).map(|known| known.value).or(url);
            let date = known("date", text.date);
            let date = date.and_then(|Known { value, basis, quote }| {
                let date = value
                    .parse()
                    .map_err(|error: DateError| left_out("date", error.to_string()))
                    .ok()?;
                Some(KnownDate { date, basis, quote })
            });
            entries.insert(text.file, Entry { title, publisher, source, date });
        }
        (Self { entries }, warnings)
    }

    /// Adds to a text what is known of the file of that name.
    pub fn describe(&self, name: &str, mut raw: RawText) -> RawText {
        if let Some(entry) = self.entries.get(name) {
            raw.title = entry.title.clone();
            raw.publisher = entry.publisher.clone();
            raw.source = entry.source.clone();
            raw.date = entry.date.clone();
        }
        raw
    }
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

/// The host of a web address.
fn domain(url: &str) -> Option<String> {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let host = rest.split(['/', '?', '#', ':']).next()?.trim().to_ascii_lowercase();
    let host = host.strip_prefix("www.").unwrap_or(&host);
    (host.contains('.')).then(|| host.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_known_is_kept_and_the_rest_is_said() {
        let toml = r#"
            [[text]]
            file = "a.txt"
            title = "Plain"
            publisher = { known = "unknown" }
            date = { value = "2024-09", known = "inferred", quote = "Sept. 9" }
            url = "https://www.example.org/a?b"
            [[text]]
            file = "b.txt"
            title = { value = "T", known = "inferred" }
            date = "Sept. 9"
        "#;
        let (metadata, warnings) = Metadata::parse(toml, "sources.toml");
        let raw = metadata.describe("a.txt", RawText::default());
        assert_eq!(raw.title.as_deref(), Some("Plain"));
        assert_eq!(raw.publisher, None);
        assert_eq!(raw.source.as_deref(), Some("example.org"));
        let date = raw.date.unwrap();
        assert_eq!((date.date.to_string().as_str(), date.basis), ("2024-09", DateBasis::Inferred));
        let warnings: Vec<_> = warnings.iter().map(ReadError::to_string).collect();
        assert_eq!(warnings.len(), 2, "{warnings:?}");
        assert!(warnings[0].contains("the title of b.txt"), "{warnings:?}");
        assert!(warnings[1].contains("2024-09-08"), "{warnings:?}");
    }

    #[test]
    fn broken_toml_names_the_line() {
        let (_, warnings) = Metadata::parse("[[text]]\nfile = \n", "d/sources.toml");
        assert!(warnings[0].to_string().starts_with("d/sources.toml, line 2: "), "{}", warnings[0]);
    }
}
