//! The hand-written tables under `assets/source/`: waters, regions, lines, points, short names.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Context, Result, bail};
use geo::{BooleanOps, BoundingRect, Coord, LineString, MultiPolygon, Polygon, Rect};
use portolan::base::LonLat;
use portolan::gazetteer::{Feature, NameKind, normalize};
use serde::Deserialize;

use crate::geometry;
use crate::model::{Place, PlaceId};

/// The files with places; each holds arrays of tables.
const FILES: [&str; 6] =
    ["waters.toml", "regions.toml", "islands.toml", "lines.toml", "points.toml", "rivers.toml"];

/// One hand-written place. `assets/source/README.md` explains the fields.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Row {
    slug: String,
    name: String,
    alt: Vec<String>,
    abbreviation: Vec<String>,
    historical: Vec<String>,
    ambiguous: Vec<String>,
    needs_context: Vec<String>,
    feature: Option<Feature>,
    #[serde(rename = "part_of")]
    _part_of: Option<String>,
    source: String,
    label: Option<[f64; 2]>,
    at: Option<[f64; 2]>,
    polygon: Vec<[f64; 2]>,
    polygons: Vec<Vec<[f64; 2]>>,
    line: Vec<[f64; 2]>,
    lines: Vec<Vec<[f64; 2]>>,
    lake: bool,
    clip: Option<String>,
    radius_km: Option<f64>,
    #[serde(rename = "members")]
    _members: Vec<String>,
    indicative: bool,
    disputed: bool,
    country: Option<String>,
    admin1: Option<String>,
}

/// What waters are cut out of.
pub struct Surface {
    pub land: MultiPolygon<f64>,
    pub lakes: MultiPolygon<f64>,
}

pub fn places(dir: &Path, surface: &Surface) -> Result<Vec<Place>> {
    let mut places = Vec::new();
    for file in FILES {
        let path = dir.join(file);
        if !path.exists() {
            eprintln!("{} does not exist: left out", path.display());
            continue;
        }
        let text = std::fs::read_to_string(&path).with_context(|| format!("{}", path.display()))?;
        let tables: BTreeMap<String, Vec<Row>> =
            toml::from_str(&text).with_context(|| format!("{}", path.display()))?;
        for row in tables.into_values().flatten() {
            let slug = row.slug.clone();
            let place =
                place(row, surface).with_context(|| format!("{slug} in {}", path.display()))?;
            places.push(place);
        }
    }
    Ok(places)
}

fn place(row: Row, surface: &Surface) -> Result<Place> {
    let feature = row.feature.context("no feature")?;
    if row.slug.is_empty() || row.name.is_empty() || row.source.is_empty() {
        bail!("slug, name and source are needed");
    }
    let mut rings = row.polygons;
    if !row.polygon.is_empty() {
        rings.push(row.polygon);
    }
    let mut shape = MultiPolygon(
        rings.iter().map(|ring| Polygon::new(line(ring), Vec::new())).collect::<Vec<_>>(),
    );
    if !shape.0.is_empty() {
        shape = match row.clip.as_deref() {
            Some("land") => cut(&shape, &surface.land, true),
            Some(other) => bail!("cannot clip to {other}"),
            None if row.lake => cut(&shape, &surface.lakes, true),
            None if feature.is_water() => cut(&shape, &surface.land, false),
            None => shape,
        };
        if shape.0.is_empty() {
            bail!("nothing is left of its polygon: is it in the right place?");
        }
    }
    if let (Some(radius), Some([lon, lat])) = (row.radius_km, row.at.or(row.label)) {
        shape.0.push(circle(LonLat::new(lon, lat), radius));
    }
    let mut lines: Vec<LineString<f64>> = row.lines.iter().map(|points| line(points)).collect();
    if !row.line.is_empty() {
        lines.push(line(&row.line));
    }
    let middle = || {
        lines
            .first()
            .and_then(|line| line.0.get(line.0.len() / 2))
            .map(|at| LonLat::new(at.x, at.y))
    };
    let given = row.label.or(row.at).map(|[lon, lat]| LonLat::new(lon, lat));
    let label_at =
        given.or_else(|| geometry::inside(&shape)).or_else(middle).context("no position")?;
    let at = row.at.or(row.label).map_or(label_at, |[lon, lat]| LonLat::new(lon, lat));

    let kind = serde_json::to_value(feature)?;
    let id = format!("portolan:{}/{}", kind.as_str().unwrap_or_default(), row.slug);
    let mut place = Place::new(PlaceId::Other(id), &row.name, at, feature);
    for (names, kind) in [
        (&row.alt, NameKind::Alternate),
        (&row.abbreviation, NameKind::Abbreviation),
        (&row.historical, NameKind::Historical),
    ] {
        for name in names {
            place.add_name(name, kind);
        }
    }
    place.ambiguous = row.ambiguous.iter().map(|name| normalize(name)).collect();
    for name in &row.ambiguous {
        place.add_name(name, NameKind::Alternate);
    }
    place.context = row.needs_context;
    place.label_at = Some(label_at);
    place.country = row.country;
    // A name still; `resolve_admin1` makes it a code.
    place.admin1 = row.admin1;
    place.indicative = row.indicative;
    place.disputed = row.disputed;
    place.importance = match feature {
        Feature::Continent | Feature::Ocean => 5e8,
        Feature::Sea | Feature::Region | Feature::Line => 2e7,
        Feature::Site | Feature::Mountain => 2e5,
        _ => 5e6,
    };
    if !shape.0.is_empty() {
        place.shape.polygons = Some(shape);
    }
    place.shape.lines = lines;
    Ok(place)
}

/// Longitudes in the tables are unwrapped already.
fn line(points: &[[f64; 2]]) -> LineString<f64> {
    points.iter().map(|&[x, y]| Coord { x, y }).collect()
}

/// A circle around islands too small to outline.
fn circle(middle: LonLat, radius_km: f64) -> Polygon<f64> {
    const CORNERS: u32 = 24;
    let lat = radius_km / 111.2;
    let lon = lat / middle.lat.to_radians().cos().max(0.05);
    let corner = |index: u32| {
        let angle = f64::from(index) / f64::from(CORNERS) * std::f64::consts::TAU;
        Coord { x: middle.lon + lon * angle.cos(), y: middle.lat + lat * angle.sin() }
    };
    Polygon::new((0..CORNERS).map(corner).collect(), Vec::new())
}

/// Turns the names of first-order divisions into GeoNames codes: the division of the name, else
/// the one whose area holds the position.
pub fn resolve_admin1(hand_written: &mut [Place], admin1: &[Place]) {
    for place in hand_written.iter_mut().filter(|place| place.admin1.is_some()) {
        let name = place.admin1.take().map(|name| normalize(&name)).unwrap_or_default();
        let own = || {
            let units = admin1.iter().filter(|other| other.feature == Feature::Admin1);
            units.filter(|other| other.country == place.country)
        };
        let holds = |other: &&Place| {
            let shape = other.shape.polygons.as_ref();
            shape.is_some_and(|shape| geometry::holds(shape, place.at))
        };
        let found =
            own().find(|other| other.names.contains_key(&name)).or_else(|| own().find(holds));
        place.admin1 = found.and_then(|found| found.admin1.clone());
    }
}

/// The part of a shape within (or outside) a surface, whose longitudes lie within ±180.
fn cut(shape: &MultiPolygon<f64>, surface: &MultiPolygon<f64>, within: bool) -> MultiPolygon<f64> {
    let Some(rect) = shape.bounding_rect() else { return MultiPolygon(Vec::new()) };
    let mut near = Vec::new();
    for turn in [-360.0, 0.0, 360.0] {
        let frame = Rect::new(
            Coord { x: rect.min().x - 0.1 - turn, y: rect.min().y - 0.1 },
            Coord { x: rect.max().x + 0.1 - turn, y: rect.max().y + 0.1 },
        );
        if frame.max().x < -180.0 || frame.min().x > 180.0 {
            continue;
        }
        let moved =
            geo::MapCoords::map_coords(&geometry::clip(surface, frame), |Coord { x, y }| Coord {
                x: x + turn,
                y,
            });
        near.extend(moved.0);
    }
    let near = MultiPolygon(near);
    let cut = if within { shape.intersection(&near) } else { shape.difference(&near) };
    // Slivers where the coarse limit runs along a coast are not part of it.
    let largest = cut.0.iter().map(geo::Area::unsigned_area).fold(0.0, f64::max);
    let kept = cut.0.into_iter().filter(|part| geo::Area::unsigned_area(part) > largest * 2e-3);
    MultiPolygon(kept.collect())
}

/// Adds the names of `short_names.tsv` to places that are already there.
pub fn short_names(dir: &Path, places: &mut [Place]) -> Result<()> {
    let path = dir.join("short_names.tsv");
    let text = std::fs::read_to_string(&path).with_context(|| format!("{}", path.display()))?;
    let mut index: BTreeMap<String, usize> = BTreeMap::new();
    for (at, place) in places.iter().enumerate() {
        match (place.feature, &place.country, &place.admin1) {
            (Feature::Country, Some(iso), _) => index.insert(iso.clone(), at),
            (Feature::Admin1, _, Some(code)) => index.insert(code.clone(), at),
            _ => None,
        };
        if let PlaceId::GeoNames(number) = place.id {
            index.insert(format!("geonames:{number}"), at);
        }
    }
    let rows =
        text.lines().enumerate().filter(|(_, line)| !line.is_empty() && !line.starts_with('#'));
    for (number, row) in rows {
        let wrong = || format!("line {} of {}", number + 1, path.display());
        let cells: Vec<&str> = row.split('\t').collect();
        let [key, kind, names] = cells[..] else { bail!("{}: three columns are needed", wrong()) };
        let kind = match kind {
            "alternate" => NameKind::Alternate,
            "abbreviation" => NameKind::Abbreviation,
            "historical" => NameKind::Historical,
            other => bail!("{}: unknown kind {other}", wrong()),
        };
        let at = *index.get(key).with_context(|| format!("{}: no place {key}", wrong()))?;
        for name in names.split('|') {
            let place = &mut places[at];
            let canonical = normalize(&place.name);
            if normalize(name) != canonical {
                place.set_name(name, kind);
            }
        }
    }
    Ok(())
}
