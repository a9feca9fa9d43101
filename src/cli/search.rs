//! `portolan search`: a query in, its answers out, a line each.

use std::io::{self, ErrorKind, Write};
use std::process::ExitCode;
use std::sync::Arc;

use super::PARTLY;
use super::args::SearchArgs;
use crate::atlas::{Atlas, DocIx, Evidence};
use crate::base::{CharIndex, count, one_line};
use crate::gazetteer::OwnNames;
use crate::pipeline::{self, Progress};
use crate::query::{Found, words};
use crate::session::Finder;

pub fn run(args: &SearchArgs) -> anyhow::Result<ExitCode> {
    let path = &args.path;
    let (project, atlas, problems) = if pipeline::is_project(path) {
        let (project, atlas) = pipeline::read_project(path)?;
        (Some(project), atlas, Vec::new())
    } else {
        let paths = std::slice::from_ref(path);
        let read = pipeline::read_paths(paths, &OwnNames::default(), &Progress::default())?;
        (None, read.atlas, read.problems)
    };
    problems.iter().for_each(|problem| eprintln!("portolan: {problem}"));
    let atlas = Arc::new(atlas);
    let finder = Finder::new(0, Arc::clone(&atlas), project).map_err(anyhow::Error::msg)?;
    let answers = finder.find(&args.query, args.limit, &|| false).map_err(anyhow::Error::msg)?;
    answers.problems.iter().for_each(|problem| eprintln!("portolan: {problem}"));
    if answers.found.is_empty() {
        eprintln!("portolan: nothing is found for {}", args.query);
        return Ok(ExitCode::FAILURE);
    }
    let mut out = io::stdout().lock();
    for &found in &answers.found {
        match writeln!(out, "{}", line(&atlas, found)) {
            // Who reads has enough.
            Err(error) if error.kind() == ErrorKind::BrokenPipe => break,
            written => written?,
        }
    }
    if answers.more {
        eprintln!("portolan: there is more: --limit {}", args.limit.saturating_mul(10));
    }
    Ok(if problems.is_empty() { ExitCode::SUCCESS } else { ExitCode::from(PARTLY) })
}

/// Parts are set apart by tabs: what it is, where it stands, and what stands there.
fn line(atlas: &Atlas, found: Found) -> String {
    match found {
        Found::Entity(ix) => {
            let entity = atlas.entity(ix);
            let mentions = count(atlas.counts(ix).mentions as usize, "mention", "mentions");
            format!("{}\t{}\t{mentions}", words::kind(entity.kind), entity.name)
        }
        Found::Event(ix) => {
            let event = atlas.event(ix).1;
            let date = event.date.map_or_else(|| "undated".to_owned(), words::date);
            let what = format!("{}, {date}", words::event_type(event.event_type));
            format!("{what}\t{}", quoted(atlas, atlas.event_evidence(ix)))
        }
        Found::Document(ix) => {
            format!("text\t{}\t{}", place(atlas, ix), atlas.document(ix).title)
        }
        Found::Sentence(at) => format!("sentence\t{}", quoted(atlas, at)),
    }
}

/// The file, or the id of a line of a stream.
fn place(atlas: &Atlas, ix: DocIx) -> &str {
    let document = atlas.document(ix);
    document.path.as_deref().unwrap_or(document.id.as_str())
}

/// `reports/a.txt:120-231`, code points counted as in `extract`, with the page where there are
/// pages; then the sentence on one line.
fn quoted(atlas: &Atlas, at: Evidence) -> String {
    let document = atlas.read(at.document);
    let (start, end) = CharIndex::new(&document.text).chars(at.sentence);
    let page = document.page_at(at.sentence.start);
    let page = page.map_or_else(String::new, |page| format!(", page {page}"));
    let sentence = one_line(at.sentence.of(&document.text));
    format!("{}:{start}-{end}{page}\t{sentence}", place(atlas, at.document))
}
