//! Positions on the globe, in degrees. Map and screen positions are types of `scene`.

use serde::{Deserialize, Serialize};

/// WGS 84 longitude and latitude in degrees. The longitude may lie outside ±180 where a shape
/// was unwrapped across the antimeridian; [`LonLat::wrapped`] brings it back.
#[derive(Clone, Copy, Debug, PartialEq, Default, Serialize, Deserialize)]
pub struct LonLat {
    pub lon: f64,
    pub lat: f64,
}

impl LonLat {
    pub const fn new(lon: f64, lat: f64) -> Self {
        Self { lon, lat }
    }

    /// With the longitude in [-180, 180).
    pub fn wrapped(self) -> Self {
        Self { lon: (self.lon + 180.0).rem_euclid(360.0) - 180.0, lat: self.lat }
    }

    /// Great-circle distance in kilometres on a sphere of 6371.0088 km (haversine).
    pub fn distance_km(self, other: Self) -> f64 {
        let (a, b) = (self.lat.to_radians(), other.lat.to_radians());
        let dlat = b - a;
        let dlon = (other.lon - self.lon).to_radians();
        let h = (dlat / 2.0).sin().powi(2) + a.cos() * b.cos() * (dlon / 2.0).sin().powi(2);
        2.0 * 6371.0088 * h.sqrt().min(1.0).asin()
    }
}

/// A box in degrees. `west` may exceed `east`: then it crosses the antimeridian.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Bounds {
    pub west: f64,
    pub south: f64,
    pub east: f64,
    pub north: f64,
}

impl Bounds {
    /// The extent in longitude, in degrees, from 0 to 360.
    pub fn width(self) -> f64 {
        let width = self.east - self.west;
        if width < 0.0 { width + 360.0 } else { width }
    }

    pub fn center(self) -> LonLat {
        LonLat::new(self.west + self.width() / 2.0, (self.south + self.north) / 2.0).wrapped()
    }

    pub fn contains(self, at: LonLat) -> bool {
        (at.lon - self.west).rem_euclid(360.0) <= self.width()
            && (self.south..=self.north).contains(&at.lat)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distance_is_that_of_the_sphere() {
        let seoul = LonLat::new(126.978, 37.566);
        let ottawa = LonLat::new(-75.698, 45.411);
        assert!((seoul.distance_km(ottawa) - 10_520.0).abs() < 60.0);
        assert!(LonLat::new(179.5, 0.0).distance_km(LonLat::new(-179.5, 0.0)) < 112.0);
    }

    #[test]
    fn a_box_may_cross_the_antimeridian() {
        let pacific = Bounds { west: 120.0, south: -10.0, east: -110.0, north: 60.0 };
        assert!((pacific.width() - 130.0).abs() < 1e-9);
        assert!(pacific.contains(LonLat::new(-170.0, 20.0)));
        assert!(!pacific.contains(LonLat::new(0.0, 20.0)));
    }
}
