//! How the programs that measure frames say what they measured.

use std::time::Duration;

/// Median, 95th percentile and the longest.
pub fn say(what: &str, mut times: Vec<Duration>) {
    times.sort_unstable();
    let at = |share: f64| times[((times.len() - 1) as f64 * share) as usize];
    println!("{what}: median {:.2?}, 95 % {:.2?}, longest {:.2?}", at(0.5), at(0.95), at(1.0));
}
