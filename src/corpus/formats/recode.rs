//! A stream of bytes in any encoding, read as UTF-8 as it comes.

use std::io::{self, Cursor, Read};

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Decoder, Encoding, UTF_8};

/// So many bytes tell the encoding.
const SAMPLE: usize = 64 << 10;

/// See [`recode`].
pub struct Recoded<R> {
    stream: io::Chain<Cursor<Vec<u8>>, R>,
    decoder: Decoder,
    /// Bytes that were read and not decoded yet.
    raw: Vec<u8>,
    /// Text that was decoded and not handed on yet, from `at`.
    text: Vec<u8>,
    at: usize,
    ended: bool,
    /// So many bytes are still handed on before it is an error.
    left: u64,
}

/// The stream as UTF-8, without a byte order mark, and the first of it. The encoding is told by
/// the mark, else guessed from the first 64 KiB; what is not valid in it becomes U+FFFD.
///
/// # Errors
/// When the stream cannot be read.
pub fn recode<R: Read>(mut stream: R) -> io::Result<(Recoded<R>, String)> {
    let mut sample = Vec::new();
    (&mut stream).take(SAMPLE as u64).read_to_end(&mut sample)?;
    let encoding = guess(&sample);
    let (head, _, _) = encoding.decode(&sample);
    let head = head.into_owned();
    let recoded = Recoded {
        stream: Cursor::new(sample).chain(stream),
        decoder: encoding.new_decoder(),
        raw: vec![0; 16 << 10],
        text: Vec::new(),
        at: 0,
        ended: false,
        left: u64::MAX,
    };
    Ok((recoded, head))
}

fn guess(sample: &[u8]) -> &'static Encoding {
    if let Some((encoding, _)) = Encoding::for_bom(sample) {
        return encoding;
    }
    // A character may be cut in two at the end of the sample.
    let valid = match std::str::from_utf8(sample) {
        Ok(_) => true,
        Err(error) => error.error_len().is_none() && sample.len() == SAMPLE,
    };
    if valid {
        return UTF_8;
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(sample, sample.len() < SAMPLE);
    detector.guess(None, Utf8Detection::Deny)
}

impl<R> Recoded<R> {
    /// From here on, so many bytes are handed on; reading past them is an error.
    pub fn allow(&mut self, bytes: u64) {
        self.left = bytes;
    }
}

impl<R: Read> Read for Recoded<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        while self.at == self.text.len() {
            if self.ended {
                return Ok(0);
            }
            let read = self.stream.read(&mut self.raw)?;
            self.ended = read == 0;
            let most = self.decoder.max_utf8_buffer_length(read).unwrap_or(4 * read + 16);
            self.text.resize(most, 0);
            let raw = &self.raw[..read];
            let (_, _, written, _) = self.decoder.decode_to_utf8(raw, &mut self.text, self.ended);
            self.text.truncate(written);
            self.at = 0;
        }
        if self.left == 0 {
            return Err(io::Error::new(io::ErrorKind::FileTooLarge, "too large"));
        }
        let most = into.len().min(usize::try_from(self.left).unwrap_or(usize::MAX));
        let ready = &self.text[self.at..];
        let many = ready.len().min(most);
        into[..many].copy_from_slice(&ready[..many]);
        self.at += many;
        self.left -= many as u64;
        Ok(many)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(bytes: &[u8], expected: &str) {
        let (mut stream, head) = recode(bytes).unwrap();
        let mut text = String::new();
        stream.read_to_string(&mut text).unwrap();
        assert_eq!(text, expected);
        // The last character of the sample may be cut.
        assert!(expected.starts_with(head.trim_end_matches('\u{fffd}')));
    }

    #[test]
    fn every_encoding_comes_out_as_one() {
        check("Łódź “said”".as_bytes(), "Łódź “said”");
        check(b"\xef\xbb\xbfplain", "plain");
        check(b"\xff\xfeK\0o\0", "Ko");
        check(
            "Déjà vu, a-t-il déclaré à la presse".as_bytes(),
            "Déjà vu, a-t-il déclaré à la presse",
        );
        check(b"le caf\xe9 a ferm\xe9 en f\xe9vrier", "le café a fermé en février");
        check(b"", "");
        // A character across the end of the sample.
        let long = format!("{}é{}", "a".repeat(SAMPLE - 1), "b".repeat(40_000));
        check(long.as_bytes(), &long);
    }

    #[test]
    fn no_more_than_is_allowed() {
        let (mut stream, _) = recode(&b"0123456789"[..]).unwrap();
        stream.allow(4);
        let mut text = Vec::new();
        assert!(stream.read_to_end(&mut text).is_err());
        assert_eq!(text, b"0123");
    }
}
