//! Which words name a place.

use super::found;
use crate::atlas::Kind;

fn check(text: &str, expected: &[&str]) {
    assert_eq!(found(text, Kind::Place), expected, "{text}");
}

#[test]
fn the_longest_name_wins() {
    check("Rain fell on New Zealand and on South Africa.", &["New Zealand", "South Africa"]);
    check("A ferry sank in the Gulf of Thailand.", &["Gulf of Thailand"]);
    check("He crossed the Sea of Japan twice.", &["Sea of Japan"]);
}

#[test]
fn coordinated_names_are_two() {
    check(
        "Patrols in the South and East China Seas went on.",
        &["South = South China Sea", "East China Seas = East China Sea"],
    );
    check("Talks of North and South Korea stalled.", &["North = North Korea", "South Korea"]);
}

#[test]
fn compounds_hold_two_places() {
    check("The Peru-Chile border was shut.", &["Peru", "Chile"]);
    check("A Nairobi-based firm won.", &["Nairobi"]);
}

#[test]
fn nationality_words_are_places() {
    check("Two Norwegian trawlers met a Danish ship.", &["Norwegian = Norway", "Danish = Denmark"]);
    check("Many North Koreans watched.", &["North Koreans = North Korea"]);
}

#[test]
fn ordinary_capitals_are_no_places() {
    check("Reading is fun. Nice weather came. March was wet.", &[]);
    check("Turkey is a bird that Mr. Jordan eats.", &["Turkey"]);
    check("The Halifax-class frigate carried an F-35 and a CP-140 Aurora.", &[]);
    check("USS Ohio and HMS Edinburgh sailed.", &[]);
}

#[test]
fn names_of_persons_are_no_places() {
    check("Sydney Carter and Madison Hale met Jack London.", &[]);
    check("Ms. Lyons said so.", &[]);
}

#[test]
fn abbreviations_count() {
    check("The U.S. and the UK agreed.", &["U.S. = United States", "UK = United Kingdom"]);
    check("She lives in Austin, Texas.", &["Austin", "Texas"]);
}

#[test]
fn a_generic_name_needs_its_land() {
    check(
        "South Korean guards watch the demilitarized zone.",
        &["South Korean = South Korea", "demilitarized zone = Korean Demilitarized Zone"],
    );
    check("Guards watch the demilitarized zone.", &[]);
}
