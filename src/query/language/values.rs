//! The words that may stand behind `type:`, `kind:`, `is:` and `in:`.

use crate::atlas::{EventType, Kind, Modality};
use crate::gazetteer::Feature;

/// A plain word for each of PLOVER's types, as the window shows it; then others that people use.
const TYPES: &[(EventType, &[&str])] = &[
    (EventType::Agree, &["agreement"]),
    (EventType::Consult, &["talks", "meeting", "consultation"]),
    (EventType::Support, &["support", "praise"]),
    (EventType::Concede, &["concession"]),
    (EventType::Cooperate, &["cooperation"]),
    (EventType::Aid, &["aid", "help"]),
    (EventType::Retreat, &["withdrawal"]),
    (EventType::Request, &["request", "demand"]),
    (EventType::Accuse, &["accusation"]),
    (EventType::Reject, &["rejection", "refusal"]),
    (EventType::Threaten, &["threat"]),
    (EventType::Protest, &["protest", "demonstration"]),
    (EventType::Sanction, &["sanction"]),
    (EventType::Mobilize, &["deployment", "mobilization", "mobilise"]),
    (EventType::Coerce, &["coercion"]),
    (EventType::Assault, &["attack"]),
];

/// The plain word for a type of event.
pub fn type_word(event_type: EventType) -> &'static str {
    let row = TYPES.iter().find(|(known, _)| *known == event_type);
    row.and_then(|(_, words)| words.first()).copied().unwrap_or_default()
}

/// The types that a word means: PLOVER's own name or a plain word, in any case, also in the plural.
pub(crate) fn types(word: &str) -> Vec<EventType> {
    let word = word.to_lowercase();
    let is = |known: &str| {
        known == word
            || word.strip_suffix('s') == Some(known)
            || known.strip_suffix('s') == Some(&word)
    };
    let meant = TYPES.iter().filter(|(event_type, words)| {
        is(&event_type.code().to_lowercase()) || words.iter().any(|known| is(known))
    });
    meant.map(|&(event_type, _)| event_type).collect()
}

/// All words for types, without those that only help.
pub(crate) fn type_words() -> impl Iterator<Item = (EventType, &'static str)> {
    TYPES.iter().map(|&(event_type, words)| (event_type, words[0]))
}

/// What `kind:` asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sort {
    Entity(Kind),
    /// A place of this sort.
    Feature(Feature),
    /// Something that is told, not a named thing.
    Event,
    Document,
    Sentence,
}

const KINDS: &[(Sort, &[&str])] = &[
    (Sort::Entity(Kind::Place), &["place", "location"]),
    (Sort::Entity(Kind::Person), &["person", "people"]),
    (Sort::Entity(Kind::Government), &["government", "state"]),
    (Sort::Entity(Kind::ArmedForce), &["force", "armed force", "armed_force", "military"]),
    (Sort::Entity(Kind::Organisation), &["organisation", "organization", "body"]),
    (Sort::Entity(Kind::Operation), &["operation"]),
    (Sort::Entity(Kind::Vessel), &["vessel", "ship"]),
    (Sort::Entity(Kind::Equipment), &["equipment"]),
    (Sort::Entity(Kind::Agreement), &["agreement", "treaty"]),
    (Sort::Entity(Kind::Event), &["named event", "named_event", "summit"]),
    (Sort::Event, &["event"]),
    (Sort::Document, &["document", "article", "text"]),
    (Sort::Sentence, &["sentence"]),
    (Sort::Feature(Feature::Country), &["country"]),
    (Sort::Feature(Feature::Admin1), &["province"]),
    (Sort::Feature(Feature::City), &["town", "city"]),
    (Sort::Feature(Feature::Sea), &["sea"]),
    (Sort::Feature(Feature::Ocean), &["ocean"]),
    (Sort::Feature(Feature::Strait), &["strait"]),
    (Sort::Feature(Feature::Island), &["island"]),
    (Sort::Feature(Feature::River), &["river"]),
    (Sort::Feature(Feature::Lake), &["lake"]),
    (Sort::Feature(Feature::Region), &["region"]),
    (Sort::Feature(Feature::Site), &["site"]),
];

/// What `is:` asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Is {
    Told(Modality),
    Dated,
    Undated,
}

const STATES: &[(Is, &[&str])] = &[
    (Is::Told(Modality::Happened), &["happened", "reported"]),
    (Is::Told(Modality::Planned), &["planned"]),
    (Is::Told(Modality::Alleged), &["alleged"]),
    (Is::Told(Modality::Hypothetical), &["hypothetical"]),
    (Is::Told(Modality::Denied), &["denied"]),
    (Is::Dated, &["dated"]),
    (Is::Undated, &["undated"]),
];

/// Languages that a text can be recognised as, by the word for them.
const LANGUAGES: &[(&str, &[&str])] = &[
    ("ar", &["arabic"]),
    ("de", &["german"]),
    ("en", &["english"]),
    ("es", &["spanish"]),
    ("fr", &["french"]),
    ("it", &["italian"]),
    ("ja", &["japanese"]),
    ("ko", &["korean"]),
    ("nl", &["dutch"]),
    ("pt", &["portuguese"]),
    ("ru", &["russian"]),
    ("uk", &["ukrainian"]),
    ("zh", &["chinese"]),
];

fn meant<T: Copy>(table: &[(T, &[&'static str])], word: &str) -> Option<T> {
    let word = word.to_lowercase();
    let one = word.strip_suffix('s').unwrap_or(&word);
    let row =
        table.iter().find(|(_, words)| words.iter().any(|&known| known == word || known == one));
    row.map(|&(value, _)| value)
}

pub(crate) fn sort(word: &str) -> Option<Sort> {
    meant(KINDS, word)
}

pub(crate) fn is(word: &str) -> Option<Is> {
    meant(STATES, word)
}

/// ISO 639-1, from the code itself or the English word.
pub(crate) fn language(word: &str) -> Option<&'static str> {
    let word = word.to_lowercase();
    LANGUAGES.iter().find(|(code, words)| *code == word || words[0] == word).map(|(code, _)| *code)
}

pub(crate) fn kind_words() -> impl Iterator<Item = &'static str> {
    KINDS.iter().map(|(_, words)| words[0])
}

pub(crate) fn is_words() -> impl Iterator<Item = &'static str> {
    STATES.iter().map(|(_, words)| words[0])
}

/// The English word for a language, from its code.
pub(crate) fn language_word(code: &str) -> Option<&'static str> {
    LANGUAGES.iter().find(|(known, _)| *known == code).map(|(_, words)| words[0])
}
