//! The names on the background map.

use std::collections::BTreeMap;

use anyhow::Result;
use geo::Area;
use portolan::base::LonLat;
use portolan::base::packed::{put_signed, put_text, put_unsigned};
use portolan::basemap::LabelKind;
use portolan::basemap::format::{DEGREE, ZOOM};
use portolan::gazetteer::Feature;

use crate::admin1::Province;
use crate::countries::Country;
use crate::model::{Place, PlaceId};
use crate::packages::Packages;
use crate::shapes;

/// How many cities are named.
const CITIES: usize = 2000;

struct Label {
    name: String,
    at: LonLat,
    kind: LabelKind,
    min_zoom: f64,
    capital: bool,
    id: String,
}

/// `places` is the whole gazetteer.
pub fn write(
    packages: &Packages,
    places: &[Place],
    countries: &[Country],
    provinces: &[Province],
) -> Result<Vec<u8>> {
    let by_number: BTreeMap<u32, &Place> = places
        .iter()
        .filter_map(|place| match place.id {
            PlaceId::GeoNames(number) => Some((number, place)),
            PlaceId::Other(_) => None,
        })
        .collect();
    let mut labels = Vec::new();
    for country in countries {
        let Some(at) = country.place.label_at else { continue };
        labels.push(Label {
            name: country.place.name.clone(),
            at,
            kind: LabelKind::Country,
            min_zoom: country.min_label,
            capital: false,
            id: id(&country.place),
        });
    }
    for place in places.iter().filter(|place| place.feature.is_water()) {
        let (Some(shape), Some(at)) = (&place.shape.polygons, place.label_at) else { continue };
        let kind = match place.feature {
            Feature::Ocean => LabelKind::Ocean,
            _ => LabelKind::Sea,
        };
        // A name of usual length fits into a water of this extent at this zoom.
        let extent = shape.unsigned_area().sqrt().max(0.05);
        let min_zoom = (120.0 * 360.0 / (256.0 * extent)).log2();
        labels.push(Label {
            name: place.name.clone(),
            at,
            kind,
            min_zoom: if kind == LabelKind::Ocean { 0.0 } else { min_zoom.clamp(1.5, 9.0) },
            capital: false,
            id: id(place),
        });
    }
    labels.extend(admin1(places, provinces));
    labels.extend(cities(packages, &by_number)?);
    labels.sort_by(|a, b| {
        a.kind
            .cmp(&b.kind)
            .then(a.min_zoom.total_cmp(&b.min_zoom))
            .then_with(|| a.name.cmp(&b.name))
    });
    let mut out = Vec::new();
    put_unsigned(&mut out, labels.len() as u64);
    for label in &labels {
        put_text(&mut out, &label.name);
        put_signed(&mut out, (label.at.lon * DEGREE).round() as i64);
        put_signed(&mut out, (label.at.lat * DEGREE).round() as i64);
        put_unsigned(&mut out, label.kind as u64);
        put_unsigned(&mut out, (label.min_zoom.max(0.0) * ZOOM).round() as u64);
        put_unsigned(&mut out, (label.min_zoom.max(0.0) * 20.0).round() as u64);
        put_unsigned(&mut out, label.capital.into());
        put_text(&mut out, &label.id);
    }
    eprintln!("  {} labels", labels.len());
    Ok(out)
}

fn id(place: &Place) -> String {
    match &place.id {
        PlaceId::GeoNames(number) => format!("geonames:{number}"),
        PlaceId::Other(id) => id.clone(),
    }
}

fn admin1<'a>(places: &'a [Place], provinces: &'a [Province]) -> impl Iterator<Item = Label> + 'a {
    let by_number: BTreeMap<u32, &Place> = places
        .iter()
        .filter(|place| place.feature == Feature::Admin1)
        .filter_map(|place| match place.id {
            PlaceId::GeoNames(number) => Some((number, place)),
            PlaceId::Other(_) => None,
        })
        .collect();
    provinces.iter().filter(|province| province.min_label <= 7.0).filter_map(move |province| {
        let place = by_number.get(&province.geonames()?)?;
        Some(Label {
            name: province.get("name_en").or_else(|| province.get("name"))?.to_owned(),
            at: place.label_at?,
            kind: LabelKind::Admin1,
            min_zoom: province.min_label.max(4.0),
            capital: false,
            id: id(place),
        })
    })
}

/// Natural Earth's populated places, by its scale rank, named and placed as GeoNames has them.
fn cities(packages: &Packages, by_number: &BTreeMap<u32, &Place>) -> Result<Vec<Label>> {
    let records = shapes::magics(packages, "ne_10m_populated_places_simple")?;
    let mut ranked: Vec<(u32, std::cmp::Reverse<u32>, &Place)> = records
        .iter()
        .filter_map(|record| {
            let place = *by_number.get(&(record.number("geonameid")? as u32))?;
            let rank = record.number("scalerank")? as u32;
            (place.feature == Feature::City).then_some((
                rank,
                std::cmp::Reverse(place.population),
                place,
            ))
        })
        .collect();
    ranked.sort_by(|a, b| (a.0, a.1, &a.2.id).cmp(&(b.0, b.1, &b.2.id)));
    ranked.dedup_by(|a, b| a.2.id == b.2.id);
    // Capitals that Natural Earth ranks low or lacks are still named.
    let mut seen: std::collections::BTreeSet<&PlaceId> = std::collections::BTreeSet::new();
    let mut out = Vec::new();
    let capitals = by_number
        .values()
        .filter(|place| place.capital && place.feature == Feature::City)
        .map(|&place| (9, std::cmp::Reverse(place.population), place));
    let listed: Vec<_> = ranked.into_iter().take(CITIES).chain(capitals).collect();
    for (rank, _, place) in listed {
        if !seen.insert(&place.id) {
            continue;
        }
        let zoom = match rank {
            0 => 2.5,
            1 => 3.0,
            2 => 3.5,
            3 => 4.0,
            4 => 4.6,
            5 => 5.0,
            6 => 5.5,
            7 => 6.0,
            _ => 6.5,
        };
        let zoom: f64 =
            if place.capital && place.population > 100_000 { f64::min(zoom, 4.5) } else { zoom };
        out.push(Label {
            name: place.name.clone(),
            at: place.at,
            kind: LabelKind::City,
            min_zoom: zoom,
            capital: place.capital,
            id: id(place),
        });
    }
    Ok(out)
}
