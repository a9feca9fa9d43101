//! What lies under the pointer, and a point on each shape for those who have no pointer.

use super::arcs::MOST_WIDTH;
use super::near::Near;
use super::{ArcKey, AreaShape, MapScene, Target};
use crate::atlas::EntityIx;
use crate::gazetteer::Feature;
use crate::scene::geometry::{Point, Rect, is_inside};

/// How near the pointer must come to an arc or a line, in logical pixels.
pub const HIT_TOLERANCE: f32 = 5.0;

impl MapScene {
    /// What a click at `at` selects: marks, then labels, then arcs within `tolerance` pixels, then
    /// lines, then the smallest area.
    pub fn hit(&self, at: Point, tolerance: f32) -> Option<Target> {
        self.mark_at(at, tolerance)
            .or_else(|| self.label_at(at))
            .or_else(|| self.arc_at(at, tolerance).map(Target::Arc))
            .or_else(|| self.line_at(at, tolerance).map(Target::Entity))
            .or_else(|| self.area_at(at).map(Target::Entity))
    }

    pub(super) fn near(&self) -> &Near {
        let room = self.view.pane().grown(self.margin);
        self.near.get_or_init(|| Near::new(&self.marks, &self.arcs, room))
    }

    fn mark_at(&self, at: Point, tolerance: f32) -> Option<Target> {
        let near = self.near().marks(at, tolerance);
        near.filter_map(|nth| {
            let mark = &self.marks[nth];
            let beyond = mark.center.distance(at) - mark.radius;
            (beyond <= tolerance.min(3.0)).then_some((beyond, nth, mark.target?))
        })
        .min_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)))
        .map(|(_, _, target)| target)
    }

    fn label_at(&self, at: Point) -> Option<Target> {
        let own = self.labels.iter().filter(|label| label.owner.is_some());
        own.filter(|label| label.rect.contains(at)).find_map(|label| label.owner)
    }

    /// The nearest; of those as near the one painted last.
    fn arc_at(&self, at: Point, tolerance: f32) -> Option<ArcKey> {
        let near = self.near().arcs(at, MOST_WIDTH / 2.0 + tolerance);
        near.filter_map(|(nth, ends)| {
            let arc = &self.arcs[nth];
            let distance = at.distance_to_segment(ends[0], ends[1]);
            (distance <= arc.width / 2.0 + tolerance).then_some((distance, nth, arc.key))
        })
        .min_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(&a.1)))
        .map(|(_, _, key)| key)
    }

    fn line_at(&self, at: Point, tolerance: f32) -> Option<EntityIx> {
        self.areas
            .iter()
            .rev()
            .filter(|area| area.feature == Feature::Line)
            .find(|area| area.lines.iter().any(|line| distance_to(line, at) <= tolerance))
            .map(|area| area.entity)
    }

    fn area_at(&self, at: Point) -> Option<EntityIx> {
        let drawn = self.areas.iter().map(|area| (area, 0));
        let hidden = self.hidden.iter().map(|area| (area, 1));
        drawn
            .chain(hidden)
            .filter(|(area, _)| area.bounds.contains(at) && is_inside(&area.rings, at))
            .min_by(|(a, x), (b, y)| {
                let extent = |area: &AreaShape| area.bounds.width() * area.bounds.height();
                extent(a).total_cmp(&extent(b)).then(x.cmp(y)).then(a.entity.cmp(&b.entity))
            })
            .map(|(area, _)| area.entity)
    }

    /// A point in the pane where [`Self::hit`] with [`HIT_TOLERANCE`] gives `target`; `None` where
    /// it does not show or is covered by others.
    pub fn handle(&self, target: Target) -> Option<Point> {
        let pane = self.view.pane().grown(-2.0);
        let is_hit = |&at: &Point| pane.contains(at) && self.hit(at, HIT_TOLERANCE) == Some(target);
        let mut marks = self.marks.iter().filter(|mark| mark.target == Some(target));
        if let Some(center) = marks.by_ref().map(|mark| mark.center).find(is_hit) {
            return Some(center);
        }
        match target {
            Target::Arc(key) => self
                .arcs
                .iter()
                .filter(|arc| arc.key == key)
                .flat_map(|arc| from_the_middle(&arc.points))
                .find(is_hit),
            Target::Entity(entity) => {
                let own = self.areas.iter().chain(&self.hidden);
                own.filter(|area| area.entity == entity)
                    .flat_map(|area| inside(area, pane))
                    .find(is_hit)
                    .or_else(|| self.label_handle(target).filter(is_hit))
            }
            Target::Cluster(_) | Target::Event(_) | Target::Document(_) => None,
        }
    }

    fn label_handle(&self, target: Target) -> Option<Point> {
        let label = self.labels.iter().find(|label| label.owner == Some(target))?;
        Some(label.rect.center())
    }
}

fn distance_to(line: &[Point], at: Point) -> f32 {
    line.windows(2).map(|ends| at.distance_to_segment(ends[0], ends[1])).fold(f32::MAX, f32::min)
}

/// The corners of a polyline, the middle first, then outwards.
fn from_the_middle(points: &[Point]) -> impl Iterator<Item = Point> {
    let middle = points.len() / 2;
    (0..points.len()).map(move |nth| {
        let step = nth.div_ceil(2);
        let at = if nth % 2 == 0 { middle + step } else { middle.wrapping_sub(step) };
        points[at % points.len()]
    })
}

/// Points of a grid over the area, those nearest the middle of what shows first.
fn inside(area: &AreaShape, pane: Rect) -> Vec<Point> {
    const STEPS: usize = 16;
    let shown = Rect::new(
        area.bounds.left.max(pane.left),
        area.bounds.top.max(pane.top),
        area.bounds.right.min(pane.right),
        area.bounds.bottom.min(pane.bottom),
    );
    let mut points: Vec<Point> = area.lines.iter().flat_map(|line| from_the_middle(line)).collect();
    let share = |nth: usize| (nth as f32 + 0.5) / STEPS as f32;
    let mut grid: Vec<Point> = (0..STEPS * STEPS)
        .map(|nth| {
            Point::new(
                shown.left + shown.width() * share(nth % STEPS),
                shown.top + shown.height() * share(nth / STEPS),
            )
        })
        .collect();
    let middle = shown.center();
    grid.retain(|&at| is_inside(&area.rings, at));
    grid.sort_by(|a, b| a.distance(middle).total_cmp(&b.distance(middle)));
    points.extend(grid);
    points
}
