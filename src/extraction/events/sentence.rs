//! From the clauses of a sentence to drafts of events: each verb group and event noun once.

use super::clause::{Clauses, Tie};
use super::draft::{Draft, Outcome};
use super::modality;
use super::nominal;
use super::tag::Tag;
use super::triggers;
use super::verbs;
use super::words::singular;
use crate::atlas::{Event, EventType, Modality, Participant, ParticipantRole};

/// How many sentences back "the drills" may mean drills told of before.
const REACH: usize = 3;

/// The drafts of a sentence, verbs first.
pub fn drafts(clauses: &Clauses<'_>) -> Vec<Draft> {
    let mut drafts = Vec::new();
    let mut spoken_for = vec![false; clauses.groups.len()];
    let mut nouns: Vec<usize> = Vec::new();
    for group in 0..clauses.groups.len() {
        if spoken_for[group] {
            continue;
        }
        if let Some(draft) = must(clauses, group) {
            spoken_for[group] = true;
            drafts.push(draft);
            continue;
        }
        let Some(outcome) = verbs::read(clauses, group, 0) else { continue };
        for &inner in &outcome.groups {
            spoken_for[inner] = true;
        }
        drafts.extend(sent_to(clauses, group, &mut nouns));
        // What the event is for, or by what means, is no event of its own.
        for (later, tie) in clauses.ties.iter().enumerate() {
            if matches!(tie, Some(Tie::Purpose(of) | Tie::Gerund(of) | Tie::Chain(of) | Tie::ObjectChain(of)) if *of == group)
            {
                spoken_for[later] = true;
            }
        }
        nouns.extend(&outcome.nouns);
        // What one is urged to do has not been done.
        let urged = matches!(clauses.ties[group], Some(Tie::ObjectChain(_)));
        if urged || conditional(clauses, group) {
            continue;
        }
        if let Some(draft) = of_verb(clauses, group, outcome) {
            if draft.event == EventType::Assault
                && let Some(source) = &draft.source
            {
                nouns.push(source.head);
            }
            drafts.push(draft);
        }
    }
    for mut draft in nominal::stand_alone(clauses, &nouns) {
        draft.modality = modality::of_noun(clauses, draft.trigger.start);
        drafts.push(draft);
    }
    drafts
}

/// "send ships to participate in drills with Peru": who sends takes part.
fn sent_to(clauses: &Clauses<'_>, group: usize, nouns: &mut Vec<usize>) -> Option<Draft> {
    if !matches!(clauses.lemma(group), "send" | "dispatch" | "deploy" | "fly" | "sail") {
        return None;
    }
    let what_for = |tie: &Option<Tie>| matches!(tie, Some(Tie::Purpose(of) | Tie::ObjectChain(of)) if *of == group);
    let inner = clauses.ties.iter().position(what_for)?;
    let mut outcome = verbs::read(clauses, inner, 0)?;
    if outcome.event != EventType::Cooperate || outcome.nouns.is_empty() {
        return None;
    }
    nouns.extend(&outcome.nouns);
    outcome.source = clauses.subjects[group].clone();
    of_verb(clauses, inner, outcome)
}

/// Whether a group stands in an if-clause: what it tells of is a condition, not a report.
fn conditional(clauses: &Clauses<'_>, group: usize) -> bool {
    let start = clauses.subjects[group].as_ref().map_or(clauses.groups[group].start, |phrase| {
        phrase.start.min(clauses.groups[group].start)
    });
    start.checked_sub(1).is_some_and(|at| matches!(clauses.word(at), "if" | "unless" | "whether"))
}

fn of_verb(clauses: &Clauses<'_>, group: usize, outcome: Outcome) -> Option<Draft> {
    let at = &clauses.groups[group];
    let preps = clauses.prepositions(at.end);
    let mut source = outcome.source.clone().or_else(|| {
        if at.passive {
            clauses.with_prep(&preps, &["by"])
        } else {
            clauses.subjects[group].clone()
        }
    });
    if let Some(phrase) = &source
        && clauses.tag(phrase.start) == Some(Tag::Pronoun)
        && let Some(Tie::Said(sayer)) = clauses.ties[group]
        && let Some(said_by) = &clauses.subjects[sayer]
    {
        source = Some(said_by.clone());
    }
    let mut draft = Draft {
        event: outcome.event,
        mode: outcome.mode,
        trigger: outcome.trigger.clone(),
        source,
        target: outcome.target.clone(),
        modality: modality::of_group(clauses, group, &outcome),
        strength: outcome.strength,
        rule: outcome.rule,
        group: Some(group),
    };
    // One is not the target of what one does.
    if draft.source.is_some() && draft.source == draft.target {
        draft.target = None;
    }
    announce(clauses, group, &mut draft);
    Some(draft)
}

/// What is said to come is a promise or a threat, what will not be done a refusal (CAMEO 03, 12, 13).
fn announce(clauses: &Clauses<'_>, group: usize, draft: &mut Draft) {
    let at = &clauses.groups[group];
    let Some(modal) = at.modal.map(|modal| clauses.word(modal)) else { return };
    let says = matches!(clauses.ties[group], Some(Tie::Said(_)));
    let will = matches!(modal, "will" | "shall" | "won't" | "won’t")
        || (says && matches!(modal, "would" | "wouldn't" | "wouldn’t"));
    if !will {
        return;
    }
    if at.negated {
        if !matches!(draft.event, EventType::Reject | EventType::Accuse | EventType::Protest) {
            (draft.event, draft.mode, draft.modality) =
                (EventType::Reject, None, Modality::Happened);
        }
        return;
    }
    match draft.event {
        EventType::Retreat | EventType::Concede | EventType::Aid => {
            (draft.event, draft.mode) = (EventType::Agree, None);
        }
        EventType::Coerce | EventType::Sanction | EventType::Assault | EventType::Protest
            if says =>
        {
            (draft.event, draft.mode) = (EventType::Threaten, None);
        }
        _ => {}
    }
}

/// "Peru says Chile must withdraw": a request.
fn must(clauses: &Clauses<'_>, group: usize) -> Option<Draft> {
    let Some(Tie::Said(sayer)) = clauses.ties[group] else { return None };
    let at = &clauses.groups[group];
    let modal = at.modal.map(|modal| clauses.word(modal))?;
    if !matches!(modal, "must" | "should") || at.negated {
        return None;
    }
    let source = clauses.subjects[sayer].clone()?;
    let target = clauses.subjects[group].clone()?;
    if clauses.tag(target.start) == Some(Tag::Pronoun) {
        return None;
    }
    Some(Draft {
        event: EventType::Request,
        mode: None,
        trigger: at.start..at.end,
        source: Some(source),
        target: Some(target),
        modality: Modality::Happened,
        strength: 2,
        rule: "verb/must",
        group: Some(group),
    })
}

/// "The planned drills will be held in …": a definite event noun without parties of its own means
/// an event of the same kind told of in the last sentences; so does "Blair’s trip" after a visit of
/// his.
pub fn take_over<'e>(
    clauses: &Clauses<'_>,
    draft: &Draft,
    parties: &[Participant],
    earlier: &'e [Event],
) -> Option<&'e Event> {
    let head = draft.trigger.start;
    let chunk = clauses.chunk_at(head).filter(|chunk| chunk.head == head)?;
    let noun = nominal::chunk_noun(clauses, chunk)?;
    let named: Vec<&Participant> = parties.iter().filter(|who| who.entity.is_some()).collect();
    let owner = nominal::owner(clauses, head).is_some();
    let definite = matches!(
        clauses.word(chunk.start),
        "the" | "this" | "these" | "those" | "that" | "their" | "both"
    );
    if !owner && (!definite || !named.is_empty()) {
        return None;
    }
    if draft.target.is_some() && !definite {
        return None;
    }
    let sentences = &clauses.analysis.document.sentences;
    let from = sentences[clauses.nth.saturating_sub(REACH)].span.start;
    let text = clauses.analysis.text();
    earlier.iter().rev().filter(|event| event.sentence.start >= from).find(|event| {
        let word = event.trigger.of(text).to_lowercase();
        let last = word.rsplit(' ').next().unwrap_or("");
        let kind = triggers::noun(last).is_some_and(|other| other.kind == noun.noun.kind);
        let by_type = event.event_type == draft.event && event.mode == draft.mode;
        let whose = named
            .iter()
            .all(|who| event.participants.iter().any(|other| other.entity == who.entity));
        (kind || by_type || singular(last) == singular(clauses.word(head)))
            && whose
            && !event.participants.is_empty()
    })
}

/// The parties of an event with those that an earlier report of it names for the roles it lacks.
pub fn taken_over(mut parties: Vec<Participant>, before: &Event) -> Vec<Participant> {
    for role in [ParticipantRole::Source, ParticipantRole::Target] {
        let own = parties.iter().any(|who| who.role == role && who.entity.is_some());
        let place = role == ParticipantRole::Target && parties.iter().any(|who| who.role == role);
        if !own && !place {
            parties.retain(|who| who.role != role);
            parties.extend(before.participants.iter().filter(|who| who.role == role).cloned());
        }
    }
    parties.sort_by_key(|who| who.role != ParticipantRole::Source);
    parties
}
