//! Positions and boxes on screen and on the map, each space a type of its own.

use crate::base::{LonLat, from_mercator, mercator};

/// A position on the web Mercator unit square, y downward. The world repeats: x − 1, x and x + 1
/// are one place, and unwrapped shapes go beyond 0 to 1.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct WorldPos {
    pub x: f64,
    pub y: f64,
}

impl WorldPos {
    pub const fn new(x: f64, y: f64) -> Self {
        Self { x, y }
    }

    /// Moved by whole worlds to the right.
    pub fn turned(self, turns: i32) -> Self {
        Self { x: self.x + f64::from(turns), y: self.y }
    }

    /// The copy of this place that lies nearest to `other` in longitude: the short way round.
    pub fn nearest_to(self, other: Self) -> Self {
        Self { x: self.x - (self.x - other.x).round(), y: self.y }
    }
}

impl From<LonLat> for WorldPos {
    fn from(at: LonLat) -> Self {
        let [x, y] = mercator(at);
        Self { x, y }
    }
}

impl From<WorldPos> for LonLat {
    fn from(at: WorldPos) -> Self {
        from_mercator([at.x, at.y])
    }
}

/// A position in the map's pane, in logical pixels from its left top corner.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Point {
    pub x: f32,
    pub y: f32,
}

impl Point {
    pub const fn new(x: f32, y: f32) -> Self {
        Self { x, y }
    }

    pub fn distance(self, other: Self) -> f32 {
        (self.x - other.x).hypot(self.y - other.y)
    }

    /// Distance to the segment from `a` to `b`.
    pub fn distance_to_segment(self, a: Self, b: Self) -> f32 {
        let (dx, dy) = (b.x - a.x, b.y - a.y);
        let length2 = dx * dx + dy * dy;
        let t = if length2 > 0.0 {
            (((self.x - a.x) * dx + (self.y - a.y) * dy) / length2).clamp(0.0, 1.0)
        } else {
            0.0
        };
        self.distance(Self::new(a.x + t * dx, a.y + t * dy))
    }
}

/// A box in the map's pane, in logical pixels.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Rect {
    pub left: f32,
    pub top: f32,
    pub right: f32,
    pub bottom: f32,
}

impl Rect {
    pub const fn new(left: f32, top: f32, right: f32, bottom: f32) -> Self {
        Self { left, top, right, bottom }
    }

    /// The square around a disc.
    pub fn around(center: Point, radius: f32) -> Self {
        Self::new(center.x - radius, center.y - radius, center.x + radius, center.y + radius)
    }

    /// The smallest box around points; `None` without any.
    pub fn of(points: impl IntoIterator<Item = Point>) -> Option<Self> {
        points.into_iter().fold(None, |all: Option<Self>, p| {
            Some(match all {
                None => Self::new(p.x, p.y, p.x, p.y),
                Some(r) => {
                    Self::new(r.left.min(p.x), r.top.min(p.y), r.right.max(p.x), r.bottom.max(p.y))
                }
            })
        })
    }

    pub fn width(self) -> f32 {
        self.right - self.left
    }

    pub fn height(self) -> f32 {
        self.bottom - self.top
    }

    pub fn center(self) -> Point {
        Point::new((self.left + self.right) / 2.0, (self.top + self.bottom) / 2.0)
    }

    pub fn contains(self, p: Point) -> bool {
        (self.left..=self.right).contains(&p.x) && (self.top..=self.bottom).contains(&p.y)
    }

    /// Whether `other` lies wholly inside.
    pub fn holds(self, other: Self) -> bool {
        self.left <= other.left
            && self.top <= other.top
            && self.right >= other.right
            && self.bottom >= other.bottom
    }

    /// Whether the two share more than an edge.
    pub fn meets(self, other: Self) -> bool {
        self.left < other.right
            && other.left < self.right
            && self.top < other.bottom
            && other.top < self.bottom
    }

    pub fn grown(self, by: f32) -> Self {
        Self::new(self.left - by, self.top - by, self.right + by, self.bottom + by)
    }

    /// How many pixels of the segment from `a` to `b` lie inside (Liang and Barsky 1984).
    pub fn length_inside(self, a: Point, b: Point) -> f32 {
        let (dx, dy) = (b.x - a.x, b.y - a.y);
        let (mut from, mut to) = (0.0f32, 1.0f32);
        for (p, q) in [
            (-dx, a.x - self.left),
            (dx, self.right - a.x),
            (-dy, a.y - self.top),
            (dy, self.bottom - a.y),
        ] {
            if p == 0.0 {
                if q < 0.0 {
                    return 0.0;
                }
            } else if p < 0.0 {
                from = from.max(q / p);
            } else {
                to = to.min(q / p);
            }
        }
        if from < to { (to - from) * dx.hypot(dy) } else { 0.0 }
    }
}

/// Whether a position lies within rings by the even-odd rule. Rings may be open or closed.
pub fn is_inside(rings: &[Vec<Point>], at: Point) -> bool {
    let mut inside = false;
    for ring in rings {
        let mut last = ring.len().wrapping_sub(1);
        for nth in 0..ring.len() {
            let (a, b) = (ring[nth], ring[last]);
            if (a.y > at.y) != (b.y > at.y) && at.x < (b.x - a.x) * (at.y - a.y) / (b.y - a.y) + a.x
            {
                inside = !inside;
            }
            last = nth;
        }
    }
    inside
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_part_of_a_segment_in_a_box() {
        let rect = Rect::new(0.0, 0.0, 10.0, 10.0);
        let inside = |a: (f32, f32), b: (f32, f32)| {
            rect.length_inside(Point::new(a.0, a.1), Point::new(b.0, b.1))
        };
        assert!((inside((-5.0, 5.0), (15.0, 5.0)) - 10.0).abs() < 1e-4);
        assert!((inside((5.0, 5.0), (5.0, 25.0)) - 5.0).abs() < 1e-4);
        assert_eq!(inside((-5.0, -5.0), (-5.0, 25.0)), 0.0);
        assert_eq!(inside((12.0, 0.0), (20.0, 10.0)), 0.0);
    }

    #[test]
    fn a_hole_is_not_inside() {
        let square = |from: f32, to: f32| {
            vec![
                Point::new(from, from),
                Point::new(to, from),
                Point::new(to, to),
                Point::new(from, to),
            ]
        };
        let rings = [square(0.0, 10.0), square(4.0, 6.0)];
        assert!(is_inside(&rings, Point::new(2.0, 5.0)));
        assert!(!is_inside(&rings, Point::new(5.0, 5.0)));
        assert!(!is_inside(&rings, Point::new(11.0, 5.0)));
    }

    #[test]
    fn the_short_way_crosses_the_pacific() {
        let seoul = WorldPos::from(LonLat::new(127.0, 37.5));
        let ottawa = WorldPos::from(LonLat::new(-75.7, 45.4)).nearest_to(seoul);
        assert!((LonLat::from(ottawa).lon - 284.3).abs() < 1e-9);
    }
}
