//! What the gazetteer knows of one place.

use super::{Feature, PlaceIx};
use crate::base::{Id, LonLat};

/// One place of the gazetteer; texts borrow from it.
#[derive(Clone, Debug, PartialEq)]
pub struct PlaceRecord<'a> {
    pub ix: PlaceIx,
    /// `geonames:…`, `iso3166-2:…`, `naturalearth:…`, `fips:…` or `portolan:…`.
    pub id: Id,
    pub name: &'a str,
    /// The position for exchange: GeoNames' where it has one.
    pub at: LonLat,
    /// Where a label is drawn; within the area if there is one.
    pub label_at: LonLat,
    pub feature: Feature,
    /// ISO 3166-1 alpha-2.
    pub country: Option<&'a str>,
    /// The GeoNames code, such as `US.TX`.
    pub admin1: Option<&'a str>,
    /// 0 if unknown.
    pub population: u32,
    /// Capital of its country.
    pub capital: bool,
    /// Seat of its admin-1.
    pub seat: bool,
    /// Its limits are drawn by hand where no authority has drawn any.
    pub indicative: bool,
    /// Two states claim it, or few recognise it.
    pub disputed: bool,
}

/// How a name stands to the place it names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum NameKind {
    Canonical = 0,
    /// Another spelling, language or script.
    Alternate = 1,
    /// `U.S.`, `Calif.`, `UAE`.
    Abbreviation = 2,
    /// No longer in use, such as Leningrad.
    Historical = 3,
}

impl NameKind {
    pub(super) fn from_bits(bits: u32) -> Self {
        match bits & 3 {
            0 => Self::Canonical,
            1 => Self::Alternate,
            2 => Self::Abbreviation,
            _ => Self::Historical,
        }
    }
}

/// A place that bears the name looked up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NameHit {
    pub place: PlaceIx,
    pub kind: NameKind,
    /// The name commonly means something else ("the Gulf", "DMZ"): the full name, a neighbouring
    /// place or a word of [`Gazetteer::context_words`](super::Gazetteer::context_words) should be near.
    pub ambiguous: bool,
}

impl NameHit {
    /// As the index holds it.
    pub fn to_bits(self) -> u32 {
        self.place.0 << 3 | u32::from(self.ambiguous) << 2 | self.kind as u32
    }

    pub(super) fn from_bits(bits: u32) -> Self {
        Self {
            place: PlaceIx(bits >> 3),
            kind: NameKind::from_bits(bits),
            ambiguous: bits & 4 != 0,
        }
    }
}
