//! The left panel: places, actors, events and texts as lists, each row with how often it is reported.

mod rows;

use std::collections::HashMap;
use std::sync::Arc;

use egui::{FontId, ScrollArea, Sense, Ui, pos2, vec2};

use crate::pipeline::{Job, Poll};
use crate::scene::Target;
use crate::session::{Action, Session};
use crate::ui::app::waker;
use crate::ui::parts::{self, Row};
use crate::ui::theme::{self, size, tokens};
use crate::ui::words;
use rows::{Item, Listed, Order, kind, name, when};

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

/// The library's own state: the tab, and the rows of it as long as atlas and filter stay the same.
#[derive(Default)]
pub struct Library {
    pub tab: Tab,
    order: Arc<Order>,
    order_of: Option<(u64, Tab)>,
    rows: Vec<Item>,
    rows_of: Option<Key>,
    /// The rows that are being made.
    job: Option<(Key, Job<Made>)>,
    started: u64,
    /// Of rows that were on screen.
    names: HashMap<Target, String>,
    scrolled_to: Option<Target>,
    /// The rows that were in view.
    seen: std::ops::Range<usize>,
    /// Where a range begins that Shift and a click end.
    anchor: Option<Target>,
    /// A row was clicked last, and nothing outside the list since: up and down go on from there.
    pub leads: bool,
}

/// The order of a tab, and its rows.
type Made = (Arc<Order>, Vec<Item>);

/// What rows are made from.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Key {
    generation: u64,
    /// Which version of the filter they show.
    shows: u64,
    tab: Tab,
    associative: bool,
}

/// So many things are put in order while a frame waits.
const AT_ONCE: usize = 4_000;

fn is_large(session: &Session) -> bool {
    let columns = session.filtered.columns();
    columns.entities().max(columns.occurrences()).max(columns.documents()) > AT_ONCE
}

impl Library {
    /// Rows are on their way.
    pub fn is_busy(&self) -> bool {
        self.job.is_some()
    }

    pub fn ui(&mut self, ui: &mut Ui, session: &mut Session, actions: &mut Vec<Action>) {
        let room = ui.max_rect();
        let pressed = ui.input(|input| {
            input.pointer.any_pressed().then(|| input.pointer.interact_pos()).flatten()
        });
        self.leads &= pressed.is_none_or(|at| room.contains(at));
        self.tabs(ui);
        self.refresh(ui, session);
        if self.rows.is_empty() {
            if self.job.is_none() {
                empty(ui, self.tab, session);
            }
            return;
        }
        let most = self.rows.iter().map(Item::number).max().unwrap_or(1).max(1);
        let filtered = !session.filter().is_empty();
        let selected = session.selection;
        let mut area = ScrollArea::vertical().auto_shrink(false);
        if selected.is_some() && self.scrolled_to != selected {
            let at = self.rows.iter().position(|item| item.target() == selected);
            if let Some(offset) = at.and_then(|at| self.scroll_for(ui, at)) {
                area = area.vertical_scroll_offset(offset);
            }
        }
        self.scrolled_to = selected;
        ui.spacing_mut().item_spacing.y = 0.0;
        let mut clicked = None;
        let mut seen = 0..0;
        area.show_rows(ui, size::ROW, self.rows.len(), |ui, range| {
            seen = range.clone();
            for item in &self.rows[range] {
                match *item {
                    Item::Heading { text, shown, all } => heading(ui, text, shown, all, filtered),
                    Item::Row { target, number, of } => {
                        let atlas = &session.atlas;
                        let name = self.names.entry(target).or_insert_with(|| name(atlas, target));
                        // Under a filter all have both numbers, so that their bars line up.
                        let words = match filtered {
                            true => format!("{number} of {of}"),
                            false => words::of(number, of),
                        };
                        let bar =
                            (number > 0).then(|| (number as f32 / most as f32, words.clone()));
                        let note = when(atlas, target);
                        let row = Row {
                            name,
                            spoken: match (number == of, &note) {
                                (true, Some(date)) => format!("{name}, {date}"),
                                (true, None) => name.clone(),
                                (false, _) => format!("{name}, {number} of {of}"),
                            },
                            kind: kind(atlas, target),
                            bar,
                            note: note.as_deref(),
                            selected: session.is_selected(target),
                            lit: session.hovered == Some(target),
                        };
                        let response = parts::list_row(ui, &row);
                        if response.hovered() {
                            session.hover(target);
                        }
                        if response.clicked() {
                            clicked = Some(target);
                        }
                    }
                }
            }
        });
        self.seen = seen;
        if let Some(target) = clicked {
            self.leads = true;
            let action = self.choice(ui, target);
            actions.push(action);
        }
    }

    /// Makes the rows anew where atlas or filter are others; of a large atlas on a thread.
    fn refresh(&mut self, ui: &Ui, session: &Session) {
        let shows = session.filtered.version();
        let key = Key {
            generation: session.generation,
            shows,
            tab: self.tab,
            associative: session.show_associative,
        };
        if let Some((of, job)) = &self.job {
            match job.poll() {
                Poll::Message((order, rows)) => {
                    let of = *of;
                    self.job = None;
                    self.take(of, order, rows);
                }
                Poll::Working => {}
                Poll::Over => self.job = None,
            }
        }
        if self.rows_of == Some(key) || self.job.is_some() {
            return;
        }
        // Rows of another list are not to be looked at under this one's name.
        if self.rows_of.is_some_and(|was| (was.generation, was.tab) != (key.generation, key.tab)) {
            self.rows.clear();
        }
        let order = Arc::clone(&self.order);
        let known = self.order_of == Some((key.generation, key.tab));
        let view = Listed::new(session);
        let (atlas, tab) = (Arc::clone(&session.atlas), self.tab);
        let made = move || {
            let order =
                if known { order } else { Arc::new(Order::new(&atlas, &view.columns, tab)) };
            let rows = order.rows(&view);
            (order, rows)
        };
        if is_large(session) {
            self.started += 1;
            let job = Job::start(self.started, waker(ui.ctx()), move |_, outbox| {
                outbox.send(made());
            });
            self.job = Some((key, job));
        } else {
            let (order, rows) = made();
            self.take(key, order, rows);
        }
    }

    fn take(&mut self, key: Key, order: Arc<Order>, rows: Vec<Item>) {
        if self.rows_of.is_some_and(|was| was.generation != key.generation) {
            self.names.clear();
        }
        self.order = order;
        self.order_of = Some((key.generation, key.tab));
        self.rows = rows;
        self.rows_of = Some(key);
    }

    /// Where to scroll for a row: nowhere if it is in view, by no more than it takes if it is just
    /// beside, else so that it stands in the middle.
    fn scroll_for(&self, ui: &Ui, at: usize) -> Option<f32> {
        let height = ui.available_height();
        let whole = self.seen.start + 1..self.seen.end.saturating_sub(2).max(self.seen.start + 1);
        if whole.contains(&at) {
            return None;
        }
        let top = at as f32 * size::ROW;
        Some(if at + 1 == whole.start || at + 2 == whole.start {
            top
        } else if at == whole.end || at == whole.end + 1 {
            (top + size::ROW - height).max(0.0)
        } else {
            (top - height / 2.0).max(0.0)
        })
    }

    /// What a click on a row asks for: with Shift held all from the last click to this one.
    fn choice(&mut self, ui: &Ui, target: Target) -> Action {
        // What was clicked is in view; the list stays where it is.
        self.scrolled_to = Some(target);
        let place = |of| self.rows.iter().position(|item| item.target() == Some(of));
        let range = self.anchor.and_then(place).zip(place(target));
        match range.filter(|_| parts::held(ui).shift) {
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

/// What the rows below are, and how many.
fn heading(ui: &mut Ui, text: &str, shown: usize, all: usize, filtered: bool) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), size::ROW), Sense::hover());
    let font = FontId::new(size::SMALL, theme::medium());
    let color = tokens(ui).secondary;
    let at = pos2(rect.left() + size::GUTTER, rect.bottom() - 6.0);
    let painter = ui.painter();
    painter.text(at, egui::Align2::LEFT_BOTTOM, text.to_uppercase(), font, color);
    if filtered {
        let font = FontId::new(size::SMALL, theme::regular());
        let at = pos2(rect.right() - size::GUTTER, rect.bottom() - 6.0);
        let count = words::of(shown as u32, all as u32);
        painter.text(at, egui::Align2::RIGHT_BOTTOM, count, font, color);
    }
}

fn empty(ui: &mut Ui, tab: Tab, session: &Session) {
    ui.add_space(24.0);
    ui.vertical_centered(|ui| {
        let what = match tab {
            Tab::Places => "places",
            Tab::Actors => "actors",
            Tab::Events => "events",
            Tab::Texts => "texts",
        };
        if session.filter().is_empty() {
            ui.label(format!("No {what} yet"));
            parts::secondary(ui, "Open a folder of articles, or drop one here.");
        } else {
            ui.label(format!("No {what}"));
            parts::secondary(ui, "The filter lets none through.");
        }
    });
}
