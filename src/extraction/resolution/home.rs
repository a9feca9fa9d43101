//! Where a paper is at home, by its internet domain: the country of the domain's end, and the town
//! that a local paper is called after ("concordmonitor.com").

use super::Candidate;
use super::prior;
use crate::gazetteer::{Feature, Gazetteer, NameKind};

/// What the domain says.
#[derive(Default)]
pub(super) struct Home {
    /// ISO 3166-1 alpha-2, of a national domain.
    pub country: Option<[u8; 2]>,
    /// The town's name, normalised, and who bears it in the lands where its paper may be.
    pub town: String,
    pub bearers: Vec<Candidate>,
}

/// Words that papers and their sites are called by besides their town.
const PRESS: &[&str] = &[
    "news",
    "times",
    "post",
    "press",
    "herald",
    "tribune",
    "gazette",
    "journal",
    "review",
    "register",
    "citizen",
    "daily",
    "weekly",
    "star",
    "sun",
    "observer",
    "advocate",
    "courier",
    "dispatch",
    "despatch",
    "ledger",
    "leader",
    "record",
    "recorder",
    "reporter",
    "report",
    "sentinel",
    "chronicle",
    "enterprise",
    "independent",
    "today",
    "online",
    "live",
    "local",
    "world",
    "voice",
    "mirror",
    "echo",
    "argus",
    "mercury",
    "standard",
    "telegraph",
    "telegram",
    "examiner",
    "enquirer",
    "inquirer",
    "monitor",
    "item",
    "eagle",
    "banner",
    "beacon",
    "pilot",
    "patriot",
    "republic",
    "republican",
    "democrat",
    "bulletin",
    "messenger",
    "mail",
    "evening",
    "morning",
    "sunday",
    "free",
    "guardian",
    "globe",
    "newspapers",
    "newspaper",
    "paper",
    "media",
    "radio",
    "tv",
    "city",
    "county",
    "area",
    "the",
    "and",
    "pi",
    "fp",
    "statesman",
    "union",
    "call",
    "capital",
    "clarion",
    "commercial",
    "community",
    "constitution",
    "intelligencer",
    "light",
    "optic",
    "outlook",
    "palladium",
    "progress",
    "public",
    "reflector",
    "reminder",
    "scene",
    "signal",
    "spectator",
    "transcript",
    "trader",
    "visitor",
    "watch",
    "headlight",
    "index",
    "business",
    "sports",
];

/// Lands whose papers write in English.
const ENGLISH: &[&[u8; 2]] = &[b"US", b"GB", b"CA", b"AU", b"NZ", b"IE", b"ZA"];

/// Towns of fewer letters are parts of too many words.
const LEAST: usize = 5;

impl Home {
    pub fn of(source: Option<&str>, gazetteer: &Gazetteer) -> Self {
        let Some(source) = source else { return Self::default() };
        let host = source.split('/').find(|part| part.contains('.')).unwrap_or(source);
        let country = country_of(host);
        let mut home = Self { country, ..Self::default() };
        let mut labels: Vec<String> = host.split('.').map(str::to_ascii_lowercase).collect();
        labels.pop();
        for label in labels {
            let Some(town) = town_in(&label, gazetteer) else { continue };
            let bearers: Vec<Candidate> = gazetteer
                .find(&town)
                .filter(|hit| hit.kind == NameKind::Canonical)
                .map(|hit| prior::candidate(gazetteer, hit))
                .filter(|one| one.feature == Feature::City && home.may_lie_in(one.country))
                .collect();
            // A paper called after a land is no town's.
            let land =
                gazetteer.find(&town).any(|hit| gazetteer.feature(hit.place) == Feature::Country);
            if !bearers.is_empty() && !(land && country.is_none()) {
                (home.town, home.bearers) = (town, bearers);
                break;
            }
        }
        home
    }

    fn may_lie_in(&self, country: Option<[u8; 2]>) -> bool {
        match self.country {
            Some(own) => country == Some(own),
            None => country.is_some_and(|code| ENGLISH.contains(&&code)),
        }
    }

    /// Whether a candidate is one of the towns the paper may be called after.
    pub fn is_town(&self, candidate: &Candidate) -> bool {
        self.bearers.iter().any(|bearer| bearer.place == candidate.place)
    }
}

/// The town in a label: what words of the press leave over.
fn town_in(label: &str, gazetteer: &Gazetteer) -> Option<String> {
    let label = label.replace('-', "");
    let label = label.strip_prefix("the").unwrap_or(&label);
    (LEAST..=label.len()).rev().filter(|&end| label.is_char_boundary(end)).find_map(|end| {
        let (town, rest) = label.split_at(end);
        let city = |hit| gazetteer.feature(hit) == Feature::City;
        (of_press(rest)
            && !PRESS.contains(&town)
            && gazetteer.find(town).any(|hit| hit.kind == NameKind::Canonical && city(hit.place)))
        .then(|| town.to_owned())
    })
}

/// Whether a string is words of the press and nothing else.
fn of_press(rest: &str) -> bool {
    rest.is_empty() || PRESS.iter().any(|word| rest.strip_prefix(word).is_some_and(of_press))
}

/// The country a domain is of: `.ca`, `.co.uk`; nothing for `.com`, and nothing for codes that are
/// sold to anyone.
fn country_of(host: &str) -> Option<[u8; 2]> {
    let top = host.trim_end_matches('.').rsplit('.').next()?.to_ascii_uppercase();
    let top = match top.as_str() {
        "UK" => "GB",
        "TV" | "ME" | "IO" | "CO" | "FM" | "AM" | "CC" | "WS" | "LY" | "AI" | "TO" | "GG" => {
            return None;
        }
        other => other,
    };
    top.as_bytes().try_into().ok()
}
