//! Places and actors, and the other things that have a name.

use serde::{Deserialize, Serialize};

use crate::base::{Id, LonLat};
use crate::gazetteer::{Feature, normalize};

/// What a named thing is. Serialised as the design's words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    Place,
    Person,
    /// A state or its government, and its ministries.
    Government,
    ArmedForce,
    Organisation,
    /// A named event, such as a summit, a war or an exercise.
    Event,
    Operation,
    Vessel,
    Equipment,
    Agreement,
}

impl Kind {
    pub const ALL: [Self; 10] = [
        Self::Place,
        Self::Person,
        Self::Government,
        Self::ArmedForce,
        Self::Organisation,
        Self::Event,
        Self::Operation,
        Self::Vessel,
        Self::Equipment,
        Self::Agreement,
    ];

    /// Whether things of this kind act.
    pub fn is_actor(self) -> bool {
        matches!(self, Self::Person | Self::Government | Self::ArmedForce | Self::Organisation)
    }
}

/// One thing that mentions name.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Entity {
    /// `geonames:…` or `portolan:…` for gazetteer places, `state:CA` for states, `own:…` for what the
    /// user named, else kind and hash.
    pub id: Id,
    pub kind: Kind,
    /// Its fullest name in the texts, or the gazetteer's.
    pub name: String,
    /// ISO 3166-1 alpha-2 of the country it lies in or acts for.
    pub country: Option<String>,
    /// The place its arcs are drawn from: the capital of a state, of a body the state's.
    pub anchor: Option<Id>,
    /// Offices and functions as the texts state them.
    pub roles: Vec<String>,
    /// For places, and for other things of the user's own of which they said where they are.
    pub place: Option<Place>,
}

impl Entity {
    /// The id of a body of this name that means the same in every document.
    pub fn body_id(word: &str, name: &str) -> Id {
        Id::hashed(word, &[&normalize(name)])
    }

    /// Whether the user named it in a list of their own.
    pub fn is_own(&self) -> bool {
        self.id.as_str().starts_with("own:")
    }

    /// Whether it is an organisation that the lexicon knows by name, not one that a text made known.
    pub fn is_known_body(&self) -> bool {
        self.kind == Kind::Organisation && self.id == Self::body_id("organisation", &self.name)
    }
}

/// What the gazetteer knows of a place.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Place {
    pub at: LonLat,
    pub feature: Feature,
    /// Other gazetteer entries it might have been, best first, at most five.
    pub candidates: Vec<Id>,
}
