//! The filter in force as chips: a click on one takes its condition away.

use egui::{Align2, FontId, Popup, Response, Sense, Stroke, StrokeKind, Ui, pos2, vec2};

use super::app::Command;
use super::commands::{self, Id};
use super::parts;
use super::theme::{self, size, tokens};
use crate::query::facets::Chip;
use crate::session::{Action, Session};

const HEIGHT: f32 = 26.0;
/// A chip is at most so wide; longer words are cut.
const WIDEST: f32 = 220.0;
const GAP: f32 = 6.0;

/// How wide all chips are side by side, with the button that clears them.
pub fn width(ui: &Ui, session: &Session) -> f32 {
    let chips = session.filter().chips();
    match chips.len() {
        0 => 0.0,
        1 => chip_width(ui, &chips[0].words),
        _ => chips.iter().map(|chip| chip_width(ui, &chip.words) + GAP).sum::<f32>() + 62.0,
    }
}

/// As many chips as have room, the rest in a menu.
pub fn ui(ui: &mut Ui, session: &Session, room: f32, asked: &mut Vec<Command>) {
    let chips = session.filter().chips();
    if chips.is_empty() {
        return;
    }
    ui.spacing_mut().item_spacing.x = GAP;
    let fits = width(ui, session) <= room;
    // The menu's button and the one that clears need room, too.
    let mut left = if fits { f32::MAX } else { room - 118.0 };
    let mut hidden = Vec::new();
    for chip in &chips {
        let wide = chip_width(ui, &chip.words) + GAP;
        if hidden.is_empty() && wide <= left {
            left -= wide;
            if removable(ui, chip).clicked() {
                asked.push(Command::Do(Action::ClearCondition(chip.condition)));
            }
        } else {
            hidden.push(chip);
        }
    }
    if !hidden.is_empty() {
        let response = parts::link(ui, &format!("+{}", hidden.len()));
        Popup::menu(&response.on_hover_text("More conditions")).show(|ui| {
            ui.set_width(WIDEST + 16.0);
            for chip in hidden {
                if removable(ui, chip).clicked() {
                    asked.push(Command::Do(Action::ClearCondition(chip.condition)));
                }
            }
        });
    }
    if chips.len() > 1 {
        commands::link(ui, "Clear all", Id::ClearFilter);
    }
}

fn font() -> FontId {
    FontId::new(size::BODY - 1.0, theme::regular())
}

fn chip_width(ui: &Ui, words: &str) -> f32 {
    let color = tokens(ui).ink;
    let galley = ui.painter().layout_no_wrap(words.to_owned(), font(), color);
    (galley.size().x + 34.0).min(WIDEST)
}

fn removable(ui: &mut Ui, chip: &Chip) -> Response {
    let tokens = tokens(ui);
    let wide = chip_width(ui, &chip.words);
    let (rect, response) = ui.allocate_exact_size(vec2(wide, HEIGHT), Sense::click());
    let lit = response.hovered() || response.has_focus();
    let (fill, line) = match lit {
        true => (tokens.accent_ground, tokens.accent),
        false => (tokens.panel, tokens.line),
    };
    let round = HEIGHT / 2.0;
    ui.painter().rect(rect, round, fill, Stroke::new(1.0, line), StrokeKind::Inside);
    let (left, right) = (rect.left() + 11.0, rect.right() - 23.0);
    let family = theme::regular();
    let small = size::BODY - 1.0;
    let cut = parts::line(ui, rect, left, right, &chip.words, small, family, tokens.ink);
    let at = pos2(rect.right() - 14.0, rect.center().y - 0.5);
    let color = if lit { tokens.accent } else { tokens.secondary };
    let cross = FontId::new(size::BODY + 1.0, theme::regular());
    ui.painter().text(at, Align2::CENTER_CENTER, "×", cross, color);
    let name = format!("Filter: {}. Remove", chip.words);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &name));
    let tip = if cut {
        format!("{} – click to remove", chip.words)
    } else {
        "Click to remove".to_owned()
    };
    response.on_hover_cursor(egui::CursorIcon::PointingHand).on_hover_text(tip)
}
