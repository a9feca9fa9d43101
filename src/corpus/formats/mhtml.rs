//! Web archives (.mhtml, .mht): a page with its pictures in one file, as browsers save it. The page
//! is the first HTML part of a message; the others are frames, styles and pictures.

use mail_parser::{MimeHeaders, PartType};

use super::{email, html, stated};
use crate::corpus::{Problem, RawText, decode::decode_as};

/// The text of the page in an archive; `None` for bytes that are none.
///
/// # Errors
/// As [`html::read`], and [`Problem::Entry`] for an archive without a page.
pub fn read(bytes: &[u8]) -> Option<Result<RawText, Problem>> {
    is_archive(bytes).then(|| page(bytes))
}

/// Whether headers stand where a page would begin, and tell of parts.
fn is_archive(bytes: &[u8]) -> bool {
    const HEAD: usize = 4096;
    let head = bytes[..bytes.len().min(HEAD)].to_ascii_lowercase();
    let has = |mark: &[u8]| head.windows(mark.len()).any(|window| window == mark);
    let page = head.trim_ascii_start().starts_with(b"<");
    !page && has(b"mime-version:") && has(b"content-type:")
}

fn page(bytes: &[u8]) -> Result<RawText, Problem> {
    let message = email::parse(bytes)?;
    let parts = message.parts.iter().filter(|part| matches!(part.body, PartType::Html(_)));
    let part = parts.into_iter().next().ok_or_else(|| {
        Problem::Entry("holds no page; open it in a browser and save it as HTML".into())
    })?;
    let page = email::transferred(&message, part).ok_or(Problem::Empty)?;
    let charset = part.content_type().and_then(|kind| kind.attribute("charset"));
    let charset = charset.and_then(|label| encoding_rs::Encoding::for_label(label.as_bytes()));
    let mut raw = match charset {
        Some(charset) => html::page_text(&decode_as(&page, Some(charset))?)?,
        None => html::read(&page)?,
    };
    raw.source = raw.source.or_else(|| {
        let address = email::header(&message, "Snapshot-Content-Location");
        let address = address.or_else(|| part.content_location().map(str::to_owned));
        stated::domain(&address?)
    });
    Ok(raw)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::read_bytes;

    const ARCHIVE: &str = "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://www.post.example/ferry\r\n\
        Subject: Ferry aground\r\nDate: Mon, 6 May 2024 10:00:00 -0000\r\nMIME-Version: 1.0\r\n\
        Content-Type: multipart/related; type=\"text/html\"; boundary=\"x\"\r\n\r\n\r\n--x\r\n\
        Content-Type: text/html\r\nContent-ID: <frame-1@mhtml.blink>\r\nContent-Transfer-Encoding: quoted-printable\r\n\
        Content-Location: https://www.post.example/ferry\r\n\r\n\
        <html><head><meta charset=3D\"utf-8\"><title>Ferry aground</title><meta name=3Ddate content=3D2024-=\r\n\
        03-01></head><body><nav><a href=3D\"/\">Home</a></nav><p>A ferry with ninety passengers ran aground =E2=80=94=\r\n \
        off the northern cape.</p></body></html>\r\n\
        --x\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n--x--\r\n";

    #[test]
    fn the_page_of_an_archive_is_read() {
        for name in ["a.mhtml", "a.mht", "saved"] {
            let read = read_bytes(name, ARCHIVE.as_bytes());
            let [Ok(raw)] = read.as_slice() else { panic!("{read:?}") };
            assert_eq!(
                raw.text,
                "A ferry with ninety passengers ran aground — off the northern cape."
            );
            assert_eq!(raw.title.as_deref(), Some("Ferry aground"));
            assert_eq!(raw.source.as_deref(), Some("post.example"));
            // When the page was saved is no date of it.
            assert_eq!(raw.date.as_ref().unwrap().date.to_string(), "2024-03-01");
        }
    }

    #[test]
    fn what_is_no_archive_is_left_alone() {
        assert!(read(b"<p>MIME-Version: 1.0 Content-Type: text/html").is_none());
        assert!(read(b"A text.").is_none());
        let empty = "MIME-Version: 1.0\nContent-Type: text/plain\n\nNo page.";
        assert!(read(empty.as_bytes()).unwrap().is_err());
    }
}
