//! `sources.toml` and `sources.csv` beside texts.
#![no_main]

use std::fs;
use std::path::PathBuf;
use std::sync::LazyLock;

use portolan::corpus;

static FOLDER: LazyLock<PathBuf> = LazyLock::new(|| {
    let folder = portolan_fuzz::folder("sources");
    fs::write(folder.join("a.txt"), "Ministers met in Lisbon on Monday.").expect("it is ours");
    folder
});

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let Some((&which, rest)) = bytes.split_first() else { return };
    let (this, other) = match which & 1 {
        0 => ("sources.toml", "sources.csv"),
        _ => ("sources.csv", "sources.toml"),
    };
    let _ = fs::remove_file(FOLDER.join(other));
    fs::write(FOLDER.join(this), rest).expect("it is ours");
    let listing = corpus::list(&[FOLDER.as_path()]);
    // A table without a column of files is one of articles.
    let text = listing.sources.iter().find(|source| source.path.ends_with("a.txt"));
    let text = text.expect("the text is there, whatever is said beside it");
    for text in text.read() {
        text.expect("the text is sound");
    }
});
