//! What sort of place an entry is.

use serde::{Deserialize, Serialize};

/// The sort of a place. Serialised in lower case, `admin1` for a state or province.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[repr(u8)]
pub enum Feature {
    Continent = 0,
    Country = 1,
    Admin1 = 2,
    County = 3,
    City = 4,
    Ocean = 5,
    Sea = 6,
    Gulf = 7,
    Strait = 8,
    Bay = 9,
    Channel = 10,
    Lake = 11,
    River = 12,
    Island = 13,
    Peninsula = 14,
    /// An area without official limits, such as the Indo-Pacific or the Sahel.
    Region = 15,
    /// A line, such as the Korean Demilitarized Zone or the Arctic Circle.
    Line = 16,
    Mountain = 17,
    Desert = 18,
    /// A base, border post, plant, test site or other point.
    Site = 19,
}

impl Feature {
    pub const ALL: [Self; 20] = [
        Self::Continent,
        Self::Country,
        Self::Admin1,
        Self::County,
        Self::City,
        Self::Ocean,
        Self::Sea,
        Self::Gulf,
        Self::Strait,
        Self::Bay,
        Self::Channel,
        Self::Lake,
        Self::River,
        Self::Island,
        Self::Peninsula,
        Self::Region,
        Self::Line,
        Self::Mountain,
        Self::Desert,
        Self::Site,
    ];

    pub fn from_u8(value: u8) -> Option<Self> {
        Self::ALL.get(value as usize).copied()
    }

    /// Seas, gulfs, straits and the like: drawn as areas, named in italics.
    pub fn is_water(self) -> bool {
        matches!(
            self,
            Self::Ocean
                | Self::Sea
                | Self::Gulf
                | Self::Strait
                | Self::Bay
                | Self::Channel
                | Self::Lake
                | Self::River
        )
    }

    /// Drawn as a disc rather than as an area or a line.
    pub fn is_point(self) -> bool {
        matches!(self, Self::City | Self::Site | Self::Mountain)
    }
}
