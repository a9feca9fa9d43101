//! A short move from one view to another.

use crate::scene::{View, WorldPos};

/// Under a fifth of a second, so that it never has to be waited for.
const SECONDS: f64 = 0.19;

pub struct Flight {
    from: View,
    to: View,
    started: f64,
}

impl Flight {
    /// The short way round the globe.
    pub fn new(from: View, to: View, now: f64) -> Self {
        let mut to = to;
        to.center.x += (from.center.x - to.center.x).round();
        Self { from, to, started: now }
    }

    /// The view at a time in seconds, and whether it has arrived.
    pub fn at(&self, now: f64) -> (View, bool) {
        let t = ((now - self.started) / SECONDS).clamp(0.0, 1.0);
        if t >= 1.0 {
            return (self.to, true);
        }
        let eased = 1.0 - (1.0 - t).powi(3);
        let mix = |a: f64, b: f64| a + (b - a) * eased;
        let view = View {
            center: WorldPos::new(
                mix(self.from.center.x, self.to.center.x),
                mix(self.from.center.y, self.to.center.y),
            ),
            zoom: mix(self.from.zoom, self.to.zoom),
            size: self.to.size,
        };
        (view, false)
    }
}
