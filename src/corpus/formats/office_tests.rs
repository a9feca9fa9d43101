//! Word and OpenDocument files, made here part by part.

use std::io::{Cursor, Write};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::{docx, odt};
use crate::corpus::{Problem, RawText};

fn package(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, part) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(part.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

const WORD: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";

fn word(body: &str, more: &[(&str, &str)]) -> Result<RawText, Problem> {
    let body = format!("<w:document {WORD}><w:body>{body}</w:body></w:document>");
    docx::read(&package(&[&[("word/document.xml", body.as_str())], more].concat()))
}

fn check(body: &str, expected: &str) {
    assert_eq!(word(body, &[]).unwrap().text, expected);
}

#[test]
fn paragraphs_and_what_is_in_them() {
    check(
        "<w:p><w:r><w:t xml:space=\"preserve\">One </w:t></w:r><w:hyperlink><w:r><w:t>two</w:t></w:r>\
         </w:hyperlink><w:r><w:t>&amp;three&#8217;s</w:t><w:tab/><w:t>four</w:t><w:br/><w:t>five</w:t>\
         </w:r></w:p><w:p/><w:p><w:r><w:t>Korea</w:t><w:noBreakHyphen/><w:t>Canada</w:t></w:r></w:p>",
        "One two&three’s four\nfive\n\nKorea-Canada",
    );
    // Field codes, hidden text and placeholders are no text.
    check(
        "<w:p><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>no</w:t></w:r>\
         <w:r><w:rPr><w:vanish w:val=\"0\"/></w:rPr><w:t>yes</w:t></w:r></w:p>\
         <w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:p><w:r><w:t>Click here</w:t></w:r>\
         </w:p></w:sdtContent></w:sdt><w:sdt><w:sdtContent><w:p><w:r><w:t>Kept.</w:t></w:r></w:p>\
         </w:sdtContent></w:sdt>",
        "yes\n\nKept.",
    );
}

#[test]
fn a_title_that_was_left_over_is_none() {
    let core = "<cp:coreProperties xmlns:cp='a' xmlns:dc='b'><dc:title>Budget of the harbour</dc:title></cp:coreProperties>";
    let title = |heading: &str| {
        let body = format!(
            "<w:p><w:pPr><w:pStyle w:val=\"Heading1\"/></w:pPr><w:r><w:t>{heading}</w:t></w:r></w:p>\
             <w:p><w:r><w:t>The text.</w:t></w:r></w:p>"
        );
        let styles = format!(
            "<w:styles {WORD}><w:style w:styleId=\"Heading1\"><w:name w:val=\"heading 1\"/></w:style></w:styles>"
        );
        word(&body, &[("docProps/core.xml", core), ("word/styles.xml", &styles)]).unwrap().title
    };
    assert_eq!(title("Ships in the north"), None);
    assert_eq!(title("The budget of the harbour"), Some("Budget of the harbour".to_owned()));
}

#[test]
fn tracked_changes_are_taken_as_accepted() {
    check(
        "<w:p><w:r><w:t xml:space=\"preserve\">It was </w:t></w:r><w:del><w:r><w:delText>nine</w:delText>\
         </w:r></w:del><w:ins><w:r><w:t>ten</w:t></w:r></w:ins><w:moveFrom><w:r><w:t>gone</w:t></w:r>\
         </w:moveFrom></w:p>\
         <w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t xml:space=\"preserve\">First </w:t></w:r></w:p>\
         <w:p><w:r><w:t>second.</w:t></w:r></w:p>",
        "It was ten\n\nFirst second.",
    );
}

#[test]
fn tables_are_lines_and_pages_laid_out_in_tables_are_paragraphs() {
    let cell = |text: &str| format!("<w:tc><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>");
    let long = "The ministers met. ".repeat(30);
    let table = format!(
        "<w:tbl><w:tblPr><w:t>x</w:t></w:tblPr><w:tr>{}{}</w:tr><w:tr>{}{}</w:tr></w:tbl>",
        cell("Name"),
        cell("Role"),
        cell("Blair"),
        cell("Minister")
    );
    check(&table, "Name | Role\n\nBlair | Minister");
    let page = format!("<w:tbl><w:tr>{}{}</w:tr></w:tbl>", cell("Menu"), cell(&long));
    check(&page, &format!("Menu\n\n{}", long.trim()));
}

#[test]
fn boxes_come_once_and_notes_last() {
    let notes = format!(
        "<w:footnotes {WORD}><w:footnote w:type=\"separator\" w:id=\"-1\"><w:p><w:r><w:t>---</w:t></w:r></w:p>\
         </w:footnote><w:footnote w:id=\"2\"><w:p><w:r><w:t>Second note.</w:t></w:r></w:p></w:footnote>\
         <w:footnote w:id=\"1\"><w:p><w:r><w:t>First note.</w:t></w:r></w:p></w:footnote>\
         <w:footnote w:id=\"3\"><w:p><w:r><w:t>Of nothing.</w:t></w:r></w:p></w:footnote></w:footnotes>"
    );
    let boxed = "<w:txbxContent><w:p><w:r><w:t>Boxed.</w:t></w:r></w:p></w:txbxContent>";
    let body = format!(
        "<w:p><w:r><w:t>One.</w:t><w:footnoteReference w:id=\"1\"/></w:r><w:r><mc:AlternateContent \
         xmlns:mc=\"m\"><mc:Choice>{boxed}</mc:Choice><mc:Fallback>{boxed}</mc:Fallback>\
         </mc:AlternateContent></w:r><w:r><w:t xml:space=\"preserve\"> More.</w:t></w:r></w:p>\
         <w:p><w:r><w:t>Two.</w:t><w:footnoteReference w:id=\"2\"/></w:r></w:p>"
    );
    let read = word(&body, &[("word/footnotes.xml", &notes)]).unwrap();
    assert_eq!(read.text, "One. More.\n\nBoxed.\n\nTwo.\n\nFirst note.\n\nSecond note.");
}

#[test]
fn title_author_and_date_are_the_writers_own() {
    let styles = format!(
        "<w:styles {WORD}><w:style w:styleId=\"Titel\"><w:name w:val=\"Title\"/></w:style>\
         <w:style w:styleId=\"Datum\"><w:name w:val=\"Date\"/></w:style></w:styles>"
    );
    let core = "<cp:coreProperties xmlns:cp=\"c\" xmlns:dc=\"d\" xmlns:dcterms=\"t\"><dc:title>Q&amp;A on \
        ships</dc:title><dc:creator>Jane Doe</dc:creator><dcterms:created>2020-01-01T00:00:00Z\
        </dcterms:created></cp:coreProperties>";
    let styled = |style: &str, text: &str| {
        format!(
            "<w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"
        )
    };
    let plain = styled("Normal", "The text.");
    let read = word(&plain, &[("docProps/core.xml", core)]).unwrap();
    assert_eq!(read.title.as_deref(), Some("Q&A on ships"));
    assert_eq!(read.author.as_deref(), Some("Jane Doe"));
    // The day on which the file was made is not that of its text.
    assert_eq!(read.date, None);
    let body = [styled("Titel", "Ships meet"), styled("Datum", "9 Oct 2012"), plain].concat();
    let parts = [("docProps/core.xml", core), ("word/styles.xml", styles.as_str())];
    let read = word(&body, &parts).unwrap();
    assert_eq!(read.title.as_deref(), Some("Ships meet"));
    assert_eq!(read.date.unwrap().date.to_string(), "2012-10-09");
    let core = core.replace("Q&amp;A on ships", "minutes.docx").replace("Jane Doe", "user");
    let read = word(&styled("Normal", "The text."), &[("docProps/core.xml", &core)]).unwrap();
    assert_eq!((read.title, read.author), (None, None));
}

#[test]
fn the_main_part_is_where_the_package_says() {
    let rels = "<Relationships><Relationship Type=\"http://x/officeDocument\" Target=\"/word/document2.xml\"/>\
        </Relationships>";
    let body = format!(
        "<w:document {WORD}><w:body><w:p><w:r><w:t>Here.</w:t></w:r></w:p></w:body></w:document>"
    );
    let file = package(&[("_rels/.rels", rels), ("word/document2.xml", &body)]);
    assert_eq!(docx::read(&file).unwrap().text, "Here.");
}

#[test]
fn what_is_no_document_says_so() {
    assert_eq!(word("<w:p/>", &[]), Err(Problem::Empty));
    let damaged = |read: Result<RawText, Problem>, why: &str| {
        let problem = read.unwrap_err().to_string();
        assert!(
            problem.contains("is damaged or not quite a") && problem.contains(why),
            "{problem}"
        );
    };
    damaged(docx::read(b"PK\x03\x04 cut"), "Word file");
    damaged(docx::read(&package(&[("x", "y")])), "it has no word/document.xml");
    damaged(docx::read(&package(&[("word/document.xml", "<w:p><w:r></w:p>")])), "Word file");
    damaged(odt::read(&package(&[("x", "y")])), "it has no content.xml");
    let old = docx::read(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1");
    assert_eq!(old, Err(Problem::Locked));
}

fn open_document(body: &str, meta: &str) -> Result<RawText, Problem> {
    let content = format!(
        "<office:document-content><office:automatic-styles><style:style style:name=\"P1\" \
         style:parent-style-name=\"Title\"/></office:automatic-styles><office:body><office:text>{body}\
         </office:text></office:body></office:document-content>"
    );
    odt::read(&package(&[("content.xml", &content), ("meta.xml", meta)]))
}

#[test]
fn open_documents_are_read_alike() {
    let read = open_document(
        "<text:tracked-changes><text:p>Deleted.</text:p></text:tracked-changes>\
         <text:p text:style-name=\"P1\">Ships<text:s/>meet</text:p>\
         <text:h>Part <text:span>one</text:span></text:h>\
         <text:p>One.<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>A note.\
         </text:p></text:note-body></text:note> More<office:annotation><text:p>Comment</text:p>\
         </office:annotation>.<draw:frame><draw:text-box><text:p>Boxed.</text:p></draw:text-box></draw:frame>\
         </text:p><table:table><table:table-row><table:table-cell><text:p>Name</text:p></table:table-cell>\
         <table:table-cell><text:p>Role</text:p></table:table-cell></table:table-row></table:table>",
        "<office:meta><dc:title>Other &amp; more</dc:title><meta:initial-creator>Ann Roe</meta:initial-creator>\
         <dc:creator>Last Editor</dc:creator></office:meta>",
    )
    .unwrap();
    assert_eq!(
        read.text,
        "Ships meet\n\nPart one\n\nOne. More.\n\nBoxed.\n\nName | Role\n\nA note."
    );
    assert_eq!(read.title.as_deref(), Some("Ships meet"));
    assert_eq!(read.author.as_deref(), Some("Ann Roe"));
    let read =
        open_document("<text:p>x</text:p>", "<dc:title>Other &amp; more</dc:title>").unwrap();
    assert_eq!(read.title.as_deref(), Some("Other & more"));
    let locked =
        package(&[("META-INF/manifest.xml", "<manifest:encryption-data/>"), ("content.xml", "x")]);
    assert_eq!(odt::read(&locked), Err(Problem::Locked));
}
