//! What a paragraph says of itself: navigation, advertisement, sharing, legal notice, page data.

use super::super::paragraph::is_blank;
use super::byline;
use super::phrases::{self, LEADS, Mode, OWN, PARTS, Phrase};

/// Why a paragraph is no part of the article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Label {
    /// Itself only: "Advertisement", "Share this article", a copyright line.
    Own,
    /// It introduces up to so many links: "Read more", "Previous".
    Leads { links: usize },
    /// Byline, date, reading time, photo credit. A day without a year is no `sure` sign: it may
    /// head a part of a chronicle.
    PageData { sure: bool },
}

/// Notices are at most this long, in words; longer ones are articles about such notices.
const NOTICE_WORDS: usize = 60;

pub fn of(text: &str, words: usize) -> Option<Label> {
    if words > NOTICE_WORDS {
        return None;
    }
    if !text.chars().any(char::is_alphanumeric) {
        return Some(Label::Own);
    }
    let plain = normalised(text);
    if let Some(links) = matched(&plain, words, LEADS) {
        // With its link on the same line it introduces nothing further.
        let links = if links { Label::Leads { links: phrases::links(&plain) } } else { Label::Own };
        return Some(links);
    }
    // "3 comments"
    let counted = plain.trim_start_matches(|c: char| c.is_ascii_digit() || ",.k ".contains(c));
    if matched(&plain, words, OWN).is_some()
        || (words == 2 && matched(counted, 1, OWN) == Some(true))
        || is_row(&plain, text)
        || is_notice(&plain, words)
        || is_contact(text, words)
    {
        return Some(Label::Own);
    }
    if byline::is_credit(&plain, words) {
        return Some(Label::Own);
    }
    if byline::is_byline(text, &plain) || byline::is_origin(&plain, words) {
        return Some(Label::PageData { sure: true });
    }
    byline::is_stamp(&plain).then(|| Label::PageData { sure: byline::has_year(&plain) })
}

/// Small letters, single spaces, no signs at the ends.
fn normalised(text: &str) -> String {
    let lower = text.to_lowercase().replace('’', "'");
    let words: Vec<&str> = lower.split(is_blank).filter(|word| !word.is_empty()).collect();
    let joined = words.join(" ");
    joined
        .trim_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '©' | '@' | ':' | '+'))
        .to_owned()
}

/// Whether a phrase of the table matches; `true` if it is all there is.
fn matched(plain: &str, words: usize, table: &[Phrase]) -> Option<bool> {
    table.iter().find_map(|&(phrase, mode)| {
        let rest = plain.strip_prefix(phrase)?;
        let bare = rest.trim_matches(|c: char| !c.is_alphanumeric());
        if bare.is_empty() {
            return Some(true);
        }
        let apart = rest.starts_with(|c: char| !c.is_alphanumeric() && c != '\'' && c != '-');
        let fits = match mode {
            Mode::Whole => false,
            Mode::Colon => {
                rest.trim_start().starts_with([':', '：', '|', '»', '›', '>', '→']) && words <= 30
            }
            Mode::Open => apart && words <= 14,
        };
        fits.then_some(false)
    })
}

/// "Home | News | Sport", "Facebook Twitter Email", "Home > World > Asia".
fn is_row(plain: &str, text: &str) -> bool {
    let known = |part: &str| PARTS.contains(&part);
    let parts: Vec<&str> = plain
        .split(['|', '·', '•', '>', '›', '»', '/', '→'])
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .collect();
    if parts.len() >= 2
        && text.chars().filter(|&c| "|·•>›»/→".contains(c)).count() + 1 >= parts.len()
    {
        let short = parts.iter().all(|part| part.split(' ').count() <= 3);
        let some = parts.iter().filter(|part| known(part)).count();
        if (short && some >= 1 && parts.len() >= 3) || some == parts.len() {
            return true;
        }
        // A path of pages opens at the first one and may end in the headline.
        return known(parts[0]) && text.contains(['>', '›', '»', '→']);
    }
    let words: Vec<&str> = plain.split([' ', ',']).filter(|word| !word.is_empty()).collect();
    words.len() >= 2
        && words.iter().all(|word| known(word) || matches!(*word, "on" | "and" | "share" | "+"))
}

fn is_notice(plain: &str, words: usize) -> bool {
    let any = |phrases: &[&str]| phrases.iter().any(|phrase| plain.contains(phrase));
    plain.starts_with('©')
        || plain.starts_with("copyright")
        || (words <= 40 && any(phrases::RIGHTS))
        || (any(phrases::COOKIES) && any(phrases::COOKIE_USES))
        || (words <= 40 && any(phrases::LETTERS) && any(phrases::SIGN_UPS))
        || (words <= 40 && any(phrases::NOTICES))
        || (words <= 40 && phrases::CREDIT_LINES.iter().any(|phrase| plain.starts_with(phrase)))
        || (words <= 40 && phrases::CREDIT_ENDS.iter().any(|phrase| plain.ends_with(phrase)))
}

/// An address, a telephone number or a handle alone on a line.
fn is_contact(text: &str, words: usize) -> bool {
    let first = text.split_whitespace().next().unwrap_or_default();
    let web = |word: &str| {
        (word.contains('@') && word.contains('.'))
            || word.starts_with("http://")
            || word.starts_with("https://")
            || word.starts_with("www.")
            || (word.starts_with('@') && word.len() > 2)
    };
    if words == 1 {
        return web(first);
    }
    words <= 6
        && matches!(
            first.trim_end_matches([':', '.']).to_lowercase().as_str(),
            "tel"
                | "phone"
                | "telephone"
                | "fax"
                | "e-mail"
                | "email"
                | "toll-free"
                | "téléphone"
                | "courriel"
                | "telefon"
                | "teléfono"
                | "correo"
                | "тел"
                | "web"
                | "website"
        )
        && (text.contains(|c: char| c.is_ascii_digit()) || text.split_whitespace().any(web))
}
