//! Land and lakes as whole polygons.

use super::chunk::ring;
use super::format::units;
use crate::base::packed::Cursor;
use crate::base::{Bounds, LonLat, from_mercator};

/// All land and all lakes of a level.
#[derive(Debug, Default)]
pub struct Outlines {
    pub land: Vec<Outline>,
    pub lakes: Vec<Outline>,
}

/// One polygon in the mercator unit square.
#[derive(Debug)]
pub struct Outline {
    pub bounds: Bounds,
    /// The outer ring first, holes after it; the first position is not repeated at the end.
    pub rings: Vec<Vec<[f64; 2]>>,
}

impl Outlines {
    pub(super) fn decode(section: &[u8], level: usize) -> Self {
        let mut cursor = Cursor::new(section, 0);
        let mut surface = || -> Vec<Outline> {
            (0..cursor.count()).map(|_| outline(&mut cursor, units(level))).collect()
        };
        Self { land: surface(), lakes: surface() }
    }
}

fn outline(cursor: &mut Cursor<'_>, units: f64) -> Outline {
    let rings: Vec<Vec<[f64; 2]>> = (0..cursor.count())
        .map(|_| ring(cursor).into_iter().map(|at| at.map(|value| value as f64 / units)).collect())
        .collect();
    let outer = rings.first().map_or(&[][..], Vec::as_slice);
    let start = ([f64::MAX; 2], [f64::MIN; 2]);
    let (low, high) = outer.iter().fold(start, |(low, high), at| {
        ([low[0].min(at[0]), low[1].min(at[1])], [high[0].max(at[0]), high[1].max(at[1])])
    });
    let (LonLat { lon: west, lat: north }, LonLat { lon: east, lat: south }) =
        (from_mercator(low), from_mercator(high));
    Outline { bounds: Bounds { west, south, east, north }, rings }
}
