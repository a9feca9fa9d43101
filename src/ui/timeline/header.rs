//! The line over the bars: what they are, what is selected, how they are drawn, and the buttons.

use egui::{Align, FontId, Layout, Rect, RichText, Ui, UiBuilder, pos2, vec2};

use super::{TimelinePanel, paint};
use crate::atlas::DateOf;
use crate::base::with_commas;
use crate::query::facets::TimeFilter;
use crate::query::words as plain;
use crate::scene::timeline::{Class, TimeScale, Unit};
use crate::session::{Action, Session};
use crate::ui::parts;
use crate::ui::theme::{self, Icon, size, tokens};

pub fn ui(
    panel: &mut TimelinePanel,
    ui: &mut Ui,
    session: &Session,
    rect: Rect,
    actions: &mut Vec<Action>,
) {
    let inner = rect.shrink2(vec2(size::GUTTER, 0.0));
    let layout = Layout::left_to_right(Align::Center);
    ui.scope_builder(UiBuilder::new().max_rect(inner).layout(layout), |ui| {
        ui.spacing_mut().item_spacing.x = 10.0;
        ui.label(RichText::new(title(panel)).family(theme::medium()));
        ui.label(RichText::new(said(panel, session)).color(tokens(ui).secondary));
        let room = ui.available_width();
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = 4.0;
            buttons(panel, ui, session, actions);
            if panel.by == DateOf::Event && room > 560.0 {
                ui.add_space(12.0);
                legend(ui);
            }
        });
    });
}

fn title(panel: &TimelinePanel) -> String {
    let unit = match panel.scale.map_or(Unit::Month, |scale| panel.unit(scale)) {
        Unit::Day => "day",
        Unit::Week => "week",
        Unit::Month => "month",
        Unit::Quarter => "quarter",
        Unit::Year => "year",
    };
    match panel.by {
        DateOf::Event => format!("Events by {unit}"),
        DateOf::Text => format!("Texts by {unit}"),
    }
}

/// The window in words with what it holds; without one, how to make it.
fn said(panel: &TimelinePanel, session: &Session) -> String {
    let Some(time) = session.filter().time else {
        return "click a bar or drag to filter".to_owned();
    };
    let (shown, all) = (session.shown().totals(), session.filtered.all().totals());
    let (n, m, what) = match panel.by {
        DateOf::Event => (shown.occurrences, all.occurrences, "events"),
        DateOf::Text => (shown.documents, all.documents, "texts"),
    };
    let days = plain::days(time.days);
    format!("{days} · {} of {} {what}", with_commas(n as u64), with_commas(m as u64))
}

/// Right to left.
fn buttons(panel: &mut TimelinePanel, ui: &mut Ui, session: &Session, actions: &mut Vec<Action>) {
    let has_dates = panel.table.range().is_some();
    if theme::icon_button(ui, Icon::Fit, "Show all dates", has_dates).clicked()
        && let Some((range, scale)) = panel.table.range().zip(panel.scale)
    {
        panel.scale = Some(TimeScale::fit(range, scale.width));
        panel.moved = true;
    }
    let speed = panel.play.speed();
    if parts::link(ui, &speed).on_hover_text("How fast the window moves").clicked() {
        panel.play.faster();
    }
    let (icon, name) = match panel.play.is_on() {
        true => (Icon::Pause, "Stop the window (Space)"),
        false => (Icon::Play, "Play: move the window on (Space)"),
    };
    if theme::icon_button(ui, icon, name, has_dates).clicked() {
        panel.play.toggle();
        ui.ctx().request_repaint();
    }
    ui.add_space(8.0);
    let (word, other, tip) = match panel.by {
        DateOf::Event => ("by event date", DateOf::Text, "Count texts by when they were published"),
        DateOf::Text => ("by text date", DateOf::Event, "Count events by when they happen"),
    };
    if parts::link(ui, word).on_hover_text(tip).clicked() {
        panel.by = other;
        if let Some(time) = session.filter().time {
            actions.push(Action::SetTime(Some(TimeFilter { by: other, ..time })));
        }
        ui.ctx().request_repaint();
    }
}

/// How each class of events looks. Right to left.
fn legend(ui: &mut Ui) {
    let tokens = tokens(ui);
    let font = FontId::new(size::SMALL, theme::regular());
    for class in Class::ALL.into_iter().rev() {
        let word = class.word().to_owned();
        let galley = ui.painter().layout_no_wrap(word, font.clone(), tokens.secondary);
        let wide = vec2(galley.size().x + 26.0, 20.0);
        let (rect, response) = ui.allocate_exact_size(wide, egui::Sense::hover());
        response.on_hover_text(class.meaning());
        let middle = pos2(rect.left() + 6.0, rect.center().y);
        let swatch = Rect::from_center_size(middle, vec2(12.0, 10.0));
        paint::piece(ui.painter(), swatch, class, tokens.event);
        let at = pos2(rect.left() + 17.0, rect.center().y - galley.size().y / 2.0);
        ui.painter().galley(at, galley, tokens.secondary);
    }
}
