//! From keys pressed to commands: the only place of the window where keys are looked up.

use egui::{Event, Modifiers, Ui};

use super::{Id, Keys, Place, Spec, State, TABLE};

/// What decides which commands a press can mean.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Attention {
    /// Something is being typed, or a menu is open.
    pub busy: bool,
    /// A control has the focus.
    pub focused: bool,
}

/// Takes the keys pressed in this frame out of the input, as far as they mean commands that can
/// be done.
pub fn pressed(ui: &Ui, state: &State<'_>) -> Vec<Id> {
    let ctx = ui.ctx();
    let typing = ctx.text_edit_focused();
    // Escape takes the focus from a box before it gets here: it was meant for the box.
    let typed = ctx.data_mut(|data| {
        std::mem::replace(data.get_temp_mut_or_default(egui::Id::unique("typing")), typing)
    });
    let focused = ctx.memory(|memory| memory.focused());
    let attention = Attention {
        busy: typing || typed || egui::Popup::is_any_open(ctx),
        focused: focused.is_some_and(|id| !state.grounds.contains(&id)),
    };
    let mut found = Vec::new();
    ui.input_mut(|input| {
        input.events.retain(|event| {
            let Some((held, key, repeat)) = press(event) else { return true };
            let Some(spec) = meant(held, key, attention, state) else { return true };
            if !repeat || spec.repeats {
                found.push(spec.id);
            }
            false
        });
    });
    found
}

fn press(event: &Event) -> Option<(Modifiers, egui::Key, bool)> {
    match *event {
        Event::Key { key, pressed: true, repeat, modifiers, .. } => Some((modifiers, key, repeat)),
        // What the system's own copy key becomes on its way here.
        Event::Copy => Some((Modifiers::COMMAND, egui::Key::C, false)),
        _ => None,
    }
}

/// The command that a press means; `None` leaves it to the control that has the focus.
pub fn meant(
    held: Modifiers,
    key: egui::Key,
    attention: Attention,
    state: &State<'_>,
) -> Option<&'static Spec> {
    TABLE.iter().find(|spec| {
        let here = |keys: Keys| match spec.place {
            Place::Anywhere => !attention.busy || !keys.writes(),
            Place::Window => !attention.busy,
            Place::Pane(pane) => {
                !attention.busy && !state.in_library && pane == state.panes.active()
            }
            Place::Library => !attention.busy && (state.in_library || state.list_leads),
        };
        !(spec.unfocused && attention.focused)
            && spec.keys().any(|keys| keys.matches(held, key) && here(keys))
            && (spec.enabled)(state)
    })
}
