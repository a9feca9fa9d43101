//! Labels: one collision pass for all of them, the basemap's too.

mod leaders;
pub(in crate::scene) mod obstacles;
pub(in crate::scene) mod place;
mod request;
pub(in crate::scene) mod spots;

use super::font::Font;
use super::geometry::{Point, Rect, WorldPos};
use super::map::relation::Relations;
use super::map::{Emphasis, MapData, MapParams, MapScene, Target};
use crate::base::Id;

/// A placed line of text. Drawn last, with a halo of the ground's colour.
#[derive(Clone, Debug, PartialEq)]
pub struct LabelShape {
    pub text: String,
    pub class: LabelClass,
    pub font: Font,
    /// In logical pixels.
    pub size: f32,
    /// Extra pixels after every letter but the last.
    pub spacing: f32,
    /// Where the text begins, on its baseline.
    pub origin: Point,
    /// What it covers: its width, from the top of its tallest to the foot of its lowest letters.
    pub rect: Rect,
    /// A line from beside the text to the area it names, where the text lies outside it.
    pub leader: Option<[Point; 2]>,
    /// For the basemap's cities: where a small dot marks the place.
    pub dot: Option<Point>,
    pub emphasis: Emphasis,
    /// What a click on it selects; `None` for names that the texts do not mention.
    pub owner: Option<Target>,
}

/// What a label names; painters give each its colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LabelClass {
    /// A settlement, site, state, island or region that the texts name.
    Place,
    /// A sea, gulf or strait that the texts name.
    Water,
    /// A country or vast region that the texts name, in capitals.
    Land,
    /// A node of the graph.
    Node,
    /// What happens, at its node of the graph.
    Event,
    BaseCountry,
    BaseWater,
    BaseCity,
    BaseAdmin1,
}

impl LabelClass {
    /// Belongs to the background map, not to what the texts say.
    pub fn is_base(self) -> bool {
        self >= Self::BaseCountry
    }
}

/// A name that the background map offers to show.
#[derive(Clone, Debug, PartialEq)]
pub struct BaseLabel {
    pub text: String,
    pub at: WorldPos,
    /// One of the base classes.
    pub class: LabelClass,
    /// The least zoom at which it may show.
    pub min_zoom: f32,
    /// Lower goes first.
    pub rank: u8,
    /// The gazetteer's id of what it names.
    pub id: Option<Id>,
}

/// All labels of a scene whose other shapes are in place.
pub(super) fn place(
    scene: &MapScene,
    data: &MapData,
    params: &MapParams,
    relations: &Relations,
    base: &[BaseLabel],
) -> Vec<LabelShape> {
    let obstacles = obstacles::Obstacles::new(scene, params);
    let mut placer = place::Placer::new(obstacles);
    placer.add_all(request::of_data(scene, data, params, relations));
    let named = placer.shapes();
    placer.add_all(request::of_basemap(scene.view, data, relations, &named, base));
    let mut labels = placer.shapes();
    leaders::draw(&mut labels, scene, data);
    labels
}

/// Every label that is cut by the pane or covers another label or a mark, in words; for tests.
pub fn overlaps(scene: &MapScene) -> Vec<String> {
    let mut found = Vec::new();
    for (nth, label) in scene.labels.iter().enumerate() {
        if !scene.view.pane().holds(label.rect) {
            found.push(format!("“{}” is cut: {:?}", label.text, label.rect));
        }
        for other in &scene.labels[nth + 1..] {
            if label.rect.meets(other.rect) {
                found.push(format!("“{}” and “{}” cover each other", label.text, other.text));
            }
        }
        for mark in scene.marks.iter().filter(|mark| mark.rect().meets(label.rect)) {
            found.push(format!("“{}” covers the mark of {}", label.text, mark.name));
        }
    }
    found
}
