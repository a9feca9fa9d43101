//! What lies over the graph: buttons, what is shown of how much, the way between two, the legend.

use egui::{Align2, FontId, Rect, Sense, Shape, Stroke, StrokeKind, Ui, Vec2, pos2, vec2};

use super::work::Sizing;
use super::{GraphPanel, Scope, paint};
use crate::atlas::Kind;
use crate::base::with_commas;
use crate::scene::timeline::Class;
use crate::session::Session;
use crate::ui::commands::{self, Id};
use crate::ui::parts;
use crate::ui::theme::{self, Icon, size, tokens};

const BUTTON: f32 = 32.0;
const MARGIN: f32 = 12.0;
const LEGEND: Vec2 = vec2(287.0, 68.0);
const STATUS: Vec2 = vec2(430.0, 50.0);
/// How high the strip for the way between two is.
const WAY: f32 = 40.0;

const VIEW: [(Icon, Id); 3] =
    [(Icon::Plus, Id::GraphIn), (Icon::Minus, Id::GraphOut), (Icon::Fit, Id::GraphFit)];
const TOOLS: [(Icon, Id); 6] = [
    (Icon::Focus, Id::GraphFocus),
    (Icon::Expand, Id::GraphExpand),
    (Icon::Way, Id::GraphWay),
    (Icon::Weak, Id::GraphWeak),
    (Icon::Sizes, Id::GraphSizes),
    (Icon::Unpin, Id::GraphRelease),
];

fn view_rect() -> Rect {
    Rect::from_min_size(pos2(MARGIN, MARGIN), vec2(BUTTON, VIEW.len() as f32 * BUTTON))
}

fn tools_rect() -> Rect {
    let top = view_rect().bottom() + MARGIN;
    Rect::from_min_size(pos2(MARGIN, top), vec2(BUTTON, TOOLS.len() as f32 * BUTTON))
}

/// Nowhere in a pane in which it would lie on what is said at the bottom left.
fn legend_rect(pane: Vec2) -> Option<Rect> {
    /// Room for how much is shown.
    const SAID: f32 = 200.0;
    let has_room = pane.x >= SAID + LEGEND.x + 3.0 * MARGIN;
    let corner = (pane - LEGEND - Vec2::splat(MARGIN)).to_pos2();
    has_room.then(|| Rect::from_min_size(corner, LEGEND))
}

fn status_rect(pane: Vec2) -> Rect {
    let legend = if legend_rect(pane).is_some() { LEGEND.x + MARGIN } else { 0.0 };
    let width = STATUS.x.min(pane.x - legend - 2.0 * MARGIN).max(120.0);
    Rect::from_min_size(pos2(MARGIN, pane.y - STATUS.y - 6.0), vec2(width, STATUS.y))
}

/// Boxes that labels keep out of, from the corner of a pane of this size.
pub fn overlays(pane: Vec2) -> Vec<Rect> {
    let mut all = vec![view_rect(), tools_rect(), status_rect(pane)];
    all.extend(legend_rect(pane));
    all
}

/// The two columns of buttons at the top left.
pub fn buttons(ui: &mut Ui, pane: Rect, panel: &GraphPanel) {
    let on = |id: Id| match id {
        Id::GraphFocus => matches!(panel.scope, Scope::Around { .. }),
        Id::GraphWay => panel.seeks_way,
        Id::GraphWeak => panel.weak,
        Id::GraphSizes => panel.sizing != Sizing::Reports,
        _ => false,
    };
    for (rect, buttons) in [(view_rect(), &VIEW[..]), (tools_rect(), &TOOLS[..])] {
        let rect = rect.translate(pane.min.to_vec2());
        let tokens = tokens(ui);
        let stroke = Stroke::new(1.0, tokens.line);
        ui.painter().rect(rect, 5.0, tokens.panel, stroke, StrokeKind::Outside);
        for (nth, &(icon, id)) in buttons.iter().enumerate() {
            let corner = rect.min + vec2(0.0, nth as f32 * BUTTON);
            let place = Rect::from_min_size(corner, Vec2::splat(BUTTON));
            let enabled = commands::is_enabled(ui.ctx(), id);
            let sense = if enabled { Sense::click() } else { Sense::hover() };
            let response = ui.interact(place, ui.scope_id().with(id.text()), sense);
            let is_on = on(id);
            if is_on {
                ui.painter().rect_filled(place.shrink(2.0), 4.0, tokens.accent_ground);
            } else if response.hovered() && enabled {
                ui.painter().rect_filled(place.shrink(2.0), 4.0, tokens.hover);
            }
            theme::focus_ring(ui, &response, place.shrink(2.0));
            if nth > 0 {
                ui.painter().hline(place.x_range(), place.top(), stroke);
            }
            let color = match (enabled, is_on) {
                (false, _) => tokens.faint,
                (true, true) => tokens.accent,
                (true, false) => tokens.ink,
            };
            theme::paint_icon(ui.painter(), place.center(), icon, color);
            if response.clicked() {
                commands::ask(ui.ctx(), id);
            }
            let switch = !matches!(id, Id::GraphIn | Id::GraphOut | Id::GraphFit | Id::GraphExpand);
            commands::explain(ui, response, id, switch.then_some(is_on));
        }
    }
}

/// What is shown, of how much, and how far it is; at the bottom left.
pub fn status(ui: &mut Ui, pane: Rect, panel: &GraphPanel, session: &Session) {
    let Some(laid) = &panel.laid else { return };
    let rect = status_rect(pane.size()).translate(pane.min.to_vec2());
    let mut lines = ui.new_child(
        egui::UiBuilder::new().max_rect(rect).layout(egui::Layout::bottom_up(egui::Align::Min)),
    );
    lines.spacing_mut().item_spacing = vec2(8.0, 2.0);
    let tokens = tokens(ui);
    let say = |ui: &mut Ui, text: String| {
        ui.label(egui::RichText::new(text).size(size::SMALL).color(tokens.secondary));
    };
    lines.horizontal(|ui| {
        let (shown, of) = (laid.shown.nodes.len(), laid.shown.of);
        let many = |count: usize| with_commas(count as u64);
        if shown < of {
            let which = if rect.width() < 400.0 { "" } else { ", the most reported" };
            say(ui, format!("{} of {} things{which}", many(shown), many(of)));
            if matches!(panel.scope, Scope::All) {
                commands::link(ui, "Show more", Id::GraphMore);
            }
        } else {
            say(ui, format!("{} things", many(shown)));
        }
        say(ui, format!("· {}", sized_by(panel.sizing)));
        if laid.done < 1.0 {
            say(ui, format!("· settling… {:.0} %", laid.done * 100.0));
        }
    });
    if let Scope::Around { centers, steps } = &panel.scope {
        lines.horizontal(|ui| {
            let name = centers
                .first()
                .zip(panel.graph.as_ref())
                .map(|(&ix, graph)| panel.names.of(&session.atlas, graph, ix));
            let more = match centers.len() {
                0 | 1 => String::new(),
                many => format!(" and {} more", many - 1),
            };
            let far = if *steps == 1 { "1 step".to_owned() } else { format!("{steps} steps") };
            say(ui, format!("Around {}{more}, {far}", name.unwrap_or_default()));
            commands::link(ui, "Fewer", Id::GraphNearer);
            commands::link(ui, "More", Id::GraphFarther);
            commands::link(ui, "Show all", Id::GraphAll);
        });
    } else if let Some(hidden) = panel.hidden(session) {
        lines.horizontal(|ui| {
            say(ui, format!("{hidden} is not among them"));
            commands::link(ui, "Show it", Id::GraphExpand);
        });
    }
}

fn sized_by(sizing: Sizing) -> &'static str {
    match sizing {
        Sizing::Reports => "size by reports",
        Sizing::Links => "size by links",
        Sizing::Between => "size by ways that lead through",
    }
}

/// Shapes and lines explained, at the bottom right.
pub fn legend(ui: &Ui, pane: Rect) {
    let tokens = tokens(ui);
    let Some(rect) = legend_rect(pane.size()) else { return };
    let rect = rect.translate(pane.min.to_vec2());
    let painter = ui.painter();
    let stroke = Stroke::new(1.0, tokens.line);
    painter.rect(rect, 5.0, tokens.panel, stroke, StrokeKind::Outside);
    let font = FontId::new(size::SMALL, theme::regular());
    let word = |at, word: &str| {
        painter.text(at, Align2::LEFT_CENTER, word, font.clone(), tokens.secondary);
    };
    let kinds = [
        (Kind::Government, "state"),
        (Kind::Person, "person"),
        (Kind::Organisation, "body"),
        (Kind::Place, "place"),
        (Kind::Event, "event"),
        (Kind::Vessel, "thing"),
    ];
    for (nth, (kind, name)) in kinds.into_iter().enumerate() {
        let (column, row) = (nth % 3, nth / 3);
        let at = rect.min + vec2(16.0 + 56.0 * column as f32, 15.0 + 19.0 * row as f32);
        paint::legend_glyph(painter, at, 4.6, kind, tokens.kind(kind));
        word(at + vec2(9.0, 0.0), name);
    }
    let stroke = Stroke::new(1.6, tokens.arc);
    for (nth, class) in Class::ALL.into_iter().enumerate() {
        let y = rect.top() + 15.0 + 19.0 * nth as f32;
        let ends = [pos2(rect.right() - 103.0, y), pos2(rect.right() - 83.0, y)];
        match nth {
            0 => {
                painter.line_segment(ends, stroke);
            }
            1 => painter.extend(Shape::dashed_line(&ends, stroke, 5.0, 3.5)),
            _ => painter.extend(Shape::dashed_line(&ends, stroke, 1.6, 3.0)),
        }
        word(ends[1] + vec2(5.0, 0.0), class.word());
        let line = Rect::from_min_max(pos2(ends[0].x, y - 9.0), pos2(rect.right(), y + 9.0));
        parts::explain(ui, line, class);
    }
    word(rect.min + vec2(11.0, 53.0), "linked by what texts report");
}

/// The room of the graph in a pane, and below it the strip for the way between two where one is
/// sought.
pub fn beside_way(pane: Rect, seeks_way: bool) -> (Rect, Option<Rect>) {
    if !seeks_way {
        return (pane, None);
    }
    let (graph, strip) = pane.split_top_bottom_at_y(pane.bottom() - WAY);
    (graph, Some(strip))
}

/// What a click in the strip of the way between two asks for.
pub enum OnWay {
    Close,
    /// One of its names.
    Step(usize),
}

/// The way between two, as names that can be clicked, in a strip of its own.
pub fn way(ui: &mut Ui, strip: Rect, steps: &Result<Vec<String>, String>) -> Option<OnWay> {
    let tokens = tokens(ui);
    ui.painter().rect_filled(strip, 0.0, tokens.panel);
    ui.painter().hline(strip.x_range(), strip.top(), Stroke::new(1.0, tokens.line));
    let whole = ui.interact(strip, ui.scope_id().with("way"), Sense::hover());
    whole.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Group, true, "Shortest path"));
    let mut chosen = None;
    let layout = egui::Layout::left_to_right(egui::Align::Center);
    let (room, end) = strip.shrink2(vec2(MARGIN, 0.0)).split_left_right_at_x(strip.right() - 36.0);
    let mut corner = ui.new_child(egui::UiBuilder::new().max_rect(end).layout(layout));
    if theme::icon_button(&mut corner, Icon::Close, "Close the path", true).clicked() {
        chosen = Some(OnWay::Close);
    }
    let mut area = ui.new_child(egui::UiBuilder::new().max_rect(room).layout(layout));
    area.shrink_clip_rect(room);
    match steps {
        Err(why) => {
            area.add(egui::Label::new(egui::RichText::new(why).color(tokens.secondary)).truncate());
        }
        Ok(names) => {
            egui::ScrollArea::horizontal().show(&mut area, |ui| {
                ui.horizontal(|ui| {
                    ui.spacing_mut().item_spacing.x = 2.0;
                    for (nth, name) in names.iter().enumerate() {
                        if nth > 0 {
                            ui.label(egui::RichText::new("–").color(tokens.faint));
                        }
                        if parts::link(ui, name).clicked() {
                            chosen = Some(OnWay::Step(nth));
                        }
                    }
                });
            });
        }
    }
    chosen
}

/// Said in the middle of a pane that has nothing to show.
pub fn empty(ui: &Ui, pane: Rect, text: &str) {
    let tokens = tokens(ui);
    let painter = ui.painter();
    let font = FontId::new(size::BODY, theme::medium());
    let galley = painter.layout(text.to_owned(), font, tokens.ink, 300.0);
    let rect = Rect::from_center_size(pane.center(), galley.size() + vec2(32.0, 20.0));
    painter.rect(rect, 6.0, tokens.panel, Stroke::new(1.0, tokens.line), StrokeKind::Outside);
    painter.galley(rect.min + vec2(16.0, 10.0), galley, tokens.ink);
}
