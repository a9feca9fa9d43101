//! The question that the window is made for: “What is going on around the Sea of Okhotsk, who is in it,
//! since when, and says who?” It is answered with the keyboard alone, and with the mouse alone.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]
#![cfg(feature = "gui")]

use egui::accesskit::Role;
use egui::{Key, Modifiers, Rect};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use portolan::ui::App;

type Window = Harness<'static, App>;

/// What the texts say of it, in their own words.
const SENTENCE: &str = "The planned drills will be conducted in the Sea of Japan, situated between Japan and the \
                        Korean Peninsula, as well as in the Sea of Okhotsk, north of Japan’s Hokkaido Island.";

fn window() -> Window {
    let mut harness = Harness::builder()
        .with_size([1440.0, 900.0])
        .with_theme(egui::Theme::Light)
        .wgpu()
        .build_eframe(|cc| App::new(cc, Vec::new()));
    settle(&mut harness);
    harness
}

fn settle(window: &mut Window) {
    window.run_steps(24);
    window.run();
}

fn press(window: &mut Window, held: Modifiers, key: Key) {
    window.key_press_modifiers(held, key);
    settle(window);
}

/// Whatever is said within a part of the window and can be seen there: names of controls and texts.
fn said_in(window: &Window, part: Rect) -> Vec<String> {
    let is_read = |role| !matches!(role, Role::Group | Role::Window | Role::TextRun);
    window
        .query_all_by(move |node| {
            is_read(node.role()) && (node.label().is_some() || node.value().is_some())
        })
        .filter(|node| part.contains(node.rect().center()))
        .filter_map(|node| {
            let told = node.accesskit_node();
            told.label().or_else(|| told.value())
        })
        .collect()
}

fn part(window: &Window, name: &str) -> Rect {
    window.get_by_label(name).rect()
}

fn assert_said(said: &[String], what: &str) {
    assert!(said.iter().any(|line| line.contains(what)), "“{what}” is not said in {said:#?}");
}

/// What the inspector answers: what is going on, who is in it, since when, and in which words.
fn assert_answered(window: &Window) {
    let said = said_in(window, part(window, "Inspector"));
    assert_said(&said, "Sea of Okhotsk");
    assert_said(&said, "1 event, Sept 2024");
    for actor in ["China", "Russia"] {
        assert!(said.iter().any(|line| line == actor), "{actor} is not among {said:#?}");
    }
    assert_said(&said, "drills with Russia · Sept 2024 · planned");
    assert_said(&said, "drills with China · Sept 2024 · planned");
    assert!(said.iter().any(|line| line == SENTENCE), "the sentence is not quoted: {said:#?}");
}

/// What the reader answers: the sentence in its text, and whose text it is.
fn assert_sourced(window: &Window) {
    let pane = part(window, "Reader pane");
    let said = said_in(window, pane);
    let title =
        "Defence Minister Bill Blair is embarking on his inaugural trip to South Korea and Japan";
    assert_said(&said, title);
    // The text does not say who published it, and neither does the window make it up.
    assert_said(&said, "publisher unknown");
    assert_said(&said, "Sept 2024, inferred");
    let paragraph = window
        .query_all_by(|node| {
            let said = node.label().or_else(|| node.value());
            node.role() == Role::Label && said.is_some_and(|said| said.contains(SENTENCE))
        })
        .find(|node| pane.contains(node.rect().center()));
    assert!(paragraph.is_some(), "the reader is not at the sentence: {said:#?}");
    let at = window.state().session.reader.unwrap();
    let document = window.state().session.atlas.read(at.document);
    assert_eq!(at.sentence.of(&document.text).replace('\n', " "), SENTENCE);
}

/// What has the focus, by role and name.
fn focused(window: &Window) -> Option<(Role, String)> {
    let node = window.query_all_by(|node| node.is_focused()).next()?;
    Some((node.accesskit_node().role(), node.accesskit_node().label()?))
}

/// Goes on with one key until what is wanted has the focus.
fn go_to(window: &mut Window, key: Key, wanted: impl Fn(Role, &str) -> bool) {
    for _ in 0..80 {
        press(window, Modifiers::NONE, key);
        if focused(window).is_some_and(|(role, name)| wanted(role, &name)) {
            return;
        }
    }
    panic!("the keyboard does not get there; it is at {:?}", focused(window));
}

#[test]
fn with_the_keyboard_alone() {
    let mut window = window();
    press(&mut window, Modifiers::COMMAND, Key::K);
    window.event(egui::Event::Text("sea of okh".to_owned()));
    settle(&mut window);
    // Of what is found the first is what was meant.
    assert!(window.query_all_by_label_contains("Sea of Okhotsk – Sea").count() > 0);
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert_answered(&window);
    go_to(&mut window, Key::F6, |role, name| role == Role::Group && name == "Inspector");
    go_to(&mut window, Key::Tab, |role, name| role == Role::Link && name == SENTENCE);
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert_sourced(&window);
    // The answer is still beside it.
    assert_answered(&window);
}

#[test]
fn with_the_mouse_alone() {
    let mut window = window();
    window.get_by_label("Sea of Okhotsk on the map").click();
    settle(&mut window);
    assert_answered(&window);
    window.get_by_role_and_label(Role::Link, SENTENCE).click();
    settle(&mut window);
    assert_sourced(&window);
    assert_answered(&window);
}

/// The same from the list at the left, for those who do not know where the sea lies; the event
/// itself says what it is, who takes part and who tells of it.
#[test]
fn with_the_mouse_from_the_list() {
    let mut window = window();
    window.get_by_role_and_label(Role::ListBoxOption, "Sea of Okhotsk").click();
    settle(&mut window);
    assert_answered(&window);
    window.get_by_label("drills with Russia · Sept 2024 · planned").click();
    settle(&mut window);
    let said = said_in(&window, part(&window, "Inspector"));
    for line in
        ["Drills", "Sept 2024 · planned", "China", "Russia", "Sea of Okhotsk", "Sea of Japan"]
    {
        assert!(said.iter().any(|said| said == line), "“{line}” is not among {said:#?}");
    }
    window.get_by_role_and_label(Role::Link, SENTENCE).click();
    settle(&mut window);
    assert_sourced(&window);
}
