//! PDF, Word and OpenDocument files that other programs made from our own articles
//! (`tests/formats`): every paragraph comes through, in order, with its page.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::fs;
use std::path::{Path, PathBuf};
use std::thread;

use portolan::corpus::{self, Document, Problem, RawText};

fn of_tests(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(path)
}

fn read(name: &str) -> Result<RawText, Problem> {
    let bytes = fs::read(of_tests("formats").join(name)).unwrap();
    corpus::read_bytes(name, &bytes).remove(0).map_err(|error| error.problem)
}

/// Programs set other quotes and dashes than the articles have.
fn plain(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '“' | '”' => '"',
            '‘' | '’' => '\'',
            '–' | '—' => '-',
            c => c,
        })
        .collect()
}

/// The paragraphs of our articles.
fn paragraphs(articles: &[&str]) -> Vec<String> {
    let text = |name: &&str| {
        fs::read_to_string(of_tests("reading/articles").join(format!("{name}.txt"))).unwrap()
    };
    let texts: Vec<String> = articles.iter().map(text).collect();
    let lines = texts.iter().flat_map(|text| text.lines());
    lines.map(str::trim).filter(|line| !line.is_empty()).map(plain).collect()
}

/// Every paragraph is one of the text's own, in order; gives where the last one begins.
fn check(text: &str, articles: &[&str]) -> usize {
    let found: Vec<(usize, String)> = text
        .match_indices("\n\n")
        .map(|(at, _)| at + 2)
        .fold(vec![0], |mut starts, at| {
            starts.push(at);
            starts
        })
        .into_iter()
        .map(|at| (at, plain(text[at..].split("\n\n").next().unwrap_or_default())))
        .collect();
    let mut from = 0;
    let mut start = 0;
    for paragraph in paragraphs(articles) {
        let next = found[from..].iter().position(|(_, own)| *own == paragraph);
        let Some(next) = next else { panic!("not found in order: {paragraph}\nin: {text}") };
        start = found[from + next].0;
        from += next + 1;
    }
    start
}

fn numbers(raw: &RawText) -> Vec<u32> {
    raw.pages.iter().map(|page| page.number).collect()
}

#[test]
fn two_columns_are_read_one_after_the_other() {
    let raw = read("latex-two-columns.pdf").unwrap();
    let articles =
        ["14-obituary", "15-exercise", "07-travel", "19-ruling", "03-crime", "04-business"];
    let last = check(&raw.text, &articles);
    // Its properties say "Microsoft Word - digest.doc".
    assert_eq!(raw.title.as_deref(), Some("A Digest of Six Reports"));
    assert_eq!(raw.author.as_deref(), Some("Jane Doe"));
    // The head that runs through all pages and the numbers at their feet are gone.
    assert!(!raw.text.contains("Northern Digest") && !raw.text.contains("No. 7"), "{}", raw.text);
    assert_eq!(numbers(&raw), [1, 2]);
    let second = raw.pages[1].start as usize;
    assert!(second > 0 && second <= last, "{second} {last}");
    let document = corpus::from_text(raw);
    assert_eq!(document.page_at(0), Some(1));
    assert_eq!(document.page_at(last as u32), Some(2));
    assert_eq!(document.date.unwrap().date.to_string(), "2024-10-14");
}

#[test]
fn an_office_letter_has_its_note_and_table() {
    let raw = read("libreoffice.pdf").unwrap();
    check(&raw.text, &["16-communique", "18-aid", "17-protest", "05-election"]);
    // Its properties say "untitled.odt".
    assert_eq!(raw.title.as_deref(), Some("COMMUNIQUE OF THE FOREIGN MINISTERS"));
    assert_eq!(raw.author.as_deref(), Some("Jane Doe"));
    assert!(!raw.text.contains("Press office,") && !raw.text.contains("Page 1"), "{}", raw.text);
    assert!(raw.text.contains("\n\nItaly | Ms. Modena\n\nMalta | Mr. Borg\n\n"), "{}", raw.text);
    assert!(raw.text.contains("The text was agreed after midnight."), "{}", raw.text);
    for other in ["libreoffice.docx", "libreoffice.odt"] {
        let raw = read(other).unwrap();
        check(&raw.text, &["16-communique", "18-aid", "17-protest", "05-election"]);
        assert_eq!(raw.title.as_deref(), Some("COMMUNIQUE OF THE FOREIGN MINISTERS"), "{other}");
        assert!(raw.text.contains("\n\nItaly | Ms. Modena\n\nMalta | Mr. Borg\n\n"), "{other}");
        assert!(raw.text.ends_with("\n\nThe text was agreed after midnight."), "{other}");
        assert!(raw.pages.is_empty() && !raw.text.contains("Press office,"), "{other}");
    }
}

#[test]
fn printed_pages_lose_what_the_browser_adds() {
    let raw = read("chromium.pdf").unwrap();
    let articles = ["02-weather", "11-time-zones", "12-references", "01-sport"];
    let expected = paragraphs(&articles);
    // Only the first of them has its headline.
    let text = plain(&raw.text);
    for paragraph in expected.iter().filter(|paragraph| paragraph.len() > 100) {
        assert!(text.contains(paragraph.as_str()), "{paragraph}\n{text}");
    }
    assert_eq!(raw.title.as_deref(), paragraphs(&["02-weather"]).first().map(String::as_str));
    assert!(!raw.text.contains("file://") && !raw.text.contains("Example Times"), "{}", raw.text);
    assert_eq!(numbers(&raw), [1, 2, 3]);
    let raw = read("wkhtmltopdf.pdf").unwrap();
    check(&raw.text, &["15-exercise"]);
    assert!(raw.text.contains("Ships leave port"), "{}", raw.text);
}

#[test]
fn scans_and_locked_files_are_said_to_be_so() {
    assert_eq!(read("scan.pdf"), Err(Problem::Scan));
    assert_eq!(read("locked.pdf"), Err(Problem::Locked));
}

#[test]
fn a_word_file_says_its_title_author_and_date() {
    let raw = read("pandoc.docx").unwrap();
    check(&raw.text, &["20-letter"]);
    assert_eq!(raw.title, paragraphs(&["20-letter"]).first().cloned());
    assert_eq!(raw.author.as_deref(), Some("Jane Doe"));
    assert_eq!(raw.date.unwrap().date.to_string(), "2012-10-09");
}

/// In a process of its own a PDF gives the same text, from several threads at once; what breaks
/// breaks alone.
#[test]
fn fragile_files_are_read_in_another_process() {
    corpus::set_reader_program(env!("CARGO_BIN_EXE_portolan"));
    let one = || -> Document {
        let path = of_tests("formats").join("latex-two-columns.pdf");
        corpus::documents(&path).next().unwrap().unwrap()
    };
    let expected = read("latex-two-columns.pdf").unwrap();
    let threads: Vec<_> = (0..3).map(|_| thread::spawn(one)).collect();
    for thread in threads {
        let document = thread.join().unwrap();
        assert_eq!(&*document.text, expected.text);
        assert_eq!(document.pages, expected.pages);
        assert!(document.path.unwrap().ends_with("formats/latex-two-columns.pdf"));
    }
    let path = of_tests("formats").join("scan.pdf");
    let error = corpus::documents(&path).next().unwrap().unwrap_err().to_string();
    assert!(error.ends_with("scan.pdf: has no text layer: it is a scan; run it through OCR first"));

    let folder = tempfile::tempdir().unwrap();
    let bytes = fs::read(of_tests("formats").join("wkhtmltopdf.pdf")).unwrap();
    let mut state = 11u64;
    for nth in 0..12 {
        let mut bytes = bytes.clone();
        for _ in 0..20 {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            let at = (state >> 33) as usize % bytes.len();
            bytes[at] = (state >> 20) as u8;
        }
        bytes.truncate(bytes.len() - nth * 300);
        fs::write(folder.path().join(format!("{nth:02}.pdf")), bytes).unwrap();
    }
    let answers: Vec<_> = corpus::documents(folder.path()).collect();
    assert_eq!(answers.len(), 12);
    for answer in answers {
        if let Err(error) = answer {
            assert!(error.to_string().contains(".pdf: "), "{error}");
        }
    }
}
