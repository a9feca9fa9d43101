//! What can be wrong with a user's table, in words that name the file, the line and what to do.

use std::fmt;

use super::{MAX_BYTES, MAX_NAMES, MAX_ROWS, OwnEntry, OwnKind};
use crate::base::with_commas;

/// One file or row that could not be read. Other rows are not affected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnError {
    /// As the user would write it.
    pub file: String,
    pub at: Option<Whereabouts>,
    pub problem: OwnProblem,
}

/// Where in the file, from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whereabouts {
    Line(u64),
    /// Of a GeoJSON file.
    Feature(usize),
}

#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum OwnProblem {
    #[error("there is no such file; check the path")]
    Missing,
    #[error("cannot be opened ({0}); check that you may read it")]
    Unreadable(String),
    #[error("is larger than {} MiB, the limit for own names; split it", MAX_BYTES >> 20)]
    TooLarge,
    #[error("is not text; save it as CSV in UTF-8, or as GeoJSON")]
    Binary,
    #[error("is neither a table nor GeoJSON; give a .csv, .tsv, .geojson or .json file")]
    Format,
    #[error(
        "holds no rows; its first line names the columns, such as name,kind,lat,lon, and each line after it is a place or name"
    )]
    Empty,
    #[error(
        "has no column “name”; the first line must name the columns, such as name,kind,lat,lon"
    )]
    NoNameColumn,
    #[error("is not GeoJSON ({0}); save it as a FeatureCollection")]
    Json(String),
    #[error(
        "holds more than {} rows; this one and those after it are left out: split the file",
        with_commas(MAX_ROWS as u64)
    )]
    TooMany,
    #[error(
        "holds more than {} names; this row and those after it are left out: split the file",
        with_commas(MAX_NAMES as u64)
    )]
    TooManyNames,
    #[error("cannot be read as a row ({0}); is a quotation mark missing?")]
    Row(String),
    #[error("has no name; write one, or remove the row")]
    NoName,
    #[error("the name “{0}” is too short to be told from other words; write at least two letters")]
    Short(String),
    #[error("a name is longer than {0} characters; is a quotation mark missing?")]
    Long(usize),
    #[error(
        "has more than {} names; is it a list of places? give each a row",
        OwnEntry::MOST_NAMES
    )]
    ManyNames,
    #[error("the kind “{0}” is not known; write one of {examples}", examples = OwnKind::EXAMPLES)]
    Kind(String),
    #[error(
        "a person cannot be added (persons are found by how the texts write of them); remove the row, or write one of {}",
        OwnKind::EXAMPLES
    )]
    Person,
    #[error("the {axis} “{value}” is not understood; write degrees, such as {}", .axis.example())]
    Degrees { axis: Axis, value: String },
    #[error("the latitude {lat} lies beyond 90°; are latitude and longitude exchanged?")]
    Exchanged { lat: String },
    #[error("the {axis} {value} lies beyond {}°; write degrees of WGS 84", .axis.limit())]
    Beyond { axis: Axis, value: String },
    #[error("has a {has} but no {lacks}; write both or neither")]
    Half { has: Axis, lacks: Axis },
    #[error("the country “{0}” is not known; write its name or its two-letter code, such as KR")]
    Country(String),
    #[error(
        "“{0}” is no place of the gazetteer nor a name of this file; write a place’s name in English or its id, such as geonames:1835848, or give the coordinates"
    )]
    Unknown(String),
    #[error("has coordinates and also “same as”; leave one of them empty")]
    Both,
    #[error(
        "says neither what it is nor where: write a kind, coordinates, or the place it is another name for"
    )]
    Nothing,
    #[error(
        "the gazetteer knows no place “{0}”, so its coordinates are needed; write lat and lon, or what it is the same as"
    )]
    Nowhere(String),
    #[error("the shape has no position; give a Point or a Polygon with coordinates")]
    Shape,
    #[error("“{name}” stands in {first} already, {what}; write it once")]
    Differs { name: String, first: Whereabouts, what: &'static str },
}

/// Of a position.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Axis {
    Latitude,
    Longitude,
}

impl Axis {
    pub(super) fn limit(self) -> f64 {
        match self {
            Self::Latitude => 90.0,
            Self::Longitude => 180.0,
        }
    }

    fn example(self) -> &'static str {
        match self {
            Self::Latitude => "36.96 or 36°57′36″N",
            Self::Longitude => "127.03 or 127°01′48″E",
        }
    }
}

impl fmt::Display for Axis {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Latitude => "latitude",
            Self::Longitude => "longitude",
        })
    }
}

impl fmt::Display for Whereabouts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Line(line) => write!(f, "line {line}"),
            Self::Feature(nth) => write!(f, "feature {nth}"),
        }
    }
}

impl fmt::Display for OwnError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.at {
            Some(at) => write!(f, "{}, {at}: {}", self.file, self.problem),
            None => write!(f, "{}: {}", self.file, self.problem),
        }
    }
}

impl std::error::Error for OwnError {}
