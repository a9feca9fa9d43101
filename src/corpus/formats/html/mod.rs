//! Web pages: the article as plain text, and what the page states about it.
//!
//! `token` reads tags, `tree` builds a page of them, `blocks` its paragraphs, `article` chooses among
//! them, `meta` reads what is stated beside the text. Every step is linear in the page and none calls
//! itself on nested elements, so that no page can stop the program.

mod article;
mod blocks;
mod hints;
mod meta;
mod structured;
mod token;
mod tree;

use encoding_rs::Encoding;

use self::blocks::{Block, Kind};
use self::tree::Tree;
use crate::corpus::decode::decode_as;
use crate::corpus::{MAX_TEXT_BYTES, Problem, RawText};

/// Reads a page. The text is the article: paragraphs and headings parted by blank lines, items and
/// rows as lines, its headline first.
///
/// # Errors
/// [`Problem::Binary`] for bytes that are no text, [`Problem::Empty`] for a page that shows none.
pub fn read(bytes: &[u8]) -> Result<RawText, Problem> {
    let page = decode_as(bytes, declared(bytes))?;
    page_text(&page)
}

/// Reads a page that is text already.
///
/// # Errors
/// [`Problem::Empty`] for a page that shows no text.
pub fn page_text(page: &str) -> Result<RawText, Problem> {
    let tree = Tree::parse(page);
    let about = meta::read(&tree);
    let mut article = article::article(&tree);
    // A page that is built by its scripts may hold its text as data only.
    let written: usize = article.iter().map(|block| block.words).sum();
    if let Some(body) = about.body.as_deref().filter(|body| blocks::count_words(body) > 2 * written)
    {
        article = article::everything(&Tree::parse(&plain(body)));
    }
    if let Some(headline) = &about.headline {
        let has = |block: &Block| blocks::tidy(&block.text.replace('\n', " ")) == *headline;
        if !article.iter().any(has) {
            let words = blocks::count_words(headline);
            let (kind, text) = (Kind::Heading(1), headline.clone());
            article.insert(0, Block { kind, text, words, linked: 0, at: 0, group: None });
        }
    }
    let text = written_out(&article);
    if text.is_empty() {
        return Err(Problem::Empty);
    }
    if text.len() > MAX_TEXT_BYTES {
        return Err(Problem::TooLarge);
    }
    Ok(RawText {
        title: about.title,
        publisher: about.publisher,
        source: about.source,
        author: about.author,
        date: about.date,
        language: about.language,
        text,
        ..RawText::default()
    })
}

/// A piece of HTML as text, all of it: for mail and feeds, where nothing stands around the text.
pub fn fragment_text(html: &str) -> String {
    written_out(&article::everything(&Tree::parse(html)))
}

/// Text that may hold tags or not, as HTML.
fn plain(body: &str) -> String {
    if body.contains("</") || body.contains("<br") {
        return body.to_owned();
    }
    body.replace('<', "&lt;").replace('\n', "<p>")
}

/// Blank lines part paragraphs; the items of a list and the rows of a table are lines.
fn written_out(blocks: &[Block]) -> String {
    let mut text = String::new();
    let mut last: Option<&Block> = None;
    for block in blocks {
        let before = last.and_then(|last| last.group);
        let same = |(list, item)| before.map(|(other, own)| (other == list, own == item));
        let (in_list, in_item) = block.group.and_then(same).unwrap_or((false, false));
        match last {
            None => {}
            Some(_) if in_list && !in_item => text.push('\n'),
            Some(_) => text.push_str("\n\n"),
        }
        if block.kind == Kind::Item && block.group.is_some() && !in_item {
            text.push_str("- ");
        }
        text.push_str(&block.text);
        last = Some(block);
    }
    text
}

/// The encoding that a page says it is in: within its first bytes, by the standard's prescan.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    const SCANNED: usize = 4096;
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(SCANNED)]).to_ascii_lowercase();
    let after = |mark: &str| {
        let rest = &head[head.find(mark)? + mark.len()..];
        let rest = rest.trim_start().strip_prefix('=')?.trim_start();
        let label = rest.trim_start_matches(['"', '\'']);
        let end = label.find(|c: char| "\"' ;/>?\t\r\n".contains(c)).unwrap_or(label.len());
        Encoding::for_label(label[..end].as_bytes())
    };
    let meta = head.find("<meta").and_then(|_| after("charset"));
    let xml = head.trim_start().starts_with("<?xml").then(|| after("encoding")).flatten();
    meta.or(xml)
}

#[cfg(test)]
mod tests;
