//! Dates as texts write them: day, month and year in several languages and orders.

use jiff::civil::Date;

use crate::base::{Day, PartialDate, Span};

/// A date in a text, as far as it is given. At least a month with a day or a year, or a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FoundDate {
    pub span: Span,
    pub year: Option<i16>,
    /// 1 to 12.
    pub month: Option<i8>,
    /// 1 to 31; only with a month.
    pub day: Option<i8>,
}

impl FoundDate {
    /// With this year, if the text gives none.
    pub fn in_year(self, year: i16) -> Day {
        Day { year: self.year.unwrap_or(year), month: self.month, day: self.day }
    }

    /// `None` without a year.
    pub fn partial(self) -> Option<PartialDate> {
        let year = self.year?;
        Some(PartialDate { start: self.in_year(year), end: None, approximate: false })
    }

    pub fn is_full(&self) -> bool {
        self.year.is_some() && self.day.is_some()
    }
}

#[rustfmt::skip]
const MONTHS: [&[&str]; 12] = [
    &["january", "jan", "janvier", "janv", "januar", "jänner", "enero", "ene", "janeiro",
      "gennaio", "januari", "января", "январь", "январе", "січня", "يناير"],
    &["february", "feb", "février", "févr", "februar", "febrero", "fevereiro", "febbraio",
      "februari", "февраля", "февраль", "феврале", "лютого", "فبراير"],
    &["march", "mar", "mars", "märz", "marzo", "março", "maart", "марта", "март", "марте",
      "березня", "مارس"],
    &["april", "apr", "avril", "avr", "abril", "aprile", "апреля", "апрель", "апреле", "квітня",
      "أبريل"],
    &["may", "mai", "mayo", "maio", "maggio", "mei", "мая", "май", "мае", "травня", "مايو"],
    &["june", "jun", "juin", "juni", "junio", "junho", "giugno", "июня", "июнь", "июне",
      "червня", "يونيو"],
    &["july", "jul", "juillet", "juil", "juli", "julio", "julho", "luglio", "июля", "июль",
      "июле", "липня", "يوليو"],
    &["august", "aug", "août", "agosto", "ago", "augustus", "августа", "август", "августе",
      "серпня", "أغسطس"],
    &["september", "sept", "sep", "septembre", "septiembre", "setiembre", "setembro",
      "settembre", "сентября", "сентябрь", "сентябре", "вересня", "سبتمبر"],
    &["october", "oct", "octobre", "oktober", "okt", "octubre", "outubro", "ottobre", "октября",
      "октябрь", "октябре", "жовтня", "أكتوبر"],
    &["november", "nov", "novembre", "noviembre", "novembro", "ноября", "ноябрь", "ноябре",
      "листопада", "نوفمبر"],
    &["december", "dec", "décembre", "déc", "dezember", "dez", "diciembre", "dic", "dezembro",
      "dicembre", "декабря", "декабрь", "декабре", "грудня", "ديسمبر"],
];

#[rustfmt::skip]
const WEEKDAYS: &[&str] = &[
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "mon", "tue",
    "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun", "lundi", "mardi", "mercredi",
    "jeudi", "vendredi", "samedi", "dimanche", "montag", "dienstag", "mittwoch", "donnerstag",
    "freitag", "samstag", "sonntag", "lunes", "martes", "miércoles", "jueves", "viernes", "sábado",
    "domingo", "lunedì", "martedì", "mercoledì", "giovedì", "venerdì", "sabato", "domenica",
    "maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag", "понедельник",
    "вторник", "среда", "среду", "четверг", "пятница", "пятницу", "суббота", "субботу",
    "воскресенье", "понеділок", "вівторок", "середа", "середу", "четвер", "п'ятниця", "п'ятницю",
    "субота", "суботу", "неділя", "неділю",
];

/// 1 to 12, for the name of a month in small letters.
fn month(word: &str) -> Option<i8> {
    MONTHS.iter().position(|names| names.contains(&word)).map(|nth| nth as i8 + 1)
}

/// Whether a word in small letters names a month or a day of the week.
pub fn is_month_or_weekday(word: &str) -> bool {
    month(word).is_some() || is_weekday(word)
}

pub fn is_weekday(word: &str) -> bool {
    WEEKDAYS.contains(&word)
}

struct Token<'a> {
    start: usize,
    end: usize,
    text: &'a str,
    number: Option<u32>,
    month: Option<i8>,
}

/// All dates of a text, in order, without overlap. A date that could be read in two ways, such as
/// 04/05/2024, is left out.
pub fn find_dates(text: &str) -> Vec<FoundDate> {
    let tokens = tokens(text);
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        match found_at(text, &tokens[at..]) {
            Some((date, used)) => {
                found.push(date);
                at += used;
            }
            None => at += 1,
        }
    }
    found
}

fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let mut chars = text.char_indices().peekable();
    while let Some((start, c)) = chars.next() {
        if !c.is_alphanumeric() {
            continue;
        }
        let digits = c.is_ascii_digit();
        let mut end = start + c.len_utf8();
        while let Some(&(at, next)) = chars.peek() {
            if !next.is_alphanumeric() || next.is_ascii_digit() != digits {
                break;
            }
            end = at + next.len_utf8();
            chars.next();
        }
        let word = &text[start..end];
        let number = if digits { word.parse().ok() } else { None };
        let month = if digits || word.len() > 24 { None } else { month(&word.to_lowercase()) };
        tokens.push(Token { start, end, text: word, number, month });
    }
    tokens
}

fn found_at(text: &str, tokens: &[Token]) -> Option<(FoundDate, usize)> {
    named(text, tokens)
        .or_else(|| numeric(text, tokens))
        .or_else(|| wide(text, tokens))
        .or_else(|| year_only(text, tokens))
}

fn year(token: &Token) -> Option<i16> {
    let number = token.number.filter(|_| token.text.len() == 4)?;
    (1900..=2100).contains(&number).then_some(number as i16)
}

/// A year beside a month may be of any age in print.
fn named_year(token: &Token) -> Option<i16> {
    let number = token.number.filter(|_| token.text.len() == 4)?;
    (1500..=2100).contains(&number).then_some(number as i16)
}

fn day(token: &Token) -> Option<i8> {
    token
        .number
        .filter(|number| token.text.len() <= 2 && (1..=31).contains(number))
        .map(|n| n as i8)
}

fn date(
    first: &Token,
    last: &Token,
    year: Option<i16>,
    month: i8,
    day: Option<i8>,
) -> Option<FoundDate> {
    // 29 February needs a leap year, which 2000 is.
    Date::new(year.unwrap_or(2000), month, day.unwrap_or(1)).ok()?;
    let span = Span::new(first.start, last.end);
    Some(FoundDate { span, year, month: Some(month), day })
}

/// Whether nothing but these signs and spaces lies between two tokens of one date.
fn near(text: &str, a: &Token, b: &Token, signs: &str) -> bool {
    let between = &text[a.end..b.start];
    between.chars().count() <= 3
        && between.matches('\n').count() <= 1
        && between.chars().all(|c| c == ' ' || c == '\u{a0}' || c == '\n' || signs.contains(c))
}

/// Skips "of", "de" and the like, and "th" after a number.
fn skip(tokens: &[Token], mut at: usize, words: &[&str]) -> usize {
    while tokens.get(at).is_some_and(|token| words.contains(&token.text)) {
        at += 1;
    }
    at
}

const ORDINAL: &[&str] = &["st", "nd", "rd", "th", "er", "º"];
const OF: &[&str] = &["of", "de", "del", "do", "the"];

/// "25 October 2024", "Oct. 25, 2024", "25 de octubre de 2024", "October 2024", "Sept. 9".
fn named(text: &str, tokens: &[Token]) -> Option<(FoundDate, usize)> {
    let first = &tokens[0];
    if let Some(day) = day(first) {
        let at = skip(tokens, 1, ORDINAL);
        let at = skip(tokens, at, OF);
        let named = tokens.get(at)?;
        let month = named.month?;
        if !near(text, &tokens[at - 1], named, ".,-") {
            return None;
        }
        let next = skip(tokens, at + 1, OF);
        if let Some(token) = tokens.get(next)
            && let Some(year) = named_year(token)
            && near(text, &tokens[next - 1], token, ".,-")
        {
            return Some((date(first, token, Some(year), month, Some(day))?, next + 1));
        }
        return Some((date(first, named, None, month, Some(day))?, at + 1));
    }
    let month = first.month?;
    // "may" and "march" are verbs, "mar" and "sat" words.
    if first.text.starts_with(char::is_lowercase)
        && matches!(first.text, "may" | "march" | "mar" | "mai" | "dec")
    {
        return None;
    }
    let at = skip(tokens, 1, OF);
    let second = tokens.get(at)?;
    if !near(text, &tokens[at - 1], second, ".,") {
        return None;
    }
    if let Some(year) = named_year(second) {
        return Some((date(first, second, Some(year), month, None)?, at + 1));
    }
    let day = day(second)?;
    // "May 5.5 percent" and "March 9,000 troops" are no dates.
    if tokens.get(at + 1).is_some_and(|next| {
        next.number.is_some()
            && matches!(&text[second.end..next.start], "." | "," | ":")
            && !(named_year(next).is_some() && &text[second.end..next.start] == ",")
    }) {
        return None;
    }
    let next = skip(tokens, at + 1, ORDINAL);
    if let Some(token) = tokens.get(next)
        && let Some(year) = named_year(token)
        && near(text, &tokens[next - 1], token, ",")
    {
        return Some((date(first, token, Some(year), month, Some(day))?, next + 1));
    }
    let last = &tokens[next - 1];
    Some((date(first, last, None, month, Some(day))?, next))
}

/// "2024-10-25", "2024.10.25", "25.10.2024", "25/10/2024" where only one reading is possible.
fn numeric(text: &str, tokens: &[Token]) -> Option<(FoundDate, usize)> {
    let [a, b, c, ..] = tokens else { return None };
    let sign = text[a.end..b.start].trim_end();
    if !matches!(sign, "-" | "/" | "." | "‐" | "–") || text[b.end..c.start].trim_end() != sign {
        return None;
    }
    let small = |token: &Token| day(token);
    if let (Some(year), Some(month), Some(day)) = (year(a), small(b), small(c)) {
        return Some((date(a, c, Some(year), month, Some(day))?, 3));
    }
    let (first, second, year) = (small(a)?, small(b)?, year(c)?);
    let (month, day) = match sign {
        "." => (second, first),
        _ if first > 12 => (second, first),
        _ if second > 12 => (first, second),
        _ if first == second => (first, second),
        _ => return None,
    };
    Some((date(a, c, Some(year), month, Some(day))?, 3))
}

/// 2024年9月9日, 2024년 9월 9일, 9月9日.
fn wide(text: &str, tokens: &[Token]) -> Option<(FoundDate, usize)> {
    // Korean puts a space after the sign, none before it.
    let unit = |at: usize, signs: [char; 2]| {
        at > 0
            && tokens.get(at).is_some_and(|token| {
                token.text.starts_with(signs) && tokens[at - 1].end == token.start
            })
    };
    let close = |at: usize| {
        tokens.get(at).is_some_and(|token| text[tokens[at - 1].end..token.start].trim().is_empty())
    };
    let alone = |at: usize| tokens[at].text.chars().count() == 1;
    let first = tokens.first()?;
    first.number?;
    let (year, at) = match year(first) {
        Some(year) if unit(1, ['年', '년']) => (Some(year), 2),
        Some(_) => return None,
        None => (None, 0),
    };
    let month = tokens.get(at).filter(|_| at == 0 || close(at)).and_then(day);
    let month = month.filter(|month| *month <= 12 && unit(at + 1, ['月', '월']));
    let Some(month) = month else {
        let year = year?;
        let span = Span::new(first.start, tokens[1].start + '年'.len_utf8());
        return Some((FoundDate { span, year: Some(year), month: None, day: None }, 2));
    };
    if alone(at + 1)
        && close(at + 2)
        && let Some(day) = tokens.get(at + 2).and_then(day).filter(|_| unit(at + 3, ['日', '일']))
    {
        let mut date = date(first, &tokens[at + 2], year, month, Some(day))?;
        date.span.end = (tokens[at + 3].start + '日'.len_utf8()) as u32;
        return Some((date, at + 4));
    }
    year?;
    let mut date = date(first, &tokens[at], year, month, None)?;
    date.span.end = (tokens[at + 1].start + '月'.len_utf8()) as u32;
    Some((date, at + 2))
}

/// A year alone; "2,024", "2024.5", "$2024" and "No. 2024" are none.
fn year_only(text: &str, tokens: &[Token]) -> Option<(FoundDate, usize)> {
    let token = &tokens[0];
    let year = year(token)?;
    let before = text[..token.start].chars().next_back();
    let mut after = text[token.end..].chars();
    let number = matches!(after.next(), Some('.' | ',' | '%'))
        && after.next().is_some_and(|c| c.is_ascii_digit());
    if number || text[token.end..].starts_with('%') || before.is_some_and(|c| ",.$€£#".contains(c))
    {
        return None;
    }
    let span = Span::new(token.start, token.end);
    Some((FoundDate { span, year: Some(year), month: None, day: None }, 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[(&str, &str)]) {
        let found: Vec<(String, String)> = find_dates(text)
            .into_iter()
            .map(|date| {
                let part = |part: Option<i8>| part.map_or("--".to_owned(), |n| format!("{n:02}"));
                let year = date.year.map_or("----".to_owned(), |year| year.to_string());
                let all = format!("{year}-{}-{}", part(date.month), part(date.day));
                (date.span.of(text).to_owned(), all)
            })
            .collect();
        let expected: Vec<(String, String)> =
            expected.iter().map(|&(quote, date)| (quote.to_owned(), date.to_owned())).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn dates_are_found_in_every_order() {
        check("published on 25 October 2024 by", &[("25 October 2024", "2024-10-25")]);
        check("On Oct. 25, 2024, they met", &[("Oct. 25, 2024", "2024-10-25")]);
        check("the 25th of October, 2024", &[("25th of October, 2024", "2024-10-25")]);
        check("on Sept. 9 regarding", &[("Sept. 9", "-----09-09")]);
        check("from Sept. 8 to 14", &[("Sept. 8", "-----09-08")]);
        check(
            "in October 2024 and since 2019",
            &[("October 2024", "2024-10---"), ("2019", "2019------")],
        );
        check("le 1er octobre 2024", &[("1er octobre 2024", "2024-10-01")]);
        check("am 3. Oktober 2024", &[("3. Oktober 2024", "2024-10-03")]);
        check("el 25 de octubre de 2024", &[("25 de octubre de 2024", "2024-10-25")]);
        check("25 октября 2024 года", &[("25 октября 2024", "2024-10-25")]);
        check("2024-10-25T10:00", &[("2024-10-25", "2024-10-25")]);
        check("입력 2024.10.25 10:30", &[("2024.10.25", "2024-10-25")]);
        check("2024年10月25日に", &[("2024年10月25日", "2024-10-25")]);
        check("2024년 10월 25일", &[("2024년 10월 25일", "2024-10-25")]);
        check(
            "25.10.2024 und 25/10/2024",
            &[("25.10.2024", "2024-10-25"), ("25/10/2024", "2024-10-25")],
        );
        check("the “Ocean-2024” exercise", &[("2024", "2024------")]);
    }

    #[test]
    fn what_is_no_date_is_left_alone() {
        check("it may 5 times; we march 9 km", &[]);
        check("04/05/2024 is not sure", &[("2024", "2024------")]);
        check("2,024 troops, 2024.5 tonnes, $2024", &[]);
        check("February 30 and 31 April", &[]);
        check("version 1.2.3 of 12345", &[]);
    }
}
