//! A selected text: what is known of it, and what it says.

use egui::Ui;

use super::{Context, entity, title};
use crate::atlas::{Atlas, DocIx, Evidence};
use crate::base::Span;
use crate::session::Action;
use crate::ui::{parts, words};

/// The first sentence of a text, with nothing marked in it.
pub fn beginning(atlas: &Atlas, ix: DocIx) -> Evidence {
    let document = atlas.read(ix);
    let sentence = document.sentences.first().map_or(Span::new(0, 0), |first| first.span);
    Evidence { document: ix, sentence, span: Span { end: sentence.start, ..sentence } }
}

pub(super) fn ui(ui: &mut Ui, context: &mut Context<'_>, ix: DocIx) {
    let atlas = std::sync::Arc::clone(&context.session.atlas);
    let document = atlas.read(ix);
    title(ui, &document.title, &words::source(atlas.document(ix)));
    if let Some(path) = &document.path {
        parts::secondary(ui, path.clone());
    }
    if let Some(quote) = document.date.as_ref().and_then(|known| known.quote) {
        parts::secondary(ui, format!("Date from “{}”", quote.of(&document.text)));
    }
    ui.add_space(4.0);
    if ui.button("Open in the reader").clicked() {
        context.actions.push(Action::Read(beginning(&atlas, ix)));
    }
    let events: Vec<_> = atlas.events_in(ix).map(|(event, _)| event).collect();
    if events.is_empty() {
        parts::section(ui, "Events");
        parts::secondary(ui, "None was found in this text.");
        return;
    }
    parts::section(ui, "Events");
    for event in events {
        entity::event_row(ui, context, &atlas, event);
    }
}
