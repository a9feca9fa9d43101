//! Packed binary files: a header with named sections, little-endian numbers and variable-length
//! integers (LEB128, signed ones zigzag). Read in place; the program that builds the assets
//! writes with the same functions.

/// Why a packed file cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum PackedError {
    #[error(
        "{file} is not such a file: build it again with `cargo run --features build-assets --bin build-assets`"
    )]
    Magic { file: &'static str },
    #[error(
        "{file} has format {found}, this program reads format {expected}: build it again with `cargo run --features build-assets --bin build-assets`"
    )]
    Version { file: &'static str, found: u32, expected: u32 },
    #[error(
        "{file} is cut short: build it again with `cargo run --features build-assets --bin build-assets`"
    )]
    Short { file: &'static str },
}

/// Which file a set of sections is, and in which format.
#[derive(Clone, Copy, Debug)]
pub struct PackedFormat {
    /// The file's name, for errors.
    pub file: &'static str,
    pub magic: [u8; 4],
    pub version: u32,
    /// How many sections it has.
    pub sections: usize,
}

const HEADER: usize = 8;

impl PackedFormat {
    /// The sections of a file, in order, without copying.
    pub fn open(self, bytes: &[u8]) -> Result<Vec<&[u8]>, PackedError> {
        let file = self.file;
        if bytes.get(..4) != Some(&self.magic) {
            return Err(PackedError::Magic { file });
        }
        if bytes.len() < HEADER + 8 * self.sections {
            return Err(PackedError::Short { file });
        }
        let found = u32_at(bytes, 4);
        if found != self.version {
            return Err(PackedError::Version { file, found, expected: self.version });
        }
        (0..self.sections)
            .map(|index| {
                let at = u32_at(bytes, HEADER + 8 * index) as usize;
                let len = u32_at(bytes, HEADER + 8 * index + 4) as usize;
                bytes.get(at..at.saturating_add(len)).ok_or(PackedError::Short { file })
            })
            .collect()
    }

    /// A file of these sections.
    ///
    /// # Panics
    /// If the number of sections is not that of the format, or the file would exceed 4 GiB.
    pub fn write(self, sections: &[Vec<u8>]) -> Vec<u8> {
        assert_eq!(sections.len(), self.sections, "sections of {}", self.file);
        let mut out = Vec::new();
        out.extend(self.magic);
        out.extend(self.version.to_le_bytes());
        let mut at = HEADER + 8 * sections.len();
        for section in sections {
            out.extend(u32::try_from(at).expect("a file below 4 GiB").to_le_bytes());
            out.extend(u32::try_from(section.len()).expect("below 4 GiB").to_le_bytes());
            at += section.len();
        }
        for section in sections {
            out.extend_from_slice(section);
        }
        out
    }
}

/// The number at byte `at`; 0 beyond the end.
pub fn u16_at(bytes: &[u8], at: usize) -> u16 {
    bytes.get(at..at + 2).map_or(0, |b| u16::from_le_bytes([b[0], b[1]]))
}

/// The number at byte `at`; 0 beyond the end.
pub fn u32_at(bytes: &[u8], at: usize) -> u32 {
    bytes.get(at..at + 4).map_or(0, |b| u32::from_le_bytes([b[0], b[1], b[2], b[3]]))
}

/// The number at byte `at`; 0 beyond the end.
pub fn i32_at(bytes: &[u8], at: usize) -> i32 {
    u32_at(bytes, at).cast_signed()
}

/// Reads variable-length numbers one after the other. Past the end it gives zeros and empty text.
#[derive(Clone, Debug)]
pub struct Cursor<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Cursor<'a> {
    pub fn new(bytes: &'a [u8], at: usize) -> Self {
        Self { bytes, at }
    }

    pub fn unsigned(&mut self) -> u64 {
        let mut value = 0;
        let mut shift = 0;
        while let Some(&byte) = self.bytes.get(self.at) {
            self.at += 1;
            value |= u64::from(byte & 0x7f) << shift;
            shift += 7;
            if byte & 0x80 == 0 || shift > 56 {
                break;
            }
        }
        value
    }

    pub fn signed(&mut self) -> i64 {
        let value = self.unsigned();
        (value >> 1).cast_signed() ^ -(value & 1).cast_signed()
    }

    /// A count of things that follow, each at least one byte long: never more than are there.
    pub fn count(&mut self) -> usize {
        let count = self.unsigned() as usize;
        count.min(self.bytes.len().saturating_sub(self.at))
    }

    /// Bytes with their number before them.
    pub fn bytes(&mut self) -> &'a [u8] {
        let len = self.count();
        let bytes = &self.bytes[self.at.min(self.bytes.len())..][..len];
        self.at += len;
        bytes
    }

    /// A text with its length before it.
    pub fn text(&mut self) -> &'a str {
        std::str::from_utf8(self.bytes()).unwrap_or("")
    }

    pub fn is_at_end(&self) -> bool {
        self.at >= self.bytes.len()
    }
}

pub fn put_unsigned(out: &mut Vec<u8>, mut value: u64) {
    while value >= 0x80 {
        out.push((value & 0x7f) as u8 | 0x80);
        value >>= 7;
    }
    out.push(value as u8);
}

pub fn put_signed(out: &mut Vec<u8>, value: i64) {
    put_unsigned(out, ((value << 1) ^ (value >> 63)).cast_unsigned());
}

pub fn put_text(out: &mut Vec<u8>, text: &str) {
    put_unsigned(out, text.len() as u64);
    out.extend_from_slice(text.as_bytes());
}

#[cfg(test)]
mod tests {
    use super::*;

    const FORMAT: PackedFormat =
        PackedFormat { file: "test.bin", magic: *b"TEST", version: 3, sections: 2 };

    #[test]
    fn numbers_and_texts_come_back() {
        let mut out = Vec::new();
        let signed = [0, 1, -1, 63, -64, 64, i64::from(i32::MIN), i64::from(i32::MAX)];
        for value in signed {
            put_signed(&mut out, value);
        }
        put_text(&mut out, "서울");
        let mut cursor = Cursor::new(&out, 0);
        for value in signed {
            assert_eq!(cursor.signed(), value);
        }
        assert_eq!(cursor.text(), "서울");
        assert_eq!((cursor.unsigned(), cursor.text()), (0, ""));
    }

    #[test]
    fn a_file_of_another_format_says_so() {
        let bytes = FORMAT.write(&[b"one".to_vec(), b"two".to_vec()]);
        assert_eq!(FORMAT.open(&bytes).unwrap(), [b"one", b"two"]);
        let other = PackedFormat { version: 4, ..FORMAT };
        let error = other.open(&bytes).unwrap_err().to_string();
        assert!(error.contains("test.bin has format 3, this program reads format 4"), "{error}");
        assert!(matches!(FORMAT.open(&bytes[..bytes.len() - 1]), Err(PackedError::Short { .. })));
        assert!(matches!(FORMAT.open(b""), Err(PackedError::Magic { .. })));
    }
}
