//! The shapes of countries, admin-1, waters, regions and lines, decoded when first asked for.

use crate::base::packed::{Cursor, i32_at, u32_at};
use crate::base::{Bounds, LonLat};

use super::format::{AREA_LEN, DEGREE, SHAPE_DEGREE, flag, section};
use super::{Gazetteer, PlaceIx};

/// The shape of a place.
#[derive(Clone, Debug, PartialEq)]
pub struct Area {
    /// Polygons of rings, the outer ring first, holes after it. Rings are closed: the last
    /// position is the first. Longitudes are unwrapped: no ring jumps at ±180, some go beyond.
    pub polygons: Vec<Vec<Vec<LonLat>>>,
    /// For places that are lines.
    pub lines: Vec<Vec<LonLat>>,
    pub bounds: Bounds,
    /// Drawn by hand where no authority has drawn limits.
    pub indicative: bool,
}

impl Area {
    /// Whether the position lies in one of the polygons (even-odd rule, planar in degrees).
    pub fn contains(&self, at: LonLat) -> bool {
        self.bounds.contains(at)
            && [-360.0, 0.0, 360.0].iter().any(|turn| {
                let at = LonLat::new(at.lon + turn, at.lat);
                self.polygons
                    .iter()
                    .any(|rings| rings.iter().filter(|ring| is_inside(ring, at)).count() % 2 == 1)
            })
    }
}

/// Even-odd rule.
fn is_inside(ring: &[LonLat], at: LonLat) -> bool {
    let crossings = ring.windows(2).filter(|edge| {
        let (a, b) = (edge[0], edge[1]);
        (a.lat > at.lat) != (b.lat > at.lat)
            && at.lon < (b.lon - a.lon) * (at.lat - a.lat) / (b.lat - a.lat) + a.lon
    });
    crossings.count() % 2 == 1
}

/// One record of the table of areas.
#[derive(Clone, Copy)]
pub(super) struct AreaEntry<'a> {
    record: &'a [u8],
    pub(super) place: PlaceIx,
}

impl AreaEntry<'_> {
    pub(super) fn label_at(self) -> LonLat {
        LonLat::new(
            f64::from(i32_at(self.record, 4)) / DEGREE,
            f64::from(i32_at(self.record, 8)) / DEGREE,
        )
    }

    pub(super) fn bounds(self) -> Bounds {
        let degree = |at| f64::from(i32_at(self.record, at)) / SHAPE_DEGREE;
        Bounds { west: degree(12), south: degree(16), east: degree(20), north: degree(24) }
    }

    fn offset(self) -> usize {
        u32_at(self.record, 28) as usize
    }
}

impl Gazetteer {
    /// The shape of a place, if it has one. Decoded once, then kept.
    pub fn area(&self, ix: PlaceIx) -> Option<&Area> {
        let index = self.area_index(ix)?;
        Some(self.areas[index].get_or_init(|| Box::new(self.decode(index))))
    }

    /// The box around a place's shape, without decoding the shape.
    pub fn bounds(&self, ix: PlaceIx) -> Option<Bounds> {
        Some(self.area_entry(self.area_index(ix)?).bounds())
    }

    /// Whether the position lies in the area of the place; false for places without one.
    pub fn contains(&self, ix: PlaceIx, at: LonLat) -> bool {
        self.bounds(ix).is_some_and(|bounds| bounds.contains(at))
            && self.area(ix).is_some_and(|area| area.contains(at))
    }

    /// All places whose area holds the position, the most important first.
    pub fn areas_at(&self, at: LonLat) -> Vec<PlaceIx> {
        (0..self.areas.len())
            .map(|index| self.area_entry(index))
            .filter(|entry| entry.bounds().contains(at) && self.contains(entry.place, at))
            .map(|entry| entry.place)
            .collect()
    }

    /// All places that have an area or are a line, the most important first.
    pub fn places_with_area(&self) -> impl Iterator<Item = PlaceIx> {
        (0..self.areas.len()).map(|index| self.area_entry(index).place)
    }

    pub(super) fn area_count(areas: &[u8]) -> usize {
        u32_at(areas, 0) as usize
    }

    pub(super) fn area_entry(&self, index: usize) -> AreaEntry<'_> {
        let start = 4 + index * AREA_LEN;
        let record = self.sections[section::AREAS].get(start..start + AREA_LEN).unwrap_or(&[]);
        AreaEntry { record, place: PlaceIx(u32_at(record, 0)) }
    }

    pub(super) fn area_index(&self, ix: PlaceIx) -> Option<usize> {
        super::search(self.areas.len(), |index| self.area_entry(index).place.cmp(&ix))
    }

    fn decode(&self, index: usize) -> Area {
        let entry = self.area_entry(index);
        let mut cursor = Cursor::new(self.sections[section::AREAS], entry.offset());
        let polygons = (0..cursor.count())
            .map(|_| {
                (0..cursor.count())
                    .map(|_| {
                        let mut ring = decode_line(&mut cursor);
                        ring.extend(ring.first().copied());
                        ring
                    })
                    .collect()
            })
            .collect();
        let lines = (0..cursor.count()).map(|_| decode_line(&mut cursor)).collect();
        let indicative = self.flags(entry.place) & flag::INDICATIVE != 0;
        Area { polygons, lines, bounds: entry.bounds(), indicative }
    }
}

fn decode_line(cursor: &mut Cursor<'_>) -> Vec<LonLat> {
    let (mut lon, mut lat) = (0, 0);
    (0..cursor.count())
        .map(|_| {
            lon += cursor.signed();
            lat += cursor.signed();
            LonLat::new(lon as f64 / SHAPE_DEGREE, lat as f64 / SHAPE_DEGREE)
        })
        .collect()
}
