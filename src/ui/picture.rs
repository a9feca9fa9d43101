//! The map as it stands, as a PNG or SVG: saved where the user says, or put on the clipboard. Drawn by
//! `export`, off the UI thread, not taken from the screen.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use egui::{Popup, TextEdit, Ui};

use super::app::waker;
use super::commands::{self, Id};
use super::parts;
use super::theme::tokens;
use crate::export::caption::Caption;
use crate::export::png::{self, Picture};
use crate::export::sources::{Drawn, Sources};
use crate::pipeline::{Job, Poll};
use crate::scene::{MapData, MapParams, Palette, Theme, View};
use crate::session::{Notice, Opening, Session};

/// How pictures are made, and the one being made.
pub struct PictureMaker {
    title: String,
    /// The title that the state of the session gave last: another one takes the place of what was
    /// written meanwhile.
    given: String,
    scale: u32,
    job: Option<Job<Result<Done, String>>>,
    started: u64,
}

/// Where a picture goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum To {
    /// As SVG where the name ends so, else as PNG.
    File(PathBuf),
    Clipboard,
}

enum Done {
    Saved(PathBuf),
    Copied { size: [usize; 2], rgba: Vec<u8> },
}

impl Default for PictureMaker {
    fn default() -> Self {
        Self { title: String::new(), given: String::new(), scale: 2, job: None, started: 0 }
    }
}

impl PictureMaker {
    /// Starts the title anew where something else is open or the filter is another.
    pub fn look_at(&mut self, session: &Session) {
        let given = title_of(session);
        if self.given != given {
            self.title.clone_from(&given);
            self.given = given;
        }
    }

    /// What a file with the picture is called if nothing else is wanted: title and day.
    pub fn file_name(&self) -> String {
        format!("{}-{}.png", safe(&self.title), jiff::Zoned::now().date())
    }

    /// The button, and the choices under it.
    pub fn button(&mut self, ui: &mut Ui) {
        let response = parts::link(ui, "Picture");
        let response = response.on_hover_text("Save or copy the map as it stands");
        Popup::menu(&response).close_behavior(egui::PopupCloseBehavior::CloseOnClickOutside).show(
            |ui| {
                commands::set_menu_width(ui, [Id::SavePicture, Id::CopyPicture], 260.0);
                let label = ui.label("Title");
                // Fields in menus have no border of their own.
                let line = egui::Stroke::new(1.0, tokens(ui).line);
                ui.visuals_mut().widgets.inactive.bg_stroke = line;
                ui.add(
                    TextEdit::singleline(&mut self.title)
                        .hint_text("none")
                        .margin(egui::Margin::symmetric(8, 5))
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
        to: To,
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
        let data = Arc::clone(data);
        let atlas = Arc::clone(&session.atlas);
        let (shown, filter) = (session.filtered.shared(), session.filter().clone());
        self.started += 1;
        let job = Job::start(self.started, waker(ctx), move |_, outbox| {
            let associative = picture.params.show_associative;
            let drawn = Drawn { atlas: &atlas, data: &data, shown: &shown, view, associative };
            let sources = Sources::new(drawn, &filter, Some(jiff::Zoned::now().date()));
            picture.caption = Caption::new(&sources, view.size);
            outbox.send(made(to, &data, &picture));
        });
        self.job = Some(job);
        // The next picture is another one.
        self.title.clone_from(&self.given);
    }

    /// What came of the last picture, once.
    pub fn poll(&mut self, ctx: &egui::Context) -> Option<Notice> {
        let Poll::Message(done) = self.job.as_ref()?.poll() else { return None };
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

fn made(to: To, data: &MapData, picture: &Picture) -> Result<Done, String> {
    let To::File(path) = to else {
        let (size, rgba) = png::rgba(data, picture).map_err(|error| error.to_string())?;
        return Ok(Done::Copied { size, rgba });
    };
    let bytes = match has_ending(&path, "svg") {
        true => png::svg_of(data, picture).into_bytes(),
        false => png::png(data, picture).map_err(|error| error.to_string())?,
    };
    std::fs::write(&path, bytes)
        .map_err(|error| format!("{} cannot be written: {error}", path.display()))?;
    Ok(Done::Saved(path))
}

/// What is open and the filter in force, in words.
fn title_of(session: &Session) -> String {
    let open = match &session.opening {
        Opening::Nothing => String::new(),
        Opening::Seeds => "Sample articles".to_owned(),
        paths => paths.name(),
    };
    let conditions = session.filter().chips().into_iter().map(|chip| chip.words);
    let parts = std::iter::once(open).chain(conditions).filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join(" · ")
}

/// The same as a name for a file on any system: letters, digits and hyphens, not too many.
fn safe(title: &str) -> String {
    const LONGEST: usize = 80;
    let words = title.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let name: String = words.collect::<Vec<_>>().join("-").chars().take(LONGEST).collect();
    let name = name.trim_matches('-');
    if name.is_empty() { "map".to_owned() } else { name.to_owned() }
}

fn has_ending(path: &Path, ending: &str) -> bool {
    path.extension().is_some_and(|end| end.eq_ignore_ascii_case(ending))
}

/// The path that was chosen, with an ending that says what is in the file. One that gets its ending
/// here was not asked about: nothing is written over.
pub fn with_ending(path: PathBuf) -> PathBuf {
    if has_ending(&path, "png") || has_ending(&path, "svg") {
        return path;
    }
    free(path.with_added_extension("png"))
}

/// The user's folder for pictures, else the home folder.
pub fn folder() -> Option<PathBuf> {
    let dirs = directories::UserDirs::new()?;
    let pictures = dirs.picture_dir().filter(|path| path.is_dir());
    Some(pictures.unwrap_or(dirs.home_dir()).to_path_buf())
}

/// The path itself, or with the first number that is free.
pub fn free(path: PathBuf) -> PathBuf {
    if !path.exists() {
        return path;
    }
    let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let ending = path.extension().unwrap_or_default().to_string_lossy().into_owned();
    (2..)
        .map(|nth| path.with_file_name(format!("{stem}-{nth}.{ending}")))
        .find(|path| !path.exists())
        .unwrap_or(path)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::atlas::EventType;
    use crate::query::facets::Filter;
    use crate::session::Action;

    #[test]
    fn the_title_says_what_is_open_and_the_filter_and_not_what_was() {
        let mut session = Session::on_seeds();
        let mut maker = PictureMaker::default();
        maker.look_at(&session);
        assert_eq!(maker.title, "Sample articles");
        maker.title = "For the briefing".to_owned();
        maker.look_at(&session);
        assert_eq!(maker.title, "For the briefing");
        let filter = Filter { types: [EventType::Assault].into(), ..Filter::default() };
        session.apply(Action::SetFilter(Box::new(filter)));
        maker.look_at(&session);
        assert_eq!(maker.title, "Sample articles · attack");
        assert!(maker.file_name().starts_with("Sample-articles-attack-2"));
        assert!(maker.file_name().ends_with(".png"));
    }

    #[test]
    fn names_of_files_are_safe_on_any_system() {
        for (title, name) in [
            ("C:\\texts/../x · “attack”?", "C-texts-x-attack"),
            ("Учения в Японском море", "Учения-в-Японском-море"),
            (" ··· ", "map"),
            ("", "map"),
        ] {
            assert_eq!(safe(title), name);
        }
        assert!(safe(&"long ".repeat(90)).chars().count() <= 80);
    }

    #[test]
    fn a_file_that_was_not_asked_about_is_not_written_over() {
        let folder = tempfile::tempdir().unwrap();
        let there = folder.path().join("v1.2 of the map.png");
        std::fs::write(&there, "x").unwrap();
        assert_eq!(with_ending(there.clone()), there);
        let bare = folder.path().join("v1.2 of the map");
        assert_eq!(with_ending(bare), folder.path().join("v1.2 of the map-2.png"));
        let svg = folder.path().join("map.SVG");
        assert_eq!(with_ending(svg.clone()), svg);
    }
}
