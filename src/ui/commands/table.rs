//! The table itself: every command, in the order in which pages and menus show them.

use egui::Key;

use super::keys::{Keys, alt, ctrl, ctrl_shift, key, shift};
use super::{Group, Id, Place, Spec, State};
use crate::atlas::Evidence;
use crate::query::facets::{Condition, Filter, Linked};
use crate::query::table::Sheet;
use crate::query::{self, Thing};
use crate::scene::Target;
use crate::session::Action;
use crate::ui::app::{Command, Fold};
use crate::ui::dialogs::Ask;
use crate::ui::graph::Order as Graph;
use crate::ui::library::Tab;
use crate::ui::map::{Order as Map, Tool};
use crate::ui::online::Order as Online;
use crate::ui::panes::{Order as Panes, Side, View};
use crate::ui::settings::{SCALE_STEP, SCALES};
use crate::ui::table::{Order as Table, Step};
use crate::ui::{inspector, reader};

/// How far one press of an arrow moves the map, in points.
const STEP: f32 = 80.0;

const MAP: Place = Place::Pane(View::Map);

impl Spec {
    const fn new(
        id: Id,
        group: Group,
        name: &'static str,
        tip: &'static str,
        command: fn(&State<'_>) -> Command,
    ) -> Self {
        Self {
            id,
            group,
            name,
            tip,
            also: "",
            keys: [None; 3],
            place: Place::Window,
            unfocused: false,
            repeats: false,
            enabled: |_| true,
            command,
        }
    }

    const fn key(mut self, keys: Keys) -> Self {
        let mut nth = 0;
        while self.keys[nth].is_some() {
            nth += 1;
        }
        self.keys[nth] = Some(keys);
        self
    }

    /// Other words that it is looked for by, with spaces between them.
    const fn also(mut self, words: &'static str) -> Self {
        self.also = words;
        self
    }

    const fn on(mut self, place: Place) -> Self {
        self.place = place;
        self
    }

    const fn when(mut self, enabled: fn(&State<'_>) -> bool) -> Self {
        self.enabled = enabled;
        self
    }

    const fn repeating(mut self) -> Self {
        self.repeats = true;
        self
    }

    const fn unfocused(mut self) -> Self {
        self.unfocused = true;
        self
    }
}

/// A command of the library.
const fn list(id: Id, name: &'static str, command: fn(&State<'_>) -> Command) -> Spec {
    Spec::new(id, Group::Library, name, "", command)
}

/// A command of the reader; its keys work while the reader was used last.
const fn reading(
    id: Id,
    name: &'static str,
    tip: &'static str,
    command: fn(&State<'_>) -> Command,
) -> Spec {
    Spec::new(id, Group::Reader, name, tip, command)
        .on(Place::Pane(View::Reader))
        .unfocused()
        .when(|state| state.session.reader.is_some())
}

/// A command of the table; its keys work while the table was used last.
const fn rows(
    id: Id,
    name: &'static str,
    tip: &'static str,
    command: fn(&State<'_>) -> Command,
) -> Spec {
    Spec::new(id, Group::Table, name, tip, command).on(Place::Pane(View::Table))
}

/// A command of the graph; its keys work while the graph was used last.
const fn graph(
    id: Id,
    name: &'static str,
    tip: &'static str,
    command: fn(&State<'_>) -> Command,
) -> Spec {
    Spec::new(id, Group::Graph, name, tip, command).on(Place::Pane(View::Graph))
}

/// A command of the panes.
const fn show(
    id: Id,
    name: &'static str,
    tip: &'static str,
    command: fn(&State<'_>) -> Command,
) -> Spec {
    Spec::new(id, Group::Panes, name, tip, command)
}

/// All commands.
pub const TABLE: &[Spec] = &[
    Spec::new(
        Id::OpenFolder,
        Group::Texts,
        "Open a folder",
        "Reads the articles in a folder. A folder or files can also be dropped on the window.",
        |_| Command::Ask(Ask::Folder),
    )
    .also("import load directory browse")
    .key(ctrl(Key::O))
    .on(Place::Anywhere),
    Spec::new(
        Id::OpenFiles,
        Group::Texts,
        "Open files or a project",
        "Reads texts of any format, or opens a project that was saved.",
        |_| Command::Ask(Ask::Files),
    )
    .also("import load documents geopackage")
    .key(ctrl_shift(Key::O))
    .on(Place::Anywhere),
    Spec::new(
        Id::AddNames,
        Group::Texts,
        "Add your own places and names",
        "From a CSV or GeoJSON of bases, ships, units or other names, which can also be dropped on the window. \
         The texts are read again.",
        |_| Command::Ask(Ask::Names),
    )
    .also("import gazetteer csv geojson")
    .key(ctrl_shift(Key::N))
    .on(Place::Anywhere)
    .when(|state| state.session.project.is_some()),
    Spec::new(
        Id::SaveCopy,
        Group::Texts,
        "Save a copy of the project",
        "Everything that is open in one file. What is open is saved at any time; this is for taking it elsewhere.",
        |_| Command::Ask(Ask::SaveCopy),
    )
    .also("export backup geopackage")
    .key(ctrl_shift(Key::S))
    .on(Place::Anywhere)
    .when(|state| state.session.project.is_some()),
    Spec::new(
        Id::Report,
        Group::Texts,
        "What was read",
        "Files that were skipped or failed, each with its reason.",
        |_| Command::Report,
    )
    .also("log problems errors skipped failed")
    .key(ctrl_shift(Key::I))
    .when(|state| state.session.report.is_some()),
    Spec::new(
        Id::Cancel,
        Group::Texts,
        "Stop reading",
        "Stops the reading that is going on; what was open stays open.",
        |_| Command::Do(Action::Cancel),
    )
    .also("abort cancel")
    .key(ctrl(Key::Period))
    .on(Place::Anywhere)
    .when(|state| state.session.progress().is_some()),
    Spec::new(
        Id::SavePicture,
        Group::Texts,
        "Save the map as a picture",
        "Writes the map as it stands, with its sources, as a PNG or SVG where you say.",
        |_| Command::SavePicture,
    )
    .also("export image screenshot png svg print briefing")
    .key(ctrl(Key::P))
    .on(Place::Anywhere),
    Spec::new(
        Id::CopyPicture,
        Group::Texts,
        "Copy the map as a picture",
        "Puts the map as it stands, with its sources, on the clipboard.",
        |_| Command::CopyPicture,
    )
    .also("export image screenshot clipboard")
    .key(ctrl_shift(Key::C))
    .on(Place::Anywhere),
    Spec::new(
        Id::Search,
        Group::Find,
        "Search",
        "Finds places, actors, events, texts and commands; a path opens it.",
        |_| Command::FocusSearch,
    )
    .also("find look query")
    .key(ctrl(Key::K))
    .on(Place::Anywhere),
    Spec::new(
        Id::Palette,
        Group::Find,
        "Find a command",
        "Lists everything that can be done, with its keys.",
        |_| Command::Palette,
    )
    .also("menu actions search")
    .key(ctrl_shift(Key::P))
    .on(Place::Anywhere),
    list(Id::ListPlaces, "List the places", |_| Command::List(Tab::Places)).key(alt(Key::Num1)),
    list(Id::ListActors, "List the actors", |_| Command::List(Tab::Actors)).key(alt(Key::Num2)),
    list(Id::ListEvents, "List the events", |_| Command::List(Tab::Events)).key(alt(Key::Num3)),
    list(Id::ListTexts, "List the texts", |_| Command::List(Tab::Texts)).key(alt(Key::Num4)),
    list(Id::ListDown, "Next in the list", |_| Command::ListStep(1))
        .key(key(Key::ArrowDown))
        .on(Place::Library)
        .unfocused()
        .repeating(),
    list(Id::ListUp, "The one before in the list", |_| Command::ListStep(-1))
        .key(key(Key::ArrowUp))
        .on(Place::Library)
        .unfocused()
        .repeating(),
    Spec::new(Id::Back, Group::Selection, "Back to what was selected", "", |_| {
        Command::Do(Action::Back)
    })
    .also("undo previous history")
    .key(alt(Key::ArrowLeft))
    .when(|state| state.session.can_go_back()),
    Spec::new(
        Id::Forward,
        Group::Selection,
        "Forward again",
        "To what was selected before going back.",
        |_| Command::Do(Action::Forward),
    )
    .also("redo next history")
    .key(alt(Key::ArrowRight))
    .when(|state| state.session.can_go_forward()),
    Spec::new(
        Id::Read,
        Group::Selection,
        "Read where it is told",
        "Opens the text at the first sentence of what is selected.",
        |state| match state.first_sentence() {
            Some(evidence) => Command::Do(Action::Read(evidence)),
            None => Command::Do(Action::CloseReader),
        },
    )
    .also("open article text source")
    .key(key(Key::R))
    .when(|state| {
        // The first sentence of a text is only looked up when it is wanted.
        let text = matches!(state.session.selection, Some(Target::Document(_)));
        text || state.first_sentence().is_some()
    }),
    Spec::new(
        Id::SelectLinked,
        Group::Selection,
        "Select everything linked to these",
        "Adds the events of what is selected, who takes part in them, and where they are.",
        |state| Command::Do(Action::SelectAll(state.with_linked())),
    )
    .also("related connected neighbours")
    .key(key(Key::L))
    .when(|state| state.session.selection.is_some()),
    Spec::new(
        Id::CopySentence,
        Group::Selection,
        "Copy a sentence with its source",
        "The one under the pointer or with the focus, else the one that the reader is open at.",
        |_| Command::CopySentence,
    )
    .also("quote cite citation evidence clipboard")
    .key(key(Key::C))
    .when(|state| state.sentence.is_some()),
    Spec::new(
        Id::Dismiss,
        Group::Selection,
        "Close what is open, or select nothing",
        "Stops drawing, closes this page or the reader; then what came last goes, the region on the map or the selection.",
        |state| state.dismissed().unwrap_or(Command::Do(Action::Dismiss)),
    )
    .also("clear escape deselect unselect cancel")
    .key(key(Key::Escape))
    .when(|state| state.dismissed().is_some()),
    Spec::new(
        Id::FilterLinked,
        Group::Filter,
        "Show only what is linked to these",
        "Only events that what is selected takes part in, or that happen there.",
        |state| Command::Do(Action::SetFilter(Box::new(state.only_linked()))),
    )
    .also("filter related connected")
    .key(shift(Key::L))
    .when(|state| !state.only_linked().linked.is_empty()),
    Spec::new(
        Id::FilterView,
        Group::Filter,
        "Show only what happens in this part of the map",
        "Only events at places that the map shows now, and what is named there.",
        |_| Command::FilterView,
    )
    .also("filter area extent visible")
    .key(shift(Key::V)),
    Spec::new(
        Id::FilterNew,
        Group::Filter,
        "Show only what is new, or all of it",
        "Only texts that came in since this project was last open.",
        |state| {
            let filter = state.session.only_new().unwrap_or_default();
            Command::Do(Action::SetFilter(Box::new(filter)))
        },
    )
    .key(shift(Key::N))
    .when(|state| state.session.new_texts > 0),
    Spec::new(
        Id::ClearFilter,
        Group::Filter,
        "Show everything again",
        "Takes all conditions of the filter away.",
        |_| Command::Do(Action::ClearFilter),
    )
    .also("reset clear remove filter unfilter")
    .key(ctrl_shift(Key::F))
    .when(|state| !state.session.filter().is_empty()),
    Spec::new(
        Id::FilterUndo,
        Group::Filter,
        "Undo the last filter",
        "Back to what the filter showed before.",
        |_| Command::Do(Action::UndoFilter),
    )
    .also("previous back revert")
    .key(ctrl(Key::Z))
    .when(|state| state.session.can_undo_filter()),
    Spec::new(
        Id::FilterRedo,
        Group::Filter,
        "Redo the filter",
        "Sets again what was undone.",
        |_| Command::Do(Action::RedoFilter),
    )
    .also("again forward")
    .key(ctrl_shift(Key::Z))
    .when(|state| state.session.can_redo_filter()),
    Spec::new(
        Id::Play,
        Group::Filter,
        "Play the time window, or stop it",
        "The window of the time line moves on by itself; map and lists follow.",
        |_| Command::Play,
    )
    .also("filter dates animate time line")
    .key(key(Key::P)),
    Spec::new(Id::ZoomIn, Group::Map, "Zoom in", "The wheel zooms, too.", |_| {
        Command::Map(Map::Zoom(1.0))
    })
    .key(key(Key::Plus))
    .key(key(Key::Equals))
    .on(MAP)
    .repeating(),
    Spec::new(Id::ZoomOut, Group::Map, "Zoom out", "The wheel zooms, too.", |_| {
        Command::Map(Map::Zoom(-1.0))
    })
    .key(key(Key::Minus))
    .on(MAP)
    .repeating(),
    Spec::new(
        Id::Fit,
        Group::Map,
        "Fit the map to everything",
        "Shows all marks in the narrowest window that holds them.",
        |_| Command::Map(Map::Fit),
    )
    .also("reset zoom overview home")
    .key(key(Key::Num0))
    .on(MAP),
    Spec::new(Id::MapLeft, Group::Map, "Move the map to the west", "", |_| {
        Command::Map(Map::Move(STEP, 0.0))
    })
    .key(key(Key::ArrowLeft))
    .on(MAP)
    .unfocused()
    .repeating(),
    Spec::new(Id::MapRight, Group::Map, "Move the map to the east", "", |_| {
        Command::Map(Map::Move(-STEP, 0.0))
    })
    .key(key(Key::ArrowRight))
    .on(MAP)
    .unfocused()
    .repeating(),
    Spec::new(Id::MapUp, Group::Map, "Move the map to the north", "", |_| {
        Command::Map(Map::Move(0.0, STEP))
    })
    .key(key(Key::ArrowUp))
    .on(MAP)
    .unfocused()
    .repeating(),
    Spec::new(Id::MapDown, Group::Map, "Move the map to the south", "", |_| {
        Command::Map(Map::Move(0.0, -STEP))
    })
    .key(key(Key::ArrowDown))
    .on(MAP)
    .unfocused()
    .repeating(),
    Spec::new(
        Id::Associative,
        Group::Map,
        "Show places that only stand for a government",
        "Shows or hides places that are only named for a government, a team or the like.",
        |state| Command::Do(Action::ShowAssociative(!state.session.show_associative)),
    )
    .also("hollow hidden governments capitals")
    .key(key(Key::A)),
    Spec::new(
        Id::DrawShape,
        Group::Map,
        "Draw a region on the map",
        "Draw around a part of the map: only what happens there is shown.",
        |_| Command::Map(Map::Draw(Tool::Shape)),
    )
    .also("filter area polygon lasso")
    .key(key(Key::D))
    .on(MAP),
    Spec::new(
        Id::DrawBox,
        Group::Map,
        "Draw a box on the map",
        "The same with a box. A drag with Shift held draws one at once.",
        |_| Command::Map(Map::Draw(Tool::Box)),
    )
    .also("filter area rectangle region")
    .key(key(Key::B))
    .on(MAP),
    Spec::new(
        Id::SelectRegion,
        Group::Map,
        "Select all places in the region",
        "The places in the region that the filter shows, at most 500. Drawn with Ctrl held, a region selects at once.",
        |_| Command::SelectRegion,
    )
    .also("area polygon box")
    .key(shift(Key::A))
    .when(|state| state.session.filter().region.is_some()),
    Spec::new(
        Id::OwnTiles,
        Group::Map,
        "Use a map of your own",
        "From a PMTiles file, which can also be dropped on the window. It is read where it lies; nothing is fetched.",
        |_| Command::Ask(Ask::Tiles),
    )
    .also("basemap background tiles pmtiles")
    .key(shift(Key::M)),
    Spec::new(
        Id::BuiltInMap,
        Group::Map,
        "Use the built-in map again",
        "",
        |_| Command::Tiles(None),
    )
    .also("basemap background tiles")
    .key(ctrl_shift(Key::M))
    .when(|state| state.own_tiles),
    Spec::new(
        Id::OnlineMap,
        Group::Map,
        "Online map: terms, switch on",
        "Says who gives the map, what is sent and on what terms. Nothing is sent before you switch it on there.",
        |_| Command::Online(Online::Page),
    )
    .key(shift(Key::O)),
    Spec::new(
        Id::OnlineOff,
        Group::Map,
        "Online map: switch off",
        "Nothing more is fetched; the map is the built-in one, or your own.",
        |_| Command::Online(Online::Off),
    )
    .key(alt(Key::O))
    .when(|state| state.online),
    graph(Id::GraphIn, "Zoom into the graph", "The wheel zooms, too.", |_| {
        Command::Graph(Graph::Zoom(1.0))
    })
    .key(key(Key::Plus))
    .key(key(Key::Equals))
    .repeating()
    .when(|state| state.can(Graph::Zoom(1.0))),
    graph(Id::GraphOut, "Zoom out of the graph", "The wheel zooms, too.", |_| {
        Command::Graph(Graph::Zoom(-1.0))
    })
    .key(key(Key::Minus))
    .repeating()
    .when(|state| state.can(Graph::Zoom(-1.0))),
    graph(Id::GraphFit, "Fit the graph to its pane", "Shows all nodes.", |_| {
        Command::Graph(Graph::Fit)
    })
    .also("reset zoom overview")
    .key(key(Key::Num0))
    .when(|state| state.can(Graph::Fit)),
    graph(Id::GraphLeft, "Move the graph to the left", "", |_| {
        Command::Graph(Graph::Move(STEP, 0.0))
    })
    .key(key(Key::ArrowLeft))
    .unfocused()
    .repeating()
    .when(|state| state.can(Graph::Move(STEP, 0.0))),
    graph(Id::GraphRight, "Move the graph to the right", "", |_| {
        Command::Graph(Graph::Move(-STEP, 0.0))
    })
    .key(key(Key::ArrowRight))
    .unfocused()
    .repeating()
    .when(|state| state.can(Graph::Move(-STEP, 0.0))),
    graph(Id::GraphUp, "Move the graph up", "", |_| Command::Graph(Graph::Move(0.0, STEP)))
        .key(key(Key::ArrowUp))
        .unfocused()
        .repeating()
        .when(|state| state.can(Graph::Move(0.0, STEP))),
    graph(Id::GraphDown, "Move the graph down", "", |_| Command::Graph(Graph::Move(0.0, -STEP)))
        .key(key(Key::ArrowDown))
        .unfocused()
        .repeating()
        .when(|state| state.can(Graph::Move(0.0, -STEP))),
    graph(
        Id::GraphFocus,
        "Focus on the selection",
        "Shows only what is linked to it; again to show everything.",
        |_| Command::Graph(Graph::Focus),
    )
    .also("neighbours network ego")
    .key(key(Key::F))
    .when(|state| state.can(Graph::Focus)),
    graph(Id::GraphNearer, "Fewer steps from the focus", "", |_| {
        Command::Graph(Graph::Farther(false))
    })
    .key(key(Key::OpenBracket))
    .when(|state| state.can(Graph::Farther(false))),
    graph(
        Id::GraphFarther,
        "More steps from the focus",
        "A step leads through an event to who else takes part in it and where it is.",
        |_| Command::Graph(Graph::Farther(true)),
    )
    .key(key(Key::CloseBracket))
    .when(|state| state.can(Graph::Farther(true))),
    graph(
        Id::GraphAll,
        "Show the whole graph again",
        "As at first; nothing is pinned any more.",
        |_| Command::Graph(Graph::All),
    )
    .key(key(Key::Home))
    .when(|state| state.can(Graph::All)),
    graph(Id::GraphMore, "Show more of the graph", "Twice as many nodes.", |_| {
        Command::Graph(Graph::More)
    })
    .key(key(Key::M))
    .when(|state| state.can(Graph::More)),
    graph(
        Id::GraphExpand,
        "Add what is linked to the selection",
        "A double click on a node does it, too.",
        |_| Command::Graph(Graph::Expand),
    )
    .also("neighbours network grow")
    .key(key(Key::E))
    .when(|state| state.can(Graph::Expand)),
    graph(
        Id::GraphWay,
        "Show the shortest path between two",
        "The way over events between the two that were selected last; Ctrl and a click add one.",
        |_| Command::Graph(Graph::Way),
    )
    .on(Place::Window)
    .also("connection route link links way chain between")
    .key(key(Key::W))
    .when(|state| state.can(Graph::Way)),
    graph(
        Id::GraphWeak,
        "Show co-mentions",
        "Lines between those that are only named in one sentence.",
        |_| Command::Graph(Graph::Weak),
    )
    .also("links together co-occurrence")
    .key(key(Key::T))
    .when(|state| state.can(Graph::Weak)),
    graph(
        Id::GraphSizes,
        "Size nodes by the next measure",
        "By reports, by links, by the shortest ways between others that lead through them.",
        |_| Command::Graph(Graph::Sizes),
    )
    .also("centrality degree betweenness")
    .key(key(Key::S))
    .when(|state| state.can(Graph::Sizes)),
    graph(
        Id::GraphRelease,
        "Release pinned nodes",
        "Nodes stay where they are dragged; this lays out all of them anew.",
        |_| Command::Graph(Graph::Release),
    )
    .also("unpin layout")
    .key(key(Key::U))
    .when(|state| state.can(Graph::Release)),
    rows(Id::EventRows, "Events in rows", "", |_| Command::Table(Table::Show(Sheet::Events)))
        .key(key(Key::Num1)),
    rows(Id::PlaceRows, "Places in rows", "", |_| Command::Table(Table::Show(Sheet::Places)))
        .key(key(Key::Num2)),
    rows(Id::ActorRows, "Actors in rows", "", |_| Command::Table(Table::Show(Sheet::Actors)))
        .key(key(Key::Num3)),
    rows(Id::TextRows, "Texts in rows", "", |_| Command::Table(Table::Show(Sheet::Texts)))
        .key(key(Key::Num4)),
    rows(Id::RowDown, "Next row", "Selects it, too.", |_| {
        Command::Table(Table::Go { to: Step::Rows(1), extend: false })
    })
    .key(key(Key::ArrowDown))
    .unfocused()
    .repeating(),
    rows(Id::RowUp, "Row before", "Selects it, too.", |_| {
        Command::Table(Table::Go { to: Step::Rows(-1), extend: false })
    })
    .key(key(Key::ArrowUp))
    .unfocused()
    .repeating(),
    rows(Id::PageDown, "A page of rows down", "", |_| {
        Command::Table(Table::Go { to: Step::Pages(1), extend: false })
    })
    .key(key(Key::PageDown))
    .unfocused()
    .repeating(),
    rows(Id::PageUp, "A page of rows up", "", |_| {
        Command::Table(Table::Go { to: Step::Pages(-1), extend: false })
    })
    .key(key(Key::PageUp))
    .unfocused()
    .repeating(),
    rows(Id::FirstRow, "First row", "", |_| {
        Command::Table(Table::Go { to: Step::First, extend: false })
    })
    .key(key(Key::Home))
    .unfocused()
    .repeating(),
    rows(Id::LastRow, "Last row", "", |_| {
        Command::Table(Table::Go { to: Step::Last, extend: false })
    })
    .key(key(Key::End))
    .unfocused()
    .repeating(),
    rows(
        Id::ExtendDown,
        "Select the next row, too",
        "Ctrl and a click add one row, Shift and a click all up to it.",
        |_| Command::Table(Table::Go { to: Step::Rows(1), extend: true }),
    )
    .key(shift(Key::ArrowDown))
    .unfocused()
    .repeating(),
    rows(Id::ExtendUp, "Select the row before, too", "", |_| {
        Command::Table(Table::Go { to: Step::Rows(-1), extend: true })
    })
    .key(shift(Key::ArrowUp))
    .unfocused()
    .repeating(),
    rows(Id::ToggleRow, "Add the row to the selection, or take it out", "", |_| {
        Command::Table(Table::Toggle)
    })
    .key(key(Key::Space))
    .unfocused(),
    rows(Id::AllRows, "Select all rows", "All that the filter lets through.", |_| {
        Command::Table(Table::SelectAll)
    })
    .key(ctrl(Key::A)),
    rows(Id::ReadRow, "Read the sentence of the row", "A double click does it, too.", |_| {
        Command::Table(Table::Read)
    })
    .key(key(Key::Enter))
    .unfocused(),
    rows(Id::FilterRows, "Filter the rows", "Only rows in which all words typed stand.", |_| {
        Command::Table(Table::Filter)
    })
    .also("find search")
    .key(ctrl(Key::F)),
    rows(Id::SortNext, "Sort by the next column", "A click on a heading sorts by it.", |_| {
        Command::Table(Table::SortNext)
    })
    .key(key(Key::S)),
    rows(Id::SortReverse, "Turn the order of the rows round", "", |_| {
        Command::Table(Table::Reverse)
    })
    .key(shift(Key::S)),
    rows(
        Id::CopyRows,
        "Copy the selected rows",
        "Tab-separated, each with its sentence and source.",
        |_| Command::Table(Table::CopySelected),
    )
    .also("export clipboard csv")
    .key(ctrl(Key::C))
    .when(|state| state.table.has_selected(state.session)),
    rows(
        Id::CopyTable,
        "Copy all rows",
        "Tab-separated, each with its sentence and source; what the filter leaves out stays out.",
        |_| Command::Table(Table::CopyAll),
    )
    .also("export clipboard csv spreadsheet")
    .key(ctrl_shift(Key::A)),
    reading(Id::NextSentence, "Next sentence", "", |state| state.beside(true))
        .key(key(Key::J))
        .key(key(Key::ArrowDown))
        .repeating(),
    reading(Id::PreviousSentence, "Sentence before", "", |state| state.beside(false))
        .key(key(Key::K))
        .key(key(Key::ArrowUp))
        .repeating(),
    reading(
        Id::SelectNamed,
        "Select what the sentence names",
        "One after the other; the map goes there.",
        |state| {
            let at = state.session.reader;
            let named = at.and_then(|at| reader::named(state.session, at));
            Command::Do(Action::Select(named.or(state.session.selection)))
        },
    )
    .key(key(Key::Enter)),
    show(Id::ShowMap, "Show the map", "", |_| Command::Panes(Panes::Show(View::Map)))
        .key(ctrl(Key::Num1)),
    show(Id::ShowGraph, "Show the graph", "Who is linked to what, event by event.", |_| {
        Command::Panes(Panes::Show(View::Graph))
    })
    .also("network links")
    .key(ctrl(Key::Num2)),
    show(Id::ShowTable, "Show the table", "Events, places, actors and texts in rows.", |_| {
        Command::Panes(Panes::Show(View::Table))
    })
    .also("list spreadsheet rows")
    .key(ctrl(Key::Num3)),
    show(Id::ShowReader, "Show the reader", "The text that is open in it.", |_| {
        Command::Panes(Panes::Show(View::Reader))
    })
    .also("article text")
    .key(ctrl(Key::Num4))
    .when(|state| state.panes.allows(Panes::Show(View::Reader))),
    show(Id::NextTab, "Next tab of the pane", "", |_| Command::Panes(Panes::NextTab))
        .key(ctrl(Key::Tab))
        .when(|state| state.panes.allows(Panes::NextTab)),
    show(Id::PreviousTab, "Previous tab of the pane", "", |_| Command::Panes(Panes::PreviousTab))
        .key(ctrl_shift(Key::Tab))
        .when(|state| state.panes.allows(Panes::PreviousTab)),
    show(
        Id::SplitRight,
        "Split the pane to the right",
        "Puts the next tab of the pane beside it. A tab can also be dragged there.",
        |_| Command::Panes(Panes::Split(Side::Right)),
    )
    .key(ctrl_shift(Key::ArrowRight))
    .when(|state| state.panes.allows(Panes::Split(Side::Right))),
    show(
        Id::SplitBelow,
        "Split the pane downward",
        "Puts the next tab of the pane below it. A tab can also be dragged there.",
        |_| Command::Panes(Panes::Split(Side::Below)),
    )
    .key(ctrl_shift(Key::ArrowDown))
    .when(|state| state.panes.allows(Panes::Split(Side::Below))),
    show(Id::SwapPanes, "Swap with the next pane", "", |_| Command::Panes(Panes::Swap))
        .key(ctrl_shift(Key::ArrowLeft))
        .when(|state| state.panes.allows(Panes::Swap)),
    show(
        Id::ClosePane,
        "Close the pane",
        "Its tabs go to the pane beside it; the reader closes its text.",
        |_| Command::Panes(Panes::Close),
    )
    .key(ctrl(Key::W))
    .when(|state| state.panes.allows(Panes::Close)),
    show(
        Id::ResetPanes,
        "Reset the arrangement",
        "Panes, library and inspector stand as at the first start.",
        |_| Command::Panes(Panes::Reset),
    )
    .also("layout default restore windows")
    .key(ctrl_shift(Key::R)),
    Spec::new(
        Id::NextPane,
        Group::Window,
        "Go to the next part of the window",
        "Library, panes, inspector, time line: the keys are meant for the part that has the ring.",
        |_| Command::Region(true),
    )
    .key(key(Key::F6))
    .on(Place::Anywhere),
    Spec::new(Id::PreviousPane, Group::Window, "Go to the part of the window before", "", |_| {
        Command::Region(false)
    })
    .key(shift(Key::F6))
    .on(Place::Anywhere),
    Spec::new(Id::Library, Group::Window, "Show or hide the library", "", |_| {
        Command::Fold(Fold::Library)
    })
    .key(ctrl(Key::B))
    .on(Place::Anywhere),
    Spec::new(Id::Inspector, Group::Window, "Show or hide the inspector", "", |_| {
        Command::Fold(Fold::Inspector)
    })
    .key(ctrl(Key::I))
    .on(Place::Anywhere),
    Spec::new(Id::Timeline, Group::Window, "Show or hide the time line", "", |_| {
        Command::Fold(Fold::Timeline)
    })
    .also("filter dates histogram calendar")
    .key(ctrl(Key::T))
    .on(Place::Anywhere),
    Spec::new(Id::Larger, Group::Window, "Everything larger", "", |state| {
        Command::Scale(state.scale + SCALE_STEP)
    })
    .also("zoom font text bigger scale")
    .key(ctrl(Key::Plus))
    .key(ctrl(Key::Equals))
    .on(Place::Anywhere)
    .repeating()
    .when(|state| state.scale < SCALES.end() - 0.01),
    Spec::new(Id::Smaller, Group::Window, "Everything smaller", "", |state| {
        Command::Scale(state.scale - SCALE_STEP)
    })
    .also("zoom font text scale")
    .key(ctrl(Key::Minus))
    .on(Place::Anywhere)
    .repeating()
    .when(|state| state.scale > SCALES.start() + 0.01),
    Spec::new(Id::UsualSize, Group::Window, "Everything in its usual size", "", |_| {
        Command::Scale(1.0)
    })
    .also("zoom font reset scale")
    .key(ctrl(Key::Num0))
    .on(Place::Anywhere)
    .when(|state| state.scale != 1.0),
    Spec::new(Id::Theme, Group::Window, "Light or dark", "", |_| Command::ToggleTheme)
        .also("theme mode night day colours colors")
    .key(ctrl(Key::D))
        .on(Place::Anywhere),
    Spec::new(Id::SystemTheme, Group::Window, "Light or dark as the system has it", "", |_| {
        Command::SystemTheme
    })
    .also("theme mode night day colours colors")
    .key(ctrl_shift(Key::D))
    .on(Place::Anywhere),
    Spec::new(
        Id::Shortcuts,
        Group::Window,
        "Shortcuts",
        "Shows or hides the page with all commands and their keys.",
        |_| Command::ShowKeys,
    )
    .also("keys keyboard help hotkeys")
    .key(key(Key::F1))
    .key(key(Key::Questionmark))
    .on(Place::Anywhere),
];

impl State<'_> {
    /// What Esc takes away next: what is open or begun, then what was chosen last.
    fn dismissed(&self) -> Option<Command> {
        let session = self.session;
        let region = session.filter().region.is_some();
        let clear_region = Command::Do(Action::ClearCondition(Condition::Region));
        Some(if self.palette {
            Command::Palette
        } else if self.page {
            Command::ShowKeys
        } else if self.drawing {
            Command::Map(Map::StopDrawing)
        } else if session.reader.is_some() {
            Command::Do(Action::CloseReader)
        } else if region && session.region_came_last() {
            clear_region
        } else if session.selection.is_some() {
            Command::Do(Action::Select(None))
        } else if region {
            clear_region
        } else if session.notice.is_some() {
            Command::Do(Action::Dismiss)
        } else {
            return None;
        })
    }

    fn can(&self, order: Graph) -> bool {
        self.graph.allows(order, self.session)
    }

    /// Where the selection is told first.
    fn first_sentence(&self) -> Option<Evidence> {
        let atlas = &self.session.atlas;
        match self.session.selection? {
            Target::Entity(ix) | Target::Cluster(ix) => Thing::Entity(ix).evidence(atlas),
            Target::Event(ix) => Some(atlas.event_evidence(ix)),
            Target::Document(ix) => Some(inspector::beginning(atlas, ix)),
            Target::Arc(key) => {
                let first = *self.map.reports_of(key).first()?;
                Some(atlas.event_evidence(first))
            }
        }
    }

    /// Reads the sentence after or before; stays where there is none.
    fn beside(&self, forward: bool) -> Command {
        let at = self.session.reader;
        let next = at.and_then(|at| reader::beside(&self.session.atlas, at, forward));
        next.or(at).map_or(Command::Do(Action::CloseReader), |at| Command::Do(Action::Read(at)))
    }

    /// The filter in force, narrowed to what is linked to the selected entities.
    fn only_linked(&self) -> Filter {
        let atlas = &self.session.atlas;
        let mut entities = Vec::new();
        for target in self.session.selected().iter() {
            match target {
                Target::Entity(ix) | Target::Cluster(ix) => entities.push(ix),
                Target::Arc(key) => entities.push(key.place),
                Target::Event(_) | Target::Document(_) => {}
            }
        }
        let linked = entities.into_iter().map(|ix| {
            let entity = atlas.entity(ix);
            Linked { id: entity.id.clone(), name: entity.name.clone() }
        });
        Filter { linked: linked.collect(), ..self.session.filter().clone() }
    }

    /// What is linked to the selection, and the selection itself, led by the same as before.
    fn with_linked(&self) -> Vec<Target> {
        let selected = self.session.selected();
        let mut things: Vec<Thing> = Vec::new();
        for target in selected.iter() {
            match target {
                Target::Entity(ix) | Target::Cluster(ix) => things.push(Thing::Entity(ix)),
                Target::Event(ix) => things.push(Thing::Event(ix)),
                Target::Document(ix) => things.push(Thing::Text(ix)),
                Target::Arc(key) => {
                    things.extend(self.map.reports_of(key).into_iter().map(Thing::Event));
                }
            }
        }
        let linked = query::linked(&self.session.atlas, &things);
        let linked = linked.into_iter().map(|thing| match thing {
            Thing::Event(ix) => Target::Event(ix),
            Thing::Entity(ix) => Target::Entity(ix),
            Thing::Text(ix) => Target::Document(ix),
        });
        linked.chain(selected.iter()).collect()
    }
}
