//! Writes `assets/gazetteer.bin`; `portolan::gazetteer::format` describes the layout.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use anyhow::{Context, Result};
use geo::{BoundingRect, MultiPolygon};
use portolan::base::packed::{put_signed, put_text, put_unsigned};
use portolan::base::{Bounds, LonLat};
use portolan::gazetteer::format::{
    AREA_LEN, DEGREE, FORMAT, LIST, NONE, OTHER_ID, SHAPE_DEGREE, flag, section,
};
use portolan::gazetteer::{Feature, NameHit, PlaceIx};

use crate::geometry;
use crate::model::{Place, PlaceId};

/// Sorts the places by importance and packs them. `capitals` maps ISO codes to GeoNames numbers.
pub fn write(places: &mut [Place], capitals: &BTreeMap<String, u32>) -> Result<Vec<u8>> {
    places.sort_by(|a, b| b.importance.total_cmp(&a.importance).then_with(|| a.id.cmp(&b.id)));
    let mut sections = vec![Vec::new(); FORMAT.sections];
    let mut texts = Texts::default();

    let codes: BTreeSet<&str> = places.iter().filter_map(|place| place.admin1.as_deref()).collect();
    let code_index: HashMap<&str, u16> =
        codes.iter().zip(0u16..).map(|(&code, index)| (code, index)).collect();
    let admin1: HashMap<&str, u32> = numbered(places)
        .filter(|(_, place)| place.feature == Feature::Admin1)
        .filter_map(|(ix, place)| Some((place.admin1.as_deref()?, ix)))
        .collect();
    for &code in &codes {
        let out = &mut sections[section::ADMIN1];
        put_u32(out, texts.offset(code));
        put_u32(out, admin1.get(code).copied().unwrap_or(NONE));
    }

    let mut by_number = Vec::new();
    let mut by_id = Vec::new();
    for (ix, place) in numbered(places) {
        let out = &mut sections[section::PLACES];
        let id = match &place.id {
            PlaceId::GeoNames(number) => {
                by_number.push((*number, ix));
                *number
            }
            PlaceId::Other(id) => {
                by_id.push((id.as_str(), ix));
                texts.offset(id) | OTHER_ID
            }
        };
        put_u32(out, id);
        put_u32(out, texts.offset(&place.name));
        put_i32(out, (place.at.lon * DEGREE).round());
        put_i32(out, (place.at.lat * DEGREE).round());
        put_u32(out, place.population);
        let country = place.country.as_deref().unwrap_or("\0\0").as_bytes();
        out.extend(
            <[u8; 2]>::try_from(country)
                .with_context(|| format!("{} has the country {:?}", place.name, place.country))?,
        );
        let code = place.admin1.as_deref().and_then(|code| code_index.get(code).copied());
        out.extend(code.unwrap_or(u16::MAX).to_le_bytes());
        out.push(place.feature as u8);
        out.push(
            [
                (place.capital, flag::CAPITAL),
                (place.seat, flag::SEAT),
                (place.indicative, flag::INDICATIVE),
                (place.disputed, flag::DISPUTED),
            ]
            .into_iter()
            .filter_map(|(is, flag)| is.then_some(flag))
            .sum(),
        );
    }
    by_number.sort_unstable();
    by_id.sort_unstable();
    if let Some(twice) = by_id.windows(2).find(|pair| pair[0].0 == pair[1].0) {
        anyhow::bail!("two places have the id {}", twice[0].0);
    }
    if let Some(twice) = by_number.windows(2).find(|pair| pair[0].0 == pair[1].0) {
        anyhow::bail!("two places have the id geonames:{}", twice[0].0);
    }
    for &(_, ix) in &by_number {
        put_u32(&mut sections[section::NUMBERED], ix);
    }
    for &(_, ix) in &by_id {
        put_u32(&mut sections[section::NAMED], ix);
    }

    let of_number: HashMap<u32, u32> = by_number.iter().copied().collect();
    let mut countries: BTreeMap<&str, u32> = BTreeMap::new();
    for (ix, place) in numbered(places).filter(|(_, place)| place.feature == Feature::Country) {
        countries.insert(place.country.as_deref().context("a country without a code")?, ix);
    }
    for (iso, ix) in countries {
        let out = &mut sections[section::COUNTRIES];
        out.extend(iso.as_bytes());
        put_u32(out, ix);
        let capital = capitals.get(iso).and_then(|number| of_number.get(number));
        put_u32(out, capital.copied().unwrap_or(NONE));
    }

    write_names(places, &mut sections)?;
    let with_context = numbered(places).filter(|(_, place)| !place.context.is_empty());
    for (ix, place) in with_context {
        let out = &mut sections[section::CONTEXT];
        put_unsigned(out, ix.into());
        put_unsigned(out, place.context.len() as u64);
        for word in &place.context {
            put_text(out, word);
        }
    }
    sections[section::AREAS] = areas(places)?;
    sections[section::TEXTS] = texts.bytes;
    for (index, name) in [
        "places",
        "texts",
        "numbered",
        "named",
        "names",
        "hits",
        "hit lists",
        "countries",
        "admin-1",
        "areas",
        "context",
    ]
    .iter()
    .enumerate()
    {
        eprintln!("  {name}: {} bytes", sections[index].len());
    }
    Ok(FORMAT.write(&sections))
}

fn numbered(places: &[Place]) -> impl Iterator<Item = (u32, &Place)> {
    (0u32..).zip(places)
}

fn put_u32(out: &mut Vec<u8>, value: u32) {
    out.extend(value.to_le_bytes());
}

fn put_i32(out: &mut Vec<u8>, value: f64) {
    out.extend((value as i32).to_le_bytes());
}

#[derive(Default)]
struct Texts {
    bytes: Vec<u8>,
    offsets: HashMap<String, u32>,
}

impl Texts {
    fn offset(&mut self, text: &str) -> u32 {
        if let Some(&offset) = self.offsets.get(text) {
            return offset;
        }
        let offset = self.bytes.len() as u32;
        put_text(&mut self.bytes, text);
        self.offsets.insert(text.to_owned(), offset);
        offset
    }
}

fn write_names(places: &[Place], sections: &mut [Vec<u8>]) -> Result<()> {
    let mut names: BTreeMap<&str, Vec<u32>> = BTreeMap::new();
    for (ix, place) in numbered(places) {
        for (name, &kind) in &place.names {
            let hit =
                NameHit { place: PlaceIx(ix), kind, ambiguous: place.ambiguous.contains(name) };
            names.entry(name).or_default().push(hit.to_bits());
        }
    }
    let mut builder = fst::MapBuilder::memory();
    for ((name, hits), rank) in names.iter().zip(0u64..) {
        builder.insert(name, rank)?;
        if let [hit] = hits[..] {
            put_u32(&mut sections[section::HITS], hit);
        } else {
            let offset = sections[section::HIT_LISTS].len() as u32;
            put_u32(&mut sections[section::HITS], offset | LIST);
            let lists = &mut sections[section::HIT_LISTS];
            put_unsigned(lists, hits.len() as u64);
            let mut last = 0;
            for &hit in hits {
                put_unsigned(lists, u64::from(hit - last));
                last = hit;
            }
        }
    }
    eprintln!("  {} names", names.len());
    sections[section::NAMES] = builder.into_inner()?;
    Ok(())
}

fn areas(places: &[Place]) -> Result<Vec<u8>> {
    let mut records = Vec::new();
    let mut shapes = Vec::new();
    let with_shape: Vec<(u32, &Place)> = numbered(places)
        .filter(|(_, place)| place.shape.polygons.is_some() || !place.shape.lines.is_empty())
        .collect();
    let mut table: Vec<(u32, LonLat, Bounds, usize)> = Vec::new();
    let mut empty = 0;
    for (ix, place) in with_shape {
        let polygons = place.shape.polygons.as_ref().map_or(MultiPolygon(Vec::new()), |shape| {
            geometry::snap_rings(&geometry::simplify(shape, tolerance(place, shape)), SHAPE_DEGREE)
        });
        let Some(bounds) = geometry::bounds(&polygons, &place.shape.lines) else {
            empty += 1;
            continue;
        };
        let label_at = place.label_at.unwrap_or(place.at);
        table.push((ix, label_at, bounds, shapes.len()));
        put_unsigned(&mut shapes, polygons.0.len() as u64);
        for polygon in &polygons.0 {
            put_unsigned(&mut shapes, 1 + polygon.interiors().len() as u64);
            for ring in std::iter::once(polygon.exterior()).chain(polygon.interiors()) {
                put_line(&mut shapes, &ring.0[..ring.0.len().saturating_sub(1)]);
            }
        }
        put_unsigned(&mut shapes, place.shape.lines.len() as u64);
        for line in &place.shape.lines {
            put_line(&mut shapes, &line.0);
        }
    }
    if empty > 0 {
        eprintln!("  {empty} shapes are empty");
    }
    put_u32(&mut records, u32::try_from(table.len())?);
    let start = 4 + table.len() * AREA_LEN;
    for (ix, label_at, bounds, offset) in table {
        put_u32(&mut records, ix);
        put_i32(&mut records, (label_at.lon * DEGREE).round());
        put_i32(&mut records, (label_at.lat * DEGREE).round());
        put_i32(&mut records, (bounds.west * SHAPE_DEGREE).floor());
        put_i32(&mut records, (bounds.south * SHAPE_DEGREE).floor());
        put_i32(&mut records, (bounds.east * SHAPE_DEGREE).ceil());
        put_i32(&mut records, (bounds.north * SHAPE_DEGREE).ceil());
        put_u32(&mut records, u32::try_from(start + offset)?);
    }
    records.extend(shapes);
    Ok(records)
}

/// In degrees: a share of the extent, so that small states and straits keep their form.
fn tolerance(place: &Place, shape: &MultiPolygon<f64>) -> f64 {
    let extent = shape.bounding_rect().map_or(0.0, |rect| rect.width().max(rect.height()));
    match place.feature {
        Feature::Admin1 | Feature::County => (extent / 300.0).clamp(0.002, 0.02),
        _ => (extent / 1500.0).clamp(0.001, 0.02),
    }
}

fn put_line(out: &mut Vec<u8>, line: &[geo::Coord<f64>]) {
    put_unsigned(out, line.len() as u64);
    let (mut lon, mut lat) = (0, 0);
    for at in line {
        let next = ((at.x * SHAPE_DEGREE).round() as i64, (at.y * SHAPE_DEGREE).round() as i64);
        put_signed(out, next.0 - lon);
        put_signed(out, next.1 - lat);
        (lon, lat) = next;
    }
}
