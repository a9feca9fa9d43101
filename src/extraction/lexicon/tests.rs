//! What the tables must hold.

use super::*;
use crate::atlas::Kind;

fn lexicon() -> &'static Lexicon {
    Lexicon::embedded()
}

#[test]
fn no_table_is_empty() {
    for &table in Table::ALL {
        assert!(lexicon().tables.rows(table) > 5, "{table:?}");
    }
    assert!(lexicon().words.len() > 60_000);
}

#[test]
fn every_state_has_its_names_and_a_demonym() {
    let demonyms: Vec<&str> = (0..lexicon().tables.rows(Table::Demonym))
        .map(|row| lexicon().tables.cell(Table::Demonym, row, 1))
        .collect();
    let mut members = 0;
    for state in lexicon().states() {
        assert!(!state.name.is_empty());
        if matches!(state.status, "member" | "observer") {
            members += 1;
            assert!(!state.capital.is_empty(), "{}", state.iso2);
            assert!(!state.government.is_empty(), "{}", state.iso2);
            assert!(demonyms.contains(&state.iso2), "{}", state.iso2);
            assert!(lexicon().state(state.iso2).is_some());
        }
    }
    assert_eq!(members, 195);
}

#[test]
fn the_same_word_may_belong_to_several_places() {
    let places: Vec<_> = lexicon().demonyms("Georgian").iter().map(|row| row.iso2).collect();
    assert_eq!(places, [Some("GE"), Some("US")]);
    assert_eq!(lexicon().demonym("Russians").map(|row| row.form), Some(Form::Plural));
    assert_eq!(lexicon().demonym("German").map(|row| row.form), Some(Form::Both));
    assert_eq!(lexicon().demonym("Sino").map(|row| row.form), Some(Form::Prefix));
}

#[test]
fn seats_stand_for_what_sits_there() {
    let seat = |name| lexicon().seat(name).map(|state| (state.iso2, state.seat_of));
    assert_eq!(seat("Kremlin"), Some(("RU", Kind::Government)));
    assert_eq!(seat("Pentagon"), Some(("US", Kind::ArmedForce)));
    assert_eq!(seat("Elysee"), Some(("FR", Kind::Government)));
    assert_eq!(lexicon().capital("Kiev").map(|state| state.iso2), Some("UA"));
    assert_eq!(lexicon().state_named("U.S.").map(|state| state.iso2), Some("US"));
    assert!(lexicon().seat("Kettle").is_none());
}

#[test]
fn tokens_are_walked_to_the_longest_phrase() {
    let longest = |tokens: &[&str]| lexicon().longest(tokens).map(|(count, _)| count);
    assert_eq!(longest(&["United", "Nations", "Security", "Council", "said"]), Some(4));
    assert_eq!(longest(&["U.S.", "Secretary"]), Some(1));
    assert_eq!(longest(&["South", "Korea", "’s", "army"]), Some(2));
    assert_eq!(longest(&["Lt", ".", "Gen", ".", "Smith"]), Some(3));
    assert_eq!(longest(&["an", "Iraqi", "'s"]), None);
    assert_eq!(longest(&["Iraqi", "'s", "car"]), Some(1));
    assert_eq!(longest(&["told", "us"]), None);
    assert_eq!(longest(&["us"]), None);
    let (_, found) = lexicon()
        .longest_where(&["Prime", "Minister"], |entry| matches!(entry, Entry::Title(_)))
        .expect("a title");
    assert!(matches!(found[0], Entry::Title(Title { class: TitleClass::Political, .. })));
}

#[test]
fn a_text_is_walked_to_the_same_ends() {
    let at = |text: &str| lexicon().at(text, 0).map(|(end, _)| text[..end].to_owned());
    assert_eq!(at("U.S. officials").as_deref(), Some("U.S."));
    assert_eq!(at("Iraqi’s car").as_deref(), Some("Iraqi"));
    assert_eq!(at("Kurdistan Workers’ Party.").as_deref(), Some("Kurdistan Workers’ Party"));
    assert_eq!(at("Lt. Gen. Smith").as_deref(), Some("Lt. Gen."));
    assert_eq!(at("Canada. North Korea").as_deref(), Some("Canada"));
    assert_eq!(at("Côte d’Ivoire’s").as_deref(), Some("Côte d’Ivoire"));
    assert_eq!(at("South\nKorea").as_deref(), Some("South\nKorea"));
    assert_eq!(at("US. The").as_deref(), Some("US"));
    assert_eq!(at("Anglo-Saxon").as_deref(), Some("Anglo"));
    assert_eq!(at("Anglo said"), None);
    assert_eq!(at("who said"), None);
    assert_eq!(at("WHO said").as_deref(), Some("WHO"));
    assert_eq!(at("Nato’s").as_deref(), Some("Nato"));
}

#[test]
fn designators_are_told_from_other_codes() {
    let sort = |word: &str| lexicon().designator(word).map(|row| row.sort);
    assert_eq!(sort("F-35A"), Some("aircraft"));
    assert_eq!(sort("T-72B3"), Some("vehicle"));
    assert_eq!(sort("Su-57"), Some("aircraft"));
    assert_eq!(sort("Hwasong-18"), Some("missile"));
    for other in ["COVID-19", "G-7", "K", "12", "Su57", "f-35", "A-", "mid-1990s"] {
        assert_eq!(sort(other), None, "{other}");
    }
}

#[test]
fn ordinary_words_and_names_are_known_apart() {
    assert!(lexicon().is_common_word("ministers") && !lexicon().is_common_word("ottawa"));
    assert!(lexicon().given_name("Yuri") && !lexicon().given_name("Ministry"));
    assert!(lexicon().family_name("Nguyen"));
    assert!(lexicon().not_place("of").is_some() && lexicon().not_place("Halifax").is_none());
    assert_eq!(lexicon().calendar("Sept.").and_then(|row| row.number), Some(9));
}

/// Phrases that mean several things of one table in the world itself.
const SHARED: &[&str] = &[
    "brother",
    "captain",
    "chief executive",
    "congo",
    "deputy",
    "father",
    "marshal",
    "peoples democratic party",
    "sister",
    "superintendent",
    "trooper",
    "vice chancellor",
    "vice president",
];

/// Within one table a phrase leads to one row, unless [`SHARED`] says so or its kind of name is
/// often shared: nationality words, given names, heads; acronyms, capitals and seats; designators
/// that differ in their capitals only (`SU`, `Su`).
#[test]
fn a_phrase_has_one_meaning_a_table_unless_said_so() {
    use fst::Streamer;
    let mut stream = lexicon().phrases.stream();
    let mut shared = std::collections::BTreeSet::new();
    while let Some((key, value)) = stream.next() {
        let senses: Vec<_> = lexicon().tables.senses(value).collect();
        for pair in senses.windows(2).filter(|pair| pair[0].table == pair[1].table) {
            let often_shared = match pair[0].table {
                Table::Demonym | Table::GivenName | Table::OrgHead | Table::FacilityHead => true,
                Table::State | Table::Organisation => pair.iter().any(|sense| {
                    matches!(sense.aspect, Aspect::Acronym | Aspect::Capital | Aspect::Seat)
                }),
                Table::Force => pair.iter().any(|sense| sense.case == Case::Upper),
                Table::Equipment => pair.iter().all(|sense| {
                    lexicon().tables.cell(Table::Equipment, sense.row, 2) == "designator"
                }),
                _ => false,
            };
            if !often_shared {
                shared.insert(String::from_utf8_lossy(key).into_owned());
            }
        }
    }
    assert_eq!(shared.iter().map(String::as_str).collect::<Vec<_>>(), SHARED);
}

#[test]
fn a_damaged_file_is_refused() {
    assert!(Lexicon::read(b"").is_err());
    assert!(Lexicon::read(b"PLEX\x09\0\0\0").is_err());
    assert!(Lexicon::read(&EMBEDDED[..EMBEDDED.len() / 2]).is_err());
}
