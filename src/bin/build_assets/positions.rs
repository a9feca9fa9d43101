//! Where GeoNames puts countries and first-order divisions: `positions.tsv` under `assets/source/`,
//! which `scripts/positions` makes.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Context, Result};
use portolan::base::LonLat;

use crate::model::PlaceId;

/// Positions by GeoNames number.
pub struct Positions(BTreeMap<u32, LonLat>);

impl Positions {
    pub fn read(dir: &Path) -> Result<Self> {
        let path = dir.join("positions.tsv");
        let text = std::fs::read_to_string(&path).with_context(|| format!("{}", path.display()))?;
        let mut positions = BTreeMap::new();
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            let cells: Vec<&str> = line.split('\t').collect();
            let wrong = || format!("{line} in {}", path.display());
            let [_, number, lat, lon] = cells[..] else { anyhow::bail!("{}", wrong()) };
            let degrees = |cell: &str| cell.parse::<f64>().with_context(wrong);
            positions.insert(
                number.parse().with_context(wrong)?,
                LonLat::new(degrees(lon)?, degrees(lat)?),
            );
        }
        Ok(Self(positions))
    }

    /// None for what the table does not have.
    pub fn of(&self, id: &PlaceId) -> Option<LonLat> {
        match id {
            PlaceId::GeoNames(number) => self.0.get(number).copied(),
            PlaceId::Other(_) => None,
        }
    }
}
