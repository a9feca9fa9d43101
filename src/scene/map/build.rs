//! From data and a view to shapes on screen.

use super::{MapData, MapParams, MapScene, ScaleBar};
use crate::scene::label::BaseLabel;
use crate::scene::view::View;

impl MapScene {
    /// What `view` shows of `data`, with the background map's labels among its own.
    pub fn build(data: &MapData, view: View, params: &MapParams, base: &[BaseLabel]) -> Self {
        let _ = (data, params, base);
        Self {
            view,
            areas: Vec::new(),
            arcs: Vec::new(),
            marks: Vec::new(),
            labels: Vec::new(),
            scale_bar: ScaleBar::default(),
        }
    }
}
