//! How arcs bend: gently, apart from each other where they meet, and past other marks. Chosen
//! once for all views: the map keeps its shape at every zoom, so arcs do not jump.

use super::data::ArcData;
use crate::scene::geometry::WorldPos;
use crate::scene::view::WorldBox;

/// How far the middle of an arc lies off its chord, of the chord's length; positive is northward.
/// Gentle bends first.
const BENDS: [f64; 10] = [0.11, 0.14, 0.08, 0.17, 0.05, 0.20, 0.02, -0.05, 0.24, -0.10];
/// The pane that distances are judged in, in pixels.
const PANE_PX: f64 = 720.0;
const SAMPLES: usize = 15;
/// Above this many arcs, nobody can tell one from another, and comparing all pairs would be slow.
const MOST: usize = 120;

/// Sets the control point of every arc; `marks` are places to keep clear of, the most reported first.
pub fn bend(arcs: &mut [ArcData], marks: &[WorldPos]) {
    let frames: Vec<_> =
        arcs.iter().flat_map(|arc| [arc.from, arc.to]).map(WorldBox::point).collect();
    let extent =
        WorldBox::narrowest(&frames).map_or(1.0, |all| all.width().max(all.height())).max(1e-4);
    let scale = PANE_PX / extent;
    // Short arcs have the least freedom: they choose first.
    let mut order: Vec<usize> = (0..arcs.len()).collect();
    order.sort_by(|&a, &b| {
        let length = |nth: usize| chord(&arcs[nth]).2;
        length(a).total_cmp(&length(b)).then(a.cmp(&b))
    });
    let near = &marks[..marks.len().min(MOST)];
    let mut placed: Vec<[WorldPos; SAMPLES]> = Vec::new();
    for (turn, &nth) in order.iter().enumerate() {
        let best = if arcs.len() > MOST {
            BENDS[turn % 4]
        } else {
            let cost = |bend: f64| {
                let trial = bent(&arcs[nth], bend);
                cost(bend, &trial, &placed, near, scale)
            };
            BENDS
                .iter()
                .copied()
                .map(|bend| (cost(bend), bend))
                .min_by(|a, b| a.0.total_cmp(&b.0))
                .map_or(BENDS[0], |(_, bend)| bend)
        };
        arcs[nth] = bent(&arcs[nth], best);
        placed.push(samples(&arcs[nth]));
    }
}

/// Unit vector along the chord, and its length.
fn chord(arc: &ArcData) -> (f64, f64, f64) {
    let (dx, dy) = (arc.to.x - arc.from.x, arc.to.y - arc.from.y);
    let length = dx.hypot(dy);
    if length > 0.0 { (dx / length, dy / length, length) } else { (1.0, 0.0, 0.0) }
}

fn bent(arc: &ArcData, bend: f64) -> ArcData {
    let (ux, uy, length) = chord(arc);
    // The normal that points north (up, towards smaller y); east for arcs that run due north.
    let (nx, ny) = if ux >= 0.0 { (uy, -ux) } else { (-uy, ux) };
    let off = 2.0 * bend * length;
    let control = WorldPos::new(
        (arc.from.x + arc.to.x) / 2.0 + nx * off,
        ((arc.from.y + arc.to.y) / 2.0 + ny * off).max(0.02),
    );
    ArcData { control, ..arc.clone() }
}

fn samples(arc: &ArcData) -> [WorldPos; SAMPLES] {
    std::array::from_fn(|nth| arc.at((nth + 1) as f64 / (SAMPLES + 1) as f64))
}

fn cost(
    bend: f64,
    trial: &ArcData,
    placed: &[[WorldPos; SAMPLES]],
    marks: &[WorldPos],
    scale: f64,
) -> f64 {
    let own = samples(trial);
    let px = |a: WorldPos, b: WorldPos| {
        let b = b.nearest_to(a);
        (a.x - b.x).hypot(a.y - b.y) * scale
    };
    let mut cost = (bend - BENDS[0]).abs() * 9.0 + if bend < 0.0 { 0.4 } else { 0.0 };
    for other in placed {
        // How much of this arc runs close beside the other.
        for &p in &own {
            let nearest = distance(p, other) * scale;
            cost += (1.0 - nearest / 10.0).max(0.0) * 0.35;
        }
    }
    for &mark in marks {
        let ends = px(mark, trial.from).min(px(mark, trial.to));
        if ends < 14.0 {
            continue;
        }
        let nearest = distance(mark, &own) * scale;
        cost += (1.0 - nearest / 18.0).max(0.0) * 2.0;
    }
    cost
}

/// From a position to a polyline, in worlds.
fn distance(at: WorldPos, line: &[WorldPos]) -> f64 {
    let at = at.nearest_to(line[line.len() / 2]);
    line.windows(2)
        .map(|ends| {
            let (a, b) = (ends[0], ends[1]);
            let (dx, dy) = (b.x - a.x, b.y - a.y);
            let length2 = (dx * dx + dy * dy).max(1e-18);
            let t = (((at.x - a.x) * dx + (at.y - a.y) * dy) / length2).clamp(0.0, 1.0);
            (at.x - a.x - t * dx).hypot(at.y - a.y - t * dy)
        })
        .fold(f64::MAX, f64::min)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::atlas::EntityIx;
    use crate::base::LonLat;
    use crate::scene::map::{AnchorIx, ArcKey};

    fn arc(nth: u32, from: (f64, f64), to: (f64, f64)) -> ArcData {
        let from = WorldPos::from(LonLat::new(from.0, from.1));
        let to = WorldPos::from(LonLat::new(to.0, to.1)).nearest_to(from);
        ArcData {
            key: ArcKey { anchor: AnchorIx(nth), place: EntityIx(nth) },
            from,
            to,
            control: from,
            reports: [0; 5],
            sources: 0,
        }
    }

    #[test]
    fn arcs_between_neighbours_fan_out() {
        let mut arcs = [
            arc(0, (-75.7, 45.4), (127.0, 37.6)),
            arc(1, (-75.7, 45.4), (127.2, 38.0)),
            arc(2, (-77.0, 38.9), (127.0, 37.6)),
        ];
        bend(&mut arcs, &[]);
        for (a, b) in [(0, 1), (0, 2), (1, 2)] {
            let (p, q) = (arcs[a].at(0.5), arcs[b].at(0.5));
            assert!((p.x - q.x).hypot(p.y - q.y) > 0.005, "{a} and {b} run together");
        }
        // The short way: across the Pacific.
        assert!(arcs[0].to.x < 0.0);
    }
}
