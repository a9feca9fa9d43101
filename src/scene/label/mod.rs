//! Labels: one collision pass for all of them, the basemap's too.

use super::font::Font;
use super::geometry::{Point, Rect, WorldPos};
use super::map::{Emphasis, Target};

/// A placed line of text. Drawn last, with a halo of the ground's colour.
#[derive(Clone, Debug, PartialEq)]
pub struct LabelShape {
    pub text: String,
    pub class: LabelClass,
    pub font: Font,
    /// In logical pixels.
    pub size: f32,
    /// Extra pixels after every letter but the last.
    pub spacing: f32,
    /// Where the text begins, on its baseline.
    pub origin: Point,
    /// What it covers: its width, from the top of its tallest to the foot of its lowest letters.
    pub rect: Rect,
    pub emphasis: Emphasis,
    /// What a click on it selects; `None` for the basemap's.
    pub owner: Option<Target>,
}

/// What a label names; painters give each its colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LabelClass {
    /// A settlement or site that the texts name.
    Place,
    /// A sea, gulf or strait that the texts name.
    Water,
    /// A country, state, island or region that the texts name.
    Land,
    BaseCountry,
    BaseWater,
    BaseCity,
    BaseAdmin1,
}

impl LabelClass {
    /// Belongs to the background map, not to what the texts say.
    pub fn is_base(self) -> bool {
        self >= Self::BaseCountry
    }
}

/// A name that the background map offers to show.
#[derive(Clone, Debug, PartialEq)]
pub struct BaseLabel {
    pub text: String,
    pub at: WorldPos,
    /// One of the base classes.
    pub class: LabelClass,
    /// The least zoom at which it may show.
    pub min_zoom: f32,
    /// Lower goes first.
    pub rank: u8,
}
