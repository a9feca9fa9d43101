//! Scenes of a map with many marks, made on a thread: the pane goes on painting the last one, moved,
//! until the next is there.

use std::num::NonZero;
use std::sync::{Arc, LazyLock};

use rayon::{ThreadPool, ThreadPoolBuilder};

use super::paint::{self, Flat};
use super::quote;
use crate::atlas::{Atlas, Shown};
use crate::pipeline::{Job, Poll};
use crate::scene::label::BaseLabel;
use crate::scene::map::AreaCache;
use crate::scene::{MapData, MapParams, MapScene, Palette, Point, Target, View};
use crate::session::Session;
use crate::ui::app::waker;

/// So many marks are worked out while a frame waits; more are not.
const MOST_MARKS: usize = 1_500;
/// The same for arcs.
const MOST_ARCS: usize = 400;
/// How far scenes reach beyond the pane, in points: room to move until the next one is there.
pub const MARGIN: f32 = 160.0;

/// An atlas with more entities is looked through on a thread.
const MOST_ENTITIES: usize = 4_000;

/// Whether what an atlas has to show is worked out on a thread.
pub fn is_large(atlas: &Atlas) -> bool {
    atlas.entities().len() > MOST_ENTITIES
}

/// What the session's atlas has to show, on a thread.
pub fn data(ctx: &egui::Context, session: &Session, areas: &Arc<AreaCache>) -> Job<MapData> {
    let (atlas, areas) = (Arc::clone(&session.atlas), Arc::clone(areas));
    let columns = Arc::clone(session.filtered.columns());
    Job::start(session.generation, waker(ctx), move |_, outbox| {
        outbox.send(MapData::new(&atlas, &columns, &areas));
    })
}

/// Whether a map is worked out on a thread: by all there is, whatever the filter shows of it.
pub fn is_crowded(data: &MapData) -> bool {
    let (marks, arcs) = data.extent_of_all();
    marks > MOST_MARKS || arcs > MOST_ARCS
}

/// What a scene is made from.
#[derive(Clone, Debug, PartialEq)]
pub struct Key {
    pub generation: u64,
    /// Which version of the filter it shows.
    pub shows: u64,
    pub view: View,
    pub params: MapParams,
    pub dark: bool,
}

impl Key {
    /// Whether its scene, moved, is as good for now as one made for `other`, whose view still moves.
    pub fn does_for(&self, other: &Self) -> bool {
        /// Further in, joined marks would have come apart.
        const ZOOM: f64 = 0.2;
        /// Of the margin, before what was left out comes into the pane.
        const REACH: f64 = 0.7;
        let (from, to) = (self.view, other.view);
        let away = |by: f64| by.abs() * from.world_px() <= REACH * f64::from(MARGIN);
        let turn = (to.center.x - from.center.x).round();
        let is_near = away(to.center.x - from.center.x - turn) && away(to.center.y - from.center.y);
        let same = Self { view: from, ..other.clone() } == *self;
        same && from.size == to.size && (to.zoom - from.zoom).abs() <= ZOOM && is_near
    }
}

/// A scene and all of it that has no text, ready to be painted.
pub struct Made {
    pub key: Key,
    /// What the scene was made from, where the filter was another before.
    pub data: Option<Arc<MapData>>,
    pub scene: MapScene,
    pub flat: Flat,
    /// A point on each of what has a name.
    pub handles: Vec<(Target, Point)>,
}

/// All cores but one, which is left to the frames meanwhile.
static POOL: LazyLock<Option<ThreadPool>> = LazyLock::new(|| {
    let cores = std::thread::available_parallelism().map_or(1, NonZero::get);
    ThreadPoolBuilder::new().num_threads(cores.saturating_sub(1).max(1)).build().ok()
});

/// At most one scene is being made; what is wanted meanwhile waits for the next.
#[derive(Default)]
pub struct Work {
    job: Option<(Job<Made>, Key)>,
    started: u64,
}

impl Work {
    /// The scene that was finished since it was last asked for.
    pub fn take(&mut self) -> Option<Made> {
        let (job, _) = self.job.as_ref()?;
        match job.poll() {
            Poll::Message(made) => {
                self.job = None;
                Some(made)
            }
            Poll::Working => None,
            Poll::Over => {
                self.job = None;
                None
            }
        }
    }

    /// A scene is on its way.
    pub fn is_busy(&self) -> bool {
        self.job.is_some()
    }

    /// Starts on a scene unless one is being made; `shown` where the data do not follow the filter
    /// yet.
    pub fn want(
        &mut self,
        ctx: &egui::Context,
        key: Key,
        data: &Arc<MapData>,
        shown: Option<Arc<Shown>>,
        base_labels: &Arc<[BaseLabel]>,
        palette: &'static Palette,
    ) {
        if self.job.is_some() {
            return;
        }
        self.started += 1;
        let (data, base_labels, wanted) = (Arc::clone(data), Arc::clone(base_labels), key.clone());
        let make = move || {
            let followed = shown.map(|shown| {
                let mut followed = MapData::clone(&data);
                followed.update(&shown);
                Arc::new(followed)
            });
            let data = followed.as_ref().unwrap_or(&data);
            let scene = MapScene::build(data, wanted.view, &wanted.params, &base_labels);
            // The pointer asks for it at once.
            scene.hit(Default::default(), 0.0);
            let flat = paint::flat(&scene, palette, true);
            let handles = quote::handles(&scene, wanted.params.selected, true);
            Made { key: wanted, data: followed, scene, flat, handles }
        };
        let job = Job::start(self.started, waker(ctx), move |_, outbox| {
            outbox.send(match POOL.as_ref() {
                Some(pool) => pool.install(make),
                None => make(),
            });
        });
        self.job = Some((job, key));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::LonLat;

    #[test]
    fn a_scene_does_until_its_margin_is_used_up() {
        let view = View::new(LonLat::new(179.0, 20.0), 4.0, [800.0, 600.0]);
        let key = |view: View, shows: u64| Key {
            generation: 1,
            shows,
            view,
            params: MapParams::default(),
            dark: false,
        };
        let made = key(view, 1);
        assert!(made.does_for(&key(view.panned(-100.0, 30.0), 1)));
        assert!(!made.does_for(&key(view.panned(-130.0, 0.0), 1)));
        assert!(!made.does_for(&key(view.panned(-10.0, 0.0), 2)), "another filter");
        assert!(!made.does_for(&key(View { zoom: 4.3, ..view }, 1)));
    }
}
