//! Asks for files and folders, each on a thread of its own: the window goes on answering.

use std::path::PathBuf;
use std::sync::mpsc::{Receiver, TryRecvError, channel};

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
}

/// The dialog that is open, one at a time.
#[derive(Default)]
pub struct Dialogs {
    open: Option<(Ask, Receiver<Vec<PathBuf>>)>,
}

impl Dialogs {
    /// Opens a dialog, unless one is open. `name` is offered for a new file.
    pub fn ask(&mut self, ctx: &egui::Context, ask: Ask, name: String) {
        if self.open.is_some() {
            return;
        }
        let (sender, receiver) = channel();
        let ctx = ctx.clone();
        std::thread::spawn(move || {
            let dialog = rfd::FileDialog::new();
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
            };
            // The app may be gone by now: then nobody wants the answer.
            let _ = sender.send(chosen.unwrap_or_default());
            ctx.request_repaint();
        });
        self.open = Some((ask, receiver));
    }

    /// What was chosen, once; nothing if the dialog was closed.
    pub fn poll(&mut self) -> Option<(Ask, Vec<PathBuf>)> {
        let (ask, receiver) = self.open.as_ref()?;
        let chosen = match receiver.try_recv() {
            Ok(chosen) => chosen,
            Err(TryRecvError::Empty) => return None,
            Err(TryRecvError::Disconnected) => Vec::new(),
        };
        let ask = *ask;
        self.open = None;
        (!chosen.is_empty()).then_some((ask, chosen))
    }
}
