//! The web Mercator projection on a unit square: x and y from 0 to 1, y downward, as every
//! slippy map has it (EPSG:3857 scaled by the circumference).

use std::f64::consts::PI;

use super::LonLat;

/// The latitude at which the square ends, in degrees: atan(sinh(π)).
pub const MAX_LATITUDE: f64 = 85.051_128_779_806_59;

/// A position as unit-square x and y. Latitudes are clamped to ±[`MAX_LATITUDE`]; longitudes
/// outside ±180 give x outside 0 to 1, so that unwrapped shapes stay whole.
pub fn mercator(at: LonLat) -> [f64; 2] {
    let lat = at.lat.clamp(-MAX_LATITUDE, MAX_LATITUDE).to_radians();
    [(at.lon + 180.0) / 360.0, (1.0 - lat.tan().asinh() / PI) / 2.0]
}

/// The position at unit-square x and y; the inverse of [`mercator`].
pub fn from_mercator([x, y]: [f64; 2]) -> LonLat {
    LonLat::new(x * 360.0 - 180.0, ((1.0 - 2.0 * y) * PI).sinh().atan().to_degrees())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_and_back() {
        for (lon, lat) in [(0.0, 0.0), (126.978, 37.566), (-75.698, 45.411), (190.0, -60.0)] {
            let back = from_mercator(mercator(LonLat::new(lon, lat)));
            assert!((back.lon - lon).abs() < 1e-9 && (back.lat - lat).abs() < 1e-9);
        }
        let [_, north] = mercator(LonLat::new(0.0, 90.0));
        let [_, south] = mercator(LonLat::new(0.0, -90.0));
        assert!(north.abs() < 1e-9 && (south - 1.0).abs() < 1e-9);
    }
}
