//! Literal or associative: is something at the place, or does its name stand for a government, a
//! people, a team, a body? After the Pragmatic Guide to Geoparsing (Gritta et al. 2019): nationality
//! words, names that act, own policies or lie inside other names are associative.

use super::lexicon::TitleClass;
use super::mentions::{Detail, Draft, Found, Naming, PlaceFound};
use super::resolution::Resolved;
use super::tokens::{Shape, TokenKind};
use super::words;
use crate::atlas::{Kind, Role};
use crate::gazetteer::{Feature, PlaceIx};

/// For each of the draft's found that is a resolved place, its role and whether it acts as a
/// government.
pub fn judge_all(draft: &Draft, resolved: &[Option<Resolved>]) -> Vec<Option<(Role, bool)>> {
    let mut judged: Vec<Option<(Role, bool)>> = draft
        .found
        .iter()
        .zip(resolved)
        .map(|(found, resolved)| match (&found.detail, resolved) {
            (Detail::Place(place), Some(resolved)) => {
                Some(judge(draft, found, place, resolved.place))
            }
            _ => None,
        })
        .collect();
    share_roles(draft, resolved, &mut judged);
    share_back(draft, resolved, &mut judged);
    judged
}

/// "between China and Russia": what is joined by "and" has one role.
fn share_roles(draft: &Draft, resolved: &[Option<Resolved>], judged: &mut [Option<(Role, bool)>]) {
    let mut last: Option<usize> = None;
    for nth in 0..judged.len() {
        let Some(role) = judged[nth] else { continue };
        let Some(before) = last.replace(nth) else { continue };
        let (from, to) = (draft.found[before].units.end, draft.found[nth].units.start);
        let sentence = |at: usize| draft.units.units[at].sentence;
        if from > to || to - from > 3 || sentence(from.saturating_sub(1)) != sentence(to) {
            continue;
        }
        // "Peru, the US, and Chile": a comma joins where the list goes on.
        let after = draft.units.norm_after(draft.found[nth].units.end);
        let goes_on = matches!(after, "," | "and" | "or");
        let joined = (from..to).all(|at| {
            matches!(draft.units.norm(at), "and" | "or" | "," | "the")
                || draft.units.word(at) == "]"
        }) && (goes_on
            || (from..to).any(|at| matches!(draft.units.norm(at), "and" | "or")));
        let plain = |nth: usize| match &draft.found[nth].detail {
            Detail::Place(place) => place.naming == Naming::Name && place.embedded.is_none(),
            _ => false,
        };
        let alike = |nth: usize| {
            resolved[nth].as_ref().is_some_and(|resolved| is_political(draft, resolved.place))
        };
        let earlier = judged[before];
        let same_start = joined && plain(before) && plain(nth) && alike(before) && alike(nth);
        // Only a name that stands bare takes the role of the one before.
        let bare = !draft.units.is_possessive(draft.found[nth].units.end)
            && !draft.units.units.get(draft.found[nth].units.end).is_some_and(|unit| unit.joined);
        // "a trip to Peru and Chile": where both are gone to.
        let gone_to = matches!(
            draft.units.norm_before(draft.found[before].units.start),
            "to" | "in" | "from" | "visit" | "visited" | "visiting"
        );
        if same_start
            && bare
            && gone_to
            && earlier.is_some_and(|earlier| earlier.0 == Role::Literal)
            && !words::is_acting_verb(after)
            && (from..to).all(|at| draft.units.norm(at) == "and")
        {
            judged[nth] = Some((Role::Literal, false));
            continue;
        }
        if same_start
            && bare
            && role.0 == Role::Literal
            && let Some((Role::Associative, acting)) = earlier
        {
            judged[nth] = Some((Role::Associative, acting));
        }
    }
}

/// "Canada and Japan's ministers": what is joined to an owner before it owns, too.
fn share_back(draft: &Draft, resolved: &[Option<Resolved>], judged: &mut [Option<(Role, bool)>]) {
    let mut next: Option<usize> = None;
    for nth in (0..judged.len()).rev() {
        let Some(role) = judged[nth] else { continue };
        let Some(after) = next.replace(nth) else { continue };
        let (from, to) = (draft.found[nth].units.end, draft.found[after].units.start);
        let joined = from < to
            && to - from <= 2
            && (from..to).all(|at| matches!(draft.units.norm(at), "and" | ","))
            && (from..to).any(|at| draft.units.norm(at) == "and");
        let political = |nth: usize| {
            resolved[nth]
                .as_ref()
                .is_some_and(|resolved| draft.gazetteer.feature(resolved.place) == Feature::Country)
        };
        if joined
            && role.0 == Role::Literal
            && draft.units.is_possessive(draft.found[after].units.end)
            && political(nth)
            && political(after)
            && let Some((Role::Associative, acting)) = judged[after]
        {
            judged[nth] = Some((Role::Associative, acting));
        }
    }
}

fn is_political(draft: &Draft, ix: PlaceIx) -> bool {
    matches!(draft.gazetteer.feature(ix), Feature::Country | Feature::Admin1)
        || draft.gazetteer.place(ix).capital
}

/// The role of one place mention, and whether it acts as a government.
fn judge(draft: &Draft, found: &Found, place: &PlaceFound, ix: PlaceIx) -> (Role, bool) {
    let feature = draft.gazetteer.feature(ix);
    let units = &draft.units;
    let (at, end) = (found.units.start, found.units.end);
    let (before, after) = (units.norm_before(at), units.norm_after(end));
    let political = is_political(draft, ix);
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

/// A country that is named as one that acts or is dealt with: "host Japan", "its enemies, Peru and
/// Chile", "Norway and Sweden have", "the alignment of Peru", "taunted Chile".
fn stands_for_state(draft: &Draft, at: usize, end: usize) -> bool {
    let units = &draft.units;
    let mut open = at;
    while let Some(before) = units.before(open) {
        if !matches!(units.word(before), "[" | "(" | "“" | "\"") {
            break;
        }
        open = before;
    }
    let before = units.norm_before(open);
    let Some(previous) = units.before(open) else { return joined_subject(draft, end) };
    if words::is_member_noun(before) && !before.ends_with('s') {
        return true;
    }
    // "10 countries including X", "enemies — X, Y", "allies such as X".
    let mut back = previous;
    for _ in 0..3 {
        if words::is_member_noun(units.norm(back)) && units.norm(back).ends_with('s') {
            let led = (back + 1..open).all(|at| {
                units.units[at].kind != TokenKind::Word
                    || matches!(units.norm(at), "including" | "like" | "such" | "as" | "both")
            });
            if led && back + 1 < open {
                return true;
            }
        }
        match units.before(back) {
            Some(earlier) => back = earlier,
            None => break,
        }
    }
    // "behind the alignment of X", "the support of X".
    if before == "of" {
        return units.before(previous).is_some_and(|noun| {
            words::is_policy_noun(units.norm(noun)) && !is_of_land(units.norm(noun))
                || matches!(
                    units.norm(noun),
                    "alignment" | "behalf" | "isolation" | "recognition" | "behaviour" | "behavior"
                )
        });
    }
    // A verb in the past with the state as its object: "taunted X", "cast X as".
    let past = before.ends_with("ed") && before.len() > 5 && !words::is_physical(before);
    let as_what = units.norm_after(chain_end(draft, end)) == "as"
        && !words::is_function_word(before)
        && !words::is_locative(before);
    if units.units[previous].shape == Shape::Lower && (past || as_what) {
        return true;
    }
    let opens = units.units[previous].kind == TokenKind::Punct || is_conjunction(before);
    opens && joined_subject(draft, end)
}

/// One past the last country of a list that starts before `end`.
fn chain_end(draft: &Draft, mut end: usize) -> usize {
    let units = &draft.units;
    for _ in 0..4 {
        let mut next = end;
        while matches!(units.norm_after(next), "and" | "," | "the") {
            next += 1;
        }
        let country =
            units.places.get(next).filter(|_| next > end).and_then(|names| {
                names.iter().find(|name| draft.country_of(next..name.end).is_some())
            });
        match country {
            Some(name) => end = name.end,
            None => break,
        }
    }
    end
}

/// Nouns whose "of X" is in the land itself.
fn is_of_land(noun: &str) -> bool {
    matches!(
        noun,
        "invasion"
            | "war"
            | "people"
            | "economy"
            | "deployment"
            | "own"
            | "new"
            | "first"
            | "largest"
            | "central"
            | "team"
            | "north"
            | "south"
    )
}

/// "X and Y have", "X and Y are": two lands that share something share it as states.
fn joined_subject(draft: &Draft, end: usize) -> bool {
    let units = &draft.units;
    if units.norm_after(end) != "and" || units.after(end).is_none() {
        return false;
    }
    let next = end + 1;
    let country = units
        .places
        .get(next)
        .and_then(|names| names.iter().find(|name| draft.country_of(next..name.end).is_some()));
    country.is_some_and(|name| {
        matches!(units.norm_after(name.end), "have" | "are" | "share" | "do" | "were" | "had")
    })
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

/// Whether the name is the subject of a verb of saying, deciding or acting, alone or with others.
/// A capital as the subject of any verb but one of place speaks for its government.
fn acts(draft: &Draft, at: usize, end: usize, feature: Feature) -> bool {
    let units = &draft.units;
    let sentence = units.sentences[units.units[at].sentence as usize].clone();
    let shouted = units.shouted[units.units[at].sentence as usize];
    // What goes before a subject: nothing, a conjunction, a comma, "that".
    let opens = units.before(at).is_none_or(|before| {
        let norm = units.norm(before);
        units.units[before].kind == TokenKind::Punct
            || is_conjunction(norm)
            || draft.lexicon.calendar(norm).is_some()
    });
    if !opens {
        return false;
    }
    let area = feature != Feature::City;
    let mut modal = false;
    let mut moved = false;
    let mut joined = false;
    for next in (end..sentence.end).take(14) {
        let unit = &units.units[next];
        let norm = units.norm(next);
        let small = unit.shape == Shape::Lower || (shouted && draft.claim_at(next).is_none());
        if unit.kind == TokenKind::Word && small {
            // "On Saturday", "always" and "publicly" may stand between a subject and its verb.
            let when = norm == "on"
                && draft.lexicon.calendar(&units.word(next + 1).to_lowercase()).is_some();
            if when || (norm.ends_with("ly") && norm.len() > 4) || words::is_often(norm) {
                continue;
            }
            if words::is_auxiliary(norm) {
                modal |= matches!(
                    norm,
                    "should"
                        | "must"
                        | "would"
                        | "could"
                        | "will"
                        | "may"
                        | "might"
                        | "can"
                        | "has"
                        | "had"
                );
                moved = true;
                continue;
            }
            if matches!(norm, "and" | "or" | "both" | "along" | "together" | "with" | "the")
                && !moved
            {
                continue;
            }
            if matches!(
                norm,
                "home" | "in" | "located" | "situated" | "where" | "based" | "hit" | "a" | "an"
            ) {
                return modal && feature != Feature::City && norm == "a";
            }
            // Two capitals that do something together: whatever it is, governments do it.
            let together = joined && feature == Feature::City && !words::is_function_word(norm);
            // A land or its people at the head of a clause, and a verb in the present: it does it.
            let does = area
                && !moved
                && !joined
                && norm.ends_with('s')
                && !norm.ends_with("ss")
                && !words::is_function_word(norm)
                && !words::is_standing(norm)
                && words::is_function_word(units.norm_after(next + 1))
                && !matches!(units.norm_after(next + 1), "and" | "or" | "of");
            return words::is_acting_verb(norm)
                || modal
                || together
                || does
                || (moved && norm == "out");
        }
        // The day of "on Saturday".
        if draft.lexicon.calendar(&units.word(next).to_lowercase()).is_some() {
            continue;
        }
        // Other subjects joined to it: "Ottawa and Seoul agreed", "along with …".
        joined |= units.is_capital(next);
        if !(units.is_capital(next) || units.word(next) == ",") {
            return false;
        }
    }
    false
}

fn is_conjunction(norm: &str) -> bool {
    matches!(
        norm,
        "that"
            | "and"
            | "but"
            | "while"
            | "as"
            | "if"
            | "when"
            | "although"
            | "though"
            | "because"
            | "where"
            | "which"
            | "since"
            | "after"
            | "before"
            | "however"
            | "whether"
            | "what"
            | "how"
            | "should"
            | "today"
            | "earlier"
            | "later"
            | "yesterday"
            | "then"
            | "now"
            | "ago"
            | "meanwhile"
            | "said"
            | "says"
            | "or"
            | "so"
            | "than"
            | "yet"
            | "saw"
            | "sees"
            | "time"
            | "like"
    )
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
