//! What a verb group says: the verb, its particle, the noun or infinitive it governs.

mod commits;
mod gives;
mod operators;
mod what;

use super::clause::{Clauses, Phrase, Prepositional, READY, Tie};
use super::draft::Outcome;
use super::nominal::{self, EventNoun};
use super::tag::Tag;
use super::triggers::{self, NounKind, Operator, Sense};
use super::words::singular;
use crate::atlas::{EventType, Modality};

use EventType::{
    Accuse, Agree, Aid, Assault, Concede, Consult, Cooperate, Mobilize, Reject, Retreat, Threaten,
};

/// A verb group with what it governs.
pub struct Governed<'c, 'a> {
    pub clauses: &'c Clauses<'a>,
    pub group: usize,
    pub lemma: &'c str,
    /// The direct object; of a passive the subject.
    pub object: Option<Phrase>,
    pub preps: Vec<Prepositional>,
    /// The group in the infinitive or gerund that it governs.
    pub inner: Option<(usize, Tie)>,
    pub passive: bool,
    trigger: std::ops::Range<usize>,
}

/// Those who pay visits.
const GUESTS: &[&str] = &[
    "delegation",
    "minister",
    "president",
    "counterpart",
    "leader",
    "envoy",
    "chancellor",
    "king",
    "queen",
    "prince",
    "princess",
    "premier",
    "official",
    "observer",
    "ambassador",
    "emir",
    "sultan",
];

/// People as news counts them when it does not name them.
const PEOPLE: &[&str] = &[
    "people",
    "man",
    "woman",
    "men",
    "women",
    "citizen",
    "national",
    "crew",
    "follower",
    "member",
    "candidate",
    "child",
    "relative",
    "sailor",
    "fisherman",
    "fishermen",
    "nun",
    "priest",
    "tourist",
];

/// How deep infinitives are followed.
const DEPTH: u8 = 3;

pub fn read(clauses: &Clauses<'_>, group: usize, depth: u8) -> Option<Outcome> {
    if depth > DEPTH {
        return None;
    }
    let at = &clauses.groups[group];
    if at.copula {
        return copula(clauses, group, depth);
    }
    if let Some(outcome) = complement(clauses, group) {
        return Some(outcome);
    }
    let lemma = clauses.lemma(group);
    let next = clauses.word(at.end);
    let (verb, taken) = triggers::verb(lemma, Some(next))?;
    let mut from = at.end + usize::from(taken);
    // "carry out", "call off": the particle may stand after the object.
    let mut verb = verb;
    if !taken {
        let late = clauses.object_from(from).map(|object| object.end);
        if let Some(end) = late
            && matches!(clauses.word(end), "off" | "out" | "back" | "down" | "up")
            && let Some((other, true)) = triggers::verb(lemma, Some(clauses.word(end)))
        {
            verb = other;
        }
    } else if matches!(clauses.word(from), "on" | "in" | "of")
        && matches!(clauses.tag(from), Some(Tag::Prep))
        && matches!(next, "part" | "down")
    {
        from += 1;
    }
    let object =
        if at.passive { clauses.subjects[group].clone() } else { clauses.object_from(from) };
    let preps = clauses.prepositions(at.end);
    let inner = inner(clauses, group);
    let governed = Governed {
        clauses,
        group,
        lemma,
        object,
        preps,
        inner,
        passive: at.passive,
        trigger: at.head..from.max(at.head + 1).min(if taken { from } else { at.head + 1 }),
    };
    match verb.sense {
        Sense::Plain { event, mode, target, strength } => {
            governed.plain(event, mode, target, strength)
        }
        Sense::Light => governed.light(depth),
        Sense::Op(operator) => governed.operator(operator, depth),
    }
}

/// "found him guilty", "let them free", "set the captives free": the adjective says what was done.
fn complement(clauses: &Clauses<'_>, group: usize) -> Option<Outcome> {
    let at = &clauses.groups[group];
    let lemma = clauses.lemma(group);
    if !matches!(lemma, "find" | "let" | "set") {
        return None;
    }
    let is = |nth: usize, word: &str| clauses.word(nth) == word;
    let word = if lemma == "find" { "guilty" } else { "free" };
    // "let free several prisoners": the adjective may stand before.
    let (target, adjective) = if at.passive {
        (clauses.subjects[group].clone()?, at.end)
    } else if is(at.end, word) && lemma != "find" {
        let start = at.end + 1;
        let phrase = match clauses.chunk_at(at.end).filter(|chunk| chunk.head > at.end) {
            Some(chunk) => {
                let parts = vec![start..chunk.end];
                Phrase { start, end: chunk.end, head: chunk.head, parts }
            }
            None => clauses.object_from(start)?,
        };
        (phrase, at.end)
    } else {
        let object = clauses.object_from(at.end)?;
        // The tagger may take the adjective for the head.
        let within = (object.start + 1..object.end).find(|&nth| is(nth, word));
        match within {
            Some(nth) => {
                let parts = vec![object.start..nth];
                (Phrase { end: nth, head: nth - 1, parts, ..object }, nth)
            }
            None => {
                let end = object.end;
                (object, end)
            }
        }
    };
    is(adjective, word).then_some(())?;
    let (event, mode) =
        if lemma == "find" { (Accuse, Some("legal")) } else { (Retreat, Some("release")) };
    Some(Outcome {
        event,
        mode,
        trigger: adjective..adjective + 1,
        target: Some(target),
        strength: 2,
        rule: "verb/complement",
        modality: None,
        nouns: Vec::new(),
        groups: Vec::new(),
        source: None,
    })
}

/// `is willing to`, `is set to`, `was responsible for`.
fn copula(clauses: &Clauses<'_>, group: usize, depth: u8) -> Option<Outcome> {
    let at = &clauses.groups[group];
    let words: Vec<&str> =
        (at.end..clauses.len().min(at.end + 3)).map(|at| clauses.word(at)).collect();
    if words.first().is_some_and(|word| *word == "responsible") {
        let Some(Tie::Said(sayer)) = clauses.ties[group] else { return None };
        return Some(Outcome {
            event: Accuse,
            mode: Some("allege"),
            trigger: at.end..at.end + 1,
            target: clauses.subjects[group].clone(),
            strength: 2,
            rule: "verb/responsible",
            modality: None,
            nouns: Vec::new(),
            groups: vec![sayer],
            source: clauses.subjects[sayer].clone(),
        });
    }
    let (inner, tie) = inner(clauses, group)?;
    if !matches!(tie, Tie::Chain(_)) {
        return None;
    }
    let ready = words.iter().find(|word| READY.contains(word));
    let outcome = read(clauses, inner, depth + 1);
    let target = outcome
        .as_ref()
        .and_then(|outcome| outcome.target.clone())
        .or_else(|| any_target(clauses, inner));
    let whole = |event, modality| {
        Some(Outcome {
            event,
            mode: None,
            trigger: at.end..at.end + 1,
            target: target.clone(),
            strength: 2,
            rule: "verb/willing",
            modality,
            nouns: outcome.iter().flat_map(|outcome| outcome.nouns.clone()).collect(),
            groups: vec![inner],
            source: None,
        })
    };
    match ready.copied() {
        Some("willing" | "ready" | "prepared" | "committed") => {
            whole(Agree, Some(Modality::Planned))
        }
        Some("unwilling" | "reluctant") => whole(Reject, None),
        // "is to meet", "is set to meet".
        _ => outcome.map(|mut outcome| {
            outcome.modality = Some(Modality::Planned);
            outcome.groups.push(inner);
            outcome
        }),
    }
}

/// The infinitive or gerund that hangs on a group.
fn inner(clauses: &Clauses<'_>, group: usize) -> Option<(usize, Tie)> {
    let next = group + 1;
    match clauses.ties.get(next).copied().flatten()? {
        tie @ (Tie::Chain(of) | Tie::ObjectChain(of) | Tie::Gerund(of) | Tie::Purpose(of))
            if of == group =>
        {
            Some((next, tie))
        }
        _ => None,
    }
}

/// Whom an infinitive of any verb concerns: its object, or the phrase of a preposition.
fn any_target(clauses: &Clauses<'_>, group: usize) -> Option<Phrase> {
    let end = clauses.groups[group].end;
    let preps = clauses.prepositions(end);
    clauses
        .with_prep(&preps, &["with", "against", "to", "from", "on"])
        .or_else(|| clauses.object(group))
        .or_else(|| clauses.with_prep(&preps, &["in", "into", "for", "of"]))
}

impl Governed<'_, '_> {
    pub(super) fn outcome(
        &self,
        event: EventType,
        mode: Option<&'static str>,
        target: Option<Phrase>,
        strength: u8,
        rule: &'static str,
    ) -> Outcome {
        Outcome {
            event,
            mode,
            trigger: self.trigger.clone(),
            target,
            strength,
            rule,
            modality: None,
            nouns: Vec::new(),
            groups: Vec::new(),
            source: None,
        }
    }

    /// Who does it; a pronoun in what someone says is who says it.
    pub(super) fn subject(&self) -> Option<Phrase> {
        let subject = self.clauses.subjects[self.group].clone()?;
        if self.clauses.tag(subject.start) == Some(Tag::Pronoun)
            && let Some(Tie::Said(sayer)) = self.clauses.ties[self.group]
            && let Some(said_by) = &self.clauses.subjects[sayer]
        {
            return Some(said_by.clone());
        }
        Some(subject)
    }

    pub(super) fn prep(&self, words: &[&str]) -> Option<Phrase> {
        self.clauses.with_prep(&self.preps, words)
    }

    /// The phrase where a table says the target stands.
    pub(super) fn target(&self, spec: &str) -> Option<Phrase> {
        spec.split(' ').find_map(|place| match place {
            "obj" => self.object.clone(),
            "" => None,
            prep => self.prep(&[prep]),
        })
    }

    fn plain(
        &self,
        event: EventType,
        mode: Option<&'static str>,
        spec: &str,
        strength: u8,
    ) -> Option<Outcome> {
        let takes_object = spec.split(' ').any(|place| place == "obj");
        if self.passive && !takes_object && event != Mobilize {
            return None;
        }
        let only_object = spec == "obj";
        let target =
            if self.passive && takes_object { self.object.clone() } else { self.target(spec) };
        if only_object && target.is_none() {
            return None;
        }
        let mut outcome = self.outcome(event, mode, target, strength, "verb/plain");
        match (event, self.lemma) {
            // "meet a deadline", "meet needs": no meeting.
            (Consult, "meet") if !self.is_someone(outcome.target.as_ref()) => {
                let reciprocal = self.object.is_none() && !self.passive && self.subject_is_plural();
                let meeting = outcome.target.is_none() && reciprocal;
                if !meeting {
                    return None;
                }
            }
            (Consult, "discuss") if outcome.target == self.object && !self.subject_is_plural() => {
                outcome.strength = 1;
            }
            (Threaten, "warn") => {
                let said = self.prep(&["of", "against"]).is_some()
                    || self.inner.is_some()
                    || self.says_something();
                if !said && self.object.is_none() {
                    return None;
                }
            }
            // Troops that are sent, not sent somebody: the object is what is moved.
            (
                Mobilize,
                "deploy" | "station" | "mobilize" | "mobilise" | "redeploy" | "scramble" | "mass"
                | "amass",
            ) => {
                let moved = self.object.as_ref()?;
                if !self.is_martial(moved) {
                    let passive_actor = self.passive && self.is_martial_phrase(moved);
                    if !passive_actor && !self.subject_is_martial() {
                        return None;
                    }
                }
                if self.is_peacekeeping() {
                    (outcome.event, outcome.mode) = (Aid, Some("peacekeeping"));
                }
                if self.passive && outcome.source.is_none() {
                    outcome.source = self.prep(&["by"]).or_else(|| self.object.clone());
                }
            }
            (Cooperate, "train") => {
                let other = outcome.target.as_ref()?;
                if !self.is_martial_phrase(other) && !self.is_someone(Some(other)) {
                    return None;
                }
            }
            // A land is beaten at games.
            (Assault, "beat")
                if outcome.target.as_ref().is_some_and(|target| self.is_state(target)) =>
            {
                return None;
            }
            (Assault, "target" | "fight" | "beat" | "battle" | "destroy")
                if !self.subject_is_martial() =>
            {
                outcome.strength = 1;
            }
            // Students occupy a faculty, troops a town.
            (Assault, "occupy") => {
                let who = if self.passive { self.prep(&["by"]) } else { self.subject() };
                let protests = who.is_some_and(|who| {
                    self.head_is(&who, |word| {
                        triggers::is_citizen(word)
                            || matches!(
                                singular(word),
                                "protester" | "protestor" | "demonstrator" | "activist" | "striker"
                            )
                    })
                });
                if protests {
                    (outcome.event, outcome.mode) = (EventType::Protest, Some("demo"));
                }
            }
            (Retreat, "resign") => outcome.strength = 2,
            (Retreat, "return") => {
                // Things given back to a state; not a call or a favour.
                let what = self.object.as_ref()?;
                let to = self.prep(&["to"])?;
                let person = self.is_person(Some(what));
                let gesture = self.head_is(what, |word| {
                    matches!(
                        singular(word),
                        "call"
                            | "letter"
                            | "message"
                            | "fire"
                            | "verdict"
                            | "favour"
                            | "favor"
                            | "email"
                    )
                });
                if person || gesture || self.passive && self.prep(&["by"]).is_none() {
                    return None;
                }
                outcome.target = Some(to);
            }
            (Reject, "dismiss")
                // A claim is dismissed, an official is sacked.
                if self.is_person(self.object.as_ref()) => {
                    (outcome.event, outcome.mode) = (Concede, None);
                }
            _ => {}
        }
        if event == Assault
            && self.object.as_ref().is_some_and(|object| self.head_is(object, triggers::is_weather))
        {
            return None;
        }
        Some(outcome)
    }

    /// Whether a clause of what is said follows.
    fn says_something(&self) -> bool {
        self.clauses.ties.contains(&Some(Tie::Said(self.group)))
            || self.clauses.word(self.clauses.groups[self.group].end) == "that"
    }

    fn light(&self, depth: u8) -> Option<Outcome> {
        // "began withdrawing", "started to deploy".
        if self.inner.is_some_and(|(_, tie)| matches!(tie, Tie::Chain(_))) && self.object.is_none()
        {
            return self.through(Operator::Through, None, depth);
        }
        if self.lemma == "open" && self.object_says("border") {
            let to = self.prep(&["to", "for"])?;
            return Some(self.outcome(Aid, Some("humanitarian"), Some(to), 2, "verb/light"));
        }
        let event_noun = match &self.object {
            Some(object) => nominal::event_noun(self.clauses, object),
            None => None,
        }
        .or_else(|| {
            // "take to the streets", "go on strike", "engage in talks".
            let phrase = self.prep(&["in", "on", "to"])?;
            let noun = nominal::event_noun(self.clauses, &phrase)?;
            let idiom =
                matches!((self.lemma, noun.noun.kind), ("take", NounKind::Protest) | ("go", _));
            idiom.then_some(noun)
        })?;
        self.of_noun(event_noun, "verb/light")
    }

    /// The event that a noun names, done by the verb's subject.
    pub(super) fn of_noun(&self, noun: EventNoun, rule: &'static str) -> Option<Outcome> {
        let (mut event, mut mode) =
            nominal::meaning(self.clauses, &noun, Some(self.group), self.lemma)?;
        if event == Mobilize && self.is_peacekeeping() {
            (event, mode) = (Aid, Some("peacekeeping"));
        }
        let arguments = nominal::arguments(self.clauses, &noun);
        let target = arguments
            .target
            .clone()
            .or_else(|| {
                if self.passive { None } else { self.prep(nominal::target_preps(noun.noun.kind)) }
            })
            .or_else(|| arguments.source.clone().filter(|_| !self.passive))
            .or_else(|| {
                self.prep(&["in"])
                    .filter(|_| triggers::is_material_conflict(event) || event == Retreat)
            })
            // A meeting of others is what one attends.
            .or_else(|| {
                self.object.clone().filter(|_| matches!(self.lemma, "attend" | "join" | "host"))
            });
        let mut outcome = self.outcome(event, mode, target, 2, rule);
        outcome.trigger = noun.head..noun.head + 1;
        outcome.nouns = vec![noun.head];
        if self.passive {
            outcome.source = self.prep(&["by"]).or(arguments.source);
        }
        if matches!(noun.noun.kind, NounKind::Visit)
            && !nominal::goes_somewhere(self.clauses, &noun, &self.preps)
        {
            return None;
        }
        Some(outcome)
    }
}

fn noun_is(clauses: &Clauses<'_>, noun: &EventNoun, words: &[&str]) -> bool {
    words.contains(&singular(clauses.word(noun.head)))
}
