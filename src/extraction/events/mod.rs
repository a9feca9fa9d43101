//! Events: who did what to whom, where and when. PLOVER types over verbs and event nouns.
//!
//! A sentence is tagged ([`tag`]), cut into noun phrases and verb groups ([`phrase`]), and tied into
//! clauses ([`clause`]). A verb with what it governs ([`verbs`]), or an event noun with its parties
//! ([`nominal`]), gives a draft; drafts that are not politics or war are dropped ([`select`]), and the
//! rest get participants, places, a date and a modality. Rules are facts of English, never of one text.

mod clause;
mod draft;
mod modality;
mod nominal;
mod numbers;
mod participants;
mod phrase;
mod places;
mod select;
mod sentence;
mod tag;
mod triggers;
mod verbs;
mod when;
mod words;

use super::Analysis;
use crate::atlas::{Event, Participant, ParticipantRole};
use crate::base::{Id, PartialDate};
use clause::Clauses;
use draft::Draft;

/// Longer sentences are lists or tables.
const MAX_TOKENS: usize = 220;

/// The events of a document, by position of their triggers.
pub fn find(analysis: &Analysis<'_>) -> Vec<Event> {
    let mut events: Vec<Event> = Vec::new();
    for (nth, tokens) in analysis.sentences.iter().enumerate() {
        let sentence = analysis.document.sentences[nth];
        let paragraph = analysis.document.paragraphs[sentence.paragraph as usize];
        if paragraph.furniture || tokens.len() < 3 || tokens.len() > MAX_TOKENS {
            continue;
        }
        let clauses = Clauses::new(analysis, nth);
        let sport = select::is_sport(&clauses);
        let mut here: Vec<Event> = Vec::new();
        for draft in sentence::drafts(&clauses) {
            let mut parties = parties(&clauses, &draft, &events);
            let before = sentence::take_over(&clauses, &draft, &parties, &events);
            let Some(confidence) = select::confidence(&clauses, &draft, &parties, before, sport)
            else {
                continue;
            };
            let places = places::places(&clauses, &draft);
            let mut date = when::date(&clauses, &draft);
            if let Some(before) = before {
                // A noun that only points back, without a place or date of its own, adds nothing.
                if draft.group.is_none() && places.is_empty() && date.is_none() {
                    continue;
                }
                parties = sentence::taken_over(parties, before);
                date = date.or(before.date);
            }
            let event = event(&clauses, &draft, Found { parties, places, date, confidence });
            if !here.iter().any(|other| says_the_same(other, &event)) {
                here.push(event);
            }
        }
        events.extend(here);
    }
    events.sort_by(|a, b| (a.trigger, a.event_type, &a.id).cmp(&(b.trigger, b.event_type, &b.id)));
    events.dedup_by(|a, b| a.id == b.id);
    events
}

/// Sources first, then targets.
fn parties(clauses: &Clauses<'_>, draft: &Draft, earlier: &[Event]) -> Vec<Participant> {
    [(&draft.source, ParticipantRole::Source), (&draft.target, ParticipantRole::Target)]
        .into_iter()
        .filter_map(|(phrase, role)| Some((phrase.as_ref()?, role)))
        .flat_map(|(phrase, role)| participants::participants(clauses, phrase, role, earlier))
        .collect()
}

/// What the sentence and those before it say around a draft.
struct Found {
    parties: Vec<Participant>,
    places: Vec<Id>,
    date: Option<PartialDate>,
    confidence: f32,
}

fn event(clauses: &Clauses<'_>, draft: &Draft, found: Found) -> Event {
    let trigger = clauses.span_of(draft.trigger.clone());
    let document = clauses.analysis.document.id.as_str();
    let numbers = numbers::numbers(clauses, draft, &found.parties);
    let id = Id::hashed("event", &[document, draft.event.code(), &trigger.start.to_string()]);
    Event {
        id,
        event_type: draft.event,
        mode: draft.mode,
        trigger,
        sentence: clauses.span,
        date: found.date,
        modality: draft.modality,
        places: found.places,
        participants: found.parties,
        numbers,
        confidence: found.confidence,
        rule: draft.rule,
    }
}

/// Two readings of one thing in one sentence: the same type between the same parties.
fn says_the_same(a: &Event, b: &Event) -> bool {
    let parties = |event: &Event, role| {
        event
            .participants
            .iter()
            .filter(|who| who.role == role)
            .map(|who| who.span)
            .collect::<Vec<_>>()
    };
    let (sources, targets) = (ParticipantRole::Source, ParticipantRole::Target);
    let meet = |role| {
        let (first, second) = (parties(a, role), parties(b, role));
        first.iter().any(|one| second.iter().any(|other| one.overlaps(*other)))
    };
    let lacks = |role| parties(a, role).is_empty() || parties(b, role).is_empty();
    a.trigger == b.trigger
        || (a.event_type == b.event_type
            && ((meet(sources) && (meet(targets) || lacks(targets)))
                || (meet(targets) && lacks(sources))))
}
