//! A selected text: what is known of it, and what it says.

use egui::Ui;

use super::{Context, entity, title};
use crate::atlas::{Atlas, DateBasis, DocIx, Evidence};
use crate::base::Span;
use crate::session::Action;
use crate::ui::{parts, words};

/// The first sentence of a text, with nothing marked in it.
pub fn beginning(atlas: &Atlas, ix: DocIx) -> Evidence {
    let document = atlas.read(ix);
    let first = document.sentences.first();
    let sentence = first.map_or(Span::new(0, 0), |sentence| sentence.span);
    Evidence { document: ix, sentence, span: Span { end: sentence.start, ..sentence } }
}

pub(super) fn ui(ui: &mut Ui, context: &mut Context<'_>, ix: DocIx) {
    let atlas = std::sync::Arc::clone(&context.session.atlas);
    let document = atlas.read(ix);
    let date = match &document.date {
        None => "date unknown".to_owned(),
        Some(known) => match known.basis {
            DateBasis::Stated => words::date(known.date),
            DateBasis::Inferred => format!("{}, inferred", words::date(known.date)),
            DateBasis::Unknown => "date unknown".to_owned(),
        },
    };
    let publisher = document.publisher.as_deref().unwrap_or("publisher unknown");
    title(ui, &document.title, &format!("{publisher} · {date}"));
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
