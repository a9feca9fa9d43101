//! What lies over the map: buttons, legend, scale bar, credit.

use egui::{Align2, FontId, Rect, Sense, Shape, Stroke, StrokeKind, Ui, Vec2, pos2, vec2};

use super::{Painted, Tool};
use crate::scene::map::ATTRIBUTION;
use crate::ui::commands::{self, Id};
use crate::ui::theme::{self, Icon, Tokens, size, tokens};

const BUTTON: f32 = 32.0;
const BUTTONS: f32 = 5.0;
const MARGIN: f32 = 12.0;
/// Room for the hint of what can be done with two.
const HINT: Vec2 = vec2(280.0, 28.0);
const LEGEND: Vec2 = vec2(110.0, 68.0);
const SCALE: Vec2 = vec2(420.0, 34.0);
/// The credit above the scale bar.
const NARROW_SCALE: Vec2 = vec2(210.0, 52.0);

fn buttons_rect(pane: Vec2) -> Rect {
    let _ = pane;
    Rect::from_min_size(pos2(MARGIN, MARGIN), vec2(BUTTON, BUTTONS * BUTTON))
}

/// Nowhere in a pane in which it would lie on the credit.
fn legend_rect(pane: Vec2) -> Option<Rect> {
    let has_room = pane.x >= NARROW_SCALE.x + LEGEND.x + 3.0 * MARGIN;
    let corner = (pane - LEGEND - Vec2::splat(MARGIN)).to_pos2();
    has_room.then(|| Rect::from_min_size(corner, LEGEND))
}

fn scale_rect(pane: Vec2) -> Rect {
    let room = if is_narrow(pane) { NARROW_SCALE } else { SCALE };
    Rect::from_min_size(pos2(MARGIN, pane.y - room.y - 6.0), room)
}

/// Scale bar, credit and legend have no room beside each other.
fn is_narrow(pane: Vec2) -> bool {
    pane.x < SCALE.x + LEGEND.x + 3.0 * MARGIN
}

/// Boxes that labels keep out of, from the corner of a pane of this size; `two` are selected.
pub fn overlays(pane: Vec2, two: bool) -> Vec<Rect> {
    let mut all = vec![buttons_rect(pane), scale_rect(pane)];
    all.extend(legend_rect(pane));
    all.extend(two.then(|| Rect::from_min_size(pos2(2.0 * MARGIN + BUTTON, MARGIN), HINT)));
    all
}

/// The buttons at the top left; `tool` is what the next drag draws.
pub fn ui(ui: &mut Ui, pane: Rect, associative: bool, tool: Option<Tool>) {
    let tokens = tokens(ui);
    let rect = buttons_rect(pane.size()).translate(pane.min.to_vec2());
    ui.painter().rect(rect, 5.0, tokens.panel, Stroke::new(1.0, tokens.line), StrokeKind::Outside);
    let buttons = [
        (Icon::Plus, Id::ZoomIn, false),
        (Icon::Minus, Id::ZoomOut, false),
        (Icon::Fit, Id::Fit, false),
        (Icon::Hollow, Id::Associative, associative),
        (Icon::Region, Id::DrawShape, tool.is_some()),
    ];
    for (nth, (icon, id, on)) in buttons.into_iter().enumerate() {
        let corner = rect.min + vec2(0.0, nth as f32 * BUTTON);
        let place = Rect::from_min_size(corner, Vec2::splat(BUTTON));
        let response = ui.interact(place, ui.scope_id().with(("map button", nth)), Sense::click());
        if on {
            ui.painter().rect_filled(place.shrink(2.0), 4.0, tokens.accent_ground);
        } else if response.hovered() {
            ui.painter().rect_filled(place.shrink(2.0), 4.0, tokens.hover);
        }
        theme::focus_ring(ui, &response, place.shrink(2.0));
        if nth > 0 {
            ui.painter().hline(place.x_range(), place.top(), Stroke::new(1.0, tokens.line));
        }
        let color = if on { tokens.accent } else { tokens.ink };
        theme::paint_icon(ui.painter(), place.center(), icon, color);
        if response.clicked() {
            commands::ask(ui.ctx(), id);
        }
        commands::explain(ui, response, id, Some(on));
    }
}

/// The scale bar and who made the data under the map, at the bottom left; `grounded` on a ground of
/// their own, where the map is full.
pub(super) fn scale_and_credit(
    ui: &Ui,
    pane: Rect,
    painted: &Option<Painted>,
    credit: Option<&str>,
    grounded: bool,
    tokens: &Tokens,
) {
    let Some(painted) = painted else { return };
    let bar = &painted.scene.scale_bar;
    let rect = scale_rect(pane.size()).translate(pane.min.to_vec2());
    let painter = ui.painter();
    let font = FontId::new(size::SMALL, theme::regular());
    let narrow = is_narrow(pane.size());
    let top = if narrow { NARROW_SCALE.y - SCALE.y } else { 0.0 };
    let ground = painter.add(Shape::Noop);
    let text = painter.text(
        rect.left_top() + vec2(2.0, 2.0 + top),
        Align2::LEFT_TOP,
        &bar.label,
        font.clone(),
        tokens.secondary,
    );
    let y = text.bottom() + 5.0;
    let left = rect.left() + 2.0;
    let right = left + bar.px;
    let stroke = Stroke::new(1.2, tokens.secondary);
    painter.hline(left..=right, y, stroke);
    painter.vline(left, y - 4.0..=y, stroke);
    painter.vline(right, y - 4.0..=y, stroke);
    let (at, align) = if narrow {
        (rect.left_top() + vec2(2.0, 2.0), Align2::LEFT_TOP)
    } else {
        (pos2(right.max(text.right()) + 18.0, y), Align2::LEFT_BOTTOM)
    };
    let credit = painter.text(at, align, credit.unwrap_or(ATTRIBUTION), font, tokens.secondary);
    if grounded {
        let bar = Rect::from_min_max(text.min, pos2(right, y));
        let around = text.union(bar).union(credit).expand2(vec2(6.0, 4.0));
        painter.set(ground, Shape::rect_filled(around, 4.0, tokens.panel.gamma_multiply(0.85)));
    }
}

/// What the lines mean, at the bottom right.
pub fn legend(ui: &Ui, pane: Rect, tokens: &Tokens) {
    let Some(rect) = legend_rect(pane.size()) else { return };
    let rect = rect.translate(pane.min.to_vec2());
    let painter = ui.painter();
    painter.rect(rect, 5.0, tokens.panel, Stroke::new(1.0, tokens.line), StrokeKind::Outside);
    let font = FontId::new(size::SMALL, theme::regular());
    let stroke = Stroke::new(1.8, tokens.arc);
    for (nth, word) in ["happened", "planned", "alleged"].into_iter().enumerate() {
        let y = rect.top() + 15.0 + nth as f32 * 19.0;
        let ends = [pos2(rect.left() + 12.0, y), pos2(rect.left() + 38.0, y)];
        match nth {
            0 => {
                painter.line_segment(ends, stroke);
            }
            1 => painter.extend(Shape::dashed_line(&ends, stroke, 6.0, 4.0)),
            _ => painter.extend(Shape::dashed_line(&ends, stroke, 1.6, 3.4)),
        }
        let at = pos2(rect.left() + 46.0, y);
        painter.text(at, Align2::LEFT_CENTER, word, font.clone(), tokens.secondary);
    }
}

/// What is to be done while a region is drawn, beside the buttons; `corner` is what something else
/// takes at the top right.
pub fn hint(ui: &Ui, pane: Rect, tool: Tool, corner: Vec2) {
    let what = match tool {
        Tool::Box => "Drag from corner to corner",
        Tool::Shape => "Draw around a part of the map",
    };
    let text = format!("{what} · with Ctrl, all in it is selected · Esc stops");
    say(ui, pane, text, corner);
}

/// What can be done with two that are selected, in the same place.
pub fn hint_of_two(ui: &Ui, pane: Rect, corner: Vec2) {
    let spec = Id::GraphWay.spec();
    say(ui, pane, format!("{}  {}", spec.keys_text(), spec.name), corner);
}

/// Beside the buttons; `corner` is what something else takes at the top right.
fn say(ui: &Ui, pane: Rect, text: String, corner: Vec2) {
    let tokens = tokens(ui);
    let font = FontId::new(size::SMALL, theme::medium());
    let painter = ui.painter();
    let left = pane.left() + 2.0 * MARGIN + BUTTON;
    let room = pane.right() - corner.x - 2.0 * MARGIN - left;
    let galley = painter.layout(text, font, tokens.ink, (room - 22.0).max(150.0));
    let rect =
        Rect::from_min_size(pos2(left, pane.top() + MARGIN), galley.size() + vec2(22.0, 12.0));
    painter.rect(rect, 5.0, tokens.panel, Stroke::new(1.0, tokens.line), StrokeKind::Outside);
    painter.galley(rect.center() - galley.size() / 2.0, galley, tokens.ink);
}

/// Said in the middle of a map that has nothing to show.
pub fn empty(ui: &Ui, pane: Rect) {
    let tokens = tokens(ui);
    let painter = ui.painter();
    let text = "No place in these texts is one where something happens";
    let font = FontId::new(size::BODY, theme::medium());
    let galley = painter.layout(text.to_owned(), font, tokens.ink, 280.0);
    let rect = Rect::from_center_size(pane.center(), galley.size() + vec2(32.0, 20.0));
    painter.rect(rect, 6.0, tokens.panel, Stroke::new(1.0, tokens.line), StrokeKind::Outside);
    painter.galley(rect.min + vec2(16.0, 10.0), galley, tokens.ink);
}
