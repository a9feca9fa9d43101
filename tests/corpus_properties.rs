//! Whatever the text: spans lie on characters, in order, apart, and nothing is left out.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use portolan::base::Span;
use portolan::corpus::{Document, RawText, find_dates, from_text};
use proptest::prelude::*;

fn read(text: &str) -> Document {
    from_text(RawText { text: text.to_owned(), ..RawText::default() })
}

fn is_blank(c: char) -> bool {
    c.is_whitespace() || c.is_control() || matches!(c, '\u{200b}' | '\u{feff}' | '\u{2060}')
}

/// In order, apart, on characters, not blank at the ends; all that is not blank is inside.
fn check_spans(text: &str, spans: &[Span]) {
    let mut end = 0;
    for span in spans {
        assert!(end <= span.start as usize && span.start < span.end, "{span:?} after {end}");
        assert!(text[end..span.start as usize].chars().all(is_blank), "left out before {span:?}");
        let inside = span.of(text);
        assert!(!inside.starts_with(is_blank) && !inside.ends_with(is_blank), "{inside:?}");
        end = span.end as usize;
    }
    assert!(text[end..].chars().all(is_blank), "left out at the end");
}

fn check(text: &str) {
    let document = read(text);
    assert_eq!(&*document.text, text);
    let paragraphs: Vec<Span> = document.paragraphs.iter().map(|p| p.span).collect();
    check_spans(text, &paragraphs);
    let sentences: Vec<Span> = document.sentences.iter().map(|s| s.span).collect();
    check_spans(text, &sentences);
    for sentence in &document.sentences {
        let paragraph = &document.paragraphs[sentence.paragraph as usize];
        assert!(paragraph.span.contains(sentence.span));
        assert!(!(paragraph.furniture && paragraph.heading));
    }
    for date in find_dates(text) {
        assert!(text.get(date.span.range()).is_some_and(|quote| !quote.is_empty()));
    }
    if let Some(quote) = document.date.and_then(|date| date.quote) {
        assert!(text.get(quote.range()).is_some());
    }
}

/// Bits of text that the rules look at, in any order.
const BITS: &[&str] = &[
    "The minister",
    " said",
    ".",
    ". ",
    "...",
    "…",
    "?”",
    "!",
    " ",
    "\n",
    "\n\n",
    "\r\n",
    "\u{a0}",
    "\u{200b}",
    "U.S.",
    "D.C.",
    "Sept. 9",
    "2024",
    "2024年9月9日",
    "9월",
    "年",
    "月",
    "日",
    "25 October 2024",
    "By Jane Doe",
    "Par ",
    "Published: ",
    "Previous",
    "Next",
    "Read more: ",
    "Related",
    "Advertisement",
    "©",
    "(",
    ")",
    "“",
    "”",
    "「",
    "」",
    "。",
    "서울",
    "東京",
    "Киев",
    "a.m.",
    "J. R. R. ",
    "1. ",
    "- ",
    "—",
    "TOKYO, ",
    "this month",
    "this year",
    "will ",
    "Ocean-",
    "İstanbul",
    "ß",
    "e\u{301}",
    "😀",
    "|",
    "Home",
    ":",
    "基",
    "記者",
    "文",
    "기자",
    "@",
    "https://x.org",
    "#",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_covered(text in "\\PC{0,200}") {
        check(&text);
    }

    #[test]
    fn any_bits_of_news_are_covered(bits in prop::collection::vec(prop::sample::select(BITS), 0..60)) {
        check(&bits.concat());
    }
}

#[test]
fn the_edges_are_covered() {
    for text in [
        "", " ", ".", "\u{feff}", "\0", "a", "。", "\n.\n", "“", "1.", "By", "par", "文", "2024年",
        "9月",
    ] {
        check(text);
    }
}
