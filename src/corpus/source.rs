//! Where texts come from: files and folders, listed first and read after.

use std::fs;
use std::io::{BufReader, Read};
use std::path::Path;
use std::path::PathBuf;
use std::sync::Arc;

use super::formats::Format;
use super::metadata::Metadata;
use super::{
    Document, MAX_TEXT_BYTES, Problem, RawText, ReadError, decode::decode, from_text, jsonl,
};

/// What [`list`] found.
#[derive(Debug, Default)]
pub struct Listing {
    /// In the order of the paths given; within a folder by path.
    pub sources: Vec<Source>,
    /// Files left out, and metadata that is not understood.
    pub warnings: Vec<ReadError>,
    /// Paths that were asked for and cannot be opened.
    pub errors: Vec<ReadError>,
}

/// One file that can be read. Cheap to clone and to send to another thread.
#[derive(Clone, Debug)]
pub struct Source {
    file: PathBuf,
    /// As the user would write it.
    pub path: String,
    /// In bytes, when it was listed.
    pub size: u64,
    many: bool,
    metadata: Option<Arc<Metadata>>,
}

/// Everything readable under these files and folders, without reading it.
pub fn list<P: AsRef<Path>>(paths: &[P]) -> Listing {
    let mut listing = Listing::default();
    for path in paths {
        let path = path.as_ref();
        match fs::metadata(path) {
            Err(error) => listing.errors.push(ReadError::of(shown(path), opening(&error))),
            Ok(found) if found.is_dir() => {
                let before = (listing.sources.len(), listing.errors.len());
                listing.folder(path);
                if (listing.sources.len(), listing.errors.len()) == before {
                    listing.errors.push(ReadError::of(shown(path), Problem::EmptyFolder));
                }
            }
            Ok(found) => {
                let folder = path.parent().filter(|parent| !parent.as_os_str().is_empty());
                let metadata = listing.metadata(folder.unwrap_or(Path::new(".")));
                // A file asked for by name is tried as text, whatever it is called.
                let format = Format::of_name(path).unwrap_or(Format::Text);
                listing.sources.push(Source::new(path, found.len(), format, metadata));
            }
        }
    }
    listing
}

/// The documents under a path, read one after the other; errors of listing come first.
pub fn documents(path: &Path) -> impl Iterator<Item = Result<Document, ReadError>> {
    let listing = list(&[path]);
    let errors = listing.errors.into_iter().map(Err);
    errors.chain(listing.sources.into_iter().flat_map(|source| source.read()))
}

const METADATA: &str = "sources.toml";

impl Listing {
    fn folder(&mut self, folder: &Path) {
        let entries = match fs::read_dir(folder) {
            Ok(entries) => entries,
            Err(error) => {
                self.errors.push(ReadError::of(shown(folder), opening(&error)));
                return;
            }
        };
        let mut paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
        paths.sort();
        let metadata = self.metadata(folder);
        for path in paths {
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            if name.starts_with('.') || name == METADATA {
                continue;
            }
            let found = match fs::metadata(&path) {
                Ok(found) => found,
                Err(error) => {
                    self.warnings.push(ReadError::of(shown(&path), opening(&error)));
                    continue;
                }
            };
            if found.is_dir() {
                // A linked folder may lead back up: the walk would never end.
                if path.is_symlink() {
                    self.warnings.push(ReadError::of(shown(&path), Problem::LinkedFolder));
                } else {
                    self.folder(&path);
                }
            } else if let Some(format) = Format::of_name(&path) {
                self.sources.push(Source::new(&path, found.len(), format, metadata.clone()));
            } else {
                self.warnings.push(ReadError::of(shown(&path), Problem::Extension));
            }
        }
    }

    fn metadata(&mut self, folder: &Path) -> Option<Arc<Metadata>> {
        let path = folder.join(METADATA);
        let text = fs::read_to_string(&path).ok()?;
        let (metadata, warnings) = Metadata::parse(&text, &shown(&path));
        self.warnings.extend(warnings);
        Some(Arc::new(metadata))
    }
}

impl Source {
    fn new(path: &Path, size: u64, format: Format, metadata: Option<Arc<Metadata>>) -> Self {
        let many = format == Format::JsonLines;
        Self { file: path.to_owned(), path: shown(path), size, many, metadata }
    }

    /// Whether it is a file of many texts.
    pub fn holds_many(&self) -> bool {
        self.many
    }

    /// Its documents, in order.
    pub fn read(&self) -> Vec<Result<Document, ReadError>> {
        self.texts().map(|text| text.map(from_text)).collect()
    }

    /// Its texts, in order, read as they are asked for; [`from_text`] does the rest.
    pub fn texts(&self) -> Box<dyn Iterator<Item = Result<RawText, ReadError>> + Send> {
        if !self.many {
            return Box::new(std::iter::once(self.text()));
        }
        match fs::File::open(&self.file) {
            Ok(file) => Box::new(jsonl::texts(BufReader::new(file), Some(self.path.clone()))),
            Err(error) => Box::new(std::iter::once(Err(self.error(opening(&error))))),
        }
    }

    fn text(&self) -> Result<RawText, ReadError> {
        let mut bytes = Vec::new();
        fs::File::open(&self.file)
            .and_then(|file| file.take(MAX_TEXT_BYTES as u64 + 1).read_to_end(&mut bytes))
            .map_err(|error| self.error(opening(&error)))?;
        if bytes.len() > MAX_TEXT_BYTES {
            return Err(self.error(Problem::TooLarge));
        }
        let text = decode(bytes).map_err(|problem| self.error(problem))?;
        if text.len() > MAX_TEXT_BYTES {
            return Err(self.error(Problem::TooLarge));
        }
        if text.trim().is_empty() {
            return Err(self.error(Problem::Empty));
        }
        let raw = RawText { path: Some(self.path.clone()), text, ..RawText::default() };
        let name = self.file.file_name().unwrap_or_default().to_string_lossy();
        Ok(match &self.metadata {
            Some(metadata) => metadata.describe(&name, raw),
            None => raw,
        })
    }

    fn error(&self, problem: Problem) -> ReadError {
        ReadError::of(self.path.clone(), problem)
    }
}

fn opening(error: &std::io::Error) -> Problem {
    match error.kind() {
        std::io::ErrorKind::NotFound => Problem::Missing,
        _ => Problem::Unreadable(error.to_string()),
    }
}

/// With `/` on every system, so that the same folder gives the same output.
fn shown(path: &Path) -> String {
    let shown = path.display().to_string();
    if cfg!(windows) { shown.replace('\\', "/") } else { shown }
}
