//! The right panel: what is selected, who is in it, and the sentences that say so.

mod arc;
mod compare;
mod document;
mod entity;
mod event;
mod evidence;
mod page;
mod reports;
mod several;

use egui::{RichText, ScrollArea, Ui};

pub use document::beginning;
pub use evidence::cited;
pub use page::Pages;

use super::commands::{self, Id};
use super::parts;
use super::theme::{self, Icon, size};
use super::words;
use crate::scene::{MapData, Target};
use crate::session::{Action, Session};

/// What every part of the inspector reads, and where it puts what the user wants.
struct Context<'a> {
    session: &'a mut Session,
    map: &'a MapData,
    pages: &'a mut Pages,
    actions: &'a mut Vec<Action>,
}

/// Shows the selection, or what is open when nothing is selected.
pub fn ui(
    ui: &mut Ui,
    session: &mut Session,
    map: &MapData,
    pages: &mut Pages,
    actions: &mut Vec<Action>,
) {
    let selection = session.selection;
    let id = ui.scope_id().with(("inspector", selection));
    ScrollArea::vertical().id_salt(id).auto_shrink(false).show(ui, |ui| {
        let margin = egui::Margin { left: 20, right: 16, top: 8, bottom: 24 };
        let width = ui.available_width() - margin.sum().x;
        egui::Frame::NONE.inner_margin(margin).show(ui, |ui| {
            ui.set_max_width(width);
            history(ui, session, actions);
            let mut context = Context { session, map, pages, actions };
            if let Some(pair) = pair(context.session) {
                return compare::ui(ui, &mut context, pair);
            }
            if context.session.selected().len() > 1 {
                return several::ui(ui, &mut context);
            }
            match selection {
                Some(Target::Entity(ix) | Target::Cluster(ix)) => entity::ui(ui, &mut context, ix),
                Some(Target::Arc(key)) => arc::ui(ui, &mut context, key),
                Some(Target::Event(ix)) => event::ui(ui, &mut context, ix),
                Some(Target::Document(ix)) => document::ui(ui, &mut context, ix),
                None => overview(ui, &context),
            }
        });
    });
}

/// The two entities that are selected, if it is two.
fn pair(session: &Session) -> Option<[crate::atlas::EntityIx; 2]> {
    let selected = session.selected();
    let mut entities = selected.iter().filter_map(|target| match target {
        Target::Entity(ix) => Some(ix),
        _ => None,
    });
    let pair = [entities.next()?, entities.next()?];
    (selected.len() == 2).then_some(pair)
}

fn history(ui: &mut Ui, session: &Session, actions: &mut Vec<Action>) {
    ui.horizontal(|ui| {
        ui.add_space(-8.0);
        ui.spacing_mut().item_spacing.x = 0.0;
        commands::icon(ui, Icon::Back, Id::Back);
        commands::icon(ui, Icon::Forward, Id::Forward);
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            let some = session.selection.is_some();
            if some && theme::icon_button(ui, Icon::Close, "Clear the selection", true).clicked() {
                actions.push(Action::Select(None));
            }
        });
    });
    ui.add_space(2.0);
}

fn title(ui: &mut Ui, text: &str, below: &str) {
    ui.label(RichText::new(text).font(egui::FontId::new(size::TITLE, theme::semibold())));
    if !below.is_empty() {
        parts::secondary(ui, below);
    }
    ui.add_space(4.0);
}

/// What is open, and how to begin.
fn overview(ui: &mut Ui, context: &Context<'_>) {
    let atlas = &context.session.atlas;
    let documents = atlas.documents().len();
    if documents == 0 {
        title(ui, "Nothing is open", "");
        ui.label("Open a folder of articles with Ctrl+O, or drop one on the window.");
        return;
    }
    let name = context.session.opening.name();
    let (shown, all) = (context.session.shown().totals(), context.session.filtered.all().totals());
    let some = |shown: usize, all: usize, one: &str, many: &str| {
        format!("{} {}", words::of(shown as u32, all as u32), if all == 1 { one } else { many })
    };
    let below = format!(
        "{} · {} · {} on the map",
        some(shown.documents, all.documents, "text", "texts"),
        some(shown.occurrences, all.occurrences, "event", "events"),
        words::count(context.map.literal(), "place", "places"),
    );
    title(ui, &name, &below);
    parts::section(ui, "How to read the map");
    for line in [
        "Click a mark, an area or an arc: its sentences appear here.",
        "Click a sentence: the text opens at it.",
        "Size says how often a place is reported. An arc leads from the capital of who acts to where it happens; it is no route.",
        "Seas, regions and countries are areas. A government called by its capital is an actor, not a place.",
    ] {
        ui.add(egui::Label::new(line).wrap());
        ui.add_space(4.0);
    }
    parts::section(ui, "Your own texts");
    // An online map is told where the user looks.
    let stays = match commands::is_enabled(ui.ctx(), Id::OnlineOff) {
        true => "Your texts stay on this computer.",
        false => "Nothing leaves this computer.",
    };
    let open = format!("Open a folder with Ctrl+O, or drop it on the window. {stays}");
    ui.add(egui::Label::new(open).wrap());
}
