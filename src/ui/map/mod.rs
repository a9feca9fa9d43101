//! The map: paints what `scene` says, over walkers' map with our own basemap layer, and turns
//! what the pointer and the keys do into a view, a hover and a selection.

mod basemap_layer;
mod controls;
mod flight;
mod paint;
pub(super) mod quote;

pub(super) use paint::paint_label;
pub use quote::{arc_name, shortened};

use std::sync::Arc;

use egui::{Rect, Response, Sense, Ui, Vec2, pos2};
use walkers::MapMemory;

use super::start::Start;
use super::theme;
use crate::base::{Bounds, LonLat};
use crate::scene::label::BaseLabel;
use crate::scene::map::{AreaCache, HIT_TOLERANCE};
use crate::scene::{Insets, MapData, MapParams, MapScene, Point, Target, View, min_zoom};
use crate::session::{Action, Session};
use basemap_layer::{BasemapCells, BasemapLayer};
use flight::Flight;

/// Room for labels around what a view is fitted to.
pub(super) const PADDING: Insets = Insets::new(44.0, 48.0, 44.0, 48.0);

/// A change of the view.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Order {
    /// Doublings of the scale, about the middle.
    Zoom(f64),
    /// Of what is shown, in points.
    Move(f32, f32),
    /// To the narrowest window that holds all literal marks.
    Fit,
}

/// The map's own state; what it shows of the atlas is derived and kept until that changes.
pub struct MapPanel {
    pub view: Option<View>,
    /// How much of the pane something else takes, at the top right.
    pub corner: Vec2,
    orders: Vec<Order>,
    pub data: Arc<MapData>,
    data_of: Option<u64>,
    /// Which version of the filter it shows.
    data_shows: u64,
    areas: Arc<AreaCache>,
    base_labels: Vec<BaseLabel>,
    cells: BasemapCells,
    memory: MapMemory,
    /// The widget that takes drags, wheel and clicks; known from the second frame on.
    ground: Option<egui::Id>,
    scene: Option<Painted>,
    /// The first scene, where it was made before the window was there.
    prepared: Option<(MapParams, MapScene)>,
    flight: Option<Flight>,
    followed: Option<Target>,
    /// The view is the first one: a resize fits it anew.
    pristine: bool,
    /// Shown at least once. The first picture has coarse coasts and no names: it is there sooner,
    /// and the second follows at once.
    shown: bool,
}

/// A scene, what it was made from, and its shapes.
struct Painted {
    generation: u64,
    shows: u64,
    params: MapParams,
    dark: bool,
    rect: Rect,
    pixels_per_point: f32,
    /// Of the letters in the shapes.
    fonts: u64,
    scene: MapScene,
    shapes: paint::Shapes,
    /// What has a node: its name, and a point of the pane on it.
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
            data: Arc::clone(&start.data),
            data_of: Some(start.session.generation),
            data_shows: start.session.filtered.version(),
            areas: Arc::clone(&start.areas),
            base_labels: std::mem::take(&mut start.base_labels),
            cells: BasemapCells::default(),
            memory: MapMemory::default(),
            ground: None,
            scene: None,
            prepared: start.scene.take(),
            flight: None,
            followed: None,
            pristine: true,
            shown: false,
        }
    }

    /// Derives anew what belongs to another atlas or filter.
    pub fn refresh(&mut self, session: &Session) {
        if self.data_of != Some(session.generation) {
            let columns = session.filtered.columns();
            self.data = Arc::new(MapData::new(&session.atlas, columns, &self.areas));
            self.data_of = Some(session.generation);
            self.data_shows = 0;
            self.view = None;
            self.flight = None;
            self.followed = None;
            self.pristine = true;
        }
        if self.data_shows != session.filtered.version() {
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
        if let Some(moved) = taken.and_then(|response| moved(ui, &response, view, rect)) {
            view = moved;
            self.flight = None;
            self.pristine = false;
        }
        self.view = Some(view);
        self.build(ui, session, view, rect);
        let tokens = theme::tokens(ui);
        let painter = ui.painter().with_clip_rect(rect);
        let response = self.ground_ui(ui, view, rect);
        response.widget_info(|| {
            egui::WidgetInfo::labeled(egui::Role::Image, true, "Map of what the texts say")
        });
        self.ground = Some(response.id);
        if response.has_focus() {
            theme::ring(&painter, rect.shrink(1.0), tokens);
            super::panes::keep_arrows(ui, response.id);
        }
        let Some(painted) = &self.scene else { return };
        painter.extend(painted.shapes.above.iter().cloned());
        if self.shown {
            painter.extend(painted.shapes.labels.iter().cloned());
        }
        self.shown = true;
        let clicked = nodes(ui, painted, rect);
        let pointer =
            response.hover_pos().map(|at| Point::new(at.x - rect.left(), at.y - rect.top()));
        let under = pointer.and_then(|at| painted.scene.hit(at, HIT_TOLERANCE));
        if let Some(target) = under {
            session.hover(target);
            ui.ctx().set_cursor_icon(egui::CursorIcon::PointingHand);
            if !response.dragged() && session.selection != Some(target) {
                quote::show(ui, rect, session, &self.data, target);
            }
        }
        if response.clicked() {
            self.click(ui, under, view, pointer, actions);
        } else if let Some(target) = clicked {
            self.click(ui, Some(target), view, None, actions);
        }
        controls::ui(ui, rect, session.show_associative);
        controls::scale_and_credit(ui, rect, &self.scene, tokens);
        controls::legend(ui, rect, tokens);
        if self.data.marks().len() == 0 {
            controls::empty(ui, rect);
        }
    }

    /// Moves the view in the next frame that the map is shown.
    pub fn order(&mut self, order: Order) {
        self.orders.push(order);
    }

    /// What of the world shows; `None` before the map was shown once.
    pub fn bounds(&self) -> Option<Bounds> {
        let shown = self.view?.world_box();
        let (corner, other) = (LonLat::from(shown.min), LonLat::from(shown.max));
        let (west, east) = match other.lon - corner.lon >= 360.0 {
            true => (-180.0, 180.0),
            false => (corner.wrapped().lon, other.wrapped().lon),
        };
        Some(Bounds { west, south: other.lat, east, north: corner.lat })
    }

    /// What has the focus when the keys are meant for the map as a whole.
    pub fn ground(&self) -> Option<egui::Id> {
        self.ground
    }

    fn obey(&mut self, ui: &Ui, view: View) {
        for order in std::mem::take(&mut self.orders) {
            let next = match order {
                Order::Zoom(steps) => view.zoomed(steps, view.pane().center()),
                Order::Move(x, y) => view.panned(x, y),
                Order::Fit => self.data.first_view(view.size, PADDING),
            };
            self.fly(ui, next);
            self.pristine = order == Order::Fit;
        }
    }

    /// The view in a pane of this size: the first one until the user moves it.
    fn view_for(&self, size: [f32; 2]) -> View {
        match self.view {
            Some(view) if !self.pristine => View { size, ..view }.clamped(),
            Some(view) if view.size == size => view,
            _ => self.data.first_view(size, PADDING),
        }
    }

    /// Flies to what was selected elsewhere, if it is not in view.
    fn follow(&mut self, ui: &Ui, session: &Session, size: [f32; 2]) {
        if self.followed == session.selection {
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
            self.pristine = false;
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
        let shapes = self.scene.as_ref().map(|painted| &painted.shapes);
        let net = shapes.map(|shapes| &shapes.net).filter(|_| self.shown);
        let layer = BasemapLayer {
            cells: &mut self.cells,
            below: [shapes.map(|shapes| &shapes.below), net],
            over: shapes.map(|shapes| &shapes.over),
            coarse: !self.shown,
            view,
            rect,
            tokens: theme::of(dark),
            dark,
        };
        walkers::Map::new(None, &mut self.memory, position)
            .with_layer(layer, 1.0)
            .zoom_gesture(false)
            .panning(false)
            .drag_pan_buttons(egui::DragPanButtons::empty())
            .show(ui, |_, _, _, _| ())
            .response
    }

    fn build(&mut self, ui: &Ui, session: &Session, view: View, rect: Rect) {
        let params = params(session, view.size, self.corner);
        let dark = ui.visuals().dark_mode;
        let pixels_per_point = ui.pixels_per_point();
        let fonts = theme::epoch(ui.ctx());
        let fresh = self.scene.as_ref().is_some_and(|painted| {
            painted.generation == session.generation
                && painted.shows == self.data_shows
                && painted.scene.view == view
                && painted.params == params
                && painted.dark == dark
                && painted.rect == rect
                && painted.pixels_per_point == pixels_per_point
                && painted.fonts == fonts
        });
        if fresh {
            // Once a scene stays, not while it moves: its nodes take longer than its labels.
            if let Some(painted) = self.scene.as_mut().filter(|painted| !painted.nodes_found) {
                let scene = &painted.scene;
                let named = quote::names(session, &self.data, scene).into_iter();
                let nodes =
                    named.filter_map(|(target, name)| Some((target, name, scene.handle(target)?)));
                painted.nodes = nodes.collect();
                painted.nodes_found = true;
            }
            return;
        }
        let prepared = self.prepared.take().filter(|(made_for, scene)| {
            session.generation == 1 && *made_for == params && scene.view == view
        });
        let scene = match prepared {
            Some((_, scene)) => scene,
            None => MapScene::build(&self.data, view, &params, &self.base_labels),
        };
        let tokens = theme::tokens(ui);
        let shapes = paint::shapes(ui.painter(), &scene, rect, tokens);
        ui.ctx().request_repaint();
        // A node that is being pressed must not go while only colours change.
        let nodes = self.scene.take().filter(|last| {
            last.generation == session.generation
                && last.shows == self.data_shows
                && last.scene.view == view
                && last.rect == rect
        });
        self.scene = Some(Painted {
            generation: session.generation,
            shows: self.data_shows,
            params,
            dark,
            rect,
            pixels_per_point,
            fonts,
            scene,
            shapes,
            nodes: nodes.map(|last| last.nodes).unwrap_or_default(),
            nodes_found: false,
        });
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

/// How a pane of this size shows the session.
pub(super) fn params(session: &Session, size: [f32; 2], corner: Vec2) -> MapParams {
    let pane = Rect::from_min_size(egui::Pos2::ZERO, size.into());
    let mut overlays = controls::overlays(pane.size());
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
    }
}

/// The view after this frame's drag, wheel, pinch or double click; `None` if none moved it.
fn moved(ui: &Ui, response: &Response, view: View, rect: Rect) -> Option<View> {
    let mut next = view;
    if response.dragged() {
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

/// A small node on each shape, for screen readers, tests and the Tab key. A click on one is a
/// click at that point; what it hits is decided by the same test as the pointer's.
fn nodes(ui: &mut Ui, painted: &Painted, rect: Rect) -> Option<Target> {
    let mut clicked = None;
    for (target, name, handle) in &painted.nodes {
        let at = pos2(handle.x, handle.y) + rect.min.to_vec2();
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
