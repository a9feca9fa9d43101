//! The collision pass: in order of importance, each label takes the best free spot; one that finds
//! none may move others that have another.

use super::LabelShape;
use super::obstacles::Obstacles;
use super::spots::{Extent, Spot};
use crate::scene::geometry::Rect;

/// What it costs to cover a mark of the crowd.
const COVERED: f32 = 1.5;

/// A label and where it may go.
pub struct Request {
    /// Its origin and box are set when it is placed.
    pub label: LabelShape,
    pub extent: Extent,
    pub spots: Vec<Spot>,
    /// Room to keep from other labels, in pixels.
    pub margin: f32,
    /// What a pixel of an arc that runs through it costs.
    pub arc_cost: f32,
    /// The most pixels of arcs that may run through it.
    pub most_arcs: f32,
    /// Whether it may lie on marks of the crowd, at a cost.
    pub covers_crowd: bool,
    /// Whether others may be moved for it.
    pub insists: bool,
}

struct Placed {
    request: Request,
    spot: Spot,
    rect: Rect,
}

/// Labels that have a place.
pub struct Placer {
    obstacles: Obstacles,
    placed: Vec<Placed>,
}

impl Placer {
    pub fn new(obstacles: Obstacles) -> Self {
        Self { obstacles, placed: Vec::new() }
    }

    /// Places labels, the most important first; those without a free spot are left out.
    pub fn add_all(&mut self, requests: impl IntoIterator<Item = Request>) {
        for mut request in requests {
            self.rate(&mut request);
            match self.free_spot(&request, &[]) {
                Some(spot) => self.put(request, spot),
                None if request.insists => self.insist(request),
                None => {}
            }
        }
    }

    /// In the order of their importance.
    pub fn shapes(&self) -> Vec<LabelShape> {
        self.placed
            .iter()
            .map(|placed| LabelShape {
                origin: placed.spot.origin,
                rect: placed.rect,
                ..placed.request.label.clone()
            })
            .collect()
    }

    /// Drops the spots that are never free and orders the rest by cost, arcs counted.
    fn rate(&self, request: &mut Request) {
        let extent = request.extent;
        request.spots.retain_mut(|spot| {
            let rect = extent.rect(spot.origin);
            if !self.obstacles.is_free(rect.grown(1.0)) {
                return false;
            }
            let covered = self.obstacles.crowd_in(rect);
            if covered > 0 && !request.covers_crowd {
                return false;
            }
            let arcs = self.obstacles.arcs_in(rect.grown(1.5));
            spot.cost += arcs * request.arc_cost + covered as f32 * COVERED;
            arcs <= request.most_arcs
        });
        request.spots.sort_by(|a, b| a.cost.total_cmp(&b.cost));
    }

    /// The best spot that no placed label but those `aside` covers.
    fn free_spot(&self, request: &Request, aside: &[usize]) -> Option<Spot> {
        request.spots.iter().copied().find(|spot| {
            let rect = request.extent.rect(spot.origin);
            self.blockers(rect, request.margin).all(|nth| aside.contains(&nth))
        })
    }

    fn blockers(&self, rect: Rect, margin: f32) -> impl Iterator<Item = usize> {
        self.placed.iter().enumerate().filter_map(move |(nth, other)| {
            let apart = margin.max(other.request.margin);
            other.rect.grown(apart).meets(rect).then_some(nth)
        })
    }

    fn put(&mut self, request: Request, spot: Spot) {
        let rect = request.extent.rect(spot.origin);
        self.placed.push(Placed { request, spot, rect });
    }

    /// Moves at most two others that have another free spot.
    fn insist(&mut self, request: Request) {
        for &spot in &request.spots {
            let rect = request.extent.rect(spot.origin);
            let moving: Vec<usize> = self.blockers(rect, request.margin).take(3).collect();
            if moving.len() > 2 {
                continue;
            }
            if let Some(moves) = self.moves(&moving, rect, request.margin) {
                for (nth, spot) in moves {
                    let other = &mut self.placed[nth];
                    other.spot = spot;
                    other.rect = other.request.extent.rect(spot.origin);
                }
                self.put(request, spot);
                return;
            }
        }
    }

    /// New spots for `moving`, clear of `taken`, of all others and of each other.
    fn moves(&self, moving: &[usize], taken: Rect, margin: f32) -> Option<Vec<(usize, Spot)>> {
        let mut moves: Vec<(usize, Spot)> = Vec::new();
        for &nth in moving {
            let other = &self.placed[nth].request;
            let spot = other.spots.iter().copied().find(|spot| {
                let rect = other.extent.rect(spot.origin);
                let clear = |of: Rect, apart: f32| !of.grown(apart.max(other.margin)).meets(rect);
                clear(taken, margin)
                    && self.blockers(rect, other.margin).all(|block| moving.contains(&block))
                    && moves.iter().all(|&(moved, spot)| {
                        let moved = &self.placed[moved].request;
                        clear(moved.extent.rect(spot.origin), moved.margin)
                    })
            })?;
            moves.push((nth, spot));
        }
        Some(moves)
    }
}
