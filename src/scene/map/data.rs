//! What there is to draw, whatever the view: marks, areas and arcs of an atlas under a filter.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::bend::bend;
use super::{ArcKey, AreaCache};
use crate::atlas::{Atlas, Counts, DocIx, EntityIx, EventIx, Kind, Modality};
use crate::base::{Id, LonLat};
use crate::gazetteer::Feature;
use crate::scene::geometry::WorldPos;
use crate::scene::view::WorldBox;

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
    /// The place itself where the texts name it.
    pub entity: Option<EntityIx>,
}

/// One place that is named.
#[derive(Clone, Debug, PartialEq)]
pub struct MarkData {
    pub entity: EntityIx,
    pub id: Id,
    pub name: String,
    /// Where its disc, its name or the end of its arcs goes.
    pub at: WorldPos,
    pub feature: Feature,
    /// Of its outline, if it has one.
    pub bounds: Option<WorldBox>,
    /// Reports: literal mentions, or events where there are more.
    pub weight: u32,
    /// No literal mention and no event.
    pub associative: bool,
    pub events: Vec<EventIx>,
    /// That name it, in order.
    pub documents: Vec<DocIx>,
}

impl MarkData {
    /// What a view must hold to show it: its outline if that is no wider than `degrees`, else
    /// where its name goes.
    pub fn frame(&self, degrees: f64) -> WorldBox {
        match self.bounds {
            Some(bounds) if bounds.width() * 360.0 <= degrees => bounds,
            _ => WorldBox::point(self.at),
        }
    }
}

/// All reported events between one anchor and one place.
#[derive(Clone, Debug, PartialEq)]
pub struct ArcData {
    pub key: ArcKey,
    pub from: WorldPos,
    /// The copy of the place that lies the short way round from the anchor.
    pub to: WorldPos,
    /// The middle control point of a quadratic Bézier curve.
    pub control: WorldPos,
    /// In order.
    pub events: Vec<EventIx>,
    /// Who is drawn from the anchor, in order.
    pub actors: Vec<EntityIx>,
    /// The strongest of its events.
    pub modality: Modality,
    /// Documents that say so, in order.
    pub documents: Vec<DocIx>,
    /// How many texts they are: copies count once.
    pub sources: usize,
}

impl ArcData {
    /// The position a share `t` (0 to 1) of the way from anchor to place.
    pub fn at(&self, t: f64) -> WorldPos {
        let (a, b, c) = ((1.0 - t) * (1.0 - t), 2.0 * t * (1.0 - t), t * t);
        WorldPos::new(
            a * self.from.x + b * self.control.x + c * self.to.x,
            a * self.from.y + b * self.control.y + c * self.to.y,
        )
    }
}

/// Marks, areas and arcs of an atlas under a filter.
pub struct MapData {
    /// The most reported first.
    pub marks: Vec<MarkData>,
    /// By key.
    pub arcs: Vec<ArcData>,
    pub anchors: Vec<Anchor>,
    pub areas: Arc<AreaCache>,
    /// The country whose outline stands for a state and its bodies.
    pub(super) countries: BTreeMap<EntityIx, Id>,
    /// Events of each actor that the filter lets through.
    pub(super) events_of: BTreeMap<EntityIx, Vec<EventIx>>,
    pub(super) mark_of: BTreeMap<EntityIx, usize>,
    /// Countries that the texts name in whatever role, by name in lower case.
    pub(in crate::scene) named: BTreeMap<String, EntityIx>,
    pub(in crate::scene) named_ids: BTreeMap<Id, EntityIx>,
}

impl MapData {
    /// From everything that was read, as far as `filter` lets it count.
    pub fn new(atlas: &Atlas, areas: &Arc<AreaCache>, filter: &MapFilter<'_>) -> Self {
        let marks = marks(atlas, areas, filter);
        let mark_of = marks.iter().enumerate().map(|(nth, mark)| (mark.entity, nth)).collect();
        let anchors = anchors(atlas, areas);
        let mut data = Self {
            marks,
            arcs: Vec::new(),
            anchors,
            areas: Arc::clone(areas),
            countries: BTreeMap::new(),
            events_of: BTreeMap::new(),
            mark_of,
            named: BTreeMap::new(),
            named_ids: BTreeMap::new(),
        };
        for (ix, entity) in atlas.entities() {
            if entity.kind == Kind::Government
                && let Some(id) = entity.country.as_deref().and_then(|iso2| areas.country(iso2))
            {
                data.countries.insert(ix, id);
            }
            let feature = entity.place.as_ref().map(|place| place.feature);
            if feature == Some(Feature::Country) && (filter.counts)(ix).mentions > 0 {
                data.named.insert(entity.name.to_lowercase(), ix);
                data.named_ids.insert(entity.id.clone(), ix);
            }
            if entity.kind.is_actor() {
                let events = atlas.events_of(ix).iter().copied();
                data.events_of.insert(ix, events.filter(|&event| (filter.event)(event)).collect());
            }
        }
        data.arcs = data.arcs_of(atlas, filter);
        data.turn_long_arcs();
        bend(&mut data.arcs, &data.marks);
        data
    }

    pub fn mark(&self, entity: EntityIx) -> Option<&MarkData> {
        self.mark_of.get(&entity).map(|&nth| &self.marks[nth])
    }

    pub fn arc(&self, key: ArcKey) -> Option<&ArcData> {
        self.arcs.binary_search_by_key(&key, |arc| arc.key).ok().map(|nth| &self.arcs[nth])
    }

    pub fn anchor(&self, key: ArcKey) -> &Anchor {
        &self.anchors[key.anchor.0 as usize]
    }

    /// What a first view must hold: every place with a literal mention or an event, and where
    /// the arcs to them start.
    pub fn frames(&self) -> Vec<WorldBox> {
        /// Wider states count with the place of their name only, and wider seas, regions and
        /// lines, which have no mark, not at all.
        const WIDEST: f64 = 25.0;
        let marks = self.marks.iter().filter(|mark| {
            let state = matches!(mark.feature, Feature::Country | Feature::Admin1);
            let wide = mark.bounds.is_some_and(|bounds| bounds.width() * 360.0 > WIDEST);
            !mark.associative && (state || !wide)
        });
        let anchors = self.arcs.iter().map(|arc| WorldBox::point(arc.from));
        marks.map(|mark| mark.frame(WIDEST)).chain(anchors).collect()
    }

    /// The box around some places, to go to them.
    pub fn frame_of(&self, entities: &[EntityIx]) -> Option<WorldBox> {
        let frames: Vec<_> = entities
            .iter()
            .filter_map(|&entity| self.mark(entity))
            .map(|mark| mark.frame(360.0))
            .collect();
        WorldBox::narrowest(&frames)
    }

    /// Where both ways round the globe are about as long, an arc takes the one that a view of all
    /// marks holds, not the one that leaves it on both sides.
    fn turn_long_arcs(&mut self) {
        /// Of the way round the globe; from here on the other way is at most 18 % longer.
        const ABOUT_HALF: f64 = 0.46;
        let Some(window) = WorldBox::narrowest(&self.frames()) else { return };
        let inside = |x: f64| window.min.x + (x - window.min.x).rem_euclid(1.0);
        for arc in &mut self.arcs {
            let other = inside(arc.to.x) - inside(arc.from.x);
            if (arc.to.x - arc.from.x).abs() > ABOUT_HALF && other.abs() < 1.0 - ABOUT_HALF {
                arc.to.x = arc.from.x + other;
            }
        }
    }

    fn arcs_of(&self, atlas: &Atlas, filter: &MapFilter<'_>) -> Vec<ArcData> {
        let anchor_of: BTreeMap<&Id, u32> =
            self.anchors.iter().map(|anchor| &anchor.id).zip(0..).collect();
        let mut arcs: BTreeMap<ArcKey, ArcData> = BTreeMap::new();
        for (event_ix, event) in atlas.events().filter(|&(ix, _)| (filter.event)(ix)) {
            let (document, _) = atlas.event(event_ix);
            let actors: BTreeSet<EntityIx> = event
                .participants
                .iter()
                .filter_map(|participant| atlas.find(participant.entity.as_ref()?))
                .collect();
            let places: BTreeSet<EntityIx> =
                event.places.iter().filter_map(|id| atlas.find(id)).collect();
            for place in places.into_iter().filter_map(|place| self.mark(place)) {
                for &actor_ix in &actors {
                    let actor = atlas.entity(actor_ix);
                    let Some(&anchor) = actor.anchor.as_ref().and_then(|id| anchor_of.get(id))
                    else {
                        continue;
                    };
                    let from = &self.anchors[anchor as usize];
                    // In its own capital or in its own country at large there is nothing to draw.
                    let at_home = place.feature == Feature::Country
                        && actor.country.is_some()
                        && atlas.entity(place.entity).country == actor.country;
                    if from.id == place.id || at_home {
                        continue;
                    }
                    let key = ArcKey { anchor: AnchorIx(anchor), place: place.entity };
                    let to = place.at.nearest_to(from.at);
                    let arc = arcs.entry(key).or_insert_with(|| ArcData {
                        key,
                        from: from.at,
                        to,
                        control: from.at,
                        events: Vec::new(),
                        actors: Vec::new(),
                        modality: event.modality,
                        documents: Vec::new(),
                        sources: 0,
                    });
                    arc.modality = arc.modality.min(event.modality);
                    push_once(&mut arc.events, event_ix);
                    push_once(&mut arc.documents, document);
                    push_once(&mut arc.actors, actor_ix);
                }
            }
        }
        for arc in arcs.values_mut() {
            arc.sources = atlas.independent(arc.documents.iter().copied());
        }
        arcs.into_values().collect()
    }
}

fn push_once<T: Ord>(list: &mut Vec<T>, item: T) {
    if let Err(at) = list.binary_search(&item) {
        list.insert(at, item);
    }
}

fn marks(atlas: &Atlas, areas: &AreaCache, filter: &MapFilter<'_>) -> Vec<MarkData> {
    let mut marks = Vec::new();
    for (ix, entity) in atlas.entities() {
        let Some(place) = &entity.place else { continue };
        let counts = (filter.counts)(ix);
        let events: Vec<_> =
            atlas.events_at(ix).iter().copied().filter(|&event| (filter.event)(event)).collect();
        let happened = atlas.once(events.iter().copied()).len();
        let weight = counts.literal.max(happened as u32);
        if weight == 0 && counts.mentions == 0 {
            continue;
        }
        let facts = if place.feature.is_point() { None } else { areas.place(&entity.id) };
        let at = facts.as_ref().map_or(place.at, |facts| facts.label_at);
        let bounds = facts.and_then(|facts| facts.bounds).map(WorldBox::from);
        let mut documents: Vec<DocIx> =
            atlas.mentions_of(ix).iter().map(|&mention| atlas.mention(mention).0).collect();
        documents.dedup();
        marks.push(MarkData {
            entity: ix,
            id: entity.id.clone(),
            name: entity.name.clone(),
            at: WorldPos::from(at.wrapped()),
            feature: place.feature,
            bounds,
            weight,
            associative: weight == 0,
            events,
            documents,
        });
    }
    marks.sort_by(|a, b| {
        let order = |mark: &MarkData| (std::cmp::Reverse(mark.weight), mark.id.clone());
        order(a).cmp(&order(b))
    });
    marks
}

fn anchors(atlas: &Atlas, areas: &AreaCache) -> Vec<Anchor> {
    let ids: BTreeSet<&Id> = atlas.entities().filter_map(|(_, e)| e.anchor.as_ref()).collect();
    ids.into_iter()
        .filter_map(|id| {
            let entity = atlas.find(id);
            let named = entity.map(|ix| atlas.entity(ix));
            let known = named.and_then(|e| Some((e.name.clone(), e.place.as_ref()?.at)));
            let (name, at): (String, LonLat) =
                known.or_else(|| areas.place(id).map(|facts| (facts.name, facts.label_at)))?;
            Some(Anchor { id: id.clone(), name, at: WorldPos::from(at.wrapped()), entity })
        })
        .collect()
}
