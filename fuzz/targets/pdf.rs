//! PDF, read in this process, so that the fuzzer sees the ways an input takes.
//!
//! The crate that takes PDFs apart may hang, panic or fill the memory; the program lets it do so in
//! a process of its own, which it ends. So an input that breaks this target is no fault yet:
//! `scripts/fuzz` goes on, and gives each of them to the program, which must have a text or a reason.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    portolan_fuzz::read("a.pdf", bytes);
});
