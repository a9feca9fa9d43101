//! The left panel: places, actors, events and texts as lists, each row with how often it is reported.

use std::collections::BTreeSet;

use egui::{FontId, ScrollArea, Sense, Ui, pos2, vec2};

use super::parts::{self, Row};
use super::theme::{self, size, tokens};
use super::words;
use crate::atlas::{Atlas, EntityIx, Kind};
use crate::gazetteer::Feature;
use crate::scene::Target;
use crate::session::{Action, Session};

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tab {
    #[default]
    Places,
    Actors,
    Events,
    Texts,
}

impl Tab {
    pub const ALL: [Self; 4] = [Self::Places, Self::Actors, Self::Events, Self::Texts];

    fn name(self) -> &'static str {
        match self {
            Self::Places => "Places",
            Self::Actors => "Actors",
            Self::Events => "Events",
            Self::Texts => "Texts",
        }
    }
}

/// The library's own state: the tab, and the rows of it as long as the atlas stays the same.
#[derive(Default)]
pub struct Library {
    pub tab: Tab,
    rows: Vec<Item>,
    rows_of: Option<(u64, Tab, bool)>,
    scrolled_to: Option<Target>,
    /// Where a range begins that Shift and a click end.
    anchor: Option<Target>,
}

enum Item {
    Heading(&'static str),
    Row { target: Target, name: String, kind: Option<(Kind, Option<Feature>)>, number: u32 },
}

impl Library {
    pub fn ui(&mut self, ui: &mut Ui, session: &mut Session, actions: &mut Vec<Action>) {
        self.tabs(ui);
        let key = (session.generation, self.tab, session.show_associative);
        if self.rows_of != Some(key) {
            self.rows = rows(&session.atlas, self.tab, session.show_associative);
            self.rows_of = Some(key);
        }
        if self.rows.is_empty() {
            empty(ui, self.tab);
            return;
        }
        let most = self.rows.iter().map(Item::number).max().unwrap_or(1).max(1);
        let selected = session.selection;
        let mut area = ScrollArea::vertical().auto_shrink(false);
        if selected.is_some() && self.scrolled_to != selected {
            let at = self.rows.iter().position(|item| item.target() == selected);
            if let Some(at) = at {
                area = area.vertical_scroll_offset(scroll_for(ui, at));
            }
        }
        self.scrolled_to = selected;
        ui.spacing_mut().item_spacing.y = 0.0;
        let mut clicked = None;
        area.show_rows(ui, size::ROW, self.rows.len(), |ui, range| {
            for item in &self.rows[range] {
                match item {
                    Item::Heading(text) => heading(ui, text),
                    Item::Row { target, name, kind, number } => {
                        let bar = (*number > 0)
                            .then(|| (*number as f32 / most as f32, number.to_string()));
                        let row = Row {
                            name,
                            spoken: name.clone(),
                            kind: *kind,
                            bar,
                            selected: session.is_selected(*target),
                            lit: session.hovered == Some(*target),
                        };
                        let response = parts::list_row(ui, &row);
                        if response.hovered() {
                            session.hover(*target);
                        }
                        if response.clicked() {
                            clicked = Some(*target);
                        }
                    }
                }
            }
        });
        if let Some(target) = clicked {
            let action = self.choice(ui, target);
            actions.push(action);
        }
    }

    /// What a click on a row asks for: with Shift held all from the last click to this one.
    fn choice(&mut self, ui: &Ui, target: Target) -> Action {
        let place = |of| self.rows.iter().position(|item| item.target() == Some(of));
        let range = self.anchor.and_then(place).zip(place(target));
        match range.filter(|_| ui.input(|input| input.modifiers.shift)) {
            Some((from, to)) => {
                let between = &self.rows[from.min(to)..=from.max(to)];
                let mut targets: Vec<Target> = between.iter().filter_map(Item::target).collect();
                if to < from {
                    targets.reverse();
                }
                Action::SelectAll(targets)
            }
            None => {
                self.anchor = Some(target);
                parts::choice(ui, target)
            }
        }
    }

    /// Along the rows by so many, from what is selected; which row that is.
    pub fn step(&mut self, session: &Session, by: i64) -> Option<Action> {
        let targets: Vec<Target> = self.rows.iter().filter_map(Item::target).collect();
        let last = targets.len().checked_sub(1)?;
        let now = session.selection.and_then(|now| targets.iter().position(|&it| it == now));
        let next = match now {
            Some(now) => now.saturating_add_signed(by as isize).min(last),
            None if by < 0 => last,
            None => 0,
        };
        self.anchor = Some(targets[next]);
        Some(Action::Step(vec![targets[next]]))
    }

    fn tabs(&mut self, ui: &mut Ui) {
        ui.horizontal(|ui| {
            ui.add_space(size::GUTTER - 8.0);
            ui.spacing_mut().item_spacing.x = 0.0;
            for tab in Tab::ALL {
                let response = parts::tab(ui, tab.name(), self.tab == tab);
                if response.clicked() {
                    self.tab = tab;
                }
            }
        });
    }
}

/// Scrolls a row into the middle.
fn scroll_for(ui: &Ui, at: usize) -> f32 {
    (at as f32 * size::ROW - ui.available_height() / 2.0).max(0.0)
}

fn heading(ui: &mut Ui, text: &str) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), size::ROW), Sense::hover());
    let font = FontId::new(size::SMALL, theme::medium());
    let color = tokens(ui).secondary;
    let at = pos2(rect.left() + size::GUTTER, rect.bottom() - 6.0);
    ui.painter().text(at, egui::Align2::LEFT_BOTTOM, text.to_uppercase(), font, color);
}

fn empty(ui: &mut Ui, tab: Tab) {
    ui.add_space(24.0);
    ui.vertical_centered(|ui| {
        let what = match tab {
            Tab::Places => "No places yet",
            Tab::Actors => "No actors yet",
            Tab::Events => "No events yet",
            Tab::Texts => "No texts yet",
        };
        ui.label(what);
        parts::secondary(ui, "Open a folder of articles, or drop one here.");
    });
}

impl Item {
    fn number(&self) -> u32 {
        match self {
            Self::Heading(_) => 0,
            Self::Row { number, .. } => *number,
        }
    }

    fn target(&self) -> Option<Target> {
        match self {
            Self::Heading(_) => None,
            Self::Row { target, .. } => Some(*target),
        }
    }
}

fn rows(atlas: &Atlas, tab: Tab, show_associative: bool) -> Vec<Item> {
    match tab {
        Tab::Places => places(atlas, show_associative),
        Tab::Actors => actors(atlas),
        Tab::Events => events(atlas),
        Tab::Texts => texts(atlas),
    }
}

fn places(atlas: &Atlas, show_associative: bool) -> Vec<Item> {
    let heading = |feature: Feature| match feature {
        Feature::Country => 1,
        Feature::Admin1 | Feature::County => 2,
        feature if feature.is_point() => 3,
        _ => 0,
    };
    let names = ["Seas and regions", "Countries", "States and provinces", "Towns and sites"];
    let mut grouped: Vec<(usize, EntityIx)> = atlas
        .entities()
        .filter(|(_, entity)| entity.kind == Kind::Place)
        .filter(|(ix, _)| {
            let counts = atlas.counts(*ix);
            counts.literal > 0 || counts.events > 0 || (show_associative && counts.mentions > 0)
        })
        .filter_map(|(ix, entity)| Some((heading(entity.place.as_ref()?.feature), ix)))
        .collect();
    let number = |ix: EntityIx| {
        let counts = atlas.counts(ix);
        if show_associative { counts.mentions } else { counts.literal.max(counts.events) }
    };
    grouped.sort_by_key(|&(group, ix)| {
        (group, std::cmp::Reverse(number(ix)), atlas.entity(ix).name.clone())
    });
    with_headings(grouped, &names, |ix| item(atlas, ix, number(ix)))
}

fn actors(atlas: &Atlas) -> Vec<Item> {
    let names = ["States", "Armed forces", "Organisations", "Persons"];
    let mut grouped: Vec<(usize, EntityIx)> = atlas
        .entities()
        .filter_map(|(ix, entity)| {
            let group = match entity.kind {
                Kind::Government => 0,
                Kind::ArmedForce => 1,
                Kind::Organisation => 2,
                Kind::Person => 3,
                _ => return None,
            };
            let counts = atlas.counts(ix);
            (counts.mentions > 0 || counts.events > 0).then_some((group, ix))
        })
        .collect();
    grouped.sort_by_key(|&(group, ix)| {
        (group, std::cmp::Reverse(atlas.counts(ix).mentions), atlas.entity(ix).name.clone())
    });
    with_headings(grouped, &names, |ix| item(atlas, ix, atlas.counts(ix).mentions))
}

fn item(atlas: &Atlas, ix: EntityIx, number: u32) -> Item {
    let entity = atlas.entity(ix);
    let feature = entity.place.as_ref().map(|place| place.feature);
    Item::Row {
        target: Target::Entity(ix),
        name: entity.name.clone(),
        kind: Some((entity.kind, feature)),
        number,
    }
}

fn with_headings(
    grouped: Vec<(usize, EntityIx)>,
    names: &[&'static str],
    item: impl Fn(EntityIx) -> Item,
) -> Vec<Item> {
    let mut rows = Vec::with_capacity(grouped.len() + names.len());
    let mut current = None;
    for (group, ix) in grouped {
        if current != Some(group) {
            current = Some(group);
            rows.push(Item::Heading(names[group]));
        }
        rows.push(item(ix));
    }
    rows
}

fn events(atlas: &Atlas) -> Vec<Item> {
    let mut all: Vec<_> = atlas.events().map(|(ix, event)| (event.date, ix)).collect();
    all.sort_by_key(|(date, ix)| (date.is_none(), date.map(|date| date.first()), *ix));
    let mut rows = Vec::new();
    let mut month = None;
    // Of several reports of one event, the first with a date stands for it.
    let once: BTreeSet<_> = atlas.once(all.iter().map(|&(_, ix)| ix)).into_iter().collect();
    for (date, ix) in all.into_iter().filter(|(_, ix)| once.contains(ix)) {
        let dated = date.is_some();
        if month != Some(dated) {
            month = Some(dated);
            rows.push(Item::Heading(if dated { "By date" } else { "Undated" }));
        }
        rows.push(Item::Row {
            target: Target::Event(ix),
            name: words::event_title(atlas, ix),
            kind: Some((Kind::Event, None)),
            number: 0,
        });
    }
    rows
}

fn texts(atlas: &Atlas) -> Vec<Item> {
    atlas
        .documents()
        .map(|(ix, document)| Item::Row {
            target: Target::Document(ix),
            name: document.title.clone(),
            kind: None,
            number: 0,
        })
        .collect()
}
