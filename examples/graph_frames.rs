//! What a frame of the graph's pane costs: `graph_frames`. Shows a graph of 10,000 nodes and
//! 29,000 edges from a fixed seed in a pane of 1440 by 900 points without a screen, while it settles,
//! then while it is moved and pointed at; a frame is `ui` and tessellation. Prints medians, 95th percentiles and
//! the longest.

#[path = "layout/graphs.rs"]
mod graphs;
mod made;
#[path = "made/say.rs"]
mod say;

use std::sync::Arc;
use std::time::{Duration, Instant};

use portolan::atlas::graph::Graph;
use portolan::atlas::{Atlas, Entity, Event, Extraction, Joined, Kind, Reading};
use portolan::base::{Id, LonLat, Span};
use portolan::corpus::{RawText, from_text};
use portolan::scene::graph::{
    Drawn, GraphParams, GraphScene, GraphView, Layout, Shown, sizes_by_reports,
};
use portolan::scene::{AreaCache, Insets, MapData, Point};
use portolan::session::Session;
use portolan::ui::graph::{GraphPanel, Order};

use say::say;

const ACTORS: u32 = 3_000;
const PLACES: u32 = 1_000;
const SIZE: [f32; 2] = [1440.0, 900.0];

fn main() {
    let start = Instant::now();
    let atlas = Arc::new(atlas());
    println!("atlas of {} texts in {:.2?}", atlas.documents().len(), start.elapsed());
    let start = Instant::now();
    let graph = Graph::new(&atlas, false);
    let (nodes, edges) = (graph.nodes().len(), graph.edges().len());
    println!("graph of {nodes} nodes and {edges} edges in {:.2?}", start.elapsed());
    scene(&atlas, &graph);
    window(atlas);
}

/// The scene alone, and what lies under a point.
fn scene(atlas: &Atlas, graph: &Graph) {
    let shown = Shown::top(graph, 20_000, false);
    let edges: Vec<_> = shown.edges.iter().map(|edge| (edge.a, edge.b, 1.0)).collect();
    let start = Instant::now();
    let mut layout = Layout::new(shown.nodes.len(), &edges);
    while layout.step() {}
    println!("laid out in {:.2?} without a window", start.elapsed());
    let positions = layout.positions();
    let sizes = sizes_by_reports(graph, &shown);
    let name = |ix: portolan::atlas::graph::NodeIx| format!("Node {}", ix.0);
    let drawn = Drawn {
        atlas,
        data: graph,
        shown: &shown,
        positions: &positions,
        sizes: &sizes,
        kept: None,
        pinned: &Default::default(),
        names: &name,
    };
    let view = GraphView::fit(SIZE, positions.iter().copied(), Insets::all(60.0));
    let mut times = Vec::new();
    let mut picks = Vec::new();
    for nth in 0..60 {
        let start = Instant::now();
        let view = view.panned(nth as f32, 0.0);
        let scene = GraphScene::build(drawn, view, &GraphParams::default());
        times.push(start.elapsed());
        for at in (0..200).map(|n| Point::new(7.2 * n as f32, (97 * n % 900) as f32)) {
            let start = Instant::now();
            std::hint::black_box((scene.hit(at), scene.edge_at(at, 4.0)));
            picks.push(start.elapsed());
        }
    }
    say("building a scene", times);
    say("a pick", picks);
}

/// The whole pane.
fn window(atlas: Arc<Atlas>) {
    let ctx = egui::Context::default();
    portolan::ui::theme::install(&ctx);
    let mut session = Session::empty();
    session.atlas = atlas;
    session.generation += 1;
    let map = MapData::of_all(&Atlas::default(), &Arc::new(AreaCache::embedded()));
    let mut panel = GraphPanel::default();
    panel.show_at_most(20_000);
    let mut nth = 0;
    let mut frame = |panel: &mut GraphPanel, pointer: egui::Pos2| {
        let input = egui::RawInput {
            screen_rect: Some(egui::Rect::from_min_size(egui::Pos2::ZERO, SIZE.into())),
            time: Some(f64::from(nth) / 60.0),
            events: vec![egui::Event::PointerMoved(pointer)],
            ..egui::RawInput::default()
        };
        nth += 1;
        let start = Instant::now();
        let mut output = ctx.run_ui(input, |ui| {
            panel.ui(ui, &mut session, &map, &mut Vec::new());
        });
        session.end_frame();
        let shapes = std::mem::take(&mut output.shapes);
        std::hint::black_box(ctx.tessellate(shapes, output.pixels_per_point));
        let taken = start.elapsed();
        output.textures_delta.clear();
        std::thread::sleep(Duration::from_millis(16).saturating_sub(taken));
        taken
    };
    let rest = egui::pos2(1400.0, 890.0);
    let start = Instant::now();
    let mut times = Vec::new();
    while !panel.is_settled() {
        times.push(frame(&mut panel, rest));
    }
    println!("settled in {:.2?} with a window", start.elapsed());
    say("a frame while it settles", times);
    let mut moving = Vec::new();
    for nth in 0..180 {
        if nth % 12 == 0 {
            let (x, y) = [(120.0, 0.0), (0.0, 90.0), (-120.0, 0.0), (0.0, -90.0)][nth / 12 % 4];
            panel.order(if nth > 90 { Order::Zoom(0.3) } else { Order::Move(x, y) });
        }
        moving.push(frame(&mut panel, rest));
    }
    say("a frame while it moves", moving);
    let over = |nth: usize| egui::pos2(100.0 + 6.0 * nth as f32, 450.0);
    say("a frame while it is pointed at", (0..180).map(|n| frame(&mut panel, over(n))).collect());
}

/// One text for each event.
fn atlas() -> Atlas {
    let mut ends: Vec<Vec<u32>> = vec![Vec::new(); graphs::NODES];
    let [(_, edges), ..] = graphs::all();
    for (a, b) in edges {
        ends[a.max(b) as usize].push(a.min(b));
    }
    let readings = ends.iter().enumerate().skip((ACTORS + PLACES) as usize).map(|(event, ends)| {
        let text = format!("Event {event} is told. {}", "word ".repeat(40));
        let document = from_text(RawText { text, ..RawText::default() });
        let sentence = document.sentences[0].span;
        let ends: Vec<u32> = ends.iter().copied().filter(|&end| end < ACTORS + PLACES).collect();
        let entities: Vec<Entity> = ends.iter().map(|&end| entity(end)).collect();
        let extraction = Extraction {
            mentions: entities.iter().map(|entity| made::mention(entity, sentence)).collect(),
            entities,
            events: vec![told(event, &ends, sentence)],
            links: Vec::new(),
        };
        Reading::new(&document, extraction)
    });
    Atlas::of_readings(readings.collect::<Vec<_>>(), &Joined::default(), Box::new(made::Nowhere))
}

fn id(node: u32) -> Id {
    Id::new(format!("node:{node:05}"))
}

fn kind(node: u32) -> Kind {
    match node {
        node if node >= ACTORS => Kind::Place,
        node if node < 60 => Kind::Government,
        node if node % 3 == 0 => Kind::Organisation,
        _ => Kind::Person,
    }
}

fn entity(node: u32) -> Entity {
    let at = LonLat::new(f64::from(node % 360) - 180.0, f64::from(node % 120) - 60.0);
    let at = (kind(node) == Kind::Place).then_some(at);
    made::entity(id(node), kind(node), format!("Node number {node}"), at)
}

fn told(event: usize, ends: &[u32], sentence: Span) -> Event {
    let (places, actors): (Vec<u32>, Vec<u32>) = ends.iter().partition(|&&end| end >= ACTORS);
    let ids = |nodes: Vec<u32>| nodes.into_iter().map(id).collect();
    made::event(event as u32, ids(actors), ids(places), None, sentence)
}
