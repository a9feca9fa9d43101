//! JSON Lines: one text a line, `{"id": …, "text": …}`, with optional `title`, `date`, `source`,
//! `publisher`, `author` and `path`. A bad line is an error of its own; the next one is read.

use std::io::{BufRead, Read};

use serde::Deserialize;
use serde_json::Value;

use super::{
    DateBasis, Document, KnownDate, MAX_TEXT_BYTES, Problem, RawText, ReadError, date, from_text,
};

/// The documents of a stream, in order.
pub fn read(stream: impl BufRead) -> impl Iterator<Item = Result<Document, ReadError>> {
    texts(stream, None).map(|text| text.map(from_text))
}

/// The texts of a stream, in order. `path` names it in errors.
pub fn texts<R: BufRead>(stream: R, path: Option<String>) -> Texts<R> {
    Texts { stream, path, line: 0, broken: false }
}

/// See [`texts`].
pub struct Texts<R> {
    stream: R,
    path: Option<String>,
    line: usize,
    broken: bool,
}

#[derive(Deserialize)]
struct Line {
    id: Option<Value>,
    text: Option<String>,
    title: Option<Value>,
    date: Option<Value>,
    source: Option<Value>,
    publisher: Option<Value>,
    author: Option<Value>,
    path: Option<Value>,
}

/// JSON may write each character of a text in six bytes.
const MAX_LINE_BYTES: u64 = 6 * MAX_TEXT_BYTES as u64;

impl<R: BufRead> Iterator for Texts<R> {
    type Item = Result<RawText, ReadError>;

    fn next(&mut self) -> Option<Self::Item> {
        while !self.broken {
            let mut bytes = Vec::new();
            self.line += 1;
            match (&mut self.stream).take(MAX_LINE_BYTES).read_until(b'\n', &mut bytes) {
                Ok(0) => return None,
                Ok(_) => {}
                Err(error) => {
                    self.broken = true;
                    return Some(Err(self.error(None, Problem::Unreadable(error.to_string()))));
                }
            }
            if bytes.len() as u64 == MAX_LINE_BYTES && !bytes.ends_with(b"\n") {
                self.skip_line();
                return Some(Err(self.error(None, Problem::TooLarge)));
            }
            let line = match (self.line, bytes.strip_prefix(b"\xef\xbb\xbf")) {
                (1, Some(rest)) => rest,
                _ => &bytes,
            };
            if !line.trim_ascii().is_empty() {
                return Some(self.parse(line));
            }
        }
        None
    }
}

impl<R: BufRead> Texts<R> {
    fn error(&self, id: Option<String>, problem: Problem) -> ReadError {
        ReadError { path: self.path.clone(), line: Some(self.line), id, problem }
    }

    fn skip_line(&mut self) {
        while let Ok(buffer) = self.stream.fill_buf() {
            let (used, done) = match buffer.iter().position(|&byte| byte == b'\n') {
                Some(at) => (at + 1, true),
                None => (buffer.len(), buffer.is_empty()),
            };
            self.stream.consume(used);
            if done {
                break;
            }
        }
    }

    fn parse(&self, line: &[u8]) -> Result<RawText, ReadError> {
        let line: Line = serde_json::from_slice(line)
            .map_err(|error| self.error(None, Problem::Json(error.to_string())))?;
        let id = match line.id {
            Some(Value::String(id)) => Some(id),
            Some(Value::Number(id)) => Some(id.to_string()),
            _ => None,
        };
        let Some(text) = line.text else {
            return Err(self.error(id, Problem::NoText));
        };
        if text.len() > MAX_TEXT_BYTES {
            return Err(self.error(id, Problem::TooLarge));
        }
        let stated = string(line.date);
        let date = stated.as_deref().and_then(stated_date);
        let unread = stated.filter(|_| date.is_none()).map(Problem::Date);
        let warnings = unread.map(|problem| self.error(id.clone(), problem)).into_iter().collect();
        Ok(RawText {
            id,
            path: string(line.path).or_else(|| self.path.clone()),
            title: string(line.title),
            publisher: string(line.publisher),
            author: string(line.author),
            source: string(line.source),
            date,
            text,
            warnings,
            ..RawText::default()
        })
    }
}

/// A date that stands beside a text; without a column around it, only what has one reading.
fn stated_date(text: &str) -> Option<KnownDate> {
    let date = date::stated(text, None)?;
    Some(KnownDate { date, basis: DateBasis::Stated, quote: None })
}

fn string(value: Option<Value>) -> Option<String> {
    match value? {
        Value::String(text) if !text.trim().is_empty() => Some(text),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn good_lines_are_read_past_bad_ones() {
        let stream = "\u{feff}{\"id\": \"a\", \"text\": \"One.\", \"date\": \"2024-09-09\"}\n\n\
            {\"id\": 7, \"text\": \"Two.\", \"title\": \"T\", \"date\": \"2024-09-09T10:00:00Z\"}\n\
            {\"id\": \"b\"}\nnot json\n{\"text\": \"Three.\", \"title\": 5, \"date\": \"11/28/2016\"}";
        let read: Vec<_> = texts(stream.as_bytes(), Some("f.jsonl".into())).collect();
        assert_eq!(read.len(), 5);
        let first = read[0].as_ref().unwrap();
        assert_eq!(first.id.as_deref(), Some("a"));
        assert_eq!(first.date.as_ref().unwrap().date.to_string(), "2024-09-09");
        let second = read[1].as_ref().unwrap();
        assert_eq!(second.id.as_deref(), Some("7"));
        assert_eq!(second.date.as_ref().unwrap().date.to_string(), "2024-09-09");
        let third = read[2].as_ref().unwrap_err();
        assert_eq!((third.line, third.id.as_deref()), (Some(4), Some("b")));
        assert!(third.to_string().starts_with("f.jsonl, line 4: has no \"text\""), "{third}");
        assert!(read[3].as_ref().unwrap_err().to_string().starts_with("f.jsonl, line 5"));
        let last = read[4].as_ref().unwrap();
        assert_eq!(last.id, None);
        assert_eq!(last.date.as_ref().unwrap().date.to_string(), "2016-11-28");
    }

    #[test]
    fn a_broken_byte_spoils_one_line_only() {
        let read: Vec<_> = read(&b"{\"id\":1,\"text\":\"\xff\"}\n{\"id\":2,\"text\":\"x\"}\n"[..])
            .map(|read| read.is_ok())
            .collect();
        assert_eq!(read, [false, true]);
    }
}
