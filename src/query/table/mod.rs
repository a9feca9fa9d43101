//! The same things in rows: events, places, actors and texts, what stands in each column of a row,
//! and in which order the rows come. Pure; how a value is worded is the window's business.

mod keys;
mod order;

pub use keys::{Keys, Lexicon};
pub use order::{Sort, Wanted, order};

use std::borrow::Cow;

use crate::atlas::{Atlas, DocIx, EntityIx, EventIx, EventType, Kind, Modality, ParticipantRole};
use crate::base::PartialDate;
use crate::gazetteer::Feature;
use crate::query::Thing;

/// What the rows are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sheet {
    /// What happened, each once, however often it is reported.
    #[default]
    Events,
    Places,
    Actors,
    Texts,
}

/// One thing that is told of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Column {
    Date,
    /// The words that tell of an event.
    What,
    Type,
    Mode,
    Who,
    Whom,
    Where,
    Modality,
    /// How many texts tell of an event, copies counted once.
    Reports,
    Confidence,
    Name,
    /// What a place or an actor is.
    Kind,
    /// ISO 3166-1 alpha-2.
    Country,
    /// Offices as the texts state them.
    Roles,
    Mentions,
    Texts,
    Events,
    Latitude,
    Longitude,
    Title,
    Publisher,
    Author,
    Language,
    Path,
    Id,
}

/// What stands in a cell.
#[derive(Clone, Debug, PartialEq)]
pub enum Value<'a> {
    Nothing,
    Text(Cow<'a, str>),
    /// Each once, in the order of the text.
    Names(Vec<EntityIx>),
    Kind(Kind),
    Feature(Feature),
    Type(EventType),
    Modality(Modality),
    Date(PartialDate),
    Count(u32),
    /// 0 to 1.
    Share(f32),
    Degrees(f64),
}

impl Sheet {
    pub const ALL: [Self; 4] = [Self::Events, Self::Places, Self::Actors, Self::Texts];

    /// All columns there are, in the usual order.
    pub const fn columns(self) -> &'static [Column] {
        use Column::*;
        match self {
            Self::Events => &[
                Date, What, Who, Whom, Where, Modality, Reports, Type, Mode, Confidence, Title,
                Publisher, Id,
            ],
            Self::Places => {
                &[Name, Kind, Country, Mentions, Texts, Events, Latitude, Longitude, Id]
            }
            Self::Actors => &[Name, Kind, Country, Roles, Mentions, Texts, Events, Id],
            Self::Texts => &[Title, Publisher, Date, Author, Language, Events, Path, Id],
        }
    }

    /// How many of the columns are shown at first.
    pub const fn usual(self) -> usize {
        match self {
            Self::Events => 7,
            Self::Places | Self::Texts => 6,
            Self::Actors => 7,
        }
    }

    /// All rows, in reading order; places that are only named for a government and the like are
    /// left out unless `associative`.
    pub fn rows(self, atlas: &Atlas, associative: bool) -> Vec<Thing> {
        match self {
            Self::Events => {
                let all = atlas.events().map(|(ix, _)| ix);
                atlas.once(all).into_iter().map(Thing::Event).collect()
            }
            Self::Places | Self::Actors => {
                let kept = |(ix, kind): (EntityIx, Kind)| {
                    let counts = atlas.counts(ix);
                    let named = counts.mentions > 0 || counts.events > 0;
                    let kept = match self {
                        Self::Places if kind == Kind::Place => {
                            counts.literal > 0 || counts.events > 0 || associative && named
                        }
                        Self::Actors => kind.is_actor() && named,
                        _ => false,
                    };
                    kept.then_some(Thing::Entity(ix))
                };
                atlas.entities().map(|(ix, entity)| (ix, entity.kind)).filter_map(kept).collect()
            }
            Self::Texts => atlas.documents().map(|(ix, _)| Thing::Text(ix)).collect(),
        }
    }
}

impl Thing {
    /// What stands in a column of its row; nothing in one of another sheet.
    pub fn value(self, atlas: &Atlas, column: Column) -> Value<'_> {
        match self {
            Self::Event(ix) => event(atlas, ix, column),
            Self::Entity(ix) => entity(atlas, ix, column),
            Self::Text(ix) => text(atlas, ix, column),
        }
    }
}

fn event(atlas: &Atlas, ix: EventIx, column: Column) -> Value<'_> {
    let (document, event) = atlas.event(ix);
    let in_role = |role| {
        let participants = event.participants.iter().filter(move |p| p.role == role);
        names(participants.filter_map(|p| atlas.find(p.entity.as_ref()?)))
    };
    match column {
        Column::Date => event.date.map_or(Value::Nothing, Value::Date),
        Column::What => Value::Text(words(atlas, ix).into()),
        Column::Type => Value::Type(event.event_type),
        Column::Mode => some(event.mode),
        Column::Who => in_role(ParticipantRole::Source),
        Column::Whom => in_role(ParticipantRole::Target),
        Column::Where => names(event.places.iter().filter_map(|id| atlas.find(id))),
        Column::Modality => Value::Modality(event.modality),
        Column::Reports => {
            let reports = atlas.reports(atlas.occurrence_of(ix)).iter();
            let texts = atlas.independent(reports.map(|&report| atlas.event(report).0));
            Value::Count(texts as u32)
        }
        Column::Confidence => Value::Share(event.confidence),
        Column::Title | Column::Publisher => text(atlas, document, column),
        Column::Id => some(Some(event.id.as_str())),
        _ => Value::Nothing,
    }
}

fn entity(atlas: &Atlas, ix: EntityIx, column: Column) -> Value<'_> {
    let entity = atlas.entity(ix);
    let counts = atlas.counts(ix);
    let place = entity.place.as_ref();
    match column {
        Column::Name => some(Some(entity.name.as_str())),
        Column::Kind => {
            place.map_or(Value::Kind(entity.kind), |place| Value::Feature(place.feature))
        }
        Column::Country => some(entity.country.as_deref()),
        Column::Roles if entity.roles.is_empty() => Value::Nothing,
        Column::Roles => Value::Text(entity.roles.join("; ").into()),
        Column::Mentions => Value::Count(counts.mentions),
        Column::Texts => Value::Count(counts.documents),
        Column::Events => Value::Count(counts.events),
        Column::Latitude => place.map_or(Value::Nothing, |place| Value::Degrees(place.at.lat)),
        Column::Longitude => place.map_or(Value::Nothing, |place| Value::Degrees(place.at.lon)),
        Column::Id => some(Some(entity.id.as_str())),
        _ => Value::Nothing,
    }
}

fn text(atlas: &Atlas, ix: DocIx, column: Column) -> Value<'_> {
    let document = atlas.document(ix);
    match column {
        Column::Title => some(Some(document.title.as_str())),
        Column::Publisher => some(document.publisher.as_deref()),
        Column::Date => {
            document.date.as_ref().map_or(Value::Nothing, |known| Value::Date(known.date))
        }
        Column::Author => some(document.author.as_deref()),
        Column::Language => some(Some(document.language.as_str())),
        Column::Events => Value::Count(atlas.events_in(ix).count() as u32),
        Column::Path => some(document.path.as_deref()),
        Column::Id => some(Some(document.id.as_str())),
        _ => Value::Nothing,
    }
}

fn some(text: Option<&str>) -> Value<'_> {
    text.map_or(Value::Nothing, |text| Value::Text(text.into()))
}

fn names<'a>(entities: impl Iterator<Item = EntityIx>) -> Value<'a> {
    let mut once: Vec<EntityIx> = Vec::new();
    for entity in entities {
        if !once.contains(&entity) {
            once.push(entity);
        }
    }
    if once.is_empty() { Value::Nothing } else { Value::Names(once) }
}

/// The words that tell of an event, as the text has them, white space folded.
pub fn words(atlas: &Atlas, ix: EventIx) -> String {
    let (document, event) = atlas.event(ix);
    let text = atlas.read(document);
    event.trigger.of(&text.text).split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests;
