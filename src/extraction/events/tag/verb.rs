//! Whether a word that may be a verb is one here, by what stands around it.

use super::super::words::{self, Class, Form};
use super::{Tag, Tagger};
use crate::extraction::tokens::Shape;

impl Tagger<'_> {
    pub(super) fn verb(&self, at: usize, form: Form, lemma: &str) -> Tag {
        let previous = self.previous();
        let last = self.tags.last().copied();
        let next = at + 1;
        let after_aux =
            matches!(previous, Some(Tag::Be | Tag::Have | Tag::Modal | Tag::Do | Tag::Not));
        let within_phrase = matches!(
            last,
            Some(Tag::Det | Tag::Owner | Tag::Possessive | Tag::Adjective | Tag::Number)
        ) || (last == Some(Tag::Noun)
            && words::is_attribute(self.word(at - 1)));
        let noun = if self.shape(at) == Shape::Lower || at > 0 { Tag::Noun } else { Tag::Name };
        match form {
            Form::Base => {
                let infinitive =
                    matches!(previous, Some(Tag::To | Tag::Modal | Tag::Do | Tag::Not));
                if infinitive && last != Some(Tag::Det) {
                    // "to talks", "to support from": a noun after the preposition.
                    return Tag::Verb(form);
                }
                if within_phrase || matches!(previous, Some(Tag::Prep | Tag::Be)) {
                    return noun;
                }
                if matches!(previous, Some(Tag::Pronoun | Tag::Rel)) {
                    return Tag::Verb(form);
                }
                // "agreed to lift and end", "to arrest or expel".
                if last == Some(Tag::And) && self.after_infinitive(at) {
                    return Tag::Verb(form);
                }
                // "Peru and Chile plan to sign", "ministers hope to meet".
                if words::is_noun_too(lemma)
                    && matches!(
                        lemma,
                        "plan" | "aim" | "hope" | "vote" | "pledge" | "vow" | "offer" | "move"
                    )
                    && self.word(next) == "to"
                    && words::base(self.word(next + 1)).is_some()
                    && self.ends_plural()
                {
                    return Tag::Verb(form);
                }
                // "condemn, denounce and reject the plan": one more of a list of bare verbs.
                if matches!(last, Some(Tag::And | Tag::Comma))
                    && !words::is_noun_too(lemma)
                    && self.opens_phrase(next)
                    && self.lists_bare_verbs()
                {
                    return Tag::Verb(form);
                }
                // "saw the two sides sign", "saw Peru step up": what one sees others do.
                if matches!(last, Some(Tag::Noun | Tag::Name)) && self.watched() {
                    let particle = super::super::triggers::verb(lemma, Some(self.word(next)))
                        .is_some_and(|(_, taken)| taken);
                    if particle || (!words::is_noun_too(lemma) && self.opens_phrase(next)) {
                        return Tag::Verb(form);
                    }
                }
                // "demanded that the cabinet resign": a verb that is no noun as well.
                if matches!(last, Some(Tag::Noun | Tag::Name))
                    && !words::is_noun_too(lemma)
                    && self.demanded()
                {
                    return Tag::Verb(form);
                }
                // "Ministers condemn the", "Japan and Peru sign a": a plural subject before it.
                let subject = match last {
                    Some(Tag::Noun) => {
                        self.word(at - 1).ends_with('s') && !self.word(at - 1).ends_with("ss")
                    }
                    Some(Tag::Name) => true,
                    Some(Tag::Close | Tag::Adverb) => previous != Some(Tag::Prep),
                    _ => false,
                };
                let object = self.opens_phrase(next)
                    || (self.opens_phrase(next + 1)
                        && (matches!(self.word(next), "off" | "out")
                            || (lemma == "call" && matches!(self.word(next), "for" | "on"))))
                    || (!words::is_noun_too(lemma)
                        && (self.word(next) == "to"
                            || self.noun_follows(next)
                            || words::class(self.word(next)) == Some(Class::Prep)))
                    || (self.title
                        && (self.noun_follows(next)
                            || words::class(self.word(next)) == Some(Class::Prep)));
                if subject && object && !(words::is_noun_too(lemma) && self.verb_follows(next)) {
                    return Tag::Verb(form);
                }
                noun
            }
            Form::Third => {
                if matches!(previous, Some(Tag::Verb(_))) {
                    return noun;
                }
                if within_phrase
                    || matches!(previous, Some(Tag::Prep | Tag::To | Tag::Be | Tag::Have))
                    || at == 0
                {
                    return noun;
                }
                if !words::is_noun_too(lemma) {
                    return Tag::Verb(form);
                }
                let subject = matches!(
                    last,
                    Some(
                        Tag::Name
                            | Tag::Noun
                            | Tag::Pronoun
                            | Tag::Close
                            | Tag::Rel
                            | Tag::Adverb
                            | Tag::Comma
                    )
                );
                let object = self.opens_phrase(next)
                    || matches!(self.word(next), "to" | "that" | "for" | "on" if matches!(lemma, "call" | "aim" | "plan" | "hope" | "claim" | "vote"))
                    || (last == Some(Tag::Name) && self.noun_follows(next));
                if matches!(last, Some(Tag::Pronoun | Tag::Rel)) || (subject && object) {
                    return Tag::Verb(form);
                }
                noun
            }
            Form::Past => {
                if after_aux || previous == Some(Tag::Pronoun) || matches!(previous, Some(Tag::Rel))
                {
                    return Tag::Verb(form);
                }
                if within_phrase || matches!(last, Some(Tag::Prep | Tag::To)) {
                    return if self.noun_follows(next) { Tag::Adjective } else { noun };
                }
                if last == Some(Tag::And)
                    && matches!(self.tags.iter().rev().nth(1), Some(Tag::Adjective))
                    && self.noun_follows(next)
                {
                    return Tag::Adjective;
                }
                if matches!(
                    last,
                    Some(Tag::Verb(Form::Past | Form::Base | Form::Third | Form::Ing))
                ) && self.noun_follows(next)
                {
                    return Tag::Adjective;
                }
                if at == 0 && self.noun_follows(next) && !self.opens_phrase(next) {
                    return Tag::Adjective;
                }
                // "a secret base hit by": bare irregular forms that are nouns too.
                if !self.word(at).ends_with("ed")
                    && words::is_noun_too(lemma)
                    && lemma == self.word(at)
                {
                    let subject =
                        matches!(last, Some(Tag::Noun | Tag::Name | Tag::Close | Tag::Adverb));
                    return if subject && self.opens_phrase(next) { Tag::Verb(form) } else { noun };
                }
                Tag::Verb(form)
            }
            Form::Participle => {
                if within_phrase && self.noun_follows(next) {
                    Tag::Adjective
                } else {
                    Tag::Verb(form)
                }
            }
            Form::Ing => {
                if matches!(previous, Some(Tag::Be)) {
                    return Tag::Verb(form);
                }
                if within_phrase {
                    return if self.noun_follows(next) && !self.is_name(next) {
                        Tag::Adjective
                    } else {
                        noun
                    };
                }
                // "operations and training exercises".
                if last == Some(Tag::And)
                    && self.noun_follows(next)
                    && !self.opens_phrase(next)
                    && matches!(self.tags.iter().rev().nth(1), Some(Tag::Noun | Tag::Adjective))
                {
                    return Tag::Adjective;
                }
                // "signed a data sharing agreement": within a phrase that a verb governs.
                if last == Some(Tag::Noun) && self.within_object() && !self.opens_phrase(next) {
                    if self.noun_follows(next) {
                        return Tag::Adjective;
                    }
                    if self.word(next) == "to" {
                        return noun;
                    }
                }
                // "car bombing by", "troop training in".
                if matches!(last, Some(Tag::Noun | Tag::Name)) && !self.opens_phrase(next) {
                    let object =
                        self.noun_follows(next) || matches!(self.word(next), "to" | "that");
                    if !object {
                        return noun;
                    }
                }
                if matches!(last, Some(Tag::Prep))
                    && !self.opens_phrase(next)
                    && !self.noun_follows(next)
                {
                    return if matches!(
                        self.word(next),
                        "with" | "to" | "that" | "on" | "against" | "for"
                    ) {
                        Tag::Verb(form)
                    } else {
                        noun
                    };
                }
                Tag::Verb(form)
            }
        }
    }

    /// Whether an infinitive stands within the last eight tokens, without a break between.
    pub(super) fn after_infinitive(&self, at: usize) -> bool {
        self.tags[..at]
            .iter()
            .rev()
            .take(9)
            .take_while(|tag| !matches!(tag, Tag::Break | Tag::Sub | Tag::Rel))
            .any(|tag| *tag == Tag::Verb(Form::Base))
    }

    /// Whether the phrase so far is a plural noun or two names that "and" joins.
    fn ends_plural(&self) -> bool {
        let Some(last) = self.tags.len().checked_sub(1) else { return false };
        match self.tags[last] {
            Tag::Noun => self.word(last).ends_with('s') && !self.word(last).ends_with("ss"),
            Tag::Name => {
                let before = self.tags.iter().rev().find(|tag| **tag != Tag::Name);
                before == Some(&Tag::And)
            }
            _ => false,
        }
    }

    /// Whether a bare verb stands before in this clause, however long its object.
    fn lists_bare_verbs(&self) -> bool {
        self.tags
            .iter()
            .rev()
            .take(24)
            .take_while(|tag| !matches!(tag, Tag::Break | Tag::Sub | Tag::Rel | Tag::Open))
            .any(|tag| *tag == Tag::Verb(Form::Base))
    }

    /// Whether the last verb is one of seeing, with nothing but a phrase since.
    fn watched(&self) -> bool {
        let verb = self.tags.iter().rposition(|tag| tag.is_verb());
        verb.is_some_and(|verb| {
            matches!(self.lemmas[verb].as_str(), "see" | "watch" | "let" | "make" | "help")
                && self.tags[verb + 1..].iter().all(|tag| tag.is_nominal() || *tag == Tag::And)
        })
    }

    /// Whether "demanded that" and the like open the clause, which has no verb yet.
    pub(super) fn demanded(&self) -> bool {
        let verb = self.tags.iter().rposition(|tag| tag.is_verb());
        verb.is_some_and(|verb| {
            matches!(
                self.lemmas[verb].as_str(),
                "demand"
                    | "insist"
                    | "propose"
                    | "request"
                    | "require"
                    | "recommend"
                    | "ask"
                    | "urge"
            ) && self.lower[verb..].iter().any(|word| word == "that")
        })
    }

    /// Whether the noun phrase so far opens with an article and is a verb's object.
    pub(super) fn within_object(&self) -> bool {
        let Some(open) = self
            .tags
            .iter()
            .rposition(|tag| !matches!(tag, Tag::Noun | Tag::Adjective | Tag::Number))
        else {
            return false;
        };
        matches!(self.tags[open], Tag::Det | Tag::Owner)
            && open > 0
            && matches!(self.tags[open - 1], Tag::Verb(_))
    }

    /// Whether a finite verb comes soon after, so that this word was its subject.
    pub(super) fn verb_follows(&self, from: usize) -> bool {
        (from..self.lower.len().min(from + 4)).any(|at| {
            matches!(
                words::class(self.word(at)),
                Some(Class::Be | Class::Have | Class::Modal | Class::Do)
            )
        })
    }
}
