//! A sentence as clauses: who stands before a verb, what stands after it, and how verbs depend
//! on each other. Shallow on purpose: it looks at most a clause far and gives up rather than guess.

mod phrases;

use std::ops::Range;

use super::phrase::{self, Chunk, GroupForm, VerbGroup};
use super::tag::{self, Tag, Tagged};
use crate::base::Span;
use crate::extraction::Analysis;
use crate::extraction::dates::{self, TimeExpression};

/// A whole noun phrase with what hangs on its head; its conjuncts one by one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phrase {
    pub start: usize,
    pub end: usize,
    pub head: usize,
    /// One range each for "Japan and South Korea".
    pub parts: Vec<Range<usize>>,
}

/// A preposition and its noun phrase.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Prepositional {
    pub prep: usize,
    pub phrase: Phrase,
}

/// How a verb group hangs on another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tie {
    /// `agreed to withdraw`: the same subject.
    Chain(usize),
    /// `urged Peru to withdraw`: the object of the first is the subject of the second.
    ObjectChain(usize),
    /// `sent troops to guard`: what for.
    Purpose(usize),
    /// `accused Peru of sending`.
    Gerund(usize),
    /// `said that Peru sent`.
    Said(usize),
    /// `met and agreed`.
    Coordinated(usize),
    /// `troops who fought`, `troops sent by`.
    Relative,
}

/// One sentence, tagged, in phrases, with its times.
pub struct Clauses<'a> {
    pub analysis: &'a Analysis<'a>,
    pub nth: usize,
    pub first: usize,
    pub span: Span,
    pub tagged: Tagged,
    pub chunks: Vec<Chunk>,
    pub groups: Vec<VerbGroup>,
    pub times: Vec<TimeExpression>,
    /// Tokens that belong to a time expression, its preposition among them.
    timed: Vec<bool>,
    /// By verb group.
    pub subjects: Vec<Option<Phrase>>,
    pub ties: Vec<Option<Tie>>,
}

/// Prepositions that lead on from a noun: "police *in* Peru", "a spokesman *for* the army".
const INNER: &[&str] = &[
    "of",
    "in",
    "for",
    "from",
    "at",
    "with",
    "on",
    "near",
    "by",
    "to",
    "between",
    "against",
    "inside",
    "outside",
    "across",
    "under",
    "including",
];

/// Those that an object keeps.
const OBJECT_INNER: &[&str] = &["of", "in", "from", "between", "near", "at", "along", "inside"];

impl<'a> Clauses<'a> {
    pub fn new(analysis: &'a Analysis<'a>, nth: usize) -> Self {
        let range = analysis.sentences[nth].clone();
        let span = analysis.document.sentences[nth].span;
        let first = range.start;
        let tagged = tag::tag(analysis, range.clone());
        let chunks = phrase::chunks(&tagged);
        let mut groups = phrase::verb_groups(&tagged);
        phrase::mark_reduced(&tagged, &mut groups);
        let times = dates::find(analysis.text(), span);
        let mut timed = vec![false; range.len()];
        for time in &times {
            for at in analysis.tokens_of(time.span) {
                if range.contains(&at) {
                    timed[at - first] = true;
                }
            }
        }
        for at in (0..timed.len().saturating_sub(1)).rev() {
            let leads = matches!(
                tagged.lower[at].as_str(),
                "on" | "in"
                    | "from"
                    | "since"
                    | "late"
                    | "early"
                    | "earlier"
                    | "over"
                    | "during"
                    | "the"
                    | "by"
                    | "before"
                    | "after"
                    | "until"
                    | "of"
            );
            if timed[at + 1]
                && !timed[at]
                && leads
                && !(tagged.lower[at] == "of" && at > 0 && !timed[at - 1])
            {
                timed[at] = true;
            }
        }
        let chunks = split_at_times(&tagged, chunks, &timed);
        let mut clauses = Self {
            analysis,
            nth,
            first,
            span,
            tagged,
            chunks,
            groups,
            times,
            timed,
            subjects: Vec::new(),
            ties: Vec::new(),
        };
        for nth in 0..clauses.groups.len() {
            let (subject, tie) = clauses.governs(nth);
            clauses.subjects.push(subject);
            clauses.ties.push(tie);
        }
        clauses
    }

    pub fn word(&self, at: usize) -> &str {
        self.tagged.lower.get(at).map_or("", String::as_str)
    }

    pub fn tag(&self, at: usize) -> Option<Tag> {
        self.tagged.tags.get(at).copied()
    }

    pub fn len(&self) -> usize {
        self.tagged.tags.len()
    }

    pub fn lemma(&self, group: usize) -> &str {
        &self.tagged.lemmas[self.groups[group].head]
    }

    /// The text of a range of tokens.
    pub fn span_of(&self, range: Range<usize>) -> Span {
        let token = |at: usize| self.analysis.tokens[self.first + at].span;
        if range.is_empty() {
            let start = token(range.start.min(self.len() - 1)).start;
            return Span { start, end: start };
        }
        token(range.start).join(token(range.end - 1))
    }

    pub fn is_timed(&self, at: usize) -> bool {
        self.timed.get(at).copied().unwrap_or(false)
    }

    pub fn chunk_at(&self, at: usize) -> Option<Chunk> {
        phrase::chunk_at(&self.chunks, at).map(|nth| self.chunks[nth])
    }

    fn back(&self, at: usize) -> Option<usize> {
        let mut at = at.checked_sub(1)?;
        while self.is_timed(at) || matches!(self.tagged.tags[at], Tag::Adverb | Tag::Quote) {
            at = at.checked_sub(1)?;
        }
        Some(at)
    }

    /// Who or what stands before a verb group, and what it hangs on.
    fn governs(&self, nth: usize) -> (Option<Phrase>, Option<Tie>) {
        let group = &self.groups[nth];
        let previous = nth.checked_sub(1);
        let subject_of = |nth: usize| self.subjects.get(nth).cloned().flatten();
        let Some(at) = self.back(group.start) else { return (None, None) };
        match group.form {
            GroupForm::Infinitive => {
                let Some(earlier) = previous else { return (None, None) };
                if phrase::has(&self.tagged, self.groups[earlier].end..group.start, &[Tag::Break]) {
                    return (None, None);
                }
                if self.tag(at) == Some(Tag::And)
                    && self.groups[earlier].form == GroupForm::Infinitive
                {
                    return (subject_of(earlier), Some(Tie::Coordinated(earlier)));
                }
                let between = self.groups[earlier].end..group.start;
                let noun = between.clone().any(|at| {
                    self.chunk_at(at).is_some_and(|chunk| {
                        matches!(self.tagged.tags[chunk.head], Tag::Noun | Tag::Name | Tag::Pronoun)
                            && !self.is_timed(chunk.head)
                    })
                });
                // "is willing to", "stands ready to".
                let adjective =
                    between.len() <= 3 && between.clone().any(|at| READY.contains(&self.word(at)));
                if !noun || adjective {
                    return (subject_of(earlier), Some(Tie::Chain(earlier)));
                }
                let object = self.object(earlier);
                let direct = object.as_ref().is_some_and(|phrase| {
                    self.back(group.start).is_some_and(|at| at + 1 == phrase.end)
                });
                if object.is_some() && CONTROL.contains(&self.lemma(earlier)) || direct {
                    return (object, Some(Tie::ObjectChain(earlier)));
                }
                (subject_of(earlier), Some(Tie::Purpose(earlier)))
            }
            GroupForm::Ing => {
                let Some(earlier) = previous else { return (None, None) };
                match self.tag(at) {
                    Some(Tag::Prep) => (subject_of(earlier), Some(Tie::Gerund(earlier))),
                    Some(Tag::Comma | Tag::And | Tag::Sub) => {
                        (subject_of(earlier), Some(Tie::Coordinated(earlier)))
                    }
                    Some(Tag::Noun | Tag::Name) => (self.phrase_ending_at(at), Some(Tie::Relative)),
                    Some(Tag::Verb(_)) => (subject_of(earlier), Some(Tie::Chain(earlier))),
                    _ => (None, None),
                }
            }
            GroupForm::Reduced => {
                let noun =
                    if self.tag(at) == Some(Tag::Comma) { at.checked_sub(1) } else { Some(at) };
                (noun.and_then(|at| self.phrase_ending_at(at)), Some(Tie::Relative))
            }
            GroupForm::Finite => self.finite_subject(nth, at),
        }
    }

    fn finite_subject(&self, nth: usize, at: usize) -> (Option<Phrase>, Option<Tie>) {
        let subject_of = |nth: usize| self.subjects.get(nth).cloned().flatten();
        let previous = nth.checked_sub(1);
        match self.tag(at) {
            Some(Tag::Rel) => {
                let Some(mut before) = at.checked_sub(1) else { return (None, None) };
                while before > 0 && matches!(self.tagged.tags[before], Tag::Comma | Tag::Prep) {
                    before -= 1;
                }
                (self.phrase_ending_at(before), Some(Tie::Relative))
            }
            Some(Tag::And) | Some(Tag::Comma)
                if previous.is_some()
                    && (self.tag(at) == Some(Tag::And) || self.comma_joins(at)) =>
            {
                // "met and agreed"; the earlier verb of the same rank.
                let rank = (0..nth)
                    .rev()
                    .find(|&k| {
                        self.groups[k].form == GroupForm::Finite
                            && self.ties.get(k).copied().flatten() != Some(Tie::Relative)
                    })
                    .or_else(|| (0..nth).rev().find(|&k| self.groups[k].form == GroupForm::Finite));
                match rank {
                    Some(rank) => (subject_of(rank), Some(Tie::Coordinated(rank))),
                    None => (None, None),
                }
            }
            Some(Tag::Comma) => {
                // "Blair, the minister, met": the phrase before what stands between commas.
                let subject = self.before_apposition(at);
                (subject, None)
            }
            Some(Tag::Break) if self.is_dash(at) => {
                let open = (at.saturating_sub(30)..at).rev().find(|&at| self.is_dash(at));
                let subject = open
                    .and_then(|open| self.back(open))
                    .and_then(|before| self.phrase_ending_at(before));
                (subject, None)
            }
            Some(Tag::Close) => {
                let open = (0..at).rev().find(|&at| self.tagged.tags[at] == Tag::Open);
                let subject = open
                    .and_then(|open| self.back(open))
                    .and_then(|before| self.phrase_ending_at(before))
                    .map(|phrase| Phrase { end: at + 1, ..phrase });
                let tie = subject.as_ref().and_then(|phrase| self.said(nth, phrase.start));
                (subject, tie)
            }
            _ => {
                let subject =
                    self.phrase_ending_at(at).map(|phrase| self.headline_pair(nth, phrase));
                let tie = subject.as_ref().and_then(|phrase| self.said(nth, phrase.start));
                (subject, tie)
            }
        }
    }

    /// "Díaz, Holt meet in Lima": a comma for "and" before a verb that has the plural's form.
    fn headline_pair(&self, nth: usize, phrase: Phrase) -> Phrase {
        let plural = self.tagged.tags[self.groups[nth].head] == Tag::Verb(super::words::Form::Base)
            && self.groups[nth].start == self.groups[nth].head;
        let name = |range: Range<usize>| {
            self.tagged.tags[range].iter().all(|tag| matches!(tag, Tag::Name | Tag::Noun))
        };
        let first = phrase
            .start
            .checked_sub(2)
            .and_then(|at| self.chunk_at(at))
            .filter(|chunk| chunk.start == 0 && chunk.end + 1 == phrase.start);
        match first {
            Some(first)
                if plural
                    && phrase.parts.len() == 1
                    && self.tagged.tags[first.end] == Tag::Comma
                    && self.tagged.tags[first.head] == Tag::Name
                    && !self.is_timed(first.head)
                    && name(first.start..first.end)
                    && name(phrase.start..phrase.end) =>
            {
                let parts = vec![first.start..first.end, phrase.start..phrase.end];
                Phrase { start: first.start, head: first.head, parts, ..phrase }
            }
            _ => phrase,
        }
    }

    fn is_dash(&self, at: usize) -> bool {
        matches!(self.word(at), "–" | "—" | "-")
    }

    /// Whether a comma before a verb joins it to the verbs before: "condemned, … , and expelled".
    fn comma_joins(&self, at: usize) -> bool {
        self.tag(at + 1) == Some(Tag::And)
    }

    /// For a comma right before a verb: the phrase before the matching comma.
    fn before_apposition(&self, comma: usize) -> Option<Phrase> {
        let from = comma.saturating_sub(30);
        let mut open = None;
        for at in (from..comma).rev() {
            match self.tagged.tags[at] {
                Tag::Break => break,
                Tag::Comma => {
                    open = Some(at);
                    let next = self.tag(at + 1);
                    let starts = matches!(
                        next,
                        Some(
                            Tag::And
                                | Tag::Rel
                                | Tag::Det
                                | Tag::Prep
                                | Tag::Owner
                                | Tag::Verb(_)
                                | Tag::Adverb
                                | Tag::Sub
                                | Tag::Number
                                | Tag::Noun
                                | Tag::Adjective
                                | Tag::Name
                        )
                    );
                    let before = at.checked_sub(1).map(|at| self.tagged.tags[at]);
                    let noun =
                        matches!(before, Some(Tag::Noun | Tag::Name | Tag::Close | Tag::Number));
                    if starts
                        && noun
                        && !matches!(self.tag(at + 1), Some(Tag::Name) if self.tag(comma.saturating_sub(1)) == Some(Tag::Name) && self.list_before(at))
                    {
                        break;
                    }
                }
                _ => {}
            }
        }
        let open = open?;
        let before = self.back(open)?;
        let mut phrase = self.phrase_ending_at(before)?;
        // ", along with Peru," adds a party.
        if self.tag(open + 1) == Some(Tag::And)
            && let Some(more) = self.phrase_ending_at(comma - 1)
        {
            phrase.parts.extend(more.parts.iter().filter(|part| part.start > open).cloned());
            phrase.end = comma;
            return Some(phrase);
        }
        // An apposition in nouns is part of the phrase; a clause is not.
        let clause = self.groups.iter().any(|group| group.start > open && group.end <= comma);
        let nominal = matches!(
            self.tag(open + 1),
            Some(Tag::Det | Tag::Noun | Tag::Name | Tag::Adjective | Tag::Number | Tag::Owner)
        );
        if nominal && !clause {
            phrase.end = comma;
        }
        Some(phrase)
    }

    fn list_before(&self, comma: usize) -> bool {
        (0..comma).rev().take(6).any(|at| self.tagged.tags[at] == Tag::Comma)
    }

    /// Whether a clause that starts at `start` is what an earlier verb of saying says.
    fn said(&self, nth: usize, start: usize) -> Option<Tie> {
        let earlier = nth.checked_sub(1)?;
        let group = &self.groups[earlier];
        let gap = group.end..start;
        if gap.start > gap.end || gap.len() > 8 {
            return None;
        }
        let quiet = gap.clone().all(|at| {
            self.is_timed(at)
                || matches!(
                    self.tagged.tags[at],
                    Tag::Sub | Tag::Rel | Tag::Adverb | Tag::Quote | Tag::Comma
                )
        });
        let that = gap.clone().any(|at| self.word(at) == "that");
        let if_clause = gap
            .clone()
            .any(|at| matches!(self.word(at), "if" | "when" | "while" | "because" | "as"));
        let saying = super::triggers::is_saying(self.lemma(earlier));
        ((quiet || that) && saying && !if_clause).then_some(Tie::Said(earlier))
    }
}

/// "strikes Friday evening": a time after a noun is no part of its phrase.
fn split_at_times(tagged: &Tagged, chunks: Vec<Chunk>, timed: &[bool]) -> Vec<Chunk> {
    let mut split = Vec::with_capacity(chunks.len());
    for chunk in chunks {
        let is_noun = |at: &usize| matches!(tagged.tags[*at], Tag::Noun | Tag::Name);
        let cut = (chunk.start + 1..chunk.end).find(|&at| timed[at] && !timed[at - 1]);
        // "the Tuesday talks": a time within a phrase stays there.
        let cut = cut.filter(|&cut| {
            let of_day = |at: usize| {
                matches!(
                    tagged.lower[at].as_str(),
                    "morning" | "afternoon" | "evening" | "night" | "noon"
                )
            };
            (cut..chunk.end).all(|at| timed[at] || of_day(at))
                && (chunk.start..cut).any(|at| is_noun(&at))
        });
        let Some(cut) = cut else {
            split.push(chunk);
            continue;
        };
        let head = |from: usize, to: usize| (from..to).rev().find(is_noun).unwrap_or(to - 1);
        split.push(Chunk { start: chunk.start, end: cut, head: head(chunk.start, cut) });
        split.push(Chunk { start: cut, end: chunk.end, head: head(cut, chunk.end) });
    }
    split
}

/// Verbs whose object is who does what the infinitive says.
const CONTROL: &[&str] = &[
    "order",
    "urge",
    "ask",
    "force",
    "compel",
    "press",
    "tell",
    "allow",
    "permit",
    "invite",
    "beg",
    "request",
    "require",
    "persuade",
    "encourage",
    "pressure",
];

/// Adjectives that say what one will do.
pub const READY: &[&str] = &[
    "willing",
    "ready",
    "prepared",
    "eager",
    "keen",
    "unwilling",
    "reluctant",
    "set",
    "due",
    "likely",
    "able",
    "expected",
    "poised",
    "unable",
    "determined",
    "about",
    "committed",
    "free",
    "bound",
];
