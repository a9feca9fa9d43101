//! From a project to an atlas, and what is kept of it for the next opening.

use std::collections::HashSet;
use std::sync::Arc;

use rayon::prelude::*;

use super::guard::guarded;
use super::join::{Facts, join_readings};
use super::{Progress, layers};
use crate::atlas::{Atlas, Document, Joined, Reading};
use crate::extraction::{VERSION, extract_with};
use crate::gazetteer::{Gazetteer, OwnNames};
use crate::project::{Project, ProjectError};

/// Of what a reading depends on besides its text: the rules and the user's own names.
pub(super) fn reading_version(own: &OwnNames) -> u32 {
    // Those with own names have the top bit, which no version of the rules has.
    match own.version() {
        0 => VERSION,
        own => (own ^ VERSION.rotate_left(16)) | 1 << 31,
    }
}

/// What one document says, and what joining needs of it.
pub(super) fn read_one(document: Document, own: &OwnNames) -> (Document, Reading, Vec<u8>) {
    let extraction = extract_with(&document, Gazetteer::embedded(), own);
    let facts = Facts::of(&document, &extraction);
    let facts = postcard::to_stdvec(&facts).expect("plain data is always written");
    let reading = Reading::new(&document, extraction);
    (document, reading, facts)
}

/// Everything in a project as one atlas: as it was kept, or joined anew where something changed.
///
/// # Errors
/// If the project cannot be read.
pub(super) fn atlas(project: &Arc<Project>) -> Result<Atlas, ProjectError> {
    if let Some((rows, bytes)) = project.index()?
        && let Ok(atlas) = Atlas::from_bytes(&bytes, project.texts(rows))
    {
        return Ok(atlas);
    }
    let (atlas, _, _) = join_all(project)?;
    Ok(atlas)
}

/// Everything in a project, joined anew.
pub struct Whole {
    pub atlas: Arc<Atlas>,
    rows: Vec<i64>,
    generation: i64,
}

/// Joins everything anew.
///
/// # Errors
/// If the project cannot be read.
pub fn joined(project: &Arc<Project>) -> Result<Whole, ProjectError> {
    let (atlas, rows, generation) = join_all(project)?;
    Ok(Whole { atlas: Arc::new(atlas), rows, generation })
}

impl Whole {
    /// Keeps it: the layers for other programs, the index for the next opening.
    ///
    /// # Errors
    /// If the project cannot be written.
    pub fn keep(&self, project: &Project) -> Result<(), ProjectError> {
        // The index comes last: where it is, all of this is done.
        layers::put(project, &self.atlas)?;
        project.put_index(self.generation, &self.rows, &self.atlas.to_bytes())
    }
}

fn join_all(project: &Arc<Project>) -> Result<(Atlas, Vec<i64>, i64), ProjectError> {
    let generation = project.generation()?;
    let (mut rows, mut readings, mut facts) = (Vec::new(), Vec::new(), Vec::new());
    let (mut ids, mut broken) = (HashSet::new(), false);
    project.readings(|kept| {
        let known = postcard::from_bytes::<Facts>(&kept.facts).ok();
        let Some(known) = known.filter(|facts| facts.fit(&kept.reading.extraction.events)) else {
            broken = true;
            return false;
        };
        rows.push(kept.row);
        readings.push(kept.reading.with_shared_ids(&mut ids));
        facts.push(known);
        true
    })?;
    if broken {
        let path = project.path().map(std::path::Path::to_owned).unwrap_or_default();
        return Err(ProjectError::Damaged(path, "what joining needs of a text".to_owned()));
    }
    let joined = join_readings(&mut readings, &facts);
    drop(facts);
    let texts = project.texts(rows.clone());
    Ok((Atlas::of_readings(readings, &joined, texts), rows, generation))
}

/// Everything in a project, names not joined: a look while more is being read.
pub(super) fn unjoined(project: &Arc<Project>) -> Result<Atlas, ProjectError> {
    let (mut rows, mut readings, mut ids) = (Vec::new(), Vec::new(), HashSet::new());
    project.readings(|kept| {
        rows.push(kept.row);
        readings.push(kept.reading.with_shared_ids(&mut ids));
        true
    })?;
    let texts = project.texts(rows);
    Ok(Atlas::of_readings(readings, &Joined::default(), texts))
}

/// So many texts are read again at once.
const BATCH: usize = 256;

/// Reads again, from the kept texts, what older rules or other own names have read: these rows. How
/// many it came to; `wake` is called now and then.
pub(super) fn read_again(
    project: &Project,
    outdated: &[i64],
    own: &OwnNames,
    progress: &Progress,
    wake: &dyn Fn(),
) -> Result<usize, ProjectError> {
    let version = reading_version(own);
    let mut again = 0;
    for rows in outdated.chunks(BATCH) {
        if progress.is_cancelled() {
            break;
        }
        let documents: Vec<_> = rows
            .iter()
            .map(|&row| Ok((row, project.read(row)?)))
            .collect::<Result<_, ProjectError>>()?;
        let batch: Vec<_> = documents
            .into_par_iter()
            .filter_map(|(row, document)| {
                // Where a fault of ours stops it, what was read before stays.
                let read = guarded(document.path.clone(), None, || read_one(document, own));
                read.ok().map(|(_, reading, facts)| (row, reading, facts))
            })
            .collect();
        project.replace_readings(&batch, version)?;
        again += rows.len();
        rows.iter().for_each(|_| progress.advance());
        wake();
    }
    Ok(again)
}
