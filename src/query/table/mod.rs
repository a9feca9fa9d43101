//! The same things in rows: events, places, actors and texts, what stands in each column of a row,
//! and in which order the rows come. Pure; how a value is worded is the window's business.

mod keys;
mod order;

pub use keys::{Keys, Lexicon};
pub use order::{Sort, Wanted, order};

use std::borrow::Cow;

use crate::atlas::columns::Columns;
use crate::atlas::{
    Atlas, DocIx, EntityIx, EventIx, EventType, Kind, Modality, OccurrenceIx, ParticipantRole,
    Shown,
};
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
                // Of several reports of one event, the first with a date stands for it.
                let dated = |ix: &&EventIx| atlas.event(**ix).1.date.is_some();
                let all = (0..atlas.occurrences() as u32).map(OccurrenceIx).map(|occurrence| {
                    let reports = atlas.reports(occurrence);
                    *reports.iter().find(dated).unwrap_or(&reports[0])
                });
                all.map(Thing::Event).collect()
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

/// An atlas under a filter, as cells look at it.
#[derive(Clone, Copy)]
pub struct Told<'a> {
    pub atlas: &'a Atlas,
    pub columns: &'a Columns,
    pub shown: &'a Shown,
    /// Nothing is left out.
    pub unfiltered: bool,
}

impl Column {
    /// Whether what stands in it is counted among what a filter shows.
    pub const fn is_counted(self) -> bool {
        matches!(self, Self::Reports | Self::Mentions | Self::Texts | Self::Events)
    }
}

impl Thing {
    /// What stands in a column of its row; nothing in one of another sheet. Counts are of what is
    /// shown.
    pub fn value(self, told: Told<'_>, column: Column) -> Value<'_> {
        match self {
            Self::Event(ix) => event(told, ix, column),
            Self::Entity(ix) => entity(told, ix, column),
            Self::Text(ix) => text(told, ix, column),
        }
    }

    /// Whether the filter shows its row; `associative` as for [`Sheet::rows`].
    pub fn is_shown(self, told: Told<'_>, associative: bool) -> bool {
        match self {
            _ if told.unfiltered => true,
            Self::Event(ix) => told.shown.occurrence(told.atlas.occurrence_of(ix)),
            Self::Text(ix) => told.shown.document(ix),
            Self::Entity(ix) => {
                let weight = told.shown.weight(told.columns, ix);
                let named = weight.mentions > 0 && (associative || !told.columns.is_place(ix));
                named || weight.literal > 0 || weight.events > 0
            }
        }
    }
}

fn event(told: Told<'_>, ix: EventIx, column: Column) -> Value<'_> {
    let atlas = told.atlas;
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
            let shown = reports.filter(|&&report| told.shown.report(report));
            let texts = atlas.independent(shown.map(|&report| atlas.event(report).0));
            Value::Count(texts as u32)
        }
        Column::Confidence => Value::Share(event.confidence),
        Column::Title | Column::Publisher => text(told, document, column),
        Column::Id => some(Some(event.id.as_str())),
        _ => Value::Nothing,
    }
}

fn entity(told: Told<'_>, ix: EntityIx, column: Column) -> Value<'_> {
    let entity = told.atlas.entity(ix);
    let weight = || told.shown.weight(told.columns, ix);
    let place = entity.place.as_ref();
    match column {
        Column::Name => some(Some(entity.name.as_str())),
        Column::Kind => {
            place.map_or(Value::Kind(entity.kind), |place| Value::Feature(place.feature))
        }
        Column::Country => some(entity.country.as_deref()),
        Column::Roles if entity.roles.is_empty() => Value::Nothing,
        Column::Roles => Value::Text(entity.roles.join("; ").into()),
        Column::Mentions => Value::Count(weight().mentions),
        Column::Texts if told.unfiltered => Value::Count(told.atlas.counts(ix).documents),
        Column::Texts => Value::Count(texts_naming(told.atlas, told.columns, told.shown, ix)),
        Column::Events => Value::Count(weight().events),
        Column::Latitude => place.map_or(Value::Nothing, |place| Value::Degrees(place.at.lat)),
        Column::Longitude => place.map_or(Value::Nothing, |place| Value::Degrees(place.at.lon)),
        Column::Id => some(Some(entity.id.as_str())),
        _ => Value::Nothing,
    }
}

fn text(told: Told<'_>, ix: DocIx, column: Column) -> Value<'_> {
    let document = told.atlas.document(ix);
    match column {
        Column::Title => some(Some(document.title.as_str())),
        Column::Publisher => some(document.publisher.as_deref()),
        Column::Date => {
            document.date.as_ref().map_or(Value::Nothing, |known| Value::Date(known.date))
        }
        Column::Author => some(document.author.as_deref()),
        Column::Language => some(Some(document.language.as_str())),
        Column::Events => Value::Count(told.shown.reports_in(ix)),
        Column::Path => some(document.path.as_deref()),
        Column::Id => some(Some(document.id.as_str())),
        _ => Value::Nothing,
    }
}

/// How many texts name an entity among what is shown; copies of one count once.
pub fn texts_naming(atlas: &Atlas, columns: &Columns, shown: &Shown, ix: EntityIx) -> u32 {
    let mut texts: Vec<DocIx> = Vec::new();
    for &mention in atlas.mentions_of(ix) {
        let (document, _) = atlas.mention(mention);
        let text = columns.text_of(document);
        if texts.last() != Some(&text) && shown.mention(columns, document, mention) {
            texts.push(text);
        }
    }
    texts.sort_unstable();
    texts.dedup();
    texts.len() as u32
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
