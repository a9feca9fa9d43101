//! Messages that were sent on inside the text of another: who wrote them first, when, and about what.
//!
//! Programs put lines such as `From: …`, `Date: …`, `Subject: …` over what is sent on, in the language
//! of whoever sends it. Where little but these lines stands above it, the message is what follows.

use crate::corpus::KnownDate;
use crate::corpus::formats::stated;

/// What such lines say.
#[derive(Debug, Default, PartialEq)]
pub struct Forwarded {
    pub from: Option<String>,
    pub subject: Option<String>,
    pub date: Option<KnownDate>,
    /// The bytes of the text up to where the message that was sent on begins.
    pub front: usize,
}

#[rustfmt::skip]
const FROM: &[&str] = &[
    "from", "de", "von", "da", "van", "od", "fra", "från", "от", "от кого", "від", "kimden", "보낸 사람",
    "보낸사람", "差出人", "发件人", "寄件者",
];
#[rustfmt::skip]
const DATE: &[&str] = &[
    "date", "sent", "envoyé", "date d'envoi", "gesendet", "datum", "fecha", "enviado", "enviado el", "data",
    "inviato", "verzonden", "dato", "sendt", "skickat", "data wysłania", "wysłano", "дата", "отправлено",
    "надіслано", "tarih", "gönderildi", "보낸 날짜", "날짜", "送信日時", "日付", "发送时间", "日期", "寄件日期",
];
#[rustfmt::skip]
const SUBJECT: &[&str] = &[
    "subject", "objet", "betreff", "asunto", "assunto", "oggetto", "onderwerp", "emne", "ämne", "temat",
    "тема", "konu", "제목", "件名", "主题", "主旨",
];
#[rustfmt::skip]
const OTHER: &[&str] = &[
    "to", "cc", "bcc", "reply-to", "importance", "attachments", "à", "an", "para", "a", "aan", "til", "till",
    "do", "kopie", "кому", "копия", "kime", "받는 사람", "받는사람", "참조", "宛先", "收件人", "抄送",
];

/// So many words of whoever sends it on are a note on it; more are a text of their own.
const NOTE_WORDS: usize = 12;
/// Sent on and on.
const MOST: usize = 8;
/// Lines of names may be broken, but not into many.
const LONGEST: usize = 30;

/// What the text was sent on with; `None` for a message that is its own.
pub fn forwarded(text: &str) -> Option<Forwarded> {
    let mut found: Option<Forwarded> = None;
    for _ in 0..MOST {
        let from = found.as_ref().map_or(0, |found| found.front);
        let Some(inner) = head(&text[from..]) else { break };
        found = Some(Forwarded { front: from + inner.front, ..inner });
    }
    found
}

/// The lines at the head of a text, if there are some and something follows them.
fn head(text: &str) -> Option<Forwarded> {
    let mut found = Forwarded::default();
    let (mut words, mut open) = (0, 0);
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        at += line.len();
        let line = line.trim_start_matches(['>', ' ', '\t']).trim_end();
        if open > 0 && (line.is_empty() || open > LONGEST) {
            break;
        }
        if let Some((field, value)) = field(line) {
            let value = || Some(value.to_owned()).filter(|value| !value.is_empty());
            match field {
                Field::From if found.from.is_none() => found.from = value(),
                Field::Subject if found.subject.is_none() => found.subject = value(),
                Field::Date if found.date.is_none() => {
                    found.date = value().and_then(|value| stated::date(&value));
                }
                // What is no head of a message may open with "To:".
                Field::Other if open == 0 => return None,
                _ => {}
            }
            open += 1;
        } else if open > 0 {
            open += 1;
        } else if !line.starts_with(['-', '_', '=', '*']) && !line.ends_with(':') {
            words += line.split_whitespace().count();
            if words > NOTE_WORDS {
                return None;
            }
        }
    }
    let known = found.from.is_some() && (found.date.is_some() || found.subject.is_some());
    (known && open >= 3 && !text[at..].trim().is_empty())
        .then_some(Forwarded { front: at, ..found })
}

enum Field {
    From,
    Date,
    Subject,
    Other,
}

/// "*From:* Ana Lind" as what it is and its value.
fn field(line: &str) -> Option<(Field, &str)> {
    const LONGEST_NAME: usize = 40;
    let (name, value) = line.split_once([':', '：'])?;
    if name.len() > LONGEST_NAME {
        return None;
    }
    let name = name.trim_matches(['*', '_', ' ', '\u{a0}']).to_lowercase().replace('’', "'");
    let field = [
        (Field::From, FROM),
        (Field::Date, DATE),
        (Field::Subject, SUBJECT),
        (Field::Other, OTHER),
    ]
    .into_iter()
    .find(|(_, names)| names.contains(&name.as_str()))?
    .0;
    Some((field, value.trim_matches(['*', '_', ' ', '\u{a0}'])))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Option<(&str, &str, &str, &str)>) {
        let found = forwarded(text).map(|found| {
            let date = found.date.map(|known| known.date.to_string()).unwrap_or_default();
            let (from, subject) =
                (found.from.unwrap_or_default(), found.subject.unwrap_or_default());
            (from, subject, date, text[found.front..].trim().to_owned())
        });
        let expected = expected.map(|(from, subject, date, rest)| {
            (from.to_owned(), subject.to_owned(), date.to_owned(), rest.to_owned())
        });
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn what_is_sent_on_says_where_it_is_from() {
        check(
            "FYI\n\n---------- Forwarded message ---------\nFrom: Desk <d@wire.example>\n\
             Date: Mon, May 6, 2024 at 8:00 AM\nSubject: Talks\nTo: <a@b.example>,\n  <c@b.example>\n\nThey met.\n",
            Some(("Desk <d@wire.example>", "Talks", "2024-05-06", "They met.")),
        );
        check(
            "Begin forwarded message:\r\n\r\n> *Von:* Desk\r\n> *Gesendet:* Montag, 6. Mai 2024 08:00\r\n\
             > *An:* Ana\r\n> *Betreff:* Gespräche\r\n> \r\n> Sie trafen sich.\r\n",
            Some(("Desk", "Gespräche", "2024-05-06", "> Sie trafen sich.")),
        );
        let twice = "From: B\nSent: 8 May 2024\nSubject: FW: Talks\n\n";
        let first = "From: A\nSent: 6 May 2024\nSubject: Talks\n\nThey met.";
        check(&format!("{twice}{first}"), Some(("A", "Talks", "2024-05-06", "They met.")));
    }

    #[test]
    fn what_is_not_sent_on_is_its_own() {
        check("They met.\n", None);
        check("From: A\nSubject: Talks\nTo: B\n", None);
        check("From: the north\n\nThey met.", None);
        check("To: the editor\nFrom: a reader\nDate: 6 May 2024\n\nThey met.", None);
        let answer = "They met in the port on Monday, and the guard says that they were ten.\n\n\
            From: A\nSent: 6 May 2024\nSubject: Talks\n\nHow many?";
        check(answer, None);
    }
}
