//! The page of shortcuts: every command with its keys, and what the mouse does. It is a window
//! that can be moved aside; what is below it goes on.

use egui::{FontId, Frame, RichText, ScrollArea, Ui, vec2};

use super::buttons::caps;
use super::{Group, Id, Spec, TABLE, icon};
use crate::scene::font::{Font, measure};
use crate::ui::theme::{self, Icon, size, tokens};

/// What is no command but good to know.
const GESTURES: &[(&str, &str)] = &[
    ("Tab", "Go through all controls, marks and arcs too"),
    ("Enter", "Press the control that has the focus"),
    ("Drag, wheel", "Move and zoom the map"),
    ("Click", "Select a mark, an area, an arc, a row"),
    ("Ctrl+click", "Select one more, or one less"),
    ("Shift+click", "Select all rows from the last one to this"),
    ("Double click", "Zoom in there; read a row's sentence"),
    ("Drag a tab", "Put the pane elsewhere"),
];

const COLUMN: f32 = 380.0;
const KEYS: f32 = 124.0;
const LINE: f32 = 22.0;
/// Of a line that goes on below.
const TEXT_LINE: f32 = 17.0;
/// Beside columns.
const BETWEEN: f32 = 10.0;

/// Shows the page until it is closed.
pub fn page(ui: &Ui) {
    let room = ui.ctx().content_rect().size();
    let columns = (((room.x - 80.0) / COLUMN) as usize).clamp(1, 3);
    let lists = lists(columns);
    let longest = lists.iter().map(|list| length(list)).fold(0.0, f32::max);
    let size_of_page = vec2(COLUMN * columns as f32, (longest + 8.0).min(room.y - 150.0));
    let at = ui.ctx().content_rect().center() - (size_of_page + vec2(40.0, 76.0)) / 2.0;
    egui::Window::new("Shortcuts")
        .title_bar(false)
        .resizable(false)
        .default_pos(at)
        .default_size(size_of_page)
        .frame(Frame::window(ui.style()).inner_margin(20))
        .show(ui.ctx(), |ui| {
            ui.set_width(size_of_page.x);
            ui.horizontal(|ui| {
                ui.label(RichText::new("Shortcuts").text_style(egui::TextStyle::Heading));
                ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                    icon(ui, Icon::Close, Id::Shortcuts);
                });
            });
            ScrollArea::vertical()
                .max_height(size_of_page.y)
                .min_scrolled_height(size_of_page.y)
                .show(ui, |ui| {
                    ui.columns(columns, |uis| {
                        for (ui, list) in uis.iter_mut().zip(&lists) {
                            list.iter().for_each(|group| group_ui(ui, *group));
                        }
                    });
                });
        });
}

/// A group of commands, or the gestures.
type Listed = Option<Group>;

/// How high the rows of a group are.
fn height(group: Listed) -> f32 {
    match group {
        Some(group) => {
            TABLE.iter().filter(|spec| spec.group == group).map(|spec| row_height(spec.name)).sum()
        }
        None => GESTURES.iter().map(|(_, what)| row_height(what)).sum(),
    }
}

/// As many lines as the words take beside the keys.
fn row_height(what: &str) -> f32 {
    let room = COLUMN - 2.0 * BETWEEN - KEYS;
    let lines = (measure(Font::Regular, size::BODY, 0.0, what) / room).ceil().max(1.0);
    LINE + (lines - 1.0) * TEXT_LINE
}

/// How high a list of groups is.
fn length(list: &[Listed]) -> f32 {
    list.iter().map(|&group| 38.0 + height(group)).sum()
}

/// All groups in so many lists of about the same length, in their order.
fn lists(columns: usize) -> Vec<Vec<Listed>> {
    let all: Vec<Listed> = Group::ALL.iter().copied().map(Some).chain([None]).collect();
    // The shortest height that takes them all: tried from low to high.
    let mut height = length(&all) / columns as f32;
    loop {
        let mut lists: Vec<Vec<Listed>> = vec![Vec::new()];
        for &group in &all {
            let last = lists.last_mut().expect("there is always a list");
            last.push(group);
            if length(last) > height && last.len() > 1 {
                last.pop();
                lists.push(vec![group]);
            }
        }
        if lists.len() <= columns {
            lists.resize(columns, Vec::new());
            return lists;
        }
        height += LINE;
    }
}

fn group_ui(ui: &mut Ui, group: Listed) {
    ui.add_space(12.0);
    let font = FontId::new(size::SMALL, theme::medium());
    let color = tokens(ui).secondary;
    let name = group.map_or("Everywhere", Group::name);
    ui.label(RichText::new(name.to_uppercase()).font(font).color(color));
    ui.add_space(2.0);
    match group {
        Some(group) => {
            for spec in TABLE.iter().filter(|spec| spec.group == group) {
                row(
                    ui,
                    &spec.keys().map(super::Keys::text).collect::<Vec<_>>(),
                    spec.name,
                    Some(spec),
                );
            }
        }
        None => {
            for (keys, what) in GESTURES {
                row(ui, &[(*keys).to_owned()], what, None);
            }
        }
    }
}

fn row(ui: &mut Ui, keys: &[String], what: &str, spec: Option<&Spec>) {
    ui.horizontal_top(|ui| {
        ui.spacing_mut().interact_size.y = LINE - 4.0;
        ui.spacing_mut().item_spacing.x = 4.0;
        let from = ui.cursor().left();
        for key in keys {
            caps(ui, key);
        }
        let taken = ui.cursor().left() - from;
        ui.add_space((KEYS - taken).max(4.0));
        // Beside the first key, whose letters stand a little lower than its top.
        let label = ui.vertical(|ui| {
            ui.add_space(1.0);
            ui.add(egui::Label::new(what).wrap())
        });
        let label = label.inner;
        if let Some(spec) = spec.filter(|spec| !spec.tip.is_empty()) {
            label.on_hover_text(spec.tip);
        }
    });
}
