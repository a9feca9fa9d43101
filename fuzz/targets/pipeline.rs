//! The whole way: a text, its sentences, what is read in it, the line that is printed.
#![no_main]

use portolan::corpus::{self, RawText};
use portolan::export::jsonl;
use portolan::extraction::extract;
use portolan::gazetteer::Gazetteer;

libfuzzer_sys::fuzz_target!(|text: &str| {
    let document = corpus::from_text(RawText { text: text.to_owned(), ..RawText::default() });
    let mut end = 0;
    for sentence in &document.sentences {
        assert!(end <= sentence.span.start && sentence.span.start <= sentence.span.end);
        end = sentence.span.end;
        let _ = sentence.span.of(text);
    }
    let extraction = extract(&document, Gazetteer::embedded());
    let line = jsonl::line(&document, &extraction, jsonl::WithText::No);
    let line: serde_json::Value = serde_json::from_str(&line).expect("a line is JSON");
    let letters: Vec<char> = text.chars().collect();
    for mention in line["mentions"].as_array().expect("a list") {
        let at = |key: &str| mention[key].as_u64().expect("a number") as usize;
        let quoted: String = letters[at("start")..at("end")].iter().collect();
        assert_eq!(mention["text"].as_str(), Some(quoted.as_str()));
    }
});
