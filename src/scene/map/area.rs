//! Shapes of places: fetched when first shown, simplified and triangulated for each band of
//! zoom, then kept.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use crate::base::{Id, LonLat};
use crate::scene::geometry::WorldPos;
use crate::scene::view::WorldBox;

/// Where shapes come from: the gazetteer; in tests a few squares.
pub trait Shapes: Sync {
    /// The outline of a place, if it has one.
    fn outline(&self, place: &Id) -> Option<Outline>;
    /// Name and position of a place.
    fn place(&self, place: &Id) -> Option<(String, LonLat)>;
    /// The id of the country with an ISO 3166-1 alpha-2 code.
    fn country(&self, iso2: &str) -> Option<Id>;
}

/// Polygons or lines on the map. Longitudes are unwrapped: no ring jumps at ±180.
#[derive(Clone, Debug, PartialEq)]
pub struct Outline {
    /// Polygons of rings, the outer ring first; the first position is not repeated at the end.
    pub polygons: Vec<Vec<Vec<WorldPos>>>,
    pub lines: Vec<Vec<WorldPos>>,
    /// Drawn by hand where no authority has drawn limits.
    pub indicative: bool,
    /// Where its name goes, within it.
    pub label_at: WorldPos,
    pub bounds: WorldBox,
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

/// Keeps outlines from frame to frame and from filter to filter.
pub struct AreaCache {
    shapes: &'static dyn Shapes,
    known: Mutex<HashMap<Id, Option<Arc<Outline>>>>,
}

impl AreaCache {
    pub fn new(shapes: &'static dyn Shapes) -> Self {
        Self { shapes, known: Mutex::default() }
    }
}
