//! Literal or associative: is something at the place, or does its name stand for a government, a
//! people, a team, a body? After the Pragmatic Guide to Geoparsing (Gritta et al. 2019): nationality
//! words, names that act, own policies or lie inside other names are associative.

mod shared;
mod states;

use super::lexicon::TitleClass;
use super::mentions::{Detail, Draft, Found, Naming, PlaceFound};
use super::resolution::Resolved;
use super::tokens::{Shape, TokenKind};
use super::words;
use crate::atlas::{Kind, Role};
use crate::gazetteer::{Feature, PlaceIx};
use shared::{share_back, share_roles};
use states::{acts, stands_for_state};

/// For each of the draft's found that is a resolved place, its role and whether it acts as a
/// government.
pub fn judge_all(draft: &Draft, resolved: &[Option<Resolved>]) -> Vec<Option<(Role, bool)>> {
    let mut judged: Vec<Option<(Role, bool)>> = draft
        .found
        .iter()
        .zip(resolved)
        .map(|(found, resolved)| match (&found.detail, resolved) {
            (Detail::Place(place), Some(resolved)) => {
                let feature = draft.gazetteer.feature(resolved.place);
                let political = is_political(draft, resolved.place);
                Some(judge(draft, found, place, feature, political))
            }
            (Detail::Place(place), None) => {
                let feature = draft.own.entry(place.own?).kind.feature()?;
                Some(judge(draft, found, place, feature, feature == Feature::Admin1))
            }
            _ => None,
        })
        .collect();
    share_roles(draft, resolved, &mut judged);
    share_back(draft, resolved, &mut judged);
    judged
}

fn is_political(draft: &Draft, ix: PlaceIx) -> bool {
    matches!(draft.gazetteer.feature(ix), Feature::Country | Feature::Admin1)
        || draft.gazetteer.place(ix).capital
}

/// The role of one place mention, and whether it acts as a government.
fn judge(
    draft: &Draft,
    found: &Found,
    place: &PlaceFound,
    feature: Feature,
    political: bool,
) -> (Role, bool) {
    let units = &draft.units;
    let (at, end) = (found.units.start, found.units.end);
    let (before, after) = (units.norm_before(at), units.norm_after(end));
    if place.naming == Naming::Demonym {
        return demonym(draft, end);
    }
    if let Some(kind) = place.embedded {
        // "Laurel County Jail" is there; a body or a war only bears the name.
        let facility = kind == Kind::Organisation && in_facility(draft, found);
        return (if facility { Role::Literal } else { Role::Associative }, false);
    }
    // "Pacific nations", "an Indo-Pacific partner", "Baltic states": of a part of the world.
    if matches!(feature, Feature::Region | Feature::Ocean | Feature::Sea | Feature::Gulf)
        && words::is_member_noun(after)
    {
        return (Role::Associative, false);
    }
    if !political && !matches!(feature, Feature::City | Feature::Region | Feature::Continent) {
        return (Role::Literal, false);
    }
    // "the United States", "the UAE": what governs stands before the article.
    let start =
        units.before(at).filter(|&open| before == "the" || units.word(open) == "[").unwrap_or(at);
    let before = units.norm_before(start);
    let according = before == "to"
        && units.before(start).is_some_and(|to| units.norm_before(to) == "according");
    let located = words::is_locative(before) && !according;
    let joined = units.units.get(end).is_some_and(|unit| unit.joined);
    if political && ((joined && units.is_capital(end)) || units.units[at].joined) {
        // "the Peru-Chile talks": both stand for their governments.
        return (Role::Associative, true);
    }
    if joined {
        let suffix = units.norm(end);
        let literal = matches!(
            suffix,
            "based" | "born" | "area" | "bound" | "occupied" | "held" | "wide" | "made" | "trained"
        );
        return (if literal { Role::Literal } else { Role::Associative }, !literal && political);
    }
    if units.is_possessive(end) {
        let located = words::is_strictly_locative(before) && before != "into";
        return owner(draft, end, political, located, feature);
    }
    // "Halifax, Nova Scotia": it only says which.
    if !place.child.is_empty() {
        return (Role::Literal, false);
    }
    // "8 Rue de Berne": a street.
    let street = matches!(before, "de" | "di" | "du" | "del" | "della")
        && units.before(start).is_some_and(|de| {
            matches!(
                units.norm_before(de),
                "rue"
                    | "calle"
                    | "via"
                    | "rua"
                    | "avenue"
                    | "avenida"
                    | "boulevard"
                    | "place"
                    | "plaza"
                    | "quai"
            )
        });
    if street {
        return (Role::Associative, false);
    }
    // "Minister of National Defence Canada": whose ministry it is.
    let portfolio = matches!(
        before,
        "defence"
            | "defense"
            | "affairs"
            | "finance"
            | "health"
            | "justice"
            | "trade"
            | "environment"
            | "agriculture"
    );
    if feature == Feature::Country
        && portfolio
        && units.before(at).is_some_and(|at| units.is_capital(at))
    {
        return (Role::Associative, false);
    }
    let both_ways = matches!(
        before,
        "to" | "from" | "between" | "over" | "left" | "visit" | "into" | "toward" | "towards"
    );
    if located {
        // "relations between Ottawa and Seoul" against "flew from Ottawa to Seoul".
        let dealt = political && both_ways && dealt_with(draft, start, feature);
        return if dealt { (Role::Associative, true) } else { (Role::Literal, false) };
    }
    if feature == Feature::Country && stands_for_state(draft, start, end) {
        return (Role::Associative, true);
    }
    let whole = political || feature == Feature::Continent;
    if whole && acts(draft, start, end, feature) {
        return (Role::Associative, political);
    }
    let seat = feature == Feature::City && political;
    let opposed = matches!(before, "with" | "against" | "by" | "about")
        || according
        || (before == "for" && seat)
        || words::is_dealing(before)
        || (before == "on" && is_charged(draft, start));
    let border = before == "with"
        && units.before(start).is_some_and(|with| {
            matches!(units.norm_before(with), "border" | "borders" | "frontier" | "boundary")
        });
    if political && opposed && border {
        return (Role::Literal, false);
    }
    if political && opposed {
        return (Role::Associative, true);
    }
    // Teams bear their town's name: "beat Leeds", "25 points against Leeds".
    if feature == Feature::City && (before == "against" || words::is_defeat(before)) {
        return (Role::Associative, false);
    }
    // "Governor of X", "the mayor of X": the office is the body's.
    if before == "of" && holds_office(draft, start) {
        return (Role::Associative, false);
    }
    // A modifier: "the Ottawa government", "the Texas lawmaker", "a Boston hotel".
    let modifies = units.after(end).is_some_and(|next| {
        let unit = &units.units[next];
        unit.kind == TokenKind::Word
            && !words::is_function_word(units.norm(next))
            && !words::is_acting_verb(units.norm(next))
            && (unit.shape == Shape::Lower || units.is_capital(next))
    });
    if modifies && !units.shouted[units.units[at].sentence as usize] {
        let sport =
            draft.lexicon.title(units.word(end)).is_some_and(|t| t.class == TitleClass::Sport);
        let team = sport
            || words::is_team_noun(after)
            || (feature == Feature::Admin1 && after == "state" && units.is_capital(end));
        if team {
            return (Role::Associative, false);
        }
        if words::is_place_noun(after) {
            return (Role::Literal, false);
        }
        let country = feature == Feature::Country;
        if words::is_policy_noun(after) || units.is_capital(end) || country {
            return (Role::Associative, political && words::is_policy_noun(after));
        }
    }
    (Role::Literal, false)
}

/// "X’s …": owning a policy it acts, owning land it is a place.
fn owner(
    draft: &Draft,
    end: usize,
    political: bool,
    located: bool,
    feature: Feature,
) -> (Role, bool) {
    let units = &draft.units;
    let follows = |at: usize| units.after(at).is_some();
    for at in end + 1..end + 8 {
        if !follows(at) {
            break;
        }
        let norm = units.norm(at);
        // "Leeds's women", "Bangor's goalkeeper": the team.
        if at <= end + 2
            && (words::is_team_noun(norm) || norm == "women" && feature == Feature::City)
        {
            return (Role::Associative, false);
        }
        if units.units[at].kind != TokenKind::Word {
            // A quoted name: "Russia’s “Ocean” exercise".
            if matches!(units.word(at), "“" | "\"" | "‘" | "’" | "”")
                || units.units[at].kind == TokenKind::Number
            {
                continue;
            }
            break;
        }
        if words::is_land_noun(norm) || matches!(norm, "north" | "south" | "east" | "west") {
            return (Role::Literal, false);
        }
        if words::is_policy_noun(norm) || norm == "exercise" || norm == "exercises" {
            return (Role::Associative, political);
        }
    }
    let place_next = follows(end + 1)
        && draft.claim_at(end + 1) == Some(Kind::Place)
        && !in_body(draft, end + 1);
    if place_next || located || !political || feature == Feature::City {
        return (Role::Literal, false);
    }
    (Role::Associative, true)
}

fn demonym(draft: &Draft, end: usize) -> (Role, bool) {
    let units = &draft.units;
    // Over further modifiers: "Russian and Chinese waters", "Japanese territorial waters".
    for at in end..end + 4 {
        if units.after(at).is_none() {
            return (Role::Associative, false);
        }
        let norm = units.norm(at);
        let unit = &units.units[at];
        let other = matches!(
            (norm, units.norm_after(at + 1)),
            ("coast", "guard" | "guards")
                | ("border", "guard" | "guards" | "police")
                | ("land", "," | "forces" | "and")
        );
        if unit.kind == TokenKind::Word && words::is_land_noun(norm) && !other {
            return (Role::Literal, false);
        }
        let passes = matches!(
            norm,
            "and"
                | "or"
                | "territorial"
                | "northern"
                | "southern"
                | "eastern"
                | "western"
                | "central"
                | "capital"
                | "port"
                | "border"
                | "coastal"
                | "state"
        ) || (units.is_capital(at)
            && super::mentions::demonym_at(draft, at).is_some());
        if !passes {
            return (Role::Associative, acts_through(draft, end));
        }
    }
    (Role::Associative, false)
}

/// "the Russian side said", "Russian authorities": the word stands for who governs.
fn acts_through(draft: &Draft, end: usize) -> bool {
    words::is_policy_noun(draft.units.norm_after(end))
}

/// Whether what goes before "to/from/between X" is dealt with governments, not moved in space.
fn dealt_with(draft: &Draft, at: usize, feature: Feature) -> bool {
    let units = &draft.units;
    let mut back = at;
    let between = units.norm_before(at) == "between";
    for _ in 0..6 {
        let Some(before) = units.before(back) else { break };
        back = before;
        let norm = units.norm(back);
        if matches!(
            norm,
            "relations"
                | "ties"
                | "relationship"
                | "talks"
                | "tensions"
                | "cooperation"
                | "threat"
                | "threats"
                | "message"
                | "warning"
                | "letter"
                | "support"
                | "aid"
                | "assistance"
                | "weapons"
                | "arms"
                | "commitment"
                | "agreement"
                | "pact"
                | "treaty"
                | "deal"
                | "war"
                | "conflict"
                | "rivalry"
                | "dispute"
                | "partnership"
                | "alliance"
                | "trade"
                | "response"
                | "pressure"
                | "concessions"
                | "approval"
                | "demands"
                | "sanctions"
                | "gratitude"
                | "dialogue"
                | "negotiations"
                | "diplomatic"
                | "backing"
                | "permission"
                | "belonging"
                | "belongs"
                | "belong"
        ) {
            return true;
        }
        if words::is_way(norm) {
            return false;
        }
        if units.units[back].kind == TokenKind::Word && words::is_acting_verb(norm) && norm != "to"
        {
            return false;
        }
    }
    // What is between two states is mostly their affair, what is between two cities a way.
    between && feature != Feature::City
}

/// "blamed on X", "sanctions on X", "pressure on X": what is put on a state as one that acts.
fn is_charged(draft: &Draft, at: usize) -> bool {
    let units = &draft.units;
    let mut back = at;
    for _ in 0..4 {
        let Some(before) = units.before(back) else { return false };
        back = before;
        if matches!(
            units.norm(back),
            "blame"
                | "blamed"
                | "blames"
                | "blaming"
                | "sanctions"
                | "tariffs"
                | "embargo"
                | "pressure"
                | "impose"
                | "imposed"
                | "imposes"
                | "imposing"
                | "war"
                | "relies"
                | "rely"
                | "relied"
                | "depends"
                | "depend"
                | "called"
                | "calls"
                | "calling"
                | "call"
                | "policy"
                | "stance"
        ) {
            return true;
        }
    }
    false
}

/// Whether "of" before `at` follows a title: "Prime Minister of the UAE".
fn holds_office(draft: &Draft, at: usize) -> bool {
    let units = &draft.units;
    let Some(of) = units.before(at) else { return false };
    units.before(of).is_some_and(|noun| {
        let word = units.word(noun);
        let one = word.strip_suffix('s').unwrap_or(word);
        draft.lexicon.title(word).or_else(|| draft.lexicon.title(one)).is_some_and(|title| {
            matches!(
                title.class,
                TitleClass::Political
                    | TitleClass::Royal
                    | TitleClass::Diplomatic
                    | TitleClass::Police
                    | TitleClass::Legal
            )
        })
    })
}

fn in_facility(draft: &Draft, found: &Found) -> bool {
    draft
        .facilities
        .iter()
        .any(|range| range.start <= found.units.start && found.units.end <= range.end)
}

fn in_body(draft: &Draft, at: usize) -> bool {
    draft
        .found
        .iter()
        .any(|found| !matches!(found.detail, Detail::Place(_)) && found.units.contains(&at))
}
