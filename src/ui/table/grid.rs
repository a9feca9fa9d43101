//! The rows under the headings: only those in view are painted, at 64-bit positions.

use std::sync::Arc;

use egui::{Align2, FontId, Rect, Response, Sense, Stroke, Ui, pos2, vec2};

use super::columns::{Placed, is_numeric, shown};
use super::scroll::{self, BAR, Range};
use super::source::Ordered;
use crate::atlas::{Atlas, Kind};
use crate::query::Thing;
use crate::query::table::{Column, Told};
use crate::scene::Target;
use crate::session::Session;
use crate::ui::parts;
use crate::ui::theme::{self, size, tokens};

/// Where a sheet is scrolled to.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Scrolled {
    /// In rows.
    pub down: f64,
    /// In points.
    pub right: f64,
}

impl Scrolled {
    /// Moves no more than it takes to have a row in view.
    pub fn show_row(&mut self, nth: usize, seen: f64) {
        let nth = nth as f64;
        self.down = self.down.min(nth).max(nth + 1.0 - seen.max(1.0));
    }
}

/// What was done to the rows in a frame.
pub struct Done {
    /// A click on the row at this place.
    pub clicked: Option<(usize, egui::Modifiers)>,
    pub read: Option<usize>,
    /// What is under the pointer.
    pub hovered: Option<Target>,
    /// How many rows have room, in parts too.
    pub seen: f64,
}

/// The thing of a row, for selection and hover.
pub fn target(row: Thing) -> Target {
    match row {
        Thing::Event(ix) => Target::Event(ix),
        Thing::Entity(ix) => Target::Entity(ix),
        Thing::Text(ix) => Target::Document(ix),
    }
}

/// What the rows are shown with.
pub struct Shown<'a> {
    pub session: &'a Session,
    pub ordered: &'a Arc<Ordered>,
    pub columns: &'a [Placed],
    /// Of the columns that are shown, in points.
    pub widths: &'a [f32],
    /// The row that the keys are on.
    pub cursor: Option<usize>,
    /// The keys are meant for the table.
    pub active: bool,
}

impl Shown<'_> {
    fn told(&self) -> Told<'_> {
        let session = self.session;
        Told {
            atlas: &session.atlas,
            columns: session.filtered.columns(),
            shown: session.shown(),
            unfiltered: session.filter().is_empty(),
        }
    }
}

pub fn ui(ui: &mut Ui, rect: Rect, scrolled: &mut Scrolled, it: &Shown<'_>) -> Done {
    let wide: f32 = it.widths.iter().sum();
    let right_bar = wide > rect.width() - BAR + 0.5;
    let below = if right_bar { BAR } else { 0.0 };
    let body = Rect::from_min_max(rect.min, pos2(rect.right() - BAR, rect.bottom() - below));
    let down = Range { total: it.ordered.len() as f64, seen: f64::from(body.height() / size::ROW) };
    let right = Range { total: f64::from(wide), seen: f64::from(body.width()) };
    wheel(ui, rect, scrolled);
    let bar = Rect::from_min_max(pos2(body.right(), rect.top()), pos2(rect.right(), body.bottom()));
    scroll::bar(ui, bar, ui.scope_id().with("down"), down, &mut scrolled.down);
    let bar = Rect::from_min_max(body.left_bottom(), pos2(body.right(), rect.bottom()));
    if right_bar {
        scroll::bar(ui, bar, ui.scope_id().with("right"), right, &mut scrolled.right);
    } else {
        scrolled.right = 0.0;
    }
    let mut done = Done { clicked: None, read: None, hovered: None, seen: down.seen };
    let mut inner = ui.new_child(egui::UiBuilder::new().max_rect(body));
    inner.shrink_clip_rect(body);
    let first = scrolled.down.floor();
    let offset = ((scrolled.down - first) * f64::from(size::ROW)) as f32;
    let count = (down.seen.ceil() as usize) + 1;
    let left = rect.left() - scrolled.right as f32;
    for nth in first as usize..(first as usize + count).min(it.ordered.len()) {
        let Some(row) = it.ordered.row(nth) else { break };
        let top = rect.top() - offset + (nth as f64 - first) as f32 * size::ROW;
        let place = Rect::from_min_size(pos2(body.left(), top), vec2(body.width(), size::ROW));
        let response = row_ui(&mut inner, place, left, nth, row, it);
        if response.hovered() {
            done.hovered = Some(target(row));
        }
        if response.double_clicked() {
            done.read = Some(nth);
        } else if response.clicked() {
            done.clicked = Some((nth, parts::held(&inner)));
        }
    }
    done
}

fn wheel(ui: &Ui, rect: Rect, scrolled: &mut Scrolled) {
    if ui.rect_contains_pointer(rect) {
        let by = ui.input(|input| input.smooth_scroll_delta());
        scrolled.down -= f64::from(by.y / size::ROW);
        scrolled.right -= f64::from(by.x);
    }
}

fn row_ui(ui: &mut Ui, place: Rect, left: f32, nth: usize, row: Thing, it: &Shown<'_>) -> Response {
    let target = target(row);
    let told = it.told();
    let atlas = told.atlas;
    // No stop of the Tab key each: the arrows go from row to row.
    let response = ui.interact(place, ui.scope_id().with(("row", row)), Sense::CLICK);
    // Any report of an event is that event.
    let selected = match row {
        Thing::Event(ix) => {
            let mut reports = atlas.reports(atlas.occurrence_of(ix)).iter();
            reports.any(|&report| it.session.is_selected(Target::Event(report)))
        }
        _ => it.session.is_selected(target),
    };
    let tokens = tokens(ui);
    let lit = it.session.hovered == Some(target) || response.hovered();
    if selected {
        ui.painter().rect_filled(place, 0.0, tokens.accent_ground);
        ui.painter().vline(place.left() + 1.0, place.y_range(), Stroke::new(2.0, tokens.accent));
    } else if lit {
        ui.painter().rect_filled(place, 0.0, tokens.hover);
    }
    if it.active && it.cursor == Some(nth) {
        theme::ring(ui.painter(), place.shrink(1.0), tokens);
    }
    let mut spoken: Vec<String> = Vec::new();
    let mut x = left;
    let shown_columns = it.columns.iter().filter(|placed| placed.shown).zip(it.widths);
    for (at, (placed, &width)) in shown_columns.enumerate() {
        let cell = Rect::from_min_size(pos2(x, place.top()), vec2(width, size::ROW));
        x += width;
        let text = shown(told, row, placed.column);
        if cell.intersects(place) {
            let strong = selected && at == 0;
            cell_ui(ui, cell.intersect(place), cell, atlas, row, placed.column, &text, strong);
        }
        if !text.is_empty() {
            spoken.push(text);
        }
    }
    response.widget_info(|| {
        egui::WidgetInfo::selected(egui::Role::Row, true, selected, spoken.join("; "))
    });
    if response.hovered()
        && let Some(text) = cut_under_pointer(ui, row, left, it)
    {
        return response.on_hover_text(text);
    }
    response
}

#[expect(clippy::too_many_arguments, reason = "a cell has a place, a value and a look")]
fn cell_ui(
    ui: &Ui,
    seen: Rect,
    cell: Rect,
    atlas: &Atlas,
    row: Thing,
    column: Column,
    text: &str,
    strong: bool,
) {
    let tokens = tokens(ui);
    let mut left = cell.left() + 8.0;
    let right = cell.right() - 8.0;
    let family = if strong { theme::medium() } else { theme::regular() };
    let mut clipped = ui.painter().clone();
    clipped.set_clip_rect(seen.intersect(ui.clip_rect()));
    if is_numeric(column) {
        let font = FontId::new(size::BODY - 0.5, family);
        let at = pos2(right, cell.center().y);
        clipped.text(at, Align2::RIGHT_CENTER, text, font, tokens.ink);
        return;
    }
    let kind = match (column, row) {
        (Column::What, _) => Some((Kind::Event, None)),
        (Column::Name, Thing::Entity(ix)) => {
            let entity = atlas.entity(ix);
            Some((entity.kind, entity.place.as_ref().map(|place| place.feature)))
        }
        _ => None,
    };
    if let Some((kind, feature)) = kind {
        let center = pos2(left + 5.0, cell.center().y);
        theme::kind_icon(&clipped, center, tokens.kind(kind), kind, feature);
        left += 18.0;
    }
    let first = matches!(column, Column::What | Column::Name | Column::Title);
    let color = if first || strong { tokens.ink } else { tokens.secondary };
    parts::line_on(&clipped, cell, left, right, text, size::BODY - 0.5, family, color);
}

/// The whole text of the cell under the pointer, where it has no room.
fn cut_under_pointer(ui: &Ui, row: Thing, left: f32, it: &Shown<'_>) -> Option<String> {
    let pointer = ui.ctx().pointer_hover_pos()?;
    let mut x = left;
    let mut shown_columns = it.columns.iter().filter(|placed| placed.shown).zip(it.widths);
    let (placed, width) = shown_columns.find(|(_, width)| {
        x += **width;
        pointer.x < x
    })?;
    let text = shown(it.told(), row, placed.column);
    let font = FontId::new(size::BODY - 0.5, theme::regular());
    let color = tokens(ui).ink;
    let room = width - 16.0 - if placed.column == Column::What { 18.0 } else { 0.0 };
    let needed = ui.painter().layout_no_wrap(text.clone(), font, color).size().x;
    (needed > room).then_some(text)
}

/// As wide as the rows in view need it.
pub fn fitting(
    ui: &Ui,
    told: Told<'_>,
    ordered: &Ordered,
    scrolled: Scrolled,
    column: Column,
) -> f32 {
    let font = FontId::new(size::BODY - 0.5, theme::medium());
    let first = scrolled.down as usize;
    let widths = (first..first + 100).map_while(|nth| ordered.row(nth)).map(|row| {
        let text = shown(told, row, column);
        ui.painter().layout_no_wrap(text, font.clone(), tokens(ui).ink).size().x
    });
    let icon = if matches!(column, Column::What | Column::Name) { 18.0 } else { 0.0 };
    let head = super::columns::name(column).len() as f32 * 7.0 + 14.0;
    widths.fold(head, f32::max) + 18.0 + icon
}
