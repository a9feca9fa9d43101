//! OpenDocument texts (.odt): paragraphs and headings, tables as lines, boxes after the paragraph
//! they stand in, notes at the end. Tracked deletions and comments are no text.
//!
//! The title is the paragraph in the style of that name, else the file's own if it is not a
//! program's. When the file was made says nothing of when its text was published.

use std::collections::BTreeSet;

use quick_xml::events::Event;

use super::office::{Blocks, Package, attribute, entity, xml};
use super::sane;
use crate::corpus::{Problem, RawText};

/// The text of an OpenDocument file.
///
/// # Errors
/// [`Problem::Damaged`], [`Problem::Locked`], [`Problem::TooLarge`] or [`Problem::Empty`].
pub fn read(bytes: &[u8]) -> Result<RawText, Problem> {
    let mut package = Package::open(bytes, "OpenDocument text")?;
    let manifest = package.part("META-INF/manifest.xml")?.unwrap_or_default();
    if manifest.contains("encryption-data") {
        return Err(Problem::Locked);
    }
    let content = package.needed("content.xml")?;
    let meta = package.part("meta.xml")?.unwrap_or_default();
    let damaged = |error: quick_xml::Error| package.damaged(&error);

    let mut blocks = Blocks::new();
    let mut notes = Vec::new();
    let mut titles = BTreeSet::from(["Title".to_owned()]);
    let mut title = None;
    // Whether each open paragraph is a title.
    let mut paragraphs: Vec<bool> = Vec::new();
    let mut reader = xml(&content);
    loop {
        match reader.read_event().map_err(damaged)? {
            Event::Start(element) => match element.name().as_ref() {
                // Styles made for one paragraph are children of the one that was chosen.
                "style:style" => {
                    let parent = attribute(&element, "parent-style-name");
                    if parent.as_deref() == Some("Title") {
                        titles.extend(attribute(&element, "name"));
                    }
                }
                "text:p" | "text:h" => {
                    let style = attribute(&element, "style-name");
                    paragraphs.push(style.is_some_and(|style| titles.contains(&style)));
                    blocks.open_paragraph()?;
                }
                "text:s" => blocks.push(" ")?,
                "text:tab" => blocks.push(" ")?,
                "text:line-break" => blocks.push("\n")?,
                "table:table-row" => blocks.open_row()?,
                "table:table-cell" | "draw:text-box" | "text:note-body" => blocks.open_holder()?,
                "text:tracked-changes"
                | "office:annotation"
                | "text:note-citation"
                | "text:ruby-text"
                | "text:hidden-text"
                | "office:forms"
                | "svg:title"
                | "svg:desc"
                | "text:sequence-decls"
                | "office:scripts"
                | "table:covered-table-cell" => {
                    reader.read_to_end(element.name()).map_err(damaged)?;
                }
                _ => {}
            },
            Event::End(element) => match element.name().as_ref() {
                "text:p" | "text:h" => {
                    let is_title = paragraphs.pop().unwrap_or_default();
                    let text = blocks.close_paragraph(false);
                    if is_title && title.is_none() {
                        title = text.map(str::to_owned);
                    }
                }
                "table:table-cell" => blocks.close_cell(),
                "table:table-row" => blocks.close_row(),
                "draw:text-box" => blocks.close_box(),
                "text:note-body" => notes.extend(blocks.close_holder()),
                _ => {}
            },
            Event::Text(text) => blocks.push(&text)?,
            Event::GeneralRef(reference) => {
                if let Some(c) = entity(&reference) {
                    blocks.push(c.encode_utf8(&mut [0; 4]))?;
                }
            }
            Event::Eof => break,
            _ => {}
        }
    }
    let text = blocks.finish(notes);
    if text.is_empty() {
        return Err(Problem::Empty);
    }
    let author = field(&meta, "meta:initial-creator").or_else(|| field(&meta, "dc:creator"));
    Ok(RawText {
        title: title.or_else(|| sane::title(&field(&meta, "dc:title")?)),
        author: author.and_then(|author| sane::author(&author)),
        text,
        ..RawText::default()
    })
}

/// What an element of the file's properties says.
fn field(meta: &str, name: &str) -> Option<String> {
    let mut reader = xml(meta);
    let mut value: Option<String> = None;
    loop {
        match reader.read_event().ok()? {
            Event::Start(element) if element.name().as_ref() == name => {
                value = Some(String::new());
            }
            Event::End(element) if element.name().as_ref() == name => return value,
            Event::Text(text) => value.iter_mut().for_each(|value| value.push_str(&text)),
            Event::GeneralRef(reference) => {
                value.iter_mut().for_each(|value| value.extend(entity(&reference)));
            }
            Event::Eof => return None,
            _ => {}
        }
    }
}
