//! How much of a place a name is, by its bearers and by what stands beside it.

use std::ops::Range;

use super::fits;
use crate::atlas::Kind;
use crate::extraction::mentions::Draft;
use crate::extraction::mentions::bodies::head_at;
use crate::extraction::tokens::{Shape, TokenKind};
use crate::extraction::words;
use crate::gazetteer::{Feature, Gazetteer, NameHit, NameKind};

/// How much of a place the most important bearer of a name is.
pub fn importance(gazetteer: &Gazetteer, hits: &[NameHit]) -> f32 {
    let mut best = -3.0f32;
    let mut mass = 0.0f32;
    for hit in hits {
        let place = gazetteer.place(hit.place);
        let kind = match hit.kind {
            NameKind::Canonical => 0.0,
            NameKind::Alternate => -0.5,
            NameKind::Abbreviation => -0.3,
            NameKind::Historical => -0.7,
        };
        let value = match place.feature {
            Feature::Country => 4.0,
            Feature::Continent | Feature::Ocean => 3.5,
            Feature::Sea | Feature::Gulf | Feature::Strait | Feature::Channel | Feature::Bay => 2.5,
            Feature::Line | Feature::Peninsula | Feature::Region => 2.2,
            Feature::Admin1 => 1.8 + (place.population as f32 + 1.0).log10().max(4.0) / 8.0,
            Feature::County => 0.6,
            Feature::Island | Feature::Lake | Feature::River | Feature::Desert => 1.2,
            Feature::Mountain | Feature::Site => 1.0,
            Feature::City => {
                // A name no longer in use is as good as the town, but rarer.
                let share = if kind > -0.6 { 1.0 } else { 0.3 };
                mass += share * place.population as f32;
                continue;
            }
        };
        best = best.max(value + kind);
    }
    let only_alternate = hits.iter().all(|hit| hit.kind != NameKind::Canonical);
    if mass > 0.0 {
        let city = (mass.log10() - 4.3) * 1.1 - if only_alternate { 0.5 } else { 0.0 };
        best = best.max(city.min(3.2));
    }
    best.max(-1.6)
}

/// Whether some bearer of the small name lies in some bearer of the large one.
pub fn contained(gazetteer: &Gazetteer, small: &[NameHit], large: &[NameHit]) -> bool {
    large.iter().any(|parent| {
        small.iter().any(|child| child.place != parent.place && within(gazetteer, *child, *parent))
    })
}

/// Whether one place lies in another by their codes.
pub fn within(gazetteer: &Gazetteer, child: NameHit, parent: NameHit) -> bool {
    let feature = gazetteer.feature(parent.place);
    match feature {
        Feature::Country => {
            gazetteer.iso_of(parent.place).is_some()
                && gazetteer.iso_of(child.place) == gazetteer.iso_of(parent.place)
        }
        Feature::Admin1 => {
            let (child, parent) = (gazetteer.place(child.place), gazetteer.place(parent.place));
            parent.admin1.is_some() && child.admin1 == parent.admin1
        }
        _ => false,
    }
}

/// The place named after a comma at `end` that holds one of `hits`: its last unit's end.
pub fn parent_after(draft: &Draft, end: usize, hits: &[NameHit]) -> Option<usize> {
    let comma = draft.units.norm_after(end) == ",";
    let next = if comma { end + 1 } else { return None };
    draft.units.after(next)?;
    let found = draft.units.places[next]
        .iter()
        .find(|name| fits(draft, next, name) && contained(draft.gazetteer, hits, &name.hits))?;
    Some(found.end)
}

/// Whether the name of exactly these units is followed by a place that holds it.
pub fn has_parent(draft: &Draft, at: usize, end: usize) -> bool {
    draft.units.places[at]
        .iter()
        .find(|name| name.end == end)
        .is_some_and(|name| parent_after(draft, end, &name.hits).is_some())
}

/// How many of a name's neighbours in a list are themselves names of places.
fn listed(draft: &Draft, at: usize, end: usize) -> f32 {
    let clearly = |start: usize, stop: Option<usize>| {
        !matches!(draft.claim_at(start), Some(Kind::Person))
            && draft.units.places.get(start).is_some_and(|names| {
                names.iter().any(|name| {
                    stop.is_none_or(|stop| name.end == stop)
                        && importance(draft.gazetteer, &name.hits) > 0.8
                })
            })
    };
    let separates = |at: usize| matches!(draft.units.norm(at), "," | "and" | "or");
    let before = draft.units.before(at).filter(|&at| separates(at)).is_some_and(|separator| {
        (1..4)
            .filter_map(|back| separator.checked_sub(back))
            .any(|start| draft.units.is_capital(start) && clearly(start, Some(separator)))
    });
    let after = draft.units.after(end).filter(|&at| separates(at)).is_some_and(|separator| {
        draft.units.after(separator + 1).is_some()
            && draft.units.is_capital(separator + 1)
            && clearly(separator + 1, None)
    });
    f32::from(u8::from(before)) + f32::from(u8::from(after))
}

/// Above [`super::THRESHOLD`] for a place; below for an ordinary word, a person, part of another name.
pub fn score(draft: &Draft, units: &Range<usize>, hits: &[NameHit], embedded: Option<Kind>) -> f32 {
    let (at, end) = (units.start, units.end);
    let first = draft.units.units[at];
    let words = (at..end).filter(|&at| draft.units.units[at].kind == TokenKind::Word).count();
    let (before, after) = (draft.units.norm_before(at), draft.units.norm_after(end));
    if hits.is_empty() {
        return -9.0;
    }
    let mut score = importance(draft.gazetteer, hits);
    let great = score > 3.4;
    let norm = draft.units.phrase(units.clone());
    let lower = draft.units.written(units.clone()).to_lowercase();
    let parented = parent_after(draft, end, hits).is_some();
    let strictly = words::is_strictly_locative(before);
    // "on the Neva", "down the Severn": waters have an article.
    let water = before == "the"
        && hits.iter().any(|hit| {
            matches!(draft.gazetteer.feature(hit.place), Feature::River | Feature::Strait)
        })
        && draft.units.before(at).is_some_and(|the| {
            let governs = draft.units.norm_before(the);
            words::is_locative(governs) || matches!(governs, "down" | "up" | "along" | "of")
        });
    let located = strictly || water || words::is_locative(before);
    if words > 1 {
        score += 1.0;
        if lower.ends_with("county") || lower.ends_with("parish") {
            score += 1.5;
        }
    }
    score += match before {
        _ if strictly => 2.0,
        _ if located => 1.3,
        "of" | "for" | "s" => 0.5,
        _ => 0.0,
    };
    if parented {
        score += 4.0;
    }
    let is_parent = before == ","
        && draft.units.before(at).and_then(|comma| draft.units.before(comma)).is_some_and(
            |earlier| {
                (0..4).any(|back| {
                    earlier.checked_sub(back).is_some_and(|start| {
                        draft.units.places[start].iter().any(|name| {
                            name.end == earlier + 1 && contained(draft.gazetteer, &name.hits, hits)
                        })
                    })
                })
            },
        );
    // In a list of places: "Manchester, Concord and Nashua".
    score += 0.7 * listed(draft, at, end);
    if is_parent {
        score += 2.5;
    }
    if words::is_place_noun(after)
        && draft.units.units.get(end).is_some_and(|u| u.shape == Shape::Lower)
    {
        score += 0.9;
    }
    let joined_next = draft.units.units.get(end).is_some_and(|unit| unit.joined);
    if joined_next {
        let twin = draft.units.places[end]
            .first()
            .is_some_and(|name| importance(draft.gazetteer, &name.hits) > -0.5);
        score += match () {
            () if words::is_place_suffix(draft.units.norm(end)) => 1.5,
            () if great || twin => 0.0,
            () => -1.0,
        };
    }
    let next_capital = draft.units.after(end).is_some_and(|at| draft.units.is_capital(at));
    let head_follows = next_capital && head_at(draft, end).is_some();
    if embedded.is_some_and(|kind| kind != Kind::Event) {
        let starts = at == 0 || draft.claim_at(at - 1).is_none();
        score += if head_follows {
            1.2
        } else if starts {
            0.6
        } else {
            0.2
        };
    } else if head_follows {
        score += 0.8;
    } else if next_capital
        && draft.units.is_name(end)
        && !great
        && !draft.units.shouted[first.sentence as usize]
    {
        // Part of a longer name that no rule knows.
        let known = draft.units.places[end]
            .first()
            .is_some_and(|name| importance(draft.gazetteer, &name.hits) > 1.0);
        let title = draft.lexicon.title(draft.units.word(end)).is_some();
        score -= if known || title { 0.0 } else { 1.2 };
    }
    if next_capital && words::is_street(draft.units.norm(end)) {
        score -= 2.5;
    }
    if next_capital && !great && words::is_landform(draft.units.norm(end)) {
        score -= 1.5;
    }
    let previous = draft.units.before(at);
    let beside = previous
        .is_some_and(|at| draft.units.is_name(at) && draft.claim_at(at) != Some(Kind::Place));
    if beside && !first.joined && embedded.is_none() {
        let previous = previous.unwrap_or(at);
        let person = draft.claim_at(previous) == Some(Kind::Person);
        let given = draft.lexicon.given_name(draft.units.word(previous));
        let known = draft.units.places[previous]
            .iter()
            .any(|name| name.end == at && importance(draft.gazetteer, &name.hits) > 1.5);
        score -= match () {
            () if person => 2.0,
            () if draft.units.is_initial_letter(previous) || given => 3.0,
            () if known || draft.lexicon.demonym(draft.units.word(previous)).is_some() => 0.0,
            () => 1.2,
        };
    }
    if words == 1 {
        let common = draft.lexicon.is_common_word(&lower);
        let shouted = draft.units.shouted[first.sentence as usize];
        let doubtful = draft.lexicon.not_place(&lower);
        let dotted = draft.units.word(at).contains('.');
        match doubtful {
            Some("doubtful" | "given name" | "family name" | "company or product") => {
                score -= if located || parented { 0.4 } else { 1.2 };
            }
            Some("abbreviation") if dotted || great => {}
            Some(_) => score -= if strictly || parented { 1.0 } else { 3.0 },
            None if common && !great => {
                score -= match () {
                    () if (first.initial || shouted) && score > 1.0 => 1.2,
                    () if first.initial || shouted => 2.2,
                    () if embedded.is_some() => 0.8,
                    () => 0.9,
                };
            }
            None => {}
        }
        if words::is_general_name(&lower) {
            score -= 4.0;
        }
        if words::is_function_word(&lower) && !(first.shape == Shape::Upper && great) {
            score -= 6.0;
        }
        if draft.lexicon.calendar(&lower).is_some() {
            score -= 3.0;
        }
        let word = draft.units.word(at);
        if draft.lexicon.given_name(word) && !great {
            score -= if located || parented { 0.3 } else { 1.2 };
        }
        if draft.lexicon.family_name(word) && !great {
            score -= if located || parented { 0.2 } else { 0.8 };
        }
        if draft.names.is_surname(&norm) || draft.names.is_given(&norm) {
            score -= if strictly || parented { 0.8 } else { 2.2 };
        }
        if (words::is_speech(after) || matches!(before, "said" | "says")) && score < 2.6 {
            score -= 1.0;
        }
        // "S.C." is a state, and ", S.C." after a name Senior Counsel.
        let state =
            dotted && hits.iter().any(|hit| hit.kind == NameKind::Abbreviation) && before != ",";
        if draft.lexicon.title(word).is_some() && !great && !state {
            score -= 2.5;
        }
        if draft.lexicon.org_head(word).is_some() || draft.lexicon.facility_head(word).is_some() {
            score -= 2.5;
        }
        // "the Amazon" is the river; without its article it is something called after it.
        let river = hits.iter().all(|hit| draft.gazetteer.feature(hit.place) == Feature::River);
        if river
            && embedded.is_none()
            && before != "the"
            && !located
            && !words::is_place_noun(after)
        {
            score -= 2.5;
        }
        let alternate = hits.iter().all(|hit| hit.kind == NameKind::Alternate);
        let small = importance(draft.gazetteer, hits) < 1.5;
        if alternate && small && (first.shape == Shape::Upper && !shouted || lower.len() <= 4) {
            score -= 2.0;
        }
        if first.shape == Shape::Upper && !shouted && small && lower.len() <= 5 {
            score -= 2.0;
        }
        if before == "the" && !water && !head_follows && small && !next_capital {
            score -= 0.6;
        }
        if matches!(before, "mr" | "mrs" | "ms" | "dr") || draft.units.is_initial_letter(end) {
            score -= 3.0;
        }
    } else if (first.initial || draft.units.shouted[first.sentence as usize]) && !great {
        let ordinary = (at..end).all(|at| {
            draft.lexicon.is_common_word(draft.units.norm(at))
                || words::is_function_word(draft.units.norm(at))
        });
        if ordinary {
            score -= 1.5;
        }
    }
    score
}
