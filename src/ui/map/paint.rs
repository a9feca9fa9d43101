//! A scene as egui shapes. Nothing is decided here but colours and strokes.

use std::sync::Arc;

use egui::epaint::{PathShape, PathStroke};
use egui::text::{LayoutJob, TextFormat};
use egui::{Color32, FontId, Mesh, Painter, Pos2, Rect, Shape, Stroke, Vec2, pos2, vec2};

use crate::atlas::Modality;
use crate::scene::map::{ArcShape, AreaShape, MarkKind, MarkShape};
use crate::scene::{Emphasis, LabelClass, LabelShape, MapScene, Point, WorldPos};
use crate::ui::theme::{self, Tokens};

/// All shapes of a scene in the order in which they are painted; `rect` is the map's pane.
pub fn shapes(painter: &Painter, scene: &MapScene, rect: Rect, tokens: &Tokens) -> Vec<Shape> {
    let mut shapes = Vec::new();
    let offset = rect.min.to_vec2();
    for area in &scene.areas {
        paint_area(&mut shapes, scene, area, offset, tokens);
    }
    for arc in &scene.arcs {
        paint_arc(&mut shapes, arc, offset, tokens);
    }
    for mark in &scene.marks {
        paint_mark(painter, &mut shapes, mark, offset, tokens);
    }
    for label in &scene.labels {
        paint_label(painter, &mut shapes, label, offset, tokens);
    }
    shapes
}

fn at(point: Point, offset: Vec2) -> Pos2 {
    pos2(point.x, point.y) + offset
}

fn paint_area(
    shapes: &mut Vec<Shape>,
    scene: &MapScene,
    area: &AreaShape,
    offset: Vec2,
    tokens: &Tokens,
) {
    let color = match area.emphasis {
        Emphasis::Selected => tokens.accent,
        Emphasis::Hovered => tokens.accent.lerp_to_gamma(tokens.place, 0.35),
        _ => tokens.place,
    };
    let fill = match area.emphasis {
        Emphasis::Selected | Emphasis::Hovered => 0.16,
        Emphasis::Faded => 0.07,
        _ => 0.14,
    };
    if area.filled && !area.mesh.triangles.is_empty() {
        let mut mesh = Mesh::default();
        let color = color.gamma_multiply(fill);
        for vertex in &area.mesh.vertices {
            let world = WorldPos::new(vertex.x + f64::from(area.turn), vertex.y);
            mesh.colored_vertex(at(scene.view.screen_from_world(world), offset), color);
        }
        mesh.indices.extend_from_slice(&area.mesh.triangles);
        shapes.push(Shape::Mesh(Arc::new(mesh)));
    }
    let (width, strength) = match area.emphasis {
        Emphasis::Selected => (1.8, 1.0),
        Emphasis::Hovered => (1.5, 0.9),
        Emphasis::Related => (1.0, 0.75),
        Emphasis::Normal => (0.9, 0.55),
        Emphasis::Faded => (0.8, 0.25),
    };
    let stroke = Stroke::new(width, color.gamma_multiply(strength));
    for ring in &area.rings {
        let mut points: Vec<Pos2> = ring.iter().map(|&point| at(point, offset)).collect();
        if area.indicative {
            if let Some(&first) = points.first() {
                points.push(first);
            }
            shapes.extend(Shape::dashed_line(&points, stroke, 4.0, 4.0));
        } else {
            shapes.push(Shape::Path(PathShape::closed_line(points, PathStroke::from(stroke))));
        }
    }
    for line in &area.lines {
        let points: Vec<Pos2> = line.iter().map(|&point| at(point, offset)).collect();
        shapes.push(Shape::line(points, Stroke::new(width + 1.0, stroke.color)));
    }
}

fn paint_arc(shapes: &mut Vec<Shape>, arc: &ArcShape, offset: Vec2, tokens: &Tokens) {
    let (color, strength, extra) = match arc.emphasis {
        Emphasis::Selected => (tokens.accent, 1.0, 0.8),
        Emphasis::Hovered => (tokens.accent, 0.85, 0.6),
        Emphasis::Related => (tokens.arc, 0.9, 0.3),
        Emphasis::Normal => (tokens.arc, 0.62, 0.0),
        Emphasis::Faded => (tokens.arc, 0.18, 0.0),
    };
    let stroke = Stroke::new(arc.width + extra, color.gamma_multiply(strength));
    let points: Vec<Pos2> = arc.points.iter().map(|&point| at(point, offset)).collect();
    match arc.modality {
        Modality::Happened => shapes.push(Shape::line(points, stroke)),
        Modality::Planned => shapes.extend(Shape::dashed_line(&points, stroke, 7.0, 5.0)),
        Modality::Alleged | Modality::Hypothetical | Modality::Denied => {
            shapes.extend(Shape::dashed_line(&points, stroke, 1.6, 3.6));
        }
    }
}

fn paint_mark(
    painter: &Painter,
    shapes: &mut Vec<Shape>,
    mark: &MarkShape,
    offset: Vec2,
    tokens: &Tokens,
) {
    let center = at(mark.center, offset);
    let color = match mark.emphasis {
        Emphasis::Selected | Emphasis::Hovered => tokens.accent,
        Emphasis::Faded => tokens.place.gamma_multiply(0.35),
        _ => tokens.place,
    };
    let rim = Stroke::new(1.3, tokens.panel);
    let outline = Stroke::new(1.4, color);
    match mark.kind {
        MarkKind::Anchor => {
            shapes.push(Shape::circle_filled(center, mark.radius, tokens.panel));
            let ring = if mark.emphasis == Emphasis::Faded {
                tokens.arc.gamma_multiply(0.35)
            } else {
                tokens.arc.gamma_multiply(0.8)
            };
            shapes.push(Shape::circle_stroke(center, mark.radius, Stroke::new(1.2, ring)));
        }
        MarkKind::Settlement => {
            if mark.hollow {
                shapes.push(Shape::circle_filled(center, mark.radius, tokens.panel));
                shapes.push(Shape::circle_stroke(center, mark.radius, outline));
            } else {
                shapes.push(Shape::circle_filled(center, mark.radius, color));
                shapes.push(Shape::circle_stroke(center, mark.radius, rim));
            }
        }
        MarkKind::Area => {
            let square = Rect::from_center_size(center, Vec2::splat(2.0 * mark.radius));
            let fill = if mark.hollow { tokens.panel } else { color };
            shapes.push(Shape::rect_filled(square, 2.5, fill));
            let stroke = if mark.hollow { outline } else { rim };
            shapes.push(Shape::rect_stroke(square, 2.5, stroke, egui::StrokeKind::Middle));
        }
    }
    if mark.entities.len() > 1 {
        let number = mark.entities.len().to_string();
        let font = FontId::new((mark.radius * 1.25).clamp(8.0, 11.0), theme::semibold());
        let galley = painter.layout_no_wrap(number, font, tokens.panel);
        let corner = center - galley.size() / 2.0;
        shapes.push(Shape::galley(corner, galley, tokens.panel));
    }
}

/// Where the halo's copies of a text lie: it is as wide as a pen of 1.5 points.
const HALO: [(f32, f32); 8] = [
    (-1.5, 0.0),
    (1.5, 0.0),
    (0.0, -1.5),
    (0.0, 1.5),
    (-1.1, -1.1),
    (1.1, -1.1),
    (-1.1, 1.1),
    (1.1, 1.1),
];

fn paint_label(
    painter: &Painter,
    shapes: &mut Vec<Shape>,
    label: &LabelShape,
    offset: Vec2,
    tokens: &Tokens,
) {
    let (color, halo) = label_colors(label, tokens);
    let galley = |color: Color32| {
        let format = TextFormat {
            font_id: FontId::new(label.size, theme::family(label.font)),
            extra_letter_spacing: label.spacing,
            color,
            ..TextFormat::default()
        };
        let mut job = LayoutJob::single_section(label.text.clone(), format);
        job.wrap.max_width = f32::INFINITY;
        painter.layout_job(job)
    };
    let text = galley(color);
    let baseline = text
        .rows
        .first()
        .and_then(|row| row.glyphs.first().map(|glyph| row.pos.y + glyph.pos.y))
        .unwrap_or(label.size);
    let corner = at(label.origin, offset) - vec2(0.0, baseline);
    let ground = galley(halo);
    for (x, y) in HALO {
        shapes.push(Shape::galley(corner + vec2(x, y), Arc::clone(&ground), halo));
    }
    shapes.push(Shape::galley(corner, text, color));
}

fn label_colors(label: &LabelShape, tokens: &Tokens) -> (Color32, Color32) {
    let (color, halo) = match label.class {
        LabelClass::Place | LabelClass::Land => (tokens.ink, tokens.land),
        LabelClass::Water => (tokens.place, tokens.sea),
        LabelClass::BaseCountry => (tokens.country_name, tokens.land),
        LabelClass::BaseAdmin1 | LabelClass::BaseCity => (tokens.country_name, tokens.land),
        LabelClass::BaseWater => (tokens.water_name, tokens.sea),
    };
    let halo = halo.gamma_multiply(0.85);
    match label.emphasis {
        Emphasis::Selected | Emphasis::Hovered => (tokens.accent, halo),
        Emphasis::Faded => (color.lerp_to_gamma(tokens.land, 0.5), halo),
        _ => (color, halo),
    }
}
