//! A picture of the map names what it is drawn from, from the window and from the command line alike.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::process::Command;
use std::sync::Arc;

use portolan::atlas::{Columns, EventType};
use portolan::export::png::{RenderOptions, render_svg};
use portolan::export::sources::{Drawn, Sources};
use portolan::gazetteer::OwnNames;
use portolan::pipeline::{self, Progress};
use portolan::query::facets::{Filter, Filtered};
use portolan::scene::{AreaCache, Insets, MapData, View};

#[test]
fn the_filter_narrows_what_a_picture_says_it_is_drawn_from() {
    let atlas = pipeline::read_seeds().atlas;
    let columns = Arc::new(Columns::new(&atlas));
    let mut filtered = Filtered::new(Arc::clone(&columns));
    let mut data = MapData::new(&atlas, &columns, &Arc::new(AreaCache::embedded()));
    let made = Some(jiff::civil::date(2026, 11, 27));
    let view = data.first_view([1280.0, 600.0], Insets::all(60.0));
    let of = |data: &MapData, filtered: &Filtered, view: View| {
        let shown = filtered.shown();
        let drawn = Drawn { atlas: &atlas, data, shown, view, associative: false };
        Sources::new(drawn, filtered.filter(), made)
    };
    let all = of(&data, &filtered, view);
    assert_eq!((all.count, all.of, all.articles.len()), (5, 5, 5));
    assert_eq!(all.counted(), "5 of 5 articles");
    assert!(all.filter.is_empty());
    // Where nothing is, nothing is drawn from anything.
    let ocean = View::new(portolan::base::LonLat::new(-20.0, -50.0), 6.0, [400.0, 300.0]);
    assert_eq!(of(&data, &filtered, ocean).count, 0);
    filtered.set(Filter { types: [EventType::Assault].into(), ..Filter::default() });
    data.update(filtered.shown());
    let some = of(&data, &filtered, view);
    assert!(some.count < all.count, "{}", some.counted());
    assert_eq!(some.filter, ["attack"]);
    assert_eq!(some.narrowed(), "Filter: attack");
}

#[test]
fn the_command_line_draws_the_same_picture_with_its_sources() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("map.svg");
    let output = Command::new(env!("CARGO_BIN_EXE_portolan"))
        .args(["render", "seeds", "--size", "1280x720", "-o"])
        .arg(&path)
        .env("SOURCE_DATE_EPOCH", "1732665600")
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let svg = std::fs::read_to_string(path).unwrap();
    for told in [
        "height=\"720\"",
        "Drawn from 5 of 5 articles",
        "No filter: everything that was read",
        "Made 27 Nov 2024",
        "Canada and Japan Strengthen Defense Cooperation",
        "Deftechtimes · date unknown",
    ] {
        assert!(svg.contains(told), "{told} is not in the picture");
    }
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let seeds = [root.join("seeds")];
    let opened = pipeline::read_paths(&seeds, &OwnNames::default(), &Progress::default()).unwrap();
    let made = Some(jiff::civil::date(2024, 11, 27));
    let options = RenderOptions { size: [1280, 720], made, ..RenderOptions::default() };
    assert_eq!(render_svg(&opened.atlas, &options), svg);
}
