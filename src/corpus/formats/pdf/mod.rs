//! PDF: words with their places from the crate pdf_oxide, and our own reading of the page: columns
//! in their order, lines joined to paragraphs, broken words made whole, running heads and page
//! numbers left out, and the page number kept with every part of the text.

mod columns;
mod flow;
mod glyphs;
mod hyphen;
mod info;
mod margins;
mod page;
mod title;

use pdf_oxide::{Error, PdfDocument};

use crate::corpus::formats::office::damaged;
use crate::corpus::{Problem, RawText, ReadError};

/// More pages than any text that is one document.
const MAX_PAGES: usize = 10_000;

/// The text of a PDF.
///
/// # Errors
/// [`Problem::Scan`] if it has pictures and no letters, [`Problem::Locked`] if it wants a password,
/// [`Problem::Damaged`], [`Problem::TooManyPages`] or [`Problem::Empty`].
pub fn read(bytes: &[u8]) -> Result<RawText, Problem> {
    let wrong = |error: Error| match error {
        Error::EncryptedPdf => Problem::Locked,
        error => damaged("PDF", &error),
    };
    let document = PdfDocument::from_bytes(bytes.to_vec()).map_err(wrong)?;
    if document.is_encrypted() && !document.is_authenticated() {
        return Err(Problem::Locked);
    }
    let count = document.page_count().map_err(wrong)?;
    if count > MAX_PAGES {
        return Err(Problem::TooManyPages(count));
    }
    let mut pages = Vec::new();
    let mut broken = None;
    for nth in 0..count {
        match glyphs::page(&document, nth) {
            Ok(page) => pages.push(page),
            // One bad page does not spoil the others.
            Err(error) => broken = Some(wrong(error)),
        }
    }
    let bare = |page: &&page::Page| page.words.is_empty() && page.pictures;
    let scanned: Vec<u32> = pages.iter().filter(bare).map(|page| page.number).collect();
    if pages.iter().all(|page| page.words.is_empty()) {
        return Err(match broken {
            _ if !scanned.is_empty() => Problem::Scan,
            Some(problem) => problem,
            None => Problem::Empty,
        });
    }

    let size = page::usual_size(pages.iter().flat_map(|page| &page.words)).unwrap_or(10.0);
    plain_type(&mut pages);
    margins::strip(&mut pages);
    let (mut blocks, mut columns) = (Vec::new(), Vec::new());
    for page in pages {
        blocks.extend(columns::blocks(page.words, page.number, &mut columns));
    }
    if std::env::var("DBG").is_ok() {
        for b in &blocks {
            for l in b {
                eprintln!(
                    "{} y{:.1} l{:.1} r{:.1} s{:.2} {} {} {:?}",
                    l.page, l.y, l.left, l.right, l.size, l.bold, l.row, l.text
                );
            }
            eprintln!("--");
        }
    }
    let flow = flow::flow(&blocks, size);
    if flow.text.trim().is_empty() {
        return Err(Problem::Empty);
    }
    let info = info::info(&document);
    let display = title::display(&blocks, size);
    let warning = (!scanned.is_empty()).then_some(Problem::ScannedPages(scanned));
    Ok(RawText {
        title: title::choose(info.title, &display),
        author: info.author,
        date: info.date,
        text: flow.text,
        pages: flow.pages,
        // Whoever knows the path adds it.
        warnings: warning.into_iter().map(ReadError::nowhere).collect(),
        ..RawText::default()
    })
}

/// Where most of the text is bold, or a font is wrongly said to be, no line stands out by it.
fn plain_type(pages: &mut [page::Page]) {
    let letters = |bold: bool| {
        let words = pages.iter().flat_map(|page| &page.words).filter(move |word| word.bold == bold);
        words.map(|word| word.text.len()).sum::<usize>()
    };
    if letters(true) > letters(false) {
        pages.iter_mut().flat_map(|page| &mut page.words).for_each(|word| word.bold = false);
    }
}

#[cfg(test)]
mod tests;
