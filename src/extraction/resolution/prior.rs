//! How likely a name means a place before the document is looked at: coarse before fine (oceans,
//! countries, first-order divisions, then cities by population), with a great city before a
//! division of its name.

use super::Candidate;
use crate::gazetteer::{Feature, Gazetteer, NameHit, NameKind};

/// Whether fewer people live in a land than in a city.
fn is_tiny(gazetteer: &Gazetteer, country: Option<&str>) -> bool {
    let land = country.and_then(|code| gazetteer.country(code)).map(|ix| gazetteer.place(ix));
    land.is_some_and(|land| (1..500_000).contains(&land.population))
}

pub(super) fn candidate(gazetteer: &Gazetteer, hit: NameHit) -> Candidate {
    let place = gazetteer.place(hit.place);
    let people = (place.population as f32 + 1.0).log10();
    let level = match place.feature {
        Feature::Continent | Feature::Ocean => 12.0,
        Feature::Country => 11.0,
        Feature::Sea | Feature::Gulf | Feature::Strait | Feature::Line => 8.5,
        Feature::Bay | Feature::Channel | Feature::Peninsula | Feature::Region => 7.5,
        // A parish of Bermuda is no Ontario.
        Feature::Admin1 if is_tiny(gazetteer, place.country) => 5.0,
        Feature::Admin1 => 7.0 + people.max(4.0) / 6.0,
        Feature::Island | Feature::River | Feature::Desert | Feature::Mountain | Feature::Lake => {
            6.0
        }
        Feature::County => 5.0,
        Feature::Site => 5.5,
        Feature::City => {
            let great = if place.population > 300_000 { 2.2 } else { 0.0 };
            let seat = if place.capital {
                1.5
            } else if place.seat {
                0.4
            } else {
                0.0
            };
            people.max(1.5) + great + seat
        }
    };
    let kind = match hit.kind {
        NameKind::Canonical => 0.0,
        NameKind::Abbreviation => -0.2,
        NameKind::Alternate => -0.8,
        NameKind::Historical => -1.5,
    };
    let country = place.country.and_then(|code| code.as_bytes().try_into().ok());
    Candidate {
        place: hit.place,
        feature: place.feature,
        country,
        admin1: place.admin1.map(str::to_owned),
        at: place.at,
        prior: level + kind,
        stated: 0.0,
        score: level + kind,
    }
}
