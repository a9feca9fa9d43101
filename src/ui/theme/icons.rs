//! Small drawn icons: a shape for every kind, and the few buttons that have no word.

use egui::{Color32, Painter, Pos2, Rect, Response, Sense, Shape, Stroke, Ui, Vec2, pos2, vec2};

use super::{Tokens, tokens};
use crate::atlas::Kind;
use crate::gazetteer::Feature;

/// The pictures of buttons.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Icon {
    Plus,
    Minus,
    Fit,
    Theme,
    Back,
    Forward,
    Close,
    Hollow,
    Copy,
    Play,
    Pause,
    Up,
    Down,
    /// Panes beside each other.
    Panes,
    /// A node with what is around it.
    Focus,
    /// A node with ways out of it.
    Expand,
    /// From one node over another to a third.
    Way,
    /// Two nodes with a broken line.
    Weak,
    /// A small and a large node.
    Sizes,
    /// A pin, crossed out.
    Unpin,
    /// A shape drawn around something.
    Region,
    /// A globe with its equator and a meridian.
    Globe,
}

/// The shape of a kind: disc for settlements, rounded square for areas, figure for persons,
/// hexagon for states, square for bodies, diamond for events.
pub fn kind_icon(
    painter: &Painter,
    center: Pos2,
    color: Color32,
    kind: Kind,
    feature: Option<Feature>,
) {
    let r = 4.5;
    let stroke = Stroke::new(1.2, color);
    match kind {
        Kind::Place if feature.is_none_or(Feature::is_point) => {
            painter.circle_filled(center, r, color);
        }
        Kind::Place => {
            let rect = Rect::from_center_size(center, Vec2::splat(2.0 * r));
            painter.rect(rect, 2.5, color.gamma_multiply(0.18), stroke, egui::StrokeKind::Middle);
        }
        Kind::Person => {
            painter.circle_filled(center - vec2(0.0, 2.4), 2.4, color);
            painter.add(Shape::convex_polygon(
                (0..=10)
                    .map(|nth| {
                        let angle = std::f32::consts::PI * (1.0 + nth as f32 / 10.0);
                        center + vec2(4.6 * angle.cos(), 5.0 + 4.6 * angle.sin())
                    })
                    .collect(),
                color,
                Stroke::NONE,
            ));
        }
        Kind::Government => polygon(painter, center, 5.2, 6, 0.0, color),
        Kind::ArmedForce | Kind::Organisation => {
            painter.rect_filled(Rect::from_center_size(center, Vec2::splat(8.4)), 1.0, color);
        }
        Kind::Event => polygon(painter, center, 5.6, 4, 0.0, color),
        Kind::Operation | Kind::Vessel | Kind::Equipment | Kind::Agreement => {
            polygon(painter, center, 5.2, 3, -std::f32::consts::FRAC_PI_2, color);
        }
    }
}

fn polygon(painter: &Painter, center: Pos2, radius: f32, sides: usize, turn: f32, color: Color32) {
    let points = (0..sides)
        .map(|nth| {
            let angle = turn + std::f32::consts::TAU * nth as f32 / sides as f32;
            center + radius * vec2(angle.cos(), angle.sin())
        })
        .collect();
    painter.add(Shape::convex_polygon(points, color, Stroke::NONE));
}

/// A button with an icon instead of a word; `name` is its tooltip and what screen readers say.
pub fn icon_button(ui: &mut Ui, icon: Icon, name: &str, enabled: bool) -> Response {
    let sense = if enabled { Sense::click() } else { Sense::hover() };
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(28.0), sense);
    let tokens = tokens(ui);
    if response.hovered() && enabled {
        ui.painter().rect_filled(rect, 5.0, tokens.hover);
    }
    focus_ring(ui, &response, rect.shrink(1.0));
    let color = if enabled { tokens.ink } else { tokens.faint };
    paint_icon(ui.painter(), rect.center(), icon, color);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, enabled, name));
    response.on_hover_text(name)
}

/// Shows that a control has the focus.
pub fn focus_ring(ui: &Ui, response: &Response, rect: Rect) {
    if response.has_focus() {
        ring(ui.painter(), rect, tokens(ui));
    }
}

/// The ring around what has the focus.
pub fn ring(painter: &Painter, rect: Rect, tokens: &Tokens) {
    let stroke = Stroke::new(1.5, tokens.accent);
    painter.rect_stroke(rect, 4.0, stroke, egui::StrokeKind::Inside);
}

/// Draws an icon of about 12 points around `at`.
pub fn paint_icon(painter: &Painter, at: Pos2, icon: Icon, color: Color32) {
    let stroke = Stroke::new(1.4, color);
    let line = |from: (f32, f32), to: (f32, f32)| {
        painter.line_segment([at + vec2(from.0, from.1), at + vec2(to.0, to.1)], stroke);
    };
    match icon {
        Icon::Plus => {
            line((-5.0, 0.0), (5.0, 0.0));
            line((0.0, -5.0), (0.0, 5.0));
        }
        Icon::Minus => line((-5.0, 0.0), (5.0, 0.0)),
        Icon::Fit => {
            for (x, y) in [(-1.0, -1.0), (1.0, -1.0), (1.0, 1.0), (-1.0, 1.0)] {
                line((5.0 * x, 5.0 * y), (1.5 * x, 5.0 * y));
                line((5.0 * x, 5.0 * y), (5.0 * x, 1.5 * y));
            }
        }
        Icon::Theme => {
            painter.circle_stroke(at, 5.5, stroke);
            let half: Vec<Pos2> = (0..=12)
                .map(|nth| {
                    let angle = std::f32::consts::PI * (nth as f32 / 12.0 - 0.5);
                    pos2(at.x + 5.0 * angle.cos(), at.y + 5.0 * angle.sin())
                })
                .collect();
            painter.add(Shape::convex_polygon(half, color, Stroke::NONE));
        }
        Icon::Back => {
            line((2.5, -5.0), (-2.5, 0.0));
            line((-2.5, 0.0), (2.5, 5.0));
        }
        Icon::Forward => {
            line((-2.5, -5.0), (2.5, 0.0));
            line((2.5, 0.0), (-2.5, 5.0));
        }
        Icon::Close => {
            line((-4.0, -4.0), (4.0, 4.0));
            line((-4.0, 4.0), (4.0, -4.0));
        }
        Icon::Play => {
            let corners = [vec2(-3.5, -5.0), vec2(5.0, 0.0), vec2(-3.5, 5.0)];
            let points = corners.map(|corner| at + corner).to_vec();
            painter.add(Shape::convex_polygon(points, color, Stroke::NONE));
        }
        Icon::Pause => {
            for x in [-2.8, 2.8] {
                let bar = Rect::from_center_size(at + vec2(x, 0.0), vec2(3.0, 10.0));
                painter.rect_filled(bar, 0.5, color);
            }
        }
        Icon::Hollow => {
            painter.circle_stroke(at, 4.5, stroke);
        }
        Icon::Up => {
            line((-4.5, 2.0), (0.0, -2.5));
            line((0.0, -2.5), (4.5, 2.0));
        }
        Icon::Down => {
            line((-4.5, -2.0), (0.0, 2.5));
            line((0.0, 2.5), (4.5, -2.0));
        }
        Icon::Panes => {
            let outer = Rect::from_center_size(at, vec2(12.0, 10.0));
            painter.rect_stroke(outer, 1.5, stroke, egui::StrokeKind::Middle);
            line((1.0, -5.0), (1.0, 5.0));
            line((1.0, 0.0), (6.0, 0.0));
        }
        Icon::Focus => {
            painter.circle_stroke(at, 5.5, stroke);
            painter.circle_filled(at, 2.0, color);
        }
        Icon::Expand => {
            painter.circle_filled(at, 2.2, color);
            for (x, y) in [(-5.0, -4.0), (5.0, -4.0), (0.0, 6.0)] {
                line((0.0, 0.0), (x, y));
                painter.circle_filled(at + vec2(x, y), 1.6, color);
            }
        }
        Icon::Way => {
            line((-5.0, 4.5), (-1.0, -3.5));
            line((-1.0, -3.5), (5.0, 3.5));
            for (x, y, r) in [(-5.0, 4.5, 2.2), (-1.0, -3.5, 1.6), (5.0, 3.5, 2.2)] {
                painter.circle_filled(at + vec2(x, y), r, color);
            }
        }
        Icon::Weak => {
            for x in [-2.4, 0.9] {
                line((x, 0.0), (x + 1.6, 0.0));
            }
            for x in [-5.0, 5.0] {
                painter.circle_filled(at + vec2(x, 0.0), 1.9, color);
            }
        }
        Icon::Sizes => {
            painter.circle_filled(at + vec2(-4.0, 2.0), 2.0, color);
            painter.circle_stroke(at + vec2(2.5, 0.0), 4.2, stroke);
        }
        Icon::Unpin => {
            painter.circle_stroke(at - vec2(0.0, 2.4), 2.8, stroke);
            line((0.0, 0.6), (0.0, 6.0));
            line((-5.5, 5.0), (5.5, -5.5));
        }
        Icon::Region => {
            let ring =
                [(-5.5, -2.0), (-0.5, -5.5), (5.5, -3.0), (4.0, 4.0), (-3.0, 5.0), (-5.5, -2.0)]
                    .map(|(x, y)| at + vec2(x, y));
            painter.extend(Shape::dashed_line(&ring, stroke, 2.6, 1.9));
            painter.circle_filled(at, 1.7, color);
        }
        Icon::Globe => {
            painter.circle_stroke(at, 5.5, stroke);
            line((-5.5, 0.0), (5.5, 0.0));
            painter.add(egui::epaint::EllipseShape::stroke(at, vec2(2.4, 5.5), stroke));
        }
        Icon::Copy => {
            let small = Rect::from_min_size(at + vec2(-5.0, -5.0), vec2(7.0, 8.0));
            painter.rect_stroke(small, 1.5, stroke, egui::StrokeKind::Middle);
            let front = Rect::from_min_size(at + vec2(-2.0, -2.0), vec2(7.0, 8.0));
            painter.rect_stroke(front, 1.5, stroke, egui::StrokeKind::Middle);
        }
    }
}
