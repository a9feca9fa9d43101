//! When an event happens: the time expression nearest to its trigger, seen from its tense.

use super::clause::Clauses;
use super::draft::Draft;
use super::nominal;
use super::phrase::GroupForm;
use super::tag::Tag;
use super::triggers::NounKind;
use super::words::Form;
use crate::atlas::Modality;
use crate::base::PartialDate;
use crate::extraction::dates::{Tense, TimeExpression, When};

pub fn date(clauses: &Clauses<'_>, draft: &Draft) -> Option<PartialDate> {
    let document = clauses.analysis.document.date.as_ref().map(|date| date.date);
    let tense = tense(clauses, draft);
    let trigger = draft.trigger.start;
    let perfect = draft.group.is_some_and(|group| {
        let group = &clauses.groups[group];
        (group.start..group.head).any(|at| clauses.tag(at) == Some(Tag::Have))
    });
    let nearest = clauses
        .times
        .iter()
        .filter(|time| perfect || !matches!(time.when, When::Since(_) | When::Past(..)))
        .filter_map(|time| Some((distance(clauses, draft, trigger, time)?, time)))
        .min_by_key(|(distance, time)| (*distance, time.span.start));
    let (_, time) = nearest?;
    time.resolve(document, tense)
}

/// Tokens between, more for every verb in the way; `None` where another clause holds it.
fn distance(
    clauses: &Clauses<'_>,
    draft: &Draft,
    trigger: usize,
    time: &TimeExpression,
) -> Option<usize> {
    let tokens = clauses.analysis.tokens_of(time.span);
    let at = tokens.start.checked_sub(clauses.first)?;
    let (from, to) = if at < trigger { (at, trigger) } else { (trigger, at) };
    let mut cost = to - from;
    let opening = at <= 2;
    // What stands before an event noun belongs to the noun before it.
    if draft.group.is_none() && at < trigger && !opening {
        cost += 25;
    }
    // "the test on Oct. 31" dates the test.
    if draft.trigger.end < at || at < trigger {
        let before = (0..at).rev().find(|&at| !clauses.is_timed(at));
        let other =
            before.filter(|&at| !draft.trigger.contains(&at)).and_then(|at| clauses.chunk_at(at));
        if other
            .and_then(|chunk| nominal::chunk_noun(clauses, chunk))
            .is_some_and(|noun| noun.noun.alone || noun.noun.kind == NounKind::MissileTest)
        {
            cost += 25;
        }
    }
    // A clause of its own before the subject keeps its date.
    if let Some(source) = draft.source.as_ref().filter(|source| at < source.start)
        && clauses.groups.iter().any(|group| group.head < source.start)
    {
        cost += if opening { 0 } else { 40 };
    }
    for (nth, group) in clauses.groups.iter().enumerate() {
        if Some(nth) == draft.group || group.head <= from || group.head >= to {
            continue;
        }
        cost += match group.form {
            GroupForm::Finite => 20,
            _ => 8,
        };
    }
    let breaks = (from..to)
        .filter(|&at| matches!(clauses.tag(at), Some(Tag::Sub | Tag::Rel | Tag::Break)))
        .count();
    cost += breaks * 12;
    // An opening "On Tuesday, …" holds for the main clause.
    if opening && at < trigger && draft.group.is_some() {
        cost = cost.min(18);
    }
    (cost < 40).then_some(cost)
}

fn tense(clauses: &Clauses<'_>, draft: &Draft) -> Tense {
    if draft.modality == Modality::Planned {
        return Tense::Future;
    }
    let Some(group) = draft.group else { return Tense::Past };
    let group = &clauses.groups[group];
    let past = (group.start..=group.head).any(|at| {
        matches!(clauses.tag(at), Some(Tag::Verb(Form::Past | Form::Participle) | Tag::Have))
    });
    if past { Tense::Past } else { Tense::Unknown }
}
