//! A filter change, a moving time window, the map's counts and the time line, over a made-up corpus
//! of 100,000 articles: 1.5 million reports, 4 million mentions. `PORTOLAN_ARTICLES` sets another
//! number.

#[path = "../tests/support/synthetic.rs"]
mod synthetic;

use std::sync::Arc;
use std::time::{Duration, Instant};

use criterion::Criterion;
use portolan::atlas::{
    Atlas, Columns, DateOf, Entity, EventType, Extraction, Kind, Modality, Place,
};
use portolan::base::{Bounds, Days, Id};
use portolan::gazetteer::Feature;
use portolan::query::facets::{Filter, Filtered, Linked, Region, TimeFilter, shown};
use portolan::scene::timeline::{DayTable, Histogram, Unit};
use portolan::scene::{AreaCache, MapData};

fn window(from: i32, days: i32) -> Option<TimeFilter> {
    let first = synthetic::FIRST_DAY + from;
    Some(TimeFilter { days: Days::new(first, first + days), by: DateOf::Event, undated: false })
}

/// Filters that a user goes through, each with the name of what changes.
fn filters() -> Vec<(&'static str, Filter)> {
    let all = Filter::default();
    let region = Region::Box(Bounds { west: 100.0, south: -20.0, east: -100.0, north: 60.0 });
    let linked = Linked { id: Id::new("made:100003"), name: "one".to_owned() };
    vec![
        ("modality", Filter { modalities: [Modality::Planned].into(), ..all.clone() }),
        ("type", Filter { types: [EventType::Assault].into(), ..all.clone() }),
        ("region", Filter { region: Some(region), ..all.clone() }),
        ("linked", Filter { linked: vec![linked], ..all.clone() }),
        ("source", Filter { sources: ["Paper 1".to_owned()].into(), ..all.clone() }),
        ("language", Filter { languages: ["en".to_owned()].into(), ..all.clone() }),
        ("year", Filter { time: window(1000, 365), ..all.clone() }),
        ("all", all),
    ]
}

fn changes(bench: &mut Criterion, columns: &Arc<Columns>) {
    let mut group = bench.benchmark_group("filter change");
    let all = Filtered::new(Arc::clone(columns));
    for (name, filter) in filters() {
        // From everything, and to everything from a year.
        let start = match name {
            "all" => Filter { time: window(1000, 365), ..Filter::default() },
            _ => Filter::default(),
        };
        let mut filtered = all.clone();
        group.bench_function(name, |bench| {
            bench.iter_custom(|times| {
                let mut taken = Duration::ZERO;
                for _ in 0..times {
                    filtered.set(start.clone());
                    let started = Instant::now();
                    filtered.set(filter.clone());
                    taken += started.elapsed();
                }
                taken
            });
        });
    }
    group.finish();
}

fn scrub(bench: &mut Criterion, columns: &Arc<Columns>) {
    let mut group = bench.benchmark_group("scrub");
    for (name, step) in [("by a day", 1), ("by a week", 7), ("by a month", 30)] {
        let mut filtered = Filtered::new(Arc::clone(columns));
        let mut at = 0;
        group.bench_function(name, |bench| {
            bench.iter(|| {
                at = (at + step) % 3000;
                filtered.set(Filter { time: window(at, 180), ..Filter::default() })
            });
        });
    }
    group.finish();
}

/// An atlas that knows of the entities only: what the map asks it for.
fn atlas(sizes: synthetic::Sizes, columns: &Columns) -> Atlas {
    let capital = |nth: u32| Some(Id::new(format!("made:{}", nth % sizes.states)));
    let entity = |(nth, &kind): (u32, &Kind)| Entity {
        id: Id::new(format!("made:{nth}")),
        kind,
        name: format!("Name {nth}"),
        country: None,
        anchor: if kind == Kind::Place { None } else { capital(nth) },
        roles: Vec::new(),
        place: columns.at[nth as usize].map(|at| Place {
            at,
            feature: Feature::City,
            candidates: Vec::new(),
        }),
    };
    let entities = (0..).zip(&columns.kind).map(entity).collect();
    let document = portolan::corpus::seeds().remove(0);
    Atlas::new([(document, Extraction { entities, ..Extraction::default() })])
}

fn map(bench: &mut Criterion, columns: &Arc<Columns>, sizes: synthetic::Sizes) {
    let atlas = atlas(sizes, columns);
    let areas = Arc::new(AreaCache::embedded());
    let started = Instant::now();
    let mut data = MapData::new(&atlas, columns, &areas);
    println!(
        "{} marks, {} arcs; made in {:.2} s",
        data.marks().len(),
        data.arcs().count(),
        started.elapsed().as_secs_f32()
    );
    let mut group = bench.benchmark_group("map");
    for (name, step) in [("by a day", 1), ("by a week", 7), ("by a month", 30)] {
        let mut filtered = Filtered::new(Arc::clone(columns));
        let mut at = 0;
        group.bench_function(format!("counts, window moved {name}"), |bench| {
            bench.iter_custom(|times| {
                let mut taken = Duration::ZERO;
                for _ in 0..times {
                    at = (at + step) % 3000;
                    filtered.set(Filter { time: window(at, 180), ..Filter::default() });
                    let started = Instant::now();
                    data.update(filtered.shown());
                    taken += started.elapsed();
                }
                taken
            });
        });
    }
    group.finish();
}

fn timeline(bench: &mut Criterion, columns: &Arc<Columns>) {
    let mut group = bench.benchmark_group("time line");
    let filtered = Filtered::new(Arc::clone(columns));
    group.bench_function("table", |bench| {
        bench.iter(|| DayTable::new(columns, filtered.untimed(), DateOf::Event));
    });
    group.bench_function("table by text", |bench| {
        bench.iter(|| DayTable::new(columns, filtered.untimed(), DateOf::Text));
    });
    let table = DayTable::new(columns, filtered.untimed(), DateOf::Event);
    let view = Days::new(synthetic::FIRST_DAY, synthetic::FIRST_DAY + synthetic::SPAN);
    let mut at = 0;
    for unit in [Unit::Day, Unit::Month, Unit::Year] {
        group.bench_function(format!("frame by {unit:?}"), |bench| {
            bench.iter(|| {
                at = (at + 1) % 3000;
                let window = window(at, 180).map(|time| time.days);
                Histogram::new(&table, unit, view, window)
            });
        });
    }
    group.finish();
}

fn main() {
    let articles = std::env::var("PORTOLAN_ARTICLES").ok().and_then(|n| n.parse().ok());
    let sizes = synthetic::Sizes::of(articles.unwrap_or(100_000));
    let started = Instant::now();
    let columns = Arc::new(synthetic::columns(sizes));
    println!(
        "{} documents, {} reports of {} events, {} mentions, {} entities; made in {:.1} s",
        columns.documents(),
        columns.reports(),
        columns.occurrences(),
        columns.mentions(),
        columns.entities(),
        started.elapsed().as_secs_f32(),
    );
    let started = Instant::now();
    let _ = shown(&columns, &Filter::default());
    println!("first count {:.1} ms", started.elapsed().as_secs_f32() * 1e3);
    let mut bench = Criterion::default().sample_size(20).configure_from_args();
    changes(&mut bench, &columns);
    scrub(&mut bench, &columns);
    timeline(&mut bench, &columns);
    map(&mut bench, &columns, sizes);
    bench.final_summary();
}
