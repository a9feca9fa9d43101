//! The map: [`MapData`] is what there is to draw, whatever the view; [`MapScene`] is what one
//! view of it shows, in screen positions, with labels placed.

mod arcs;
mod area;
pub(in crate::scene) mod areas;
mod base;
mod bend;
mod build;
mod data;
mod embedded;
mod hit;
mod linked;
pub(in crate::scene) mod marks;
mod near;
pub(in crate::scene) mod relation;
mod scale;
mod shape;

pub use area::{Area, AreaCache, AreaMesh, Outline, PlaceFacts, Shapes};
pub use data::{Anchor, AnchorIx, ArcData, MapData, Mark, MarkData};
pub use embedded::base_labels;
pub use hit::HIT_TOLERANCE;
pub use shape::{
    ATTRIBUTION, ArcShape, AreaShape, Emphasis, MapParams, MapScene, MarkKind, MarkShape, ScaleBar,
};

use crate::atlas::{DocIx, EntityIx, EventIx};

/// Something on the map, or selected elsewhere, that the map shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Target {
    /// A place; from elsewhere also an actor, whose events and country light up.
    Entity(EntityIx),
    Arc(ArcKey),
    /// Marks that were joined; the entity is the one most reported. Never selected: a click zooms.
    Cluster(EntityIx),
    /// Only from elsewhere: its arcs and places light up.
    Event(EventIx),
    /// Only from elsewhere: the places it names light up.
    Document(DocIx),
}

/// Which arc: from an anchor to a place. Stays the same when filters change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ArcKey {
    pub anchor: AnchorIx,
    pub place: EntityIx,
}
