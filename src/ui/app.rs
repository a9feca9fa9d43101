//! The app: lays out the panels, takes their actions, and lets nothing else change the session.

use std::path::PathBuf;
use std::thread::JoinHandle;

use egui::{CentralPanel, Frame, Panel, RichText, Ui};

use super::library::Library;
use super::map::MapPanel;
use super::picture::PictureMaker;
use super::reader::Reader;
use super::search::SearchBox;
use super::start::Start;
use super::theme::{self, Icon, size};
use super::{inspector, keys, top_bar, words};
use crate::session::{Action, Session};

/// What panels ask of the app itself.
#[derive(Clone, Debug, PartialEq)]
pub enum Command {
    Do(Action),
    Open(Vec<PathBuf>),
    OpenDialog,
    ToggleTheme,
    SavePicture,
    CopyPicture,
    FocusSearch,
    ShowKeys,
}

pub struct App {
    pub session: Session,
    pub map: MapPanel,
    library: Library,
    reader: Reader,
    search: SearchBox,
    picture: PictureMaker,
    dialog: Option<std::sync::mpsc::Receiver<Option<PathBuf>>>,
    show_keys: bool,
    /// The window is cleared in the panels' colour: they need no ground of their own.
    cleared: bool,
    /// The window is there.
    shown: bool,
}

impl App {
    /// In a window that eframe makes; reads what it opens on before it returns.
    pub fn new(cc: &eframe::CreationContext<'_>, paths: Vec<PathBuf>) -> Self {
        install(cc);
        Self::in_context(&cc.egui_ctx, paths)
    }

    /// In a window of the program's own, which is cleared in the panels' colour, with what was
    /// made ready meanwhile.
    pub(super) fn in_own_window(
        cc: &eframe::CreationContext<'_>,
        start: JoinHandle<Start>,
        paths: Vec<PathBuf>,
    ) -> Self {
        install(cc);
        theme::install(&cc.egui_ctx);
        let start = start.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic));
        let mut app = Self::of(&cc.egui_ctx, start, paths);
        app.cleared = true;
        super::STARTED.store(true, std::sync::atomic::Ordering::Relaxed);
        app
    }

    /// In any egui context; tests use it without a window.
    pub fn in_context(ctx: &egui::Context, paths: Vec<PathBuf>) -> Self {
        theme::install(ctx);
        Self::of(ctx, Start::new(&paths), paths)
    }

    fn of(ctx: &egui::Context, mut start: Start, paths: Vec<PathBuf>) -> Self {
        let map = MapPanel::new(&mut start);
        let mut session = start.session;
        if !paths.is_empty() {
            session.open(paths, waker(ctx));
        }
        Self {
            map,
            session,
            library: Library::default(),
            reader: Reader::default(),
            search: SearchBox::default(),
            picture: PictureMaker::default(),
            dialog: None,
            show_keys: false,
            cleared: false,
            shown: false,
        }
    }

    /// Takes in what jobs and dialogs have finished.
    pub fn poll(&mut self, ctx: &egui::Context) {
        self.session.poll();
        self.map.refresh(&self.session);
        if let Some(notice) = self.picture.poll(ctx) {
            self.session.notice = Some(notice);
        }
        let chosen = self.dialog.as_ref().and_then(|dialog| match dialog.try_recv() {
            Ok(chosen) => Some(chosen),
            Err(std::sync::mpsc::TryRecvError::Disconnected) => Some(None),
            Err(std::sync::mpsc::TryRecvError::Empty) => None,
        });
        if let Some(chosen) = chosen {
            self.dialog = None;
            if let Some(path) = chosen {
                self.session.open(vec![path], waker(ctx));
            }
        }
        let dropped: Vec<PathBuf> = ctx.input(|input| {
            input.raw.dropped_files.iter().map(|file| file.path().to_path_buf()).collect()
        });
        if !dropped.is_empty() {
            self.session.open(dropped, waker(ctx));
        }
    }

    /// The whole window.
    pub fn show(&mut self, ui: &mut Ui) {
        let mut commands = keys::commands(ui, &self.session);
        let tokens = theme::tokens(ui);
        let plain = if self.cleared { Frame::NONE } else { Frame::NONE.fill(tokens.panel) };
        Panel::top("top bar").exact_size(size::TOP_BAR).resizable(false).frame(plain).show(
            ui,
            |ui| {
                let focus = commands.contains(&Command::FocusSearch);
                top_bar::ui(
                    ui,
                    &mut self.session,
                    &mut self.search,
                    focus,
                    &mut commands,
                    |ui, c| {
                        self.picture.button(ui, c);
                    },
                );
            },
        );
        let mut actions = Vec::new();
        Panel::left("library")
            .default_size(size::LIBRARY)
            .size_range(180.0..=420.0)
            .frame(plain)
            .show(ui, |ui| {
                contained(ui, |ui| self.library.ui(ui, &mut self.session, &mut actions))
            });
        Panel::right("inspector")
            .default_size(size::INSPECTOR)
            .size_range(280.0..=560.0)
            .frame(plain)
            .show(ui, |ui| {
                contained(ui, |ui| {
                    inspector::ui(ui, &mut self.session, &self.map.data, &mut actions);
                });
            });
        self.notice(ui, &mut actions);
        if let Some(at) = self.session.reader {
            let height = ui.available_height();
            Panel::bottom("reader")
                .default_size((height * 0.46).max(220.0))
                .size_range(160.0..=height * 0.8)
                .frame(plain)
                .show(ui, |ui| {
                    contained(ui, |ui| self.reader.ui(ui, &mut self.session, at, &mut actions));
                });
        }
        CentralPanel::default().frame(Frame::NONE).show(ui, |ui| {
            self.map.ui(ui, &mut self.session, &mut actions);
        });
        dropping(ui);
        if self.show_keys {
            keys::page(ui, &mut self.show_keys);
        }
        commands.extend(actions.into_iter().map(Command::Do));
        for command in commands {
            self.run(ui.ctx(), command);
        }
        if self.session.end_frame() {
            ui.ctx().request_repaint();
        }
    }

    fn run(&mut self, ctx: &egui::Context, command: Command) {
        match command {
            Command::Do(action) => {
                self.session.apply(action);
                ctx.request_repaint();
            }
            Command::Open(paths) => self.session.open(paths, waker(ctx)),
            Command::OpenDialog => self.open_dialog(ctx),
            Command::ToggleTheme => {
                let dark = ctx.theme() == egui::Theme::Dark;
                ctx.set_theme(if dark { egui::Theme::Light } else { egui::Theme::Dark });
            }
            Command::SavePicture | Command::CopyPicture => {
                let copy = command == Command::CopyPicture;
                if let Some(view) = self.map.view {
                    let dark = ctx.theme() == egui::Theme::Dark;
                    self.picture.start(ctx, &self.session, &self.map.data, view, dark, copy);
                }
            }
            Command::FocusSearch => {}
            Command::ShowKeys => self.show_keys = !self.show_keys,
        }
    }

    /// Asks for a folder on a thread of its own: the window goes on answering.
    fn open_dialog(&mut self, ctx: &egui::Context) {
        if self.dialog.is_some() {
            return;
        }
        let (sender, receiver) = std::sync::mpsc::channel();
        let ctx = ctx.clone();
        std::thread::spawn(move || {
            let chosen =
                rfd::FileDialog::new().set_title("Open a folder of articles").pick_folder();
            // The app may be gone by now: then nobody wants the answer.
            let _ = sender.send(chosen);
            ctx.request_repaint();
        });
        self.dialog = Some(receiver);
    }

    /// What is being read, and what the user should know, over the foot of the map.
    fn notice(&mut self, ui: &mut Ui, actions: &mut Vec<Action>) {
        let tokens = theme::tokens(ui);
        let frame =
            Frame::NONE.fill(tokens.accent_ground).inner_margin(egui::Margin::symmetric(16, 6));
        if let Some((what, progress)) = self.session.progress() {
            let (done, total) = progress.get();
            let share = if total == 0 { 0.0 } else { done as f32 / total as f32 };
            let text = words::progress(&what.name(), progress);
            Panel::bottom("progress").resizable(false).frame(frame).show(ui, |ui| {
                ui.horizontal(|ui| {
                    ui.label(text);
                    ui.add(egui::ProgressBar::new(share).desired_width(160.0).desired_height(6.0));
                    if ui.button("Cancel").clicked() {
                        actions.push(Action::Cancel);
                    }
                });
            });
        }
        let Some(notice) = &self.session.notice else { return };
        Panel::bottom("notice").resizable(false).frame(frame).show(ui, |ui| {
            ui.horizontal(|ui| {
                let color = if notice.is_error { tokens.accent } else { tokens.ink };
                ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                    if theme::icon_button(ui, Icon::Close, "Dismiss", true).clicked() {
                        actions.push(Action::Dismiss);
                    }
                    ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                        let text = RichText::new(&notice.text).color(color);
                        let label = ui.add(egui::Label::new(text).truncate());
                        if !notice.details.is_empty() {
                            label.on_hover_text(notice.details.join("\n"));
                        }
                    });
                });
            });
        });
    }
}

/// Makes walkers ready to draw, where there is anything to draw on.
fn install(cc: &eframe::CreationContext<'_>) {
    if cc.wgpu_render_state.is_some() {
        walkers::install_renderer(cc.wgpu_render_state.as_ref());
    }
}

/// Shows a panel's content in the room that it has: content that wants more does not widen it.
fn contained(ui: &mut Ui, content: impl FnOnce(&mut Ui)) {
    let room = ui.max_rect();
    let mut inner = ui.new_child(egui::UiBuilder::new().max_rect(room));
    inner.shrink_clip_rect(room);
    content(&mut inner);
    ui.advance_cursor_after_rect(room);
}

/// Said while something is dragged over the window.
fn dropping(ui: &Ui) {
    if ui.input(|input| input.raw.hovered_files.is_empty()) {
        return;
    }
    let tokens = theme::tokens(ui);
    let rect = ui.ctx().content_rect();
    let layer = egui::LayerId::new(egui::Order::Foreground, egui::Id::unique("dropping"));
    let painter = ui.ctx().layer_painter(layer);
    painter.rect_filled(rect, 0.0, tokens.panel.gamma_multiply(0.86));
    let font = egui::FontId::new(size::TITLE, theme::medium());
    let at = rect.center();
    painter.text(at, egui::Align2::CENTER_CENTER, "Drop to open", font, tokens.ink);
}

/// What a job calls from its thread when there is something to show.
pub(super) fn waker(ctx: &egui::Context) -> impl Fn() + Send + Sync + 'static {
    let ctx = ctx.clone();
    move || ctx.request_repaint()
}

impl eframe::App for App {
    fn logic(&mut self, ctx: &egui::Context, _frame: &mut eframe::Frame) {
        self.poll(ctx);
    }

    fn ui(&mut self, ui: &mut Ui, _frame: &mut eframe::Frame) {
        // The window is only shown after a first frame, whose picture nobody sees.
        if std::mem::replace(&mut self.shown, true) {
            self.show(ui);
        } else {
            ui.ctx().request_repaint();
        }
    }

    fn clear_color(&self, visuals: &egui::Visuals) -> [f32; 4] {
        theme::of(visuals.dark_mode).panel.to_normalized_gamma_f32()
    }
}
