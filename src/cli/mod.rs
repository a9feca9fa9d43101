//! The command line: what was asked for, and the same work without a window.

mod args;
mod extract;
mod import;
mod names;
mod render;
mod search;

use std::process::ExitCode;
use std::sync::Arc;

use clap::Parser;

use args::ReadFormat;
pub use args::{Args, Command};

use crate::corpus::{self, Format};
use crate::pipeline::Progress;

/// Runs what the arguments ask for; `window` opens the window on paths, none meaning the seeds.
///
/// Exit codes: 0 done, 1 nothing could be done, 2 wrong arguments (by clap), 3 done, but some
/// documents could not be read, 130 stopped by Ctrl+C.
pub fn run(window: impl FnOnce(Vec<std::path::PathBuf>) -> anyhow::Result<()>) -> ExitCode {
    let args = Args::parse();
    // Whatever the program was renamed to, it is the one that reads what is fragile.
    if let Ok(own) = std::env::current_exe() {
        corpus::set_reader_program(own);
    }
    let done = match args.command {
        None => window(args.paths).map(|()| ExitCode::SUCCESS),
        Some(Command::Extract(extract)) => extract::run(&extract),
        Some(Command::Import(import)) => import::run(&import),
        Some(Command::Render(render)) => render::run(&render),
        Some(Command::Search(search)) => search::run(&search),
        Some(Command::ReadFile(file)) => read_file(file.format),
    };
    done.unwrap_or_else(|error| {
        eprintln!("portolan: {error:#}");
        ExitCode::FAILURE
    })
}

/// The other side of [`crate::corpus::set_reader_program`].
fn read_file(format: ReadFormat) -> anyhow::Result<ExitCode> {
    let format = match format {
        ReadFormat::Pdf => Format::Pdf,
    };
    corpus::answer_reader(format)?;
    Ok(ExitCode::SUCCESS)
}

/// The exit code of work that was done although some documents could not be read.
const PARTLY: u8 = 3;

/// The exit code of work that Ctrl+C ended, as shells have it.
const STOPPED: u8 = 130;

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
