//! The map as it stands, as a PNG: saved, or put on the clipboard. Drawn by `export`, off the
//! UI thread, not taken from the screen.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use egui::{Popup, TextEdit, Ui};

use super::app::waker;
use super::commands::{self, Id};
use super::parts;
use crate::export::caption::Caption;
use crate::export::png::{self, Picture};
use crate::export::sources::{Drawn, Sources};
use crate::pipeline::{Job, Poll};
use crate::scene::{MapData, MapParams, Palette, Theme, View};
use crate::session::{Notice, Session};

/// How pictures are made, and the one being made.
pub struct PictureMaker {
    title: String,
    scale: u32,
    job: Option<(Job<Result<Done, String>>, bool)>,
    started: u64,
}

enum Done {
    Saved(PathBuf),
    Copied { size: [usize; 2], rgba: Vec<u8> },
}

impl Default for PictureMaker {
    fn default() -> Self {
        Self { title: String::new(), scale: 2, job: None, started: 0 }
    }
}

impl PictureMaker {
    /// The button, and the choices under it.
    pub fn button(&mut self, ui: &mut Ui) {
        let response = parts::link(ui, "Picture");
        let response = response.on_hover_text("Save or copy the map as it stands");
        Popup::menu(&response).close_behavior(egui::PopupCloseBehavior::CloseOnClickOutside).show(
            |ui| {
                ui.set_width(260.0);
                let label = ui.label("Title");
                ui.add(
                    TextEdit::singleline(&mut self.title)
                        .hint_text("none")
                        .desired_width(f32::INFINITY),
                )
                .labelled_by(label.id);
                ui.add_space(6.0);
                ui.horizontal(|ui| {
                    ui.label("Scale");
                    for scale in 1..=4 {
                        ui.selectable_value(&mut self.scale, scale, format!("{scale}×"));
                    }
                });
                ui.add_space(8.0);
                commands::item(ui, Id::SavePicture);
                commands::item(ui, Id::CopyPicture);
            },
        );
    }

    /// Starts drawing the map as it stands.
    pub fn start(
        &mut self,
        ctx: &egui::Context,
        session: &Session,
        data: &Arc<MapData>,
        view: View,
        dark: bool,
        copy: bool,
    ) {
        let mut picture = Picture {
            view,
            params: MapParams {
                selected: session.selection,
                also: session.selected().targets(),
                show_associative: session.show_associative,
                ..MapParams::default()
            },
            palette: *Palette::of(if dark { Theme::Dark } else { Theme::Light }),
            title: Some(self.title.trim().to_owned()).filter(|title| !title.is_empty()),
            caption: None,
            scale: self.scale as f32,
        };
        let name = session.opening.name();
        let data = Arc::clone(data);
        let atlas = Arc::clone(&session.atlas);
        let (shown, filter) = (session.filtered.shared(), session.filter().clone());
        self.started += 1;
        let job = Job::start(self.started, waker(ctx), move |_, outbox| {
            let associative = picture.params.show_associative;
            let drawn = Drawn { atlas: &atlas, data: &data, shown: &shown, view, associative };
            let sources = Sources::new(drawn, &filter, Some(jiff::Zoned::now().date()));
            picture.caption = Caption::new(&sources, view.size);
            outbox.send(made(copy, &data, &picture, &name));
        });
        self.job = Some((job, copy));
    }

    /// What came of the last picture, once.
    pub fn poll(&mut self, ctx: &egui::Context) -> Option<Notice> {
        let Poll::Message(done) = self.job.as_ref()?.0.poll() else { return None };
        self.job = None;
        Some(match done {
            Ok(Done::Saved(path)) => Notice::info(format!("Picture saved to {}", path.display())),
            Ok(Done::Copied { size, rgba }) => {
                ctx.copy_image(egui::ColorImage::from_rgba_premultiplied(size, &rgba));
                Notice::info(format!("Picture copied, {} × {} pixels", size[0], size[1]))
            }
            Err(error) => Notice::error(error),
        })
    }
}

fn made(copy: bool, data: &MapData, picture: &Picture, name: &str) -> Result<Done, String> {
    if copy {
        let (size, rgba) = png::rgba(data, picture).map_err(|error| error.to_string())?;
        return Ok(Done::Copied { size, rgba });
    }
    let bytes = png::png(data, picture).map_err(|error| error.to_string())?;
    let path = free_path(&folder(), name);
    std::fs::write(&path, bytes)
        .map_err(|error| format!("{} cannot be written: {error}", path.display()))?;
    Ok(Done::Saved(path))
}

/// The user's folder for pictures, else the one the program was started in.
fn folder() -> PathBuf {
    directories::UserDirs::new()
        .and_then(|dirs| dirs.picture_dir().map(Path::to_path_buf))
        .filter(|path| path.is_dir())
        .or_else(|| std::env::current_dir().ok())
        .unwrap_or_default()
}

/// `portolan-NAME.png`, or with the first number that is free: nothing is written over.
fn free_path(folder: &Path, name: &str) -> PathBuf {
    let plain: String =
        name.chars().map(|c| if c.is_alphanumeric() || c == '-' { c } else { '-' }).collect();
    let first = folder.join(format!("portolan-{plain}.png"));
    if !first.exists() {
        return first;
    }
    (2..)
        .map(|nth| folder.join(format!("portolan-{plain}-{nth}.png")))
        .find(|path| !path.exists())
        .unwrap_or(first)
}
