//! What a file is, by its first bytes: names are missing, or lie.

use super::Format;
use crate::corpus::Problem;

/// So many bytes tell a format.
pub const HEAD_BYTES: usize = 4096;

/// The format of a file with that beginning whose name says `named`.
pub fn format(named: Option<Format>, head: &[u8]) -> Result<Format, Problem> {
    if let Some(format) = magic(named, head)? {
        return Ok(format);
    }
    let text = start_of_text(head);
    match named {
        // A page that says "not found" is saved under the name of what was asked for.
        Some(Format::Pdf | Format::Docx | Format::Odt | Format::Zip) => {
            markup(&text).or(named).ok_or(Problem::Extension)
        }
        Some(Format::Text | Format::Markdown) if is_whole_page(&text) => Ok(Format::Html),
        Some(Format::Html) if markup(&text) == Some(Format::Feed) => Ok(Format::Feed),
        Some(named) => Ok(named),
        None => markup(&text)
            .or_else(|| is_mail(&text).then(|| message(&text)))
            .or_else(|| is_json_line(&text).then_some(Format::JsonLines))
            .ok_or(Problem::Extension),
    }
}

/// Formats whose first bytes are theirs alone.
fn magic(named: Option<Format>, head: &[u8]) -> Result<Option<Format>, Problem> {
    // Viewers look for it in the first kilobyte.
    let early = &head[..head.len().min(1024)];
    let pdf = find(early, b"%PDF-");
    if pdf == Some(0) || pdf.is_some() && matches!(named, None | Some(Format::Pdf)) {
        return Ok(Some(Format::Pdf));
    }
    if head.starts_with(b"PK\x03\x04") || head.starts_with(b"PK\x05\x06") {
        return zip(named, head).map(Some);
    }
    let old = [&b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"[..], b"{\\rtf"];
    if old.iter().any(|old| head.starts_with(old)) {
        return Err(Problem::OldWord);
    }
    Ok(None)
}

/// A document is told from an archive by its parts; where they come late, by its name.
fn zip(named: Option<Format>, head: &[u8]) -> Result<Format, Problem> {
    let part = |name: &[u8]| find(head, name).is_some();
    // The first entry, not packed, right after its header of 30 bytes.
    let mimetype = head.get(30..).unwrap_or_default();
    if mimetype.starts_with(b"mimetypeapplication/vnd.oasis.opendocument.") {
        let text = part(b"mimetypeapplication/vnd.oasis.opendocument.text");
        return if text { Ok(Format::Odt) } else { Err(Problem::Extension) };
    }
    let office = part(b"[Content_Types].xml");
    match named {
        Some(Format::Docx | Format::Odt) => Ok(named.unwrap_or(Format::Zip)),
        _ if office && (part(b"xl/") || part(b"ppt/")) => Err(Problem::Extension),
        _ if office || named.is_none() && part(b"word/document.xml") => Ok(Format::Docx),
        _ => Ok(Format::Zip),
    }
}

fn find(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes.windows(wanted.len()).position(|window| window == wanted)
}

/// The beginning in small letters, without what stands before a first element; empty for what is
/// no text.
fn start_of_text(head: &[u8]) -> String {
    let wide = match head {
        [0xff, 0xfe, rest @ ..] => Some((rest, u16::from_le_bytes as fn([u8; 2]) -> u16)),
        [0xfe, 0xff, rest @ ..] => Some((rest, u16::from_be_bytes as fn([u8; 2]) -> u16)),
        _ => None,
    };
    let text = match wide {
        Some((rest, unit)) => {
            let units = rest.chunks_exact(2).map(|pair| unit([pair[0], pair[1]]));
            char::decode_utf16(units).map(|c| c.unwrap_or('\u{fffd}')).collect()
        }
        None => String::from_utf8_lossy(head).into_owned(),
    };
    if text.contains('\0') {
        return String::new();
    }
    text.trim_start_matches('\u{feff}').trim_start().to_lowercase()
}

/// A page or a feed, by its first element.
fn markup(text: &str) -> Option<Format> {
    let mut rest = text;
    loop {
        rest = rest.trim_start();
        if rest.starts_with("<!doctype html") {
            return Some(Format::Html);
        }
        let end = match rest {
            _ if rest.starts_with("<!--") => rest.find("-->")? + 3,
            _ if rest.starts_with("<?") || rest.starts_with("<!") => rest.find('>')? + 1,
            _ => break,
        };
        rest = &rest[end..];
    }
    let name = rest.strip_prefix('<')?;
    let name = &name[..name.find(|c: char| !c.is_alphanumeric() && c != ':')?];
    match name {
        "rss" | "feed" | "rdf:rdf" | "atom:feed" => Some(Format::Feed),
        "html" | "head" | "body" | "article" | "main" => Some(Format::Html),
        _ => None,
    }
}

/// A page saved as text: it must open and go on like one, as texts may be about pages.
fn is_whole_page(text: &str) -> bool {
    let opens = text.starts_with("<!doctype html") || text.starts_with("<html");
    opens && (text.contains("<head") || text.contains("<body"))
}

/// A mail message: headers from the first line on, one of them of mail alone.
fn is_mail(text: &str) -> bool {
    #[rustfmt::skip]
    const OF_MAIL: &[&str] = &[
        "received", "message-id", "mime-version", "return-path", "delivered-to", "dkim-signature",
    ];
    let text = match text.strip_prefix("from ") {
        Some(envelope) => envelope.split_once('\n').map_or("", |(_, rest)| rest),
        None => text,
    };
    let mut mail = false;
    for line in text.lines().take(40) {
        if line.is_empty() {
            break;
        }
        if line.starts_with([' ', '\t']) {
            continue;
        }
        let Some((name, _)) = line.split_once(':') else { break };
        if name.is_empty() || !name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-') {
            return false;
        }
        mail |= OF_MAIL.contains(&name);
    }
    mail
}

/// A page that a browser saved as one file has the form of a message.
fn message(text: &str) -> Format {
    if text.contains("\nsnapshot-content-location:") { Format::Html } else { Format::Email }
}

/// JSON Lines, by a first line that is an object with a text.
fn is_json_line(text: &str) -> bool {
    let line = text.lines().next().unwrap_or_default();
    line.starts_with('{') && line.contains("\"text\"")
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    fn check(name: &str, head: &[u8], expected: Option<Format>) {
        assert_eq!(Format::of(Path::new(name), head).ok(), expected, "{name}: {head:?}");
    }

    #[test]
    fn names_are_believed_where_bytes_say_nothing() {
        check("a.TXT", b"Some words.", Some(Format::Text));
        check("a.md", b"# Title", Some(Format::Markdown));
        check("a.csv", b"id,text", Some(Format::Csv));
        check("a.eml", b"Subject: x\n\nBody", Some(Format::Email));
        check("a.html", b"<p>fragment", Some(Format::Html));
        check("a.txt", b"<html> is the first element of a page", Some(Format::Text));
        check("a.jpg", b"\xff\xd8\xff\xe0", None);
        check("README", b"Some words.", None);
        check("a.xml", b"<?xml version='1.0'?><invoice>", None);
    }

    #[test]
    fn bytes_tell_where_names_are_missing_or_lie() {
        let odt =
            [&b"PK\x03\x04"[..], &[0; 26], b"mimetypeapplication/vnd.oasis.opendocument.text"];
        let odt = odt.concat();
        check("a.txt", b"%PDF-1.7\n", Some(Format::Pdf));
        check("a", b"junk\n%PDF-1.4", Some(Format::Pdf));
        check("a.txt", b"The mark %PDF-1.4 opens such a file.", Some(Format::Text));
        check("a.pdf", b"<!DOCTYPE html><html>", Some(Format::Html));
        check("a.docx", b"PK\x03\x04....", Some(Format::Docx));
        check("a.bin", b"PK\x03\x04..........word/document.xml", Some(Format::Docx));
        check("a.zip", &odt, Some(Format::Odt));
        check("a.xlsx", b"PK\x03\x04[Content_Types].xml..xl/workbook.xml", None);
        check("a.doc", b"PK\x03\x04[Content_Types].xml", Some(Format::Docx));
        check("a", b"PK\x03\x04", Some(Format::Zip));
        check("a.zip", b"PK\x03\x04.....pass-word/document.xml", Some(Format::Zip));
        check("a.aspx", b"\xef\xbb\xbf\r\n<!-- x -->\n<!DOCTYPE html>", Some(Format::Html));
        check("a.txt", b"<!DOCTYPE html><html><head>", Some(Format::Html));
        check("feed.xml", b"<?xml version=\"1.0\"?>\n<rss version=\"2.0\">", Some(Format::Feed));
        check("index.html", b"<feed xmlns=\"http://www.w3.org/2005/Atom\">", Some(Format::Feed));
        check("1700.M1", b"Received: from a\n by b\nSubject: x\n\nBody", Some(Format::Email));
        check("mail", b"From a@b Mon\nMessage-ID: <1>\n\n", Some(Format::Email));
        check("notes", b"Subject: x\nTo: y\n\nBody", None);
        check("a.json", b"{\"id\": 1, \"text\": \"One.\"}\n", Some(Format::JsonLines));
    }

    #[test]
    fn old_word_files_say_so() {
        for head in [&b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"[..], b"{\\rtf1\\ansi"] {
            let problem = Format::of(Path::new("a.doc"), head).unwrap_err();
            assert_eq!(problem, Problem::OldWord);
        }
    }
}
