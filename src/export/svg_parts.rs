//! What goes round a map picture: title, legend, scale bar, attribution; and the boxes they take,
//! so that labels keep clear of them.

use std::fmt::Write;

use super::svg::{SvgOptions, arc_stroke, escaped, paint, short};
use crate::atlas::Modality;
use crate::scene::font::{Font, measure};
use crate::scene::map::{ATTRIBUTION, MapScene, MarkKind};
use crate::scene::style::{self, Ink};
use crate::scene::{Emphasis, Palette, Rect};

const MARGIN: f32 = 16.0;
const TITLE_SIZE: f32 = 20.0;
const SMALL: f32 = 11.0;
const ROW: f32 = 18.0;
const LEGEND_WIDTH: f32 = 148.0;
/// The longest a scale bar gets, with room for its text.
const SCALE_WIDTH: f32 = 150.0;

pub(super) struct Furniture<'a> {
    pub scene: &'a MapScene,
    pub palette: &'a Palette,
    pub options: &'a SvgOptions,
}

/// Rows of the legend.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Row {
    Arc(Modality, &'static str),
    Mark(MarkKind, &'static str),
    Area,
}

const ROWS: [Row; 6] = [
    Row::Mark(MarkKind::Settlement, "town or site"),
    Row::Area,
    Row::Mark(MarkKind::Anchor, "seat of the actor"),
    Row::Arc(Modality::Happened, "happened"),
    Row::Arc(Modality::Planned, "planned"),
    Row::Arc(Modality::Alleged, "alleged"),
];

fn legend_rect([width, height]: [f32; 2]) -> Rect {
    let high = ROWS.len() as f32 * ROW + 14.0;
    Rect::new(
        width - MARGIN - LEGEND_WIDTH,
        height - MARGIN - high,
        width - MARGIN,
        height - MARGIN,
    )
}

fn title_rect(title: &str) -> Rect {
    let width = measure(Font::SemiBold, TITLE_SIZE, 0.0, title);
    Rect::new(MARGIN, MARGIN, MARGIN + width, MARGIN + TITLE_SIZE * 1.3)
}

fn scale_rect([_, height]: [f32; 2]) -> Rect {
    let credit = measure(Font::Regular, SMALL, 0.0, ATTRIBUTION);
    Rect::new(
        MARGIN,
        height - MARGIN - 26.0,
        MARGIN + SCALE_WIDTH + 12.0 + credit,
        height - MARGIN + 4.0,
    )
}

/// The boxes that labels keep clear of, in a picture of this size.
pub fn overlays(size: [f32; 2], options: &SvgOptions) -> Vec<Rect> {
    let mut boxes = vec![scale_rect(size)];
    if options.legend {
        boxes.push(legend_rect(size).grown(2.0));
    }
    if let Some(title) = &options.title {
        boxes.push(title_rect(title).grown(6.0));
    }
    boxes
}

pub(super) fn furniture(out: &mut String, parts: &Furniture<'_>) {
    if let Some(title) = &parts.options.title {
        draw_title(out, title, parts.palette);
    }
    if parts.options.legend {
        draw_legend(out, parts);
    }
    draw_scale(out, parts);
}

fn draw_title(out: &mut String, title: &str, palette: &Palette) {
    let _ = writeln!(
        out,
        "<text x=\"{MARGIN}\" y=\"{}\" font-size=\"{TITLE_SIZE}\" font-weight=\"600\" fill=\"{}\" \
         stroke=\"{}\" stroke-opacity=\"0.85\" stroke-width=\"5\" stroke-linejoin=\"round\" \
         paint-order=\"stroke\">{}</text>",
        MARGIN + TITLE_SIZE,
        palette.ink.to_hex(),
        palette.sea.to_hex(),
        escaped(title)
    );
}

fn draw_legend(out: &mut String, parts: &Furniture<'_>) {
    let palette = parts.palette;
    let rect = legend_rect(parts.scene.view.size);
    let _ = writeln!(
        out,
        "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" rx=\"5\" fill=\"{}\" stroke=\"{}\"/>",
        short(rect.left),
        short(rect.top),
        short(rect.width()),
        short(rect.height()),
        palette.panel.to_hex(),
        palette.line.to_hex()
    );
    for (nth, row) in ROWS.into_iter().enumerate() {
        let y = rect.top + 7.0 + (nth as f32 + 0.5) * ROW;
        let (x, middle) = (rect.left + 12.0, rect.left + 24.0);
        let arc = style::arc_ink(palette, Emphasis::Normal);
        let place = style::mark_ink(palette, Emphasis::Normal);
        let word = match row {
            Row::Arc(modality, word) => {
                let _ = writeln!(
                    out,
                    "<path d=\"M{} {}h24\" fill=\"none\" {}/>",
                    short(x),
                    short(y),
                    arc_stroke(1.8, modality, Ink { opacity: 0.9, ..arc })
                );
                word
            }
            Row::Mark(kind, word) => {
                let (fill, stroke, radius) = match kind {
                    MarkKind::Anchor => (Ink { color: palette.panel, opacity: 1.0 }, arc, 3.0),
                    _ => (place, Ink { color: palette.panel, opacity: 1.0 }, 5.0),
                };
                let _ = writeln!(
                    out,
                    "<circle cx=\"{}\" cy=\"{}\" r=\"{radius}\" {} {} stroke-width=\"1.2\"/>",
                    short(middle),
                    short(y),
                    paint("fill", fill),
                    paint("stroke", stroke)
                );
                word
            }
            Row::Area => {
                let _ = writeln!(
                    out,
                    "<rect x=\"{}\" y=\"{}\" width=\"16\" height=\"10\" rx=\"2.5\" {} {} \
                     stroke-width=\"0.8\"/>",
                    short(middle - 8.0),
                    short(y - 5.0),
                    paint("fill", Ink { opacity: 0.2, ..place }),
                    paint("stroke", Ink { opacity: 0.7, ..place })
                );
                "sea or region"
            }
        };
        let _ = writeln!(
            out,
            "<text x=\"{}\" y=\"{}\" font-size=\"{SMALL}\" fill=\"{}\">{word}</text>",
            short(x + 34.0),
            short(y + SMALL * 0.36),
            palette.secondary.to_hex()
        );
    }
}

fn draw_scale(out: &mut String, parts: &Furniture<'_>) {
    let palette = parts.palette;
    let rect = scale_rect(parts.scene.view.size);
    let base = rect.bottom - 6.0;
    let halo = format!(
        "stroke=\"{}\" stroke-opacity=\"0.8\" stroke-width=\"3\" stroke-linejoin=\"round\" \
         paint-order=\"stroke\"",
        palette.sea.to_hex()
    );
    let mut x = rect.left;
    if parts.options.scale_bar {
        let bar = &parts.scene.scale_bar;
        let _ = writeln!(
            out,
            "<text x=\"{}\" y=\"{}\" font-size=\"{SMALL}\" fill=\"{}\" {halo}>{}</text>\n\
             <path d=\"M{} {}v4h{}v-4\" fill=\"none\" stroke=\"{}\" stroke-width=\"1.2\"/>",
            short(x),
            short(base - 10.0),
            palette.secondary.to_hex(),
            escaped(&bar.label),
            short(x),
            short(base - 4.0),
            short(bar.px),
            palette.secondary.to_hex()
        );
        x += bar.px.max(measure(Font::Regular, SMALL, 0.0, &bar.label)) + 16.0;
    }
    let _ = writeln!(
        out,
        "<text x=\"{}\" y=\"{}\" font-size=\"{SMALL}\" fill=\"{}\" {halo}>{ATTRIBUTION}</text>",
        short(x),
        short(base),
        palette.secondary.to_hex()
    );
}
