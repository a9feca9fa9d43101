//! The five articles that the program opens with, inside the binary.

use std::collections::BTreeMap;

use super::metadata::{Beside, Metadata};
use super::{Document, RawText, from_text};

const METADATA: &str = include_str!("../../seeds/sources.toml");

macro_rules! texts {
    ($($name:literal),* $(,)?) => {
        [$(($name, include_str!(concat!("../../seeds/", $name)))),*]
    };
}

const TEXTS: [(&str, &str); 5] = texts![
    "000_8bf885f51a4e7523.txt",
    "001_e420c53d98f29728.txt",
    "002_9b4691a5f913e8bc.txt",
    "003_8236e56232df1152.txt",
    "004_94105734817d2ebe.txt",
];

/// The same documents as reading the folder `seeds` gives, wherever the program runs.
pub fn seeds() -> Vec<Document> {
    let (metadata, _) = Metadata::of_toml(METADATA, "seeds/sources.toml");
    let beside = Beside::new(None, BTreeMap::from([(String::new(), metadata)]));
    TEXTS
        .iter()
        .map(|&(name, text)| {
            let path = Some(format!("seeds/{name}"));
            let mut raw = RawText { path, text: text.to_owned(), ..RawText::default() };
            beside.describe(name, &mut raw, false);
            from_text(raw)
        })
        .collect()
}
