//! What Word and OpenDocument files have in common: a ZIP of XML parts, and paragraphs, tables,
//! boxes and notes that lie in each other.

use std::io::{Cursor, Read};

use quick_xml::events::{BytesRef, BytesStart};
use quick_xml::{Reader, XmlVersion};
use zip::ZipArchive;
use zip::result::ZipError;

use crate::base::one_line;
use crate::corpus::decode::decode;
use crate::corpus::{MAX_FILE_BYTES, MAX_TEXT_BYTES, Problem};

/// The largest part that is read, in bytes: markup outweighs the text in it.
const MAX_PART_BYTES: u64 = 2 * MAX_FILE_BYTES as u64;
/// Paragraphs, rows, cells and boxes in each other; no program writes nearly so many.
const MAX_NESTED: usize = 512;
/// A row of a table is one line as long as it is no longer than this, in characters.
const LONGEST_ROW: usize = 400;

/// An open file and what it is called in messages.
pub struct Package<'a> {
    zip: ZipArchive<Cursor<&'a [u8]>>,
    format: &'static str,
}

impl<'a> Package<'a> {
    pub fn open(bytes: &'a [u8], format: &'static str) -> Result<Self, Problem> {
        // A locked file of Office is an old container around the new one.
        if bytes.starts_with(b"\xd0\xcf\x11\xe0") {
            return Err(Problem::Locked);
        }
        let zip = ZipArchive::new(Cursor::new(bytes)).map_err(|error| damaged(format, &error))?;
        Ok(Self { zip, format })
    }

    /// A part as text; `None` if there is none of that name.
    pub fn part(&mut self, name: &str) -> Result<Option<String>, Problem> {
        let mut part = match self.zip.by_name(name) {
            Ok(part) => part,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED)) => {
                return Err(Problem::Locked);
            }
            Err(error) => return Err(damaged(self.format, &error)),
        };
        let mut bytes = Vec::new();
        (&mut part)
            .take(MAX_PART_BYTES + 1)
            .read_to_end(&mut bytes)
            .map_err(|error| damaged(self.format, &error))?;
        if bytes.len() as u64 > MAX_PART_BYTES {
            return Err(Problem::TooLarge);
        }
        if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
            return decode(bytes).map(Some);
        }
        let text = String::from_utf8(bytes)
            .unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned());
        Ok(Some(text))
    }

    /// A part that there must be.
    pub fn needed(&mut self, name: &str) -> Result<String, Problem> {
        let format = self.format;
        self.part(name)?.ok_or_else(|| damaged(format, &format!("it has no {name}")))
    }

    pub fn damaged(&self, why: &impl ToString) -> Problem {
        damaged(self.format, why)
    }
}

pub fn damaged(format: &str, why: &impl ToString) -> Problem {
    Problem::Damaged { format: format.to_owned(), why: why.to_string() }
}

/// A reader of a part that gives every element a start and an end.
pub fn xml(part: &str) -> Reader<&[u8]> {
    let mut reader = Reader::from_str(part);
    reader.config_mut().expand_empty_elements = true;
    reader
}

/// An attribute by its local name.
pub fn attribute(element: &BytesStart, name: &str) -> Option<String> {
    let found = element
        .attributes()
        .with_checks(false)
        .flatten()
        .find(|attribute| attribute.key.local_name().as_ref() == name)?;
    found.normalized_value(XmlVersion::Implicit1_0).ok().map(|value| value.into_owned())
}

/// Whether a property that may be switched off is on.
pub fn is_on(element: &BytesStart) -> bool {
    !matches!(attribute(element, "val").as_deref(), Some("0" | "false" | "off" | "none"))
}

/// The text of `&amp;` and `&#38;`; unknown names give nothing.
pub fn entity(reference: &BytesRef) -> Option<char> {
    if let Ok(Some(c)) = reference.resolve_char_ref() {
        return Some(c);
    }
    match reference.as_ref() {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => None,
    }
}

/// What is being read, the innermost last.
enum Open {
    /// The body, a cell, a box or a note: paragraphs.
    Holder(Vec<String>),
    Row(Vec<Vec<String>>),
    Paragraph {
        text: String,
        /// What stood in boxes in it.
        boxes: Vec<String>,
    },
}

/// Puts the pieces of a document in order.
pub struct Blocks {
    open: Vec<Open>,
    /// The text of a paragraph that goes on in the next.
    carried: String,
    bytes: usize,
}

impl Blocks {
    pub fn new() -> Self {
        Self { open: vec![Open::Holder(Vec::new())], carried: String::new(), bytes: 0 }
    }

    /// Adds to the paragraph that is open; what stands outside of one is no text.
    pub fn push(&mut self, piece: &str) -> Result<(), Problem> {
        if let Some(Open::Paragraph { text, .. }) = self.open.last_mut() {
            self.bytes += piece.len();
            text.push_str(piece);
        }
        if self.bytes > MAX_TEXT_BYTES { Err(Problem::TooLarge) } else { Ok(()) }
    }

    pub fn open_paragraph(&mut self) -> Result<(), Problem> {
        let text = std::mem::take(&mut self.carried);
        self.nest(Open::Paragraph { text, boxes: Vec::new() })
    }

    /// Ends a paragraph and gives its text; one that `goes_on` is joined to the next.
    pub fn close_paragraph(&mut self, goes_on: bool) -> Option<&str> {
        let Some(Open::Paragraph { text, boxes }) = self.open.pop() else { return None };
        if goes_on {
            self.carried = text;
            self.add(boxes);
            return None;
        }
        let text = tidy(&text);
        let is_text = !text.is_empty();
        let holder = self.holder();
        if is_text {
            holder.push(text);
        }
        let at = holder.len();
        holder.extend(boxes);
        is_text.then(|| holder[at - 1].as_str())
    }

    /// A cell, a box or a note.
    pub fn open_holder(&mut self) -> Result<(), Problem> {
        self.nest(Open::Holder(Vec::new()))
    }

    pub fn open_row(&mut self) -> Result<(), Problem> {
        self.nest(Open::Row(Vec::new()))
    }

    /// Ends a cell of a row.
    pub fn close_cell(&mut self) {
        let blocks = self.close_holder();
        match self.open.last_mut() {
            Some(Open::Row(cells)) => cells.push(blocks),
            _ => self.add(blocks),
        }
    }

    /// Ends a row: one line, unless its cells hold whole paragraphs, as on a page laid out in a
    /// table.
    pub fn close_row(&mut self) {
        let Some(Open::Row(cells)) = self.open.pop() else { return };
        let chars: usize = cells.iter().flatten().map(|block| block.chars().count()).sum();
        let cells: Vec<Vec<String>> = cells.into_iter().filter(|cell| !cell.is_empty()).collect();
        if chars > LONGEST_ROW || cells.len() == 1 {
            self.add(cells.into_iter().flatten().collect());
        } else if !cells.is_empty() {
            let cells: Vec<String> = cells.iter().map(|cell| cell.join(" ")).collect();
            self.add(vec![cells.join(" | ").replace('\n', " ")]);
        }
    }

    /// Ends a box: its paragraphs come after the one it stands in.
    pub fn close_box(&mut self) {
        let blocks = self.close_holder();
        match self.open.last_mut() {
            Some(Open::Paragraph { boxes, .. }) => boxes.extend(blocks),
            _ => self.add(blocks),
        }
    }

    /// Ends a note and gives its paragraphs.
    pub fn close_holder(&mut self) -> Vec<String> {
        match self.open.pop() {
            Some(Open::Holder(blocks)) => blocks,
            _ => Vec::new(),
        }
    }

    /// The text: paragraphs, then notes, with blank lines between.
    pub fn finish(mut self, notes: Vec<String>) -> String {
        while self.open.len() > 1 {
            self.close_box();
        }
        let mut blocks = self.close_holder();
        let carried = tidy(&self.carried);
        blocks.extend(Some(carried).filter(|text| !text.is_empty()));
        blocks.extend(notes);
        blocks.join("\n\n")
    }

    /// What is closed looks for the holder around it, so depth has an end.
    fn nest(&mut self, inner: Open) -> Result<(), Problem> {
        if self.open.len() >= MAX_NESTED {
            return Err(damaged(
                "document",
                &format!("elements lie {MAX_NESTED} deep in each other"),
            ));
        }
        self.open.push(inner);
        Ok(())
    }

    fn add(&mut self, blocks: Vec<String>) {
        self.holder().extend(blocks);
    }

    fn holder(&mut self) -> &mut Vec<String> {
        let holder = self.open.iter_mut().rev().find_map(|open| match open {
            Open::Holder(blocks) => Some(blocks),
            _ => None,
        });
        holder.expect("the body is a holder and stays open")
    }
}

/// Each line with single spaces and without blanks at its ends; no empty lines.
fn tidy(text: &str) -> String {
    let lines = text.split('\n').map(one_line);
    lines.filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}
