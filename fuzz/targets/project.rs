//! Project files: the file itself changed anywhere, or what one of its columns holds.
#![no_main]

use std::fs;
use std::path::PathBuf;
use std::sync::LazyLock;

use portolan::pipeline;
use portolan::project::Project;
use rusqlite::Connection;

/// A folder in memory, and a sound project of the seeds as bytes.
static SOUND: LazyLock<(PathBuf, Vec<u8>)> = LazyLock::new(|| {
    let folder = portolan_fuzz::folder("project");
    let path = folder.join("sound.gpkg");
    let _ = fs::remove_file(&path);
    let project = std::sync::Arc::new(Project::open_or_create(&path).expect("it is ours"));
    let seeds = [PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../seeds"))];
    let progress = pipeline::Progress::default();
    pipeline::import(&project, &seeds, &progress, &|_| {}).expect("the seeds are sound");
    pipeline::joined(&project).and_then(|joined| joined.keep(&project)).expect("it can be written");
    drop(project);
    let bytes = fs::read(&path).expect("it is there");
    (folder, bytes)
});

const COLUMNS: [(&str, &str); 8] = [
    ("portolan_texts", "layout"),
    ("portolan_texts", "text"),
    ("portolan_readings", "reading"),
    ("portolan_readings", "facts"),
    ("portolan_index", "data"),
    ("portolan_documents", "date"),
    ("portolan_meta", "value"),
    ("portolan_files", "state"),
];

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let Some((&which, rest)) = bytes.split_first() else { return };
    let (folder, sound) = &*SOUND;
    let path = folder.join("changed.gpkg");
    for end in ["", "-wal", "-shm"] {
        let _ = fs::remove_file(folder.join(format!("changed.gpkg{end}")));
    }
    match COLUMNS.get(usize::from(which)) {
        Some((table, column)) => {
            fs::write(&path, sound).expect("it is ours");
            let to = Connection::open(&path).expect("it is sound");
            let _ = to.execute(&format!("UPDATE {table} SET {column} = ?1"), [rest]);
        }
        // Pieces of the input are written over the file: place, then what stands there.
        None if which < 0xf0 => {
            let mut changed = sound.clone();
            for piece in rest.chunks(8) {
                let Some((place, new)) = piece.split_at_checked(4) else { break };
                let place = u32::from_le_bytes(place.try_into().expect("four")) as usize;
                let start = place % changed.len();
                let end = (start + new.len()).min(changed.len());
                changed[start..end].copy_from_slice(&new[..end - start]);
            }
            fs::write(&path, changed).expect("it is ours");
        }
        None => fs::write(&path, rest).expect("it is ours"),
    }
    // Whatever is in it: opened or refused in words that name it.
    match Project::open(&path) {
        Err(error) => assert!(error.to_string().contains("changed.gpkg")),
        Ok(project) => {
            let project = std::sync::Arc::new(project);
            let _ = pipeline::joined(&project);
            for row in project.rows().unwrap_or_default() {
                let _ = project.read(row);
            }
            let _ = project.own_names();
            let _ = project.files();
            drop(project);
            // As it was kept for the next opening.
            if let Ok((_, atlas)) = pipeline::read_project(&path) {
                let _ = portolan::atlas::Columns::new(&atlas);
            }
        }
    }
});
