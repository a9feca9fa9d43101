//! Playing: the window moves on by itself, a bin at a time.

use std::time::Duration;

use egui::Ui;

use crate::base::Days;
use crate::scene::timeline::{Unit, window};

/// Steps a second at the speeds there are.
const SPEEDS: [f64; 4] = [1.0, 2.0, 4.0, 8.0];

/// Whether and how fast the window moves.
#[derive(Clone, Copy, Debug)]
pub struct Play {
    /// When the next step is due, in seconds of egui's clock.
    next: Option<f64>,
    speed: usize,
}

impl Default for Play {
    fn default() -> Self {
        Self { next: None, speed: 1 }
    }
}

/// The first step is due at once.
const AT_ONCE: f64 = f64::MIN;

impl Play {
    pub fn is_on(self) -> bool {
        self.next.is_some()
    }

    pub fn stop(&mut self) {
        self.next = None;
    }

    pub fn toggle(&mut self) {
        self.next = if self.is_on() { None } else { Some(AT_ONCE) };
    }

    /// As in `2×`.
    pub fn speed(self) -> String {
        format!("{}×", SPEEDS[self.speed])
    }

    pub fn faster(&mut self) {
        self.speed = (self.speed + 1) % SPEEDS.len();
    }

    /// The next window, when it is due. Between two steps nothing is repainted but what moves
    /// anyhow; where the system asks for less motion, there is one step a second.
    pub fn step(&mut self, ui: &Ui, now: Option<Days>, unit: Unit, range: Days) -> Option<Days> {
        let due = self.next?;
        let time = ui.input(|input| input.time);
        let pause = if crate::ui::theme::calm(ui) { 1.0 } else { 1.0 / SPEEDS[self.speed] };
        if time < due {
            ui.ctx().request_repaint_after(Duration::from_secs_f64(due - time));
            return None;
        }
        let next = match now {
            // From the end it begins again.
            Some(now) if due == AT_ONCE && now.last >= range.last => {
                window::at_start(now, unit, range)
            }
            Some(now) => window::moved(now, unit, 1),
            None => window::to_play(range, unit),
        };
        if next.first > range.last {
            self.stop();
            return None;
        }
        self.next = Some(time + pause);
        ui.ctx().request_repaint_after(Duration::from_secs_f64(pause));
        Some(next)
    }
}
