//! The map: paints what `scene` says, over walkers' map with our own basemap layer, and turns
//! what the pointer and the keys do into a view, a hover and a selection.

mod basemap_layer;
mod batch;
mod controls;
mod flight;
pub mod online;
mod paint;
mod placed;
pub(super) mod quote;
mod region;
mod tiles;
mod work;

pub use online::{OnlineTiles, Provider};
pub(super) use paint::{paint_label, set_label};
pub use quote::{arc_name, shortened};
pub use region::{Tool, inside};
pub use tiles::{OwnTiles, is_tiles};

use std::sync::Arc;

use egui::{Rect, Response, Sense, Ui, Vec2, pos2};
use walkers::{Drawables, MapMemory};

use super::start::Start;
use super::theme;
use crate::atlas::Atlas;
use crate::base::{Bounds, LonLat};
use crate::pipeline::{Job, Poll};
use crate::scene::label::BaseLabel;
use crate::scene::map::{ATTRIBUTION, ArcShape, AreaCache, HIT_TOLERANCE, MarkShape};
use crate::scene::{Emphasis, Insets, MapData, MapParams, MapScene, Point, Target, View, min_zoom};
use crate::session::{Action, Notice, Session};
use basemap_layer::{BasemapCells, BasemapLayer, OverLayer};
use flight::Flight;
use placed::Placed;
use region::Regions;
use work::{Key, Work};

/// Room for labels around what a view is fitted to.
pub(super) const PADDING: Insets = Insets::new(44.0, 48.0, 44.0, 48.0);

/// A change of the view, or a tool to be used in it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Order {
    /// Doublings of the scale, about the middle.
    Zoom(f64),
    /// Of what is shown, in points.
    Move(f32, f32),
    /// To the narrowest window that holds all literal marks.
    Fit,
    /// The next drag draws a region.
    Draw(Tool),
    /// No region is drawn after all.
    StopDrawing,
}

/// The map's own state; what it shows of the atlas is derived and kept until that changes.
pub struct MapPanel {
    pub view: Option<View>,
    /// How much of the pane something else takes, at the top right.
    pub corner: Vec2,
    orders: Vec<Order>,
    regions: Regions,
    pub data: Arc<MapData>,
    data_of: Option<u64>,
    /// Which version of the filter it shows.
    data_shows: u64,
    /// What there is to show, while it is worked out.
    coming: Option<Job<MapData>>,
    /// Which project it is of, by its address.
    project: Option<usize>,
    areas: Arc<AreaCache>,
    base_labels: Arc<[BaseLabel]>,
    /// The user's own map in place of the built-in one.
    tiles: Option<OwnTiles>,
    /// Tiles from a server over all that; `None` while the map is offline.
    online: Option<OnlineTiles>,
    cells: BasemapCells,
    /// The sea and its net of degrees, and the view and the colours they are for.
    sea: Option<(View, Rect, bool, [Drawables; 2])>,
    /// Where there is much to show, scenes come from here.
    work: Work,
    /// Of the last frame with much to show.
    last_view: Option<View>,
    memory: MapMemory,
    /// The widget that takes drags, wheel and clicks; known from the second frame on.
    ground: Option<egui::Id>,
    scene: Option<Painted>,
    letters: paint::Letters,
    /// Too much to be worked out while a frame waits.
    crowded: bool,
    /// The first scene, where it was made before the window was there.
    prepared: Option<(MapParams, MapScene)>,
    flight: Option<Flight>,
    followed: Option<Target>,
    /// The view was fitted to all that is shown, as of this version of the filter, in a pane of this
    /// size: in one of another size it is fitted anew while the filter stays.
    fitted: Option<(u64, [f32; 2])>,
    /// Shown at least once. The first picture has coarse coasts and no names: it is there sooner,
    /// and the second follows at once.
    shown: bool,
}

/// A scene, what it was made from, and its shapes.
struct Painted {
    key: Key,
    rect: Rect,
    pixels_per_point: f32,
    /// Of the letters in the shapes.
    fonts: u64,
    scene: MapScene,
    flat: paint::Flat,
    /// Arcs and marks, as far as they are not in `flat`.
    shapes: Vec<egui::Shape>,
    /// Of the dots in `flat`.
    stamps: batch::Stamps,
    labels: Vec<paint::Moving>,
    /// What has a node: its name, and a point of the scene on it.
    nodes: Vec<(Target, String, Point)>,
    /// The nodes are those of this scene, not of the last one in the same view.
    nodes_found: bool,
}

impl MapPanel {
    pub fn new(start: &mut Start) -> Self {
        Self {
            view: None,
            corner: super::panes::bar_size(3, false),
            orders: Vec::new(),
            regions: Regions::default(),
            data: Arc::clone(&start.data),
            data_of: Some(start.session.generation),
            data_shows: start.session.filtered.version(),
            coming: None,
            project: None,
            areas: Arc::clone(&start.areas),
            base_labels: std::mem::take(&mut start.base_labels).into(),
            tiles: None,
            online: None,
            cells: BasemapCells::default(),
            sea: None,
            work: Work::default(),
            last_view: None,
            memory: MapMemory::default(),
            ground: None,
            scene: None,
            letters: paint::Letters::default(),
            crowded: false,
            prepared: start.scene.take(),
            flight: None,
            followed: None,
            fitted: None,
            shown: false,
        }
    }

    /// Derives anew what belongs to another atlas or filter; for a large atlas on a thread, while
    /// the last scene stands.
    pub fn refresh(&mut self, ctx: &egui::Context, session: &Session) {
        if self.data_of != Some(session.generation) {
            self.data_of = Some(session.generation);
            self.data_shows = 0;
            self.flight = None;
            self.followed = None;
            let project = session.project.as_ref().map(|project| Arc::as_ptr(project).addr());
            // A view that was moved stays while more texts of the same project come in.
            if self.fitted.is_some() || self.project != project {
                self.view = None;
            }
            self.project = project;
            let (atlas, columns) = (&session.atlas, session.filtered.columns());
            self.coming = None;
            if work::is_large(atlas) {
                // Places of one atlas mean nothing in another.
                self.data = Arc::new(MapData::of_all(&Atlas::default(), &self.areas));
                self.coming = Some(work::data(ctx, session, &self.areas));
            } else {
                self.data = Arc::new(MapData::new(atlas, columns, &self.areas));
            }
        }
        match self.coming.as_ref().map(Job::poll) {
            Some(Poll::Message(data)) => {
                self.data = Arc::new(data);
                self.data_shows = 0;
                self.coming = None;
            }
            Some(Poll::Working) => return,
            Some(Poll::Over) => self.coming = None,
            None => {}
        }
        self.show_filtered(session);
    }

    /// Shows what the filter does; where there is much to show, the thread that makes the scene does
    /// this as well.
    fn show_filtered(&mut self, session: &Session) {
        let at_once = self.data_shows == 0 || !work::is_crowded(&self.data);
        if at_once && self.coming.is_none() && self.data_shows != session.filtered.version() {
            // A picture that is being drawn keeps the data as it was.
            Arc::make_mut(&mut self.data).update(session.shown());
            self.data_shows = session.filtered.version();
        }
    }

    pub fn ui(&mut self, ui: &mut Ui, session: &mut Session, actions: &mut Vec<Action>) {
        let rect = ui.available_rect_before_wrap();
        let size = [rect.width(), rect.height()];
        let mut view = self.view_for(size);
        self.follow(ui, session, size);
        self.obey(ui, view);
        if let Some(flight) = &self.flight {
            let (now, done) = flight.at(ui.input(|input| input.time));
            view = View { size, ..now }.clamped();
            if done {
                self.flight = None;
            }
            ui.ctx().request_repaint();
        }
        // What the ground takes this frame moves the view before anything is painted in it.
        let taken = self.ground.and_then(|ground| ui.ctx().read_response(ground));
        if let Some(response) = taken {
            let drawn = self.regions.draw(ui, &response, view, rect);
            let select = crate::ui::parts::held(ui).command;
            actions.extend(drawn.map(|it| region::action(it, select, session, &self.data)));
            if let Some(moved) = moved(ui, &response, view, rect, self.regions.takes_drags(ui)) {
                view = moved;
                self.flight = None;
                self.fitted = None;
            }
        }
        self.view = Some(view);
        self.build(ui, session, view, rect);
        let tokens = theme::tokens(ui);
        let painter = ui.painter().with_clip_rect(rect);
        let response = self.ground_ui(ui, view, rect);
        if let Some(silence) = self.online.as_mut().and_then(|online| online.watch(ui.ctx())) {
            session.notice = Some(Notice::error(silence));
        }
        response.widget_info(|| {
            egui::WidgetInfo::labeled(egui::Role::Image, true, "Map of what the texts say")
        });
        self.ground = Some(response.id);
        if response.has_focus() {
            theme::ring(&painter, rect.shrink(1.0), tokens);
            super::panes::keep_arrows(ui, response.id);
        }
        let Some(painted) = &self.scene else { return };
        let placed = Placed::new(painted.key.view, view, rect);
        painter.extend(painted.shapes.iter().cloned());
        let (dots, stamps) = (&painted.flat.dots, &painted.stamps);
        // Shapes with another clip become another mesh: this large one is not copied to grow.
        let apart = painter.with_clip_rect(rect.expand(0.25));
        batch::paint(&apart, dots, stamps, placed, rect.expand(10.0));
        if self.shown {
            paint_labels(&painter, painted, placed, pane_of(rect));
        }
        self.shown = true;
        let clicked = nodes(ui, painted, placed);
        // What belongs to another atlas is only looked at until the next scene is there.
        let known = painted.key.generation == session.generation;
        let pointer = response.hover_pos();
        let under = pointer
            .filter(|_| known)
            .and_then(|at| painted.scene.hit(placed.in_scene(at), HIT_TOLERANCE));
        let pointer = pointer.map(|at| Point::new(at.x - rect.left(), at.y - rect.top()));
        if let Some(target) = under {
            session.hover(target);
            ui.ctx().set_cursor_icon(egui::CursorIcon::PointingHand);
            if !response.dragged() && session.selection != Some(target) {
                quote::show(ui, rect, session, &self.data, target);
            }
        }
        if known && self.crowded {
            stand_out(&painter, painted, placed, session, tokens.palette);
        }
        self.regions.paint(&painter, view, rect, session.filter(), tokens);
        if let Some(tool) = self.regions.tool() {
            controls::hint(ui, rect, tool, self.corner, self.online.is_some());
            if response.hovered() {
                ui.ctx().set_cursor_icon(egui::CursorIcon::Crosshair);
            }
        } else if are_two(session) {
            controls::hint_of_two(ui, rect, self.corner, self.online.is_some());
        }
        if response.clicked() {
            self.click(ui, under, view, pointer, actions);
        } else if let Some(target) = clicked.filter(|_| known) {
            self.click(ui, Some(target), view, None, actions);
        }
        controls::ui(ui, rect, session.show_associative, self.regions.tool());
        if let Some(online) = &self.online {
            let host = online.provider().host();
            controls::online(ui, rect, self.corner, host, online.is_silent());
        }
        let credit = self.credit();
        let grounded = self.crowded || credit.is_some();
        controls::scale_and_credit(ui, rect, &self.scene, credit.as_deref(), grounded, tokens);
        controls::legend(ui, rect, tokens);
        if self.data.marks().len() == 0 && self.coming.is_none() {
            controls::empty(ui, rect);
        }
    }

    /// Draws the user's own map from now on, or the built-in one.
    pub fn set_tiles(&mut self, tiles: Option<OwnTiles>) {
        self.base_labels =
            if tiles.is_some() { Arc::new([]) } else { crate::scene::map::base_labels().into() };
        self.tiles = tiles;
        self.scene = None;
        self.prepared = None;
    }

    /// Draws tiles from a server over the map from now on, or none: then nothing is fetched.
    pub fn set_online(&mut self, online: Option<OnlineTiles>) {
        self.online = online;
    }

    pub fn is_online(&self) -> bool {
        self.online.is_some()
    }

    /// Who made what lies under the marks, where it is not the built-in map alone.
    fn credit(&self) -> Option<String> {
        let own = self.tiles.as_ref().map(OwnTiles::credit);
        let Some(online) = &self.online else { return own };
        let below = own.as_deref().unwrap_or(ATTRIBUTION);
        Some(format!("{} · {below}", online.provider().credit()))
    }

    /// Moves the view in the next frame that the map is shown.
    pub fn order(&mut self, order: Order) {
        self.orders.push(order);
    }

    /// What of the world shows; `None` before the map was shown once.
    pub fn bounds(&self) -> Option<Bounds> {
        Some(self.view?.world_box().into())
    }

    /// Whether a scene is being made.
    pub fn is_working(&self) -> bool {
        self.work.is_busy() || self.coming.is_some()
    }

    /// How many marks that stand alone, and how many arcs, are in the pane; for measuring.
    pub fn drawn(&self) -> Option<(usize, usize)> {
        let (painted, view) = (self.scene.as_ref()?, self.view?);
        let pane = view.pane();
        let rect = Rect::from_min_size(egui::Pos2::ZERO, view.size.into());
        let placed = Placed::new(painted.key.view, view, rect);
        let shows = |at: Point| {
            let at = placed.in_window(at);
            pane.contains(Point::new(at.x, at.y))
        };
        let marks = painted.scene.marks.iter();
        let arcs = painted.scene.arcs.iter();
        Some((
            marks.filter(|mark| mark.entities.len() == 1 && shows(mark.center)).count(),
            arcs.filter(|arc| arc.points.iter().any(|&at| shows(at))).count(),
        ))
    }

    /// Whether a region is being drawn, or the next drag draws one.
    pub fn is_drawing(&self) -> bool {
        self.regions.is_drawing()
    }

    /// What has the focus when the keys are meant for the map as a whole.
    pub fn ground(&self) -> Option<egui::Id> {
        self.ground
    }

    fn obey(&mut self, ui: &Ui, view: View) {
        for order in std::mem::take(&mut self.orders) {
            let next = match order {
                Order::Draw(tool) => {
                    self.regions.choose(tool);
                    continue;
                }
                Order::StopDrawing => {
                    self.regions.stop();
                    continue;
                }
                Order::Zoom(steps) => view.zoomed(steps, view.pane().center()),
                Order::Move(x, y) => view.panned(x, y),
                Order::Fit => self.data.first_view(view.size, PADDING),
            };
            self.fly(ui, next);
            self.fitted = (order == Order::Fit).then_some((self.data_shows, view.size));
        }
    }

    /// The view in a pane of this size: one that fits until the user moves it, or filters.
    fn view_for(&mut self, size: [f32; 2]) -> View {
        /// A strip below the map comes and goes: the map does not jump for that.
        const STRIP: f32 = 64.0;
        let is_other = |was: [f32; 2]| was[0] != size[0] || (was[1] - size[1]).abs() > STRIP;
        let fits = |(shows, was)| shows == self.data_shows && is_other(was);
        match self.view {
            Some(view) if view.size == size => view,
            Some(view) if !self.fitted.is_some_and(fits) => view.resized(size),
            _ => {
                self.fitted = Some((self.data_shows, size));
                self.data.first_view(size, PADDING)
            }
        }
    }

    /// Flies to what was selected elsewhere, if it is not in view.
    fn follow(&mut self, ui: &Ui, session: &Session, size: [f32; 2]) {
        // Where it lies is not known before there is a map of its atlas.
        if self.followed == session.selection || self.coming.is_some() {
            return;
        }
        self.followed = session.selection;
        let (Some(view), Some(target)) = (self.view, session.selection) else { return };
        let Some(around) = self.data.extent(target) else { return };
        let shown = view.turns(around).any(|turn| {
            let corner = view.screen_from_world(around.min.turned(turn));
            let other = view.screen_from_world(around.max.turned(turn));
            let room = view.pane().grown(-24.0);
            room.contains(corner) && room.contains(other)
        });
        if !shown {
            let near = view.zoom.max(3.0);
            self.fly(ui, View::fit(size, around, PADDING, near));
        }
    }

    fn fly(&mut self, ui: &Ui, to: View) {
        if let Some(from) = self.view {
            self.flight = Some(Flight::new(from, to, ui.input(|input| input.time)));
            self.fitted = None;
            ui.ctx().request_repaint();
        }
    }

    /// Walkers' map with the basemap as its layer. Its own gestures are off: `moved` has them.
    fn ground_ui(&mut self, ui: &mut Ui, view: View, rect: Rect) -> Response {
        let center = LonLat::from(view.center);
        let position = walkers::lon_lat(center.lon, center.lat);
        self.memory.center_at(position);
        // A zoom outside walkers' range cannot come from a clamped view.
        let _ = self.memory.set_zoom(view.zoom);
        let dark = ui.visuals().dark_mode;
        let tokens = theme::of(dark);
        let sea = self.sea.take().filter(|(of, at, was, _)| (*of, *at, *was) == (view, rect, dark));
        let sea = sea.unwrap_or_else(|| (view, rect, dark, basemap_layer::sea(view, rect, tokens)));
        let [water, net] = &sea.3;
        let bare = self.tiles.is_some();
        let mut below: Vec<Drawables> = (!bare).then(|| water.clone()).into_iter().collect();
        let mut over = Vec::new();
        if let Some(painted) = &self.scene {
            let transform = Placed::new(painted.key.view, view, rect).transform();
            let place = |drawables: &Drawables| drawables.clone().with_transform(transform);
            let waters = place(&painted.flat.waters);
            // Tiles hide what lies under them.
            if self.online.is_some() {
                over.push(waters)
            } else {
                below.push(waters)
            }
            over.push(place(&painted.flat.areas));
            over.push(place(&painted.flat.arcs));
        }
        match self.shown {
            true if bare => {}
            true => below.push(net.clone()),
            false => over.clear(),
        }
        self.sea = Some(sea);
        let layer = BasemapLayer {
            cells: &mut self.cells,
            below,
            coarse: !self.shown,
            bare: self.tiles.is_some(),
            view,
            rect,
            tokens,
            dark,
        };
        let map = walkers::Map::new(None, &mut self.memory, position);
        let map = match &mut self.tiles {
            Some(own) => {
                map.with_layer(tiles::TilesLayer { tiles: &mut own.tiles, view, rect }, 1.0)
            }
            None => map,
        };
        let map = map.with_layer(layer, 1.0);
        let map = match &mut self.online {
            Some(tiles) => map.with_layer(tiles::TilesLayer { tiles, view, rect }, 1.0),
            None => map,
        };
        map.with_layer(OverLayer { over, rect }, 1.0)
            .zoom_gesture(false)
            .panning(false)
            .drag_pan_buttons(egui::DragPanButtons::empty())
            .show(ui, |_, _, _, _| ())
            .response
    }

    fn build(&mut self, ui: &Ui, session: &Session, view: View, rect: Rect) {
        // A key may have changed the filter since the frame began.
        if self.data_of == Some(session.generation) {
            self.show_filtered(session);
        }
        let mut params = params(session, view.size, self.corner);
        if self.online.is_some() {
            let r = controls::online_rect(rect.size(), self.corner);
            params.overlays.push(crate::scene::Rect::new(r.left(), r.top(), r.right(), r.bottom()));
        }
        self.crowded = work::is_crowded(&self.data);
        if self.crowded {
            // What is pointed at is painted over the scene, which takes longer to make.
            params.hovered = None;
            params.margin = work::MARGIN;
        }
        let dark = ui.visuals().dark_mode;
        let shows = session.filtered.version();
        let key = Key { generation: session.generation, shows, view, params, dark };
        let palette = theme::tokens(ui).palette;
        if self.coming.is_some() && self.scene.is_some() {
            self.repaint_text(ui, rect);
            return;
        }
        if self.crowded {
            let made = self.work.take();
            if let Some(mut made) = made {
                if made.key.generation == session.generation
                    && let Some(data) = made.data.take()
                {
                    let last = std::mem::replace(&mut self.data, data);
                    rayon::spawn(move || drop(last));
                    self.data_shows = made.key.shows;
                }
                let known = made.key.generation == session.generation;
                let handles = made.handles;
                self.paint(ui, made.key, made.scene, made.flat, rect);
                if known {
                    self.name_nodes(session, handles);
                }
            }
            let still = self.last_view.replace(view) == Some(view);
            let fresh = self.scene.as_ref().is_some_and(|painted| painted.key == key);
            if fresh {
                self.repaint_text(ui, rect);
                self.find_nodes(session);
                return;
            }
            if self.prepared.is_none() {
                let does = self.scene.as_ref().is_some_and(|painted| painted.key.does_for(&key));
                if still || !does {
                    let behind = self.data_shows != shows;
                    let shown = behind.then(|| session.filtered.shared());
                    self.work.want(ui.ctx(), key, &self.data, shown, &self.base_labels, palette);
                }
                if !still {
                    ui.ctx().request_repaint();
                }
                self.repaint_text(ui, rect);
                return;
            }
        }
        let fresh = self.scene.as_ref().is_some_and(|painted| {
            painted.key == key
                && painted.rect == rect
                && painted.pixels_per_point == ui.pixels_per_point()
                && painted.fonts == theme::epoch(ui.ctx())
        });
        if fresh {
            self.find_nodes(session);
            return;
        }
        let prepared = self.prepared.take().filter(|(made_for, scene)| {
            session.generation == 1 && *made_for == key.params && scene.view == view
        });
        let scene = match prepared {
            Some((_, scene)) => scene,
            None => MapScene::build(&self.data, view, &key.params, &self.base_labels),
        };
        let flat = paint::flat(&scene, palette, self.crowded);
        self.paint(ui, key, scene, flat, rect);
    }

    /// Takes a scene to be painted from now on.
    fn paint(&mut self, ui: &Ui, key: Key, scene: MapScene, flat: paint::Flat, rect: Rect) {
        let palette = theme::of(key.dark).palette;
        let shapes = match self.crowded {
            true => Vec::new(),
            false => paint::shapes(ui.painter(), &scene, rect.min.to_vec2(), palette),
        };
        let letters = &mut self.letters;
        let labels = paint::labels(ui.painter(), &scene, palette, self.crowded, letters);
        ui.ctx().request_repaint();
        // A node that is being pressed must not go while only colours change.
        let mut nodes = Vec::new();
        if let Some(mut last) = self.scene.take() {
            let same = (last.key.generation, last.key.shows) == (key.generation, key.shows);
            if same && last.key.view == key.view && last.rect == rect {
                nodes = std::mem::take(&mut last.nodes);
            }
            if self.crowded {
                // Here and where data are let go: so much is freed that a frame would feel it.
                rayon::spawn(move || drop(last));
            }
        }
        self.scene = Some(Painted {
            key,
            rect,
            pixels_per_point: ui.pixels_per_point(),
            fonts: theme::epoch(ui.ctx()),
            scene,
            stamps: batch::Stamps::new(ui.ctx(), &flat.stamps),
            flat,
            shapes,
            labels,
            nodes,
            nodes_found: false,
        });
    }

    /// Sets the names anew where letters are drawn in another size, or were thrown away.
    fn repaint_text(&mut self, ui: &Ui, rect: Rect) {
        let (scale, fonts) = (ui.pixels_per_point(), theme::epoch(ui.ctx()));
        let Some(painted) = &mut self.scene else { return };
        painted.rect = rect;
        if painted.pixels_per_point != scale || painted.fonts != fonts {
            let palette = theme::of(painted.key.dark).palette;
            let letters = &mut self.letters;
            painted.labels = paint::labels(ui.painter(), &painted.scene, palette, true, letters);
            painted.stamps = batch::Stamps::new(ui.ctx(), &painted.flat.stamps);
            (painted.pixels_per_point, painted.fonts) = (scale, fonts);
        }
    }

    /// Once a scene stays, not while it moves: its nodes take longer than its labels.
    fn find_nodes(&mut self, session: &Session) {
        let Some(painted) = self.scene.as_ref().filter(|painted| !painted.nodes_found) else {
            return;
        };
        let handles = quote::handles(&painted.scene, session.selection, self.crowded);
        self.name_nodes(session, handles);
    }

    fn name_nodes(&mut self, session: &Session, handles: Vec<(Target, Point)>) {
        let name = |target| quote::spoken(&session.atlas, &self.data, target);
        let named = handles.into_iter().filter_map(|(it, at)| Some((it, name(it)?, at)));
        if let Some(painted) = &mut self.scene {
            painted.nodes = named.collect();
            painted.nodes_found = true;
        }
    }

    fn click(
        &mut self,
        ui: &Ui,
        target: Option<Target>,
        view: View,
        pointer: Option<Point>,
        actions: &mut Vec<Action>,
    ) {
        match target {
            Some(Target::Cluster(first)) => {
                let members = self.scene.as_ref().map_or(&[][..], |it| it.scene.cluster(first));
                let apart = self.data.frame_of(members).map(|around| {
                    View::fit(view.size, around, PADDING, (view.zoom + 4.0).min(11.0))
                });
                let at = pointer.unwrap_or(view.pane().center());
                let next = apart.filter(|next| next.zoom > view.zoom + 0.5);
                self.fly(ui, next.unwrap_or_else(|| view.zoomed(1.5, at)));
            }
            // Beside a mark with Ctrl held: meant to add one, so what there is stays.
            None if crate::ui::parts::held(ui).command => {}
            Some(target) => {
                self.followed = Some(target);
                actions.push(crate::ui::parts::choice(ui, target));
            }
            None => {
                self.followed = None;
                actions.push(Action::Select(None));
            }
        }
    }
}

/// Whether two are selected between which a way can be sought.
fn are_two(session: &Session) -> bool {
    let links = |target| matches!(target, Target::Entity(_) | Target::Event(_));
    session.selected().len() == 2 && session.selected().iter().all(links)
}

/// How a pane of this size shows the session.
pub(super) fn params(session: &Session, size: [f32; 2], corner: Vec2) -> MapParams {
    let pane = Rect::from_min_size(egui::Pos2::ZERO, size.into());
    let mut overlays = controls::overlays(pane.size(), are_two(session));
    overlays.push(super::panes::corner(pane, corner));
    let overlays = overlays
        .into_iter()
        .map(|r| crate::scene::Rect::new(r.left(), r.top(), r.right(), r.bottom()));
    MapParams {
        selected: session.selection,
        also: session.selected().targets(),
        hovered: session.hovered,
        show_associative: session.show_associative,
        insets: Insets::all(4.0),
        overlays: overlays.collect(),
        margin: 0.0,
    }
}

/// The view after this frame's drag, unless it `draws`, wheel, pinch or double click; `None` if none
/// moved it.
fn moved(ui: &Ui, response: &Response, view: View, rect: Rect, draws: bool) -> Option<View> {
    let mut next = view;
    if response.dragged() && !draws {
        let by = response.drag_delta();
        next = next.panned(by.x, by.y);
    }
    if let Some(at) = response.hover_pos() {
        let at = Point::new(at.x - rect.left(), at.y - rect.top());
        let (wheel, pinch) = ui.input(|input| (input.smooth_scroll_delta().y, input.zoom_delta()));
        let mut steps = f64::from(wheel) / 160.0 + f64::from(pinch).log2();
        if response.double_clicked() {
            steps += 1.0;
        }
        if steps != 0.0 {
            next = next.zoomed(steps, at);
        }
    }
    (next != view && next.zoom >= min_zoom(next.size) - 1e-9).then_some(next)
}

/// The pane with some room for what reaches into it.
fn pane_of(rect: Rect) -> Rect {
    rect.expand(120.0)
}

/// Names and numbers, each moved with its place.
fn paint_labels(painter: &egui::Painter, painted: &Painted, placed: Placed, pane: Rect) {
    for moving in &painted.labels {
        let at = placed.in_window(moving.at);
        if !pane.contains(at) {
            continue;
        }
        let by = at - pos2(moving.at.x, moving.at.y);
        painter.extend(moving.shapes.iter().cloned().map(|mut shape| {
            shape.translate(by);
            shape
        }));
    }
}

/// What is pointed at or was just selected, over a scene that does not know of it yet.
fn stand_out(
    painter: &egui::Painter,
    painted: &Painted,
    placed: Placed,
    session: &Session,
    palette: &crate::scene::Palette,
) {
    let place = |at: Point| {
        let at = placed.in_window(at);
        Point::new(at.x, at.y)
    };
    let selected = session.selection.filter(|_| painted.key.params.selected != session.selection);
    let chosen = [(selected, Emphasis::Selected), (session.hovered, Emphasis::Hovered)];
    let mut shapes = Vec::new();
    for (target, emphasis) in chosen {
        let Some(target) = target
            .filter(|target| emphasis == Emphasis::Selected || Some(*target) != session.selection)
        else {
            continue;
        };
        if let Target::Arc(key) = target {
            for arc in painted.scene.arcs.iter().filter(|arc| arc.key == key) {
                let points = arc.points.iter().map(|&at| place(at)).collect();
                let arc = ArcShape { points, emphasis, opacity: 1.0, ..arc.clone() };
                paint::paint_arc(&mut shapes, &arc, Vec2::ZERO, palette);
            }
            continue;
        }
        for mark in painted.scene.marks.iter().filter(|mark| mark.target == Some(target)) {
            let (center, radius) = (place(mark.center), mark.radius + 1.5);
            let mark = MarkShape { center, radius, emphasis, ..mark.clone() };
            paint::paint_mark(&mut shapes, &mark, Vec2::ZERO, palette);
            shapes.extend(paint::number(painter, &mark, Vec2::ZERO, palette));
        }
    }
    painter.extend(shapes);
}

/// A small node on each shape, for screen readers, tests and the Tab key. A click on one is a
/// click at that point; what it hits is decided by the same test as the pointer's.
fn nodes(ui: &mut Ui, painted: &Painted, placed: Placed) -> Option<Target> {
    let mut clicked = None;
    for (target, name, handle) in &painted.nodes {
        let at = placed.in_window(*handle);
        let id = ui.scope_id().with(("map node", *target));
        let area = Rect::from_center_size(at, Vec2::splat(6.0));
        let response = ui.interact(area, id, Sense::click());
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, name.clone()));
        if response.has_focus() {
            let stroke = egui::Stroke::new(2.0, theme::tokens(ui).accent);
            ui.painter().circle_stroke(at, 11.0, stroke);
        }
        if response.clicked() {
            clicked = painted.scene.hit(*handle, HIT_TOLERANCE);
        }
    }
    clicked
}
