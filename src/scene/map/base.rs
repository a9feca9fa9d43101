//! What no filter changes of the map's data: where places lie, which arcs there can be and which
//! reports each is made of.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use rayon::prelude::*;

use super::data::{Anchor, AnchorIx, ArcData, MarkData};
use super::{ArcKey, AreaCache};
use crate::atlas::columns::{Kinds, NONE};
use crate::atlas::{Atlas, Columns, EntityIx, EventIx, Kind, Shown};
use crate::base::{Id, LonLat};
use crate::gazetteer::Feature;
use crate::scene::geometry::WorldPos;
use crate::scene::view::WorldBox;

/// A report's part in an arc.
#[derive(Clone, Copy, Debug)]
pub struct Leg {
    pub arc: u32,
    /// Of the arc and the text that reports.
    pub pair: u32,
    /// Of the actors that it is drawn for.
    pub actors: Kinds,
}

/// A country that the texts name.
pub struct Country {
    pub entity: EntityIx,
}

/// See the module.
pub struct Base {
    pub columns: Arc<Columns>,
    pub areas: Arc<AreaCache>,
    /// Of each place that is named, by id.
    pub marks: Vec<MarkData>,
    pub anchors: Vec<Anchor>,
    /// Of each entity; [`NONE`] for what no arcs are drawn from.
    anchor_of: Vec<u32>,
    /// The mark of a place.
    pub mark_of: HashMap<EntityIx, u32>,
    pub countries: Vec<Country>,
    country_by_name: BTreeMap<String, usize>,
    country_by_id: BTreeMap<Id, usize>,
    /// The country whose outline stands for a state and its bodies.
    pub country_of: BTreeMap<EntityIx, Id>,
    /// Of each report where its legs begin, and where the last ones end.
    starts: Vec<u32>,
    legs: Vec<Leg>,
    pub pairs: usize,
    /// States at large, where their own actors draw no arc: the ISO code of each such place, and of
    /// each actor.
    home: Vec<Option<[u8; 2]>>,
}

impl Base {
    /// With all arcs, by key; nothing counted yet.
    pub fn new(
        atlas: &Atlas,
        columns: &Arc<Columns>,
        areas: &Arc<AreaCache>,
    ) -> (Self, Vec<ArcData>) {
        let marks = marks(atlas, columns, areas);
        let anchors = anchors(atlas, areas);
        let by_id: BTreeMap<&Id, u32> = anchors.iter().map(|a| &a.id).zip(0..).collect();
        let anchor = |id: &Option<Id>| id.as_ref().and_then(|id| by_id.get(id).copied());
        let anchor_of =
            atlas.entities().map(|(_, entity)| anchor(&entity.anchor).unwrap_or(NONE)).collect();
        let mut base = Self {
            columns: Arc::clone(columns),
            areas: Arc::clone(areas),
            anchor_of,
            mark_of: marks.iter().map(|mark| mark.entity).zip(0..).collect(),
            countries: Vec::new(),
            country_by_name: BTreeMap::new(),
            country_by_id: BTreeMap::new(),
            country_of: BTreeMap::new(),
            starts: Vec::new(),
            legs: Vec::new(),
            pairs: 0,
            home: atlas.entities().map(|(ix, _)| home(atlas, ix)).collect(),
            anchors,
            marks,
        };
        for (ix, entity) in atlas.entities() {
            if entity.kind == Kind::Government
                && let Some(id) = entity.country.as_deref().and_then(|iso2| areas.country(iso2))
            {
                base.country_of.insert(ix, id);
            }
            if entity.place.as_ref().is_some_and(|place| place.feature == Feature::Country) {
                let nth = base.countries.len();
                base.countries.push(Country { entity: ix });
                base.country_by_name.insert(entity.name.to_lowercase(), nth);
                base.country_by_id.insert(entity.id.clone(), nth);
            }
        }
        let arcs = base.draw();
        (base, arcs)
    }

    /// A report's parts in arcs.
    pub fn legs_of(&self, report: u32) -> &[Leg] {
        let at = report as usize;
        &self.legs[self.starts[at] as usize..self.starts[at + 1] as usize]
    }

    /// Whether an actor has a part in an arc where both are in one report.
    pub fn goes(&self, actor: EntityIx, key: ArcKey) -> bool {
        // In its own capital or in its own country at large there is nothing to draw.
        let (own, there) = (self.home[actor.0 as usize], self.home[key.place.0 as usize]);
        let is_home = own.is_some() && own == there;
        let anchor = &self.anchors[key.anchor.0 as usize];
        self.anchor_of[actor.0 as usize] == key.anchor.0
            && anchor.entity != Some(key.place)
            && !is_home
    }

    pub fn country_named(&self, name: &str, id: Option<&Id>) -> Option<usize> {
        let by_id = id.and_then(|id| self.country_by_id.get(id));
        by_id.or_else(|| self.country_by_name.get(&name.to_lowercase())).copied()
    }

    /// The keys of a report's arcs, each once, with the kinds of who is drawn.
    fn keys(&self, report: EventIx) -> Vec<(ArcKey, Kinds)> {
        let mut keys: Vec<(ArcKey, Kinds)> = Vec::new();
        for (place, _) in self.columns.named(report).filter(|&(_, there)| there) {
            if !self.mark_of.contains_key(&place) {
                continue;
            }
            for (actor, _) in self.columns.named(report).filter(|&(_, there)| !there) {
                let anchor = AnchorIx(self.anchor_of[actor.0 as usize]);
                let key = ArcKey { anchor, place };
                if anchor.0 == NONE || !self.goes(actor, key) {
                    continue;
                }
                let kind = Kinds::of([self.columns.kind[actor.0 as usize]]);
                match keys.iter_mut().find(|(known, _)| *known == key) {
                    Some((_, kinds)) => *kinds = kinds.and(kind),
                    None => keys.push((key, kind)),
                }
            }
        }
        keys
    }

    /// Finds all arcs and their legs.
    fn draw(&mut self) -> Vec<ArcData> {
        let columns = Arc::clone(&self.columns);
        let reports = columns.reports() as u32;
        let found: Vec<Vec<(ArcKey, Kinds)>> =
            (0..reports).into_par_iter().map(|nth| self.keys(EventIx(nth))).collect();
        let mut all: Vec<ArcKey> = found.iter().flatten().map(|(key, _)| *key).collect();
        all.par_sort_unstable();
        all.dedup();
        let mut texts: Vec<(u32, u32, u32)> = Vec::new();
        self.starts.push(0);
        for (report, keys) in (0..).zip(found) {
            let document = columns.document_of(EventIx(report));
            let text = columns.text_of(document).0;
            for (key, actors) in keys {
                let Ok(arc) = all.binary_search(&key) else { continue };
                texts.push((arc as u32, text, self.legs.len() as u32));
                self.legs.push(Leg { arc: arc as u32, pair: 0, actors });
            }
            self.starts.push(self.legs.len() as u32);
        }
        texts.par_sort_unstable();
        let mut last = None;
        for (arc, text, leg) in texts {
            if last != Some((arc, text)) {
                last = Some((arc, text));
                self.pairs += 1;
            }
            self.legs[leg as usize].pair = self.pairs as u32 - 1;
        }
        let arc = |key: ArcKey| {
            let from = self.anchors[key.anchor.0 as usize].at;
            let place = self.mark_of.get(&key.place).map(|&nth| self.marks[nth as usize].at);
            let to = place.unwrap_or(from).nearest_to(from);
            ArcData { key, from, to, control: from, reports: [0; 5], sources: 0 }
        };
        all.into_iter().map(arc).collect()
    }
}

/// The ISO code of an actor's country, and of a country as a place.
fn home(atlas: &Atlas, ix: EntityIx) -> Option<[u8; 2]> {
    let entity = atlas.entity(ix);
    let is_part = entity.place.as_ref().is_some_and(|place| place.feature != Feature::Country);
    let code = entity.country.as_deref().filter(|_| !is_part)?;
    <[u8; 2]>::try_from(code.as_bytes()).ok()
}

fn marks(atlas: &Atlas, columns: &Columns, areas: &AreaCache) -> Vec<MarkData> {
    let all = Shown::all(columns);
    let mut marks: Vec<MarkData> = atlas
        .entities()
        .filter(|&(ix, _)| all.entity(columns, ix))
        .filter_map(|(ix, entity)| {
            let place = entity.place.as_ref()?;
            let facts = if place.feature.is_point() { None } else { areas.place(&entity.id) };
            let at = facts.as_ref().map_or(place.at, |facts| facts.label_at);
            Some(MarkData {
                entity: ix,
                id: entity.id.clone(),
                name: entity.name.as_str().into(),
                at: WorldPos::from(at.wrapped()),
                feature: place.feature,
                bounds: facts.and_then(|facts| facts.bounds).map(WorldBox::from),
            })
        })
        .collect();
    marks.sort_by(|a, b| a.id.cmp(&b.id));
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
