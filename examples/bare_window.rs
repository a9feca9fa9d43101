//! A window with one word in it and nothing else: what Portolan's start is measured against.

use std::sync::Arc;

use eframe::NativeOptions;
use egui::{FontData, FontDefinitions, FontFamily};

fn main() -> eframe::Result {
    let viewport = egui::ViewportBuilder::default().with_inner_size([1440.0, 900.0]);
    let options = NativeOptions { viewport, ..NativeOptions::default() };
    let font = include_bytes!("../assets/fonts/Inter-Regular.ttf");
    eframe::run_native(
        "Bare",
        options,
        Box::new(|cc| {
            let mut fonts = FontDefinitions::empty();
            fonts.font_data.insert("Inter".to_owned(), Arc::new(FontData::from_static(font)));
            for family in [FontFamily::Proportional, FontFamily::Monospace] {
                fonts.families.insert(family, vec!["Inter".to_owned()]);
            }
            cc.egui_ctx.set_fonts(fonts);
            Ok(Box::<Bare>::default())
        }),
    )
}

#[derive(Default)]
struct Bare;

impl eframe::App for Bare {
    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        egui::CentralPanel::default().show(ui, |ui| {
            ui.heading("Bare");
        });
    }
}
