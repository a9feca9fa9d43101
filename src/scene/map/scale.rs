//! The scale bar.

use super::ScaleBar;
use crate::base::{LonLat, with_commas};
use crate::scene::view::View;

/// Round the equator of WGS 84, in kilometres.
const EQUATOR_KM: f64 = 40_075.017;
const MOST_PX: f64 = 110.0;

/// The longest round distance of at most [`MOST_PX`] at the latitude of the middle of the view.
pub fn scale_bar(view: View) -> ScaleBar {
    let lat = LonLat::from(view.center).lat;
    let km_per_px = EQUATOR_KM * lat.to_radians().cos() / view.world_px();
    let most_km = km_per_px * MOST_PX;
    let power = 10f64.powf(most_km.log10().floor());
    let km = [5.0, 2.0, 1.0]
        .into_iter()
        .map(|step| step * power)
        .find(|&km| km <= most_km)
        .unwrap_or(power)
        .max(1.0);
    let hemisphere = if lat < 0.0 { 'S' } else { 'N' };
    let degrees = lat.abs().round();
    let at =
        if degrees == 0.0 { "the equator".to_owned() } else { format!("{degrees}° {hemisphere}") };
    ScaleBar {
        km: km as u32,
        px: (km / km_per_px) as f32,
        label: format!("{} km at {at}", with_commas(km as u64)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bar_is_as_long_as_it_says() {
        for (lat, zoom) in [(0.0, 2.0), (40.0, 2.0), (-65.0, 7.0), (51.0, 10.5)] {
            let view = View::new(LonLat::new(20.0, lat), zoom, [800.0, 600.0]);
            let bar = scale_bar(view);
            assert!((40.0..=111.0).contains(&bar.px), "{bar:?}");
            let left = view.world_from_screen(crate::scene::Point::new(400.0, 300.0));
            let right = view.world_from_screen(crate::scene::Point::new(400.0 + bar.px, 300.0));
            let km = LonLat::from(left).distance_km(LonLat::from(right));
            assert!((km / f64::from(bar.km) - 1.0).abs() < 0.02, "{km} {bar:?}");
        }
    }
}
