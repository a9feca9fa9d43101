//! Names on the background map.

use super::format::{DEGREE, ZOOM};
use crate::base::packed::Cursor;
use crate::base::{Id, LonLat};

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum LabelKind {
    Country = 0,
    Ocean = 1,
    Sea = 2,
    Admin1 = 3,
    City = 4,
}

/// One name with the place it stands at.
#[derive(Clone, Debug, PartialEq)]
pub struct BaseLabel {
    pub name: String,
    pub at: LonLat,
    pub kind: LabelKind,
    /// The zoom from which it is worth showing.
    pub min_zoom: f32,
    /// Within its kind, 0 the most important.
    pub rank: u8,
    /// A capital of a country.
    pub capital: bool,
    /// The gazetteer's id of the place.
    pub id: Option<Id>,
}

pub(super) fn decode(section: &[u8]) -> Vec<BaseLabel> {
    let mut cursor = Cursor::new(section, 0);
    (0..cursor.count())
        .map(|_| {
            let name = cursor.text().to_owned();
            let degrees = [cursor.signed(), cursor.signed()].map(|at| at as f64 / DEGREE);
            let kind = match cursor.unsigned() {
                0 => LabelKind::Country,
                1 => LabelKind::Ocean,
                2 => LabelKind::Sea,
                3 => LabelKind::Admin1,
                _ => LabelKind::City,
            };
            let min_zoom = (cursor.unsigned() as f64 / ZOOM) as f32;
            let rank = cursor.unsigned().min(255) as u8;
            let capital = cursor.unsigned() != 0;
            let id = Some(cursor.text()).filter(|id| !id.is_empty()).map(Id::new);
            BaseLabel {
                name,
                at: LonLat::new(degrees[0], degrees[1]),
                kind,
                min_zoom,
                rank,
                capital,
                id,
            }
        })
        .collect()
}
