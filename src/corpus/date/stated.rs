//! Dates that stand beside a text: in a column, a header or a field, in the forms people and
//! programs write them.

use jiff::civil::Date;

use super::scan::{find_dates, is_weekday};
use crate::base::PartialDate;

/// Which of two small numbers comes first in 04/05/2024, where a whole column shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    DayFirst,
    MonthFirst,
}

/// The date that a field gives: EDTF, ISO 8601 with a time or not, RFC 2822, or a written date
/// with at most a weekday and a time beside it. `None` for anything else, and for a date that
/// could be read in two ways where no `order` decides.
pub fn stated(field: &str, order: Option<Order>) -> Option<PartialDate> {
    let field = field.trim().trim_matches(['"', '\'']).trim();
    if let Ok(date) = field.parse() {
        return Some(date);
    }
    if let Some(date) = iso(field).or_else(|| compact(field)) {
        return Some(date);
    }
    if let Some([a, b, year]) = slashed(field) {
        let (month, day) = match order {
            Some(Order::DayFirst) => (b, a),
            Some(Order::MonthFirst) => (a, b),
            None => either(a, b)?,
        };
        return Date::new(year, month as i8, day as i8).ok().map(PartialDate::day);
    }
    written(field)
}

/// Which number is the day, told by the values of one column; `None` where they say nothing, or
/// contradict each other.
pub fn order<'a>(values: impl Iterator<Item = &'a str>) -> Option<Order> {
    let (mut day_first, mut month_first) = (false, false);
    for [a, b, _] in values.filter_map(|value| slashed(value.trim())) {
        day_first |= a > 12;
        month_first |= b > 12;
    }
    match (day_first, month_first) {
        (true, false) => Some(Order::DayFirst),
        (false, true) => Some(Order::MonthFirst),
        _ => None,
    }
}

/// "2024-09-09T10:00:00+02:00" and "2024-09-09 10:00": the day as it was where it was written.
fn iso(field: &str) -> Option<PartialDate> {
    let day = field.get(..10)?;
    let rest = &field[10..];
    let time = rest.strip_prefix(['T', 't', ' ', '_'])?.trim_start();
    time.starts_with(|c: char| c.is_ascii_digit()).then(|| day.parse().ok())?
}

/// "20240909" and "20240909T100000Z".
fn compact(field: &str) -> Option<PartialDate> {
    let digits = field.get(..8).filter(|digits| digits.bytes().all(|b| b.is_ascii_digit()))?;
    let rest = &field[8..];
    if !rest.is_empty() && !rest.starts_with('T') {
        return None;
    }
    let number = |range: std::ops::Range<usize>| digits[range].parse::<i16>().ok();
    let year = number(0..4).filter(|year| (1900..=2100).contains(year))?;
    Date::new(year, number(4..6)? as i8, number(6..8)? as i8).ok().map(PartialDate::day)
}

/// The three numbers of "11/28/2016" and "28-11-2016", with a time of day after them or not.
fn slashed(field: &str) -> Option<[i16; 3]> {
    let date = field.split([' ', 'T', ',']).next()?;
    let rest = field[date.len()..].trim_start_matches([' ', 'T', ',']);
    if !rest.is_empty() && !is_time(rest) {
        return None;
    }
    let sign = date.chars().find(|c| matches!(c, '/' | '-'))?;
    let mut parts = date.split(sign);
    let mut number = |most: usize| {
        let part = parts.next().filter(|part| part.len() <= most)?;
        part.bytes().all(|b| b.is_ascii_digit()).then(|| part.parse::<i16>().ok())?
    };
    let (a, b, year) = (number(2)?, number(2)?, number(4)?);
    let sane = (1..=31).contains(&a) && (1..=31).contains(&b) && (1000..=2100).contains(&year);
    (sane && parts.next().is_none()).then_some([a, b, year])
}

/// Month and day of two numbers that can be read in one way only.
fn either(a: i16, b: i16) -> Option<(i16, i16)> {
    match (a > 12, b > 12) {
        (true, false) => Some((b, a)),
        (false, true) => Some((a, b)),
        (false, false) if a == b => Some((a, b)),
        _ => None,
    }
}

/// "Mon, 9 Sep 2024 10:00:00 +0200", "Sept. 9, 2024 at 5 p.m.": one date with its year, and
/// nothing beside it that a date does not have.
fn written(field: &str) -> Option<PartialDate> {
    let dates = find_dates(field);
    let [date] = dates.as_slice() else { return None };
    // 04/05/2024 is found as the year alone.
    if date.month.is_none() && field.trim() != date.span.of(field) {
        return None;
    }
    let (start, end) = (date.span.start as usize, date.span.end as usize);
    let (before, after) = (field[..start].trim(), field[end..].trim());
    let after = after.trim_start_matches([',', '.', '-', '–', '|', '·', ')', '(', ' ']);
    let ended = after.is_empty() || is_time(after) || is_weekday(&after.to_lowercase());
    (leads(before) && ended).then(|| date.partial()).flatten()
}

/// Whether it may stand before a date: nothing, a weekday, a small word, "Published", a time.
fn leads(before: &str) -> bool {
    let lead = before.to_lowercase();
    let lead = lead.trim_end_matches([',', '.', ':', '(', '·', '|', '-', ' ']);
    let mut words = lead.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty());
    let small = |word| is_weekday(word) || matches!(word, "on" | "le" | "am" | "den" | "el" | "il");
    let notice = || super::PUBLISHED.iter().chain(super::UPDATED).any(|word| lead == *word);
    is_time(lead) || !lead.contains(|c: char| c.is_ascii_digit()) && words.all(small) || notice()
}

/// Whether it is a time of day, with a zone or not: digits, colons, and short words.
fn is_time(text: &str) -> bool {
    let digits = text.chars().filter(char::is_ascii_digit).count();
    (1..=16).contains(&digits)
        && text.chars().count() <= 40
        && text
            .split(|c: char| !c.is_alphabetic())
            .all(|word| word.chars().count() <= 4 || matches!(word, "Europe" | "Asia" | "America"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(field: &str, expected: &str) {
        let date = stated(field, None).map(|date| date.to_string());
        assert_eq!(date.as_deref().unwrap_or(""), expected, "{field}");
    }

    #[test]
    fn common_forms_are_read() {
        check("2024-09-09", "2024-09-09");
        check("2024-09", "2024-09");
        check("2024-09-08/2024-09-14", "2024-09-08/2024-09-14");
        check("2024-09-09T23:30:00+09:00", "2024-09-09");
        check("2024-09-09T10:00:00.000Z", "2024-09-09");
        check("2024-09-09 10:00:00 UTC", "2024-09-09");
        check("2024/09/09", "2024-09-09");
        check("20240909T101500Z", "2024-09-09");
        check("20240909", "2024-09-09");
        check("9 Oct 2012", "2012-10-09");
        check("09-Oct-2012", "2012-10-09");
        check("Oct. 9, 2012", "2012-10-09");
        check("Tuesday, 9 October 2012", "2012-10-09");
        check("Mon, 09 Sep 2024 10:00:00 +0200", "2024-09-09");
        check("Mon, 9 Sep 2024 10:00 GMT", "2024-09-09");
        check("September 9, 2024 at 5:03 p.m. EDT", "2024-09-09");
        check("10:15, 9 September 2024", "2024-09-09");
        check("Published: 9 September 2024", "2024-09-09");
        check("11/28/2016", "2016-11-28");
        check("28/11/2016 10:30", "2016-11-28");
        check("11/28/2016 10:30:00 PM", "2016-11-28");
        check("05/05/2016", "2016-05-05");
        check("28.11.2016", "2016-11-28");
        check("2024년 9월 9일", "2024-09-09");
        check("le 9 octobre 2012", "2012-10-09");
        check("October 2012", "2012-10");
        check("2012", "2012");
    }

    #[test]
    fn what_has_no_one_reading_is_left() {
        check("04/05/2024", "");
        check("last spring", "");
        check("9 October", "");
        check("from 9 October 2012 to 11 October 2012", "");
        check("He said on 9 October 2012 that it was over", "");
        check("", "");
        check("31/31/2012", "");
        check("20241399", "");
        check("4.5", "");
    }

    #[test]
    fn a_column_shows_its_order() {
        let column = ["04/05/2024", "28/05/2024 10:00", "x", ""];
        let day_first = order(column.iter().copied());
        assert_eq!(day_first, Some(Order::DayFirst));
        assert_eq!(stated("04/05/2024", day_first).unwrap().to_string(), "2024-05-04");
        assert_eq!(order(["04/05/2024"].into_iter()), None);
        assert_eq!(order(["13/05/2024", "05/13/2024"].into_iter()), None);
        // A column that is wrong about itself gives no date that does not exist.
        assert_eq!(stated("05/28/2024", Some(Order::DayFirst)), None);
    }
}
