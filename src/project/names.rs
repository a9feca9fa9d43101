//! The user's own places and names, kept with the project.

use rusqlite::params;

use super::error::ProjectError;
use super::store::Project;
use crate::base::LonLat;

/// One name of the user's own: a base, a ship, a unit, or another name for a place.
#[derive(Clone, Debug, PartialEq)]
pub struct OwnName {
    pub name: String,
    /// A word such as `place`, `vessel`, `armed_force`, or a feature such as `base`.
    pub kind: String,
    pub at: Option<LonLat>,
    /// ISO 3166-1 alpha-2.
    pub country: Option<String>,
    /// What it is another name for.
    pub place: Option<String>,
    pub note: Option<String>,
    /// The file it came from.
    pub file: Option<String>,
}

impl Project {
    /// All of the user's own names, in the order they were added.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn own_names(&self) -> Result<Vec<OwnName>, ProjectError> {
        self.with_reader(|from| {
            let mut rows = from.prepare(
                "SELECT name, kind, lon, lat, country, place, note, file FROM portolan_names ORDER BY id",
            )?;
            let rows = rows.query_map([], |row| {
                let (lon, lat): (Option<f64>, Option<f64>) = (row.get(2)?, row.get(3)?);
                Ok(OwnName {
                    name: row.get(0)?,
                    kind: row.get(1)?,
                    at: lon.zip(lat).map(|(lon, lat)| LonLat { lon, lat }),
                    country: row.get(4)?,
                    place: row.get(5)?,
                    note: row.get(6)?,
                    file: row.get(7)?,
                })
            })?;
            rows.collect()
        })
    }

    /// Adds names; those of the same file that were there before are replaced.
    ///
    /// # Errors
    /// If the file cannot be written; then nothing is changed.
    pub fn put_own_names(&self, file: Option<&str>, names: &[OwnName]) -> Result<(), ProjectError> {
        self.transact(|to| {
            to.execute("DELETE FROM portolan_names WHERE file IS ?1", [file])?;
            let mut add = to.prepare(
                "INSERT INTO portolan_names (name, kind, lon, lat, country, place, note, file)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
            )?;
            for name in names {
                add.execute(params![
                    name.name,
                    name.kind,
                    name.at.map(|at| at.lon),
                    name.at.map(|at| at.lat),
                    name.country,
                    name.place,
                    name.note,
                    file
                ])?;
            }
            Ok(())
        })
    }
}
