//! A selected event.

use egui::Ui;

use super::{Context, entity, reports, title};
use crate::atlas::{EventIx, ParticipantRole};
use crate::ui::{parts, words};

pub(super) fn ui(ui: &mut Ui, context: &mut Context<'_>, ix: EventIx) {
    let atlas = std::sync::Arc::clone(&context.session.atlas);
    let (document, event) = atlas.event(ix);
    let heading = capitalised(&words::event_words(&atlas, ix));
    title(ui, &heading, &words::event_when(&atlas, ix));
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = egui::vec2(6.0, 6.0);
        parts::chip(ui, &format!("automatic · {:.2}", event.confidence));
        parts::chip(ui, words::event_type(event.event_type));
        parts::chip(ui, event.event_type.code());
        if let Some(mode) = event.mode {
            parts::chip(ui, mode);
        }
        reports::chips(ui, &atlas, ix);
    });
    parts::section(ui, "Who");
    let read = atlas.read(document);
    let text = &read.text;
    let mut any = false;
    for participant in &event.participants {
        let role = match participant.role {
            ParticipantRole::Source => "acts",
            ParticipantRole::Target => "is acted upon",
            ParticipantRole::Other => "takes part",
        };
        let words = participant.span.of(text).replace('\n', " ");
        match participant.entity.as_ref().and_then(|id| atlas.find(id)) {
            Some(actor) => {
                let below = format!("{role} · “{words}”");
                entity::entity_row(ui, context, actor, &atlas.entity(actor).name, Some(&below));
            }
            None => {
                parts::secondary(ui, format!("“{words}” · {role}"));
            }
        }
        any = true;
    }
    if !any {
        parts::secondary(ui, "The sentence names nobody.");
    }
    let places: Vec<_> = event.places.iter().filter_map(|id| atlas.find(id)).collect();
    if !places.is_empty() {
        parts::section(ui, "Where");
        for place in places {
            entity::entity_row(ui, context, place, &atlas.entity(place).name, None);
        }
    }
    if !event.numbers.is_empty() {
        parts::section(ui, "How many");
        let numbers: Vec<_> =
            event.numbers.iter().map(|told| (told.value, told.unit.clone())).collect();
        ui.label(words::numbers(&numbers));
    }
    reports::ui(ui, context, &atlas, ix);
}

fn capitalised(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}
