//! What the program remembers of its window from one start to the next: theme, scale, where the
//! panes stand. One small JSON file in the user's folder for settings, written whole and renamed
//! into place on a thread of its own.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::JoinHandle;

use serde::{Deserialize, Serialize};

use super::panes::Arrangement;
use super::table::Kept;
use crate::session::Notice;

/// What is kept. Fields that an older file lacks have their defaults.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    version: u32,
    pub theme: Theme,
    /// Of everything in the window; 1 is as designed.
    pub scale: f32,
    pub library: Side,
    pub inspector: Side,
    pub timeline: Fold,
    pub panes: Arrangement,
    /// A map of the user's own in place of the built-in one.
    pub tiles: Option<PathBuf>,
    pub online: Online,
    /// The folder that a picture was last saved in.
    pub pictures: Option<PathBuf>,
    /// Columns that were changed, by sheet.
    pub table: BTreeMap<String, Vec<Kept>>,
}

/// Light or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Theme {
    #[default]
    System,
    Light,
    Dark,
}

/// The online map. Whether it is on is not kept: it is off at each start.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Online {
    /// The user wants it on at the next start.
    pub at_start: bool,
    /// From the address below, not from OpenStreetMap.
    pub custom: bool,
    /// Of tiles, with `{z}`, `{x}` and `{y}`; not checked here.
    pub address: String,
    /// What its provider wants to be said on the map.
    pub credit: String,
    /// Tiles that came may be kept on disk.
    pub keep: bool,
}

impl Default for Online {
    fn default() -> Self {
        Self {
            at_start: false,
            custom: false,
            address: String::new(),
            credit: String::new(),
            // As the policy of OpenStreetMap's tiles asks for; the page says so.
            keep: true,
        }
    }
}

/// A panel at the side of the window.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Side {
    pub shown: bool,
    /// In points; `None` until it is dragged.
    pub width: Option<f32>,
}

/// The panel below.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Fold {
    pub shown: bool,
    /// In points; `None` until it is dragged.
    pub height: Option<f32>,
}

impl Default for Fold {
    fn default() -> Self {
        Self { shown: true, height: None }
    }
}

const VERSION: u32 = 1;

/// The range of the interface's scale, and one step in it.
pub const SCALES: std::ops::RangeInclusive<f32> = 0.6..=2.5;
pub const SCALE_STEP: f32 = 0.1;

impl Default for Settings {
    fn default() -> Self {
        Self {
            version: VERSION,
            theme: Theme::System,
            scale: 1.0,
            library: Side::default(),
            inspector: Side::default(),
            timeline: Fold::default(),
            panes: Arrangement::default(),
            tiles: None,
            online: Online::default(),
            pictures: None,
            table: BTreeMap::new(),
        }
    }
}

impl Default for Side {
    fn default() -> Self {
        Self { shown: true, width: None }
    }
}

impl Settings {
    /// Reads a file's text; whatever numbers it holds come out sensible.
    fn parse(text: &str) -> Result<Self, String> {
        let mut read: Self = serde_json::from_str(text).map_err(|error| error.to_string())?;
        if read.version > VERSION {
            return Err(format!("it is of version {}, this program knows {VERSION}", read.version));
        }
        read.version = VERSION;
        read.scale = if read.scale.is_finite() { read.scale } else { 1.0 };
        read.scale = read.scale.clamp(*SCALES.start(), *SCALES.end());
        read.panes = read.panes.mended();
        Ok(read)
    }
}

/// Where the user's tiles of the online map may be kept; `None` where there is no such folder.
pub fn tile_folder() -> Option<PathBuf> {
    let dirs = directories::ProjectDirs::from("", "", "portolan")?;
    Some(dirs.cache_dir().join("tiles"))
}

/// The file, what it holds, and the thread that writes it.
pub struct Store {
    path: Option<PathBuf>,
    /// As last handed over to be written.
    kept: Settings,
    writer: Option<Writer>,
}

struct Writer {
    sender: Option<Sender<Settings>>,
    failed: Receiver<String>,
    thread: Option<JoinHandle<()>>,
}

impl Store {
    /// Remembers nothing: for tests, and where there is no folder for settings.
    pub fn nowhere() -> Self {
        Self { path: None, kept: Settings::default(), writer: None }
    }

    /// The user's own file.
    pub fn of_user() -> (Self, Settings, Option<Notice>) {
        match directories::ProjectDirs::from("", "", "portolan") {
            Some(dirs) => Self::at(dirs.config_dir().join("settings.json")),
            None => (Self::nowhere(), Settings::default(), None),
        }
    }

    /// The file at `path`, which need not be there. One that cannot be understood is put aside, and
    /// the notice says so.
    pub fn at(path: PathBuf) -> (Self, Settings, Option<Notice>) {
        let (settings, notice) = match std::fs::read_to_string(&path) {
            Ok(text) => match Settings::parse(&text) {
                Ok(settings) => (settings, None),
                Err(why) => (Settings::default(), Some(put_aside(&path, &why))),
            },
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                (Settings::default(), None)
            }
            Err(error) => (Settings::default(), Some(put_aside(&path, &error.to_string()))),
        };
        let store = Self { path: Some(path), kept: settings.clone(), writer: None };
        (store, settings, notice)
    }

    /// Has the settings written, if they are not those that were written last.
    pub fn keep(&mut self, settings: &Settings) {
        if self.kept == *settings {
            return;
        }
        let Some(path) = &self.path else { return };
        self.kept = settings.clone();
        let writer = self.writer.get_or_insert_with(|| Writer::start(path.clone()));
        if let Some(sender) = &writer.sender {
            // A thread that is gone has said why.
            let _ = sender.send(settings.clone());
        }
    }

    /// What went wrong while writing, once.
    pub fn poll(&self) -> Option<Notice> {
        let failed = self.writer.as_ref()?.failed.try_recv().ok()?;
        Some(Notice::error(failed))
    }
}

impl Writer {
    fn start(path: PathBuf) -> Self {
        let (sender, wanted) = channel::<Settings>();
        let (failing, failed) = channel();
        let thread = std::thread::spawn(move || {
            while let Ok(mut settings) = wanted.recv() {
                // Of several, the last counts.
                while let Ok(newer) = wanted.try_recv() {
                    settings = newer;
                }
                if let Err(why) = write(&path, &settings) {
                    let _ = failing.send(why);
                }
            }
        });
        Self { sender: Some(sender), failed, thread: Some(thread) }
    }
}

impl Drop for Writer {
    /// What was handed over is on disk when the program ends.
    fn drop(&mut self) {
        self.sender = None;
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

/// Writes beside the file, then renames: a reader sees the old text or the new, never half of one.
fn write(path: &Path, settings: &Settings) -> Result<(), String> {
    let text = serde_json::to_string_pretty(settings).map_err(|error| error.to_string())?;
    let beside = path.with_extension("json.new");
    let folder = path.parent().unwrap_or(Path::new("."));
    std::fs::create_dir_all(folder)
        .and_then(|()| {
            let mut file = std::fs::File::create(&beside)?;
            std::io::Write::write_all(&mut file, text.as_bytes())?;
            file.sync_all()
        })
        .and_then(|()| std::fs::rename(&beside, path))
        .map_err(|error| format!("{}: the settings cannot be written: {error}", path.display()))
}

/// Renames a file that cannot be understood, so that nothing of it is lost, and says so.
fn put_aside(path: &Path, why: &str) -> Notice {
    let aside = path.with_extension("json.broken");
    let kept = match std::fs::rename(path, &aside) {
        Ok(()) => format!("it is kept as {}", aside.display()),
        Err(error) => format!("it cannot be renamed either: {error}"),
    };
    Notice::error(format!(
        "{}: the settings cannot be read ({why}); the window starts as new, and {kept}",
        path.display()
    ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::panes::{Order, Panes, View};

    #[test]
    fn settings_come_back_at_the_next_start() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("deep/settings.json");
        let (mut store, mut settings, notice) = Store::at(path.clone());
        assert!(notice.is_none());
        assert_eq!(settings, Settings::default());
        let mut panes = Panes::new(settings.panes.clone());
        panes.order(Order::Split(crate::ui::panes::Side::Right));
        settings.panes = panes.arrangement();
        settings.scale = 1.3;
        settings.theme = Theme::Dark;
        settings.library.shown = false;
        store.keep(&settings);
        drop(store);
        let (_, read, notice) = Store::at(path.clone());
        assert!(notice.is_none());
        assert_eq!(read, settings);
        assert_eq!(Panes::new(read.panes).in_front(), [View::Map, View::Graph]);
        assert!(!path.with_extension("json.new").exists());
    }

    #[test]
    fn a_broken_file_is_put_aside_and_named() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("settings.json");
        for text in ["{", "[\"x\"]", "{\"version\": 99}", "{\"scale\": \"big\"}", "\u{0}"] {
            std::fs::write(&path, text).unwrap();
            let (_, settings, notice) = Store::at(path.clone());
            assert_eq!(settings, Settings::default(), "{text}");
            let notice = notice.expect(text);
            assert!(notice.is_error && notice.text.contains("settings.json.broken"), "{text}");
            let aside = path.with_extension("json.broken");
            assert_eq!(std::fs::read_to_string(aside).unwrap(), text);
            assert!(!path.exists());
        }
    }

    #[test]
    fn numbers_out_of_range_come_out_sensible() {
        for (text, scale) in [("{\"scale\": 40}", 2.5), ("{\"scale\": -1}", 0.6), ("{}", 1.0)] {
            assert_eq!(Settings::parse(text).unwrap().scale, scale);
        }
    }
}
