//! `portolan extract`: texts in, JSON Lines out. Ctrl+C ends it after a whole line.

use std::fs::File;
use std::io::{BufReader, ErrorKind, Write};
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;

use anyhow::Context;
use indicatif::{ProgressBar, ProgressStyle};

use super::args::ExtractArgs;
use super::{PARTLY, STOPPED};
use crate::corpus::{self, ReadError};
use crate::export::jsonl::{self, Unread};
use crate::pipeline::{self, Ended, Progress, Text};

pub fn run(args: &ExtractArgs) -> anyhow::Result<ExitCode> {
    let progress = Arc::new(Progress::default());
    stop_on_ctrl_c(&progress);
    let mut out = Output::open(args.output.as_deref())?;
    let (texts, total) = texts(&args.paths);
    out.bar = progress_bar(total);
    let done = if args.join {
        joined(texts, &progress, &mut out)
    } else {
        one_by_one(texts, &progress, &mut out)
    };
    let done = done.and_then(|ended| out.to.flush().map(|()| ended));
    out.bar.finish_and_clear();
    if out.warned > MOST_WARNINGS {
        eprintln!("portolan: and {} more warnings like these", out.warned - MOST_WARNINGS);
    }
    let ended = match done {
        // Whoever read the output has seen enough.
        Err(error) if error.kind() == ErrorKind::BrokenPipe => return Ok(ExitCode::SUCCESS),
        done => done.context("the output cannot be written")?,
    };
    if ended == Ended::Cancelled {
        eprintln!("portolan: {}", out.stopped(args.output.as_deref()));
        return Ok(ExitCode::from(STOPPED));
    }
    Ok(match (out.written, out.failed) {
        (_, 0) => ExitCode::SUCCESS,
        (0, _) => ExitCode::FAILURE,
        _ => ExitCode::from(PARTLY),
    })
}

/// The first Ctrl+C ends the work between two texts, the second one at once.
fn stop_on_ctrl_c(progress: &Arc<Progress>) {
    let progress = Arc::clone(progress);
    let set = ctrlc::set_handler(move || {
        if progress.is_cancelled() {
            std::process::exit(STOPPED.into());
        }
        progress.cancel();
    });
    if let Err(error) = set {
        // Without it Ctrl+C ends the program as it ends any other.
        eprintln!("portolan: Ctrl+C cannot be caught ({error})");
    }
}

/// Everything to read, in order, and how many texts that is, where each file is one.
fn texts(paths: &[std::path::PathBuf]) -> (Box<dyn Iterator<Item = Text> + Send>, Option<u64>) {
    if paths.iter().any(|path| path == Path::new("-")) {
        return (Box::new(corpus::jsonl::texts(BufReader::new(std::io::stdin()), None)), None);
    }
    let listing = corpus::list(paths);
    for warning in &listing.warnings {
        eprintln!("portolan: {warning}");
    }
    let total = listing.sources.len() + listing.errors.len();
    let total = listing.sources.iter().all(|source| !source.holds_many()).then_some(total as u64);
    let errors = listing.errors.into_iter().map(Err);
    (Box::new(errors.chain(listing.sources.into_iter().flat_map(|from| from.texts()))), total)
}

fn one_by_one(
    texts: impl Iterator<Item = Text> + Send + 'static,
    progress: &Progress,
    out: &mut Output,
) -> std::io::Result<Ended> {
    pipeline::extract_each(
        texts,
        progress,
        |document, extraction| (jsonl::line(&document, &extraction), document.warnings),
        |one| {
            let line = one.map(|(line, warnings)| {
                out.warn(&warnings);
                line
            });
            out.bar.inc(1);
            out.put(line)
        },
    )
}

fn joined(
    texts: impl Iterator<Item = Text> + Send + 'static,
    progress: &Progress,
    out: &mut Output,
) -> std::io::Result<Ended> {
    let mut read = Vec::new();
    // What could not be read keeps its place among the documents.
    let mut order = Vec::new();
    let ended = pipeline::extract_each(
        texts,
        progress,
        |document, extraction| (document, extraction),
        |one| {
            order.push(one.map(|mut one| {
                out.warn(&std::mem::take(&mut one.0.warnings));
                read.push(one);
                read.len() - 1
            }));
            out.bar.inc(1);
            Ok::<(), std::io::Error>(())
        },
    )?;
    if ended == Ended::Cancelled {
        return Ok(ended);
    }
    let joined = pipeline::join(&mut read);
    for place in order {
        if progress.is_cancelled() {
            return Ok(Ended::Cancelled);
        }
        out.put(place.map(|nth| jsonl::joined_line(&read, &joined, nth)))?;
    }
    Ok(Ended::All)
}

/// Where lines go, and how many went there.
struct Output {
    /// Without a buffer: a line is large and is written whole, so that whoever waits for it has it.
    to: Box<dyn Write>,
    bar: ProgressBar,
    written: usize,
    failed: usize,
    warned: usize,
}

/// So many dates that are not understood are named one by one.
const MOST_WARNINGS: usize = 5;

impl Output {
    fn open(path: Option<&Path>) -> anyhow::Result<Self> {
        let to: Box<dyn Write> = match path {
            Some(path) => Box::new(
                File::create(path)
                    .with_context(|| format!("{} cannot be written", path.display()))?,
            ),
            None => Box::new(std::io::stdout().lock()),
        };
        Ok(Self { to, bar: ProgressBar::hidden(), written: 0, failed: 0, warned: 0 })
    }

    /// Names what was left out, the first few; how many more there are is said at the end.
    fn warn(&mut self, warnings: &[ReadError]) {
        for warning in warnings {
            self.warned += 1;
            if self.warned <= MOST_WARNINGS {
                self.bar.suspend(|| eprintln!("portolan: {warning}"));
            }
        }
    }

    /// Writes one line: what was read, or why it could not be.
    fn put(&mut self, line: Result<String, ReadError>) -> std::io::Result<()> {
        let mut line = match line {
            Ok(line) => {
                self.written += 1;
                line
            }
            // As in a folder, what is none of the formats is left out.
            Err(error) if error.problem.is_skip() => {
                self.warn(&[error]);
                return Ok(());
            }
            Err(error) => {
                self.failed += 1;
                self.bar.suspend(|| eprintln!("portolan: {error}"));
                let what = match (&error.id, &error.path) {
                    (Some(id), _) => Unread::Id(id),
                    (None, path) => Unread::Path(path.as_deref().unwrap_or("-")),
                };
                jsonl::error_line(what, &error.to_string())
            }
        };
        line.push('\n');
        self.to.write_all(line.as_bytes())
    }

    fn stopped(&self, path: Option<&Path>) -> String {
        let lines = self.written + self.failed;
        let place = path.map_or_else(|| "the output".to_owned(), |path| path.display().to_string());
        match lines {
            0 => format!("stopped before the first text was written to {place}"),
            1 => format!("stopped; {place} holds 1 text, in a whole line"),
            _ => format!("stopped; {place} holds the first {lines} texts, each in a whole line"),
        }
    }
}

/// Shown on standard error where that is a terminal, and nowhere else.
fn progress_bar(total: Option<u64>) -> ProgressBar {
    let (bar, template) = match total {
        Some(total) => {
            (ProgressBar::new(total), "{wide_bar} {human_pos}/{human_len} texts, {eta} left")
        }
        None => (ProgressBar::no_length(), "{human_pos} texts read, {elapsed}, {per_sec}"),
    };
    if let Ok(style) = ProgressStyle::with_template(template) {
        bar.set_style(style);
    }
    bar
}
