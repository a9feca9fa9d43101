//! Who is named, and by which of their names.

use super::{each, found};
use crate::atlas::Kind;

fn check(text: &str, expected: &[&str]) {
    assert_eq!(found(text, Kind::Person), expected, "{text}");
}

#[test]
fn a_surname_leads_to_the_full_name() {
    check(
        "Helen Marsh came to Oslo. Later Marsh left. Mr. Dunne stayed.",
        &["Helen Marsh", "Marsh = Helen Marsh", "Dunne"],
    );
}

#[test]
fn both_orders_of_names_are_read() {
    check(
        "Prime Minister Sato Kenji met Foreign Minister Lee Min-ho.",
        &["Sato Kenji", "Lee Min-ho"],
    );
}

#[test]
fn two_people_of_one_surname_stay_two() {
    check(
        "Defence Minister Park Sung-min met leader Park Chul. Park’s offer was kind.",
        &["Park Sung-min", "Park Chul", "Park = Park Chul"],
    );
}

#[test]
fn one_letter_apart_is_one_person() {
    check(
        "Otto Brenninger, an expert, spoke. “No,” Breninger said.",
        &["Otto Brenninger", "Breninger = Otto Brenninger"],
    );
}

#[test]
fn titles_give_office_and_country() {
    let mut seen = Vec::new();
    let text = "Norway’s Defence Minister, Anna Berg, met Brazilian President Carlos Prado.";
    each(text, |_, mention, entity| {
        if mention.kind == Kind::Person {
            seen.push((entity.name.clone(), entity.country.clone(), entity.roles.join("; ")));
        }
    });
    let person = |name: &str, country: &str, role: &str| {
        (name.to_owned(), Some(country.to_owned()), role.to_owned())
    };
    assert_eq!(
        seen,
        [person("Anna Berg", "NO", "Defence Minister"), person("Carlos Prado", "BR", "President"),]
    );
}

#[test]
fn names_of_bodies_are_no_persons() {
    check("The Austin Police Department and Madison County Jail closed.", &[]);
    check("Officials of Sri Lanka and Los Angeles spoke.", &[]);
}

#[test]
fn a_text_may_end_after_any_word() {
    each("Talks began with Chad Rivers, a cook.", |_, _, _| {});
    let seeds = crate::corpus::seeds();
    let paragraphs = seeds.iter().flat_map(|seed| seed.text.split("\n\n"));
    let told = "Sydney Osborne, a dancer, met Jordan Rivers, 52, who led by Chad Marsh, his cook.";
    for paragraph in paragraphs.chain([told]) {
        for (end, _) in paragraph.match_indices(' ').step_by(3) {
            each(&paragraph[..end], |_, _, _| {});
        }
    }
    for (end, _) in told.match_indices(' ') {
        each(&told[..end], |_, _, _| {});
    }
}
