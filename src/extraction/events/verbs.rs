//! What a verb group says: the verb, its particle, the noun or infinitive it governs.

use super::clause::{Clauses, Phrase, Prepositional, READY, Tie};
use super::draft::Outcome;
use super::nominal::{self, EventNoun};
use super::tag::Tag;
use super::triggers::{self, NounKind, Operator, Sense};
use super::words::singular;
use crate::atlas::{EventType, Modality};

use EventType::{
    Accuse, Agree, Aid, Assault, Coerce, Concede, Consult, Cooperate, Mobilize, Reject, Request,
    Retreat, Sanction, Support, Threaten,
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
    fn outcome(
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
    fn subject(&self) -> Option<Phrase> {
        let subject = self.clauses.subjects[self.group].clone()?;
        if self.clauses.tag(subject.start) == Some(Tag::Pronoun)
            && let Some(Tie::Said(sayer)) = self.clauses.ties[self.group]
            && let Some(said_by) = &self.clauses.subjects[sayer]
        {
            return Some(said_by.clone());
        }
        Some(subject)
    }

    fn prep(&self, words: &[&str]) -> Option<Phrase> {
        self.clauses.with_prep(&self.preps, words)
    }

    /// The phrase where a table says the target stands.
    fn target(&self, spec: &str) -> Option<Phrase> {
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
    fn of_noun(&self, noun: EventNoun, rule: &'static str) -> Option<Outcome> {
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

    fn operator(&self, operator: Operator, depth: u8) -> Option<Outcome> {
        let noun =
            self.object.as_ref().and_then(|object| nominal::event_noun(self.clauses, object));
        let kind = noun.as_ref().map(|noun| noun.noun.kind);
        let done =
            |event: EventType, mode: Option<&'static str>, target: Option<Phrase>, strength: u8| {
                let mut outcome = self.outcome(event, mode, target, strength, "verb/operator");
                outcome.nouns.extend(noun.as_ref().map(|noun| noun.head));
                outcome.groups.extend(self.inner.map(|(inner, _)| inner));
                Some(outcome)
            };
        match operator {
            Operator::Cease => self.cease(noun.as_ref()?),
            Operator::Refuse | Operator::Threat | Operator::Fail | Operator::Promise => {
                self.commits(operator, noun.as_ref(), depth)
            }
            Operator::Ask => self.ask(noun.as_ref(), depth),
            Operator::Force => {
                let inner = matches!(self.inner, Some((_, Tie::ObjectChain(_))))
                    || (self.passive && self.inner.is_some());
                if inner {
                    // An order is words, force is not.
                    let event = if self.lemma == "order" { Request } else { Coerce };
                    return done(event, None, self.object.clone(), 2);
                }
                let noun = noun?;
                if noun.noun.event.is_none() || self.lemma != "order" {
                    return None;
                }
                self.of_noun(noun, "verb/light")
            }
            Operator::Allow => {
                let who = self.object.clone()?;
                (self.inner.is_some() || kind.is_some_and(|kind| kind == NounKind::Aid))
                    .then_some(())?;
                done(Concede, Some("access"), Some(who), 2)
            }
            // "set a deadline", not "set to meet".
            Operator::Plan if self.lemma == "set" && kind == Some(NounKind::Threat) => {
                self.of_noun(noun?, "verb/light")
            }
            Operator::Plan | Operator::Through => self.through(operator, noun, depth),
            Operator::Give => self.given_to(noun.as_ref()).or_else(|| self.give(noun.as_ref()?)),
            Operator::Withdraw => self.withdraw(noun.as_ref()),
            Operator::Conclude => match kind? {
                NounKind::Agreement => {
                    done(Support, Some("agreement"), self.prep(&["with", "between", "on"]), 2)
                }
                NounKind::Ties => {
                    done(Support, Some("relations"), self.prep(&["with", "between", "to"]), 2)
                }
                NounKind::Cooperation => done(Cooperate, None, self.prep(&["with", "between"]), 2),
                NounKind::Ceasefire => {
                    done(Retreat, Some("ceasefire"), self.prep(&["with", "in", "between"]), 2)
                }
                _ => None,
            },
            Operator::Strengthen => match kind? {
                NounKind::Ties | NounKind::Cooperation => {
                    done(Cooperate, None, self.prep(&["with", "between"]), 2)
                }
                NounKind::Agreement if self.object_says("partnership") => {
                    done(Cooperate, None, self.prep(&["with", "between"]), 2)
                }
                NounKind::Penalty => done(Sanction, None, self.prep(&["on", "against"]), 2),
                NounKind::Restriction => done(Coerce, Some("ban"), self.prep(&["on", "in"]), 2),
                NounKind::Troops => {
                    done(Mobilize, Some("troops"), self.prep(&["in", "along", "near", "on"]), 2)
                }
                NounKind::Aid | NounKind::Money => {
                    done(Aid, None, self.prep(&["to", "for", "in"]), 2)
                }
                _ => None,
            },
            Operator::Violate => match kind? {
                NounKind::Ceasefire => done(
                    Assault,
                    Some("ceasefire"),
                    self.prep(&["in", "with"]).or(self.object.clone()),
                    3,
                ),
                NounKind::Ties if self.lemma == "break" => {
                    done(Sanction, Some("discontinue"), self.prep(&["with"]), 2)
                }
                NounKind::Agreement | NounKind::Restriction | NounKind::Penalty => {
                    done(Reject, None, self.prep(&["by", "on"]).or(self.object.clone()), 2)
                }
                _ => None,
            },
            Operator::Release => {
                let who = self.object.clone()?;
                let people = matches!(
                    kind,
                    Some(
                        NounKind::Prisoners
                            | NounKind::Refugees
                            | NounKind::Peacekeepers
                            | NounKind::Envoys
                    )
                ) || self.is_person(Some(&who))
                    || nominal::is_actor(self.clauses, &who)
                    || self.head_is(&who, |word| PEOPLE.contains(&singular(word)))
                    || self.counts_people(&who);
                people.then_some(())?;
                if self.lemma == "free"
                    && self.passive
                    && self.clauses.groups[self.group].modal.is_some()
                {
                    return None;
                }
                done(Retreat, Some("release"), Some(who), 2)
            }
            Operator::Attend => match kind {
                // "received aid from Peru": Peru gave it.
                Some(NounKind::Aid | NounKind::Money | NounKind::Weapons | NounKind::Praise)
                    if self.lemma == "receive" && !self.passive =>
                {
                    let from = self.prep(&["from"])?;
                    let event = if kind == Some(NounKind::Praise) { Support } else { Aid };
                    let to = self.subject();
                    let mut outcome = done(event, None, to, 2)?;
                    outcome.source = Some(from);
                    Some(outcome)
                }
                Some(NounKind::Meeting | NounKind::Exercise | NounKind::Visit) => {
                    self.of_noun(noun?, "verb/light")
                }
                _ if matches!(self.lemma, "host" | "receive")
                    && self.is_guest(self.object.as_ref()) =>
                {
                    done(Consult, Some("visit"), self.object.clone(), 1)
                }
                _ => None,
            },
            Operator::Accept => match kind {
                Some(NounKind::Demand) => done(Concede, None, self.owner_or_object(), 2),
                Some(NounKind::Refugees) => done(Aid, Some("humanitarian"), self.object.clone(), 2),
                Some(NounKind::Agreement) => done(
                    Support,
                    Some("agreement"),
                    self.prep(&["with", "between", "on"]).or(self.owner_or_object()),
                    1,
                ),
                Some(NounKind::Withdrawal) => done(Concede, None, self.object.clone(), 2),
                Some(
                    NounKind::Deployment
                    | NounKind::Lawsuit
                    | NounKind::Penalty
                    | NounKind::Release
                    | NounKind::Aid,
                ) => self.of_noun(noun?, "verb/light"),
                _ if self.inner.is_some_and(|(_, tie)| matches!(tie, Tie::Chain(_))) => {
                    self.commits(Operator::Promise, noun.as_ref(), depth)
                }
                Some(_) => done(
                    Agree,
                    None,
                    self.prep(&["with", "for", "in", "on"]).or(self.object.clone()),
                    1,
                ),
                None => None,
            },
            Operator::Welcome => {
                let object = self.object.clone()?;
                if self.prep(&["to"]).is_some()
                    && (self.is_person(Some(&object)) || self.is_guest(Some(&object)))
                {
                    return done(Consult, Some("visit"), Some(object), 2);
                }
                done(Support, None, Some(object), 2)
            }
            Operator::Phone => {
                let who = self
                    .object
                    .clone()
                    .filter(|who| self.is_person(Some(who)) && who.parts.len() == 1)?;
                let after = self.clauses.tag(who.end);
                let plain = matches!(
                    after,
                    None | Some(Tag::Break | Tag::Comma | Tag::Prep | Tag::To | Tag::And)
                ) || self.clauses.is_timed(who.end);
                plain.then_some(())?;
                done(Consult, Some("phone"), Some(who), 2)
            }
            Operator::Travel => {
                if kind == Some(NounKind::Troops) && !self.passive {
                    return done(
                        Mobilize,
                        Some("troops"),
                        self.prep(&["to", "over", "into", "near", "in"]),
                        2,
                    );
                }
                let whither = self
                    .prep(&["to", "in", "at"])
                    .or_else(|| self.object.clone().filter(|_| self.lemma == "enter"))?;
                let place = self.has_place(&whither);
                place.then_some(())?;
                let subject = self.subject()?;
                if self.is_martial(&subject) {
                    let (event, mode) = if self.is_peacekeeping() {
                        (Aid, "peacekeeping")
                    } else {
                        (Mobilize, "troops")
                    };
                    return done(event, Some(mode), Some(whither), 2);
                }
                let guest = self.is_person(Some(&subject)) || self.is_guest(Some(&subject));
                (guest && self.lemma != "enter").then_some(())?;
                done(Consult, Some("visit"), Some(whither), 1)
            }
            Operator::Strike => {
                let object = self.object.clone()?;
                let subject = if self.passive { self.prep(&["by"]) } else { self.subject() };
                let subject = subject?;
                let fights = self.is_martial(&subject)
                    || self.head_is(&subject, triggers::is_force)
                    || self.is_state(&subject);
                if !fights
                    || self.head_is(&object, |word| {
                        matches!(
                            word,
                            "market"
                                | "record"
                                | "economy"
                                | "sale"
                                | "target"
                                | "high"
                                | "low"
                                | "deal"
                                | "agreement"
                                | "attention"
                        )
                    })
                {
                    return None;
                }
                if self
                    .head_is(&subject, |word| matches!(word, "police" | "authorities" | "customs"))
                {
                    return done(Coerce, Some("seize"), Some(object), 2);
                }
                done(Assault, None, Some(object), 2)
            }
            Operator::Express => {
                let noun = noun?;
                let (event, mode) = (noun.noun.event?, noun.noun.mode);
                let target = self
                    .prep(nominal::target_preps(noun.noun.kind))
                    .or_else(|| self.owner_or_object());
                done(event, mode, target, 2)
            }
            Operator::Summon => match kind {
                Some(NounKind::Envoys) => done(Accuse, Some("disapprove"), self.object.clone(), 3),
                _ => None,
            },
            Operator::Grant => {
                let to = self.prep(&["to", "for"]);
                match kind {
                    Some(NounKind::Asylum) => done(Aid, Some("humanitarian"), to, 2),
                    Some(NounKind::Money | NounKind::Aid) => done(Aid, Some("economic"), to, 2),
                    _ => done(Concede, None, to.or(self.object.clone()), 2),
                }
            }
            Operator::Fire => match kind? {
                NounKind::Missile | NounKind::Weapons => {
                    match self.prep(&["at", "on", "into", "toward", "towards"]) {
                        Some(at) if self.lemma == "fire" && !self.over_water(&at) => {
                            done(Assault, Some("missile"), Some(at), 2)
                        }
                        over => done(Mobilize, Some("weapons"), over, 2),
                    }
                }
                _ => None,
            },
            Operator::Expel => {
                let who = self.object.clone();
                match kind {
                    Some(NounKind::Envoys | NounKind::Peacekeepers) => {
                        done(Sanction, Some("expel"), who, 3)
                    }
                    _ if who.as_ref().is_some_and(|who| {
                        self.head_is(who, |word| matches!(word, "worker" | "workers" | "staff"))
                    }) =>
                    {
                        done(Sanction, Some("expel"), who, 3)
                    }
                    _ => done(Coerce, Some("expel"), Some(who?), 2),
                }
            }
            Operator::Share => match kind? {
                NounKind::Intelligence => {
                    done(Cooperate, Some("intelligence"), self.prep(&["with"]), 2)
                }
                NounKind::Prisoners => done(Cooperate, None, self.prep(&["with"]), 2),
                _ => None,
            },
            Operator::Alert => {
                let alert = self.prep(&["on"])?;
                let noun = nominal::event_noun(self.clauses, &alert)
                    .filter(|noun| noun.noun.kind == NounKind::Alert)?;
                let mut outcome =
                    done(Mobilize, Some("troops"), self.prep(&["in", "near", "along"]), 2)?;
                outcome.nouns.push(noun.head);
                Some(outcome)
            }
        }
    }

    fn cease(&self, noun: &EventNoun) -> Option<Outcome> {
        let softens = matches!(self.lemma, "ease" | "relax" | "loosen" | "waive" | "lift" | "roll");
        let protest = noun.noun.kind == NounKind::Protest
            || (noun.noun.kind == NounKind::Attack && noun.is_labour(self.clauses))
            || noun_is(self.clauses, noun, &["boycott"]);
        let (event, mode) = match noun.noun.kind {
            _ if protest => (Concede, None),
            NounKind::Penalty | NounKind::Restriction | NounKind::Repression => (Concede, None),
            NounKind::Investigation | NounKind::Lawsuit if self.lemma == "drop" => (Concede, None),
            NounKind::Attack if softens && noun_is(self.clauses, noun, &["blockade", "siege"]) => {
                (Concede, None)
            }
            NounKind::Attack | NounKind::Killing | NounKind::Exercise
                if self.lemma != "cancel"
                    && !softens
                    && matches!(noun.noun.kind, NounKind::Attack | NounKind::Killing) =>
            {
                (Retreat, Some("ceasefire"))
            }
            NounKind::Media => (Coerce, Some("ban")),
            NounKind::Troops if matches!(self.lemma, "reduce" | "cut") => {
                (Retreat, Some("withdraw"))
            }
            _ if softens => return None,
            NounKind::Aid
            | NounKind::Money
            | NounKind::Ties
            | NounKind::Cooperation
            | NounKind::Weapons
            | NounKind::Mediation
            | NounKind::Intelligence => (Sanction, Some("discontinue")),
            // What was to be and is called off is turned down.
            NounKind::Meeting | NounKind::Visit
                if matches!(self.lemma, "cancel" | "call" | "postpone" | "scrap") =>
            {
                (Reject, Some("meet"))
            }
            NounKind::Meeting | NounKind::Visit | NounKind::Exercise | NounKind::Agreement
                if !matches!(self.lemma, "end" | "reduce" | "cut" | "stop") =>
            {
                (Sanction, Some("discontinue"))
            }
            _ => return None,
        };
        if matches!(noun.noun.kind, NounKind::Money)
            && !self.object_says("aid")
            && !self.object_says("fund")
            && self.prep(&["to"]).is_none()
        {
            return None;
        }
        let arguments = nominal::arguments(self.clauses, noun);
        let target = self
            .prep(&["on", "against", "with", "to", "from", "between"])
            .or(arguments.target)
            .or_else(|| self.prep(&["in", "for", "of"]))
            .or_else(|| self.object.clone());
        let rule = if protest { "verb/end-protest" } else { "verb/cease" };
        let mut outcome = self.outcome(event, mode, target, 2, rule);
        outcome.nouns = vec![noun.head];
        Some(outcome)
    }

    /// Promises, refusals, threats and failures, by what is promised, refused or threatened.
    fn commits(&self, operator: Operator, noun: Option<&EventNoun>, depth: u8) -> Option<Outcome> {
        let chained = self.inner.filter(|(_, tie)| matches!(tie, Tie::Chain(_)));
        let inner = chained.and_then(|(inner, _)| read(self.clauses, inner, depth + 1));
        let conflict =
            inner.as_ref().is_some_and(|inner| triggers::is_material_conflict(inner.event));
        let (event, strength) = match operator {
            Operator::Refuse => (Reject, if self.lemma == "decline" { 1 } else { 2 }),
            Operator::Threat => (Threaten, 2),
            Operator::Fail => {
                let (verb, _) = chained?;
                let agrees = matches!(
                    self.clauses.lemma(verb),
                    "reach"
                        | "agree"
                        | "sign"
                        | "renew"
                        | "comply"
                        | "honor"
                        | "honour"
                        | "pass"
                        | "conclude"
                        | "ratify"
                );
                agrees.then_some((Reject, 2))?
            }
            _ if conflict && matches!(self.lemma, "vow" | "pledge" | "promise") => (Threaten, 2),
            _ => {
                match noun.map(|noun| noun.noun.kind) {
                    Some(NounKind::Praise) if chained.is_none() => (Support, 2),
                    Some(NounKind::Agreement) if chained.is_none() => (Support, 2),
                    Some(
                        NounKind::Troops | NounKind::Aid | NounKind::Money | NounKind::Weapons,
                    ) if chained.is_none() => (Aid, 2),
                    Some(_) if chained.is_none() => (Agree, 1),
                    None if chained.is_none() => {
                        let on = self.prep(&["to", "on", "with"]);
                        (on.is_some() && self.lemma == "agree").then_some((Agree, 2))?
                    }
                    _ => (Agree, 2),
                }
            }
        };
        let target = match (&inner, chained) {
            (Some(inner), Some((verb, _))) => {
                inner.target.clone().or_else(|| any_target(self.clauses, verb))
            }
            (None, Some((verb, _))) => any_target(self.clauses, verb),
            _ => match operator {
                Operator::Refuse => self.owner_or_object(),
                Operator::Threat => self.object.clone().or_else(|| self.prep(&["with", "against"])),
                _ => self.prep(&["with", "to", "for", "on"]).or_else(|| self.object.clone()),
            },
        };
        if operator == Operator::Threat
            && chained.is_none()
            && !self.is_someone(target.as_ref())
            && noun.is_none()
        {
            return None;
        }
        let mut outcome = self.outcome(event, None, target, strength, "verb/commits");
        outcome.groups.extend(chained.map(|(inner, _)| inner));
        if let Some(inner) = inner {
            outcome.groups.extend(inner.groups);
            outcome.nouns = inner.nouns;
        }
        outcome.nouns.extend(noun.map(|noun| noun.head));
        outcome.modality = match operator {
            Operator::Promise if chained.is_some() => Some(Modality::Happened),
            _ => None,
        };
        Some(outcome)
    }

    fn ask(&self, noun: Option<&EventNoun>, depth: u8) -> Option<Outcome> {
        let mut outcome = self.outcome(Request, None, None, 2, "verb/ask");
        outcome.nouns.extend(noun.map(|noun| noun.head));
        if let Some((inner, tie)) = self.inner {
            match tie {
                Tie::ObjectChain(_) => {
                    outcome.groups.push(inner);
                    outcome.target = self.object.clone();
                    return Some(outcome);
                }
                Tie::Chain(_) if self.lemma == "seek" => {
                    return self.through(Operator::Through, None, depth);
                }
                _ => {}
            }
        }
        // "demanded that the army withdraw".
        let said = self.clauses.ties.iter().position(|tie| *tie == Some(Tie::Said(self.group)));
        if let Some(said) = said.filter(|_| self.lemma != "seek") {
            outcome.groups.push(said);
            outcome.target = self.clauses.subjects[said].clone();
            return Some(outcome);
        }
        let object = self.object.as_ref()?;
        let kind = noun.map(|noun| noun.noun.kind);
        match self.lemma {
            "press" | "propose" | "insist" | "beg" | "implore" => return None,
            "seek" => {
                let asks = matches!(
                    kind?,
                    NounKind::Asylum
                        | NounKind::Aid
                        | NounKind::Money
                        | NounKind::Demand
                        | NounKind::Praise
                        | NounKind::Meeting
                );
                asks.then_some(())?;
            }
            "ask" if kind.is_none() => return None,
            "call" if matches!(kind, Some(NounKind::Penalty)) => outcome.event = Threaten,
            _ => {}
        }
        outcome.target = self
            .prep(&["from", "against", "on", "with"])
            .or_else(|| noun.and_then(|noun| nominal::arguments(self.clauses, noun).source))
            .or_else(|| self.prep(&["of", "in", "by"]))
            .or_else(|| Some(object.clone()));
        Some(outcome)
    }

    /// Verbs that let the inner event through.
    fn through(&self, operator: Operator, noun: Option<EventNoun>, depth: u8) -> Option<Outcome> {
        let modality = match (operator, self.lemma) {
            (Operator::Plan, "hope" | "want" | "consider") => Some(Modality::Hypothetical),
            (Operator::Plan, _) => Some(Modality::Planned),
            (_, "try" | "attempt" | "seek") => Some(Modality::Hypothetical),
            _ => None,
        };
        if let Some((inner, tie)) =
            self.inner.filter(|(_, tie)| matches!(tie, Tie::Chain(_) | Tie::ObjectChain(_)))
        {
            let mut outcome = read(self.clauses, inner, depth + 1)?;
            outcome.groups.push(inner);
            outcome.modality = outcome.modality.or(modality);
            if matches!(tie, Tie::ObjectChain(_)) && !self.passive {
                outcome.source = self.object.clone();
            } else if self.passive && outcome.source.is_none() {
                outcome.source = self.subject();
            }
            return Some(outcome);
        }
        if self.passive {
            return None;
        }
        let mut outcome = self.of_noun(noun.filter(|noun| noun.noun.alone)?, "verb/light")?;
        outcome.modality = modality;
        Some(outcome)
    }

    /// "gave Peru a deadline", "sent experts to investigate", "delivered tents to the refugees".
    fn given_to(&self, noun: Option<&EventNoun>) -> Option<Outcome> {
        if let Some((inner, Tie::Purpose(_) | Tie::ObjectChain(_))) = self.inner
            && matches!(
                self.clauses.lemma(inner),
                "investigate" | "inspect" | "probe" | "examine" | "verify"
            )
            && matches!(self.lemma, "send" | "dispatch")
        {
            let to = self.prep(&["to", "into", "in"]).or_else(|| any_target(self.clauses, inner));
            let mut outcome = self.outcome(Accuse, Some("investigate"), to, 2, "verb/investigate");
            outcome.groups.push(inner);
            return Some(outcome);
        }
        let object = self.object.as_ref().filter(|_| !self.passive)?;
        // Two objects: to whom, and what.
        if object.parts.len() == 1 && self.is_someone(Some(object)) {
            let second = self.clauses.chunk_at(object.end).filter(|c| c.start == object.end)?;
            let what = nominal::chunk_noun(self.clauses, second)?;
            let (event, mode) = match what.noun.kind {
                NounKind::Threat | NounKind::Praise => (what.noun.event?, what.noun.mode),
                NounKind::Aid | NounKind::Weapons | NounKind::Asylum => (Aid, what.noun.mode),
                NounKind::Money => (Aid, Some("economic")),
                _ => return None,
            };
            let mut outcome = self.outcome(event, mode, Some(object.clone()), 2, "verb/give");
            outcome.nouns = vec![what.head];
            return Some(outcome);
        }
        if noun.is_some()
            || !matches!(self.lemma, "provide" | "supply" | "deliver" | "hand" | "ship")
        {
            return None;
        }
        let to = self.prep(&["to", "for"])?;
        let thing = self.clauses.tag(object.head) == Some(Tag::Noun)
            && !triggers::is_actor_noun(self.clauses.word(object.head));
        (thing && (nominal::is_actor(self.clauses, &to) || self.has_place(&to))).then_some(())?;
        Some(self.outcome(Aid, None, Some(to), 1, "verb/give"))
    }

    fn give(&self, noun: &EventNoun) -> Option<Outcome> {
        let to = self.prep(&["to", "for", "with", "into", "in"]);
        let peace = self.is_peacekeeping();
        let (event, mode) = match noun.noun.kind {
            NounKind::Troops if peace => (Aid, Some("peacekeeping")),
            NounKind::Troops if matches!(self.lemma, "send" | "dispatch" | "ship") => {
                (Mobilize, Some("troops"))
            }
            NounKind::Troops => (Aid, Some("military")),
            NounKind::Aid | NounKind::Weapons | NounKind::Asylum | NounKind::Peacekeepers => {
                (Aid, noun.noun.mode)
            }
            NounKind::Money
                if to.is_some()
                    || matches!(
                        self.lemma,
                        "provide" | "donate" | "allocate" | "contribute" | "give"
                    ) =>
            {
                (Aid, Some("economic"))
            }
            NounKind::Money => return None,
            NounKind::Envoys if matches!(self.lemma, "send" | "dispatch") => {
                (Consult, Some("visit"))
            }
            NounKind::Intelligence => (Cooperate, Some("intelligence")),
            NounKind::Restriction if self.lemma == "extend" => (Coerce, Some("ban")),
            NounKind::Threat | NounKind::Praise | NounKind::Release | NounKind::Accusation => {
                (noun.noun.event?, noun.noun.mode)
            }
            _ => return None,
        };
        let target = to
            .or_else(|| self.prep(&["on", "against"]))
            .or_else(|| nominal::arguments(self.clauses, noun).target);
        let mut outcome = self.outcome(event, mode, target, 2, "verb/give");
        outcome.nouns = vec![noun.head];
        if self.lemma == "sell" || self.lemma == "spend" {
            outcome.strength = 1;
        }
        Some(outcome)
    }

    fn withdraw(&self, noun: Option<&EventNoun>) -> Option<Outcome> {
        let from = self.prep(&["from", "of"]);
        let subject = self.subject();
        let (event, mode) = match noun.map(|noun| noun.noun.kind) {
            Some(NounKind::Troops) if self.lemma != "recall" && self.lemma != "leave" => {
                (Retreat, "withdraw")
            }
            Some(NounKind::Peacekeepers | NounKind::Envoys) if self.lemma != "leave" => {
                (Sanction, "withdraw")
            }
            Some(NounKind::Agreement) if self.lemma == "withdraw" => (Sanction, "withdraw"),
            _ => {
                let subject = subject?;
                let agreement = from
                    .as_ref()
                    .and_then(|from| nominal::event_noun(self.clauses, from))
                    .is_some_and(|noun| noun.noun.kind == NounKind::Agreement);
                if agreement && self.lemma == "withdraw" {
                    (Sanction, "withdraw")
                } else if self.is_martial_phrase(&subject)
                    && matches!(self.lemma, "withdraw" | "leave")
                {
                    (Retreat, "withdraw")
                } else {
                    return None;
                }
            }
        };
        let target = from.or_else(|| self.prep(&["in"])).or_else(|| self.object.clone());
        let mut outcome = self.outcome(event, Some(mode), target, 2, "verb/withdraw");
        outcome.nouns.extend(noun.map(|noun| noun.head));
        if self.passive {
            outcome.source = self.prep(&["by"]);
        }
        Some(outcome)
    }

    fn owner_or_object(&self) -> Option<Phrase> {
        let object = self.object.as_ref()?;
        let owner = nominal::owner(self.clauses, object.start);
        owner.or_else(|| self.prep(&["from", "by"])).or_else(|| Some(object.clone()))
    }

    fn object_says(&self, word: &str) -> bool {
        self.object.as_ref().is_some_and(|object| {
            (object.start..object.end).any(|at| self.clauses.word(at).starts_with(word))
        })
    }

    /// "at least 19 Christians": a number of those whose name is a plural.
    fn counts_people(&self, phrase: &Phrase) -> bool {
        self.clauses.tag(phrase.head) == Some(Tag::Name)
            && self.clauses.word(phrase.head).ends_with('s')
            && (phrase.start..phrase.head).any(|at| self.clauses.tag(at) == Some(Tag::Number))
    }

    fn head_is(&self, phrase: &Phrase, is: impl Fn(&str) -> bool) -> bool {
        nominal::heads(self.clauses, phrase).any(is)
    }

    fn subject_is_martial(&self) -> bool {
        self.subject().as_ref().is_some_and(|subject| {
            self.is_martial(subject) || self.head_is(subject, triggers::is_force)
        })
    }

    fn subject_is_plural(&self) -> bool {
        self.subject().as_ref().is_some_and(|subject| {
            subject.parts.len() > 1
                || matches!(self.clauses.word(subject.head), "they" | "we")
                || self.clauses.word(subject.head).ends_with('s')
        })
    }

    fn is_martial(&self, phrase: &Phrase) -> bool {
        nominal::event_noun(self.clauses, phrase).is_some_and(|noun| {
            matches!(
                noun.noun.kind,
                NounKind::Troops | NounKind::Weapons | NounKind::Missile | NounKind::Peacekeepers
            )
        }) || self.head_is(phrase, triggers::is_force)
            || nominal::has_kind(
                self.clauses,
                phrase,
                &[
                    crate::atlas::Kind::ArmedForce,
                    crate::atlas::Kind::Vessel,
                    crate::atlas::Kind::Equipment,
                ],
            )
    }

    fn is_martial_phrase(&self, phrase: &Phrase) -> bool {
        self.is_martial(phrase)
    }

    fn is_state(&self, phrase: &Phrase) -> bool {
        nominal::is_state(self.clauses, phrase)
    }

    fn is_person(&self, phrase: Option<&Phrase>) -> bool {
        phrase.is_some_and(|phrase| nominal::is_person(self.clauses, phrase))
    }

    /// Someone who can be met: a person, a state, a body, an actor noun.
    fn is_someone(&self, phrase: Option<&Phrase>) -> bool {
        phrase.is_some_and(|phrase| {
            nominal::is_actor(self.clauses, phrase) || nominal::is_person(self.clauses, phrase)
        })
    }

    fn is_guest(&self, phrase: Option<&Phrase>) -> bool {
        phrase.is_some_and(|phrase| {
            nominal::is_person(self.clauses, phrase)
                || (phrase.start..phrase.end)
                    .any(|at| GUESTS.contains(&singular(self.clauses.word(at))))
        })
    }

    fn has_place(&self, phrase: &Phrase) -> bool {
        nominal::has_kind(self.clauses, phrase, &[crate::atlas::Kind::Place])
            || self.clauses.tag(phrase.head) == Some(Tag::Name)
    }

    fn over_water(&self, phrase: &Phrase) -> bool {
        self.head_is(phrase, |word| matches!(word, "sea" | "waters" | "ocean" | "air" | "strait"))
    }

    fn is_peacekeeping(&self) -> bool {
        self.clauses
            .tagged
            .lower
            .iter()
            .any(|word| word.starts_with("peacekeep") || word.starts_with("peace-keep"))
    }
}

fn noun_is(clauses: &Clauses<'_>, noun: &EventNoun, words: &[&str]) -> bool {
    words.contains(&singular(clauses.word(noun.head)))
}
