//! A selected place or actor.

use egui::Ui;

use super::page::Page;
use super::{Context, evidence, title};
use crate::atlas::{Atlas, EntityIx, EventIx, Kind};
use crate::base::with_commas;
use crate::gazetteer::Gazetteer;
use crate::query::Presence;
use crate::scene::Target;
use crate::ui::parts::{self, Row};
use crate::ui::theme::{size, tokens};
use crate::ui::words;

pub(super) fn ui(ui: &mut Ui, context: &mut Context<'_>, ix: EntityIx) {
    let atlas = std::sync::Arc::clone(&context.session.atlas);
    let entity = atlas.entity(ix);
    let mut below = words::entity_line(&atlas, Gazetteer::embedded(), ix);
    if !entity.roles.is_empty() {
        below = format!("{below} · {}", entity.roles.join("; "));
    }
    title(ui, &entity.name, &below);
    let Some(page) = context.pages.of(ui.ctx(), context.session, ix) else {
        parts::secondary(ui, "What is told of it is being gathered …");
        return;
    };
    facts(ui, &atlas, ix, &page);
    if page.events.len() < page.all {
        let all = words::count(page.all, "event", "events");
        let left = with_commas(page.events.len() as u64);
        parts::secondary(ui, format!("{left} of {all}; the filter hides the rest"));
    }
    if !page.events.is_empty() {
        ui.add_space(4.0);
        parts::secondary(ui, page.since.as_str());
    }
    match entity.kind {
        Kind::Place => who_is_in_it(ui, context, &atlas, &page.present),
        _ => what_it_does(ui, context, &atlas, &page.events),
    }
    evidence::list(ui, context, "Sentences", &page.quotes);
    if page.quotes.is_empty() {
        let why = match context.session.filter().is_empty() {
            true => "Only named for a government or the like, or in furniture.",
            false => "The filter hides all that is said of it.",
        };
        parts::secondary(ui, why);
    }
    together(ui, context, &atlas, &page.together);
}

fn facts(ui: &mut Ui, atlas: &Atlas, ix: EntityIx, page: &Page) {
    let counts = atlas.counts(ix);
    let surest = page.surest;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = egui::vec2(6.0, 6.0);
        parts::chip(ui, &format!("automatic · {surest:.2}")).on_hover_text(
            "Found by rule, not confirmed by a person; how sure the rules are, 0 to 1",
        );
        let mentions = of(page.mentions, counts.mentions, "mention", "mentions");
        match page.literal {
            Some(literal) if literal < page.mentions => {
                let literal = with_commas(u64::from(literal));
                parts::chip(ui, &format!("{mentions}, {literal} as a place")).on_hover_text(
                    "What is or happens there; the others name its government or what comes from it",
                );
            }
            _ => drop(parts::chip(ui, &mentions)),
        }
        parts::chip(ui, &of(page.texts, counts.documents, "text", "texts"));
        if let Some(place) = &atlas.entity(ix).place {
            let (lat, lon) = (place.at.lat, place.at.lon);
            let north = if lat < 0.0 { "S" } else { "N" };
            let east = if lon < 0.0 { "W" } else { "E" };
            parts::chip(ui, &format!("{:.1}° {north} {:.1}° {east}", lat.abs(), lon.abs()));
        }
    });
}

/// How many of how many, where some are hidden.
fn of(shown: u32, all: u32, one: &str, several: &str) -> String {
    let counted = words::count(all as usize, one, several);
    if shown == all { counted } else { format!("{shown} of {counted}") }
}

fn who_is_in_it(ui: &mut Ui, context: &mut Context<'_>, atlas: &Atlas, present: &[Presence]) {
    if present.is_empty() {
        return;
    }
    parts::section(ui, "Who is in it");
    for presence in present.iter().take(12) {
        let actor = atlas.entity(presence.actor);
        entity_row(ui, context, presence.actor, &actor.name, None);
        for &event in presence.events.iter().take(6) {
            let line = format!(
                "{} · {}",
                words::event_part(atlas, event, presence.actor),
                words::event_when(atlas, event)
            );
            under_row(ui, context, Target::Event(event), &line);
        }
        if presence.events.len() > 6 {
            let more = format!("and {} more", presence.events.len() - 6);
            under_row(ui, context, Target::Entity(presence.actor), &more);
        }
        ui.add_space(4.0);
    }
    if present.len() > 12 {
        parts::secondary(ui, format!("and {} more actors", present.len() - 12));
    }
}

fn what_it_does(ui: &mut Ui, context: &mut Context<'_>, atlas: &Atlas, events: &[EventIx]) {
    if events.is_empty() {
        return;
    }
    parts::section(ui, "Events");
    event_rows(ui, context, atlas, events);
}

/// The first of some events; how many more there are is said.
pub(super) fn event_rows(
    ui: &mut Ui,
    context: &mut Context<'_>,
    atlas: &Atlas,
    events: &[EventIx],
) {
    const FIRST: usize = 20;
    for &event in events.iter().take(FIRST) {
        event_row(ui, context, atlas, event);
    }
    if events.len() > FIRST {
        parts::secondary(ui, format!("and {} more", with_commas((events.len() - FIRST) as u64)));
    }
}

/// An event in a list, with when it is below it.
pub(super) fn event_row(ui: &mut Ui, context: &mut Context<'_>, atlas: &Atlas, event: EventIx) {
    let name = words::event_title(atlas, event);
    let target = Target::Event(event);
    full_width(ui, |ui| {
        let row = Row {
            name: &name,
            spoken: name.clone(),
            kind: Some((Kind::Event, None)),
            bar: None,
            note: None,
            selected: context.session.selection == Some(target),
            lit: context.session.hovered == Some(target),
        };
        let response = parts::row(ui, &row);
        react(ui, context, &response, target);
    });
    under_row(ui, context, target, &words::event_when(atlas, event));
}

/// Places that events share with this one: what else to look at.
fn together(ui: &mut Ui, context: &mut Context<'_>, atlas: &Atlas, others: &[(u32, EntityIx)]) {
    if others.is_empty() {
        return;
    }
    parts::section(ui, "Places of the same events");
    for &(times, other) in others {
        let shared = words::count(times as usize, "event", "events");
        entity_row(ui, context, other, &atlas.entity(other).name, Some(&shared));
    }
}

/// A row for an entity inside the inspector's margins.
pub(super) fn entity_row(
    ui: &mut Ui,
    context: &mut Context<'_>,
    ix: EntityIx,
    name: &str,
    below: Option<&str>,
) {
    let entity = context.session.atlas.entity(ix);
    let kind = Some((entity.kind, entity.place.as_ref().map(|place| place.feature)));
    let target = Target::Entity(ix);
    full_width(ui, |ui| {
        let row = Row {
            name,
            spoken: name.to_owned(),
            kind,
            bar: None,
            note: None,
            selected: false,
            lit: context.session.hovered == Some(target),
        };
        let response = parts::row(ui, &row);
        react(ui, context, &response, target);
    });
    if let Some(below) = below {
        under_row(ui, context, target, below);
    }
}

/// A second, quieter line under a row; a click on it selects as well.
pub(super) fn under_row(ui: &mut Ui, context: &mut Context<'_>, target: Target, text: &str) {
    // Near the row that it belongs to, which has air of its own.
    ui.add_space(-ui.spacing().item_spacing.y - 3.0);
    ui.horizontal(|ui| {
        ui.add_space(19.0);
        let label = egui::RichText::new(text).size(size::SMALL + 0.5).color(tokens(ui).secondary);
        // The row above it is the stop of the Tab key; this line belongs to it.
        let response = ui.add(egui::Label::new(label).wrap().sense(egui::Sense::CLICK));
        react(ui, context, &response, target);
    });
}

/// Hovers and selects; with Ctrl held it is added to what is selected, or taken out.
pub(super) fn react(ui: &Ui, context: &mut Context<'_>, response: &egui::Response, target: Target) {
    if response.hovered() {
        context.session.hover(target);
    }
    if response.clicked() {
        context.actions.push(parts::choice(ui, target));
    }
}

/// Lets rows reach into the panel's margins, so that their icons stand on the text's edge.
fn full_width(ui: &mut Ui, add: impl FnOnce(&mut Ui)) {
    let mut rect = ui.available_rect_before_wrap();
    rect.min.x -= size::GUTTER;
    rect.max.x += size::GUTTER;
    rect.max.y = rect.min.y + size::ROW;
    let mut child = ui.new_child(egui::UiBuilder::new().max_rect(rect));
    add(&mut child);
    ui.advance_cursor_after_rect(egui::Rect::from_min_max(
        egui::pos2(rect.min.x + size::GUTTER, rect.min.y),
        egui::pos2(rect.max.x - size::GUTTER, rect.max.y),
    ));
}
