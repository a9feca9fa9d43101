//! A small node on what stands out, for screen readers, tests and the Tab key.

use egui::{Rect, Sense, Ui, Vec2};

use super::names::Names;
use super::{Painted, paint};
use crate::atlas::Atlas;
use crate::atlas::graph::Graph;
use crate::scene::graph::{GraphScene, nodes_of};
use crate::scene::{Point, Target};
use crate::ui::theme;

/// More could not be gone through.
const MOST: usize = 240;

/// What was done to a node.
#[derive(Clone, Copy)]
pub struct Pressed {
    pub target: Target,
    pub twice: bool,
}

/// What has a name on screen, by how much it stands out; with what screen readers call it.
pub fn find(
    scene: &GraphScene,
    atlas: &Atlas,
    graph: &Graph,
    names: &Names,
) -> Vec<(Target, String, Point)> {
    let named = scene.labels.iter().filter_map(|label| label.owner);
    named
        .take(MOST)
        .filter_map(|target| {
            let at = scene.handle(target)?;
            let node = nodes_of(atlas, graph, target, |_| Vec::new()).first().copied()?;
            let mut name = names.of(atlas, graph, node);
            if let Target::Event(event) = target {
                // "visit" alone says too little.
                name = format!("Event {}", crate::ui::words::event_title(atlas, event));
            }
            Some((target, format!("{name} in the graph"), at))
        })
        .collect()
}

pub fn ui(ui: &mut Ui, painted: &Painted, rect: Rect) -> Option<Pressed> {
    let mut pressed = None;
    for (target, name, handle) in &painted.nodes {
        let at = paint::at(*handle, rect.min.to_vec2());
        let id = ui.scope_id().with(("graph node", *target));
        let area = Rect::from_center_size(at, Vec2::splat(6.0));
        let response = ui.interact(area, id, Sense::click());
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, name.clone()));
        if response.has_focus() {
            let stroke = egui::Stroke::new(2.0, theme::tokens(ui).accent);
            ui.painter().circle_stroke(at, 14.0, stroke);
        }
        if response.clicked() {
            pressed = Some(Pressed { target: *target, twice: response.double_clicked() });
        }
    }
    pressed
}
