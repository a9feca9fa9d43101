//! Tests against the embedded file.

use std::time::Instant;

use super::*;
use crate::base::{LonLat, mercator};

fn basemap() -> &'static Basemap {
    Basemap::embedded()
}

/// Twice the area of all triangles, and whether one holds the position.
fn measure(chunks: &[Chunk], at: LonLat) -> (f64, bool) {
    let position = mercator(at);
    let (mut area, mut holds) = (0.0, false);
    for chunk in chunks {
        let mesh = &chunk.content().land;
        for corner in mesh.indices.chunks_exact(3) {
            let [a, b, c] = [0, 1, 2].map(|nth| {
                let vertex = mesh.vertices[corner[nth] as usize];
                [0, 1].map(|axis| f64::from(vertex[axis]) + chunk.origin[axis])
            });
            let side = |p: [f64; 2], q: [f64; 2], r: [f64; 2]| {
                (q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0])
            };
            area += side(a, b, c).abs();
            let sides = [side(a, b, position), side(b, c, position), side(c, a, position)];
            holds |= sides.iter().all(|&side| side > 0.0) || sides.iter().all(|&side| side < 0.0);
        }
    }
    (area, holds)
}

fn ring_area(ring: &[[f64; 2]]) -> f64 {
    let next = ring.iter().cycle().skip(1);
    ring.iter().zip(next).map(|(a, b)| a[0] * b[1] - a[1] * b[0]).sum::<f64>().abs()
}

#[test]
fn land_is_where_land_is_at_every_level() {
    for level in Level::ALL {
        let chunks = basemap().chunks(level);
        for (lon, lat, land) in [
            (2.3, 48.8, true),
            (127.5, 37.0, true),
            (-100.0, 40.0, true),
            (100.0, 65.0, true),
            (20.0, -80.0, true),
            (178.0, 67.5, true),
            (-175.0, 66.7, true),
            (-30.0, 40.0, false),
            (135.0, 40.0, false),
            (-150.0, 0.0, false),
        ] {
            let (_, holds) = measure(chunks, LonLat::new(lon, lat));
            assert_eq!(holds, land, "{level:?} {lon} {lat}");
        }
    }
}

#[test]
fn triangles_cover_just_the_polygons() {
    for level in Level::ALL {
        let (triangles, _) = measure(basemap().chunks(level), LonLat::default());
        let polygons: f64 = basemap()
            .outlines(level)
            .land
            .iter()
            .map(|outline| {
                let areas = outline.rings.iter().map(|ring| ring_area(ring));
                areas
                    .enumerate()
                    .map(|(nth, area)| if nth == 0 { area } else { -area })
                    .sum::<f64>()
            })
            .sum();
        let off = (triangles / polygons - 1.0).abs();
        assert!(off < 2e-3, "{level:?}: {triangles} in triangles, {polygons} in polygons");
    }
}

#[test]
fn vertices_stay_in_their_chunk() {
    for level in Level::ALL {
        for chunk in basemap().chunks(level) {
            let near = mercator(LonLat::new(chunk.bounds.west, chunk.bounds.north));
            let far = mercator(LonLat::new(chunk.bounds.east, chunk.bounds.south));
            for axis in 0..2 {
                assert!((near[axis] - chunk.origin[axis]).abs() < 1e-5);
                let size = (far[axis] - near[axis]) as f32 + 1e-5;
                let content = chunk.content();
                let lines = content.borders.iter().map(|border| &border.points);
                let vertices = content.land.vertices.iter().chain(lines.flatten());
                for vertex in vertices {
                    assert!((-1e-5..=size).contains(&vertex[axis]), "{level:?} {:?}", chunk.bounds);
                }
            }
        }
    }
}

#[test]
fn coasts_do_not_follow_the_cuts() {
    // A straight east-west or north-south stretch of more than 4 degrees is no coast, except where
    // the map ends.
    for chunk in basemap().chunks(Level::Country) {
        for line in &chunk.content().coast {
            for step in line.windows(2) {
                let long = (0..2).any(|axis| (step[0][axis] - step[1][axis]).abs() > 4.0 / 360.0);
                let straight = (0..2).any(|axis| step[0][axis] == step[1][axis]);
                assert!(!(long && straight), "{:?} {step:?}", chunk.bounds);
            }
        }
    }
}

#[test]
fn disputed_borders_are_apart() {
    for level in Level::ALL {
        let chunks = basemap().chunks(level);
        let disputed = |lon: f64, lat: f64, within: f64| {
            let at = mercator(LonLat::new(lon, lat));
            chunks.iter().any(|chunk| {
                let near = |point: &[f32; 2]| {
                    (0..2).all(|axis| {
                        let value = f64::from(point[axis]) + chunk.origin[axis];
                        (value - at[axis]).abs() < within / 360.0
                    })
                };
                let borders = chunk.content().borders.iter();
                borders
                    .filter(|border| border.is_disputed())
                    .any(|border| border.points.iter().any(near))
            })
        };
        assert!(disputed(127.4, 38.3, 1.0), "{level:?}: Military Demarcation Line");
        assert!(disputed(75.5, 34.6, 2.0), "{level:?}: Kashmir");
        assert!(!disputed(-100.0, 49.0, 3.0), "{level:?}: United States and Canada");
    }
}

#[test]
fn labels_have_places_and_zooms() {
    let labels = basemap().labels();
    let count = |kind| labels.iter().filter(|label| label.kind == kind).count();
    assert!(count(LabelKind::Country) >= 230);
    assert!(count(LabelKind::City) >= 1_500);
    assert!(count(LabelKind::Ocean) >= 5 && count(LabelKind::Sea) >= 100);
    assert!(count(LabelKind::Admin1) >= 300);
    let find = |name: &str| labels.iter().find(|label| label.name == name).unwrap();
    assert!(find("Seoul").capital && find("Seoul").min_zoom <= 3.5);
    assert_eq!(find("Seoul").id.as_ref().unwrap().as_str(), "geonames:1835848");
    assert!(find("Sea of Japan").at.distance_km(LonLat::new(134.8, 40.0)) < 200.0);
    assert!(labels.iter().all(|label| (0.0..=12.0).contains(&label.min_zoom)));
}

#[test]
fn the_first_frame_does_not_wait() {
    let before = Instant::now();
    let fresh = Basemap::from_bytes(EMBEDDED).unwrap();
    let vertices: usize = fresh
        .chunks(Level::Continent)
        .iter()
        .map(|chunk| chunk.content().land.vertices.len())
        .sum();
    let took = before.elapsed();
    assert!(vertices > 50_000 && took.as_millis() < 100, "{took:?}");
}

#[test]
fn another_format_is_a_clear_error() {
    let mut bytes = EMBEDDED[..1024].to_vec();
    bytes[4] = 0xff;
    let error = Basemap::from_bytes(bytes.leak()).err().unwrap().to_string();
    assert!(error.contains("assets/basemap.bin has format"), "{error}");
}
