//! Whether the desktop asks for less motion.

use std::path::Path;

/// Whether things move as little as possible: nothing slides, and what plays goes slowly.
pub fn calm(ui: &egui::Ui) -> bool {
    ui.style().animation_time == 0.0
}

/// What the settings of GTK and of Plasma say, where they are files of the user's. egui knows of no
/// such setting, and other desktops keep theirs where only a connection to them tells.
pub(super) fn is_reduced() -> bool {
    let Some(dirs) = directories::BaseDirs::new() else { return false };
    let config = dirs.config_dir();
    ["gtk-3.0/settings.ini", "gtk-4.0/settings.ini", "kdeglobals"]
        .iter()
        .any(|file| says_so(&config.join(file)))
}

fn says_so(file: &Path) -> bool {
    std::fs::read_to_string(file).is_ok_and(|text| text.lines().any(asks_for_less))
}

fn asks_for_less(line: &str) -> bool {
    let Some((key, value)) = line.split_once('=') else { return false };
    match (key.trim(), value.trim()) {
        ("gtk-enable-animations", value) => matches!(value, "0" | "false" | "False"),
        ("AnimationDurationFactor", value) => value.parse() == Ok(0.0_f32),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn desktops_say_it_in_their_words() {
        for (line, less) in [
            ("gtk-enable-animations=false", true),
            ("gtk-enable-animations = 0", true),
            ("gtk-enable-animations=true", false),
            ("AnimationDurationFactor=0", true),
            ("AnimationDurationFactor=0.5", false),
            ("[Settings]", false),
        ] {
            assert_eq!(asks_for_less(line), less, "{line}");
        }
    }
}
