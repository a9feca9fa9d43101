//! What a frame of the whole window costs with a large map: `map_frames`. Opens the program's own
//! window, on the display at hand, on 10,000 texts of a fixed seed with 100,000 places and 10,000
//! arcs, drives it along a fixed path, and prints what eframe measures of the UI thread: `logic`,
//! `ui`, tessellation and what is handed to the graphics driver. Pointing is timed on its own.

#[path = "made/frame.rs"]
mod frame;
mod made;
#[path = "made/say.rs"]
mod say;

use std::sync::Arc;
use std::time::{Duration, Instant};

use portolan::atlas::{Atlas, Columns, DateOf, Entity, Event, Extraction, Joined, Kind, Reading};
use portolan::base::{DayNumber, Days, Id, LonLat, Span};
use portolan::corpus::{RawText, from_text};
use portolan::query::facets::{Filter, Filtered, TimeFilter};
use portolan::scene::map::{AreaCache, HIT_TOLERANCE, base_labels};
use portolan::scene::{MapData, MapParams, MapScene, Point, View, WorldPos};
use portolan::session::Action;
use portolan::ui::App;

use say::say;

const PLACES: u32 = 100_000;
const TEXTS: u32 = 10_000;
const STATES: u32 = 100;

fn main() -> eframe::Result {
    let start = Instant::now();
    let atlas = Arc::new(atlas());
    println!("an atlas of {} texts in {:.2?}", atlas.documents().len(), start.elapsed());
    scene(&atlas);
    without_screen(&atlas);
    let options = eframe::NativeOptions {
        viewport: egui::ViewportBuilder::default().with_inner_size([1440.0, 900.0]),
        multisampling: 0,
        depth_buffer: 0,
        dithering: false,
        ..eframe::NativeOptions::default()
    };
    eframe::run_native(
        "map_frames",
        options,
        Box::new(|cc| {
            let mut app = App::new(cc, Vec::new());
            open(&mut app, &atlas);
            Ok(Box::new(Measured { app, frames: 0, path: Path::default(), rest: None }))
        }),
    )
}

fn open(app: &mut App, atlas: &Arc<Atlas>) {
    app.session.filtered = Filtered::new(Arc::new(Columns::new(atlas)));
    app.session.atlas = Arc::clone(atlas);
    app.session.generation += 1;
}

/// The same frames without a display.
fn without_screen(atlas: &Arc<Atlas>) {
    let ctx = egui::Context::default();
    let mut app = App::in_context(&ctx, Vec::new());
    open(&mut app, atlas);
    let mut nth = 0;
    let mut frame = |app: &mut App| {
        let taken = frame::frame(&ctx, app, nth);
        nth += 1;
        std::thread::sleep(Duration::from_millis(16).saturating_sub(taken));
        taken
    };
    (0..60).for_each(|_| {
        frame(&mut app);
    });
    app.map.view = app.map.view.map(|view| first(view.size));
    (0..60).for_each(|_| {
        frame(&mut app);
    });
    println!("in the pane, alone and arcs: {:?}", app.map.drawn());
    let mut times = Vec::new();
    for turn in 0..300 {
        let turn = turn as f32 / 50.0;
        app.map.view = app.map.view.map(|view| view.panned(5.0 * turn.cos(), 5.0 * turn.sin()));
        times.push(frame(&mut app));
    }
    say("without a display, a frame while the map is moved", times);
    let mut times = Vec::new();
    for nth in 0..165 {
        app.session.apply(Action::SetFilter(Box::new(window(nth))));
        times.push(frame(&mut app));
    }
    say("without a display, a frame while the time window moves", times);
    app.session.apply(Action::ClearFilter);
    (0..60).for_each(|_| {
        frame(&mut app);
    });
    say("without a display, a frame at rest", (0..60).map(|_| frame(&mut app)).collect());
}

/// The view that the path begins with: about 6,500 places.
fn first(size: [f32; 2]) -> View {
    View::new(LonLat::new(20.0, 30.0), 3.75, size)
}

/// What is made on a thread, and what is under the pointer.
fn scene(atlas: &Atlas) {
    let start = Instant::now();
    let mut data = MapData::of_all(atlas, &Arc::new(AreaCache::embedded()));
    let arcs = data.arcs().count();
    println!("{} places and {arcs} arcs in {:.2?}", data.marks().len(), start.elapsed());
    let base = base_labels();
    let mut times = Vec::new();
    let mut picks = Vec::new();
    let params = MapParams { margin: 160.0, ..MapParams::default() };
    for nth in 0..10 {
        let view = first([796.0, 684.0]).panned(40.0 * nth as f32, 0.0);
        let start = Instant::now();
        let scene = MapScene::build(&data, view, &params, &base);
        scene.hit(Point::default(), HIT_TOLERANCE);
        times.push(start.elapsed());
        for at in (0..200).map(|n| Point::new(3.9 * n as f32, (97 * n % 684) as f32)) {
            let start = Instant::now();
            std::hint::black_box(scene.hit(at, HIT_TOLERANCE));
            picks.push(start.elapsed());
        }
    }
    say("a scene, with what is found in it by place", times);
    say("a pick", picks);
    let mut filtered = Filtered::new(Arc::clone(data.columns()));
    let (mut filters, mut copies, mut updates) = (Vec::new(), Vec::new(), Vec::new());
    for nth in 0..30 {
        let start = Instant::now();
        filtered.set(window(nth));
        filters.push(start.elapsed());
        let start = Instant::now();
        data = data.clone();
        copies.push(start.elapsed());
        let start = Instant::now();
        data.update(filtered.shown());
        updates.push(start.elapsed());
    }
    say("a filter", filters);
    say("a copy of what the map shows", copies);
    say("the map's counts under it", updates);
}

/// Two hundred days, from the `nth` day of the year on.
fn window(nth: i32) -> Filter {
    let begin = FIRST_DAY + nth;
    let days = Days { first: DayNumber(begin), last: DayNumber(begin + 200) };
    let time = Some(TimeFilter { days, by: DateOf::Event, undated: false });
    Filter { time, ..Filter::default() }
}

#[derive(Default)]
struct Path {
    pan: Vec<Duration>,
    zoom: Vec<Duration>,
    scrub: Vec<Duration>,
    least: Option<(usize, usize)>,
}

struct Measured {
    app: App,
    frames: usize,
    path: Path,
    /// Since when nothing moves, and at which frame.
    rest: Option<(Instant, usize)>,
}

/// Frames of each part of the path.
const WAIT: usize = 40;
const PAN: usize = 100;
const ZOOM: usize = 40;
const SCRUB: usize = 60;

impl eframe::App for Measured {
    fn logic(&mut self, ctx: &egui::Context, frame: &mut eframe::Frame) {
        let taken = Duration::from_secs_f32(frame.info().cpu_usage.unwrap_or_default());
        self.step(ctx, taken);
        self.app.logic(ctx, frame);
    }

    fn ui(&mut self, ui: &mut egui::Ui, frame: &mut eframe::Frame) {
        self.app.ui(ui, frame);
    }
}

impl Measured {
    fn step(&mut self, ctx: &egui::Context, taken: Duration) {
        let nth = self.frames;
        self.frames += 1;
        if nth == WAIT / 2 {
            self.app.map.view = self.app.map.view.map(|view| first(view.size));
        }
        let (pan, zoom, scrub) = (WAIT + PAN, WAIT + PAN + ZOOM, WAIT + PAN + ZOOM + SCRUB);
        if nth == pan + 1 {
            let (marks, arcs) = self.path.least.unwrap_or_default();
            println!("never fewer than {marks} marks that stand alone and {arcs} arcs in the pane");
            say("a frame while the map is moved", std::mem::take(&mut self.path.pan));
        } else if nth == zoom + 1 {
            say("a frame while it is zoomed", std::mem::take(&mut self.path.zoom));
        } else if nth == scrub + 1 {
            say("a frame while the time window moves", std::mem::take(&mut self.path.scrub));
        }
        // What is told is what the frame before took.
        match nth {
            _ if nth <= WAIT => {}
            _ if nth <= pan => self.path.pan.push(taken),
            _ if nth <= zoom => self.path.zoom.push(taken),
            _ if nth <= scrub => self.path.scrub.push(taken),
            _ => {}
        }
        match nth {
            _ if nth < WAIT => {}
            _ if nth < pan => {
                let turn = (nth - WAIT) as f32 / 50.0;
                self.app.map.view =
                    self.app.map.view.map(|view| view.panned(5.0 * turn.cos(), 5.0 * turn.sin()));
                self.count();
            }
            _ if nth < zoom => {
                let step = if (nth - pan) < ZOOM / 2 { 0.01 } else { -0.01 };
                self.app.map.view =
                    self.app.map.view.map(|view| view.zoomed(step, view.pane().center()));
            }
            _ if nth < scrub => {
                let filter = window((nth - zoom) as i32);
                self.app.session.apply(Action::SetFilter(Box::new(filter)));
            }
            _ => {
                self.at_rest(ctx, scrub);
                return;
            }
        }
        ctx.request_repaint();
    }

    /// What is on screen of what was last made.
    fn count(&mut self) {
        if let Some((marks, arcs)) = self.app.map.drawn() {
            let (least_marks, least_arcs) = self.path.least.unwrap_or((marks, arcs));
            self.path.least = Some((marks.min(least_marks), arcs.min(least_arcs)));
        }
    }

    fn at_rest(&mut self, ctx: &egui::Context, scrub: usize) {
        if ctx.input(|input| input.viewport().close_requested()) {
            return;
        }
        if self.frames < scrub + 40 {
            ctx.request_repaint();
            return;
        }
        let (since, frames) = self.rest.get_or_insert((Instant::now(), self.frames));
        let rest = since.elapsed();
        if rest < Duration::from_secs(1) {
            // What was asked for before is still drawn.
            *frames = self.frames;
        }
        if rest < Duration::from_secs(4) {
            // Whoever wakes the window now is counted; this wakes it once, at the end. A frame in
            // between forgets what was asked for before.
            ctx.request_repaint_after(Duration::from_millis(4_100).saturating_sub(rest));
            return;
        }
        let frames = self.frames - *frames - 1;
        println!("frames in 3 s in which nothing moves: {frames}");
        ctx.send_viewport_cmd(egui::ViewportCommand::Close);
    }
}

/// 2024-01-01.
const FIRST_DAY: i32 = 19_723;

/// Each text names ten places, and tells one event between a state and a place.
fn atlas() -> Atlas {
    let readings = (0..TEXTS).map(|nth| {
        let text = format!("Event {nth} is told. {}", "word ".repeat(40));
        let document = from_text(RawText { text, ..RawText::default() });
        let sentence = document.sentences[0].span;
        let places: Vec<u32> = (0..PLACES / TEXTS).map(|which| nth + which * TEXTS).collect();
        let state = nth % STATES;
        let mut entities: Vec<Entity> = places.iter().map(|&place| of_place(place)).collect();
        entities.push(of_state(state));
        let extraction = Extraction {
            mentions: entities.iter().map(|entity| made::mention(entity, sentence)).collect(),
            events: vec![told(nth, state, places[nth as usize % places.len()], sentence)],
            entities,
            links: Vec::new(),
        };
        Reading::new(&document, extraction)
    });
    Atlas::of_readings(readings.collect::<Vec<_>>(), &Joined::default(), Box::new(made::Nowhere))
}

fn place_id(nth: u32) -> Id {
    Id::new(format!("place:{nth:06}"))
}

/// Spread evenly over the map (Roberts 2018: fractions of the plastic number).
fn of_place(nth: u32) -> Entity {
    let step = f64::from(nth);
    let (x, y) = ((0.754_877_666_246_69 * step).fract(), (0.569_840_290_998_05 * step).fract());
    let at = LonLat::from(WorldPos::new(x, 0.1 + 0.7 * y));
    made::entity(place_id(nth), Kind::Place, format!("Place {nth}"), Some(at))
}

fn state_id(nth: u32) -> Id {
    Id::new(format!("state:{nth:03}"))
}

fn of_state(nth: u32) -> Entity {
    let state = made::entity(state_id(nth), Kind::Government, format!("State {nth}"), None);
    Entity { anchor: Some(place_id(nth * 7)), ..state }
}

fn told(nth: u32, state: u32, place: u32, sentence: Span) -> Event {
    let date = format!("2024-{:02}-{:02}", 1 + nth % 12, 1 + nth / 12 % 28);
    let (actors, places) = (vec![state_id(state)], vec![place_id(place)]);
    made::event(nth, actors, places, date.parse().ok(), sentence)
}
