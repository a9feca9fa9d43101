//! `portolan render`: texts in, a map out, without a display.

use std::process::ExitCode;

use anyhow::Context;

use super::PARTLY;
use super::args::{RenderArgs, Theme};
use crate::export::png::{self, RenderOptions};
use crate::pipeline::{self, Progress};
use crate::scene::Palette;

pub fn run(args: &RenderArgs) -> anyhow::Result<ExitCode> {
    let opened = pipeline::read_paths(&args.paths, &Progress::default())?;
    for problem in &opened.problems {
        eprintln!("portolan: {problem}");
    }
    let options = RenderOptions {
        size: args.size,
        bbox: args.bbox,
        palette: match args.theme {
            Theme::Light => Palette::LIGHT,
            Theme::Dark => Palette::DARK,
        },
        title: args.title.clone(),
    };
    let picture = png::render(&opened.atlas, &options)?;
    std::fs::write(&args.output, picture)
        .with_context(|| format!("{} cannot be written", args.output.display()))?;
    Ok(if opened.problems.is_empty() { ExitCode::SUCCESS } else { ExitCode::from(PARTLY) })
}
