//! Noun phrases and verb groups of a tagged sentence.

use std::ops::Range;

use super::tag::{Tag, Tagged};
use super::words::Form;

/// A noun phrase without what follows its head: `the health ministry`, `Japan ’s new envoy`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Chunk {
    pub start: usize,
    pub end: usize,
    /// Its last noun, name or pronoun.
    pub head: usize,
}

/// Auxiliaries, adverbs and one verb: `has not yet been`, `to withdraw`, `will be deployed`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VerbGroup {
    pub start: usize,
    /// The full verb.
    pub head: usize,
    /// After a particle, if it has one.
    pub end: usize,
    pub form: GroupForm,
    pub passive: bool,
    /// The modal's or future's token.
    pub modal: Option<usize>,
    pub negated: bool,
    /// `is`, `was` and the like without another verb.
    pub copula: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GroupForm {
    Finite,
    Infinitive,
    Ing,
    /// A participle without an auxiliary that modifies the noun before it.
    Reduced,
}

pub fn chunks(tagged: &Tagged) -> Vec<Chunk> {
    let tags = &tagged.tags;
    let mut chunks = Vec::new();
    let mut at = 0;
    while at < tags.len() {
        if tags[at] == Tag::Pronoun {
            chunks.push(Chunk { start: at, end: at + 1, head: at });
            at += 1;
            continue;
        }
        if !opens(tagged, at) {
            at += 1;
            continue;
        }
        let start = at;
        at += 1;
        while at < tags.len() && goes_on(tagged, start, at) {
            at += 1;
        }
        // A possessive or determiner at the end belongs to nothing.
        let mut end = at;
        while end > start + 1 && matches!(tags[end - 1], Tag::Adverb) {
            end -= 1;
        }
        // "a ceasefire effective from Sunday": an adjective after its noun.
        if end > start + 2
            && matches!(tags.get(end), Some(Tag::Prep | Tag::To))
            && matches!(
                tagged.lower[end - 1].as_str(),
                "effective"
                    | "available"
                    | "responsible"
                    | "capable"
                    | "able"
                    | "close"
                    | "loyal"
                    | "worth"
                    | "due"
            )
        {
            end -= 1;
        }
        let head = (start..end).rev().find(|&at| matches!(tags[at], Tag::Noun | Tag::Name));
        let head = head.unwrap_or(end - 1);
        chunks.push(Chunk { start, end, head });
    }
    chunks
}

fn opens(tagged: &Tagged, at: usize) -> bool {
    tagged.tags[at].is_nominal() && tagged.tags[at] != Tag::Possessive
}

fn goes_on(tagged: &Tagged, start: usize, at: usize) -> bool {
    let tags = &tagged.tags;
    let before = tags[at - 1];
    match tags[at] {
        // "all the men", "both his sons"; else a determiner starts another phrase.
        Tag::Det | Tag::Owner => {
            // "Peru’s most wanted man"
            if matches!(before, Tag::Possessive | Tag::Owner)
                && matches!(
                    tagged.lower[at].as_str(),
                    "most" | "more" | "few" | "many" | "several" | "other" | "such"
                )
            {
                return true;
            }
            matches!(before, Tag::Det | Tag::Number)
                && at - start <= 2
                && matches!(
                    tagged.lower[at - 1].as_str(),
                    "all"
                        | "both"
                        | "half"
                        | "such"
                        | "at"
                        | "least"
                        | "up"
                        | "to"
                        | "more"
                        | "than"
                        | "over"
                        | "about"
                        | "around"
                        | "most"
                )
                || (before == Tag::Det
                    && matches!(
                        tagged.lower[at].as_str(),
                        "other"
                            | "such"
                            | "few"
                            | "several"
                            | "many"
                            | "more"
                            | "most"
                            | "least"
                            | "than"
                            | "to"
                    ))
        }
        Tag::Adverb => {
            // "an increasingly bitter dispute", "the world’s most wanted man"
            matches!(before, Tag::Det | Tag::Possessive | Tag::Owner)
                && tags.get(at + 1).is_some_and(|tag| matches!(tag, Tag::Adjective | Tag::Noun))
        }
        Tag::Quote => {
            // A quoted word within: the “Ocean” exercise.
            matches!(before, Tag::Det | Tag::Possessive | Tag::Adjective | Tag::Name)
                && tags.get(at + 1).is_some_and(|tag| tag.is_nominal())
                && tags[at + 1] != Tag::Det
                || (tags[start..at].contains(&Tag::Quote)
                    && tags[start..at].iter().filter(|tag| **tag == Tag::Quote).count() % 2 == 1)
        }
        // "the United Nations (UN) climate summit"
        Tag::Open => {
            tags.get(at + 2) == Some(&Tag::Close)
                && tags[at + 1] == Tag::Name
                && tags.get(at + 3).is_some_and(|tag| matches!(tag, Tag::Noun | Tag::Adjective))
        }
        Tag::Close => {
            tags[at - 1] == Tag::Name && at >= 2 && tags[at - 2] == Tag::Open && start + 2 < at
        }
        tag => tag.is_nominal(),
    }
}

pub fn verb_groups(tagged: &Tagged) -> Vec<VerbGroup> {
    let tags = &tagged.tags;
    let mut groups = Vec::new();
    let mut at = 0;
    while at < tags.len() {
        match group(tagged, at) {
            Some(group) => {
                at = group.end.max(at + 1);
                groups.push(group);
            }
            None => at += 1,
        }
    }
    groups
}

fn group(tagged: &Tagged, start: usize) -> Option<VerbGroup> {
    let tags = &tagged.tags;
    let starts = tags[start] == Tag::To || tags[start].is_verb();
    if !starts {
        return None;
    }
    let mut at = start;
    let (mut modal, mut negated, mut infinitive) = (None, false, false);
    let mut last_aux = None;
    let mut head = None;
    while at < tags.len() {
        match tags[at] {
            Tag::To if at == start => infinitive = true,
            Tag::Modal => {
                modal = Some(at);
                negated |= is_negative(&tagged.lower[at]);
                last_aux = Some(at);
            }
            Tag::Be | Tag::Have | Tag::Do => {
                negated |= is_negative(&tagged.lower[at]);
                last_aux = Some(at);
            }
            Tag::Not => negated = true,
            Tag::Adverb => {}
            Tag::Verb(_) => {
                head = Some(at);
                break;
            }
            // "had been, for the first time, shelled".
            Tag::Comma if last_aux.is_some_and(|aux| aux + 1 == at) => {
                let close = (at + 1..tags.len().min(at + 9)).find(|&at| tags[at] == Tag::Comma);
                match close {
                    Some(close)
                        if tags[at + 1] == Tag::Prep
                            && matches!(
                                tags.get(close + 1),
                                Some(Tag::Verb(Form::Past | Form::Participle | Form::Ing))
                            ) =>
                    {
                        at = close;
                    }
                    _ => break,
                }
            }
            // A question, "have they agreed", is rare; a name or noun ends the group.
            _ => break,
        }
        at += 1;
    }
    if start > 0 && tags[start - 1] == Tag::Not {
        negated = true;
    }
    let Some(head) = head else {
        let last = last_aux?;
        return Some(VerbGroup {
            start,
            head: last,
            end: last + 1,
            form: if infinitive { GroupForm::Infinitive } else { GroupForm::Finite },
            passive: false,
            modal,
            negated: negated || tags.get(last + 1) == Some(&Tag::Not),
            copula: true,
        });
    };
    let Tag::Verb(form) = tags[head] else { return None };
    let be = (start..head).rev().find(|&at| tags[at].is_auxiliary());
    let passive =
        matches!(form, Form::Past | Form::Participle) && be.is_some_and(|at| tags[at] == Tag::Be);
    let group_form = match form {
        _ if infinitive => GroupForm::Infinitive,
        Form::Ing if be.is_none() => GroupForm::Ing,
        Form::Participle if be.is_none() => GroupForm::Reduced,
        _ => GroupForm::Finite,
    };
    let passive = passive || group_form == GroupForm::Reduced;
    Some(VerbGroup {
        start,
        head,
        end: head + 1,
        form: group_form,
        passive,
        modal,
        negated,
        copula: false,
    })
}

fn is_negative(word: &str) -> bool {
    word.ends_with("n't") || word.ends_with("n’t") || word == "cannot"
}

/// Marks past forms that only modify the noun before them: "troops deployed to Peru were …",
/// "aircraft intercepted by jets".
pub fn mark_reduced(tagged: &Tagged, groups: &mut [VerbGroup]) {
    for nth in 0..groups.len() {
        let group = &groups[nth];
        if group.form != GroupForm::Finite || group.copula || group.start != group.head {
            continue;
        }
        if !matches!(tagged.tags[group.head], Tag::Verb(Form::Past)) {
            continue;
        }
        let before = group.start.checked_sub(1).map(|at| tagged.tags[at]);
        let after_noun = matches!(before, Some(Tag::Noun | Tag::Name | Tag::Number));
        let next = tagged.lower.get(group.end).map_or("", String::as_str);
        let by = next == "by"
            || (matches!(tagged.tags.get(group.end), Some(Tag::Adverb))
                && tagged.lower.get(group.end + 1).is_some_and(|word| word == "by"));
        let prep = by || matches!(tagged.tags.get(group.end), Some(Tag::Prep | Tag::To));
        let finite_after = groups[nth + 1..]
            .iter()
            .find(|later| later.form == GroupForm::Finite)
            .is_some_and(|later| {
                tagged.tags[group.end..later.start]
                    .iter()
                    .all(|tag| tag.is_nominal() || matches!(tag, Tag::Prep | Tag::Adverb))
            });
        // A subject that already has its verb before it: "intercepted planes sent by Peru".
        let object_of_other = groups[..nth].iter().any(|earlier| {
            earlier.form == GroupForm::Finite
                && tagged.tags[earlier.end..group.start]
                    .iter()
                    .all(|tag| tag.is_nominal() || matches!(tag, Tag::Prep | Tag::Adverb))
        });
        // "the sea, situated between": the sentence already had its verb.
        let aside = before == Some(Tag::Comma)
            && groups[..nth].iter().any(|earlier| earlier.form == GroupForm::Finite)
            && matches!(tagged.tags.get(group.end), Some(Tag::Prep))
            && !matches!(next, "to" | "for");
        // "the jets, sent to the border,": what is moved, where the sentence had a whole verb.
        let moved = before == Some(Tag::Comma)
            && next == "to"
            && matches!(tagged.tags.get(group.end), Some(Tag::Prep))
            && matches!(
                tagged.lemmas[group.head].as_str(),
                "deploy" | "redeploy" | "send" | "dispatch" | "ship" | "transfer" | "assign"
            )
            && groups[..nth]
                .iter()
                .any(|earlier| earlier.form == GroupForm::Finite && earlier.start < earlier.head);
        if (after_noun && prep && (by || finite_after || object_of_other))
            || (before == Some(Tag::Comma) && by)
            || aside
            || moved
        {
            groups[nth].form = GroupForm::Reduced;
            groups[nth].passive = true;
        }
    }
}

/// The chunk that a token lies in.
pub fn chunk_at(chunks: &[Chunk], at: usize) -> Option<usize> {
    let nth = chunks.partition_point(|chunk| chunk.end <= at);
    chunks.get(nth).filter(|chunk| chunk.start <= at).map(|_| nth)
}

/// Whether a range of tokens holds one of these tags.
pub fn has(tagged: &Tagged, range: Range<usize>, tags: &[Tag]) -> bool {
    tagged.tags[range].iter().any(|tag| tags.contains(tag))
}
