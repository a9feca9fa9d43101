//! Two entities side by side: what they share, and the sentences that say so.

use std::collections::BTreeMap;
use std::sync::Arc;

use egui::{FontId, RichText, Sense, Ui, vec2};

use super::{Context, entity, evidence};
use crate::atlas::{Atlas, EntityIx};
use crate::gazetteer::Gazetteer;
use crate::query::{self, Shared};
use crate::scene::Target;
use crate::session::Action;
use crate::ui::commands::{self, Id};
use crate::ui::theme::{self, tokens};
use crate::ui::{parts, words};

/// Of a long list, so many lines at first.
const FIRST: usize = 8;

pub(super) fn ui(ui: &mut Ui, context: &mut Context<'_>, pair: [EntityIx; 2]) {
    let atlas = Arc::clone(&context.session.atlas);
    let shared = shared_of(ui, context, &atlas, pair);
    ui.columns(2, |columns| {
        for (ui, ix) in columns.iter_mut().zip(pair) {
            head(ui, context, &atlas, ix);
        }
    });
    ui.add_space(6.0);
    let counts = [
        (shared.events.len(), "shared event", "shared events"),
        (shared.places.len(), "shared place", "shared places"),
        (shared.texts.len(), "shared text", "shared texts"),
    ];
    if counts.iter().all(|(count, ..)| *count == 0) {
        parts::secondary(ui, "They share no event, no place and no text.");
    } else {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
            for (count, one, many) in counts.into_iter().filter(|(count, ..)| *count > 0) {
                parts::chip(ui, &words::count(count, one, many));
            }
        });
    }
    ui.add_space(6.0);
    commands::button(ui, Id::GraphWay);
    commands::button(ui, Id::SelectLinked);
    if !shared.events.is_empty() {
        parts::section(ui, "Events of both");
        let shown = first(ui, context, "events of both", shared.events.len());
        for &event in &shared.events[..shown] {
            entity::event_row(ui, context, &atlas, event);
        }
        more(ui, context, "events of both", shown, shared.events.len());
    }
    common(ui, context, &atlas, "Places where both have events", pair, &shared.places);
    common(ui, context, &atlas, "Others in events of both", pair, &shared.actors);
    if !shared.events.is_empty() {
        let told = shared.events.iter().map(|&event| atlas.event_evidence(event));
        let quotes = evidence::by_sentence(told);
        evidence::list(ui, context, "Sentences of these events", &quotes);
    }
    let quotes = evidence::by_sentence(shared.sentences.iter().copied());
    evidence::list(ui, context, "Sentences that name both", &quotes);
    if !shared.texts.is_empty() {
        parts::section(ui, "Texts that name both");
        let shown = first(ui, context, "texts of both", shared.texts.len());
        for &text in &shared.texts[..shown] {
            if parts::quiet_link(ui, &atlas.document(text).title).clicked() {
                context.actions.push(Action::Select(Some(Target::Document(text))));
            }
        }
        more(ui, context, "texts of both", shown, shared.texts.len());
    }
}

/// What the two share, worked out once as long as they are shown.
fn shared_of(ui: &Ui, context: &Context<'_>, atlas: &Atlas, pair: [EntityIx; 2]) -> Arc<Shared> {
    type Kept = Option<((u64, [EntityIx; 2]), Arc<Shared>)>;
    let key = (context.session.generation, pair);
    let id = egui::Id::unique("shared by two");
    let kept: Kept = ui.data(|data| data.get_temp(id)).unwrap_or_default();
    if let Some((_, shared)) = kept.filter(|(of, _)| *of == key) {
        return shared;
    }
    let shared = Arc::new(query::shared(atlas, pair[0], pair[1]));
    ui.data_mut(|data| data.insert_temp::<Kept>(id, Some((key, Arc::clone(&shared)))));
    shared
}

/// One of the two: a click selects it alone.
fn head(ui: &mut Ui, context: &mut Context<'_>, atlas: &Atlas, ix: EntityIx) {
    let told = atlas.entity(ix);
    let target = Target::Entity(ix);
    ui.horizontal(|ui| {
        let (place, _) = ui.allocate_exact_size(vec2(11.0, 20.0), Sense::hover());
        let feature = told.place.as_ref().map(|place| place.feature);
        let color = tokens(ui).kind(told.kind);
        theme::kind_icon(ui.painter(), place.center(), color, told.kind, feature);
        let name = RichText::new(&told.name).font(FontId::new(16.0, theme::semibold()));
        let label = egui::Label::new(name).wrap().sense(Sense::click());
        let response = ui.add(label).on_hover_text("Select this one alone");
        response.widget_info(|| {
            egui::WidgetInfo::labeled(egui::Role::Link, true, format!("{} alone", told.name))
        });
        theme::focus_ring(ui, &response, response.rect.expand(2.0));
        entity::react(ui, context, &response, target);
    });
    parts::secondary(ui, words::entity_line(atlas, Gazetteer::embedded(), ix));
    let counts = atlas.counts(ix);
    let line = format!(
        "{} · {}",
        words::count(counts.mentions as usize, "mention", "mentions"),
        words::count(counts.events as usize, "event", "events"),
    );
    parts::secondary(ui, line);
}

/// Third ones, with how many events each of the two has with them.
fn common(
    ui: &mut Ui,
    context: &mut Context<'_>,
    atlas: &Atlas,
    heading: &str,
    pair: [EntityIx; 2],
    thirds: &[query::Common],
) {
    if thirds.is_empty() {
        return;
    }
    parts::section(ui, heading);
    let name = |ix: EntityIx| crate::ui::map::shortened(&atlas.entity(ix).name, 24);
    let shown = first(ui, context, heading, thirds.len());
    for third in &thirds[..shown] {
        let below = format!(
            "{}: {} · {}: {}",
            name(pair[0]),
            words::count(third.with_first as usize, "event", "events"),
            name(pair[1]),
            words::count(third.with_second as usize, "event", "events"),
        );
        let told = atlas.entity(third.entity);
        entity::entity_row(ui, context, third.entity, &told.name, Some(&below));
    }
    more(ui, context, heading, shown, thirds.len());
}

type Opened = BTreeMap<String, bool>;

fn opened(context: &Context<'_>) -> egui::Id {
    egui::Id::unique("opened lists").with((context.session.generation, context.session.selection))
}

/// How many lines of a list are shown: the first few, or all once that was asked for.
fn first(ui: &Ui, context: &Context<'_>, list: &str, all: usize) -> usize {
    let opened: Opened = ui.data(|data| data.get_temp(opened(context))).unwrap_or_default();
    if opened.contains_key(list) { all } else { all.min(FIRST) }
}

/// Asks for the rest of a list.
fn more(ui: &mut Ui, context: &Context<'_>, list: &str, shown: usize, all: usize) {
    if shown < all && parts::link(ui, &format!("Show all {all}")).clicked() {
        let id = opened(context);
        ui.data_mut(|data| {
            data.get_temp_mut_or_default::<Opened>(id).insert(list.to_owned(), true);
        });
    }
}
