//! HTML to tags and text, in one pass that never looks back.
//!
//! Follows the tokenizer of the WHATWG HTML standard (13.2.5) where it matters for text: raw text
//! elements, comments, quoted attributes, character references. What browsers do to build a tree
//! out of tags is left to `tree`. Time and memory are linear in the page, whatever stands in it.

use std::borrow::Cow;

use mail_parser::decoders::html::add_html_token;

/// What a page is made of.
pub enum Token<'a> {
    Text(Cow<'a, str>),
    Open(Open<'a>),
    Close(Name),
    /// The content of a script with JSON-LD.
    Data(&'a str),
    Comment(&'a str),
}

/// A start tag.
pub struct Open<'a> {
    pub name: Name,
    pub attributes: Attributes<'a>,
}

/// An element's name in small letters; longer ones than any of HTML's own are cut.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Name {
    letters: [u8; Self::MAX],
    len: u8,
}

impl Name {
    const MAX: usize = 11;

    fn new(name: &str) -> Self {
        let mut letters = [0; Self::MAX];
        let len = name.len().min(Self::MAX);
        for (to, from) in letters.iter_mut().zip(name.bytes()) {
            *to = if from.is_ascii() { from.to_ascii_lowercase() } else { b'?' };
        }
        Self { letters, len: len as u8 }
    }

    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.letters[..usize::from(self.len)]).unwrap_or_default()
    }
}

/// The part of a start tag after its name; read only when somebody asks.
#[derive(Clone, Copy)]
pub struct Attributes<'a>(&'a str);

/// A tag with more attributes than this is no work of a person.
const MAX_ATTRIBUTES: usize = 64;

impl<'a> Attributes<'a> {
    /// Names as they are written, values with their character references resolved.
    pub fn iter(self) -> impl Iterator<Item = (&'a str, Cow<'a, str>)> {
        let mut rest = self.0;
        std::iter::from_fn(move || {
            let (name, value, after) = attribute(rest)?;
            rest = after;
            Some((name, value))
        })
        .take(MAX_ATTRIBUTES)
        .map(|(name, value)| (name, decode(value)))
    }
}

/// The first attribute, its raw value, and what follows; `None` at the end of the tag.
fn attribute(text: &str) -> Option<(&str, &str, &str)> {
    let text = text.trim_start_matches(|c: char| is_space(c) || c == '/');
    if text.is_empty() {
        return None;
    }
    // A name may open with `=`.
    let first = text.chars().next().map_or(0, char::len_utf8);
    let end = text[first..]
        .find(|c: char| is_space(c) || matches!(c, '/' | '='))
        .map_or(text.len(), |at| at + first);
    let (name, rest) = text.split_at(end);
    let Some(value) = rest.trim_start_matches(is_space).strip_prefix('=') else {
        return Some((name, "", rest));
    };
    let value = value.trim_start_matches(is_space);
    for quote in ['"', '\''] {
        if let Some(quoted) = value.strip_prefix(quote) {
            let (value, rest) = quoted.split_once(quote).unwrap_or((quoted, ""));
            return Some((name, value, rest));
        }
    }
    let end = value.find(is_space).unwrap_or(value.len());
    Some((name, &value[..end], &value[end..]))
}

fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{c}')
}

/// The tokens of a page, in order.
pub struct Tokens<'a> {
    page: &'a str,
    at: usize,
    /// The element whose raw content comes next.
    raw: Option<(Name, bool)>,
    /// Whether no comment ends from here on; looked for once.
    open_comments: bool,
}

impl<'a> Tokens<'a> {
    pub fn new(page: &'a str) -> Self {
        Self { page, at: 0, raw: None, open_comments: false }
    }

    fn rest(&self) -> &'a str {
        &self.page[self.at..]
    }

    /// From here to before `mark`, which is passed too; all that is left where it is missing.
    fn up_to(&mut self, mark: &str) -> &'a str {
        let rest = self.rest();
        match rest.find(mark) {
            Some(end) => {
                self.at += end + mark.len();
                &rest[..end]
            }
            None => {
                self.at = self.page.len();
                rest
            }
        }
    }

    /// The content of a raw text element, up to its end tag.
    fn raw_content(&mut self, name: Name) -> &'a str {
        let rest = self.rest();
        let mut from = 0;
        while let Some(found) = rest[from..].find("</") {
            let end = from + found;
            let after = &rest.as_bytes()[end + 2..];
            let own = name.as_str().as_bytes();
            let named = after.len() >= own.len() && after[..own.len()].eq_ignore_ascii_case(own);
            if named && !after.get(own.len()).is_some_and(u8::is_ascii_alphanumeric) {
                self.at += end;
                return &rest[..end];
            }
            from = end + 2;
        }
        self.at = self.page.len();
        rest
    }

    fn open(&mut self) -> Option<Token<'a>> {
        self.at += 1;
        let rest = self.rest();
        let end =
            rest.find(|c: char| is_space(c) || matches!(c, '/' | '>' | '<')).unwrap_or(rest.len());
        let name = Name::new(&rest[..end]);
        let inside = tag_end(&rest.as_bytes()[end..]);
        let attributes = Attributes(&rest[end..end + inside]);
        // A page that is cut off within a tag: the tag is dropped.
        if end + inside == rest.len() {
            self.at = self.page.len();
            return None;
        }
        self.at += end + inside + usize::from(rest.as_bytes()[end + inside] == b'>');
        self.raw = match name.as_str() {
            "script" => {
                let data = attributes.iter().any(|(name, value)| {
                    name.eq_ignore_ascii_case("type") && value.to_lowercase().contains("ld+json")
                });
                Some((name, data))
            }
            "style" | "iframe" | "noembed" | "noframes" | "textarea" | "xmp" | "svg" | "title" => {
                Some((name, false))
            }
            _ => None,
        };
        Some(Token::Open(Open { name, attributes }))
    }
}

/// Where a start tag ends: at a `>` outside quotes, or where a new tag opens outside them.
fn tag_end(tag: &[u8]) -> usize {
    let mut at = 0;
    let mut value = false;
    while at < tag.len() {
        match tag[at] {
            b'>' => return at,
            b'<' if !value => return at,
            quote @ (b'"' | b'\'') if value => {
                let close = tag[at + 1..].iter().position(|&byte| byte == quote);
                match close {
                    Some(length) => at += length + 1,
                    None => return tag.len(),
                }
                value = false;
            }
            b'=' => value = true,
            byte if byte.is_ascii_whitespace() => {}
            _ => value = false,
        }
        at += 1;
    }
    tag.len()
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        loop {
            if let Some((name, data)) = self.raw.take() {
                let content = self.raw_content(name);
                match name.as_str() {
                    "script" if data => return Some(Token::Data(content)),
                    "title" | "xmp" => return Some(Token::Text(decode(content))),
                    _ => continue,
                }
            }
            let rest = self.rest();
            let first = rest.bytes().next()?;
            if first != b'<' {
                let end = rest.find('<').unwrap_or(rest.len());
                self.at += end;
                return Some(Token::Text(decode(&rest[..end])));
            }
            match rest.as_bytes().get(1) {
                Some(byte) if byte.is_ascii_alphabetic() => match self.open() {
                    Some(token) => return Some(token),
                    None => continue,
                },
                Some(b'/') => {
                    self.at += 2;
                    let tag = self.up_to(">");
                    let end = tag.find(|c: char| is_space(c) || c == '/').unwrap_or(tag.len());
                    return Some(Token::Close(Name::new(&tag[..end])));
                }
                Some(b'!') => {
                    if let Some(after) = rest.strip_prefix("<!--") {
                        self.at += 4;
                        // A comment without an end hides no more than its own mark.
                        self.open_comments = self.open_comments || !after.contains("-->");
                        if after.starts_with('>') || self.open_comments {
                            continue;
                        }
                        return Some(Token::Comment(self.up_to("-->")));
                    }
                    if rest.starts_with("<![CDATA[") {
                        self.at += "<![CDATA[".len();
                        return Some(Token::Text(Cow::Borrowed(self.up_to("]]>"))));
                    }
                    self.up_to(">");
                }
                Some(b'?') => {
                    self.up_to(">");
                }
                _ => {
                    // A sign like any other; of many the last may open a tag.
                    let signs = rest.bytes().take_while(|&byte| byte == b'<').count();
                    let length = signs.saturating_sub(1).max(1);
                    self.at += length;
                    return Some(Token::Text(Cow::Borrowed(&rest[..length])));
                }
            }
        }
    }
}

/// Resolves character references (13.2.5.72 to 80); what is none stays as it is.
pub fn decode(text: &str) -> Cow<'_, str> {
    let Some(first) = text.find('&') else { return Cow::Borrowed(text) };
    let mut out = String::with_capacity(text.len());
    out.push_str(&text[..first]);
    let mut rest = &text[first..];
    while let Some(after) = rest.strip_prefix('&') {
        let used = reference(after, &mut out);
        if used == 0 {
            out.push('&');
        }
        rest = &after[used..];
        let next = rest.find('&').unwrap_or(rest.len());
        out.push_str(&rest[..next]);
        rest = &rest[next..];
    }
    Cow::Owned(out)
}

/// Names that may stand without their semicolon, the longer before those that they open with.
#[rustfmt::skip]
const BARE: &[&str] = &[
    "nbsp", "amp", "lt", "gt", "quot", "copy", "reg", "shy", "laquo", "raquo", "middot", "sect",
    "deg", "plusmn", "pound", "yen", "iexcl", "iquest", "ordf", "ordm", "szlig", "oslash",
    "ccedil", "ntilde", "aring", "aelig", "aacute", "agrave", "acirc", "auml", "atilde", "eacute",
    "egrave", "ecirc", "euml", "iacute", "igrave", "icirc", "iuml", "oacute", "ograve", "ocirc",
    "ouml", "otilde", "uacute", "ugrave", "ucirc", "uuml",
];

/// Writes the character that is meant, and says how long the reference is without its `&`.
fn reference(text: &str, out: &mut String) -> usize {
    const LONGEST: usize = 33;
    if let Some(number) = text.strip_prefix('#') {
        let (digits, radix, head) = match number.strip_prefix(['x', 'X']) {
            Some(digits) => (digits, 16, 2),
            None => (number, 10, 1),
        };
        let len = digits.bytes().take_while(|byte| char::from(*byte).is_digit(radix)).count();
        if len == 0 {
            return 0;
        }
        out.push(numbered(u32::from_str_radix(&digits[..len], radix).unwrap_or(u32::MAX)));
        return head + len + usize::from(digits[len..].starts_with(';'));
    }
    let len = text.bytes().take(LONGEST).take_while(u8::is_ascii_alphanumeric).count();
    if text[len..].starts_with(';') {
        let token = format!("&{}", &text[..=len]);
        let before = out.len();
        add_html_token(out, token.as_bytes(), false);
        if out[before..] != token {
            return len + 1;
        }
        out.truncate(before);
    }
    let bare = BARE.iter().find(|name| {
        text[..len].get(..name.len()).is_some_and(|head| head.eq_ignore_ascii_case(name))
    });
    let Some(name) = bare else { return 0 };
    let before = out.len();
    let token = format!("&{};", &text[..name.len()]);
    add_html_token(out, token.as_bytes(), false);
    if out[before..] == token {
        out.truncate(before);
        return 0;
    }
    name.len()
}

/// Numbers that stand for no character of their own are read as in Windows-1252.
fn numbered(code: u32) -> char {
    match code {
        0x80..=0x9f => {
            let byte = [code as u8];
            encoding_rs::WINDOWS_1252.decode_without_bom_handling(&byte).0.chars().next()
        }
        0 => None,
        _ => char::from_u32(code),
    }
    .unwrap_or(char::REPLACEMENT_CHARACTER)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(page: &str) -> String {
        let token = |token| match token {
            Token::Text(text) => format!("{text}|"),
            Token::Open(open) => {
                let attributes: String = open
                    .attributes
                    .iter()
                    .map(|(name, value)| format!(" {name}={value}"))
                    .collect();
                format!("<{}{attributes}>|", open.name.as_str())
            }
            Token::Close(name) => format!("</{}>|", name.as_str()),
            Token::Data(data) => format!("data {data}|"),
            Token::Comment(comment) => format!("comment {comment}|"),
        };
        Tokens::new(page).map(token).collect()
    }

    #[test]
    fn tags_and_text_come_apart() {
        for (page, expected) in [
            ("a<P Class=x>b</p >", "a|<p Class=x>|b|</p>|"),
            ("<a href='a>b' b = \"c d\" e>x", "<a href=a>b b=c d e=>|x|"),
            ("1 < 2 <3", "1 |<| 2 |<|3|"),
            ("<br/><img src=a/b>", "<br>|<img src=a/b>|"),
            ("<p<b>x", "<p>|<b>|x|"),
            ("<!DOCTYPE html><?xml?>x<!-- a > b -->y<!--z", "x|comment  a > b |y|z|"),
            ("<script>if (a</b) '</scripts>'</SCRIPT>x", "<script>|</script>|x|"),
            ("<title>A <b> &amp; c</title>", "<title>|A <b> & c|</title>|"),
            (
                "<script type=application/ld+json>{\"a\":1}</script>",
                "<script type=application/ld+json>|data {\"a\":1}|</script>|",
            ),
            ("x<a href=\"never closed>y", "x|"),
            ("<script>never closed", "<script>|"),
            ("<", "<|"),
        ] {
            assert_eq!(shown(page), expected, "{page}");
        }
    }

    #[test]
    fn references_are_resolved() {
        for (text, expected) in [
            ("caf&eacute; &amp; bar", "café & bar"),
            ("&lt;p&gt; &ldquo;a&rdquo; &#8212; &#x2014; &#X2014", "<p> “a” — — —"),
            ("&#147;old&#148; &#128;", "“old” €"),
            ("AT&T &unknown; &; &", "AT&T &unknown; &; &"),
            ("a&nbsp;b&nbspc &copy2024 &Eacute", "a\u{a0}b\u{a0}c ©2024 É"),
            ("&#0; &#xD800; &#99999999999;", "\u{fffd} \u{fffd} \u{fffd}"),
        ] {
            assert_eq!(decode(text), expected, "{text}");
        }
    }

    #[test]
    fn floods_take_linear_time() {
        let attributes = format!("<p {}>x", "a=1 ".repeat(1_000_000));
        assert_eq!(Tokens::new(&attributes).count(), 2);
        assert_eq!(Tokens::new(&"<!--".repeat(1_000_000)).count(), 0);
        assert_eq!(Tokens::new(&"<script>".repeat(100_000)).count(), 1);
    }
}
