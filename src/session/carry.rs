//! What was selected in one atlas, found again in the next.

use crate::atlas::{Atlas, Evidence};
use crate::scene::Target;

/// The same thing in another atlas; `None` for what is not there, and for arcs, whose numbers are
/// those of one atlas only.
pub(super) fn target(from: &Atlas, to: &Atlas, target: Target) -> Option<Target> {
    match target {
        Target::Entity(ix) => to.find(&from.entity(ix).id).map(Target::Entity),
        Target::Event(ix) => {
            let (document, event) = from.event(ix);
            let document = document_in(from, to, document)?;
            let mut told = to.events_in(document);
            told.find(|(_, other)| other.id == event.id).map(|(ix, _)| Target::Event(ix))
        }
        Target::Document(ix) => document_in(from, to, ix).map(Target::Document),
        Target::Arc(_) | Target::Cluster(_) => None,
    }
}

/// The same sentence in another atlas.
pub(super) fn evidence(from: &Atlas, to: &Atlas, at: Evidence) -> Option<Evidence> {
    document_in(from, to, at.document).map(|document| Evidence { document, ..at })
}

fn document_in(from: &Atlas, to: &Atlas, ix: crate::atlas::DocIx) -> Option<crate::atlas::DocIx> {
    let known = from.document(ix);
    let mut documents = to.documents();
    documents.find(|(_, other)| other.id == known.id && other.path == known.path).map(|(ix, _)| ix)
}
