//! The user's own names in texts: what they are taken for, and what takes part in events.

use super::document;
use crate::atlas::{Extraction, Kind, Role};
use crate::extraction::{extract, extract_with};
use crate::gazetteer::Gazetteer;
use crate::gazetteer::own::{OwnNames, parse};

const LIST: &str = "\
name,kind,lat,lon,country,same as,aliases
Camp Verity,base,36.96,127.03,KR,,Verity Barracks
Hope,ship,35.1,129.1,,,
MV Harbinger,ship,,,NO,,
9th Coastal Brigade,unit,59.4,24.7,EE,,9 CB
Order of the Lantern,organisation,,,PE,,
Operation of Quiet Water,operation,,,,,Quiet Water
York,village,10,20,,,
red hill,base,11,21,,,
the Han metropolis,,,,,Seoul,
Grey Wolf Treaty,treaty,,,,,
SAB,base,12,22,,,
Larkspur,base,13,23,,,
";

fn own() -> OwnNames {
    let read = parse(LIST.as_bytes(), "list.csv", Gazetteer::embedded()).unwrap();
    assert_eq!(read.problems, []);
    OwnNames::new(read.entries)
}

fn read(text: &str) -> (String, Extraction) {
    let document = document(text);
    let extraction = extract_with(&document, Gazetteer::embedded(), &own());
    (document.text.to_string(), extraction)
}

/// Own names in a text, as `quote = id`.
fn found(text: &str) -> Vec<String> {
    let (text, extraction) = read(text);
    let own = extraction.mentions.iter().filter(|mention| mention.rule == "own/name");
    own.map(|mention| {
        assert!((mention.confidence - 1.0).abs() < f32::EPSILON);
        format!("{} = {}", mention.span.of(&text), mention.entity)
    })
    .collect()
}

fn check(text: &str, expected: &[&str]) {
    assert_eq!(found(text), expected, "{text}");
}

#[test]
fn own_names_are_found_as_whole_words() {
    check(
        "Soldiers left Camp Verity’s gate. Verity Barracks was quiet; Camp Veritys was not.",
        &["Camp Verity = own:site/camp-verity", "Verity Barracks = own:site/camp-verity"],
    );
    check("They met camp verity staff.", &[]);
    check(
        "Men of the 9th Coastal Brigade (9 CB) left.",
        &[
            "9th Coastal Brigade = own:armed_force/9th-coastal-brigade",
            "9 CB = own:armed_force/9th-coastal-brigade",
        ],
    );
    check("In the Han metropolis prices rose.", &["the Han metropolis = geonames:1835848"]);
    check(
        "Officials praised the Grey Wolf Treaty.",
        &["Grey Wolf Treaty = own:agreement/grey-wolf-treaty"],
    );
}

#[test]
fn a_name_that_is_a_word_needs_its_capital() {
    let hope = "Hope = own:vessel/hope";
    check("The Hope left port on Monday.", &[hope]);
    check("The USS Hope left port.", &["USS Hope = own:vessel/hope"]);
    check("There is hope for talks. Hope fades fast. HOPE FADES FAST", &[]);
    check("Bob Hope sang, and Captain Hope slept.", &[]);
    check("A Hope-class frigate sank.", &[]);
    check("The minister flew to New York.", &[]);
    check("A fire broke out in York.", &["York = own:city/york"]);
    // Small letters in the list ask for none in the text, but not every red hill is meant.
    check("They camped on a red hill near Red Hill.", &["Red Hill = own:site/red-hill"]);
    check("The Sab of old met men of SAB.", &["SAB = own:site/sab"]);
    check("Trucks reached Larkspur.", &["Larkspur = own:site/larkspur"]);
}

#[test]
fn an_own_place_is_drawn_and_holds_events() {
    let (_, extraction) =
        read("Peru and Chile held a military exercise at Camp Verity on 3 May 2024.");
    let camp = extraction.entities.iter().find(|entity| entity.is_own()).unwrap();
    assert_eq!((camp.kind, camp.country.as_deref()), (Kind::Place, Some("KR")));
    assert!((camp.place.as_ref().unwrap().at.lat - 36.96).abs() < 1e-9);
    let mention = extraction.mentions.iter().find(|mention| mention.entity == camp.id).unwrap();
    assert_eq!(mention.role, Some(Role::Literal));
    assert_eq!(extraction.events.len(), 1);
    assert_eq!(extraction.events[0].places, std::slice::from_ref(&camp.id));
}

#[test]
fn a_ship_is_where_it_happens_only_if_no_place_is_said() {
    let places = |text: &str| -> Vec<String> {
        let (_, extraction) = read(text);
        extraction.events[0].places.iter().map(ToString::to_string).collect()
    };
    assert_eq!(places("Rebels attacked the Hope on Monday."), ["own:vessel/hope"]);
    assert_eq!(
        places("Rebels attacked the Hope near Verity Barracks on Monday."),
        ["own:site/camp-verity"]
    );
}

#[test]
fn own_ships_and_units_take_part() {
    let who = |text: &str| -> Vec<String> {
        let (_, extraction) = read(text);
        let event = extraction.events.first().unwrap_or_else(|| panic!("no event in {text}"));
        event
            .participants
            .iter()
            .map(|who| {
                format!("{:?} {}", who.role, who.entity.as_ref().map_or("?", |id| id.as_str()))
            })
            .collect()
    };
    assert_eq!(
        who("The 9th Coastal Brigade attacked the MV Harbinger on 3 May 2024."),
        ["Source own:armed_force/9th-coastal-brigade", "Target own:vessel/mv-harbinger"]
    );
    assert_eq!(
        who("The Norwegian freighter MV Harbinger attacked a village in Estonia on Monday.")[0],
        "Source own:vessel/mv-harbinger"
    );
    assert_eq!(
        who("The Order of the Lantern signed an agreement with Chile on Monday.")[0],
        "Source own:organisation/order-of-the-lantern"
    );
}

#[test]
fn where_the_user_says_it_is_its_arcs_start() {
    let (_, extraction) =
        read("The 9th Coastal Brigade thanked the Order of the Lantern and the MV Harbinger.");
    let entity =
        |kind: Kind| extraction.entities.iter().find(|one| one.kind == kind && one.is_own());
    let brigade = entity(Kind::ArmedForce).unwrap();
    assert_eq!(brigade.anchor.as_ref(), Some(&brigade.id));
    assert!(brigade.place.is_some());
    let gazetteer = Gazetteer::embedded();
    let capital = |iso2: &str| gazetteer.capital_of(iso2).map(|ix| gazetteer.place(ix).id);
    assert_eq!(entity(Kind::Organisation).unwrap().anchor, capital("PE"));
    assert_eq!(entity(Kind::Vessel).unwrap().anchor, capital("NO"));
    let role = |id: &crate::base::Id| {
        extraction.mentions.iter().find(|mention| mention.entity == *id).unwrap().role
    };
    assert_eq!(role(&brigade.id), Some(Role::Literal));
    assert_eq!(role(&entity(Kind::Vessel).unwrap().id), None);
}

#[test]
fn another_name_for_a_state_acts_as_it_does() {
    let list = "name,same as\nLand of Fjords,Norway\n";
    let read = parse(list.as_bytes(), "a.csv", Gazetteer::embedded()).unwrap();
    let own = OwnNames::new(read.entries);
    let document = document("Land of Fjords said on Monday it would send troops to Estonia.");
    let extraction = extract_with(&document, Gazetteer::embedded(), &own);
    let mention = &extraction.mentions[0];
    assert_eq!(mention.rule, "own/name");
    assert_eq!(mention.actor.as_ref().map(|id| id.as_str()), Some("state:NO"));
}

#[test]
fn names_of_others_within_own_names_are_not_found() {
    let (text, extraction) =
        read("Staff of the Order of the Lantern met at Verity Barracks in Lima.");
    let quotes: Vec<&str> = extraction.mentions.iter().map(|one| one.span.of(&text)).collect();
    assert_eq!(quotes, ["Order of the Lantern", "Verity Barracks", "Lima"]);
}

#[test]
fn without_own_names_nothing_changes() {
    let document =
        document("Hope faded in Lima. Peru’s army left Camp Verity for Chile on 3 May 2024.");
    let gazetteer = Gazetteer::embedded();
    assert_eq!(
        extract(&document, gazetteer),
        extract_with(&document, gazetteer, &OwnNames::new(Vec::new()))
    );
}
