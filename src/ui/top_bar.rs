//! The top bar: what is open, the search box, and what to do with the whole.

use egui::{Align, Layout, RichText, Ui};

use super::app::Command;
use super::chips;
use super::commands::{self, Id};
use super::filter_menu::{self, FilterMenu};
use super::parts;
use super::search::SearchBox;
use super::theme::{self, Icon, size, tokens};
use super::words;
use crate::base::with_commas;
use crate::session::{Session, recent};

pub fn ui(
    ui: &mut Ui,
    session: &mut Session,
    search: &mut SearchBox,
    filter_menu: &mut FilterMenu,
    focus_search: bool,
    asked: &mut Vec<Command>,
    picture: impl FnOnce(&mut Ui),
) {
    let tokens = tokens(ui);
    ui.horizontal_centered(|ui| {
        ui.add_space(size::GUTTER);
        let name = RichText::new("Portolan").font(egui::FontId::new(15.0, theme::semibold()));
        ui.label(name);
        ui.add_space(4.0);
        let documents = session.atlas.documents().len();
        let open = match documents {
            0 => "nothing open".to_owned(),
            _ => format!(
                "{} · {}",
                map_name(&session.opening.name()),
                words::count(documents, "text", "texts")
            ),
        };
        ui.label(RichText::new(open).color(tokens.secondary));
        open_menu(ui, session, asked);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.add_space(size::GUTTER - 6.0);
            commands::icon(ui, Icon::Theme, Id::Theme);
            view_menu(ui);
            picture(ui);
            ui.label(RichText::new(events(session)).color(tokens.secondary));
            ui.add_space(8.0);
            let room = ui.available_width();
            let menu = filter_menu::WIDTH + 6.0;
            let wanted = chips::width(ui, session) + menu;
            // The search box gives way, but not all of it.
            let width = (room - wanted).clamp(room.min(200.0), 480.0);
            let beside = wanted.min(room - width);
            ui.add_space((room - width - beside).max(0.0) / 2.0);
            let row = Layout::left_to_right(Align::Center);
            ui.allocate_ui_with_layout(egui::vec2(width + beside, 32.0), row, |ui| {
                let box_size = egui::vec2(width, 32.0);
                ui.allocate_ui_with_layout(box_size, row, |ui| {
                    search.ui(ui, session, focus_search, asked);
                });
                filter_menu.ui(ui, session, asked);
                chips::ui(ui, session, beside - menu, asked);
            });
        });
    });
}

/// `27 of 34 events` under a filter, else `34 events`.
fn events(session: &Session) -> String {
    let (n, m) =
        (session.shown().totals().occurrences, session.filtered.all().totals().occurrences);
    match n == m {
        true => words::count(m, "event", "events"),
        false => format!("{} of {}", with_commas(n as u64), words::count(m, "event", "events")),
    }
}

/// Folders, files, what was open lately.
fn open_menu(ui: &mut Ui, session: &Session, asked: &mut Vec<Command>) {
    let button = parts::link(ui, "Open");
    egui::Popup::menu(&button).show(|ui| {
        let texts = [Id::OpenFolder, Id::OpenFiles];
        let more = [Id::AddNames, Id::SaveCopy, Id::Report];
        commands::set_menu_width(ui, texts.into_iter().chain(more), 300.0);
        for id in texts {
            commands::item(ui, id);
        }
        ui.separator();
        for id in more {
            commands::item(ui, id);
        }
        let recent = recent(&session.projects);
        if recent.is_empty() {
            return;
        }
        ui.separator();
        for one in recent.into_iter().take(8) {
            let shown = one.paths.iter().map(|path| path.display().to_string());
            let shown = shown.collect::<Vec<_>>().join("\n");
            let name = egui::Button::new(map_name(&one.name)).frame(false);
            let row = ui.horizontal(|ui| {
                ui.add_space(8.0);
                ui.add(name).on_hover_text(shown).clicked()
            });
            if row.inner {
                asked.push(Command::Open(one.paths));
                ui.close();
            }
        }
    });
}

/// What the window shows and how: all of it commands.
fn view_menu(ui: &mut Ui) {
    let button = parts::link(ui, "View");
    egui::Popup::menu(&button).show(|ui| {
        let groups = [
            &[Id::ShowMap, Id::ShowGraph, Id::ShowTable, Id::ShowReader][..],
            &[Id::SplitRight, Id::SplitBelow, Id::SwapPanes, Id::ClosePane, Id::ResetPanes],
            &[Id::Library, Id::Inspector, Id::Timeline, Id::Theme, Id::SystemTheme],
            &[Id::OwnTiles, Id::BuiltInMap, Id::OnlineMap, Id::OnlineOff],
            &[Id::Larger, Id::Smaller, Id::UsualSize],
            &[Id::Palette, Id::Shortcuts],
        ];
        commands::set_menu_width(ui, groups.iter().copied().flatten().copied(), 290.0);
        parts::menu_room(ui).show(ui, |ui| {
            for group in groups {
                if group[0] != Id::ShowMap {
                    ui.separator();
                }
                for &id in group {
                    commands::item(ui, id);
                }
            }
        });
    });
}

fn map_name(name: &str) -> String {
    super::map::shortened(name, 28)
}
