//! What the fuzz targets share: bytes into a reader, and what must hold of whatever comes out.

use std::io::{Cursor, Write};
use std::path::PathBuf;

use portolan::corpus::{self, RawText};

/// Reads bytes as a file of that name and checks every text that comes out.
pub fn read(name: &str, bytes: &[u8]) -> Vec<RawText> {
    let mut texts = Vec::new();
    for one in corpus::read_bytes(name, bytes) {
        match one {
            Ok(raw) => {
                check(&raw);
                texts.push(raw);
            }
            // A reason is said in words that name the file.
            Err(error) => assert!(error.to_string().len() > name.len()),
        }
    }
    texts
}

/// What holds of every text: its pages lie in it, in the order of the text, where a note may stand
/// after a paragraph that ends on the next page; and it is not beyond the limit.
pub fn check(raw: &RawText) {
    assert!(raw.text.len() <= corpus::MAX_TEXT_BYTES);
    for page in &raw.pages {
        assert!(raw.text.is_char_boundary(page.start as usize), "{:?}", raw.pages);
    }
    let in_order =
        |pair: &[corpus::Page]| pair[0].start <= pair[1].start && pair[0].number != pair[1].number;
    assert!(raw.pages.windows(2).all(in_order), "{:?}", raw.pages);
}

/// A ZIP of these parts, not compressed, so that a change of the input is one of a part.
pub fn zipped(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut file = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let stored =
        zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for (name, part) in parts {
        if file.start_file(*name, stored).and_then(|()| Ok(file.write_all(part)?)).is_err() {
            break;
        }
    }
    file.finish().map(Cursor::into_inner).unwrap_or_default()
}

/// A folder in memory for targets that need files.
pub fn folder(name: &str) -> PathBuf {
    let root = PathBuf::from("/dev/shm");
    let root = if root.is_dir() { root } else { std::env::temp_dir() };
    let folder = root.join(format!("portolan-fuzz-{name}-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("memory can be written to");
    folder
}
