//! Pictures of every view, on the five articles and on ten thousand made-up ones. Strict: kittest's
//! default tolerance, no pixel may fail. The graph on the five articles is in `graph.rs`, the window
//! as it opens in `window.rs`.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]
#![cfg(feature = "gui")]

#[path = "support/large.rs"]
mod large;
#[path = "../benches/support/mod.rs"]
mod made;

use std::sync::{Arc, LazyLock, Mutex};
use std::time::{Duration, Instant};

use egui::{Key, Modifiers, Theme};
use egui_kittest::kittest::Queryable;
use egui_kittest::{Harness, SnapshotResults};
use portolan::atlas::{Atlas, Columns};
use portolan::query::facets::Filtered;
use portolan::session::Opening;
use portolan::ui::App;

type Window = Harness<'static, App>;

const SMALL: [f32; 2] = [1280.0, 720.0];
const LARGE: [f32; 2] = [2560.0, 1440.0];

/// Made once for all pictures of this run.
static ARTICLES: LazyLock<Arc<Atlas>> = LazyLock::new(|| large::atlas(10_000));

static DRAWING: Mutex<()> = Mutex::new(());

fn window(size: [f32; 2], theme: Theme) -> Window {
    let mut harness = Harness::builder()
        .with_size(size)
        .with_theme(theme)
        .wgpu()
        .build_eframe(|cc| App::new(cc, Vec::new()));
    settle(&mut harness);
    harness
}

/// The same on ten thousand articles.
fn full_window(size: [f32; 2], theme: Theme) -> Window {
    let mut harness =
        Harness::builder().with_size(size).with_theme(theme).wgpu().build_eframe(|cc| {
            let mut app = App::new(cc, Vec::new());
            app.session.filtered = Filtered::new(Arc::new(Columns::new(&ARTICLES)));
            app.session.atlas = Arc::clone(&ARTICLES);
            app.session.opening = Opening::Paths { name: "articles".to_owned(), more: 0 };
            app.session.generation += 1;
            app
        });
    settle(&mut harness);
    harness
}

/// Runs until nothing moves and no thread has more to show.
fn settle(window: &mut Window) {
    let end = Instant::now() + Duration::from_secs(400);
    let mut quiet = 0;
    while quiet < 12 {
        window.run_steps(1);
        let waits = window.state().is_working();
        quiet = if waits { 0 } else { quiet + 1 };
        if waits {
            std::thread::sleep(Duration::from_millis(5));
        }
        assert!(Instant::now() < end, "the window does not come to rest");
    }
    window.run();
}

fn press(window: &mut Window, held: Modifiers, key: Key) {
    window.key_press_modifiers(held, key);
    settle(window);
}

fn click(window: &mut Window, label: &str) {
    window.get_by_label(label).click();
    settle(window);
}

/// Takes the pointer out of the way, and a picture.
fn picture(window: &mut Window, name: &str, results: &mut SnapshotResults) {
    window.event(egui::Event::PointerGone);
    settle(window);
    // One at a time: drawn by software all at once, each would wait for longer than wgpu does.
    let _turn = DRAWING.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    results.add(window.try_snapshot(name));
}

/// One view in all its sizes and colours.
fn check(view: &str, to: impl Fn(&mut Window)) {
    let mut results = SnapshotResults::new();
    for (size, named) in [(SMALL, "1280x720"), (LARGE, "2560x1440")] {
        for (theme, word) in [(Theme::Light, "light"), (Theme::Dark, "dark")] {
            let mut window = window(size, theme);
            to(&mut window);
            picture(&mut window, &format!("{view}-{word}-{named}"), &mut results);
        }
    }
}

/// One view of ten thousand articles, small and light, and large and dark.
fn check_full(view: &str, to: impl Fn(&mut Window)) {
    let mut results = SnapshotResults::new();
    let looks = [(SMALL, Theme::Light, "light-1280x720"), (LARGE, Theme::Dark, "dark-2560x1440")];
    for (size, theme, named) in looks {
        let mut window = full_window(size, theme);
        to(&mut window);
        picture(&mut window, &format!("{view}-10000-{named}"), &mut results);
    }
}

#[test]
fn the_map_with_a_sea_selected() {
    check("map", |window| click(window, "Sea of Japan on the map"));
}

#[test]
fn the_table_with_a_row_selected() {
    check("table", |window| {
        press(window, Modifiers::COMMAND, Key::Num3);
        (0..3).for_each(|_| press(window, Modifiers::NONE, Key::ArrowDown));
    });
}

#[test]
fn the_reader_at_a_sentence() {
    check("reader", |window| {
        click(window, "Sea of Japan on the map");
        press(window, Modifiers::NONE, Key::R);
    });
}

#[test]
fn map_and_graph_side_by_side() {
    check("split", |window| {
        press(window, Modifiers::COMMAND | Modifiers::SHIFT, Key::ArrowRight);
        let row =
            window.get_by_role_and_label(egui::accesskit::Role::ListBoxOption, "Sea of Japan");
        row.click();
        settle(window);
    });
}

#[test]
#[ignore = "reads ten thousand articles first: cargo test --test pictures -- --ignored"]
fn the_map_of_ten_thousand_articles() {
    check_full("map", |_| {});
}

#[test]
#[ignore = "reads ten thousand articles first: cargo test --test pictures -- --ignored"]
fn the_graph_of_ten_thousand_articles() {
    check_full("graph", |window| press(window, Modifiers::COMMAND, Key::Num2));
}

#[test]
#[ignore = "reads ten thousand articles first: cargo test --test pictures -- --ignored"]
fn the_table_of_ten_thousand_articles() {
    check_full("table", |window| press(window, Modifiers::COMMAND, Key::Num3));
}
