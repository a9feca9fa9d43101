//! What there is to draw, whatever the view: marks, areas and arcs of an atlas, as far as they are
//! shown. What no filter changes is worked out once ([`Base`]); a filter only moves numbers.

use std::ops::Deref;
use std::sync::Arc;

use super::base::Base;
use super::{ArcKey, AreaCache};
use crate::atlas::columns::{Kinds, MODALITIES};
use crate::atlas::{Atlas, Bits, Columns, EntityIx, EventIx, Kind, Modality, Shown};
use crate::base::Id;
use crate::gazetteer::Feature;
use crate::scene::geometry::WorldPos;
use crate::scene::view::WorldBox;

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

/// One place that is named, whatever the filter.
#[derive(Clone, Debug, PartialEq)]
pub struct MarkData {
    pub entity: EntityIx,
    pub id: Id,
    pub name: Arc<str>,
    /// Where its disc, its name or the end of its arcs goes.
    pub at: WorldPos,
    pub feature: Feature,
    /// Of its outline, if it has one.
    pub bounds: Option<WorldBox>,
}

/// A place with what the filter shows of it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Mark<'a> {
    data: &'a MarkData,
    /// Reports among what is shown: literal mentions, or events where there are more.
    pub weight: u32,
    /// No literal mention and no event.
    pub associative: bool,
}

impl<'a> Mark<'a> {
    /// The place itself.
    pub fn data(self) -> &'a MarkData {
        self.data
    }
}

impl Deref for Mark<'_> {
    type Target = MarkData;

    fn deref(&self) -> &MarkData {
        self.data
    }
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
    /// Shown reports of each modality, in the order of [`Modality`].
    pub reports: [u32; 5],
    /// How many texts say so: copies count once.
    pub sources: u32,
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

    /// Whether one of its reports is shown.
    pub fn is_shown(&self) -> bool {
        self.sources > 0
    }

    /// The strongest of its shown reports.
    pub fn modality(&self) -> Modality {
        let strongest = self.reports.iter().position(|&reports| reports > 0);
        MODALITIES[strongest.unwrap_or(0)]
    }
}

/// Marks, areas and arcs of an atlas, as far as they are shown.
#[derive(Clone)]
pub struct MapData {
    pub(super) base: Arc<Base>,
    /// Of each of the base's marks, its shown reports.
    weights: Vec<u32>,
    /// Which of them are shown.
    is_shown: Vec<bool>,
    /// Those that are, the most reported first.
    order: Vec<u32>,
    /// How many of them are reported, and do not only stand for something.
    literal: usize,
    /// By key, also those that are not shown.
    arcs: Vec<ArcData>,
    /// Of each pair of an arc and a text, its shown reports.
    pairs: Vec<u32>,
    /// The reports that are shown.
    reports: Bits,
    kinds: Kinds,
    /// Countries that the texts name in whatever role.
    named: Vec<bool>,
}

impl MapData {
    /// With everything shown.
    pub fn new(atlas: &Atlas, columns: &Arc<Columns>, areas: &Arc<AreaCache>) -> Self {
        let (base, arcs) = Base::new(atlas, columns, areas);
        let mut data = Self {
            order: Vec::new(),
            literal: 0,
            is_shown: Vec::new(),
            pairs: vec![0; base.pairs],
            reports: Bits::none(columns.reports()),
            kinds: Kinds::default(),
            named: vec![false; base.countries.len()],
            weights: Vec::new(),
            base: Arc::new(base),
            arcs,
        };
        data.update(&Shown::all(columns));
        // Shapes are chosen once, with everything in view: nothing jumps when a filter changes.
        data.turn_long_arcs();
        let near: Vec<WorldPos> = data.marks().filter(|m| !m.associative).map(|m| m.at).collect();
        super::bend::bend(&mut data.arcs, &near);
        data
    }

    /// Shows what `shown` does: counts of places, and of arcs those that have changed.
    pub fn update(&mut self, shown: &Shown) {
        self.count_arcs(shown);
        let base = Arc::clone(&self.base);
        let columns = &base.columns;
        let mut most = 0;
        let mut count = 0;
        self.literal = 0;
        self.is_shown.clear();
        self.weights.clear();
        for mark in &base.marks {
            let all = shown.weight(columns, mark.entity);
            let weight = all.literal.max(all.at);
            most = most.max(weight);
            self.literal += usize::from(weight > 0);
            let is_shown = weight > 0 || all.mentions > 0;
            count += usize::from(is_shown);
            self.weights.push(weight);
            self.is_shown.push(is_shown);
        }
        self.sort(most, count);
        for (is_named, country) in self.named.iter_mut().zip(&base.countries) {
            *is_named = shown.weight(columns, country.entity).mentions > 0;
        }
    }

    /// The shown ones by weight; those alike by id, in which they stand already.
    fn sort(&mut self, most: u32, count: usize) {
        let shown = (0..).zip(&self.weights).zip(&self.is_shown).filter(|(_, shown)| **shown);
        let shown = shown.map(|((nth, &weight), _)| (nth, weight));
        if most as usize > 4 * self.weights.len() + 1000 {
            let mut all: Vec<(u32, u32)> = shown.collect();
            all.sort_by_key(|&(_, weight)| std::cmp::Reverse(weight));
            self.order = all.into_iter().map(|(nth, _)| nth).collect();
            return;
        }
        // Where each weight begins.
        let mut next = vec![0_u32; most as usize + 2];
        shown.clone().for_each(|(_, weight)| next[(most - weight) as usize + 1] += 1);
        for nth in 1..next.len() {
            next[nth] += next[nth - 1];
        }
        self.order.resize(count, 0);
        for (nth, weight) in shown {
            let at = &mut next[(most - weight) as usize];
            self.order[*at as usize] = nth;
            *at += 1;
        }
    }

    fn count_arcs(&mut self, shown: &Shown) {
        let base = &self.base;
        let mut step = |report: u32, kinds: Kinds, is_in: bool| {
            let modality = usize::from(base.columns.modality[report as usize]);
            let move_by = |count: &mut u32| {
                *count = if is_in { *count + 1 } else { *count - 1 };
                *count
            };
            for leg in base.legs_of(report) {
                if !kinds.meet(leg.actors) {
                    continue;
                }
                let arc = &mut self.arcs[leg.arc as usize];
                move_by(&mut arc.reports[modality]);
                let left = move_by(&mut self.pairs[leg.pair as usize]);
                match (is_in, left) {
                    (true, 1) => arc.sources += 1,
                    (false, 0) => arc.sources -= 1,
                    _ => {}
                }
            }
        };
        // No arc is drawn to a place that is hidden.
        let places = shown.kinds().has(Kind::Place);
        let now = if places { shown.reports().clone() } else { Bits::none(shown.reports().len()) };
        if shown.kinds() == self.kinds {
            now.changes(&self.reports).for_each(|(report, is_in)| step(report, self.kinds, is_in));
        } else {
            self.reports.iter().for_each(|report| step(report, self.kinds, false));
            now.iter().for_each(|report| step(report, shown.kinds(), true));
        }
        self.reports = now;
        self.kinds = shown.kinds();
    }

    /// The places that are shown, the most reported first.
    pub fn marks(&self) -> impl ExactSizeIterator<Item = Mark<'_>> {
        self.order.iter().map(|&nth| self.nth(nth as usize))
    }

    /// How many marks and arcs there are, shown or not.
    pub fn extent_of_all(&self) -> (usize, usize) {
        (self.base.marks.len(), self.arcs.len())
    }

    /// How many places are shown that are reported, and do not only stand for something.
    pub fn literal(&self) -> usize {
        self.literal
    }

    fn nth(&self, nth: usize) -> Mark<'_> {
        let weight = self.weights[nth];
        Mark { data: &self.base.marks[nth], weight, associative: weight == 0 }
    }

    /// The arcs that are shown, by key.
    pub fn arcs(&self) -> impl Iterator<Item = &ArcData> {
        self.arcs.iter().filter(|arc| arc.is_shown())
    }

    /// A place that is shown.
    pub fn mark(&self, entity: EntityIx) -> Option<Mark<'_>> {
        let nth = *self.base.mark_of.get(&entity)? as usize;
        self.is_shown[nth].then(|| self.nth(nth))
    }

    /// An arc that is shown.
    pub fn arc(&self, key: ArcKey) -> Option<&ArcData> {
        let nth = self.arcs.binary_search_by_key(&key, |arc| arc.key).ok()?;
        Some(&self.arcs[nth]).filter(|arc| arc.is_shown())
    }

    pub fn anchor(&self, key: ArcKey) -> &Anchor {
        &self.base.anchors[key.anchor.0 as usize]
    }

    /// The places that arcs are drawn from, shown or not.
    pub fn anchors(&self) -> &[Anchor] {
        &self.base.anchors
    }

    pub fn areas(&self) -> &AreaCache {
        &self.base.areas
    }

    pub fn columns(&self) -> &Arc<Columns> {
        &self.base.columns
    }

    /// Whether a report is among those shown.
    pub fn has_report(&self, report: EventIx) -> bool {
        self.reports.get(report.0)
    }

    /// The shown reports of an arc, in order.
    pub fn reports_of(&self, key: ArcKey) -> Vec<EventIx> {
        let Ok(nth) = self.arcs.binary_search_by_key(&key, |arc| arc.key) else {
            return Vec::new();
        };
        let reports = self.base.columns.naming(key.place).filter(|&(report, there)| {
            let of_arc =
                |leg: &super::base::Leg| leg.arc as usize == nth && self.kinds.meet(leg.actors);
            there && self.has_report(report) && self.base.legs_of(report.0).iter().any(of_arc)
        });
        reports.map(|(report, _)| report).collect()
    }

    /// Who is drawn from the anchor of an arc, in order.
    pub fn actors_of(&self, key: ArcKey) -> Vec<EntityIx> {
        let columns = &self.base.columns;
        let mut actors: Vec<EntityIx> = self
            .reports_of(key)
            .into_iter()
            .flat_map(|report| columns.named(report))
            .filter(|&(actor, there)| {
                !there
                    && self.kinds.has(columns.kind[actor.0 as usize])
                    && self.base.goes(actor, key)
            })
            .map(|(actor, _)| actor)
            .collect();
        actors.sort_unstable();
        actors.dedup();
        actors
    }

    /// The arcs of a report that are shown.
    pub(super) fn arcs_of_report(&self, report: EventIx) -> impl Iterator<Item = &ArcData> {
        let legs = self.base.legs_of(report.0).iter();
        legs.map(|leg| &self.arcs[leg.arc as usize]).filter(|arc| arc.is_shown())
    }

    /// Where a name goes that is a country's, if the texts name it in whatever role.
    pub(in crate::scene) fn country_named(&self, name: &str, id: Option<&Id>) -> Option<EntityIx> {
        let nth = self.base.country_named(name, id)?;
        self.named[nth].then_some(self.base.countries[nth].entity)
    }

    /// The country whose outline stands for a state and its bodies.
    pub(super) fn country_of(&self, state: EntityIx) -> Option<&Id> {
        self.base.country_of.get(&state)
    }

    /// What a first view must hold: every place with a literal mention or an event, and where
    /// the arcs to them start.
    pub fn frames(&self) -> Vec<WorldBox> {
        /// Wider states count with the place of their name only, and wider seas, regions and
        /// lines, which have no mark, not at all.
        const WIDEST: f64 = 25.0;
        let marks = self.marks().filter(|mark| {
            let state = matches!(mark.feature, Feature::Country | Feature::Admin1);
            let wide = mark.bounds.is_some_and(|bounds| bounds.width() * 360.0 > WIDEST);
            !mark.associative && (state || !wide)
        });
        let anchors = self.arcs().map(|arc| WorldBox::point(arc.from));
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
}
