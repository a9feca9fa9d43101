//! The time line as a person uses it: by mouse, by keyboard, by chips; map and lists follow.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]
#![cfg(feature = "gui")]

#[path = "support/window.rs"]
mod opened;

use egui::{Key, Modifiers, Pos2, Rect};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use portolan::base::Days;
use portolan::query::facets::TimeFilter;
use portolan::ui::App;

use opened::window;

/// Runs until nothing moves: edges slide.
fn settle(harness: &mut Harness<'_, App>) {
    harness.run_steps(24);
    harness.run();
}

fn time(harness: &Harness<'_, App>) -> Option<TimeFilter> {
    harness.state().session.filter().time
}

fn days(harness: &Harness<'_, App>) -> Days {
    time(harness).expect("a window is in force").days
}

fn marks(harness: &Harness<'_, App>) -> usize {
    harness.state().map.data.marks().filter(|mark| !mark.associative).count()
}

/// Where the bars are on screen, in order: a point at the foot of each.
fn bars(harness: &Harness<'_, App>) -> Vec<Pos2> {
    let mut bars: Vec<Pos2> = harness
        .query_all_by(|node| {
            let name = node.label().or_else(|| node.value()).unwrap_or_default();
            let is_bar = name.contains(" from ") && name.contains(" report");
            is_bar && !name.starts_with("Undated")
        })
        .map(|node| node.rect().center())
        .collect();
    bars.sort_by(|a, b| a.x.total_cmp(&b.x));
    bars.dedup();
    assert!(bars.len() > 4, "there are {} bars", bars.len());
    bars
}

fn plot(harness: &Harness<'_, App>) -> Rect {
    harness.get_by_label_contains("Time line: ").rect()
}

fn drag(harness: &mut Harness<'_, App>, from: Pos2, to: Pos2) {
    harness.hover_at(from);
    harness.step();
    harness.drag_at(from);
    harness.step();
    for nth in 1..=8 {
        harness.hover_at(from + (to - from) * (nth as f32 / 8.0));
        harness.step();
    }
    harness.drop_at(to);
    settle(harness);
}

#[test]
fn a_click_on_a_bar_shows_only_its_month_and_its_chip_takes_that_back() {
    let mut window = window();
    let all = marks(&window);
    let foot = bars(&window)[0];
    window.hover_at(foot);
    window.step();
    window.drag_at(foot);
    window.step();
    window.drop_at(foot);
    settle(&mut window);
    let first = days(&window);
    assert!(marks(&window) < all);
    let session = &window.state().session;
    let shown = session.shown().totals().occurrences;
    assert!(shown > 0 && shown < session.filtered.all().totals().occurrences);
    for report in session.shown().reports().iter() {
        let columns = session.filtered.columns();
        assert!(columns.days(portolan::atlas::EventIx(report)).meets(first));
    }
    // How many of how many, where the lists say it.
    assert!(window.query_all_by_label_contains(" of ").count() > 0);
    window.get_by_label_contains("Filter: ").click();
    settle(&mut window);
    assert_eq!((time(&window), marks(&window)), (None, all));
}

#[test]
fn a_window_is_drawn_moved_and_resized_with_the_mouse() {
    let mut window = window();
    let bars = bars(&window);
    let (from, to) = (bars[bars.len() - 3], bars[bars.len() - 1]);
    let level = plot(&window).center().y;
    let at = |x: f32| Pos2::new(x, level);
    drag(&mut window, at(from.x), at(to.x));
    let drawn = days(&window);
    assert!(drawn.count() > 27);
    // By its body to the left.
    let middle = at((from.x + to.x) / 2.0);
    drag(&mut window, middle, at(middle.x - 120.0));
    let moved = days(&window);
    assert!(moved.first < drawn.first && moved.last < drawn.last);
    let months = |days: Days| {
        let ((y0, m0, _), (y1, m1, _)) = (days.first.civil(), days.last.civil());
        12 * (y1 - y0) + i32::from(m1 - m0)
    };
    assert_eq!(months(moved), months(drawn));
    window.key_press(Key::Escape);
    settle(&mut window);
    assert_eq!(time(&window), None);
}

#[test]
fn the_keyboard_alone_makes_moves_widens_and_clears_a_window() {
    let mut window = window();
    window.get_by_label_contains("Time line: ").focus();
    settle(&mut window);
    window.key_press(Key::ArrowRight);
    settle(&mut window);
    let made = days(&window);
    window.key_press(Key::ArrowRight);
    settle(&mut window);
    let moved = days(&window);
    assert!(moved.first > made.first);
    window.key_press_modifiers(Modifiers::SHIFT, Key::ArrowRight);
    settle(&mut window);
    assert_eq!(days(&window).first, moved.first);
    assert!(days(&window).last > moved.last);
    window.key_press(Key::Home);
    settle(&mut window);
    let home = days(&window);
    window.key_press(Key::End);
    settle(&mut window);
    assert!(days(&window).last > home.last);
    window.key_press(Key::Escape);
    settle(&mut window);
    assert_eq!(time(&window), None);
    assert!(window.get_by_label_contains("Time line: all dates").is_focused());
}

#[test]
fn the_window_plays_to_the_end_and_stops() {
    let mut window = window();
    window.get_by_label_contains("Time line: ").focus();
    settle(&mut window);
    window.key_press(Key::Space);
    window.run_steps(4);
    let start = days(&window);
    assert!(window.query_by_label_contains("Stop the window").is_some());
    window.run_steps(40);
    assert!(days(&window).first > start.first);
    window.run_steps(3000);
    assert!(window.query_by_label_contains("Stop the window").is_none());
    let shown = window.state().session.shown().totals().reports;
    assert!(shown < window.state().session.filtered.all().totals().reports);
}

#[test]
fn what_has_no_date_can_be_left_out() {
    let mut window = window();
    let session = &window.state().session;
    let columns = session.filtered.columns();
    let undated = |harness: &Harness<'_, App>| {
        let session = &harness.state().session;
        let columns = session.filtered.columns();
        let shown = session.shown().reports().iter().map(portolan::atlas::EventIx);
        shown.filter(|&report| columns.days(report).is_none()).count()
    };
    let total = (0..columns.reports() as u32)
        .filter(|&nth| columns.days(portolan::atlas::EventIx(nth)).is_none())
        .count();
    assert!(total > 0);
    assert_eq!(undated(&window), total);
    window.get_by_label_contains("Undated: ").click();
    settle(&mut window);
    assert_eq!(undated(&window), 0);
    window.get_by_label_contains("Undated: ").click();
    settle(&mut window);
    assert_eq!((undated(&window), time(&window)), (total, None));
}

#[test]
fn the_menu_narrows_to_what_is_planned() {
    let mut window = window();
    window.get_by_label("Filter").click();
    settle(&mut window);
    window.get_by_label_contains("planned, ").click();
    settle(&mut window);
    let session = &window.state().session;
    let columns = session.filtered.columns();
    let planned = |nth| columns.modality_of(portolan::atlas::EventIx(nth));
    assert!(session.shown().totals().reports > 0);
    assert!(
        session
            .shown()
            .reports()
            .iter()
            .map(planned)
            .all(|m| m == portolan::atlas::Modality::Planned)
    );
    assert!(
        window
            .state()
            .map
            .data
            .arcs()
            .all(|arc| arc.modality() == portolan::atlas::Modality::Planned)
    );
}
