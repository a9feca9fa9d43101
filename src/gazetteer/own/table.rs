//! CSV and TSV: a first line that names the columns, then a row a name.

use super::error::{OwnError, OwnProblem, Whereabouts};
use super::row::{Field, Row};
use crate::gazetteer::normalize;

/// Calls `each` for every row that holds anything, until it returns false; a row that is broken is
/// an error in its place.
///
/// # Errors
/// If there is no line with the columns’ names.
pub(super) fn rows(
    text: &str,
    file: &str,
    mut each: impl FnMut(Whereabouts, Result<Row, OwnProblem>) -> bool,
) -> Result<(), OwnError> {
    let whole = |problem| OwnError { file: file.to_owned(), at: None, problem };
    let (mut reader, skipped) = reader(text);
    let columns: Vec<Option<Field>> = match reader.headers() {
        Ok(headers) => headers.iter().map(Field::of_column).collect(),
        Err(error) => return Err(whole(OwnProblem::Row(error.to_string()))),
    };
    if columns.is_empty() {
        return Err(whole(OwnProblem::Empty));
    }
    if !columns.contains(&Some(Field::Name)) {
        return Err(whole(OwnProblem::NoNameColumn));
    }
    let mut record = csv::StringRecord::new();
    loop {
        let line =
            |reader: &csv::Reader<&[u8]>| Whereabouts::Line(reader.position().line() + skipped);
        let next = line(&reader);
        match reader.read_record(&mut record) {
            Ok(false) => return Ok(()),
            Ok(true) => {
                let at =
                    record.position().map_or(next, |at| Whereabouts::Line(at.line() + skipped));
                let mut row = Row::default();
                for (field, cell) in columns.iter().zip(&record) {
                    if let Some(field) = field {
                        row.put(*field, cell);
                    }
                }
                let blank = record.iter().all(str::is_empty);
                if !blank && !each(at, Ok(row)) {
                    return Ok(());
                }
            }
            Err(error) => {
                if !each(next, Err(OwnProblem::Row(error.to_string()))) {
                    return Ok(());
                }
            }
        }
    }
}

/// Whether the first line names the columns of such a table, and none of a text.
pub(super) fn is_list(text: &str) -> bool {
    let (mut reader, _) = reader(text);
    let Ok(headers) = reader.headers() else { return false };
    let has_text = headers.iter().any(holds_text);
    let fields: Vec<Field> = headers.iter().filter_map(Field::of_column).collect();
    let telling = |field: &Field| {
        matches!(
            field,
            Field::Aliases | Field::Kind | Field::Latitude | Field::Position | Field::SameAs
        )
    };
    !has_text && fields.contains(&Field::Name) && fields.iter().any(telling)
}

/// Whether a column or a key of that name holds texts to read, not names.
pub(super) fn holds_text(name: &str) -> bool {
    const TEXT: &[&str] = &["text", "body", "content", "article", "full text", "story"];
    TEXT.contains(&normalize(&name.replace('_', " ")).as_str())
}

/// The rows after the first, and how many lines go before it.
fn reader(text: &str) -> (csv::Reader<&[u8]>, u64) {
    // Spreadsheets may say which separator they use in a line of its own.
    let said = text.strip_prefix("sep=").and_then(|rest| {
        let separator = *rest.as_bytes().first()?;
        let body = rest.get(1..)?.trim_start_matches('\r').strip_prefix('\n')?;
        matches!(separator, b',' | b';' | b'\t' | b'|').then_some((separator, body))
    });
    let (separator, body) = said.unwrap_or_else(|| (separator(text), text));
    let reader = csv::ReaderBuilder::new()
        .delimiter(separator)
        .flexible(true)
        .trim(csv::Trim::All)
        .from_reader(body.as_bytes());
    (reader, u64::from(said.is_some()))
}

/// The separator that the first line has most of, outside quotation marks.
fn separator(text: &str) -> u8 {
    let mut quoted = false;
    let mut counts = [(b',', 0), (b'\t', 0), (b';', 0), (b'|', 0)];
    for byte in text.bytes() {
        match byte {
            b'"' => quoted = !quoted,
            b'\n' | b'\r' if !quoted => break,
            _ if !quoted => {
                if let Some((_, count)) = counts.iter_mut().find(|(known, _)| *known == byte) {
                    *count += 1;
                }
            }
            _ => {}
        }
    }
    // Of equals the first.
    counts.iter().rev().max_by_key(|(_, count)| *count).map_or(b',', |(byte, _)| *byte)
}
