//! Asks for files and folders, each on a thread of its own: the window goes on answering.

use std::path::PathBuf;
use std::sync::mpsc::{Receiver, TryRecvError, channel};
use std::time::{Duration, Instant};

/// What is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ask {
    Folder,
    /// Files and projects.
    Files,
    /// A list of own names.
    Names,
    /// A map of the user's own.
    Tiles,
    /// Where a copy of the project goes.
    SaveCopy,
    /// Where a picture goes.
    Picture,
}

/// What came of a dialog.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    Chosen(Vec<PathBuf>),
    /// It never showed: this desktop has none.
    Unseen,
}

/// A dialog that is over by then did not show, if the window kept the keyboard meanwhile.
const SOONEST: Duration = Duration::from_millis(500);

/// The dialog that is open, one at a time.
#[derive(Default)]
pub struct Dialogs {
    open: Option<(Ask, Receiver<Option<Answer>>)>,
    /// The keyboard went elsewhere since it was asked for: it shows.
    seen: bool,
}

impl Dialogs {
    /// Opens a dialog, unless one is open. `name` is offered for a new file, in `folder` where there
    /// is one.
    pub fn ask(&mut self, ctx: &egui::Context, ask: Ask, name: String, folder: Option<PathBuf>) {
        if self.open.is_some() {
            return;
        }
        let (sender, receiver) = channel();
        let ctx = ctx.clone();
        std::thread::spawn(move || {
            let asked = Instant::now();
            let mut dialog = rfd::FileDialog::new();
            if let Some(folder) = folder {
                dialog = dialog.set_directory(folder);
            }
            let chosen = match ask {
                Ask::Folder => {
                    dialog.set_title("Open a folder of articles").pick_folder().map(|it| vec![it])
                }
                Ask::Files => dialog.set_title("Open files or a project").pick_files(),
                Ask::Names => dialog
                    .set_title("Add your own places and names")
                    .add_filter("Tables and GeoJSON", &["csv", "tsv", "tab", "geojson", "json"])
                    .pick_files(),
                Ask::Tiles => dialog
                    .set_title("Use a map of your own")
                    .add_filter("PMTiles", &["pmtiles"])
                    .pick_file()
                    .map(|it| vec![it]),
                Ask::SaveCopy => dialog
                    .set_title("Save a copy of the project")
                    .set_file_name(format!("{name}.gpkg"))
                    .add_filter("Project (GeoPackage)", &["gpkg"])
                    .save_file()
                    .map(|it| vec![it]),
                Ask::Picture => dialog
                    .set_title("Save the map as a picture")
                    .set_file_name(name)
                    .add_filter("PNG", &["png"])
                    .add_filter("SVG", &["svg"])
                    .save_file()
                    .map(|it| vec![it]),
            };
            let answer = match chosen {
                Some(paths) => Some(Answer::Chosen(paths)),
                None => (asked.elapsed() < SOONEST).then_some(Answer::Unseen),
            };
            // The app may be gone by now: then nobody wants the answer.
            let _ = sender.send(answer);
            ctx.request_repaint();
        });
        self.open = Some((ask, receiver));
        self.seen = false;
    }

    /// What came of it, once; nothing if the dialog was closed.
    pub fn poll(&mut self, ctx: &egui::Context) -> Option<(Ask, Answer)> {
        let (ask, receiver) = self.open.as_ref()?;
        let left = |event: &egui::Event| matches!(event, egui::Event::WindowFocused(false));
        self.seen |= ctx.input(|input| input.events.iter().any(left));
        let answer = match receiver.try_recv() {
            Ok(answer) => answer,
            Err(TryRecvError::Empty) => return None,
            Err(TryRecvError::Disconnected) => None,
        };
        let ask = *ask;
        self.open = None;
        answer.filter(|answer| *answer != Answer::Unseen || !self.seen).map(|answer| (ask, answer))
    }
}
