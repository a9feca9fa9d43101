//! Noun phrases to participants: the entity each conjunct names, pronouns and "the two ministers".

use super::clause::{Clauses, Phrase};
use super::tag::Tag;
use super::words::singular;
use crate::atlas::{Entity, Event, Kind, Mention, Participant, ParticipantRole};
use crate::base::{Id, Span};
use crate::extraction::Analysis;
use crate::gazetteer::Feature;

/// How many sentences back a pronoun or "the minister" may look.
const REACH: usize = 3;

/// The participants that a phrase stands for, one for each conjunct and entity.
pub fn participants(
    clauses: &Clauses<'_>,
    phrase: &Phrase,
    role: ParticipantRole,
    earlier: &[Event],
) -> Vec<Participant> {
    let mut found = Vec::new();
    let last = phrase.parts.len().saturating_sub(1);
    for (nth, part) in phrase.parts.iter().enumerate() {
        let end = if nth == last { phrase.end.max(part.end) } else { part.end };
        let span = trimmed(clauses, part.start..end);
        let acts = role == ParticipantRole::Source;
        let direct = entities(clauses, part.start..end, acts);
        if !direct.is_empty() {
            found.extend(direct.into_iter().map(|id| Participant { role, entity: Some(id), span }));
            continue;
        }
        let meant = meant_by(clauses, part.clone(), earlier);
        if meant.is_empty() {
            found.push(Participant { role, entity: None, span });
        }
        found.extend(meant.into_iter().map(|id| Participant { role, entity: Some(id), span }));
    }
    found
}

/// Without quotation marks and commas at its ends.
fn trimmed(clauses: &Clauses<'_>, range: std::ops::Range<usize>) -> Span {
    let loose = |at: usize| matches!(clauses.tag(at), Some(Tag::Quote | Tag::Comma | Tag::Break));
    let (mut start, mut end) = (range.start, range.end);
    while start + 1 < end && loose(start) {
        start += 1;
    }
    while end > start + 1 && loose(end - 1) {
        end -= 1;
    }
    clauses.span_of(start..end)
}

/// Whom a stretch of tokens names: one actor, or two that a compound or "and" joins before the head.
fn entities(clauses: &Clauses<'_>, range: std::ops::Range<usize>, acts: bool) -> Vec<Id> {
    let chunk = clauses.chunk_at(range.start);
    let core_end = chunk.map_or(range.end, |chunk| chunk.end.min(range.end));
    let core = clauses.span_of(range.start..core_end.max(range.start + 1));
    let whole = clauses.span_of(range.clone());
    let head = chunk.map(|chunk| clauses.span_of(chunk.head..chunk.head + 1));
    let pick = |within: Span| -> Vec<Id> {
        let all: Vec<&Mention> = clauses
            .analysis
            .mentions_in(within)
            .iter()
            .filter(|mention| within.contains(mention.span))
            .collect();
        let actor = |kinds: &[Kind]| {
            let at_head = all.iter().find(|mention| {
                kinds.contains(&mention.kind)
                    && head.is_some_and(|head| mention.span.overlaps(head))
            });
            at_head
                .or_else(|| all.iter().find(|mention| kinds.contains(&mention.kind)))
                .map(|mention| mention.entity.clone())
        };
        // What the user named takes part whatever it is: "the Russian destroyer Example fired".
        let own = all.iter().find(|mention| {
            mention.kind != Kind::Place
                && head.is_some_and(|head| mention.span.overlaps(head))
                && clauses.analysis.entity(&mention.entity).is_some_and(Entity::is_own)
        });
        if let Some(own) = own {
            return vec![own.entity.clone()];
        }
        let owned = chunk.is_some_and(|chunk| {
            (chunk.start..chunk.end).any(|at| clauses.tag(at) == Some(Tag::Possessive))
        });
        // The person or body the phrase ends in; in "Peru’s army" the army before Peru.
        let named = actor(&[Kind::Person, Kind::ArmedForce, Kind::Organisation])
            .or_else(|| actor(&[Kind::Government]));
        if let Some(named) = named {
            return vec![named];
        }
        let mut states: Vec<Id> = all.iter().filter_map(|mention| mention.actor.clone()).collect();
        if states.is_empty() && acts {
            // Who acts is a state, whatever its name's role elsewhere.
            states.extend(all.iter().filter_map(|mention| state_of(clauses.analysis, mention)));
        }
        states.dedup();
        if owned {
            states.truncate(1);
        }
        states
    };
    let person =
        |id: &Id| clauses.analysis.entity(id).is_some_and(|entity| entity.kind == Kind::Person);
    let direct = pick(core);
    // "Peru’s defence minister, Ana Díaz": the person, not the state.
    let office = chunk.is_some_and(|chunk| {
        chunk.end < range.end && super::triggers::is_actor_noun(clauses.word(chunk.head))
    });
    if office && !direct.iter().any(person) {
        let named = pick(whole);
        if let Some(found) = named.into_iter().find(|id| person(id)) {
            return vec![found];
        }
    }
    if direct.is_empty() { pick(whole).into_iter().take(1).collect() } else { direct }
}

/// The state behind a country's name, if the document knows it.
fn state_of(analysis: &Analysis<'_>, mention: &Mention) -> Option<Id> {
    let entity = analysis.entity(&mention.entity)?;
    let place = entity.place.as_ref()?;
    let id = Id::new(format!("state:{}", entity.country.as_ref()?));
    (place.feature == Feature::Country && analysis.entity(&id).is_some()).then_some(id)
}

/// Whom a pronoun or a definite phrase means, by what was said before.
fn meant_by(clauses: &Clauses<'_>, part: std::ops::Range<usize>, earlier: &[Event]) -> Vec<Id> {
    let analysis = clauses.analysis;
    let Some(mut chunk) = clauses.chunk_at(part.start) else { return Vec::new() };
    // "their", not "their cooperation".
    if part.end < chunk.end {
        chunk.end = part.end;
        chunk.head = part.start;
    }
    let owner = chunk.end == chunk.start + 1;
    let head = singular(clauses.word(chunk.head));
    let opener = clauses.word(chunk.start);
    let second = clauses.word(chunk.start + 1);
    let here = clauses.span_of(chunk.start..chunk.end);
    let pair = opener == "both"
        || (opener == "their" && owner)
        || (opener == "the" && matches!(second, "two" | "three"))
        || matches!(opener, "they" | "them");
    let one = matches!(head, "he" | "she" | "him" | "her" | "his")
        || (opener == "the"
            && chunk.end - chunk.start == 2
            && matches!(
                head,
                "minister"
                    | "president"
                    | "premier"
                    | "chancellor"
                    | "leader"
                    | "ambassador"
                    | "envoy"
                    | "secretary"
                    | "general"
            ));
    if pair {
        return those_before(analysis, clauses.nth, here, earlier, head);
    }
    if one {
        return person_before(analysis, clauses.nth, here, earlier).into_iter().collect();
    }
    Vec::new()
}

/// The person whom the last sentences are about.
fn person_before(analysis: &Analysis<'_>, nth: usize, here: Span, earlier: &[Event]) -> Option<Id> {
    let is_person = |id: &Id| analysis.entity(id).is_some_and(|entity| entity.kind == Kind::Person);
    let sentences = &analysis.document.sentences;
    let from = sentences[nth.saturating_sub(REACH)].span.start;
    // The first person of the nearest sentence before; subjects come first in English.
    let within = analysis.mentions_in(Span { start: sentences[nth].span.start, end: here.start });
    if let Some(found) = within.iter().find(|mention| mention.kind == Kind::Person) {
        return Some(found.entity.clone());
    }
    for back in 1..=REACH.min(nth) {
        let sentence = sentences[nth - back].span;
        let source = earlier
            .iter()
            .filter(|event| event.sentence == sentence)
            .flat_map(|event| &event.participants)
            .filter(|who| who.role == ParticipantRole::Source)
            .filter_map(|who| who.entity.clone())
            .find(|id| is_person(id));
        let first = || {
            let mut mentions = analysis.mentions_in(sentence).iter();
            mentions
                .find(|mention| mention.kind == Kind::Person && !mention.furniture)
                .map(|mention| mention.entity.clone())
        };
        if let Some(found) = source.or_else(first) {
            return Some(found);
        }
        if sentence.start <= from {
            break;
        }
    }
    None
}

/// The parties of the last event that had two, of the kind the noun calls for.
fn those_before(
    analysis: &Analysis<'_>,
    nth: usize,
    here: Span,
    earlier: &[Event],
    head: &str,
) -> Vec<Id> {
    let sentences = &analysis.document.sentences;
    let persons = matches!(
        head,
        "minister" | "leader" | "president" | "official" | "premier" | "envoy" | "man"
    );
    let states = matches!(
        head,
        "country"
            | "countries"
            | "nation"
            | "side"
            | "state"
            | "government"
            | "ally"
            | "neighbour"
            | "neighbor"
            | "sides"
    );
    let fits = |id: &Id| {
        analysis.entity(id).is_some_and(|entity| match entity.kind {
            Kind::Person => !states,
            Kind::Government => !persons,
            _ => !persons && !states,
        })
    };
    let from = sentences[nth.saturating_sub(REACH)].span.start;
    for event in earlier.iter().rev().filter(|event| event.sentence.start >= from) {
        let mut ids: Vec<Id> = event
            .participants
            .iter()
            .filter_map(|who| who.entity.clone())
            .filter(|id| fits(id))
            .collect();
        ids.dedup();
        if ids.len() >= 2 {
            ids.truncate(3);
            return ids;
        }
    }
    // Else the two that the text so far speaks of most.
    let before = Span { start: 0, end: here.start };
    let mut counts: Vec<(usize, Id)> = Vec::new();
    for mention in analysis.mentions_in(before).iter().filter(|mention| !mention.furniture) {
        let named = if mention.kind == Kind::Place {
            mention.actor.clone()
        } else {
            Some(mention.entity.clone())
        };
        let Some(id) = named.filter(|id| fits(id)) else { continue };
        match counts.iter_mut().find(|(_, other)| *other == id) {
            Some((count, _)) => *count += 1,
            None => counts.push((1, id)),
        }
    }
    counts.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
    // A third that is spoken of as often leaves it open.
    let clear = counts.len() == 2 || counts.get(2).is_some_and(|third| third.0 < counts[1].0);
    if counts.len() < 2 || !clear {
        return Vec::new();
    }
    counts.into_iter().take(2).map(|(_, id)| id).collect()
}
