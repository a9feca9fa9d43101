//! Where a scene that was made for one view lies in another.

use egui::emath::TSTransform;
use egui::{Rect, vec2};

use crate::scene::{Point, View};

/// From positions of a scene to those of the window.
///
/// A scene made for the pane's view moves with it and is scaled until the next is made.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Placed(TSTransform);

impl Placed {
    /// Of a scene made for `made`, in a pane `rect` that shows `now`.
    pub fn new(made: View, now: View, rect: Rect) -> Self {
        let scaling = (now.zoom - made.zoom).exp2();
        // The world repeats: the copy that is near.
        let (dx, dy) = (made.center.x - now.center.x, made.center.y - now.center.y);
        let (dx, dy) = ((dx - dx.round()) * now.world_px(), dy * now.world_px());
        let middle = vec2(now.size[0], now.size[1]) / 2.0 + vec2(dx as f32, dy as f32);
        let own_middle = vec2(made.size[0], made.size[1]) / 2.0;
        let translation = rect.min.to_vec2() + middle - own_middle * scaling as f32;
        Self(TSTransform::new(translation, scaling as f32))
    }

    pub fn transform(self) -> TSTransform {
        self.0
    }

    /// A position of the scene in the window.
    pub fn in_window(self, at: Point) -> egui::Pos2 {
        self.0 * egui::pos2(at.x, at.y)
    }

    /// A position of the window in the scene.
    pub fn in_scene(self, at: egui::Pos2) -> Point {
        let at = self.0.inverse() * at;
        Point::new(at.x, at.y)
    }
}

#[cfg(test)]
mod tests {
    use egui::pos2;

    use super::*;
    use crate::base::LonLat;

    const SIZE: [f32; 2] = [800.0, 600.0];

    #[test]
    fn what_is_drawn_stays_on_its_place_of_the_map() {
        let rect = Rect::from_min_size(pos2(30.0, 40.0), SIZE.into());
        let made = View::new(LonLat::new(178.0, 40.0), 4.0, SIZE);
        for now in [
            made.panned(-120.0, 35.0),
            made.zoomed(0.7, Point::new(100.0, 500.0)),
            View::new(LonLat::new(-178.0, 41.0), 4.2, [700.0, 640.0]),
        ] {
            let placed = Placed::new(made, now, rect);
            for at in [Point::new(0.0, 0.0), Point::new(400.0, 300.0), Point::new(790.0, 10.0)] {
                let world = made.world_from_screen(at);
                let there = placed.in_window(at);
                let found =
                    now.world_from_screen(Point::new(there.x - rect.left(), there.y - rect.top()));
                let off = (found.x - world.x) - (found.x - world.x).round();
                assert!(
                    off.abs() < 1e-5 && (found.y - world.y).abs() < 1e-5,
                    "{found:?} {world:?}"
                );
                let back = placed.in_scene(there);
                assert!(back.distance(at) < 0.01, "{back:?} {at:?}");
            }
        }
    }
}
