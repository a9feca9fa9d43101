//! What a thing on the map is called, and the one line and one quote that hovering it shows.

use egui::{PopupAnchor, Rect, RectAlign, RichText, Ui, vec2};

use crate::atlas::{Atlas, EntityIx, Evidence, Role};
use crate::base::one_line;
use crate::gazetteer::Gazetteer;
use crate::scene::map::ArcKey;
use crate::scene::{MapData, MapScene, Point, Target};
use crate::session::Session;
use crate::ui::theme::{size, tokens};
use crate::ui::words;

/// All marks, areas and arcs in view that screen readers are told of; where there are many, only
/// those that have a name beside them: nobody walks through thousands.
fn told(scene: &MapScene, selection: Option<Target>, crowded: bool) -> Vec<Target> {
    let mut targets: Vec<Target> = selection.into_iter().collect();
    targets.extend(scene.labels.iter().filter_map(|label| label.owner));
    if !crowded {
        targets.extend(scene.areas.iter().map(|area| Target::Entity(area.entity)));
        targets.extend(scene.marks.iter().filter_map(|mark| mark.target));
        targets.extend(scene.arcs.iter().map(|arc| Target::Arc(arc.key)));
    }
    targets.sort();
    targets.dedup();
    targets
}

/// A point on each of what is told of, where it has one.
pub fn handles(scene: &MapScene, selection: Option<Target>, crowded: bool) -> Vec<(Target, Point)> {
    let told = told(scene, selection, crowded).into_iter();
    told.filter_map(|target| Some((target, scene.handle(target)?))).collect()
}

/// What screen readers call it.
pub fn spoken(atlas: &Atlas, data: &MapData, target: Target) -> Option<String> {
    match target {
        Target::Entity(ix) => Some(format!("{} on the map", atlas.entity(ix).name)),
        Target::Arc(key) => Some(format!("Arc {}", arc_name(atlas, data, key)?)),
        Target::Cluster(ix) => Some(format!("{} and others on the map", atlas.entity(ix).name)),
        Target::Event(_) | Target::Document(_) => None,
    }
}

/// `Ottawa to Sea of Japan`.
pub fn arc_name(atlas: &Atlas, data: &MapData, key: ArcKey) -> Option<String> {
    let anchor = data.anchors().get(key.anchor.0 as usize)?;
    Some(format!("{} to {}", anchor.name, atlas.entity(key.place).name))
}

/// Width of the box, and how far it keeps from the pointer, in points.
const WIDTH: f32 = 320.0;
const GAP: f32 = 14.0;

/// Shows the line and the quote beside the pointer, inside the map's pane where that has room.
pub fn show(ui: &Ui, pane: Rect, session: &Session, data: &MapData, target: Target) {
    let atlas = &session.atlas;
    if let Some((line, evidence)) = line_and_evidence(atlas, data, target) {
        show_line(ui, pane, atlas, &line, evidence);
    }
}

/// The same of an entity or an event; of other things nothing.
pub fn show_thing(ui: &Ui, pane: Rect, atlas: &Atlas, target: Target) {
    if let Some((line, evidence)) = of_thing(atlas, target) {
        show_line(ui, pane, atlas, &line, evidence);
    }
}

/// A line and a sentence beside the pointer.
pub fn show_line(ui: &Ui, pane: Rect, atlas: &Atlas, line: &str, evidence: Option<Evidence>) {
    let tokens = tokens(ui);
    let id = ui.scope_id().with("quote");
    let Some(pointer) = ui.ctx().pointer_hover_pos() else { return };
    // What the inspector shows stays readable: near the pane's right edge the box opens leftward.
    let outer = WIDTH + 2.0 * GAP;
    let right = pointer.x + GAP + outer <= pane.right() || pointer.x - GAP - outer < pane.left();
    let align = if right { RectAlign::BOTTOM_START } else { RectAlign::BOTTOM_END };
    let at = pointer + vec2(if right { GAP } else { -GAP }, 0.0);
    let anchor = PopupAnchor::Position(at);
    let mut tooltip = egui::Tooltip::always_open(ui.ctx().clone(), ui.layer_id(), id, anchor);
    tooltip.popup = tooltip.popup.align(align);
    tooltip.gap(GAP).width(WIDTH).show(|ui| {
        ui.label(RichText::new(line).family(crate::ui::theme::medium()));
        if let Some(evidence) = evidence {
            let document = atlas.read(evidence.document);
            let text = &document.text;
            let quote = shortened(evidence.sentence.of(text), 180);
            ui.label(RichText::new(quote).color(tokens.secondary).size(size::SMALL + 1.0));
        }
    });
}

fn line_and_evidence(
    atlas: &Atlas,
    data: &MapData,
    target: Target,
) -> Option<(String, Option<Evidence>)> {
    match target {
        Target::Arc(key) => {
            let events = data.reports_of(key);
            let &first = events.first()?;
            let more = match events.len() {
                1 => String::new(),
                many => format!(" and {} more", many - 1),
            };
            let line = format!("{}{more}", words::event_title(atlas, first));
            Some((line, Some(atlas.event_evidence(first))))
        }
        Target::Cluster(ix) => {
            Some((format!("{} and others: click to open", atlas.entity(ix).name), None))
        }
        other => of_thing(atlas, other),
    }
}

fn of_thing(atlas: &Atlas, target: Target) -> Option<(String, Option<Evidence>)> {
    match target {
        Target::Entity(ix) => {
            let what = words::entity_line(atlas, Gazetteer::embedded(), ix);
            let line = format!("{} · {what}", atlas.entity(ix).name);
            Some((line, first_evidence(atlas, ix)))
        }
        Target::Event(ix) => Some((words::event_title(atlas, ix), Some(atlas.event_evidence(ix)))),
        Target::Arc(_) | Target::Cluster(_) | Target::Document(_) => None,
    }
}

/// The sentence of an event there, else of a literal mention, else of any.
fn first_evidence(atlas: &Atlas, ix: EntityIx) -> Option<Evidence> {
    if let Some(&event) = atlas.events_at(ix).first() {
        return Some(atlas.event_evidence(event));
    }
    let mentions = atlas.mentions_of(ix);
    let literal = mentions.iter().find(|&&m| atlas.mention(m).1.role == Some(Role::Literal));
    literal.or(mentions.first()).map(|&mention| atlas.evidence(mention))
}

/// At most `limit` characters, cut at a word.
pub fn shortened(text: &str, limit: usize) -> String {
    let folded = one_line(text);
    match folded.char_indices().nth(limit) {
        None => folded,
        Some((end, _)) => {
            let cut = folded[..end].rfind(' ').unwrap_or(end);
            format!("{}…", &folded[..cut])
        }
    }
}
