//! The palette: everything that can be done, found by typing. It lies over the window's top and
//! takes nothing from what is below it; a click elsewhere closes it.

use egui::{
    Align2, Area, Frame, Id as EguiId, Key, Modifiers, Order, ScrollArea, TextEdit, Ui, vec2,
};

use super::buttons::line;
use super::{Id, board, find};
use crate::ui::parts;
use crate::ui::theme::{size, tokens};

const WIDTH: f32 = 480.0;

/// The palette's own state: what is typed, and which command the keys are on.
#[derive(Default)]
pub struct Palette {
    open: bool,
    opening: bool,
    text: String,
    at: usize,
}

impl Palette {
    pub fn is_open(&self) -> bool {
        self.open
    }

    pub fn toggle(&mut self) {
        self.open = !self.open;
        self.opening = self.open;
        self.text.clear();
        self.at = 0;
    }

    pub fn ui(&mut self, ui: &Ui) {
        if !self.open {
            return;
        }
        let top = size::TOP_BAR + 8.0;
        let shown = Area::new(EguiId::unique("palette"))
            .order(Order::Foreground)
            .anchor(Align2::CENTER_TOP, vec2(0.0, top))
            .show(ui.ctx(), |ui| {
                Frame::popup(ui.style()).show(ui, |ui| {
                    ui.set_width(WIDTH);
                    self.content(ui)
                });
            });
        let elsewhere = !self.opening && shown.response.clicked_elsewhere();
        if elsewhere || ui.input(|input| input.key_pressed(Key::Escape)) {
            self.open = false;
        }
        self.opening = false;
    }

    fn content(&mut self, ui: &mut Ui) {
        let id = EguiId::unique("palette box");
        let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        let step = i32::from(pressed(Key::ArrowDown)) - i32::from(pressed(Key::ArrowUp));
        let enter = pressed(Key::Enter);
        let hint = egui::RichText::new("Find a command").color(tokens(ui).secondary);
        let response = ui.add(
            TextEdit::singleline(&mut self.text)
                .id(id)
                .hint_text(hint)
                .margin(egui::Margin::symmetric(10, 6))
                .desired_width(f32::INFINITY),
        );
        if self.opening {
            response.request_focus();
        }
        if response.changed() {
            self.at = 0;
        }
        ui.add_space(4.0);
        // What cannot be done now comes last.
        let (mut found, not_now): (Vec<Id>, Vec<Id>) =
            find(&self.text).into_iter().partition(|&id| board::is_enabled(ui.ctx(), id));
        found.extend(not_now);
        if found.is_empty() {
            parts::secondary(ui, "No command is called so.");
            return;
        }
        self.at = (self.at as i32 + step).rem_euclid(found.len() as i32) as usize;
        let mut chosen = found.get(self.at).copied().filter(|_| enter);
        ui.spacing_mut().item_spacing.y = 0.0;
        ScrollArea::vertical().max_height(12.0 * size::ROW).show(ui, |ui| {
            for (nth, &id) in found.iter().enumerate() {
                let response = line(ui, id, nth == self.at);
                if nth == self.at && step != 0 {
                    response.scroll_to_me(None);
                }
                if response.clicked() {
                    chosen = Some(id);
                }
            }
        });
        if let Some(id) = chosen {
            self.choose(ui, id);
        }
    }

    /// Does what was chosen, if it can be done now.
    fn choose(&mut self, ui: &Ui, id: Id) {
        if board::is_enabled(ui.ctx(), id) {
            board::ask(ui.ctx(), id);
            self.open = false;
            ui.ctx().request_repaint();
        }
    }
}
