//! RSS and Atom: one text an entry.
//!
//! An entry's text is its content, or its summary where that is longer or all the feed gives, under
//! its title.

use jiff::Timestamp;

use super::{html, stated};
use crate::base::one_line;
use crate::corpus::{MAX_TEXT_BYTES, Problem, RawText, decode::decode_as};

/// More entries than any feed keeps; the rest of such a file is not read.
const MAX_ENTRIES: usize = 100_000;

/// The texts of a feed, in its order. An entry that holds no text is a problem of its own.
///
/// # Errors
/// [`Problem::Binary`] for bytes that are no text, [`Problem::Entry`] for XML that is no feed.
pub fn read(bytes: &[u8]) -> Result<Vec<Result<RawText, Problem>>, Problem> {
    let text = decode_as(bytes, declared(bytes))?;
    if !is_feed(&text) {
        return Err(no_feed("it is no RSS or Atom"));
    }
    // The text is UTF-8 now, whatever its declaration says.
    let body = match text.trim_start().strip_prefix("<?xml") {
        Some(rest) => rest.split_once("?>").map_or(rest, |(_, body)| body),
        None => &text,
    };
    // Zones are no part of a stated day: each date is read as it is written.
    let parser = feed_rs::parser::Builder::new()
        .timestamp_parser(|written| {
            let day = stated::date(written)?.date.first();
            let midnight = day.to_zoned(jiff::tz::TimeZone::UTC).ok()?.timestamp();
            Some(std::time::SystemTime::from(midnight).into())
        })
        .build();
    let feed = parser.parse(body.as_bytes()).map_err(|error| no_feed(&error.to_string()))?;
    let publisher = feed.title.map(|title| line(&title.content)).filter(|title| !title.is_empty());
    let entries = feed.entries.into_iter().take(MAX_ENTRIES).enumerate().map(|(nth, entry)| {
        let title = entry.title.map(|title| line(&title.content)).filter(|title| !title.is_empty());
        let content = entry.content.and_then(|content| content.body);
        let texts = [content, entry.summary.map(|summary| summary.content)];
        // The longer one: some feeds put a picture or a link where the content belongs.
        let texts = texts.into_iter().flatten().map(|html| html::fragment_text(&html));
        let text = texts.filter(|text| !text.is_empty()).reduce(|content, summary| {
            if summary.len() > content.len() { summary } else { content }
        });
        let Some(mut text) = text else {
            let name = title.map(|title| format!(" (“{title}”)")).unwrap_or_default();
            return Err(Problem::Entry(format!(
                "entry {}{name} holds no text; save the page it links to",
                nth + 1
            )));
        };
        if text.len() > MAX_TEXT_BYTES {
            return Err(Problem::TooLarge);
        }
        if let Some(title) = title.as_deref().filter(|title| text.lines().next() != Some(*title)) {
            text.insert_str(0, &format!("{title}\n\n"));
        }
        let authors: Vec<String> = entry
            .authors
            .into_iter()
            .filter_map(|person| person.name)
            .map(|name| line(&name))
            .collect();
        let date = entry.published.or(entry.updated);
        let day = date.and_then(|date| Timestamp::from_second(date.timestamp()).ok());
        let links = entry
            .links
            .iter()
            .filter(|link| link.rel.as_deref().is_none_or(|rel| rel == "alternate"));
        Ok(RawText {
            title,
            publisher: publisher.clone(),
            source: links.map(|link| link.href.as_str()).find_map(stated::domain),
            author: (!authors.is_empty()).then(|| authors.join(", ")),
            date: day.map(|day| stated::day(day.to_zoned(jiff::tz::TimeZone::UTC).date())),
            language: entry
                .language
                .as_deref()
                .or(feed.language.as_deref())
                .and_then(stated::language),
            text,
            ..RawText::default()
        })
    });
    Ok(entries.collect())
}

fn no_feed(why: &str) -> Problem {
    Problem::Entry(format!(
        "cannot be read as a feed ({why}); save it as text, or open it where it came from"
    ))
}

/// Whether XML opens as RSS or Atom does.
pub fn is_feed(text: &str) -> bool {
    const HEAD: usize = 16 << 10;
    let mut rest = &text[..text.floor_char_boundary(HEAD)];
    // Past the declaration, comments and other instructions to the root.
    while let Some(at) = rest.find('<') {
        rest = &rest[at + 1..];
        let end = match rest.as_bytes().first() {
            Some(b'?') => "?>",
            Some(b'!') if rest.starts_with("!--") => "-->",
            Some(b'!') => ">",
            _ => {
                let end = rest.find(|c: char| c.is_whitespace() || c == '>').unwrap_or(rest.len());
                let name = rest[..end].rsplit(':').next().unwrap_or_default();
                return matches!(name, "rss" | "feed" | "RDF" | "entry");
            }
        };
        let Some(at) = rest.find(end) else { return false };
        rest = &rest[at + end.len()..];
    }
    false
}

fn declared(bytes: &[u8]) -> Option<&'static encoding_rs::Encoding> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(200)]);
    let (_, label) = head.split_once("encoding=")?;
    let label = label.trim_start_matches(['"', '\'']).split(['"', '\'', '?', ' ']).next()?;
    encoding_rs::Encoding::for_label(label.as_bytes())
}

/// A title may hold tags and references.
fn line(html: &str) -> String {
    one_line(&html::fragment_text(html))
}

#[cfg(test)]
mod tests {
    use super::*;

    const RSS: &str = r#"<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>The Post</title><link>https://post.example/</link><description>News</description><language>en-gb</language>
<item><title>Ferry &amp;amp; tug collide</title><link>https://www.post.example/ferry</link>
<pubDate>Fri, 01 Mar 2024 23:30:00 -0500</pubDate><dc:creator>Ana Lind</dc:creator>
<description>Short.</description>
<content:encoded><![CDATA[<p>A ferry ran aground.</p><p>No one was <b>hurt</b>.</p>]]></content:encoded></item>
<item><title>No text here</title><link>https://post.example/b</link></item>
<item><description>&lt;p&gt;Only a summary &amp;amp; no title.&lt;/p&gt;</description></item>
</channel></rss>"#;

    #[test]
    fn each_entry_is_a_text() {
        let texts = read(RSS.as_bytes()).unwrap();
        assert_eq!(texts.len(), 3);
        let first = texts[0].as_ref().unwrap();
        assert_eq!(first.text, "Ferry & tug collide\n\nA ferry ran aground.\n\nNo one was hurt.");
        assert_eq!(first.title.as_deref(), Some("Ferry & tug collide"));
        assert_eq!(first.publisher.as_deref(), Some("The Post"));
        assert_eq!(first.author.as_deref(), Some("Ana Lind"));
        assert_eq!(first.source.as_deref(), Some("post.example"));
        assert_eq!(first.language.as_deref(), Some("en"));
        // The day is the writer's, not that of Greenwich.
        assert_eq!(first.date.as_ref().unwrap().date.to_string(), "2024-03-01");
        let second = texts[1].as_ref().unwrap_err().to_string();
        assert!(second.contains("entry 2") && second.contains("No text here"), "{second}");
        assert_eq!(texts[2].as_ref().unwrap().text, "Only a summary & no title.");
    }

    #[test]
    fn atom_and_other_encodings_are_read() {
        let atom = "<?xml version='1.0' encoding='windows-1251'?><feed xmlns='http://www.w3.org/2005/Atom'>\
            <title>Порт</title><id>a</id><updated>2024-03-02T00:00:00Z</updated>\
            <entry><title>Паром</title><id>b</id><updated>2024-03-02T00:00:00Z</updated>\
            <published>2024-03-01T00:00:00+09:00</published><link href='https://port.example/1'/>\
            <content type='html'>&lt;p&gt;Паром сел на мель.&lt;/p&gt;</content></entry></feed>";
        let bytes = encoding_rs::WINDOWS_1251.encode(atom).0;
        let texts = read(&bytes).unwrap();
        let entry = texts[0].as_ref().unwrap();
        assert_eq!(entry.text, "Паром\n\nПаром сел на мель.");
        assert_eq!(entry.date.as_ref().unwrap().date.to_string(), "2024-03-01");
        assert_eq!(entry.source.as_deref(), Some("port.example"));
    }

    #[test]
    fn the_longer_of_content_and_summary_is_the_text() {
        let entry = |content: &str, summary: &str| {
            let feed = format!(
                "<feed xmlns='http://www.w3.org/2005/Atom'><title>P</title><id>a</id>\
                 <updated>2024-03-02T00:00:00Z</updated><entry><title>T</title><id>b</id>\
                 <updated>2024-03-02T00:00:00Z</updated><summary>{summary}</summary>\
                 <content type='html'>{content}</content></entry></feed>"
            );
            read(feed.as_bytes()).unwrap().remove(0).unwrap().text
        };
        assert_eq!(entry("Photo", "A ferry ran aground."), "T\n\nA ferry ran aground.");
        assert_eq!(
            entry("A ferry ran aground on Friday.", "A ferry."),
            "T\n\nA ferry ran aground on Friday."
        );
    }

    #[test]
    fn other_xml_says_that_it_is_no_feed() {
        assert!(read(b"<?xml version='1.0'?><!-- <rss> --><svg/>").is_err());
        assert!(read(b"<rss version='2.0'><channel><item><title>cut").is_err());
        assert!(read(b"").is_err());
        assert!(is_feed("<?xml version='1.0'?>\n<!DOCTYPE x>\n<rdf:RDF xmlns:rdf='x'>"));
    }

    #[test]
    fn deep_and_wide_feeds_end_soon() {
        let deep = format!("<rss version='2.0'><channel>{}", "<x>".repeat(200_000));
        let _ = read(deep.as_bytes());
        let inside = format!(
            "<feed xmlns='http://www.w3.org/2005/Atom'><entry><content type='xhtml'>{}",
            "<div>".repeat(100_000)
        );
        let _ = read(inside.as_bytes());
    }
}
