//! Gives one id to the persons and bodies that several documents name alike.

use std::collections::{BTreeMap, HashMap};

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::atlas::{Extraction, Kind};
use crate::base::Id;

/// Rewrites ids in place: two entities of one kind are one when their full names have the same
/// words in any order ("Kihara Minoru", "Minoru Kihara"). A person known by one word only is
/// left alone, since many people share a surname. Gazetteer places and states keep their ids.
pub(super) fn join<'a>(read: impl Iterator<Item = &'a mut Extraction>) {
    for extraction in read {
        let renamed: HashMap<Id, Id> = extraction
            .entities
            .iter()
            .filter_map(|entity| {
                let key = joinable(entity.kind, entity.id.as_str(), &entity.name)?;
                Some((entity.id.clone(), Id::hashed(kind_word(entity.kind), &["joined", &key])))
            })
            .collect();
        if !renamed.is_empty() {
            rename(extraction, &renamed);
        }
    }
}

fn joinable(kind: Kind, id: &str, name: &str) -> Option<String> {
    let own = [":", kind_word(kind)].concat();
    if kind == Kind::Place || id.starts_with("state:") || !id.starts_with(&own[1..]) {
        return None;
    }
    let mut words: Vec<String> = name
        .nfd()
        .filter(|c| !is_combining_mark(*c))
        .collect::<String>()
        .to_lowercase()
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect();
    if kind == Kind::Person {
        if words.len() < 2 {
            return None;
        }
        words.sort();
    }
    Some(words.join(" "))
}

/// The word that ids of a kind begin with.
fn kind_word(kind: Kind) -> &'static str {
    match kind {
        Kind::Place => "place",
        Kind::Person => "person",
        Kind::Government => "government",
        Kind::ArmedForce => "armed_force",
        Kind::Organisation => "organisation",
        Kind::Event => "event",
        Kind::Operation => "operation",
        Kind::Vessel => "vessel",
        Kind::Equipment => "equipment",
        Kind::Agreement => "agreement",
    }
}

fn rename(extraction: &mut Extraction, renamed: &HashMap<Id, Id>) {
    let change = |id: &mut Id| {
        if let Some(new) = renamed.get(id) {
            *id = new.clone();
        }
    };
    for mention in &mut extraction.mentions {
        change(&mut mention.entity);
        mention.actor.iter_mut().for_each(change);
    }
    for event in &mut extraction.events {
        event.places.iter_mut().for_each(change);
        event.participants.iter_mut().filter_map(|p| p.entity.as_mut()).for_each(change);
    }
    for link in &mut extraction.links {
        change(&mut link.a);
        change(&mut link.b);
    }
    let mut entities = BTreeMap::new();
    for mut entity in std::mem::take(&mut extraction.entities) {
        change(&mut entity.id);
        entity.anchor.iter_mut().for_each(change);
        entities.entry(entity.id.clone()).or_insert(entity);
    }
    extraction.entities = entities.into_values().collect();
}
