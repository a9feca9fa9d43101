//! A scroll bar for more rows than a float can count in points: positions are 64-bit.

use egui::{Id, Rect, Sense, Ui, pos2, vec2};

use crate::ui::theme::tokens;

/// How wide a bar is, in points.
pub const BAR: f32 = 10.0;

/// What a bar moves over: how much there is, how much of it is to be seen, in any one unit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Range {
    pub total: f64,
    pub seen: f64,
}

impl Range {
    /// The furthest that can be scrolled to.
    pub fn furthest(self) -> f64 {
        (self.total - self.seen).max(0.0)
    }

    /// The thumb in a bar of a length: where it begins, and its own length.
    fn thumb(self, at: f64, length: f32) -> (f32, f32) {
        let length = f64::from(length);
        let own = (length * self.seen / self.total.max(1e-9)).clamp(24.0_f64.min(length), length);
        let begins = (length - own) * (at / self.furthest().max(1e-9)).clamp(0.0, 1.0);
        (begins as f32, own as f32)
    }
}

/// Shows a bar along the longer side of `rect`, and moves `at` by what is done to it.
pub fn bar(ui: &Ui, rect: Rect, id: Id, range: Range, at: &mut f64) {
    *at = at.clamp(0.0, range.furthest());
    if range.furthest() <= 0.0 {
        return;
    }
    let upright = rect.height() > rect.width();
    let (from, length) =
        if upright { (rect.top(), rect.height()) } else { (rect.left(), rect.width()) };
    let (begins, own) = range.thumb(*at, length);
    // The keys go from row to row: the bar is no stop of the Tab key.
    let response = ui.interact(rect, id, Sense::DRAG);
    if let Some(pointer) = response.interact_pointer_pos() {
        let along = if upright { pointer.y } else { pointer.x } - from;
        let grip = ui.data_mut(|data| {
            let grip = data.get_temp_mut_or_insert_with(id, || 0.0);
            if response.drag_started() || response.is_pointer_button_down_on() && *grip == 0.0 {
                let on_thumb = (begins..=begins + own).contains(&along);
                *grip = if on_thumb { along - begins } else { own / 2.0 };
            }
            *grip
        });
        let room = f64::from(length - own).max(1e-9);
        *at = (f64::from(along - grip) / room * range.furthest()).clamp(0.0, range.furthest());
    } else {
        ui.data_mut(|data| data.insert_temp(id, 0.0_f32));
    }
    let (begins, own) = range.thumb(*at, length);
    let thick = if response.hovered() || response.dragged() { 6.0 } else { 4.0 };
    let middle = rect.center();
    let thumb = if upright {
        Rect::from_min_size(pos2(middle.x - thick / 2.0, from + begins), vec2(thick, own))
    } else {
        Rect::from_min_size(pos2(from + begins, middle.y - thick / 2.0), vec2(own, thick))
    };
    let tokens = tokens(ui);
    let color = if response.dragged() { tokens.secondary } else { tokens.faint };
    ui.painter().rect_filled(thumb, thick / 2.0, color);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_thumb_reaches_both_ends_however_many_rows_there_are() {
        for total in [10.0, 1_000.0, 1_500_000.0] {
            let range = Range { total, seen: 8.0 };
            let (begins, own) = range.thumb(0.0, 400.0);
            assert_eq!(begins, 0.0);
            assert!((24.0..=400.0).contains(&own));
            let (begins, own) = range.thumb(range.furthest(), 400.0);
            assert!((begins + own - 400.0).abs() < 1e-3);
        }
        assert_eq!(Range { total: 3.0, seen: 8.0 }.furthest(), 0.0);
    }
}
