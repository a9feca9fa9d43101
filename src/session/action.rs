//! The ways to change what is shown.

use crate::atlas::Evidence;
use crate::scene::Target;

/// A change of what is shown; nothing that is true changes.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// This alone, or nothing.
    Select(Option<Target>),
    /// Adds one to what is selected, or takes it out.
    Toggle(Target),
    /// These, the last of them leading.
    SelectAll(Vec<Target>),
    /// The same while walking along a list: going back skips the steps.
    Step(Vec<Target>),
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
