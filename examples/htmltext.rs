//! The main text of web pages, for `scripts/htmltext` to measure.
//!
//! usage: htmltext IN OUT [RUNS]: reads every file of the folder IN as a web page, on one thread, writes its text
//! under the same name to the folder OUT, and prints how many pages there were and the seconds of the best run.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

use portolan::corpus::html;

fn main() -> std::io::Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (Some(from), Some(to)) = (arguments.first(), arguments.get(1)) else {
        eprintln!("usage: htmltext IN OUT [RUNS]");
        std::process::exit(2);
    };
    let runs = arguments.get(2).and_then(|runs| runs.parse().ok()).unwrap_or(1);
    let mut paths: Vec<PathBuf> =
        fs::read_dir(from)?.map(|entry| Ok(entry?.path())).collect::<std::io::Result<_>>()?;
    paths.sort();
    let pages = paths.iter().map(fs::read).collect::<Result<Vec<_>, _>>()?;
    let mut best = f64::INFINITY;
    let mut texts = Vec::new();
    for _ in 0..runs {
        let start = Instant::now();
        texts = pages.iter().map(|page| html::read(page)).collect();
        best = best.min(start.elapsed().as_secs_f64());
    }
    for (path, text) in paths.iter().zip(texts) {
        let name = path.file_name().unwrap_or_default();
        fs::write(Path::new(to).join(name), text.map(|text| text.text).unwrap_or_default())?;
    }
    println!("{} {best}", pages.len());
    Ok(())
}
