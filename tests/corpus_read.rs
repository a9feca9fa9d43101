//! Files and folders in, documents out; what cannot be read says so and stops nothing.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::fs;
use std::path::Path;

use portolan::corpus::{self, DateBasis};

fn folder(files: &[(&str, &[u8])]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    folder
}

/// The path below the folder.
fn below<'a>(path: &'a str, folder: &Path) -> &'a str {
    path.strip_prefix(folder.to_str().unwrap()).unwrap().trim_start_matches(['/', '\\'])
}

#[test]
fn a_folder_is_read_in_order_of_path() {
    let folder = folder(&[
        ("b.txt", b"Second."),
        ("a/z.md", b"# Title\n\nThe first one has a longer paragraph that ends with a stop."),
        (
            "c.jsonl",
            b"{\"id\": 1, \"text\": \"Third.\"}\nbad\n{\"id\": 2, \"text\": \"Fourth.\"}\n",
        ),
        (".hidden.txt", b"Hidden."),
        (".git/x.txt", b"Hidden."),
        ("d.jpg", b"\xff\xd8\xff\xe0\0\0"),
        ("e.txt", b"\0\0binary"),
        ("f.txt", b" \n"),
    ]);
    let listing = corpus::list(&[folder.path()]);
    let listed: Vec<&str> =
        listing.sources.iter().map(|source| below(&source.path, folder.path())).collect();
    assert_eq!(listed, ["a/z.md", "b.txt", "c.jsonl", "e.txt", "f.txt"]);
    assert_eq!(listing.warnings.len(), 1);
    let warning = listing.warnings[0].to_string();
    assert!(warning.contains("d.jpg: is skipped") && warning.contains(".pdf"), "{warning}");

    let mut texts = Vec::new();
    let mut errors = Vec::new();
    for read in corpus::documents(folder.path()) {
        match read {
            Ok(document) => texts.push((document.id.to_string(), document.title, document.text)),
            Err(error) => errors.push(error.to_string()),
        }
    }
    let titles: Vec<&str> = texts.iter().map(|(_, title, _)| title.as_str()).collect();
    assert_eq!(titles, ["Title", "Second.", "Third.", "Fourth."]);
    assert_eq!(texts[2].0, "1");
    assert!(texts[1].0.starts_with("text:"));
    assert_eq!(errors.len(), 3, "{errors:?}");
    assert!(errors[0].contains("c.jsonl, line 2: is not a JSON object"), "{errors:?}");
    assert!(errors[1].contains("e.txt: is not text"), "{errors:?}");
    assert!(errors[2].contains("f.txt: holds no text"), "{errors:?}");
}

#[test]
fn a_date_that_is_not_understood_is_named_and_its_text_is_read() {
    let folder = folder(&[(
        "a.jsonl",
        b"{\"id\": 1, \"text\": \"First.\", \"date\": \"last spring\"}\n{\"id\": 2, \"text\": \"Second.\", \"date\": \"2024-09-08\"}\n",
    )]);
    let read: Vec<_> = corpus::documents(folder.path()).map(Result::unwrap).collect();
    assert_eq!(read.len(), 2);
    let warnings: Vec<String> = read[0].warnings.iter().map(ToString::to_string).collect();
    assert_eq!(warnings.len(), 1, "{warnings:?}");
    assert!(warnings[0].contains("a.jsonl, line 1: the date “last spring”"), "{warnings:?}");
    assert!(read[1].warnings.is_empty() && read[1].date.is_some());
}

#[test]
fn what_is_not_there_is_an_error() {
    let empty = folder(&[]);
    let missing = empty.path().join("nowhere.txt");
    let listing = corpus::list(&[missing.as_path(), empty.path()]);
    assert!(listing.sources.is_empty());
    let errors: Vec<String> = listing.errors.iter().map(ToString::to_string).collect();
    assert!(errors[0].contains("nowhere.txt: there is no such file"), "{errors:?}");
    assert!(errors[1].contains("holds nothing to read"), "{errors:?}");
}

#[test]
fn an_id_depends_on_the_text_alone() {
    let one = folder(&[("a.txt", b"The same text."), ("b.txt", b"\xef\xbb\xbfThe same text.")]);
    let ids: Vec<String> =
        corpus::documents(one.path()).map(|read| read.unwrap().id.to_string()).collect();
    assert_eq!(ids[0], ids[1]);
}

#[test]
fn metadata_beside_a_text_describes_it() {
    let folder = folder(&[
        ("a.txt", "The ministers met on Sept. 9 in the capital.".as_bytes()),
        (
            "sources.toml",
            b"[[text]]\nfile = \"a.txt\"\ntitle = \"Talks\"\npublisher = \"The Daily\"\n\
              url = \"https://www.daily.example/a\"\n\
              date = { value = \"2024-09\", known = \"inferred\", quote = \"Sept. 9\" }\n",
        ),
    ]);
    // The file alone is described as it is with its folder.
    for path in [folder.path().to_owned(), folder.path().join("a.txt")] {
        let document = corpus::documents(&path).next().unwrap().unwrap();
        assert_eq!(document.title, "Talks");
        assert_eq!(document.publisher.as_deref(), Some("The Daily"));
        assert_eq!(document.source.as_deref(), Some("daily.example"));
        let date = document.date.unwrap();
        assert_eq!((date.date.to_string().as_str(), date.basis), ("2024-09", DateBasis::Inferred));
        assert_eq!(date.quote.unwrap().of(&document.text), "Sept. 9");
    }
}

#[test]
fn broken_metadata_is_a_warning() {
    let folder = folder(&[("a.txt", b"One."), ("sources.toml", b"[[text]\n")]);
    let listing = corpus::list(&[folder.path()]);
    assert_eq!(listing.sources.len(), 1);
    assert!(listing.warnings[0].to_string().contains("sources.toml, line 1: is not understood"));
}

#[cfg(unix)]
#[test]
fn a_link_that_leads_back_up_is_not_followed() {
    let folder = folder(&[("a/a.txt", b"One.")]);
    std::os::unix::fs::symlink(folder.path(), folder.path().join("a/up")).unwrap();
    let listing = corpus::list(&[folder.path()]);
    assert_eq!(listing.sources.len(), 1);
    assert!(listing.warnings[0].to_string().contains("link to a folder"));
}
