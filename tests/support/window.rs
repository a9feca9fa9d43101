//! The window at the size it opens with, on the articles that come with the program.

use egui_kittest::Harness;
use portolan::ui::App;

pub fn window() -> Harness<'static, App> {
    let mut harness = Harness::builder()
        .with_size([1440.0, 900.0])
        .with_theme(egui::Theme::Light)
        .wgpu()
        .build_eframe(|cc| App::new(cc, Vec::new()));
    harness.run();
    harness
}
