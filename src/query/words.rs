//! The plain words for kinds, types, modalities and dates, the same in chips, lists and panels.

use crate::atlas::{DateBasis, DocumentInfo, EventType, Kind, Modality, Status};
use crate::base::{Day, DayNumber, Days, PartialDate, month_name};

pub fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Place => "Place",
        Kind::Person => "Person",
        Kind::Government => "State or government",
        Kind::ArmedForce => "Armed force",
        Kind::Organisation => "Organisation",
        Kind::Event => "Named event",
        Kind::Operation => "Operation",
        Kind::Vessel => "Vessel",
        Kind::Equipment => "Equipment",
        Kind::Agreement => "Agreement",
    }
}

/// Several of a kind, within a line of text.
pub fn kinds(kind: Kind) -> &'static str {
    match kind {
        Kind::Place => "places",
        Kind::Person => "persons",
        Kind::Government => "states",
        Kind::ArmedForce => "armed forces",
        Kind::Organisation => "organisations",
        Kind::Event => "named events",
        Kind::Operation => "operations",
        Kind::Vessel => "vessels",
        Kind::Equipment => "equipment",
        Kind::Agreement => "agreements",
    }
}

/// The name of a language by its ISO 639-1 code; the code itself for those that are rare in news.
pub fn language(code: &str) -> String {
    let name = match code {
        "ar" => "Arabic",
        "cs" => "Czech",
        "da" => "Danish",
        "de" => "German",
        "el" => "Greek",
        "en" => "English",
        "es" => "Spanish",
        "et" => "Estonian",
        "fa" => "Persian",
        "fi" => "Finnish",
        "fr" => "French",
        "he" => "Hebrew",
        "hi" => "Hindi",
        "hu" => "Hungarian",
        "id" => "Indonesian",
        "it" => "Italian",
        "ja" => "Japanese",
        "ko" => "Korean",
        "lt" => "Lithuanian",
        "lv" => "Latvian",
        "nb" | "nn" | "no" => "Norwegian",
        "nl" => "Dutch",
        "pl" => "Polish",
        "pt" => "Portuguese",
        "ro" => "Romanian",
        "ru" => "Russian",
        "sv" => "Swedish",
        "th" => "Thai",
        "tr" => "Turkish",
        "uk" => "Ukrainian",
        "und" | "" => "an unknown language",
        "ur" => "Urdu",
        "vi" => "Vietnamese",
        "zh" => "Chinese",
        other => other,
    };
    name.to_owned()
}

pub fn modality(modality: Modality) -> &'static str {
    match modality {
        Modality::Happened => "happened",
        Modality::Planned => "planned",
        Modality::Alleged => "alleged",
        Modality::Hypothetical => "hypothetical",
        Modality::Denied => "denied",
    }
}

/// A plain word for what happens.
pub fn event_type(event: EventType) -> &'static str {
    match event {
        EventType::Agree => "agreement",
        EventType::Consult => "talks",
        EventType::Support => "support",
        EventType::Concede => "concession",
        EventType::Cooperate => "cooperation",
        EventType::Aid => "aid",
        EventType::Retreat => "withdrawal",
        EventType::Request => "request",
        EventType::Accuse => "accusation",
        EventType::Reject => "rejection",
        EventType::Threaten => "threat",
        EventType::Protest => "protest",
        EventType::Sanction => "sanction",
        EventType::Mobilize => "deployment",
        EventType::Coerce => "coercion",
        EventType::Assault => "attack",
    }
}

/// A date for reading: `14 Sept 2024`, `Sept 2024`, `8–14 Sept 2024`.
pub fn date(date: PartialDate) -> String {
    let about = if date.approximate { "about " } else { "" };
    match date.end {
        None => format!("{about}{}", day(date.start)),
        Some(end) if (end.year, end.month) == (date.start.year, date.start.month) => {
            match (date.start.day, end.day) {
                (Some(from), Some(to)) => {
                    format!("{about}{from}–{to} {}", day(Day { day: None, ..end }))
                }
                _ => format!("{about}{}", day(end)),
            }
        }
        Some(end) => format!("{about}{} – {}", day(date.start), day(end)),
    }
}

fn day(day: Day) -> String {
    match (day.day, day.month.map(month_name)) {
        (Some(nth), Some(month)) => format!("{nth} {month} {}", day.year),
        (None, Some(month)) => format!("{month} {}", day.year),
        _ => day.year.to_string(),
    }
}

/// Who published a text and when, and how that date is known; what is not known is said.
pub fn source(document: &DocumentInfo) -> String {
    let date = match &document.date {
        Some(known) if known.basis == DateBasis::Stated => date(known.date),
        Some(known) if known.basis == DateBasis::Inferred => {
            format!("{}, inferred", date(known.date))
        }
        _ => "date unknown".to_owned(),
    };
    format!("{} · {date}", document.paper().unwrap_or("publisher unknown"))
}

pub fn status(status: Status) -> &'static str {
    match status {
        Status::Automatic => "automatic",
        Status::Confirmed => "confirmed",
        Status::Rejected => "rejected",
        Status::Made => "made by you",
    }
}

/// A stretch of days for reading, in years or months where it is made of whole ones: `2024`,
/// `Aug – Dec 2024`, `8 Sept – 14 Oct 2024`.
pub fn days(days: Days) -> String {
    let ((from, first_month, first), (to, last_month, last)) =
        (days.first.civil(), days.last.civil());
    let starts_month = first == 1;
    let ends_month = DayNumber(days.last.0.saturating_add(1)).civil().2 == 1;
    let part = |year: i32, month: Option<i8>, day: Option<i8>| {
        self::day(Day { year: year as i16, month, day })
    };
    if starts_month && ends_month && (first_month, last_month) == (1, 12) {
        return between(&part(from, None, None), &part(to, None, None));
    }
    if starts_month && ends_month {
        let start = match from == to && first_month != last_month {
            true => month_name(first_month).to_owned(),
            false => part(from, Some(first_month), None),
        };
        return between(&start, &part(to, Some(last_month), None));
    }
    let end = part(to, Some(last_month), Some(last));
    match (from == to, first_month == last_month) {
        _ if days.first == days.last => end,
        (true, true) => format!("{first}–{end}"),
        (true, false) => format!("{first} {} – {end}", month_name(first_month)),
        (false, _) => between(&part(from, Some(first_month), Some(first)), &end),
    }
}

fn between(start: &str, end: &str) -> String {
    if start == end { end.to_owned() } else { format!("{start} – {end}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_read_as_people_write_them() {
        for (edtf, words) in [
            ("2024", "2024"),
            ("2024-09", "Sept 2024"),
            ("2024-09-08/2024-09-14", "8–14 Sept 2024"),
            ("2024-09-30/2024-10-02", "30 Sept 2024 – 2 Oct 2024"),
            ("2024-06~", "about June 2024"),
        ] {
            assert_eq!(date(edtf.parse().unwrap()), words);
        }
    }

    #[test]
    fn stretches_of_days_read_as_people_write_them() {
        for (edtf, words) in [
            ("2024", "2024"),
            ("2022/2024", "2022 – 2024"),
            ("2024-08/2024-12", "Aug – Dec 2024"),
            ("2023-11/2024-02", "Nov 2023 – Feb 2024"),
            ("2024-08", "Aug 2024"),
            ("2024-09-08/2024-09-14", "8–14 Sept 2024"),
            ("2024-09-08/2024-10-14", "8 Sept – 14 Oct 2024"),
            ("2023-12-30/2024-01-02", "30 Dec 2023 – 2 Jan 2024"),
            ("2024-09-08", "8 Sept 2024"),
            ("2024-02-01/2024-02-29", "Feb 2024"),
        ] {
            assert_eq!(days(edtf.parse::<PartialDate>().unwrap().into()), words);
        }
    }
}
