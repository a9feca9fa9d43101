//! Word files (.docx): paragraphs, tables as lines, boxes after the paragraph they stand in,
//! foot- and endnotes at the end. What was deleted with tracked changes is left out, what was
//! inserted is kept; headers, footers, comments and field codes are no text.
//!
//! Title, author and date come from paragraphs in the styles of those names, else the title and
//! the author from the file's properties where they are not a program's own; a title that stands
//! nowhere in a text with a heading of its own is that of the file this one was made from. When the file was
//! made (`dcterms:created`) says nothing of when its text was published, and is not used.

use std::collections::BTreeMap;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::office::{Blocks, Package, attribute, entity, is_on, xml};
use super::sane;
use crate::corpus::{DateBasis, KnownDate, Problem, RawText, date};

/// The text of a Word file.
///
/// # Errors
/// [`Problem::Damaged`], [`Problem::Locked`], [`Problem::TooLarge`] or [`Problem::Empty`].
pub fn read(bytes: &[u8]) -> Result<RawText, Problem> {
    let mut package = Package::open(bytes, "Word file")?;
    let main = main_part(&mut package)?;
    let body = package.needed(&main)?;
    let folder = main.rfind('/').map_or("", |at| &main[..=at]).to_owned();
    let mut of = |name: &str| package.part(&format!("{folder}{name}"));
    let (styles, footnotes, endnotes) =
        (of("styles.xml")?, of("footnotes.xml")?, of("endnotes.xml")?);
    let properties = package.part("docProps/core.xml")?;
    let damaged = |error: quick_xml::Error| package.damaged(&error);

    let styles = styles.map(|part| style_names(&part)).transpose().map_err(damaged)?;
    let mut document = Document { styles: styles.unwrap_or_default(), ..Document::default() };
    let mut blocks = Blocks::new();
    let notes = walk(&body, &mut document, &mut blocks).map_err(|wrong| wrong.of(&package))?;
    let mut after = Vec::new();
    for (part, kind) in [(footnotes, Note::Foot), (endnotes, Note::End)] {
        let Some(part) = part else { continue };
        let mut texts = note_texts(&part, &mut document).map_err(|wrong| wrong.of(&package))?;
        let wanted = notes.iter().filter(|note| note.0 == kind);
        after.extend(wanted.filter_map(|note| texts.remove(&note.1)).flatten());
    }
    let text = blocks.finish(after);
    if text.is_empty() {
        return Err(Problem::Empty);
    }
    let properties = properties.map(|part| core(&part)).unwrap_or_default();
    let date = document.date.and_then(|line| {
        let date = date::stated(&line, None)?;
        Some(KnownDate { date, basis: DateBasis::Stated, quote: Some(line) })
    });
    let kept = properties.get("title").and_then(|title| sane::title(title));
    let kept = kept.filter(|title| {
        let opens = document.heading.as_deref().is_some_and(|heading| text.starts_with(heading));
        !opens || letters(&text).contains(&letters(title))
    });
    Ok(RawText {
        title: document.title.or(kept),
        author: document.author.or_else(|| sane::author(properties.get("creator")?)),
        date,
        text,
        ..RawText::default()
    })
}

fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Where the text is, as the package says.
fn main_part(package: &mut Package) -> Result<String, Problem> {
    const USUAL: &str = "word/document.xml";
    let Some(relations) = package.part("_rels/.rels")? else { return Ok(USUAL.to_owned()) };
    let mut reader = xml(&relations);
    loop {
        match reader.read_event() {
            Ok(Event::Start(element)) if element.local_name().as_ref() == "Relationship" => {
                let kind = attribute(&element, "Type").unwrap_or_default();
                if let Some(target) = attribute(&element, "Target")
                    && kind.ends_with("/officeDocument")
                {
                    return Ok(target.trim_start_matches('/').to_owned());
                }
            }
            Ok(Event::Eof) | Err(_) => return Ok(USUAL.to_owned()),
            _ => {}
        }
    }
}

/// The names of styles by their ids, in small letters: ids are in the language of the writer.
fn style_names(part: &str) -> Result<BTreeMap<String, String>, quick_xml::Error> {
    let mut names = BTreeMap::new();
    let mut reader = xml(part);
    let mut id = None;
    loop {
        match reader.read_event()? {
            Event::Start(element) => match element.local_name().as_ref() {
                "style" => id = attribute(&element, "styleId"),
                "name" => {
                    if let (Some(id), Some(name)) = (id.take(), attribute(&element, "val")) {
                        names.insert(id, name.to_lowercase());
                    }
                }
                _ => {}
            },
            Event::Eof => return Ok(names),
            _ => {}
        }
    }
}

/// The file's own properties by their local names.
fn core(part: &str) -> BTreeMap<String, String> {
    let mut found: BTreeMap<String, String> = BTreeMap::new();
    let mut reader = xml(part);
    let mut name = String::new();
    loop {
        match reader.read_event() {
            Ok(Event::Start(element)) => name = element.local_name().as_ref().to_owned(),
            Ok(Event::End(_)) => name.clear(),
            Ok(Event::Text(text)) if !name.is_empty() => {
                found.entry(name.clone()).or_default().push_str(&text);
            }
            Ok(Event::GeneralRef(reference)) if !name.is_empty() => {
                found.entry(name.clone()).or_default().extend(entity(&reference));
            }
            Ok(Event::Eof) | Err(_) => return found,
            _ => {}
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Note {
    Foot,
    End,
}

/// What is gathered beside the text.
#[derive(Default)]
struct Document {
    styles: BTreeMap<String, String>,
    title: Option<String>,
    author: Option<String>,
    date: Option<String>,
    /// The first heading of the highest level.
    heading: Option<String>,
}

impl Document {
    /// Keeps the first paragraph of a style that says what it is.
    fn see(&mut self, style: Option<&str>, text: &str) {
        let Some(style) = style else { return };
        let name = self.styles.get(style).map_or_else(|| style.to_lowercase(), Clone::clone);
        let field = match name.as_str() {
            "title" => &mut self.title,
            "author" => &mut self.author,
            "date" => &mut self.date,
            "heading 1" => &mut self.heading,
            _ => return,
        };
        field.get_or_insert_with(|| text.to_owned());
    }
}

enum Wrong {
    Xml(quick_xml::Error),
    Problem(Problem),
}

impl Wrong {
    fn of(self, package: &Package) -> Problem {
        match self {
            Self::Xml(error) => package.damaged(&error),
            Self::Problem(problem) => problem,
        }
    }
}

impl From<quick_xml::Error> for Wrong {
    fn from(error: quick_xml::Error) -> Self {
        Self::Xml(error)
    }
}

impl From<Problem> for Wrong {
    fn from(problem: Problem) -> Self {
        Self::Problem(problem)
    }
}

/// What is known of a paragraph that is open.
#[derive(Default)]
struct Paragraph {
    style: Option<String>,
    /// Its end was deleted: it goes on in the next.
    goes_on: bool,
}

/// Reads a part into blocks and gives the notes it refers to, in their order.
fn walk(
    part: &str,
    document: &mut Document,
    blocks: &mut Blocks,
) -> Result<Vec<(Note, String)>, Wrong> {
    let mut notes = Vec::new();
    let mut reader = xml(part);
    let mut paragraphs: Vec<Paragraph> = Vec::new();
    let (mut in_text, mut hidden, mut placeholder) = (false, false, false);
    loop {
        match reader.read_event()? {
            Event::Start(element) => match element.local_name().as_ref() {
                "p" => {
                    paragraphs.push(Paragraph::default());
                    blocks.open_paragraph()?;
                }
                "pPr" => {
                    let found = properties(&mut reader, &element)?;
                    if let Some(paragraph) = paragraphs.last_mut() {
                        paragraph.style = found.style;
                        paragraph.goes_on = found.deleted;
                    }
                }
                "rPr" => hidden = properties(&mut reader, &element)?.hidden,
                "sdtPr" => placeholder = properties(&mut reader, &element)?.placeholder,
                "sdtContent" if placeholder => {
                    placeholder = false;
                    reader.read_to_end(element.name())?;
                }
                "tr" => blocks.open_row()?,
                "tc" | "txbxContent" => blocks.open_holder()?,
                "r" => hidden = false,
                "t" => in_text = !hidden,
                "tab" | "ptab" if !hidden => blocks.push(" ")?,
                "br" | "cr" if !hidden => blocks.push("\n")?,
                "noBreakHyphen" if !hidden => blocks.push("-")?,
                "sym" if !hidden => {
                    let code = attribute(&element, "char").unwrap_or_default();
                    let sign = u32::from_str_radix(&code, 16).ok().and_then(char::from_u32);
                    // The private signs of a font mean nothing without it.
                    let sign = sign.filter(|c| !matches!(c, '\u{e000}'..='\u{f8ff}'));
                    blocks.push(sign.unwrap_or(' ').encode_utf8(&mut [0; 4]))?;
                }
                "footnoteReference" => notes.push((Note::Foot, id(&element))),
                "endnoteReference" => notes.push((Note::End, id(&element))),
                "del" | "moveFrom" | "Fallback" | "instrText" | "delText" | "tblPr" | "tblGrid"
                | "trPr" | "tcPr" | "sectPr" | "rt" | "sdtEndPr" | "numbering" => {
                    reader.read_to_end(element.name())?;
                }
                _ => {}
            },
            Event::End(element) => match element.local_name().as_ref() {
                "p" => {
                    let paragraph = paragraphs.pop().unwrap_or_default();
                    if let Some(text) = blocks.close_paragraph(paragraph.goes_on) {
                        document.see(paragraph.style.as_deref(), text);
                    }
                }
                "tc" => blocks.close_cell(),
                "tr" => blocks.close_row(),
                "txbxContent" => blocks.close_box(),
                "t" => in_text = false,
                _ => {}
            },
            Event::Text(text) if in_text => blocks.push(&text)?,
            Event::CData(text) if in_text => blocks.push(&text)?,
            Event::GeneralRef(reference) if in_text => {
                if let Some(c) = entity(&reference) {
                    blocks.push(c.encode_utf8(&mut [0; 4]))?;
                }
            }
            Event::Eof => return Ok(notes),
            _ => {}
        }
    }
}

fn id(element: &BytesStart) -> String {
    attribute(element, "id").unwrap_or_default()
}

#[derive(Default)]
struct Properties {
    style: Option<String>,
    hidden: bool,
    deleted: bool,
    placeholder: bool,
}

/// Reads to the end of an element of properties.
fn properties(reader: &mut Reader<&[u8]>, of: &BytesStart) -> Result<Properties, Wrong> {
    let mut found = Properties::default();
    let mut depth = 0;
    loop {
        match reader.read_event()? {
            Event::Start(element) => {
                depth += 1;
                match element.local_name().as_ref() {
                    "pStyle" => found.style = attribute(&element, "val"),
                    "vanish" => found.hidden = is_on(&element),
                    "del" => found.deleted = true,
                    "showingPlcHdr" => found.placeholder = is_on(&element),
                    // What it was before a tracked change.
                    "pPrChange" | "rPrChange" => {
                        reader.read_to_end(element.name())?;
                        depth -= 1;
                    }
                    _ => {}
                }
            }
            Event::End(element) if depth == 0 && element.name() == of.name() => return Ok(found),
            Event::End(_) => depth -= 1,
            Event::Eof => return Ok(found),
            _ => {}
        }
    }
}

/// The paragraphs of each note by its id.
fn note_texts(part: &str, document: &mut Document) -> Result<BTreeMap<String, Vec<String>>, Wrong> {
    let mut texts = BTreeMap::new();
    let mut reader = xml(part);
    loop {
        match reader.read_event()? {
            Event::Start(element)
                if matches!(element.local_name().as_ref(), "footnote" | "endnote") =>
            {
                let inner = reader.read_text(element.name())?;
                // Lines that part notes from the text are notes of a type of their own.
                if attribute(&element, "type").is_none_or(|kind| kind == "normal") {
                    let mut blocks = Blocks::new();
                    walk(&inner, document, &mut blocks)?;
                    let text = blocks.finish(Vec::new());
                    let paragraphs = text.split("\n\n").filter(|text| !text.is_empty());
                    texts.insert(id(&element), paragraphs.map(str::to_owned).collect());
                }
            }
            Event::Eof => return Ok(texts),
            _ => {}
        }
    }
}
