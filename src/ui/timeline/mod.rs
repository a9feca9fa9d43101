//! The time line: a histogram of events that is itself the filter. Drag to make a window, drag its
//! edges or its body; the wheel zooms, a double click clears, the window can be played.

mod header;
mod keys;
mod paint;
mod play;
mod plot;

use egui::{Rect, Ui, pos2};

use super::theme::{self, size, tokens};
use crate::atlas::DateOf;
use crate::base::{DayNumber, Days};
use crate::query::facets::TimeFilter;
use crate::scene::timeline::{DayTable, Grip, Histogram, TimeScale, Unit};
use crate::session::{Action, Session};
use play::Play;

/// The panel's own state; what it shows of the atlas is derived and kept until that changes.
#[derive(Default)]
pub struct TimelinePanel {
    scale: Option<TimeScale>,
    /// Someone has zoomed or moved it: a resize does not fit it anew.
    moved: bool,
    table: DayTable,
    table_of: Option<(u64, u64, DateOf)>,
    /// How finely most of the table is dated.
    usual: Option<Unit>,
    bars: Option<(BarsKey, Histogram)>,
    /// Which dates count while no window is in force.
    by: DateOf,
    drag: Option<Drag>,
    play: Play,
    /// The focus came by the keyboard: it shows.
    by_keyboard: bool,
}

/// What a histogram was made for.
type BarsKey = (Option<(u64, u64, DateOf)>, Unit, Days, Option<Days>);

/// What is being dragged.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Drag {
    /// A window grows from here; an edge that is moved is one that grows from the other edge.
    Edge { anchor: Days },
    /// All of a window, by the day that was grabbed.
    Body { window: Days, grabbed: DayNumber },
    /// The time line itself.
    Ground,
}

/// Where things lie in the panel.
struct Places {
    header: Rect,
    /// Bars.
    plot: Rect,
    /// Below the bars.
    axis: Rect,
    /// What has no date.
    undated: Rect,
}

/// Height of the first line.
const HEADER: f32 = 36.0;
/// Height of the axis with its labels.
const AXIS: f32 = 26.0;
/// Width of the box of what has no date.
const UNDATED: f32 = 64.0;

impl Places {
    fn of(all: Rect) -> Self {
        let (left, right) = (all.left() + size::GUTTER, all.right() - size::GUTTER);
        let top = all.top() + HEADER;
        let base = (all.bottom() - AXIS).max(top + 8.0);
        let end = right - UNDATED - 20.0;
        Self {
            header: Rect::from_min_max(all.min, pos2(all.right(), top)),
            plot: Rect::from_min_max(pos2(left, top), pos2(end, base)),
            axis: Rect::from_min_max(pos2(left, base), pos2(end, all.bottom())),
            undated: Rect::from_min_max(pos2(right - UNDATED, top), pos2(right, base)),
        }
    }
}

/// What has the focus when the keys are meant for the time line.
pub fn ground() -> egui::Id {
    egui::Id::unique("time line")
}

impl TimelinePanel {
    /// Starts or stops to move the window on.
    pub fn toggle_play(&mut self) {
        self.play.toggle();
    }

    /// Takes keys before anything else does, while the time line has the focus.
    pub fn keys(&mut self, ui: &Ui, session: &Session, actions: &mut Vec<Action>) {
        if ui.memory(|memory| memory.has_focus(ground())) {
            keys::take(self, ui, session, actions);
        }
    }

    pub fn ui(&mut self, ui: &mut Ui, session: &Session, actions: &mut Vec<Action>) {
        let all = ui.available_rect_before_wrap();
        self.refresh(session);
        let places = Places::of(all);
        self.fit(places.plot.width());
        header::ui(self, ui, session, places.header, actions);
        let Some(range) = self.table.range() else {
            empty(ui, session, places.plot);
            plot::undated(self, ui, session, &places, actions);
            return;
        };
        self.play(ui, session, range, actions);
        plot::ui(self, ui, session, &places, range, actions);
        plot::undated(self, ui, session, &places, actions);
    }

    /// Derives anew what belongs to another atlas or filter.
    fn refresh(&mut self, session: &Session) {
        self.by = session.filter().time.map_or(self.by, |time| time.by);
        let filtered = &session.filtered;
        let key = (session.generation, filtered.untimed_version(), self.by);
        if self.table_of == Some(key) {
            return;
        }
        self.table = DayTable::new(filtered.columns(), filtered.untimed(), self.by);
        self.usual = Some(self.table.usual_unit());
        let was = self.table_of.replace(key);
        if was.is_none_or(|was| (was.0, was.2) != (key.0, key.2)) {
            self.scale = None;
            self.moved = false;
        }
        if was.is_none_or(|was| was.0 != key.0) {
            self.play.stop();
            self.drag = None;
        }
    }

    /// A scale for this width: the first one until the user moves it.
    fn fit(&mut self, width: f32) {
        self.scale = match self.scale {
            Some(scale) if scale.width == width => Some(scale),
            Some(scale) if self.moved => Some(TimeScale { width, ..scale }),
            _ => self.table.fit().map(|days| TimeScale::fit(days, width)),
        };
    }

    /// The unit of the bars.
    fn unit(&self, scale: TimeScale) -> Unit {
        scale.unit(self.usual.unwrap_or(Unit::Day))
    }

    /// The bars of the present view.
    fn bars(&mut self, scale: TimeScale, window: Option<Days>) -> &Histogram {
        let key = (self.table_of, self.unit(scale), scale.shown(), window);
        let fresh = self.bars.take().filter(|(of, _)| *of == key);
        let bars =
            fresh.unwrap_or_else(|| (key, Histogram::new(&self.table, key.1, key.2, window)));
        &self.bars.insert(bars).1
    }

    /// Asks for another window; the rest of the time condition stays as it is.
    fn set(&self, session: &Session, days: Days, actions: &mut Vec<Action>) {
        let time = match session.filter().time {
            Some(time) => TimeFilter { days, ..time },
            None => TimeFilter { days, by: self.by, undated: false },
        };
        if session.filter().time != Some(time) {
            actions.push(Action::SetTime(Some(time)));
        }
    }

    fn play(&mut self, ui: &Ui, session: &Session, range: Days, actions: &mut Vec<Action>) {
        let Some(scale) = self.scale else { return };
        let window = session.filter().time.map(|time| time.days);
        let unit = self.unit(scale);
        if let Some(next) = self.play.step(ui, window, unit, range) {
            self.scale = Some(scale.showing(next));
            self.set(session, next, actions);
        }
    }

    /// What of the window lies at an x of the plot.
    fn grip(&self, session: &Session, x: f32) -> Grip {
        let window = session.filter().time.map(|time| time.days);
        self.scale.map_or(Grip::Ground, |scale| scale.grip(window, x))
    }
}

/// Said where there are no bars.
fn empty(ui: &Ui, session: &Session, plot: Rect) {
    let text = match (session.atlas.documents().len(), session.filter().is_empty()) {
        (0, _) => "Nothing is open",
        (_, true) => "No event in these texts has a date",
        (_, false) => "Nothing that the filter lets through has a date",
    };
    let font = egui::FontId::new(size::BODY, theme::regular());
    let color = tokens(ui).secondary;
    ui.painter().text(plot.center(), egui::Align2::CENTER_CENTER, text, font, color);
}
