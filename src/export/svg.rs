//! A map scene as a standalone SVG: what every picture that leaves the program is made of.

use std::fmt::Write;

use super::caption::Caption;
use super::svg_parts::{Furniture, furniture};
use crate::basemap::{Basemap, Level, Outline};
use crate::gazetteer::Feature;
use crate::scene::map::{ArcShape, AreaShape, MapScene, MarkKind, MarkShape};
use crate::scene::style::{self, Ink};
use crate::scene::{Emphasis, LabelShape, Palette, Point, View, WorldBox, WorldPos};

/// What goes round the map.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SvgOptions {
    pub title: Option<String>,
    /// What strokes and marks mean.
    pub legend: bool,
    pub scale_bar: bool,
    /// What it is drawn from, in a strip below the map.
    pub caption: Option<Caption>,
}

/// The scene over the basemap as SVG, as wide and high as its view, and higher by the caption; the
/// attribution is always on it.
pub fn svg(scene: &MapScene, basemap: &Basemap, palette: &Palette, options: &SvgOptions) -> String {
    let [width, map_height] = scene.view.size;
    let height = map_height + options.caption.as_ref().map_or(0.0, Caption::height);
    let mut out = String::with_capacity(1 << 20);
    let _ = writeln!(
        out,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" \
         viewBox=\"0 0 {width} {height}\" font-family=\"Inter, 'Droid Sans Fallback', sans-serif\">\n\
         <rect width=\"{width}\" height=\"{height}\" fill=\"{}\"/>",
        palette.sea.to_hex()
    );
    graticule(&mut out, scene.view, palette);
    let (waters, lands): (Vec<_>, Vec<_>) =
        scene.areas.iter().partition(|area| area.feature.is_water());
    for area in &waters {
        area_fill(&mut out, area, palette);
    }
    ground(&mut out, scene.view, basemap, palette);
    for area in &lands {
        area_fill(&mut out, area, palette);
    }
    for area in &scene.areas {
        area_line(&mut out, area, palette);
    }
    for arc in &scene.arcs {
        draw_arc(&mut out, arc, palette);
    }
    for mark in scene.marks.iter().rev() {
        draw_mark(&mut out, mark, palette);
    }
    for label in scene.labels.iter().rev() {
        draw_label(&mut out, label, palette);
    }
    furniture(&mut out, &Furniture { scene, palette, options });
    if let Some(caption) = &options.caption {
        caption.draw(&mut out, map_height, palette);
    }
    out.push_str("</svg>\n");
    out
}

/// Attributes of a paint: `fill="#…" fill-opacity="…"`.
pub(super) fn paint(what: &str, ink: Ink) -> String {
    if ink.opacity >= 1.0 {
        format!("{what}=\"{}\"", ink.color.to_hex())
    } else {
        format!("{what}=\"{}\" {what}-opacity=\"{}\"", ink.color.to_hex(), ink.opacity)
    }
}

/// Text with the five characters that XML reserves written as entities, and without those it
/// forbids.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&apos;"),
            c if c.is_control() || ('\u{fffe}'..='\u{ffff}').contains(&c) => {}
            c => out.push(c),
        }
    }
    out
}

/// Degrees between the lines of the net.
fn graticule_step(view: View) -> f64 {
    match view.zoom {
        zoom if zoom < 3.2 => 30.0,
        zoom if zoom < 5.0 => 10.0,
        zoom if zoom < 7.0 => 5.0,
        _ => 1.0,
    }
}

fn graticule(out: &mut String, view: View, palette: &Palette) {
    use crate::base::LonLat;
    let step = graticule_step(view);
    let shown = view.world_box();
    let [width, height] = view.size;
    let mut path = String::new();
    let north = LonLat::from(shown.min);
    let south = LonLat::from(shown.max);
    let mut lon = (north.lon / step).ceil() * step;
    while lon <= south.lon {
        let x = view.screen_from_world(LonLat::new(lon, 0.0).into()).x;
        let _ = write!(path, "M{} 0V{height}", short(x));
        lon += step;
    }
    let mut lat = (south.lat / step).ceil() * step;
    while lat <= north.lat {
        if lat.abs() < 85.0 {
            let y = view.screen_from_world(WorldPos::new(
                shown.min.x,
                WorldPos::from(LonLat::new(0.0, lat)).y,
            ));
            let _ = write!(path, "M0 {}H{width}", short(y.y));
        }
        lat += step;
    }
    let _ = writeln!(
        out,
        "<path d=\"{path}\" fill=\"none\" stroke=\"{}\" stroke-width=\"1\"/>",
        palette.graticule.to_hex()
    );
}

/// Land, lakes and borders in every world that shows.
fn ground(out: &mut String, view: View, basemap: &Basemap, palette: &Palette) {
    let level = Basemap::level_for_zoom(view.zoom);
    let outlines = basemap.outlines(level);
    let coast = if level == Level::World { 0.5 } else { 0.6 };
    for (shapes, fill, line) in [
        (&outlines.land, palette.land, palette.coast),
        (&outlines.lakes, palette.sea, palette.coast),
    ] {
        let mut path = String::new();
        for shape in shapes {
            surface(&mut path, shape, view);
        }
        let _ = writeln!(
            out,
            "<path d=\"{path}\" fill=\"{}\" fill-rule=\"evenodd\" stroke=\"{}\" \
             stroke-width=\"{coast}\" stroke-linejoin=\"round\"/>",
            fill.to_hex(),
            line.to_hex()
        );
    }
    borders(out, view, basemap, palette);
}

fn surface(path: &mut String, shape: &Outline, view: View) {
    let bounds = WorldBox::from(shape.bounds);
    for turn in view.turns(bounds) {
        for ring in &shape.rings {
            let place =
                |&[x, y]: &[f64; 2]| view.screen_from_world(WorldPos::new(x, y).turned(turn));
            polyline(path, ring.iter().map(place), true);
        }
    }
}

fn borders(out: &mut String, view: View, basemap: &Basemap, palette: &Palette) {
    let level = Basemap::level_for_zoom(view.zoom);
    let (mut admin1, mut settled, mut disputed) = (String::new(), String::new(), String::new());
    for chunk in basemap.chunks(level) {
        for turn in view.turns(WorldBox::from(chunk.bounds)) {
            let content = chunk.content();
            let place = |&[x, y]: &[f32; 2]| {
                let at =
                    WorldPos::new(chunk.origin[0] + f64::from(x), chunk.origin[1] + f64::from(y));
                view.screen_from_world(at.turned(turn))
            };
            for line in &content.admin1 {
                if f64::from(line.min_zoom).max(ADMIN1_ZOOM) <= view.zoom {
                    polyline(&mut admin1, line.points.iter().map(place), false);
                }
            }
            for border in &content.borders {
                let path = if border.is_disputed() { &mut disputed } else { &mut settled };
                polyline(path, border.points.iter().map(place), false);
            }
        }
    }
    let [dash, gap] = style::DISPUTED_DASHES;
    let width = if view.zoom < 4.0 { 0.7 } else { 1.0 };
    for (path, width, more) in [
        (admin1, 0.5, " stroke-opacity=\"0.6\"".to_owned()),
        (settled, width, String::new()),
        (disputed, width, format!(" stroke-dasharray=\"{dash} {gap}\"")),
    ] {
        if !path.is_empty() {
            let _ = writeln!(
                out,
                "<path d=\"{path}\" fill=\"none\" stroke=\"{}\" stroke-width=\"{width}\" \
                 stroke-linejoin=\"round\"{more}/>",
                palette.border.to_hex()
            );
        }
    }
}

/// States and provinces are parted from here.
const ADMIN1_ZOOM: f64 = 3.6;

/// Appends positions, leaving out those that fall on the one before to a quarter of a pixel.
fn polyline(path: &mut String, points: impl Iterator<Item = Point>, closed: bool) {
    let mut last: Option<Point> = None;
    let mut count = 0;
    let start = path.len();
    for point in points {
        if last.is_some_and(|last| last.distance(point) < 0.25) {
            continue;
        }
        let command = if last.is_none() { 'M' } else { 'L' };
        let _ = write!(path, "{command}{} {}", short(point.x), short(point.y));
        last = Some(point);
        count += 1;
    }
    if count < 2 || closed && count < 3 {
        path.truncate(start);
    } else if closed {
        path.push('Z');
    }
}

/// A number of pixels to a hundredth, in as few characters as that takes.
pub(super) fn short(number: f32) -> String {
    let text = format!("{number:.2}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}

fn area_path(area: &AreaShape) -> String {
    let mut path = String::new();
    for ring in &area.rings {
        polyline(&mut path, ring.iter().copied(), true);
    }
    path
}

fn area_fill(out: &mut String, area: &AreaShape, palette: &Palette) {
    if let Some(ink) = style::area_fill(palette, area.filled, area.emphasis) {
        let path = area_path(area);
        let _ = writeln!(out, "<path d=\"{path}\" {} fill-rule=\"evenodd\"/>", paint("fill", ink));
    }
}

fn area_line(out: &mut String, area: &AreaShape, palette: &Palette) {
    let (ink, width) = style::area_line(palette, area.feature, area.emphasis);
    let mut path = area_path(area);
    for line in &area.lines {
        polyline(&mut path, line.iter().copied(), false);
    }
    let [dash, gap] = style::INDICATIVE_DASHES;
    let is_soft = area.indicative && area.feature != Feature::Line;
    let dashes =
        if is_soft { format!(" stroke-dasharray=\"{dash} {gap}\"") } else { String::new() };
    let _ = writeln!(
        out,
        "<path d=\"{path}\" fill=\"none\" {} stroke-width=\"{width}\" \
         stroke-linejoin=\"round\"{dashes}/>",
        paint("stroke", ink)
    );
}

/// Attributes of an arc's stroke.
pub(super) fn arc_stroke(arc_width: f32, modality: crate::atlas::Modality, ink: Ink) -> String {
    let dashes: Vec<String> = style::dashes(modality, arc_width).into_iter().map(short).collect();
    let dashes = if dashes.is_empty() {
        String::new()
    } else {
        format!(" stroke-dasharray=\"{}\"", dashes.join(" "))
    };
    format!("{} stroke-width=\"{}\"{dashes}", paint("stroke", ink), short(arc_width))
}

fn draw_arc(out: &mut String, arc: &ArcShape, palette: &Palette) {
    let (ink, width) = style::arc_stroke(palette, arc);
    let mut path = String::new();
    polyline(&mut path, arc.points.iter().copied(), false);
    let stroke = arc_stroke(width, arc.modality, ink);
    let _ = writeln!(out, "<path d=\"{path}\" fill=\"none\" {stroke} stroke-linejoin=\"round\"/>");
    if let (true, Some(end)) = (arc.dot, arc.points.last()) {
        let _ = writeln!(
            out,
            "<circle cx=\"{}\" cy=\"{}\" r=\"{}\" {}/>",
            short(end.x),
            short(end.y),
            style::ARC_DOT,
            paint("fill", ink)
        );
    }
}

fn draw_mark(out: &mut String, mark: &MarkShape, palette: &Palette) {
    let (x, y, r) = (mark.center.x, mark.center.y, mark.radius);
    let (fill, stroke, width) = style::mark_paints(palette, mark);
    // A faded mark keeps its ground opaque, so that arcs do not show through.
    let paints = format!(
        "{} {} stroke-width=\"{}\"",
        paint("fill", fill),
        paint("stroke", stroke),
        short(width)
    );
    if mark.emphasis == Emphasis::Faded && !mark.hollow {
        let _ = writeln!(
            out,
            "<circle cx=\"{}\" cy=\"{}\" r=\"{}\" fill=\"{}\"/>",
            short(x),
            short(y),
            short(r),
            palette.land.to_hex()
        );
    }
    let _ = match mark.kind {
        MarkKind::Area => writeln!(
            out,
            "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" rx=\"2.5\" {paints}/>",
            short(x - r),
            short(y - r),
            short(2.0 * r),
            short(2.0 * r)
        ),
        _ => writeln!(
            out,
            "<circle cx=\"{}\" cy=\"{}\" r=\"{}\" {paints}/>",
            short(x),
            short(y),
            short(r)
        ),
    };
    if mark.entities.len() > 1 {
        let size = (r * 1.25).clamp(8.0, 11.0);
        let _ = writeln!(
            out,
            "<text x=\"{}\" y=\"{}\" font-size=\"{}\" font-weight=\"600\" text-anchor=\"middle\" \
             fill=\"{}\">{}</text>",
            short(x),
            short(y + size * 0.36),
            short(size),
            palette.panel.to_hex(),
            mark.entities.len()
        );
    }
}

fn draw_label(out: &mut String, label: &LabelShape, palette: &Palette) {
    let ink = style::label_ink(palette, label.class, label.emphasis);
    let halo = style::label_halo(palette, label.class);
    if let Some(dot) = label.dot {
        let _ = writeln!(
            out,
            "<circle cx=\"{}\" cy=\"{}\" r=\"{}\" fill=\"{}\"/>",
            short(dot.x),
            short(dot.y),
            style::CITY_DOT,
            palette.secondary.to_hex()
        );
    }
    if let Some([from, to]) = label.leader {
        let _ = writeln!(
            out,
            "<path d=\"M{} {}L{} {}\" {} stroke-width=\"{}\"/>",
            short(from.x),
            short(from.y),
            short(to.x),
            short(to.y),
            paint("stroke", Ink { opacity: 0.8 * ink.opacity, ..ink }),
            style::LEADER
        );
    }
    let style = if label.font.is_italic() { " font-style=\"italic\"" } else { "" };
    let spacing = if label.spacing > 0.0 {
        format!(" letter-spacing=\"{}\"", short(label.spacing))
    } else {
        String::new()
    };
    let _ = writeln!(
        out,
        "<text x=\"{}\" y=\"{}\" font-size=\"{}\" font-weight=\"{}\"{style}{spacing} {} \
         {} stroke-width=\"{}\" stroke-linejoin=\"round\" \
         paint-order=\"stroke\">{}</text>",
        short(label.origin.x),
        short(label.origin.y),
        short(label.size),
        label.font.weight(),
        paint("fill", ink),
        paint("stroke", halo),
        short(2.0 * style::HALO * if label.class.is_base() { 0.75 } else { 1.0 }),
        escaped(&label.text)
    );
}
