//! The borders between panes: what they are called, and how the arrows move them.

use egui::{IdSalt, Key, Modifiers, Rect, Role, Ui, WidgetInfo, vec2};
use egui_tiles::{Container, LinearDir, Tile, TileId, Tree};

use super::View;
use crate::ui::theme;

/// What one press of an arrow moves, as a part of the two panes at the border.
const STEP: f32 = 0.04;
/// No press makes a pane smaller than this part of the two.
const LEAST: f32 = 0.1;

/// Names every border that was shown in this frame, and moves the one that has the focus.
pub fn ui(tree: &mut Tree<View>, ui: &Ui) {
    let Some(root) = tree.root() else { return };
    container(tree, ui, ui.scope_id(), root);
}

/// `outer` is the scope of what holds the tile; egui_tiles makes its ids from it.
fn container(tree: &mut Tree<View>, ui: &Ui, outer: egui::Id, tile: TileId) {
    let scope = outer.with(tile).with(IdSalt::new("child"));
    let Some(Tile::Container(Container::Linear(linear))) = tree.tiles.get(tile) else { return };
    let across = linear.dir == LinearDir::Horizontal;
    let shown =
        linear.children.iter().copied().filter(|&child| tree.tiles.is_visible_in_layout(child));
    let shown: Vec<TileId> = shown.collect();
    for (nth, pair) in shown.windows(2).enumerate() {
        let id = scope.with((tile, "resize", nth));
        let Some(response) = ui.ctx().read_response(id) else { continue };
        response.widget_info(|| {
            WidgetInfo::labeled(Role::Splitter, true, "Border between panes; arrows move it")
        });
        if !response.has_focus() {
            continue;
        }
        super::keep_arrows(ui, id);
        let (rect, color) = (response.rect, theme::tokens(ui).accent);
        let thin = if across { vec2(2.0, rect.height()) } else { vec2(rect.width(), 2.0) };
        ui.painter().rect_filled(Rect::from_center_size(rect.center(), thin), 0.0, color);
        let by = moved(ui, across);
        let Some(Tile::Container(Container::Linear(linear))) = tree.tiles.get_mut(tile) else {
            continue;
        };
        let (first, second) = (linear.shares[pair[0]], linear.shares[pair[1]]);
        let both = first + second;
        let next = (first + by * both).clamp(LEAST * both, (1.0 - LEAST) * both);
        if by != 0.0 {
            linear.shares.set_share(pair[0], next);
            linear.shares.set_share(pair[1], both - next);
            ui.ctx().request_repaint();
        }
    }
    for child in shown {
        container(tree, ui, scope, child);
    }
}

/// How far the arrows pressed in this frame move a border.
fn moved(ui: &Ui, across: bool) -> f32 {
    let (less, more) = match across {
        true => (Key::ArrowLeft, Key::ArrowRight),
        false => (Key::ArrowUp, Key::ArrowDown),
    };
    let pressed =
        |key| ui.input_mut(|input| input.count_and_consume_key(Modifiers::NONE, key)) as f32 * STEP;
    pressed(more) - pressed(less)
}
