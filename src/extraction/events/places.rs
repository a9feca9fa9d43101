//! Where an event happens: literal place mentions that a preposition ties to it.

use super::clause::Clauses;
use super::draft::Draft;
use super::phrase::GroupForm;
use super::tag::Tag;
use crate::atlas::{EventType, Kind, Mention, Role};
use crate::base::{Id, Span};
use crate::gazetteer::Feature;

const WHERE: &[&str] = &[
    "in",
    "at",
    "near",
    "off",
    "on",
    "across",
    "over",
    "inside",
    "around",
    "along",
    "outside",
    "within",
    "throughout",
    "above",
];

const WHITHER: &[&str] = &["to", "into", "toward", "towards"];

/// Nouns that make a place of the name beside them: "the coast of", "the … region".
const PLACE_NOUNS: &[&str] = &[
    "coast",
    "coasts",
    "city",
    "town",
    "village",
    "port",
    "island",
    "islands",
    "region",
    "province",
    "state",
    "part",
    "parts",
    "north",
    "south",
    "east",
    "west",
    "waters",
    "district",
    "area",
    "areas",
    "capital",
    "outskirts",
    "shores",
    "centre",
    "center",
    "suburb",
    "border",
    "borders",
    "side",
    "skies",
    "peninsula",
    "airspace",
    "valley",
    "county",
    "strip",
    "zone",
    "zones",
    "territory",
    "mainland",
    "countryside",
];

/// Types that are words: what they are about lies elsewhere than where they are said.
fn is_speech(event: EventType, mode: Option<&str>) -> bool {
    // A pact is signed somewhere.
    mode != Some("agreement")
        && matches!(
            event,
            EventType::Accuse
                | EventType::Support
                | EventType::Request
                | EventType::Reject
                | EventType::Threaten
                | EventType::Agree
                | EventType::Concede
        )
}

/// The places of a draft, in reading order.
pub fn places(clauses: &Clauses<'_>, draft: &Draft) -> Vec<Id> {
    let literal = literal(clauses);
    if literal.is_empty() {
        return meant_before(clauses, draft).into_iter().collect();
    }
    let goes = matches!(
        (draft.event, draft.mode),
        (EventType::Consult, Some("visit")) | (EventType::Mobilize, _) | (EventType::Aid, _)
    );
    let mut found: Vec<&Mention> = Vec::new();
    let opening = opening(clauses, draft);
    if is_speech(draft.event, draft.mode) {
        literal
            .iter()
            .filter(|mention| opening.contains(mention.span))
            .for_each(|mention| found.push(mention));
    } else {
        let (start, end) = scope(clauses, draft);
        for mention in &literal {
            if mention.span.start < start || mention.span.start >= end {
                continue;
            }
            if let Some(prep) = preposition(clauses, mention) {
                let here = WHERE.contains(&prep)
                    || (goes && WHITHER.contains(&prep))
                    || (matches!(
                        (draft.event, draft.mode),
                        (EventType::Retreat, Some("withdraw"))
                    ) && prep == "from");
                if here {
                    found.push(mention);
                }
            }
        }
        // What is visited, attacked or patrolled is where it happens.
        let held = matches!(draft.event, EventType::Assault | EventType::Mobilize) || goes;
        if let Some(target) = draft.target.as_ref().filter(|_| held) {
            let span = clauses.span_of(target.start..target.end);
            // The target itself, or where it is; not the state of a minister.
            let heads: Vec<Span> = target
                .parts
                .iter()
                .filter_map(|part| clauses.chunk_at(part.start))
                .map(|chunk| clauses.span_of(chunk.head..chunk.head + 1))
                .collect();
            let inside = literal.iter().filter(|mention| {
                span.contains(mention.span)
                    && (heads.iter().any(|head| mention.span.overlaps(*head))
                        || preposition(clauses, mention).is_some_and(|prep| WHERE.contains(&prep)))
            });
            let visited: Vec<&Mention> = inside.copied().collect();
            if draft.mode == Some("visit") && !visited.is_empty() {
                found.clear();
            }
            found.extend(visited);
        }
        if draft.mode != Some("visit") || found.is_empty() {
            literal
                .iter()
                .filter(|mention| opening.contains(mention.span))
                .for_each(|mention| found.push(mention));
        }
        // "signed during his visit to Lima".
        if found.is_empty() {
            let during = literal.iter().filter(|mention| {
                mention.span.start >= start && is_visited_meanwhile(clauses, mention)
            });
            found.extend(during.copied());
        }
        if found.is_empty()
            && let Some(id) = meant_before(clauses, draft)
        {
            return vec![id];
        }
        if found.is_empty() {
            let mut ids: Vec<&Id> = literal.iter().map(|mention| &mention.entity).collect();
            ids.dedup();
            if ids.len() == 1
                && preposition(clauses, literal[0]).is_some_and(|prep| WHERE.contains(&prep))
            {
                found.push(literal[0]);
            }
        }
    }
    // Where a ship is by the user's list does not count beside where the text says it happened.
    let said = found.iter().any(|mention| mention.kind == Kind::Place);
    found.retain(|mention| !said || mention.kind == Kind::Place);
    found.sort_by_key(|mention| mention.span);
    let mut ids: Vec<Id> = Vec::new();
    for mention in found {
        if !ids.contains(&mention.entity) {
            ids.push(mention.entity.clone());
        }
    }
    ids
}

/// Literal places of the sentence; of "Peru’s Lima" or "Lima, Peru" only Lima.
fn literal<'c>(clauses: &'c Clauses<'_>) -> Vec<&'c Mention> {
    let all: Vec<&Mention> = clauses
        .analysis
        .mentions_in(clauses.span)
        .iter()
        .filter(|mention| {
            // Places, and what the user said to be somewhere: "aboard the Example".
            (mention.kind == Kind::Place || mention.role.is_some())
                && !mention.furniture
                && (mention.role == Some(Role::Literal) || owns_space(clauses, mention))
        })
        .collect();
    let text = clauses.analysis.text();
    let feature = |mention: &Mention| {
        clauses
            .analysis
            .entity(&mention.entity)
            .and_then(|entity| entity.place.as_ref())
            .map(|place| place.feature)
    };
    let is_area = |mention: &Mention| {
        matches!(feature(mention), Some(Feature::Country | Feature::Admin1 | Feature::Continent))
    };
    all.iter()
        .enumerate()
        .filter(|&(nth, mention)| {
            let contains_next = all.get(nth + 1).is_some_and(|next| {
                let between =
                    text.get(mention.span.end as usize..next.span.start as usize).unwrap_or("");
                is_area(mention) && matches!(between, "’s " | "'s " | "’ " | "' ")
            });
            let follows = nth.checked_sub(1).is_some_and(|before| {
                let before = all[before];
                let between =
                    text.get(before.span.end as usize..mention.span.start as usize).unwrap_or("");
                between == ", " && is_area(mention) && !is_area(before)
            });
            !contains_next && !follows && !only_owns(clauses, mention)
        })
        .map(|(_, mention)| *mention)
        .collect()
}

/// "into Peru’s airspace", "in Peru’s territorial waters": what a state owns of space is there.
fn owns_space(clauses: &Clauses<'_>, mention: &Mention) -> bool {
    let tokens = clauses.analysis.tokens_of(mention.span);
    let Some(owner) = tokens.end.checked_sub(clauses.first) else { return false };
    clauses.tag(owner) == Some(Tag::Possessive)
        && clauses.chunk_at(owner).is_some_and(|chunk| {
            matches!(
                clauses.word(chunk.head),
                "airspace" | "waters" | "zone" | "territory" | "soil"
            )
        })
}

/// Whether the name only says whose or which: "Peru’s exercise", "the Peruvian border".
fn only_owns(clauses: &Clauses<'_>, mention: &Mention) -> bool {
    let tokens = clauses.analysis.tokens_of(mention.span);
    let Some(last) = tokens.end.checked_sub(clauses.first + 1) else { return false };
    let Some(chunk) = clauses.chunk_at(last) else { return false };
    if (tokens.start - clauses.first..=last).contains(&chunk.head) {
        return false;
    }
    let head = clauses.word(chunk.head);
    !PLACE_NOUNS.contains(&head) || matches!(head, "border" | "borders")
}

/// The words before the first subject: "In Lima, …".
fn opening(clauses: &Clauses<'_>, draft: &Draft) -> Span {
    let start = clauses.span.start;
    let none = Span { start, end: start };
    if !matches!(clauses.tag(0), Some(Tag::Prep)) || !WHERE.contains(&clauses.word(0)) {
        return none;
    }
    let until = draft.source.as_ref().map_or(draft.trigger.start, |source| source.start);
    let comma = (0..until.min(clauses.len())).find(|&at| clauses.tag(at) == Some(Tag::Comma));
    comma.map_or(none, |comma| Span { start, end: clauses.span_of(comma..comma + 1).start })
}

/// "were deployed there", "a trip to the country": the place that the last sentences speak of.
fn meant_before(clauses: &Clauses<'_>, draft: &Draft) -> Option<Id> {
    if is_speech(draft.event, draft.mode) {
        return None;
    }
    let end = clauses.groups.iter().map(|group| group.start).find(|&at| at > draft.trigger.end);
    let after = draft.trigger.end..end.unwrap_or(clauses.len()).min(draft.trigger.end + 8);
    let there = after.clone().find(|&at| {
        clauses.word(at) == "there"
            && matches!(clauses.tag(at + 1), None | Some(Tag::Break | Tag::Comma | Tag::Prep))
    });
    let country = after.clone().find(|&at| {
        super::nominal::is_the_country(clauses, at)
            && at.checked_sub(1).is_some_and(|prep| matches!(clauses.word(prep), "to" | "in"))
    });
    let at = there.or(country)?;
    let here = clauses.span_of(at..at + 1).start;
    let sentences = &clauses.analysis.document.sentences;
    let from = sentences[clauses.nth.saturating_sub(2)].span.start;
    let fits = |mention: &&Mention| {
        let state = clauses
            .analysis
            .entity(&mention.entity)
            .and_then(|entity| entity.place.as_ref())
            .is_some_and(|place| place.feature == Feature::Country);
        mention.kind == Kind::Place
            && mention.role == Some(Role::Literal)
            && !mention.furniture
            && (state || there.is_some())
    };
    let before = clauses.analysis.mentions_in(Span { start: from, end: here });
    before.iter().rev().find(fits).map(|mention| mention.entity.clone())
}

/// Whether a place is where a visit goes, in whose course the event happened.
fn is_visited_meanwhile(clauses: &Clauses<'_>, mention: &Mention) -> bool {
    let tokens = clauses.analysis.tokens_of(mention.span);
    let visit = || {
        let at = tokens.start.checked_sub(clauses.first)?;
        let prep = clauses.chunk_at(at)?.start.checked_sub(1)?;
        let visit = clauses.chunk_at(prep.checked_sub(1)?)?;
        let meanwhile = visit.start.checked_sub(1)?;
        let noun = super::triggers::noun(clauses.word(visit.head))?;
        Some(
            matches!(clauses.word(prep), "to" | "in")
                && noun.kind == super::triggers::NounKind::Visit
                && matches!(clauses.word(meanwhile), "during" | "on"),
        )
    };
    visit().unwrap_or(false)
}

/// From the trigger to where another clause takes over.
fn scope(clauses: &Clauses<'_>, draft: &Draft) -> (u32, u32) {
    let start = draft
        .trigger
        .start
        .min(draft.group.map_or(usize::MAX, |group| clauses.groups[group].start));
    let mut end = clauses.len();
    for (nth, group) in clauses.groups.iter().enumerate() {
        let own = draft.group == Some(nth) || draft.trigger.contains(&group.head);
        let after = group.start > draft.trigger.start;
        let fills =
            draft.group.is_none() && group.form == GroupForm::Finite && is_locating(clauses, nth);
        if !own && after && group.form == GroupForm::Finite && !fills {
            end = group.start;
            break;
        }
    }
    // A noun reaches no farther than its own phrases.
    if draft.group.is_none() {
        let stop = (draft.trigger.end..end).find(|&at| {
            matches!(clauses.tag(at), Some(Tag::Quote | Tag::Break | Tag::Sub | Tag::Rel))
                || clauses.word(at) == "as"
        });
        end = stop.unwrap_or(end);
    }
    let at = |token: usize| clauses.span_of(token..token + 1).start;
    (at(start), if end < clauses.len() { at(end) } else { clauses.span.end })
}

/// "will take place in", "is under way in", "was held in": the place belongs to the noun before.
fn is_locating(clauses: &Clauses<'_>, group: usize) -> bool {
    super::nominal::is_holding(clauses.lemma(group)) || clauses.groups[group].copula
}

/// The preposition that leads to a place: "off" in "off the coast of Peru", "in" in a list of two.
fn preposition<'c>(clauses: &'c Clauses<'_>, mention: &Mention) -> Option<&'c str> {
    let tokens = clauses.analysis.tokens_of(mention.span);
    let at = tokens.start.checked_sub(clauses.first)?;
    let mut start = clauses.chunk_at(at)?.start;
    for _ in 0..4 {
        let before = start.checked_sub(1)?;
        match clauses.tag(before)? {
            Tag::Prep if clauses.word(before) == "of" => {
                let outer = clauses.chunk_at(before.checked_sub(1)?)?;
                let word = clauses.word(outer.head);
                // "the coast of", "the city of"; not "the president of" nor "north of".
                let place = PLACE_NOUNS.contains(&word);
                let direction = matches!(word, "north" | "south" | "east" | "west")
                    && outer.start == outer.head;
                if !place || direction {
                    return None;
                }
                start = outer.start;
            }
            Tag::Prep => return Some(clauses.word(before)),
            Tag::And | Tag::Comma => {
                // A list of places, not the end of another phrase.
                let earlier = clauses.chunk_at(before.checked_sub(1)?)?;
                let span = clauses.span_of(earlier.start..earlier.end);
                let place = clauses
                    .analysis
                    .mentions_in(span)
                    .iter()
                    .any(|mention| mention.kind == Kind::Place);
                if !place {
                    return None;
                }
                start = earlier.start;
            }
            _ => return None,
        }
    }
    None
}
