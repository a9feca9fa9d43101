//! What goes round a map picture: title, legend, scale bar, attribution; and the boxes they take,
//! so that labels keep clear of them.

use std::fmt::Write;

use super::lines::wrap;
use super::svg::{SvgOptions, arc_stroke, escaped, paint, short};
use crate::atlas::Modality;
use crate::scene::font::{Font, measure};
use crate::scene::map::{ATTRIBUTION, MapScene, MarkKind};
use crate::scene::style::{self, Ink};
use crate::scene::timeline::Class;
use crate::scene::{Emphasis, Palette, Rect};

const MARGIN: f32 = 16.0;
const TITLE_SIZE: f32 = 20.0;
const SMALL: f32 = 11.0;
const ROW: f32 = 18.0;
/// Of the number in the legend's mark.
const NUMBER: f32 = 9.0;
const LEGEND_WIDTH: f32 = 148.0;
/// The longest a scale bar gets, with room for its text.
const SCALE_WIDTH: f32 = 126.0;
/// Between scale bar, credit and legend.
const GAP: f32 = 16.0;
const CREDIT_LINE: f32 = 15.0;
/// Of the title, of its size.
const TITLE_LINE: f32 = 1.3;

pub(super) struct Furniture<'a> {
    pub scene: &'a MapScene,
    pub palette: &'a Palette,
    pub options: &'a SvgOptions,
}

/// Rows of the legend.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Row {
    Arc(Modality),
    Mark(MarkKind, &'static str),
    Sizes,
    Joined,
    Area,
}

const ROWS: [Row; 8] = [
    Row::Mark(MarkKind::Settlement, "town or site"),
    Row::Sizes,
    Row::Joined,
    Row::Area,
    Row::Mark(MarkKind::Anchor, "seat of the actor"),
    Row::Arc(Modality::Happened),
    Row::Arc(Modality::Planned),
    Row::Arc(Modality::Alleged),
];

/// The rows that a picture has room for: sizes and numbers are explained last. None where even the
/// others would take most of the room.
fn legend_rows([width, height]: [f32; 2], options: &SvgOptions) -> Vec<Row> {
    let fits = |rows: &[Row]| height >= 2.0 * legend_height(rows);
    let mut rows = ROWS.to_vec();
    if !fits(&rows) {
        rows.retain(|row| !matches!(row, Row::Sizes | Row::Joined));
    }
    if !options.legend || width < 2.4 * LEGEND_WIDTH || !fits(&rows) {
        rows.clear();
    }
    rows
}

fn legend_height(rows: &[Row]) -> f32 {
    rows.len() as f32 * ROW + 14.0
}

fn legend_rect(size: [f32; 2], options: &SvgOptions) -> Option<Rect> {
    let rows = legend_rows(size, options);
    let [right, bottom] = size.map(|side| side - MARGIN);
    let (left, top) = (right - LEGEND_WIDTH, bottom - legend_height(&rows));
    (!rows.is_empty()).then(|| Rect::new(left, top, right, bottom))
}

fn title_lines(title: &str, width: f32) -> Vec<String> {
    wrap(Font::SemiBold, TITLE_SIZE, title, width - 2.0 * MARGIN, 2)
}

fn title_rect(title: &str, width: f32) -> Rect {
    let lines = title_lines(title, width);
    let wide = lines.iter().map(|line| measure(Font::SemiBold, TITLE_SIZE, 0.0, line));
    let wide = wide.fold(0.0, f32::max);
    let high = TITLE_SIZE * TITLE_LINE * lines.len() as f32;
    Rect::new(MARGIN, MARGIN, MARGIN + wide, MARGIN + high)
}

/// Where scale bar and credit stand: side by side, or where the legend leaves no room for that,
/// the credit above.
struct Scale {
    rect: Rect,
    /// The credit in lines above the scale bar; empty where it stands beside.
    above: Vec<String>,
}

fn scale([width, height]: [f32; 2], options: &SvgOptions) -> Scale {
    let legend = legend_rect([width, height], options);
    let limit = legend.map_or(width - MARGIN, |legend| legend.left - GAP);
    let bar = if options.scale_bar { SCALE_WIDTH + GAP } else { 0.0 };
    let beside = MARGIN + bar + measure(Font::Regular, SMALL, 0.0, ATTRIBUTION);
    let (bottom, top) = (height - MARGIN + 4.0, height - MARGIN - 26.0);
    if beside <= limit {
        return Scale { rect: Rect::new(MARGIN, top, beside, bottom), above: Vec::new() };
    }
    let above = wrap(Font::Regular, SMALL, ATTRIBUTION, limit - MARGIN, 4);
    let wide = above.iter().map(|line| measure(Font::Regular, SMALL, 0.0, line));
    let wide = wide.fold(bar.min(limit - MARGIN), f32::max);
    let high = if options.scale_bar { top } else { bottom - CREDIT_LINE };
    let top = high - CREDIT_LINE * above.len() as f32;
    Scale { rect: Rect::new(MARGIN, top, MARGIN + wide, bottom), above }
}

/// The boxes that labels keep clear of, in a picture of this size.
pub fn overlays(size: [f32; 2], options: &SvgOptions) -> Vec<Rect> {
    let mut boxes = vec![scale(size, options).rect];
    boxes.extend(legend_rect(size, options).map(|legend| legend.grown(2.0)));
    if let Some(title) = &options.title {
        boxes.push(title_rect(title, size[0]).grown(6.0));
    }
    boxes
}

pub(super) fn furniture(out: &mut String, parts: &Furniture<'_>) {
    let size = parts.scene.view.size;
    if let Some(title) = &parts.options.title {
        draw_title(out, title, size[0], parts.palette);
    }
    if let Some(rect) = legend_rect(size, parts.options) {
        draw_legend(out, parts, rect);
    }
    draw_scale(out, parts);
}

fn draw_title(out: &mut String, title: &str, width: f32, palette: &Palette) {
    for (nth, line) in title_lines(title, width).iter().enumerate() {
        let _ = writeln!(
            out,
            "<text x=\"{MARGIN}\" y=\"{}\" font-size=\"{TITLE_SIZE}\" font-weight=\"600\" \
             fill=\"{}\" stroke=\"{}\" stroke-opacity=\"0.85\" stroke-width=\"5\" \
             stroke-linejoin=\"round\" paint-order=\"stroke\">{}</text>",
            short(MARGIN + TITLE_SIZE + TITLE_LINE * TITLE_SIZE * nth as f32),
            palette.ink.to_hex(),
            palette.sea.to_hex(),
            escaped(line)
        );
    }
}

fn draw_legend(out: &mut String, parts: &Furniture<'_>, rect: Rect) {
    let palette = parts.palette;
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
    let rows = legend_rows(parts.scene.view.size, parts.options);
    for (nth, row) in rows.into_iter().enumerate() {
        let y = rect.top + 7.0 + (nth as f32 + 0.5) * ROW;
        let (x, middle) = (rect.left + 12.0, rect.left + 24.0);
        let arc = style::arc_ink(palette, Emphasis::Normal);
        let place = style::mark_ink(palette, Emphasis::Normal);
        let ground = Ink { color: palette.panel, opacity: 1.0 };
        let word = match row {
            Row::Arc(modality) => {
                let _ = writeln!(
                    out,
                    "<path d=\"M{} {}h24\" fill=\"none\" {}/>",
                    short(x),
                    short(y),
                    arc_stroke(1.8, modality, Ink { opacity: 0.9, ..arc })
                );
                Class::of(modality).word()
            }
            Row::Mark(MarkKind::Anchor, word) => {
                draw_disc(out, [middle, y], 3.0, [ground, arc]);
                word
            }
            Row::Mark(_, word) => {
                draw_disc(out, [middle, y], 5.0, [place, ground]);
                word
            }
            Row::Sizes => {
                draw_disc(out, [middle - 6.0, y], 3.5, [place, ground]);
                draw_disc(out, [middle + 5.0, y], 6.5, [place, ground]);
                "more reports"
            }
            Row::Joined => {
                draw_disc(out, [middle, y], 7.0, [place, ground]);
                let _ = writeln!(
                    out,
                    "<text x=\"{}\" y=\"{}\" font-size=\"{NUMBER}\" font-weight=\"600\" \
                     text-anchor=\"middle\" fill=\"{}\">3</text>",
                    short(middle),
                    short(y + NUMBER * 0.36),
                    palette.panel.to_hex()
                );
                "places joined"
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

fn draw_disc(out: &mut String, [x, y]: [f32; 2], radius: f32, [fill, stroke]: [Ink; 2]) {
    let _ = writeln!(
        out,
        "<circle cx=\"{}\" cy=\"{}\" r=\"{}\" {} {} stroke-width=\"1.2\"/>",
        short(x),
        short(y),
        short(radius),
        paint("fill", fill),
        paint("stroke", stroke)
    );
}

fn draw_scale(out: &mut String, parts: &Furniture<'_>) {
    let palette = parts.palette;
    let Scale { rect, above } = scale(parts.scene.view.size, parts.options);
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
        x += bar.px.max(measure(Font::Regular, SMALL, 0.0, &bar.label)) + GAP;
    }
    let mut credit = |x: f32, y: f32, line: &str| {
        let _ = writeln!(
            out,
            "<text x=\"{}\" y=\"{}\" font-size=\"{SMALL}\" fill=\"{}\" {halo}>{line}</text>",
            short(x),
            short(y),
            palette.secondary.to_hex()
        );
    };
    if above.is_empty() {
        credit(x, base, ATTRIBUTION);
    }
    for (nth, line) in above.iter().enumerate() {
        credit(rect.left, rect.top + CREDIT_LINE * (nth as f32 + 0.75), line);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn title_credit_and_legend_keep_apart_in_pictures_of_any_size() {
        let options = SvgOptions {
            title: Some("Drills in the seas around Japan, August to December 2024".to_owned()),
            legend: true,
            scale_bar: true,
            caption: None,
        };
        for width in (128..1600).step_by(9) {
            for height in [260, 400, 720] {
                let size = [width as f32, height as f32];
                let boxes = overlays(size, &options);
                for (nth, one) in boxes.iter().enumerate() {
                    assert!(one.right <= size[0] && one.top >= 0.0, "{one:?} leaves {size:?}");
                    for other in &boxes[nth + 1..] {
                        assert!(!one.meets(*other), "{one:?} meets {other:?} in {size:?}");
                    }
                }
                let Scale { above, .. } = scale(size, &options);
                assert!(above.is_empty() || above.join(" ") == ATTRIBUTION, "{above:?}");
            }
        }
        // Beside each other, where there is room.
        assert!(scale([1280.0, 720.0], &options).above.is_empty());
    }
}
