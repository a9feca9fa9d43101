//! Keys as the table of commands writes them: what is pressed, what matches it, how it is shown.

use egui::{Key, Modifiers};

/// A key with what is held down beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Keys {
    pub held: Modifiers,
    pub key: Key,
}

pub const fn key(key: Key) -> Keys {
    Keys { held: Modifiers::NONE, key }
}

/// With Ctrl, on a Mac with Cmd.
pub const fn ctrl(key: Key) -> Keys {
    Keys { held: Modifiers::COMMAND, key }
}

pub const fn ctrl_shift(key: Key) -> Keys {
    Keys { held: Modifiers::COMMAND.plus(Modifiers::SHIFT), key }
}

pub const fn shift(key: Key) -> Keys {
    Keys { held: Modifiers::SHIFT, key }
}

pub const fn alt(key: Key) -> Keys {
    Keys { held: Modifiers::ALT, key }
}

impl Keys {
    /// Whether pressing `key` with `held` is this. Signs may need Shift on one keyboard and not on
    /// the next, so with them Shift does not count.
    pub fn matches(self, held: Modifiers, key: Key) -> bool {
        let shift = held.shift == self.held.shift || is_sign(self.key);
        self.key == key && shift && held.alt == self.held.alt && held.cmd_ctrl_matches(self.held)
    }

    /// Whether it writes a letter or a sign where something is being typed.
    pub fn writes(self) -> bool {
        const PLAIN: [Key; 12] = [
            Key::F1,
            Key::F2,
            Key::F3,
            Key::F4,
            Key::F5,
            Key::F6,
            Key::F7,
            Key::F8,
            Key::F9,
            Key::F10,
            Key::F11,
            Key::F12,
        ];
        !self.held.command && !self.held.alt && !PLAIN.contains(&self.key)
    }

    /// Whether one press can mean both.
    #[cfg(test)]
    pub fn clashes(self, other: Self) -> bool {
        self.matches(other.held, other.key) || other.matches(self.held, self.key)
    }

    /// `Ctrl+Shift+P`.
    pub fn text(self) -> String {
        let mut text = String::new();
        if self.held.command {
            text.push_str(if cfg!(target_os = "macos") { "Cmd+" } else { "Ctrl+" });
        }
        if self.held.alt {
            text.push_str("Alt+");
        }
        if self.held.shift {
            text.push_str("Shift+");
        }
        text.push_str(match self.key {
            Key::ArrowLeft => "←",
            Key::ArrowRight => "→",
            Key::ArrowUp => "↑",
            Key::ArrowDown => "↓",
            Key::Plus => "+",
            Key::Minus => "−",
            Key::Equals => "=",
            Key::Questionmark => "?",
            Key::Period => ".",
            Key::OpenBracket => "[",
            Key::CloseBracket => "]",
            Key::Escape => "Esc",
            Key::PageUp => "Page Up",
            Key::PageDown => "Page Down",
            other => other.name(),
        });
        text
    }
}

fn is_sign(key: Key) -> bool {
    matches!(key, Key::Plus | Key::Minus | Key::Equals | Key::Questionmark)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_press_is_what_it_says() {
        let held = Modifiers::COMMAND;
        assert!(ctrl(Key::K).matches(held, Key::K));
        assert!(!ctrl(Key::K).matches(Modifiers::NONE, Key::K));
        assert!(!ctrl(Key::C).matches(held | Modifiers::SHIFT, Key::C));
        assert!(key(Key::Plus).matches(Modifiers::SHIFT, Key::Plus));
        assert!(!key(Key::A).matches(Modifiers::SHIFT, Key::A));
        assert!(shift(Key::F6).clashes(shift(Key::F6)));
        assert!(!shift(Key::F6).clashes(key(Key::F6)));
        assert_eq!(alt(Key::ArrowLeft).text(), "Alt+←");
    }
}
