//! Where the views stand, as plain data: what the settings keep, and what commands change. Pure;
//! the tree of tiles is made from it and read back into it.

use egui_tiles::{Container, Linear, LinearDir, Tile, TileId, Tiles, Tree};
use serde::{Deserialize, Serialize};

use super::View;

/// All views in panes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Arrangement {
    root: Part,
}

/// A pane, or several beside or above each other, and how much of the room it has.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Part {
    share: f32,
    #[serde(flatten)]
    shape: Shape,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Shape {
    /// One pane; its views by their words, and the one in front.
    Pane { views: Vec<String>, front: String },
    /// From left to right.
    Row(Vec<Part>),
    /// From top to bottom.
    Column(Vec<Part>),
}

/// Where a split puts the new pane.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    Right,
    Below,
}

/// Nothing sensible nests deeper.
const DEEPEST: usize = 8;

/// The tile of a view: the same in every tree.
pub(super) fn tile(view: View) -> TileId {
    TileId::from_u64(1 + view as u64)
}

impl Default for Arrangement {
    /// The map with the graph and the table behind it; the reader below, once there is something to read.
    fn default() -> Self {
        let main = Part::pane(&[View::Map, View::Graph, View::Table], 1.08);
        let reader = Part::pane(&[View::Reader], 0.92);
        Self { root: Part { share: 1.0, shape: Shape::Column(vec![main, reader]) } }
    }
}

impl Part {
    fn pane(views: &[View], share: f32) -> Self {
        let words: Vec<String> = views.iter().map(|view| view.word().to_owned()).collect();
        let front = words.first().cloned().unwrap_or_default();
        Self { share, shape: Shape::Pane { views: words, front } }
    }

    fn children(&self) -> &[Self] {
        match &self.shape {
            Shape::Pane { .. } => &[],
            Shape::Row(parts) | Shape::Column(parts) => parts,
        }
    }

    fn children_mut(&mut self) -> &mut [Self] {
        match &mut self.shape {
            Shape::Pane { .. } => &mut [],
            Shape::Row(parts) | Shape::Column(parts) => parts,
        }
    }

    /// All panes, in reading order.
    fn panes<'a>(&'a self, found: &mut Vec<(&'a Vec<String>, &'a String)>) {
        if let Shape::Pane { views, front } = &self.shape {
            found.push((views, front));
        }
        self.children().iter().for_each(|part| part.panes(found));
    }

    /// The pane that holds a view.
    fn pane_of(&mut self, view: View) -> Option<(&mut Vec<String>, &mut String)> {
        match &mut self.shape {
            Shape::Pane { views, front } => {
                views.iter().any(|word| word == view.word()).then_some((views, front))
            }
            Shape::Row(parts) | Shape::Column(parts) => {
                parts.iter_mut().find_map(|part| part.pane_of(view))
            }
        }
    }

    /// Adds views to the first pane, and brings one to its front.
    fn join(&mut self, more: Vec<String>, shown: Option<String>) {
        match &mut self.shape {
            Shape::Pane { views, front } => {
                views.extend(more);
                *front = shown.unwrap_or_else(|| front.clone());
            }
            Shape::Row(parts) | Shape::Column(parts) => {
                if let Some(first) = parts.first_mut() {
                    first.join(more, shown);
                }
            }
        }
    }

    /// Leaves out panes without views, rows of one, rows in rows; mends shares.
    fn tidy(mut self, depth: usize) -> Option<Self> {
        if !self.share.is_finite() || self.share <= 0.0 {
            self.share = 1.0;
        }
        self.share = self.share.clamp(0.02, 50.0);
        let (parts, is_row) = match self.shape {
            Shape::Pane { ref views, .. } => return (!views.is_empty()).then_some(self),
            Shape::Row(parts) => (parts, true),
            Shape::Column(parts) => (parts, false),
        };
        if depth > DEEPEST {
            return None;
        }
        let mut kept: Vec<Self> = Vec::new();
        for part in parts.into_iter().filter_map(|part| part.tidy(depth + 1)) {
            let share = part.share;
            match (part.shape, is_row) {
                (Shape::Row(inner), true) | (Shape::Column(inner), false) => {
                    let whole: f32 = inner.iter().map(|part| part.share).sum();
                    kept.extend(
                        inner
                            .into_iter()
                            .map(|part| Self { share: share * part.share / whole, ..part }),
                    );
                }
                (shape, _) => kept.push(Self { share, shape }),
            }
        }
        match kept.len() {
            0 => None,
            1 => kept.pop().map(|only| Self { share: self.share, ..only }),
            _ => {
                let shape = if is_row { Shape::Row(kept) } else { Shape::Column(kept) };
                Some(Self { share: self.share, shape })
            }
        }
    }
}

impl Arrangement {
    /// Every view once, nothing unknown, nothing empty: also after a file was written by hand or
    /// by another version.
    pub fn mended(self) -> Self {
        let mut root = self.root;
        let mut seen: Vec<View> = Vec::new();
        keep_known(&mut root, &mut seen);
        let Some(root) = root.tidy(0) else { return Self::default() };
        let mut mended = Self { root };
        for view in View::ALL {
            if !seen.contains(&view) {
                mended.add(view);
            }
        }
        mended
    }

    /// Puts in a view that is missing: the reader below everything, others behind the map, or
    /// behind whatever comes first.
    fn add(&mut self, view: View) {
        if view == View::Reader {
            let above = Part { share: 1.08, shape: self.root.shape.clone() };
            let reader = Part::pane(&[View::Reader], 0.92);
            let both = Shape::Column(vec![above, reader]);
            self.root = Part { share: 1.0, shape: both };
            self.tidy();
            return;
        }
        let host = View::ALL.into_iter().find(|&host| self.root.pane_of(host).is_some());
        if let Some((views, _)) = host.and_then(|host| self.root.pane_of(host)) {
            views.push(view.word().to_owned());
        }
    }

    fn tidy(&mut self) {
        let root = std::mem::replace(&mut self.root, Part::pane(&[], 1.0));
        *self = root.tidy(0).map_or_else(Self::default, |root| Self { root });
    }

    fn panes(&self) -> Vec<(Vec<View>, View)> {
        let mut found = Vec::new();
        self.root.panes(&mut found);
        let known =
            |words: &[String]| words.iter().filter_map(|word| View::of_word(word)).collect();
        found
            .into_iter()
            .filter_map(|(views, front)| {
                let views: Vec<View> = known(views);
                let front = View::of_word(front).or(views.first().copied())?;
                Some((views, front))
            })
            .collect()
    }

    /// The view that each pane shows, in reading order; without the reader unless it `reads`.
    pub fn in_front(&self, reads: bool) -> Vec<View> {
        self.panes()
            .into_iter()
            .filter_map(|(views, front)| {
                let seen = |view: &View| reads || *view != View::Reader;
                Some(front).filter(seen).or_else(|| views.into_iter().find(seen))
            })
            .collect()
    }

    /// The views of the pane that holds `view`, in the order of its tabs.
    pub fn tabs_of(&self, view: View, reads: bool) -> Vec<View> {
        let panes = self.panes();
        let pane = panes.into_iter().find(|(views, _)| views.contains(&view));
        let mut views = pane.map_or_else(Vec::new, |(views, _)| views);
        views.retain(|&view| reads || view != View::Reader);
        views
    }

    /// Brings a view to the front of its pane.
    pub fn show(&mut self, view: View) {
        if let Some((_, front)) = self.root.pane_of(view) {
            *front = view.word().to_owned();
        }
    }

    /// The tab after or before a view comes to the front; which that is.
    pub fn turn(&mut self, view: View, forward: bool, reads: bool) -> View {
        let tabs = self.tabs_of(view, reads);
        let Some(at) = tabs.iter().position(|&tab| tab == view) else { return view };
        let step = if forward { 1 } else { tabs.len() - 1 };
        let next = tabs[(at + step) % tabs.len()];
        self.show(next);
        next
    }

    /// Puts the tab after `view` into a pane of its own beside or below; which that is.
    pub fn split(&mut self, view: View, side: Side, reads: bool) -> Option<View> {
        let tabs = self.tabs_of(view, reads);
        let at = tabs.iter().position(|&tab| tab == view)?;
        let moved = Some(tabs[(at + 1) % tabs.len()]).filter(|&moved| moved != view)?;
        let (views, front) = self.root.pane_of(view)?;
        views.retain(|word| word != moved.word());
        *front = view.word().to_owned();
        split(&mut self.root, view, moved, side);
        self.tidy();
        Some(moved)
    }

    /// Gives the tabs of the pane that shows `view` to the pane before it, else after it; the view
    /// that is in front there.
    pub fn close(&mut self, view: View, reads: bool) -> Option<View> {
        let fronts = self.in_front(reads);
        let at = fronts.iter().position(|&front| front == view)?;
        let heir = match at {
            0 => *fronts.get(1)?,
            _ => fronts[at - 1],
        };
        let (views, _) = self.root.pane_of(view)?;
        let given = std::mem::take(views);
        let (views, _) = self.root.pane_of(heir)?;
        views.extend(given);
        self.tidy();
        Some(heir)
    }

    /// Exchanges the pane that shows `view` with the next one to be seen.
    pub fn swap(&mut self, view: View, reads: bool) {
        let fronts = self.in_front(reads);
        let Some(at) = fronts.iter().position(|&front| front == view) else { return };
        let other = fronts[(at + 1) % fronts.len()];
        let take =
            |root: &mut Part, of: View| root.pane_of(of).map(|(v, f)| (v.clone(), f.clone()));
        let (Some(one), Some(two)) = (take(&mut self.root, view), take(&mut self.root, other))
        else {
            return;
        };
        exchange(&mut self.root, &one, &two);
    }

    /// As tiles.
    pub(super) fn tree(&self) -> Tree<View> {
        let mut tiles = Tiles::default();
        for view in View::ALL {
            tiles.insert(tile(view), Tile::Pane(view));
        }
        let root = tiles_of(&self.root, &mut tiles);
        Tree::new(egui::Id::unique("panes"), root, tiles)
    }

    /// From tiles, whatever was dragged where.
    pub(super) fn of(tree: &Tree<View>) -> Self {
        let root = tree.root().and_then(|root| part_of(&tree.tiles, root, 1.0));
        root.map_or_else(Self::default, |root| Self { root }.mended())
    }
}

fn keep_known(part: &mut Part, seen: &mut Vec<View>) {
    if let Shape::Pane { views, front } = &mut part.shape {
        views.retain(|word| {
            let view = View::of_word(word).filter(|view| !seen.contains(view));
            seen.extend(view);
            view.is_some()
        });
        if !views.contains(front) {
            *front = views.first().cloned().unwrap_or_default();
        }
    }
    part.children_mut().iter_mut().for_each(|part| keep_known(part, seen));
}

/// Turns the pane of `view` into two.
fn split(part: &mut Part, view: View, moved: View, side: Side) {
    if let Shape::Pane { views, .. } = &part.shape
        && views.iter().any(|word| word == view.word())
    {
        let old = Part { share: 1.0, shape: part.shape.clone() };
        let both = vec![old, Part::pane(&[moved], 1.0)];
        part.shape = match side {
            Side::Right => Shape::Row(both),
            Side::Below => Shape::Column(both),
        };
        return;
    }
    part.children_mut().iter_mut().for_each(|part| split(part, view, moved, side));
}

fn exchange(part: &mut Part, one: &(Vec<String>, String), two: &(Vec<String>, String)) {
    if let Shape::Pane { views, front } = &mut part.shape {
        let new = if *views == one.0 {
            two
        } else if *views == two.0 {
            one
        } else {
            return;
        };
        (*views, *front) = new.clone();
    }
    part.children_mut().iter_mut().for_each(|part| exchange(part, one, two));
}

fn tiles_of(part: &Part, tiles: &mut Tiles<View>) -> TileId {
    let (parts, dir) = match &part.shape {
        Shape::Pane { views, front } => {
            let known = |word: &String| View::of_word(word).map(tile);
            let mut tabs = egui_tiles::Tabs::new(views.iter().filter_map(known).collect());
            tabs.active = known(front);
            return tiles.insert_container(tabs);
        }
        Shape::Row(parts) => (parts, LinearDir::Horizontal),
        Shape::Column(parts) => (parts, LinearDir::Vertical),
    };
    let children: Vec<TileId> = parts.iter().map(|part| tiles_of(part, tiles)).collect();
    let mut linear = Linear::new(dir, children.clone());
    for (child, part) in children.into_iter().zip(parts) {
        linear.shares.set_share(child, part.share);
    }
    tiles.insert_container(linear)
}

fn part_of(tiles: &Tiles<View>, at: TileId, share: f32) -> Option<Part> {
    let shape = match tiles.get(at)? {
        Tile::Pane(view) => return Some(Part::pane(&[*view], share)),
        Tile::Container(Container::Tabs(tabs)) => {
            let word = |child: &TileId| tiles.get_pane(child).map(|view| view.word().to_owned());
            let views: Vec<String> = tabs.children.iter().filter_map(word).collect();
            let front = tabs.active.as_ref().and_then(word).or(views.first().cloned());
            let nested = tabs.children.iter().find(|child| tiles.get_pane(child).is_none());
            if let Some(mut part) = nested.and_then(|child| part_of(tiles, *child, share)) {
                // Dropped on several panes at once: it joins the first of them.
                part.join(views, front);
                return Some(part);
            }
            Shape::Pane { front: front?, views }
        }
        Tile::Container(Container::Linear(linear)) => {
            let part = |child: &TileId| part_of(tiles, *child, linear.shares[*child]);
            let parts = linear.children.iter().filter_map(part).collect();
            match linear.dir {
                LinearDir::Horizontal => Shape::Row(parts),
                LinearDir::Vertical => Shape::Column(parts),
            }
        }
        Tile::Container(Container::Grid(grid)) => {
            Shape::Row(grid.children().filter_map(|child| part_of(tiles, *child, 1.0)).collect())
        }
    };
    Some(Part { share, shape })
}
