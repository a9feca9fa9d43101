//! What the first picture needs, made ready on threads while the window is being opened.

use std::path::PathBuf;
use std::sync::{Arc, OnceLock};
use std::thread::JoinHandle;

use super::map::{PADDING, params};
use crate::basemap::{Basemap, Level};
use crate::scene::label::BaseLabel;
use crate::scene::map::{AreaCache, base_labels};
use crate::scene::{MapData, MapParams, MapScene};
use crate::session::Session;

/// The size of the map in a window of the size it opens with, in points.
const USUAL_PANE: [f32; 2] = [796.0, 684.0];

/// A session and what the map derives from it.
pub struct Start {
    pub session: Session,
    pub areas: Arc<AreaCache>,
    pub data: Arc<MapData>,
    pub base_labels: Vec<BaseLabel>,
    /// The first view in a window of the usual size, and what it was made for.
    pub scene: Option<(MapParams, MapScene)>,
    /// Woken by what is being read: set once there is a window.
    pub window: Arc<OnceLock<egui::Context>>,
}

impl Start {
    /// On the five articles that come with the program, or on nothing yet where there are paths,
    /// which are read from now on.
    pub fn new(paths: Vec<PathBuf>) -> Self {
        let window = Arc::new(OnceLock::<egui::Context>::new());
        let session = if paths.is_empty() {
            Session::on_seeds()
        } else {
            let mut session = Session::empty();
            let window = Arc::clone(&window);
            session.open(paths, move || {
                window.get().into_iter().for_each(egui::Context::request_repaint);
            });
            session
        };
        let areas = Arc::new(AreaCache::embedded());
        let columns = session.filtered.columns();
        let data = Arc::new(MapData::new(&session.atlas, columns, &areas));
        Self { session, areas, data, base_labels: base_labels(), scene: None, window }
    }

    /// The same on a thread of its own, with outlines and coasts decoded and a first scene made.
    pub fn in_background(paths: Vec<PathBuf>) -> JoinHandle<Self> {
        std::thread::spawn(|| {
            Basemap::embedded().chunks(Level::Hemisphere).iter().for_each(|chunk| {
                chunk.content();
            });
        });
        std::thread::spawn(move || {
            let mut start = Self::new(paths);
            let view = start.data.first_view(USUAL_PANE, PADDING);
            let corner = super::panes::bar_size(3, false);
            let params = params(&start.session, USUAL_PANE, corner);
            let scene = MapScene::build(&start.data, view, &params, &start.base_labels);
            start.scene = Some((params, scene));
            start
        })
    }
}
