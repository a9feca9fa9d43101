//! A fault of this program while it reads one text costs that text alone: it is named, and all
//! others are read.

use std::panic::{AssertUnwindSafe, catch_unwind};

use crate::corpus::{Problem, ReadError};

/// Does what reads the text of this path and id.
///
/// # Errors
/// If it panics; the text is named.
pub(super) fn guarded<T>(
    path: Option<String>,
    id: Option<String>,
    read: impl FnOnce() -> T,
) -> Result<T, ReadError> {
    catch_unwind(AssertUnwindSafe(read)).map_err(|_| ReadError {
        path,
        line: None,
        id,
        problem: Problem::Fault,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fault_is_the_error_of_one_text() {
        let path = || Some("a.txt".to_owned());
        assert_eq!(guarded(path(), None, || 1), Ok(1));
        let error = guarded(path(), None, || -> u8 { panic!("meant to") }).unwrap_err();
        assert!(error.to_string().contains("a.txt") && error.problem == Problem::Fault);
    }
}
