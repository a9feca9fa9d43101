//! `portolan extract`: texts in, JSON Lines out.

use std::fs::File;
use std::io::{BufWriter, ErrorKind, Write};
use std::path::Path;
use std::process::ExitCode;

use anyhow::Context;
use indicatif::{ProgressBar, ProgressStyle};

use super::PARTLY;
use super::args::ExtractArgs;
use crate::atlas::{Document, Extraction};
use crate::corpus::{self, ReadError};
use crate::export::jsonl::{self, Unread};
use crate::pipeline;

pub fn run(args: &ExtractArgs) -> anyhow::Result<ExitCode> {
    let mut out: Box<dyn Write> = match &args.output {
        Some(path) => Box::new(BufWriter::new(
            File::create(path).with_context(|| format!("{} cannot be written", path.display()))?,
        )),
        None => Box::new(BufWriter::new(std::io::stdout().lock())),
    };
    let mut failed = 0_usize;
    let mut written = 0_usize;
    let bar = progress_bar();
    let mut each = |one: Result<(Document, Extraction), ReadError>| {
        let line = match &one {
            Ok((document, extraction)) => {
                written += 1;
                for warning in &document.warnings {
                    bar.suspend(|| eprintln!("portolan: {warning}"));
                }
                jsonl::line(document, extraction)
            }
            Err(error) => {
                failed += 1;
                bar.suspend(|| eprintln!("portolan: {error}"));
                let what = match (&error.id, &error.path) {
                    (Some(id), _) => Unread::Id(id),
                    (None, path) => Unread::Path(path.as_deref().unwrap_or("-")),
                };
                jsonl::error_line(what, &error.to_string())
            }
        };
        bar.inc(1);
        writeln!(out, "{line}")
    };
    let from_stream = args.paths.iter().any(|path| path == Path::new("-"));
    let done = if from_stream {
        let documents = corpus::jsonl::read(std::io::stdin().lock());
        extract_all(documents, args.join, &mut each)
    } else {
        let listing = corpus::list(&args.paths);
        for warning in &listing.warnings {
            eprintln!("portolan: {warning}");
        }
        bar.set_length(listing.sources.len() as u64);
        let errors = listing.errors.into_iter().map(Err);
        let documents = errors.chain(listing.sources.into_iter().flat_map(|from| from.read()));
        extract_all(documents, args.join, &mut each)
    };
    let done = done.and_then(|()| out.flush());
    bar.finish_and_clear();
    match done {
        // Whoever read the output has seen enough.
        Err(error) if error.kind() == ErrorKind::BrokenPipe => return Ok(ExitCode::SUCCESS),
        done => done.context("the output cannot be written")?,
    }
    Ok(match (written, failed) {
        (_, 0) => ExitCode::SUCCESS,
        (0, _) => ExitCode::FAILURE,
        _ => ExitCode::from(PARTLY),
    })
}

fn extract_all(
    documents: impl Iterator<Item = Result<Document, ReadError>>,
    join: bool,
    each: &mut dyn FnMut(Result<(Document, Extraction), ReadError>) -> std::io::Result<()>,
) -> std::io::Result<()> {
    if !join {
        return pipeline::extract_each(documents, each);
    }
    let mut read = Vec::new();
    pipeline::extract_each(documents, |one| match one {
        Ok(one) => {
            read.push(one);
            Ok(())
        }
        Err(error) => each(Err(error)),
    })?;
    pipeline::join(&mut read);
    read.into_iter().try_for_each(|one| each(Ok(one)))
}

/// Shown on standard error where that is a terminal, and nowhere else.
fn progress_bar() -> ProgressBar {
    let bar = ProgressBar::new(0);
    if let Ok(style) = ProgressStyle::with_template("{wide_bar} {pos}/{len} files, {eta} left") {
        bar.set_style(style);
    }
    bar
}
