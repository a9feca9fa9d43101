//! Bodies, forces, ships, equipment, operations and named events.

use super::found;
use crate::atlas::Kind;

fn check(kind: Kind, text: &str, expected: &[&str]) {
    assert_eq!(found(text, kind), expected, "{text}");
}

#[test]
fn bodies_by_head_and_by_acronym() {
    check(
        Kind::Organisation,
        "The Halden Rail Authority (HRA) paid. HRA was late.",
        &["Halden Rail Authority", "HRA = Halden Rail Authority", "HRA = Halden Rail Authority"],
    );
    check(Kind::Organisation, "She studied at the University of Oslo.", &["University of Oslo"]);
}

#[test]
fn forces_belong_to_states() {
    check(Kind::ArmedForce, "Peru’s navy met the Chilean army.", &["Peru’s navy", "Chilean army"]);
    check(Kind::ArmedForce, "Four Chilean military aircraft flew.", &[]);
}

#[test]
fn things_with_names() {
    check(Kind::Vessel, "USS Ohio sailed.", &["USS Ohio"]);
    check(Kind::Equipment, "An F-16 and a Leander-class frigate.", &["F-16", "Leander-class"]);
    check(Kind::Operation, "They ran Operation Amber for a year.", &["Operation Amber"]);
    check(Kind::Event, "He fought in the Korean War.", &["Korean War"]);
}

#[test]
fn a_seat_is_its_government() {
    check(Kind::Government, "The Kremlin denied it.", &["Kremlin = Russia"]);
}
