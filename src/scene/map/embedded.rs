//! The scene's shapes and background names from the embedded gazetteer and basemap.

use super::{AreaCache, Outline, PlaceFacts, Shapes};
use crate::base::{Id, LonLat};
use crate::basemap::{Basemap, LabelKind};
use crate::gazetteer::Gazetteer;
use crate::scene::geometry::WorldPos;
use crate::scene::label::{BaseLabel, LabelClass};

impl Shapes for Gazetteer {
    fn outline(&self, place: &Id) -> Option<Outline> {
        let area = self.area(self.by_id(place.as_str())?)?;
        let world = |line: &Vec<LonLat>| -> Vec<WorldPos> {
            line.iter().map(|&at| WorldPos::from(at)).collect()
        };
        let open = |ring: &Vec<LonLat>| {
            let mut ring = world(ring);
            if ring.len() > 1 && ring.first() == ring.last() {
                ring.pop();
            }
            ring
        };
        Some(Outline {
            polygons: area.polygons.iter().map(|rings| rings.iter().map(open).collect()).collect(),
            lines: area.lines.iter().map(world).collect(),
            indicative: area.indicative,
        })
    }

    fn place(&self, place: &Id) -> Option<PlaceFacts> {
        let ix = self.by_id(place.as_str())?;
        let record = Gazetteer::place(self, ix);
        Some(PlaceFacts {
            name: record.name.to_owned(),
            label_at: record.label_at,
            bounds: self.bounds(ix),
        })
    }

    fn country(&self, iso2: &str) -> Option<Id> {
        Some(Gazetteer::place(self, Gazetteer::country(self, iso2)?).id)
    }
}

impl AreaCache {
    /// Shapes of the embedded gazetteer.
    pub fn embedded() -> Self {
        Self::new(Gazetteer::embedded())
    }
}

/// The names of the embedded basemap, as labels. Oceans are set in capitals.
pub fn base_labels() -> Vec<BaseLabel> {
    let label = |label: &crate::basemap::BaseLabel| BaseLabel {
        text: match label.kind {
            LabelKind::Ocean => label.name.to_uppercase(),
            _ => label.name.clone(),
        },
        at: WorldPos::from(label.at.wrapped()),
        class: match label.kind {
            LabelKind::Country => LabelClass::BaseCountry,
            LabelKind::Ocean | LabelKind::Sea => LabelClass::BaseWater,
            LabelKind::Admin1 => LabelClass::BaseAdmin1,
            LabelKind::City => LabelClass::BaseCity,
        },
        min_zoom: label.min_zoom,
        rank: label.rank,
        id: label.id.clone(),
    };
    let labels = Basemap::embedded().labels();
    // An ocean that is named in two halves is not named a third time.
    let is_halved = |name: &str| {
        labels.iter().any(|other| {
            other.kind == LabelKind::Ocean && other.name.strip_prefix("North ") == Some(name)
        })
    };
    let shown =
        labels.iter().filter(|label| label.kind != LabelKind::Ocean || !is_halved(&label.name));
    shown.map(label).collect()
}
