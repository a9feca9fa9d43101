//! What can go wrong with a project file, in words that name the file and what to do.

use std::path::PathBuf;

/// Why a project cannot be opened or written.
#[derive(Debug, thiserror::Error)]
pub enum ProjectError {
    #[error("{}: there is no such project file; check the path", .0.display())]
    Missing(PathBuf),
    #[error("{}: is no project of this program; open a folder of texts instead", .0.display())]
    Foreign(PathBuf),
    #[error(
        "{}: was written by a newer version of Portolan (format {known}, this one knows {own}); it is left \
         as it is: open it with that version", .path.display()
    )]
    Newer { path: PathBuf, known: i64, own: i64 },
    #[error("{}: is already open in another window; use that one, or close it first", .0.display())]
    InUse(PathBuf),
    #[error(
        "{}: cannot grow any more: free space on the disk, then import again; all that was read so \
         far is kept", .0.display()
    )]
    Full(PathBuf),
    #[error("{}: is damaged ({}); go back to a copy, or import the texts into a new project", .0.display(), .1)]
    Damaged(PathBuf, String),
    #[error("{}: cannot be used ({}); check that you may write there", .0.display(), .1)]
    Unusable(PathBuf, String),
}

impl ProjectError {
    /// What SQLite says of the file at `path`.
    pub(super) fn of(path: &std::path::Path, error: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode;
        let path = path.to_owned();
        match error.sqlite_error_code() {
            Some(ErrorCode::DiskFull) => Self::Full(path),
            Some(ErrorCode::NotADatabase) => Self::Foreign(path),
            Some(ErrorCode::DatabaseCorrupt) => Self::Damaged(path, error.to_string()),
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::InUse(path),
            _ => Self::Unusable(path, error.to_string()),
        }
    }
}
