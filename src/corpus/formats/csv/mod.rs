//! Tables of texts, one a row: columns parted by commas, semicolons, tabs or bars, in any
//! encoding. A bad row is an error of its own that names its line; the next one is read. A text that
//! is HTML, as tables of what was gathered on the web hold, is read as such.

mod columns;

use std::collections::VecDeque;
use std::io::Read;

use csv::{Reader, ReaderBuilder, StringRecord};

use super::html;
use super::recode::{Recoded, recode};
use crate::corpus::metadata::domain;
use crate::corpus::{DateBasis, KnownDate, MAX_TEXT_BYTES, Problem, RawText, ReadError, date};

pub use columns::CsvColumns;
use columns::{Places, are_names};

/// So many rows are looked at before the columns are chosen.
const SAMPLE_ROWS: usize = 500;
const SAMPLE_BYTES: usize = 8 << 20;
/// A row may hold a text and what is known of it.
const MAX_ROW_BYTES: u64 = MAX_TEXT_BYTES as u64 + (1 << 20);

/// The columns of a table, and which of them are read as what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CsvTable {
    pub columns: Vec<String>,
    /// `None` where no column is plainly the text.
    pub chosen: Option<CsvColumns>,
}

/// The texts of a table, in order, read as they are asked for.
pub struct Texts<R> {
    table: Option<Table<R>>,
    path: String,
    places: Option<Places>,
    order: Option<date::Order>,
    /// What cannot be read at all, to be said once.
    broken: Option<ReadError>,
}

/// An open table and its first rows.
struct Table<R> {
    rows: Reader<Recoded<R>>,
    ahead: VecDeque<StringRecord>,
    names: Vec<String>,
}

/// The texts of a table; `path` names it in errors.
pub fn texts<R: Read>(stream: R, path: &str, asked: &CsvColumns) -> Texts<R> {
    let path = path.to_owned();
    let opened = Table::open(stream).and_then(|table| {
        let places = table.places(asked)?;
        Ok((table, places))
    });
    match opened {
        Ok((table, places)) => {
            let order = places.date.and_then(|column| {
                date::order(table.ahead.iter().filter_map(|row| row.get(column)))
            });
            Texts { table: Some(table), path, places: Some(places), order, broken: None }
        }
        Err(problem) => {
            let broken = Some(ReadError::of(path.clone(), problem));
            Texts { table: None, path, places: None, order: None, broken }
        }
    }
}

/// What the columns of a table are called and which are chosen.
///
/// # Errors
/// If it cannot be read or is empty.
pub fn table(stream: impl Read) -> Result<CsvTable, Problem> {
    let table = Table::open(stream)?;
    let chosen = table.places(&CsvColumns::default()).ok();
    let chosen = chosen.map(|places| places.names(&table.names));
    Ok(CsvTable { columns: table.names, chosen })
}

impl<R: Read> Table<R> {
    fn open(stream: R) -> Result<Self, Problem> {
        let (stream, head) =
            recode(stream).map_err(|error| Problem::Unreadable(error.to_string()))?;
        if head.contains('\0') {
            return Err(Problem::Binary);
        }
        // Excel's own way to say what parts the columns.
        let said = head.strip_prefix("sep=").and_then(|rest| rest.bytes().next());
        let delimiter = said.unwrap_or_else(|| delimiter(&head));
        let mut rows = reader(delimiter, stream);
        let mut ahead = VecDeque::new();
        let mut bytes = 0;
        while ahead.len() <= SAMPLE_ROWS && bytes < SAMPLE_BYTES {
            match next_row(&mut rows) {
                Ok(Some(row)) => {
                    bytes += row.as_slice().len();
                    ahead.push_back(row);
                }
                Ok(None) | Err(_) => break,
            }
        }
        if said.is_some() {
            ahead.pop_front();
        }
        let first = ahead.front().ok_or(Problem::Empty)?;
        let names: Vec<String> = first.iter().map(|name| name.trim().to_owned()).collect();
        // A first row with a long cell is a row like the others.
        let named = are_names(&names) || names.iter().all(|name| name.chars().count() <= 80);
        let names = if named {
            ahead.pop_front();
            names
        } else {
            (1..=names.len()).map(|nth| format!("column {nth}")).collect()
        };
        Ok(Self { rows, ahead, names })
    }

    fn places(&self, asked: &CsvColumns) -> Result<Places, Problem> {
        let rows = self.ahead.len().max(1) as f64;
        let length = |column| {
            let cells = self.ahead.iter().filter_map(|row| row.get(column));
            cells.map(|cell| cell.chars().count()).sum::<usize>() as f64 / rows
        };
        let lengths: Vec<f64> = (0..self.names.len()).map(length).collect();
        Places::find(&self.names, &lengths, asked)
    }
}

fn reader<R: Read>(delimiter: u8, stream: R) -> Reader<R> {
    ReaderBuilder::new().has_headers(false).flexible(true).delimiter(delimiter).from_reader(stream)
}

fn next_row<R: Read>(rows: &mut Reader<Recoded<R>>) -> Result<Option<StringRecord>, csv::Error> {
    rows.get_mut().allow(MAX_ROW_BYTES);
    let mut row = StringRecord::new();
    Ok(rows.read_record(&mut row)?.then_some(row))
}

/// The sign that parts the first rows into the same number of columns, the most of them.
pub fn delimiter(head: &str) -> u8 {
    let score = |&sign: &u8| {
        let rows: Vec<usize> = reader(sign, head.as_bytes())
            .into_records()
            .take(20)
            .map_while(Result::ok)
            .map(|row| row.len())
            .collect();
        let first = rows.first().copied().unwrap_or(0);
        // The last row may be cut off with the sample.
        let same = rows.iter().filter(|&&columns| columns == first).count();
        let even = first > 1 && (same + 1) * 10 >= rows.len() * 9;
        (even, if first > 1 { same * 1000 / rows.len() } else { 0 }, first)
    };
    [b'|', b';', b'\t', b','].into_iter().max_by_key(score).unwrap_or(b',')
}

impl<R: Read> Iterator for Texts<R> {
    type Item = Result<RawText, ReadError>;

    fn next(&mut self) -> Option<Self::Item> {
        if let Some(broken) = self.broken.take() {
            return Some(Err(broken));
        }
        loop {
            let table = self.table.as_mut()?;
            let row = match table.ahead.pop_front() {
                Some(row) => row,
                None => match next_row(&mut table.rows) {
                    Ok(Some(row)) => row,
                    Ok(None) => return None,
                    Err(error) => return Some(Err(self.stop(&error))),
                },
            };
            if row.iter().any(|cell| !cell.trim().is_empty()) {
                return Some(self.text(&row));
            }
        }
    }
}

impl<R: Read> Texts<R> {
    /// After what cannot be told apart any more nothing is read.
    fn stop(&mut self, error: &csv::Error) -> ReadError {
        let line = error.position().map(|position| position.line() as usize);
        let line =
            line.or_else(|| self.table.as_ref().map(|table| table.rows.position().line() as usize));
        self.table = None;
        let problem = match error.kind() {
            csv::ErrorKind::Io(io) if io.kind() == std::io::ErrorKind::FileTooLarge => {
                Problem::OpenQuote
            }
            _ => Problem::Unreadable(error.to_string()),
        };
        ReadError { path: Some(self.path.clone()), line, id: None, problem }
    }

    fn text(&self, row: &StringRecord) -> Result<RawText, ReadError> {
        let places = self.places.expect("an open table has its columns");
        let cell = |column: Option<usize>| {
            let cell = row.get(column?).map(str::trim).filter(|cell| !cell.is_empty());
            cell.map(str::to_owned)
        };
        let line = row.position().map(|position| position.line() as usize);
        let id = cell(places.id);
        let error =
            |problem| ReadError { path: Some(self.path.clone()), line, id: id.clone(), problem };
        let Some(text) = row.get(places.text) else {
            return Err(error(Problem::ShortRow(row.len())));
        };
        if text.len() > MAX_TEXT_BYTES {
            return Err(error(Problem::TooLarge));
        }
        if text.trim().is_empty() {
            return Err(error(Problem::Empty));
        }
        let text = Some(text).filter(|text| is_html(text)).map(html::fragment_text);
        let text = text.filter(|text| !text.is_empty());
        let text = text.unwrap_or_else(|| row[places.text].to_owned());
        let stated = cell(places.date);
        let date = stated.as_deref().and_then(|field| date::stated(field, self.order));
        let unread = stated.filter(|_| date.is_none()).map(Problem::Date);
        let (publisher, site) = match cell(places.source) {
            Some(source) if is_domain(&source) => (None, domain(&source)),
            source => (source, None),
        };
        Ok(RawText {
            path: Some(self.path.clone()),
            title: cell(places.title),
            publisher,
            source: cell(places.url).and_then(|url| domain(&url)).or(site),
            author: cell(places.author),
            date: date.map(|date| KnownDate { date, basis: DateBasis::Stated, quote: None }),
            text,
            warnings: unread.map(error).into_iter().collect(),
            id,
            ..RawText::default()
        })
    }
}

/// Whether tags part the paragraphs of a text.
fn is_html(text: &str) -> bool {
    const TAGS: &[&str] = &["</p>", "<br>", "<br/>", "<br />", "</div>", "</li>", "</h1>", "</h2>"];
    let small = text.to_ascii_lowercase();
    TAGS.iter().any(|tag| small.contains(tag))
}

/// "daily.example" and "https://daily.example/a", not "The St. Louis Daily".
fn is_domain(source: &str) -> bool {
    !source.contains(char::is_whitespace) && domain(source).is_some()
}

#[cfg(test)]
mod tests;
