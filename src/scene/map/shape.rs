//! What one view of the map shows, in screen positions.

use std::sync::{Arc, OnceLock};

use super::near::Near;
use super::{ArcKey, AreaMesh, Target};
use crate::atlas::{EntityIx, Modality};
use crate::gazetteer::Feature;
use crate::scene::geometry::{Point, Rect};
use crate::scene::label::LabelShape;
use crate::scene::view::{Insets, View};

/// How a view is to be drawn.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct MapParams {
    /// What leads among all that is selected.
    pub selected: Option<Target>,
    /// All that is selected, the one that leads with them.
    pub also: Arc<Vec<Target>>,
    pub hovered: Option<Target>,
    /// Whether places that only stand for governments and the like show, hollow.
    pub show_associative: bool,
    /// Room along the edges where labels must not go.
    pub insets: Insets,
    /// Boxes that labels avoid: buttons, legend, scale bar, attribution.
    pub overlays: Vec<Rect>,
    /// How far beyond the pane marks, arcs and areas are drawn, in pixels, for a map that moves
    /// before its next scene is there. Labels stay in the pane.
    pub margin: f32,
}

/// How much a shape stands out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Emphasis {
    /// Not linked to the selection: fades.
    Faded,
    #[default]
    Normal,
    /// Linked to the selection.
    Related,
    Hovered,
    Selected,
}

/// A sea, region or country in one of the worlds that show.
#[derive(Clone, Debug)]
pub struct AreaShape {
    pub entity: EntityIx,
    pub feature: Feature,
    /// Closed rings in screen positions, even-odd; simplified to what shows.
    pub rings: Vec<Vec<Point>>,
    /// For places that are lines.
    pub lines: Vec<Vec<Point>>,
    /// The same as triangles in map positions, to be moved by `turn` worlds.
    pub mesh: Arc<AreaMesh>,
    pub turn: i32,
    pub bounds: Rect,
    /// Filled lightly; else only an outline. Waters are best filled below the land: then the
    /// coast is exact.
    pub filled: bool,
    /// Limits drawn by hand where no authority has drawn any: outlined with dashes.
    pub indicative: bool,
    pub emphasis: Emphasis,
}

/// An arc from an anchor to a place.
#[derive(Clone, Debug, PartialEq)]
pub struct ArcShape {
    pub key: ArcKey,
    /// A polyline from anchor to place.
    pub points: Vec<Point>,
    /// It ends in an area, where no mark shows: a dot marks its end.
    pub dot: bool,
    /// 1 to 3.2 logical pixels by documents.
    pub width: f32,
    /// Solid for happened, dashed for planned, dotted for the rest.
    pub modality: Modality,
    pub emphasis: Emphasis,
    /// 1, or less where there are many: those that are not chosen let others through.
    pub opacity: f32,
}

/// What a mark stands for; each has a shape of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MarkKind {
    /// A disc.
    Settlement,
    /// A rounded square: an area or line too small to show as itself.
    Area,
    /// Where arcs start that is named nowhere: a small ring.
    Anchor,
}

/// A mark, or several joined.
#[derive(Clone, Debug, PartialEq)]
pub struct MarkShape {
    /// The first is the most reported; more than one where they were joined. Empty for an anchor.
    pub entities: Vec<EntityIx>,
    /// What a click selects; `None` for an anchor that the texts do not name.
    pub target: Option<Target>,
    /// Of the most reported.
    pub name: Arc<str>,
    pub center: Point,
    /// 4 to 9 logical pixels; half the side of a square.
    pub radius: f32,
    pub kind: MarkKind,
    /// Only mentioned as standing for another thing.
    pub hollow: bool,
    pub emphasis: Emphasis,
}

/// A scale bar that is true at the middle of the view.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ScaleBar {
    pub km: u32,
    /// Its length in logical pixels.
    pub px: f32,
    /// As in `2,000 km at 40° N`.
    pub label: String,
}

/// Everything one view shows. Painted in this order: areas, arcs, marks, labels.
#[derive(Clone, Debug)]
pub struct MapScene {
    pub view: View,
    /// How far it reaches beyond the pane, in pixels.
    pub margin: f32,
    pub areas: Vec<AreaShape>,
    /// Not drawn, but a click in them selects them: countries at rest.
    pub hidden: Vec<AreaShape>,
    pub arcs: Vec<ArcShape>,
    pub marks: Vec<MarkShape>,
    pub labels: Vec<LabelShape>,
    pub scale_bar: ScaleBar,
    /// Made when first asked for.
    pub(super) near: OnceLock<Near>,
}

/// Who made the data under the map; on every picture.
pub const ATTRIBUTION: &str = "Natural Earth · GeoNames (CC BY 4.0)";
