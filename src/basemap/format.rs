//! The layout of `assets/basemap.bin`; the program that builds the file and the one that reads
//! it share it.
//!
//! Positions are whole numbers of [`units`] of the mercator unit square. A level's chunks: `u32`
//! count, records of [`CHUNK_LEN`] bytes, then the contents. A content: land and lakes as rings
//! and triangles, then borders and admin-1 lines, all in varints, each position as the
//! difference from the last. A level's outlines: the same rings, not cut into chunks.

use crate::base::packed::PackedFormat;

/// Raise the version with every change of the layout.
pub const FORMAT: PackedFormat =
    PackedFormat { file: "assets/basemap.bin", magic: *b"PMAP", version: 2, sections: 9 };

/// Sections, in the order of the file; those of chunks and outlines are one for each level.
pub mod section {
    pub const LABELS: usize = 0;
    pub const CHUNKS: usize = 1;
    pub const OUTLINES: usize = 5;
}

/// `i32` west, south, east, north in 1/10,000 of a degree, `i32` x and y of the origin, `u32` offset.
pub const CHUNK_LEN: usize = 28;
/// Bounds of chunks, and positions of labels.
pub const DEGREE: f64 = 1e4;

/// How many units make up the width of the map at each level: about 150, 150, 38 and 10 metres
/// each.
pub const fn units(level: usize) -> f64 {
    [262_144.0, 262_144.0, 1_048_576.0, 4_194_304.0][level]
}

/// Zooms are whole numbers of this part.
pub const ZOOM: f64 = 10.0;
