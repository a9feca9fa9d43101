//! The user's own places and names, as CSV or GeoJSON.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let Some((&which, rest)) = bytes.split_first() else { return };
    let name = if which & 1 == 0 { "mine.csv" } else { "mine.geojson" };
    let _ = portolan::pipeline::own_names(name, rest);
});
