//! One thing that can be asked about.

use crate::atlas::{Atlas, DocIx, EntityIx, EventIx, Evidence};

/// An event, by one of its reports, an entity or a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Thing {
    Event(EventIx),
    Entity(EntityIx),
    Text(DocIx),
}

impl Thing {
    /// The sentence to quote for it: of the event, else of a first mention; of a text none.
    pub fn evidence(self, atlas: &Atlas) -> Option<Evidence> {
        match self {
            Self::Event(ix) => Some(atlas.event_evidence(ix)),
            Self::Entity(ix) => {
                let events = atlas.events_at(ix).iter().chain(atlas.events_of(ix));
                let told = events.map(|&event| atlas.event_evidence(event)).next();
                told.or_else(|| atlas.mentions_of(ix).first().map(|&ix| atlas.evidence(ix)))
            }
            Self::Text(_) => None,
        }
    }

    /// The first report of the same event; other things are themselves.
    pub fn first(self, atlas: &Atlas) -> Self {
        match self {
            Self::Event(ix) => {
                let reports = atlas.reports(atlas.occurrence_of(ix));
                Self::Event(reports.first().copied().unwrap_or(ix))
            }
            other => other,
        }
    }
}
