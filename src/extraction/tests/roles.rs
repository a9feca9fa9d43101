//! Literal or associative, and for whom a name acts.

use super::roles;

fn check(text: &str, expected: &[&str]) {
    assert_eq!(roles(text), expected, "{text}");
}

#[test]
fn capitals_act_for_their_governments() {
    check("Oslo said it would sign.", &["Oslo>state:NO"]);
    check("Lima and Santiago agreed to talk.", &["Lima>state:PE", "Santiago>state:CL"]);
    check("The aim is set out in Lisbon’s Arctic Strategy.", &["Lisbon>state:PT", "Arctic"]);
    check("They landed in Oslo.", &["@Oslo"]);
    check(
        "The offer deepened relations between Lima and Oslo.",
        &["Lima>state:PE", "Oslo>state:NO"],
    );
    check("She flew from Lima to Oslo.", &["@Lima", "@Oslo"]);
}

#[test]
fn nationality_words_stand_for_states_but_for_land() {
    check("Norwegian officials spoke.", &["Norwegian>state:NO"]);
    check("Jets entered Norwegian airspace.", &["@Norwegian"]);
}

#[test]
fn owners_of_land_are_places() {
    check("Fire spread over Peru’s coast.", &["@Peru"]);
    check("It suits Peru’s foreign policy.", &["Peru>state:PE"]);
}

#[test]
fn what_is_joined_by_and_shares_its_role() {
    check("The deal between Peru and Chile held.", &["Peru>state:PE", "Chile>state:CL"]);
}

#[test]
fn names_within_names_are_associative() {
    check("The University of Oslo is old.", &["Oslo"]);
}
