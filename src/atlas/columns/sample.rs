//! Small columns for tests: rows with what a test does not care about left out.

use super::{ColumnsBuilder, DocumentRow, EntityRow, MentionRow, ReportRow};
use crate::atlas::{Columns, EventType, Kind, Modality, Status};
use crate::base::{Days, Id, LonLat, PartialDate, Span};

/// A date as EDTF; empty for none.
pub fn days(edtf: &str) -> Days {
    match edtf {
        "" => Days::NONE,
        text => Days::from(text.parse::<PartialDate>().expect("a test writes dates")),
    }
}

/// The sentence of a number: it spans 9 bytes.
pub fn sentence(nth: usize) -> Span {
    Span::new(10 * nth, 10 * nth + 9)
}

/// A report of `occurrence`, in the sentence of its number, with a date, places and actors.
pub fn report(occurrence: u32, edtf: &str, places: &[u32], actors: &[u32]) -> ReportRow {
    ReportRow {
        event_type: EventType::Consult,
        modality: Modality::Happened,
        status: Status::Automatic,
        days: days(edtf),
        occurrence,
        sentence: sentence(occurrence as usize),
        places: places.to_vec(),
        actors: actors.to_vec(),
    }
}

/// An entity named in a sentence.
pub fn mention(nth_sentence: usize, entity: u32, literal: bool) -> MentionRow {
    MentionRow {
        start: sentence(nth_sentence).start + 2,
        entity,
        actor: None,
        literal,
        furniture: false,
        status: Status::Automatic,
    }
}

/// A document of its own text.
pub fn document(
    nth: u32,
    edtf: &str,
    reports: Vec<ReportRow>,
    mentions: Vec<MentionRow>,
) -> DocumentRow {
    DocumentRow {
        publisher: Some(format!("Paper {nth}")),
        domain: Some(format!("paper{nth}.example")),
        language: "en".to_owned(),
        days: days(edtf),
        added: None,
        text_of: nth,
        reports,
        mentions,
    }
}

/// Entity 0 to 3 are places at 0, 10, 20 and 30 degrees east, 4 and 5 states, 6 a person.
pub fn columns(documents: Vec<DocumentRow>) -> Columns {
    let kinds = [Kind::Place; 4].into_iter().chain([Kind::Government; 2]).chain([Kind::Person]);
    let entities = (0..).zip(kinds).map(|(nth, kind): (u32, Kind)| EntityRow {
        id: Id::new(format!("test:{nth}")),
        kind,
        at: (kind == Kind::Place).then(|| LonLat::new(10.0 * f64::from(nth), 0.0)),
    });
    let mut builder = ColumnsBuilder::new(entities);
    documents.into_iter().for_each(|document| builder.add(document));
    builder.finish()
}
