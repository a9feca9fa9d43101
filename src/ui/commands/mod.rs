//! One table of commands: what can be done, what it is called, which keys do it, when. Buttons,
//! menus, tooltips, the keyboard, the palette and the page of shortcuts are all made from it.
//!
//! A panel makes a button with [`button`], [`icon`] or [`item`] and needs to know no more: what is
//! asked for in a frame is taken by the app at the end of it, with [`taken`].

mod board;
mod buttons;
mod find;
mod keys;
mod page;
mod palette;
mod press;
mod table;

pub use board::{ask, is_enabled, taken};
pub use buttons::{button, explain, icon, item, line, link, set_menu_width};
pub use find::{find, named};
pub use keys::Keys;
pub use page::page;
pub use palette::Palette;
pub use press::pressed;
pub use table::TABLE;

pub(super) use board::publish;

use super::app::Command;
use super::graph::GraphPanel;
use super::panes::{Panes, View};
use super::table::TablePanel;
use crate::atlas::Evidence;
use crate::scene::MapData;
use crate::session::Session;

macro_rules! ids {
    ($($name:ident $text:literal)*) => {
        /// What a command is known by. Its text stays the same from version to version.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Id {
            $($name),*
        }

        impl Id {
            #[cfg(test)]
            pub const ALL: &[Self] = &[$(Self::$name),*];

            pub const fn text(self) -> &'static str {
                match self {
                    $(Self::$name => $text),*
                }
            }
        }
    };
}

ids! {
    OpenFolder "texts/open"
    OpenFiles "texts/open-files"
    AddNames "texts/names"
    SaveCopy "texts/save-copy"
    Report "texts/report"
    Cancel "texts/cancel"
    SavePicture "picture/save"
    CopyPicture "picture/copy"
    ListPlaces "library/places"
    ListActors "library/actors"
    ListEvents "library/events"
    ListTexts "library/texts"
    ListDown "library/down"
    ListUp "library/up"
    Search "find/search"
    Palette "find/command"
    Back "selection/back"
    Forward "selection/forward"
    Dismiss "selection/dismiss"
    Read "selection/read"
    SelectLinked "selection/linked"
    CopySentence "selection/copy-sentence"
    ClearFilter "filter/clear"
    FilterUndo "filter/undo"
    FilterRedo "filter/redo"
    FilterLinked "filter/linked"
    FilterView "filter/view"
    FilterNew "filter/new"
    Play "filter/play"
    ZoomIn "map/zoom-in"
    ZoomOut "map/zoom-out"
    Fit "map/fit"
    MapLeft "map/left"
    MapRight "map/right"
    MapUp "map/up"
    MapDown "map/down"
    Associative "map/associative"
    DrawShape "map/draw-shape"
    DrawBox "map/draw-box"
    SelectRegion "map/select-region"
    OwnTiles "map/own-tiles"
    BuiltInMap "map/built-in"
    OnlineMap "map/online"
    OnlineOff "map/online-off"
    GraphIn "graph/zoom-in"
    GraphOut "graph/zoom-out"
    GraphFit "graph/fit"
    GraphLeft "graph/left"
    GraphRight "graph/right"
    GraphUp "graph/up"
    GraphDown "graph/down"
    GraphFocus "graph/focus"
    GraphNearer "graph/nearer"
    GraphFarther "graph/farther"
    GraphAll "graph/all"
    GraphMore "graph/more"
    GraphExpand "graph/expand"
    GraphWay "graph/way"
    GraphWeak "graph/co-mentions"
    GraphSizes "graph/sizes"
    GraphRelease "graph/release"
    EventRows "table/events"
    PlaceRows "table/places"
    ActorRows "table/actors"
    TextRows "table/texts"
    RowDown "table/down"
    RowUp "table/up"
    PageDown "table/page-down"
    PageUp "table/page-up"
    FirstRow "table/first"
    LastRow "table/last"
    ExtendDown "table/extend-down"
    ExtendUp "table/extend-up"
    ToggleRow "table/toggle"
    AllRows "table/select-all"
    ReadRow "table/read"
    FilterRows "table/filter"
    SortNext "table/sort-next"
    SortReverse "table/sort-reverse"
    CopyRows "table/copy-selected"
    CopyTable "table/copy-all"
    NextSentence "reader/next"
    PreviousSentence "reader/previous"
    SelectNamed "reader/select"
    ShowMap "panes/map"
    ShowGraph "panes/graph"
    ShowTable "panes/table"
    ShowReader "panes/reader"
    NextTab "panes/next-tab"
    PreviousTab "panes/previous-tab"
    SplitRight "panes/split-right"
    SplitBelow "panes/split-below"
    SwapPanes "panes/swap"
    ClosePane "panes/close"
    ResetPanes "panes/reset"
    NextPane "window/next-region"
    PreviousPane "window/previous-region"
    Library "window/library"
    Inspector "window/inspector"
    Timeline "window/time-line"
    Larger "window/larger"
    Smaller "window/smaller"
    UsualSize "window/usual-size"
    Theme "window/theme"
    SystemTheme "window/system-theme"
    Shortcuts "window/shortcuts"
}

/// Under which heading a command stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Group {
    Texts,
    Find,
    Library,
    Selection,
    Filter,
    Map,
    Graph,
    Table,
    Reader,
    Panes,
    Window,
}

impl Group {
    pub const ALL: &[Self] = &[
        Self::Texts,
        Self::Find,
        Self::Library,
        Self::Selection,
        Self::Filter,
        Self::Map,
        Self::Graph,
        Self::Table,
        Self::Reader,
        Self::Panes,
        Self::Window,
    ];

    pub const fn name(self) -> &'static str {
        match self {
            Self::Texts => "Texts and pictures",
            Self::Find => "Find",
            Self::Library => "Library",
            Self::Selection => "What is selected",
            Self::Filter => "Filter and time",
            Self::Map => "Map",
            Self::Graph => "Graph",
            Self::Table => "Table",
            Self::Reader => "Reader",
            Self::Panes => "Panes",
            Self::Window => "Window",
        }
    }
}

/// Where a command's keys work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// Also while something is being typed.
    Anywhere,
    /// Wherever nothing is being typed and no menu is open.
    Window,
    /// The same, in the pane that was used last.
    Pane(View),
    /// While the library as a whole has the focus.
    Library,
}

impl Place {
    /// Whether a press can be meant for both.
    #[cfg(test)]
    pub fn meets(self, other: Self) -> bool {
        match (self, other) {
            (Self::Pane(one), Self::Pane(two)) => one == two,
            (Self::Pane(_), Self::Library) | (Self::Library, Self::Pane(_)) => false,
            _ => true,
        }
    }
}

/// What a command looks at to know whether it can be done, and what to do.
pub struct State<'a> {
    pub session: &'a Session,
    pub map: &'a MapData,
    pub panes: &'a Panes,
    pub graph: &'a GraphPanel,
    pub table: &'a TablePanel,
    /// The sentence under the pointer or with the focus, else where the reader is open.
    pub sentence: Option<Evidence>,
    /// The page of shortcuts is open.
    pub page: bool,
    /// The palette is open.
    pub palette: bool,
    /// A region is being drawn on the map, or the next drag draws one.
    pub drawing: bool,
    /// The library as a whole has the focus.
    pub in_library: bool,
    /// A row of the library was clicked last.
    pub list_leads: bool,
    /// Of the interface.
    pub scale: f32,
    /// The map is one of the user's own.
    pub own_tiles: bool,
    /// Tiles are fetched for the map.
    pub online: bool,
    /// What may have the focus while the keys are meant for a pane as a whole.
    pub grounds: Vec<egui::Id>,
}

/// One row of the table.
pub struct Spec {
    pub id: Id,
    pub group: Group,
    /// In the imperative, as a menu has it.
    pub name: &'static str,
    /// What it does, in a sentence, where the name does not say all.
    pub tip: &'static str,
    /// Other words that it is looked for by, with spaces between them.
    pub also: &'static str,
    keys: [Option<Keys>; 3],
    pub place: Place,
    /// Its keys do other things while a control has the focus: arrows, Enter.
    pub unfocused: bool,
    /// Holding the key down does it again and again.
    pub repeats: bool,
    pub enabled: fn(&State<'_>) -> bool,
    pub command: fn(&State<'_>) -> Command,
}

impl Spec {
    pub fn keys(&self) -> impl Iterator<Item = Keys> {
        self.keys.iter().copied().flatten()
    }

    /// Its keys for people: `+ or =`.
    pub fn keys_text(&self) -> String {
        self.keys().map(Keys::text).collect::<Vec<_>>().join(" or ")
    }
}

impl Id {
    pub fn spec(self) -> &'static Spec {
        TABLE.iter().find(|spec| spec.id == self).expect("every id has its row in the table")
    }

    pub fn name(self) -> &'static str {
        self.spec().name
    }
}

#[cfg(test)]
mod tests;
