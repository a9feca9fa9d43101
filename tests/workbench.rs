//! Drives panes, table, commands and selection through accessibility names and the keyboard.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]
#![cfg(feature = "gui")]

use std::path::Path;

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use portolan::scene::Target;
use portolan::session::Action;
use portolan::ui::App;
use portolan::ui::panes::View;

type Window = Harness<'static, App>;

fn window() -> Window {
    sized([1440.0, 900.0], None)
}

fn sized(size: [f32; 2], settings: Option<&Path>) -> Window {
    let settings = settings.map(Path::to_path_buf);
    let mut harness =
        Harness::builder().with_size(size).with_theme(egui::Theme::Light).wgpu().build_eframe(
            move |cc| match settings {
                Some(path) => App::remembering(cc, Vec::new(), path),
                None => App::new(cc, Vec::new()),
            },
        );
    harness.run();
    harness
}

/// Runs until nothing moves and no thread has more to show.
fn settle(window: &mut Window) {
    let end = std::time::Instant::now() + std::time::Duration::from_secs(60);
    let mut quiet = 0;
    while quiet < 16 {
        window.step();
        quiet = if window.state().is_working() { 0 } else { quiet + 1 };
        assert!(std::time::Instant::now() < end, "the window does not come to rest");
    }
    window.run();
}

fn press(window: &mut Window, held: Modifiers, key: Key) {
    window.key_press_modifiers(held, key);
    settle(window);
}

fn plain(window: &mut Window, key: Key) {
    press(window, Modifiers::NONE, key);
}

fn ctrl(window: &mut Window, key: Key) {
    press(window, Modifiers::COMMAND, key);
}

fn ctrl_shift(window: &mut Window, key: Key) {
    press(window, Modifiers::COMMAND | Modifiers::SHIFT, key);
}

fn write(window: &mut Window, text: &str) {
    window.event(egui::Event::Text(text.to_owned()));
    settle(window);
}

fn selected(window: &Window) -> Vec<Target> {
    window.state().session.selected().iter().collect()
}

fn in_front(window: &Window) -> Vec<View> {
    window.state().panes.in_front()
}

/// What was last put on the clipboard in the frames since the last call.
fn copied(window: &mut Window) -> Option<String> {
    window.output().platform_output.commands.iter().rev().find_map(|command| match command {
        egui::OutputCommand::CopyText(text) => Some(text.clone()),
        _ => None,
    })
}

/// Names of the rows of the table that are in view, from top to bottom.
fn rows(window: &Window) -> Vec<String> {
    let mut rows: Vec<(f32, String)> = window
        .query_all_by_role(Role::Row)
        .map(|node| (node.rect().top(), node.accesskit_node().label().unwrap_or_default()))
        .collect();
    rows.sort_by(|a, b| a.0.total_cmp(&b.0));
    rows.into_iter().map(|(_, name)| name).collect()
}

#[test]
fn panes_are_split_and_come_back_at_the_next_start() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("settings.json");
    let mut first = sized([1440.0, 900.0], Some(&path));
    assert_eq!(in_front(&first), [View::Map]);
    ctrl_shift(&mut first, Key::ArrowRight);
    assert_eq!(in_front(&first), [View::Map, View::Graph]);
    ctrl(&mut first, Key::Num3);
    ctrl(&mut first, Key::Plus);
    ctrl(&mut first, Key::D);
    ctrl(&mut first, Key::B);
    let left = first.state().panes.arrangement();
    drop(first);
    // The harness sets a theme of its own once the window is made; what counts is what it had then.
    let mut theme = None;
    let mut again = Harness::builder().with_size([1440.0, 900.0]).wgpu().build_eframe(|cc| {
        cc.egui_ctx.set_theme(egui::Theme::Light);
        let app = App::remembering(cc, Vec::new(), path.clone());
        theme = Some(cc.egui_ctx.theme());
        app
    });
    settle(&mut again);
    assert_eq!(again.state().panes.arrangement(), left);
    assert_eq!(in_front(&again), [View::Table, View::Graph]);
    assert!((again.ctx.zoom_factor() - 1.1).abs() < 1e-3);
    assert_eq!(theme, Some(egui::Theme::Dark));
    assert!(again.query_by_label("Library").is_none());
    ctrl_shift(&mut again, Key::R);
    assert_eq!(in_front(&again), [View::Map]);
    assert!(again.query_by_label("Library").is_some());
}

#[test]
fn settings_that_are_broken_are_named_and_the_window_opens_as_new() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("settings.json");
    std::fs::write(&path, "{ this is not JSON").unwrap();
    let window = sized([1440.0, 900.0], Some(&path));
    assert_eq!(in_front(&window), [View::Map]);
    let notice = window.state().session.notice.clone().unwrap();
    assert!(notice.text.contains("settings.json"), "{}", notice.text);
    assert!(window.query_by_label_contains("the window starts as new").is_some());
}

#[test]
fn a_tab_is_dragged_to_where_the_pane_is_to_be() {
    let mut window = window();
    let tab = window.get_by_label("Table tab").rect().center();
    let pane = window.get_by_label("Map pane").rect();
    let to = egui::pos2(pane.right() - pane.width() / 5.0, pane.center().y);
    window.drag_at(tab);
    window.run_steps(2);
    for step in 1..=8 {
        window.hover_at(tab + (to - tab) * (step as f32 / 8.0));
        window.run_steps(2);
    }
    window.drop_at(to);
    settle(&mut window);
    assert_eq!(in_front(&window), [View::Map, View::Table]);
    let (map, table) =
        (window.get_by_label("Map pane").rect(), window.get_by_label("Table pane").rect());
    assert!(map.right() <= table.left() + 1.0 && (map.width() - table.width()).abs() < 4.0);
    // A click on the cross gives the tab back.
    window.get_by_label("Close the table pane").click();
    settle(&mut window);
    assert_eq!(in_front(&window), [View::Map]);
}

#[test]
fn a_click_on_a_heading_sorts_and_the_filter_narrows() {
    let mut window = window();
    ctrl(&mut window, Key::Num3);
    let at_first = rows(&window);
    assert!(at_first.len() > 10);
    window.get_by_label("Who").click();
    settle(&mut window);
    let by_who = rows(&window);
    assert_ne!(by_who, at_first);
    assert!(window.query_by_label("Who, sorted upward").is_some());
    window.get_by_label("Who, sorted upward").click();
    settle(&mut window);
    assert!(window.query_by_label("Who, sorted downward").is_some());
    assert_ne!(rows(&window), by_who);
    ctrl(&mut window, Key::F);
    write(&mut window, "okhotsk");
    let some = rows(&window);
    assert!(!some.is_empty() && some.len() < at_first.len());
    assert!(some.iter().all(|row| row.contains("Okhotsk")), "{some:?}");
    ctrl(&mut window, Key::A);
    write(&mut window, "zanzibar");
    assert!(rows(&window).is_empty());
    window.get_by_label("Show all rows").click();
    settle(&mut window);
    assert!(rows(&window).len() > 10);
}

#[test]
fn rows_are_walked_selected_and_copied_with_the_keyboard() {
    let mut window = window();
    ctrl(&mut window, Key::Num3);
    plain(&mut window, Key::ArrowDown);
    let first = selected(&window);
    assert_eq!(first.len(), 1);
    press(&mut window, Modifiers::SHIFT, Key::ArrowDown);
    press(&mut window, Modifiers::SHIFT, Key::ArrowDown);
    assert_eq!(selected(&window).len(), 3);
    window.event(egui::Event::Copy);
    let mut text = None;
    for _ in 0..200 {
        window.step();
        text = copied(&mut window);
        if text.is_some() {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(10));
    }
    let text = text.expect("rows are on the clipboard");
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(lines.len(), 4, "{text}");
    assert!(lines[0].starts_with("Date\tWhat\tWho") && lines[0].contains("\tSentence\tText\t"));
    settle(&mut window);
    assert!(window.query_by_label_contains("3 rows copied").is_some());
    // One step back: the walk was one.
    press(&mut window, Modifiers::ALT, Key::ArrowLeft);
    assert!(selected(&window).is_empty());
    // Enter reads the row's sentence, and the reader goes on from there.
    plain(&mut window, Key::ArrowDown);
    plain(&mut window, Key::Enter);
    let read = window.state().session.reader.expect("the reader is open");
    ctrl(&mut window, Key::Num4);
    plain(&mut window, Key::J);
    let next = window.state().session.reader.unwrap();
    assert!(next.sentence.start >= read.sentence.end);
    plain(&mut window, Key::K);
    assert_eq!(window.state().session.reader.unwrap().sentence, read.sentence);
}

#[test]
fn two_entities_show_what_they_share() {
    let mut window = window();
    let both: Vec<Target> = {
        let atlas = &window.state().session.atlas;
        let named = |name: &str| {
            let all = atlas.entities().filter(|(_, entity)| entity.name == name);
            all.max_by_key(|(ix, _)| atlas.counts(*ix).events).unwrap().0
        };
        ["China", "Russia"].map(|name| Target::Entity(named(name))).to_vec()
    };
    window.state_mut().session.apply(Action::SelectAll(both.clone()));
    settle(&mut window);
    assert!(window.query_by_label("China alone").is_some());
    assert!(window.query_by_label_contains("shared event").is_some());
    assert!(window.query_by_label("SENTENCES THAT NAME BOTH").is_some());
    plain(&mut window, Key::L);
    assert!(selected(&window).len() > 4, "everything linked to both is selected");
    assert!(both.iter().all(|target| selected(&window).contains(target)));
    press(&mut window, Modifiers::ALT, Key::ArrowLeft);
    assert_eq!(selected(&window), both);
    window.get_by_label("China alone").click();
    settle(&mut window);
    assert_eq!(selected(&window), both[..1]);
}

#[test]
fn lists_take_ctrl_and_shift_clicks() {
    let mut window = window();
    let click = |window: &mut Window, name: &str, held: Modifiers| {
        let row = window
            .query_all_by(|node| {
                node.role() == Role::ListBoxOption && node.label().as_deref() == Some(name)
            })
            .next()
            .unwrap_or_else(|| panic!("{name} is not in the list"));
        row.click_modifiers(held);
        settle(window);
    };
    click(&mut window, "Japan", Modifiers::NONE);
    click(&mut window, "Russia", Modifiers::COMMAND);
    assert_eq!(selected(&window).len(), 2);
    click(&mut window, "Russia", Modifiers::COMMAND);
    assert_eq!(selected(&window).len(), 1);
    // All from the row that was clicked last, in the order of the list.
    click(&mut window, "Japan", Modifiers::NONE);
    let from = selected(&window);
    click(&mut window, "Ukraine", Modifiers::SHIFT);
    let range = selected(&window);
    assert!(range.len() > 2, "all from Japan to Ukraine");
    assert!(range.contains(&from[0]));
    assert!(window.query_by_label(&format!("{} things selected", range.len())).is_some());
}

#[test]
fn a_command_is_found_and_done_in_the_palette_and_in_the_search_box() {
    let mut window = window();
    ctrl_shift(&mut window, Key::P);
    write(&mut window, "show table");
    plain(&mut window, Key::Enter);
    assert_eq!(in_front(&window), [View::Table]);
    ctrl(&mut window, Key::K);
    write(&mut window, ">show the map");
    plain(&mut window, Key::Enter);
    assert_eq!(in_front(&window), [View::Map]);
    // Escape closes the palette and nothing else.
    window.get_by_label("Sea of Japan on the map").click();
    settle(&mut window);
    let before = selected(&window);
    ctrl_shift(&mut window, Key::P);
    plain(&mut window, Key::Escape);
    assert!(window.query_by_label_contains("Split the pane downward").is_none());
    assert_eq!(selected(&window), before);
}

#[test]
fn the_map_moves_by_keys_and_only_while_they_are_meant_for_it() {
    let mut window = window();
    let view = |window: &Window| window.state().map.view.unwrap();
    let before = view(&window);
    plain(&mut window, Key::Plus);
    assert!((view(&window).zoom - before.zoom - 1.0).abs() < 1e-6);
    plain(&mut window, Key::ArrowRight);
    let moved = view(&window);
    assert!(moved.center.x > before.center.x);
    plain(&mut window, Key::Num0);
    assert!((view(&window).zoom - before.zoom).abs() < 1e-6);
    ctrl_shift(&mut window, Key::ArrowRight);
    let before = view(&window);
    assert_eq!(window.state().panes.active(), View::Graph);
    plain(&mut window, Key::ArrowRight);
    assert_eq!(view(&window).center, before.center, "the arrows are the graph's now");
}

/// From part to part with F6: library, panes, inspector, time line, and round again.
#[test]
fn the_keyboard_goes_from_part_to_part() {
    let mut window = window();
    ctrl_shift(&mut window, Key::ArrowRight);
    let mut seen = Vec::new();
    for _ in 0..5 {
        plain(&mut window, Key::F6);
        let focused = window.ctx.memory(|memory| memory.focused());
        let name = window
            .query_all_by(|node| node.is_focused())
            .find_map(|node| node.accesskit_node().label());
        seen.push(name.unwrap_or_else(|| format!("{focused:?}")));
    }
    let name = |name: String| name.split(':').next().unwrap_or_default().to_owned();
    let seen: Vec<String> = seen.into_iter().map(name).collect();
    assert_eq!(seen, ["Inspector", "Time line", "Library", "Map pane", "Graph pane"]);
    press(&mut window, Modifiers::ALT, Key::Num1);
    plain(&mut window, Key::ArrowDown);
    plain(&mut window, Key::ArrowDown);
    assert_eq!(selected(&window).len(), 1, "arrows walk along the list");
}

/// Whatever can have the focus or be pressed says what it is.
#[test]
fn every_control_has_a_name() {
    let mut window = window();
    let mut unnamed: Vec<String> = Vec::new();
    let mut check = |window: &Window, when: &str| {
        let controls = window.query_all_by(|node| {
            matches!(
                node.role(),
                Role::Button
                    | Role::Link
                    | Role::Tab
                    | Role::CheckBox
                    | Role::TextInput
                    | Role::ColumnHeader
                    | Role::Row
                    | Role::ListBoxOption
                    | Role::MenuItem
                    | Role::ComboBox
                    | Role::Slider
                    | Role::RadioButton
            ) || node.data().supports_action(egui::accesskit::Action::Focus)
        });
        for node in controls {
            let told = node.accesskit_node();
            let said = [told.label(), told.description(), told.placeholder().map(str::to_owned)];
            if said.iter().flatten().all(|said| said.trim().is_empty()) {
                unnamed.push(format!("{when}: {:?} at {:?}", told.role(), node.rect()));
            }
        }
    };
    check(&window, "map");
    ctrl(&mut window, Key::Num3);
    check(&window, "table");
    plain(&mut window, Key::ArrowDown);
    plain(&mut window, Key::R);
    check(&window, "reader");
    ctrl(&mut window, Key::Num2);
    check(&window, "graph");
    ctrl_shift(&mut window, Key::P);
    check(&window, "palette");
    plain(&mut window, Key::Escape);
    plain(&mut window, Key::F1);
    check(&window, "shortcuts");
    assert!(unnamed.is_empty(), "{}", unnamed.join("\n"));
}

/// Tab goes through the whole window, forth and back, and never stays.
#[test]
fn the_tab_key_goes_through_everything_and_back() {
    let mut window = window();
    let focused = |window: &Window| window.ctx.memory(|memory| memory.focused());
    let mut order = Vec::new();
    for _ in 0..400 {
        window.key_press(Key::Tab);
        window.run_steps(2);
        let now = focused(&window).expect("something has the focus");
        if order.first() == Some(&now) {
            break;
        }
        assert!(!order.contains(&now), "the focus came back to the middle: {order:?}");
        order.push(now);
    }
    assert!(order.len() > 20 && order.len() < 400, "{} stops", order.len());
    let last = *order.last().unwrap();
    window.key_press_modifiers(Modifiers::SHIFT, Key::Tab);
    window.run_steps(2);
    assert_eq!(focused(&window), Some(last));
}

/// The steps of a window under test are a quarter of a second long.
#[test]
fn notices_leave_by_themselves_and_errors_stay() {
    use portolan::session::Notice;
    let mut window = window();
    window.state_mut().session.notice = Some(Notice::info("Five things were done".to_owned()));
    window.run_steps(8);
    assert!(window.query_by_label("Five things were done").is_some());
    // It waits as long as the pointer is over it.
    let at = window.get_by_label("Five things were done").rect().center();
    window.hover_at(at);
    window.run_steps(60);
    assert!(window.query_by_label("Five things were done").is_some());
    window.hover_at(egui::pos2(700.0, 300.0));
    window.run_steps(40);
    assert!(window.query_by_label("Five things were done").is_none());
    window.state_mut().session.notice = Some(Notice::error("Nothing was done".to_owned()));
    window.run_steps(80);
    assert!(window.query_by_label("Nothing was done").is_some());
}
