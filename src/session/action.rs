//! The ways to change what is shown.

use crate::atlas::Evidence;
use crate::scene::Target;

/// A change of what is shown; nothing that is true changes.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    Select(Option<Target>),
    Back,
    Forward,
    /// Opens the reader at a sentence.
    Read(Evidence),
    CloseReader,
    ShowAssociative(bool),
    /// Closes the notice.
    Dismiss,
    /// Stops reading; what was open stays.
    Cancel,
}
