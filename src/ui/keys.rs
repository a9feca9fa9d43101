//! The keys: one table of what each does, which also makes the page of shortcuts.

use egui::{Key, KeyboardShortcut, Modifiers, Ui};

use super::app::Command;
use super::theme::tokens;
use crate::session::{Action, Session};

struct Shortcut {
    keys: &'static str,
    what: &'static str,
    shortcut: Option<KeyboardShortcut>,
    command: fn() -> Command,
}

const fn ctrl(key: Key) -> Option<KeyboardShortcut> {
    Some(KeyboardShortcut::new(Modifiers::COMMAND, key))
}

const fn alt(key: Key) -> Option<KeyboardShortcut> {
    Some(KeyboardShortcut::new(Modifiers::ALT, key))
}

const CTRL_SHIFT: Modifiers = Modifiers::COMMAND.plus(Modifiers::SHIFT);

/// Shortcuts of the whole window. Those without a `shortcut` are handled by the map or the list.
const TABLE: &[Shortcut] = &[
    Shortcut {
        keys: "Ctrl+K",
        what: "Search",
        shortcut: ctrl(Key::K),
        command: || Command::FocusSearch,
    },
    Shortcut {
        keys: "Ctrl+O",
        what: "Open a folder",
        shortcut: ctrl(Key::O),
        command: || Command::OpenDialog,
    },
    Shortcut {
        keys: "Ctrl+P",
        what: "Save the map as a picture",
        shortcut: ctrl(Key::P),
        command: || Command::SavePicture,
    },
    Shortcut {
        keys: "Ctrl+Shift+C",
        what: "Copy the map as a picture",
        shortcut: Some(KeyboardShortcut::new(CTRL_SHIFT, Key::C)),
        command: || Command::CopyPicture,
    },
    Shortcut {
        keys: "Ctrl+D",
        what: "Light or dark",
        shortcut: ctrl(Key::D),
        command: || Command::ToggleTheme,
    },
    Shortcut {
        keys: "Alt+←",
        what: "Back to what was selected",
        shortcut: alt(Key::ArrowLeft),
        command: || Command::Do(Action::Back),
    },
    Shortcut {
        keys: "Alt+→",
        what: "Forward again",
        shortcut: alt(Key::ArrowRight),
        command: || Command::Do(Action::Forward),
    },
    Shortcut {
        keys: "F1",
        what: "This page",
        shortcut: Some(KeyboardShortcut::new(Modifiers::NONE, Key::F1)),
        command: || Command::ShowKeys,
    },
    Shortcut {
        keys: "Esc",
        what: "Close what is open, then clear the selection",
        shortcut: None,
        command: || Command::ShowKeys,
    },
    Shortcut {
        keys: "+  −  0",
        what: "Zoom in, zoom out, show all marks",
        shortcut: None,
        command: || Command::ShowKeys,
    },
    Shortcut {
        keys: "← → ↑ ↓",
        what: "Move the map",
        shortcut: None,
        command: || Command::ShowKeys,
    },
    Shortcut {
        keys: "A",
        what: "Show places that only stand for a government",
        shortcut: None,
        command: || Command::ShowKeys,
    },
    Shortcut {
        keys: "C",
        what: "Over a sentence: copy it with its source",
        shortcut: None,
        command: || Command::ShowKeys,
    },
    Shortcut {
        keys: "Tab, Enter",
        what: "Go through everything, marks and arcs too; choose",
        shortcut: None,
        command: || Command::ShowKeys,
    },
];

/// What the keys pressed in this frame ask for.
pub fn commands(ui: &Ui, session: &Session) -> Vec<Command> {
    let mut commands = Vec::new();
    // The longer shortcut first, so that Ctrl+Shift+C is not taken for Ctrl+C.
    for shortcut in TABLE {
        if let Some(keys) = shortcut.shortcut
            && ui.input_mut(|input| input.consume_shortcut(&keys))
        {
            commands.push((shortcut.command)());
        }
    }
    let typing = ui.ctx().text_edit_focused();
    let popup = egui::Popup::is_any_open(ui.ctx());
    if !typing && !popup && ui.input(|input| input.key_pressed(Key::Escape)) {
        if session.reader.is_some() {
            commands.push(Command::Do(Action::CloseReader));
        } else if session.selection.is_some() {
            commands.push(Command::Do(Action::Select(None)));
        }
    }
    commands
}

/// The page of shortcuts.
pub fn page(ui: &Ui, open: &mut bool) {
    let tokens = tokens(ui);
    egui::Window::new("Shortcuts")
        .open(open)
        .collapsible(false)
        .resizable(false)
        .anchor(egui::Align2::CENTER_CENTER, egui::Vec2::ZERO)
        .show(ui.ctx(), |ui| {
            egui::Grid::new("shortcuts").num_columns(2).spacing([24.0, 8.0]).show(ui, |ui| {
                for shortcut in TABLE {
                    ui.label(egui::RichText::new(shortcut.keys).family(super::theme::medium()));
                    ui.label(egui::RichText::new(shortcut.what).color(tokens.secondary));
                    ui.end_row();
                }
            });
        });
}
