//! A selected arc: everything that leads from one anchor to one place.

use egui::Ui;

use super::{Context, entity, evidence, title};
use crate::scene::map::ArcKey;
use crate::ui::{parts, words};

pub(super) fn ui(ui: &mut Ui, context: &mut Context<'_>, key: ArcKey) {
    let atlas = std::sync::Arc::clone(&context.session.atlas);
    let map = context.map;
    let Some(arc) = map.arc(key) else {
        title(ui, "Not on the map", "No event leads from there to here any more.");
        return;
    };
    let (events, actors) = (map.reports_of(key), map.actors_of(key));
    let once = atlas.once(events.iter().copied());
    let place = &atlas.entity(key.place).name;
    let anchor =
        map.anchors().get(key.anchor.0 as usize).map_or("?", |anchor| anchor.name.as_str());
    let names: Vec<&str> =
        actors.iter().take(3).map(|&actor| atlas.entity(actor).name.as_str()).collect();
    title(
        ui,
        &format!("{} → {place}", names.join(", ")),
        &format!("Drawn from {anchor}, where those who act have their seat; no route"),
    );
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = egui::vec2(6.0, 6.0);
        parts::chip(ui, &words::count(once.len(), "event", "events"));
        parts::chip(ui, &words::count(arc.sources as usize, "text", "texts"));
        parts::chip(ui, words::modality(arc.modality()));
    });
    parts::section(ui, "Events");
    entity::event_rows(ui, context, &atlas, &once);
    let told = events.iter().map(|&event| atlas.event_evidence(event));
    let quotes = evidence::by_sentence(told);
    evidence::list(ui, context, "Sentences", &quotes);
    parts::section(ui, "Place and actors");
    entity::entity_row(ui, context, key.place, place, None);
    for &actor in &actors {
        entity::entity_row(ui, context, actor, &atlas.entity(actor).name, None);
    }
}
