//! From paths to an atlas, on all cores, in the order of the files. Streams are read by [`super::stream`].

use std::path::PathBuf;

use rayon::prelude::*;

use super::{Progress, join};
use crate::atlas::{Atlas, Document, Extraction};
use crate::corpus::{self, ReadError};
use crate::extraction::extract_with;
use crate::gazetteer::{Gazetteer, OwnNames};
use crate::project::ProjectError;

/// What was opened, and what of it could not be read.
#[derive(Debug)]
pub struct Opened {
    pub atlas: Atlas,
    /// Files that were asked for and could not be read, and files left out.
    pub problems: Vec<ReadError>,
}

/// Why nothing was opened.
#[derive(Debug, thiserror::Error)]
pub enum ReadingFailed {
    #[error("reading was cancelled; nothing was changed")]
    Cancelled,
    #[error("{0}")]
    Project(#[from] ProjectError),
    #[error("{}", listed(.0))]
    Nothing(Vec<ReadError>),
}

fn listed(problems: &[ReadError]) -> String {
    match problems {
        [] => "there is nothing to read; give a folder with .txt, .md or .jsonl files".to_owned(),
        [only] => only.to_string(),
        [first, rest @ ..] => format!("{first} (and {} more like it)", rest.len()),
    }
}

/// How many files are read between two looks at progress and cancel.
const BATCH: usize = 64;

/// Reads files and folders into one atlas, the user's own names first, names joined across documents.
/// A project has own names of its own.
///
/// # Errors
/// When cancelled, and when not one document could be read.
pub fn read_paths(
    paths: &[PathBuf],
    own: &OwnNames,
    progress: &Progress,
) -> Result<Opened, ReadingFailed> {
    if let [path] = paths
        && super::is_project(path)
    {
        let (_, atlas) = super::read_project(path)?;
        return Ok(Opened { atlas, problems: Vec::new() });
    }
    let listing = corpus::list(paths);
    let mut problems = listing.errors;
    problems.extend(listing.warnings);
    progress.set_total(listing.sources.len());
    let mut read = Vec::new();
    for batch in listing.sources.chunks(BATCH) {
        let texts: Vec<_> = batch.par_iter().map(|source| source.read()).collect();
        let (documents, failed): (Vec<_>, Vec<_>) =
            texts.into_iter().flatten().partition(Result::is_ok);
        problems.extend(failed.into_iter().filter_map(Result::err));
        // A file of lines may hold any number of documents: look up between those, too.
        let extracted: Vec<_> = documents
            .into_par_iter()
            .filter_map(Result::ok)
            .filter(|_| !progress.is_cancelled())
            .map(|document| with_extraction(document, own))
            .collect();
        let before = read.len();
        read.extend(extracted);
        problems.extend(read[before..].iter_mut().flat_map(|(read, _)| read.warnings.drain(..)));
        batch.iter().for_each(|_| progress.advance());
        if progress.is_cancelled() {
            return Err(ReadingFailed::Cancelled);
        }
    }
    if read.is_empty() {
        return Err(ReadingFailed::Nothing(problems));
    }
    let joined = join(&mut read);
    Ok(Opened { atlas: Atlas::joined(read, &joined), problems })
}

/// The five articles that come with the program.
pub fn read_seeds() -> Opened {
    let mut read: Vec<_> = corpus::seeds()
        .into_par_iter()
        .map(|document| with_extraction(document, OwnNames::none()))
        .collect();
    let joined = join(&mut read);
    Opened { atlas: Atlas::joined(read, &joined), problems: Vec::new() }
}

fn with_extraction(document: Document, own: &OwnNames) -> (Document, Extraction) {
    let extraction = extract_with(&document, Gazetteer::embedded(), own);
    (document, extraction)
}
