//! The five articles that the program opens with, inside the binary.

use super::{Document, RawText, from_text, metadata::Metadata};

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
    let (metadata, _) = Metadata::parse(METADATA, "seeds/sources.toml");
    TEXTS
        .iter()
        .map(|&(name, text)| {
            let path = Some(format!("seeds/{name}"));
            let raw = RawText { path, text: text.to_owned(), ..RawText::default() };
            from_text(metadata.describe(name, raw))
        })
        .collect()
}
