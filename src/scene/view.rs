//! What part of the world the pane shows, and the way from map to screen and back.

use std::ops::RangeInclusive;

use super::geometry::{Point, Rect, WorldPos};
use crate::base::{Bounds, LonLat};

/// Deepest zoom: the basemap says nothing finer.
pub const MAX_ZOOM: f64 = 11.0;
/// How near a first view goes when all marks are close together.
const FIRST_ZOOM: f64 = 6.0;
/// What is shown when nothing is marked: the inhabited world.
const EMPTY: LonLat = LonLat::new(12.0, 28.0);

/// A window on the map. North is up.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct View {
    pub center: WorldPos,
    /// The world is 256·2^zoom logical pixels wide, as slippy maps count.
    pub zoom: f64,
    /// Width and height of the pane in logical pixels.
    pub size: [f32; 2],
}

/// Room kept free along the four edges of the pane, in logical pixels.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Insets {
    pub left: f32,
    pub top: f32,
    pub right: f32,
    pub bottom: f32,
}

impl Insets {
    pub const fn new(left: f32, top: f32, right: f32, bottom: f32) -> Self {
        Self { left, top, right, bottom }
    }

    pub const fn all(each: f32) -> Self {
        Self::new(each, each, each, each)
    }
}

/// A box on the map; `min.x <= max.x`, both may lie beyond 0 to 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct WorldBox {
    pub min: WorldPos,
    pub max: WorldPos,
}

impl WorldBox {
    pub fn point(at: WorldPos) -> Self {
        Self { min: at, max: at }
    }

    /// Of a ring or line; `None` without a point.
    pub fn of(points: impl IntoIterator<Item = WorldPos>) -> Option<Self> {
        points.into_iter().fold(None, |all: Option<Self>, p| {
            Some(all.map_or(Self::point(p), |b| b.union(Self::point(p))))
        })
    }

    pub fn union(self, other: Self) -> Self {
        Self {
            min: WorldPos::new(self.min.x.min(other.min.x), self.min.y.min(other.min.y)),
            max: WorldPos::new(self.max.x.max(other.max.x), self.max.y.max(other.max.y)),
        }
    }

    pub fn center(self) -> WorldPos {
        WorldPos::new((self.min.x + self.max.x) / 2.0, (self.min.y + self.max.y) / 2.0)
    }

    pub fn width(self) -> f64 {
        self.max.x - self.min.x
    }

    pub fn height(self) -> f64 {
        self.max.y - self.min.y
    }

    /// The narrowest box round the globe that holds all of these, across ±180 where that is
    /// narrower; `None` without any.
    pub fn narrowest(boxes: &[Self]) -> Option<Self> {
        let mut spans: Vec<(f64, f64)> = boxes
            .iter()
            .map(|b| {
                let west = b.min.x.rem_euclid(1.0);
                (west, west + b.width().min(1.0))
            })
            .collect();
        spans.sort_by(|a, b| a.partial_cmp(b).unwrap_or(std::cmp::Ordering::Equal));
        // The widest stretch of longitude without anything is left out.
        let first = spans.first()?;
        let mut reach = first.1;
        let (mut gap, mut west, mut east) = (f64::MIN, first.0, first.1);
        for &(start, end) in &spans[1..] {
            if start - reach > gap {
                (gap, west, east) = (start - reach, start, reach + 1.0);
            }
            reach = reach.max(end);
        }
        if first.0 + 1.0 - reach >= gap {
            (west, east) = (first.0, reach);
        }
        let all = boxes.iter().copied().reduce(Self::union)?;
        let east = east.min(west + 1.0);
        Some(Self { min: WorldPos::new(west, all.min.y), max: WorldPos::new(east, all.max.y) })
    }
}

impl From<WorldBox> for Bounds {
    /// All longitudes where it is as wide as the world.
    fn from(of: WorldBox) -> Self {
        let (corner, other) = (LonLat::from(of.min), LonLat::from(of.max));
        let (west, east) = match other.lon - corner.lon >= 360.0 {
            true => (-180.0, 180.0),
            false => (corner.wrapped().lon, other.wrapped().lon),
        };
        Self { west, south: other.lat, east, north: corner.lat }
    }
}

impl From<Bounds> for WorldBox {
    fn from(bounds: Bounds) -> Self {
        let west = WorldPos::from(LonLat::new(bounds.west, bounds.north));
        let east = WorldPos::from(LonLat::new(bounds.west + bounds.width(), bounds.south));
        Self { min: west, max: east }
    }
}

impl View {
    pub fn new(center: impl Into<WorldPos>, zoom: f64, size: [f32; 2]) -> Self {
        Self { center: center.into(), zoom, size }.clamped()
    }

    /// Pixels from one end of the world to the other.
    pub fn world_px(self) -> f64 {
        256.0 * self.zoom.exp2()
    }

    pub fn screen_from_world(self, at: WorldPos) -> Point {
        let scale = self.world_px();
        Point::new(
            ((at.x - self.center.x) * scale) as f32 + self.size[0] / 2.0,
            ((at.y - self.center.y) * scale) as f32 + self.size[1] / 2.0,
        )
    }

    pub fn world_from_screen(self, at: Point) -> WorldPos {
        let scale = self.world_px();
        WorldPos::new(
            self.center.x + f64::from(at.x - self.size[0] / 2.0) / scale,
            self.center.y + f64::from(at.y - self.size[1] / 2.0) / scale,
        )
    }

    /// The pane as a box from (0, 0).
    pub fn pane(self) -> Rect {
        Rect::new(0.0, 0.0, self.size[0], self.size[1])
    }

    /// The part of the map in the pane.
    pub fn world_box(self) -> WorldBox {
        WorldBox {
            min: self.world_from_screen(Point::new(0.0, 0.0)),
            max: self.world_from_screen(Point::new(self.size[0], self.size[1])),
        }
    }

    /// By how many worlds a box can be moved so that it shows, in ascending order.
    #[expect(clippy::reversed_empty_ranges, reason = "an empty range is what is meant")]
    pub fn turns(self, of: WorldBox) -> RangeInclusive<i32> {
        let pane = self.world_box();
        let first = (pane.min.x - of.max.x).ceil() as i32;
        let last = (pane.max.x - of.min.x).floor() as i32;
        if of.max.y < pane.min.y || of.min.y > pane.max.y { 1..=0 } else { first..=last }
    }

    /// The same with more room on each side, in pixels; positions on screen count from its corner.
    pub fn grown(self, margin: f32) -> Self {
        Self { size: self.size.map(|side| side + 2.0 * margin), ..self }
    }

    /// Moved by pixels, as a drag does: the map follows the pointer.
    pub fn panned(self, dx: f32, dy: f32) -> Self {
        let scale = self.world_px();
        let center = WorldPos::new(
            self.center.x - f64::from(dx) / scale,
            self.center.y - f64::from(dy) / scale,
        );
        Self { center, ..self }.clamped()
    }

    /// Zoomed by steps so that the place under `at` stays where it is.
    pub fn zoomed(self, steps: f64, at: Point) -> Self {
        let kept = self.world_from_screen(at);
        let zoom = (self.zoom + steps).clamp(min_zoom(self.size), MAX_ZOOM);
        let zoomed = Self { zoom, ..self };
        let now = zoomed.world_from_screen(at);
        let center = WorldPos::new(self.center.x + kept.x - now.x, self.center.y + kept.y - now.y);
        Self { center, ..zoomed }.clamped()
    }

    /// The same place at the same scale in a pane of another size; nearer, where a wider pane would
    /// show the world more than once and this one does not.
    pub fn resized(self, size: [f32; 2]) -> Self {
        let is_once = self.zoom >= zoom_of(self.size[0]);
        let zoom = if is_once { self.zoom.max(zoom_of(size[0])) } else { self.zoom };
        Self { zoom, size, ..self }.clamped()
    }

    /// Without emptiness above or below the world, and with the centre's x in 0 to 1.
    pub fn clamped(self) -> Self {
        let zoom = self.zoom.clamp(min_zoom(self.size), MAX_ZOOM);
        let half = f64::from(self.size[1]) / 2.0 / (256.0 * zoom.exp2());
        let y = if half >= 0.5 { 0.5 } else { self.center.y.clamp(half, 1.0 - half) };
        Self { center: WorldPos::new(self.center.x.rem_euclid(1.0), y), zoom, ..self }
    }

    /// The nearest view that holds the box with `padding` around it.
    pub fn fit(size: [f32; 2], of: WorldBox, padding: Insets, max_zoom: f64) -> Self {
        let room = |whole: f32, a: f32, b: f32| f64::from((whole - a - b).max(whole / 4.0));
        let width = room(size[0], padding.left, padding.right);
        let height = room(size[1], padding.top, padding.bottom);
        let zoom_x = (width / (256.0 * of.width().max(1e-9))).log2();
        let zoom_y = (height / (256.0 * of.height().max(1e-9))).log2();
        let zoom = zoom_x.min(zoom_y).clamp(min_zoom(size), max_zoom.min(MAX_ZOOM));
        let scale = 256.0 * zoom.exp2();
        let mut center = of.center();
        center.x += f64::from(padding.right - padding.left) / 2.0 / scale;
        center.y += f64::from(padding.bottom - padding.top) / 2.0 / scale;
        Self { center, zoom, size }.clamped()
    }

    /// The first view: the narrowest longitude window that holds all of `boxes`, with room for
    /// their labels; the inhabited world if there are none.
    pub fn first(size: [f32; 2], boxes: &[WorldBox], padding: Insets) -> Self {
        match WorldBox::narrowest(boxes) {
            Some(all) => Self::fit(size, all, padding, FIRST_ZOOM),
            None => Self::new(EMPTY, zoom_of(size[0]), size),
        }
    }
}

/// The zoom at which the world is as high as the pane.
pub fn min_zoom(size: [f32; 2]) -> f64 {
    zoom_of(size[1])
}

/// The zoom at which the world is so many points wide and high.
fn zoom_of(points: f32) -> f64 {
    (f64::from(points).max(1.0) / 256.0).log2()
}

#[cfg(test)]
mod tests {
    use super::*;

    const SIZE: [f32; 2] = [797.0, 684.0];

    #[test]
    fn a_wider_pane_shows_the_world_once_where_the_first_did() {
        let near = View::new(LonLat::new(140.0, 40.0), 5.0, [640.0, 500.0]);
        assert_eq!(near.resized([1900.0, 1000.0]).zoom, near.zoom);
        let whole = View::new(LonLat::new(140.0, 40.0), 1.5, [640.0, 300.0]);
        let wide = whole.resized([1900.0, 300.0]);
        assert!((wide.world_px() - 1900.0).abs() < 1e-6, "{}", wide.world_px());
        assert!(whole.resized([500.0, 300.0]).zoom - whole.zoom < 1e-9);
        let twice = View::new(LonLat::new(140.0, 40.0), 1.0, [640.0, 300.0]);
        assert!(twice.resized([1900.0, 300.0]).zoom - twice.zoom < 1e-9);
    }

    fn at(lon: f64, lat: f64) -> WorldBox {
        WorldBox::point(LonLat::new(lon, lat).into())
    }

    #[test]
    fn there_and_back() {
        let view = View::new(LonLat::new(150.0, 30.0), 2.3, SIZE);
        let point = Point::new(123.0, 456.0);
        assert!(view.screen_from_world(view.world_from_screen(point)).distance(point) < 1e-3);
    }

    #[test]
    fn the_first_view_crosses_the_pacific_when_that_is_narrower() {
        let marks =
            [at(36.2, 51.7), at(-75.7, 45.4), at(103.8, 1.3), at(126.9, 37.6), at(-152.0, 64.0)];
        let padding = Insets::all(60.0);
        let view = View::first(SIZE, &marks, padding);
        for mark in marks {
            let shown = view.turns(mark).any(|turn| {
                let p = view.screen_from_world(mark.min.turned(turn));
                view.pane().grown(-59.0).contains(p)
            });
            assert!(shown, "{mark:?} in {view:?}");
        }
        let center = LonLat::from(view.center).wrapped();
        assert!((155.0..165.0).contains(&center.lon), "{center:?}");
    }

    #[test]
    fn europe_stays_on_this_side() {
        let view = View::first(SIZE, &[at(-5.0, 50.0), at(30.0, 60.0)], Insets::all(60.0));
        let center = LonLat::from(view.center).wrapped();
        assert!((center.lon - 12.5).abs() < 1.0, "{center:?}");
    }

    #[test]
    fn no_emptiness_above_or_below() {
        for size in [[797.0, 684.0], [300.0, 900.0], [2000.0, 500.0]] {
            for lat in [-85.0, 0.0, 85.0] {
                let pane = View::new(LonLat::new(0.0, lat), 0.0, size).world_box();
                assert!(pane.min.y >= -1e-6 && pane.max.y <= 1.0 + 1e-6, "{pane:?}");
            }
        }
    }

    #[test]
    fn a_zoom_keeps_what_is_under_the_pointer() {
        let view = View::new(LonLat::new(150.0, 30.0), 3.0, SIZE);
        let pointer = Point::new(100.0, 300.0);
        let before = view.world_from_screen(pointer);
        let after = view.zoomed(1.0, pointer).world_from_screen(pointer);
        assert!((before.x - after.x).abs() < 1e-6 && (before.y - after.y).abs() < 1e-6);
    }

    #[test]
    fn shapes_show_in_every_world_that_is_in_view() {
        let view = View::new(LonLat::new(180.0, 0.0), 1.5, [1448.0, 500.0]);
        assert_eq!(view.turns(at(0.0, 10.0)).count(), 2);
        assert_eq!(view.turns(at(180.0, 10.0)).count(), 1);
    }
}
