//! Marks on screen: discs by how often they are reported, joined where they lie on each other.

use std::collections::HashMap;
use std::hash::BuildHasherDefault;
use std::sync::Arc;

use super::relation::Relations;
use super::{Emphasis, MapData, MapParams, Mark, MarkData, MarkKind, MarkShape, Target};
use crate::scene::geometry::{Point, Rect, WorldPos};
use crate::scene::grid::CellHasher;
use crate::scene::view::{View, WorldBox};

const LEAST_RADIUS: f32 = 4.0;
const MOST_RADIUS: f32 = 9.0;
/// The largest mark stands for at least so many reports: a few do not look like many.
const FULL_WEIGHT: u32 = 12;
/// Areas smaller than this on screen show as a mark.
const SMALL_AREA_PX: f64 = 12.0;
/// A ring where arcs start that the texts do not name.
const ANCHOR_RADIUS: f32 = 3.0;

/// Whether a place shows as a mark in this view, and not as its own outline.
pub fn is_mark(mark: &MarkData, view: View) -> bool {
    mark.bounds
        .is_none_or(|bounds| bounds.width().max(bounds.height()) * view.world_px() < SMALL_AREA_PX)
}

/// The marks that show, the most reported first, then rings where arcs start.
pub fn marks(
    data: &MapData,
    view: View,
    params: &MapParams,
    relations: &Relations,
) -> Vec<MarkShape> {
    let most = data.marks().next().map_or(0, |mark| mark.weight).max(FULL_WEIGHT);
    let radius = |weight: u32| {
        let share = (weight.max(1) - 1) as f32 / (most - 1) as f32;
        LEAST_RADIUS + (MOST_RADIUS - LEAST_RADIUS) * share.min(1.0).sqrt()
    };
    let reach = view.pane().grown(MOST_RADIUS + params.margin);
    let drawn = view.grown(params.margin);
    let mut joined = Joined::default();
    for mark in data.marks().filter(|mark| !mark.associative || params.show_associative) {
        if !is_mark(&mark, view) {
            continue;
        }
        for turn in drawn.turns(around(mark.at, view)) {
            let center = view.screen_from_world(mark.at.turned(turn));
            if reach.contains(center) {
                let is_point = mark.feature.is_point();
                let kind = if is_point { MarkKind::Settlement } else { MarkKind::Area };
                joined.add(&mark, center, radius(mark.weight), kind, relations);
            }
        }
    }
    let mut shapes = joined.shapes;
    for (shape, weight) in shapes.iter_mut().zip(&joined.weights) {
        shape.radius = shape.radius.max(radius(*weight));
    }
    let mut shapes = apart(shapes, &joined.weights, radius);
    anchors(data, view, params, relations, &mut shapes);
    shapes
}

/// Joins clusters that lie on each other, the smaller into the larger: of a heap of numbers none can
/// be read. A mark that stands alone stays so.
fn apart(shapes: Vec<MarkShape>, weights: &[u32], radius: impl Fn(u32) -> f32) -> Vec<MarkShape> {
    /// Of the sum of two radii: rims may touch.
    const NEAR: f32 = 0.9;
    let is_cluster = |shape: &MarkShape| shape.entities.len() > 1;
    let mut order: Vec<usize> = (0..shapes.len()).filter(|&nth| is_cluster(&shapes[nth])).collect();
    order.sort_by_key(|&nth| (std::cmp::Reverse(weights[nth]), nth));
    let mut shapes: Vec<Option<MarkShape>> = shapes.into_iter().map(Some).collect();
    let mut sums = weights.to_vec();
    let side = 2.0 * MOST_RADIUS;
    let cell = |at: Point| ((at.x / side).floor() as i32, (at.y / side).floor() as i32);
    let mut cells: HashMap<_, Vec<usize>, BuildHasherDefault<CellHasher>> = HashMap::default();
    for nth in order {
        let Some(shape) = shapes[nth].take() else { continue };
        let (column, row) = cell(shape.center);
        let host = (-1..=1)
            .flat_map(|dx| (-1..=1).map(move |dy| (column + dx, row + dy)))
            .filter_map(|key| cells.get(&key))
            .flatten()
            .copied()
            .filter(|&other| {
                shapes[other].as_ref().is_some_and(|other| {
                    let far = other.center.distance(shape.center);
                    far < NEAR * (other.radius + shape.radius)
                })
            })
            .min_by_key(|&other| (std::cmp::Reverse(sums[other]), other));
        match host.and_then(|host| Some((host, shapes[host].as_mut()?))) {
            Some((host, larger)) => {
                sums[host] += sums[nth];
                larger.entities.extend(shape.entities);
                larger.emphasis = larger.emphasis.max(shape.emphasis);
                larger.radius = larger.radius.max(radius(sums[host]));
            }
            None => {
                cells.entry((column, row)).or_default().push(nth);
                shapes[nth] = Some(shape);
            }
        }
    }
    shapes.into_iter().flatten().collect()
}

fn around(at: WorldPos, view: View) -> WorldBox {
    let margin = f64::from(MOST_RADIUS) / view.world_px();
    let mut all = WorldBox::point(at);
    all.min.x -= margin;
    all.min.y -= margin;
    all.max.x += margin;
    all.max.y += margin;
    all
}

fn anchors(
    data: &MapData,
    view: View,
    params: &MapParams,
    relations: &Relations,
    shapes: &mut Vec<MarkShape>,
) {
    let mut used: Vec<(super::AnchorIx, Emphasis)> =
        data.arcs().map(|arc| (arc.key.anchor, relations.of_arc(arc))).collect();
    // The strongest of its arcs decides how much it stands out.
    used.sort_by(|a, b| a.0.cmp(&b.0).then(b.1.cmp(&a.1)));
    used.dedup_by_key(|(anchor, _)| *anchor);
    let marked = shapes.len();
    for (anchor_ix, emphasis) in used {
        let anchor = &data.anchors()[anchor_ix.0 as usize];
        for turn in view.grown(params.margin).turns(around(anchor.at, view)) {
            let center = view.screen_from_world(anchor.at.turned(turn));
            let is_named = anchor.entity.is_some_and(|entity| {
                shapes[..marked].iter().any(|shape| {
                    shape.entities.contains(&entity) && shape.center.distance(center) < 40.0
                })
            });
            let is_covered =
                shapes[..marked].iter().any(|shape| shape.center.distance(center) < shape.radius);
            if is_named || is_covered {
                continue;
            }
            let own = anchor.entity.map(|entity| relations.of_entity(entity));
            shapes.push(MarkShape {
                entities: Vec::new(),
                target: anchor.entity.map(Target::Entity),
                name: anchor.name.as_str().into(),
                center,
                radius: ANCHOR_RADIUS,
                kind: MarkKind::Anchor,
                hollow: true,
                emphasis: own.filter(|own| *own > emphasis).unwrap_or(emphasis),
            });
        }
    }
}

/// Marks so far, found by the cell of a grid their centre lies in.
#[derive(Default)]
struct Joined {
    shapes: Vec<MarkShape>,
    weights: Vec<u32>,
    cells: HashMap<(i32, i32), Vec<usize>, BuildHasherDefault<CellHasher>>,
}

impl Joined {
    fn add(
        &mut self,
        mark: &Mark<'_>,
        center: Point,
        radius: f32,
        kind: MarkKind,
        relations: &Relations,
    ) {
        let emphasis = relations.of_mark(mark);
        let (column, row) = cell(center);
        // A mark whose centre another covers would hide or be hidden.
        let host = (-1..=1)
            .flat_map(|dx| (-1..=1).map(move |dy| (column + dx, row + dy)))
            .filter_map(|key| self.cells.get(&key))
            .flatten()
            .copied()
            .filter(|&nth| {
                let other = &self.shapes[nth];
                !mark.associative
                    && !other.hollow
                    && other.center.distance(center) < other.radius.max(radius)
            })
            .min();
        if let Some(host) = host {
            let shape = &mut self.shapes[host];
            shape.entities.push(mark.entity);
            shape.target = shape.entities.first().map(|&first| Target::Cluster(first));
            shape.emphasis = shape.emphasis.max(emphasis);
            self.weights[host] += mark.weight;
            return;
        }
        self.cells.entry((column, row)).or_default().push(self.shapes.len());
        self.weights.push(mark.weight);
        self.shapes.push(MarkShape {
            entities: vec![mark.entity],
            target: Some(Target::Entity(mark.entity)),
            name: Arc::clone(&mark.name),
            center,
            radius,
            kind,
            hollow: mark.associative,
            emphasis,
        });
    }
}

fn cell(at: Point) -> (i32, i32) {
    let side = MOST_RADIUS;
    ((at.x / side).floor() as i32, (at.y / side).floor() as i32)
}

impl MarkShape {
    /// The box it covers, its white rim included.
    pub fn rect(&self) -> Rect {
        Rect::around(self.center, self.radius + 1.0)
    }
}
