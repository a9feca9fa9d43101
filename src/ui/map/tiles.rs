//! A map of the user's own in place of the built-in one: a PMTiles file (version 3), of pictures or
//! of vector tiles. It is read where it lies; nothing is fetched.

use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use egui::Rect;
use walkers::{Canvas, Layer, MapMemory, PmTiles, Projector, Tiles};

use crate::base::LonLat;
use crate::scene::{Point, View, WorldBox, WorldPos};

/// Tiles of a file.
pub struct OwnTiles {
    pub path: PathBuf,
    pub tiles: PmTiles,
}

/// Why a file gives no tiles.
#[derive(Debug, thiserror::Error)]
pub enum TilesError {
    #[error("{0} cannot be read ({1}); check that it is there and that you may read it")]
    Unreadable(String, io::Error),
    #[error("{0} is not a PMTiles file; choose a file that ends in .pmtiles")]
    Other(String),
    #[error("{0} is of version {1} of PMTiles; convert it to version 3 with the pmtiles program")]
    Version(String, u8),
    #[error("{0} holds tiles of a kind that cannot be drawn; use PNG, JPEG, WebP or vector tiles")]
    Kind(String),
}

/// Whether a path is meant to be one, by its ending.
pub fn is_tiles(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("pmtiles"))
}

impl OwnTiles {
    /// # Errors
    /// If the file cannot be read, or its header is not one of PMTiles that can be drawn.
    pub fn open(path: &Path, ctx: &egui::Context) -> Result<Self, TilesError> {
        check(path)?;
        Ok(Self { path: path.to_owned(), tiles: PmTiles::new(path, ctx.clone()) })
    }

    /// What the map says of them: the maker's words are inside the file, in no one place.
    pub fn credit(&self) -> String {
        let name = self.path.file_name().unwrap_or_default().to_string_lossy();
        format!("Tiles: {name}")
    }
}

/// Tiles in every turn of the world that a pane shows.
pub struct TilesLayer<'a, T> {
    pub tiles: &'a mut T,
    pub view: View,
    pub rect: Rect,
}

impl<T: Tiles> Layer for TilesLayer<'_, T> {
    fn draw(&mut self, canvas: &mut Canvas, projector: &Projector) {
        for (strip, middle) in strips(self.view, self.rect) {
            let position = walkers::lon_lat(middle.lon, middle.lat);
            let mut memory = MapMemory::default();
            memory.center_at(position);
            // A view is never outside of what walkers allows.
            let _ = memory.set_zoom(self.view.zoom);
            let turned = Projector::new(strip, projector.projection(), &memory, position);
            (&mut *self.tiles).draw(canvas, &turned);
        }
    }
}

/// The pane cut where one turn of the world meets the next, each part with the place in its middle.
fn strips(view: View, rect: Rect) -> Vec<(Rect, LonLat)> {
    let world = WorldBox { min: WorldPos::new(0.0, 0.0), max: WorldPos::new(1.0, 1.0) };
    let part = |turn: i32| {
        let edge = |x: i32| {
            let at = view.screen_from_world(WorldPos::new(f64::from(x), view.center.y));
            (rect.left() + at.x).clamp(rect.left(), rect.right())
        };
        let strip = Rect::from_x_y_ranges(edge(turn)..=edge(turn + 1), rect.y_range());
        let middle = strip.center() - rect.min.to_vec2();
        let at = view.world_from_screen(Point::new(middle.x, middle.y));
        let at = LonLat::from(WorldPos::new(at.x - f64::from(turn), at.y));
        (strip.width() > 0.0).then_some((strip, at))
    };
    view.turns(world).filter_map(part).collect()
}

/// By the header (PMTiles specification, version 3): seven letters and a version, and at byte 99
/// the kind of tiles.
fn check(path: &Path) -> Result<(), TilesError> {
    const HEADER: usize = 127;
    let name = || path.display().to_string();
    let mut header = Vec::new();
    File::open(path)
        .and_then(|file| file.take(HEADER as u64).read_to_end(&mut header))
        .map_err(|error| TilesError::Unreadable(name(), error))?;
    if !header.starts_with(b"PMTiles") || header.len() < HEADER {
        return Err(TilesError::Other(name()));
    }
    match (header[7], header[99]) {
        (3, 1..=4) => Ok(()),
        (3, _) => Err(TilesError::Kind(name())),
        (version, _) => Err(TilesError::Version(name(), version)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn checked(bytes: &[u8]) -> String {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("own.pmtiles");
        std::fs::write(&path, bytes).unwrap();
        check(&path).map_or_else(|error| error.to_string(), |()| "good".to_owned())
    }

    #[test]
    fn a_pane_over_the_date_line_is_cut_there() {
        let view = View::new(LonLat::new(170.0, 20.0), 3.0, [800.0, 600.0]);
        let rect = Rect::from_min_size(egui::pos2(10.0, 20.0), egui::vec2(800.0, 600.0));
        let strips = strips(view, rect);
        let [(west, of_west), (east, of_east)] = strips.as_slice() else { panic!("{strips:?}") };
        assert!((west.right() - east.left()).abs() < 0.01 && east.right() == rect.right());
        assert!((0.0..180.0).contains(&of_west.lon), "{of_west:?}");
        assert!((-180.0..0.0).contains(&of_east.lon), "{of_east:?}");
        let one = View::new(LonLat::new(10.0, 20.0), 4.0, [800.0, 600.0]);
        assert_eq!(super::strips(one, rect).len(), 1);
    }

    #[test]
    fn what_is_no_tiles_is_told_with_the_file_and_what_to_do() {
        let header = |version: u8, kind: u8| {
            let mut bytes = b"PMTiles".to_vec();
            bytes.push(version);
            bytes.resize(127, 0);
            bytes[99] = kind;
            bytes
        };
        assert_eq!(checked(&header(3, 2)), "good");
        assert!(checked(&header(2, 2)).contains("own.pmtiles is of version 2"));
        assert!(checked(&header(3, 9)).contains("of a kind that cannot be drawn"));
        assert!(checked(b"PMTiles").contains("own.pmtiles is not a PMTiles file"));
        let missing = check(Path::new("/nowhere/own.pmtiles")).unwrap_err();
        assert!(missing.to_string().contains("check that it is there"), "{missing}");
    }
}
