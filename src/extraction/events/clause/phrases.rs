//! Noun phrases with what hangs on their heads, to the left and to the right of a token.

use super::super::phrase::{self, Chunk, GroupForm};
use super::super::tag::Tag;
use super::{Clauses, INNER, OBJECT_INNER, Phrase, Prepositional};

impl Clauses<'_> {
    /// The noun phrase that ends at a token, with what hangs on its head, going left.
    pub fn phrase_ending_at(&self, at: usize) -> Option<Phrase> {
        if self.tagged.tags.get(at) == Some(&Tag::Close) {
            let open = (0..at).rev().find(|&at| self.tagged.tags[at] == Tag::Open)?;
            let inner = self.phrase_ending_at(self.back(open)?)?;
            return Some(Phrase { end: at + 1, ..inner });
        }
        let nth = phrase::chunk_at(&self.chunks, at)?;
        let chunk = self.chunks[nth];
        let (mut start, end) = (chunk.start, at + 1);
        let mut head = chunk.head;
        let mut parts = vec![start..end];
        let mut listed = false;
        while let Some(before) = start.checked_sub(1) {
            let earlier = before.checked_sub(1).and_then(|at| phrase::chunk_at(&self.chunks, at));
            let Some(earlier) = earlier.map(|nth| self.chunks[nth]) else { break };
            if earlier.end != before || self.is_timed(before) || self.is_timed(earlier.head) {
                break;
            }
            match self.tagged.tags[before] {
                Tag::Prep if INNER.contains(&self.word(before)) => {
                    // A verb's own preposition leads away from the subject.
                    if self.follows_verb(earlier.start) {
                        break;
                    }
                    start = earlier.start;
                    head = earlier.head;
                    let last = parts.len() - 1;
                    parts[last].start = start;
                }
                Tag::And if !self.follows_verb(earlier.start) => {
                    start = earlier.start;
                    head = earlier.head;
                    parts.push(start..before);
                    listed = true;
                }
                Tag::Comma
                    if listed
                        && !self.follows_verb(earlier.start)
                        && !self.follows_preposition(earlier.start) =>
                {
                    start = earlier.start;
                    head = earlier.head;
                    parts.push(start..before);
                }
                _ => break,
            }
        }
        parts.reverse();
        Some(Phrase { start, end, head, parts })
    }

    /// "In recent years, Peru and Chile": what a preposition leads to is no item of the list.
    pub(super) fn follows_preposition(&self, start: usize) -> bool {
        start.checked_sub(1).is_some_and(|before| self.tagged.tags[before] == Tag::Prep)
    }

    /// Whether a verb stands right before a chunk, so that the chunk is its object.
    pub(super) fn follows_verb(&self, start: usize) -> bool {
        let Some(mut at) = start.checked_sub(1) else { return false };
        // Over "of", "in" and their nouns, to the verb that governs them.
        for _ in 0..4 {
            match self.tagged.tags[at] {
                // What follows "said" or "saw" is a clause, not an object.
                Tag::Verb(_) => {
                    let lemma = self.tagged.lemmas[at].as_str();
                    return !super::super::triggers::is_saying(lemma)
                        && !matches!(lemma, "see" | "watch" | "let" | "make" | "help");
                }
                Tag::Be => return true,
                Tag::Prep if !INNER.contains(&self.word(at)) => return false,
                Tag::Prep | Tag::And => {
                    let Some(chunk) = at.checked_sub(1).and_then(|at| self.chunk_at(at)) else {
                        return at > 0
                            && matches!(self.tagged.tags[at - 1], Tag::Verb(_))
                            && self.tagged.tags[at] == Tag::Prep;
                    };
                    match chunk.start.checked_sub(1) {
                        Some(before) => at = before,
                        None => return false,
                    }
                }
                _ => return false,
            }
        }
        false
    }

    /// The noun phrase that starts at a token, with its conjuncts and what hangs on its head.
    pub fn phrase_starting_at(&self, at: usize) -> Option<Phrase> {
        let mut at = at;
        while matches!(self.tag(at), Some(Tag::Adverb | Tag::Quote)) {
            at += 1;
        }
        let nth = phrase::chunk_at(&self.chunks, at).filter(|&nth| self.chunks[nth].start == at)?;
        let chunk = self.chunks[nth];
        if self.is_timed(chunk.head) || self.tagged.tags[chunk.head] == Tag::Adjective {
            return None;
        }
        let mut parts = vec![chunk.start..chunk.end];
        let mut end = chunk.end;
        while let Some(tag) = self.tag(end) {
            match tag {
                Tag::Prep if OBJECT_INNER.contains(&self.word(end)) && !self.is_timed(end) => {
                    let Some(next) = self.chunk_at(end + 1).filter(|next| next.start == end + 1)
                    else {
                        break;
                    };
                    if self.is_timed(next.head) {
                        break;
                    }
                    end = next.end;
                    let last = parts.len() - 1;
                    parts[last].end = end;
                }
                Tag::And | Tag::Comma => {
                    let skip = end
                        + 1
                        + usize::from(tag == Tag::Comma && self.tag(end + 1) == Some(Tag::And));
                    let Some(next) = self.chunk_at(skip).filter(|next| next.start == skip) else {
                        break;
                    };
                    if self.is_timed(next.head) || self.clause_starts(next) {
                        break;
                    }
                    if tag == Tag::Comma && skip == end + 1 && !self.list_goes_on(next.end) {
                        // "Wells, a senior official,": the same person.
                        let last = self.tagged.tags[parts[parts.len() - 1].end - 1];
                        let named = self.tag(next.start) == Some(Tag::Name)
                            && self.tagged.tags[chunk.start..chunk.end]
                                .iter()
                                .zip(chunk.start..)
                                .any(|(_, at)| {
                                    super::super::triggers::is_actor_noun(self.word(at))
                                })
                            && matches!(
                                self.tag(next.end),
                                Some(Tag::Comma | Tag::Prep | Tag::Break) | None
                            );
                        let appositive = named
                            || (matches!(self.tag(next.start), Some(Tag::Det))
                                && last == Tag::Name);
                        if appositive {
                            let last = parts.len() - 1;
                            end = next.end;
                            parts[last].end = end;
                            continue;
                        }
                        break;
                    }
                    parts.push(next.start..next.end);
                    end = next.end;
                }
                Tag::Open => {
                    let close = (end..self.len().min(end + 8))
                        .find(|&at| self.tagged.tags[at] == Tag::Close);
                    let Some(close) = close else { break };
                    if !matches!(self.tag(close + 1), Some(Tag::And | Tag::Comma | Tag::Prep)) {
                        break;
                    }
                    end = close + 1;
                    let last = parts.len() - 1;
                    parts[last].end = end;
                }
                _ => break,
            }
        }
        // "Peru, trade and the climate": names and things do not make one list.
        if parts.len() > 1 && self.tagged.tags[chunk.head] == Tag::Name {
            let alike = parts.iter().position(|part| {
                self.chunk_at(part.start).is_some_and(|chunk| {
                    !self.tagged.tags[chunk.start..chunk.end].contains(&Tag::Name)
                })
            });
            if let Some(first) = alike {
                parts.truncate(first);
                end = parts.last().map_or(chunk.end, |part| part.end);
            }
        }
        Some(Phrase { start: chunk.start, end, head: chunk.head, parts })
    }

    /// Whether a finite verb follows this chunk: then it is the subject of another clause.
    pub(super) fn clause_starts(&self, chunk: Chunk) -> bool {
        let mut at = chunk.end;
        while self.is_timed(at) || self.tag(at) == Some(Tag::Adverb) {
            at += 1;
        }
        self.groups.iter().any(|group| group.start == at && group.form == GroupForm::Finite)
    }

    /// Whether a list that reached here goes on to an "and".
    pub(super) fn list_goes_on(&self, mut at: usize) -> bool {
        for _ in 0..12 {
            match self.tag(at) {
                Some(Tag::And) => return true,
                Some(Tag::Comma) => at += 1,
                Some(tag) if tag.is_nominal() => at += 1,
                Some(Tag::Prep) if self.word(at) == "of" => at += 1,
                _ => return false,
            }
        }
        false
    }

    /// The direct object of a verb group, if it is active.
    pub fn object(&self, nth: usize) -> Option<Phrase> {
        let group = &self.groups[nth];
        self.object_from(group.end)
    }

    pub fn object_from(&self, mut at: usize) -> Option<Phrase> {
        // "boycott the April elections": a time within a phrase is no time of its own.
        let within = |at: usize| {
            self.chunk_at(at).is_some_and(|chunk| chunk.start == at && !self.is_timed(chunk.head))
        };
        while (self.is_timed(at) && self.tag(at + 1) != Some(Tag::Possessive) && !within(at))
            || matches!(self.tag(at), Some(Tag::Adverb | Tag::Quote))
        {
            at += 1;
        }
        self.phrase_starting_at(at)
    }

    /// The prepositional phrases from a token on, to the end of the clause.
    pub fn prepositions(&self, from: usize) -> Vec<Prepositional> {
        let mut found = Vec::new();
        let mut at = from;
        while let Some(tag) = self.tag(at) {
            match tag {
                Tag::Break | Tag::Sub | Tag::Rel => break,
                // A clause of its own ends it; a participle's phrases may still be the verb's.
                Tag::Verb(_) | Tag::Modal | Tag::Be | Tag::Have | Tag::Do => break,
                Tag::Comma if self.new_clause_after(at) => break,
                Tag::And if self.new_clause_after(at) => break,
                Tag::Prep if !self.is_timed(at) => {
                    if let Some(phrase) = self.phrase_starting_at(at + 1) {
                        let end = self.chunk_at(at + 1).map_or(at + 1, |chunk| chunk.end);
                        found.push(Prepositional { prep: at, phrase });
                        at = end;
                        continue;
                    }
                }
                _ => {}
            }
            at += 1;
        }
        found
    }

    pub(super) fn new_clause_after(&self, at: usize) -> bool {
        let Some(chunk) = self.chunk_at(at + 1).filter(|chunk| chunk.start == at + 1) else {
            return self
                .groups
                .iter()
                .any(|group| group.start == at + 1 && group.form != GroupForm::Infinitive);
        };
        self.clause_starts(chunk)
    }

    /// The phrase of a clause's prepositions with one of these words.
    pub fn with_prep(&self, found: &[Prepositional], preps: &[&str]) -> Option<Phrase> {
        preps.iter().find_map(|prep| {
            found.iter().find(|one| self.word(one.prep) == *prep).map(|one| one.phrase.clone())
        })
    }
}
