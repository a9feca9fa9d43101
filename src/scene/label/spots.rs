//! Where a label may go: candidate boxes with how little each is liked.

use std::slice::from_ref;

use super::LabelShape;
use crate::scene::font::measure;
use crate::scene::geometry::{Point, Rect, is_inside};

/// A place for a label: the start of its baseline, and a cost from 0.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spot {
    pub origin: Point,
    pub cost: f32,
}

/// The size of a line of text about its baseline.
#[derive(Clone, Copy, Debug)]
pub struct Extent {
    pub width: f32,
    /// Above the baseline, as far as any letter reaches.
    pub rise: f32,
    /// Below the baseline, likewise.
    pub fall: f32,
    /// Height of capitals: what centres a line on a mark.
    pub cap: f32,
}

impl Extent {
    pub fn of(label: &LabelShape) -> Self {
        let size = label.size;
        let is_tall = |c: char| !c.is_ascii() && (c.is_uppercase() || !c.is_lowercase());
        let is_low = |c: char| !c.is_ascii() || "gjpqy,;()".contains(c);
        let rise = if label.text.contains(is_tall) { 0.96 } else { 0.76 };
        let fall = if label.text.contains(is_low) { 0.22 } else { 0.04 };
        Self {
            width: measure(label.font, size, label.spacing, &label.text),
            rise: rise * size,
            fall: fall * size,
            cap: label.font.cap_height() * size,
        }
    }

    /// What a label that starts at `origin` covers.
    pub fn rect(self, origin: Point) -> Rect {
        Rect::new(origin.x, origin.y - self.rise, origin.x + self.width, origin.y + self.fall)
    }

    fn centred(self, at: Point) -> Point {
        Point::new(at.x - self.width / 2.0, at.y + self.cap / 2.0)
    }
}

/// Around a mark: right and left first, as Imhof (1975) ranks them, then further off.
pub fn around(center: Point, radius: f32, extent: Extent) -> Vec<Spot> {
    let mut spots = Vec::new();
    for (ring, (gap, extra)) in [(4.0, 0.0), (9.0, 1.4), (16.0, 2.6)].into_iter().enumerate() {
        let r = radius + gap;
        // Clear of the mark's box, not only of its disc.
        let diagonal = (radius * 0.7 + gap * 0.7).max(radius + 1.2);
        let (right, left) = (center.x + r, center.x - r - extent.width);
        let (slant_right, slant_left) = (center.x + diagonal, center.x - diagonal - extent.width);
        let level = center.y + extent.cap / 2.0;
        let above = center.y - radius - gap * 0.75 - extent.fall.max(1.0);
        let below = center.y + radius + gap * 0.75 + extent.cap;
        let (up, down) = (center.y - diagonal * 0.7, center.y + diagonal * 0.7 + extent.cap);
        let middle = center.x - extent.width / 2.0;
        for (x, y, cost) in [
            (right, level, 0.0),
            (left, level, 0.5),
            (slant_right, up, 0.6),
            (slant_right, down, 0.7),
            (middle, above, 0.6),
            (middle, below, 0.8),
            (slant_left, up, 0.9),
            (slant_left, down, 1.0),
            (center.x - extent.width * 0.25, above, 0.9),
            (center.x - extent.width * 0.75, above, 1.0),
            (center.x - extent.width * 0.25, below, 1.0),
            (center.x - extent.width * 0.75, below, 1.1),
        ] {
            let tilt = if ring > 0 && y == level { 0.2 } else { 0.0 };
            spots.push(Spot { origin: Point::new(x, y), cost: cost + extra + tilt });
        }
    }
    spots
}

/// Within an area: at `preferred` where that shows, else over the part that does, else beside it.
pub fn within(
    rings: &[Vec<Point>],
    bounds: Rect,
    preferred: Point,
    room: Rect,
    extent: Extent,
) -> Vec<Spot> {
    const COLUMNS: usize = 13;
    const ROWS: usize = 13;
    // The name of a country with far parts stays on the part that bears it.
    let (rings, bounds) = match rings.iter().find(|ring| is_inside(from_ref(ring), preferred)) {
        Some(part) => (from_ref(part), Rect::of(part.iter().copied()).unwrap_or(bounds)),
        None => (rings, bounds),
    };
    let shown = Rect::new(
        bounds.left.max(room.left),
        bounds.top.max(room.top),
        bounds.right.min(room.right),
        bounds.bottom.min(room.bottom),
    );
    if shown.left >= shown.right || shown.top >= shown.bottom {
        return Vec::new();
    }
    let target = if room.contains(preferred) { preferred } else { shown.center() };
    // Beyond this, a name far from its place is as odd in a wide country as in a small one.
    let unit = shown.width().max(shown.height()).clamp(60.0, 240.0);
    let outside = |center: Point| {
        let rect = extent.rect(extent.centred(center));
        let middle = center.y;
        let ends =
            [0.04, 0.27, 0.5, 0.73, 0.96].map(|t| Point::new(rect.left + t * rect.width(), middle));
        ends.iter().filter(|&&end| !is_inside(rings, end)).count() as f32 / ends.len() as f32
    };
    let mut spots = Vec::new();
    let mut offer = |center: Point| {
        if !rings.is_empty() && !is_inside(rings, center) {
            return;
        }
        let away = center.distance(target) / unit;
        let cost = 3.0 * away + 2.0 * outside(center);
        spots.push(Spot { origin: extent.centred(center), cost });
    };
    offer(target);
    for row in 0..ROWS {
        for column in 0..COLUMNS {
            offer(Point::new(
                shown.left + shown.width() * (column as f32 + 0.5) / COLUMNS as f32,
                shown.top + shown.height() * (row as f32 + 0.5) / ROWS as f32,
            ));
        }
    }
    if shown.width() < extent.width * 1.4 || shown.height() < extent.rise * 3.0 {
        let center = shown.center();
        let above_or_below = [
            (center.x - extent.width / 2.0, shown.top - 3.0 - extent.fall, 2.4),
            (center.x - extent.width / 2.0, shown.bottom + 3.0 + extent.cap, 2.5),
        ];
        spots.extend(above_or_below.map(|(x, y, cost)| Spot { origin: Point::new(x, y), cost }));
        for share in [0.5, 0.35, 0.65, 0.2, 0.8] {
            let y = shown.top + share * shown.height();
            let Some((left, right)) = reach_at(rings, y) else { continue };
            let level = y + extent.cap / 2.0;
            let off = 1.5 * (y - target.y).abs() / unit;
            for (x, cost) in [(right + 5.0, 2.2), (left - 5.0 - extent.width, 2.4)] {
                spots.push(Spot { origin: Point::new(x, level), cost: cost + off });
            }
        }
    }
    spots
}

/// How far rings reach to the left and to the right at the height `y`.
fn reach_at(rings: &[Vec<Point>], y: f32) -> Option<(f32, f32)> {
    let mut reach: Option<(f32, f32)> = None;
    for ring in rings {
        let next = ring.iter().cycle().skip(1);
        for (a, b) in ring.iter().zip(next) {
            if (a.y > y) != (b.y > y) {
                let x = a.x + (y - a.y) / (b.y - a.y) * (b.x - a.x);
                reach = Some(reach.map_or((x, x), |(left, right)| (left.min(x), right.max(x))));
            }
        }
    }
    reach
}

/// Centred on a position or moved a little from it.
pub fn about(center: Point, extent: Extent, reach: f32) -> Vec<Spot> {
    let mut spots = Vec::new();
    for dy in [0.0, -0.25, 0.25, -0.5, 0.5, -0.75, 0.75, -1.0, 1.0] {
        for dx in [0.0, -0.3, 0.3, -0.6, 0.6, -1.0, 1.0] {
            let moved = Point::new(center.x + dx * reach * 1.4, center.y + dy * reach);
            let cost = 2.0 * (dx.abs() + dy.abs());
            spots.push(Spot { origin: extent.centred(moved), cost });
        }
    }
    spots
}

/// Beside the small dot of a city of the background map.
pub fn beside_dot(center: Point, extent: Extent) -> Vec<Spot> {
    let mut spots = around(center, 2.0, extent);
    spots.truncate(6);
    spots
}

#[cfg(test)]
mod tests {
    use super::*;

    const EXTENT: Extent = Extent { width: 50.0, rise: 10.0, fall: 3.0, cap: 9.0 };

    #[test]
    fn no_spot_covers_its_own_mark() {
        let center = Point::new(100.0, 100.0);
        for radius in [4.0, 6.5, 9.0] {
            let mark = Rect::around(center, radius + 1.0);
            for spot in around(center, radius, EXTENT) {
                assert!(!EXTENT.rect(spot.origin).meets(mark), "{radius} {spot:?}");
            }
        }
    }

    #[test]
    fn a_label_of_an_area_starts_inside_it() {
        let square = vec![
            Point::new(0.0, 0.0),
            Point::new(200.0, 0.0),
            Point::new(200.0, 200.0),
            Point::new(0.0, 200.0),
        ];
        let bounds = Rect::new(0.0, 0.0, 200.0, 200.0);
        let room = Rect::new(0.0, 0.0, 500.0, 500.0);
        let best = within(&[square], bounds, Point::new(100.0, 100.0), room, EXTENT)
            .into_iter()
            .min_by(|a, b| a.cost.total_cmp(&b.cost))
            .unwrap();
        assert_eq!(best.origin, Point::new(75.0, 104.5));
    }
}
