//! Drives the graph's pane through accessibility names, on the articles that come with the program.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]
#![cfg(feature = "gui")]

#[path = "support/window.rs"]
mod opened;

use egui::{Key, Modifiers, PointerButton, Pos2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use portolan::atlas::graph::{Graph, NodeIx, What};
use portolan::query::graph::shortest_way;
use portolan::scene::Target;
use portolan::ui::App;
use portolan::ui::words::event_words;

fn window() -> Harness<'static, App> {
    let mut harness = opened::window();
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Num2);
    settle(&mut harness);
    harness
}

/// Runs until the layout has come to rest and nothing moves.
fn settle(harness: &mut Harness<'_, App>) {
    for _ in 0..2000 {
        harness.step();
        if harness.state().graph.is_settled() {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(5));
    }
    assert!(harness.state().graph.is_settled(), "the graph does not settle");
    harness.run_steps(20);
    harness.run();
}

/// How many nodes have a name on screen.
fn named(harness: &Harness<'_, App>) -> usize {
    harness.query_all_by_label_contains(" in the graph").count()
}

fn selected(harness: &Harness<'_, App>) -> Vec<String> {
    let session = &harness.state().session;
    let name = |target| match target {
        Target::Entity(ix) => session.atlas.entity(ix).name.clone(),
        other => format!("{other:?}"),
    };
    session.selected().iter().map(name).collect()
}

fn center(harness: &Harness<'_, App>, label: &str) -> Pos2 {
    harness.get_by_label(label).rect().center()
}

fn drag(harness: &mut Harness<'_, App>, path: &[Pos2], modifiers: Modifiers) {
    harness.event_modifiers(egui::Event::PointerMoved(path[0]), modifiers);
    let button = |pos: Pos2, pressed: bool| egui::Event::PointerButton {
        pos,
        button: PointerButton::Primary,
        pressed,
        modifiers,
    };
    harness.step();
    harness.event_modifiers(button(path[0], true), modifiers);
    harness.step();
    for &at in &path[1..] {
        harness.event_modifiers(egui::Event::PointerMoved(at), modifiers);
        harness.step();
    }
    harness.event_modifiers(button(path[path.len() - 1], false), modifiers);
    harness.step();
}

#[test]
fn a_node_is_selected_by_a_click_and_its_sentences_are_shown() {
    let mut window = window();
    window.get_by_label("Canada in the graph").click();
    settle(&mut window);
    assert_eq!(selected(&window), ["Canada"]);
    let sentences = window.query_all_by_role(egui::accesskit::Role::Link).count();
    assert!(sentences > 0, "the inspector shows no sentence");
}

#[test]
fn the_keyboard_focuses_and_shows_all_again() {
    let mut window = window();
    let before = named(&window);
    let home = center(&window, "Canada in the graph");
    window.get_by_label("Canada in the graph").click();
    settle(&mut window);
    window.key_press(Key::F);
    settle(&mut window);
    let near = named(&window);
    assert!(near > 2 && near < before, "{near} of {before}");
    assert!(window.query_by_label_contains("Around Canada, 1 step").is_some());
    window.key_press(Key::CloseBracket);
    settle(&mut window);
    assert!(window.query_by_label_contains("Around Canada, 2 steps").is_some());
    window.key_press(Key::Home);
    settle(&mut window);
    // The same layout each time.
    assert!(center(&window, "Canada in the graph").distance(home) < 0.5);
}

#[test]
fn the_way_between_two_is_named_step_by_step() {
    let mut window = window();
    window.get_by_label("Canada in the graph").click();
    settle(&mut window);
    let other = window.get_by_label("North Korea in the graph");
    other.click_modifiers(Modifiers::COMMAND);
    settle(&mut window);
    assert_eq!(selected(&window), ["Canada", "North Korea"]);
    // A name may be a state's and a land's: the way is the one between those that were clicked.
    let atlas = std::sync::Arc::clone(&window.state().session.atlas);
    let graph = Graph::new(&atlas, false);
    let node = |target| match target {
        Target::Entity(ix) => graph.of_entity(ix).expect("it is shown"),
        other => panic!("{other:?} is no entity"),
    };
    let ends: Vec<NodeIx> = window.state().session.selected().iter().map(node).collect();
    let way = shortest_way(&graph, ends[0], ends[1], false).expect("the texts link them");
    assert!(way.nodes.len() > 2);
    window.key_press(Key::W);
    settle(&mut window);
    for &ix in &way.nodes {
        let name = match graph.node(ix).what {
            What::Entity(entity) => atlas.entity(entity).name.clone(),
            What::Event(occurrence) => event_words(&atlas, atlas.reports(occurrence)[0]),
        };
        assert!(window.query_all_by_label_contains(&name).count() > 0, "{name} is not named");
    }
    // What names it covers no node, and what else is said at the foot of the pane neither.
    let strip = window.get_by_label("Shortest path").rect();
    for node in window.query_all_by_label_contains(" in the graph") {
        let at = node.rect().center();
        assert!(at.y < strip.top(), "a node at {at:?} lies under {strip:?}");
    }
    let things = window.query_all_by_label_contains(" things").next().expect("it says how many");
    assert!(things.rect().bottom() <= strip.top() + 1.0);
}

#[test]
fn a_line_drawn_around_nodes_selects_them() {
    let mut window = window();
    let at = center(&window, "Canada in the graph");
    let around = [(-9.0, -9.0), (9.0, -9.0), (9.0, 9.0), (-9.0, 9.0), (-9.0, -8.0)];
    let path: Vec<Pos2> = around.iter().map(|&(x, y)| at + egui::vec2(x, y)).collect();
    drag(&mut window, &path, Modifiers::SHIFT);
    settle(&mut window);
    assert!(selected(&window).contains(&"Canada".to_owned()), "{:?}", selected(&window));
    assert!(selected(&window).len() < 6);
}

#[test]
fn a_node_that_is_dragged_stays_there() {
    let mut window = window();
    let from = center(&window, "Canada in the graph");
    let to = from + egui::vec2(70.0, -45.0);
    let steps: Vec<Pos2> = (0..=6).map(|nth| from + (to - from) * nth as f32 / 6.0).collect();
    drag(&mut window, &steps, Modifiers::NONE);
    settle(&mut window);
    assert!(center(&window, "Canada in the graph").distance(to) < 1.5);
    window.key_press(Key::U);
    settle(&mut window);
    assert!(center(&window, "Canada in the graph").distance(from) < 0.5);
}

/// Pictures of the pane. Strict: kittest's default tolerance, no pixel may fail.
#[test]
fn the_graph_looks_as_it_did() {
    let mut results = egui_kittest::SnapshotResults::new();
    for (size, name) in [([1280.0, 720.0], "1280x720"), ([2560.0, 1440.0], "2560x1440")] {
        for theme in [egui::Theme::Light, egui::Theme::Dark] {
            let mut harness = Harness::builder()
                .with_size(size)
                .with_theme(theme)
                .wgpu()
                .build_eframe(|cc| App::new(cc, Vec::new()));
            harness.run();
            harness.key_press_modifiers(Modifiers::COMMAND, Key::Num2);
            settle(&mut harness);
            harness.get_by_label("Kursk in the graph").click();
            settle(&mut harness);
            harness.event(egui::Event::PointerGone);
            settle(&mut harness);
            let word = if theme == egui::Theme::Dark { "dark" } else { "light" };
            results.add(harness.try_snapshot(format!("graph-{word}-{name}")));
        }
    }
}
