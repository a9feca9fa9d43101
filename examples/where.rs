//! Prints where the window's named things are: `where WIDTH HEIGHT [PATH…]` gives lines of
//! x, y and accessibility name, for scripts that drive the real window with a mouse.

use egui::accesskit::Node;
use portolan::ui::App;

fn main() {
    let mut args = std::env::args().skip(1);
    let mut side = || args.next().and_then(|side| side.parse::<f32>().ok()).unwrap_or(900.0);
    let size = egui::vec2(side(), side());
    let ctx = egui::Context::default();
    ctx.enable_accesskit();
    let mut app = App::in_context(&ctx, args.map(Into::into).collect());
    let mut nodes: Vec<Node> = Vec::new();
    for frame in 0..200 {
        let input = egui::RawInput {
            screen_rect: Some(egui::Rect::from_min_size(egui::Pos2::ZERO, size)),
            time: Some(f64::from(frame) * 0.05),
            ..egui::RawInput::default()
        };
        app.poll(&ctx);
        let mut output = ctx.run_ui(input, |ui| app.show(ui));
        // Nothing is painted here.
        output.textures_delta.clear();
        if let Some(update) = output.platform_output.accesskit_update {
            nodes = update.nodes.into_iter().map(|(_, node)| node).collect();
        }
        if frame > 3 && app.session.progress().is_none() {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(5));
    }
    for node in nodes {
        if let (Some(label), Some(bounds)) = (node.label(), node.bounds()) {
            let x = (bounds.x0 + bounds.x1) / 2.0;
            let y = (bounds.y0 + bounds.y1) / 2.0;
            println!("{x:.0}\t{y:.0}\t{}", label.replace('\n', " "));
        }
    }
}
