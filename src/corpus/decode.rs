//! Bytes to text, once: by a byte order mark, as UTF-8, by what a format declares, or by what the
//! bytes are most likely to be in, judged over the whole file.
//!
//! What is declared is believed only as far as the bytes bear it out: pages and mail often lie.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{
    Encoding, ISO_2022_JP, ISO_8859_2, ISO_8859_4, REPLACEMENT, UTF_8, UTF_16BE, UTF_16LE,
    WINDOWS_1250, WINDOWS_1252, WINDOWS_1254, WINDOWS_1257, WINDOWS_1258,
};

use super::Problem;

/// The text of a file's bytes. A byte order mark is no part of the text; nothing else is changed.
///
/// # Errors
/// [`Problem::Binary`] if NULs, broken UTF-16 or control characters show that the bytes are no text.
pub fn decode(bytes: Vec<u8>) -> Result<String, Problem> {
    // The common case moves the bytes and does not copy them.
    if Encoding::for_bom(&bytes).is_some() || bytes.contains(&0) || has_escapes(&bytes) {
        return decode_as(&bytes, None);
    }
    match String::from_utf8(bytes) {
        Ok(text) => checked(text),
        Err(broken) => decode_as(broken.as_bytes(), None),
    }
}

/// The same for bytes whose format declares their encoding.
///
/// # Errors
/// As [`decode`].
pub fn decode_as(bytes: &[u8], declared: Option<&'static Encoding>) -> Result<String, Problem> {
    if let Some((encoding, length)) = Encoding::for_bom(bytes) {
        let rest = &bytes[length..];
        if encoding == UTF_8 {
            return checked(utf8(rest).unwrap_or_else(|| legacy(rest, None)));
        }
        return utf16(rest, encoding).and_then(checked);
    }
    if bytes.contains(&0) {
        return unmarked_utf16(bytes).ok_or(Problem::Binary);
    }
    if has_escapes(bytes)
        && let Some(text) = ISO_2022_JP.decode_without_bom_handling_and_without_replacement(bytes)
    {
        return checked(text.into_owned());
    }
    checked(utf8(bytes).unwrap_or_else(|| legacy(bytes, declared)))
}

/// As UTF-8, also where a few bytes of much text are broken, as at the end of a file cut off.
fn utf8(bytes: &[u8]) -> Option<String> {
    const MOST_BROKEN: usize = 100;
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Some(text.to_owned());
    }
    let (mut wide, mut broken) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        wide += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        broken += usize::from(!chunk.invalid().is_empty());
        if broken > MOST_BROKEN {
            return None;
        }
    }
    (broken * 20 <= wide).then(|| String::from_utf8_lossy(bytes).into_owned())
}

/// Encodings of Latin script, between which a guess is no better than what is declared.
const LATIN: &[&Encoding] =
    &[WINDOWS_1250, WINDOWS_1252, WINDOWS_1254, WINDOWS_1257, WINDOWS_1258, ISO_8859_2, ISO_8859_4];

fn legacy(bytes: &[u8], declared: Option<&'static Encoding>) -> String {
    let whole = |encoding: &&Encoding| ![UTF_8, UTF_16LE, UTF_16BE, REPLACEMENT].contains(encoding);
    let declared = declared.filter(whole);
    let said = declared
        .and_then(|encoding| encoding.decode_without_bom_handling_and_without_replacement(bytes));
    // What says that it is Western may say nothing: it is what programs write unasked.
    if let Some(text) = said.as_ref().filter(|_| declared != Some(WINDOWS_1252)) {
        return text.to_string();
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
    detector.feed(bytes, true);
    let guessed = detector.guess(None, Utf8Detection::Deny);
    if let Some(text) = said.filter(|_| LATIN.contains(&guessed)) {
        return text.into_owned();
    }
    let guess = guessed.decode_without_bom_handling(bytes).0;
    let broken = |text: &str| text.matches(char::REPLACEMENT_CHARACTER).count();
    let others = declared.filter(|encoding| *encoding != WINDOWS_1252);
    match others.map(|encoding| encoding.decode_without_bom_handling(bytes).0) {
        Some(said) if broken(&said) <= broken(&guess) => said.into_owned(),
        _ => guess.into_owned(),
    }
}

/// Whether it holds the escapes by which ISO-2022-JP goes over to Japanese: all its bytes are ASCII.
fn has_escapes(bytes: &[u8]) -> bool {
    bytes.windows(3).any(|escape| matches!(escape, b"\x1b$B" | b"\x1b$@"))
}

fn utf16(bytes: &[u8], encoding: &'static Encoding) -> Result<String, Problem> {
    if !bytes.len().is_multiple_of(2) {
        return Err(Problem::Binary);
    }
    let text = encoding.decode_without_bom_handling_and_without_replacement(bytes);
    text.map(|text| text.into_owned()).filter(|text| !text.contains('\0')).ok_or(Problem::Binary)
}

/// UTF-16 without its mark, where one order of bytes gives text and the other does not.
fn unmarked_utf16(bytes: &[u8]) -> Option<String> {
    let read = |encoding| {
        let text = utf16(bytes, encoding).ok().and_then(|text| checked(text).ok())?;
        let signs = text.chars().count();
        let plain = text.chars().filter(|&c| is_plain(c)).count();
        Some((plain, signs, text))
    };
    let (little, big) = (read(UTF_16LE), read(UTF_16BE));
    let plain = |text: &Option<(usize, usize, String)>| text.as_ref().map_or(0, |text| text.0);
    let other = plain(&little).min(plain(&big));
    let (plain, signs, text) = if plain(&little) > plain(&big) { little } else { big }?;
    (plain * 25 >= signs && plain >= 4 * other).then_some(text)
}

/// Signs that common text is full of, and that text with its bytes swapped is not.
fn is_plain(c: char) -> bool {
    c.is_ascii_alphanumeric()
        || matches!(c, ' ' | '\n' | '\r' | '\t' | '.' | ',')
        || matches!(c, 'Ѐ'..='ӿ' | '\u{600}'..='\u{6ff}' | '\u{3001}'..='\u{30ff}' | '\u{ff01}'..='\u{ff65}')
}

/// Text has hardly any control characters but those that move the pen.
fn checked(text: String) -> Result<String, Problem> {
    let control = |byte: &u8| matches!(byte, 0..=0x07 | 0x0e..=0x19 | 0x1c..=0x1f | 0x7f);
    let controls = text.bytes().filter(control).count();
    if controls * 50 > text.len() { Err(Problem::Binary) } else { Ok(text) }
}

#[cfg(test)]
mod tests {
    use encoding_rs::{BIG5, EUC_JP, EUC_KR, GB18030, KOI8_R, SHIFT_JIS, WINDOWS_1251};

    use super::*;

    fn check(bytes: &[u8], text: Option<&str>) {
        assert_eq!(decode(bytes.to_vec()).ok().as_deref(), text, "{bytes:?}");
    }

    const RUSSIAN: &str = "Министр обороны прибыл в Сеул, чтобы обсудить учения двух флотов.";
    const JAPANESE: &str = "防衛大臣は東京でカナダの国防大臣と会談し、共同訓練について話し合った。";
    const KOREAN: &str = "국방장관이 서울에 도착해 두 나라의 연합 훈련을 논의했다고 밝혔다.";
    const CHINESE: &str = "国防部长抵达首尔，与韩国官员举行会谈，讨论两国海军的联合演习。";

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
    fn encodings_of_other_scripts_are_recognised() {
        for (encoding, text) in [
            (WINDOWS_1251, RUSSIAN),
            (KOI8_R, RUSSIAN),
            (SHIFT_JIS, JAPANESE),
            (EUC_JP, JAPANESE),
            (ISO_2022_JP, JAPANESE),
            (EUC_KR, KOREAN),
            (GB18030, CHINESE),
            (BIG5, "國防部長抵達首爾，與韓國官員舉行會談，討論兩國海軍的聯合演習。"),
        ] {
            check(&encoding.encode(text).0, Some(text));
        }
    }

    #[test]
    fn utf_16_needs_no_mark_where_it_is_plain() {
        for text in ["The ferry ran aground.\n", KOREAN, JAPANESE, "会谈\n讨论演习，双方同意。\n"]
        {
            let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
            let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
            // Without one ASCII sign nothing tells it from other encodings.
            if little.contains(&0) {
                check(&little, Some(text));
                check(&big, Some(text));
            }
        }
    }

    #[test]
    fn a_few_broken_bytes_are_no_other_encoding() {
        let whole = RUSSIAN.trim_end_matches('.');
        let cut = &whole.as_bytes()[..whole.len() - 1];
        check(cut, Some(&format!("{}\u{fffd}", whole.trim_end_matches('в'))));
    }

    #[test]
    fn what_is_declared_must_fit() {
        let said = |bytes: &[u8], encoding| decode_as(bytes, Some(encoding)).unwrap();
        assert_eq!(said(&KOI8_R.encode(RUSSIAN).0, KOI8_R), RUSSIAN);
        assert_eq!(said(RUSSIAN.as_bytes(), WINDOWS_1251), RUSSIAN);
        assert_eq!(said(&WINDOWS_1251.encode(RUSSIAN).0, UTF_8), RUSSIAN);
        assert_eq!(said(&EUC_KR.encode(KOREAN).0, SHIFT_JIS), KOREAN);
        assert_eq!(said(&EUC_KR.encode(KOREAN).0, WINDOWS_1252), KOREAN);
        assert_eq!(said(b"caf\xe9", WINDOWS_1252), "café");
    }

    #[test]
    fn what_is_no_text_says_so() {
        check(b"PK\x03\x04\0\0", None);
        check(b"\xff\xfeK\0K", None);
        check(b"\xff\xfe\x00\xd8K\0", None);
        let noise: Vec<u8> =
            (0..4000_u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 13) as u8 | 1).collect();
        check(&noise, None);
        check(b"\x01\x02\x03 control", None);
    }
}
