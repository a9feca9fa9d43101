//! Days on screen: where each lies, and what the pointer has hold of.

use super::Unit;
use crate::base::{DayNumber, Days};

/// The stretch of days that the time line shows, and how wide that is. Days count from their
/// beginning: day 3 lies from 3.0 to 4.0.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TimeScale {
    /// The day at the left edge.
    pub from: f64,
    /// How many days there are from edge to edge.
    pub days: f64,
    /// In logical pixels.
    pub width: f32,
}

/// What of a window lies under the pointer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grip {
    /// Its first day can be moved.
    Start,
    /// Its last day can be moved.
    End,
    /// All of it can be moved.
    Body,
    /// Nothing of it: a drag makes a new one.
    Ground,
}

/// How near to an edge the pointer has hold of it, in pixels.
const EDGE_PX: f32 = 6.0;
/// At the closest a day is so wide, in pixels.
const MOST_PX_PER_DAY: f64 = 48.0;
/// Beyond these no calendar day can be written.
const FARTHEST: f64 = 3.6e6;

impl TimeScale {
    /// Shows some days with a little air.
    pub fn fit(days: Days, width: f32) -> Self {
        let count = f64::from(days.count().max(1));
        // A few days fill no screen.
        let shown = (count * 1.04).max(f64::from(width) / MOST_PX_PER_DAY).max(14.0);
        let from = f64::from(days.first.0) - (shown - count) / 2.0;
        Self { from, days: shown, width }
    }

    pub fn px_per_day(self) -> f64 {
        f64::from(self.width) / self.days
    }

    /// The x of a moment, from the left edge.
    pub fn x(self, day: f64) -> f32 {
        ((day - self.from) * self.px_per_day()) as f32
    }

    /// The two edges of some days.
    pub fn span(self, days: Days) -> (f32, f32) {
        (self.x(f64::from(days.first.0)), self.x(f64::from(days.last.0) + 1.0))
    }

    /// The moment at an x.
    pub fn at(self, x: f32) -> f64 {
        self.from + f64::from(x) / self.px_per_day()
    }

    pub fn day_at(self, x: f32) -> DayNumber {
        DayNumber(self.at(x).floor().clamp(-FARTHEST, FARTHEST) as i32)
    }

    /// The days that show, in part too.
    pub fn shown(self) -> Days {
        let last = self.at(self.width).ceil().clamp(-FARTHEST, FARTHEST) as i32 - 1;
        let first = self.day_at(0.0);
        Days { first, last: DayNumber(last).max(first) }
    }

    /// The unit of the bins at this scale: the finest that can be seen, but not finer than most
    /// dates are, which `usual` says, as long as some bins of that show.
    pub fn unit(self, usual: Unit) -> Unit {
        /// With fewer bins than this in view, finer ones are what is asked for.
        const SOME: f64 = 6.0;
        let finest = Unit::finest(self.px_per_day());
        let some = self.days >= SOME * usual.mean_days();
        if some { finest.max(usual) } else { finest }
    }

    /// Zoomed by a factor, above 1 for closer, so that the moment under `x` stays; no further out
    /// than `all` with air, no closer than a few days.
    pub fn zoomed(self, factor: f64, x: f32, all: Days) -> Self {
        let least = f64::from(self.width) / MOST_PX_PER_DAY;
        let most = Self::fit(all, self.width).days.max(least);
        let days = (self.days / factor.max(1e-6)).clamp(least, most);
        let kept = self.at(x);
        let from = kept - f64::from(x) / f64::from(self.width.max(1.0)) * days;
        Self { from, days, ..self }.kept_in(all)
    }

    /// Moved so that what is under the pointer goes `dx` pixels to the right.
    pub fn panned(self, dx: f32, all: Days) -> Self {
        let from = self.from - f64::from(dx) / self.px_per_day();
        Self { from, ..self }.kept_in(all)
    }

    /// With some days in view, moved no more than needed.
    pub fn showing(self, days: Days) -> Self {
        let air = self.days * 0.02;
        let (first, last) = (f64::from(days.first.0) - air, f64::from(days.last.0) + 1.0 + air);
        if last - first > self.days {
            return self;
        }
        let from = self.from.clamp(last - self.days, first);
        Self { from, ..self }
    }

    /// Never wholly beside what there is.
    fn kept_in(self, all: Days) -> Self {
        let whole = Self::fit(all, self.width);
        let (least, most) = (whole.from, whole.from + whole.days - self.days);
        Self { from: self.from.clamp(least.min(most), most.max(least)), ..self }
    }

    /// What of a window lies at `x`. Of a narrow window a third at each side is edge.
    pub fn grip(self, window: Option<Days>, x: f32) -> Grip {
        let Some(window) = window else { return Grip::Ground };
        let (left, right) = self.span(window);
        let inside = ((right - left) / 3.0).min(EDGE_PX);
        if (left - EDGE_PX..left + inside).contains(&x) {
            Grip::Start
        } else if x > right - inside && x <= right + EDGE_PX {
            Grip::End
        } else if (left..=right).contains(&x) {
            Grip::Body
        } else {
            Grip::Ground
        }
    }
}
