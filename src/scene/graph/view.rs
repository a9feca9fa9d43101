//! What part of a laid out graph the pane shows, and the way from layout to screen and back.

use crate::scene::geometry::{Point, Rect};
use crate::scene::view::Insets;

/// A few nodes do not fly apart to fill the pane: no more pixels a unit when a view is fitted.
const FITTED_PX: f32 = 64.0;
/// Nearest and farthest, in pixels a unit of the layout.
const NEAREST_PX: f32 = 640.0;
const FARTHEST_PX: f32 = 0.05;

/// A window on a layout.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct GraphView {
    /// In units of the layout.
    pub center: [f32; 2],
    /// Logical pixels a unit.
    pub scale: f32,
    /// Width and height of the pane in logical pixels.
    pub size: [f32; 2],
}

impl GraphView {
    pub fn screen(self, at: [f32; 2]) -> Point {
        Point::new(
            (at[0] - self.center[0]) * self.scale + self.size[0] / 2.0,
            (at[1] - self.center[1]) * self.scale + self.size[1] / 2.0,
        )
    }

    pub fn layout(self, at: Point) -> [f32; 2] {
        [
            (at.x - self.size[0] / 2.0) / self.scale + self.center[0],
            (at.y - self.size[1] / 2.0) / self.scale + self.center[1],
        ]
    }

    /// The pane as a box from (0, 0).
    pub fn pane(self) -> Rect {
        Rect::new(0.0, 0.0, self.size[0], self.size[1])
    }

    /// Moved by pixels, as a drag does: the graph follows the pointer.
    pub fn panned(self, dx: f32, dy: f32) -> Self {
        let center = [self.center[0] - dx / self.scale, self.center[1] - dy / self.scale];
        Self { center, ..self }
    }

    /// Zoomed by steps, each doubling, so that what is under `at` stays where it is.
    pub fn zoomed(self, steps: f32, at: Point) -> Self {
        let kept = self.layout(at);
        let scale = (self.scale * steps.exp2()).clamp(FARTHEST_PX, NEAREST_PX);
        let now = Self { scale, ..self }.layout(at);
        let center = [0, 1].map(|axis| self.center[axis] + kept[axis] - now[axis]);
        Self { center, scale, ..self }
    }

    /// The nearest view that holds all positions with `padding` around them.
    pub fn fit(
        size: [f32; 2],
        positions: impl IntoIterator<Item = [f32; 2]>,
        padding: Insets,
    ) -> Self {
        let start = [f32::MAX, f32::MAX, f32::MIN, f32::MIN];
        let [left, top, right, bottom] = positions
            .into_iter()
            .fold(start, |b, [x, y]| [b[0].min(x), b[1].min(y), b[2].max(x), b[3].max(y)]);
        if left > right {
            return Self { center: [0.0; 2], scale: FITTED_PX, size };
        }
        let room = |whole: f32, a: f32, b: f32| (whole - a - b).max(whole / 4.0);
        let width = room(size[0], padding.left, padding.right);
        let height = room(size[1], padding.top, padding.bottom);
        let scale = (width / (right - left).max(1e-3)).min(height / (bottom - top).max(1e-3));
        let scale = scale.clamp(FARTHEST_PX, FITTED_PX);
        let center = [
            (left + right) / 2.0 + (padding.right - padding.left) / 2.0 / scale,
            (top + bottom) / 2.0 + (padding.bottom - padding.top) / 2.0 / scale,
        ];
        Self { center, scale, size }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const VIEW: GraphView = GraphView { center: [3.0, -2.0], scale: 20.0, size: [800.0, 600.0] };

    #[test]
    fn there_and_back() {
        let point = Point::new(123.0, 456.0);
        assert!(VIEW.screen(VIEW.layout(point)).distance(point) < 1e-3);
    }

    #[test]
    fn a_zoom_keeps_what_is_under_the_pointer() {
        let at = Point::new(100.0, 300.0);
        let before = VIEW.layout(at);
        let after = VIEW.zoomed(1.5, at).layout(at);
        assert!((before[0] - after[0]).abs() < 1e-4 && (before[1] - after[1]).abs() < 1e-4);
    }

    #[test]
    fn a_fitted_view_holds_everything_inside_its_padding() {
        let at = [[-10.0, 4.0], [30.0, 8.0], [0.0, -12.0]];
        let padding = Insets::new(50.0, 10.0, 20.0, 40.0);
        let view = GraphView::fit([800.0, 600.0], at, padding);
        for point in at.map(|at| view.screen(at)) {
            let inside = Rect::new(49.9, 9.9, 780.1, 560.1);
            assert!(inside.contains(point), "{point:?}");
        }
        let empty = GraphView::fit([800.0, 600.0], [], padding);
        assert!(empty.scale > 0.0);
    }
}
