//! A span of a text that names something.

use serde::{Deserialize, Serialize};

use crate::base::interned::Name;

use super::Kind;
use crate::base::{Id, Span};

/// A span that names something, and what decided so.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Mention {
    pub span: Span,
    pub kind: Kind,
    /// For places, and things of which the user said where they are: is it there, or does the name stand for another thing?
    pub role: Option<Role>,
    /// What it names; one of the extraction's entities.
    pub entity: Id,
    /// The actor that an associative place name stands for ("Ottawa said").
    pub actor: Option<Id>,
    /// 0 to 1.
    pub confidence: f32,
    /// The rule that decided, such as `gazetteer/longest`.
    #[serde(with = "crate::base::interned::name")]
    pub rule: Name,
    pub furniture: bool,
}

/// Gritta et al. 2019: is the toponym used for the place, or for something associated with it?
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Something is or happens there.
    Literal,
    /// It stands for a government, team, nationality, treaty.
    Associative,
}
