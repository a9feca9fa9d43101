//! Many small shapes as one mesh: lines and filled shapes with soft edges, a pixel wide.

use egui::epaint::{Mesh, Vertex, WHITE_UV};
use egui::{Color32, Pos2, Vec2, vec2};

/// Half of the soft edge, in points.
const SOFT: f32 = 0.5;

/// What is drawn so far.
#[derive(Default)]
pub struct Batch {
    pub mesh: Mesh,
}

impl Batch {
    /// Makes room for so many lines.
    pub fn reserve_lines(&mut self, lines: usize) {
        self.mesh.reserve_vertices(lines * 6);
        self.mesh.reserve_triangles(lines * 4);
    }

    fn vertex(&mut self, pos: Pos2, color: Color32) -> u32 {
        let nth = self.mesh.vertices.len() as u32;
        self.mesh.vertices.push(Vertex { pos, uv: WHITE_UV, color });
        nth
    }

    /// A straight line with soft long edges; thinner ones than a point are fainter.
    pub fn line(&mut self, from: Pos2, to: Pos2, width: f32, color: Color32) {
        let along = to - from;
        let length = along.length();
        if length <= f32::EPSILON {
            return;
        }
        let color = if width < 1.0 { color.gamma_multiply(width) } else { color };
        let across = vec2(-along.y, along.x) / length;
        let clear = Color32::TRANSPARENT;
        if width <= 1.6 {
            // Full in the middle only.
            let off = across * (width.max(1.0) / 2.0 + SOFT);
            let rows = [(off, clear), (Vec2::ZERO, color), (-off, clear)];
            self.strip(from, to, &rows);
        } else {
            let (inner, outer) = (across * (width / 2.0 - SOFT), across * (width / 2.0 + SOFT));
            self.strip(
                from,
                to,
                &[(outer, clear), (inner, color), (-inner, color), (-outer, clear)],
            );
        }
    }

    fn strip(&mut self, from: Pos2, to: Pos2, rows: &[(Vec2, Color32)]) {
        let mut last = None;
        for &(off, color) in rows {
            let ends = [self.vertex(from + off, color), self.vertex(to + off, color)];
            if let Some([a, b]) = last.replace(ends) {
                self.mesh.add_triangle(a, b, ends[0]);
                self.mesh.add_triangle(b, ends[1], ends[0]);
            }
        }
    }

    /// The same in dashes and gaps, beginning with a dash.
    pub fn dashed(&mut self, ends: [Pos2; 2], width: f32, color: Color32, [dash, gap]: [f32; 2]) {
        /// More pieces than this are not told apart.
        const MOST: f32 = 400.0;
        let [from, to] = ends;
        let along = to - from;
        let length = along.length();
        if length / (dash + gap) > MOST {
            return self.line(from, to, width, color);
        }
        let along = along / length.max(f32::EPSILON);
        let mut at = 0.0;
        while at < length {
            let end = (at + dash).min(length);
            self.line(from + along * at, from + along * end, width, color);
            at += dash + gap;
        }
    }

    /// A convex shape around `center`, its corners given from there, in order.
    pub fn convex(&mut self, center: Pos2, corners: impl Iterator<Item = Vec2>, color: Color32) {
        let middle = self.vertex(center, color);
        let first = self.mesh.vertices.len() as u32;
        for corner in corners {
            let out = corner.normalized() * SOFT;
            self.vertex(center + corner - out, color);
            self.vertex(center + corner + out, Color32::TRANSPARENT);
        }
        let count = (self.mesh.vertices.len() as u32 - first) / 2;
        for nth in 0..count {
            let [a, b] = [nth, (nth + 1) % count].map(|nth| first + 2 * nth);
            self.mesh.add_triangle(middle, a, b);
            self.mesh.add_triangle(a, a + 1, b);
            self.mesh.add_triangle(b, a + 1, b + 1);
        }
    }

    /// A disc, rounder where it is larger.
    pub fn disc(&mut self, center: Pos2, radius: f32, color: Color32) {
        let corners = (6.0 + 2.2 * radius).min(40.0) as usize;
        self.regular(center, radius, corners, 0.0, color);
    }

    /// A regular polygon; `turn` in radians.
    pub fn regular(
        &mut self,
        center: Pos2,
        radius: f32,
        corners: usize,
        turn: f32,
        color: Color32,
    ) {
        let corner = |nth: usize| {
            radius * Vec2::angled(turn + std::f32::consts::TAU * nth as f32 / corners as f32)
        };
        self.convex(center, (0..corners).map(corner), color);
    }

    /// A dot of at most a few pixels: as few corners as it takes.
    pub fn dot(&mut self, center: Pos2, radius: f32, color: Color32) {
        let color = if radius < 0.8 { color.gamma_multiply(radius / 0.8) } else { color };
        let half = Vec2::splat(radius.max(0.8) * 0.9);
        let corners = [vec2(-half.x, -half.y), vec2(half.x, -half.y), half, vec2(-half.x, half.y)];
        let first = corners.map(|corner| self.vertex(center + corner, color))[0];
        self.mesh.add_triangle(first, first + 1, first + 2);
        self.mesh.add_triangle(first, first + 2, first + 3);
    }
}
