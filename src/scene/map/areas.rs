//! Seas, regions and countries on screen.

use super::marks::is_mark;
use super::relation::Relations;
use super::{Area, AreaShape, Emphasis, MapData, MapParams};
use crate::atlas::EntityIx;
use crate::gazetteer::Feature;
use crate::scene::geometry::{Point, Rect, WorldPos};
use crate::scene::view::{View, WorldBox};

/// A larger area, in parts of the map's square, would tint everything: the Indo-Pacific.
const VAST: f64 = 0.025;

/// A wider line, in parts of the way round the globe, is not drawn at rest.
const WIDE_LINE: f64 = 0.3;

/// How an area is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Style {
    /// Only its name.
    Unseen,
    /// Not drawn, but a click in it selects it.
    Hidden,
    Outline,
    Filled,
}

/// The areas that show, and those that are not drawn but can be clicked; larger ones first, so
/// that smaller ones lie on them.
pub fn areas(
    data: &MapData,
    view: View,
    params: &MapParams,
    relations: &Relations,
) -> (Vec<AreaShape>, Vec<AreaShape>) {
    let mut drawn = Vec::new();
    let mut hidden = Vec::new();
    let drawn_view = view.grown(params.margin);
    let named = data.marks().filter(|mark| !mark.associative || params.show_associative);
    for mark in named {
        let Some(bounds) = mark.bounds.filter(|_| !is_mark(&mark, view)) else { continue };
        let emphasis = relations.of_mark(&mark);
        let style = style(mark.feature, bounds, emphasis, mark.associative);
        if style == Style::Unseen || drawn_view.turns(bounds).is_empty() {
            continue;
        }
        let Some(area) = data.areas().area(&mark.id) else { continue };
        let list = if style == Style::Hidden { &mut hidden } else { &mut drawn };
        let filled = style == Style::Filled;
        list.extend(on_screen(
            &area,
            view,
            params.margin,
            mark.entity,
            mark.feature,
            filled,
            emphasis,
        ));
    }
    for (country, state, emphasis) in &relations.countries {
        let is_drawn = drawn
            .iter()
            .any(|shape| data.mark(shape.entity).is_some_and(|mark| &mark.id == country));
        if let Some(area) = data.areas().area(country).filter(|_| !is_drawn) {
            drawn.extend(on_screen(
                &area,
                view,
                params.margin,
                *state,
                Feature::Country,
                false,
                *emphasis,
            ));
        }
    }
    for list in [&mut drawn, &mut hidden] {
        list.sort_by(|a, b| {
            let extent = |shape: &AreaShape| shape.bounds.width() * shape.bounds.height();
            let chosen = |shape: &AreaShape| shape.emphasis >= Emphasis::Hovered;
            chosen(a)
                .cmp(&chosen(b))
                .then(extent(b).total_cmp(&extent(a)))
                .then(a.entity.cmp(&b.entity))
        });
    }
    (drawn, hidden)
}

/// Too large to be filled.
pub fn is_vast(bounds: WorldBox) -> bool {
    bounds.width() * bounds.height() > VAST
}

fn style(feature: Feature, bounds: WorldBox, emphasis: Emphasis, associative: bool) -> Style {
    let chosen = emphasis >= Emphasis::Hovered;
    let vast = is_vast(bounds);
    match feature {
        Feature::Country if chosen => Style::Outline,
        Feature::Country => Style::Hidden,
        // A circle of latitude would cut the map in two: only its name shows until it is chosen.
        Feature::Line if bounds.width() > WIDE_LINE && !chosen => Style::Unseen,
        Feature::Line => Style::Outline,
        _ if vast || feature == Feature::Continent => {
            if chosen {
                Style::Outline
            } else {
                Style::Unseen
            }
        }
        _ if associative => Style::Outline,
        _ => Style::Filled,
    }
}

/// The area in each world where it shows.
fn on_screen(
    area: &Area,
    view: View,
    margin: f32,
    entity: EntityIx,
    feature: Feature,
    filled: bool,
    emphasis: Emphasis,
) -> Vec<AreaShape> {
    let mesh = area.mesh(view.zoom);
    let shape = |turn: i32| {
        let screen = |lines: &[Vec<WorldPos>]| -> Vec<Vec<Point>> {
            let place = |&at: &WorldPos| view.screen_from_world(at.turned(turn));
            lines.iter().map(|line| line.iter().map(place).collect()).collect()
        };
        let rings = screen(&mesh.rings);
        let lines = screen(&mesh.lines);
        let bounds = Rect::of(rings.iter().chain(&lines).flatten().copied())?;
        bounds.meets(view.pane().grown(margin)).then(|| AreaShape {
            entity,
            feature,
            rings,
            lines,
            mesh: mesh.clone(),
            turn,
            bounds,
            filled,
            indicative: area.outline.indicative,
            emphasis,
        })
    };
    view.grown(margin).turns(area.bounds).filter_map(shape).collect()
}
