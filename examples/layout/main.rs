//! How long a graph takes to settle, and how good the layout is: `layout [RUNS] [FOLDER]`. Lays out
//! graphs of 10,000 nodes and 30,000 edges from a fixed seed, and prints for each the median time
//! and the mean length of edges over the mean distance of random pairs (lower is better). With a FOLDER
//! it leaves `NAME.edges` and `NAME.positions` there, for `scripts/layout` to compare.

mod graphs;

use std::fmt::Write;
use std::path::PathBuf;
use std::time::Instant;

use portolan::scene::graph::Layout;
use portolan::scene::graph::random::Random;

fn main() -> std::io::Result<()> {
    let mut args = std::env::args().skip(1);
    let runs: usize = args.next().and_then(|runs| runs.parse().ok()).unwrap_or(3).max(1);
    let folder = args.next().map(PathBuf::from);
    println!("{} threads", rayon::current_num_threads());
    for (name, edges) in graphs::all() {
        let edges: Vec<_> = edges.into_iter().map(|(a, b)| (a, b, 1.0)).collect();
        let mut times = Vec::new();
        let mut longest = 0.0f32;
        let mut positions = Vec::new();
        for _ in 0..runs {
            let start = Instant::now();
            let mut layout = Layout::new(graphs::NODES, &edges);
            let mut step = Instant::now();
            while layout.step() {
                longest = longest.max(step.elapsed().as_secs_f32());
                step = Instant::now();
            }
            positions = layout.positions();
            times.push(start.elapsed().as_secs_f32());
        }
        times.sort_by(f32::total_cmp);
        println!(
            "{name}: {} edges, {:.2} s, longest step {:.1} ms, edges over pairs {:.4}",
            edges.len(),
            times[runs / 2],
            longest * 1000.0,
            edges_over_pairs(&positions, &edges)
        );
        if let Some(folder) = &folder {
            let mut lines = String::new();
            edges.iter().for_each(|(a, b, _)| _ = writeln!(lines, "{a}\t{b}"));
            std::fs::write(folder.join(format!("{name}.edges")), &lines)?;
            lines.clear();
            positions.iter().for_each(|[x, y]| _ = writeln!(lines, "{x}\t{y}"));
            std::fs::write(folder.join(format!("{name}.positions")), &lines)?;
        }
    }
    Ok(())
}

/// The mean length of edges over the mean distance of random pairs.
fn edges_over_pairs(at: &[[f32; 2]], edges: &[(u32, u32, f32)]) -> f64 {
    const PAIRS: usize = 200_000;
    let distance =
        |a: usize, b: usize| f64::from(at[a][0] - at[b][0]).hypot(f64::from(at[a][1] - at[b][1]));
    let lengths: f64 = edges.iter().map(|&(a, b, _)| distance(a as usize, b as usize)).sum();
    let mut random = Random::new(99);
    let pairs: f64 =
        (0..PAIRS).map(|_| distance(random.below(at.len()), random.below(at.len()))).sum();
    lengths / edges.len() as f64 / (pairs / PAIRS as f64)
}
