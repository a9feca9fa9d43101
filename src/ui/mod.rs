//! The window: everything that knows egui and walkers.

mod app;
mod chips;
mod commands;
mod dialogs;
mod filter_menu;
pub mod graph;
mod inspector;
mod library;
pub mod map;
mod mesh;
mod online;
pub mod panes;
mod parts;
mod picture;
mod reader;
mod report;
mod search;
mod sentence;
mod settings;
mod snippet;
mod start;
mod status;
mod table;
pub mod theme;
mod timeline;
mod top_bar;
pub mod words;

use std::path::PathBuf;

pub use app::App;

/// What to do where there is no window to be had.
const INSTEAD: &str = "the window cannot open here; `portolan render PATH -o map.png` draws the \
                       map without one";

/// Opens the window on files and folders, or on the five articles that come with the program.
///
/// # Errors
/// Where there is no display or no graphics driver; in one line that names what works there.
pub fn run(paths: Vec<PathBuf>) -> anyhow::Result<()> {
    if let Some(why) = no_display() {
        anyhow::bail!("{why}: {INSTEAD}");
    }
    let start = start::Start::in_background(paths);
    let viewport = egui::ViewportBuilder::default()
        .with_title("Portolan")
        .with_app_id("portolan")
        .with_inner_size([1440.0, 900.0])
        .with_min_inner_size([960.0, 600.0]);
    let options = eframe::NativeOptions {
        viewport,
        multisampling: 0,
        depth_buffer: 0,
        // Nothing here is a gradient, and software rendering pays for it at every pixel.
        dithering: false,
        ..eframe::NativeOptions::default()
    };
    // A driver that cannot start may panic below us: that, too, must end in one clear line.
    let quiet = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |info| {
        if STARTED.load(std::sync::atomic::Ordering::Relaxed) {
            quiet(info);
        }
    }));
    let opened = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
        eframe::run_native(
            "portolan",
            options,
            Box::new(|cc| Ok(Box::new(App::in_own_window(cc, start)))),
        )
    }));
    match opened {
        Ok(Ok(())) => Ok(()),
        Ok(Err(error)) => {
            // The last part says why; what goes before it names source files.
            let line = error.to_string().replace('\n', " ");
            let line = line.rsplit(": ").next().unwrap_or(&line).to_owned();
            anyhow::bail!("{line}: {INSTEAD}")
        }
        Err(panic) if !STARTED.load(std::sync::atomic::Ordering::Relaxed) => {
            let said = panic
                .downcast_ref::<String>()
                .cloned()
                .or_else(|| panic.downcast_ref::<&str>().map(|text| (*text).to_owned()))
                .unwrap_or_default()
                .replace('\n', " ");
            anyhow::bail!("no graphics driver ({said}): {INSTEAD}")
        }
        Err(panic) => std::panic::resume_unwind(panic),
    }
}

/// Set once the app is made: from then on a panic is a fault of ours, not of the driver.
static STARTED: std::sync::atomic::AtomicBool = std::sync::atomic::AtomicBool::new(false);

/// Why there can be no window, where that is known before trying.
fn no_display() -> Option<&'static str> {
    let set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    let unix_desktop = cfg!(all(unix, not(target_os = "macos")));
    (unix_desktop && !set("DISPLAY") && !set("WAYLAND_DISPLAY")).then_some("no display was found")
}
