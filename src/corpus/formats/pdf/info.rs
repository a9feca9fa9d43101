//! What a PDF says of itself: title and author from its XMP packet or its Info dictionary, where
//! they are not a program's own, and the day of publication where a publisher states one (PRISM).
//!
//! When the file was made or changed says nothing of when its text was published.

use pdf_oxide::PdfDocument;
use pdf_oxide::object::Object;
use quick_xml::events::Event;

use crate::corpus::formats::office::{attribute, entity, xml};
use crate::corpus::formats::sane;
use crate::corpus::{DateBasis, KnownDate, date};

/// What is known beside the text.
#[derive(Debug, Default, PartialEq)]
pub struct Info {
    pub title: Option<String>,
    pub author: Option<String>,
    pub date: Option<KnownDate>,
}

pub fn info(document: &PdfDocument) -> Info {
    let packet = packet(document).map(|packet| of_packet(&packet)).unwrap_or_default();
    Info {
        title: packet.title.or_else(|| sane::title(&entry(document, "Title")?)),
        author: packet.author.or_else(|| sane::author(&entry(document, "Author")?)),
        date: packet.date,
    }
}

/// A text of the Info dictionary.
fn entry(document: &PdfDocument, key: &str) -> Option<String> {
    let resolved = |object: &Object| document.resolve_object(object).ok();
    let info = resolved(document.trailer().as_dict()?.get("Info")?)?;
    let value = resolved(info.as_dict()?.get(key)?)?;
    text_string(value.as_string()?)
}

/// A text string of PDF (ISO 32000-2, 7.9.2.2): UTF-16 or UTF-8 by its mark, else a set of its own
/// that is Latin-1 but for a few signs.
fn text_string(bytes: &[u8]) -> Option<String> {
    if let Some(wide) = bytes.strip_prefix(b"\xfe\xff") {
        let units: Vec<u16> =
            wide.chunks_exact(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]])).collect();
        return String::from_utf16(&units).ok();
    }
    if let Some(text) = bytes.strip_prefix(b"\xef\xbb\xbf") {
        return String::from_utf8(text.to_vec()).ok();
    }
    // Some programs write UTF-8 without its mark.
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Some(text.to_owned());
    }
    const SIGNS: [char; 33] = [
        '•', '†', '‡', '…', '—', '–', 'ƒ', '⁄', '‹', '›', '−', '‰', '„', '“', '”', '‘', '’', '‚',
        '™', 'ﬁ', 'ﬂ', 'Ł', 'Œ', 'Š', 'Ÿ', 'Ž', 'ı', 'ł', 'œ', 'š', 'ž', '\u{fffd}', '€',
    ];
    let sign = |&byte: &u8| match byte {
        0x80..=0xa0 => SIGNS[usize::from(byte - 0x80)],
        _ => char::from(byte),
    };
    Some(bytes.iter().map(sign).collect())
}

fn packet(document: &PdfDocument) -> Option<String> {
    let catalog = document.catalog().ok()?;
    let packet = document.resolve_object(catalog.as_dict()?.get("Metadata")?).ok()?;
    let bytes = packet.decode_stream_data().ok()?;
    String::from_utf8(bytes).ok()
}

fn of_packet(packet: &str) -> Info {
    let mut info = Info::default();
    let mut authors: Vec<String> = Vec::new();
    let mut stated = None;
    let mut reader = xml(packet);
    // The property that is open, and the text in it.
    let (mut open, mut text) = (String::new(), String::new());
    while let Ok(event) = reader.read_event() {
        match event {
            Event::Start(element) => match element.local_name().as_ref() {
                name @ ("title" | "creator" | "publicationDate" | "coverDate") => {
                    name.clone_into(&mut open);
                    text.clear();
                }
                "Description" => {
                    let day = ["publicationDate", "coverDate"];
                    stated = stated.or_else(|| day.iter().find_map(|day| attribute(&element, day)));
                }
                _ => {}
            },
            Event::Text(piece) if !open.is_empty() => text.push_str(&piece),
            Event::GeneralRef(reference) if !open.is_empty() => text.extend(entity(&reference)),
            Event::End(element) => {
                let name = element.local_name().as_ref().to_owned();
                let said = std::mem::take(&mut text);
                match (open.as_str(), name.as_str()) {
                    ("title", "li" | "title") if info.title.is_none() => {
                        info.title = sane::title(&said);
                    }
                    ("creator", "li" | "creator") => authors.extend(sane::author(&said)),
                    ("publicationDate" | "coverDate", _) if !said.trim().is_empty() => {
                        stated = stated.or(Some(said));
                    }
                    _ => {}
                }
                if name == open {
                    open.clear();
                }
            }
            Event::Eof => break,
            _ => {}
        }
    }
    info.author = Some(authors.join(", ")).filter(|authors| !authors.is_empty());
    info.date = stated.and_then(|stated| {
        let date = date::stated(&stated, None)?;
        Some(KnownDate { date, basis: DateBasis::Stated, quote: None })
    });
    info
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_come_in_three_ways() {
        assert_eq!(text_string(b"\xfe\xff\0A\xac\0").as_deref(), Some("A가"));
        assert_eq!(text_string(b"\xef\xbb\xbfcaf\xc3\xa9").as_deref(), Some("café"));
        assert_eq!(text_string(b"caf\xe9 \x8dx\x8e").as_deref(), Some("café “x”"));
    }

    #[test]
    fn a_packet_is_read_where_people_wrote_it() {
        let packet = r#"<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF>
            <rdf:Description prism:publicationDate="2024-10-14T00:00:00Z" xmp:CreateDate="2024-01-01">
            <dc:title><rdf:Alt><rdf:li xml:lang="x-default">Ships &amp; ports</rdf:li></rdf:Alt></dc:title>
            <dc:creator><rdf:Seq><rdf:li>Jane Doe</rdf:li><rdf:li>user</rdf:li><rdf:li>A. Roe</rdf:li></rdf:Seq></dc:creator>
            </rdf:Description></rdf:RDF></x:xmpmeta>"#;
        let info = of_packet(packet);
        assert_eq!(info.title.as_deref(), Some("Ships & ports"));
        assert_eq!(info.author.as_deref(), Some("Jane Doe, A. Roe"));
        assert_eq!(info.date.unwrap().date.to_string(), "2024-10-14");
        let made = r#"<rdf:Description xmp:CreateDate="2024-01-01"><dc:title>Untitled</dc:title>"#;
        assert_eq!(of_packet(made), Info::default());
    }
}
