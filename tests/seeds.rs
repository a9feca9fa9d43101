//! What the sample articles must give, through the command line as a user runs it.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::process::Command;

use serde_json::Value;

fn lines() -> Vec<Value> {
    let output = Command::new(env!("CARGO_BIN_EXE_portolan"))
        .args(["extract", "seeds"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8(output.stdout).unwrap();
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn text_of(line: &Value) -> Vec<char> {
    let path = line["path"].as_str().unwrap();
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    std::fs::read_to_string(root.join(path)).unwrap().chars().collect()
}

fn quoted(text: &[char], thing: &Value) -> String {
    let at = |key: &str| thing[key].as_u64().unwrap() as usize;
    text[at("start")..at("end")].iter().collect()
}

#[test]
fn five_lines_quote_their_texts_exactly() {
    let lines = lines();
    assert_eq!(lines.len(), 5);
    for line in &lines {
        let text = text_of(line);
        for mention in line["mentions"].as_array().unwrap() {
            assert_eq!(quoted(&text, mention), mention["text"].as_str().unwrap());
        }
        for event in line["events"].as_array().unwrap() {
            assert!(!quoted(&text, event).is_empty());
            let sentence = event["sentence"].as_array().unwrap();
            let end = sentence[1].as_u64().unwrap() as usize;
            assert!(sentence[0].as_u64() < sentence[1].as_u64() && end <= text.len());
            for participant in event["participants"].as_array().unwrap() {
                assert_eq!(quoted(&text, participant), participant["text"].as_str().unwrap());
            }
        }
    }
}

fn mentions(lines: &[Value]) -> impl Iterator<Item = &Value> {
    lines.iter().flat_map(|line| line["mentions"].as_array().unwrap())
}

#[test]
fn places_lie_where_they_are() {
    let lines = lines();
    // Name in the text, latitude, longitude, and how far off the point may be, in degrees.
    for (name, lat, lon, off) in [
        ("Sea of Japan", 40.0, 135.0, 3.0),
        ("Sea of Okhotsk", 54.0, 149.0, 4.0),
        ("Hokkaido", 43.3, 142.8, 1.5),
        ("Taiwan Strait", 24.5, 119.5, 1.5),
        ("demilitarized zone", 38.2, 127.2, 1.0),
        ("Alaska", 64.0, -152.0, 4.0),
        ("Kursk", 51.7, 36.0, 1.0),
        ("Kananaskis", 50.9, -115.1, 0.5),
        ("Singapore", 1.3, 103.8, 0.3),
        ("Montreal", 45.5, -73.6, 0.3),
        ("South", 14.0, 115.0, 4.0),
        ("East China Seas", 29.0, 125.0, 3.0),
    ] {
        let found = mentions(&lines).find(|mention| {
            let text = mention["text"].as_str().unwrap();
            let there = mention["lat"].as_f64().zip(mention["lon"].as_f64());
            text.contains(name)
                && mention["kind"] == "place"
                && mention["role"] == "literal"
                && there.is_some_and(|(a, b)| (a - lat).abs() <= off && (b - lon).abs() <= off)
        });
        assert!(found.is_some(), "{name} is not among the literal places, or not there");
    }
}

#[test]
fn capitals_act_as_governments() {
    let lines = lines();
    for (capital, country) in [("Ottawa", "Canada"), ("Moscow", "Russia")] {
        let acting: Vec<&Value> = mentions(&lines)
            .filter(|mention| mention["text"] == capital && mention["role"] == "associative")
            .collect();
        assert!(!acting.is_empty(), "{capital} never acts");
        for mention in acting {
            let actor = mention["actor"].as_str().unwrap_or_else(|| panic!("{mention}"));
            let named = lines
                .iter()
                .flat_map(|line| line["entities"].as_array().unwrap())
                .find(|entity| entity["id"] == actor)
                .unwrap_or_else(|| panic!("{actor} is no entity"));
            assert!(named["name"].as_str().unwrap().contains(country), "{named}");
        }
    }
    let literal = mentions(&lines)
        .filter(|mention| mention["text"] == "Ottawa" && mention["role"] == "literal")
        .count();
    assert_eq!(literal, 1, "only the meeting was held in Ottawa");
}

#[test]
fn ship_classes_are_no_places_and_two_kims_are_two() {
    let lines = lines();
    for mention in mentions(&lines) {
        let text = mention["text"].as_str().unwrap();
        assert!(
            mention["kind"] != "place" || !(text.contains("Halifax") || text.contains("River")),
            "{mention}"
        );
    }
    let entity_of = |name: &str| {
        mentions(&lines)
            .find(|mention| mention["text"] == name && mention["kind"] == "person")
            .unwrap_or_else(|| panic!("{name} is no person"))["entity"]
            .clone()
    };
    assert_ne!(entity_of("Kim Yong-hyun"), entity_of("Kim Jong Un"));
}
