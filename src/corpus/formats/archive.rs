//! ZIP archives of texts, read in place: nothing is written to disk, and an entry's name is only
//! ever shown. Archives may hold archives; `sources.toml` and `sources.csv` inside describe what
//! lies beside them.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Read, Seek, SeekFrom};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::Ordering;

use zip::ZipArchive;
use zip::result::ZipError;

use super::metadata::{self, Beside, Metadata};
use super::office::damaged;
use super::read::{Place, Texts, of_bytes};
use super::{Format, HEAD_BYTES, decode};
use crate::corpus::{Problem, RawText, ReadError};

/// An archive in an archive is read, one in that is not.
const MAX_DEPTH: usize = 2;
const MAX_ENTRIES: usize = 200_000;
/// All entries together, unpacked, in bytes.
const MAX_TOTAL: u64 = 8 << 30;
/// One entry, unpacked: it is held in memory.
const MAX_ENTRY: u64 = 256 << 20;
/// Text is packed to a tenth, tables to a fiftieth; more than this is made to fill the memory.
const MAX_RATIO: u64 = 200;
/// What is smaller does no harm, however well it is packed.
const HARMLESS: u64 = 4 << 20;

/// What a ZIP can be read from.
pub trait Stream: Read + Seek + Send + 'static {}

impl<T: Read + Seek + Send + 'static> Stream for T {}

/// The texts of an archive, in order of their names.
pub fn texts(stream: impl Stream, place: &Place) -> Box<dyn Iterator<Item = Text> + Send> {
    match Archive::open(stream, place) {
        Ok(archive) => Box::new(archive),
        Err(problem) => Box::new(std::iter::once(Err(place.error(problem)))),
    }
}

type Text = Result<RawText, ReadError>;

struct Archive<S: Stream> {
    zip: ZipArchive<S>,
    /// What is still to be read, the last first.
    entries: Vec<Entry>,
    place: Place,
    beside: Arc<Beside>,
    /// The texts of the entry that is being read.
    current: Option<Texts>,
    /// What is wrong with the metadata inside; goes out with the next text.
    warnings: Vec<ReadError>,
}

struct Entry {
    at: usize,
    /// Cleaned, with `/`.
    name: String,
}

impl<S: Stream> Archive<S> {
    fn open(mut stream: S, place: &Place) -> Result<Self, Problem> {
        if place.depth >= MAX_DEPTH {
            return Err(Problem::TooDeep(MAX_DEPTH));
        }
        let wrong = |error: &dyn ToString| damaged("ZIP archive", &error.to_string());
        let size = stream.seek(SeekFrom::End(0)).map_err(|error| wrong(&error))?;
        let mut zip = ZipArchive::new(stream).map_err(|error| wrong(&error))?;
        if zip.len() > MAX_ENTRIES {
            return Err(Problem::TooManyEntries(zip.len()));
        }
        let mut entries = Vec::new();
        let mut packed = 0u64;
        for at in 0..zip.len() {
            // An entry that cannot be opened is named when it is read.
            let named = zip.name_for_index(at).unwrap_or_default().as_bytes().to_vec();
            let (raw, folder) = match zip.by_index_raw(at) {
                Ok(entry) => {
                    packed = packed.saturating_add(entry.compressed_size());
                    (entry.name_raw().to_vec(), entry.is_dir())
                }
                Err(_) => (named, false),
            };
            let name = clean(&raw, at);
            let hidden = name.split('/').any(|part| part.starts_with('.') || part == "__MACOSX");
            if !folder && !hidden {
                entries.push(Entry { at, name });
            }
        }
        // Entries that share their bytes unpack to many times what is there.
        if packed > size {
            return Err(Problem::Bomb(MAX_RATIO));
        }
        entries.sort_by(|a, b| b.name.cmp(&a.name).then(b.at.cmp(&a.at)));
        let mut archive = Self {
            zip,
            entries,
            place: place.clone(),
            beside: Arc::default(),
            current: None,
            warnings: Vec::new(),
        };
        archive.read_metadata();
        Ok(archive)
    }

    /// Takes the metadata out of the entries.
    fn read_metadata(&mut self) {
        let entries = std::mem::take(&mut self.entries);
        let names: BTreeSet<String> = entries.iter().map(|entry| entry.name.clone()).collect();
        let mut folders: BTreeMap<String, Metadata> = BTreeMap::new();
        for entry in entries {
            let (folder, file) = entry.name.split_at(entry.name.rfind('/').map_or(0, |at| at + 1));
            let path = format!("{}/{}", self.place.path, entry.name);
            let read = match file {
                metadata::TOML => self
                    .bytes(entry.at)
                    .ok()
                    .and_then(|bytes| Some(Metadata::of_toml(&decode::decode(bytes).ok()?, &path))),
                metadata::CSV => {
                    self.bytes(entry.at).ok().and_then(|bytes| Metadata::of_csv(&bytes, &path))
                }
                _ => None,
            };
            let Some((found, warnings)) = read else {
                self.entries.push(entry);
                continue;
            };
            self.warnings.extend(warnings);
            let there = |name: &str| {
                let name = format!("{folder}{name}");
                let in_archive = name.match_indices('/').any(|(at, _)| names.contains(&name[..at]));
                in_archive
                    || names.contains(&name)
                    || names.iter().any(|other| name.ends_with('/') && other.starts_with(&name))
            };
            let missing = found.names().filter(|name| !there(name));
            self.warnings.extend(missing.map(|name| metadata::missing(name, &path)));
            let folder = folder.to_owned();
            let other = folders.remove(&folder).unwrap_or_default();
            // Entries come last first: the TOML before the CSV, and its word counts more.
            folders.insert(folder, found.join(other));
        }
        let above = Some((Arc::clone(&self.place.beside), self.place.name.clone()));
        self.beside = Arc::new(Beside::new(above, folders));
    }

    /// An entry's bytes, within all limits.
    fn bytes(&mut self, at: usize) -> Result<Vec<u8>, Problem> {
        let mut entry = self.zip.by_index(at).map_err(|error| match error {
            ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => Problem::Locked,
            error => damaged("ZIP archive", &error),
        })?;
        let sane = entry.compressed_size().saturating_mul(MAX_RATIO).max(HARMLESS);
        let unpacked = &self.place.unpacked;
        let left = MAX_TOTAL.saturating_sub(unpacked.load(Ordering::Relaxed));
        let most = MAX_ENTRY.min(sane).min(left);
        let mut bytes = Vec::new();
        let read = (&mut entry).take(most + 1).read_to_end(&mut bytes);
        unpacked.fetch_add(bytes.len() as u64, Ordering::Relaxed);
        if bytes.len() as u64 > most {
            return Err(match most {
                _ if most == left => Problem::TooMuchInside(MAX_TOTAL >> 30),
                _ if most == sane => Problem::Bomb(MAX_RATIO),
                _ => Problem::LargeEntry(MAX_ENTRY >> 20),
            });
        }
        read.map_err(|error| damaged("ZIP archive", &error))?;
        Ok(bytes)
    }

    fn texts(&mut self, entry: Entry) -> Texts {
        let place = Place {
            path: format!("{}/{}", self.place.path, entry.name),
            name: entry.name,
            beside: Arc::clone(&self.beside),
            depth: self.place.depth + 1,
            ..self.place.clone()
        };
        let read = self.bytes(entry.at).and_then(|bytes| {
            let head = &bytes[..bytes.len().min(HEAD_BYTES)];
            Ok((Format::of(Path::new(&place.name), head)?, bytes))
        });
        match read {
            Ok((format, bytes)) => of_bytes(format, bytes, place),
            Err(problem) => Box::new(std::iter::once(Err(place.error(problem)))),
        }
    }
}

impl<S: Stream> Iterator for Archive<S> {
    type Item = Text;

    fn next(&mut self) -> Option<Text> {
        loop {
            if let Some(mut text) = self.current.as_mut().and_then(Iterator::next) {
                if let Ok(raw) = &mut text {
                    raw.warnings.append(&mut self.warnings);
                }
                return Some(text);
            }
            let entry = self.entries.pop()?;
            self.current = Some(self.texts(entry));
        }
    }
}

/// An entry's name to be shown: parts that lead up, a drive, a root and control characters are
/// taken out.
fn clean(raw: &[u8], at: usize) -> String {
    // Archives made on Windows may name their entries in its own encodings.
    let name = match std::str::from_utf8(raw) {
        Ok(name) => name.to_owned(),
        Err(_) => decode::decode(raw.to_vec())
            .unwrap_or_else(|_| String::from_utf8_lossy(raw).into_owned()),
    };
    let parts = name.split(['/', '\\']).map(|part| {
        let part: String = part.chars().filter(|c| !c.is_control()).collect();
        part.trim().to_owned()
    });
    let drive = |part: &str| part.len() == 2 && part.ends_with(':');
    let kept: Vec<String> =
        parts.filter(|part| !matches!(part.as_str(), "" | "." | "..") && !drive(part)).collect();
    if kept.is_empty() { format!("entry {}", at + 1) } else { kept.join("/") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_cleaned() {
        let check = |raw: &str, expected: &str| assert_eq!(clean(raw.as_bytes(), 0), expected);
        check("a/b.txt", "a/b.txt");
        check("../../etc/passwd", "etc/passwd");
        check("/abs/./x//y.txt", "abs/x/y.txt");
        check("C:\\Users\\x\\..\\y.txt", "Users/x/y.txt");
        check("a\u{1b}[31m\n.txt", "a[31m.txt");
        check("../..", "entry 1");
        assert_eq!(clean(b"caf\xe9.txt", 0), "café.txt");
    }
}
