//! Mail: single messages and mailboxes of many.
//!
//! A message's text is its body as it was written; its subject is the title, its sender the author, its
//! `Date` the date; of one that was only sent on, those of the message in it. What is attached and may be read is handed back for the caller to read in turn.

mod forwarded;

use std::path::Path;

use encoding_rs::Encoding;
use jiff::civil::Date;
use mail_parser::decoders::base64::base64_decode;
use mail_parser::decoders::quoted_printable::quoted_printable_decode;
use mail_parser::{
    Encoding as Transfer, Message, MessageParser, MessagePart, MimeHeaders, PartType,
};

use super::{Format, html, stated};
use crate::base::one_line;
use crate::corpus::{MAX_FILE_BYTES, MAX_TEXT_BYTES, Problem, RawText, decode::decode_as};

/// One message.
#[derive(Debug)]
pub struct Mail {
    /// Its body; a problem where it has none, as mail that only carries something.
    pub text: Result<RawText, Problem>,
    /// What is attached in a format that is read, in order.
    pub attachments: Vec<Attachment>,
}

#[derive(Debug)]
pub struct Attachment {
    /// A name without folders.
    pub name: String,
    pub format: Format,
    pub bytes: Vec<u8>,
}

const MAX_ATTACHMENTS: usize = 200;
/// Messages within messages; each is an attachment of the one around it.
const MAX_NESTED: usize = 200;
/// Bytes that are looked through for the ends of parts, at most.
const MAX_SEARCHED: usize = 2 << 30;

/// The messages of a file: those of a mailbox, else the one that it is.
///
/// # Errors
/// Each message for itself; [`Problem::Entry`] for what is no mail.
pub fn read(bytes: &[u8]) -> impl Iterator<Item = Result<Mail, Problem>> {
    messages(bytes).map(|message| match message {
        One::Whole(bytes) => read_one(bytes),
        One::Boxed(bytes) => read_one(&without_quoted_from(bytes)),
    })
}

/// Whether a file is a mailbox.
pub fn holds_many(bytes: &[u8]) -> bool {
    bytes.starts_with(b"From ")
}

enum One<'a> {
    Whole(&'a [u8]),
    Boxed(&'a [u8]),
}

/// In a mailbox each message opens with a line `From sender date` after an empty one.
fn messages(bytes: &[u8]) -> impl Iterator<Item = One<'_>> {
    let many = holds_many(bytes);
    let mut rest = Some(bytes);
    std::iter::from_fn(move || {
        let here = rest.take()?;
        if !many {
            return Some(One::Whole(here));
        }
        let body = here.iter().position(|&byte| byte == b'\n').map_or(here.len(), |at| at + 1);
        let mut from = body;
        while let Some(at) = find(&here[from..], b"\nFrom ") {
            let at = from + at;
            let apart = here[..at].ends_with(b"\n") || here[..at].ends_with(b"\n\r");
            let line = here[at + 1..].split(|&byte| byte == b'\n').next().unwrap_or_default();
            // "From" may open a sentence; the line of a mailbox tells a time.
            if apart && tells_time(line) {
                rest = Some(&here[at + 1..]);
                return Some(One::Boxed(&here[body..at]));
            }
            from = at + 1;
        }
        Some(One::Boxed(&here[body..]))
    })
}

/// Whether "10:00" stands in it.
fn tells_time(line: &[u8]) -> bool {
    line.windows(5).any(|part| {
        let digits = [part[0], part[1], part[3], part[4]];
        part[2] == b':' && digits.iter().all(u8::is_ascii_digit)
    })
}

fn find(bytes: &[u8], mark: &[u8]) -> Option<usize> {
    bytes.windows(mark.len()).position(|window| window == mark)
}

/// Mailboxes write `>From ` where a line of a message opens with `From `.
fn without_quoted_from(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(bytes.len());
    for line in bytes.split_inclusive(|&byte| byte == b'\n') {
        let marks = line.iter().take_while(|&&byte| byte == b'>').count();
        let quoted = marks > 0 && line[marks..].starts_with(b"From ");
        out.extend_from_slice(if quoted { &line[1..] } else { line });
    }
    out
}

fn no_mail() -> Problem {
    Problem::Entry("cannot be read as mail; export the message again, or save it as text".into())
}

/// The parts of a message.
///
/// # Errors
/// [`Problem::TooLarge`], and [`Problem::Entry`] for what is no mail or nested too deep.
pub(super) fn parse(bytes: &[u8]) -> Result<Message<'_>, Problem> {
    if bytes.len() > MAX_FILE_BYTES {
        return Err(Problem::TooLarge);
    }
    let small = bytes.to_ascii_lowercase();
    let count = |mark: &[u8]| small.windows(mark.len()).filter(|window| window == &mark).count();
    if count(b"message/rfc822") > MAX_NESTED
        || count(b"boundary=").saturating_mul(bytes.len()) > MAX_SEARCHED
    {
        return Err(Problem::Entry("is nested too deep for mail; save the messages apart".into()));
    }
    drop(small);
    MessageParser::default().parse(bytes).ok_or_else(no_mail)
}

fn read_one(bytes: &[u8]) -> Result<Mail, Problem> {
    let message = parse(bytes)?;
    let subject = header(&message, "Subject");
    let from = header(&message, "From");
    if subject.is_none() && from.is_none() && message.date().is_none() {
        return Err(no_mail());
    }
    let text = body(&message).map(|text| {
        let first = forwarded::forwarded(&text).unwrap_or_default();
        let subject = first.subject.or(subject);
        let date = message
            .date()
            .and_then(|date| Date::new(date.year as i16, date.month as i8, date.day as i8).ok());
        RawText {
            title: subject
                .map(|subject| one_line(bare(&subject)))
                .filter(|title| !title.is_empty()),
            author: first.from.or(from).as_deref().and_then(sender),
            date: first.date.or(date.map(stated::day)),
            front: first.front,
            text,
            ..RawText::default()
        }
    });
    Ok(Mail { text, attachments: attachments(&message) })
}

/// A subject without what programs put before one that is answered or sent on: "Fwd: Re[2]: [list] ".
fn bare(subject: &str) -> &str {
    #[rustfmt::skip]
    const MARKS: &[&str] = &[
        "re", "fw", "fwd", "aw", "wg", "tr", "rv", "res", "enc", "sv", "vs", "vb", "vl", "antw", "doorst",
        "rif", "odp", "pd", "ynt", "ilt", "на", "отв", "пересл", "回复", "答复", "转发", "回覆", "轉寄",
        "답장", "회신", "전달", "返信", "転送",
    ];
    let after_mark = |rest: &str| -> Option<usize> {
        let (mark, after) = rest.split_once([':', '：'])?;
        let mark = mark.split('[').next().unwrap_or_default().trim().to_lowercase();
        let after = after.trim_start();
        (MARKS.contains(&mark.as_str()) && !after.is_empty()).then(|| rest.len() - after.len())
    };
    // A list puts its name there too, before the mark or after it.
    let after_name = |rest: &str| -> Option<usize> {
        const LONGEST: usize = 30;
        let (name, after) = rest.strip_prefix('[')?.split_once(']')?;
        let after = after.trim_start();
        let named = name.len() <= LONGEST && !name.contains(' ') && !after.is_empty();
        named.then(|| rest.len() - after.len())
    };
    let mut rest = subject.trim();
    let mut marked = false;
    loop {
        if let Some(at) = after_mark(rest) {
            rest = &rest[at..];
            marked = true;
        } else if let Some(at) = after_name(rest)
            && (marked || after_mark(&rest[at..]).is_some())
        {
            rest = &rest[at..];
        } else {
            return rest;
        }
    }
}

/// The body as plain text where that is given, else from HTML; a plain part that only says "see
/// the other" gives way, and so does one that is full of addresses, as programs make it of HTML.
fn body(message: &Message) -> Result<String, Problem> {
    let kind = |html: bool| {
        let parts = if html { &message.html_body } else { &message.text_body };
        let parts = parts.iter().filter_map(|&part| message.parts.get(part as usize));
        let mut texts = Vec::new();
        for part in parts {
            match (&part.body, html) {
                (PartType::Text(_), false) => texts.push(part_text(message, part)?),
                (PartType::Html(_), true) => {
                    texts.push(html::fragment_text(&part_text(message, part)?));
                }
                _ => {}
            }
        }
        texts.retain(|text| !text.trim().is_empty());
        Ok::<String, Problem>(texts.join("\n\n"))
    };
    let (plain, rich) = (kind(false)?, kind(true)?);
    let count = |text: &str| text.split_whitespace().count();
    const MANY: usize = 4;
    let addresses = plain.matches("http://").count() + plain.matches("https://").count();
    let cluttered = addresses >= MANY && count(&rich) * 2 >= count(&plain);
    let text = if count(&plain) * 3 < count(&rich) || cluttered { rich } else { plain };
    match text.len() {
        0 => Err(Problem::Empty),
        length if length > MAX_TEXT_BYTES => Err(Problem::TooLarge),
        _ => Ok(text),
    }
}

/// The text of a part from its own bytes, so that a wrong or missing character set does no harm.
fn part_text(message: &Message, part: &MessagePart) -> Result<String, Problem> {
    let bytes = transferred(message, part);
    let said = part.content_type().and_then(|kind| kind.attribute("charset"));
    let said = said.and_then(|label| Encoding::for_label(label.as_bytes()));
    match bytes {
        Some(bytes) => decode_as(&bytes, said),
        None => Ok(part.text_contents().unwrap_or_default().to_owned()),
    }
}

fn attachments(message: &Message) -> Vec<Attachment> {
    let mut found = Vec::new();
    let mut total = 0;
    for part in message.attachments().take(MAX_ATTACHMENTS) {
        // The other form of the body is none.
        let body = part.is_text() && part.attachment_name().is_none();
        let name = part.attachment_name().map(|name| file_name(&encoded_words(name)));
        let name = match (&part.body, name) {
            (PartType::Message(inner), name) => {
                name.filter(|name| name.to_lowercase().ends_with(".eml")).unwrap_or_else(|| {
                    let subject = header(inner, "Subject");
                    let subject =
                        subject.or(inner.subject().map(str::to_owned)).unwrap_or_default();
                    format!("{}.eml", file_name(&one_line(&subject)))
                })
            }
            (_, Some(name)) => name,
            _ => continue,
        };
        let Some(format) = Format::of_name(Path::new(&name)).filter(|_| !body) else { continue };
        let bytes = match &part.body {
            PartType::Text(_) | PartType::Html(_) => {
                transferred(message, part).unwrap_or_else(|| part.contents().to_vec())
            }
            // A message that stands in this one as it is is a range of its bytes.
            PartType::Message(_) if part.encoding == Transfer::None => {
                raw_bytes(message, part).to_vec()
            }
            _ => part.contents().to_vec(),
        };
        total += bytes.len();
        if total > MAX_FILE_BYTES {
            break;
        }
        found.push(Attachment { name, format, bytes });
    }
    found
}

/// A part's bytes as they stand in the message.
fn raw_bytes<'a>(message: &'a Message, part: &MessagePart) -> &'a [u8] {
    let raw = message.raw_message();
    let (start, end) = (part.raw_body_offset() as usize, part.raw_end_offset() as usize);
    raw.get(start..end.min(raw.len())).unwrap_or_default()
}

/// A part's bytes as they were before they were made fit for mail; `None` if that went wrong.
pub(super) fn transferred(message: &Message, part: &MessagePart) -> Option<Vec<u8>> {
    let bytes = raw_bytes(message, part);
    match part.encoding {
        Transfer::None => Some(bytes.to_vec()),
        Transfer::Base64 => base64_decode(bytes),
        Transfer::QuotedPrintable => quoted_printable_decode(bytes),
    }
}

/// The last part of a path, without what no file name may hold.
fn file_name(name: &str) -> String {
    const LONGEST: usize = 120;
    let name = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let name: String = name.chars().filter(|c| !c.is_control()).collect();
    let name = name.trim().trim_start_matches('.');
    if name.is_empty() { "message".to_owned() } else { tail(name, LONGEST).to_owned() }
}

/// No more than so many bytes, and the end that says what kind of file it is.
fn tail(name: &str, most: usize) -> &str {
    let mut from = name.len().saturating_sub(most);
    while !name.is_char_boundary(from) {
        from += 1;
    }
    &name[from..]
}

/// A header's value, decoded; of several the first.
pub(super) fn header(message: &Message, name: &str) -> Option<String> {
    let own =
        message.root_part().headers.iter().find(|own| own.name().eq_ignore_ascii_case(name))?;
    let (start, end) = (own.offset_start() as usize, own.offset_end() as usize);
    let raw = message.raw_message().get(start..end)?;
    let line = decode_as(raw, None).ok()?;
    let line = line.replace("\r\n", "\n").replace("\n ", " ").replace("\n\t", " ");
    Some(encoded_words(line.trim())).filter(|line| !line.is_empty())
}

/// "Ana Lind <ana@post.example>" is Ana Lind; a bare address is itself.
fn sender(from: &str) -> Option<String> {
    let (name, address) = match from.split_once('<') {
        Some((name, rest)) => (name, rest.split('>').next().unwrap_or_default()),
        None => match from.split_once('(') {
            Some((address, name)) => (name.trim_end_matches(')'), address),
            None => ("", from),
        },
    };
    let name = one_line(name.trim().trim_matches(['"', '\'']));
    let name = if name.is_empty() { one_line(address) } else { name };
    (!name.is_empty()).then_some(name)
}

/// Resolves encoded words (RFC 2047), `=?charset?B or Q?text?=`, in any character set. Words that
/// follow each other in one set are joined first: senders cut signs in two.
fn encoded_words(line: &str) -> String {
    let mut out = String::new();
    let mut open: Option<(String, Vec<u8>)> = None;
    let mut rest = line;
    let close = |open: &mut Option<(String, Vec<u8>)>, out: &mut String| {
        if let Some((label, bytes)) = open.take() {
            let encoding = Encoding::for_label(label.as_bytes());
            out.push_str(&decode_as(&bytes, encoding).unwrap_or_default());
        }
    };
    while let Some(at) = rest.find("=?") {
        let Some((label, bytes, length)) = encoded_word(&rest[at..]) else {
            close(&mut open, &mut out);
            out.push_str(&rest[..at + 2]);
            rest = &rest[at + 2..];
            continue;
        };
        let between = &rest[..at];
        match &mut open {
            Some((before, so_far)) if between.trim().is_empty() && *before == label => {
                so_far.extend(bytes);
            }
            _ => {
                let joined = open.is_some() && between.trim().is_empty();
                close(&mut open, &mut out);
                out.push_str(if joined { "" } else { between });
                open = Some((label, bytes));
            }
        }
        rest = &rest[at + length..];
    }
    close(&mut open, &mut out);
    out.push_str(rest);
    out
}

/// The set, the bytes and the length of the encoded word that the text opens with.
fn encoded_word(text: &str) -> Option<(String, Vec<u8>, usize)> {
    let inner = text.strip_prefix("=?")?;
    let (label, after) = inner.split_once('?')?;
    let (kind, after) = after.split_once('?')?;
    let (data, rest) = after.split_once("?=")?;
    if data.contains([' ', '\n']) || label.len() > 40 {
        return None;
    }
    let bytes = match kind {
        "B" | "b" => base64_decode(data.as_bytes())?,
        "Q" | "q" => quoted_printable_decode(data.replace('_', "=20").as_bytes())?,
        _ => return None,
    };
    // A language may stand after the set.
    let label = label.split('*').next().unwrap_or_default().to_ascii_lowercase();
    Some((label, bytes, text.len() - rest.len()))
}

#[cfg(test)]
mod tests {
    use encoding_rs::{EUC_KR, ISO_2022_JP};

    use super::*;

    fn one(bytes: &[u8]) -> Mail {
        let mut mails: Vec<_> = read(bytes).collect();
        assert_eq!(mails.len(), 1);
        mails.remove(0).unwrap()
    }

    #[test]
    fn a_plain_message_is_read() {
        let mail = one(b"From: \"Lind, Ana\" <ana@post.example>\r\nSubject: Ferry\r\n aground\r\n\
            Date: Fri, 01 Mar 2024 23:30:00 -0500\r\n\r\nA ferry ran aground.\r\n");
        let text = mail.text.unwrap();
        assert_eq!(text.title.as_deref(), Some("Ferry aground"));
        assert_eq!(text.author.as_deref(), Some("Lind, Ana"));
        assert_eq!(text.date.unwrap().date.to_string(), "2024-03-01");
        assert_eq!(text.text.trim_end(), "A ferry ran aground.");
    }

    #[test]
    fn parts_encodings_and_attachments_are_told_apart() {
        let mail = one(b"From: ana@post.example\nSubject: =?ISO-8859-1?Q?Caf=E9_?= =?utf-8?B?4oCccXVheeKAnQ==?=\n\
            MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=out\n\n\
            --out\nContent-Type: multipart/alternative; boundary=in\n\n\
            --in\nContent-Type: text/plain; charset=windows-1252\nContent-Transfer-Encoding: quoted-printable\n\n\
            The caf=E9 on the =\nquay.\n\
            --in\nContent-Type: text/html\n\n<p>The caf&eacute; on the quay.</p>\n--in--\n\
            --out\nContent-Type: text/plain; name=\"notes.txt\"\nContent-Disposition: attachment; filename=\"../x/notes.txt\"\n\
            Content-Transfer-Encoding: base64\n\nTm90ZXM=\n\
            --out\nContent-Type: image/png; name=a.png\nContent-Transfer-Encoding: base64\n\nAAAA\n\
            --out\nContent-Type: message/rfc822\n\nSubject: Inner\nFrom: b@c.example\n\nInside.\n--out--\n");
        let text = mail.text.unwrap();
        assert_eq!(text.title.as_deref(), Some("Café “quay”"));
        assert_eq!(text.author.as_deref(), Some("ana@post.example"));
        assert_eq!(text.text.trim_end(), "The café on the quay.");
        let names: Vec<_> =
            mail.attachments.iter().map(|own| (own.name.as_str(), own.format)).collect();
        assert_eq!(names, [("notes.txt", Format::Text), ("Inner.eml", Format::Email)]);
        assert_eq!(mail.attachments[0].bytes, b"Notes");
        let inner = one(&mail.attachments[1].bytes).text.unwrap();
        assert_eq!((inner.title.as_deref(), inner.text.trim_end()), (Some("Inner"), "Inside."));
    }

    #[test]
    fn mail_from_korea_and_japan_is_read_whatever_its_head_says() {
        let subject = "국방장관 서울 도착";
        let body = "국방장관이 서울에 도착해 두 나라의 연합 훈련을 논의했다.";
        let head = b"From: a@b.example\nContent-Type: text/plain; charset=us-ascii\nSubject: ";
        let mail =
            [head, &EUC_KR.encode(subject).0[..], b"\n\n", &EUC_KR.encode(body).0[..]].concat();
        let text = one(&mail).text.unwrap();
        assert_eq!((text.title.as_deref(), text.text.as_str()), (Some(subject), body));
        let body = "防衛大臣は東京でカナダの国防大臣と会談した。";
        let head = b"Subject: =?ISO-2022-JP?B?GyRCS0kxUhsoQg==?=\nFrom: a@b.example\n\
            Content-Type: text/plain; charset=ISO-2022-JP\n\n";
        let mail = [&head[..], &ISO_2022_JP.encode(body).0].concat();
        let text = one(&mail).text.unwrap();
        assert_eq!((text.title.as_deref(), text.text.as_str()), (Some("防衛"), body));
    }

    #[test]
    fn a_newsletter_that_is_all_html_gives_its_text() {
        let mail = one(b"From: a@b.example\nContent-Type: multipart/alternative; boundary=x\n\n--x\n\
            Content-Type: text/plain\n\nView this mail in your browser\n--x\nContent-Type: text/html\n\n\
            <table><tr><td><h1>Ports</h1><p>A ferry ran aground off the cape on Friday, and a tug that came to \
            help it was damaged.</td></tr></table>\n--x--\n");
        assert!(mail.text.unwrap().text.starts_with("Ports\n\nA ferry ran aground"));
    }

    #[test]
    fn what_is_sent_on_keeps_its_own_subject() {
        for (subject, title) in [
            ("Fwd: RE[2]: Ports: who pays", "Ports: who pays"),
            ("回复：港口", "港口"),
            ("Re: [coast] Ports", "Ports"),
            ("[coast] Re: Ports", "Ports"),
            ("[Opinion] Ports", "[Opinion] Ports"),
            ("Re:", "Re:"),
            ("Rest: a plan", "Rest: a plan"),
        ] {
            assert_eq!(bare(subject), title);
        }
    }

    #[test]
    fn text_without_addresses_goes_before_text_with_many() {
        let link = "<a href='https://t.example/1'>the port</a>";
        let mail = format!(
            "Subject: x\nFrom: a@b.example\nContent-Type: multipart/alternative; boundary=x\n\n--x\n\
             Content-Type: text/plain\n\n{}\n--x\nContent-Type: text/html\n\n<p>{}</p>\n--x--\n",
            "A ship left the port (https://t.example/1?u=2) today.\n".repeat(4),
            format!("A ship left {link} today. ").repeat(4),
        );
        let text = one(mail.as_bytes()).text.unwrap().text;
        assert_eq!(text, "A ship left the port today. ".repeat(4).trim_end());
    }

    #[test]
    fn a_mailbox_holds_many() {
        let texts: Vec<_> = read(
            b"From a@b Fri Mar  1 10:00:00 2024\nSubject: One\nFrom: a@b.example\n\nFirst.\n\n\
              From here on: 3 ships.\n>From there too.\n\nFrom c@d Sat Mar  2 10:00:00 2024\n\
              Subject: Two\nFrom: c@d.example\n\nSecond.\n",
        )
        .map(|mail| mail.unwrap().text.unwrap())
        .map(|text| (text.title.unwrap(), text.text.trim_end().to_owned()))
        .collect();
        assert_eq!(
            texts,
            [
                ("One".into(), "First.\n\nFrom here on: 3 ships.\nFrom there too.".into()),
                ("Two".into(), "Second.".to_owned()),
            ]
        );
    }

    #[test]
    fn what_is_no_mail_and_what_is_too_deep_says_so() {
        assert!(read(b"just a text\n").next().unwrap().is_err());
        assert!(read(b"").next().unwrap().is_err());
        let nested = "Subject: x\nContent-Type: message/rfc822\n\n".repeat(10_000);
        assert!(read(nested.as_bytes()).next().unwrap().is_err());
        let parts = "Subject: x\nContent-Type: multipart/mixed; boundary=a\n\n--a\n".repeat(20_000);
        assert!(read(parts.as_bytes()).next().unwrap().is_err());
    }
}
