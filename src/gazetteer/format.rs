//! The layout of `assets/gazetteer.bin`. All numbers are little-endian; the program that builds
//! the file and the one that reads it share these constants.

use crate::base::packed::PackedFormat;

/// Raise the version with every change of the layout.
pub const FORMAT: PackedFormat =
    PackedFormat { file: "assets/gazetteer.bin", magic: *b"PGAZ", version: 1, sections: 11 };

/// Sections, in the order of the file.
pub mod section {
    /// Records of [`super::PLACE_LEN`] bytes, the most important place first.
    pub const PLACES: usize = 0;
    /// Texts with their length before them; others point at their first byte.
    pub const TEXTS: usize = 1;
    /// `u32` places with a GeoNames number, by that number.
    pub const NUMBERED: usize = 2;
    /// `u32` places with any other id, by that id.
    pub const NAMED: usize = 3;
    /// An fst map of normalised names to their rank in the order of names.
    pub const NAMES: usize = 4;
    /// `u32` for each name: one packed hit (`NameHit::to_bits`), or [`super::LIST`] and an offset into `HIT_LISTS`.
    pub const HITS: usize = 5;
    /// Varints: count, then packed hits as differences.
    pub const HIT_LISTS: usize = 6;
    /// Records of [`super::COUNTRY_LEN`] bytes by ISO code.
    pub const COUNTRIES: usize = 7;
    /// Records of 8 bytes by code: `u32` text, `u32` place.
    pub const ADMIN1: usize = 8;
    /// `u32` count, records of [`super::AREA_LEN`] bytes by place, then the shapes.
    pub const AREAS: usize = 9;
    /// Varint place, varint count, words: what should stand near an ambiguous name.
    pub const CONTEXT: usize = 10;
}

/// `u32` id (GeoNames number, or [`OTHER_ID`] and a text), `u32` name, `i32` longitude, `i32`
/// latitude, `u32` population, 2 letters of country or zeros, `u16` admin-1, `u8` feature, `u8` flags.
pub const PLACE_LEN: usize = 26;
/// 2 letters, `u32` country, `u32` capital.
pub const COUNTRY_LEN: usize = 10;
/// `u32` place, `i32` label longitude and latitude, `i32` west, south, east, north, `u32` offset.
pub const AREA_LEN: usize = 32;

/// Set on an id that is a text.
pub const OTHER_ID: u32 = 1 << 31;
/// Set on an entry of `HITS` that points at a list.
pub const LIST: u32 = 1 << 31;
/// No place, or no admin-1 when cut to 16 bits.
pub const NONE: u32 = u32::MAX;

/// Positions are whole numbers of this part of a degree.
pub const DEGREE: f64 = 1e5;
/// Shapes are coarser.
pub const SHAPE_DEGREE: f64 = 1e4;

pub mod flag {
    pub const CAPITAL: u8 = 1;
    pub const SEAT: u8 = 2;
    pub const INDICATIVE: u8 = 4;
    pub const DISPUTED: u8 = 8;
}
