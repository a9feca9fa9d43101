//! A part of the map drawn with the pointer: only what lies in it is shown, or all in it is selected.

use egui::{Painter, Pos2, Rect, Response, Shape, Stroke, Ui, pos2};

use crate::base::LonLat;
use crate::query::facets::{Filter, Region};
use crate::scene::{MapData, Point, Target, View, WorldBox, WorldPos};
use crate::session::{Action, Session};
use crate::ui::theme::Tokens;

/// What the next drag draws.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tool {
    Box,
    Shape,
}

/// Nearer points of a drawn line are left out, in points.
const STEP: f32 = 4.0;
/// Smaller regions were not meant, in points.
const LEAST: f32 = 6.0;
/// At most so many places of a region are selected, the most reported: no list shows more.
const MOST_SELECTED: usize = 500;

/// Drawing regions: what is to be drawn, and what has been so far.
#[derive(Default)]
pub struct Regions {
    /// Chosen by a command; a drag with Shift held draws a box without it.
    tool: Option<Tool>,
    drawing: Option<(Tool, Vec<WorldPos>)>,
}

impl Regions {
    /// Takes a tool up, or lays it down.
    pub fn choose(&mut self, tool: Tool) {
        self.tool = if self.tool == Some(tool) { None } else { Some(tool) };
        self.drawing = None;
    }

    pub fn tool(&self) -> Option<Tool> {
        self.tool
    }

    /// Whether a region is being drawn, or the next drag draws one.
    pub fn is_drawing(&self) -> bool {
        self.tool.is_some() || self.drawing.is_some()
    }

    /// Lays the tool down, and leaves what has been drawn so far.
    pub fn stop(&mut self) {
        *self = Self::default();
    }

    /// Whether drags draw, and do not move the map.
    pub fn takes_drags(&self, ui: &Ui) -> bool {
        self.drawing.is_some() || self.tool.is_some() || ui.input(|input| input.modifiers.shift)
    }

    /// Follows the pointer; the region once it is drawn.
    pub fn draw(&mut self, ui: &Ui, response: &Response, view: View, rect: Rect) -> Option<Region> {
        let world =
            |at: Pos2| view.world_from_screen(Point::new(at.x - rect.left(), at.y - rect.top()));
        let pointer = response.interact_pointer_pos();
        if response.drag_started() && self.takes_drags(ui) {
            let tool = self.tool.unwrap_or(Tool::Box);
            let from = ui.input(|input| input.pointer.press_origin()).or(pointer)?;
            self.drawing = Some((tool, vec![world(from)]));
        }
        let (tool, line) = self.drawing.as_mut()?;
        if let Some(at) = pointer {
            match tool {
                Tool::Box => {
                    line.truncate(1);
                    line.push(world(at));
                }
                Tool::Shape => {
                    let far = line
                        .last()
                        .is_none_or(|&last| on_screen(view, rect, last).distance(at) >= STEP);
                    line.extend(far.then(|| world(at)));
                }
            }
        }
        if !response.drag_stopped() {
            return None;
        }
        self.tool = None;
        let (tool, line) = self.drawing.take()?;
        let points = line.iter().map(|&at| on_screen(view, rect, at));
        let extent = Rect::from_points(&points.collect::<Vec<_>>());
        (extent.width() >= LEAST && extent.height() >= LEAST).then(|| region(tool, &line))
    }

    /// The region of the filter, and what is being drawn.
    pub fn paint(
        &self,
        painter: &Painter,
        view: View,
        rect: Rect,
        filter: &Filter,
        tokens: &Tokens,
    ) {
        if let Some(region) = &filter.region {
            let ring = ring(region);
            let bounds = WorldBox::of(ring.iter().copied());
            for turn in bounds.map(|bounds| view.turns(bounds)).into_iter().flatten() {
                let turned = ring.iter().map(|at| on_screen(view, rect, at.turned(turn)));
                outline(painter, turned.collect(), tokens);
            }
        }
        if let Some((tool, line)) = &self.drawing
            && line.len() > 1
        {
            let line = match tool {
                Tool::Box => corners(line[0], line[line.len() - 1]).to_vec(),
                Tool::Shape => line.clone(),
            };
            outline(painter, line.iter().map(|&at| on_screen(view, rect, at)).collect(), tokens);
        }
    }
}

/// What is done with a region: shown alone, or with Ctrl held all in it is selected.
pub fn action(region: Region, select: bool, session: &Session, data: &MapData) -> Action {
    if select {
        return Action::SelectAll(inside(&region, data));
    }
    let mut filter = session.filter().clone();
    filter.region = Some(region);
    Action::SetFilter(Box::new(filter))
}

/// The places in a region, the most reported first.
pub fn inside(region: &Region, data: &MapData) -> Vec<Target> {
    data.marks()
        .filter(|mark| !mark.associative && region.contains(LonLat::from(mark.at)))
        .map(|mark| Target::Entity(mark.entity))
        .take(MOST_SELECTED)
        .collect()
}

fn region(tool: Tool, line: &[WorldPos]) -> Region {
    match tool {
        Tool::Box => match WorldBox::of(line.iter().copied()) {
            Some(around) => Region::Box(around.into()),
            None => Region::Polygon(Vec::new()),
        },
        Tool::Shape => Region::Polygon(line.iter().map(|&at| LonLat::from(at)).collect()),
    }
}

/// Clockwise from the north-west.
fn corners(a: WorldPos, b: WorldPos) -> [WorldPos; 4] {
    let (left, right) = (a.x.min(b.x), a.x.max(b.x));
    let (top, bottom) = (a.y.min(b.y), a.y.max(b.y));
    [
        WorldPos::new(left, top),
        WorldPos::new(right, top),
        WorldPos::new(right, bottom),
        WorldPos::new(left, bottom),
    ]
}

fn ring(region: &Region) -> Vec<WorldPos> {
    match region {
        Region::Box(bounds) => {
            let around = WorldBox::from(*bounds);
            corners(around.min, around.max).to_vec()
        }
        Region::Polygon(ring) => ring.iter().map(|&at| WorldPos::from(at)).collect(),
    }
}

fn on_screen(view: View, rect: Rect, at: WorldPos) -> Pos2 {
    let at = view.screen_from_world(at);
    pos2(at.x, at.y) + rect.min.to_vec2()
}

fn outline(painter: &Painter, mut points: Vec<Pos2>, tokens: &Tokens) {
    points.extend(points.first().copied());
    // Under the dashes, so that they are seen on any ground.
    painter.add(Shape::line(points.clone(), Stroke::new(3.0, tokens.panel.gamma_multiply(0.6))));
    painter.extend(Shape::dashed_line(&points, Stroke::new(1.5, tokens.accent), 6.0, 4.0));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_box_across_the_date_line_holds_both_sides() {
        let line = [(170.0, 50.0), (190.0, 30.0)];
        let line = line.map(|(lon, lat)| WorldPos::from(LonLat::new(lon, lat)));
        let drawn = region(Tool::Box, &line);
        for (lon, inside) in [(175.0, true), (-175.0, true), (160.0, false)] {
            assert_eq!(drawn.contains(LonLat::new(lon, 40.0)), inside, "{lon}");
        }
        let backwards = region(Tool::Box, &[line[1], line[0]]);
        assert_eq!(backwards, drawn);
    }

    #[test]
    fn a_drawn_box_is_shown_where_it_was_drawn() {
        let line = [(-10.0, 60.0), (20.0, 40.0)];
        let line = line.map(|(lon, lat)| WorldPos::from(LonLat::new(lon, lat)));
        let shown = ring(&region(Tool::Box, &line));
        assert!((shown[0].x - line[0].x).abs() < 1e-9 && (shown[2].y - line[1].y).abs() < 1e-9);
    }
}
