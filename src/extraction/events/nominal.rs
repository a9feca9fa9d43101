//! Event nouns and their parties: "Peru’s shelling of …", "a joint drill with …", "the visit to …".

mod held;
mod meaning;

use super::clause::{Clauses, Phrase, Prepositional};
use super::draft::Draft;
use super::phrase::Chunk;
use super::tag::Tag;
use super::triggers::{self, Noun, NounKind};
use super::words::{singular, singular_in_y};
use crate::atlas::{Kind, Mention, Modality};
use crate::gazetteer::Feature;
pub use held::is_holding;
pub use meaning::{meaning, of_is_target, target_preps};

/// An event noun in its phrase.
#[derive(Clone, Copy, Debug)]
pub struct EventNoun {
    pub noun: &'static Noun,
    pub chunk: Chunk,
    pub head: usize,
}

/// The parties a noun names around itself.
#[derive(Clone, Debug, Default)]
pub struct Arguments {
    pub source: Option<Phrase>,
    pub target: Option<Phrase>,
    pub preps: Vec<Prepositional>,
}

/// Nouns that only count or bundle what follows their "of".
const BUNDLES: &[&str] = &[
    "series",
    "round",
    "number",
    "wave",
    "spate",
    "string",
    "set",
    "campaign",
    "state",
    "kind",
    "sort",
    "pair",
    "couple",
    "package",
    "lot",
    "range",
    "act",
    "batch",
    "group",
    "team",
    "policy",
    "dozen",
    "amount",
    "worth",
    "hundred",
    "thousand",
    "total",
    "part",
    "declaration",
];

const GENERIC: &[&str] = &[
    "effort",
    "hour",
    "measure",
    "process",
    "attempt",
    "campaign",
    "activity",
    "mission",
    "programme",
    "program",
    "delivery",
    "operation",
];

/// What makes of someone's support or praise a thing that was said.
const UTTERED: &[&str] =
    &["expressed", "stated", "declared", "professed", "avowed", "pledged", "voiced", "announced"];

const MISSILES: &[&str] = &[
    "missile",
    "missiles",
    "nuclear",
    "rocket",
    "icbm",
    "ballistic",
    "weapon",
    "weapons",
    "warhead",
    "satellite",
    "bomb",
];

const LABOUR: &[&str] = &[
    "hunger",
    "general",
    "sit-in",
    "sit-down",
    "wildcat",
    "nationwide",
    "student",
    "teachers",
    "transport",
];

impl EventNoun {
    fn modifier(&self, clauses: &Clauses<'_>, words: &[&str]) -> bool {
        (self.chunk.start..self.head).any(|at| {
            let word = clauses.word(at);
            words.contains(&word)
                || words.contains(&singular(word))
                || word.split('-').any(|part| words.contains(&part))
        })
    }

    /// A strike of workers, not of arms.
    pub fn is_labour(&self, clauses: &Clauses<'_>) -> bool {
        singular(clauses.word(self.head)) == "strike"
            && !self.modifier(
                clauses,
                &[
                    "air",
                    "missile",
                    "drone",
                    "rocket",
                    "military",
                    "precision",
                    "retaliatory",
                    "u.s.",
                    "artillery",
                ],
            )
            && (self.modifier(clauses, LABOUR) || {
                let preps = clauses.prepositions(self.chunk.end);
                clauses.with_prep(&preps, &["on", "against"]).is_none()
            })
    }
}

/// The event noun that a phrase is about.
pub fn event_noun(clauses: &Clauses<'_>, phrase: &Phrase) -> Option<EventNoun> {
    let mut best: Option<EventNoun> = None;
    for part in &phrase.parts {
        let Some(chunk) = clauses.chunk_at(part.start) else { continue };
        let Some(found) = chunk_noun(clauses, chunk) else { continue };
        if best.is_none_or(|best| !best.noun.alone && found.noun.alone) {
            best = Some(found);
        }
    }
    best
}

/// The event noun that heads a chunk, or that its "series of" leads to.
pub fn chunk_noun(clauses: &Clauses<'_>, chunk: Chunk) -> Option<EventNoun> {
    let head = chunk.head;
    let word = clauses.word(head);
    let counts = !matches!(clauses.tag(head), Some(Tag::Noun | Tag::Name | Tag::Adjective));
    if BUNDLES.contains(&singular(word)) || (counts && clauses.word(chunk.end) == "of") {
        let of = clauses.word(chunk.end) == "of";
        let inner = clauses.chunk_at(chunk.end + 1).filter(|_| of);
        if let Some(inner) = inner.filter(|inner| inner.start == chunk.end + 1)
            && let Some(mut found) = chunk_noun(clauses, inner)
        {
            // A state of siege is a measure, not a siege.
            if singular(word) == "state"
                && matches!(clauses.word(inner.head), "siege" | "emergency" | "war" | "alert")
            {
                found.noun = triggers::noun("curfew")?;
            }
            return Some(found);
        }
        if singular(word) == "state" || singular(word) == "team" && clauses.word(chunk.end) != "of"
        {
            return None;
        }
    }
    // "mediation effort", "curfew hours": the noun before says what it is.
    let generic = GENERIC.contains(&singular(word))
        || singular_in_y(word).is_some_and(|one| GENERIC.contains(&one.as_str()));
    if generic && head > chunk.start {
        let before = Chunk { end: head, head: head - 1, ..chunk };
        if clauses.tag(head - 1) == Some(Tag::Noun)
            && let Some(found) = chunk_noun(clauses, before)
            && !matches!(found.noun.kind, NounKind::Troops | NounKind::Weapons)
        {
            return Some(EventNoun { chunk, head: head - 1, ..found });
        }
    }
    let money = (chunk.start..chunk.end).any(|at| matches!(clauses.word(at), "$" | "€" | "£"));
    let tag = clauses.tag(head)?;
    if !matches!(tag, Tag::Noun | Tag::Adjective | Tag::Number)
        && !(tag == Tag::Name
            && clauses.word(head).len() > 2
            && triggers::noun(word)
                .is_some_and(|noun| noun.alone || noun.kind == NounKind::Restriction))
    {
        return None;
    }
    let noun = match triggers::noun(word) {
        Some(noun) => noun,
        None if money => triggers::noun("$")?,
        None => return None,
    };
    let mut found = EventNoun { noun, chunk, head };
    if money && noun.event.is_none() {
        found.noun = triggers::noun("$")?;
    }
    let has = |words: &[&str]| found.modifier(clauses, words);
    let keep = match singular(word) {
        "game" => has(&["war"]),
        "law" => has(&["martial"]),
        "order" => has(&["deportation", "arrest", "restraining", "expulsion"]),
        "state" => false,
        "conference" => !has(&["news", "press"]),
        "call" => {
            if !has(&["phone", "telephone", "video"]) {
                found.noun = triggers::noun("demand")?;
            }
            true
        }
        "operation" | "mission" | "force" if has(&["peacekeeping", "peace-keeping"]) => {
            found.noun = triggers::noun("peacekeeper")?;
            true
        }
        "operation" => has(&["military", "ground", "offensive", "security", "special"]),
        "launch" | "test" | "firing" => {
            let of = clauses.word(chunk.end) == "of"
                && clauses.chunk_at(chunk.end + 1).is_some_and(|of| {
                    (of.start..of.end).any(|at| MISSILES.contains(&clauses.word(at)))
                });
            let hyphen = (chunk.start..head)
                .any(|at| MISSILES.iter().any(|word| clauses.word(at).starts_with(word)));
            has(MISSILES) || of || hyphen
        }
        "action" => has(&["legal", "court"]),
        "charge" => !has(&["service", "electric"]),
        "stay" | "stop" | "tour" | "trip" => !has(&["hospital", "hotel", "bus"]),
        "exercise" | "drill" => !has(&["physical", "oil", "public-relations", "fire"]),
        "fire" => true,
        // Of forces, not of firms or guests.
        "entry" => {
            clauses.word(chunk.end) == "of"
                && (chunk.end + 1..clauses.len())
                    .take_while(|&at| {
                        clauses.tag(at).is_some_and(|tag| tag.is_nominal() || tag == Tag::And)
                    })
                    .any(|at| triggers::is_force(clauses.word(at)))
        }
        "rally" => !has(&["market", "stock", "price", "relief"]),
        "attack" => !has(&["heart", "panic", "asthma"]),
        "link" => true,
        _ => true,
    };
    keep.then_some(found)
}

/// The parties around an event noun.
pub fn arguments(clauses: &Clauses<'_>, noun: &EventNoun) -> Arguments {
    let kind = noun.noun.kind;
    let preps: Vec<Prepositional> = clauses.prepositions(noun.chunk.end);
    // Only those that hang on the noun: each starts where the last ended.
    let mut attached = Vec::new();
    let mut end = noun.chunk.end;
    for one in preps {
        let between = (end..one.prep)
            .all(|at| clauses.is_timed(at) || matches!(clauses.tag(at), Some(Tag::Adverb)));
        if one.prep < end || !between {
            break;
        }
        end = clauses.chunk_at(one.prep + 1).map_or(one.phrase.end, |chunk| chunk.end);
        end = end.max(one.prep + 1);
        // A list or "of" goes on within the phrase.
        if one.phrase.end > end && !attached.is_empty() {
            end = end.max(one.phrase.end.min(end));
        }
        attached.push(one);
        let next = attached.last().map_or(end, |one: &Prepositional| one.phrase.end);
        if clauses.tag(end) != Some(Tag::Prep) {
            end = next;
        }
    }
    let with = |words: &[&str]| clauses.with_prep(&attached, words);
    let word = singular(clauses.word(noun.head));
    let of = with(&["of"]);
    let mut target = with(
        target_preps(kind)
            .iter()
            .copied()
            .filter(|prep| *prep != "of")
            .collect::<Vec<_>>()
            .as_slice(),
    );
    let mut source = owner(clauses, noun.head).or_else(|| with(&["by"]));
    if of_is_target(kind, word) {
        target = of.or(target);
    } else if source.is_none() {
        source = of;
    }
    if let Some(both) = with(&["between", "among"]) {
        if source.is_none() {
            source = Some(both.clone());
        }
        if target.as_ref() == Some(&both) {
            target = None;
        }
    }
    if source.is_none() {
        source = modifiers(clauses, noun);
    }
    Arguments { source, target, preps: attached }
}

/// The possessor within the chunk that ends at a head.
pub fn owner(clauses: &Clauses<'_>, head: usize) -> Option<Phrase> {
    let chunk = clauses.chunk_at(head)?;
    let end = chunk.end;
    if matches!(clauses.word(chunk.start), "his" | "her" | "their")
        && clauses.tag(chunk.start) == Some(Tag::Owner)
    {
        let start = chunk.start;
        return Some(Phrase { start, end: start + 1, head: start, parts: vec![start..start + 1] });
    }
    let mark = (chunk.start..end).find(|&at| clauses.tag(at) == Some(Tag::Possessive))?;
    if mark == chunk.start {
        return None;
    }
    // "Japan and Peru’s ministers": the owner may be a list.
    let whole = clauses.phrase_ending_at(mark - 1)?;
    let start = if whole.start < chunk.start
        && clauses.tag(chunk.start.wrapping_sub(1)) == Some(Tag::And)
    {
        whole.start
    } else {
        chunk.start
    };
    let head = (chunk.start..mark)
        .rev()
        .find(|&at| matches!(clauses.tag(at), Some(Tag::Noun | Tag::Name)))?;
    let parts = if start < chunk.start { whole.parts.clone() } else { vec![start..mark] };
    Some(Phrase { start, end: mark, head, parts })
}

/// Actors named before the noun: "a China-Russia exercise", "Russian strikes", "US troop deployment".
fn modifiers(clauses: &Clauses<'_>, noun: &EventNoun) -> Option<Phrase> {
    let span = clauses.span_of(noun.chunk.start..noun.head + 1);
    let named: Vec<&Mention> = clauses
        .analysis
        .mentions_in(span)
        .iter()
        .filter(|mention| mention.span.end <= clauses.span_of(noun.head..noun.head + 1).start)
        .filter(|mention| {
            mention.kind.is_actor() || mention.actor.is_some() || mention.kind == Kind::Place
        })
        .collect();
    let first = named.first()?;
    let last = named.last()?;
    let tokens = clauses.analysis.tokens_of(first.span.join(last.span));
    let start = tokens.start.checked_sub(clauses.first)?;
    let end = tokens.end.checked_sub(clauses.first)?.min(noun.head);
    if start >= end {
        return None;
    }
    Some(Phrase { start, end, head: end - 1, parts: vec![start..end] })
}

/// Whether a visit has a destination.
pub fn goes_somewhere(clauses: &Clauses<'_>, noun: &EventNoun, preps: &[Prepositional]) -> bool {
    let arguments = arguments(clauses, noun);
    let all = arguments.preps.iter().chain(preps);
    let mut to = all.filter(|one| matches!(clauses.word(one.prep), "to" | "at" | "in"));
    to.any(|one| {
        has_kind(clauses, &one.phrase, &[Kind::Place, Kind::Government])
            || (one.phrase.start..one.phrase.end).any(|at| clauses.tag(at) == Some(Tag::Name))
            || is_the_country(clauses, one.phrase.start)
    })
}

/// "the country": one that has been named before.
pub fn is_the_country(clauses: &Clauses<'_>, at: usize) -> bool {
    clauses.word(at) == "the"
        && clauses.word(at + 1) == "country"
        && clauses.chunk_at(at).is_some_and(|chunk| chunk.end == at + 2)
}

/// The heads of a phrase's parts, in small letters.
pub fn heads<'c>(clauses: &'c Clauses<'_>, phrase: &'c Phrase) -> impl Iterator<Item = &'c str> {
    phrase.parts.iter().filter_map(|part| clauses.chunk_at(part.start)).map(|chunk| {
        // "members of", "a group of": what follows counts too, but the head comes first.
        clauses.word(chunk.head)
    })
}

fn mentions<'c>(clauses: &'c Clauses<'_>, phrase: &Phrase) -> &'c [Mention] {
    clauses.analysis.mentions_in(clauses.span_of(phrase.start..phrase.end))
}

pub fn has_kind(clauses: &Clauses<'_>, phrase: &Phrase, kinds: &[Kind]) -> bool {
    mentions(clauses, phrase).iter().any(|mention| kinds.contains(&mention.kind))
}

/// Whether a phrase is a country or its government, nothing more.
pub fn is_state(clauses: &Clauses<'_>, phrase: &Phrase) -> bool {
    mentions(clauses, phrase).iter().any(|mention| {
        let country = clauses
            .analysis
            .entity(&mention.entity)
            .and_then(|entity| entity.place.as_ref())
            .is_some_and(|place| place.feature == Feature::Country);
        let state = mention.kind == Kind::Government || mention.actor.is_some() || country;
        let head = clauses.span_of(phrase.head..phrase.head + 1);
        state && mention.span.contains(head)
    })
}

pub fn is_person(clauses: &Clauses<'_>, phrase: &Phrase) -> bool {
    mentions(clauses, phrase).iter().any(|mention| {
        mention.kind == Kind::Person
            && mention.span.end >= clauses.span_of(phrase.head..phrase.head + 1).end
    }) || matches!(clauses.word(phrase.head), "he" | "she" | "him" | "her")
}

/// Whether a phrase names or calls someone who acts in politics.
pub fn is_actor(clauses: &Clauses<'_>, phrase: &Phrase) -> bool {
    mentions(clauses, phrase)
        .iter()
        .any(|mention| mention.kind.is_actor() || mention.actor.is_some())
        || is_state(clauses, phrase)
        || heads(clauses, phrase).any(triggers::is_actor_noun)
}

/// Events that nouns tell of by themselves: those that no verb took its meaning from.
pub fn stand_alone(clauses: &Clauses<'_>, taken: &[usize]) -> Vec<Draft> {
    let mut drafts = Vec::new();
    for &chunk in &clauses.chunks {
        let Some(noun) = chunk_noun(clauses, chunk) else { continue };
        // "Holt’s declared support for Peru": said, and by whom.
        let uttered = noun.noun.kind == NounKind::Praise
            && noun.modifier(clauses, UTTERED)
            && owner(clauses, noun.head).is_some();
        let alone = noun.noun.alone || noun.noun.kind == NounKind::MissileTest || uttered;
        if !alone || taken.contains(&noun.head) || noun.head != chunk.head {
            continue;
        }
        // "the visit came with": what stands in the way is a compound, "attack helicopters".
        let meant = if uttered {
            noun.noun.event.map(|event| (event, noun.noun.mode))
        } else {
            meaning(clauses, &noun, None, "")
        };
        let Some((event, mode)) = meant else { continue };
        let arguments = arguments(clauses, &noun);
        // "Holt’s trip from Sept. 8 to 14": whose and when will do as well as whither.
        let dated = clauses.is_timed(noun.head + 1) && owner(clauses, noun.head).is_some();
        if noun.noun.kind == NounKind::Visit && !dated && !goes_somewhere(clauses, &noun, &[]) {
            continue;
        }
        let mut source = arguments.source.clone();
        if source.is_none() {
            source = announced_by(clauses, chunk).or_else(|| listed_under(clauses, chunk));
        }
        if matches!(noun.noun.kind, NounKind::Visit | NounKind::Meeting) {
            source = opens_with(clauses, chunk, source);
        }
        let held = source.is_none() && held::somewhere(clauses, &noun);
        if source.is_none() && arguments.target.is_none() && !held {
            continue;
        }
        // "Peru’s deployments" alone is a trait, not a report.
        if noun.noun.kind == NounKind::Deployment
            && arguments.target.is_none()
            && noun.head + 1 == chunk.end
            && singular(clauses.word(noun.head)) != clauses.word(noun.head)
        {
            continue;
        }
        drafts.push(Draft {
            event,
            mode,
            trigger: noun.head..noun.head + 1,
            source,
            target: arguments.target,
            modality: Modality::Happened,
            strength: 1,
            rule: if held { "noun/held" } else { "noun" },
            group: None,
        });
    }
    drafts
}

/// "During his visit to Peru, X …", "At the meeting in Lima, X and Y …": who the sentence is about.
fn opens_with(clauses: &Clauses<'_>, chunk: Chunk, source: Option<Phrase>) -> Option<Phrase> {
    let opens = chunk.start == 1
        && matches!(clauses.word(0), "during" | "at" | "following" | "after" | "in" | "before");
    let owner = matches!(clauses.word(chunk.start), "his" | "her" | "their" | "the" | "this");
    let free = source.is_none() || matches!(clauses.word(chunk.start), "his" | "her" | "their");
    if !opens || !owner || !free {
        return source;
    }
    let main = clauses.groups.iter().position(|group| {
        group.start > chunk.end && group.form == super::phrase::GroupForm::Finite
    });
    let subject = main.and_then(|main| clauses.subjects[main].clone());
    subject
        .filter(|subject| {
            subject.start > chunk.end && clauses.tag(subject.start) != Some(Tag::Pronoun)
        })
        .or(source)
}

/// "Peru’s moves at sea, especially the raid on …": whose the whole is.
fn listed_under(clauses: &Clauses<'_>, chunk: Chunk) -> Option<Phrase> {
    let mut at = chunk.start.checked_sub(1)?;
    if !matches!(
        clauses.word(at),
        "especially" | "particularly" | "including" | "notably" | "namely"
    ) {
        return None;
    }
    at = at.checked_sub(1)?;
    if clauses.tag(at) == Some(Tag::Comma) {
        at = at.checked_sub(1)?;
    }
    for _ in 0..3 {
        let whole = clauses.chunk_at(at)?;
        if let Some(owner) = owner(clauses, whole.head) {
            return Some(owner);
        }
        let prep = whole.start.checked_sub(1)?;
        if clauses.tag(prep) != Some(Tag::Prep) {
            return None;
        }
        at = prep.checked_sub(1)?;
    }
    None
}

/// "Peru’s announcement on a drill", "Peru’s plans for talks": whose it is.
fn announced_by(clauses: &Clauses<'_>, chunk: Chunk) -> Option<Phrase> {
    let mut before = chunk.start.checked_sub(1)?;
    for _ in 0..2 {
        if clauses.tag(before) != Some(Tag::Prep) {
            return None;
        }
        let mut at = before.checked_sub(1)?;
        while clauses.is_timed(at) {
            at = at.checked_sub(1)?;
        }
        let governing = clauses.chunk_at(at)?;
        let word = singular(clauses.word(governing.head));
        if matches!(
            word,
            "announcement"
                | "plan"
                | "statement"
                | "decision"
                | "proposal"
                | "preparation"
                | "intention"
                | "report"
                | "order"
        ) {
            return owner(clauses, governing.head);
        }
        before = governing.start.checked_sub(1)?;
    }
    None
}
