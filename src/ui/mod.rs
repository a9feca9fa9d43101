//! The window: everything that knows egui and walkers.
