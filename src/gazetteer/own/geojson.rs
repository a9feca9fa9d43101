//! GeoJSON (RFC 7946): points as they are, shapes by a position within them. Features are taken one
//! by one, so that a broken one does not stop the others and a large file does not fill memory.

use std::fmt;

use geo::{Centroid, Contains, InteriorPoint};
use geojson::{Feature, Geometry, JsonObject};
use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::Value;

use super::error::{OwnError, OwnProblem, Whereabouts};
use super::row::{Field, Row};
use super::table::holds_text;
use crate::base::LonLat;

/// Calls `each` for every feature, until it returns false.
///
/// # Errors
/// If the file is no JSON object. Features before the place where it breaks are handed on.
pub(super) fn rows(
    text: &str,
    file: &str,
    mut each: impl FnMut(Whereabouts, Result<Row, OwnProblem>) -> bool,
) -> Result<(), OwnError> {
    let mut walk = Walk { each: &mut each, nth: 0, stopped: false, loose: JsonObject::new() };
    let mut json = serde_json::Deserializer::from_str(text);
    let read = json.deserialize_map(&mut walk);
    let Walk { nth, stopped, loose, .. } = walk;
    match read {
        // A file that is one feature.
        Ok(()) if nth == 0 && loose.contains_key("geometry") => {
            each(Whereabouts::Feature(1), row(Value::Object(loose)));
            Ok(())
        }
        Ok(()) => Ok(()),
        Err(_) if stopped => Ok(()),
        Err(error) => {
            let problem = OwnProblem::Json(error.to_string());
            Err(OwnError { file: file.to_owned(), at: None, problem })
        }
    }
}

/// Whether a file that begins so is GeoJSON: an object with features or a shape, and none with a text.
pub(super) fn is_list(beginning: &str) -> bool {
    let mut keys = Keys::default();
    // It may be cut off anywhere; what stands before that counts.
    drop(serde_json::Deserializer::from_str(beginning).deserialize_map(&mut keys));
    keys.shape && !keys.text
}

/// What the keys of an object say that it is.
#[derive(Default)]
struct Keys {
    shape: bool,
    text: bool,
}

impl<'de> Visitor<'de> for &mut Keys {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(key) = map.next_key::<String>()? {
            self.shape |= matches!(key.as_str(), "features" | "geometry");
            self.text |= holds_text(&key);
            map.next_value::<IgnoredAny>()?;
        }
        Ok(())
    }
}

struct Walk<'a> {
    each: &'a mut dyn FnMut(Whereabouts, Result<Row, OwnProblem>) -> bool,
    /// Features so far.
    nth: usize,
    /// The reader has had enough.
    stopped: bool,
    /// What a file that is one feature holds.
    loose: JsonObject,
}

/// The whole file: a collection, or one feature.
impl<'de> Visitor<'de> for &mut Walk<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a GeoJSON object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(key) = map.next_key::<String>()? {
            match key.as_str() {
                "features" => map.next_value_seed(Features(self))?,
                "type" | "geometry" | "properties" | "id" => {
                    let value = map.next_value()?;
                    self.loose.insert(key, value);
                }
                _ => {
                    map.next_value::<IgnoredAny>()?;
                }
            }
        }
        Ok(())
    }
}

struct Features<'a, 'b>(&'a mut Walk<'b>);

impl<'de> DeserializeSeed<'de> for Features<'_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<(), D::Error> {
        from.deserialize_seq(self)
    }
}

impl<'de> Visitor<'de> for Features<'_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of features")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut features: A) -> Result<(), A::Error> {
        while let Some(feature) = features.next_element::<Value>()? {
            self.0.nth += 1;
            if !(self.0.each)(Whereabouts::Feature(self.0.nth), row(feature)) {
                self.0.stopped = true;
                return Err(serde::de::Error::custom("enough"));
            }
        }
        Ok(())
    }
}

fn row(feature: Value) -> Result<Row, OwnProblem> {
    let feature: Feature = serde_json::from_value(feature)
        .map_err(|error| OwnProblem::Json(short(&error.to_string())))?;
    let mut row = Row::default();
    for (key, value) in feature.properties.iter().flatten() {
        if let Some(field) = Field::of_column(key) {
            row.put(field, &written(value));
        }
    }
    if let Some(geometry) = feature.geometry {
        row.at = Some(position(geometry)?);
    }
    Ok(row)
}

/// A property as a table would hold it.
fn written(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.trim().to_owned(),
        Value::Array(items) => items.iter().map(written).collect::<Vec<_>>().join("|"),
        other => other.to_string(),
    }
}

/// A point as it is; of a shape its middle, or where that lies outside a position within it.
fn position(geometry: Geometry) -> Result<LonLat, OwnProblem> {
    let shape: geo::Geometry<f64> = geometry.value.try_into().map_err(|_| OwnProblem::Shape)?;
    let middle = shape.centroid().filter(|middle| match &shape {
        geo::Geometry::Polygon(_) | geo::Geometry::MultiPolygon(_) => shape.contains(middle),
        _ => true,
    });
    let at = middle.or_else(|| shape.interior_point()).ok_or(OwnProblem::Shape)?;
    let at = LonLat::new(at.x(), at.y());
    if at.lon.is_finite() && at.lat.is_finite() { Ok(at) } else { Err(OwnProblem::Shape) }
}

/// Of a message that may quote all it has read.
fn short(message: &str) -> String {
    message.chars().take(120).collect()
}
