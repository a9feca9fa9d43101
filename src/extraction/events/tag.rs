//! What each token of a sentence is: a small rule tagger for running news English. It only has to
//! tell noun phrases from verbs and from the words between them.

mod verb;

use super::words::{self, Class, Form};
use crate::extraction::Analysis;
use crate::extraction::tokens::{Shape, TokenKind, unbroken};

/// The part a token plays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tag {
    Noun,
    /// Capitalised within a sentence, or named by a mention.
    Name,
    Adjective,
    Number,
    Det,
    /// `’s`.
    Possessive,
    Owner,
    Pronoun,
    Prep,
    To,
    And,
    Comma,
    Sub,
    Rel,
    Modal,
    Be,
    Have,
    Do,
    Not,
    Adverb,
    Verb(Form),
    Quote,
    Open,
    Close,
    Break,
}

impl Tag {
    /// Whether it can stand in a noun phrase.
    pub fn is_nominal(self) -> bool {
        matches!(
            self,
            Self::Noun
                | Self::Name
                | Self::Adjective
                | Self::Number
                | Self::Det
                | Self::Possessive
                | Self::Owner
        )
    }

    pub fn is_auxiliary(self) -> bool {
        matches!(self, Self::Modal | Self::Be | Self::Have | Self::Do)
    }

    pub fn is_verb(self) -> bool {
        matches!(self, Self::Verb(_)) || self.is_auxiliary()
    }
}

/// Prepositions and conjunctions of several words.
const COMPOUND: &[(&str, Tag)] = &[
    ("in response to", Tag::Prep),
    ("in addition to", Tag::Prep),
    ("in front of", Tag::Prep),
    ("on behalf of", Tag::Prep),
    ("in spite of", Tag::Prep),
    ("in light of", Tag::Prep),
    ("in favour of", Tag::Prep),
    ("in favor of", Tag::Prep),
    ("in support of", Tag::Prep),
    ("in protest at", Tag::Prep),
    ("in return for", Tag::Prep),
    ("in exchange for", Tag::Prep),
    ("as part of", Tag::Prep),
    ("in terms of", Tag::Prep),
    ("at the request of", Tag::Prep),
    ("on suspicion of", Tag::Prep),
    ("on charges of", Tag::Prep),
    ("in connection with", Tag::Prep),
    ("in accordance with", Tag::Prep),
    ("instead of", Tag::Prep),
    ("because of", Tag::Prep),
    ("prior to", Tag::Prep),
    ("ahead of", Tag::Prep),
    ("out of", Tag::Prep),
    ("along with", Tag::And),
    ("together with", Tag::And),
    ("as well as", Tag::And),
];

/// A tagged sentence; indices count from its first token.
pub struct Tagged {
    pub tags: Vec<Tag>,
    /// Each word in small letters.
    pub lower: Vec<String>,
    /// The lemma of each verb, else empty.
    pub lemmas: Vec<String>,
}

/// Tags the tokens of one sentence.
pub fn tag(analysis: &Analysis<'_>, sentence: std::ops::Range<usize>) -> Tagged {
    let lower: Vec<String> =
        sentence.clone().map(|at| unbroken(analysis.word(at)).to_lowercase()).collect();
    let named = named(analysis, sentence.clone());
    let title = is_title(analysis, sentence.clone());
    let mut tagger = Tagger {
        analysis,
        first: sentence.start,
        named,
        title,
        tags: Vec::with_capacity(lower.len()),
        lemmas: vec![String::new(); lower.len()],
        lower,
    };
    for at in 0..tagger.lower.len() {
        let tag = tagger.tag(at);
        tagger.tags.push(tag);
    }
    tagger.settle();
    Tagged { tags: tagger.tags, lower: tagger.lower, lemmas: tagger.lemmas }
}

/// Which tokens a mention covers whole.
fn named(analysis: &Analysis<'_>, sentence: std::ops::Range<usize>) -> Vec<bool> {
    let mut named = vec![false; sentence.len()];
    let (Some(first), Some(last)) = (
        analysis.tokens.get(sentence.start),
        sentence.clone().last().map(|at| &analysis.tokens[at]),
    ) else {
        return named;
    };
    for mention in analysis.mentions_in(first.span.join(last.span)) {
        for at in analysis.tokens_of(mention.span) {
            let token = analysis.tokens[at];
            if sentence.contains(&at)
                && mention.span.contains(token.span)
                && token.shape != Shape::Lower
            {
                named[at - sentence.start] = true;
            }
        }
    }
    named
}

/// Whether most longer words start with a capital, as in a headline.
fn is_title(analysis: &Analysis<'_>, sentence: std::ops::Range<usize>) -> bool {
    let long = |at: &usize| {
        let token = analysis.tokens[*at];
        token.kind == TokenKind::Word && token.span.len() > 3
    };
    let (mut capitals, mut all) = (0, 0);
    for at in sentence.filter(long) {
        all += 1;
        capitals += usize::from(analysis.tokens[at].shape != Shape::Lower);
    }
    all >= 3 && capitals * 10 >= all * 8
}

struct Tagger<'a> {
    analysis: &'a Analysis<'a>,
    first: usize,
    named: Vec<bool>,
    title: bool,
    tags: Vec<Tag>,
    lower: Vec<String>,
    lemmas: Vec<String>,
}

impl Tagger<'_> {
    fn word(&self, at: usize) -> &str {
        self.lower.get(at).map_or("", String::as_str)
    }

    fn previous(&self) -> Option<Tag> {
        let last = self.tags.iter().rposition(|tag| *tag != Tag::Adverb)?;
        Some(self.tags[last])
    }

    fn shape(&self, at: usize) -> Shape {
        self.analysis.tokens[self.first + at].shape
    }

    fn kind(&self, at: usize) -> Option<TokenKind> {
        self.lower.get(at).map(|_| self.analysis.tokens[self.first + at].kind)
    }

    /// Whether a noun phrase may go on or start at this token, seen from before it.
    fn opens_phrase(&self, at: usize) -> bool {
        match self.kind(at) {
            Some(TokenKind::Number) => true,
            Some(TokenKind::Word) => {
                self.is_name(at)
                    || matches!(
                        words::class(self.word(at)),
                        Some(Class::Det | Class::Owner | Class::Pronoun | Class::Number)
                    )
            }
            Some(TokenKind::Punct) => matches!(self.word(at), "$" | "€" | "£"),
            _ => false,
        }
    }

    /// Whether it is a name: within a mention, or capitalised past the sentence's start.
    fn is_name(&self, at: usize) -> bool {
        self.named[at]
            || (at > 0
                && !self.title
                && matches!(self.shape(at), Shape::Capital | Shape::Upper | Shape::Mixed))
    }

    /// Whether a plain noun or adjective follows, so that a participle before it belongs to it.
    fn noun_follows(&self, at: usize) -> bool {
        if self.kind(at) != Some(TokenKind::Word) {
            return false;
        }
        if self.is_name(at) {
            return true;
        }
        let word = self.word(at);
        if words::class(word).is_some_and(|class| class != Class::Number) || word.ends_with("ly") {
            return false;
        }
        match words::verb(word) {
            None => true,
            Some((Form::Base | Form::Third, lemma)) => words::is_noun_too(&lemma),
            Some((Form::Ing | Form::Past, _)) => self.kind(at + 1) == Some(TokenKind::Word),
            Some((Form::Participle, _)) => false,
        }
    }

    fn tag(&mut self, at: usize) -> Tag {
        match self.kind(at).expect("an index of the sentence") {
            TokenKind::Punct => return self.punctuation(at),
            TokenKind::Number => return Tag::Number,
            TokenKind::Possessive => return Tag::Possessive,
            TokenKind::Word => {}
        }
        if self.named[at] {
            return Tag::Name;
        }
        let word = self.lower[at].clone();
        if let Some(class) =
            words::class(&word).filter(|_| at == 0 || self.title || !self.is_name(at))
        {
            return self.closed(at, class);
        }
        if at > 0 && !self.title && self.is_name(at) {
            return Tag::Name;
        }
        if self.analysis.tokens[self.first + at].hyphens > 0 {
            // "a cease-fire", "the sit-in": nouns of events.
            let tail = !self.noun_follows(at + 1) && super::triggers::noun(&word).is_some();
            return match self.shape(at) {
                Shape::Lower if tail => Tag::Noun,
                Shape::Lower => Tag::Adjective,
                _ => Tag::Name,
            };
        }
        if words::is_adjective_in_ly(&word) && self.noun_follows(at + 1) {
            return Tag::Adjective;
        }
        if word.ends_with("ly")
            && word.len() > 4
            && !matches!(
                word.as_str(),
                "family"
                    | "assembly"
                    | "ally"
                    | "supply"
                    | "rally"
                    | "reply"
                    | "italy"
                    | "july"
                    | "imply"
                    | "apply"
                    | "comply"
            )
        {
            return Tag::Adverb;
        }
        let bare = matches!(self.previous(), Some(Tag::Modal | Tag::To));
        let base = words::base(&word).filter(|_| bare).map(|lemma| (Form::Base, lemma.to_owned()));
        let Some((form, lemma)) = base.or_else(|| words::verb(&word)) else {
            return if self.shape(at) == Shape::Lower || at > 0 { Tag::Noun } else { Tag::Name };
        };
        let tag = self.verb(at, form, &lemma);
        if matches!(tag, Tag::Verb(_)) {
            self.lemmas[at] = lemma;
        }
        tag
    }

    fn punctuation(&self, at: usize) -> Tag {
        match self.word(at) {
            "," => Tag::Comma,
            "(" | "[" | "{" => Tag::Open,
            ")" | "]" | "}" => Tag::Close,
            "\"" | "“" | "”" | "‘" | "’" | "'" | "«" | "»" | "`" => Tag::Quote,
            "&" => Tag::And,
            "$" | "€" | "£" | "%" => Tag::Number,
            "/" => Tag::And,
            // "Ms. Modena", "Gen. Holt": the stop of a title within a name.
            "." if self.abbreviates(at) => Tag::Name,
            _ => Tag::Break,
        }
    }

    fn abbreviates(&self, at: usize) -> bool {
        at.checked_sub(1).is_some_and(|before| {
            let short = self.word(before).len() <= 4 && self.shape(before) == Shape::Capital;
            short
                && self.tags.get(before) == Some(&Tag::Name)
                && at + 1 < self.lower.len()
                && self.shape(at + 1) == Shape::Capital
        })
    }

    fn closed(&mut self, at: usize, class: Class) -> Tag {
        let next = at + 1;
        match class {
            Class::Det => Tag::Det,
            Class::Owner => {
                // "told her that", "let her go": an object, not an owner.
                let alone = self.word(at) == "her" && !self.noun_follows(next);
                if alone { Tag::Pronoun } else { Tag::Owner }
            }
            Class::Pronoun => match self.word(at) {
                "who" | "whom" => Tag::Rel,
                _ => Tag::Pronoun,
            },
            Class::Prep => {
                // "at least 75", "around 2,000": part of the number.
                let quantity = match self.word(at) {
                    "at" => matches!(self.word(next), "least" | "most"),
                    "around" | "about" | "over" | "under" | "nearly" => {
                        self.kind(next) == Some(TokenKind::Number)
                            || words::class(self.word(next)) == Some(Class::Number)
                    }
                    _ => false,
                };
                if quantity { Tag::Det } else { Tag::Prep }
            }
            Class::To => Tag::To,
            Class::And => Tag::And,
            Class::Sub => Tag::Sub,
            Class::Rel => Tag::Rel,
            Class::That => match self.previous() {
                Some(Tag::Noun | Tag::Name | Tag::Close | Tag::Number) => Tag::Rel,
                Some(Tag::Prep) => Tag::Det,
                _ => Tag::Sub,
            },
            Class::Modal => {
                // "May" in a date and "the will of" are no modals.
                let noun = matches!(self.previous(), Some(Tag::Det | Tag::Owner | Tag::Possessive));
                if noun { Tag::Noun } else { Tag::Modal }
            }
            Class::Be => Tag::Be,
            Class::Have => Tag::Have,
            Class::Do => Tag::Do,
            Class::Not => Tag::Not,
            Class::Adverb => match self.word(at) {
                "set" if matches!(self.previous(), Some(Tag::To | Tag::Modal)) => {
                    self.lemmas[at] = "set".to_owned();
                    Tag::Verb(Form::Base)
                }
                "least" | "most" if self.tags.last() == Some(&Tag::Det) => Tag::Det,
                "set" if matches!(self.word(next), "to" | "for" | "up") => {
                    self.lemmas[at] = "set".to_owned();
                    Tag::Verb(Form::Past)
                }
                "first" | "early" | "late" | "long" | "further" | "set"
                    if matches!(self.previous(), Some(Tag::Det | Tag::Possessive | Tag::Owner)) =>
                {
                    Tag::Adjective
                }
                _ => Tag::Adverb,
            },
            Class::Number => Tag::Number,
        }
    }

    /// Prepositions of several words become one: its last word spells it out.
    fn join_prepositions(&mut self) {
        for at in 0..self.tags.len() {
            for &(words, tag) in COMPOUND {
                let count = words.split(' ').count();
                let here =
                    words.split(' ').enumerate().all(|(nth, word)| self.word(at + nth) == word);
                if here && at + count <= self.tags.len() {
                    for nth in at..at + count {
                        self.tags[nth] = tag;
                        self.lemmas[nth].clear();
                    }
                    if tag == Tag::Prep {
                        self.lower[at + count - 1] = words.to_owned();
                    } else {
                        self.tags[at + 1..at + count].fill(Tag::Adverb);
                    }
                }
            }
        }
    }

    /// What only the whole sentence shows.
    fn settle(&mut self) {
        self.join_prepositions();
        for at in 0..self.tags.len() {
            // "according to", "due to", "because of", "ahead of": one preposition.
            if matches!(self.lower[at].as_str(), "according" | "due" | "thanks")
                && self.word(at + 1) == "to"
            {
                self.tags[at] = Tag::Prep;
                self.tags[at + 1] = Tag::Prep;
            }
            // "up to 12,000", "more than 40".
            if matches!(self.lower[at].as_str(), "up" | "more" | "fewer" | "less")
                && matches!(self.word(at + 1), "to" | "than")
                && self.tags.get(at + 2).is_some_and(|tag| matches!(tag, Tag::Number | Tag::Det))
            {
                self.tags[at] = Tag::Det;
                self.tags[at + 1] = Tag::Det;
            }
            // "to" before a noun phrase is a preposition.
            if self.tags[at] == Tag::To {
                let verb = (at + 1..self.tags.len().min(at + 3))
                    .find(|&next| self.tags[next] != Tag::Adverb)
                    .is_some_and(|next| {
                        matches!(
                            self.tags[next],
                            Tag::Verb(Form::Base) | Tag::Be | Tag::Have | Tag::Do
                        )
                    });
                if !verb {
                    self.tags[at] = Tag::Prep;
                }
            }
        }
    }
}
