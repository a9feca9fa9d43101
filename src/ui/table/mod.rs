//! The table: events, places, actors and texts in rows. It reads the session and pushes actions;
//! rows are made by `query::table`.

mod bar;
mod columns;
mod copy;
mod grid;
mod header;
mod scroll;
mod source;

pub use columns::Kept;

use std::collections::BTreeMap;
use std::sync::Arc;

use egui::{Context, Rect, Ui, pos2};

use super::app::waker;
use super::theme::tokens;
use crate::pipeline::{Job, Poll};
use crate::query::Thing;
use crate::query::table::{Column, Sheet, Sort, Wanted};
use crate::scene::Target;
use crate::session::{Action, Notice, Session};
use columns::Placed;
use grid::{Scrolled, target};
use source::{Asked, Ordered, Request, Source};

/// What the keyboard asks of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    Show(Sheet),
    /// To another row; `extend` selects all from where the selection began.
    Go {
        to: Step,
        extend: bool,
    },
    /// Selects the row that the keys are on, or takes it out of the selection.
    Toggle,
    SelectAll,
    /// Opens the reader at the row's sentence.
    Read,
    Filter,
    /// Sorts by the next column that is shown.
    SortNext,
    Reverse,
    CopySelected,
    CopyAll,
}

/// How far to go along the rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    Rows(i64),
    Pages(i64),
    First,
    Last,
}

/// The table's own state.
pub struct TablePanel {
    pub sheet: Sheet,
    sheets: BTreeMap<Sheet, SheetState>,
    source: Source,
    /// How many rows had room when it was last shown.
    seen: f64,
    followed: Option<Target>,
    focus_filter: bool,
    copying: Option<Job<(String, usize)>>,
    copies: u64,
}

/// What a sheet remembers.
struct SheetState {
    columns: Vec<Placed>,
    wanted: Wanted,
    scrolled: Scrolled,
    /// The row that the keys are on, and the one where a range begins.
    cursor: Option<Thing>,
    anchor: Option<Thing>,
}

impl SheetState {
    fn new(sheet: Sheet) -> Self {
        let (column, descending) = match sheet {
            Sheet::Events | Sheet::Texts => (Column::Date, false),
            Sheet::Places | Sheet::Actors => (Column::Mentions, true),
        };
        Self {
            columns: columns::usual(sheet),
            wanted: Wanted { text: String::new(), sorts: vec![Sort { column, descending }] },
            scrolled: Scrolled::default(),
            cursor: None,
            anchor: None,
        }
    }

    /// Sorts by a column; by the same again the other way round. What was sorted by before decides
    /// between equals.
    fn sort_by(&mut self, column: Column) {
        const DEEPEST: usize = 3;
        let sorts = &mut self.wanted.sorts;
        match sorts.first_mut().filter(|first| first.column == column) {
            Some(first) => first.descending ^= true,
            None => {
                sorts.retain(|sort| sort.column != column);
                let descending = columns::is_numeric(column);
                sorts.insert(0, Sort { column, descending });
                sorts.truncate(DEEPEST);
            }
        }
    }

    fn place(&mut self, done: header::Done, ui: &Ui, session: &Session, ordered: &Ordered) {
        let at = |columns: &[Placed], of| columns.iter().position(|placed| placed.column == of);
        match done {
            header::Done::Sort(column) => self.sort_by(column),
            header::Done::Widen(column, width) => {
                if let Some(at) = at(&self.columns, column) {
                    self.columns[at].width = width;
                }
            }
            header::Done::Fit(column) => {
                let asked = Asked { atlas: &session.atlas, filtered: &session.filtered };
                let width = grid::fitting(ui, asked.told(), ordered, self.scrolled, column);
                if let Some(at) = at(&self.columns, column) {
                    self.columns[at].width = width.clamp(*columns::WIDTHS.start(), 480.0);
                }
            }
            header::Done::Move(column, before) => self.put(column, before),
        }
    }

    /// Puts a column before another, or after all.
    fn put(&mut self, column: Column, before: Option<Column>) {
        if Some(column) == before {
            return;
        }
        let Some(from) = self.columns.iter().position(|it| it.column == column) else { return };
        let moved = self.columns.remove(from);
        let to = before.and_then(|before| self.columns.iter().position(|it| it.column == before));
        let last = self.columns.iter().rposition(|it| it.shown).map_or(0, |last| last + 1);
        self.columns.insert(to.unwrap_or(last), moved);
    }
}

impl Default for TablePanel {
    fn default() -> Self {
        Self {
            sheet: Sheet::default(),
            sheets: Sheet::ALL.into_iter().map(|sheet| (sheet, SheetState::new(sheet))).collect(),
            source: Source::default(),
            seen: 1.0,
            followed: None,
            focus_filter: false,
            copying: None,
            copies: 0,
        }
    }
}

impl TablePanel {
    /// Takes over columns from the settings.
    pub fn restore(&mut self, kept: &BTreeMap<String, Vec<Kept>>) {
        for (&sheet, state) in &mut self.sheets {
            if let Some(kept) = kept.get(columns::sheet_word(sheet)) {
                state.columns = columns::of_kept(sheet, kept);
            }
        }
    }

    /// Columns that are not as at first, for the settings.
    pub fn kept(&self) -> BTreeMap<String, Vec<Kept>> {
        let changed =
            self.sheets.iter().filter(|(sheet, it)| it.columns != columns::usual(**sheet));
        changed
            .map(|(&sheet, it)| (columns::sheet_word(sheet).to_owned(), columns::kept(&it.columns)))
            .collect()
    }

    fn state(&mut self) -> &mut SheetState {
        self.sheets.get_mut(&self.sheet).expect("every sheet has a state")
    }

    fn now(&self) -> &SheetState {
        self.sheets.get(&self.sheet).expect("every sheet has a state")
    }

    /// Has the rows of the sheet made, where they are not there yet.
    fn ask(&mut self, ctx: &Context, session: &Session) {
        let request = Request {
            generation: session.generation,
            sheet: self.sheet,
            associative: session.show_associative,
            wanted: self.now().wanted.clone(),
            filter: session.filtered.version(),
        };
        let asked = Asked { atlas: &session.atlas, filtered: &session.filtered };
        self.source.ask(&asked, &request, waker(ctx));
    }

    /// Shows the table in its pane, leaving room for the pane's bar, `corner` points wide, in the
    /// top right; `active` says whether the keys are meant for it.
    pub fn ui(
        &mut self,
        ui: &mut Ui,
        session: &mut Session,
        corner: f32,
        active: bool,
        actions: &mut Vec<Action>,
    ) {
        let pane = ui.max_rect();
        ui.painter().rect_filled(pane, 0.0, tokens(ui).panel);
        self.ask(ui.ctx(), session);
        let top = Rect::from_min_max(pane.min, pos2(pane.right(), pane.top() + bar::HEIGHT));
        self.bars(ui, top, corner, session);
        // What was typed or chosen above is asked for in the same frame.
        self.ask(ui.ctx(), session);
        let Some(ordered) = self.source.of(self.sheet).cloned() else {
            bar::note(ui, pane, "The rows are being put in order …");
            return;
        };
        self.follow(session, &ordered);
        let heads = Rect::from_min_max(
            pos2(pane.left(), top.bottom()),
            pos2(pane.right(), top.bottom() + header::HEIGHT),
        );
        let state = self.sheets.get_mut(&self.sheet).expect("every sheet has a state");
        let left = pane.left() - state.scrolled.right as f32;
        let widths = columns::drawn(&state.columns, pane.width() - scroll::BAR);
        let done = header::ui(ui, heads, left, &state.columns, &widths, &state.wanted.sorts);
        if done.iter().any(|done| matches!(done, header::Done::Widen(..) | header::Done::Fit(_))) {
            // From now on the columns are as wide as they stand.
            let shown = state.columns.iter_mut().filter(|one| one.shown);
            shown.zip(&widths).for_each(|(one, &width)| one.width = width.round());
        }
        for done in done {
            state.place(done, ui, session, &ordered);
        }
        if ordered.len() == 0 {
            self.empty(ui, pane, session);
            return;
        }
        let state = self.sheets.get_mut(&self.sheet).expect("every sheet has a state");
        let cursor = state.cursor.and_then(|row| ordered.position(row));
        let body = Rect::from_min_max(heads.left_bottom(), pane.max);
        let shown = grid::Shown {
            session: &*session,
            ordered: &ordered,
            columns: &state.columns,
            widths: &widths,
            cursor,
            active,
        };
        let done = grid::ui(ui, body, &mut state.scrolled, &shown);
        self.seen = done.seen;
        if let Some(target) = done.hovered {
            session.hover(target);
        }
        if let Some((nth, held)) = done.clicked {
            self.click(&ordered, nth, held, session, actions);
        }
        if let Some(evidence) = done.read.and_then(|nth| ordered.row(nth)?.evidence(&session.atlas))
        {
            actions.push(Action::Read(evidence));
        }
    }

    /// Scrolls to what was selected elsewhere.
    fn follow(&mut self, session: &Session, ordered: &Ordered) {
        if self.followed == session.selection {
            return;
        }
        self.followed = session.selection;
        let row = match session.selection {
            Some(Target::Event(ix)) => {
                // Another report of the same event may have its row.
                let reports = session.atlas.reports(session.atlas.occurrence_of(ix)).iter();
                let mut rows = reports.map(|&report| Thing::Event(report));
                rows.find(|&row| ordered.position(row).is_some())
            }
            Some(Target::Entity(ix)) => Some(Thing::Entity(ix)),
            Some(Target::Document(ix)) => Some(Thing::Text(ix)),
            _ => None,
        };
        let seen = self.seen;
        let state = self.state();
        if let Some((row, nth)) = row.and_then(|row| Some((row, ordered.position(row)?))) {
            state.scrolled.show_row(nth, seen - 1.0);
            state.cursor = Some(row);
            state.anchor = Some(row);
        }
    }

    fn click(
        &mut self,
        ordered: &Ordered,
        nth: usize,
        held: egui::Modifiers,
        session: &Session,
        actions: &mut Vec<Action>,
    ) {
        let Some(row) = ordered.row(nth) else { return };
        let state = self.state();
        state.cursor = Some(row);
        let lead = if held.shift {
            let from = state.anchor.and_then(|row| ordered.position(row)).unwrap_or(nth);
            actions.push(Action::SelectAll(range(ordered, from, nth)));
            Some(target(row))
        } else {
            state.anchor = Some(row);
            actions.push(match held.command {
                true => Action::Toggle(target(row)),
                false => Action::Select(Some(target(row))),
            });
            Some(target(row)).filter(|&target| !held.command || !session.is_selected(target))
        };
        // What was clicked is in view already.
        self.followed = lead.or(self.followed);
    }

    fn empty(&mut self, ui: &mut Ui, pane: Rect, session: &Session) {
        if session.atlas.documents().len() == 0 {
            bar::note(
                ui,
                pane,
                "Nothing is open yet. Open a folder of articles, or drop one here.",
            );
        } else if self.now().wanted.text.trim().is_empty() {
            bar::note(ui, pane, "The texts tell of nothing of this kind.");
        } else {
            let text = self.now().wanted.text.trim().to_owned();
            if bar::none_found(ui, pane, &text) {
                self.state().wanted.text.clear();
            }
        }
    }

    /// The selected things that have a row in this sheet, in the order of the rows.
    fn selected_rows(&self, session: &Session, ordered: &Ordered) -> Vec<Thing> {
        let all = 0..ordered.len();
        let rows = all.filter_map(|nth| ordered.row(nth));
        rows.filter(|&row| session.is_selected(target(row))).collect()
    }

    /// Whether anything that is selected could have a row in this sheet.
    pub fn has_selected(&self, session: &Session) -> bool {
        session.selected().iter().any(|target| match (self.sheet, target) {
            (Sheet::Events, Target::Event(_)) | (Sheet::Texts, Target::Document(_)) => true,
            (Sheet::Places, Target::Entity(ix)) => session.atlas.is_place(ix),
            (Sheet::Actors, Target::Entity(ix)) => session.atlas.entity(ix).kind.is_actor(),
            _ => false,
        })
    }

    /// Carries out what the keyboard asked for.
    pub fn order(&mut self, ctx: &Context, order: Order, session: &Session) -> Vec<Action> {
        self.ask(ctx, session);
        let ordered = self.source.of(self.sheet).cloned();
        match order {
            Order::Show(sheet) => self.sheet = sheet,
            Order::Filter => self.focus_filter = true,
            Order::SortNext => {
                let state = self.state();
                let shown: Vec<Column> =
                    state.columns.iter().filter(|it| it.shown).map(|it| it.column).collect();
                let now = state.wanted.sorts.first().map(|sort| sort.column);
                let at = now.and_then(|now| shown.iter().position(|&column| column == now));
                if let Some(&next) = shown.get(at.map_or(0, |at| (at + 1) % shown.len())) {
                    state.sort_by(next);
                }
            }
            Order::Reverse => {
                if let Some(sort) = self.state().wanted.sorts.first_mut() {
                    sort.descending ^= true;
                }
            }
            Order::Go { to, extend } => {
                return ordered.and_then(|it| self.go(&it, to, extend)).into_iter().collect();
            }
            Order::Toggle => {
                return self
                    .now()
                    .cursor
                    .map(|row| Action::Toggle(target(row)))
                    .into_iter()
                    .collect();
            }
            Order::SelectAll => {
                if let Some(it) = ordered.filter(|it| it.len() > 0) {
                    return vec![Action::SelectAll(range(&it, 0, it.len() - 1))];
                }
            }
            Order::Read => {
                let told = self.now().cursor.and_then(|row| row.evidence(&session.atlas));
                return told.map(Action::Read).into_iter().collect();
            }
            Order::CopySelected | Order::CopyAll => {
                if let Some(it) = ordered {
                    let chosen =
                        (order == Order::CopySelected).then(|| self.selected_rows(session, &it));
                    self.copy(ctx, session, it, chosen);
                }
            }
        }
        Vec::new()
    }

    fn go(&mut self, ordered: &Ordered, to: Step, extend: bool) -> Option<Action> {
        let last = ordered.len().checked_sub(1)?;
        let page = (self.seen as i64 - 1).max(1);
        let seen = self.seen;
        let state = self.state();
        let at = state.cursor.and_then(|row| ordered.position(row));
        let along = |by: i64| match at {
            Some(at) => at.saturating_add_signed(by as isize).min(last),
            None if by < 0 => last,
            None => 0,
        };
        let next = match to {
            Step::Rows(by) => along(by),
            Step::Pages(by) => along(by * page),
            Step::First => 0,
            Step::Last => last,
        };
        let row = ordered.row(next)?;
        state.cursor = Some(row);
        state.scrolled.show_row(next, seen - 1.0);
        let from = match state.anchor.and_then(|row| ordered.position(row)).filter(|_| extend) {
            Some(from) => from,
            None => {
                state.anchor = Some(row);
                next
            }
        };
        self.followed = Some(target(row));
        Some(Action::Step(range(ordered, from, next)))
    }

    /// Puts rows on the clipboard as tab-separated text, with their sources; `None` means all.
    fn copy(
        &mut self,
        ctx: &Context,
        session: &Session,
        ordered: Arc<Ordered>,
        chosen: Option<Vec<Thing>>,
    ) {
        let columns: Vec<Column> =
            self.now().columns.iter().filter(|it| it.shown).map(|it| it.column).collect();
        let atlas = Arc::clone(&session.atlas);
        let filtered = session.filtered.clone();
        self.copies += 1;
        let job = Job::start(self.copies, waker(ctx), move |progress, outbox| {
            let go_on = || !progress.is_cancelled();
            let rows = chosen
                .unwrap_or_else(|| (0..ordered.len()).filter_map(|nth| ordered.row(nth)).collect());
            let count = rows.len();
            if let Some(text) = {
                let asked = Asked { atlas: &atlas, filtered: &filtered };
                copy::tsv(asked.told(), &columns, rows.into_iter(), &go_on)
            } {
                outbox.send((text, count));
            }
        });
        self.copying = Some(job);
    }

    /// Whether rows or a copy of some are being made.
    pub fn is_working(&self) -> bool {
        self.source.is_busy() || self.copying.is_some()
    }

    /// What came of copying, once.
    pub fn poll(&mut self, ctx: &Context) -> Option<Notice> {
        let Poll::Message((text, rows)) = self.copying.as_ref()?.poll() else { return None };
        self.copying = None;
        ctx.copy_text(text);
        let what = if rows == 1 { "its source" } else { "their sources" };
        let rows = super::words::count(rows, "row", "rows");
        Some(Notice::info(format!("{rows} copied with {what}, to paste into a spreadsheet")))
    }
}

/// The targets of rows from one place to another, which leads.
fn range(ordered: &Ordered, from: usize, to: usize) -> Vec<Target> {
    let at = |nth: usize| ordered.row(nth).map(target);
    if from <= to {
        (from..=to).filter_map(at).collect()
    } else {
        (to..=from).rev().filter_map(at).collect()
    }
}

#[cfg(test)]
mod tests;
