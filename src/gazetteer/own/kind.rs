//! What an own name names, and the words that users write for it.

use super::super::{Feature, normalize};

/// What an own name names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum OwnKind {
    Place(Feature),
    Vessel,
    ArmedForce,
    Organisation,
    Government,
    Operation,
    Event,
    Equipment,
    Agreement,
}

/// Kinds other than places, with the word that stands for each.
const WORDS: &[(OwnKind, &str)] = &[
    (OwnKind::Vessel, "vessel"),
    (OwnKind::ArmedForce, "armed_force"),
    (OwnKind::Organisation, "organisation"),
    (OwnKind::Government, "government"),
    (OwnKind::Operation, "operation"),
    (OwnKind::Event, "event"),
    (OwnKind::Equipment, "equipment"),
    (OwnKind::Agreement, "agreement"),
];

impl OwnKind {
    /// Some words for an error.
    pub(super) const EXAMPLES: &'static str = "base, port, airfield, city, sea, region, vessel, unit, \
        organisation, operation, equipment, agreement";

    pub fn is_place(self) -> bool {
        matches!(self, Self::Place(_))
    }

    /// The sort of place, if it is one.
    pub fn feature(self) -> Option<Feature> {
        match self {
            Self::Place(feature) => Some(feature),
            _ => None,
        }
    }

    /// One word that [`OwnKind::from_word`] reads: `vessel`, `armed_force`, or a feature's (`site`).
    pub fn word(self) -> &'static str {
        match self {
            Self::Place(feature) => feature_word(feature),
            other => WORDS.iter().find(|(kind, _)| *kind == other).map_or("", |(_, word)| word),
        }
    }

    /// The kind of a word as [`OwnKind::word`] gives it.
    pub fn from_word(word: &str) -> Option<Self> {
        let feature = || Feature::ALL.into_iter().find(|&feature| feature_word(feature) == word);
        let other = WORDS.iter().find(|(_, known)| *known == word);
        other.map(|(kind, _)| *kind).or_else(|| feature().map(Self::Place))
    }

    /// The kind that a user means: by all words, else by the last one ("guided-missile destroyer").
    pub fn written(text: &str) -> Option<Self> {
        let norm = normalize(&text.replace(['_', '/'], " "));
        let known = |phrase: &str| {
            by_word(phrase).or_else(|| by_word(phrase.strip_suffix('s')?)).or_else(|| {
                let stem = phrase.strip_suffix("ies")?;
                by_word(&format!("{stem}y"))
            })
        };
        known(&norm).or_else(|| known(norm.rsplit(' ').next()?))
    }

    /// Whether a user's word says that a person is meant.
    pub(super) fn is_person(text: &str) -> bool {
        let norm = normalize(text);
        matches!(
            norm.rsplit(' ').next(),
            Some("person" | "persons" | "people" | "individual" | "leader" | "official")
        )
    }
}

fn feature_word(feature: Feature) -> &'static str {
    match feature {
        Feature::Continent => "continent",
        Feature::Country => "country",
        Feature::Admin1 => "admin1",
        Feature::County => "county",
        Feature::City => "city",
        Feature::Ocean => "ocean",
        Feature::Sea => "sea",
        Feature::Gulf => "gulf",
        Feature::Strait => "strait",
        Feature::Bay => "bay",
        Feature::Channel => "channel",
        Feature::Lake => "lake",
        Feature::River => "river",
        Feature::Island => "island",
        Feature::Peninsula => "peninsula",
        Feature::Region => "region",
        Feature::Line => "line",
        Feature::Mountain => "mountain",
        Feature::Desert => "desert",
        Feature::Site => "site",
    }
}

/// A word of users' tables, normalised, in the singular.
fn by_word(word: &str) -> Option<OwnKind> {
    let feature = match word {
        "continent" => Feature::Continent,
        "country" | "state party" | "nation" => Feature::Country,
        "admin1" | "province" | "state" | "oblast" | "governorate" | "prefecture"
        | "federal state" => Feature::Admin1,
        "county" | "district" | "raion" | "municipality" => Feature::County,
        "city" | "town" | "village" | "settlement" | "capital" | "hamlet" | "suburb"
        | "populated place" => Feature::City,
        "ocean" => Feature::Ocean,
        "sea" | "water" => Feature::Sea,
        "gulf" => Feature::Gulf,
        "strait" => Feature::Strait,
        "bay" | "sound" | "fjord" | "inlet" => Feature::Bay,
        "channel" | "canal" | "sea lane" => Feature::Channel,
        "lake" | "reservoir" => Feature::Lake,
        "river" => Feature::River,
        "island" | "isle" | "islet" | "archipelago" | "atoll" | "reef" | "shoal" => Feature::Island,
        "peninsula" | "cape" => Feature::Peninsula,
        "region" | "area" | "zone" | "territory" | "valley" | "enclave" | "sector" | "front" => {
            Feature::Region
        }
        "line" | "border" | "boundary" => Feature::Line,
        "mountain" | "mount" | "peak" | "hill" | "volcano" | "mountain range" | "pass" => {
            Feature::Mountain
        }
        "desert" => Feature::Desert,
        _ if is_site(word) => Feature::Site,
        _ => return other(word),
    };
    Some(OwnKind::Place(feature))
}

fn is_site(word: &str) -> bool {
    matches!(
        word,
        "site"
            | "place"
            | "point"
            | "location"
            | "landmark"
            | "poi"
            | "facility"
            | "installation"
            | "base"
            | "airbase"
            | "camp"
            | "fort"
            | "fortress"
            | "barracks"
            | "barrack"
            | "garrison"
            | "compound"
            | "outpost"
            | "post"
            | "checkpoint"
            | "crossing"
            | "bunker"
            | "silo"
            | "range"
            | "depot"
            | "warehouse"
            | "headquarters"
            | "hq"
            | "station"
            | "position"
            | "airfield"
            | "airport"
            | "aerodrome"
            | "airstrip"
            | "heliport"
            | "spaceport"
            | "port"
            | "seaport"
            | "harbour"
            | "harbor"
            | "anchorage"
            | "shipyard"
            | "dockyard"
            | "terminal"
            | "pier"
            | "berth"
            | "plant"
            | "factory"
            | "refinery"
            | "mine"
            | "quarry"
            | "field"
            | "oilfield"
            | "gasfield"
            | "pipeline"
            | "reactor"
            | "dam"
            | "bridge"
            | "tunnel"
            | "road"
            | "building"
            | "embassy"
            | "consulate"
            | "mission house"
            | "prison"
            | "hospital"
            | "school"
            | "laboratory"
            | "lab"
            | "tower"
            | "platform"
            | "lighthouse"
            | "target"
    )
}

fn other(word: &str) -> Option<OwnKind> {
    Some(match word {
        "vessel" | "ship" | "boat" | "warship" | "submarine" | "frigate" | "destroyer"
        | "corvette" | "cruiser" | "carrier" | "battleship" | "tanker" | "freighter"
        | "icebreaker" | "ferry" | "cutter" | "minesweeper" | "minehunter" | "trawler" | "tug"
        | "yacht" | "barge" | "landing craft" => OwnKind::Vessel,
        "armed force" | "unit" | "military unit" | "force" | "army" | "navy" | "air force"
        | "coast guard" | "guard" | "command" | "corp" | "corps" | "division" | "brigade"
        | "regiment" | "battalion" | "battery" | "platoon" | "squadron" | "wing" | "fleet"
        | "flotilla" | "task force" | "militia" | "armed group" | "formation" => {
            OwnKind::ArmedForce
        }
        "organisation" | "organization" | "org" | "body" | "company" | "firm" | "corporation"
        | "business" | "bank" | "ngo" | "party" | "movement" | "group" | "institution"
        | "institute" | "association" | "union" | "university" | "network" | "newspaper"
        | "club" => OwnKind::Organisation,
        "government" | "ministry" | "department" | "agency" | "authority" => OwnKind::Government,
        "operation" | "exercise" | "drill" | "manoeuvre" | "maneuver" | "campaign" | "mission" => {
            OwnKind::Operation
        }
        "event" | "summit" | "conference" | "war" | "battle" => OwnKind::Event,
        "equipment" | "weapon" | "missile" | "rocket" | "aircraft" | "drone" | "helicopter"
        | "fighter" | "bomber" | "tank" | "vehicle" | "gun" | "howitzer" | "torpedo" | "radar"
        | "satellite" | "system" => OwnKind::Equipment,
        "agreement" | "treaty" | "pact" | "accord" | "deal" | "convention" | "protocol"
        | "charter" => OwnKind::Agreement,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn users_words_are_understood() {
        for (text, expected) in [
            ("Base", "site"),
            ("naval base", "site"),
            ("Air-fields", "site"),
            ("city", "city"),
            ("mountain range", "mountain"),
            ("firing range", "site"),
            ("guided-missile destroyer", "vessel"),
            ("aircraft carrier", "vessel"),
            ("armed_force", "armed_force"),
            ("infantry division", "armed_force"),
            ("Companies", "organisation"),
            ("treaty", "agreement"),
        ] {
            assert_eq!(OwnKind::written(text).map(OwnKind::word), Some(expected), "{text}");
        }
        assert_eq!(OwnKind::written("wibble"), None);
        assert_eq!(OwnKind::written(""), None);
        assert!(OwnKind::is_person("Person") && !OwnKind::is_person("base"));
    }

    #[test]
    fn every_kind_has_a_word_that_is_read_again() {
        let places = Feature::ALL.into_iter().map(OwnKind::Place);
        for kind in places.chain(WORDS.iter().map(|(kind, _)| *kind)) {
            assert_eq!(OwnKind::from_word(kind.word()), Some(kind));
            assert_eq!(OwnKind::written(kind.word()), Some(kind));
        }
    }
}
