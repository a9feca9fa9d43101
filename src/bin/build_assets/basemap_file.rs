//! Writes `assets/basemap.bin`; `portolan::basemap::format` describes the layout.

use std::collections::BTreeMap;

use anyhow::{Result, anyhow};
use geo::{BooleanOps, Coord, LineString, MultiLineString, MultiPolygon, Polygon, Rect, Simplify};
use portolan::base::packed::{put_signed, put_unsigned};
use portolan::base::{LonLat, MAX_LATITUDE, mercator};
use portolan::basemap::BorderKind;
use portolan::basemap::format::{CHUNK_LEN, DEGREE, FORMAT, ZOOM, section, units};

use crate::geometry;
use crate::packages::Packages;
use crate::shapes::{self, Record};

/// Where the parts of a level come from and how finely they are kept and cut.
struct Source {
    scale: &'static str,
    /// Degrees.
    cell: f64,
    /// Degrees of simplification; 0 keeps all.
    tolerance: f64,
    /// Admin-1 lines that Natural Earth shows up to this zoom.
    admin1_to_zoom: f64,
}

const SOURCES: [Source; 4] = [
    Source { scale: "110m", cell: 360.0, tolerance: 0.0, admin1_to_zoom: 0.0 },
    // Less than half a pixel where the level ends.
    Source { scale: "50m", cell: 90.0, tolerance: 0.12, admin1_to_zoom: 0.0 },
    Source { scale: "50m", cell: 90.0, tolerance: 0.0, admin1_to_zoom: 3.0 },
    Source { scale: "10m", cell: 15.0, tolerance: 0.002, admin1_to_zoom: 8.0 },
];

pub fn write(packages: &Packages, labels: Vec<u8>) -> Result<Vec<u8>> {
    let mut sections = vec![Vec::new(); FORMAT.sections];
    sections[section::LABELS] = labels;
    let admin1 = shapes::magics(packages, "ne_10m_admin_1_states_provinces_lines")?;
    for (level, source) in SOURCES.iter().enumerate() {
        let scale = source.scale;
        eprintln!("level {scale}");
        let layer = |name: &str| shapes::natural_earth(packages, name);
        let land = surface(&layer(&format!("physical/ne_{scale}_land"))?, source);
        let lakes = surface(&layer(&format!("physical/ne_{scale}_lakes"))?, source);
        let borders =
            borders(&layer(&format!("cultural/ne_{scale}_admin_0_boundary_lines_land"))?, source);
        let admin1 = admin1_lines(&admin1, source);
        let pen = Pen { units: units(level) };
        sections[section::OUTLINES + level] = pen.outlines(&land, &lakes);
        sections[section::CHUNKS + level] = chunks(pen, source, &land, &lakes, &borders, &admin1)?;
    }
    for (index, bytes) in sections.iter().enumerate() {
        eprintln!("  section {index}: {} bytes", bytes.len());
    }
    Ok(FORMAT.write(&sections))
}

fn surface(records: &[Record], source: &Source) -> MultiPolygon<f64> {
    let world =
        Rect::new(Coord { x: -180.0, y: -MAX_LATITUDE }, Coord { x: 180.0, y: MAX_LATITUDE });
    let polygons = records.iter().flat_map(|record| record.polygons().0).collect();
    let mut shape = MultiPolygon(polygons);
    if source.tolerance > 0.0 {
        shape = geometry::simplify(&shape, source.tolerance);
    }
    geometry::clip(&shape, world)
}

fn borders(records: &[Record], source: &Source) -> Vec<(BorderKind, LineString<f64>)> {
    let mut lines = Vec::new();
    for record in records {
        let class = record.get("FEATURECLA").unwrap_or_default();
        let in_water = record.get("TYPE") == Some("Water Indicator");
        let kind = if class.starts_with("International") || in_water {
            BorderKind::Settled
        } else if class.starts_with("Overlay") {
            BorderKind::Zone
        } else {
            BorderKind::Disputed
        };
        if class.starts_with("Lease") || class.starts_with("Claim") {
            continue;
        }
        lines.extend(record.lines().into_iter().map(|line| (kind, simple(&line, source))));
    }
    lines
}

fn admin1_lines(records: &[Record], source: &Source) -> Vec<(u64, LineString<f64>)> {
    records
        .iter()
        .filter_map(|record| Some((record.number("min_zoom")?, record)))
        .filter(|(zoom, _)| *zoom <= source.admin1_to_zoom)
        .flat_map(|(zoom, record)| {
            let zoom = (zoom.max(0.0) * ZOOM).round() as u64;
            record.lines().into_iter().map(move |line| (zoom, line))
        })
        .map(|(zoom, line)| {
            (zoom, line.simplify(if source.tolerance > 0.0 { 0.005 } else { 0.03 }))
        })
        .collect()
}

fn simple(line: &LineString<f64>, source: &Source) -> LineString<f64> {
    if source.tolerance > 0.0 { line.simplify(source.tolerance) } else { line.clone() }
}

fn chunks(
    pen: Pen,
    source: &Source,
    land: &MultiPolygon<f64>,
    lakes: &MultiPolygon<f64>,
    borders: &[(BorderKind, LineString<f64>)],
    admin1: &[(u64, LineString<f64>)],
) -> Result<Vec<u8>> {
    let size = source.cell;
    let world = Rect::new(Coord { x: -180.0, y: -90.0 }, Coord { x: 180.0, y: 90.0 });
    let key = |cell: &Rect<f64>| {
        ((cell.min().x / size).round() as i64, (cell.min().y / size).round() as i64)
    };
    let world = if size >= 360.0 {
        Rect::new(Coord { x: -180.0, y: -180.0 }, Coord { x: 180.0, y: 180.0 })
    } else {
        world
    };
    let mut cells: BTreeMap<(i64, i64), (Rect<f64>, [MultiPolygon<f64>; 2])> = BTreeMap::new();
    for (index, shape) in [land, lakes].into_iter().enumerate() {
        for (cell, part) in geometry::grid(shape, world, size) {
            let entry = cells
                .entry(key(&cell))
                .or_insert_with(|| (cell, [MultiPolygon(Vec::new()), MultiPolygon(Vec::new())]));
            entry.1[index] = part;
        }
    }
    let mut records = Vec::new();
    let mut contents = Vec::new();
    let start = 4 + cells.len() * CHUNK_LEN;
    records.extend(u32::try_from(cells.len())?.to_le_bytes());
    let mut triangles = 0;
    for (cell, surfaces) in cells.values() {
        let (low, high) = (cell.min(), cell.max());
        let [south, north] = [low.y, high.y].map(|lat| lat.clamp(-MAX_LATITUDE, MAX_LATITUDE));
        // The reader works out the far corner from the bounds as they are written here.
        let bounds = [low.x, south, high.x, north].map(|degrees| (degrees * DEGREE).round());
        let at = |x: f64, y: f64| pen.position(Coord { x: x / DEGREE, y: y / DEGREE });
        let origin = at(bounds[0], bounds[3]);
        let corner = at(bounds[2], bounds[1]);
        for value in bounds {
            records.extend((value as i32).to_le_bytes());
        }
        for value in origin {
            records.extend(i32::try_from(value)?.to_le_bytes());
        }
        records.extend(u32::try_from(start + contents.len())?.to_le_bytes());
        let pen = ChunkPen { pen, origin, corner };
        for surface in surfaces {
            triangles += pen.surface(surface, &mut contents)?;
        }
        let frame = MultiPolygon(vec![cell.to_polygon()]);
        pen.lines(
            borders.iter().map(|(kind, line)| (*kind as u64, line)),
            &frame,
            *cell,
            &mut contents,
        );
        pen.lines(admin1.iter().map(|(zoom, line)| (*zoom, line)), &frame, *cell, &mut contents);
    }
    eprintln!("  {} chunks, {triangles} triangles", cells.len());
    records.extend(contents);
    Ok(records)
}

/// Rounds positions to the units of a level.
#[derive(Clone, Copy)]
struct Pen {
    units: f64,
}

impl Pen {
    fn position(self, at: Coord<f64>) -> [i64; 2] {
        mercator(LonLat::new(at.x, at.y)).map(|value| (value * self.units).round() as i64)
    }

    /// A ring without its repeated end and without positions that fall together.
    fn ring(self, ring: &LineString<f64>) -> Vec<[i64; 2]> {
        let mut out: Vec<[i64; 2]> = ring.0.iter().map(|&at| self.position(at)).collect();
        out.dedup();
        while out.len() > 1 && out.first() == out.last() {
            out.pop();
        }
        out
    }

    fn outlines(self, land: &MultiPolygon<f64>, lakes: &MultiPolygon<f64>) -> Vec<u8> {
        let mut out = Vec::new();
        for shape in [land, lakes] {
            let polygons: Vec<Vec<Vec<[i64; 2]>>> =
                shape.0.iter().filter_map(|polygon| self.polygon(polygon)).collect();
            put_unsigned(&mut out, polygons.len() as u64);
            for rings in polygons {
                put_unsigned(&mut out, rings.len() as u64);
                for ring in rings {
                    put_line(&mut out, &ring);
                }
            }
        }
        out
    }

    /// The rings that still enclose something after rounding.
    fn polygon(self, polygon: &Polygon<f64>) -> Option<Vec<Vec<[i64; 2]>>> {
        let rings = std::iter::once(polygon.exterior()).chain(polygon.interiors());
        let mut rings = rings.map(|ring| self.ring(ring));
        let outer = rings.next().filter(|ring| ring.len() > 2)?;
        let mut out = vec![outer];
        out.extend(rings.filter(|ring| ring.len() > 2));
        Some(out)
    }
}

struct ChunkPen {
    pen: Pen,
    origin: [i64; 2],
    corner: [i64; 2],
}

impl ChunkPen {
    /// Positions from the origin; those within rounding of the cell's edge are put on it.
    fn local(&self, ring: &[[i64; 2]]) -> Vec<[i64; 2]> {
        ring.iter()
            .map(|at| {
                [0, 1].map(|axis| {
                    let far = self.corner[axis] - self.origin[axis];
                    (at[axis] - self.origin[axis]).clamp(0, far)
                })
            })
            .collect()
    }

    /// Rings and triangles; returns how many triangles.
    fn surface(&self, shape: &MultiPolygon<f64>, out: &mut Vec<u8>) -> Result<usize> {
        let mut all: Vec<Vec<[i64; 2]>> = Vec::new();
        let mut indices: Vec<usize> = Vec::new();
        let mut base = 0;
        for polygon in &shape.0 {
            let Some(rings) = self.pen.polygon(polygon) else { continue };
            let rings: Vec<Vec<[i64; 2]>> = rings.iter().map(|ring| self.local(ring)).collect();
            let flat: Vec<f64> =
                rings.iter().flatten().flatten().map(|&value| value as f64).collect();
            let mut holes = Vec::new();
            let mut count = 0;
            for ring in &rings {
                if count > 0 {
                    holes.push(count);
                }
                count += ring.len();
            }
            let triangles =
                earcutr::earcut(&flat, &holes, 2).map_err(|error| anyhow!("{error:?}"))?;
            indices.extend(triangles.into_iter().map(|index| base + index));
            base += count;
            all.extend(rings);
        }
        put_unsigned(out, all.len() as u64);
        for ring in &all {
            put_line(out, ring);
        }
        put_unsigned(out, (indices.len() / 3) as u64);
        let mut last = 0;
        for &index in &indices {
            put_signed(out, index as i64 - last);
            last = index as i64;
        }
        Ok(indices.len() / 3)
    }

    /// The parts of lines within the cell, each with its number before it.
    fn lines<'a>(
        &self,
        lines: impl Iterator<Item = (u64, &'a LineString<f64>)>,
        frame: &MultiPolygon<f64>,
        cell: Rect<f64>,
        out: &mut Vec<u8>,
    ) {
        use geo::BoundingRect;
        let mut parts: Vec<(u64, Vec<[i64; 2]>)> = Vec::new();
        for (number, line) in lines {
            let Some(rect) = line.bounding_rect() else { continue };
            let (low, high) = (rect.min(), rect.max());
            if low.x > cell.max().x
                || high.x < cell.min().x
                || low.y > cell.max().y
                || high.y < cell.min().y
            {
                continue;
            }
            let inside = low.x >= cell.min().x
                && high.x <= cell.max().x
                && low.y >= cell.min().y
                && high.y <= cell.max().y;
            let clipped = if inside {
                MultiLineString(vec![line.clone()])
            } else {
                frame.clip(&MultiLineString(vec![line.clone()]), false)
            };
            for part in clipped.0 {
                let mut positions: Vec<[i64; 2]> =
                    part.0.iter().map(|&at| self.pen.position(at)).collect();
                positions.dedup();
                if positions.len() > 1 {
                    let local =
                        positions.iter().map(|at| [at[0] - self.origin[0], at[1] - self.origin[1]]);
                    parts.push((number, local.collect()));
                }
            }
        }
        put_unsigned(out, parts.len() as u64);
        for (number, positions) in parts {
            put_unsigned(out, number);
            put_line(out, &positions);
        }
    }
}

fn put_line(out: &mut Vec<u8>, line: &[[i64; 2]]) {
    put_unsigned(out, line.len() as u64);
    let mut last = [0, 0];
    for at in line {
        put_signed(out, at[0] - last[0]);
        put_signed(out, at[1] - last[1]);
        last = *at;
    }
}
