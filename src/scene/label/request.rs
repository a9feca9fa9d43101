//! Which labels are asked for, the most important first, and how each is set.

use std::collections::BTreeSet;

use super::place::Request;
use super::spots::{self, Extent, Spot};
use super::{BaseLabel, LabelClass, LabelShape};
use crate::atlas::EntityIx;
use crate::base::Id;
use crate::gazetteer::Feature;
use crate::scene::font::Font;
use crate::scene::geometry::{Point, Rect, is_inside};
use crate::scene::map::areas::is_vast;
use crate::scene::map::marks::is_mark;
use crate::scene::map::relation::Relations;
use crate::scene::map::{
    AreaShape, Emphasis, MapData, MapParams, MapScene, MarkData, MarkKind, MarkShape, Target,
};
use crate::scene::view::{View, WorldBox};

/// More names than this cannot be read.
const MOST: usize = 220;
/// Among so many marks hardly a name has room, and only those reported most are tried.
const CROWDED: usize = 2_000;
const MOST_OF_CROWD: usize = 90;
/// Cities of the background map show from here.
const CITY_ZOOM: f64 = 4.2;
/// States and provinces of the background map show from here.
const ADMIN1_ZOOM: f64 = 4.5;

/// For the name of one area that lies in another.
const ASTRAY_COST: f32 = 5.0;
/// For the name of a mark that lies in an area, where it would be taken for the area's.
const ASTRAY_MARK_COST: f32 = 0.8;

struct Style {
    class: LabelClass,
    font: Font,
    size: f32,
    spacing: f32,
    capitals: bool,
    margin: f32,
    arc_cost: f32,
    most_arcs: f32,
}

const PLACE: Style = Style {
    class: LabelClass::Place,
    font: Font::Medium,
    size: 13.0,
    spacing: 0.0,
    capitals: false,
    margin: 2.5,
    arc_cost: 0.09,
    most_arcs: f32::MAX,
};
const WATER: Style = Style {
    class: LabelClass::Water,
    font: Font::MediumItalic,
    spacing: 0.2,
    // Its place says more than a clear ground: names of areas lie across what happens in them.
    arc_cost: 0.03,
    ..PLACE
};
const LAND: Style = Style { class: LabelClass::Place, spacing: 0.2, arc_cost: 0.03, ..PLACE };
const COUNTRY: Style = Style {
    class: LabelClass::Land,
    font: Font::Medium,
    size: 11.0,
    spacing: 1.8,
    capitals: true,
    margin: 4.0,
    arc_cost: 0.03,
    ..PLACE
};
const ANCHOR: Style =
    Style { class: LabelClass::BaseCity, font: Font::Regular, size: 12.0, ..PLACE };
const BASE_COUNTRY: Style = Style {
    class: LabelClass::BaseCountry,
    font: Font::Regular,
    size: 11.0,
    spacing: 2.0,
    capitals: true,
    margin: 5.0,
    arc_cost: 0.0,
    most_arcs: 0.0,
};
const BASE_WATER: Style = Style {
    class: LabelClass::BaseWater,
    font: Font::Italic,
    size: 11.5,
    spacing: 0.6,
    capitals: false,
    ..BASE_COUNTRY
};
const BASE_CITY: Style = Style {
    class: LabelClass::BaseCity,
    size: 11.5,
    spacing: 0.0,
    capitals: false,
    margin: 3.0,
    ..BASE_COUNTRY
};
const BASE_ADMIN1: Style =
    Style { class: LabelClass::BaseAdmin1, size: 10.0, spacing: 1.0, ..BASE_COUNTRY };

impl Style {
    fn label(&self, text: &str, emphasis: Emphasis, owner: Option<Target>) -> LabelShape {
        LabelShape {
            text: if self.capitals { text.to_uppercase() } else { text.to_owned() },
            class: self.class,
            font: self.font,
            size: self.size,
            spacing: self.spacing,
            origin: Point::default(),
            rect: Rect::default(),
            leader: None,
            dot: None,
            emphasis,
            owner,
        }
    }

    fn request(&self, label: LabelShape, spots: impl FnOnce(Extent) -> Vec<Spot>) -> Request {
        let extent = Extent::of(&label);
        Request {
            spots: spots(extent),
            label,
            extent,
            margin: self.margin,
            arc_cost: self.arc_cost,
            most_arcs: self.most_arcs,
            covers_crowd: false,
            insists: !self.class.is_base(),
        }
    }
}

/// Names of marks, by how often they are reported; then of areas; then of where arcs start.
pub fn of_data(
    scene: &MapScene,
    data: &MapData,
    params: &MapParams,
    relations: &Relations,
) -> Vec<Request> {
    let room = scene.view.pane();
    let most = if scene.marks.len() > CROWDED { MOST_OF_CROWD } else { MOST };
    let mut requests = Vec::new();
    let in_pane = |mark: &&MarkShape| room.grown(mark.radius).contains(mark.center);
    for mark in scene.marks.iter().filter(|mark| mark.kind != MarkKind::Anchor).filter(in_pane) {
        let water = mark.entities.first().and_then(|&first| data.mark(first));
        let is_water = water.is_some_and(|mark| mark.feature.is_water());
        let style = if is_water { &WATER } else { &PLACE };
        let label = style.label(&mark.name, mark.emphasis, mark.target);
        let own = mark.entities.first().copied();
        requests.push(style.request(label, |extent| {
            let mut spots = spots::around(mark.center, mark.radius, extent);
            for spot in &mut spots {
                spot.cost += ASTRAY_MARK_COST * astray(scene, own, extent.rect(spot.origin));
            }
            spots
        }));
        if requests.len() == most {
            break;
        }
    }
    for mark in data.marks().filter(|mark| !mark.associative || params.show_associative) {
        if is_mark(&mark, scene.view) || requests.len() >= most {
            continue;
        }
        requests.extend(of_area(scene, &mark, relations, room));
    }
    let shown: BTreeSet<String> =
        requests.iter().map(|request| request.label.text.to_lowercase()).collect();
    for mark in scene.marks.iter().filter(|mark| mark.kind == MarkKind::Anchor) {
        if shown.contains(&mark.name.to_lowercase()) {
            continue;
        }
        let label = ANCHOR.label(&mark.name, mark.emphasis, mark.target);
        requests
            .push(ANCHOR.request(label, |extent| spots::around(mark.center, mark.radius, extent)));
    }
    // Who selects a thing wants to read its name.
    requests.sort_by_key(|request| request.label.emphasis != Emphasis::Selected);
    requests
}

/// How much of a box lies in filled areas that are not its own, 0 to 1.
fn astray(scene: &MapScene, own: Option<EntityIx>, rect: Rect) -> f32 {
    let samples =
        [0.1, 0.5, 0.9].map(|t| Point::new(rect.left + t * rect.width(), rect.center().y));
    let covered = |at: &&Point| {
        scene.areas.iter().any(|other| {
            other.filled
                && Some(other.entity) != own
                && other.bounds.contains(**at)
                && is_inside(&other.rings, **at)
        })
    };
    samples.iter().filter(covered).count() as f32 / samples.len() as f32
}

/// The name of an area in each world where it shows.
fn of_area(scene: &MapScene, mark: &MarkData, relations: &Relations, room: Rect) -> Vec<Request> {
    let view = scene.view;
    let emphasis = relations.of_mark(mark);
    let style = match mark.feature {
        feature if feature.is_water() => &WATER,
        Feature::Country | Feature::Continent => &COUNTRY,
        _ if mark.bounds.is_some_and(is_vast) => &COUNTRY,
        _ => &LAND,
    };
    let label = || style.label(&mark.name, emphasis, Some(Target::Entity(mark.entity)));
    let shapes: Vec<&AreaShape> =
        scene.areas.iter().chain(&scene.hidden).filter(|area| area.entity == mark.entity).collect();
    if shapes.is_empty() || shapes.iter().all(|shape| shape.rings.is_empty()) {
        // Too vast to be drawn, or a line: about the place of its name.
        return view
            .turns(WorldBox::point(mark.at))
            .map(|turn| view.screen_from_world(mark.at.turned(turn)))
            .map(|at| style.request(label(), |extent| spots::about(at, extent, 60.0)))
            .collect();
    }
    shapes
        .into_iter()
        .map(|shape| {
            let home = mark.at.turned(shape.turn);
            // The outline may be unwrapped into another world than its name's place.
            let at = [-1, 0, 1]
                .map(|turn| view.screen_from_world(home.turned(turn)))
                .into_iter()
                .find(|&at| shape.bounds.contains(at))
                .unwrap_or(shape.bounds.center());
            style.request(label(), |extent| {
                let mut spots = spots::within(&shape.rings, shape.bounds, at, room, extent);
                for spot in &mut spots {
                    // Another sea would take the name for its own.
                    let rect = extent.rect(spot.origin);
                    spot.cost += ASTRAY_COST * astray(scene, Some(mark.entity), rect);
                }
                spots
            })
        })
        .collect()
}

/// The background map's names that show at this zoom and are not named already.
pub fn of_basemap(
    view: View,
    data: &MapData,
    relations: &Relations,
    named: &[LabelShape],
    base: &[BaseLabel],
) -> Vec<Request> {
    let texts: BTreeSet<String> = named.iter().map(|label| label.text.to_lowercase()).collect();
    let owners = named.iter().filter_map(|label| match label.owner {
        Some(Target::Entity(ix) | Target::Cluster(ix)) => data.mark(ix),
        _ => None,
    });
    let marked: BTreeSet<&Id> = owners.map(|mark| &mark.data().id).collect();
    let is_named = |label: &BaseLabel| {
        texts.contains(&label.text.to_lowercase())
            || label.id.as_ref().is_some_and(|id| marked.contains(id))
    };
    let mut showing: Vec<(&BaseLabel, Point)> = Vec::new();
    for label in base.iter().filter(|label| shows(label, view.zoom) && !is_named(label)) {
        for turn in view.turns(WorldBox::point(label.at)) {
            showing.push((label, view.screen_from_world(label.at.turned(turn))));
        }
    }
    let order = |label: &BaseLabel| match label.class {
        LabelClass::BaseCountry => 0,
        LabelClass::BaseWater => 1,
        LabelClass::BaseCity => 2,
        _ => 3,
    };
    showing.sort_by(|(a, p), (b, q)| {
        (u16::from(a.rank) + 3 * order(a))
            .cmp(&(u16::from(b.rank) + 3 * order(b)))
            .then(a.text.cmp(&b.text))
            .then(p.x.total_cmp(&q.x))
    });
    showing.truncate(MOST);
    showing.into_iter().map(|(label, at)| of_base(label, at, data, relations)).collect()
}

fn shows(label: &BaseLabel, zoom: f64) -> bool {
    let least = match label.class {
        LabelClass::BaseCity => CITY_ZOOM,
        LabelClass::BaseAdmin1 => ADMIN1_ZOOM,
        _ => 0.0,
    };
    f64::from(label.min_zoom).max(least) <= zoom
}

fn of_base(label: &BaseLabel, at: Point, data: &MapData, relations: &Relations) -> Request {
    // A country that is only mentioned as a government can still be opened by its name.
    let owner = label.class == LabelClass::BaseCountry;
    let owner = owner.then(|| data.country_named(&label.text, label.id.as_ref())).flatten();
    let emphasis = owner.map_or(Emphasis::Normal, |entity| relations.of_entity(entity));
    let style = match label.class {
        LabelClass::BaseWater => &BASE_WATER,
        LabelClass::BaseCity => &BASE_CITY,
        LabelClass::BaseAdmin1 => &BASE_ADMIN1,
        _ => &BASE_COUNTRY,
    };
    let mut shape = style.label(&label.text, emphasis, owner.map(Target::Entity));
    if label.class == LabelClass::BaseCity {
        shape.dot = Some(at);
        return style.request(shape, |extent| spots::beside_dot(at, extent));
    }
    // Waters have room; a country's name may not stray into another's.
    let reach = if label.class == LabelClass::BaseWater { 60.0 } else { 16.0 };
    style.request(shape, |extent| spots::about(at, extent, reach))
}
