//! What lies over the map: buttons, legend, scale bar, credit.

use egui::{Align2, FontId, Rect, Sense, Shape, Stroke, StrokeKind, Ui, Vec2, pos2, vec2};

use super::{Painted, Tool};
use crate::scene::map::ATTRIBUTION;
use crate::scene::timeline::Class;
use crate::ui::commands::{self, Id};
use crate::ui::parts;
use crate::ui::theme::{self, Icon, Tokens, size, tokens};

const BUTTON: f32 = 32.0;
const BUTTONS: f32 = 5.0;
const MARGIN: f32 = 12.0;
/// Room for the hint of what can be done with two.
const HINT: Vec2 = vec2(280.0, 28.0);
const LEGEND: Vec2 = vec2(124.0, 68.0);
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
    // What is not the program's own line may be long.
    let beside = pane.right() - LEGEND.x - 3.0 * MARGIN - at.x;
    let wrap = match (credit, narrow) {
        (None, _) => f32::INFINITY,
        (Some(_), true) => NARROW_SCALE.x,
        (Some(_), false) => beside,
    };
    let credit = credit.unwrap_or(ATTRIBUTION).to_owned();
    let galley = painter.layout(credit, font, tokens.secondary, wrap);
    let mut credit = align.anchor_size(at, galley.size());
    if narrow && galley.rows.len() > 1 {
        // Upwards: the scale bar is below.
        let line = credit.height() / galley.rows.len() as f32;
        credit = credit.translate(vec2(0.0, line - credit.height()));
    }
    painter.galley(credit.min, galley, tokens.secondary);
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
    for (nth, class) in Class::ALL.into_iter().enumerate() {
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
        painter.text(at, Align2::LEFT_CENTER, class.word(), font.clone(), tokens.secondary);
        parts::explain(ui, Rect::from_x_y_ranges(rect.x_range(), y - 9.0..=y + 9.0), class);
    }
}

/// What is to be done while a region is drawn, beside the buttons; `corner` is what something else
/// takes at the top right, and `online` whether it is said there that the map is.
pub fn hint(ui: &Ui, pane: Rect, tool: Tool, corner: Vec2, online: bool) {
    let what = match tool {
        Tool::Box => "Drag from corner to corner",
        Tool::Shape => "Draw around a part of the map",
    };
    let text = format!("{what} · with Ctrl, all in it is selected · Esc stops");
    say(ui, pane, text, corner, online);
}

/// What can be done with two that are selected, in the same place.
pub fn hint_of_two(ui: &Ui, pane: Rect, corner: Vec2, online: bool) {
    let spec = Id::GraphWay.spec();
    say(ui, pane, format!("{}  {}", spec.keys_text(), spec.name), corner, online);
}

/// Beside the buttons; `corner` is what something else takes at the top right.
fn say(ui: &Ui, pane: Rect, text: String, corner: Vec2, online: bool) {
    let tokens = tokens(ui);
    let font = FontId::new(size::SMALL, theme::medium());
    let painter = ui.painter();
    let left = pane.left() + 2.0 * MARGIN + BUTTON;
    let room = pane.right() - corner.x - 2.0 * MARGIN - left;
    let galley = painter.layout(text, font, tokens.ink, (room - 22.0).max(150.0));
    let above = if online { online_rect(pane.size(), corner).bottom() + 6.0 } else { MARGIN };
    let rect =
        Rect::from_min_size(pos2(left, pane.top() + above), galley.size() + vec2(22.0, 12.0));
    painter.rect(rect, 5.0, tokens.panel, Stroke::new(1.0, tokens.line), StrokeKind::Outside);
    painter.galley(rect.center() - galley.size() / 2.0, galley, tokens.ink);
}

/// Where it is said that the map is online: beside the buttons, or below what is at the top right.
pub fn online_rect(pane: Vec2, corner: Vec2) -> Rect {
    const LEAST: f32 = 190.0;
    let left = 2.0 * MARGIN + BUTTON;
    let beside = pane.x - corner.x - MARGIN - left;
    let (top, room) = match beside >= LEAST {
        true => (MARGIN, beside),
        false => (corner.y, pane.x - MARGIN - left),
    };
    Rect::from_min_size(pos2(left, top), vec2(room.clamp(LEAST, 330.0), 28.0))
}

/// Says that the map is online, whether the server answers, and switches it off with a click.
pub fn online(ui: &Ui, pane: Rect, corner: Vec2, host: &str, silent: bool) {
    let tokens = tokens(ui);
    let rect = online_rect(pane.size(), corner).translate(pane.min.to_vec2());
    let painter = ui.painter();
    let off = FontId::new(size::BODY - 0.5, theme::medium());
    let off = painter.layout_no_wrap("Switch off".to_owned(), off, tokens.ink);
    let middle = rect.right() - off.size().x - 20.0;
    let (said, button) = rect.split_left_right_at_x(middle);
    let text = match silent {
        true => format!("Online, no answer: {host}"),
        false => format!("Online: {host}"),
    };
    painter.rect(rect, 5.0, tokens.panel, Stroke::new(1.0, tokens.accent), StrokeKind::Outside);
    theme::paint_icon(painter, said.left_center() + vec2(15.0, 0.0), Icon::Globe, tokens.accent);
    let (left, right) = (said.left() + 28.0, said.right() - 4.0);
    let family = theme::medium();
    parts::line(ui, said, left, right, &text, size::BODY - 0.5, family, tokens.ink);
    let response = ui.interact(said, ui.scope_id().with("online map"), Sense::hover());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, &text));
    response.on_hover_text(format!("{text}. What is in view is fetched from there."));
    let response = ui.interact(button, ui.scope_id().with("online map off"), Sense::click());
    if response.hovered() {
        painter.rect_filled(button.shrink(2.0), 4.0, tokens.hover);
    }
    theme::focus_ring(ui, &response, button.shrink(2.0));
    painter.vline(button.left(), button.y_range(), Stroke::new(1.0, tokens.line));
    painter.galley(button.center() - off.size() / 2.0, off, tokens.ink);
    if response.clicked() {
        commands::ask(ui.ctx(), Id::OnlineOff);
    }
    commands::explain(ui, response, Id::OnlineOff, None);
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
