//! Paragraphs to sentences. Wrong cuts part a name from its verb, so doubt is read as "no end".

mod abbreviation;

use crate::base::Span;
use abbreviation::{After, after};

/// The sentences of one paragraph, in order, without overlap, without white space at their ends.
/// Every character of the paragraph that is not blank lies in one.
pub fn split(text: &str, paragraph: Span) -> Vec<Span> {
    let chars: Vec<(usize, char)> = paragraph.of(text).char_indices().collect();
    let scan = Scan { text: paragraph.of(text), chars };
    let mut sentences = Vec::new();
    let mut start = scan.skip_blanks(0);
    let mut at = start;
    while at < scan.chars.len() {
        if !is_stop(scan.chars[at].1) {
            at += 1;
            continue;
        }
        let stop = Stop::at(&scan, at);
        if scan.ends(start, &stop) {
            sentences.push((start, stop.after));
            start = scan.skip_blanks(stop.after);
            at = start;
        } else {
            at = stop.after.max(at + 1);
        }
    }
    if start < scan.chars.len() {
        sentences.push((start, scan.chars.len()));
    }
    let base = paragraph.start as usize;
    sentences
        .into_iter()
        .map(|(from, to)| {
            let (from, to) = (scan.byte(from), scan.byte(to));
            let end = from + scan.text[from..to].trim_end_matches(super::paragraph::is_blank).len();
            Span::new(base + from, base + end)
        })
        .filter(|span| !span.is_empty())
        .collect()
}

fn is_stop(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '…' | '‽' | '؟' | '۔' | '।') || is_wide_stop(c)
}

/// Stops of Chinese and Japanese, which no space follows.
fn is_wide_stop(c: char) -> bool {
    matches!(c, '。' | '！' | '？' | '｡' | '．')
}

fn is_quote(c: char) -> bool {
    matches!(c, '"' | '\'' | '”' | '’' | '»' | '›' | '“' | '」' | '』')
}

fn is_closer(c: char) -> bool {
    is_quote(c) || matches!(c, ')' | ']' | '}' | '）' | '】' | '》' | '*' | '_')
}

fn is_opener(c: char) -> bool {
    matches!(
        c,
        '"' | '\''
            | '“'
            | '‘'
            | '„'
            | '‚'
            | '«'
            | '‹'
            | '('
            | '['
            | '{'
            | '¿'
            | '¡'
            | '「'
            | '『'
            | '（'
            | '【'
            | '*'
            | '_'
            | '—'
            | '–'
            | '-'
            | '•'
    )
}

struct Scan<'a> {
    text: &'a str,
    chars: Vec<(usize, char)>,
}

/// A run of stops with the quotes and brackets that close after it; indices into the characters.
struct Stop {
    first: usize,
    /// After the last stop sign.
    signs: usize,
    /// After the closers too.
    after: usize,
    quoted: bool,
}

impl Stop {
    fn at(scan: &Scan, first: usize) -> Self {
        let mut signs = first;
        while scan.char(signs).is_some_and(is_stop) {
            signs += 1;
        }
        let mut after = signs;
        while let Some(c) = scan.char(after).filter(|&c| is_closer(c)) {
            // An opening quote right after the stop belongs to what follows.
            if matches!(c, '“') && scan.char(after + 1).is_some_and(char::is_alphanumeric) {
                break;
            }
            after += 1;
        }
        let quoted = scan.chars[signs..after].iter().any(|&(_, c)| is_quote(c));
        Self { first, signs, after, quoted }
    }
}

impl<'a> Scan<'a> {
    fn char(&self, at: usize) -> Option<char> {
        self.chars.get(at).map(|&(_, c)| c)
    }

    fn byte(&self, at: usize) -> usize {
        self.chars.get(at).map_or(self.text.len(), |&(byte, _)| byte)
    }

    fn skip_blanks(&self, mut at: usize) -> usize {
        while self.char(at).is_some_and(super::paragraph::is_blank) {
            at += 1;
        }
        at
    }

    /// The run of characters without white space before `at`, without opening signs.
    fn token_before(&self, at: usize, floor: usize) -> &'a str {
        let mut from = at;
        while from > floor
            && !self.chars[from - 1].1.is_whitespace()
            && !matches!(self.chars[from - 1].1, '—' | '/')
        {
            from -= 1;
        }
        self.text[self.byte(from)..self.byte(at)].trim_start_matches(is_opener)
    }

    fn word_after(&self, at: usize) -> &'a str {
        let rest = &self.text[self.byte(at)..];
        let end = rest.find(|c: char| !(c.is_alphanumeric() || "-’'".contains(c)));
        &rest[..end.unwrap_or(rest.len())]
    }

    fn ends(&self, start: usize, stop: &Stop) -> bool {
        let Some(next) = self.char(stop.after) else {
            return true;
        };
        let sign = self.chars[stop.signs - 1].1;
        if is_wide_stop(sign) {
            return self.ends_wide(start, stop, next);
        }
        if !next.is_whitespace() {
            return self.ends_unspaced(start, stop, next);
        }
        let mut at = self.skip_blanks(stop.after);
        let Some(first) = self.char(at) else {
            return true;
        };
        while self.char(at).is_some_and(|c| is_opener(c) || super::paragraph::is_blank(c)) {
            at += 1;
        }
        let Some(head) = self.char(at) else {
            return !is_opener(first);
        };
        if !is_opener(first) && !first.is_alphanumeric() && !"#@$€£¥%".contains(first) {
            return false;
        }
        let word = self.word_after(at);
        let opens = opens_sentence(word, head);
        // "J. A. Smith": a letter with a stop is an initial, though "A" opens sentences.
        let initial = word.chars().count() == 1 && self.char(at + 1) == Some('.');
        let starter = !initial && abbreviation::is_starter(word);
        let signs = &self.text[self.byte(stop.first)..self.byte(stop.signs)];
        match signs {
            "." => opens && self.ends_at_dot(start, stop, word, starter, first),
            _ if signs.contains(['!', '?', '؟', '‽']) => {
                opens && !(stop.quoted && self.is_attribution(at))
            }
            "۔" | "।" => true,
            // An ellipsis that stands apart marks words left out of a quotation.
            "..." | "…" => {
                let apart = stop.first > 0 && self.chars[stop.first - 1].1.is_whitespace();
                opens && !apart
            }
            _ => opens,
        }
    }

    fn ends_at_dot(
        &self,
        start: usize,
        stop: &Stop,
        word: &str,
        starter: bool,
        first: char,
    ) -> bool {
        let token = self.token_before(stop.first, start);
        // ". . ." is an ellipsis as well.
        if token.is_empty() && !stop.quoted {
            return false;
        }
        // "1." or "a)." at the head is the number of what follows.
        let lead = self.text[self.byte(start)..self.byte(stop.first)].trim_start_matches(is_opener);
        if lead == token && is_enumerator(token) {
            return false;
        }
        if stop.after > stop.signs {
            // Quotes and brackets that close after the stop settle it, but for "(U.S.) Army".
            let bracket = self.chars[stop.signs..stop.after].iter().all(|&(_, c)| !is_quote(c));
            return !bracket
                || !matches!(after(token, ""), After::Name | After::Acronym)
                || starter;
        }
        let before = self.word_before(stop.first, token, start);
        let kind = after(token, before);
        // "CHARLESTON, W.Va. -- Officials": a dateline goes on.
        if kind != After::Word && matches!(first, '-' | '–' | '—') {
            return false;
        }
        match kind {
            After::Never => false,
            After::Number => !first.is_ascii_digit() && !is_roman(word),
            After::Date => !first.is_ascii_digit(),
            After::Clock => !abbreviation::follows_clock(word),
            After::Name | After::Acronym => starter,
            After::Ordinal => !abbreviation::is_month(word) && !abbreviation::is_article(before),
            After::Word => true,
        }
    }

    /// The word before `token`, which ends at `at`.
    fn word_before(&self, at: usize, token: &str, floor: usize) -> &'a str {
        let mut end = at - token.chars().count();
        while end > floor && !self.chars[end - 1].1.is_alphanumeric() {
            end -= 1;
        }
        self.token_before(end, floor)
    }

    /// After a quoted question or exclamation: "…?” the minister asked".
    fn is_attribution(&self, at: usize) -> bool {
        for word in self.text[self.byte(at)..].split_whitespace().take(7) {
            let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
            if abbreviation::is_speech(bare) {
                return true;
            }
            let stops = word.ends_with(['.', '!', '?', ';', ':']) && after(bare, "") == After::Word;
            if stops || word.starts_with(['“', '"']) {
                return false;
            }
        }
        false
    }

    /// "。" ends a sentence, but 「…。」と述べた goes on, and so does “……。”他说 at its head.
    fn ends_wide(&self, start: usize, stop: &Stop, next: char) -> bool {
        if stop.after == stop.signs || next.is_whitespace() {
            return true;
        }
        let opened = self.char(start).is_some_and(is_opener);
        !opened && !('ぁ'..='ゟ').contains(&next)
    }

    /// A stop with no space after it: `said.”The`, `talks.The`; not `U.S`, `3.5`, `example.com`.
    fn ends_unspaced(&self, start: usize, stop: &Stop, next: char) -> bool {
        if stop.signs - stop.first > 1 && stop.after == stop.signs {
            return false;
        }
        let word = self.word_after(stop.after);
        let sentence_like = next.is_uppercase() && word.chars().skip(1).all(|c| !c.is_uppercase());
        if !sentence_like {
            return false;
        }
        if stop.quoted {
            return self.chars[stop.signs - 1].1 == '.' && word.len() > 1;
        }
        let token = self.token_before(stop.first, start);
        let lower = token.chars().rev().take(3).filter(|c| c.is_lowercase()).count() == 3;
        lower
            && stop.after == stop.signs
            && !token.contains(['.', '@', '/', ':'])
            && !matches!(
                word.to_lowercase().as_str(),
                "com" | "org" | "net" | "io" | "ai" | "co" | "tv"
            )
            && self
                .char(stop.after + word.chars().count())
                .is_none_or(|c| c.is_whitespace() || c == ',')
    }
}

/// Whether a sentence may open with this word.
fn opens_sentence(word: &str, head: char) -> bool {
    if !head.is_lowercase() {
        return true;
    }
    // iPhone, eBay; al-Assad, el-Sisi.
    let mut chars = word.chars().skip(1);
    let second = chars.next();
    second.is_some_and(char::is_uppercase)
        || ["al-", "el-", "as-", "at-"].iter().any(|article| {
            word.strip_prefix(article).is_some_and(|name| name.starts_with(char::is_uppercase))
        })
}

fn is_enumerator(token: &str) -> bool {
    let bare = token.trim_matches(['(', ')']);
    !bare.is_empty()
        && ((bare.len() <= 3 && bare.bytes().all(|b| b.is_ascii_digit()))
            || (bare.chars().count() == 1 && bare.chars().all(char::is_lowercase))
            || is_roman(bare))
}

fn is_roman(word: &str) -> bool {
    !word.is_empty() && word.len() <= 6 && word.bytes().all(|b| b"IVXLC".contains(&b))
}

#[cfg(test)]
mod tests;
