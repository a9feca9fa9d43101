//! Tables of expressions and what they mean.

use super::*;

fn read(text: &str, document: &str, tense: Tense) -> Vec<(String, Option<String>)> {
    let document = (!document.is_empty()).then(|| document.parse().unwrap());
    find(text, Span::new(0, text.len()))
        .into_iter()
        .map(|found| {
            let date = found.resolve(document, tense).map(|date| date.to_string());
            (found.span.of(text).to_owned(), date)
        })
        .collect()
}

/// Each text holds one expression; a monday of May 2019 is the document's date.
fn check(text: &str, quote: &str, date: &str, tense: Tense) {
    let date = (!date.is_empty()).then(|| date.to_owned());
    assert_eq!(read(text, "2019-05-13", tense), [(quote.to_owned(), date)], "{text}");
}

fn past(text: &str, quote: &str, date: &str) {
    check(text, quote, date, Tense::Past);
}

fn future(text: &str, quote: &str, date: &str) {
    check(text, quote, date, Tense::Future);
}

#[test]
fn dates_that_name_their_year() {
    past("Signed on 25 October 2014 in Accra.", "25 October 2014", "2014-10-25");
    past("Signed on October 25, 2014, in Accra.", "October 25, 2014", "2014-10-25");
    past("Signed on the 25th of October 2014.", "25th of October 2014", "2014-10-25");
    past("The June 2014 floods", "June 2014", "2014-06");
    past("It fell in 2014.", "2014", "2014");
    past("It fell in mid-2014.", "2014", "2014~");
    past("In the fall of 1990 they left.", "1990", "1990");
    past("Posted 2014-10-25.", "2014-10-25", "2014-10-25");
    past("In the 1990s they left.", "1990s", "1990/1999");
    past("From 2008 to 2011 she led it.", "2008 to 2011", "2008/2011");
    past("the drought of (2008–2011)", "2008–2011", "2008/2011");
    past("On Dec. 7, 1988, it shook.", "Dec. 7, 1988", "1988-12-07");
    past("between 3 and 9 June 2014", "3 and 9 June 2014", "2014-06-03/2014-06-09");
}

#[test]
fn days_and_months_without_a_year() {
    past("They met on May 9.", "May 9", "2019-05-09");
    past("They met on Dec. 30.", "Dec. 30", "2018-12-30");
    past("They met on 2nd March.", "2nd March", "2019-03-02");
    past("They met from Apr. 8 to 14.", "Apr. 8 to 14", "2019-04-08/2019-04-14");
    past("They met on 10–12 April.", "10–12 April", "2019-04-10/2019-04-12");
    past("They met April 28 - May 2.", "April 28 - May 2", "2019-04-28/2019-05-02");
    future("They will meet June 3–5.", "June 3–5", "2019-06-03/2019-06-05");
    future("They will meet on Jan. 4.", "Jan. 4", "2020-01-04");
    past("They met in June.", "June", "2018-06");
    future("They will meet in June.", "June", "2019-06");
    past("They met in May.", "May", "2019-05");
    past("Last December they met.", "Last December", "2018-12");
    past("They met last May.", "last May", "2018-05");
    future("They meet next May.", "next May", "2020-05");
    past("They met on Tuesday, May 7.", "Tuesday, May 7", "2019-05-07");
}

#[test]
fn days_seen_from_the_document() {
    past("They met Monday.", "Monday", "2019-05-13");
    past("They met on Tuesday.", "Tuesday", "2019-05-07");
    future("They will meet on Tuesday.", "Tuesday", "2019-05-14");
    past("They met last Friday.", "last Friday", "2019-05-10");
    past("They met last Monday.", "last Monday", "2019-05-06");
    future("They meet next Monday.", "next Monday", "2019-05-20");
    future("They meet this Thursday.", "this Thursday", "2019-05-16");
    past("They met yesterday.", "yesterday", "2019-05-12");
    past("They met three days ago.", "three days ago", "2019-05-10");
    past("They met on the 3rd.", "3rd", "2019-05-03");
    past("They met on the 30th.", "30th", "2019-04-30");
    past("This week they met.", "This week", "2019-05-13/2019-05-19");
    past("They met last week.", "last week", "2019-05-06/2019-05-12");
    past("They met over the weekend.", "weekend", "2019-05-11/2019-05-12");
    past("They met this month.", "this month", "2019-05");
    past("They met last month.", "last month", "2019-04");
    future("They meet next year.", "next year", "2020");
    past("a decade and two years ago", "two years ago", "2017");
}

#[test]
fn stretches_of_time() {
    past("Since 2016 it has grown.", "2016", "2016/2019-05-13");
    past("It has grown since March.", "March", "2019-03/2019-05-13");
    past("Over the past 18 months it grew.", "past 18 months", "2017-11~/2019-05-13~");
    past("It grew in the last two years.", "last two years", "2017~/2019-05-13~");
}

#[test]
fn what_is_left_open_has_no_date() {
    past("They met in 2012 or 2014.", "2012 or 2014", "");
    let found = read("They met Tuesday.", "2019-05", Tense::Past);
    assert_eq!(found, [("Tuesday".to_owned(), None)]);
    let found = read("They met in June.", "2019", Tense::Past);
    assert_eq!(found, [("June".to_owned(), None)]);
    let found = read("They met in June and last year.", "", Tense::Past);
    assert!(found.iter().all(|(_, date)| date.is_none()));
    assert_eq!(read("They met last year.", "2019", Tense::Past)[0].1.as_deref(), Some("2018"));
}

#[test]
fn what_is_no_date() {
    for text in [
        "They may meet in 2,014 places.",
        "The march began and June Carter sang.",
        "In 2019 cases the fee was paid.",
        "May I ask? Mar a Lago, Jan Smit, Sun Tzu.",
        "It scored 20 to 14 and rose 1990 metres.",
        "The last people left in recent years.",
    ] {
        assert_eq!(read(text, "2019-05-13", Tense::Past), [], "{text}");
    }
}

#[test]
fn spans_quote_texts_that_are_not_ascii() {
    let found = read("Le 9 août — “on Tuesday” — Élysée, 9 June 2014.", "2019-05-13", Tense::Past);
    let quotes: Vec<&str> = found.iter().map(|(quote, _)| quote.as_str()).collect();
    assert_eq!(quotes, ["Tuesday", "9 June 2014"]);
}
