//! Bytes to text, once. UTF-8 and UTF-16 by their marks, else UTF-8, else Windows-1252.

use super::Problem;

/// The text of a file's bytes. A byte order mark is no part of the text; nothing else is changed.
///
/// # Errors
/// [`Problem::Binary`] if a NUL or broken UTF-16 shows that the bytes are no text.
pub fn decode(bytes: Vec<u8>) -> Result<String, Problem> {
    if let Some(rest) = bytes.strip_prefix(&[0xff, 0xfe]) {
        return utf16(rest, u16::from_le_bytes);
    }
    if let Some(rest) = bytes.strip_prefix(&[0xfe, 0xff]) {
        return utf16(rest, u16::from_be_bytes);
    }
    if bytes.contains(&0) {
        return Err(Problem::Binary);
    }
    match String::from_utf8(bytes) {
        Ok(text) => Ok(match text.strip_prefix('\u{feff}') {
            Some(rest) => rest.to_owned(),
            None => text,
        }),
        Err(broken) => Ok(broken.as_bytes().iter().map(|&byte| windows_1252(byte)).collect()),
    }
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<String, Problem> {
    if !bytes.len().is_multiple_of(2) {
        return Err(Problem::Binary);
    }
    let units = bytes.chunks_exact(2).map(|pair| unit([pair[0], pair[1]]));
    let text: Result<String, _> = char::decode_utf16(units).collect();
    text.ok().filter(|text| !text.contains('\0')).ok_or(Problem::Binary)
}

/// Windows-1252 as in the WHATWG Encoding Standard: the five unassigned bytes are C1 controls.
fn windows_1252(byte: u8) -> char {
    const HIGH: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž',
        '\u{8f}', '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}',
        'ž', 'Ÿ',
    ];
    match byte {
        0x80..=0x9f => HIGH[usize::from(byte - 0x80)],
        _ => char::from(byte),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(bytes: &[u8], text: Option<&str>) {
        assert_eq!(decode(bytes.to_vec()).ok().as_deref(), text, "{bytes:?}");
    }

    #[test]
    fn every_encoding_gives_the_same_text() {
        check("Łódź “said”\r\n".as_bytes(), Some("Łódź “said”\r\n"));
        check(b"\xef\xbb\xbfplain", Some("plain"));
        check(b"\xff\xfeK\0\xfd\xff", Some("K\u{fffd}"));
        check(b"\xfe\xff\0K\xd8\x3d\xde\x00", Some("K😀"));
        check(b"caf\xe9 \x93quoted\x94 \x80", Some("café “quoted” €"));
        check(b"", Some(""));
    }

    #[test]
    fn what_is_no_text_says_so() {
        check(b"PK\x03\x04\0\0", None);
        check(b"\xff\xfeK\0K", None);
        check(b"\xff\xfe\x00\xd8K\0", None);
    }
}
