//! What there is to draw, whatever the view: marks, areas and arcs of an atlas under a filter.

use std::sync::Arc;

use super::{ArcKey, AreaCache};
use crate::atlas::{Atlas, Counts, EntityIx, EventIx, Modality};
use crate::base::Id;
use crate::gazetteer::Feature;
use crate::scene::geometry::WorldPos;

/// Which entities and events count.
pub struct MapFilter<'a> {
    /// How often an entity is reported among what is shown.
    pub counts: &'a dyn Fn(EntityIx) -> Counts,
    pub event: &'a dyn Fn(EventIx) -> bool,
}

/// Handle of a place that arcs are drawn from; the same for every filter of one atlas.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AnchorIx(pub u32);

/// A place that arcs are drawn from.
#[derive(Clone, Debug, PartialEq)]
pub struct Anchor {
    pub id: Id,
    /// The capital's name: arcs are "drawn from Ottawa".
    pub name: String,
    pub at: WorldPos,
}

/// One place that is named.
#[derive(Clone, Debug, PartialEq)]
pub struct MarkData {
    pub entity: EntityIx,
    pub at: WorldPos,
    pub feature: Feature,
    /// Reports: literal mentions and events.
    pub weight: u32,
    /// No literal mention and no event.
    pub associative: bool,
}

/// All reported events between one anchor and one place.
#[derive(Clone, Debug, PartialEq)]
pub struct ArcData {
    pub key: ArcKey,
    /// In order.
    pub events: Vec<EventIx>,
    /// Who is drawn from the anchor, in order.
    pub actors: Vec<EntityIx>,
    /// The strongest of its events.
    pub modality: Modality,
    /// Documents that say so.
    pub documents: u32,
}

/// Marks, areas and arcs of an atlas under a filter.
pub struct MapData {
    /// The most reported first.
    pub marks: Vec<MarkData>,
    /// By key.
    pub arcs: Vec<ArcData>,
    pub anchors: Vec<Anchor>,
    pub areas: Arc<AreaCache>,
}

impl MapData {
    /// From everything that was read, as far as `filter` lets it count.
    pub fn new(atlas: &Atlas, areas: &Arc<AreaCache>, filter: &MapFilter<'_>) -> Self {
        let _ = (atlas, filter);
        Self { marks: Vec::new(), arcs: Vec::new(), anchors: Vec::new(), areas: Arc::clone(areas) }
    }
}
