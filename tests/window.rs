//! Drives the window through accessibility names: the clicks that a reader of the map makes.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]
#![cfg(feature = "gui")]

#[path = "support/window.rs"]
mod opened;

use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use portolan::scene::Target;
use portolan::ui::App;

use opened::window;

/// The names of everything that says it is a sentence in the inspector or a paragraph of the reader.
fn labels_with(harness: &Harness<'_, App>, part: &str) -> usize {
    harness.query_all_by_label_contains(part).count()
}

/// Clicks a sentence in the inspector, once the panels have come to rest.
fn click_sentence(harness: &mut Harness<'_, App>, part: &str) {
    harness
        .query_all_by(|node| {
            let label = node.label().unwrap_or_default();
            node.role() == egui::accesskit::Role::Link && label.contains(part)
        })
        .next()
        .unwrap_or_else(|| panic!("no sentence has “{part}”"))
        .click();
    settle(harness);
}

/// Runs until nothing moves; opening a panel scrolls over several frames.
fn settle(harness: &mut Harness<'_, App>) {
    harness.run_steps(24);
    harness.run();
}

/// Opens a folder, and waits until it is read.
fn open(window: &mut Harness<'_, App>, folder: &std::path::Path, projects: &std::path::Path) {
    window.state_mut().session.projects = projects.to_path_buf();
    window.state_mut().session.open(vec![folder.to_path_buf()], || ());
    for _ in 0..200 {
        std::thread::sleep(std::time::Duration::from_millis(20));
        window.step();
        if window.state().session.progress().is_none() {
            break;
        }
    }
    settle(window);
}

fn selected_name(harness: &Harness<'_, App>) -> String {
    let session = &harness.state().session;
    match session.selection {
        Some(Target::Entity(ix)) => session.atlas.entity(ix).name.clone(),
        other => format!("{other:?}"),
    }
}

/// The text at the place where the reader is open.
fn read_sentence(harness: &Harness<'_, App>) -> String {
    let session = &harness.state().session;
    let at = session.reader.expect("the reader is open");
    at.sentence.of(&session.atlas.read(at.document).text).to_owned()
}

#[test]
fn the_sea_of_japan_lists_the_planned_drills_with_their_actors() {
    let mut window = window();
    window.get_by_label("Sea of Japan on the map").click();
    settle(&mut window);
    assert_eq!(selected_name(&window), "Sea of Japan");
    assert!(labels_with(&window, "The planned drills will be conducted in the Sea of Japan") > 0);
    let session = &window.state().session;
    let Some(Target::Entity(sea)) = session.selection else { panic!("nothing is selected") };
    let gazetteer = portolan::gazetteer::Gazetteer::embedded();
    let present = portolan::query::presence(&session.atlas, gazetteer, sea);
    let names: Vec<&str> =
        present.iter().map(|p| session.atlas.entity(p.actor).name.as_str()).collect();
    for actor in ["China", "Russia"] {
        assert!(names.contains(&actor), "{actor} is not among {names:?}");
        assert!(labels_with(&window, actor) > 0);
    }
    click_sentence(&mut window, "The planned drills will be conducted");
    assert!(read_sentence(&window).contains("Sea of Okhotsk"));
}

#[test]
fn the_arc_to_the_dmz_opens_the_stop_there() {
    let mut window = window();
    window.get_by_label("Arc Ottawa to Korean Demilitarized Zone").click();
    settle(&mut window);
    assert!(matches!(window.state().session.selection, Some(Target::Arc(_))));
    click_sentence(&mut window, "Blair made a significant stop at the demilitarized zone");
    assert!(read_sentence(&window).contains("demilitarized zone"));
}

#[test]
fn kursk_opens_the_north_korean_troops() {
    let mut window = window();
    let name = {
        let session = &window.state().session;
        let kursk = session.atlas.entities().find(|(_, entity)| entity.name.starts_with("Kursk"));
        format!("{} on the map", kursk.expect("Kursk is in the texts").1.name)
    };
    window.get_by_label(&name).click();
    settle(&mut window);
    click_sentence(&mut window, "North Koreans had been, for the first time, shelled");
    assert!(read_sentence(&window).contains("Kursk region"));
}

#[test]
fn escape_closes_the_reader_and_then_clears_the_selection() {
    let mut window = window();
    window.get_by_label("Sea of Japan on the map").click();
    settle(&mut window);
    click_sentence(&mut window, "The planned drills will be conducted");
    window.key_press(egui::Key::Escape);
    settle(&mut window);
    assert!(window.state().session.reader.is_none());
    assert!(window.state().session.selection.is_some());
    window.key_press(egui::Key::Escape);
    settle(&mut window);
    assert!(window.state().session.selection.is_none());
}

#[test]
fn escape_stops_drawing_and_then_clears_what_came_last() {
    let mut window = window();
    let escape = |window: &mut Harness<'static, App>| {
        window.key_press(egui::Key::Escape);
        settle(window);
    };
    let has_region =
        |window: &Harness<'static, App>| window.state().session.filter().region.is_some();
    let draw = |window: &mut Harness<'static, App>| {
        let pane = window.get_by_label("Map pane").rect();
        let (from, to) = (pane.center() - pane.size() / 5.0, pane.center() + pane.size() / 5.0);
        window.key_press(egui::Key::B);
        settle(window);
        window.drag_at(from);
        window.run_steps(2);
        window.hover_at(to);
        window.run_steps(2);
        window.drop_at(to);
        settle(window);
    };
    window.get_by_label("Sea of Japan on the map").click();
    settle(&mut window);
    // What is to be drawn goes first, and what is selected stays.
    window.key_press(egui::Key::D);
    settle(&mut window);
    assert!(window.state().map.is_drawing());
    escape(&mut window);
    assert!(!window.state().map.is_drawing() && window.state().session.selection.is_some());
    // The region was drawn last.
    draw(&mut window);
    assert!(has_region(&window));
    escape(&mut window);
    assert!(!has_region(&window) && window.state().session.selection.is_some());
    escape(&mut window);
    assert!(window.state().session.selection.is_none());
    // With nothing else to close it goes as well.
    draw(&mut window);
    assert!(has_region(&window));
    escape(&mut window);
    assert!(!has_region(&window));
}

#[test]
fn the_search_box_finds_and_selects() {
    let mut window = window();
    window.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::K);
    settle(&mut window);
    window.event(egui::Event::Text("okhotsk".to_owned()));
    settle(&mut window);
    window.key_press(egui::Key::Enter);
    settle(&mut window);
    assert_eq!(selected_name(&window), "Sea of Okhotsk");
}

#[test]
fn a_folder_that_is_dropped_opens() {
    let folder = tempfile::tempdir().unwrap();
    let projects = tempfile::tempdir().unwrap();
    let text = "Foreign ministers met in Lisbon on Tuesday.\n\nThe navy sent two frigates to the Black Sea.";
    std::fs::write(folder.path().join("one.txt"), text).unwrap();
    let mut window = window();
    open(&mut window, folder.path(), projects.path());
    assert_eq!(window.state().session.atlas.documents().len(), 1);
    assert!(window.query_by_label("Black Sea on the map").is_some());
}

#[test]
fn what_came_in_since_the_last_visit_is_shown_alone() {
    let folder = tempfile::tempdir().unwrap();
    let projects = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| std::fs::write(folder.path().join(name), text).unwrap();
    write("one.txt", "Ministers of Peru met in Lisbon on Tuesday.");
    let mut window = window();
    open(&mut window, folder.path(), projects.path());
    assert_eq!(window.state().session.only_new(), None, "there is a visit before the first");
    // Times are kept in whole seconds.
    std::thread::sleep(std::time::Duration::from_millis(1100));
    write("two.txt", "Fishermen from Gdansk met a storm on the Baltic Sea in May.");
    open(&mut window, folder.path(), projects.path());
    assert!(window.query_by_label("Lisbon on the map").is_some());
    let session = &window.state().session;
    assert_eq!(
        (session.atlas.documents().len(), session.new_texts),
        (2, 1),
        "{:?}",
        session.notice
    );
    window.key_press_modifiers(egui::Modifiers::SHIFT, egui::Key::N);
    settle(&mut window);
    assert!(window.state().session.filter().new_since.is_some());
    let session = &window.state().session;
    let shown: Vec<bool> =
        session.atlas.documents().map(|(ix, _)| session.shown().document(ix)).collect();
    assert_eq!(shown, [false, true]);
    assert!(window.query_by_label("Lisbon on the map").is_none());
    assert!(window.query_by_label("Baltic Sea on the map").is_some());
    window.key_press_modifiers(egui::Modifiers::SHIFT, egui::Key::N);
    settle(&mut window);
    assert!(window.query_by_label("Lisbon on the map").is_some());
}

#[test]
fn a_folder_that_is_missing_is_named_and_nothing_is_lost() {
    let mut window = window();
    let missing = std::path::PathBuf::from("/no/such/folder");
    let folder = tempfile::tempdir().unwrap();
    window.state_mut().session.projects = folder.path().to_path_buf();
    window.state_mut().session.open(vec![missing], || ());
    for _ in 0..200 {
        std::thread::sleep(std::time::Duration::from_millis(10));
        window.step();
        if window.state().session.progress().is_none() {
            break;
        }
    }
    settle(&mut window);
    let session = &window.state().session;
    assert!(session.notice.as_ref().is_some_and(|notice| notice.text.contains("/no/such/folder")));
    assert_eq!(session.atlas.documents().len(), 5);
}

/// Pictures of the whole window. Strict: kittest's default tolerance, no pixel may fail.
#[test]
fn the_window_looks_as_it_did() {
    let mut results = egui_kittest::SnapshotResults::new();
    for (size, name) in [
        ([1440.0, 900.0], "1440x900"),
        ([1280.0, 720.0], "1280x720"),
        ([2560.0, 1440.0], "2560x1440"),
    ] {
        for theme in [egui::Theme::Light, egui::Theme::Dark] {
            let mut harness = Harness::builder()
                .with_size(size)
                .with_theme(theme)
                .wgpu()
                .build_eframe(|cc| App::new(cc, Vec::new()));
            harness.run();
            let word = if theme == egui::Theme::Dark { "dark" } else { "light" };
            results.add(harness.try_snapshot(format!("window-{word}-{name}")));
        }
    }
}
