//! What to draw, without saying how: marks, areas, arcs, labels, the time line, hit-testing.
//! Knows no window and no file format: the window paints it, `export` writes it as SVG.

pub mod font;
mod geometry;
pub mod graph;
mod grid;
pub mod label;
pub mod map;
pub mod palette;
mod simplify;
pub mod style;
pub mod timeline;
mod view;

pub use geometry::{Point, Rect, WorldPos, is_inside};
pub use label::{LabelClass, LabelShape};
pub use map::{AreaCache, Emphasis, MapData, MapParams, MapScene, Target};
pub use palette::{Palette, Rgb, Theme};
pub use view::{Insets, MAX_ZOOM, View, WorldBox, min_zoom};
