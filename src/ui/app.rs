//! The app: lays out the panels, takes their actions, and lets nothing else change the session.

use std::path::{Path, PathBuf};
use std::thread::JoinHandle;

use egui::{CentralPanel, Frame, Panel, Ui};

use super::commands::{self, Id, Palette, State};
use super::dialogs::{Answer, Ask, Dialogs};
use super::filter_menu::FilterMenu;
use super::graph::{self, GraphPanel};
use super::library::{Library, Tab};
use super::map::{self, MapPanel};
use super::online::{self, OnlinePage};
use super::panes::{self, Panes, View};
use super::picture::{self, PictureMaker, To};
use super::reader::Reader;
use super::report::ReportPage;
use super::search::SearchBox;
use super::settings::{self, SCALES, Settings, Store, Theme};
use super::start::Start;
use super::table::{self, TablePanel};
use super::theme::{self, size};
use super::timeline::{self, TimelinePanel};
use super::{inspector, status, top_bar};
use crate::gazetteer::own;
use crate::query::facets::Region;
use crate::session::{Action, Notice, Session};

/// What panels ask of the app itself.
#[derive(Clone, Debug, PartialEq)]
pub enum Command {
    Do(Action),
    Open(Vec<PathBuf>),
    Ask(Ask),
    Report,
    ToggleTheme,
    SystemTheme,
    SavePicture,
    CopyPicture,
    CopySentence,
    FocusSearch,
    ShowKeys,
    Palette,
    Map(map::Order),
    Graph(graph::Order),
    Panes(panes::Order),
    Table(table::Order),
    /// To the next part of the window, or to the one before.
    Region(bool),
    Fold(Fold),
    /// A list of the library.
    List(Tab),
    ListStep(i64),
    /// The time window starts or stops to move on by itself.
    Play,
    /// Only what happens in the part of the map that shows.
    FilterView,
    /// All places in the region of the filter.
    SelectRegion,
    /// A map of the user's own, or the built-in one.
    Tiles(Option<PathBuf>),
    Online(online::Order),
    /// The scale of the whole interface.
    Scale(f32),
}

/// A panel that can be folded away.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fold {
    Library,
    Inspector,
    Timeline,
}

/// A part of the window that the keyboard can go to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Library,
    Pane(View),
    Inspector,
    Timeline,
}

pub struct App {
    pub session: Session,
    pub map: MapPanel,
    pub panes: Panes,
    library: Library,
    pub graph: GraphPanel,
    timeline: TimelinePanel,
    pages: inspector::Pages,
    table: TablePanel,
    reader: Reader,
    search: SearchBox,
    filter_menu: FilterMenu,
    palette: Palette,
    picture: PictureMaker,
    notice_clock: status::Clock,
    pub settings: Settings,
    store: Store,
    dialogs: Dialogs,
    report: ReportPage,
    online: OnlinePage,
    show_keys: bool,
    focus_search: bool,
    /// The window is cleared in the panels' colour: they need no ground of their own.
    cleared: bool,
    /// The window is there.
    shown: bool,
}

impl App {
    /// In a window that eframe makes; reads what it opens on before it returns, and remembers
    /// nothing.
    pub fn new(cc: &eframe::CreationContext<'_>, paths: Vec<PathBuf>) -> Self {
        install(cc);
        Self::in_context(&cc.egui_ctx, paths)
    }

    /// The same, with the settings in a file.
    pub fn remembering(
        cc: &eframe::CreationContext<'_>,
        paths: Vec<PathBuf>,
        settings: PathBuf,
    ) -> Self {
        let mut app = Self::new(cc, paths);
        app.online.folder = Some(settings.with_file_name("tiles"));
        app.remember(&cc.egui_ctx, Store::at(settings));
        app
    }

    /// In a window of the program's own, which is cleared in the panels' colour, with what was
    /// made ready meanwhile.
    pub(super) fn in_own_window(
        cc: &eframe::CreationContext<'_>,
        start: JoinHandle<Start>,
    ) -> Self {
        install(cc);
        theme::install(&cc.egui_ctx);
        let start = start.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic));
        let mut app = Self::of(&cc.egui_ctx, start);
        app.online.folder = settings::tile_folder();
        app.remember(&cc.egui_ctx, Store::of_user());
        app.cleared = true;
        super::STARTED.store(true, std::sync::atomic::Ordering::Relaxed);
        app
    }

    /// In any egui context; tests use it without a window.
    pub fn in_context(ctx: &egui::Context, paths: Vec<PathBuf>) -> Self {
        theme::install(ctx);
        Self::of(ctx, Start::new(paths))
    }

    fn of(ctx: &egui::Context, mut start: Start) -> Self {
        let map = MapPanel::new(&mut start);
        let session = start.session;
        // Set before anything of it is asked for, so that no word is missed.
        start.window.get_or_init(|| ctx.clone());
        let settings = Settings::default();
        Self {
            map,
            session,
            panes: Panes::new(settings.panes.clone()),
            library: Library::default(),
            graph: GraphPanel::default(),
            timeline: TimelinePanel::default(),
            pages: inspector::Pages::default(),
            table: TablePanel::default(),
            reader: Reader::default(),
            search: SearchBox::default(),
            filter_menu: FilterMenu::default(),
            palette: Palette::default(),
            picture: PictureMaker::default(),
            notice_clock: status::Clock::default(),
            settings,
            store: Store::nowhere(),
            dialogs: Dialogs::default(),
            report: ReportPage::default(),
            online: OnlinePage::default(),
            show_keys: false,
            focus_search: false,
            cleared: false,
            shown: false,
        }
    }

    /// Takes over what was kept from the last time.
    fn remember(
        &mut self,
        ctx: &egui::Context,
        (store, settings, notice): (Store, Settings, Option<Notice>),
    ) {
        self.panes = Panes::new(settings.panes.clone());
        self.table.restore(&settings.table);
        self.settings = settings;
        self.store = store;
        match self.settings.theme {
            Theme::System => {}
            Theme::Light => ctx.set_theme(egui::Theme::Light),
            Theme::Dark => ctx.set_theme(egui::Theme::Dark),
        }
        ctx.set_zoom_factor(self.settings.scale);
        if let Some(path) = self.settings.tiles.clone() {
            self.use_tiles(ctx, Some(path));
        }
        if self.settings.online.at_start {
            let on = online::Order::On(Box::new(self.settings.online.clone()));
            self.set_online(ctx, on);
        }
        if notice.is_some() {
            self.session.notice = notice;
        }
    }

    /// Has what is worth keeping written, once the pointer rests.
    fn keep(&mut self, ctx: &egui::Context) {
        if ctx.input(|input| input.pointer.any_down()) {
            return;
        }
        self.settings.panes = self.panes.arrangement();
        self.settings.table = self.table.kept();
        self.store.keep(&self.settings);
        if let Some(notice) = self.store.poll() {
            self.session.notice = Some(notice);
        }
    }

    /// Takes in what jobs and dialogs have finished.
    pub fn poll(&mut self, ctx: &egui::Context) {
        self.session.poll();
        self.map.refresh(ctx, &self.session);
        if let Some(notice) = self.picture.poll(ctx) {
            self.session.notice = Some(notice);
        }
        if let Some(notice) = self.table.poll(ctx) {
            self.session.notice = Some(notice);
        }
        if let Some((ask, answer)) = self.dialogs.poll(ctx) {
            self.answered(ctx, ask, answer);
        }
        let dropped: Vec<PathBuf> = ctx.input(|input| {
            input.raw.dropped_files.iter().map(|file| file.path().to_path_buf()).collect()
        });
        if !dropped.is_empty() {
            self.open(ctx, dropped);
        }
    }

    /// Does what a dialog was for.
    fn answered(&mut self, ctx: &egui::Context, ask: Ask, answer: Answer) {
        let paths = match (answer, ask) {
            (Answer::Chosen(paths), _) => paths,
            (Answer::Unseen, Ask::Picture) => {
                // Without a dialog it goes where such files are looked for; the notice says where.
                let folder = picture::folder().unwrap_or_default();
                vec![picture::free(folder.join(self.picture.file_name()))]
            }
            (Answer::Unseen, Ask::SaveCopy) => {
                let text = "No dialog opens here: `portolan import FOLDER -o FILE.gpkg` makes a project file";
                self.session.notice = Some(Notice::error(text.to_owned()));
                return;
            }
            (Answer::Unseen, _) => {
                let text = "No dialog opens here: drop files on the window, or type a path into the search box";
                self.session.notice = Some(Notice::error(text.to_owned()));
                return;
            }
        };
        match ask {
            Ask::Picture => {
                let Some(path) = paths.into_iter().next().map(picture::with_ending) else { return };
                self.settings.pictures = path.parent().map(Path::to_path_buf);
                self.draw_picture(ctx, To::File(path));
            }
            Ask::SaveCopy => {
                self.session.notice = paths.first().map(|path| self.session.save_copy(path));
            }
            Ask::Names => self.add_names(ctx, paths),
            Ask::Tiles => {
                self.use_tiles(ctx, paths.into_iter().next());
                self.panes.order(panes::Order::Show(View::Map));
            }
            Ask::Folder | Ask::Files => self.open(ctx, paths),
        }
    }

    /// Has the map drawn as it stands.
    fn draw_picture(&mut self, ctx: &egui::Context, to: To) {
        if let Some(view) = self.map.view {
            let dark = ctx.theme() == egui::Theme::Dark;
            self.picture.start(ctx, &self.session, &self.map.data, view, dark, to);
        }
    }

    /// Whether a thread is still making something for what the window shows.
    pub fn is_working(&self) -> bool {
        self.session.progress().is_some()
            || self.map.is_working()
            || self.graph.is_working()
            || self.table.is_working()
            || self.pages.is_busy()
            || self.library.is_busy()
            || self.filter_menu.is_busy()
    }

    /// Draws the map of a file of tiles, or the built-in one; a file that is none is told.
    fn use_tiles(&mut self, ctx: &egui::Context, path: Option<PathBuf>) {
        match path.as_deref().map(|path| map::OwnTiles::open(path, ctx)).transpose() {
            Ok(tiles) => {
                self.map.set_tiles(tiles);
                self.settings.tiles = path;
            }
            Err(error) => self.session.notice = Some(Notice::error(error.to_string())),
        }
    }

    fn set_online(&mut self, ctx: &egui::Context, order: online::Order) {
        let settings = &mut self.settings.online;
        if let Some(notice) = self.online.obey(ctx, order, settings, &mut self.map) {
            self.session.notice = Some(notice);
        }
    }

    /// Opens texts; lists of own names among the paths are added to what is open then, and a file
    /// of tiles becomes the map.
    fn open(&mut self, ctx: &egui::Context, mut paths: Vec<PathBuf>) {
        if let Some(at) = paths.iter().position(|path| map::is_tiles(path)) {
            let tiles = paths.remove(at);
            self.use_tiles(ctx, Some(tiles));
            self.panes.order(panes::Order::Show(View::Map));
        }
        let (lists, texts): (Vec<PathBuf>, Vec<PathBuf>) =
            paths.into_iter().partition(|path| own::is_list(path));
        if !texts.is_empty() {
            self.session.open(texts, waker(ctx));
        }
        self.add_names(ctx, lists);
    }

    fn add_names(&mut self, ctx: &egui::Context, lists: Vec<PathBuf>) {
        for list in lists {
            self.session.add_names(list, waker(ctx));
        }
    }

    /// The whole window.
    pub fn show(&mut self, ui: &mut Ui) {
        let mut actions = Vec::new();
        self.picture.look_at(&self.session);
        self.timeline.keys(ui, &self.session, &mut actions);
        let state = self.state(ui.ctx());
        commands::publish(ui.ctx(), &state);
        let pressed: Vec<Command> = commands::pressed(ui, &state)
            .into_iter()
            .map(|id| self.command(ui.ctx(), id))
            .collect();
        for command in pressed {
            self.run(ui.ctx(), command);
        }
        let mut asked = Vec::new();
        let tokens = theme::tokens(ui);
        let plain = if self.cleared { Frame::NONE } else { Frame::NONE.fill(tokens.panel) };
        Panel::top("top bar").exact_size(size::TOP_BAR).resizable(false).frame(plain).show(
            ui,
            |ui| {
                let focus = std::mem::take(&mut self.focus_search);
                let (session, search) = (&mut self.session, &mut self.search);
                let menu = &mut self.filter_menu;
                top_bar::ui(ui, session, search, menu, focus, &mut asked, |ui| {
                    self.picture.button(ui);
                });
            },
        );
        self.below(ui, plain, &mut actions);
        self.sides(ui, plain, &mut actions);
        status::ui(ui, &self.session, &mut self.notice_clock, &mut actions);
        let orders = CentralPanel::default()
            .frame(Frame::NONE)
            .show(ui, |ui| self.panes(ui, &mut actions))
            .inner;
        dropping(ui);
        self.palette.ui(ui);
        self.report.ui(ui, self.session.report.as_ref());
        asked.extend(self.online.ui(ui, self.map.is_online()));
        if self.show_keys {
            commands::page(ui);
        }
        asked.extend(actions.into_iter().map(Command::Do));
        asked.extend(orders.into_iter().map(Command::Panes));
        let ids = commands::taken(ui.ctx());
        asked.extend(ids.into_iter().map(|id| self.command(ui.ctx(), id)));
        for command in asked {
            self.run(ui.ctx(), command);
        }
        if self.session.end_frame() {
            ui.ctx().request_repaint();
        }
        self.keep(ui.ctx());
    }

    /// The time line.
    fn below(&mut self, ui: &mut Ui, frame: Frame, actions: &mut Vec<Action>) {
        let fold = self.settings.timeline;
        if !fold.shown {
            return;
        }
        let shown = Panel::bottom("time line")
            .default_size(fold.height.unwrap_or(size::TIMELINE))
            .size_range(112.0..=360.0)
            .frame(frame)
            .show(ui, |ui| {
                let room = ui.max_rect();
                let mut inner = ui.new_child(egui::UiBuilder::new().max_rect(room));
                inner.shrink_clip_rect(room);
                self.timeline.ui(&mut inner, &self.session, actions);
                ui.advance_cursor_after_rect(room);
            });
        let height = shown.response.rect.height();
        self.settings.timeline.height =
            Some(height).filter(|height| (height - size::TIMELINE).abs() > 0.5);
    }

    /// The panels left and right.
    fn sides(&mut self, ui: &mut Ui, frame: Frame, actions: &mut Vec<Action>) {
        let side = self.settings.library;
        if side.shown {
            let shown = Panel::left("library")
                .default_size(side.width.unwrap_or(size::LIBRARY))
                .size_range(180.0..=420.0)
                .frame(frame)
                .show(ui, |ui| {
                    region(ui, ground(Part::Library), "Library", |ui| {
                        self.library.ui(ui, &mut self.session, actions);
                    });
                });
            self.settings.library.width = width(shown.response.rect, size::LIBRARY);
        }
        let side = self.settings.inspector;
        if side.shown {
            let shown = Panel::right("inspector")
                .default_size(side.width.unwrap_or(size::INSPECTOR))
                .size_range(280.0..=560.0)
                .frame(frame)
                .show(ui, |ui| {
                    region(ui, ground(Part::Inspector), "Inspector", |ui| {
                        let (session, pages) = (&mut self.session, &mut self.pages);
                        inspector::ui(ui, session, &self.map.data, pages, actions);
                    });
                });
            self.settings.inspector.width = width(shown.response.rect, size::INSPECTOR);
        }
    }

    /// The panes in the middle.
    fn panes(&mut self, ui: &mut Ui, actions: &mut Vec<Action>) -> Vec<panes::Order> {
        let Self { panes, session, map, graph, table, reader, .. } = self;
        map.corner = panes.bar_of(View::Map);
        graph.corner = panes.bar_of(View::Graph);
        let corner = |view| panes.bar_of(view).x;
        let (beside_table, beside_text) = (corner(View::Table), corner(View::Reader));
        let rows_have_keys = panes.active() == View::Table;
        let frame = Frame::NONE.fill(theme::tokens(ui).panel);
        let reads = session.reader.is_some();
        panes.ui(ui, reads, &mut |ui, view| match view {
            View::Map => map.ui(ui, session, actions),
            View::Graph => graph.ui(ui, session, &map.data, actions),
            View::Table => table.ui(ui, session, beside_table, rows_have_keys, actions),
            View::Reader => {
                if let Some(at) = session.reader {
                    ui.painter().rect_filled(ui.max_rect(), 0.0, frame.fill);
                    reader.ui(ui, session, at, beside_text, actions);
                }
            }
        })
    }

    /// What commands look at.
    fn state(&self, ctx: &egui::Context) -> State<'_> {
        let mut grounds: Vec<egui::Id> = View::ALL.into_iter().map(panes::ground).collect();
        grounds.extend(self.map.ground());
        grounds.extend([ground(Part::Library), ground(Part::Inspector)]);
        let focused = ctx.memory(|memory| memory.focused());
        grounds.extend(self.graph.ground());
        State {
            session: &self.session,
            map: &self.map.data,
            graph: &self.graph,
            panes: &self.panes,
            table: &self.table,
            sentence: self.session.sentence(),
            page: self.show_keys,
            palette: self.palette.is_open(),
            drawing: self.map.is_drawing(),
            in_library: focused == Some(ground(Part::Library)),
            list_leads: self.library.leads && self.settings.library.shown,
            scale: ctx.zoom_factor(),
            own_tiles: self.settings.tiles.is_some(),
            online: self.map.is_online(),
            grounds,
        }
    }

    /// What a command asks for as things stand.
    fn command(&self, ctx: &egui::Context, id: Id) -> Command {
        (id.spec().command)(&self.state(ctx))
    }

    fn run(&mut self, ctx: &egui::Context, command: Command) {
        ctx.request_repaint();
        match command {
            Command::Do(action) => self.session.apply(action),
            Command::Open(paths) => self.open(ctx, paths),
            Command::Ask(ask) => self.dialogs.ask(ctx, ask, self.session.opening.name(), None),
            Command::Report => self.report.open ^= true,
            Command::ToggleTheme => {
                let dark = ctx.theme() == egui::Theme::Dark;
                ctx.set_theme(if dark { egui::Theme::Light } else { egui::Theme::Dark });
                self.settings.theme = if dark { Theme::Light } else { Theme::Dark };
            }
            Command::SystemTheme => {
                ctx.set_theme(egui::ThemePreference::System);
                self.settings.theme = Theme::System;
            }
            Command::SavePicture => {
                let last = self.settings.pictures.clone().filter(|folder| folder.is_dir());
                let name = self.picture.file_name();
                self.dialogs.ask(ctx, Ask::Picture, name, last.or_else(picture::folder));
            }
            Command::CopyPicture => self.draw_picture(ctx, To::Clipboard),
            Command::CopySentence => {
                if let Some(at) = self.session.sentence() {
                    ctx.copy_text(inspector::cited(&self.session.atlas, at));
                }
            }
            Command::FocusSearch => self.focus_search = true,
            Command::ShowKeys => self.show_keys = !self.show_keys,
            Command::Palette => self.palette.toggle(),
            Command::Map(order) => {
                self.panes.order(panes::Order::Show(View::Map));
                self.map.order(order);
            }
            Command::Graph(order) => {
                self.panes.order(panes::Order::Show(View::Graph));
                self.graph.order(order);
            }
            Command::Table(order) => {
                self.panes.order(panes::Order::Show(View::Table));
                for action in self.table.order(ctx, order, &self.session) {
                    self.session.apply(action);
                }
            }
            Command::Panes(panes::Order::Close) if self.panes.active() == View::Reader => {
                self.session.apply(Action::CloseReader);
            }
            Command::Panes(order) => {
                self.panes.order(order);
                if order == panes::Order::Reset {
                    self.settings.library = Default::default();
                    self.settings.inspector = Default::default();
                    self.settings.timeline = Default::default();
                }
            }
            Command::Region(forward) => self.go_on(ctx, forward),
            Command::Fold(Fold::Library) => self.settings.library.shown ^= true,
            Command::Fold(Fold::Inspector) => self.settings.inspector.shown ^= true,
            Command::List(tab) => {
                self.library.tab = tab;
                self.settings.library.shown = true;
                ctx.memory_mut(|memory| memory.request_focus(ground(Part::Library)));
            }
            Command::ListStep(by) => {
                if let Some(action) = self.library.step(&self.session, by) {
                    self.session.apply(action);
                }
            }
            Command::Fold(Fold::Timeline) => self.settings.timeline.shown ^= true,
            Command::Play => {
                self.settings.timeline.shown = true;
                self.timeline.toggle_play();
            }
            Command::FilterView => {
                if let Some(bounds) = self.map.bounds() {
                    let mut filter = self.session.filter().clone();
                    filter.region = Some(Region::Box(bounds));
                    self.session.apply(Action::SetFilter(Box::new(filter)));
                }
            }
            Command::SelectRegion => {
                if let Some(region) = &self.session.filter().region {
                    let inside = map::inside(region, &self.map.data);
                    self.session.apply(Action::SelectAll(inside));
                }
            }
            Command::Tiles(path) => self.use_tiles(ctx, path),
            Command::Online(order) => {
                if matches!(order, online::Order::On(_)) {
                    self.panes.order(panes::Order::Show(View::Map));
                }
                self.set_online(ctx, order);
            }
            Command::Scale(scale) => {
                // In tenths, so that steps there and back end where they began.
                let scale = (scale * 10.0).round() / 10.0;
                self.settings.scale = scale.clamp(*SCALES.start(), *SCALES.end());
                ctx.set_zoom_factor(self.settings.scale);
            }
        }
    }

    /// Gives the keyboard to the next part of the window, or to the one before.
    fn go_on(&mut self, ctx: &egui::Context, forward: bool) {
        let mut regions = Vec::new();
        regions.extend(self.settings.library.shown.then_some(Part::Library));
        regions.extend(self.panes.in_front().into_iter().map(Part::Pane));
        regions.extend(self.settings.inspector.shown.then_some(Part::Inspector));
        regions.extend(self.settings.timeline.shown.then_some(Part::Timeline));
        let focused = ctx.memory(|memory| memory.focused());
        let side = [Part::Library, Part::Inspector, Part::Timeline]
            .into_iter()
            .find(|&region| focused == Some(ground(region)));
        let now = side.unwrap_or(Part::Pane(self.panes.active()));
        let at = regions.iter().position(|&region| region == now).unwrap_or(0);
        let step = if forward { 1 } else { regions.len() - 1 };
        let next = regions[(at + step) % regions.len()];
        self.library.leads = false;
        if let Part::Pane(view) = next {
            self.panes.activate(view);
        }
        ctx.memory_mut(|memory| memory.request_focus(ground(next)));
    }
}

/// Makes walkers ready to draw, where there is anything to draw on.
fn install(cc: &eframe::CreationContext<'_>) {
    if cc.wgpu_render_state.is_some() {
        walkers::install_renderer(cc.wgpu_render_state.as_ref());
    }
}

/// What has the focus for a part of the window as a whole.
fn ground(region: Part) -> egui::Id {
    match region {
        Part::Library => egui::Id::unique("ground of the library"),
        Part::Inspector => egui::Id::unique("ground of the inspector"),
        Part::Timeline => timeline::ground(),
        Part::Pane(view) => panes::ground(view),
    }
}

/// A panel's width, where it is not the usual one.
fn width(rect: egui::Rect, usual: f32) -> Option<f32> {
    Some(rect.width()).filter(|width| (width - usual).abs() > 0.5)
}

/// Shows a panel's content in the room that it has: content that wants more does not widen it.
/// The keyboard can go to it as a whole.
fn region(ui: &mut Ui, id: egui::Id, name: &str, content: impl FnOnce(&mut Ui)) {
    let room = ui.max_rect();
    let mut inner = ui.new_child(egui::UiBuilder::new().max_rect(room));
    inner.shrink_clip_rect(room);
    let whole = inner.interact(room, id, egui::Sense::focusable_noninteractive());
    whole.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Group, true, name));
    content(&mut inner);
    theme::focus_ring(&inner, &whole, room.shrink(1.0));
    if whole.has_focus() {
        panes::keep_arrows(&inner, id);
    }
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
