//! A place while the gazetteer is being put together.

use std::collections::BTreeMap;

use geo::{LineString, MultiPolygon};
use portolan::base::LonLat;
use portolan::gazetteer::{Feature, NameKind, normalize};

/// A place with all its names and its shape.
#[derive(Clone, Debug)]
pub struct Place {
    pub id: PlaceId,
    pub name: String,
    /// Normalised names with the strongest kind each was given.
    pub names: BTreeMap<String, NameKind>,
    pub at: LonLat,
    pub label_at: Option<LonLat>,
    pub feature: Feature,
    pub country: Option<String>,
    /// A GeoNames code such as `US.TX`.
    pub admin1: Option<String>,
    pub population: u32,
    pub capital: bool,
    pub seat: bool,
    pub indicative: bool,
    pub disputed: bool,
    /// Normalised names that commonly mean something else.
    pub ambiguous: Vec<String>,
    /// Words of which one should stand near an ambiguous name.
    pub context: Vec<String>,
    /// Orders places that share a name; comparable to a population.
    pub importance: f64,
    pub shape: Shape,
}

/// Degrees; longitudes unwrapped.
#[derive(Clone, Debug, Default)]
pub struct Shape {
    pub polygons: Option<MultiPolygon<f64>>,
    pub lines: Vec<LineString<f64>>,
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PlaceId {
    GeoNames(u32),
    Other(String),
}

impl Place {
    pub fn new(id: PlaceId, name: &str, at: LonLat, feature: Feature) -> Self {
        let mut place = Self {
            id,
            name: name.to_owned(),
            names: BTreeMap::new(),
            at,
            label_at: None,
            feature,
            country: None,
            admin1: None,
            population: 0,
            capital: false,
            seat: false,
            indicative: false,
            disputed: false,
            ambiguous: Vec::new(),
            context: Vec::new(),
            importance: 0.0,
            shape: Shape::default(),
        };
        place.add_name(name, NameKind::Canonical);
        place
    }

    /// Adds a name that is written in a script the index keeps. A second kind for the same name
    /// counts only if it is stronger: canonical, alternate, abbreviation, historical.
    pub fn add_name(&mut self, name: &str, kind: NameKind) {
        if !is_kept(name) {
            return;
        }
        let normalized = normalize(name);
        if normalized.chars().filter(|ch| ch.is_alphabetic()).count() == 0 {
            return;
        }
        let entry = self.names.entry(normalized).or_insert(kind);
        *entry = (*entry).min(kind);
    }

    /// Replaces the kind of a name, or adds the name.
    pub fn set_name(&mut self, name: &str, kind: NameKind) {
        self.names.insert(normalize(name), kind);
    }
}

/// Latin, Cyrillic, Greek, Hangul, kana and Han are kept.
fn is_kept(name: &str) -> bool {
    name.chars().filter(|ch| ch.is_alphabetic()).all(|ch| {
        matches!(ch, '\u{0}'..='\u{52f}' | '\u{1e00}'..='\u{1fff}'
            | '\u{1100}'..='\u{11ff}' | '\u{3005}'..='\u{30ff}' | '\u{3130}'..='\u{318f}'
            | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}' | '\u{f900}'..='\u{fb06}'
            | '\u{ff00}'..='\u{ff9f}')
    })
}
