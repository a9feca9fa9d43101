//! What the graph's pane waits for, on threads: the graph of an atlas, which part of it is shown,
//! where its nodes go, how large they are. The window is woken for every message and never waits.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;
use std::time::{Duration, Instant};

use crate::atlas::graph::{Graph, NodeIx, What};
use crate::atlas::{Atlas, EventIx};
use crate::base::Id;
use crate::pipeline::{Job, Outbox, Poll, Progress};
use crate::query::graph::{betweenness, degrees};
use crate::scene::graph::{Layout, Shown, Start, shares, sizes_by_reports};

/// Positions are told so often while they settle.
const OFTEN: Duration = Duration::from_millis(40);
/// A tie that only says that two are named together pulls with so much of the strength of others.
const WEAK: f32 = 0.25;

/// What is to be shown.
#[derive(Clone)]
pub enum Show {
    /// All, or the most reported of it.
    All,
    /// What is so many steps from some nodes.
    Around(Vec<NodeIx>, usize),
    /// What is shown, and more nodes.
    With(Arc<Shown>, Vec<NodeIx>),
    /// What is shown, and what is around a node.
    Expanded(Arc<Shown>, NodeIx),
    /// What is shown, laid out anew or again.
    Same(Arc<Shown>),
}

/// By what nodes are sized.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sizing {
    Reports,
    Links,
    /// Shortest ways between others that lead through a node.
    Between,
}

/// One piece of work.
pub struct Request {
    pub atlas: Arc<Atlas>,
    /// Of that atlas, if it is known.
    pub graph: Option<Arc<Graph>>,
    pub show: Show,
    pub weak: bool,
    pub limit: usize,
    /// Where nodes are that have a place.
    pub places: HashMap<NodeIx, Start>,
    /// What was shown of an earlier atlas of the same project.
    pub before: Option<Before>,
    pub sizing: Sizing,
}

/// A layout of an earlier atlas.
pub struct Before {
    pub atlas: Arc<Atlas>,
    pub graph: Arc<Graph>,
    pub shown: Arc<Shown>,
    pub positions: Vec<[f32; 2]>,
}

pub enum Message {
    Graph(Arc<Graph>),
    Shown(Arc<Shown>),
    Sizes(Vec<f32>),
    /// Of each node that is shown; how much of the work is done.
    Positions(Vec<[f32; 2]>, f32),
}

/// Starts work; dropping what comes back ends it.
pub fn start(
    generation: u64,
    request: Request,
    wake: impl Fn() + Send + Sync + 'static,
) -> Job<Message> {
    Job::start(generation, wake, move |progress, outbox| work(request, progress, outbox))
}

fn work(request: Request, progress: &Progress, outbox: &Outbox<Message>) {
    let Request { atlas, graph, show, weak, limit, mut places, before, sizing } = request;
    let known = graph.filter(|graph| graph.has_co_mentions || !weak);
    let graph = known.unwrap_or_else(|| {
        let graph = Arc::new(Graph::new(&atlas, weak));
        outbox.send(Message::Graph(Arc::clone(&graph)));
        graph
    });
    let shown = match show {
        Show::All => Arc::new(Shown::top(&graph, limit, weak)),
        Show::Around(centers, steps) => {
            Arc::new(Shown::around(&graph, &centers, steps, limit, weak))
        }
        Show::With(shown, more) => Arc::new(shown.with(&graph, &more, weak)),
        Show::Expanded(shown, around) => Arc::new(shown.expanded(&graph, around, MOST_ADDED, weak)),
        Show::Same(shown) => shown,
    };
    if progress.is_cancelled() {
        return;
    }
    if let Some(before) = before {
        let carried = carried(&before, &atlas, &graph);
        let kept = shown.nodes.iter().filter(|ix| carried.contains_key(ix)).count();
        // Few places would only be in the way.
        if 2 * kept > shown.nodes.len() {
            places.extend(carried.into_iter().map(|(ix, at)| (ix, Start::At(at))));
        }
    }
    outbox.send(Message::Shown(Arc::clone(&shown)));
    if sizing != Sizing::Between {
        outbox.send(Message::Sizes(sizes(&graph, &shown, weak, sizing)));
    }
    let strength = |edge| if graph.edge(edge).kind.is_weak() { WEAK } else { 1.0 };
    let edges: Vec<(u32, u32, f32)> =
        shown.edges.iter().map(|edge| (edge.a, edge.b, strength(edge.edge))).collect();
    let starts: Vec<Start> =
        shown.nodes.iter().map(|ix| places.get(ix).copied().unwrap_or(Start::Free)).collect();
    let mut layout = Layout::with_places(&edges, &starts);
    let mut told = Instant::now();
    while layout.step() {
        if progress.is_cancelled() {
            return;
        }
        if told.elapsed() >= OFTEN {
            outbox.send(Message::Positions(layout.positions(), layout.progress()));
            told = Instant::now();
        }
    }
    outbox.send(Message::Positions(layout.positions(), 1.0));
    if sizing == Sizing::Between {
        outbox.send(Message::Sizes(sizes(&graph, &shown, weak, sizing)));
    }
}

/// At most so many nodes are added at a time: more would not be found again.
const MOST_ADDED: usize = 60;

/// Only sizes, of what is shown.
pub fn start_sizes(
    generation: u64,
    graph: Arc<Graph>,
    shown: Arc<Shown>,
    weak: bool,
    sizing: Sizing,
    wake: impl Fn() + Send + Sync + 'static,
) -> Job<Message> {
    Job::start(generation, wake, move |_, outbox| {
        outbox.send(Message::Sizes(sizes(&graph, &shown, weak, sizing)));
    })
}

fn sizes(graph: &Graph, shown: &Shown, weak: bool, sizing: Sizing) -> Vec<f32> {
    /// The largest node has at least so many links: a few do not look like many.
    const FULL_LINKS: f32 = 12.0;
    match sizing {
        Sizing::Reports => sizes_by_reports(graph, shown),
        Sizing::Links => {
            let links = degrees(graph, &shown.nodes, weak);
            shares(&links.iter().map(|&links| links as f32).collect::<Vec<_>>(), FULL_LINKS)
        }
        Sizing::Between => shares(&betweenness(graph, &shown.nodes, weak), 1.0),
    }
}

/// Where nodes of an earlier atlas were, as nodes of this one.
fn carried(before: &Before, atlas: &Atlas, graph: &Graph) -> HashMap<NodeIx, [f32; 2]> {
    let mut found = HashMap::new();
    let mut events: HashMap<&Id, [f32; 2]> = HashMap::new();
    for (&ix, &at) in before.shown.nodes.iter().zip(&before.positions) {
        match before.graph.node(ix).what {
            What::Entity(entity) => {
                let now = atlas.find(&before.atlas.entity(entity).id);
                found.extend(now.and_then(|now| graph.of_entity(now)).map(|now| (now, at)));
            }
            What::Event(occurrence) => {
                let reports = before.atlas.reports(occurrence);
                events.extend(reports.iter().map(|&ix| (&before.atlas.event(ix).1.id, at)));
            }
        }
    }
    let mut seen: HashSet<NodeIx> = HashSet::new();
    let known = |(ix, event): (EventIx, &crate::atlas::Event)| {
        let at = events.get(&event.id)?;
        Some((graph.of_occurrence(atlas.occurrence_of(ix))?, *at))
    };
    found.extend(atlas.events().filter_map(known).filter(|(ix, _)| seen.insert(*ix)));
    found
}

/// What a job has sent by now, and whether it goes on.
pub fn taken(job: &Job<Message>) -> (Vec<Message>, bool) {
    let mut messages = Vec::new();
    loop {
        match job.poll() {
            Poll::Message(message) => messages.push(message),
            Poll::Working => return (messages, true),
            Poll::Over => return (messages, false),
        }
    }
}
