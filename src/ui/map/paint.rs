//! A scene as egui shapes. Nothing is decided here but colours and strokes.

use std::sync::Arc;

use walkers::{Drawable, Drawables};

use egui::text::{LayoutJob, TextFormat};
use egui::{Color32, FontId, Mesh, Painter, Pos2, Rect, Shape, Stroke, Vec2, pos2, vec2};

use super::basemap_layer;
use crate::scene::map::{ArcShape, AreaShape, MarkKind, MarkShape};
use crate::scene::{Emphasis, LabelShape, MapScene, Palette, Point, WorldPos, style};
use crate::ui::theme::{self, Tokens};

/// A scene's shapes in the order in which they are painted.
pub struct Shapes {
    /// The sea and fills of waters: below the land, so that the coast is exact.
    pub below: Drawables,
    /// Everything else: above it.
    pub above: Vec<Shape>,
}

/// All shapes of a scene; `rect` is the map's pane.
pub fn shapes(painter: &Painter, scene: &MapScene, rect: Rect, tokens: &Tokens) -> Shapes {
    let palette = tokens.palette;
    let offset = rect.min.to_vec2();
    let mut below = Vec::from(basemap_layer::sea(scene.view, rect, tokens));
    let mut above = Vec::new();
    for area in &scene.areas {
        let Some(mesh) = filled(scene, area, offset, palette) else { continue };
        if area.feature.is_water() {
            let vertices = mesh.vertices.iter();
            let vertices = vertices.map(|v| walkers::Vertex { position: v.pos, color: v.color });
            let mesh = walkers::Mesh { vertices: vertices.collect(), indices: mesh.indices };
            below.push(Drawable::Fill(mesh));
        } else {
            above.push(Shape::Mesh(Arc::new(mesh)));
        }
    }
    for area in &scene.areas {
        outline_area(&mut above, area, offset, palette);
    }
    for arc in &scene.arcs {
        paint_arc(&mut above, arc, offset, palette);
    }
    for mark in scene.marks.iter().rev() {
        paint_mark(painter, &mut above, mark, offset, palette);
    }
    for label in scene.labels.iter().rev() {
        paint_label(painter, &mut above, label, offset, palette);
    }
    Shapes { below: Drawables::new(below), above }
}

fn at(point: Point, offset: Vec2) -> Pos2 {
    pos2(point.x, point.y) + offset
}

/// The fill of an area, where it has one.
fn filled(scene: &MapScene, area: &AreaShape, offset: Vec2, palette: &Palette) -> Option<Mesh> {
    let fill = style::area_fill(palette, area.filled, area.emphasis)?;
    let color = theme::ink(fill);
    let mut mesh = Mesh::default();
    for vertex in &area.mesh.vertices {
        let world = WorldPos::new(vertex.x + f64::from(area.turn), vertex.y);
        mesh.colored_vertex(at(scene.view.screen_from_world(world), offset), color);
    }
    mesh.indices.extend_from_slice(&area.mesh.triangles);
    (!mesh.indices.is_empty()).then_some(mesh)
}

fn outline_area(shapes: &mut Vec<Shape>, area: &AreaShape, offset: Vec2, palette: &Palette) {
    let (line, width) = style::area_line(palette, area.feature, area.emphasis);
    let stroke = Stroke::new(width, theme::ink(line));
    for ring in &area.rings {
        let closed = ring.iter().chain(ring.first());
        let points: Vec<Pos2> = closed.map(|&point| at(point, offset)).collect();
        if area.indicative {
            let [dash, gap] = style::INDICATIVE_DASHES;
            shapes.extend(Shape::dashed_line(&points, stroke, dash, gap));
        } else {
            shapes.push(thin_line(&points, stroke));
        }
    }
    for line in &area.lines {
        let points: Vec<Pos2> = line.iter().map(|&point| at(point, offset)).collect();
        shapes.push(thin_line(&points, stroke));
    }
}

/// A thin line without joins: egui's own lines grow spikes where a coast turns sharply.
fn thin_line(points: &[Pos2], stroke: Stroke) -> Shape {
    const FEATHER: f32 = 0.8;
    let mut mesh = Mesh::default();
    let half = stroke.width / 2.0;
    for ends in points.windows(2) {
        let along = ends[1] - ends[0];
        if along.length_sq() < 1e-6 {
            continue;
        }
        let across = along.normalized().rot90();
        let first = mesh.vertices.len() as u32;
        for end in ends {
            for (far, color) in [
                (-half - FEATHER, Color32::TRANSPARENT),
                (-half, stroke.color),
                (half, stroke.color),
                (half + FEATHER, Color32::TRANSPARENT),
            ] {
                mesh.colored_vertex(*end + across * far, color);
            }
        }
        for strip in 0..3 {
            let (a, b) = (first + strip, first + strip + 4);
            mesh.add_triangle(a, a + 1, b);
            mesh.add_triangle(a + 1, b, b + 1);
        }
    }
    Shape::Mesh(Arc::new(mesh))
}

fn paint_arc(shapes: &mut Vec<Shape>, arc: &ArcShape, offset: Vec2, palette: &Palette) {
    let wider = if arc.emphasis >= Emphasis::Hovered { style::CHOSEN_WIDER } else { 0.0 };
    let width = arc.width + wider;
    let stroke = Stroke::new(width, theme::ink(style::arc_ink(palette, arc.emphasis)));
    let points: Vec<Pos2> = arc.points.iter().map(|&point| at(point, offset)).collect();
    match style::dashes(arc.modality, width).as_slice() {
        &[dash, gap] => shapes.extend(Shape::dashed_line(&points, stroke, dash, gap)),
        _ => shapes.push(Shape::line(points, stroke)),
    }
    if let (true, Some(&end)) = (arc.dot, arc.points.last()) {
        shapes.push(Shape::circle_filled(at(end, offset), style::ARC_DOT, stroke.color));
    }
}

fn paint_mark(
    painter: &Painter,
    shapes: &mut Vec<Shape>,
    mark: &MarkShape,
    offset: Vec2,
    palette: &Palette,
) {
    let center = at(mark.center, offset);
    let ground = theme::color(palette.panel);
    let color = theme::ink(style::mark_ink(palette, mark.emphasis));
    let (fill, rim) = match (mark.kind, mark.hollow) {
        (MarkKind::Anchor, _) => {
            (ground, Stroke::new(1.2, theme::ink(style::arc_ink(palette, mark.emphasis))))
        }
        (_, true) => (ground, Stroke::new(1.4, color)),
        (_, false) => (color, Stroke::new(style::RIM, ground)),
    };
    if mark.kind == MarkKind::Area {
        let square = Rect::from_center_size(center, Vec2::splat(2.0 * mark.radius));
        shapes.push(Shape::rect_filled(square, 2.5, fill));
        shapes.push(Shape::rect_stroke(square, 2.5, rim, egui::StrokeKind::Middle));
    } else {
        shapes.push(Shape::circle_filled(center, mark.radius, fill));
        shapes.push(Shape::circle_stroke(center, mark.radius, rim));
    }
    if mark.entities.len() > 1 {
        let number = mark.entities.len().to_string();
        let font = FontId::new((mark.radius * 1.25).clamp(8.0, 11.0), theme::semibold());
        let galley = painter.layout_no_wrap(number, font, ground);
        let corner = center - galley.size() / 2.0;
        shapes.push(Shape::galley(corner, galley, ground));
    }
}

/// Directions in which the halo's copies of a text lie.
const HALO: [(f32, f32); 4] = [(-0.75, -0.75), (0.75, -0.75), (-0.75, 0.75), (0.75, 0.75)];

fn paint_label(
    painter: &Painter,
    shapes: &mut Vec<Shape>,
    label: &LabelShape,
    offset: Vec2,
    palette: &Palette,
) {
    let color = theme::ink(style::label_ink(palette, label.class, label.emphasis));
    let halo = theme::ink(style::label_halo(palette, label.class));
    if let Some(dot) = label.dot {
        let dot = at(dot, offset);
        shapes.push(Shape::circle_filled(dot, style::CITY_DOT, theme::color(palette.secondary)));
    }
    if let Some([from, to]) = label.leader {
        let stroke = Stroke::new(style::LEADER, color.gamma_multiply(0.8));
        shapes.push(Shape::line_segment([at(from, offset), at(to, offset)], stroke));
    }
    let reach = style::HALO * if label.class.is_base() { 0.6 } else { 0.8 };
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
        shapes.push(Shape::galley(corner + reach * vec2(x, y), Arc::clone(&ground), halo));
    }
    shapes.push(Shape::galley(corner, text, color));
}
