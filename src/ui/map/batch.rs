//! Many marks as one mesh and many arcs as one run of lines: uploaded once a scene, then only moved.

use std::f32::consts::TAU;

use egui::{Color32, Pos2, pos2};
use walkers::{Drawable, Line, Mesh, Vertex};

use crate::scene::map::{ArcShape, MarkKind, MarkShape};
use crate::scene::{MapScene, Palette, Point, style};
use crate::ui::theme;

/// Corners of what is drawn for a disc.
const CORNERS: usize = 12;
/// How far an edge fades, in points: half on each side.
const FEATHER: f32 = 1.0;

/// Arcs, then marks on them, those most reported on top.
pub fn arcs_and_marks(scene: &MapScene, palette: &Palette) -> Vec<Drawable> {
    let mut marks = Mesh { vertices: Vec::new(), indices: Vec::new() };
    for arc in scene.arcs.iter().filter(|arc| arc.dot) {
        let Some(&end) = arc.points.last() else { continue };
        let color = theme::ink(style::arc_stroke(palette, arc).0);
        rings(&mut marks, end, disc, color, &[(style::ARC_DOT, color)]);
    }
    for mark in scene.marks.iter().rev() {
        add(&mut marks, mark, palette);
    }
    let arcs = scene.arcs.iter().map(|arc| line(arc, palette)).collect();
    vec![Drawable::Lines(arcs), Drawable::Fill(marks)]
}

fn line(arc: &ArcShape, palette: &Palette) -> Line {
    let (ink, width) = style::arc_stroke(palette, arc);
    Line {
        points: arc.points.iter().map(|at| pos2(at.x, at.y)).collect(),
        width,
        color: theme::ink(ink),
        dasharray: style::dashes(arc.modality, width),
    }
}

fn add(mesh: &mut Mesh, mark: &MarkShape, palette: &Palette) {
    let (fill, rim, width) = style::mark_paints(palette, mark);
    let (fill, rim) = (theme::ink(fill), theme::ink(rim));
    let corner = if mark.kind == MarkKind::Area { square } else { disc };
    let steps = [(mark.radius - width / 2.0, fill), (mark.radius + width / 2.0, rim)];
    rings(mesh, mark.center, corner, fill, &steps);
}

fn disc(nth: usize) -> (f32, f32) {
    let (sin, cos) = (TAU * nth as f32 / CORNERS as f32).sin_cos();
    (cos, sin)
}

/// A square with its corners cut.
fn square(nth: usize) -> (f32, f32) {
    const CUT: f32 = 0.72;
    const SIDE: [(f32, f32); 3] = [(1.0, -CUT), (1.0, 0.0), (1.0, CUT)];
    let (x, y) = SIDE[nth % 3];
    match nth / 3 {
        0 => (x, y),
        1 => (-y, x),
        2 => (-x, -y),
        _ => (y, -x),
    }
}

/// A shape around `center` whose colour changes at each step outwards, and then fades.
fn rings(
    mesh: &mut Mesh,
    center: Point,
    corner: fn(usize) -> (f32, f32),
    fill: Color32,
    steps: &[(f32, Color32)],
) {
    let first = mesh.vertices.len() as u32;
    let corners = CORNERS as u32;
    mesh.vertices.push(Vertex { position: pos2(center.x, center.y), color: fill });
    let mut ring = |radius: f32, color: Color32| {
        let place = |nth: usize| -> Pos2 {
            let (x, y) = corner(nth);
            pos2(center.x + radius * x, center.y + radius * y)
        };
        mesh.vertices.extend((0..CORNERS).map(|nth| Vertex { position: place(nth), color }));
    };
    let mut count = 0;
    for (nth, &(radius, color)) in steps.iter().enumerate() {
        let next = steps.get(nth + 1);
        ring((radius - FEATHER / 2.0).max(0.0), color);
        let beyond = next.map_or(Color32::TRANSPARENT, |&(_, next)| next);
        ring(radius + FEATHER / 2.0, beyond);
        count += 2;
    }
    for nth in 0..corners {
        let next = (nth + 1) % corners;
        mesh.indices.extend([first, first + 1 + nth, first + 1 + next]);
        for step in 0..count - 1 {
            let (inner, outer) = (first + 1 + step * corners, first + 1 + (step + 1) * corners);
            mesh.indices.extend([inner + nth, outer + nth, outer + next]);
            mesh.indices.extend([inner + nth, outer + next, inner + next]);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_reaches_as_far_as_its_rim() {
        let mut mesh = Mesh { vertices: Vec::new(), indices: Vec::new() };
        let (fill, rim) = (theme::of(false).ink, theme::of(false).panel);
        for corner in [disc, square] {
            rings(&mut mesh, Point::new(50.0, 60.0), corner, fill, &[(5.5, fill), (6.5, rim)]);
        }
        assert!(mesh.indices.iter().all(|&at| (at as usize) < mesh.vertices.len()));
        let reach = mesh.vertices.iter().map(|vertex| vertex.position.x - 50.0).fold(0.0, f32::max);
        assert!((reach - 7.0).abs() < 1e-4, "{reach}");
        let edge = |vertex: &&Vertex| vertex.color == Color32::TRANSPARENT;
        assert_eq!(mesh.vertices.iter().filter(edge).count(), 2 * CORNERS);
    }

    #[test]
    fn the_corners_of_a_square_go_round() {
        let turns: f32 = (0..CORNERS)
            .map(|nth| {
                let ((ax, ay), (bx, by)) = (square(nth), square((nth + 1) % CORNERS));
                ax * by - ay * bx
            })
            .sum();
        assert!(turns > 3.5 * 2.0, "{turns}");
        assert!((0..CORNERS).all(|nth| {
            let ((ax, ay), (bx, by)) = (square(nth), square((nth + 1) % CORNERS));
            ax * by - ay * bx > 0.0
        }));
    }
}
