//! Web pages: decoding, main text, metadata.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    portolan_fuzz::read("a.html", bytes);
});
