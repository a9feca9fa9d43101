//! Lines with fewer corners (Douglas and Peucker 1973).

use super::geometry::WorldPos;

/// An open line that strays at most `tolerance` from the given one; its ends stay.
pub fn simplified_line(line: &[WorldPos], tolerance: f64) -> Vec<WorldPos> {
    if tolerance <= 0.0 || line.len() < 3 {
        return line.to_vec();
    }
    let mut kept = vec![false; line.len()];
    kept[0] = true;
    kept[line.len() - 1] = true;
    keep(line, tolerance, &mut kept);
    line.iter().zip(kept).filter(|&(_, kept)| kept).map(|(&p, _)| p).collect()
}

/// A closed ring, its first position not repeated, that strays at most `tolerance`; empty where
/// it is too small to show.
pub fn simplified_ring(ring: &[WorldPos], tolerance: f64) -> Vec<WorldPos> {
    if tolerance <= 0.0 || ring.len() < 4 {
        return ring.to_vec();
    }
    // Split at the corner farthest from the first, so that both halves have a chord.
    let first = ring[0];
    let (mut far, mut farthest) = (0, 0.0);
    for (nth, p) in ring.iter().enumerate() {
        let distance = (p.x - first.x).hypot(p.y - first.y);
        if distance > farthest {
            (far, farthest) = (nth, distance);
        }
    }
    if farthest < 2.0 * tolerance {
        return Vec::new();
    }
    let closed: Vec<_> = ring.iter().copied().chain([first]).collect();
    let mut simple = simplified_line(&closed[..=far], tolerance);
    simple.pop();
    simple.extend(simplified_line(&closed[far..], tolerance));
    simple.pop();
    if simple.len() < 3 { Vec::new() } else { simple }
}

fn keep(line: &[WorldPos], tolerance: f64, kept: &mut [bool]) {
    let mut pending = vec![(0, line.len() - 1)];
    while let Some((from, to)) = pending.pop() {
        let (a, b) = (line[from], line[to]);
        let (dx, dy) = (b.x - a.x, b.y - a.y);
        let length2 = dx * dx + dy * dy;
        let (mut worst, mut stray) = (from, 0.0);
        for (nth, p) in line.iter().enumerate().take(to).skip(from + 1) {
            let t = if length2 > 0.0 {
                (((p.x - a.x) * dx + (p.y - a.y) * dy) / length2).clamp(0.0, 1.0)
            } else {
                0.0
            };
            let distance = (p.x - a.x - t * dx).hypot(p.y - a.y - t * dy);
            if distance > stray {
                (worst, stray) = (nth, distance);
            }
        }
        if stray > tolerance {
            kept[worst] = true;
            pending.push((from, worst));
            pending.push((worst, to));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn corners_stay_and_what_lies_between_goes() {
        let mut ring = Vec::new();
        for nth in 0..100 {
            let along = f64::from(nth % 25) / 25.0;
            let (x, y) = match nth / 25 {
                0 => (along, 0.0),
                1 => (1.0, along),
                2 => (1.0 - along, 1.0),
                _ => (0.0, 1.0 - along),
            };
            ring.push(WorldPos::new(x, y));
        }
        let corners = simplified_ring(&ring, 0.01);
        assert_eq!(corners.len(), 4, "{corners:?}");
        assert_eq!(simplified_ring(&ring, 0.0).len(), 100);
        assert!(simplified_ring(&ring, 2.0).is_empty());
    }

    #[test]
    fn ends_of_a_line_stay() {
        let line: Vec<_> = (0..=10).map(|x| WorldPos::new(f64::from(x), 0.0)).collect();
        assert_eq!(simplified_line(&line, 0.1), [line[0], line[10]]);
    }
}
