//! Several things selected: what they are, and what can be done with them together.

use std::sync::Arc;

use egui::{ScrollArea, Ui};

use super::{Context, entity, title};
use crate::atlas::{Atlas, Kind};
use crate::scene::Target;
use crate::session::Action;
use crate::ui::commands::{self, Id};
use crate::ui::parts::{self, Row};
use crate::ui::theme::{self, Icon, size};
use crate::ui::words;

pub(super) fn ui(ui: &mut Ui, context: &mut Context<'_>) {
    let atlas = Arc::clone(&context.session.atlas);
    let selected = context.session.selected().targets();
    let count = words::count(selected.len(), "thing selected", "things selected");
    title(ui, &count, &kinds(&atlas, &selected));
    commands::button(ui, Id::SelectLinked);
    parts::section(ui, "Selected");
    // The list has its own height, so that thousands cost no more than those in view.
    let room = (ui.clip_rect().bottom() - ui.cursor().top() - 24.0).max(6.0 * size::ROW);
    ui.spacing_mut().item_spacing.y = 0.0;
    ScrollArea::vertical()
        .id_salt("selected things")
        .max_height(room)
        .auto_shrink([false, true])
        .show_rows(ui, size::ROW, selected.len(), |ui, range| {
            // The last one chosen leads, and stands first.
            for &target in selected.iter().rev().skip(range.start).take(range.len()) {
                row(ui, context, &atlas, target);
            }
        });
}

fn row(ui: &mut Ui, context: &mut Context<'_>, atlas: &Atlas, target: Target) {
    let name = name(context, atlas, target);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        let width = ui.available_width() - size::ROW;
        ui.allocate_ui(egui::vec2(width, size::ROW), |ui| {
            let row = Row {
                name: &name,
                spoken: name.clone(),
                kind: kind(atlas, target),
                bar: None,
                note: None,
                selected: context.session.selection == Some(target),
                lit: context.session.hovered == Some(target),
            };
            let response = parts::row(ui, &row);
            entity::react(ui, context, &response, target);
        });
        let out = format!("Take {name} out of the selection");
        if theme::icon_button(ui, Icon::Close, &out, true).clicked() {
            context.actions.push(Action::Toggle(target));
        }
    });
}

fn name(context: &Context<'_>, atlas: &Atlas, target: Target) -> String {
    match target {
        Target::Entity(ix) | Target::Cluster(ix) => atlas.entity(ix).name.clone(),
        Target::Event(ix) => words::event_title(atlas, ix),
        Target::Document(ix) => atlas.document(ix).title.clone(),
        Target::Arc(key) => crate::ui::map::arc_name(atlas, context.map, key)
            .map_or_else(|| "Arc".to_owned(), |name| format!("Arc {name}")),
    }
}

fn kind(atlas: &Atlas, target: Target) -> Option<(Kind, Option<crate::gazetteer::Feature>)> {
    match target {
        Target::Entity(ix) | Target::Cluster(ix) => {
            let entity = atlas.entity(ix);
            Some((entity.kind, entity.place.as_ref().map(|place| place.feature)))
        }
        Target::Event(_) => Some((Kind::Event, None)),
        Target::Document(_) | Target::Arc(_) => None,
    }
}

/// `2 places · 3 actors · 1 event`.
fn kinds(atlas: &Atlas, selected: &[Target]) -> String {
    let mut counts = [0_usize; 5];
    for target in selected {
        counts[match target {
            Target::Entity(ix) | Target::Cluster(ix) if atlas.is_place(*ix) => 0,
            Target::Entity(_) | Target::Cluster(_) => 1,
            Target::Event(_) => 2,
            Target::Document(_) => 3,
            Target::Arc(_) => 4,
        }] += 1;
    }
    let words = [
        ("place", "places"),
        ("actor", "actors"),
        ("event", "events"),
        ("text", "texts"),
        ("arc", "arcs"),
    ];
    let told = counts.into_iter().zip(words).filter(|(count, _)| *count > 0);
    told.map(|(count, (one, many))| words::count(count, one, many)).collect::<Vec<_>>().join(" · ")
}
