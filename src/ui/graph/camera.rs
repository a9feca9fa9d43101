//! Where the pane looks: fitted to everything until the user moves it, and short flights.

use crate::scene::Insets;
use crate::scene::graph::GraphView;

/// Under a fifth of a second, so that it never has to be waited for.
const SECONDS: f64 = 0.19;
/// Room around what a view is fitted to: names, buttons, legend; less of it in a narrow pane.
fn padding(size: [f32; 2]) -> Insets {
    let side = (0.12 * size[0]).min(72.0);
    Insets::new(side.max(52.0), 56.0, side, 64.0)
}

/// The view of a pane.
#[derive(Default)]
pub struct Camera {
    view: Option<GraphView>,
    /// The user has moved it: it stays where it is.
    moved: bool,
    flight: Option<(GraphView, GraphView, f64)>,
}

impl Camera {
    /// The view in a pane of this size, at a time in seconds; `positions` are what it is fitted to.
    pub fn view(&mut self, size: [f32; 2], positions: &[[f32; 2]], now: f64) -> GraphView {
        let fitted = || GraphView::fit(size, positions.iter().copied(), padding(size));
        let mut view = match self.view {
            Some(view) if self.moved => GraphView { size, ..view },
            _ => fitted(),
        };
        if let Some((from, to, started)) = self.flight {
            let share = (((now - started) / SECONDS) as f32).clamp(0.0, 1.0);
            let eased = 1.0 - (1.0 - share).powi(3);
            let mix = |a: f32, b: f32| a + (b - a) * eased;
            view = GraphView {
                center: [0, 1].map(|axis| mix(from.center[axis], to.center[axis])),
                scale: (mix(from.scale.ln(), to.scale.ln())).exp(),
                size,
            };
            if share >= 1.0 {
                view = GraphView { size, ..to };
                self.flight = None;
            }
        }
        self.view = Some(view);
        view
    }

    pub fn is_flying(&self) -> bool {
        self.flight.is_some()
    }

    /// There at once.
    pub fn set(&mut self, view: GraphView) {
        self.view = Some(view);
        self.moved = true;
        self.flight = None;
    }

    /// There in a short while.
    pub fn fly(&mut self, to: GraphView, now: f64) {
        if let Some(from) = self.view {
            self.flight = Some((from, to, now));
            self.moved = true;
        }
    }

    /// Fitted to everything from now on.
    pub fn fit(&mut self) {
        self.moved = false;
        self.flight = None;
    }
}
