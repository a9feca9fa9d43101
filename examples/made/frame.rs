//! Frames of the whole window without a display: `logic`, `ui`, tessellation, and a copy of all vertices
//! as for the graphics driver. A software driver would draw and send the picture on the window's own thread.

use std::time::{Duration, Instant};

use portolan::ui::App;

/// The `nth` frame of a window of 1440 by 900 points, sixty a second; what it takes.
pub fn frame(ctx: &egui::Context, app: &mut App, nth: u32) -> Duration {
    let size = egui::vec2(1440.0, 900.0);
    let input = egui::RawInput {
        screen_rect: Some(egui::Rect::from_min_size(egui::Pos2::ZERO, size)),
        time: Some(f64::from(nth) / 60.0),
        ..egui::RawInput::default()
    };
    let start = Instant::now();
    let mut output = ctx.run_ui(input, |ui| {
        app.poll(ui.ctx());
        app.show(ui);
    });
    let shapes = std::mem::take(&mut output.shapes);
    for made in ctx.tessellate(shapes, output.pixels_per_point) {
        if let egui::epaint::Primitive::Mesh(mesh) = made.primitive {
            std::hint::black_box((mesh.vertices.clone(), mesh.indices.clone()));
        }
    }
    start.elapsed()
}
