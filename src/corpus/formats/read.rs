//! From bytes or an open file to the texts in it, whatever the format.

use std::fs::File;
use std::io::{BufReader, Cursor, Read, Seek, SeekFrom};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::AtomicU64;

use super::metadata::Beside;
use super::{
    Format, HEAD_BYTES, archive, child, csv, decode, docx, email, feed, html, jsonl, markdown,
    mhtml, odt, pdf,
};
use crate::corpus::{MAX_TEXT_BYTES, Problem, RawText, ReadError};

/// Texts in order, read as they are asked for.
pub type Texts = Box<dyn Iterator<Item = Result<RawText, ReadError>> + Send>;

/// Where a file lies, and what is known beside it.
#[derive(Clone, Debug)]
pub struct Place {
    /// As the user would write it; in an archive, its path and the entry's.
    pub path: String,
    /// Its path from the top of what `beside` knows.
    pub name: String,
    pub beside: Arc<Beside>,
    /// In how many archives it lies.
    pub depth: usize,
    /// How many bytes were unpacked so far of the outermost archive.
    pub unpacked: Arc<AtomicU64>,
    /// Whether fragile formats may be read in a process of their own.
    pub children: bool,
}

impl Place {
    /// Of a file that lies in no archive; fragile formats are read in a process of their own.
    pub fn new(path: String, name: String, beside: Arc<Beside>) -> Self {
        Self { path, name, beside, depth: 0, unpacked: Arc::default(), children: true }
    }

    pub fn error(&self, problem: Problem) -> ReadError {
        ReadError::of(self.path.clone(), problem)
    }
}

/// The texts in bytes that were given, by the name of what they came from. Nothing is read from
/// disk and no process is started; bytes that are no text of any format give an error.
pub fn read_bytes(name: &str, bytes: &[u8]) -> Vec<Result<RawText, ReadError>> {
    let place = Place::new(name.to_owned(), name.to_owned(), Arc::default());
    let place = Place { children: false, ..place };
    let head = &bytes[..bytes.len().min(HEAD_BYTES)];
    match Format::of(Path::new(name), head) {
        Ok(format) => of_bytes(format, bytes.to_vec(), place).collect(),
        Err(problem) => vec![Err(place.error(problem))],
    }
}

/// The texts in an open file. What its first bytes say goes before `named`, what its name says.
pub fn of_file(mut file: File, named: Option<Format>, place: Place) -> Texts {
    let opened = head(&mut file).map_err(|error| Problem::Unreadable(error.to_string()));
    let format = opened.and_then(|head| match Format::of(Path::new(&place.path), &head) {
        Err(Problem::Extension) => named.ok_or(Problem::Extension),
        format => format,
    });
    let format = match format {
        Ok(format) => format,
        Err(problem) => return once(Err(place.error(problem))),
    };
    match format {
        Format::Zip => archive::texts(file, &place),
        Format::JsonLines => {
            let texts = jsonl::texts(BufReader::new(file), Some(place.path.clone()));
            described(texts, place, true)
        }
        Format::Csv => described(table(file, &place), place, true),
        _ => {
            let mut bytes = Vec::new();
            let most = format.max_bytes();
            let read = file.take(most + 1).read_to_end(&mut bytes);
            let problem = match read {
                Err(error) => Problem::Unreadable(error.to_string()),
                Ok(read) if read as u64 > most => Problem::TooLarge,
                Ok(_) => return of_bytes(format, bytes, place),
            };
            once(Err(place.error(problem)))
        }
    }
}

fn head(file: &mut File) -> std::io::Result<Vec<u8>> {
    let mut head = Vec::new();
    (&mut *file).take(HEAD_BYTES as u64).read_to_end(&mut head)?;
    file.seek(SeekFrom::Start(0))?;
    Ok(head)
}

/// The texts in the bytes of a file of that format.
pub fn of_bytes(format: Format, bytes: Vec<u8>, place: Place) -> Texts {
    match format {
        Format::Zip => archive::texts(Cursor::new(bytes), &place),
        Format::JsonLines => {
            let texts = jsonl::texts(Cursor::new(bytes), Some(place.path.clone()));
            described(texts, place, true)
        }
        Format::Csv => described(table(Cursor::new(bytes), &place), place, true),
        Format::Email => mail(&bytes, &place),
        Format::Feed => {
            let entries = feed::read(&bytes).unwrap_or_else(|problem| vec![Err(problem)]);
            let error = place.clone();
            let entries =
                entries.into_iter().map(move |entry| entry.map_err(|problem| error.error(problem)));
            described(entries, place, true)
        }
        _ => {
            let text = one(format, bytes, &place).map_err(|problem| place.error(problem));
            described(std::iter::once(text), place, false)
        }
    }
}

fn table<R: Read>(stream: R, place: &Place) -> csv::Texts<R> {
    let asked = place.beside.columns(&place.name).cloned().unwrap_or_default();
    csv::texts(stream, &place.path, &asked)
}

/// Mail in mail in mail.
const MAX_MAIL_DEPTH: usize = 8;

/// The messages of a file, and the texts in what is attached to them.
fn mail(bytes: &[u8], place: &Place) -> Texts {
    if place.depth >= MAX_MAIL_DEPTH {
        return once(Err(place.error(Problem::TooDeep(MAX_MAIL_DEPTH))));
    }
    let many = email::holds_many(bytes);
    let mut texts: Vec<Texts> = Vec::new();
    for mail in email::read(bytes) {
        let mail = match mail {
            Ok(mail) => mail,
            Err(problem) => {
                texts.push(once(Err(place.error(problem))));
                continue;
            }
        };
        // A message may only carry something.
        if mail.text.is_ok() || mail.attachments.is_empty() {
            let text = mail.text.map_err(|problem| place.error(problem));
            texts.push(described(std::iter::once(text), place.clone(), many));
        }
        for attachment in mail.attachments {
            let inner = Place {
                path: format!("{}/{}", place.path, attachment.name),
                name: format!("{}/{}", place.name, attachment.name),
                depth: place.depth + 1,
                ..place.clone()
            };
            let head = &attachment.bytes[..attachment.bytes.len().min(HEAD_BYTES)];
            texts.push(match Format::of(Path::new(&attachment.name), head) {
                Ok(format) => of_bytes(format, attachment.bytes, inner),
                Err(problem) => once(Err(inner.error(problem))),
            });
        }
    }
    Box::new(texts.into_iter().flatten())
}

/// The text of a file of one text.
fn one(format: Format, bytes: Vec<u8>, place: &Place) -> Result<RawText, Problem> {
    let mut raw = match format {
        Format::Pdf if place.children => child::read(format, bytes)?,
        Format::Pdf => pdf::read(&bytes)?,
        Format::Docx => docx::read(&bytes)?,
        Format::Odt => odt::read(&bytes)?,
        Format::Html => mhtml::read(&bytes).unwrap_or_else(|| html::read(&bytes))?,
        Format::Markdown => markdown::read(bytes)?,
        _ => RawText { text: decode::decode(bytes)?, ..RawText::default() },
    };
    if raw.text.len() > MAX_TEXT_BYTES {
        return Err(Problem::TooLarge);
    }
    if raw.text.trim().is_empty() {
        return Err(Problem::Empty);
    }
    // Programs put the file's name where a title belongs.
    let stem = Path::new(&place.name).file_stem().map(|stem| stem.to_string_lossy().to_lowercase());
    raw.title = raw.title.filter(|title| Some(title.to_lowercase()) != stem);
    Ok(raw)
}

fn once(text: Result<RawText, ReadError>) -> Texts {
    Box::new(std::iter::once(text))
}

/// With what is known of the file beside it.
fn described(
    texts: impl Iterator<Item = Result<RawText, ReadError>> + Send + 'static,
    place: Place,
    many: bool,
) -> Texts {
    Box::new(texts.map(move |text| {
        let mut raw = text?;
        raw.path.get_or_insert_with(|| place.path.clone());
        for warning in &mut raw.warnings {
            warning.path.get_or_insert_with(|| place.path.clone());
        }
        place.beside.describe(&place.name, &mut raw, many);
        Ok(raw)
    }))
}
