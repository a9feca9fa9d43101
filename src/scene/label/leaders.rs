//! Lines from names to the areas they lie beside: small seas rarely have room for their own.

use super::LabelShape;
use crate::scene::geometry::{Point, Rect, is_inside};
use crate::scene::map::{AreaShape, MapData, MapScene, Target};

/// A shorter line, in pixels, would say nothing.
const SHORTEST: f32 = 7.0;
/// Room between the text and its line, in pixels.
const GAP: f32 = 2.0;

/// Gives each name that lies outside its area a line into it, unless that would cross another.
pub fn draw(labels: &mut [LabelShape], scene: &MapScene, data: &MapData) {
    let rects: Vec<Rect> = labels.iter().map(|label| label.rect).collect();
    for (nth, label) in labels.iter_mut().enumerate() {
        let Some(Target::Entity(entity)) = label.owner.filter(|_| !label.class.is_base()) else {
            continue;
        };
        let nearest = scene
            .areas
            .iter()
            .filter(|area| area.entity == entity && !area.rings.is_empty())
            .min_by(|a, b| gap(a, label.rect).total_cmp(&gap(b, label.rect)));
        let Some(area) = nearest else { continue };
        let home = data.mark(entity).map(|mark| mark.at);
        let leader = home.and_then(|home| {
            let at = scene.view.screen_from_world(home.turned(area.turn));
            line(area, label.rect, at)
        });
        label.leader = leader.filter(|&[from, to]| {
            rects
                .iter()
                .enumerate()
                .all(|(other, rect)| other == nth || rect.length_inside(from, to) == 0.0)
        });
    }
}

fn gap(area: &AreaShape, rect: Rect) -> f32 {
    area.bounds.center().distance(rect.center())
}

/// From the edge of a box to a point in the area; `None` where the box lies on the area.
fn line(area: &AreaShape, rect: Rect, home: Point) -> Option<[Point; 2]> {
    let level = rect.center().y;
    let inside = [0.1, 0.3, 0.5, 0.7, 0.9]
        .map(|t| Point::new(rect.left + t * rect.width(), level))
        .iter()
        .filter(|&&at| is_inside(&area.rings, at))
        .count();
    if inside >= 2 || !is_inside(&area.rings, home) {
        return None;
    }
    let around = rect.grown(GAP);
    let from = Point::new(
        home.x.clamp(around.left, around.right),
        home.y.clamp(around.top, around.bottom),
    );
    (from.distance(home) >= SHORTEST).then_some([from, home])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn square() -> AreaShape {
        let ring = [(0.0, 0.0), (100.0, 0.0), (100.0, 100.0), (0.0, 100.0)];
        AreaShape {
            entity: crate::atlas::EntityIx(0),
            feature: crate::gazetteer::Feature::Sea,
            rings: vec![ring.map(|(x, y)| Point::new(x, y)).into()],
            lines: Vec::new(),
            mesh: Default::default(),
            turn: 0,
            bounds: Rect::new(0.0, 0.0, 100.0, 100.0),
            filled: true,
            indicative: false,
            emphasis: Default::default(),
        }
    }

    #[test]
    fn a_name_beside_its_area_is_tied_to_it_and_one_inside_is_not() {
        let home = Point::new(50.0, 50.0);
        let beside = line(&square(), Rect::new(110.0, 40.0, 180.0, 54.0), home);
        assert_eq!(beside, Some([Point::new(108.0, 50.0), home]));
        assert_eq!(line(&square(), Rect::new(20.0, 60.0, 80.0, 74.0), home), None);
    }
}
