//! Places, events and links as layers for any GIS: written anew from the atlas when what was read
//! has changed.

use rusqlite::{Transaction, params};

use super::error::ProjectError;
use super::geopackage;
use super::store::Project;
use crate::base::LonLat;

/// A place that the texts name.
#[derive(Clone, Debug, PartialEq)]
pub struct PlaceRow {
    pub at: LonLat,
    pub id: String,
    pub name: String,
    pub feature: String,
    pub country: Option<String>,
    pub mentions: u32,
    pub literal: u32,
    pub documents: u32,
    pub events: u32,
}

/// One report of an event.
#[derive(Clone, Debug, PartialEq)]
pub struct EventRow {
    /// Of its places; none, one or more.
    pub at: Vec<LonLat>,
    pub id: String,
    /// The id of the first report of the same event, where there are several.
    pub same_as: Option<String>,
    pub event_type: String,
    pub mode: Option<String>,
    pub modality: String,
    /// EDTF.
    pub date: Option<String>,
    pub first_day: Option<String>,
    pub last_day: Option<String>,
    pub sources: String,
    pub targets: String,
    pub others: String,
    pub places: String,
    pub sentence: String,
    /// Of the sentence, in code points of the text.
    pub start: u32,
    pub page: Option<u32>,
    pub document: String,
    pub title: String,
    pub publisher: Option<String>,
    pub document_date: Option<String>,
    pub path: Option<String>,
    pub confidence: f32,
}

/// What ties two entities, over all texts.
#[derive(Clone, Debug, PartialEq)]
pub struct LinkRow {
    /// Where both are, or are drawn from.
    pub line: Option<[LonLat; 2]>,
    pub a: String,
    pub a_name: String,
    pub b: String,
    pub b_name: String,
    pub kind: String,
    pub documents: u32,
    pub sentences: u32,
    /// The first of them.
    pub sentence: String,
    pub document: String,
    pub path: Option<String>,
}

/// The smallest box around positions, as `[west, south, east, north]`.
#[derive(Default)]
struct Extent(Option<[f64; 4]>);

impl Extent {
    fn add(&mut self, at: LonLat) {
        let [west, south, east, north] = self.0.unwrap_or([at.lon, at.lat, at.lon, at.lat]);
        self.0 = Some([west.min(at.lon), south.min(at.lat), east.max(at.lon), north.max(at.lat)]);
    }
}

impl Project {
    /// Writes all three layers anew, in one transaction.
    ///
    /// # Errors
    /// If the file cannot be written; then the layers stay as they were.
    pub fn put_layers(
        &self,
        places: impl IntoIterator<Item = PlaceRow>,
        events: impl IntoIterator<Item = EventRow>,
        links: impl IntoIterator<Item = LinkRow>,
    ) -> Result<(), ProjectError> {
        self.transact(|to| {
            to.execute_batch("DELETE FROM places; DELETE FROM events; DELETE FROM links;")?;
            put_places(to, places)?;
            put_events(to, events)?;
            put_links(to, links)
        })
    }
}

fn put_places(
    to: &Transaction<'_>,
    places: impl IntoIterator<Item = PlaceRow>,
) -> rusqlite::Result<()> {
    let mut extent = Extent::default();
    let mut add = to.prepare(
        "INSERT INTO places (geom, id, name, feature, country, mentions, literal_mentions, documents, events)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
    )?;
    for place in places {
        extent.add(place.at);
        add.execute(params![
            geopackage::point(place.at),
            place.id,
            place.name,
            place.feature,
            place.country,
            place.mentions,
            place.literal,
            place.documents,
            place.events
        ])?;
    }
    geopackage::set_extent(to, "places", extent.0)
}

fn put_events(
    to: &Transaction<'_>,
    events: impl IntoIterator<Item = EventRow>,
) -> rusqlite::Result<()> {
    let mut extent = Extent::default();
    let mut add = to.prepare(
        "INSERT INTO events (geom, id, same_as, type, mode, modality, date, first_day, last_day,
           sources, targets, others, places, sentence, start, page, document, title, publisher,
           document_date, path, confidence)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18,
           ?19, ?20, ?21, ?22)",
    )?;
    for event in events {
        event.at.iter().for_each(|&at| extent.add(at));
        add.execute(params![
            geopackage::points(&event.at),
            event.id,
            event.same_as,
            event.event_type,
            event.mode,
            event.modality,
            event.date,
            event.first_day,
            event.last_day,
            event.sources,
            event.targets,
            event.others,
            event.places,
            event.sentence,
            event.start,
            event.page,
            event.document,
            event.title,
            event.publisher,
            event.document_date,
            event.path,
            f64::from(event.confidence)
        ])?;
    }
    geopackage::set_extent(to, "events", extent.0)
}

fn put_links(
    to: &Transaction<'_>,
    links: impl IntoIterator<Item = LinkRow>,
) -> rusqlite::Result<()> {
    let mut extent = Extent::default();
    let mut add = to.prepare(
        "INSERT INTO links (geom, a, a_name, b, b_name, kind, documents, sentences, sentence, document, path)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
    )?;
    for link in links {
        link.line.iter().flatten().for_each(|&at| extent.add(at));
        add.execute(params![
            link.line.map(|[from, to]| geopackage::line(from, to)),
            link.a,
            link.a_name,
            link.b,
            link.b_name,
            link.kind,
            link.documents,
            link.sentences,
            link.sentence,
            link.document,
            link.path
        ])?;
    }
    geopackage::set_extent(to, "links", extent.0)
}
