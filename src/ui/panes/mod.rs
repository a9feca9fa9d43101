//! The middle of the window: views in panes that can be split, swapped, closed, dragged and
//! dropped. What a view shows is its own panel's business; here is only where it stands.
//!
//! Every view is in the arrangement exactly once: as the front tab of a pane, or behind one. The
//! reader alone is hidden as long as nothing is read, and keeps its place.

mod arrangement;
mod bar;
mod behavior;
mod border;

pub use arrangement::{Arrangement, Side};
pub use bar::{bar_size, corner};

use egui::{Id, Rect, Ui};
use egui_tiles::Tree;

use behavior::Shown;

/// What a pane can show.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum View {
    Map,
    Graph,
    Table,
    Reader,
}

impl View {
    pub const ALL: [Self; 4] = [Self::Map, Self::Graph, Self::Table, Self::Reader];

    pub const fn name(self) -> &'static str {
        match self {
            Self::Map => "Map",
            Self::Graph => "Graph",
            Self::Table => "Table",
            Self::Reader => "Reader",
        }
    }

    /// What it is called in the settings.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Map => "map",
            Self::Graph => "graph",
            Self::Table => "table",
            Self::Reader => "reader",
        }
    }

    fn of_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|view| view.word() == word)
    }
}

/// A change of the arrangement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// Brings a view to the front of its pane, and gives it the keys.
    Show(View),
    /// Puts the next tab of the pane in use beside or below it.
    Split(Side),
    /// Gives the tabs of the pane in use to its neighbour.
    Close,
    /// Exchanges the pane in use with the next one.
    Swap,
    NextTab,
    PreviousTab,
    Reset,
}

/// Where the views stand, and which one the keys are meant for.
pub struct Panes {
    tree: Tree<View>,
    active: View,
    reads: bool,
}

/// Shows one view in a room; leaves its corner at the top right, of the given size, free.
pub type Content<'a> = dyn FnMut(&mut Ui, View) + 'a;

impl Panes {
    pub fn new(arrangement: Arrangement) -> Self {
        Self { tree: arrangement.tree(), active: View::Map, reads: false }
    }

    pub fn arrangement(&self) -> Arrangement {
        Arrangement::of(&self.tree)
    }

    /// The pane that was used last.
    pub fn active(&self) -> View {
        self.active
    }

    /// Gives the keys to a pane, if it is to be seen.
    pub fn activate(&mut self, view: View) {
        if self.in_front().contains(&view) {
            self.active = view;
        }
    }

    /// The views that are to be seen, from left to right and top to bottom.
    pub fn in_front(&self) -> Vec<View> {
        self.arrangement().in_front(self.reads)
    }

    /// How much of its pane the bar of a view takes, at the top right.
    pub fn bar_of(&self, view: View) -> egui::Vec2 {
        let arrangement = self.arrangement();
        let tabs = arrangement.tabs_of(view, self.reads).len();
        bar_size(tabs, self.can_close(&arrangement, view))
    }

    fn can_close(&self, arrangement: &Arrangement, view: View) -> bool {
        view == View::Reader || arrangement.in_front(self.reads).len() > 1
    }

    /// Whether an order would change anything.
    pub fn allows(&self, order: Order) -> bool {
        let arrangement = self.arrangement();
        let tabs = arrangement.tabs_of(self.active, self.reads).len();
        match order {
            Order::Show(View::Reader) => self.reads,
            Order::Show(_) | Order::Reset => true,
            Order::Split(_) | Order::NextTab | Order::PreviousTab => tabs > 1,
            Order::Close => self.can_close(&arrangement, self.active),
            Order::Swap => arrangement.in_front(self.reads).len() > 1,
        }
    }

    /// Carries out an order; closing the reader is the session's business.
    pub fn order(&mut self, order: Order) {
        if !self.allows(order) {
            return;
        }
        let mut arrangement = self.arrangement();
        let active = self.active;
        match order {
            Order::Show(view) => {
                arrangement.show(view);
                self.active = view;
            }
            Order::Split(side) => {
                if let Some(moved) = arrangement.split(active, side, self.reads) {
                    self.active = moved;
                }
            }
            Order::Close => {
                if let Some(heir) = arrangement.close(active, self.reads) {
                    self.active = heir;
                }
            }
            Order::Swap => arrangement.swap(active, self.reads),
            Order::NextTab | Order::PreviousTab => {
                self.active = arrangement.turn(active, order == Order::NextTab, self.reads);
            }
            Order::Reset => {
                arrangement = Arrangement::default();
                self.active = View::Map;
            }
        }
        self.tree = arrangement.tree();
    }

    /// Shows all panes in the room that there is. `reads`: the reader has something to show.
    /// What the bars were asked for is in what comes back.
    pub fn ui(&mut self, ui: &mut Ui, reads: bool, content: &mut Content<'_>) -> Vec<Order> {
        self.set_reads(reads);
        self.tree.set_visible(arrangement::tile(View::Reader), reads);
        let in_front = self.in_front();
        if !in_front.contains(&self.active) {
            self.active = in_front.first().copied().unwrap_or(View::Map);
        }
        let arrangement = self.arrangement();
        let mut shown = Shown {
            content,
            arrangement: &arrangement,
            reads,
            tree: self.tree.id(),
            active: self.active,
            several: in_front.len() > 1,
            orders: Vec::new(),
            dropped: false,
        };
        self.tree.ui(&mut shown, ui);
        let (active, orders, dropped) = (shown.active, shown.orders, shown.dropped);
        self.active = active;
        border::ui(&mut self.tree, ui);
        if dropped {
            self.tree = self.arrangement().tree();
        }
        orders
    }

    /// Says whether the reader has something to show; when that begins it comes to the front.
    pub fn set_reads(&mut self, reads: bool) {
        if reads && !self.reads {
            let mut arrangement = self.arrangement();
            arrangement.show(View::Reader);
            self.tree = arrangement.tree();
        }
        self.reads = reads;
    }

    /// Where a view is to be seen.
    pub fn rect(&self, view: View) -> Option<Rect> {
        self.tree.tiles.rect(arrangement::tile(view))
    }
}

/// What in a pane takes the focus for the pane as a whole, so that its keys work.
pub fn ground(view: View) -> Id {
    Id::unique("ground of a pane").with(view)
}

/// Leaves the arrows to the commands while a pane as a whole has the focus.
pub fn keep_arrows(ui: &Ui, ground: Id) {
    let filter = egui::EventFilter {
        horizontal_arrows: true,
        vertical_arrows: true,
        ..egui::EventFilter::default()
    };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(ground, filter));
}

#[cfg(test)]
mod tests;
