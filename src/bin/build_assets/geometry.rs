//! Operations on shapes in degrees: simplify, dissolve, unwrap at the antimeridian, clip.

use geo::{
    Area, BooleanOps, BoundingRect, Coord, InteriorPoint, LineString, MapCoords, MultiPolygon,
    Orient, Polygon, Rect, Simplify, orient::Direction, unary_union,
};
use portolan::base::{Bounds, LonLat};

/// Douglas-Peucker with a tolerance in degrees. A polygon that collapses is dropped unless it
/// is the largest.
pub fn simplify(shape: &MultiPolygon<f64>, degrees: f64) -> MultiPolygon<f64> {
    let largest = shape.0.iter().map(|polygon| polygon.unsigned_area()).fold(0.0, f64::max);
    let polygons = shape.0.iter().filter_map(|polygon| {
        let mut simple = polygon.simplify(degrees);
        if simple.unsigned_area() < degrees * degrees || simple.exterior().0.len() < 4 {
            if polygon.unsigned_area() < largest {
                return None;
            }
            simple = polygon.clone();
        }
        let interiors = simple.interiors().iter().filter(|ring| {
            ring.0.len() > 3
                && Polygon::new((*ring).clone(), Vec::new()).unsigned_area() > degrees * degrees
        });
        Some(Polygon::new(simple.exterior().clone(), interiors.cloned().collect()))
    });
    MultiPolygon(polygons.collect())
}

/// Rounds every position to whole parts of a degree.
pub fn snap(shape: &MultiPolygon<f64>, parts: f64) -> MultiPolygon<f64> {
    shape.map_coords(|Coord { x, y }| Coord {
        x: (x * parts).round() / parts,
        y: (y * parts).round() / parts,
    })
}

/// Rounds, and drops the rings that no longer enclose anything.
pub fn snap_rings(shape: &MultiPolygon<f64>, parts: f64) -> MultiPolygon<f64> {
    let cleaned = |ring: &LineString<f64>| {
        let mut ring = ring.clone();
        ring.0.dedup();
        Some(ring).filter(|ring| ring.0.len() >= 4)
    };
    let polygons = snap(shape, parts).0.into_iter().filter_map(|polygon| {
        let holes = polygon.interiors().iter().filter_map(cleaned).collect();
        Some(Polygon::new(cleaned(polygon.exterior())?, holes))
    });
    MultiPolygon(polygons.collect())
}

/// One shape of several, without inner borders.
pub fn dissolve<'a>(shapes: impl IntoIterator<Item = &'a MultiPolygon<f64>>) -> MultiPolygon<f64> {
    let snapped = shapes.into_iter().flat_map(|shape| snap(shape, 1e6).0);
    union(snapped.collect())
}

/// `unary_union` counts windings, so that rings must turn the usual way.
fn union(polygons: Vec<Polygon<f64>>) -> MultiPolygon<f64> {
    let oriented = MultiPolygon(polygons).orient(Direction::Default);
    unary_union(oriented.0.iter())
}

/// Brings a shape that has parts on both sides of the antimeridian together: the parts beyond
/// the widest gap in longitude move by 360 degrees, and cuts along the meridian are healed.
/// A shape that goes around the globe stays as it is.
pub fn unwrap(shape: &MultiPolygon<f64>) -> MultiPolygon<f64> {
    const EDGE: f64 = 179.99;
    let spans: Vec<(f64, f64)> = shape
        .0
        .iter()
        .filter_map(|polygon| polygon.bounding_rect())
        .map(|rect| (rect.min().x, rect.max().x))
        .collect();
    let touches = |side: fn(&(f64, f64)) -> bool| spans.iter().any(side);
    let crosses = touches(|span| span.1 > EDGE - 40.0) && touches(|span| span.0 < -EDGE + 40.0);
    if !crosses {
        return shape.clone();
    }
    let Some(gap_end) = widest_gap_end(spans, 20.0) else { return shape.clone() };
    let moved: Vec<Polygon<f64>> = shape
        .0
        .iter()
        .map(|polygon| {
            let west = polygon.bounding_rect().map_or(0.0, |rect| rect.min().x);
            if west < gap_end {
                polygon.map_coords(|Coord { x, y }| Coord { x: x + 360.0, y })
            } else {
                polygon.clone()
            }
        })
        .collect();
    let (at_cut, rest): (Vec<_>, Vec<_>) = moved.into_iter().partition(|polygon| {
        polygon.bounding_rect().is_some_and(|rect| rect.min().x <= 180.01 && rect.max().x >= EDGE)
    });
    let mut healed = union(at_cut.iter().map(widened_at_cut).collect());
    healed.0.extend(rest);
    healed
}

/// Positions within a hair of 180° are put just across it, so that both halves overlap.
fn widened_at_cut(polygon: &Polygon<f64>) -> Polygon<f64> {
    let on_east = polygon.bounding_rect().is_some_and(|rect| rect.max().x > 180.01);
    polygon.map_coords(|Coord { x, y }| {
        let x = if (x - 180.0).abs() > 1e-3 {
            x
        } else if on_east {
            180.0 - 1e-3
        } else {
            180.0 + 1e-3
        };
        Coord { x, y }
    })
}

/// Where the widest stretch of longitudes without any part ends, if it is wide enough and lies
/// within ±180.
fn widest_gap_end(mut spans: Vec<(f64, f64)>, least: f64) -> Option<f64> {
    spans.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut reach = spans.first()?.1;
    let mut best: Option<(f64, f64)> = None;
    for (west, east) in spans {
        let gap = west - reach;
        if gap > least && best.is_none_or(|(widest, _)| gap > widest) {
            best = Some((gap, west));
        }
        reach = reach.max(east);
    }
    best.map(|(_, end)| end)
}

/// The box around a shape; `west` and `east` within ±180, crossing if it must.
pub fn bounds(shape: &MultiPolygon<f64>, lines: &[LineString<f64>]) -> Option<Bounds> {
    let rects = shape.bounding_rect().into_iter();
    let rect = rects.chain(lines.iter().filter_map(|line| line.bounding_rect())).reduce(join)?;
    let (west, east) = (rect.min().x, rect.max().x);
    let (west, east) = if east - west >= 360.0 {
        (-180.0, 180.0)
    } else {
        let wrapped = LonLat::new(west, 0.0).wrapped().lon;
        let east = wrapped + (east - west);
        (wrapped, if east > 180.0 { east - 360.0 } else { east })
    };
    Some(Bounds { west, south: rect.min().y, east, north: rect.max().y })
}

fn join(a: Rect<f64>, b: Rect<f64>) -> Rect<f64> {
    Rect::new(
        Coord { x: a.min().x.min(b.min().x), y: a.min().y.min(b.min().y) },
        Coord { x: a.max().x.max(b.max().x), y: a.max().y.max(b.max().y) },
    )
}

/// A position inside the largest part.
pub fn inside(shape: &MultiPolygon<f64>) -> Option<LonLat> {
    let largest = shape.0.iter().max_by(|a, b| a.unsigned_area().total_cmp(&b.unsigned_area()))?;
    let point = largest.interior_point()?;
    Some(LonLat::new(point.x(), point.y()).wrapped())
}

/// Cuts a shape into the cells of a grid, each with its part, by halving again and again.
pub fn grid(
    shape: &MultiPolygon<f64>,
    cell: Rect<f64>,
    size: f64,
) -> Vec<(Rect<f64>, MultiPolygon<f64>)> {
    if shape.0.is_empty() {
        return Vec::new();
    }
    let (width, height) = (cell.width(), cell.height());
    if width <= size * 1.001 && height <= size * 1.001 {
        return vec![(cell, shape.clone())];
    }
    let halves = if width > height.max(size * 1.001) || height <= size * 1.001 {
        let middle = cell.min().x + (width / size / 2.0).ceil() * size;
        [
            Rect::new(cell.min(), Coord { x: middle, y: cell.max().y }),
            Rect::new(Coord { x: middle, y: cell.min().y }, cell.max()),
        ]
    } else {
        let middle = cell.min().y + (height / size / 2.0).ceil() * size;
        [
            Rect::new(cell.min(), Coord { x: cell.max().x, y: middle }),
            Rect::new(Coord { x: cell.min().x, y: middle }, cell.max()),
        ]
    };
    halves.into_iter().flat_map(|half| grid(&clip(shape, half), half, size)).collect()
}

/// The part of a shape within a box.
pub fn clip(shape: &MultiPolygon<f64>, cell: Rect<f64>) -> MultiPolygon<f64> {
    let frame = MultiPolygon(vec![cell.to_polygon()]);
    let mut out = Vec::new();
    for polygon in &shape.0 {
        let Some(rect) = polygon.bounding_rect() else { continue };
        if rect.min().x >= cell.max().x
            || rect.max().x <= cell.min().x
            || rect.min().y >= cell.max().y
            || rect.max().y <= cell.min().y
        {
            continue;
        }
        if rect.min().x >= cell.min().x
            && rect.max().x <= cell.max().x
            && rect.min().y >= cell.min().y
            && rect.max().y <= cell.max().y
        {
            out.push(polygon.clone());
        } else {
            out.extend(MultiPolygon(vec![polygon.clone()]).intersection(&frame).0);
        }
    }
    MultiPolygon(out)
}

/// Whether a position lies within a shape.
pub fn holds(shape: &MultiPolygon<f64>, at: LonLat) -> bool {
    use geo::Contains;
    shape.contains(&geo::Point::new(at.lon, at.lat))
}
