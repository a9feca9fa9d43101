//! What the pointer does in the graph's pane: it moves the view, drags nodes, draws a line around
//! some, and shows what lies under it.

use std::collections::HashMap;
use std::sync::Arc;

use egui::{Painter, Pos2, Rect, Response, Shape, Stroke, Ui, pos2};

use super::nodes::Pressed;
use super::work::Show;
use super::{GraphPanel, paint};
use crate::atlas::graph::{EdgeKind, NodeIx, What};
use crate::atlas::{Evidence, ParticipantRole};
use crate::scene::graph::{EdgeShape, GraphView, target};
use crate::scene::{Point, Target};
use crate::session::{Action, Session};
use crate::ui::map::quote;
use crate::ui::theme::Tokens;
use crate::ui::{parts, words};

/// How near the pointer must be to an edge, in points.
const NEAR_EDGE: f32 = 4.0;

/// What is being dragged.
pub enum Drag {
    /// A node, by its number, and where it is now.
    Node(NodeIx, u32, [f32; 2]),
    /// A line around nodes, in points of the pane.
    Lasso(Vec<Point>),
    View,
}

fn in_pane(at: Pos2, rect: Rect) -> Point {
    Point::new(at.x - rect.left(), at.y - rect.top())
}

impl GraphPanel {
    /// The view after this frame's drag, wheel or pinch.
    pub(super) fn moved(
        &mut self,
        ui: &Ui,
        response: &Response,
        view: GraphView,
        rect: Rect,
    ) -> GraphView {
        if response.drag_started() {
            let origin = ui.input(|input| input.pointer.press_origin());
            self.drag = origin.map(|origin| self.grasp(ui, in_pane(origin, rect)));
            if let Some(Drag::Node(..)) = self.drag {
                // A view that is fitted to everything would follow the node.
                self.camera.set(view);
            }
        }
        let mut next = view;
        let pointer = response.interact_pointer_pos().map(|at| in_pane(at, rect));
        match (&mut self.drag, pointer) {
            (Some(Drag::View), Some(_)) => {
                let by = response.drag_delta();
                next = next.panned(by.x, by.y);
            }
            (Some(Drag::Lasso(line)), Some(at))
                if line.last().is_none_or(|last| last.distance(at) > 3.0) =>
            {
                line.push(at);
            }
            (Some(Drag::Node(_, _, place)), Some(at)) => {
                *place = view.layout(at);
                self.hold_dragged();
                self.version += 1;
            }
            _ => {}
        }
        if let Some(at) = response.hover_pos() {
            let (wheel, pinch) =
                ui.input(|input| (input.smooth_scroll_delta().y, input.zoom_delta()));
            let steps = wheel / 160.0 + pinch.log2();
            if steps != 0.0 {
                next = next.zoomed(steps, in_pane(at, rect));
            }
        }
        if next != view {
            self.camera.set(next);
        }
        next
    }

    fn grasp(&self, ui: &Ui, at: Point) -> Drag {
        if ui.input(|input| input.modifiers.shift) {
            return Drag::Lasso(vec![at]);
        }
        let (Some(painted), Some(laid)) = (&self.painted, &self.laid) else { return Drag::View };
        let target = painted.scene.hit(at);
        let node = painted.scene.nodes.iter().find(|node| Some(node.target) == target);
        match node {
            Some(node) => Drag::Node(node.ix, node.number, laid.positions[node.number as usize]),
            None => Drag::View,
        }
    }

    /// Keeps what is being dragged under the pointer, whatever the layout says.
    pub(super) fn hold_dragged(&mut self) {
        if let (Some(Drag::Node(ix, number, at)), Some(laid)) = (&self.drag, &mut self.laid)
            && laid.shown.nodes.get(*number as usize) == Some(ix)
            && let Some(place) = laid.positions.get_mut(*number as usize)
        {
            *place = *at;
        }
    }

    /// Clicks, hover, and the ends of drags. `pressed`: of the small nodes.
    pub(super) fn point(
        &mut self,
        ui: &Ui,
        response: &Response,
        pressed: Option<Pressed>,
        session: &mut Session,
        actions: &mut Vec<Action>,
        rect: Rect,
    ) {
        if response.drag_stopped() {
            match self.drag.take() {
                Some(Drag::Node(ix, ..)) => {
                    self.pinned.insert(ix);
                    self.settle_again(ui);
                }
                Some(Drag::Lasso(line)) => self.select_inside(ui, &line, session, actions),
                Some(Drag::View) | None => {}
            }
        }
        let pointer = response.hover_pos().map(|at| in_pane(at, rect));
        let Some(painted) = &self.painted else { return };
        let node = pointer.and_then(|at| painted.scene.hit(at));
        let edge =
            pointer.filter(|_| node.is_none()).and_then(|at| painted.scene.edge_at(at, NEAR_EDGE));
        let edge = edge.map(|edge| self.edge(session, edge));
        let under = node.or(edge.as_ref().and_then(|edge| edge.target));
        if self.drag.is_none() && (node.is_some() || edge.is_some()) {
            ui.ctx().set_cursor_icon(egui::CursorIcon::PointingHand);
            under.into_iter().for_each(|target| session.hover(target));
            match (&edge, node) {
                (Some(edge), _) => {
                    quote::show_line(ui, rect, &session.atlas, &edge.line, edge.evidence);
                }
                (None, Some(target)) if session.selection != Some(target) => {
                    quote::show_thing(ui, rect, &session.atlas, target);
                }
                _ => {}
            }
        }
        let twice = response.double_clicked() || pressed.is_some_and(|pressed| pressed.twice);
        let clicked = pressed.map(|pressed| pressed.target);
        if twice && let Some(target) = clicked.or(node) {
            self.open(ui, session, target);
        } else if response.clicked() || clicked.is_some() {
            match (clicked.or(under), edge.and_then(|edge| edge.evidence)) {
                (Some(target), _) => {
                    self.followed = Some(target);
                    actions.push(parts::choice(ui, target));
                }
                (None, Some(evidence)) => actions.push(Action::Read(evidence)),
                // Beside a node with Ctrl held: meant to add one, so what there is stays.
                (None, None) if parts::held(ui).command => {}
                (None, None) => actions.push(Action::Select(None)),
            }
        }
    }

    /// A double click: what is linked to it is added, or shown alone.
    fn open(&mut self, ui: &Ui, session: &Session, target: Target) {
        let Some(graph) = &self.graph else { return };
        let nodes = crate::scene::graph::nodes_of(&session.atlas, graph, target, |_| Vec::new());
        if let Some(&node) = nodes.first() {
            self.expand(ui.ctx(), node);
        }
    }

    /// Nodes around a pinned one follow it.
    fn settle_again(&mut self, ui: &Ui) {
        let Some(laid) = &self.laid else { return };
        let show = Show::Same(Arc::clone(&laid.shown));
        let places: HashMap<_, _> = self.places(false);
        self.ask(ui.ctx(), show, places, None);
    }

    fn select_inside(&self, ui: &Ui, line: &[Point], session: &Session, actions: &mut Vec<Action>) {
        let Some(painted) = &self.painted else { return };
        let inside = painted.scene.inside(line).into_iter().map(|node| node.target);
        let adds = ui.input(|input| input.modifiers.command);
        let before = session.selected().iter().filter(|_| adds);
        actions.push(Action::SelectAll(before.chain(inside).collect()));
    }

    pub(super) fn paint_lasso(&self, painter: &Painter, rect: Rect, tokens: &Tokens) {
        let Some(Drag::Lasso(line)) = &self.drag else { return };
        let points: Vec<Pos2> = line.iter().map(|&at| paint::at(at, rect.min.to_vec2())).collect();
        let stroke = Stroke::new(1.5, tokens.accent);
        painter.extend(Shape::dashed_line(&points, stroke, 5.0, 4.0));
        if let (Some(&first), Some(&last)) = (points.first(), points.last()) {
            let faint = Stroke::new(1.0, tokens.accent.gamma_multiply(0.4));
            painter.line_segment([last, pos2(first.x, first.y)], faint);
        }
    }

    /// What an edge says, in a line and a sentence.
    fn edge(&self, session: &Session, shape: &EdgeShape) -> Edge {
        let Some(graph) = &self.graph else { return Edge::default() };
        let atlas = &session.atlas;
        let edge = graph.edge(shape.edge);
        let [a, b] = [edge.a, edge.b].map(|ix| self.names.of(atlas, graph, ix));
        let says = match edge.kind {
            EdgeKind::Participates(ParticipantRole::Source) => format!("{a} · does this: {b}"),
            EdgeKind::Participates(ParticipantRole::Target) => format!("{a} · it is done to: {b}"),
            EdgeKind::Participates(ParticipantRole::Other) => format!("{a} · takes part: {b}"),
            EdgeKind::LocatedAt => format!("{a} · where it is: {b}"),
            EdgeKind::MemberOf => format!("{a} · belongs to {b}"),
            EdgeKind::HoldsRole => format!("{a} · holds an office of {b}"),
            EdgeKind::CoMentioned => format!("{a} · named together with {b}"),
        };
        let sources = words::count(usize::from(edge.sources), "text", "texts");
        let modality = match edge.kind {
            EdgeKind::Participates(_) | EdgeKind::LocatedAt => {
                format!(" · {}", words::modality(edge.modality))
            }
            _ => String::new(),
        };
        let is_event = matches!(graph.node(edge.b).what, What::Event(_));
        Edge {
            target: is_event.then(|| target(atlas, graph, edge.b)),
            line: format!("{says} · {sources}{modality}"),
            evidence: graph.evidence(atlas, shape.edge).first().copied(),
        }
    }
}

/// What is said of an edge under the pointer.
#[derive(Default)]
struct Edge {
    /// What a click selects: the event.
    target: Option<Target>,
    line: String,
    evidence: Option<Evidence>,
}
