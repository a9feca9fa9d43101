//! A scene as egui shapes. Nothing is decided here but colours and strokes.

use std::collections::HashMap;
use std::sync::Arc;

use walkers::{Drawable, Drawables, Line, Mesh, Vertex};

use egui::text::{LayoutJob, TextFormat};
use egui::{Color32, FontId, Galley, Painter, Pos2, Rect, Shape, Stroke, Vec2, pos2, vec2};

use super::basemap_layer::drawables;
use super::batch;
use crate::scene::font::Font;
use crate::scene::map::{ArcShape, AreaShape, MarkKind, MarkShape};
use crate::scene::{LabelShape, MapScene, Palette, Point, WorldPos, style};
use crate::ui::theme;

/// What of a scene has no text, in the scene's own positions. It is drawn flat by walkers: egui
/// looks up a texture at every pixel.
pub struct Flat {
    /// Fills of waters: below the land, so that the coast is exact.
    pub waters: Drawables,
    /// Fills and outlines of areas, over the land.
    pub areas: Drawables,
    /// Arcs and marks where there are many; else [`shapes`] draws them.
    pub arcs: Drawables,
    pub dots: Vec<batch::Dot>,
    /// What the dots are painted with.
    pub stamps: Vec<[Shape; 2]>,
}

/// A name or a number that moves with a place of the scene and keeps its size.
pub struct Moving {
    pub at: Point,
    /// As they are painted where the scene lies in the window's corner.
    pub shapes: Vec<Shape>,
}

/// May be called on any thread; `crowded` with arcs and marks.
pub fn flat(scene: &MapScene, palette: &Palette, crowded: bool) -> Flat {
    let mut waters = Vec::new();
    let mut areas = Vec::new();
    for area in &scene.areas {
        let Some(mesh) = filled(scene, area, palette) else { continue };
        if area.feature.is_water() { &mut waters } else { &mut areas }.push(Drawable::Fill(mesh));
    }
    let outlines = scene.areas.iter().flat_map(|area| outline(area, palette));
    areas.push(Drawable::Lines(outlines.collect()));
    let (arcs, (dots, stamps)) = match crowded {
        true => (batch::arcs(scene, palette), batch::dots(scene, palette)),
        false => Default::default(),
    };
    Flat {
        waters: drawables(waters),
        areas: drawables(areas),
        arcs: drawables(vec![Drawable::Lines(arcs)]),
        dots,
        stamps,
    }
}

/// Arcs and marks of a scene that lies in the window at `offset`.
pub fn shapes(painter: &Painter, scene: &MapScene, offset: Vec2, palette: &Palette) -> Vec<Shape> {
    let mut shapes = Vec::new();
    for arc in &scene.arcs {
        paint_arc(&mut shapes, arc, offset, palette);
    }
    for mark in scene.marks.iter().rev() {
        paint_mark(&mut shapes, mark, offset, palette);
        shapes.extend(number(painter, mark, offset, palette));
    }
    shapes
}

/// Names as they were set for the last scene: most of them stand in the next one, too.
#[derive(Default)]
pub struct Letters {
    set: HashMap<Look, Arc<Galley>>,
    /// The scale and the letters that they were set with.
    with: (f32, u64),
}

/// Text, font, size and spacing of a name.
type Look = (String, Font, u32, u32);

/// The names of a scene; where there are many marks, also the numbers of those that were joined.
pub fn labels(
    painter: &Painter,
    scene: &MapScene,
    palette: &Palette,
    crowded: bool,
    letters: &mut Letters,
) -> Vec<Moving> {
    let mut last = std::mem::take(&mut letters.set);
    let with = (painter.pixels_per_point(), theme::epoch(painter.ctx()));
    if std::mem::replace(&mut letters.with, with) != with {
        last.clear();
    }
    let mut moving = Vec::new();
    // The same few numbers come again and again.
    let mut known: HashMap<(usize, u32), Arc<Galley>> = HashMap::new();
    let joined = scene.marks.iter().rev().filter(|mark| crowded && mark.entities.len() > 1);
    for mark in joined {
        let key = (mark.entities.len(), font_size(mark).to_bits());
        let galley = known.entry(key).or_insert_with(|| set(painter, mark, palette));
        let shape = centred(Arc::clone(galley), mark, Vec2::ZERO);
        moving.push(Moving { at: mark.center, shapes: vec![shape] });
    }
    for label in scene.labels.iter().rev() {
        let mut shapes = Vec::new();
        let look = (label.text.clone(), label.font, label.size.to_bits(), label.spacing.to_bits());
        let kept = last.remove(&look);
        let galley = letters.set.entry(look);
        let galley = galley.or_insert_with(|| kept.unwrap_or_else(|| set_label(painter, label)));
        paint_label(&mut shapes, label, galley, Vec2::ZERO, palette);
        moving.push(Moving { at: label.rect.center(), shapes });
    }
    moving
}

fn at(point: Point, offset: Vec2) -> Pos2 {
    pos2(point.x, point.y) + offset
}

/// The fill of an area, where it has one.
fn filled(scene: &MapScene, area: &AreaShape, palette: &Palette) -> Option<Mesh> {
    let fill = style::area_fill(palette, area.filled, area.emphasis)?;
    let color = theme::ink(fill);
    let place = |vertex: &WorldPos| {
        let world = WorldPos::new(vertex.x + f64::from(area.turn), vertex.y);
        Vertex { position: at(scene.view.screen_from_world(world), Vec2::ZERO), color }
    };
    let vertices = area.mesh.vertices.iter().map(place).collect();
    let indices = area.mesh.triangles.clone();
    (!indices.is_empty()).then_some(Mesh { vertices, indices })
}

fn outline(area: &AreaShape, palette: &Palette) -> Vec<Line> {
    let (ink, width) = style::area_line(palette, area.feature, area.emphasis);
    let color = theme::ink(ink);
    let is_soft = area.indicative && !area.rings.is_empty();
    let dasharray = if is_soft { style::INDICATIVE_DASHES.to_vec() } else { Vec::new() };
    let line = |points: Vec<Pos2>| Line { points, width, color, dasharray: dasharray.clone() };
    let place = |&point: &Point| at(point, Vec2::ZERO);
    let rings = area.rings.iter().map(|ring| ring.iter().chain(ring.first()).map(place).collect());
    let lines = area.lines.iter().map(|line| line.iter().map(place).collect());
    rings.chain(lines).map(line).collect()
}

pub fn paint_arc(shapes: &mut Vec<Shape>, arc: &ArcShape, offset: Vec2, palette: &Palette) {
    let (ink, width) = style::arc_stroke(palette, arc);
    let stroke = Stroke::new(width, theme::ink(ink));
    let points: Vec<Pos2> = arc.points.iter().map(|&point| at(point, offset)).collect();
    match style::dashes(arc.modality, width).as_slice() {
        &[dash, gap] => shapes.extend(Shape::dashed_line(&points, stroke, dash, gap)),
        _ => shapes.push(Shape::line(points, stroke)),
    }
    if let (true, Some(&end)) = (arc.dot, arc.points.last()) {
        shapes.push(Shape::circle_filled(at(end, offset), style::ARC_DOT, stroke.color));
    }
}

pub fn paint_mark(shapes: &mut Vec<Shape>, mark: &MarkShape, offset: Vec2, palette: &Palette) {
    let center = at(mark.center, offset);
    let (fill, rim, width) = style::mark_paints(palette, mark);
    let (fill, rim) = (theme::ink(fill), Stroke::new(width, theme::ink(rim)));
    if mark.kind == MarkKind::Area {
        let square = Rect::from_center_size(center, Vec2::splat(2.0 * mark.radius));
        shapes.push(Shape::rect_filled(square, 2.5, fill));
        shapes.push(Shape::rect_stroke(square, 2.5, rim, egui::StrokeKind::Middle));
    } else {
        shapes.push(Shape::circle_filled(center, mark.radius, fill));
        shapes.push(Shape::circle_stroke(center, mark.radius, rim));
    }
}

/// How many marks were joined in one, in the middle of it.
pub fn number(
    painter: &Painter,
    mark: &MarkShape,
    offset: Vec2,
    palette: &Palette,
) -> Option<Shape> {
    let joined = mark.entities.len() > 1;
    joined.then(|| centred(set(painter, mark, palette), mark, offset))
}

fn font_size(mark: &MarkShape) -> f32 {
    (mark.radius * 1.25).round().clamp(8.0, 11.0)
}

fn set(painter: &Painter, mark: &MarkShape, palette: &Palette) -> Arc<Galley> {
    let font = FontId::new(font_size(mark), theme::semibold());
    painter.layout_no_wrap(mark.entities.len().to_string(), font, theme::color(palette.panel))
}

fn centred(galley: Arc<Galley>, mark: &MarkShape, offset: Vec2) -> Shape {
    let corner = at(mark.center, offset) - galley.size() / 2.0;
    Shape::galley(corner, galley, Color32::PLACEHOLDER)
}

/// How far copies of a text lie from it, in parts of the halo's width.
const HALO: [(f32, f32); 4] = [(-0.6, -0.6), (0.6, -0.6), (-0.6, 0.6), (0.6, 0.6)];

/// A name's letters, in no colour yet.
pub fn set_label(painter: &Painter, label: &LabelShape) -> Arc<Galley> {
    let format = TextFormat {
        font_id: FontId::new(label.size, theme::family(label.font)),
        extra_letter_spacing: label.spacing,
        color: Color32::PLACEHOLDER,
        ..TextFormat::default()
    };
    let mut job = LayoutJob::single_section(label.text.clone(), format);
    job.wrap.max_width = f32::INFINITY;
    painter.layout_job(job)
}

/// A name, set as `text`, with its halo and what belongs to it.
pub fn paint_label(
    shapes: &mut Vec<Shape>,
    label: &LabelShape,
    text: &Arc<Galley>,
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
    let baseline = text
        .rows
        .first()
        .and_then(|row| row.glyphs.first().map(|glyph| row.pos.y + glyph.pos.y))
        .unwrap_or(label.size);
    let corner = at(label.origin, offset) - vec2(0.0, baseline);
    // The background map's names keep clear of arcs and marks: the plain ground is halo enough.
    if !label.class.is_base() {
        for (x, y) in HALO {
            let corner = corner + style::HALO * vec2(x, y);
            shapes.push(Shape::galley(corner, Arc::clone(text), halo));
        }
    }
    shapes.push(Shape::galley(corner, Arc::clone(text), color));
}
