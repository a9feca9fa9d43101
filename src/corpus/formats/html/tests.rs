//! Whole pages: what is read, what is left out, and what no page may do.

use std::time::Instant;

use super::*;

const ONE: &str = "A ferry with three hundred passengers ran aground off the northern cape on Friday, the \
    coast guard said, and all of them were taken ashore by noon.";
const TWO: &str = "The captain told the inquiry that he had tried to pass a fishing boat which had left the \
    channel in dense fog, and that nobody on the bridge had seen the rocks.";

fn text(page: &str) -> String {
    read(page.as_bytes()).unwrap().text
}

#[test]
fn a_page_gives_its_article_and_nothing_around_it() {
    let page = format!(
        "<html lang=en><head><title>Ferry aground | The Post</title><style>p {{ color: red }}</style></head><body>\
         <div class=cookie-notice><p>We use cookies to give you the best of our site, and so do our partners.</p></div>\
         <nav><ul><li><a href=/>Home</a><li><a href=/w>World</a></ul></nav>\
         <main><h1>Ferry aground</h1><div class=byline>By Ana Lind</div>\
         <div class=share><a href=//s.example>Share</a></div>\
         <p>{ONE}</p><h2>The inquiry</h2><p>{TWO}</p>\
         <ul><li>Twelve ships are to be surveyed.<li>The lamp is to be mended.</ul>\
         <p><a href=/x>Read also: Why the lamp was never mended</a></p>\
         <table><tr><th>Ship<th>Seats<tr><td>Alda<td>310</table>\
         <h3>Related</h3><ul><li><a href=/1>Harbour fees rise again</a><li><a href=/2>A storm is due</a></ul>\
         <section class=comments><p>{TWO} I was there, and it was nothing like that at all.</p></section></main>\
         <footer><p>© The Post. No part of this site may be copied without permission.</p></footer></body></html>"
    );
    assert_eq!(
        text(&page),
        format!(
            "Ferry aground\n\n{ONE}\n\nThe inquiry\n\n{TWO}\n\n- Twelve ships are to be surveyed.\n\
             - The lamp is to be mended.\n\nShip | Seats\nAlda | 310"
        )
    );
}

#[test]
fn a_page_of_boxes_alone_gives_its_headings_and_quotes() {
    let page = format!(
        "<div class=x1><div class=x2><div><div>{ONE}</div></div><div>What the inquiry heard</div>\
         <div><div>{TWO}</div></div><div>Share</div><blockquote class=twitter-tweet><p>All are safe, the guard says.</p>\
         &mdash; Ana Lind (@ana) <a href=//t.example>May 6</a></blockquote></div>\
         <div id=comment-box><div id=comment-text class=user-post-text><div>{ONE} {ONE}</div><div>{TWO}</div></div></div></div>"
    );
    let text = text(&page);
    assert!(text.starts_with(&format!("{ONE}\n\nWhat the inquiry heard\n\n{TWO}")), "{text}");
    assert!(text.contains("All are safe, the guard says."), "{text}");
    assert_eq!(text.matches(ONE).count(), 1, "{text}");
}

#[test]
fn a_page_of_tables_gives_the_cell_that_is_read() {
    let page = format!(
        "<table><tr><td><table><tr><td><a href=a>News</a><tr><td><a href=b>Sport</a></table>\
         <td><b>Ferry aground</b><br><br>{ONE}<br><br>{TWO}<td><a href=c>A storm is due</a></table>"
    );
    assert_eq!(text(&page), format!("{ONE}\n\n{TWO}"));
}

#[test]
fn a_page_that_shows_anything_gives_something() {
    for (page, expected) in [
        ("<p>Closed on Monday.", "Closed on Monday."),
        ("<div class=comments><p>Only this.</p></div>", "Only this."),
        ("<nav><a href=x>Only a link</a></nav>", "Only a link"),
        ("Bare text, no tags", "Bare text, no tags"),
        (
            "<body class='footer share cookie'><p>Named badly, and yet the text.",
            "Named badly, and yet the text.",
        ),
        ("<h1>Only a headline</h1>", "Only a headline"),
    ] {
        assert_eq!(text(page), expected, "{page}");
    }
    for page in ["", "<html><body></body></html>", "<script>x()</script>", "<p>&nbsp;</p>"] {
        assert_eq!(read(page.as_bytes()).unwrap_err(), Problem::Empty, "{page}");
    }
    assert_eq!(read(b"<p>\x00\x01\x02\x03\x00").unwrap_err(), Problem::Binary);
}

#[test]
fn a_page_built_by_scripts_gives_the_text_of_its_data() {
    let page = format!(
        "<div id=root>Loading</div><script type='application/ld+json'>{{\"@type\": \"NewsArticle\", \
         \"headline\": \"Ferry aground\", \"articleBody\": \"{ONE}\\n{TWO}\"}}</script>"
    );
    let raw = read(page.as_bytes()).unwrap();
    assert_eq!(raw.text, format!("{ONE}\n\n{TWO}"));
    assert_eq!(raw.title.as_deref(), Some("Ferry aground"));
    assert_eq!((raw.date, raw.author, raw.publisher), (None, None, None));
}

#[test]
fn a_wrong_charset_does_no_harm() {
    let korean = "해양경찰은 경비정 여섯 척과 헬기 두 대를 보내 승객을 모두 가까운 섬으로 옮겼다.";
    let page = |charset: &str| format!("<meta charset={charset}><p>{korean}");
    for charset in ["utf-8", "euc-kr", "iso-8859-1", "nonsense"] {
        assert_eq!(read(page(charset).as_bytes()).unwrap().text, korean, "{charset}");
        let bytes = encoding_rs::EUC_KR.encode(&page(charset)).0.into_owned();
        assert_eq!(read(&bytes).unwrap().text, korean, "{charset}");
    }
    let old = "<meta http-equiv=Content-Type content='text/html; charset=windows-1251'><p>Паром сел на мель.";
    let bytes = encoding_rs::WINDOWS_1251.encode(old).0.into_owned();
    assert_eq!(read(&bytes).unwrap().text, "Паром сел на мель.");
}

#[test]
fn no_page_takes_long() {
    let many = |part: &str, times: usize| part.repeat(times);
    let pages = [
        many("<div>", 25_000) + ONE,
        many("<div class=a><span class=b>x", 12_500),
        many("<table><tr><td>", 12_500) + ONE,
        many("<ul><li>", 12_500) + ONE,
        many("<p><b><a href=x><font>x", 12_500),
        many("<p>", 75_000),
        many("x<br>", 50_000),
        many("</div></p></x>", 25_000),
        format!("<p {}>{ONE}", many("a=b ", 50_000)),
        format!("<p class='{}'>{ONE}", many("comment ", 25_000)),
        many("<li>x", 50_000),
        format!("<ul>{}</ul>", many("<li>x y z", 25_000)),
        many("<h2><a href=x>a b c</a></h2>", 12_500),
        many("&", 125_000),
        many("<", 125_000),
        many("<!--", 50_000),
        many("<a href=\"", 25_000),
        many("<time datetime=2024-01-01>", 25_000),
        many("<h1>a", 25_000),
        many("<sup><a href=x>", 12_500),
        many("<figure><figcaption class=caption>", 12_500),
    ];
    for page in pages {
        let start = Instant::now();
        let _ = read(page.as_bytes());
        let seconds = start.elapsed().as_secs_f64();
        assert!(seconds < 5.0, "{seconds} s for {}", &page[..40]);
    }
}
