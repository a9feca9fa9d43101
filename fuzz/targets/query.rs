//! The query language: whatever is typed gives a tree, and a tree is written as it is read.
#![no_main]

use portolan::query::language::parse;

libfuzzer_sys::fuzz_target!(|text: &str| {
    let parsed = parse(text);
    let written = parsed.query.to_string();
    let again = parse(&written);
    assert_eq!(again.query, parsed.query, "{text:?} is written {written:?}");
});
