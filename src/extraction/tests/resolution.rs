//! Which place is meant.

use super::each;
use crate::atlas::Kind;
use crate::base::LonLat;

/// Each expected place as it is written, and where it is to lie, within 60 km.
fn check(text: &str, expected: &[(&str, f64, f64)]) {
    let mut seen: Vec<(String, LonLat)> = Vec::new();
    each(text, |quote, mention, entity| {
        if mention.kind == Kind::Place {
            let place = entity.place.as_ref().expect("a place entity has a place");
            seen.push((quote.to_owned(), place.at));
        }
    });
    for &(quote, lat, lon) in expected {
        let at = seen.iter().find(|(text, _)| text == quote).map(|(_, at)| *at);
        let near = at.is_some_and(|at| at.distance_km(LonLat::new(lon, lat)) < 60.0);
        assert!(near, "{quote} of “{text}” is put at {at:?}");
    }
}

#[test]
fn the_larger_place_named_after_decides() {
    check("A fire broke out in Paris, Texas. Paris is quiet.", &[("Paris", 33.66, -95.56)]);
    check("A fire broke out in Paris. France mourned.", &[("Paris", 48.85, 2.35)]);
    check("He was born in Birmingham, Alabama.", &[("Birmingham", 33.52, -86.80)]);
    check("He lives in London, Ontario.", &[("London", 42.98, -81.23)]);
}

#[test]
fn neighbours_decide() {
    check(
        "Police in Manchester, Concord and Nashua, all in New Hampshire, met.",
        &[("Manchester", 42.99, -71.46), ("Concord", 43.21, -71.54), ("Nashua", 42.76, -71.47)],
    );
}

#[test]
fn the_well_known_place_is_meant_where_nothing_else_is_said() {
    check(
        "She flew to London and on to Sydney.",
        &[("London", 51.51, -0.13), ("Sydney", -33.87, 151.21)],
    );
}
