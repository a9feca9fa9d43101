//! A part of the map.

use serde::{Deserialize, Serialize};

use crate::base::{Bounds, LonLat};

/// A box or a shape drawn on the map.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Region {
    /// `west` may exceed `east`: then it crosses the antimeridian.
    Box(Bounds),
    /// A ring, not closed. Longitudes are unwrapped: none jumps at ±180, so a ring across the
    /// antimeridian goes beyond it.
    Polygon(Vec<LonLat>),
}

impl Region {
    /// Whether a place lies inside, whichever turn of the world its longitude is of.
    pub fn contains(&self, at: LonLat) -> bool {
        match self {
            Self::Box(bounds) => bounds.contains(at),
            Self::Polygon(ring) => {
                let (west, east) = extent(ring.iter().map(|corner| corner.lon));
                let (south, north) = extent(ring.iter().map(|corner| corner.lat));
                if ring.len() < 3 || !(south..=north).contains(&at.lat) {
                    return false;
                }
                // A ring wider than the world may hold a place in several of its turns.
                let first = west + (at.lon - west).rem_euclid(360.0);
                let turns = ((east - first) / 360.0).floor().max(-1.0) as i32 + 1;
                (0..turns.min(8)).any(|turn| is_in(ring, first + 360.0 * f64::from(turn), at.lat))
            }
        }
    }
}

fn extent(values: impl Iterator<Item = f64>) -> (f64, f64) {
    values.fold((f64::MAX, f64::MIN), |(least, most), value| (least.min(value), most.max(value)))
}

/// Even-odd, by the edges that a line to the east crosses. Edges are straight on the map, whose
/// vertical scale differs from that of latitudes; over the few degrees that a drawn edge spans,
/// nobody can tell.
fn is_in(ring: &[LonLat], lon: f64, lat: f64) -> bool {
    let ends = ring.iter().zip(ring.iter().cycle().skip(1));
    let crossed = ends.filter(|(a, b)| {
        (a.lat > lat) != (b.lat > lat)
            && lon < (b.lon - a.lon) * (lat - a.lat) / (b.lat - a.lat) + a.lon
    });
    crossed.count() % 2 == 1
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ring(corners: &[(f64, f64)]) -> Region {
        Region::Polygon(corners.iter().map(|&(lon, lat)| LonLat::new(lon, lat)).collect())
    }

    #[test]
    fn a_shape_across_the_date_line_holds_both_sides() {
        let pacific = [(150.0, -10.0), (200.0, -10.0), (200.0, 50.0), (150.0, 50.0)];
        let western = pacific.map(|(lon, lat)| (lon - 360.0, lat));
        for region in [ring(&pacific), ring(&western)] {
            for (lon, inside) in [(179.0, true), (-179.0, true), (-165.0, true), (-150.0, false)] {
                assert_eq!(region.contains(LonLat::new(lon, 20.0)), inside, "{region:?} {lon}");
            }
            assert!(!region.contains(LonLat::new(179.0, 60.0)));
        }
    }

    #[test]
    fn a_dent_is_outside() {
        let dented = ring(&[(0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (5.0, 2.0), (0.0, 10.0)]);
        assert!(dented.contains(LonLat::new(1.0, 5.0)));
        assert!(!dented.contains(LonLat::new(5.0, 5.0)));
        assert!(!ring(&[(0.0, 0.0), (10.0, 0.0)]).contains(LonLat::new(1.0, 0.0)));
    }

    #[test]
    fn regions_are_saved_as_they_are() {
        let region = ring(&[(170.0, 0.0), (190.0, 0.0), (180.0, 10.0)]);
        let json = serde_json::to_string(&region).unwrap();
        assert_eq!(serde_json::from_str::<Region>(&json).unwrap(), region);
    }
}
