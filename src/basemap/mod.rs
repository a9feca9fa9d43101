//! Coasts, borders and labels of the background map, in several levels of detail. Land and lakes
//! are triangulated when the file is built: nothing is tessellated while the program runs.

mod chunk;
pub mod format;
mod label;
mod outline;
#[cfg(test)]
mod tests;

use std::sync::OnceLock;

use crate::base::packed::PackedError;
use format::{FORMAT, section};

pub use chunk::{AdminLine, Border, BorderKind, Chunk, ChunkContent, Line, Mesh};
pub use label::{BaseLabel, LabelKind};
pub use outline::{Outline, Outlines};

/// A level of detail.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Level {
    /// Natural Earth 1:110,000,000.
    World = 0,
    /// Natural Earth 1:50,000,000, simplified: half the world in a window.
    Hemisphere = 1,
    /// Natural Earth 1:50,000,000.
    Continent = 2,
    /// Natural Earth 1:10,000,000.
    Country = 3,
}

impl Level {
    pub const ALL: [Self; 4] = [Self::World, Self::Hemisphere, Self::Continent, Self::Country];
}

/// The background map.
pub struct Basemap {
    sections: Vec<&'static [u8]>,
    chunks: [OnceLock<Vec<Chunk>>; Level::ALL.len()],
    outlines: [OnceLock<Outlines>; Level::ALL.len()],
    labels: OnceLock<Vec<BaseLabel>>,
}

static EMBEDDED: &[u8] = include_bytes!("../../assets/basemap.bin");

impl Basemap {
    /// The background map inside the program.
    ///
    /// # Panics
    /// If the program was built with a file of another format; the message says what to do.
    pub fn embedded() -> &'static Self {
        static BASEMAP: OnceLock<Basemap> = OnceLock::new();
        BASEMAP.get_or_init(|| match Self::from_bytes(EMBEDDED) {
            Ok(basemap) => basemap,
            Err(error) => panic!("{error}"),
        })
    }

    /// A background map in a packed file. Nothing is decoded yet.
    pub fn from_bytes(bytes: &'static [u8]) -> Result<Self, PackedError> {
        Ok(Self {
            sections: FORMAT.open(bytes)?,
            chunks: Default::default(),
            outlines: Default::default(),
            labels: OnceLock::new(),
        })
    }

    /// The level whose detail fits a zoom at which the world is 256·2^zoom pixels wide.
    pub fn level_for_zoom(zoom: f64) -> Level {
        match zoom {
            zoom if zoom < 1.5 => Level::World,
            zoom if zoom < 2.3 => Level::Hemisphere,
            zoom if zoom < 4.6 => Level::Continent,
            _ => Level::Country,
        }
    }

    /// The cells of a level, from west to east and south to north; cells of open sea are left out.
    pub fn chunks(&self, level: Level) -> &[Chunk] {
        let index = level as usize;
        self.chunks[index]
            .get_or_init(|| Chunk::table(self.sections[section::CHUNKS + index], index))
    }

    /// Land and lakes of a level as whole polygons, for formats that fill polygons themselves.
    pub fn outlines(&self, level: Level) -> &Outlines {
        let index = level as usize;
        self.outlines[index]
            .get_or_init(|| Outlines::decode(self.sections[section::OUTLINES + index], index))
    }

    /// All names, by kind, then by rank.
    pub fn labels(&self) -> &[BaseLabel] {
        self.labels.get_or_init(|| label::decode(self.sections[section::LABELS]))
    }
}
