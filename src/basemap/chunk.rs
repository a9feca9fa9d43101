//! One cell of a level: land and lakes as triangles, coasts, borders, admin-1 lines.

use std::sync::OnceLock;

use super::format::{CHUNK_LEN, DEGREE, ZOOM, units};
use crate::base::Bounds;
use crate::base::packed::{Cursor, i32_at, u32_at};

/// A line in mercator units from the chunk's origin.
pub type Line = Vec<[f32; 2]>;

/// One cell of a level. Its content is decoded when first asked for.
pub struct Chunk {
    pub bounds: Bounds,
    /// Where the vertices' zero lies in the mercator unit square.
    pub origin: [f64; 2],
    units: f64,
    /// In units, relative to the origin: the cell's far corner.
    corner: [i64; 2],
    data: &'static [u8],
    offset: usize,
    content: OnceLock<ChunkContent>,
}

/// What to draw in a chunk; all positions in mercator units from the chunk's origin.
#[derive(Debug, Default)]
pub struct ChunkContent {
    pub land: Mesh,
    pub lakes: Mesh,
    /// Coasts, without the edges along which the cell was cut.
    pub coast: Vec<Line>,
    /// Shores of lakes, likewise.
    pub shores: Vec<Line>,
    pub borders: Vec<Border>,
    pub admin1: Vec<AdminLine>,
}

/// Triangles: every three indices are one.
#[derive(Debug, Default)]
pub struct Mesh {
    pub vertices: Vec<[f32; 2]>,
    pub indices: Vec<u32>,
}

/// A land border between countries.
#[derive(Debug)]
pub struct Border {
    pub kind: BorderKind,
    pub points: Line,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum BorderKind {
    Settled = 0,
    /// Claimed by several, a line of control, or not agreed: drawn dashed.
    Disputed = 1,
    /// The limit of a zone, such as that of the Korean Demilitarized Zone.
    Zone = 2,
}

impl Border {
    pub fn is_disputed(&self) -> bool {
        self.kind != BorderKind::Settled
    }
}

/// A border between states or provinces of one country.
#[derive(Debug)]
pub struct AdminLine {
    /// The zoom from which it is worth drawing.
    pub min_zoom: f32,
    pub points: Line,
}

impl Chunk {
    /// The chunks of one level's section.
    pub(super) fn table(data: &'static [u8], level: usize) -> Vec<Self> {
        let count = (u32_at(data, 0) as usize).min(data.len() / CHUNK_LEN);
        (0..count)
            .map(|index| {
                let at = 4 + index * CHUNK_LEN;
                let degrees = |field: usize| f64::from(i32_at(data, at + field)) / DEGREE;
                let bounds = Bounds {
                    west: degrees(0),
                    south: degrees(4),
                    east: degrees(8),
                    north: degrees(12),
                };
                let units = units(level);
                let [x, y] = [i32_at(data, at + 16), i32_at(data, at + 20)].map(i64::from);
                let far =
                    crate::base::mercator(crate::base::LonLat::new(bounds.east, bounds.south));
                Self {
                    bounds,
                    origin: [x as f64 / units, y as f64 / units],
                    units,
                    corner: [
                        (far[0] * units).round() as i64 - x,
                        (far[1] * units).round() as i64 - y,
                    ],
                    data,
                    offset: u32_at(data, at + 24) as usize,
                    content: OnceLock::new(),
                }
            })
            .collect()
    }

    pub fn content(&self) -> &ChunkContent {
        self.content.get_or_init(|| self.decode())
    }

    fn decode(&self) -> ChunkContent {
        let mut cursor = Cursor::new(self.data, self.offset);
        let (land, coast) = self.surface(&mut cursor);
        let (lakes, shores) = self.surface(&mut cursor);
        let borders = (0..cursor.count())
            .map(|_| {
                let kind = match cursor.unsigned() {
                    0 => BorderKind::Settled,
                    2 => BorderKind::Zone,
                    _ => BorderKind::Disputed,
                };
                Border { kind, points: self.line(&ring(&mut cursor)) }
            })
            .collect();
        let admin1 = (0..cursor.count())
            .map(|_| AdminLine {
                min_zoom: (cursor.unsigned() as f64 / ZOOM) as f32,
                points: self.line(&ring(&mut cursor)),
            })
            .collect();
        ChunkContent { land, lakes, coast, shores, borders, admin1 }
    }

    fn surface(&self, cursor: &mut Cursor<'_>) -> (Mesh, Vec<Line>) {
        let mut mesh = Mesh::default();
        let mut outlines = Vec::new();
        for _ in 0..cursor.count() {
            let ring = ring(cursor);
            self.outline(&ring, &mut outlines);
            mesh.vertices.extend(self.line(&ring));
        }
        let mut last = 0;
        let count = cursor.count() * 3;
        mesh.indices.reserve(count);
        let most = mesh.vertices.len().saturating_sub(1) as i64;
        for _ in 0..count {
            last = (last + cursor.signed()).clamp(0, most);
            mesh.indices.push(last as u32);
        }
        (mesh, outlines)
    }

    /// The parts of a ring that do not run along the edge of the cell.
    fn outline(&self, ring: &[[i64; 2]], out: &mut Vec<Line>) {
        let is_cut = |a: [i64; 2], b: [i64; 2]| {
            (0..2).any(|axis| {
                [0, self.corner[axis]]
                    .iter()
                    .any(|edge| (a[axis] - edge).abs() <= 1 && (b[axis] - edge).abs() <= 1)
            })
        };
        let len = ring.len();
        let edge = |index: usize| (ring[index % len], ring[(index + 1) % len]);
        // Start after a cut, so that no line is broken where the ring happens to begin.
        let start = (0..len).find(|&index| {
            let (a, b) = edge(index);
            is_cut(a, b)
        });
        let first = start.map_or(0, |index| index + 1);
        let mut run: Vec<[i64; 2]> = Vec::new();
        for index in first..first + len {
            let (a, b) = edge(index);
            if is_cut(a, b) {
                if run.len() > 1 {
                    out.push(self.line(&run));
                }
                run.clear();
            } else {
                if run.is_empty() {
                    run.push(a);
                }
                run.push(b);
            }
        }
        if run.len() > 1 {
            out.push(self.line(&run));
        }
    }

    fn line(&self, ring: &[[i64; 2]]) -> Line {
        ring.iter().map(|at| at.map(|units| (units as f64 / self.units) as f32)).collect()
    }
}

/// Positions in units from the origin, the first absolute.
pub(super) fn ring(cursor: &mut Cursor<'_>) -> Vec<[i64; 2]> {
    let mut at = [0, 0];
    (0..cursor.count())
        .map(|_| {
            at = [at[0] + cursor.signed(), at[1] + cursor.signed()];
            at
        })
        .collect()
}
