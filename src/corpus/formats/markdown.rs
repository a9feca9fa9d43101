//! Markdown: the text as it was written; its front matter says what is known of it.
//!
//! Front matter is YAML between lines of `---` or TOML between lines of `+++`. Of YAML the plain part
//! is read that such heads are written in: `key: value` lines, quoted or not, and lists of names.
//! The head stays in the text, so that positions are those of the file, and is not mapped.

use super::stated;
use crate::corpus::{Problem, RawText, decode::decode};

/// Reads a file.
///
/// # Errors
/// [`Problem::Binary`] for bytes that are no text, [`Problem::Empty`] for a file without any.
pub fn read(bytes: Vec<u8>) -> Result<RawText, Problem> {
    let text = decode(bytes)?;
    if text.trim().is_empty() {
        return Err(Problem::Empty);
    }
    Ok(from_text(text))
}

/// A text with what its front matter says.
pub fn from_text(text: String) -> RawText {
    let Some((front, fields)) = front_matter(&text) else {
        return RawText { text, ..RawText::default() };
    };
    let field = |names: &[&str]| {
        let named = |name: &&str| fields.iter().find(|(key, _)| key == name);
        names.iter().find_map(named).map(|(_, value)| value.clone())
    };
    let address =
        field(&["url", "canonical", "canonical_url", "canonicalurl", "link", "permalink"]);
    let source = field(&["source"]);
    let dates = ["date", "published", "publishdate", "pubdate", "date_published", "created"];
    let publisher = field(&["publisher", "site", "publication", "outlet"]);
    RawText {
        title: field(&["title", "headline"]),
        // A source may be the paper's name or the address it was taken from.
        source: address.or(source.clone()).and_then(|address| stated::domain(&address)),
        publisher: publisher.or(source.filter(|source| !source.contains("://"))),
        author: field(&["author", "authors", "by", "byline", "creator"]),
        date: field(&dates).and_then(|date| stated::date(&date)),
        language: field(&["lang", "language", "locale"]).and_then(|tag| stated::language(&tag)),
        front,
        text,
        ..RawText::default()
    }
}

type Fields = Vec<(String, String)>;

/// How many bytes the front matter takes, and its fields; keys in small letters.
fn front_matter(text: &str) -> Option<(usize, Fields)> {
    const LONGEST: usize = 64 << 10;
    let mut lines = text.split_inclusive('\n');
    let first = lines.next()?;
    let fence = first.trim_end();
    if !matches!(fence, "---" | "+++") {
        return None;
    }
    let mut end = first.len();
    for line in lines {
        let closes = line.trim_end() == fence || fence == "---" && line.trim_end() == "...";
        if closes {
            let head = &text[first.len()..end];
            let fields = if fence == "+++" { toml_fields(head) } else { yaml_fields(head) };
            // Between two rules may stand a text of its own.
            let fields = fields.filter(|fields| !fields.is_empty())?;
            return Some((end + line.len(), fields));
        }
        end += line.len();
        if end > LONGEST {
            return None;
        }
    }
    None
}

fn toml_fields(head: &str) -> Option<Fields> {
    let table: toml::Table = head.parse().ok()?;
    let value = |value: &toml::Value| match value {
        toml::Value::String(text) => Some(text.clone()),
        toml::Value::Datetime(date) => Some(date.to_string()),
        toml::Value::Array(values) => {
            let names: Vec<&str> = values.iter().filter_map(toml::Value::as_str).collect();
            (!names.is_empty()).then(|| names.join(", "))
        }
        _ => None,
    };
    let fields = table.iter().filter_map(|(key, of)| Some((key.to_lowercase(), value(of)?)));
    Some(fields.filter(|(_, value)| !value.trim().is_empty()).collect())
}

/// `None` if a line at the margin is no field: then it is no front matter.
fn yaml_fields(head: &str) -> Option<Fields> {
    let mut fields: Fields = Vec::new();
    for line in head.lines() {
        let item = line.trim_start().strip_prefix("- ");
        if line.trim().is_empty() || line.trim_start().starts_with('#') {
            continue;
        }
        if let (Some(item), Some((_, value))) = (item, fields.last_mut()) {
            if !value.is_empty() {
                value.push_str(", ");
            }
            value.push_str(unquoted(item.strip_prefix("name:").unwrap_or(item)));
            continue;
        }
        if line.starts_with([' ', '\t']) {
            let inner = line.trim();
            if let (Some(name), Some((_, value))) = (inner.strip_prefix("name:"), fields.last_mut())
            {
                value.push_str(unquoted(name));
            }
            continue;
        }
        let (key, value) = line.split_once(':')?;
        let plain =
            |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | ' ' | '"' | '\'');
        if !key.chars().all(plain) || key.split_whitespace().count() > 3 {
            return None;
        }
        let value = value.trim();
        let value = match value.strip_prefix('[').and_then(|list| list.strip_suffix(']')) {
            Some(list) => list.split(',').map(unquoted).collect::<Vec<_>>().join(", "),
            None if matches!(value, "|" | ">" | ">-" | "|-" | "null" | "~") => String::new(),
            None => unquoted(value).to_owned(),
        };
        fields.push((unquoted(key).to_lowercase(), value));
    }
    fields.retain(|(_, value)| !value.is_empty());
    Some(fields)
}

fn unquoted(value: &str) -> &str {
    let value = value.trim();
    let quoted = |quote: char| value.strip_prefix(quote).and_then(|rest| rest.strip_suffix(quote));
    match quoted('"').or_else(|| quoted('\'')) {
        Some(inner) => inner,
        // A remark after the value.
        None => value.split(" #").next().unwrap_or_default().trim_end(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus;

    #[test]
    fn front_matter_says_what_is_known() {
        let yaml = "---\ntitle: \"Ferry: aground\"\nDate: 2024-03-01T08:00:00Z # local\n\
            authors:\n  - Ana Lind\n  - name: Tom Oke\nsource: https://www.post.example/ferry\n\
            tags: [sea, 'north']\n---\n\nA ferry ran aground.\n";
        let toml = "+++\ntitle = \"Ferry: aground\"\ndate = 2024-03-01T08:00:00Z\n\
            authors = [\"Ana Lind\", \"Tom Oke\"]\nurl = \"https://post.example/ferry\"\n[extra]\na = 1\n+++\n\
            A ferry ran aground.\n";
        for text in [yaml, toml] {
            let raw = from_text(text.to_owned());
            assert_eq!(raw.title.as_deref(), Some("Ferry: aground"));
            assert_eq!(raw.author.as_deref(), Some("Ana Lind, Tom Oke"));
            assert_eq!(raw.source.as_deref(), Some("post.example"));
            assert_eq!(raw.date.as_ref().unwrap().date.to_string(), "2024-03-01");
            assert_eq!(raw.text, text);
            let document = corpus::from_text(raw);
            for sentence in &document.sentences {
                let mapped = !document.is_furniture(sentence.span.start);
                assert_eq!(
                    mapped,
                    sentence.span.of(text) == "A ferry ran aground.",
                    "{sentence:?}"
                );
            }
        }
    }

    #[test]
    fn what_is_no_front_matter_is_text() {
        for text in [
            "A ferry.\n---\ntitle: x\n---\n",
            "---\n\nA ferry ran aground.\n\n---\n\nMore.\n",
            "---\ntitle: never closed\n\nA ferry.\n",
            "+++\nnot toml at all\n+++\nA ferry.\n",
        ] {
            assert_eq!(
                from_text(text.to_owned()),
                RawText { text: text.into(), ..RawText::default() }
            );
        }
    }
}
