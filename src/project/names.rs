//! The user's own places and names, kept with the project.

use rusqlite::{Row, params};

use super::error::ProjectError;
use super::store::Project;
use crate::base::{Id, LonLat};
use crate::gazetteer::{OwnEntry, OwnKind, OwnNames};

impl Project {
    /// All of the user's own names, ready to be found in texts.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn own_names(&self) -> Result<OwnNames, ProjectError> {
        let entries = self.with_reader(|from| {
            let mut rows = from.prepare(
                "SELECT name, aliases, kind, lon, lat, country, place, note FROM portolan_names
                 ORDER BY id",
            )?;
            rows.query_map([], entry)?.collect::<rusqlite::Result<Vec<Option<OwnEntry>>>>()
        })?;
        Ok(OwnNames::new(entries.into_iter().flatten().collect()))
    }

    /// The files that own names came from, in the order they were added, and how many each gave.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn own_files(&self) -> Result<Vec<(String, u32)>, ProjectError> {
        self.with_reader(|from| {
            let mut rows = from.prepare(
                "SELECT file, count(*) FROM portolan_names WHERE file IS NOT NULL
                 GROUP BY file ORDER BY min(id)",
            )?;
            rows.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect()
        })
    }

    /// Adds names; those of the same file that were there before are replaced. Without any, the file's
    /// names are taken out.
    ///
    /// # Errors
    /// If the file cannot be written; then nothing is changed.
    pub fn put_own_names(
        &self,
        file: Option<&str>,
        entries: &[OwnEntry],
    ) -> Result<(), ProjectError> {
        self.transact(|to| {
            to.execute("DELETE FROM portolan_names WHERE file IS ?1", [file])?;
            let mut add = to.prepare(
                "INSERT INTO portolan_names
                   (name, aliases, kind, lon, lat, country, place, note, file)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
            )?;
            for entry in entries {
                let aliases = (!entry.aliases.is_empty()).then(|| entry.aliases.join("|"));
                add.execute(params![
                    entry.name,
                    aliases,
                    entry.kind.word(),
                    entry.at.map(|at| at.lon),
                    entry.at.map(|at| at.lat),
                    entry.country,
                    entry.same_as.as_ref().map(Id::as_str),
                    entry.note,
                    file
                ])?;
            }
            Ok(())
        })
    }
}

/// A row's entry; `None` if it is of a kind that this version does not know.
fn entry(row: &Row<'_>) -> rusqlite::Result<Option<OwnEntry>> {
    let kind: String = row.get(2)?;
    let Some(kind) = OwnKind::from_word(&kind) else { return Ok(None) };
    let name: String = row.get(0)?;
    let aliases: Option<String> = row.get(1)?;
    let (lon, lat): (Option<f64>, Option<f64>) = (row.get(3)?, row.get(4)?);
    let same_as: Option<String> = row.get(6)?;
    Ok(Some(OwnEntry {
        id: OwnEntry::id_of(kind, &name),
        name,
        aliases: aliases.iter().flat_map(|names| names.split('|')).map(str::to_owned).collect(),
        kind,
        at: lon.zip(lat).map(|(lon, lat)| LonLat { lon, lat }),
        country: row.get(5)?,
        same_as: same_as.map(Id::new),
        note: row.get(7)?,
    }))
}
