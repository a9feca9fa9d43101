//! The page of shortcuts: every command with its keys, and what the mouse does. It is a window
//! that can be moved aside; what is below it goes on.

use egui::{FontId, RichText, ScrollArea, Ui, vec2};

use super::buttons::caps;
use super::{Group, TABLE};
use crate::ui::theme::{self, size, tokens};

/// What is no command but good to know.
const GESTURES: &[(&str, &str)] = &[
    ("Tab", "Go through all controls, marks and arcs too"),
    ("Enter", "Press the control that has the focus"),
    ("Drag, wheel", "Move and zoom the map"),
    ("Click", "Select a mark, an area, an arc, a row"),
    ("Double click", "Zoom in there"),
];

pub fn page(ui: &Ui, open: &mut bool) {
    let room = ui.ctx().content_rect().size();
    let wide = room.x >= 900.0;
    let columns = if wide { 2 } else { 1 };
    let width = (room.x - 80.0).min(380.0 * columns as f32);
    egui::Window::new("Shortcuts")
        .open(open)
        .collapsible(false)
        .resizable(false)
        .default_pos(ui.ctx().content_rect().center() - vec2(width, room.y * 0.8) / 2.0)
        .show(ui.ctx(), |ui| {
            ui.set_width(width);
            ScrollArea::vertical().max_height(room.y - 140.0).show(ui, |ui| {
                ui.columns(columns, |uis| {
                    let groups = halves(columns);
                    for (ui, groups) in uis.iter_mut().zip(groups) {
                        for &group in groups {
                            heading(ui, group.name());
                            for spec in TABLE.iter().filter(|spec| spec.group == group) {
                                row(ui, &spec.keys_text(), spec.name);
                            }
                        }
                    }
                    let last = &mut uis[columns - 1];
                    heading(last, "Everywhere");
                    for (keys, what) in GESTURES {
                        row(last, keys, what);
                    }
                });
            });
        });
}

/// The groups in columns of about the same length.
fn halves(columns: usize) -> Vec<&'static [Group]> {
    if columns == 1 {
        return vec![Group::ALL];
    }
    let rows = |groups: &[Group]| {
        TABLE.iter().filter(|spec| groups.contains(&spec.group)).count() + 2 * groups.len()
    };
    let all = rows(Group::ALL) + GESTURES.len() + 2;
    let cut = (1..Group::ALL.len())
        .min_by_key(|&cut| (2 * rows(&Group::ALL[..cut])).abs_diff(all))
        .unwrap_or(1);
    let (first, second) = Group::ALL.split_at(cut);
    vec![first, second]
}

fn heading(ui: &mut Ui, text: &str) {
    ui.add_space(10.0);
    let font = FontId::new(size::SMALL, theme::medium());
    let color = tokens(ui).secondary;
    ui.label(RichText::new(text.to_uppercase()).font(font).color(color));
    ui.add_space(2.0);
}

fn row(ui: &mut Ui, keys: &str, what: &str) {
    ui.horizontal(|ui| {
        ui.allocate_ui_with_layout(
            vec2(118.0, 20.0),
            egui::Layout::left_to_right(egui::Align::Center),
            |ui| {
                ui.set_min_width(118.0);
                caps(ui, keys);
            },
        );
        ui.label(what);
    });
}
