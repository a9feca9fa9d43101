//! Where texts come from: files and folders, listed first and read after.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::formats::{self, CsvTable, Format, HEAD_BYTES, Place, Texts};
use super::metadata::{self, Beside, Metadata};
use super::{Document, MAX_TEXT_BYTES, Problem, ReadError, from_text};

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
    /// By its name, or its first bytes where that says nothing.
    pub format: Format,
    /// Its name in its folder.
    name: String,
    beside: Arc<Beside>,
}

/// Everything readable under these files and folders, without reading it.
pub fn list<P: AsRef<Path>>(paths: &[P]) -> Listing {
    let mut walk = Walk::default();
    for path in paths {
        walk.path(path.as_ref());
    }
    walk.listing
}

/// The documents under a path, read one after the other; errors of listing come first.
pub fn documents(path: &Path) -> impl Iterator<Item = Result<Document, ReadError>> {
    let listing = list(&[path]);
    let errors = listing.errors.into_iter().map(Err);
    errors.chain(listing.sources.into_iter().flat_map(|source| source.read()))
}

/// The columns of a table of texts and which of them would be read as what.
///
/// # Errors
/// If the file cannot be read or is empty.
pub fn csv_table(path: &Path) -> Result<CsvTable, ReadError> {
    let file = fs::File::open(path).map_err(|error| opening(&error));
    let table = file.and_then(formats::csv_table);
    table.map_err(|problem| ReadError::of(shown(path), problem))
}

#[derive(Default)]
struct Walk {
    listing: Listing,
    /// The metadata of folders of which single files were asked for.
    known: BTreeMap<PathBuf, Arc<Beside>>,
}

impl Walk {
    fn path(&mut self, path: &Path) {
        match fs::metadata(path) {
            Err(error) => self.error(path, opening(&error)),
            Ok(found) if found.is_dir() => {
                let before = (self.listing.sources.len(), self.listing.errors.len());
                self.folder(path, None);
                if (self.listing.sources.len(), self.listing.errors.len()) == before {
                    self.error(path, Problem::EmptyFolder);
                }
            }
            Ok(found) => {
                let folder = path.parent().filter(|parent| !parent.as_os_str().is_empty());
                let folder = folder.unwrap_or(Path::new("."));
                let beside = match self.known.get(folder) {
                    Some(beside) => Arc::clone(beside),
                    None => {
                        let (beside, _) = self.beside(folder, None);
                        self.known.insert(folder.to_owned(), Arc::clone(&beside));
                        beside
                    }
                };
                // A file asked for by name is tried as text, whatever it is called.
                let format = format(path).unwrap_or(Format::Text);
                self.source(path, found.len(), format, beside);
            }
        }
    }

    /// `above` is the folder it lies in, where that is read too.
    fn folder(&mut self, folder: &Path, above: Option<Arc<Beside>>) {
        let entries = match fs::read_dir(folder) {
            Ok(entries) => entries,
            Err(error) => return self.error(folder, opening(&error)),
        };
        let mut paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
        paths.sort();
        let above = above.map(|above| (above, name(folder)));
        let (beside, described) = self.beside(folder, above);
        for path in paths {
            let name = name(&path);
            if name.starts_with('.') || described.contains(&name) {
                continue;
            }
            let found = match fs::metadata(&path) {
                Ok(found) => found,
                Err(error) => {
                    self.warn(&path, opening(&error));
                    continue;
                }
            };
            if found.is_dir() {
                // A linked folder may lead back up: the walk would never end.
                if path.is_symlink() {
                    self.warn(&path, Problem::LinkedFolder);
                } else {
                    self.folder(&path, Some(Arc::clone(&beside)));
                }
                continue;
            }
            match format(&path) {
                Ok(format) => self.source(&path, found.len(), format, Arc::clone(&beside)),
                Err(problem) => self.warn(&path, problem),
            }
        }
    }

    /// What the metadata in a folder says, and which of its files hold it.
    fn beside(
        &mut self,
        folder: &Path,
        above: Option<(Arc<Beside>, String)>,
    ) -> (Arc<Beside>, BTreeSet<String>) {
        let mut all = Metadata::default();
        let mut files = BTreeSet::new();
        // The TOML can say more, so it goes before the table.
        for file in [metadata::CSV, metadata::TOML] {
            let path = folder.join(file);
            let Some(bytes) = small(&path) else { continue };
            let shown = shown(&path);
            let read = if file == metadata::CSV {
                Metadata::of_csv(&bytes, &shown)
            } else {
                Some(Metadata::of_toml(&String::from_utf8_lossy(&bytes), &shown))
            };
            let Some((found, warnings)) = read else { continue };
            self.listing.warnings.extend(warnings);
            let missing = found.names().filter(|name| !is_there(folder, name));
            self.listing.warnings.extend(missing.map(|name| metadata::missing(name, &shown)));
            all = all.join(found);
            files.insert(file.to_owned());
        }
        let folders = BTreeMap::from([(String::new(), all)]);
        (Arc::new(Beside::new(above, folders)), files)
    }

    fn source(&mut self, path: &Path, size: u64, format: Format, beside: Arc<Beside>) {
        let (file, name) = (path.to_owned(), name(path));
        let source = Source { file, path: shown(path), size, format, name, beside };
        self.listing.sources.push(source);
    }

    fn warn(&mut self, path: &Path, problem: Problem) {
        self.listing.warnings.push(ReadError::of(shown(path), problem));
    }

    fn error(&mut self, path: &Path, problem: Problem) {
        self.listing.errors.push(ReadError::of(shown(path), problem));
    }
}

/// By the name, without opening it; by the first bytes where the name says nothing.
fn format(path: &Path) -> Result<Format, Problem> {
    if let Some(format) = Format::of_name(path) {
        return Ok(format);
    }
    let mut head = Vec::new();
    fs::File::open(path)
        .and_then(|file| file.take(HEAD_BYTES as u64).read_to_end(&mut head))
        .map_err(|error| opening(&error))?;
    Format::of(path, &head)
}

/// Whether a file that metadata names is there; one in an archive is looked for when that is read.
fn is_there(folder: &Path, name: &str) -> bool {
    let around = name.match_indices('/').map(|(at, _)| &name[..at]);
    folder.join(name).exists() || around.into_iter().any(|name| folder.join(name).is_file())
}

/// The bytes of a file of metadata; `None` if there is none.
fn small(path: &Path) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    fs::File::open(path).ok()?.take(MAX_TEXT_BYTES as u64).read_to_end(&mut bytes).ok()?;
    Some(bytes)
}

impl Source {
    /// Whether it is a file of many texts.
    pub fn holds_many(&self) -> bool {
        let mailbox = Path::new(&self.name).extension().is_some_and(|end| end == "mbox");
        self.format.holds_many() || mailbox
    }

    /// Its documents, in order.
    pub fn read(&self) -> Vec<Result<Document, ReadError>> {
        self.texts().map(|text| text.map(from_text)).collect()
    }

    /// Its texts, in order, read as they are asked for; [`from_text`] does the rest.
    pub fn texts(&self) -> Texts {
        let beside = Arc::clone(&self.beside);
        let place = Place::new(self.path.clone(), self.name.clone(), beside);
        match fs::File::open(&self.file) {
            Ok(file) => formats::of_file(file, Some(self.format), place),
            Err(error) => Box::new(std::iter::once(Err(place.error(opening(&error))))),
        }
    }
}

fn opening(error: &std::io::Error) -> Problem {
    match error.kind() {
        std::io::ErrorKind::NotFound => Problem::Missing,
        _ => Problem::Unreadable(error.to_string()),
    }
}

fn name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

/// With `/` on every system, so that the same folder gives the same output.
fn shown(path: &Path) -> String {
    let shown = path.display().to_string();
    if cfg!(windows) { shown.replace('\\', "/") } else { shown }
}
