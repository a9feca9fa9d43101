//! The bars with the window over them: what the pointer does there, and what is said of a bar.

use egui::{CursorIcon, EventFilter, PointerButton, Rect, Response, Sense, Ui, pos2, vec2};

use super::paint::{self, Heights};
use super::{Drag, Places, TimelinePanel};
use crate::atlas::DateOf;
use crate::base::{Days, with_commas};
use crate::query::facets::TimeFilter;
use crate::query::words as plain;
use crate::scene::timeline::{
    Bin, Class, Grip, Histogram, Tally, TimeScale, ticks, window as windows,
};
use crate::session::{Action, Session};
use crate::ui::theme::{self, tokens};
use crate::ui::words;

/// Labels of the axis begin at least so far from each other, in points.
const APART: f32 = 84.0;

pub fn ui(
    panel: &mut TimelinePanel,
    ui: &mut Ui,
    session: &Session,
    places: &Places,
    range: Days,
    actions: &mut Vec<Action>,
) {
    let id = super::ground();
    let ground = places.plot.with_max_y(places.axis.bottom());
    let response = ui.interact(ground, id, Sense::click_and_drag());
    focus(panel, ui, &response);
    wheel(panel, ui, &response, places.plot, range);
    drag(panel, ui, session, &response, places.plot, range, actions);
    let Some(scale) = panel.scale else { return };
    let window = session.filter().time.map(|time| time.days);
    let pointer = response.hover_pos().map(|at| at.x - places.plot.left());
    let grip = pointer.map(|x| panel.grip(session, x));
    if response.double_clicked() {
        panel.play.stop();
        actions.push(Action::SetTime(None));
    } else if response.clicked() {
        click(panel, session, scale, pointer, grip, actions);
    }
    cursor(panel, ui, grip);

    let (is_dragged, by) = (panel.drag.is_some(), panel.by);
    let beyond = panel.table.beyond(scale.shown());
    let edges = window.map(|window| sliding(ui, id, scale, window, is_dragged));
    let bars = panel.bars(scale, window);
    let hovered = pointer.filter(|_| !is_dragged).map(|x| bars.unit.bin_of(scale.day_at(x)));
    paint(ui, places, scale, bars, edges, hovered, grip);
    nodes(ui, places, scale, bars, by);
    let name = spoken(session, by, window);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Group, true, &name));
    let bin = hovered.and_then(|number| Some((bars.unit.days(number), *bars.bin(number)?)));
    if panel.by_keyboard && response.has_focus() {
        let stroke = egui::Stroke::new(1.5, tokens(ui).accent);
        let ring = places.plot.expand(3.0);
        ui.painter().rect_stroke(ring, 4.0, stroke, egui::StrokeKind::Inside);
    }
    if let Some((days, bin)) = bin {
        response.on_hover_ui_at_pointer(|ui| tip(ui, days, &bin, by));
    }
    if outside(ui, places.plot, beyond) {
        panel.scale = Some(TimeScale::fit(range, scale.width));
        panel.moved = true;
        ui.ctx().request_repaint();
    }
}

fn focus(panel: &mut TimelinePanel, ui: &Ui, response: &Response) {
    if response.clicked() || response.drag_started() {
        response.request_focus();
    }
    if response.is_pointer_button_down_on() {
        panel.by_keyboard = false;
    } else if response.gained_focus() {
        panel.by_keyboard = !ui.input(|input| input.pointer.any_down());
    }
    let filter = EventFilter { horizontal_arrows: true, escape: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
    // With nothing left to clear, Esc leaves the time line.
    if response.has_focus() && ui.input(|input| input.key_pressed(egui::Key::Escape)) {
        response.surrender_focus();
    }
}

/// The wheel zooms, sideways it moves.
fn wheel(panel: &mut TimelinePanel, ui: &Ui, response: &Response, plot: Rect, range: Days) {
    let (Some(scale), Some(at)) = (panel.scale, response.hover_pos()) else { return };
    let (scroll, pinch) = ui.input(|input| (input.smooth_scroll_delta(), input.zoom_delta()));
    let factor = f64::from(scroll.y / 160.0).exp2() * f64::from(pinch);
    let mut next = scale;
    if factor != 1.0 {
        next = next.zoomed(factor, at.x - plot.left(), range);
    }
    if scroll.x != 0.0 {
        next = next.panned(scroll.x, range);
    }
    if next != scale {
        panel.scale = Some(next);
        panel.moved = true;
    }
}

fn drag(
    panel: &mut TimelinePanel,
    ui: &Ui,
    session: &Session,
    response: &Response,
    plot: Rect,
    range: Days,
    actions: &mut Vec<Action>,
) {
    let Some(scale) = panel.scale else { return };
    let day = |at: egui::Pos2| scale.day_at((at.x - plot.left()).clamp(0.0, plot.width() - 1.0));
    // With Ctrl the edges lie on any day, not where bins begin.
    let free = ui.input(|input| input.modifiers.command);
    let snap = if free { None } else { Some(panel.unit(scale)) };
    if response.drag_started_by(PointerButton::Primary)
        && let Some(origin) = ui.input(|input| input.pointer.press_origin())
    {
        panel.play.stop();
        let at = day(origin);
        let bin = snap.map_or(Days::one(at), |unit| unit.days(unit.bin_of(at)));
        let window = session.filter().time.map(|time| time.days);
        panel.drag = Some(match (panel.grip(session, origin.x - plot.left()), window) {
            (Grip::Start, Some(window)) => Drag::Edge { anchor: Days::one(window.last) },
            (Grip::End, Some(window)) => Drag::Edge { anchor: Days::one(window.first) },
            (Grip::Body, Some(window)) => Drag::Body { window, grabbed: at },
            _ => Drag::Edge { anchor: bin },
        });
    } else if response.drag_started_by(PointerButton::Middle) {
        panel.drag = Some(Drag::Ground);
    }
    if response.drag_stopped() {
        panel.drag = None;
    }
    let (Some(drag), true) = (panel.drag, response.dragged()) else { return };
    let Some(at) = response.interact_pointer_pos() else { return };
    match drag {
        Drag::Edge { anchor } => {
            panel.set(session, windows::drawn(anchor, day(at), snap), actions);
        }
        Drag::Body { window, grabbed } => {
            let moved = match snap {
                Some(unit) => {
                    windows::moved(window, unit, unit.bin_of(day(at)) - unit.bin_of(grabbed))
                }
                None => window.moved(day(at).0 - grabbed.0),
            };
            panel.set(session, moved, actions);
        }
        Drag::Ground => {
            panel.scale = Some(scale.panned(response.drag_delta().x, range));
            panel.moved = true;
        }
    }
}

/// A click beside the window makes the bin under it the window.
fn click(
    panel: &mut TimelinePanel,
    session: &Session,
    scale: TimeScale,
    pointer: Option<f32>,
    grip: Option<Grip>,
    actions: &mut Vec<Action>,
) {
    if let (Some(x), Some(Grip::Ground)) = (pointer, grip) {
        let unit = panel.unit(scale);
        panel.play.stop();
        panel.set(session, unit.days(unit.bin_of(scale.day_at(x))), actions);
    }
}

fn cursor(panel: &TimelinePanel, ui: &Ui, grip: Option<Grip>) {
    let icon = match (panel.drag, grip) {
        (Some(Drag::Body { .. } | Drag::Ground), _) => CursorIcon::Grabbing,
        (Some(Drag::Edge { .. }), _) | (None, Some(Grip::Start | Grip::End)) => {
            CursorIcon::ResizeHorizontal
        }
        (None, Some(Grip::Body)) => CursorIcon::Grab,
        _ => return,
    };
    ui.ctx().set_cursor_icon(icon);
}

/// The window's edges on screen; they slide to where a key or playing puts them.
fn sliding(ui: &Ui, id: egui::Id, scale: TimeScale, window: Days, is_dragged: bool) -> (f32, f32) {
    let seconds = if is_dragged { 0.0 } else { ui.style().animation_time };
    let slide = |name: &str, day: i32| {
        // A float holds every day of ten thousand years.
        let now = ui.ctx().animate_value_with_time(id.with(name), day as f32, seconds);
        scale.x(f64::from(now))
    };
    (slide("start", window.first.0), slide("end", window.last.0.saturating_add(1)))
}

fn paint(
    ui: &Ui,
    places: &Places,
    scale: TimeScale,
    bars: &Histogram,
    edges: Option<(f32, f32)>,
    hovered: Option<i32>,
    grip: Option<Grip>,
) {
    let tokens = tokens(ui);
    let (painter, plot) = (ui.painter(), places.plot);
    let heights = Heights::new(bars.most(), plot);
    if let Some(edges) = edges {
        paint::window_ground(painter, plot, edges, tokens);
    }
    paint::most(painter, plot, heights, tokens);
    let inside = painter.with_clip_rect(plot.expand2(vec2(1.0, 1.0)));
    paint::vague(&inside, plot, scale, bars, heights, tokens);
    for (number, bin) in bars.numbered() {
        let foot = foot(plot, scale, bars.unit.days(number));
        let hovered = hovered == Some(number);
        paint::bar(&inside, foot, &bin.all, &bin.selected, heights, tokens, hovered);
    }
    if let Some(edges) = edges {
        let hot = [grip == Some(Grip::Start), grip == Some(Grip::End)];
        paint::window_edges(painter, plot, edges, hot, tokens);
    }
    paint::axis(painter, places.axis, &ticks(scale, APART), tokens);
}

/// Where a bar of some days stands: a little apart from its neighbours.
fn foot(plot: Rect, scale: TimeScale, days: Days) -> Rect {
    let (left, right) = scale.span(days);
    let gap = ((right - left) * 0.12).clamp(0.5, 3.0);
    Rect::from_min_max(
        pos2(plot.left() + left + gap / 2.0, plot.top()),
        pos2(plot.left() + right - gap / 2.0, plot.bottom()),
    )
}

/// What screen readers say of the whole.
fn spoken(session: &Session, by: DateOf, window: Option<Days>) -> String {
    let (shown, all) = (session.shown().totals(), session.filtered.all().totals());
    let (n, m, what) = match by {
        DateOf::Event => (shown.occurrences, all.occurrences, "events"),
        DateOf::Text => (shown.documents, all.documents, "texts"),
    };
    match window {
        Some(window) => format!("Time line: {}, {n} of {m} {what}", plain::days(window)),
        None => format!("Time line: all dates, {m} {what}. Arrow keys make a window"),
    }
}

/// A node for each bar, for screen readers and tests; a click on one is a click on the bar.
fn nodes(ui: &Ui, places: &Places, scale: TimeScale, bars: &Histogram, by: DateOf) {
    for (number, bin) in bars.numbered().filter(|(_, bin)| bin.all.all_events() > 0) {
        let days = bars.unit.days(number);
        let foot = foot(places.plot, scale, days);
        let at = pos2(foot.center().x, places.plot.bottom() - 2.0);
        if !places.plot.contains(at) {
            continue;
        }
        let name = format!("{}: {}", plain::days(days), counted(&bin.all, by));
        let id = ui.scope_id().with(("time line bar", number));
        let node = ui.interact(Rect::from_center_size(at, vec2(3.0, 3.0)), id, Sense::hover());
        node.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, &name));
    }
}

/// `12 events from 15 reports`.
fn counted(tally: &Tally, by: DateOf) -> String {
    let reports = words::count(tally.reports as usize, "report", "reports");
    let number = tally.all_events() as usize;
    match by {
        DateOf::Event => format!("{} from {reports}", words::count(number, "event", "events")),
        DateOf::Text => format!("{} with {reports}", words::count(number, "text", "texts")),
    }
}

fn tip(ui: &mut Ui, days: Days, bin: &Bin, by: DateOf) {
    let secondary = tokens(ui).secondary;
    ui.label(egui::RichText::new(plain::days(days)).family(theme::medium()));
    ui.label(counted(&bin.all, by));
    let mut line = |text: String| ui.label(egui::RichText::new(text).color(secondary));
    let parts: Vec<String> = Class::ALL
        .into_iter()
        .filter(|&class| bin.all.of(class) > 0)
        .map(|class| format!("{} {}", bin.all.of(class), class.word()))
        .collect();
    if by == DateOf::Event && bin.all.of(Class::Happened) < bin.all.all_events() {
        line(parts.join(", "));
    }
    if bin.vague > 0 {
        let many = words::count(bin.vague as usize, "event", "events");
        line(format!("{many} may be of these days: less exactly dated"));
    }
}

/// How many events lie beyond the view, at its edges; true when one of the two is clicked.
fn outside(ui: &mut Ui, plot: Rect, (before, after): (u32, u32)) -> bool {
    let mut clicked = false;
    for (count, is_before) in [(before, true), (after, false)] {
        if count == 0 {
            continue;
        }
        let many = with_commas(u64::from(count));
        let text =
            if is_before { format!("‹ {many} earlier") } else { format!("{many} later ›") };
        let font = egui::FontId::new(theme::size::SMALL, theme::regular());
        let color = tokens(ui).secondary;
        let galley = ui.painter().layout_no_wrap(text.clone(), font, color);
        let left = if is_before { plot.left() } else { plot.right() - galley.size().x - 48.0 };
        let corner = pos2(left, plot.top() - 2.0);
        let rect = Rect::from_min_size(corner, galley.size()).expand(3.0);
        let response = ui.interact(rect, ui.scope_id().with(("beyond", is_before)), Sense::click());
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &text));
        let ground = if response.hovered() { tokens(ui).hover } else { tokens(ui).panel };
        ui.painter().rect_filled(rect, 3.0, ground);
        ui.painter().galley(rect.min + vec2(3.0, 3.0), galley, color);
        let response = response.on_hover_cursor(CursorIcon::PointingHand);
        clicked |= response.on_hover_text("Show all dates").clicked();
    }
    clicked
}

/// The box of what has no date: a bar of its own, and whether it is shown.
pub fn undated(
    panel: &TimelinePanel,
    ui: &Ui,
    session: &Session,
    places: &Places,
    actions: &mut Vec<Action>,
) {
    let (tally, time) = (panel.table.undated, session.filter().time);
    let count = tally.all_events();
    if count == 0 {
        return;
    }
    let shown = time.is_none_or(|time| time.undated);
    let rect = places.undated;
    let whole = rect.with_max_y(places.axis.bottom()).expand2(vec2(4.0, 0.0));
    let response = ui.interact(whole, ui.scope_id().with("undated"), Sense::click());
    let (tokens, painter) = (tokens(ui), ui.painter());
    if response.hovered() {
        painter.rect_filled(whole, 4.0, tokens.hover);
    }
    let most = panel.bars.as_ref().map_or(count, |(_, bars)| bars.most());
    let heights = Heights::new(most, places.plot);
    let selected = if shown { tally } else { Tally::default() };
    paint::bar(painter, rect, &tally, &selected, heights, tokens, false);
    painter.hline(rect.x_range(), rect.bottom(), egui::Stroke::new(1.0, tokens.line));
    let over = pos2(rect.center().x, rect.bottom() - heights.of(count) - 2.0);
    paint::small(ui, over, egui::Align2::CENTER_BOTTOM, &with_commas(u64::from(count)));
    let y = places.axis.top() + 12.0;
    paint::tick_box(ui, pos2(rect.left() + 6.0, y), shown);
    paint::small(ui, pos2(rect.left() + 16.0, y), egui::Align2::LEFT_CENTER, "undated");
    if response.has_focus() {
        let stroke = egui::Stroke::new(1.5, tokens.accent);
        painter.rect_stroke(whole, 4.0, stroke, egui::StrokeKind::Inside);
    }
    let name = format!("Undated: {}", counted(&tally, panel.by));
    response.widget_info(|| egui::WidgetInfo::selected(egui::Role::CheckBox, true, shown, &name));
    if response.clicked() {
        let range = panel.table.range();
        let next = match time {
            Some(time) if Some(time.days) == range && !time.undated => None,
            Some(time) => Some(TimeFilter { undated: !shown, ..time }),
            None => range.map(|days| TimeFilter { days, by: panel.by, undated: false }),
        };
        actions.push(Action::SetTime(next));
    }
    let what = if shown { "shown" } else { "not shown" };
    response.on_hover_text(format!("{name}; {what}"));
}
