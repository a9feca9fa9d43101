//! Names to places: countries, admin-1, cities, seas, regions, lines, with their areas.
//! Embedded and read in place: nothing is parsed when the program starts.

mod area;
mod feature;
pub mod format;
mod names;
mod normalize;
pub mod own;
mod record;
#[cfg(test)]
mod tests;

use std::cmp::Ordering;
use std::sync::OnceLock;

use crate::base::packed::{Cursor, PackedError, i32_at, u16_at, u32_at};
use crate::base::{Id, LonLat};
use format::{COUNTRY_LEN, DEGREE, FORMAT, NONE, OTHER_ID, PLACE_LEN, flag, section};

pub use area::Area;
pub use feature::Feature;
pub use names::WalkHit;
pub use normalize::{folded, normalize};
pub use own::{OwnEntry, OwnKind, OwnNames};
pub use record::{NameHit, NameKind, PlaceRecord};

/// The number of a place in the embedded gazetteer, the most important place first. Not stable
/// from version to version: save ids instead.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PlaceIx(pub u32);

/// All places and their names.
pub struct Gazetteer {
    sections: Vec<&'static [u8]>,
    names: fst::Map<&'static [u8]>,
    areas: Vec<OnceLock<Box<Area>>>,
}

static EMBEDDED: &[u8] = include_bytes!("../../assets/gazetteer.bin");

impl Gazetteer {
    /// The gazetteer inside the program.
    ///
    /// # Panics
    /// If the program was built with a file of another format; the message says what to do.
    pub fn embedded() -> &'static Self {
        static GAZETTEER: OnceLock<Gazetteer> = OnceLock::new();
        GAZETTEER.get_or_init(|| match Self::from_bytes(EMBEDDED) {
            Ok(gazetteer) => gazetteer,
            Err(error) => panic!("{error}"),
        })
    }

    /// A gazetteer in a packed file. Takes microseconds: nothing is decoded yet.
    pub fn from_bytes(bytes: &'static [u8]) -> Result<Self, PackedError> {
        let sections = FORMAT.open(bytes)?;
        let names = fst::Map::new(sections[section::NAMES])
            .map_err(|_| PackedError::Short { file: FORMAT.file })?;
        let count = Self::area_count(sections[section::AREAS]);
        Ok(Self { areas: (0..count).map(|_| OnceLock::new()).collect(), sections, names })
    }

    /// How many places there are; every [`PlaceIx`] is below.
    pub fn len(&self) -> usize {
        self.sections[section::PLACES].len() / PLACE_LEN
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// All places, the most important first.
    pub fn places(&self) -> impl Iterator<Item = PlaceIx> + use<> {
        (0..self.len() as u32).map(PlaceIx)
    }

    /// What is known of a place. A number beyond the last gives an empty record.
    pub fn place(&self, ix: PlaceIx) -> PlaceRecord<'_> {
        let record = self.record(ix);
        let degrees = |at| f64::from(i32_at(record, at)) / DEGREE;
        let flags = self.flags(ix);
        let at = LonLat::new(degrees(8), degrees(12));
        let label_at = self.area_index(ix).map_or(at, |index| self.area_entry(index).label_at());
        let admin1 = u16_at(record, 22);
        PlaceRecord {
            ix,
            id: self.id(ix),
            name: self.text(u32_at(record, 4)),
            at,
            label_at,
            feature: self.feature(ix),
            country: self.iso_of(ix),
            admin1: (u32::from(admin1) != NONE & 0xffff).then(|| self.admin1_code(admin1.into())),
            population: u32_at(record, 16),
            capital: flags & flag::CAPITAL != 0,
            seat: flags & flag::SEAT != 0,
            indicative: flags & flag::INDICATIVE != 0,
            disputed: flags & flag::DISPUTED != 0,
        }
    }

    /// The sort of a place, without the rest of its record.
    pub fn feature(&self, ix: PlaceIx) -> Feature {
        let value = self.record(ix).get(24).copied().unwrap_or(u8::MAX);
        Feature::from_u8(value).unwrap_or(Feature::Site)
    }

    /// ISO 3166-1 alpha-2 of the country it lies in; of a country, its own.
    pub fn iso_of(&self, ix: PlaceIx) -> Option<&str> {
        let code = std::str::from_utf8(self.record(ix).get(20..22)?).ok()?;
        (code != "\0\0").then_some(code)
    }

    /// The place with a stable id, such as `geonames:1835848`.
    pub fn by_id(&self, id: &str) -> Option<PlaceIx> {
        let number = id.strip_prefix("geonames:").and_then(|number| number.parse::<u32>().ok());
        let order = match number {
            Some(_) => self.sections[section::NUMBERED],
            None => self.sections[section::NAMED],
        };
        let place = |index: usize| PlaceIx(u32_at(order, index * 4));
        search(order.len() / 4, |index| {
            let found = u32_at(self.record(place(index)), 0);
            match number {
                Some(number) => found.cmp(&number),
                None => self.text(found & !OTHER_ID).cmp(id),
            }
        })
        .map(place)
    }

    /// The country with an ISO 3166-1 alpha-2 code, in capitals.
    pub fn country(&self, iso2: &str) -> Option<PlaceIx> {
        self.country_field(iso2, 2)
    }

    /// The capital of a country.
    pub fn capital_of(&self, iso2: &str) -> Option<PlaceIx> {
        self.country_field(iso2, 6)
    }

    /// All countries and territories, by ISO code.
    pub fn countries(&self) -> impl Iterator<Item = PlaceIx> + use<> {
        let table = self.sections[section::COUNTRIES];
        (0..table.len() / COUNTRY_LEN).map(|index| PlaceIx(u32_at(table, index * COUNTRY_LEN + 2)))
    }

    /// The state or province with a GeoNames code, such as `US.TX`.
    pub fn admin1(&self, code: &str) -> Option<PlaceIx> {
        let table = self.sections[section::ADMIN1];
        let index = search(table.len() / 8, |index| self.admin1_code(index).cmp(code))?;
        Some(PlaceIx(u32_at(table, index * 8 + 4))).filter(|place| place.0 != NONE)
    }

    /// Words of which one should occur before an ambiguous name is taken for this place; empty if
    /// nobody wrote any down.
    pub fn context_words(&self, ix: PlaceIx) -> Vec<&str> {
        let mut cursor = Cursor::new(self.sections[section::CONTEXT], 0);
        while !cursor.is_at_end() {
            let place = cursor.unsigned();
            let words = (0..cursor.count()).map(|_| cursor.text()).collect();
            if place == u64::from(ix.0) {
                return words;
            }
        }
        Vec::new()
    }

    fn country_field(&self, iso2: &str, field: usize) -> Option<PlaceIx> {
        let table = self.sections[section::COUNTRIES];
        let index = search(table.len() / COUNTRY_LEN, |index| {
            table[index * COUNTRY_LEN..][..2].cmp(iso2.as_bytes())
        })?;
        Some(PlaceIx(u32_at(table, index * COUNTRY_LEN + field))).filter(|place| place.0 != NONE)
    }

    fn admin1_code(&self, index: usize) -> &str {
        self.text(u32_at(self.sections[section::ADMIN1], index * 8))
    }

    fn record(&self, ix: PlaceIx) -> &'static [u8] {
        let start = ix.0 as usize * PLACE_LEN;
        self.sections[section::PLACES].get(start..start + PLACE_LEN).unwrap_or(&[])
    }

    fn flags(&self, ix: PlaceIx) -> u8 {
        self.record(ix).get(25).copied().unwrap_or_default()
    }

    fn id(&self, ix: PlaceIx) -> Id {
        let id = u32_at(self.record(ix), 0);
        if id & OTHER_ID == 0 {
            Id::new(format!("geonames:{id}"))
        } else {
            Id::new(self.text(id & !OTHER_ID))
        }
    }

    fn text(&self, offset: u32) -> &'static str {
        Cursor::new(self.sections[section::TEXTS], offset as usize).text()
    }
}

/// Binary search over indices.
fn search(len: usize, compare: impl Fn(usize) -> Ordering) -> Option<usize> {
    let (mut low, mut high) = (0, len);
    while low < high {
        let middle = usize::midpoint(low, high);
        match compare(middle) {
            Ordering::Less => low = middle + 1,
            Ordering::Greater => high = middle,
            Ordering::Equal => return Some(middle),
        }
    }
    None
}
