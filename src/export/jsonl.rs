//! One document with what was read in it as one line of JSON, the program's exchange format.
//!
//! Offsets count Unicode code points of the document's text; every `start` and `end` quotes its
//! `text` exactly. Fields stand in one fixed order, so that equal inputs give equal bytes.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::atlas::{
    DateBasis, Document, Entity, Event, EventType, Extraction, Joined, Kind, Link, LinkKind,
    Mention, Modality, Participant, ParticipantRole, Quantity, Report, Role,
};
use crate::base::{CharIndex, Id, PartialDate, Span};
use crate::gazetteer::Feature;

/// Whether a line holds the text that its offsets count in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum WithText {
    #[default]
    No,
    Yes,
}

/// The line of a document, without the newline.
pub fn line(document: &Document, extraction: &Extraction, with: WithText) -> String {
    json(&row(document, extraction, with))
}

/// The line of the `nth` of many documents that were joined, without the newline: as [`line()`],
/// and `copies`, the other documents with this text, and for each event `same_as`, the other
/// reports of it; both by id, in order. No id depends on what else was read.
pub fn joined_line(
    read: &[(Document, Extraction)],
    joined: &Joined,
    nth: usize,
    with: WithText,
) -> String {
    let (document, extraction) = &read[nth];
    let mut line = row(document, extraction, with);
    let own = nth as u32;
    let others = joined.copies(own).iter().filter(|&&other| other != own);
    line.copies = Some(in_order(others.map(|&other| &read[other as usize].0.id)));
    for (event, row) in (0..).zip(&mut line.events) {
        let others = joined.reports(Report { document: own, event }).iter();
        let ids =
            others.map(|other| &read[other.document as usize].1.events[other.event as usize].id);
        row.same_as = Some(in_order(ids.filter(|&id| id != row.id)));
    }
    json(&line)
}

fn in_order<'a>(ids: impl Iterator<Item = &'a Id>) -> Vec<&'a Id> {
    let mut ids: Vec<_> = ids.collect();
    ids.sort();
    ids.dedup();
    ids
}

fn row<'a>(document: &'a Document, extraction: &'a Extraction, with: WithText) -> Line<'a> {
    let entities = extraction.entities.iter().map(|entity| (&entity.id, entity)).collect();
    let index = CharIndex::new(&document.text);
    let text = Text { document, text: &document.text, index, entities };
    Line {
        id: &document.id,
        path: document.path.as_deref(),
        title: &document.title,
        date: document.date.as_ref().map(|date| date.date),
        date_basis: document.date.as_ref().map_or(DateBasis::Unknown, |date| date.basis),
        language: &document.language,
        publisher: document.publisher.as_deref(),
        author: document.author.as_deref(),
        pages: document
            .pages
            .iter()
            .map(|p| (text.index.chars_before(p.start), p.number))
            .collect(),
        copies: None,
        mentions: extraction.mentions.iter().map(|mention| text.mention(mention)).collect(),
        entities: extraction.entities.iter().map(EntityRow::from).collect(),
        events: extraction.events.iter().map(|event| text.event(event)).collect(),
        links: extraction.links.iter().map(|link| text.link(link)).collect(),
        text: (with == WithText::Yes).then_some(&*document.text),
    }
}

/// What could not be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unread<'a> {
    /// A line of a stream, by its id.
    Id(&'a str),
    /// A file, by its path.
    Path(&'a str),
}

/// The line of a document that could not be read, without the newline.
pub fn error_line(what: Unread<'_>, error: &str) -> String {
    #[derive(Serialize)]
    struct ErrorLine<'a> {
        #[serde(skip_serializing_if = "Option::is_none")]
        id: Option<&'a str>,
        #[serde(skip_serializing_if = "Option::is_none")]
        path: Option<&'a str>,
        error: &'a str,
    }
    let (id, path) = match what {
        Unread::Id(id) => (Some(id), None),
        Unread::Path(path) => (None, Some(path)),
    };
    json(&ErrorLine { id, path, error })
}

fn json(line: &impl Serialize) -> String {
    serde_json::to_string(line).expect("structs of strings and numbers are always valid JSON")
}

#[derive(Serialize)]
struct Line<'a> {
    id: &'a Id,
    path: Option<&'a str>,
    title: &'a str,
    date: Option<PartialDate>,
    date_basis: DateBasis,
    language: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    publisher: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    author: Option<&'a str>,
    /// Where each page begins, and its number.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pages: Vec<(u32, u32)>,
    #[serde(skip_serializing_if = "Option::is_none")]
    copies: Option<Vec<&'a Id>>,
    mentions: Vec<MentionRow<'a>>,
    entities: Vec<EntityRow<'a>>,
    events: Vec<EventRow<'a>>,
    links: Vec<LinkRow<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<&'a str>,
}

#[derive(Serialize)]
struct MentionRow<'a> {
    start: u32,
    end: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    page: Option<u32>,
    text: &'a str,
    kind: Kind,
    role: Option<Role>,
    entity: &'a Id,
    actor: Option<&'a Id>,
    name: Option<&'a str>,
    lat: Option<f64>,
    lon: Option<f64>,
    feature: Option<Feature>,
    country: Option<&'a str>,
    confidence: f64,
    rule: &'a str,
    furniture: bool,
}

#[derive(Serialize)]
struct EntityRow<'a> {
    id: &'a Id,
    kind: Kind,
    name: &'a str,
    country: Option<&'a str>,
    anchor: Option<&'a Id>,
    roles: &'a [String],
}

impl<'a> From<&'a Entity> for EntityRow<'a> {
    fn from(entity: &'a Entity) -> Self {
        Self {
            id: &entity.id,
            kind: entity.kind,
            name: &entity.name,
            country: entity.country.as_deref(),
            anchor: entity.anchor.as_ref(),
            roles: &entity.roles,
        }
    }
}

#[derive(Serialize)]
struct EventRow<'a> {
    id: &'a Id,
    #[serde(skip_serializing_if = "Option::is_none")]
    same_as: Option<Vec<&'a Id>>,
    #[serde(rename = "type")]
    event_type: EventType,
    mode: Option<&'a str>,
    start: u32,
    end: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    page: Option<u32>,
    sentence: (u32, u32),
    date: Option<PartialDate>,
    modality: Modality,
    places: &'a [Id],
    confidence: f64,
    participants: Vec<ParticipantRow<'a>>,
    numbers: Vec<NumberRow<'a>>,
}

#[derive(Serialize)]
struct NumberRow<'a> {
    value: u64,
    unit: &'a str,
    start: u32,
    end: u32,
}

#[derive(Serialize)]
struct ParticipantRow<'a> {
    role: ParticipantRole,
    entity: Option<&'a Id>,
    start: u32,
    end: u32,
    text: &'a str,
}

#[derive(Serialize)]
struct LinkRow<'a> {
    a: &'a Id,
    b: &'a Id,
    kind: LinkKind,
    event: Option<&'a Id>,
    evidence: Vec<(u32, u32)>,
}

struct Text<'a> {
    document: &'a Document,
    text: &'a str,
    index: CharIndex<'a>,
    entities: BTreeMap<&'a Id, &'a Entity>,
}

impl<'a> Text<'a> {
    fn mention(&self, mention: &'a Mention) -> MentionRow<'a> {
        let (start, end) = self.index.chars(mention.span);
        let entity = self.entities.get(&mention.entity).copied();
        let place = entity.and_then(|entity| entity.place.as_ref());
        MentionRow {
            start,
            end,
            page: self.document.page_at(mention.span.start),
            text: self.quote(mention.span),
            kind: mention.kind,
            role: mention.role,
            entity: &mention.entity,
            actor: mention.actor.as_ref(),
            name: entity.map(|entity| entity.name.as_str()),
            lat: place.map(|place| round(place.at.lat, 5)),
            lon: place.map(|place| round(place.at.lon, 5)),
            feature: place.map(|place| place.feature),
            country: entity.and_then(|entity| entity.country.as_deref()),
            confidence: round(mention.confidence.into(), 3),
            rule: mention.rule,
            furniture: mention.furniture,
        }
    }

    fn event(&self, event: &'a Event) -> EventRow<'a> {
        let (start, end) = self.index.chars(event.trigger);
        EventRow {
            id: &event.id,
            same_as: None,
            event_type: event.event_type,
            mode: event.mode,
            start,
            end,
            page: self.document.page_at(event.trigger.start),
            sentence: self.index.chars(event.sentence),
            date: event.date,
            modality: event.modality,
            places: &event.places,
            confidence: round(event.confidence.into(), 3),
            participants: event.participants.iter().map(|who| self.participant(who)).collect(),
            numbers: event.numbers.iter().map(|number| self.number(number)).collect(),
        }
    }

    fn number(&self, number: &'a Quantity) -> NumberRow<'a> {
        let (start, end) = self.index.chars(number.span);
        NumberRow { value: number.value, unit: &number.unit, start, end }
    }

    fn participant(&self, participant: &'a Participant) -> ParticipantRow<'a> {
        let (start, end) = self.index.chars(participant.span);
        ParticipantRow {
            role: participant.role,
            entity: participant.entity.as_ref(),
            start,
            end,
            text: self.quote(participant.span),
        }
    }

    fn link(&self, link: &'a Link) -> LinkRow<'a> {
        LinkRow {
            a: &link.a,
            b: &link.b,
            kind: link.kind,
            event: link.event.as_ref(),
            evidence: link.evidence.iter().map(|&span| self.index.chars(span)).collect(),
        }
    }

    fn quote(&self, span: Span) -> &'a str {
        self.text.get(span.range()).unwrap_or_default()
    }
}

/// To so many decimals: a single-precision 0.97 is written 0.97.
fn round(value: f64, decimals: i32) -> f64 {
    let scale = 10f64.powi(decimals);
    (value * scale).round() / scale
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use serde_json::{Value, json};

    use super::*;
    use crate::atlas::{DocumentDate, Paragraph, Place, Sentence};
    use crate::base::LonLat;

    const TEXT: &str = "Zürich – “наш” 서울 met 🎈 Genève.";

    fn span(of: &str) -> Span {
        let start = TEXT.find(of).expect("the text has it");
        Span::new(start, start + of.len())
    }

    fn sample() -> (Document, Extraction) {
        let whole = Span::new(0, TEXT.len());
        let document = Document {
            id: Id::new("text:1"),
            path: Some("a/b.txt".to_owned()),
            title: "A “title”".to_owned(),
            publisher: None,
            source: None,
            author: None,
            date: Some(DocumentDate {
                date: "2014-05".parse().unwrap(),
                basis: DateBasis::Stated,
                quote: None,
            }),
            language: "en".to_owned(),
            text: Arc::from(TEXT),
            paragraphs: vec![Paragraph { span: whole, furniture: false, heading: false }],
            sentences: vec![Sentence { span: whole, paragraph: 0 }],
            pages: Vec::new(),
            warnings: Vec::new(),
        };
        let city = |id: &str, name: &str, lat: f64, lon: f64| Entity {
            id: Id::new(id),
            kind: Kind::Place,
            name: name.to_owned(),
            country: None,
            anchor: None,
            roles: Vec::new(),
            place: Some(Place {
                at: LonLat::new(lon, lat),
                feature: Feature::City,
                candidates: Vec::new(),
            }),
        };
        let mention = |of: &str, id: &str| Mention {
            span: span(of),
            kind: Kind::Place,
            role: Some(Role::Literal),
            entity: Id::new(id),
            actor: None,
            confidence: 0.97,
            rule: "test",
            furniture: false,
        };
        let event = Event {
            id: Id::new("event:1"),
            event_type: EventType::Consult,
            mode: Some("visit"),
            trigger: span("met"),
            sentence: whole,
            date: Some("2014-05-03".parse().unwrap()),
            modality: Modality::Planned,
            places: vec![Id::new("p:3")],
            participants: vec![Participant {
                role: ParticipantRole::Source,
                entity: None,
                span: span("“наш” 서울"),
            }],
            numbers: Vec::new(),
            confidence: 0.8,
            rule: "test",
        };
        let link = Link {
            a: Id::new("p:1"),
            b: Id::new("p:3"),
            kind: LinkKind::CoMentioned,
            event: None,
            evidence: vec![whole],
        };
        let extraction = Extraction {
            mentions: vec![
                mention("Zürich", "p:1"),
                mention("서울", "p:2"),
                mention("Genève", "p:3"),
            ],
            entities: vec![
                city("p:1", "Zurich", 47.37, 8.55),
                city("p:2", "Seoul", 37.566, 126.978),
                city("p:3", "Geneva", 46.202_222, 6.145_694),
            ],
            events: vec![event],
            links: vec![link],
        };
        (document, extraction)
    }

    /// Every object with `start` and `end`.
    fn quoted<'v>(value: &'v Value, found: &mut Vec<&'v Value>) {
        match value {
            Value::Array(items) => items.iter().for_each(|item| quoted(item, found)),
            Value::Object(fields) => {
                if fields.contains_key("start") {
                    found.push(value);
                }
                fields.values().for_each(|item| quoted(item, found));
            }
            _ => {}
        }
    }

    #[test]
    fn every_offset_quotes_its_text_in_code_points() {
        let (document, extraction) = sample();
        let value: Value =
            serde_json::from_str(&line(&document, &extraction, WithText::No)).unwrap();
        let chars: Vec<char> = TEXT.chars().collect();
        let mut found = Vec::new();
        quoted(&value, &mut found);
        assert_eq!(found.len(), 5);
        for object in found {
            let at = |key: &str| object[key].as_u64().unwrap() as usize;
            let quote: String = chars[at("start")..at("end")].iter().collect();
            let expected = object.get("text").map_or("met", |text| text.as_str().unwrap());
            assert_eq!(quote, expected);
        }
        assert_eq!(value["events"][0]["sentence"], json!([0, chars.len()]));
        assert_eq!(value["links"][0]["evidence"], json!([[0, chars.len()]]));
    }

    #[test]
    fn fields_stand_in_the_order_of_the_format() {
        let (document, extraction) = sample();
        let line = line(&document, &extraction, WithText::No);
        assert!(!line.contains('\n'));
        let value: Value = serde_json::from_str(&line).unwrap();
        let keys = |value: &Value| value.as_object().unwrap().keys().cloned().collect::<Vec<_>>();
        assert_eq!(
            keys(&value).join(" "),
            "id path title date date_basis language mentions entities events links"
        );
        assert_eq!(
            keys(&value["mentions"][0]).join(" "),
            "start end text kind role entity actor name lat lon feature country confidence rule furniture"
        );
        assert_eq!(keys(&value["entities"][0]).join(" "), "id kind name country anchor roles");
        assert_eq!(
            keys(&value["events"][0]).join(" "),
            "id type mode start end sentence date modality places confidence participants numbers"
        );
        assert_eq!(
            keys(&value["events"][0]["participants"][0]).join(" "),
            "role entity start end text"
        );
        assert_eq!(keys(&value["links"][0]).join(" "), "a b kind event evidence");
        assert_eq!(value["events"][0]["type"], "CONSULT");
        assert_eq!(value["events"][0]["date"], "2014-05-03");
        assert_eq!(value["mentions"][2]["lat"], json!(46.20222));
        assert_eq!(value["mentions"][0]["confidence"], json!(0.97));
        assert_eq!(value["date_basis"], "stated");
    }

    #[test]
    fn joined_lines_name_copies_and_other_reports() {
        let (document, extraction) = sample();
        let mut copy = document.clone();
        copy.id = Id::new("text:2");
        let mut retold = extraction.clone();
        retold.events[0].id = Id::new("event:2");
        let own = extraction.events[0].id.clone();
        let read = [(document, extraction), (copy, retold)];
        let report = |document| Report { document, event: 0 };
        let joined = Joined::new(vec![0, 0], vec![vec![report(0), report(1)]]);
        let value = |nth| -> Value {
            serde_json::from_str(&joined_line(&read, &joined, nth, WithText::No)).unwrap()
        };
        assert_eq!(value(0)["copies"], json!(["text:2"]));
        assert_eq!(value(1)["copies"], json!(["text:1"]));
        assert_eq!(value(0)["events"][0]["same_as"], json!(["event:2"]));
        assert_eq!(value(1)["events"][0]["same_as"], json!([own.as_str()]));
        let apart = Joined::new(vec![0, 1], Vec::new());
        let alone: Value =
            serde_json::from_str(&joined_line(&read, &apart, 0, WithText::No)).unwrap();
        assert_eq!((&alone["copies"], &alone["events"][0]["same_as"]), (&json!([]), &json!([])));
        assert!(!line(&read[0].0, &read[0].1, WithText::No).contains("same_as"));
    }

    #[test]
    fn a_document_without_date_or_path_says_so() {
        let (mut document, _) = sample();
        (document.date, document.path) = (None, None);
        let value: Value =
            serde_json::from_str(&line(&document, &Extraction::default(), WithText::No)).unwrap();
        assert_eq!(value["date"], Value::Null);
        assert_eq!(value["path"], Value::Null);
        assert_eq!(value["date_basis"], "unknown");
        assert_eq!(value["mentions"], json!([]));
    }

    #[test]
    fn what_cannot_be_read_gives_a_line_too() {
        assert_eq!(
            error_line(Unread::Path("a \"b\".txt"), "not UTF-8"),
            r#"{"path":"a \"b\".txt","error":"not UTF-8"}"#
        );
        assert_eq!(error_line(Unread::Id("7"), "no text"), r#"{"id":"7","error":"no text"}"#);
    }
}
