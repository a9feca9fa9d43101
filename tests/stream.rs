//! The command line on streams: the same bytes on any number of cores, ids that later documents do
//! not change, and an end by Ctrl+C after whole lines.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::BTreeMap;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::{Value, json};

/// Texts of many kinds: the articles that come with the program, and those of the reading tests.
fn texts() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut texts = Vec::new();
    for folder in ["seeds", "tests/reading/articles"] {
        let mut files: Vec<PathBuf> = std::fs::read_dir(root.join(folder))
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .collect();
        files.sort();
        for file in files.iter().filter(|file| file.extension().is_some_and(|kind| kind == "txt")) {
            let name = file.file_stem().unwrap().to_string_lossy().into_owned();
            texts.push((name, std::fs::read_to_string(file).unwrap()));
        }
    }
    assert!(texts.len() >= 20, "the texts were not found");
    // A copy under another headline, so that joining has something to find.
    let (name, text) = texts[0].clone();
    texts.push((format!("copy-of-{name}"), format!("Another headline\n\n{text}")));
    texts
}

fn stream(texts: &[(String, String)]) -> String {
    texts
        .iter()
        .map(|(id, text)| format!("{}\n", json!({"id": id, "text": text, "date": "2024-09-10"})))
        .collect()
}

/// What `portolan extract` writes of a stream.
fn extract(stream: &str, cores: &str, options: &[&str]) -> String {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("texts.jsonl");
    std::fs::write(&file, stream).unwrap();
    let done = Command::new(env!("CARGO_BIN_EXE_portolan"))
        .arg("extract")
        .args(options)
        .arg("-")
        .env("RAYON_NUM_THREADS", cores)
        .stdin(std::fs::File::open(&file).unwrap())
        .output()
        .unwrap();
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    String::from_utf8(done.stdout).unwrap()
}

#[test]
fn the_same_bytes_on_one_core_and_on_two() {
    let stream = stream(&texts());
    for options in [&[][..], &["--join"]] {
        let first = extract(&stream, "1", options);
        for cores in ["1", "2", "2"] {
            assert!(first == extract(&stream, cores, options), "{cores} cores, {options:?}");
        }
    }
}

/// All ids of a line by where they stand, those of other documents left out.
fn ids(line: &Value, at: &str, found: &mut Vec<String>) {
    match line {
        Value::Array(items) => items.iter().for_each(|item| ids(item, at, found)),
        Value::Object(fields) => {
            for (name, value) in
                fields.iter().filter(|(name, _)| !["copies", "same_as"].contains(&name.as_str()))
            {
                ids(value, name, found);
            }
        }
        Value::String(text)
            if ["id", "entity", "actor", "anchor", "places", "a", "b", "event"].contains(&at) =>
        {
            found.push(format!("{at} {text}"));
        }
        _ => {}
    }
}

fn ids_by_document(output: &str) -> BTreeMap<String, Vec<String>> {
    output
        .lines()
        .map(|line| {
            let line: Value = serde_json::from_str(line).unwrap();
            let mut found = Vec::new();
            ids(&line, "", &mut found);
            (line["id"].as_str().unwrap().to_owned(), found)
        })
        .collect()
}

#[test]
fn another_document_changes_no_id_of_what_was_there() {
    let texts = texts();
    for options in [&[][..], &["--join"]] {
        let all = ids_by_document(&extract(&stream(&texts), "2", options));
        for left_out in [0, texts.len() / 2, texts.len() - 1] {
            let mut fewer = texts.clone();
            let (gone, _) = fewer.remove(left_out);
            let before = ids_by_document(&extract(&stream(&fewer), "2", options));
            assert_eq!(before.len() + 1, all.len());
            for (document, ids) in &before {
                assert_eq!(ids, &all[document], "{document}, without {gone}, {options:?}");
            }
        }
    }
}

#[test]
fn copies_and_reports_are_named_by_both_sides() {
    let texts = texts();
    let output = extract(&stream(&texts), "2", &["--join"]);
    let lines: Vec<Value> =
        output.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let (first, last) = (&lines[0], &lines[lines.len() - 1]);
    assert_eq!(first["copies"], json!([last["id"]]));
    assert_eq!(last["copies"], json!([first["id"]]));
    let mut same: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for event in lines.iter().flat_map(|line| line["events"].as_array().unwrap()) {
        let others = event["same_as"].as_array().unwrap().iter().map(|id| id.as_str().unwrap());
        same.insert(event["id"].as_str().unwrap(), others.collect());
    }
    for (event, others) in &same {
        for other in others {
            assert!(same[other].contains(event), "{other} does not name {event}");
        }
    }
    let copied = first["events"].as_array().unwrap();
    assert!(!copied.is_empty());
    for event in copied {
        assert_ne!(event["same_as"], json!([]), "the copy tells of {event} too");
    }
}

#[test]
#[cfg(unix)]
fn ctrl_c_ends_a_stream_after_whole_lines() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("out.jsonl");
    let mut program = Command::new(env!("CARGO_BIN_EXE_portolan"))
        .args(["extract", "-", "-o"])
        .arg(&file)
        .stdin(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = program.stdin.take().unwrap();
    stdin.write_all(stream(&texts()[..3]).as_bytes()).unwrap();
    stdin.flush().unwrap();
    let lines = || std::fs::read_to_string(&file).unwrap_or_default().lines().count();
    for _ in 0..600 {
        if lines() >= 3 {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(100));
    }
    // The stream stays open: the program waits for more when it is stopped.
    let sent = Command::new("kill").args(["-INT", &program.id().to_string()]).status().unwrap();
    assert!(sent.success());
    let done = program.wait_with_output().unwrap();
    drop(stdin);
    let said = String::from_utf8(done.stderr).unwrap();
    assert_eq!(done.status.code(), Some(130), "{said}");
    assert!(said.contains("stopped") && said.contains("the first 3 texts"), "{said}");
    let written = std::fs::read_to_string(&file).unwrap();
    assert!(written.ends_with('\n'));
    assert_eq!(
        written.lines().filter(|line| serde_json::from_str::<Value>(line).is_ok()).count(),
        3
    );
}
