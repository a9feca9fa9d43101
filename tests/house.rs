//! Keeps the floors of the house: imports run downward only, rooms on one floor do not import
//! each other, the window's crates stay in the window, and every file says what it is for.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::fs;
use std::path::{Path, PathBuf};

/// Rooms by floor; `bin` holds programs of their own.
const FLOORS: &[(&str, u8)] = &[
    ("base", 0),
    ("corpus", 1),
    ("gazetteer", 1),
    ("basemap", 1),
    ("atlas", 2),
    ("extraction", 3),
    ("project", 3),
    ("scene", 4),
    ("query", 4),
    ("pipeline", 5),
    ("export", 5),
    ("session", 6),
    ("ui", 7),
    ("cli", 7),
];

fn sources() -> Vec<(PathBuf, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = Vec::new();
    let mut folders = vec![root.join("src"), root.join("tests"), root.join("benches")];
    while let Some(folder) = folders.pop() {
        let Ok(entries) = fs::read_dir(&folder) else { continue };
        for entry in entries {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let text = fs::read_to_string(&path).unwrap();
                found.push((path.strip_prefix(root).unwrap().to_path_buf(), text));
            }
        }
    }
    found.sort();
    assert!(found.len() > 40, "the sources were not found");
    found
}

/// The room that a source file belongs to, and its floor.
fn room(path: &Path) -> Option<(&'static str, u8)> {
    let mut parts = path.components().map(|part| part.as_os_str().to_string_lossy());
    (parts.next()? == "src").then_some(())?;
    let name = parts.next()?;
    FLOORS.iter().copied().find(|(room, _)| *room == name.trim_end_matches(".rs"))
}

/// Rooms that a line of code names by `crate::`.
fn imports(line: &str) -> Vec<String> {
    let code = line.split("//").next().unwrap_or_default();
    code.match_indices("crate::")
        .flat_map(|(at, _)| {
            let rest = &code[at + "crate::".len()..];
            let names: Vec<String> = match rest.strip_prefix('{') {
                Some(group) => group.split(',').map(first_name).collect(),
                None => vec![first_name(rest)],
            };
            names
        })
        .collect()
}

fn first_name(text: &str) -> String {
    text.trim_start().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()
}

#[test]
fn imports_run_downward_only() {
    let mut wrong = Vec::new();
    for (path, text) in sources() {
        let Some((own, floor)) = room(&path) else { continue };
        for (nth, line) in text.lines().enumerate() {
            for name in imports(line) {
                let Some(&(other, other_floor)) = FLOORS.iter().find(|(room, _)| *room == name)
                else {
                    continue;
                };
                if other != own && other_floor >= floor {
                    wrong.push(format!("{}:{}: {own} imports {other}", path.display(), nth + 1));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn egui_and_walkers_stay_in_the_window() {
    let wrong: Vec<String> = sources()
        .into_iter()
        .filter(|(path, _)| path.starts_with("src") && !path.starts_with("src/ui"))
        .flat_map(|(path, text)| {
            let lines: Vec<String> = text
                .lines()
                .enumerate()
                .filter(|(_, line)| {
                    let code = line.split("//").next().unwrap_or_default();
                    ["egui::", "eframe::", "walkers::", "rfd::"]
                        .iter()
                        .any(|name| code.contains(name))
                })
                .map(|(nth, line)| format!("{}:{}: {}", path.display(), nth + 1, line.trim()))
                .collect();
            lines
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_file_says_what_it_is_for() {
    let wrong: Vec<String> = sources()
        .into_iter()
        .filter(|(_, text)| !text.starts_with("//! "))
        .map(|(path, _)| path.display().to_string())
        .collect();
    assert!(wrong.is_empty(), "no //! at the top of: {}", wrong.join(", "));
}

#[test]
fn colours_are_named_in_the_theme_only() {
    let wrong: Vec<String> = sources()
        .into_iter()
        .filter(|(path, _)| path.starts_with("src/ui") && !path.starts_with("src/ui/theme"))
        .filter(|(_, text)| {
            ["Color32::from_rgb", "Color32::RED", "Color32::WHITE", "Color32::BLACK"]
                .iter()
                .any(|bare| text.contains(bare))
        })
        .map(|(path, _)| path.display().to_string())
        .collect();
    assert!(wrong.is_empty(), "a bare colour in: {}", wrong.join(", "));
}

#[test]
fn every_room_has_a_floor() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    for entry in fs::read_dir(root).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if path.is_dir() && name != "bin" {
            assert!(FLOORS.iter().any(|(room, _)| *room == name), "{name} has no floor");
        }
    }
}

#[test]
fn the_imports_of_a_line_are_seen() {
    assert_eq!(imports("use crate::{atlas::Atlas, base::Id};"), ["atlas", "base"]);
    assert_eq!(imports("    crate::scene::map::x(crate::ui::y)"), ["scene", "ui"]);
    assert_eq!(imports("// crate::ui"), Vec::<String>::new());
}
