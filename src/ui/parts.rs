//! Small pieces that several panels share: rows, headings, chips, text that is cut with an ellipsis.

use egui::{
    Align2, Color32, FontFamily, FontId, Rect, Response, ScrollArea, Sense, Stroke, Ui, Vec2, pos2,
    vec2,
};

use super::theme::{self, size, tokens};
use crate::atlas::Kind;
use crate::gazetteer::Feature;
use crate::scene::Target;
use crate::scene::timeline::Class;
use crate::session::Action;

/// What was held down when a button of the mouse was let go in this frame; else what is held now.
/// The two differ where frames are long.
pub fn held(ui: &Ui) -> egui::Modifiers {
    ui.input(|input| {
        let released = input.events.iter().rev().find_map(|event| match event {
            egui::Event::PointerButton { pressed: false, modifiers, .. } => Some(*modifiers),
            _ => None,
        });
        released.unwrap_or(input.modifiers)
    })
}

/// What a click on something asks for: it alone, or with Ctrl held to add it or take it out.
pub fn choice(ui: &Ui, target: Target) -> Action {
    if held(ui).command { Action::Toggle(target) } else { Action::Select(Some(target)) }
}

/// Says what a class of events is when the pointer rests on its line of a legend.
pub fn explain(ui: &Ui, line: Rect, class: Class) {
    let id = ui.scope_id().with(("line of a legend", class.word()));
    ui.interact(line, id, Sense::hover()).on_hover_text(class.meaning());
}

/// Where a menu below the top bar goes that may be higher than the window: all of it where there is
/// room, else with a bar that says that it goes on.
pub fn menu_room(ui: &mut Ui) -> ScrollArea {
    let scroll = &mut ui.spacing_mut().scroll;
    scroll.foreground_color = true;
    scroll.dormant_handle_opacity = 0.3;
    scroll.active_handle_opacity = 0.5;
    ui.set_width(ui.available_width() + ui.spacing().scroll.allocated_width());
    let room = (ui.ctx().content_rect().height() - 2.0 * size::TOP_BAR - 24.0).max(240.0);
    ui.set_max_height(room);
    ScrollArea::vertical().max_height(room)
}

/// A heading in small capitals.
pub fn section(ui: &mut Ui, text: &str) {
    ui.add_space(14.0);
    let color = tokens(ui).secondary;
    let label = egui::RichText::new(text.to_uppercase())
        .font(FontId::new(size::SMALL, theme::medium()))
        .extra_letter_spacing(0.6)
        .color(color);
    ui.label(label);
    ui.add_space(2.0);
}

/// Text of the second rank.
pub fn secondary(ui: &mut Ui, text: impl Into<String>) -> Response {
    let color = tokens(ui).secondary;
    ui.add(egui::Label::new(egui::RichText::new(text).size(size::SMALL + 0.5).color(color)).wrap())
}

/// Text of the second rank that can be clicked.
pub fn quiet_link(ui: &mut Ui, text: &str) -> Response {
    let color = tokens(ui).secondary;
    let label = egui::RichText::new(text).size(size::SMALL + 0.5).color(color);
    let response = ui.add(egui::Label::new(label).wrap().sense(Sense::click()));
    theme::focus_ring(ui, &response, response.rect.expand(2.0));
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Link, true, text));
    response.on_hover_cursor(egui::CursorIcon::PointingHand)
}

/// A small outlined fact.
pub fn chip(ui: &mut Ui, text: &str) -> Response {
    let tokens = tokens(ui);
    let font = FontId::new(size::SMALL, theme::regular());
    let galley = ui.painter().layout_no_wrap(text.to_owned(), font, tokens.secondary);
    let (rect, response) = ui.allocate_exact_size(galley.size() + vec2(14.0, 7.0), Sense::hover());
    let stroke = Stroke::new(1.0, tokens.line);
    ui.painter().rect_stroke(rect, 4.0, stroke, egui::StrokeKind::Inside);
    ui.painter().galley(rect.min + vec2(7.0, 3.5), galley, tokens.secondary);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, text));
    response
}

/// What a row shows.
pub struct Row<'a> {
    pub name: &'a str,
    /// What screen readers say, where the name alone is not clear.
    pub spoken: String,
    pub kind: Option<(Kind, Option<Feature>)>,
    /// 0 to 1, and the number beside it.
    pub bar: Option<(f32, String)>,
    /// Small, at the right, where there is no bar.
    pub note: Option<&'a str>,
    pub selected: bool,
    pub lit: bool,
}

/// A row of a list, 28 points high over the whole width.
pub fn row(ui: &mut Ui, row: &Row<'_>) -> Response {
    row_of(ui, row, Sense::click())
}

/// The same in a long list, where the arrows go from row to row and the Tab key goes past all.
pub fn list_row(ui: &mut Ui, row: &Row<'_>) -> Response {
    row_of(ui, row, Sense::CLICK)
}

fn row_of(ui: &mut Ui, row: &Row<'_>, sense: Sense) -> Response {
    let width = ui.available_width();
    let (rect, response) = ui.allocate_exact_size(Vec2::new(width, size::ROW), sense);
    response.widget_info(|| {
        egui::WidgetInfo::selected(
            egui::Role::ListBoxOption,
            true,
            row.selected,
            row.spoken.clone(),
        )
    });
    if !ui.is_rect_visible(rect) {
        return response;
    }
    let tokens = tokens(ui);
    let ground = if row.selected {
        Some(tokens.accent_ground)
    } else if row.lit || response.hovered() {
        Some(tokens.hover)
    } else {
        None
    };
    if let Some(ground) = ground {
        ui.painter().rect_filled(rect, 0.0, ground);
    }
    if row.selected {
        // Not by colour alone.
        let x = rect.left() + 1.0;
        ui.painter().vline(x, rect.y_range(), Stroke::new(2.0, tokens.accent));
    }
    theme::focus_ring(ui, &response, rect.shrink(1.0));
    let mut left = rect.left() + size::GUTTER;
    if let Some((kind, feature)) = row.kind {
        let center = pos2(left + 5.0, rect.center().y);
        theme::kind_icon(ui.painter(), center, tokens.kind(kind), kind, feature);
        left += 19.0;
    }
    let mut right = rect.right() - size::GUTTER;
    if let Some((share, number)) = &row.bar {
        let color = tokens.secondary;
        let font = FontId::new(size::BODY - 1.0, theme::regular());
        let at = pos2(right, rect.center().y);
        ui.painter().text(at, Align2::RIGHT_CENTER, number, font, color);
        let full = 44.0;
        // `2 of 5` needs more room than `2`.
        let column = if number.contains(' ') { 62.0 } else { 28.0 };
        let bar_right = right - column;
        let length = (full * share).max(3.0);
        let bar = Rect::from_min_max(
            pos2(bar_right - length, rect.center().y - 2.0),
            pos2(bar_right, rect.center().y + 2.0),
        );
        let kind = row.kind.map_or(Kind::Place, |(kind, _)| kind);
        ui.painter().rect_filled(bar, 2.0, tokens.kind(kind).gamma_multiply(0.5));
        right = bar.left() - 8.0;
    } else if let Some(note) = row.note {
        let font = FontId::new(size::SMALL, theme::regular());
        let at = pos2(right, rect.center().y);
        let taken = ui.painter().text(at, Align2::RIGHT_CENTER, note, font, tokens.secondary);
        right = taken.left() - 8.0;
    }
    let family = if row.selected { theme::medium() } else { theme::regular() };
    let cut = line(ui, rect, left, right, row.name, size::BODY, family, tokens.ink);
    if cut { response.on_hover_text(row.name) } else { response }
}

/// One line of text between `left` and `right`, centred in the height of `rect`; true when it was
/// too long and ends in an ellipsis.
#[expect(clippy::too_many_arguments, reason = "a line has a place, a text and a look")]
pub fn line(
    ui: &Ui,
    rect: Rect,
    left: f32,
    right: f32,
    text: &str,
    font_size: f32,
    family: FontFamily,
    color: Color32,
) -> bool {
    line_on(ui.painter(), rect, left, right, text, font_size, family, color)
}

/// The same with a painter of its own.
#[expect(clippy::too_many_arguments, reason = "a line has a place, a text and a look")]
pub fn line_on(
    painter: &egui::Painter,
    rect: Rect,
    left: f32,
    right: f32,
    text: &str,
    font_size: f32,
    family: FontFamily,
    color: Color32,
) -> bool {
    let font = FontId::new(font_size, family);
    let mut job = egui::text::LayoutJob::simple_singleline(text.to_owned(), font, color);
    job.wrap = egui::text::TextWrapping::truncate_at_width((right - left).max(8.0));
    let galley = painter.layout_job(job);
    let top = rect.center().y - galley.size().y / 2.0;
    let elided = galley.elided;
    painter.galley(pos2(left, top), galley, color);
    elided
}

/// One of several tabs in a line, 38 points high.
pub fn tab(ui: &mut Ui, name: &str, chosen: bool) -> Response {
    let tokens = tokens(ui);
    let font = FontId::new(size::BODY, theme::medium());
    let galley = ui.painter().layout_no_wrap(name.to_owned(), font, tokens.secondary);
    let room = vec2(galley.size().x + 16.0, 38.0);
    let (rect, response) = ui.allocate_exact_size(room, Sense::click());
    let color = if chosen { tokens.ink } else { tokens.secondary };
    let at = pos2(rect.left() + 8.0, rect.center().y - galley.size().y / 2.0);
    ui.painter().galley_with_override_text_color(at, galley, color);
    if chosen || response.hovered() {
        let color = if chosen { tokens.accent } else { tokens.line };
        let y = rect.bottom() - 3.0;
        let x = rect.left() + 8.0..=rect.right() - 8.0;
        ui.painter().hline(x, y, Stroke::new(2.0, color));
    }
    theme::focus_ring(ui, &response, rect.shrink2(vec2(2.0, 4.0)));
    response.widget_info(|| egui::WidgetInfo::selected(egui::Role::Tab, true, chosen, name));
    response
}

/// A text button without a box.
pub fn link(ui: &mut Ui, text: &str) -> Response {
    let tokens = tokens(ui);
    let font = FontId::new(size::BODY, theme::medium());
    let galley = ui.painter().layout_no_wrap(text.to_owned(), font, tokens.ink);
    let (rect, response) = ui.allocate_exact_size(galley.size() + vec2(8.0, 8.0), Sense::click());
    let color = if response.hovered() { tokens.accent } else { tokens.ink };
    ui.painter().galley_with_override_text_color(rect.min + vec2(4.0, 4.0), galley, color);
    theme::focus_ring(ui, &response, rect);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, text));
    response
}
