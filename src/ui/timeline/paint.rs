//! Bars, window and axis as egui shapes.

use egui::{
    Align2, Color32, CornerRadius, FontId, Painter, Pos2, Rect, Shape, Stroke, StrokeKind, Ui,
    pos2, vec2,
};

use crate::base::with_commas;
use crate::scene::timeline::{Class, Histogram, Tally, Tick, TimeScale};
use crate::ui::mesh::Batch;
use crate::ui::theme::{self, Tokens, size};

/// Room over the highest bar.
const AIR: f32 = 14.0;
/// A bar is at least so high: one event is seen beside a thousand.
const LEAST: f32 = 3.0;

fn small_font() -> FontId {
    FontId::new(size::SMALL, theme::regular())
}

/// How high bars are.
#[derive(Clone, Copy)]
pub struct Heights {
    pub most: u32,
    room: f32,
}

impl Heights {
    pub fn new(most: u32, plot: Rect) -> Self {
        Self { most: most.max(1), room: (plot.height() - AIR).max(8.0) }
    }

    pub fn of(self, count: u32) -> f32 {
        let height = count as f32 / self.most as f32 * self.room;
        if count == 0 { 0.0 } else { height.clamp(LEAST, self.room) }
    }
}

/// Solid, hatched, or a dotted rim with a light fill.
pub fn piece(painter: &Painter, rect: Rect, class: Class, color: Color32) {
    match class {
        Class::Happened => {
            painter.rect_filled(rect, 0.0, color);
        }
        Class::Planned => {
            painter.add(hatch(rect, color));
            painter.rect_stroke(rect, 0.0, Stroke::new(1.0, color), StrokeKind::Inside);
        }
        Class::Unconfirmed => {
            painter.rect_filled(rect, 0.0, color.gamma_multiply(0.22));
            painter.add(dots(rect, color));
        }
    }
}

/// Diagonal lines from the lower left to the upper right, cut off at the edges; in one pattern over
/// all bars.
fn hatch(rect: Rect, color: Color32) -> Shape {
    const APART: f32 = 5.0;
    let mut lines = Batch::default();
    let (width, height) = (rect.width(), rect.height());
    // Lines are those on which x + y, counted downward, is a multiple of `APART`.
    let first = ((rect.left() + rect.top()) / APART).ceil() * APART - rect.left() - rect.top();
    let mut sum = first;
    while sum < width + height {
        let left = (sum - height).max(0.0);
        let right = sum.min(width);
        let corner = rect.min;
        let ends = [vec2(left, sum - left), vec2(right, sum - right)].map(|end| corner + end);
        lines.line(ends[0], ends[1], 1.7, color);
        sum += APART;
    }
    Shape::mesh(lines.mesh)
}

/// A dotted rim, as alleged arcs are.
fn dots(rect: Rect, color: Color32) -> Shape {
    let rim = rect.shrink(0.6);
    let corners =
        [rim.left_bottom(), rim.left_top(), rim.right_top(), rim.right_bottom(), rim.left_bottom()];
    let mut sides = Batch::default();
    for side in corners.array_windows() {
        sides.dashed(*side, 1.2, color, [1.4, 2.0]);
    }
    Shape::mesh(sides.mesh)
}

/// A bar: what happened at the foot, then what is planned, then what is alleged. What the window
/// leaves out is grey.
pub fn bar(
    painter: &Painter,
    foot: Rect,
    all: &Tally,
    selected: &Tally,
    heights: Heights,
    tokens: &Tokens,
    hovered: bool,
) {
    let total = all.all_events();
    if total == 0 {
        return;
    }
    let whole = heights.of(total);
    let rest = tokens.faint.gamma_multiply(0.5);
    let mut bottom = foot.bottom();
    for class in Class::ALL.into_iter().filter(|&class| all.of(class) > 0) {
        let height = whole * all.of(class) as f32 / total as f32;
        let part = height * selected.of(class) as f32 / all.of(class) as f32;
        let slice = |from: f32, to: f32| {
            let top = pos2(foot.left(), bottom - to);
            Rect::from_min_max(top, pos2(foot.right(), bottom - from))
        };
        if part > 0.0 {
            piece(painter, slice(0.0, part), class, tokens.event);
        }
        if part < height {
            piece(painter, slice(part, height), class, rest);
        }
        bottom -= height;
    }
    if hovered {
        let outline = Rect::from_min_max(pos2(foot.left(), foot.bottom() - whole), foot.max);
        let stroke = Stroke::new(1.0, tokens.ink);
        painter.rect_stroke(outline, 0.0, stroke, StrokeKind::Outside);
    }
}

/// Events whose date is wider than the bins, as a soft ground behind the bars.
pub fn vague(
    painter: &Painter,
    plot: Rect,
    scale: TimeScale,
    bars: &Histogram,
    heights: Heights,
    tokens: &Tokens,
) {
    for (number, bin) in bars.numbered().filter(|(_, bin)| bin.vague > 0) {
        let (left, right) = scale.span(bars.unit.days(number));
        let top = plot.bottom() - heights.of(bin.vague);
        let rect = Rect::from_min_max(
            pos2(plot.left() + left.max(0.0), top),
            pos2(plot.left() + right.min(plot.width()), plot.bottom()),
        );
        painter.rect_filled(rect, 0.0, tokens.line.gamma_multiply(0.55));
    }
}

/// The ground of the window, below the bars.
pub fn window_ground(painter: &Painter, plot: Rect, edges: (f32, f32), tokens: &Tokens) {
    let x = |x: f32| plot.left() + x.clamp(0.0, plot.width());
    let rect = Rect::from_min_max(pos2(x(edges.0), plot.top()), pos2(x(edges.1), plot.bottom()));
    painter.rect_filled(rect, 0.0, tokens.accent_ground);
}

/// The edges of the window with their handles, over the bars.
pub fn window_edges(
    painter: &Painter,
    plot: Rect,
    edges: (f32, f32),
    hot: [bool; 2],
    tokens: &Tokens,
) {
    for (x, hot) in [edges.0, edges.1].into_iter().zip(hot) {
        if !(-1.0..=plot.width() + 1.0).contains(&x) {
            continue;
        }
        let x = plot.left() + x;
        let stroke = Stroke::new(if hot { 3.0 } else { 2.0 }, tokens.accent);
        painter.vline(x, plot.y_range(), stroke);
        let handle = Rect::from_center_size(pos2(x, plot.center().y), vec2(7.0, 20.0));
        let rim = Stroke::new(1.0, tokens.panel);
        painter.rect(handle, CornerRadius::same(3), tokens.accent, rim, StrokeKind::Outside);
    }
}

/// Base line, ticks and labels.
pub fn axis(painter: &Painter, axis: Rect, ticks: &[Tick], tokens: &Tokens) {
    painter.hline(axis.x_range(), axis.top(), Stroke::new(1.0, tokens.line));
    for tick in ticks {
        let x = axis.left() + tick.x;
        let (color, ink) = match tick.strong {
            true => (tokens.secondary, tokens.ink),
            false => (tokens.line, tokens.secondary),
        };
        painter.vline(x, axis.top()..=axis.top() + 4.0, Stroke::new(1.0, color));
        let galley = painter.layout_no_wrap(tick.label.clone(), small_font(), ink);
        if x + galley.size().x <= axis.right() + 4.0 {
            painter.galley(pos2(x, axis.top() + 6.0), galley, ink);
        }
    }
}

/// How much the highest bar stands for.
pub fn most(painter: &Painter, plot: Rect, heights: Heights, tokens: &Tokens) {
    let y = plot.bottom() - heights.of(heights.most);
    let ends = [pos2(plot.left(), y), pos2(plot.right(), y)];
    let mut line = Batch::default();
    line.dashed(ends, 1.0, tokens.line, [2.0, 4.0]);
    painter.add(Shape::mesh(line.mesh));
    let text = with_commas(u64::from(heights.most));
    let at = pos2(plot.right(), y - 1.0);
    painter.text(at, Align2::RIGHT_BOTTOM, text, small_font(), tokens.secondary);
}

/// A small box that is ticked or not.
pub fn tick_box(ui: &Ui, at: Pos2, ticked: bool) {
    let tokens = theme::tokens(ui);
    let rect = Rect::from_center_size(at, vec2(11.0, 11.0));
    let (fill, stroke) = match ticked {
        true => (tokens.accent, Stroke::NONE),
        false => (tokens.panel, Stroke::new(1.0, tokens.secondary)),
    };
    ui.painter().rect(rect, 2.5, fill, stroke, StrokeKind::Inside);
    if ticked {
        let points = [vec2(2.4, 5.7), vec2(4.7, 8.0), vec2(8.7, 3.2)].map(|by| rect.min + by);
        ui.painter().line(points.to_vec(), Stroke::new(1.6, tokens.panel));
    }
}

/// Text of the second rank, at a place.
pub fn small(ui: &Ui, at: Pos2, align: Align2, text: &str) {
    ui.painter().text(at, align, text, small_font(), theme::tokens(ui).secondary);
}
