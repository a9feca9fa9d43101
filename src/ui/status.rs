//! At the foot of the window: what is being read, and what the user should know.

use std::time::Duration;

use egui::{Frame, Panel, RichText, Ui, vec2};

use super::commands::{self, Id};
use super::theme::{self, Icon};
use super::words;
use crate::session::{Action, Notice, Session};

/// So long a notice stands that is no error.
const SECONDS: f64 = 8.0;

/// How long the notice still stands; an error stands until it is closed.
#[derive(Default)]
pub struct Clock {
    notice: Option<Notice>,
    /// In seconds; as of `seen`, a time of the input.
    left: f64,
    seen: f64,
    /// The pointer is over it.
    held: bool,
}

impl Clock {
    /// Looks at the notice at a time in seconds; what is left of it, `None` for one that stays.
    fn look(&mut self, notice: &Notice, now: f64) -> Option<f64> {
        if self.notice.as_ref() != Some(notice) {
            *self = Self { notice: Some(notice.clone()), left: SECONDS, seen: now, held: false };
        }
        if !self.held {
            self.left -= (now - self.seen).max(0.0);
        }
        self.seen = now;
        (!notice.is_error && !self.held).then_some(self.left)
    }
}

pub fn ui(ui: &mut Ui, session: &Session, clock: &mut Clock, actions: &mut Vec<Action>) {
    let tokens = theme::tokens(ui);
    let margin = egui::Margin::symmetric(16, 6);
    if let Some((what, progress)) = session.progress() {
        let (done, total) = progress.get();
        let share = if total == 0 { 0.0 } else { (done as f32 / total as f32).min(1.0) };
        let text = words::progress(&what.name(), progress);
        let frame = Frame::NONE.fill(tokens.panel).inner_margin(margin);
        Panel::bottom("progress").resizable(false).frame(frame).show(ui, |ui| {
            ui.horizontal(|ui| {
                // The bar stays where it is whatever the words.
                let (rect, bar) = ui.allocate_exact_size(vec2(160.0, 20.0), egui::Sense::hover());
                let track = egui::Rect::from_center_size(rect.center(), vec2(160.0, 5.0));
                ui.painter().rect_filled(track, 2.5, tokens.line);
                let done = egui::Rect::from_min_size(track.min, vec2(track.width() * share, 5.0));
                ui.painter().rect_filled(done, 2.5, tokens.accent);
                let percent = (share * 100.0).round();
                bar.widget_info(|| {
                    let spoken = format!("{text}, {percent} %");
                    egui::WidgetInfo::labeled(egui::Role::ProgressIndicator, true, spoken)
                });
                ui.add_space(8.0);
                ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                    commands::button(ui, Id::Cancel);
                    ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                        ui.add(egui::Label::new(text).truncate());
                    });
                });
            });
        });
    }
    let Some(notice) = &session.notice else {
        *clock = Clock::default();
        return;
    };
    match clock.look(notice, ui.input(|input| input.time)) {
        Some(left) if left <= 0.0 => actions.push(Action::Dismiss),
        // The only frame that it asks for at rest.
        Some(left) => ui.ctx().request_repaint_after(Duration::from_secs_f64(left)),
        None => {}
    }
    let frame = Frame::NONE.fill(tokens.accent_ground).inner_margin(margin);
    let shown = Panel::bottom("notice").resizable(false).frame(frame).show(ui, |ui| {
        ui.horizontal(|ui| {
            let color = if notice.is_error { tokens.accent } else { tokens.ink };
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                if theme::icon_button(ui, Icon::Close, "Dismiss", true).clicked() {
                    actions.push(Action::Dismiss);
                }
                if !notice.details.is_empty() && session.report.is_some() {
                    commands::link(ui, "Details", Id::Report);
                }
                ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                    let text = RichText::new(&notice.text).color(color);
                    let label = ui.add(egui::Label::new(text).truncate());
                    if !notice.details.is_empty() {
                        const SHOWN: usize = 12;
                        let mut lines: Vec<&str> =
                            notice.details.iter().take(SHOWN).map(String::as_str).collect();
                        let more = format!("and {} more", notice.details.len() - lines.len());
                        if notice.details.len() > SHOWN {
                            lines.push(&more);
                        }
                        label.on_hover_text(lines.join("\n"));
                    }
                });
            });
        });
    });
    let held = ui.rect_contains_pointer(shown.response.rect);
    if std::mem::replace(&mut clock.held, held) != held {
        ui.ctx().request_repaint();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_notice_leaves_after_its_time_but_for_that_under_the_pointer() {
        let mut clock = Clock::default();
        let notice = Notice::info("Saved".to_owned());
        assert_eq!(clock.look(&notice, 100.0), Some(SECONDS));
        assert_eq!(clock.look(&notice, 105.0), Some(SECONDS - 5.0));
        clock.held = true;
        assert_eq!(clock.look(&notice, 190.0), None);
        clock.held = false;
        assert_eq!(clock.look(&notice, 191.0), Some(SECONDS - 6.0));
        assert!(clock.look(&notice, 194.0).is_some_and(|left| left <= 0.0));
        // Another one has its own time.
        assert_eq!(clock.look(&Notice::info("Copied".to_owned()), 194.0), Some(SECONDS));
        assert_eq!(clock.look(&Notice::error("No room".to_owned()), 194.0), None);
    }
}
