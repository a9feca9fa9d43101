//! The graph: paints what `scene` says, turns what the pointer and the keys do into a view, a hover
//! and a selection, and has everything that takes long done on a thread.

mod camera;
mod controls;
mod names;
mod nodes;
mod paint;
mod pointer;
mod work;

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use egui::{Context, Rect, Sense, Ui, Vec2};

use super::theme;
use crate::atlas::graph::{Graph, NodeIx};
use crate::atlas::{Atlas, EventIx};
use crate::pipeline::Job;
use crate::project::Project;
use crate::query::graph::{Way, shortest_way};
use crate::scene::graph::{
    Chosen, Drawn, GraphParams, GraphScene, GraphView, Kept, Shown, Start, nodes_of, target,
};
use crate::scene::{Insets, MapData, Point, Target};
use crate::session::{Action, Session};
use camera::Camera;
use names::Names;
use pointer::Drag;
use work::{Before, Message, Request, Show, Sizing};

/// At first so many nodes are shown of a large graph.
const LIMIT: usize = 2500;
/// And never more than so many.
const MOST: usize = 20_000;
/// Names of so many nodes are placed while they still move; of more only once they rest.
const NAMED_WHILE_MOVING: usize = 250;
/// The farthest from what is in focus, in steps.
const FARTHEST: usize = 4;

/// A change of the view, or of what is shown.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Order {
    /// Doublings of the scale, about the middle.
    Zoom(f32),
    /// Of what is shown, in points.
    Move(f32, f32),
    /// To everything that is shown.
    Fit,
    /// Only what is linked to the selection; a second time everything again.
    Focus,
    /// One step more or fewer around what is in focus.
    Farther(bool),
    /// What is linked to the selection, beside what is shown.
    Expand,
    /// Everything, as at first.
    All,
    /// Twice as many nodes.
    More,
    /// The way between the two that were selected last.
    Way,
    /// Ties that only say that two are named together.
    Weak,
    /// Sized by the next measure.
    Sizes,
    /// Nodes that were put somewhere go where they belong.
    Release,
}

/// What is shown of the graph.
#[derive(Clone, Debug, PartialEq)]
enum Scope {
    All,
    Around { centers: Vec<NodeIx>, steps: usize },
}

/// What is laid out, as far as it is.
struct Laid {
    shown: Arc<Shown>,
    positions: Vec<[f32; 2]>,
    sizes: Vec<f32>,
    /// How much of the work is done, 0 to 1.
    done: f32,
}

/// The graph's own state; what it shows of the atlas is derived, on a thread, and kept until that
/// changes.
pub struct GraphPanel {
    /// How much of the pane something else takes, at the top right.
    pub corner: Vec2,
    orders: Vec<Order>,
    /// What all below belongs to.
    generation: Option<u64>,
    atlas: Arc<Atlas>,
    project: Option<Arc<Project>>,
    graph: Option<Arc<Graph>>,
    job: Option<Job<Message>>,
    sizes_job: Option<Job<Message>>,
    /// What will be shown as soon as it has positions.
    coming: Option<(Arc<Shown>, Option<Vec<f32>>)>,
    laid: Option<Laid>,
    kept: Option<Kept>,
    scope: Scope,
    weak: bool,
    sizing: Sizing,
    limit: usize,
    seeks_way: bool,
    /// Between which two, co-mentions counted or not.
    way: Option<((NodeIx, NodeIx, bool), Option<Way>)>,
    pinned: BTreeSet<NodeIx>,
    drag: Option<Drag>,
    camera: Camera,
    names: Names,
    painted: Option<Painted>,
    /// Counts up with all that a scene is made of and that is not in its key.
    version: u64,
    followed: Option<Target>,
    ground: Option<egui::Id>,
}

/// What a scene was made from.
#[derive(PartialEq)]
struct Key {
    version: u64,
    view: GraphView,
    params: GraphParams,
    dark: bool,
    rect: Rect,
    pixels_per_point: f32,
    /// Of the letters in the shapes.
    fonts: u64,
}

struct Painted {
    key: Key,
    scene: GraphScene,
    shapes: paint::Shapes,
    /// What has a node for screen readers and the keyboard: its name, and a point on it.
    nodes: Vec<(Target, String, Point)>,
    nodes_found: bool,
}

impl Default for GraphPanel {
    fn default() -> Self {
        Self {
            corner: super::panes::bar_size(3, false),
            orders: Vec::new(),
            generation: None,
            atlas: Arc::default(),
            project: None,
            graph: None,
            job: None,
            sizes_job: None,
            coming: None,
            laid: None,
            kept: None,
            scope: Scope::All,
            weak: false,
            sizing: Sizing::Reports,
            limit: LIMIT,
            seeks_way: false,
            way: None,
            pinned: BTreeSet::new(),
            drag: None,
            camera: Camera::default(),
            names: Names::default(),
            painted: None,
            version: 0,
            followed: None,
            ground: None,
        }
    }
}

impl GraphPanel {
    pub fn ui(
        &mut self,
        ui: &mut Ui,
        session: &mut Session,
        map: &MapData,
        actions: &mut Vec<Action>,
    ) {
        let pane = ui.available_rect_before_wrap();
        // The way between two has a strip of its own: it covers nothing of the graph.
        let (rect, strip) = controls::beside_way(pane, self.seeks_way);
        let tokens = theme::tokens(ui);
        let painter = ui.painter().with_clip_rect(rect);
        painter.rect_filled(rect, 0.0, tokens.background);
        self.take_in(ui.ctx(), session);
        let ground = ui.scope_id().with("ground of the graph");
        let response = ui.interact(rect, ground, Sense::click_and_drag());
        response.widget_info(|| {
            egui::WidgetInfo::labeled(egui::Role::Image, true, "Graph of what is linked to what")
        });
        self.ground = Some(ground);
        if response.has_focus() {
            theme::ring(&painter, rect.shrink(1.0), tokens);
            super::panes::keep_arrows(ui, ground);
        }
        let selected = self.nodes_of_all(session, map);
        self.obey(ui, session, &selected);
        let size = [rect.width(), rect.height()];
        let now = ui.input(|input| input.time);
        let positions = self.laid.as_ref().map_or(&[][..], |laid| &laid.positions);
        let view = self.camera.view(size, positions, now);
        if self.camera.is_flying() {
            ui.ctx().request_repaint();
        }
        self.follow(session, &selected, view, now);
        let view = self.moved(ui, &response, view, rect);
        self.find_way(ui.ctx(), session, &selected);
        self.build(ui, session, selected, view, rect);
        if let Some(painted) = &self.painted {
            painter.extend(painted.shapes.marks.iter().cloned());
            painter.extend(painted.shapes.labels.iter().cloned());
        }
        self.paint_lasso(&painter, rect, tokens);
        let pressed = self.painted.as_ref().and_then(|painted| nodes::ui(ui, painted, rect));
        self.point(ui, &response, pressed, session, actions, rect);
        controls::buttons(ui, rect, self);
        if self.laid.as_ref().is_some_and(|laid| !laid.shown.nodes.is_empty()) {
            controls::legend(ui, rect);
            controls::status(ui, rect, self, session);
        } else {
            let text = match (self.atlas.documents().len(), self.job.is_some()) {
                (0, _) => "Nothing is open: drop a folder of articles here, or press Ctrl+O",
                (_, true) => "Looking for what is linked to what…",
                (_, false) => "Nothing in these texts is linked to anything",
            };
            controls::empty(ui, rect, text);
        }
        if let Some(strip) = strip {
            self.show_way(ui, session, actions, strip);
        }
    }

    /// Carries out an order in the next frame that the graph is shown.
    pub fn order(&mut self, order: Order) {
        self.orders.push(order);
    }

    /// What has the focus when the keys are meant for the graph as a whole.
    pub fn ground(&self) -> Option<egui::Id> {
        self.ground
    }

    /// Of a graph that is shown from now on at most so many nodes.
    pub fn show_at_most(&mut self, nodes: usize) {
        self.limit = nodes;
    }

    /// Whether everything is shown, where it belongs.
    pub fn is_settled(&self) -> bool {
        self.job.is_none() && self.laid.as_ref().is_some_and(|laid| laid.done >= 1.0)
    }

    /// Whether something is being laid out or measured.
    pub fn is_working(&self) -> bool {
        self.job.is_some() || self.sizes_job.is_some()
    }

    /// Whether an order would change anything.
    pub fn allows(&self, order: Order, session: &Session) -> bool {
        let is_open = self.laid.as_ref().is_some_and(|laid| !laid.shown.nodes.is_empty());
        // The way is found as soon as the graph is there, which it may not be yet.
        let way = order == Order::Way && self.graph.is_none() && session.selected().len() > 1;
        way || is_open
            && match order {
                Order::Zoom(_) | Order::Move(..) | Order::Fit | Order::Weak | Order::Sizes => true,
                Order::Focus => session.selection.is_some() || self.scope != Scope::All,
                Order::Expand => session.selection.is_some(),
                Order::All => self.scope != Scope::All || self.limit != LIMIT,
                Order::Farther(on) => match &self.scope {
                    Scope::All => false,
                    Scope::Around { steps, .. } if on => *steps < FARTHEST,
                    Scope::Around { steps, .. } => *steps > 1,
                },
                Order::More => {
                    let more = |laid: &Laid| laid.shown.nodes.len() < laid.shown.of;
                    self.limit < MOST && self.laid.as_ref().is_some_and(more)
                }
                Order::Way => self.seeks_way || session.selected().len() > 1,
                Order::Release => !self.pinned.is_empty(),
            }
    }

    /// Hides what a filter does not let through, of what is shown; nothing moves.
    pub fn keep(&mut self, passes: Option<&dyn Fn(EventIx) -> bool>) {
        let (Some(graph), Some(laid)) = (&self.graph, &self.laid) else { return };
        let kept = passes.map(|passes| Kept::new(&self.atlas, graph, &laid.shown, passes));
        if kept != self.kept {
            self.kept = kept;
            self.version += 1;
        }
    }

    /// Takes what is done, and begins anew with another atlas.
    fn take_in(&mut self, ctx: &Context, session: &Session) {
        if self.generation != Some(session.generation) {
            let same = match (&self.project, &session.project) {
                (Some(before), Some(now)) => Arc::ptr_eq(before, now),
                _ => false,
            };
            let before = self.laid.take().zip(self.graph.take()).filter(|_| same);
            let before = before.map(|(laid, graph)| Before {
                atlas: Arc::clone(&self.atlas),
                graph,
                shown: laid.shown,
                positions: laid.positions,
            });
            let kept = Self {
                corner: self.corner,
                orders: std::mem::take(&mut self.orders),
                weak: self.weak,
                sizing: self.sizing,
                limit: self.limit,
                version: self.version + 1,
                generation: Some(session.generation),
                atlas: Arc::clone(&session.atlas),
                project: session.project.clone(),
                ..Self::default()
            };
            *self = kept;
            self.ask(ctx, Show::All, HashMap::new(), before);
        }
        for job in [self.job.take(), self.sizes_job.take()].into_iter().flatten() {
            let is_layout = job.generation == LAYOUT;
            let (messages, goes_on) = work::taken(&job);
            messages.into_iter().for_each(|message| self.take(message));
            if goes_on {
                *(if is_layout { &mut self.job } else { &mut self.sizes_job }) = Some(job);
            }
        }
    }

    fn take(&mut self, message: Message) {
        match message {
            Message::Graph(graph) => self.graph = Some(graph),
            Message::Shown(shown) => self.coming = Some((shown, None)),
            Message::Sizes(sizes) => match (&mut self.coming, &mut self.laid) {
                (Some((_, coming)), _) => *coming = Some(sizes),
                (None, Some(laid)) if laid.sizes.len() == sizes.len() => laid.sizes = sizes,
                (None, _) => {}
            },
            Message::Positions(positions, done) => {
                if let Some((shown, sizes)) = self.coming.take() {
                    let even = || vec![0.5; shown.nodes.len()];
                    let sizes = sizes.unwrap_or_else(even);
                    self.laid = Some(Laid { shown, sizes, positions: Vec::new(), done });
                    self.kept = None;
                }
                if let Some(laid) = &mut self.laid {
                    laid.positions = positions;
                    laid.done = done;
                }
                self.hold_dragged();
            }
        }
        self.version += 1;
    }

    /// Has something else shown, or laid out again.
    fn ask(
        &mut self,
        ctx: &Context,
        show: Show,
        places: HashMap<NodeIx, Start>,
        before: Option<Before>,
    ) {
        let request = Request {
            atlas: Arc::clone(&self.atlas),
            graph: self.graph.clone(),
            show,
            weak: self.weak,
            limit: self.limit,
            places,
            before,
            sizing: self.sizing,
        };
        self.coming = None;
        self.job = Some(work::start(LAYOUT, request, super::app::waker(ctx)));
    }

    /// Where everything is now; pinned nodes stay there, the others too if `held`.
    fn places(&self, held: bool) -> HashMap<NodeIx, Start> {
        let Some(laid) = &self.laid else { return HashMap::new() };
        let place = |(&ix, &at): (&NodeIx, &[f32; 2])| {
            let stays = held || self.pinned.contains(&ix);
            (ix, if stays { Start::Held(at) } else { Start::At(at) })
        };
        laid.shown.nodes.iter().zip(&laid.positions).map(place).collect()
    }

    fn obey(&mut self, ui: &Ui, session: &Session, selected: &[NodeIx]) {
        let now = ui.input(|input| input.time);
        for order in std::mem::take(&mut self.orders) {
            if !self.allows(order, session) {
                continue;
            }
            let view = self.painted.as_ref().map(|painted| painted.key.view);
            match order {
                Order::Zoom(steps) => {
                    if let Some(view) = view {
                        self.camera.fly(view.zoomed(steps, view.pane().center()), now);
                    }
                }
                Order::Move(x, y) => {
                    if let Some(view) = view {
                        self.camera.fly(view.panned(x, y), now);
                    }
                }
                Order::Fit => self.camera.fit(),
                Order::Focus if !selected.is_empty() && !self.is_around(selected) => {
                    self.show_around(ui.ctx(), selected.to_vec(), 1);
                }
                Order::Focus | Order::All => {
                    self.scope = Scope::All;
                    self.limit = LIMIT;
                    self.pinned.clear();
                    self.camera.fit();
                    self.ask(ui.ctx(), Show::All, HashMap::new(), None);
                }
                Order::Farther(on) => {
                    if let Scope::Around { centers, steps } = self.scope.clone() {
                        let steps = if on { steps + 1 } else { steps - 1 };
                        self.show_around(ui.ctx(), centers, steps);
                    }
                }
                Order::Expand => {
                    if let Some(&lead) = selected.last() {
                        self.expand(ui.ctx(), lead);
                    }
                }
                Order::More => {
                    self.limit = (2 * self.limit).min(MOST);
                    self.ask(ui.ctx(), self.of_scope(), HashMap::new(), None);
                }
                Order::Way => self.seeks_way = !self.seeks_way,
                Order::Weak => {
                    self.weak = !self.weak;
                    let places = self.places(true);
                    self.ask(ui.ctx(), self.of_scope(), places, None);
                }
                Order::Sizes => self.size_by_next(ui.ctx()),
                Order::Release => {
                    self.pinned.clear();
                    if let Some(laid) = &self.laid {
                        let show = Show::Same(Arc::clone(&laid.shown));
                        self.ask(ui.ctx(), show, HashMap::new(), None);
                    }
                }
            }
        }
    }

    fn is_around(&self, selected: &[NodeIx]) -> bool {
        matches!(&self.scope, Scope::Around { centers, .. } if centers == selected)
    }

    fn of_scope(&self) -> Show {
        match &self.scope {
            Scope::All => Show::All,
            Scope::Around { centers, steps } => Show::Around(centers.clone(), *steps),
        }
    }

    /// Shows only what is so many steps from some nodes; what was around them already stays there.
    fn show_around(&mut self, ctx: &Context, centers: Vec<NodeIx>, steps: usize) {
        let same = self.is_around(&centers);
        self.scope = Scope::Around { centers, steps };
        let places = if same { self.places(true) } else { HashMap::new() };
        self.camera.fit();
        self.ask(ctx, self.of_scope(), places, None);
    }

    /// Adds what is linked to a node; if nothing is, shows only what is around it.
    fn expand(&mut self, ctx: &Context, node: NodeIx) {
        let (Some(graph), Some(laid)) = (&self.graph, &self.laid) else { return };
        let hides = |ix: NodeIx| {
            let near = Shown::around(graph, &[ix], 1, usize::MAX, self.weak);
            near.nodes.iter().any(|&other| laid.shown.number(other).is_none())
        };
        if hides(node) {
            let show = Show::Expanded(Arc::clone(&laid.shown), node);
            let places = self.places(true);
            self.ask(ctx, show, places, None);
        } else if !self.is_around(&[node]) {
            self.show_around(ctx, vec![node], 1);
        }
    }

    fn size_by_next(&mut self, ctx: &Context) {
        self.sizing = match self.sizing {
            Sizing::Reports => Sizing::Links,
            Sizing::Links => Sizing::Between,
            Sizing::Between => Sizing::Reports,
        };
        self.version += 1;
        if let (Some(graph), Some(laid)) = (&self.graph, &self.laid) {
            let (graph, shown) = (Arc::clone(graph), Arc::clone(&laid.shown));
            let wake = super::app::waker(ctx);
            self.sizes_job =
                Some(work::start_sizes(SIZES, graph, shown, self.weak, self.sizing, wake));
        }
    }

    /// The nodes of all that is selected, in the order in which it was chosen.
    fn nodes_of_all(&self, session: &Session, map: &MapData) -> Vec<NodeIx> {
        let Some(graph) = &self.graph else { return Vec::new() };
        let mut found: Vec<NodeIx> = Vec::new();
        for selected in session.selected().iter() {
            let nodes = nodes_of(&self.atlas, graph, selected, |key| map.reports_of(key));
            found.retain(|ix| !nodes.contains(ix));
            found.extend(nodes);
        }
        found
    }

    /// The name of what leads the selection, if it is in the graph and not shown.
    fn hidden(&self, session: &Session) -> Option<String> {
        let (graph, laid) = (self.graph.as_ref()?, self.laid.as_ref()?);
        let nodes = nodes_of(&self.atlas, graph, session.selection?, |_| Vec::new());
        let hidden = |ix: &NodeIx| laid.shown.number(*ix).is_none();
        let first = nodes.first().filter(|_| nodes.iter().all(hidden))?;
        // What is linked to nothing cannot be shown.
        graph.ties_if(*first, self.weak).next()?;
        Some(self.names.of(&self.atlas, graph, *first))
    }

    /// Flies to what was selected elsewhere, if it is shown and not in view.
    fn follow(&mut self, session: &Session, selected: &[NodeIx], view: GraphView, now: f64) {
        if self.followed == session.selection {
            return;
        }
        let Some(laid) = self.laid.as_ref().filter(|laid| laid.done >= 1.0) else { return };
        self.followed = session.selection;
        let lead = selected.last().and_then(|&ix| laid.shown.number(ix));
        let Some(at) = lead.map(|number| laid.positions[number as usize]) else { return };
        if !view.pane().grown(-24.0).contains(view.screen(at)) {
            self.camera.fly(GraphView { center: at, ..view }, now);
        }
    }

    /// The way between the two that were selected last, where it is asked for.
    fn find_way(&mut self, ctx: &Context, session: &Session, selected: &[NodeIx]) {
        let ends = match (selected, session.selected().len()) {
            (&[.., from, to], 2..) if self.seeks_way => (from, to, self.weak),
            _ => return self.way = None,
        };
        let Some(graph) = &self.graph else { return };
        if self.way.as_ref().is_some_and(|(known, _)| *known == ends) {
            return;
        }
        let way = shortest_way(graph, ends.0, ends.1, self.weak);
        let steps = way.as_ref().map_or(&[][..], |way| &way.nodes);
        if let Some(laid) = &self.laid
            && steps.iter().any(|&ix| laid.shown.number(ix).is_none())
        {
            let show = Show::With(Arc::clone(&laid.shown), steps.to_vec());
            let places = self.places(true);
            self.ask(ctx, show, places, None);
        }
        self.way = Some((ends, way));
    }

    fn show_way(&mut self, ui: &mut Ui, session: &Session, actions: &mut Vec<Action>, strip: Rect) {
        let Some(graph) = &self.graph else { return };
        let steps = match &self.way {
            None => Err("Select two things with Ctrl: the way between them is shown".to_owned()),
            Some((_, None)) if self.weak => Err("No way leads from one to the other".to_owned()),
            Some((_, None)) => {
                Err("No way leads from one to the other without co-mentions".to_owned())
            }
            Some((_, Some(way))) => {
                Ok(way.nodes.iter().map(|&ix| self.names.of(&session.atlas, graph, ix)).collect())
            }
        };
        let chosen = controls::way(ui, strip, &steps);
        if let Some(controls::OnWay::Close) = chosen {
            self.seeks_way = false;
        } else if let Some(controls::OnWay::Step(nth)) = chosen
            && let Some((_, Some(way))) = &self.way
        {
            // Beside the two ends, which stay selected, so that the way stays.
            let (first, last) = (way.nodes[0], way.nodes[way.nodes.len() - 1]);
            let target = |ix| target(&session.atlas, graph, ix);
            let chosen = target(way.nodes[nth]);
            let ends = [target(first), target(last)];
            actions.push(match chosen {
                Target::Event(event) => Action::Read(session.atlas.event_evidence(event)),
                _ if ends.contains(&chosen) => Action::SelectAll(ends.to_vec()),
                _ => Action::SelectAll(vec![chosen, ends[0], ends[1]]),
            });
        }
    }

    fn params(&self, session: &Session, selected: Vec<NodeIx>, pane: Rect) -> GraphParams {
        let hovered =
            session.hovered.filter(|it| matches!(it, Target::Entity(_) | Target::Event(_)));
        let hovered = hovered.zip(self.graph.as_ref()).and_then(|(hovered, graph)| {
            nodes_of(&session.atlas, graph, hovered, |_| Vec::new()).first().copied()
        });
        let way = self.way.as_ref().and_then(|(_, way)| way.as_ref());
        let pane = Rect::from_min_size(egui::Pos2::ZERO, pane.size());
        let mut overlays = controls::overlays(pane.size());
        overlays.push(super::panes::corner(pane, self.corner));
        let overlays = overlays
            .into_iter()
            .map(|r| crate::scene::Rect::new(r.left(), r.top(), r.right(), r.bottom()));
        let moves = self
            .laid
            .as_ref()
            .is_some_and(|laid| laid.done < 1.0 && laid.shown.nodes.len() > NAMED_WHILE_MOVING);
        GraphParams {
            chosen: Chosen {
                selected: selected.into_iter().collect(),
                hovered,
                path: way.map_or_else(Vec::new, |way| way.nodes.clone()),
            },
            insets: Insets::all(4.0),
            overlays: overlays.collect(),
            without_names: moves,
        }
    }

    fn build(
        &mut self,
        ui: &Ui,
        session: &Session,
        selected: Vec<NodeIx>,
        view: GraphView,
        rect: Rect,
    ) {
        let (Some(graph), Some(laid)) = (&self.graph, &self.laid) else {
            self.painted = None;
            return;
        };
        let key = Key {
            version: self.version,
            view,
            params: self.params(session, selected, rect),
            dark: ui.visuals().dark_mode,
            rect,
            pixels_per_point: ui.pixels_per_point(),
            fonts: theme::epoch(ui.ctx()),
        };
        let is_fresh = self.painted.as_ref().is_some_and(|painted| painted.key == key);
        if is_fresh && !self.names.are_missing() {
            if let Some(painted) = self.painted.as_mut().filter(|painted| !painted.nodes_found) {
                painted.nodes = nodes::find(&painted.scene, &self.atlas, graph, &self.names);
                painted.nodes_found = true;
            }
            return;
        }
        self.names.begin();
        let name = |ix: NodeIx| self.names.of(&self.atlas, graph, ix);
        let drawn = Drawn {
            atlas: &self.atlas,
            data: graph,
            shown: &laid.shown,
            positions: &laid.positions,
            sizes: &laid.sizes,
            kept: self.kept.as_ref(),
            pinned: &self.pinned,
            names: &name,
        };
        let scene = GraphScene::build(drawn, view, &key.params);
        let offset = rect.min.to_vec2();
        let shapes = paint::shapes(ui.painter(), &scene, offset, theme::tokens(ui));
        ui.ctx().request_repaint();
        // A node that is being pressed must not go while only colours change.
        let nodes = self.painted.take().filter(|last| {
            last.key.version == key.version && last.key.view == view && last.key.rect == rect
        });
        self.painted = Some(Painted {
            key,
            scene,
            shapes,
            nodes: nodes.map(|last| last.nodes).unwrap_or_default(),
            nodes_found: false,
        });
    }
}

/// Which of a panel's jobs a job is.
const LAYOUT: u64 = 1;
const SIZES: u64 = 2;
