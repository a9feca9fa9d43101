//! The small bar at the top right of every pane: its tabs, which also are what it is dragged by, a
//! menu to split and swap, and a cross.

use egui::{Align2, FontId, Rect, Sense, Stroke, StrokeKind, Ui, Vec2, pos2, vec2};

use super::behavior::Shown;
use super::{Order, View, arrangement};
use crate::ui::commands::{self, Id};
use crate::ui::theme::{self, Icon, size, tokens};

const TAB: f32 = 60.0;
const BUTTON: f32 = 28.0;
const HEIGHT: f32 = 28.0;
const MARGIN: f32 = 12.0;

/// The size of a bar with so many tabs, its margins with it.
pub fn bar_size(tabs: usize, closes: bool) -> Vec2 {
    let buttons = if closes { 2.0 } else { 1.0 };
    vec2(tabs as f32 * TAB + buttons * BUTTON + 2.0 * MARGIN, HEIGHT + 2.0 * MARGIN)
}

/// Where a bar of this size, as [`bar_size`] has it, is in a pane.
pub fn corner(pane: Rect, bar: Vec2) -> Rect {
    let corner = pos2(pane.right() - bar.x + MARGIN, pane.top() + MARGIN);
    Rect::from_min_size(corner, bar - Vec2::splat(2.0 * MARGIN))
}

pub(super) fn ui(ui: &mut Ui, pane: Rect, view: View, shown: &mut Shown<'_, '_>) {
    let tabs = shown.arrangement.tabs_of(view, shown.reads);
    let closes = shown.several || view == View::Reader;
    let mut rect = corner(pane, bar_size(tabs.len(), closes));
    if !matches!(view, View::Map | View::Graph) {
        // In the middle of the header that these views have.
        rect = rect.translate(vec2(0.0, (size::TOP_BAR - HEIGHT) / 2.0 - MARGIN));
    }
    let tokens = tokens(ui);
    ui.painter().rect(rect, 5.0, tokens.panel, Stroke::new(1.0, tokens.line), StrokeKind::Outside);
    let mut left = rect.left();
    let mut next = |width: f32| {
        let place = Rect::from_min_size(pos2(left, rect.top()), vec2(width, HEIGHT));
        left += width;
        place
    };
    for &tab in &tabs {
        tab_ui(ui, next(TAB), tab, tab == view, tabs.len() > 1, shown);
    }
    let menu = button(ui, next(BUTTON), Icon::Panes, "pane menu", "Arrange the panes");
    egui::Popup::menu(&menu).show(|ui| {
        let ids = [
            Id::SplitRight,
            Id::SplitBelow,
            Id::SwapPanes,
            Id::ClosePane,
            Id::NextPane,
            Id::ResetPanes,
        ];
        commands::set_menu_width(ui, ids, 290.0);
        for id in ids {
            commands::item(ui, id);
        }
    });
    if menu.clicked() {
        shown.active = view;
    }
    if closes {
        let name = format!("Close the {} pane", view.name().to_lowercase());
        if button(ui, next(BUTTON), Icon::Close, "close pane", &name).clicked() {
            shown.active = view;
            shown.orders.push(Order::Close);
        }
    }
}

fn tab_ui(
    ui: &mut Ui,
    place: Rect,
    tab: View,
    front: bool,
    several: bool,
    shown: &mut Shown<'_, '_>,
) {
    let tokens = tokens(ui);
    let id = ui.scope_id().with(("tab", tab));
    let response = ui.interact(place, id, Sense::click_and_drag());
    if front && several {
        ui.painter().rect_filled(place.shrink(2.0), 4.0, tokens.accent_ground);
    } else if response.hovered() {
        ui.painter().rect_filled(place.shrink(2.0), 4.0, tokens.hover);
    }
    theme::focus_ring(ui, &response, place.shrink(2.0));
    let color = if front { tokens.ink } else { tokens.secondary };
    let font = FontId::new(size::BODY - 0.5, theme::medium());
    ui.painter().text(place.center(), Align2::CENTER_CENTER, tab.name(), font, color);
    // With several panes a line says which one the keys are meant for.
    if front && shown.several && shown.active == tab {
        let y = place.bottom() - 1.0;
        let x = place.left() + 10.0..=place.right() - 10.0;
        ui.painter().hline(x, y, Stroke::new(2.0, tokens.accent));
    }
    response.widget_info(|| {
        egui::WidgetInfo::selected(egui::Role::Tab, true, front, format!("{} tab", tab.name()))
    });
    if response.clicked() {
        shown.orders.push(Order::Show(tab));
    }
    if response.drag_started() {
        ui.ctx().set_dragged_id(arrangement::tile(tab).egui_id(shown.tree));
    }
    let keys = match tab {
        View::Map => Id::ShowMap,
        View::Graph => Id::ShowGraph,
        View::Table => Id::ShowTable,
        View::Reader => Id::ShowReader,
    };
    let keys = keys.spec().keys_text();
    response
        .on_hover_cursor(egui::CursorIcon::Grab)
        .on_hover_text(format!("{} ({keys}); drag it to where the pane is to be", tab.name()));
}

fn button(ui: &mut Ui, place: Rect, icon: Icon, salt: &str, name: &str) -> egui::Response {
    let tokens = tokens(ui);
    let response = ui.interact(place, ui.scope_id().with(salt), Sense::click());
    if response.hovered() {
        ui.painter().rect_filled(place.shrink(2.0), 4.0, tokens.hover);
    }
    theme::focus_ring(ui, &response, place.shrink(2.0));
    theme::paint_icon(ui.painter(), place.center(), icon, tokens.secondary);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, name));
    response.on_hover_text(name)
}
