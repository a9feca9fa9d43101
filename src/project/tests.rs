//! A project keeps what it was given, refuses what it does not know, and is noticed when open.

use std::path::Path;
use std::sync::Arc;

use super::*;
use crate::atlas::{Atlas, DocIx, Extraction, Reading};
use crate::corpus::{RawText, from_text};

fn stored(file: i64, nth: u32, text: &str) -> Stored {
    let raw = RawText { text: text.to_owned(), ..RawText::default() };
    let document = from_text(raw);
    let reading = Reading::new(&document, Extraction::default());
    Stored { file, nth, document, reading, facts: vec![1, 2], version: 1 }
}

fn file(path: &str, state: FileState) -> FileRow {
    FileRow { path: path.to_owned(), size: 3, modified: Some(7), state, reason: None }
}

fn folder() -> tempfile::TempDir {
    tempfile::tempdir().unwrap()
}

fn filled(path: &Path) -> Project {
    let project = Project::open_or_create(path).unwrap();
    let id = project.put_file(&file("b.txt", FileState::Begun)).unwrap();
    let other = project.put_file(&file("a.txt", FileState::Begun)).unwrap();
    let batch = [stored(id, 0, "Ministers met.\n\nThey left."), stored(other, 0, "Другой текст.")];
    project.store(&batch, &[file("b.txt", FileState::Read)]).unwrap();
    project
}

#[test]
fn what_was_stored_is_there_after_opening_again() {
    let folder = folder();
    let path = folder.path().join("p.gpkg");
    drop(filled(&path));
    let project = Arc::new(Project::open(&path).unwrap());
    let mut rows = Vec::new();
    project
        .readings(|kept| {
            assert_eq!(kept.facts, [1, 2]);
            rows.push(kept.row);
            true
        })
        .unwrap();
    let texts = project.texts(rows.clone());
    // By path, not by the order of storing.
    assert_eq!(&*texts.read(DocIx(0)).unwrap().text, "Другой текст.");
    assert_eq!(texts.read(DocIx(1)).unwrap().sentences.len(), 2);
    assert!(texts.read(DocIx(2)).is_none());
    let states: Vec<_> = project.files().unwrap().into_iter().map(|file| file.state).collect();
    assert_eq!(states, [FileState::Begun, FileState::Read]);
    assert_eq!(project.texts_of("b.txt").unwrap(), 1);
    project.forget_texts_of("b.txt").unwrap();
    assert_eq!((project.len().unwrap(), project.texts_of("b.txt").unwrap()), (1, 0));
}

#[test]
fn an_index_is_kept_until_something_is_added() {
    let folder = folder();
    let project = filled(&folder.path().join("p.gpkg"));
    let generation = project.generation().unwrap();
    // The version comes first: this is none.
    project.put_index(generation, &[2, 1], b"\0whole").unwrap();
    assert_eq!(project.index().unwrap(), Some((vec![2, 1], b"\0whole".to_vec())));
    assert!(!project.is_indexed().unwrap());
    project.put_index(generation, &[2, 1], &Atlas::default().to_bytes()).unwrap();
    assert!(project.is_indexed().unwrap());
    let id = project.put_file(&file("c.txt", FileState::Begun)).unwrap();
    project.store(&[stored(id, 0, "More.")], &[]).unwrap();
    assert_eq!(project.index().unwrap(), None);
}

#[test]
fn the_same_file_is_noticed_and_may_be_read() {
    let folder = folder();
    let path = folder.path().join("p.gpkg");
    let first = filled(&path);
    assert!(matches!(Project::open(&path), Err(ProjectError::InUse(_))));
    assert_eq!(Project::open_to_read(&path).unwrap().len().unwrap(), 2);
    drop(first);
    assert!(Project::open(&path).is_ok());
}

#[test]
fn newer_and_foreign_files_are_left_as_they_are() {
    let folder = folder();
    let path = folder.path().join("p.gpkg");
    let project = filled(&path);
    project.set_fact("schema", "x").unwrap();
    project
        .with(|to| to.execute("UPDATE portolan_meta SET value = 99 WHERE key = 'schema'", []))
        .unwrap();
    drop(project);
    let before = std::fs::read(&path).unwrap();
    let error = Project::open(&path).err().unwrap();
    assert!(matches!(error, ProjectError::Newer { .. }), "{error}");
    assert!(error.to_string().contains("p.gpkg"), "{error}");
    assert_eq!(std::fs::read(&path).unwrap(), before);
    let text = folder.path().join("t.gpkg");
    std::fs::write(&text, "no database").unwrap();
    assert!(matches!(Project::open_or_create(&text), Err(ProjectError::Foreign(_))));
    assert_eq!(std::fs::read(&text).unwrap(), b"no database");
    assert!(matches!(Project::open(&folder.path().join("none")), Err(ProjectError::Missing(_))));
}

#[test]
fn a_full_disk_is_said_and_harms_nothing() {
    let folder = folder();
    let path = folder.path().join("p.gpkg");
    let project = filled(&path);
    project.limit_pages(64).unwrap();
    let id = project.put_file(&file("big.txt", FileState::Begun)).unwrap();
    let big = "A long sentence about nothing. ".repeat(20_000);
    let error = project.store(&[stored(id, 0, &big)], &[]).unwrap_err();
    assert!(matches!(error, ProjectError::Full(_)), "{error}");
    assert_eq!(project.len().unwrap(), 2);
    drop(project);
    let again = Project::open(&path).unwrap();
    again.store(&[stored(id, 0, &big)], &[]).unwrap();
    assert_eq!(again.len().unwrap(), 3);
}

#[test]
fn a_copy_holds_the_same() {
    let folder = folder();
    let project = filled(&folder.path().join("p.gpkg"));
    let copy = folder.path().join("copy.gpkg");
    project.save_as(&copy).unwrap();
    assert_eq!(Project::open(&copy).unwrap().len().unwrap(), 2);
    assert!(project.save_as(&copy).is_err());
}

#[test]
fn own_names_are_kept_and_replaced_by_file() {
    use crate::gazetteer::own::{OwnNames, parse};
    let read = |table: &str| {
        let gazetteer = crate::gazetteer::Gazetteer::embedded();
        parse(table.as_bytes(), "a.csv", gazetteer).unwrap().entries
    };
    let project = Project::in_memory().unwrap();
    assert!(project.own_names().unwrap().is_empty());
    let bases = read(
        "name,kind,lat,lon,country,aliases,same as,note\n\
         Camp Verity,base,36.96,127.03,KR,Verity|the Camp,,mine\nHan metropolis,,,,,,Seoul,\n",
    );
    let ships = read("name,kind\nMV Harbinger,ship\n");
    project.put_own_names(Some("bases.csv"), &bases).unwrap();
    project.put_own_names(Some("ships.csv"), &ships).unwrap();
    let all = project.own_names().unwrap();
    assert_eq!(all.entries(), OwnNames::new([bases.clone(), ships].concat()).entries());
    let files = [("bases.csv".to_owned(), 2), ("ships.csv".to_owned(), 1)];
    assert_eq!(project.own_files().unwrap(), files);
    // The same file again changes nothing; without names it is gone.
    project.put_own_names(Some("bases.csv"), &bases).unwrap();
    assert_eq!(project.own_names().unwrap().version(), all.version());
    project.put_own_names(Some("bases.csv"), &[]).unwrap();
    assert_eq!(project.own_names().unwrap().len(), 1);
}
