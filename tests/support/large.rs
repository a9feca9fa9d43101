//! An atlas of thousands of made-up articles in seconds: their first sentences, in which names of the
//! gazetteer, persons with an office and one word for what happens are looked up as plainly as can be.
//! What it gives is like what reading gives in kind and in number, not in how well it is found.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use portolan::atlas::{
    Atlas, Document, Entity, Event, EventType, Extraction, Kind, Mention, Modality, Participant,
    ParticipantRole, Place, Role,
};
use portolan::base::{Id, Span};
use portolan::corpus::from_text;
use portolan::gazetteer::{Feature, Gazetteer, PlaceIx};

use crate::made::Corpus;

/// So many sentences of each article.
const SENTENCES: usize = 5;
/// So many towns of a country, as the corpus has them.
const TOWNS: usize = 40;

/// What happens, by the words that say so.
const WORDS: [(&str, EventType, Option<&str>); 26] = [
    ("joint exercise", EventType::Cooperate, Some("exercise")),
    ("joint drill", EventType::Cooperate, Some("exercise")),
    ("joint naval exercise", EventType::Cooperate, Some("exercise")),
    ("exercise", EventType::Cooperate, Some("exercise")),
    ("visit", EventType::Consult, Some("visit")),
    ("arrived", EventType::Consult, Some("visit")),
    ("met", EventType::Consult, Some("meet")),
    ("talks", EventType::Consult, None),
    ("agreed", EventType::Agree, None),
    ("signed", EventType::Agree, None),
    ("marched", EventType::Protest, None),
    ("demonstrated", EventType::Protest, None),
    ("strike", EventType::Protest, Some("strike")),
    ("delivered", EventType::Aid, None),
    ("sanctions", EventType::Sanction, None),
    ("expelled", EventType::Sanction, None),
    ("attacked", EventType::Assault, None),
    ("explosion", EventType::Assault, None),
    ("shelled", EventType::Assault, None),
    ("convicted", EventType::Coerce, None),
    ("arrested", EventType::Coerce, None),
    ("deployed", EventType::Mobilize, None),
    ("sent", EventType::Mobilize, None),
    ("accused", EventType::Accuse, None),
    ("called on", EventType::Request, None),
    ("rejected", EventType::Reject, None),
];

const OFFICES: [&str; 9] = [
    "President ",
    "Foreign Minister ",
    "Defence Minister ",
    "Prime Minister ",
    "General ",
    "Admiral ",
    "Interior Minister ",
    "Ambassador ",
    "Transport Minister ",
];

/// An atlas of so many articles, the same each time.
pub fn atlas(articles: usize) -> Arc<Atlas> {
    let corpus = Corpus::new(articles, 1);
    let names = Names::new();
    Arc::new(Atlas::new(corpus.texts().map(|mut raw| {
        let ends = raw.text.match_indices(['.', '!', '?']).map(|(at, _)| at);
        let ends: Vec<usize> =
            ends.filter(|at| raw.text[at + 1..].starts_with([' ', '\n'])).collect();
        if let Some(&end) = ends.get(SENTENCES - 1) {
            raw.text.truncate(end + 1);
        }
        let document = from_text(raw);
        let read = names.read(&document);
        (document, read)
    })))
}

/// Names of countries, waters and towns, the most important bearer of each.
struct Names {
    places: HashMap<&'static str, PlaceIx>,
}

impl Names {
    fn new() -> Self {
        let gazetteer = Gazetteer::embedded();
        let mut places = HashMap::new();
        for country in gazetteer.countries() {
            places.insert(gazetteer.place(country).name, country);
        }
        let mut towns: HashMap<&str, usize> = HashMap::new();
        for ix in gazetteer.places() {
            let place = gazetteer.place(ix);
            let wanted = match place.feature {
                Feature::Sea | Feature::Gulf | Feature::Strait | Feature::Bay => true,
                Feature::City => {
                    let of = towns.entry(place.country.unwrap_or_default()).or_default();
                    *of += 1;
                    *of <= TOWNS
                }
                _ => false,
            };
            if wanted {
                places.entry(place.name).or_insert(ix);
            }
        }
        Self { places }
    }

    /// What a document says: its names, and an event for each sentence with a word for one.
    fn read(&self, document: &Document) -> Extraction {
        let mut found = Found::default();
        for sentence in &document.sentences {
            let first = found.mentions.len();
            self.names_in(document, sentence.span, &mut found);
            found.event(document, sentence.span, first);
        }
        let entities = found.entities.into_values().collect();
        Extraction { mentions: found.mentions, entities, events: found.events, links: Vec::new() }
    }

    fn names_in(&self, document: &Document, sentence: Span, found: &mut Found) {
        let text = sentence.of(&document.text);
        let mut at = 0;
        while at < text.len() {
            let rest = &text[at..];
            let begins = at == 0 || text[..at].ends_with(|ch: char| !ch.is_alphanumeric());
            let capital = rest.starts_with(char::is_uppercase);
            let length = match begins && capital {
                true => self.name_at(rest, sentence.start as usize + at, found),
                false => 0,
            };
            at += length.max(rest.chars().next().map_or(1, char::len_utf8));
        }
    }

    /// Takes the name that a text begins with; its length, 0 if there is none.
    fn name_at(&self, text: &str, at: usize, found: &mut Found) -> usize {
        if let Some(office) = OFFICES.iter().find(|office| text.starts_with(**office)) {
            let name = text[office.len()..].split(' ').take(2).collect::<Vec<_>>().join(" ");
            let name = name.trim_end_matches(|ch: char| !ch.is_alphabetic());
            found.person(name, office.trim_end(), at + office.len());
            return office.len() + name.len();
        }
        let ends = text.char_indices().filter(|(_, ch)| !ch.is_alphanumeric()).map(|(end, _)| end);
        let ends: Vec<usize> = ends.chain([text.len()]).take(5).collect();
        let named = ends.iter().rev().find_map(|&end| Some((end, self.places.get(&text[..end])?)));
        let Some((length, &place)) = named else { return 0 };
        found.place(place, Span::new(at, at + length));
        length
    }
}

#[derive(Default)]
struct Found {
    mentions: Vec<Mention>,
    entities: BTreeMap<Id, Entity>,
    events: Vec<Event>,
}

impl Found {
    /// A town or a water; a country stands for its government.
    fn place(&mut self, ix: PlaceIx, span: Span) {
        let gazetteer = Gazetteer::embedded();
        let place = gazetteer.place(ix);
        let country = place.country.map(str::to_owned);
        let state = country.as_ref().filter(|_| place.feature == Feature::Country);
        let actor = state.map(|iso| Id::new(format!("state:{iso}")));
        let entity = |id: &Id, kind| Entity {
            id: id.clone(),
            kind,
            name: place.name.to_owned(),
            country: country.clone(),
            anchor: None,
            roles: Vec::new(),
            place: None,
        };
        if let Some(actor) = &actor {
            let capital = gazetteer.capital_of(country.as_deref().unwrap_or_default());
            let anchor = capital.map(|capital| gazetteer.place(capital).id);
            let government = Entity { anchor, ..entity(actor, Kind::Government) };
            self.entities.entry(actor.clone()).or_insert(government);
        }
        let told = Place { at: place.at, feature: place.feature, candidates: Vec::new() };
        let named = Entity { place: Some(told), ..entity(&place.id, Kind::Place) };
        self.entities.entry(place.id.clone()).or_insert(named);
        let role = if actor.is_some() { Role::Associative } else { Role::Literal };
        self.mention(span, Kind::Place, Some(role), place.id, actor);
    }

    fn person(&mut self, name: &str, office: &str, at: usize) {
        let id = Id::hashed("person", &[name]);
        self.entities.entry(id.clone()).or_insert_with(|| Entity {
            id: id.clone(),
            kind: Kind::Person,
            name: name.to_owned(),
            country: None,
            anchor: None,
            roles: vec![office.to_owned()],
            place: None,
        });
        self.mention(Span::new(at, at + name.len()), Kind::Person, None, id, None);
    }

    fn mention(
        &mut self,
        span: Span,
        kind: Kind,
        role: Option<Role>,
        entity: Id,
        actor: Option<Id>,
    ) {
        self.mentions.push(Mention {
            span,
            kind,
            role,
            entity,
            actor,
            confidence: 0.9,
            rule: "made",
            furniture: false,
        });
    }

    /// The event that a sentence tells of, by those who are named in it: who acts first.
    fn event(&mut self, document: &Document, sentence: Span, first: usize) {
        let text = sentence.of(&document.text);
        let word = WORDS.iter().find_map(|word| Some((text.find(word.0)?, word)));
        let Some((at, &(word, event_type, mode))) = word else { return };
        let named = &self.mentions[first..];
        let literal = named.iter().filter(|mention| mention.role == Some(Role::Literal));
        let mut places: Vec<Id> = literal.map(|mention| mention.entity.clone()).take(2).collect();
        places.dedup();
        let actors = named.iter().filter_map(|mention| {
            let actor = mention.actor.clone();
            let person = (mention.kind == Kind::Person).then(|| mention.entity.clone());
            Some((actor.or(person)?, mention.span))
        });
        let role = |nth| match nth {
            0 => ParticipantRole::Source,
            _ => ParticipantRole::Target,
        };
        let participants: Vec<Participant> = (0..)
            .zip(actors.take(3))
            .map(|(nth, (actor, span))| Participant { role: role(nth), entity: Some(actor), span })
            .collect();
        let start = sentence.start as usize + at;
        let nth = self.events.len();
        self.events.push(Event {
            id: Id::new(format!("event:{}-{nth}", document.id)),
            event_type,
            mode,
            trigger: Span::new(start, start + word.len()),
            sentence,
            date: document.date.as_ref().map(|known| known.date).filter(|_| nth != 1),
            modality: match text {
                _ if text.contains(" will ") || text.contains(" would ") => Modality::Planned,
                _ if text.contains("accus") => Modality::Alleged,
                _ => Modality::Happened,
            },
            places,
            participants,
            numbers: Vec::new(),
            confidence: 0.8,
            rule: "made",
        });
    }
}
