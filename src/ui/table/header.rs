//! The headings of the columns: a click sorts, a drag moves the column, its edge widens it.

use egui::{CursorIcon, FontId, Rect, Sense, Stroke, Ui, pos2, vec2};

use super::columns::{Placed, WIDTHS, is_numeric, name};
use crate::query::table::{Column, Sort};
use crate::ui::theme::{self, size, tokens};

/// How high the headings are, in points.
pub const HEIGHT: f32 = 30.0;

/// What was done to the headings in a frame.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Done {
    /// Sort by it; with `also`, keep what was sorted by after it.
    Sort(Column),
    Widen(Column, f32),
    /// As wide as what it shows needs.
    Fit(Column),
    /// To before the other; `None` is after all.
    Move(Column, Option<Column>),
}

/// Shows the headings of the shown columns, which begin at `left` and are clipped to `rect`.
pub fn ui(
    ui: &mut Ui,
    rect: Rect,
    left: f32,
    columns: &[Placed],
    widths: &[f32],
    sorts: &[Sort],
) -> Vec<Done> {
    let mut done = Vec::new();
    let tokens = tokens(ui);
    let painter = ui.painter().with_clip_rect(rect.intersect(ui.clip_rect()));
    let mut x = left;
    let mut edges: Vec<(Column, f32, f32)> = Vec::new();
    let mut dragged = None;
    let mut clipped = ui.new_child(egui::UiBuilder::new().max_rect(rect));
    clipped.shrink_clip_rect(rect);
    for (placed, &width) in columns.iter().filter(|placed| placed.shown).zip(widths) {
        let column = placed.column;
        let cell = Rect::from_min_size(pos2(x, rect.top()), vec2(width, HEIGHT));
        edges.push((column, x + width / 2.0, x));
        x += width;
        if !cell.intersects(rect) {
            continue;
        }
        let id = clipped.scope_id().with(("heading", column));
        let response = clipped.interact(cell, id, Sense::click_and_drag());
        let sort = sorts.iter().position(|sort| sort.column == column);
        let first = sort == Some(0);
        let color = if first || response.hovered() { tokens.ink } else { tokens.secondary };
        let font = FontId::new(size::SMALL, theme::medium());
        let galley = painter.layout_no_wrap(name(column).to_owned(), font, color);
        let mark = if sort.is_some() { 12.0 } else { 0.0 };
        let at = if is_numeric(column) {
            cell.right() - 8.0 - galley.size().x - mark
        } else {
            cell.left() + 8.0
        };
        let middle = cell.center().y;
        let text_right = at + galley.size().x;
        let inner = cell.shrink2(vec2(4.0, 0.0)).intersect(painter.clip_rect());
        painter.with_clip_rect(inner).galley(
            pos2(at, middle - galley.size().y / 2.0),
            galley,
            color,
        );
        if let Some(nth) = sort {
            let color = if first { tokens.accent } else { tokens.faint };
            triangle(&painter, pos2(text_right + 8.0, middle), sorts[nth].descending, color);
        }
        theme::focus_ring(&clipped, &response, cell.shrink(1.0));
        response.widget_info(|| {
            let spoken = match sort.map(|nth| sorts[nth].descending) {
                None => name(column).to_owned(),
                Some(false) => format!("{}, sorted upward", name(column)),
                Some(true) => format!("{}, sorted downward", name(column)),
            };
            egui::WidgetInfo::labeled(egui::Role::ColumnHeader, true, spoken)
        });
        if response.clicked() {
            done.push(Done::Sort(column));
        }
        if response.dragged() || response.drag_stopped() {
            dragged =
                response.interact_pointer_pos().map(|at| (column, at.x, response.drag_stopped()));
        }
        let edge = Rect::from_center_size(pos2(cell.right(), middle), vec2(7.0, HEIGHT));
        let id = clipped.scope_id().with(("edge", column));
        let handle = clipped.interact(edge, id, Sense::DRAG | Sense::CLICK);
        let handle = handle.on_hover_cursor(CursorIcon::ResizeColumn);
        let strong = handle.hovered() || handle.dragged();
        let stroke =
            if strong { Stroke::new(2.0, tokens.accent) } else { Stroke::new(1.0, tokens.line) };
        painter.vline(cell.right() - 0.5, cell.top() + 8.0..=cell.bottom() - 8.0, stroke);
        if handle.double_clicked() {
            done.push(Done::Fit(column));
        } else if handle.dragged() {
            let wide = width + handle.drag_delta().x;
            done.push(Done::Widen(column, wide.clamp(*WIDTHS.start(), *WIDTHS.end())));
        }
    }
    if let Some((column, pointer, dropped)) = dragged {
        let before = edges
            .iter()
            .find(|(_, middle, _)| pointer < *middle)
            .map(|&(column, _, from)| (column, from));
        let at = before.map_or(x, |(_, from)| from);
        painter.vline(at, rect.y_range(), Stroke::new(2.0, tokens.accent));
        clipped.ctx().set_cursor_icon(CursorIcon::Grabbing);
        if dropped {
            done.push(Done::Move(column, before.map(|(column, _)| column)));
        }
    }
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, tokens.line));
    done
}

/// Upward for growing values.
fn triangle(painter: &egui::Painter, at: egui::Pos2, down: bool, color: egui::Color32) {
    let y = if down { -2.0 } else { 2.0 };
    let points = vec![at + vec2(-3.5, y), at + vec2(3.5, y), at + vec2(0.0, -y)];
    painter.add(egui::Shape::convex_polygon(points, color, Stroke::NONE));
}
