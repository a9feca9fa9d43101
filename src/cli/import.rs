//! `portolan import`: files and folders into a project file. Ctrl+C ends it; what was read is kept.

use std::io::Write;
use std::process::ExitCode;
use std::sync::Arc;

use anyhow::Context;
use indicatif::{ProgressBar, ProgressStyle};

use super::args::{ImportArgs, ProgressKind};
use super::{PARTLY, STOPPED, names, stop_on_ctrl_c};
use crate::pipeline::{self, ImportFailed, Progress, Report, Told};
use crate::project::Project;

pub fn run(args: &ImportArgs) -> anyhow::Result<ExitCode> {
    // Before anything is made or changed.
    let (lists, all_names) = names::read(&args.names)?;
    let project = Arc::new(Project::open_or_create(&args.output)?);
    if let Some(pages) = args.max_pages {
        project.limit_pages(pages)?;
    }
    for list in &lists {
        list.keep(&project)?;
        eprintln!("portolan: {}", list.summary());
    }
    let progress = Arc::new(Progress::default());
    stop_on_ctrl_c(&progress);
    let bar = bar(args.progress);
    let lines = args.progress == ProgressKind::Json;
    let tell = |told: Told<'_>| {
        let (done, total) = progress.get();
        bar.set_length(total as u64);
        bar.set_position(done as u64);
        if let Told::Read(paths) = told
            && lines
        {
            let mut out = std::io::stdout().lock();
            for path in paths {
                let _ = writeln!(out, "{}", serde_json::json!({ "read": path }));
            }
            let _ = out.flush();
        }
    };
    let done = pipeline::import(&project, &args.paths, &progress, &tell);
    bar.finish_and_clear();
    let report = match done {
        Ok(report) => report,
        Err(ImportFailed::Cancelled(report)) => {
            eprintln!("portolan: stopped; {}", report.summary());
            return Ok(ExitCode::from(STOPPED));
        }
        Err(ImportFailed::Project(error)) => return Err(error.into()),
    };
    if !project.is_indexed()? {
        let spinner = spinner(args.progress);
        pipeline::joined(&project)?.keep(&project)?;
        spinner.finish_and_clear();
    }
    say(&report, &args.output).context("the report cannot be written")?;
    Ok(match (report.documents + report.unchanged, report.failed.is_empty()) {
        (_, true) if all_names => ExitCode::SUCCESS,
        (0, false) => ExitCode::FAILURE,
        _ => ExitCode::from(PARTLY),
    })
}

fn say(report: &Report, output: &std::path::Path) -> std::io::Result<()> {
    let mut to = std::io::stderr().lock();
    for (what, list) in [("skipped", &report.skipped), ("failed", &report.failed)] {
        for (path, reason) in list {
            writeln!(to, "portolan: {what}: {path}: {reason}")?;
        }
    }
    let rate = report.documents as f64 / report.seconds.max(1e-3);
    let rate =
        if report.documents > 0 { format!(" ({rate:.0} texts a second)") } else { String::new() };
    writeln!(to, "portolan: {}: {}{rate}", output.display(), report.summary())
}

fn bar(kind: ProgressKind) -> ProgressBar {
    if kind != ProgressKind::Bar {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::new(0);
    if let Ok(style) =
        ProgressStyle::with_template("{wide_bar} {human_pos}/{human_len} files, {eta} left")
    {
        bar.set_style(style);
    }
    bar
}

fn spinner(kind: ProgressKind) -> ProgressBar {
    if kind != ProgressKind::Bar {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::new_spinner().with_message("joining names and reports across texts");
    bar.enable_steady_tick(std::time::Duration::from_millis(100));
    bar
}
