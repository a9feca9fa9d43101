//! The time line by keyboard, while it has the focus: arrows move the window, with Shift they move
//! its end; Home and End go to the beginning and the end, Space plays, Esc clears.

use egui::{Key, Modifiers, Ui};

use super::TimelinePanel;
use crate::base::Days;
use crate::scene::timeline::window;
use crate::session::{Action, Session};

pub fn take(panel: &mut TimelinePanel, ui: &Ui, session: &Session, actions: &mut Vec<Action>) {
    let pressed = |modifiers: Modifiers, key: Key| {
        ui.input_mut(|input| input.count_and_consume_key(modifiers, key)) as i32
    };
    let time = session.filter().time;
    if time.is_some() && pressed(Modifiers::NONE, Key::Escape) > 0 {
        panel.play.stop();
        actions.push(Action::SetTime(None));
        return;
    }
    if pressed(Modifiers::NONE, Key::Space) > 0 {
        panel.play.toggle();
        ui.ctx().request_repaint();
    }
    let (Some(scale), Some(range)) = (panel.scale, panel.table.range()) else { return };
    let unit = panel.unit(scale);
    // With Shift first: egui lets a key without modifiers match one with Shift.
    let wider =
        pressed(Modifiers::SHIFT, Key::ArrowRight) - pressed(Modifiers::SHIFT, Key::ArrowLeft);
    let on = pressed(Modifiers::NONE, Key::ArrowRight) - pressed(Modifiers::NONE, Key::ArrowLeft);
    let home = pressed(Modifiers::NONE, Key::Home) > 0;
    let end = pressed(Modifiers::NONE, Key::End) > 0;
    if (wider, on, home, end) == (0, 0, false, false) {
        return;
    }
    panel.play.stop();
    // The first arrow makes a window in the middle of what shows, the next one moves it.
    let middle = unit.around(Days::one(scale.day_at(scale.width / 2.0)));
    let mut next = match time {
        Some(time) => window::moved(time.days, unit, on),
        None => middle,
    };
    if wider != 0 {
        next = window::widened(next, unit, wider);
    }
    if home {
        next = window::at_start(next, unit, range);
    }
    if end {
        next = window::at_end(next, unit, range);
    }
    if unit.around(range).meets(next) {
        panel.scale = Some(scale.showing(next));
        panel.set(session, next, actions);
    }
}
