//! OpenDocument texts: the package itself, or one part of it inside a package that is sound.
#![no_main]

const KIND: &[u8] = b"application/vnd.oasis.opendocument.text";
const PARTS: [&str; 3] = ["content.xml", "meta.xml", "styles.xml"];

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    if bytes.starts_with(b"PK") {
        portolan_fuzz::read("a.odt", bytes);
        return;
    }
    let Some((&which, part)) = bytes.split_first() else { return };
    let name = PARTS[usize::from(which) % PARTS.len()];
    portolan_fuzz::read("a.odt", &portolan_fuzz::zipped(&[("mimetype", KIND), (name, part)]));
});
