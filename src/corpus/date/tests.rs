//! Dates that texts bear out, and those that they do not.

use super::super::{DateBasis, RawText, from_text};

fn check(text: &str, expected: Option<(&str, &str)>) {
    let document = from_text(RawText { text: text.to_owned(), ..RawText::default() });
    let found = document.date.map(|date| {
        assert_eq!(date.basis, DateBasis::Inferred);
        (
            date.date.to_string(),
            date.quote.expect("an inferred date has a quote").of(text).to_owned(),
        )
    });
    let expected = expected.map(|(date, quote)| (date.to_owned(), quote.to_owned()));
    assert_eq!(found, expected, "{text}");
}

const BODY: &str = "The minister met his counterpart in the capital for talks on trade and on the drills \
    that both countries plan, officials of the two sides said after the meeting.";

#[test]
fn a_publication_line_gives_the_day() {
    for (line, date) in [
        ("Published: September 9, 2024", "2024-09-09"),
        ("Originally published on 25 October 2024 by the Daily on its website.", "2024-10-25"),
        ("Posted on 3rd of May 2023", "2023-05-03"),
        ("Publié le 9 septembre 2024 à 10h30", "2024-09-09"),
        ("Veröffentlicht am 9. September 2024", "2024-09-09"),
        ("입력 2024.09.09 10:30", "2024-09-09"),
        ("更新 2024年9月9日", "2024-09-09"),
    ] {
        check(
            &format!("Ministers Meet for Talks on Trade\n\n{line}\n\n{BODY}"),
            Some((date, line)),
        );
        check(&format!("{BODY}\n\n{BODY}\n\n{line}"), Some((date, line)));
    }
    // What was first published counts, not the update.
    check(
        &format!(
            "Ministers Meet for Talks\n\nUpdated: 10 September 2024\n\nPublished: 9 September 2024\n\n{BODY}"
        ),
        Some(("2024-09-09", "Published: 9 September 2024")),
    );
    check(&format!("The report was published on 25 October 2024 by the bank. {BODY}"), None);
}

#[test]
fn a_date_alone_or_a_dateline_gives_the_day() {
    check(
        &format!("Ministers Meet for Talks on Trade\n\nMonday, September 9, 2024\n\n{BODY}"),
        Some(("2024-09-09", "Monday, September 9, 2024")),
    );
    check(
        &format!("OTTAWA, September 9, 2024 – {BODY}"),
        Some(("2024-09-09", "OTTAWA, September 9, 2024")),
    );
    check(
        &format!("TOKYO, Sept. 9 (Reuters) - {BODY} He will visit Ocean-2024."),
        Some((
            "2024-09-09",
            &*format!("TOKYO, Sept. 9 (Reuters) - {BODY} He will visit Ocean-2024."),
        )),
    );
    check(&format!("TOKYO, Sept. 9 (Reuters) - {BODY}"), None);
}

#[test]
fn a_line_of_the_paper_gives_the_day() {
    check(
        &format!("The Coast Despatch\n\n6 May 2024 | Price 2.50\n\nMinisters Meet\n\n{BODY}"),
        Some(("2024-05-06", "6 May 2024")),
    );
    check(&format!("Ministers Meet\n\nPrices of 6 May 2024 | In euros\n\n{BODY}"), None);
}

#[test]
fn the_article_begins_at_its_title() {
    let bar = "We and our partners store what you choose here, and you can change it at any time.";
    let text = format!(
        "{bar}\n\n{bar}\n\n{bar}\n\nMinisters Meet for Talks\n\nOTTAWA, September 9, 2024 – {BODY}"
    );
    let date = |title: &str| {
        let title = Some(title.to_owned());
        let document = from_text(RawText { title, text: text.clone(), ..RawText::default() });
        document.date.map(|date| date.date.to_string())
    };
    assert_eq!(date("Ministers Meet for Talks - The Example").as_deref(), Some("2024-09-09"));
    assert_eq!(date("Another title"), None);
}

#[test]
fn a_running_month_or_year_is_no_more_than_that() {
    let month = "The drill announced on Sept. 9 takes place this month.";
    let year = "Both will take part in the Ocean-2024 exercise.";
    let both = format!("{month} {year}");
    check(&both, Some(("2024-09", &both)));
    check(&format!("{BODY} {year}"), Some(("2024", year)));
    let now = "It was not invited in 2022 or 2024. (Media noted the snub this year.)";
    check(&format!("{BODY} {now}"), Some(("2024", now)));
    check(
        "On Monday, September 9, 2024, the ministers met for talks on trade and on the planned drills.",
        Some(("2024-09", "September 9, 2024")),
    );
}

#[test]
fn without_a_sign_there_is_no_date() {
    check(&format!("{BODY} It was the first visit since 2019."), None);
    check(&format!("{BODY} It is set to hold the presidency in 2025."), None);
    check(&format!("{BODY} On February 24, 2022, the war began."), None);
    check(
        &format!("{BODY} They took part in Ocean-2024. That was a year before the pact of 2025."),
        None,
    );
    check(&format!("{BODY} He came on September 12."), None);
}
