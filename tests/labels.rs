//! Labels of the sample articles' map: none is cut, none covers another or a mark, in the first
//! view of several windows and in views from all over the world.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::sync::Arc;

use portolan::base::LonLat;
use portolan::pipeline::read_seeds;
use portolan::scene::label::overlaps;
use portolan::scene::map::{AreaCache, base_labels};
use portolan::scene::{Insets, MapData, MapParams, MapScene, Point, View};

const PADDING: Insets = Insets::new(44.0, 48.0, 44.0, 48.0);

/// The panes of the map in windows of 1280 × 720, 1440 × 900 and 2560 × 1440.
const PANES: [[f32; 2]; 3] = [[636.0, 676.0], [796.0, 856.0], [1916.0, 1396.0]];

fn data() -> MapData {
    MapData::of_all(&read_seeds().atlas, &Arc::new(AreaCache::embedded()))
}

#[test]
fn no_label_is_cut_or_covers_another() {
    let data = data();
    let base = base_labels();
    let mut wrong = Vec::new();
    let mut labels = 0;
    for pane in PANES {
        let mut views = vec![data.first_view(pane, PADDING)];
        for nth in 0..20 {
            let lon = f64::from(nth * 67 % 360) - 180.0;
            let lat = f64::from(nth * 29 % 110) - 45.0;
            views.push(View::new(LonLat::new(lon, lat), 2.0 + f64::from(nth % 6) * 0.7, pane));
        }
        for view in views {
            let params = MapParams { insets: Insets::all(4.0), ..MapParams::default() };
            let scene = MapScene::build(&data, view, &params, &base);
            labels += scene.labels.len();
            wrong.extend(overlaps(&scene).into_iter().map(|what| format!("{pane:?}: {what}")));
        }
    }
    assert!(labels > 1000, "hardly a label was placed: {labels}");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_first_view_holds_every_mark_from_kursk_to_ottawa_across_the_pacific() {
    let data = data();
    for pane in PANES {
        let view = data.first_view(pane, PADDING);
        let params = MapParams { insets: Insets::all(4.0), ..MapParams::default() };
        let scene = MapScene::build(&data, view, &params, &base_labels());
        for (name, lon, lat) in [("Kursk", 36.2, 51.7), ("Ottawa", -75.7, 45.4)] {
            let at: portolan::scene::WorldPos = LonLat::new(lon, lat).into();
            let shown = (-1..=1).any(|turn| {
                let point: Point = view.screen_from_world(at.turned(turn));
                view.pane().contains(point)
            });
            assert!(shown, "{name} is outside a pane of {pane:?}");
        }
        // West of the date line lies Kursk, east of it Ottawa.
        let middle = LonLat::from(view.center).wrapped().lon;
        assert!(middle.abs() > 120.0, "the view is centred on {middle}");
        for mark in &scene.marks {
            assert!(view.pane().contains(mark.center), "{} is outside", mark.name);
        }
    }
}
