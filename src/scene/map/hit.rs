//! What lies under the pointer, and a point on each shape for those who have no pointer.

use super::{MapScene, Target};
use crate::scene::geometry::Point;

impl MapScene {
    /// What a click at `at` selects: marks and labels first, then arcs within `tolerance` pixels,
    /// then the smallest area.
    pub fn hit(&self, at: Point, tolerance: f32) -> Option<Target> {
        let _ = (at, tolerance);
        None
    }

    /// A point in the pane where [`Self::hit`] gives `target`, if it shows anywhere uncovered.
    pub fn handle(&self, target: Target) -> Option<Point> {
        let _ = target;
        None
    }
}
