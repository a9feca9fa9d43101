//! The ways to change what is shown.

use crate::atlas::Evidence;
use crate::query::facets::{Condition, Filter, TimeFilter};
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
    /// Puts a whole filter in force.
    SetFilter(Box<Filter>),
    /// Sets or clears the time window, and leaves the other conditions as they are.
    SetTime(Option<TimeFilter>),
    /// Takes one condition out of force.
    ClearCondition(Condition),
    /// Takes all conditions out of force.
    ClearFilter,
    /// Puts the filter in force that was before, and the one after that again.
    UndoFilter,
    RedoFilter,
    /// Closes the notice.
    Dismiss,
    /// Stops reading; what was open stays.
    Cancel,
}
