//! Controls made from commands: each takes its name, its tooltip, its keys and whether it can be
//! pressed from the table, and asks for the command when it is.

use std::sync::Arc;

use egui::{
    Align2, FontId, Galley, Response, Role, Sense, Stroke, StrokeKind, Ui, Vec2, pos2, vec2,
};

use super::{Id, board};
use crate::ui::theme::{self, Icon, size, tokens};

/// An icon for a command.
pub fn icon(ui: &mut Ui, icon: Icon, id: Id) -> Response {
    let enabled = board::is_enabled(ui.ctx(), id);
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(28.0), sense(enabled));
    let tokens = tokens(ui);
    if response.hovered() && enabled {
        ui.painter().rect_filled(rect, 5.0, tokens.hover);
    }
    theme::focus_ring(ui, &response, rect.shrink(1.0));
    let color = if enabled { tokens.ink } else { tokens.faint };
    theme::paint_icon(ui.painter(), rect.center(), icon, color);
    pressed(ui, response, id)
}

/// A word without a box.
pub fn link(ui: &mut Ui, text: &str, id: Id) -> Response {
    let enabled = board::is_enabled(ui.ctx(), id);
    let tokens = tokens(ui);
    let font = FontId::new(size::BODY, theme::medium());
    let galley = ui.painter().layout_no_wrap(text.to_owned(), font, tokens.ink);
    let (rect, response) = ui.allocate_exact_size(galley.size() + vec2(8.0, 8.0), sense(enabled));
    let color = match (enabled, response.hovered()) {
        (false, _) => tokens.faint,
        (true, true) => tokens.accent,
        (true, false) => tokens.ink,
    };
    ui.painter().galley_with_override_text_color(rect.min + vec2(4.0, 4.0), galley, color);
    theme::focus_ring(ui, &response, rect);
    pressed(ui, response, id)
}

/// A boxed button with the command's name on it.
pub fn button(ui: &mut Ui, id: Id) -> Response {
    let enabled = board::is_enabled(ui.ctx(), id);
    let response = ui.add_enabled(enabled, egui::Button::new(id.name()));
    theme::focus_ring(ui, &response, response.rect);
    pressed(ui, response, id)
}

/// Makes a menu as wide as the widest of its lines, so that all end at the same edge, and not narrower
/// than `least`.
pub fn set_menu_width(ui: &mut Ui, ids: impl IntoIterator<Item = Id>, least: f32) {
    let lines = ids.into_iter().map(|id| {
        let (name, keys) = texts(ui, id, true);
        wanted(&name, &keys)
    });
    let width = lines.fold(least, f32::max).ceil();
    ui.set_width(width);
}

/// The name and the keys of a command, set.
fn texts(ui: &Ui, id: Id, enabled: bool) -> (Arc<Galley>, Arc<Galley>) {
    let tokens = tokens(ui);
    let font = FontId::new(size::BODY, theme::regular());
    let small = FontId::new(size::SMALL, theme::regular());
    let ink = if enabled { tokens.ink } else { tokens.faint };
    let second = if enabled { tokens.secondary } else { tokens.faint };
    let name = ui.painter().layout_no_wrap(id.name().to_owned(), font, ink);
    let keys = ui.painter().layout_no_wrap(id.spec().keys_text(), small, second);
    (name, keys)
}

/// How wide a line is at least.
fn wanted(name: &Galley, keys: &Galley) -> f32 {
    name.size().x + keys.size().x + 40.0
}

/// A line of a menu: the name, and the keys at the right. Closes the menu.
pub fn item(ui: &mut Ui, id: Id) -> Response {
    let response = line(ui, id, false);
    if response.clicked() {
        ui.close();
    }
    pressed(ui, response, id)
}

/// The same, for lists in which one is `chosen` by the keyboard; asks for nothing itself.
pub fn line(ui: &mut Ui, id: Id, chosen: bool) -> Response {
    let enabled = board::is_enabled(ui.ctx(), id);
    let spec = id.spec();
    let tokens = tokens(ui);
    let (name, keys) = texts(ui, id, enabled);
    let width = ui.available_width().max(wanted(&name, &keys));
    let (rect, response) = ui.allocate_exact_size(vec2(width, size::ROW), sense(enabled));
    if chosen {
        ui.painter().rect_filled(rect, 4.0, tokens.accent_ground);
    } else if response.hovered() && enabled {
        ui.painter().rect_filled(rect, 4.0, tokens.hover);
    }
    theme::focus_ring(ui, &response, rect.shrink(1.0));
    let middle = rect.center().y;
    ui.painter().galley(pos2(rect.left() + 8.0, middle - name.size().y / 2.0), name, tokens.ink);
    let right = Align2::RIGHT_CENTER.anchor_size(pos2(rect.right() - 8.0, middle), keys.size());
    ui.painter().galley(right.min, keys, tokens.secondary);
    response.widget_info(|| egui::WidgetInfo::selected(Role::MenuItem, enabled, chosen, spec.name));
    shortcut(ui, &response, id);
    response
}

/// Gives a control that stands for a command its name, its keys and its tooltip; `on` where it
/// stays pressed.
pub fn explain(ui: &Ui, response: Response, id: Id, on: Option<bool>) -> Response {
    let enabled = board::is_enabled(ui.ctx(), id);
    response.widget_info(|| match on {
        Some(on) => egui::WidgetInfo::selected(Role::Button, enabled, on, id.name()),
        None => egui::WidgetInfo::labeled(Role::Button, enabled, id.name()),
    });
    shortcut(ui, &response, id);
    tooltip(response, id)
}

fn pressed(ui: &Ui, response: Response, id: Id) -> Response {
    if response.clicked() {
        board::ask(ui.ctx(), id);
    }
    explain(ui, response, id, None)
}

/// Screen readers say the keys, too; other programs find the control by the command's id.
fn shortcut(ui: &Ui, response: &Response, id: Id) {
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_author_id(id.text());
        if let Some(keys) = id.spec().keys().next() {
            node.set_keyboard_shortcut(keys.text());
        }
    });
}

fn tooltip(response: Response, id: Id) -> Response {
    let spec = id.spec();
    response.on_hover_ui(|ui| {
        ui.set_max_width(300.0);
        ui.horizontal(|ui| {
            ui.label(egui::RichText::new(spec.name).family(theme::medium()));
            caps(ui, &spec.keys_text());
        });
        if !spec.tip.is_empty() {
            let color = tokens(ui).secondary;
            ui.label(egui::RichText::new(spec.tip).size(size::SMALL + 0.5).color(color));
        }
    })
}

/// Keys, outlined as on a keyboard.
pub fn caps(ui: &mut Ui, text: &str) {
    let tokens = tokens(ui);
    let font = FontId::new(size::SMALL, theme::regular());
    let galley = ui.painter().layout_no_wrap(text.to_owned(), font, tokens.secondary);
    let (rect, _) = ui.allocate_exact_size(galley.size() + vec2(10.0, 5.0), Sense::hover());
    let stroke = Stroke::new(1.0, tokens.line);
    ui.painter().rect_stroke(rect, 3.0, stroke, StrokeKind::Inside);
    ui.painter().galley(rect.min + vec2(5.0, 2.5), galley, tokens.secondary);
}

fn sense(enabled: bool) -> Sense {
    if enabled { Sense::click() } else { Sense::hover() }
}
