//! `portolan import`: only what is new is read, a stop at any moment loses nothing that was told,
//! and what cannot be read has its reason. `scripts/killed` does the same a hundred times.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use rusqlite::Connection;
use tempfile::TempDir;

/// A folder of articles, a project to be, and a home of its own.
struct Bench {
    folder: TempDir,
}

impl Bench {
    fn new(files: &[(&str, &str)]) -> Self {
        let bench = Self { folder: tempfile::tempdir().unwrap() };
        for (name, text) in files {
            bench.write(name, text);
        }
        bench
    }

    fn write(&self, name: &str, text: &str) {
        let path = self.articles().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }

    fn articles(&self) -> PathBuf {
        self.folder.path().join("articles")
    }

    fn project(&self) -> PathBuf {
        self.folder.path().join("p.gpkg")
    }

    fn command(&self, flags: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_portolan"));
        let home = self.folder.path().join("home");
        command.arg("import").arg(self.articles()).arg("-o").arg(self.project()).args(flags);
        command.args(["--progress", "json"]).env("HOME", &home).env("XDG_DATA_HOME", &home);
        command
    }

    fn import(&self, flags: &[&str]) -> Output {
        self.command(flags).output().unwrap()
    }

    /// The names of the files that it says are on disk now.
    fn read(&self) -> Vec<String> {
        let output = self.import(&[]);
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let mut names: Vec<String> =
            String::from_utf8(output.stdout).unwrap().lines().map(told).collect();
        names.sort();
        names
    }

    fn open(&self) -> Connection {
        let connection = Connection::open(self.project()).unwrap();
        let sound: String =
            connection.query_row("PRAGMA integrity_check", [], |row| row.get(0)).unwrap();
        assert_eq!(sound, "ok");
        connection
    }

    /// What became of each file, by its name.
    fn files(&self) -> BTreeMap<String, (String, Option<String>)> {
        let connection = self.open();
        let mut rows =
            connection.prepare("SELECT path, state, reason FROM portolan_files").unwrap();
        let rows = rows
            .query_map([], |row| Ok((name(&row.get::<_, String>(0)?), (row.get(1)?, row.get(2)?))))
            .unwrap();
        rows.map(Result::unwrap).collect()
    }

    /// The id and text of every document, by file and place in it.
    fn documents(&self) -> BTreeMap<(String, u32), (String, String)> {
        let connection = self.open();
        let mut rows = connection
            .prepare(
                "SELECT f.path, d.nth, d.name, t.text FROM portolan_documents d
                 JOIN portolan_files f ON f.id = d.file JOIN portolan_texts t ON t.document = d.id
                 JOIN portolan_readings r ON r.document = d.id",
            )
            .unwrap();
        let rows = rows
            .query_map([], |row| {
                Ok(((name(&row.get::<_, String>(0)?), row.get(1)?), (row.get(2)?, row.get(3)?)))
            })
            .unwrap();
        rows.map(Result::unwrap).collect()
    }
}

fn name(path: &str) -> String {
    Path::new(path).file_name().unwrap().to_string_lossy().into_owned()
}

/// The file's name in a line of progress.
fn told(line: &str) -> String {
    let line: serde_json::Value = serde_json::from_str(line).unwrap();
    name(line["read"].as_str().unwrap())
}

const TALKS: &str = "Foreign Minister Ada Brenn of Norway met her colleague in Lisbon on Monday.";

fn lines(count: usize) -> String {
    (0..count)
        .map(|nth| match nth % 20 {
            7 => "no JSON\n".to_owned(),
            _ => format!("{{\"id\": \"{nth}\", \"text\": \"{TALKS} Talk {nth}.\"}}\n"),
        })
        .collect()
}

#[test]
fn only_what_is_new_is_read() {
    let bench = Bench::new(&[("a.txt", TALKS), ("sub/b.txt", "Norway sent ships to Porto.")]);
    assert_eq!(bench.read(), ["a.txt", "b.txt"]);
    assert_eq!(bench.read(), [""; 0]);
    bench.write("sub/c.txt", "Peru rejected the offer in Lima.");
    assert_eq!(bench.read(), ["c.txt"]);
    bench.write("a.txt", "The talks in Lisbon were called off by Norway.");
    assert_eq!(bench.read(), ["a.txt"]);
    let documents = bench.documents();
    assert_eq!(documents.len(), 3);
    assert!(documents[&("a.txt".to_owned(), 0)].1.contains("called off"));
}

#[test]
fn a_project_and_a_folder_are_searched_without_a_window() {
    let bench =
        Bench::new(&[("a.txt", TALKS), ("b.txt", "Übersicht\n\nNorway sent ships to Porto.")]);
    bench.read();
    let search = |path: PathBuf, query: &str| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_portolan"));
        let output = command.arg("search").arg(path).arg(query).output().unwrap();
        (output.status.code(), String::from_utf8(output.stdout).unwrap())
    };
    for path in [bench.project(), bench.articles()] {
        let (code, lines) = search(path.clone(), "\"sent ships\"");
        assert_eq!(code, Some(0));
        // Names and titles come first.
        let line = lines.lines().find_map(|line| line.strip_prefix("sentence\t"));
        let (place, sentence) = line.unwrap().split_once('\t').unwrap();
        assert_eq!(sentence, "Norway sent ships to Porto.");
        // In code points: a letter before it has two bytes.
        assert!(place.ends_with("b.txt:11-38"), "{place}");
        assert_eq!(search(path, "zeppelin"), (Some(1), String::new()));
    }
}

#[test]
fn what_cannot_be_read_has_its_reason_and_stops_nothing() {
    let bench = Bench::new(&[
        ("a.txt", TALKS),
        ("b.txt", " \n"),
        ("c.pdf", "%PDF-1.7 broken"),
        ("d.csv", "title,date,text\n"),
        ("e.jsonl", "\n"),
    ]);
    let output = bench.import(&[]);
    assert_eq!(output.status.code(), Some(3));
    let said = String::from_utf8(output.stderr).unwrap();
    let files = bench.files();
    assert_eq!(files["a.txt"], ("read".to_owned(), None));
    for file in ["b.txt", "c.pdf", "d.csv", "e.jsonl"] {
        let (state, reason) = &files[file];
        assert_eq!(state, "failed", "{file}");
        assert!(reason.as_ref().is_some_and(|reason| said.contains(reason.as_str())), "{said}");
    }
}

#[test]
fn a_file_that_was_stopped_in_its_middle_goes_on_and_tells_the_same_reasons() {
    let bench = Bench::new(&[("a.jsonl", &lines(100))]);
    assert_eq!(bench.import(&[]).status.code(), Some(3));
    let (files, documents) = (bench.files(), bench.documents());
    assert_eq!(documents.len(), 95);
    assert!(files["a.jsonl"].1.as_ref().unwrap().contains("line 8:"), "{files:?}");
    // As a stop leaves it: some of its texts are in, the file is not at its end.
    bench
        .open()
        .execute_batch(
            "DELETE FROM portolan_texts WHERE document IN (SELECT id FROM portolan_documents WHERE nth > 60);
             DELETE FROM portolan_readings WHERE document IN (SELECT id FROM portolan_documents WHERE nth > 60);
             DELETE FROM portolan_documents WHERE nth > 60;
             UPDATE portolan_files SET state = 'begun', reason = NULL;
             UPDATE portolan_meta SET value = value + 1 WHERE key = 'generation';",
        )
        .unwrap();
    assert_eq!(bench.import(&[]).status.code(), Some(3));
    assert_eq!(bench.files(), files);
    assert_eq!(bench.documents(), documents);
}

#[test]
fn a_file_that_cannot_grow_keeps_what_was_told_and_goes_on_later() {
    let bench = Bench::new(&[("a.txt", TALKS)]);
    bench.read();
    bench.write("b.jsonl", &lines(2_000));
    let pages: u32 = bench.open().query_row("PRAGMA page_count", [], |row| row.get(0)).unwrap();
    let output = bench.import(&["--max-pages", &(pages + 40).to_string()]);
    assert_eq!(output.status.code(), Some(1));
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.contains("p.gpkg: cannot grow any more"), "{said}");
    let before = bench.documents();
    assert!(before.contains_key(&("a.txt".to_owned(), 0)));
    assert_eq!(bench.import(&[]).status.code(), Some(3));
    let documents = bench.documents();
    assert_eq!(documents.len(), 1 + 1_900);
    assert!(before.iter().all(|(key, value)| documents.get(key) == Some(value)));
}

#[test]
fn a_killed_import_holds_what_it_told() {
    let texts: Vec<(String, String)> =
        (0..200).map(|nth| (format!("{nth:03}.txt"), format!("{TALKS} Talk {nth}."))).collect();
    let files: Vec<(&str, &str)> =
        texts.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    let bench = Bench::new(&files);
    let mut child =
        bench.command(&[]).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
    let mut out = BufReader::new(child.stdout.take().unwrap());
    let mut first = String::new();
    out.read_line(&mut first).unwrap();
    child.kill().unwrap();
    child.wait().unwrap();
    let rest = out.lines().map(Result::unwrap).filter(|line| line.ends_with('}'));
    let told: Vec<String> = std::iter::once(first.trim().to_owned()).chain(rest).collect();
    let told: Vec<String> = told.iter().map(|line| self::told(line)).collect();
    let documents = bench.documents();
    assert!(told.iter().all(|name| documents.contains_key(&(name.clone(), 0))), "{told:?}");
    let read = bench.read();
    assert!(read.iter().all(|name| !told.contains(name)), "{read:?} were told before");
    assert_eq!(bench.documents().len(), 200);
}

#[test]
fn a_file_that_was_stopped_before_it_was_a_project_becomes_one() {
    let bench = Bench::new(&[("a.txt", TALKS)]);
    // So far a project that is killed at once may have come.
    let connection = Connection::open(bench.project()).unwrap();
    connection.pragma_update(None, "journal_mode", "WAL").unwrap();
    drop(connection);
    assert!(std::fs::metadata(bench.project()).unwrap().len() > 0);
    assert_eq!(bench.read(), ["a.txt"]);
    // Another program's file is no place for it.
    let other = Bench::new(&[("a.txt", TALKS)]);
    Connection::open(other.project()).unwrap().execute_batch("CREATE TABLE notes (a)").unwrap();
    let before = std::fs::read(other.project()).unwrap();
    assert_eq!(other.import(&[]).status.code(), Some(1));
    assert_eq!(std::fs::read(other.project()).unwrap(), before);
}
