//! What nodes are called. An event's words stand in its text, which may have to be fetched: a frame
//! fetches a few, and says a plain word for the others until it is their turn.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::time::{Duration, Instant};

use crate::atlas::Atlas;
use crate::atlas::graph::{Graph, NodeIx, What};
use crate::ui::words;

/// How long one frame may fetch texts.
const PATIENCE: Duration = Duration::from_millis(4);

/// Names of events so far.
#[derive(Default)]
pub struct Names {
    known: RefCell<HashMap<NodeIx, String>>,
    /// By this frame, on fetching: at least one text is, however slow the rest of the frame.
    spent: Cell<Duration>,
    missing: Cell<bool>,
}

impl Names {
    /// Begins a frame.
    pub fn begin(&self) {
        self.spent.set(Duration::ZERO);
        self.missing.set(false);
    }

    /// Whether names are still to be fetched.
    pub fn are_missing(&self) -> bool {
        self.missing.get()
    }

    pub fn of(&self, atlas: &Atlas, graph: &Graph, ix: NodeIx) -> String {
        let occurrence = match graph.node(ix).what {
            What::Entity(entity) => return atlas.entity(entity).name.clone(),
            What::Event(occurrence) => occurrence,
        };
        if let Some(known) = self.known.borrow().get(&ix) {
            return known.clone();
        }
        let Some(&report) = atlas.reports(occurrence).first() else { return String::new() };
        if self.spent.get() > PATIENCE {
            self.missing.set(true);
            let (_, event) = atlas.event(report);
            let plain = event.mode.unwrap_or_else(|| words::event_type(event.event_type));
            return plain.to_owned();
        }
        let begun = Instant::now();
        let name = words::event_words(atlas, report);
        self.spent.set(self.spent.get() + begun.elapsed());
        self.known.borrow_mut().insert(ix, name.clone());
        name
    }
}
