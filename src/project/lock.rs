//! Notices that a project is open already: a lock on a small file in the user's data folder, which
//! the system lets go of when the program ends, however it ends.

use std::fs::{self, File};
use std::path::{Path, PathBuf};

use crate::base::Id;

/// Held as long as a project is open for writing.
#[derive(Debug)]
pub(super) struct Lock {
    _file: File,
}

/// `None` if another program holds it. Where no lock can be made, as on some shared disks, there is
/// none to be noticed, and the project opens.
pub(super) fn take(project: &Path) -> Option<Lock> {
    let path = project.canonicalize().unwrap_or_else(|_| project.to_owned());
    let name = Id::hashed("lock", &[&path.to_string_lossy()]).to_string().replace(':', "-");
    let folder = folder();
    let _ = fs::create_dir_all(&folder);
    let opened = File::options().create(true).truncate(false).write(true).open(folder.join(name));
    let Ok(file) = opened else { return Some(Lock { _file: File::open(project).ok()? }) };
    match file.try_lock() {
        Err(fs::TryLockError::WouldBlock) => None,
        Ok(()) | Err(fs::TryLockError::Error(_)) => Some(Lock { _file: file }),
    }
}

fn folder() -> PathBuf {
    match directories::ProjectDirs::from("", "", "portolan") {
        Some(dirs) => dirs.data_local_dir().join("locks"),
        None => std::env::temp_dir().join("portolan-locks"),
    }
}
