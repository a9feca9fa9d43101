//! The background map as a walkers layer: each cell is uploaded once a theme and then only moved.

use std::collections::HashMap;

use egui::emath::TSTransform;
use egui::{Color32, Pos2, Rect, pos2, vec2};
use walkers::{Canvas, Drawable, Drawables, Layer, Line, Mesh, Projector, Vertex};

use crate::basemap::{Basemap, BorderKind, Chunk, ChunkContent, Level};
use crate::scene::{View, WorldBox};
use crate::ui::theme::Tokens;

/// Uploaded cells, by level and index, of one theme.
#[derive(Default)]
pub struct BasemapCells {
    dark: bool,
    cells: HashMap<(Level, usize), Cell>,
}

struct Cell {
    land: Drawables,
    /// Lakes, coasts, borders.
    ground: Drawables,
    /// Borders between states of one country: only from mid zoom.
    admin1: Option<Drawables>,
}

/// One frame's drawing of the background map.
pub struct BasemapLayer<'a> {
    pub cells: &'a mut BasemapCells,
    /// What lies under the land, in its place: the sea, fills of waters, the net of degrees.
    pub below: Vec<Drawables>,
    /// Only land, at the coarsest level: a first picture that is not waited for.
    pub coarse: bool,
    /// Without sea and land: another map lies below.
    pub bare: bool,
    pub view: View,
    pub rect: Rect,
    pub tokens: &'static Tokens,
    pub dark: bool,
}

/// The zoom from which borders inside countries are drawn.
const ADMIN1_ZOOM: f64 = 3.6;

impl Layer for BasemapLayer<'_> {
    fn draw(&mut self, canvas: &mut Canvas, _projector: &Projector) {
        if self.cells.dark != self.dark {
            self.cells.cells.clear();
            self.cells.dark = self.dark;
        }
        for below in self.below.drain(..) {
            canvas.add_drawables(below.with_clip_rect(self.rect));
        }
        let level =
            if self.coarse { Level::World } else { Basemap::level_for_zoom(self.view.zoom) };
        let scale = self.view.world_px() as f32;
        let chunks = if self.bare { &[] } else { Basemap::embedded().chunks(level) };
        for (index, chunk) in chunks.iter().enumerate() {
            let turns = self.view.turns(WorldBox::from(chunk.bounds));
            if turns.is_empty() {
                continue;
            }
            let tokens = self.tokens;
            let cell =
                self.cells.cells.entry((level, index)).or_insert_with(|| Cell::new(chunk, tokens));
            for turn in turns {
                let origin =
                    crate::scene::WorldPos::new(chunk.origin[0] + f64::from(turn), chunk.origin[1]);
                let at = self.view.screen_from_world(origin);
                let transform = TSTransform::new(self.rect.min.to_vec2() + vec2(at.x, at.y), scale);
                let place = |drawables: &Drawables| {
                    drawables.clone().with_transform(transform).with_clip_rect(self.rect)
                };
                canvas.add_drawables(place(&cell.land));
                if self.coarse {
                    continue;
                }
                canvas.add_drawables(place(&cell.ground));
                if let Some(admin1) = cell.admin1.as_ref().filter(|_| self.view.zoom >= ADMIN1_ZOOM)
                {
                    canvas.add_drawables(place(admin1));
                }
            }
        }
    }
}

/// What lies on the land, or on tiles, in its place: fills and outlines of areas, arcs and marks
/// of a crowd.
pub struct OverLayer {
    pub over: Vec<Drawables>,
    pub rect: Rect,
}

impl Layer for OverLayer {
    fn draw(&mut self, canvas: &mut Canvas, _projector: &Projector) {
        for over in self.over.drain(..) {
            canvas.add_drawables(over.with_clip_rect(self.rect));
        }
    }
}

impl Cell {
    fn new(chunk: &Chunk, tokens: &Tokens) -> Self {
        let content = chunk.content();
        let admin1: Vec<Line> = content
            .admin1
            .iter()
            .map(|line| self::line(&line.points, 0.6, tokens.border.gamma_multiply(0.7), &[]))
            .collect();
        Self {
            land: drawables(vec![Drawable::Fill(mesh(&content.land, tokens.land))]),
            ground: drawables(ground(content, tokens)),
            admin1: (!admin1.is_empty()).then(|| drawables(vec![Drawable::Lines(admin1)])),
        }
    }
}

/// For walkers, without what has nothing to draw: an empty buffer is none to wgpu.
pub fn drawables(list: Vec<Drawable>) -> Drawables {
    let draws = |line: &Line| line.points.windows(2).any(|ends| ends[0] != ends[1]);
    let full = list.into_iter().filter(|drawable| match drawable {
        Drawable::Fill(mesh) => !mesh.indices.is_empty(),
        Drawable::Lines(lines) => lines.iter().any(draws),
    });
    Drawables::new(full.collect())
}

fn ground(content: &ChunkContent, tokens: &Tokens) -> Vec<Drawable> {
    let mut drawables = vec![Drawable::Fill(mesh(&content.lakes, tokens.sea))];
    // Fills have no smooth edge of their own: a line in their colour gives them one.
    let coast = tokens.border.lerp_to_gamma(tokens.sea, 0.45);
    let mut lines: Vec<Line> = content.coast.iter().map(|l| line(l, 0.9, coast, &[])).collect();
    lines.extend(content.shores.iter().map(|l| line(l, 0.7, coast, &[])));
    for border in &content.borders {
        let (width, dashes): (f32, &[f32]) = match border.kind {
            BorderKind::Settled => (0.9, &[]),
            BorderKind::Disputed => (0.9, &[3.0, 2.5]),
            BorderKind::Zone => (0.9, &[1.5, 2.0]),
        };
        lines.push(line(&border.points, width, tokens.border, dashes));
    }
    drawables.push(Drawable::Lines(lines));
    drawables
}

fn mesh(mesh: &crate::basemap::Mesh, color: Color32) -> Mesh {
    let vertices =
        mesh.vertices.iter().map(|&[x, y]| Vertex { position: pos2(x, y), color }).collect();
    Mesh { vertices, indices: mesh.indices.clone() }
}

fn line(points: &[[f32; 2]], width: f32, color: Color32, dashes: &[f32]) -> Line {
    let points: Vec<Pos2> = points.iter().map(|&[x, y]| pos2(x, y)).collect();
    Line { points, width, color, dasharray: dashes.to_vec() }
}

/// The sea, and meridians and parallels of round degrees on it. In a flat colour: egui would look
/// up a texture at every pixel.
pub fn sea(view: View, rect: Rect, tokens: &Tokens) -> [Drawables; 2] {
    // A pixel that the pane covers only in part belongs to it, too; what is beyond is clipped.
    let all = rect.expand(1.0);
    let corners = [all.left_top(), all.right_top(), all.right_bottom(), all.left_bottom()];
    let vertices = corners.map(|position| Vertex { position, color: tokens.sea }).into();
    let ground = Mesh { vertices, indices: vec![0, 1, 2, 0, 2, 3] };
    let step = match view.zoom {
        zoom if zoom < 2.5 => 30,
        zoom if zoom < 4.0 => 15,
        zoom if zoom < 6.0 => 5,
        _ => 1,
    };
    let line = |from: Pos2, to: Pos2| Line {
        points: vec![from, to],
        width: 0.8,
        color: tokens.graticule,
        dasharray: Vec::new(),
    };
    let pane = view.world_box();
    let mut lines = Vec::new();
    let first = ((pane.min.x * 360.0 - 180.0) / f64::from(step)).ceil() as i32;
    let last = ((pane.max.x * 360.0 - 180.0) / f64::from(step)).floor() as i32;
    for nth in first..=last {
        let x = (f64::from(nth * step) + 180.0) / 360.0;
        let at = view.screen_from_world(crate::scene::WorldPos::new(x, view.center.y));
        let x = rect.left() + at.x;
        lines.push(line(pos2(x, rect.top()), pos2(x, rect.bottom())));
    }
    for lat in (-80..=80).filter(|lat| lat % step == 0) {
        let position = crate::base::LonLat::new(0.0, f64::from(lat));
        let at = view.screen_from_world(position.into());
        if (0.0..=rect.height()).contains(&at.y) {
            let y = rect.top() + at.y;
            lines.push(line(pos2(rect.left(), y), pos2(rect.right(), y)));
        }
    }
    [drawables(vec![Drawable::Fill(ground)]), drawables(vec![Drawable::Lines(lines)])]
}
