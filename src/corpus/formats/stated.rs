//! Dates, addresses and names as formats state them beside their text.

use jiff::civil::Date;

use crate::base::PartialDate;
use crate::corpus::{DateBasis, KnownDate, find_dates};

/// A date that a format states. The day is the one that is written, whatever zone stands with it.
pub fn date(text: &str) -> Option<KnownDate> {
    let date = numeric(text.trim()).or_else(|| worded(text))?;
    Some(KnownDate { date, basis: DateBasis::Stated, quote: None })
}

/// Of a day.
pub fn day(date: Date) -> KnownDate {
    KnownDate { date: PartialDate::day(date), basis: DateBasis::Stated, quote: None }
}

/// `2024-09-08T10:00:00+09:00`, `2024-9-8`, `2024/09/08`, `20240908`, `2024-09`, `2024`.
fn numeric(text: &str) -> Option<PartialDate> {
    let head = text.split([' ', 'T', 't']).next()?;
    let plausible = |year: i16| (1800..2200).contains(&year).then_some(year);
    if head.len() == 8 && head.bytes().all(|byte| byte.is_ascii_digit()) {
        let year = plausible(head[..4].parse().ok()?)?;
        return Date::new(year, head[4..6].parse().ok()?, head[6..].parse().ok()?)
            .ok()
            .map(PartialDate::day);
    }
    let mut numbers = head.split(['-', '/', '.']).filter(|part| !part.is_empty());
    let year = numbers.next().filter(|year| year.len() == 4)?;
    let year = plausible(year.parse().ok()?)?;
    let Some(month) = numbers.next() else {
        return (head.len() == text.len()).then(|| PartialDate::year(year));
    };
    let month: i8 = month.parse().ok().filter(|month| (1..=12).contains(month))?;
    let Some(day) = numbers.next() else { return Some(PartialDate::month(year, month)) };
    Date::new(year, month, day.parse().ok()?).ok().map(PartialDate::day)
}

/// "Sun, 8 Sep 2024 10:00:00 GMT", "8 сентября 2024 г.", "2024年9月8日": one date, no more.
fn worded(text: &str) -> Option<PartialDate> {
    const LONGEST: usize = 200;
    if text.len() > LONGEST {
        return None;
    }
    let found = find_dates(text);
    let mut full = found.iter().filter(|date| date.is_full());
    let date = full.next()?.partial()?;
    full.all(|other| other.partial() == Some(date)).then_some(date)
}

/// The internet domain of an address, without `www.`.
pub fn domain(address: &str) -> Option<String> {
    let address = address.trim();
    let rest = address
        .split_once("://")
        .filter(|(scheme, _)| matches!(scheme.to_ascii_lowercase().as_str(), "http" | "https"))
        .map(|(_, rest)| rest)
        .or_else(|| address.strip_prefix("//"))?;
    let host = rest.split(['/', '?', '#']).next()?;
    let host = host.rsplit('@').next()?;
    let host = host.split(':').next()?.trim_end_matches('.').to_lowercase();
    let host = host.strip_prefix("www.").unwrap_or(&host);
    let named = host.contains('.')
        && host.chars().all(|c| c.is_alphanumeric() || matches!(c, '.' | '-' | '_'));
    named.then(|| host.to_owned())
}

/// A language in two letters, from a tag such as `en-GB` or `pt_BR`.
pub fn language(tag: &str) -> Option<String> {
    let primary = tag.trim().split(['-', '_', ',', ';']).next()?.to_ascii_lowercase();
    (primary.len() == 2 && primary.bytes().all(|byte| byte.is_ascii_lowercase())).then_some(primary)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_as_they_are_written() {
        for (text, expected) in [
            ("2024-09-08", Some("2024-09-08")),
            ("2024-09-08T23:30:00-04:00", Some("2024-09-08")),
            ("2024-09-08 10:00", Some("2024-09-08")),
            ("2024/9/8", Some("2024-09-08")),
            ("20240908", Some("2024-09-08")),
            ("2024-09", Some("2024-09")),
            ("Sun, 8 Sep 2024 10:00:00 GMT", Some("2024-09-08")),
            ("Published: 8 September 2024", Some("2024-09-08")),
            ("2024년 9월 8일", Some("2024-09-08")),
            ("2024年9月8日", Some("2024-09-08")),
            ("8 September 2024, updated 9 September 2024", None),
            ("04/05/2024", None),
            ("2024-13-01", None),
            ("0000-00-00", None),
            ("3 hours ago", None),
            ("", None),
        ] {
            let found = date(text).map(|known| known.date.to_string());
            assert_eq!(found.as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn domains_are_read_from_addresses() {
        for (address, expected) in [
            ("https://www.News.example/a/b?c", Some("news.example")),
            ("//cdn.example:8080/x", Some("cdn.example")),
            ("http://user:key@example.org#x", Some("example.org")),
            ("/a/b", None),
            ("file:///home/x.html", None),
            ("https://localhost/", None),
            ("javascript:void(0)", None),
        ] {
            assert_eq!(domain(address).as_deref(), expected, "{address}");
        }
        assert_eq!(language("en_GB").as_deref(), Some("en"));
        assert_eq!(language("x-default"), None);
    }
}
