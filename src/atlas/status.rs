//! Where something extracted stands between program and user.

use serde::{Deserialize, Serialize};

/// Who stands for a thing: the program, or a person who looked at it.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    #[default]
    Automatic,
    Confirmed,
    /// Kept, and shown only to who asks for it.
    Rejected,
    /// Made by the user.
    Made,
}

impl Status {
    /// In the order of their numbers.
    pub const ALL: [Self; 4] = [Self::Automatic, Self::Confirmed, Self::Rejected, Self::Made];
}
