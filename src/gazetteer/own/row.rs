//! From a row of text to an entry: what each column means, and what is taken for what.

use std::collections::HashSet;

use super::super::{Feature, Gazetteer, NameHit, PlaceIx, normalize};
use super::coordinates;
use super::error::OwnProblem;
use super::{OwnEntry, OwnKind};
use crate::base::{LonLat, one_line};

/// A longer name is a row that lost its quotation mark.
const LONGEST: usize = 200;

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Field {
    Name,
    Aliases,
    Kind,
    Latitude,
    Longitude,
    /// Both in one cell, the latitude first.
    Position,
    Country,
    /// What it is another name for.
    SameAs,
    /// Where a ship or unit is; of a place without coordinates, what it is another name for.
    Place,
    Note,
}

impl Field {
    /// By a column's or property's name, however it is spelt.
    pub fn of_column(name: &str) -> Option<Self> {
        let norm = normalize(&name.replace('_', " "));
        Some(match norm.as_str() {
            "name" | "names" | "label" | "title" | "designation" | "place name" => Self::Name,
            "alias" | "aliases" | "aka" | "also known as" | "other name" | "other names"
            | "alternate name" | "alternate names" | "alternative name" | "alternative names"
            | "alt name" | "alt names" | "spellings" | "synonyms" => Self::Aliases,
            "kind" | "type" | "category" | "class" | "feature" => Self::Kind,
            "lat" | "latitude" | "y" => Self::Latitude,
            "lon" | "lng" | "long" | "longitude" | "x" => Self::Longitude,
            "coordinates" | "coordinate" | "coords" | "lat lon" | "lat, lon" | "latlon"
            | "position" => Self::Position,
            "country" | "country code" | "iso" | "iso2" | "flag" => Self::Country,
            "same as" | "sameas" | "alias of" | "alias for" | "other name of"
            | "other name for" => Self::SameAs,
            "place" | "location" | "home port" | "homeport" | "garrison" | "based at" => {
                Self::Place
            }
            "note" | "notes" | "comment" | "comments" | "remark" | "remarks" | "description" => {
                Self::Note
            }
            _ => return None,
        })
    }
}

/// One row as it is written.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Row {
    name: String,
    aliases: String,
    kind: String,
    latitude: String,
    longitude: String,
    position: String,
    country: String,
    same_as: String,
    place: String,
    note: String,
    /// Of a feature with a shape.
    pub at: Option<LonLat>,
}

/// A row that is understood, but may still be another name for another row of its file.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Read {
    Entry(OwnEntry),
    /// Its names belong to what has this name.
    OtherNameOf {
        names: Vec<String>,
        target: String,
    },
}

impl Row {
    /// Fills a field; the first of two columns for one field counts.
    pub fn put(&mut self, field: Field, text: &str) {
        let cell = match field {
            Field::Name => &mut self.name,
            Field::Aliases => &mut self.aliases,
            Field::Kind => &mut self.kind,
            Field::Latitude => &mut self.latitude,
            Field::Longitude => &mut self.longitude,
            Field::Position => &mut self.position,
            Field::Country => &mut self.country,
            Field::SameAs => &mut self.same_as,
            Field::Place => &mut self.place,
            Field::Note => &mut self.note,
        };
        if cell.is_empty() {
            text.trim().clone_into(cell);
        }
    }

    pub fn read(&self, gazetteer: &Gazetteer) -> Result<Read, OwnProblem> {
        let names = self.names()?;
        let kind = self.kind()?;
        let country = self.country(gazetteer)?;
        let at = self.at()?;
        if at.is_some() && !self.same_as.is_empty() {
            return Err(OwnProblem::Both);
        }
        let known = |text: &str| find(gazetteer, text, kind, country.as_deref());
        let is_thing = kind.is_some_and(|kind| !kind.is_place());
        let entry = |kind: OwnKind, at: Option<LonLat>, same_as: Option<PlaceIx>| {
            Read::Entry(OwnEntry {
                id: OwnEntry::id_of(kind, &names[0]),
                name: names[0].clone(),
                aliases: names[1..].to_vec(),
                kind,
                at,
                country: country.clone(),
                same_as: same_as.map(|ix| gazetteer.place(ix).id),
                note: (!self.note.is_empty()).then(|| self.note.clone()),
            })
        };
        let other_name = |ix: PlaceIx| entry(OwnKind::Place(gazetteer.feature(ix)), None, Some(ix));
        if !self.same_as.is_empty() {
            return Ok(match known(&self.same_as) {
                Some(ix) => other_name(ix),
                None => Read::OtherNameOf { names, target: self.same_as.clone() },
            });
        }
        if let Some(at) = at {
            // A country of one's own making has no outline: a region.
            let kind = match kind.unwrap_or(OwnKind::Place(Feature::Site)) {
                OwnKind::Place(Feature::Country | Feature::Continent) => {
                    OwnKind::Place(Feature::Region)
                }
                kind => kind,
            };
            return Ok(entry(kind, Some(at), None));
        }
        if let Some(kind) = kind.filter(|_| is_thing) {
            // Where the ship lies, if that is told by a place's name.
            if self.place.is_empty() {
                return Ok(entry(kind, None, None));
            }
            let port = known_place(gazetteer, &self.place, None, country.as_deref())
                .or_else(|| known_place(gazetteer, &self.place, None, None))
                .ok_or_else(|| OwnProblem::Unknown(self.place.clone()))?;
            return Ok(entry(kind, Some(gazetteer.place(port).at.wrapped()), None));
        }
        if !self.place.is_empty() {
            return Ok(match known(&self.place) {
                Some(ix) => other_name(ix),
                None => Read::OtherNameOf { names, target: self.place.clone() },
            });
        }
        // Other names for a place that the gazetteer knows by its own.
        match known(&self.name) {
            Some(ix) if kind.is_some() || names.len() > 1 => Ok(other_name(ix)),
            _ if kind.is_some() => Err(OwnProblem::Nowhere(self.name.clone())),
            _ => Err(OwnProblem::Nothing),
        }
    }

    /// The name, then the others, each once; each long enough to be found.
    fn names(&self) -> Result<Vec<String>, OwnProblem> {
        if self.name.is_empty() {
            return Err(OwnProblem::NoName);
        }
        let others = self.aliases.split(['|', ';', '\n']);
        let mut names: Vec<String> = Vec::new();
        let mut known = HashSet::new();
        for name in std::iter::once(self.name.as_str()).chain(others) {
            let name = one_line(name);
            if name.is_empty() {
                continue;
            }
            if name.chars().count() > LONGEST {
                return Err(OwnProblem::Long(LONGEST));
            }
            let norm = normalize(&name);
            let letters = norm.chars().filter(|c| c.is_alphanumeric()).count();
            if letters < 2 || !norm.chars().any(char::is_alphabetic) {
                return Err(OwnProblem::Short(name));
            }
            if known.insert(norm) {
                names.push(name);
            }
        }
        if names.len() > OwnEntry::MOST_NAMES {
            return Err(OwnProblem::ManyNames);
        }
        Ok(names)
    }

    fn kind(&self) -> Result<Option<OwnKind>, OwnProblem> {
        if self.kind.is_empty() {
            return Ok(None);
        }
        match OwnKind::written(&self.kind) {
            Some(kind) => Ok(Some(kind)),
            None if OwnKind::is_person(&self.kind) => Err(OwnProblem::Person),
            None => Err(OwnProblem::Kind(self.kind.chars().take(LONGEST).collect())),
        }
    }

    fn at(&self) -> Result<Option<LonLat>, OwnProblem> {
        if let Some(at) = self.at {
            return coordinates::checked(at).map(Some);
        }
        match coordinates::position(&self.latitude, &self.longitude)? {
            Some(at) => Ok(Some(at)),
            None => coordinates::pair(&self.position),
        }
    }

    fn country(&self, gazetteer: &Gazetteer) -> Result<Option<String>, OwnProblem> {
        if self.country.is_empty() {
            return Ok(None);
        }
        let upper = self.country.to_uppercase();
        if upper.len() == 2 && gazetteer.country(&upper).is_some() {
            return Ok(Some(upper));
        }
        let country = gazetteer
            .find(&normalize(&self.country))
            .find(|hit| gazetteer.feature(hit.place) == Feature::Country)
            .and_then(|hit| gazetteer.iso_of(hit.place));
        match country {
            Some(iso) => Ok(Some(iso.to_owned())),
            None => Err(OwnProblem::Country(self.country.chars().take(LONGEST).collect())),
        }
    }
}

/// The gazetteer's place that a user means by a name or an id; if a country or a kind of place is
/// given, one that it fits.
fn find(
    gazetteer: &Gazetteer,
    text: &str,
    kind: Option<OwnKind>,
    country: Option<&str>,
) -> Option<PlaceIx> {
    known_place(gazetteer, text, kind.and_then(OwnKind::feature), country)
}

fn known_place(
    gazetteer: &Gazetteer,
    text: &str,
    feature: Option<Feature>,
    country: Option<&str>,
) -> Option<PlaceIx> {
    if let Some(ix) = gazetteer.by_id(text) {
        return Some(ix);
    }
    let hits: Vec<NameHit> = gazetteer
        .find(&normalize(text))
        .filter(|hit| country.is_none() || gazetteer.iso_of(hit.place) == country)
        .collect();
    let fits = |hit: &&NameHit| feature == Some(gazetteer.feature(hit.place));
    hits.iter().find(fits).or(hits.first()).map(|hit| hit.place)
}
