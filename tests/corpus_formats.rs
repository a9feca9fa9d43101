//! Files of every format in, documents out: made here, or by other programs from our own articles
//! (`tests/formats`).
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::fs;
use std::io::{Cursor, Write};

use portolan::corpus::{self, Document, Format, RawText, ReadError};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

type Read = Vec<Result<RawText, ReadError>>;

fn folder(files: &[(&str, &[u8])]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    folder
}

fn archive(entries: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in entries {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn word(paragraphs: &[&str]) -> Vec<u8> {
    let body: String =
        paragraphs.iter().map(|text| format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")).collect();
    let body = format!("<w:document xmlns:w=\"w\"><w:body>{body}</w:body></w:document>");
    archive(&[("[Content_Types].xml", b"<Types/>"), ("word/document.xml", body.as_bytes())])
}

/// Path and text, or path and what is wrong.
fn shown(read: Read) -> Vec<(String, String)> {
    read.into_iter()
        .map(|one| match one {
            Ok(raw) => (raw.path.unwrap_or_default(), raw.text),
            Err(error) => (error.path.clone().unwrap_or_default(), error.to_string()),
        })
        .collect()
}

fn check(read: Read, expected: &[(&str, &str)]) {
    let shown = shown(read);
    assert_eq!(shown.len(), expected.len(), "{shown:?}");
    for ((path, text), (expected_path, part)) in shown.iter().zip(expected) {
        assert_eq!(path, expected_path, "{shown:?}");
        assert!(text.contains(part), "{text:?} has no {part:?}");
    }
}

#[test]
fn a_folder_may_hold_every_format() {
    let folder = folder(&[
        ("a.txt", b"Plain."),
        ("b.md", b"# Marked\n\nText."),
        ("c.docx", &word(&["Word."])),
        ("d.csv", b"id,text\n1,First row.\n2,Second row.\n"),
        ("e.tsv", b"id\ttext\n3,5\tTabbed.\n"),
        ("f.jsonl", b"{\"id\": 4, \"text\": \"Line.\"}\n"),
        ("g.zip", &archive(&[("h.txt", b"Zipped."), ("sub/i.csv", b"text\nIn a table.\n")])),
        ("j", &word(&["No extension."])),
        ("k.png", b"\x89PNG\r\n\x1a\n\0\0"),
    ]);
    let listing = corpus::list(&[folder.path()]);
    let formats: Vec<Format> = listing.sources.iter().map(|source| source.format).collect();
    use Format::{Csv, Docx, JsonLines, Markdown, Text, Zip};
    assert_eq!(formats, [Text, Markdown, Docx, Csv, Csv, JsonLines, Zip, Docx]);
    assert_eq!(listing.warnings.len(), 1, "{:?}", listing.warnings);
    assert!(listing.warnings[0].to_string().contains("k.png: is skipped"));
    let texts: Vec<String> = listing
        .sources
        .iter()
        .flat_map(|source| source.texts())
        .map(|read| read.unwrap().text)
        .collect();
    let last = |text: &String| text.lines().last().unwrap().to_owned();
    assert_eq!(
        texts.iter().map(last).collect::<Vec<_>>(),
        [
            "Plain.",
            "Text.",
            "Word.",
            "First row.",
            "Second row.",
            "Tabbed.",
            "Line.",
            "Zipped.",
            "In a table.",
            "No extension.",
        ]
    );
}

#[test]
fn names_that_lie_are_not_believed() {
    let as_read = |name: &str, bytes: &[u8]| shown(corpus::read_bytes(name, bytes)).remove(0).1;
    assert_eq!(as_read("a.txt", &word(&["Word."])), "Word.");
    assert_eq!(as_read("a.pdf", &word(&["Word."])), "Word.");
    assert!(as_read("a.txt", b"{\\rtf1 old}").contains("old Word file or Rich Text"));
    assert!(as_read("a.docx", b"just text").contains("is damaged or not quite a Word file"));
    assert!(as_read("a.xyz", b"just text").contains("is skipped"));
}

#[test]
fn word_files_without_bottom_are_given_up() {
    let body = "<w:p>".repeat(100_000);
    let body = format!("<w:document xmlns:w=\"w\"><w:body>{body}</w:body></w:document>");
    let deep =
        archive(&[("[Content_Types].xml", b"<Types/>"), ("word/document.xml", body.as_bytes())]);
    check(corpus::read_bytes("a.docx", &deep), &[("a.docx", "deep in each other")]);
}

#[test]
fn archives_are_read_in_place_and_their_names_only_shown() {
    let inner = archive(&[("deep.txt", b"Deep.")]);
    let bytes = archive(&[
        ("z/last.txt", b"Last."),
        ("../../up.txt", b"Up."),
        ("C:\\drive.txt", b"Drive."),
        ("inner.zip", &inner),
        (".hidden.txt", b"Hidden."),
        ("__MACOSX/a.txt", b"Junk."),
        ("picture.jpg", b"\xff\xd8\xff\xe0"),
        ("empty.txt", b" "),
    ]);
    check(
        corpus::read_bytes("a.zip", &bytes),
        &[
            ("a.zip/drive.txt", "Drive."),
            ("a.zip/empty.txt", "holds no text"),
            ("a.zip/inner.zip/deep.txt", "Deep."),
            ("a.zip/picture.jpg", "is skipped"),
            ("a.zip/up.txt", "Up."),
            ("a.zip/z/last.txt", "Last."),
        ],
    );
}

#[test]
fn archives_have_limits() {
    let one = archive(&[("a.txt", b"Text.")]);
    let two = archive(&[("one.zip", &one), ("b.txt", b"Two.")]);
    let three = archive(&[("two.zip", &two)]);
    check(
        corpus::read_bytes("three.zip", &three),
        &[
            ("three.zip/two.zip/b.txt", "Two."),
            ("three.zip/two.zip/one.zip", "lies more than 2 archives deep"),
        ],
    );

    let bomb = archive(&[("bomb.txt", &vec![b'a'; 40 << 20]), ("good.txt", b"Good.")]);
    assert!(bomb.len() < 100_000);
    check(
        corpus::read_bytes("a.zip", &bomb),
        &[("a.zip/bomb.txt", "more than 200 times its size"), ("a.zip/good.txt", "Good.")],
    );

    // The flag of an encrypted entry, in both of its headers.
    let mut locked = archive(&[("secret.txt", b"Text.")]);
    for (sign, flag) in [(b"PK\x03\x04", 6), (b"PK\x01\x02", 8)] {
        let at = locked.windows(4).position(|window| window == sign).unwrap();
        locked[at + flag] |= 1;
    }
    check(corpus::read_bytes("a.zip", &locked), &[("a.zip/secret.txt", "locked with a password")]);

    // Two names for the same bytes.
    let mut twice = archive(&[("a.txt", &vec![b'a'; 3000]), ("b.txt", &vec![b'a'; 3000])]);
    let sizes: Vec<usize> =
        (0..twice.len() - 4).filter(|&at| &twice[at..at + 4] == b"PK\x01\x02").collect();
    twice[sizes[1] + 20..sizes[1] + 24].copy_from_slice(&9_000_000u32.to_le_bytes());
    check(corpus::read_bytes("a.zip", &twice), &[("a.zip", "more than 200 times")]);
    check(
        corpus::read_bytes("a.zip", b"PK\x03\x04cut off"),
        &[("a.zip", "is damaged or not quite a ZIP")],
    );
}

#[test]
fn metadata_describes_files_below_it_and_in_archives() {
    let inside = archive(&[
        ("in/a.txt", b"One."),
        ("in/b.txt", b"Two."),
        ("sources.csv", b"file,publisher,date\nin/a.txt,Inner,2012-10-09\nin/none.txt,X,\n"),
    ]);
    let folder = folder(&[
        ("a.csv", b"text,source\nRow.,Own\n"),
        ("sub/c.txt", b"Three."),
        ("z.zip", &inside),
        (
            "sources.csv",
            b"file;title;publisher;date\nsub/;;Below;\nsub/c.txt;Third;;9 Oct 2012\n\
              z.zip;;Outer;\nz.zip/in/b.txt;Second;;\ngone.txt;x;y;\n",
        ),
        (
            "sources.toml",
            b"[[text]]\nfile = \"a.csv\"\npublisher = \"The Table\"\ntitle = \"No\"\n",
        ),
    ]);
    let listing = corpus::list(&[folder.path()]);
    let warnings: Vec<String> = listing.warnings.iter().map(ToString::to_string).collect();
    assert_eq!(warnings.len(), 1, "{warnings:?}");
    assert!(warnings[0].contains("sources.csv: it names gone.txt"), "{warnings:?}");
    let read: Vec<RawText> =
        listing.sources.iter().flat_map(|source| source.texts()).map(Result::unwrap).collect();
    let said = |raw: &RawText| {
        let date = raw.date.as_ref().map(|known| known.date.to_string());
        (raw.text.clone(), raw.title.clone(), raw.publisher.clone(), date)
    };
    let some = |text: &str| Some(text.to_owned());
    let text = str::to_owned;
    assert_eq!(
        read.iter().map(said).collect::<Vec<_>>(),
        [
            (text("Row."), None, some("The Table"), None),
            (text("Three."), some("Third"), some("Below"), some("2012-10-09")),
            (text("One."), None, some("Inner"), some("2012-10-09")),
            (text("Two."), some("Second"), some("Outer"), None),
        ]
    );
    let inner: Vec<String> = read[2].warnings.iter().map(ToString::to_string).collect();
    assert_eq!(inner.len(), 1, "{inner:?}");
    assert!(inner[0].contains("z.zip/sources.csv: it names in/none.txt"), "{inner:?}");
}

#[test]
fn columns_are_named_beside_the_table() {
    let table = b"kopf,inhalt1,inhalt2\nA,One text.,Another text.\n";
    let folder = folder(&[
        ("a.csv", table),
        ("sources.toml", b"[csv]\ntext = \"inhalt2\"\ntitle = \"kopf\"\n"),
    ]);
    let read: Vec<Document> = corpus::documents(folder.path()).map(Result::unwrap).collect();
    assert_eq!((&*read[0].text, read[0].title.as_str()), ("Another text.", "A"));
    fs::remove_file(folder.path().join("sources.toml")).unwrap();
    let error = corpus::documents(folder.path()).next().unwrap().unwrap_err().to_string();
    assert!(
        error.contains("(columns: kopf, inhalt1, inhalt2)") && error.contains("[csv]"),
        "{error}"
    );
    let found = corpus::csv_table(&folder.path().join("a.csv")).unwrap();
    assert_eq!((found.columns.len(), found.chosen), (3, None));
}

/// Damaged files give texts or reasons, and never stop the program.
#[test]
fn damaged_bytes_are_answered() {
    let seeds: Vec<(&str, Vec<u8>)> = vec![
        ("a.docx", word(&["The ministers met.", "They agreed."])),
        ("a.zip", archive(&[("a.txt", b"One."), ("b.docx", &word(&["Two."]))])),
        ("a.csv", b"id,date,text\n1,04/05/2024,\"One, \"\"two\"\"\"\n2,2024,Three\n".to_vec()),
        ("a.jsonl", b"{\"id\": 1, \"text\": \"One.\"}\n{\"id\": 2, \"text\": \"Two.\"}\n".to_vec()),
    ];
    let mut state = 7u64;
    let mut random = move |below: usize| {
        state =
            state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % below.max(1)
    };
    for (name, bytes) in &seeds {
        for _ in 0..200 {
            let mut bytes = bytes.clone();
            for _ in 0..1 + random(6) {
                let at = random(bytes.len());
                match random(4) {
                    0 => bytes[at] = random(256) as u8,
                    1 => bytes.truncate(at.max(1)),
                    2 => drop(bytes.remove(at)),
                    _ => bytes.insert(at, random(256) as u8),
                }
                if bytes.is_empty() {
                    bytes.push(0);
                }
            }
            for read in corpus::read_bytes(name, &bytes) {
                match read {
                    Ok(raw) => drop(corpus::from_text(raw)),
                    Err(error) => assert!(!error.to_string().is_empty()),
                }
            }
        }
    }
}
