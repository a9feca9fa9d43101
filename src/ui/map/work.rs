//! Scenes of a map with many marks, made on a thread: the pane goes on painting the last one, moved,
//! until the next is there.

use std::sync::Arc;

use super::paint::{self, Flat};
use crate::pipeline::{Job, Poll};
use crate::scene::label::BaseLabel;
use crate::scene::{MapData, MapParams, MapScene, Palette, View};
use crate::ui::app::waker;

/// So many marks are worked out while a frame waits; more are not.
const MOST_MARKS: usize = 1_500;
/// The same for arcs.
const MOST_ARCS: usize = 400;
/// How far scenes reach beyond the pane, in points: room to move until the next one is there.
pub const MARGIN: f32 = 240.0;

/// Whether a map is worked out on a thread.
pub fn is_crowded(data: &MapData) -> bool {
    data.marks().len() > MOST_MARKS || data.arcs().nth(MOST_ARCS).is_some()
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

/// A scene and all of it that has no text, ready to be painted.
pub struct Made {
    pub key: Key,
    pub scene: MapScene,
    pub flat: Flat,
}

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

    /// Starts on a scene unless one is being made.
    pub fn want(
        &mut self,
        ctx: &egui::Context,
        key: Key,
        data: &Arc<MapData>,
        base_labels: &Arc<[BaseLabel]>,
        palette: &'static Palette,
    ) {
        if self.job.is_some() {
            return;
        }
        self.started += 1;
        let (data, base_labels, wanted) = (Arc::clone(data), Arc::clone(base_labels), key.clone());
        let job = Job::start(self.started, waker(ctx), move |_, outbox| {
            let scene = MapScene::build(&data, wanted.view, &wanted.params, &base_labels);
            // The pointer asks for it at once.
            scene.hit(Default::default(), 0.0);
            let flat = paint::flat(&scene, palette, true);
            outbox.send(Made { key: wanted, scene, flat });
        });
        self.job = Some((job, key));
    }
}
