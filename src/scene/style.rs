//! How shapes are stroked and filled, the same in the window and in pictures.

use super::map::{ArcShape, Emphasis, MarkKind, MarkShape};
use super::palette::{Palette, Rgb};
use crate::atlas::{Kind, Modality};
use crate::gazetteer::Feature;
use crate::scene::label::LabelClass;

/// A colour with its opacity, 0 to 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ink {
    pub color: Rgb,
    pub opacity: f32,
}

impl Ink {
    const fn new(color: Rgb, opacity: f32) -> Self {
        Self { color, opacity }
    }
}

/// Dashes and gaps of an arc `width` pixels wide, in pixels; empty for a solid line.
pub fn dashes(modality: Modality, width: f32) -> Vec<f32> {
    match modality {
        Modality::Happened => Vec::new(),
        Modality::Planned => vec![5.0 + width, 3.0 + width],
        // Dots are round caps on dashes of nothing; painters without caps draw short dashes.
        Modality::Alleged | Modality::Hypothetical | Modality::Denied => {
            vec![width.max(1.2), 2.0 + width * 1.4]
        }
    }
}

/// Dashes of the outline of an area whose limits no authority has drawn.
pub const INDICATIVE_DASHES: [f32; 2] = [4.0, 3.0];
/// Dashes of a disputed border.
pub const DISPUTED_DASHES: [f32; 2] = [3.0, 2.5];
/// The halo around labels, in pixels on each side.
pub const HALO: f32 = 2.0;
/// Radius of the dot at the end of an arc that ends in an area, in pixels.
pub const ARC_DOT: f32 = 2.0;
/// Radius of the dot of a city of the background map, in pixels.
pub const CITY_DOT: f32 = 1.6;
/// Width of the line from a name to the area it lies beside, in pixels.
pub const LEADER: f32 = 0.8;
/// The rim of ground colour around marks, in pixels.
pub const RIM: f32 = 1.0;
/// Added to the width of a selected or hovered arc.
pub const CHOSEN_WIDER: f32 = 0.8;

/// The stroke of an arc.
pub fn arc_ink(palette: &Palette, emphasis: Emphasis) -> Ink {
    match emphasis {
        Emphasis::Faded => Ink::new(palette.arc, 0.28),
        Emphasis::Normal => Ink::new(palette.arc, 0.72),
        Emphasis::Hovered => Ink::new(palette.arc, 1.0),
        Emphasis::Related | Emphasis::Selected => Ink::new(palette.accent, 0.95),
    }
}

/// The stroke of an arc as it is drawn, and its width in pixels.
pub fn arc_stroke(palette: &Palette, arc: &ArcShape) -> (Ink, f32) {
    let wider = if arc.emphasis >= Emphasis::Hovered { CHOSEN_WIDER } else { 0.0 };
    let ink = arc_ink(palette, arc.emphasis);
    (Ink { opacity: ink.opacity * arc.opacity, ..ink }, arc.width + wider)
}

/// The fill of a mark as it is drawn, its rim, and the rim's width in pixels.
pub fn mark_paints(palette: &Palette, mark: &MarkShape) -> (Ink, Ink, f32) {
    let ground = Ink::new(palette.panel, 1.0);
    let ink = mark_ink(palette, mark.emphasis);
    match (mark.kind, mark.hollow) {
        (MarkKind::Anchor, _) => (ground, arc_ink(palette, mark.emphasis), 1.2),
        (_, true) => (ground, ink, 1.4),
        (_, false) => (ink, ground, RIM),
    }
}

/// The fill of a mark, or the ring of a hollow one.
pub fn mark_ink(palette: &Palette, emphasis: Emphasis) -> Ink {
    match emphasis {
        Emphasis::Faded => Ink::new(palette.place, 0.45),
        Emphasis::Normal | Emphasis::Related | Emphasis::Hovered => Ink::new(palette.place, 1.0),
        Emphasis::Selected => Ink::new(palette.accent, 1.0),
    }
}

/// The fill of an area, where it has one.
pub fn area_fill(palette: &Palette, filled: bool, emphasis: Emphasis) -> Option<Ink> {
    let ink = match (filled, emphasis) {
        (false, Emphasis::Selected) => Ink::new(palette.accent, 0.07),
        (false, Emphasis::Hovered) => Ink::new(palette.place, 0.06),
        (false, _) => return None,
        (true, Emphasis::Selected) => Ink::new(palette.accent, 0.20),
        (true, Emphasis::Hovered) => Ink::new(palette.place, 0.26),
        (true, Emphasis::Faded) => Ink::new(palette.place, 0.08),
        (true, _) => Ink::new(palette.place, 0.15),
    };
    Some(ink)
}

/// The outline of an area or line, and its width in pixels.
pub fn area_line(palette: &Palette, feature: Feature, emphasis: Emphasis) -> (Ink, f32) {
    let wide = if feature == Feature::Line { 1.0 } else { 0.0 };
    match emphasis {
        Emphasis::Selected => (Ink::new(palette.accent, 1.0), 1.5 + wide),
        Emphasis::Hovered => (Ink::new(palette.place, 0.9), 1.2 + wide),
        Emphasis::Faded => (Ink::new(palette.place, 0.25), 0.7 + wide),
        Emphasis::Normal | Emphasis::Related => (Ink::new(palette.place, 0.5), 0.7 + wide),
    }
}

/// The fill of a node of the graph: its kind's colour, whatever is chosen.
pub fn node_ink(palette: &Palette, kind: Kind, emphasis: Emphasis) -> Ink {
    let opacity = if emphasis == Emphasis::Faded { 0.38 } else { 1.0 };
    Ink::new(palette.kind(kind), opacity)
}

/// The stroke of an edge of the graph; a weak one only says that both are named together.
pub fn edge_ink(palette: &Palette, weak: bool, emphasis: Emphasis) -> Ink {
    let rest = if weak { 0.5 } else { 1.0 };
    match emphasis {
        Emphasis::Faded => Ink::new(palette.arc, 0.22 * rest),
        Emphasis::Normal => Ink::new(palette.arc, 0.5 * rest),
        Emphasis::Hovered => Ink::new(palette.arc, 1.0),
        Emphasis::Related | Emphasis::Selected => Ink::new(palette.accent, 0.95),
    }
}

/// The colour behind a label. Waters have that of the sea.
pub fn label_halo(palette: &Palette, class: LabelClass) -> Ink {
    match class {
        LabelClass::Water | LabelClass::BaseWater => Ink::new(palette.sea, 0.85),
        LabelClass::Node | LabelClass::Event => Ink::new(palette.background, 0.9),
        _ => Ink::new(palette.halo, 0.85),
    }
}

/// The colour of a label.
pub fn label_ink(palette: &Palette, class: LabelClass, emphasis: Emphasis) -> Ink {
    let color = match (class, emphasis) {
        (LabelClass::BaseCountry | LabelClass::BaseAdmin1, _) => palette.country_name,
        (LabelClass::BaseWater, _) => palette.water_name,
        (LabelClass::BaseCity, _) => palette.secondary,
        (_, Emphasis::Selected) => palette.accent,
        (LabelClass::Place | LabelClass::Node, _) => palette.ink,
        (LabelClass::Event, _) => palette.secondary,
        (LabelClass::Water, _) => palette.named_water,
        (LabelClass::Land, _) => palette.named_land,
    };
    let opacity = if emphasis == Emphasis::Faded && !class.is_base() { 0.62 } else { 1.0 };
    Ink::new(color, opacity)
}
