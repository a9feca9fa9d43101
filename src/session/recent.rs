//! What was opened lately: a small file in the user's data folder.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

/// A project that was opened, the last one first in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recent {
    /// A short name for a menu.
    pub name: String,
    /// What it was opened by: the project file, or the files and folders.
    pub paths: Vec<PathBuf>,
}

/// So many are remembered.
const MOST: usize = 12;
const FILE: &str = "recent.json";

/// All that is remembered in the folder of projects, the last one first; those whose files are gone
/// are left out. A file that cannot be read is none.
pub fn recent(folder: &Path) -> Vec<Recent> {
    let known = std::fs::read_to_string(folder.join(FILE)).unwrap_or_default();
    let known: Vec<Recent> = serde_json::from_str(&known).unwrap_or_default();
    known.into_iter().filter(|one| one.paths.iter().any(|path| path.exists())).collect()
}

/// Puts one first. That it cannot be written harms nothing but the menu.
pub(super) fn remember(folder: &Path, name: String, paths: Vec<PathBuf>) {
    let paths: Vec<PathBuf> =
        paths.into_iter().map(|path| path.canonicalize().unwrap_or(path)).collect();
    let mut all = recent(folder);
    all.retain(|other| other.paths != paths);
    all.insert(0, Recent { name, paths });
    all.truncate(MOST);
    let Ok(text) = serde_json::to_string_pretty(&all) else { return };
    // Written beside and moved into place: a program that is stopped leaves the old one.
    let new = folder.join(format!("{FILE}.new"));
    if std::fs::write(&new, text).is_ok() {
        let _ = std::fs::rename(&new, folder.join(FILE));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_one_is_first_and_what_is_gone_is_left_out() {
        let folder = tempfile::tempdir().unwrap();
        let (a, b) = (folder.path().join("a"), folder.path().join("b"));
        for path in [&a, &b] {
            std::fs::write(path, "x").unwrap();
        }
        for path in [&a, &b, &a] {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            remember(folder.path(), name, vec![path.clone()]);
        }
        let names = |folder: &Path| -> Vec<String> {
            recent(folder).into_iter().map(|one| one.name).collect()
        };
        assert_eq!(names(folder.path()), ["a", "b"]);
        std::fs::remove_file(&a).unwrap();
        assert_eq!(names(folder.path()), ["b"]);
        std::fs::write(folder.path().join(FILE), "{").unwrap();
        assert!(recent(folder.path()).is_empty());
    }
}
