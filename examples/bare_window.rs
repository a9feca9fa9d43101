//! A window with nothing in it: what Portolan's start is measured against.

use eframe::NativeOptions;

fn main() -> eframe::Result {
    let viewport = egui::ViewportBuilder::default().with_inner_size([1440.0, 900.0]);
    let options = NativeOptions { viewport, ..NativeOptions::default() };
    eframe::run_native("Bare", options, Box::new(|_| Ok(Box::<Bare>::default())))
}

#[derive(Default)]
struct Bare;

impl eframe::App for Bare {
    fn ui(&mut self, _ui: &mut egui::Ui, _frame: &mut eframe::Frame) {}
}
