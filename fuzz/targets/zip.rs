//! Archives: their own structure, or any file inside one under a name of any kind.
#![no_main]

const NAMES: [&str; 8] =
    ["a.txt", "../up.txt", "/top.html", "a/b.eml", "c.docx", "d.zip", "sources.toml", "e.csv"];

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    if bytes.starts_with(b"PK") {
        portolan_fuzz::read("a.zip", bytes);
        return;
    }
    let Some((&which, part)) = bytes.split_first() else { return };
    let name = NAMES[usize::from(which) % NAMES.len()];
    let inner = portolan_fuzz::zipped(&[(name, part), ("good.txt", b"Ministers met in Lisbon.")]);
    let bytes = if which & 0x80 == 0 { inner } else { portolan_fuzz::zipped(&[("in.zip", &inner)]) };
    for raw in portolan_fuzz::read("a.zip", &bytes) {
        let path = raw.path.unwrap_or_default();
        assert!(!path.split(['/', '\\']).any(|part| part == ".."), "{path} climbs out");
    }
});
