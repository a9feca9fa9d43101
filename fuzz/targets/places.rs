//! The user's own places and names, as CSV or GeoJSON: every name that is taken in is found again.
#![no_main]

use portolan::gazetteer::own::{OwnNames, parse};
use portolan::gazetteer::{Gazetteer, normalize};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let Some((&which, rest)) = bytes.split_first() else { return };
    let name = if which & 1 == 0 { "mine.csv" } else { "mine.geojson" };
    let Ok(read) = parse(rest, name, Gazetteer::embedded()) else { return };
    // A reason is said in words that name the file.
    assert!(read.problems.iter().all(|problem| problem.to_string().starts_with(name)));
    let own = OwnNames::new(read.entries);
    for name in own.entries().iter().flat_map(|entry| entry.names()) {
        let norm = normalize(name);
        assert!(own.walk(&norm).iter().any(|hit| hit.len == norm.len()), "{name:?}");
    }
});
