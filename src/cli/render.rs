//! `portolan render`: texts in, a map out, without a display.

use std::process::ExitCode;

use anyhow::Context;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Timestamp, Zoned};

use super::args::{RenderArgs, Theme};
use super::{PARTLY, names};
use crate::export::png::{self, RenderOptions};
use crate::gazetteer::OwnNames;
use crate::pipeline::{self, Progress};
use crate::scene::Palette;

pub fn run(args: &RenderArgs) -> anyhow::Result<ExitCode> {
    let (lists, all_names) = names::read(&args.names)?;
    if let [path] = args.paths.as_slice()
        && pipeline::is_project(path)
        && !lists.is_empty()
    {
        let path = path.display();
        anyhow::bail!(
            "{path} is a project, which keeps its own names: add them with `portolan import --names FILE -o {path}` first"
        );
    }
    let own = pipeline::with_lists(&OwnNames::default(), lists);
    let opened = pipeline::read_paths(&args.paths, &own, &Progress::default())?;
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
        made: Some(today()),
    };
    let is_svg = args.output.extension().is_some_and(|end| end.eq_ignore_ascii_case("svg"));
    let picture = match is_svg {
        true => png::render_svg(&opened.atlas, &options).into_bytes(),
        false => png::render(&opened.atlas, &options)?,
    };
    std::fs::write(&args.output, picture)
        .with_context(|| format!("{} cannot be written", args.output.display()))?;
    Ok(if opened.problems.is_empty() && all_names {
        ExitCode::SUCCESS
    } else {
        ExitCode::from(PARTLY)
    })
}

/// The day on which the picture is made: that of `SOURCE_DATE_EPOCH` (seconds since 1970, as
/// reproducible-builds.org has it) where it is set, so that the same files give the same bytes.
fn today() -> Date {
    let set = std::env::var("SOURCE_DATE_EPOCH").ok().and_then(|text| text.trim().parse().ok());
    match set.and_then(|seconds| Timestamp::from_second(seconds).ok()) {
        Some(at) => at.to_zoned(TimeZone::UTC).date(),
        None => Zoned::now().date(),
    }
}
