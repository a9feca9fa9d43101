//! Shapes of places: fetched when first shown, simplified and triangulated for each band of
//! zoom, then kept.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, OnceLock};

use crate::base::{Bounds, Id, LonLat};
use crate::scene::geometry::WorldPos;
use crate::scene::simplify::{simplified_line, simplified_ring};
use crate::scene::view::WorldBox;

/// Where shapes come from: the gazetteer; in tests a few squares.
pub trait Shapes: Sync {
    /// The outline of a place, if it has one.
    fn outline(&self, place: &Id) -> Option<Outline>;
    /// What is known of a place without its outline.
    fn place(&self, place: &Id) -> Option<PlaceFacts>;
    /// The id of the country with an ISO 3166-1 alpha-2 code.
    fn country(&self, iso2: &str) -> Option<Id>;
}

/// What is known of a place without its outline.
#[derive(Clone, Debug, PartialEq)]
pub struct PlaceFacts {
    pub name: String,
    /// Where its name and the ends of its arcs go; within its outline if it has one.
    pub label_at: LonLat,
    /// Of its outline, if it has one.
    pub bounds: Option<Bounds>,
}

/// Polygons or lines on the map. Longitudes are unwrapped: no ring jumps at ±180.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Outline {
    /// Polygons of rings, the outer ring first; the first position is not repeated at the end.
    pub polygons: Vec<Vec<Vec<WorldPos>>>,
    pub lines: Vec<Vec<WorldPos>>,
    /// Drawn by hand where no authority has drawn limits.
    pub indicative: bool,
}

/// An outline at the detail of one band of zoom.
#[derive(Debug, Default)]
pub struct AreaMesh {
    /// Rings of all polygons; even-odd. Not closed: the last position joins the first.
    pub rings: Vec<Vec<WorldPos>>,
    pub lines: Vec<Vec<WorldPos>>,
    /// Corners of the triangles that fill it.
    pub vertices: Vec<WorldPos>,
    /// Three indices into `vertices` a triangle.
    pub triangles: Vec<u32>,
}

/// Up to which zoom each band of detail serves; the last has all detail.
const BANDS: [f64; 4] = [2.5, 4.0, 6.0, 8.0];
/// How far a simplified line may stray, in pixels at the upper end of its band.
const STRAY_PX: f64 = 0.4;

/// A place's outline at every detail that was asked for.
pub struct Area {
    pub outline: Outline,
    pub bounds: WorldBox,
    bands: [OnceLock<Arc<AreaMesh>>; BANDS.len() + 1],
}

impl Area {
    fn new(outline: Outline) -> Option<Self> {
        let rings = outline.polygons.iter().flatten().chain(&outline.lines).flatten().copied();
        let bounds = WorldBox::of(rings)?;
        Some(Self { outline, bounds, bands: Default::default() })
    }

    /// The outline as detailed as `zoom` can show.
    pub fn mesh(&self, zoom: f64) -> Arc<AreaMesh> {
        let band = BANDS.partition_point(|&upper| upper < zoom);
        let mesh = self.bands[band].get_or_init(|| {
            let tolerance = BANDS.get(band).map_or(0.0, |upper| STRAY_PX / (256.0 * upper.exp2()));
            Arc::new(AreaMesh::new(&self.outline, tolerance))
        });
        Arc::clone(mesh)
    }
}

impl AreaMesh {
    fn new(outline: &Outline, tolerance: f64) -> Self {
        let mut mesh = Self {
            lines: outline.lines.iter().map(|line| simplified_line(line, tolerance)).collect(),
            ..Self::default()
        };
        for polygon in &outline.polygons {
            let mut rings = polygon.iter().map(|ring| simplified_ring(ring, tolerance));
            let Some(outer) = rings.next().filter(|outer| outer.len() >= 3) else { continue };
            let holes = rings.filter(|hole| hole.len() >= 3);
            let rings: Vec<_> = std::iter::once(outer).chain(holes).collect();
            mesh.fill(&rings);
            mesh.rings.extend(rings);
        }
        mesh
    }

    fn fill(&mut self, rings: &[Vec<WorldPos>]) {
        let flat: Vec<f64> = rings.iter().flatten().flat_map(|p| [p.x, p.y]).collect();
        let mut holes = Vec::new();
        let mut count = 0;
        for ring in rings {
            if count > 0 {
                holes.push(count);
            }
            count += ring.len();
        }
        // A ring that cannot be filled keeps its outline.
        let Ok(triangles) = earcutr::earcut(&flat, &holes, 2) else { return };
        let first = self.vertices.len() as u32;
        self.triangles.extend(triangles.iter().map(|&corner| first + corner as u32));
        self.vertices.extend(rings.iter().flatten());
    }
}

/// Keeps outlines from frame to frame and from filter to filter.
pub struct AreaCache {
    shapes: &'static dyn Shapes,
    known: Mutex<HashMap<Id, Option<Arc<Area>>>>,
}

impl AreaCache {
    pub fn new(shapes: &'static dyn Shapes) -> Self {
        Self { shapes, known: Mutex::default() }
    }

    /// The outline of a place, if it has one.
    pub fn area(&self, place: &Id) -> Option<Arc<Area>> {
        let mut known = match self.known.lock() {
            Ok(known) => known,
            Err(poisoned) => poisoned.into_inner(),
        };
        if let Some(area) = known.get(place) {
            return area.clone();
        }
        let area = self.shapes.outline(place).and_then(Area::new).map(Arc::new);
        known.insert(place.clone(), area.clone());
        area
    }

    pub fn place(&self, place: &Id) -> Option<PlaceFacts> {
        self.shapes.place(place)
    }

    pub fn country(&self, iso2: &str) -> Option<Id> {
        self.shapes.country(iso2)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn square(from: f64, to: f64) -> Vec<WorldPos> {
        [(from, from), (to, from), (to, to), (from, to)].map(|(x, y)| WorldPos::new(x, y)).into()
    }

    #[test]
    fn triangles_cover_the_polygon_without_its_hole() {
        let outline = Outline {
            polygons: vec![vec![square(0.1, 0.5), square(0.2, 0.3)], vec![square(0.6, 0.7)]],
            ..Outline::default()
        };
        let mesh = AreaMesh::new(&outline, 0.0);
        let corner = |nth: u32| mesh.vertices[nth as usize];
        let covered: f64 = mesh
            .triangles
            .chunks(3)
            .map(|t| {
                let (a, b, c) = (corner(t[0]), corner(t[1]), corner(t[2]));
                ((b.x - a.x) * (c.y - a.y) - (c.x - a.x) * (b.y - a.y)).abs() / 2.0
            })
            .sum();
        assert!((covered - (0.16 - 0.01 + 0.01)).abs() < 1e-9, "{covered}");
        assert_eq!(mesh.rings.len(), 3);
    }

    #[test]
    fn what_is_too_small_to_show_is_left_out() {
        let outline = Outline {
            polygons: vec![vec![square(0.1, 0.5), square(0.2, 0.200_001)]],
            ..Outline::default()
        };
        assert_eq!(AreaMesh::new(&outline, 1e-4).rings.len(), 1);
    }
}
