//! Map pictures as PNG: scene → SVG → resvg with the embedded fonts, the same bytes everywhere.

use std::sync::{Arc, OnceLock};

use jiff::civil::Date;
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree, fontdb};

use super::caption::Caption;
use super::sources::{Drawn, Sources};
use super::svg::{SvgOptions, svg};
use super::svg_parts::overlays;
use crate::atlas::{Atlas, Shown};
use crate::base::Bounds;
use crate::basemap::Basemap;
use crate::query::facets::Filter;
use crate::scene::font::{FALLBACK, Font};
use crate::scene::map::{AreaCache, base_labels};
use crate::scene::{Insets, MapData, MapParams, MapScene, Palette, View, WorldBox};

/// Why a picture was not made.
#[derive(Debug, thiserror::Error)]
pub enum PictureError {
    #[error("a picture of {0} × {1} pixels does not fit in memory: choose a smaller size or scale")]
    Size(u32, u32),
    #[error("the picture could not be drawn: {0}")]
    Svg(#[from] resvg::usvg::Error),
    #[error("the picture could not be written as PNG: {0}")]
    Png(String),
}

/// A picture of the map as it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Picture {
    /// Its size in logical pixels is that of the map before it is scaled; the caption comes on top.
    pub view: View,
    pub params: MapParams,
    pub palette: Palette,
    pub title: Option<String>,
    /// What it is drawn from, below the map.
    pub caption: Option<Caption>,
    /// Pixels of the picture to a logical pixel.
    pub scale: f32,
}

/// A picture of everything that was read.
#[derive(Clone, Debug, PartialEq)]
pub struct RenderOptions {
    /// Width and height in pixels.
    pub size: [u32; 2],
    /// What to show; without it, everything that the texts place.
    pub bbox: Option<Bounds>,
    pub palette: Palette,
    pub title: Option<String>,
    /// The day that the picture names as the one on which it was made.
    pub made: Option<Date>,
}

impl Default for RenderOptions {
    fn default() -> Self {
        Self { size: [1920, 1080], bbox: None, palette: Palette::LIGHT, title: None, made: None }
    }
}

/// The short side of a picture in logical pixels: larger pictures are not emptier but finer.
const SHORT_SIDE: f32 = 720.0;
/// Room for labels around what the view is fitted to.
const PADDING: Insets = Insets::new(72.0, 64.0, 72.0, 72.0);

/// The whole atlas as PNG, with what it is drawn from.
///
/// # Errors
/// If it does not fit in memory.
pub fn render(atlas: &Atlas, options: &RenderOptions) -> Result<Vec<u8>, PictureError> {
    let (data, picture) = picture_of(atlas, options);
    encoded(&drawn(&svg_of(&data, &picture), options.size, picture.scale)?)
}

/// The same as SVG.
pub fn render_svg(atlas: &Atlas, options: &RenderOptions) -> String {
    let (data, picture) = picture_of(atlas, options);
    svg_of(&data, &picture)
}

/// The picture of a whole atlas, of the size that is asked for with its caption.
fn picture_of(atlas: &Atlas, options: &RenderOptions) -> (MapData, Picture) {
    let [width, height] = options.size;
    let scale = (width.min(height) as f32 / SHORT_SIDE).max(0.5);
    let size = [width as f32 / scale, height as f32 / scale];
    let data = MapData::of_all(atlas, &Arc::new(AreaCache::embedded()));
    let shown = Shown::all(data.columns());
    let view = |size| match options.bbox {
        Some(bounds) => View::fit(size, WorldBox::from(bounds), Insets::default(), f64::MAX),
        None => data.first_view(size, PADDING),
    };
    let params = MapParams::default();
    let sources = |view| {
        let associative = params.show_associative;
        let drawn = Drawn { atlas, data: &data, shown: &shown, view, associative };
        Sources::new(drawn, &Filter::default(), options.made)
    };
    // How high the caption is decides what shows, and that what the caption says.
    let first = Caption::new(&sources(view(size)), size);
    let high = first.as_ref().map_or(0.0, Caption::height);
    let view = view([size[0], size[1] - high]);
    let caption = first.map(|first| first.as_high(&sources(view)));
    let (palette, title) = (options.palette, options.title.clone());
    let picture = Picture { view, params, palette, title, caption, scale };
    (data, picture)
}

/// A picture as PNG.
pub fn png(data: &MapData, picture: &Picture) -> Result<Vec<u8>, PictureError> {
    encoded(&drawn(&svg_of(data, picture), picture.pixels(), picture.scale)?)
}

fn encoded(pixmap: &Pixmap) -> Result<Vec<u8>, PictureError> {
    pixmap.encode_png().map_err(|error| PictureError::Png(error.to_string()))
}

/// Width, height and premultiplied RGBA bytes of a picture, for the clipboard.
pub fn rgba(data: &MapData, picture: &Picture) -> Result<([usize; 2], Vec<u8>), PictureError> {
    let pixmap = drawn(&svg_of(data, picture), picture.pixels(), picture.scale)?;
    let size = [pixmap.width() as usize, pixmap.height() as usize];
    Ok((size, pixmap.take()))
}

/// A picture as SVG.
pub fn svg_of(data: &MapData, picture: &Picture) -> String {
    let options = SvgOptions {
        title: picture.title.clone(),
        legend: true,
        scale_bar: true,
        caption: picture.caption.clone(),
    };
    let params = MapParams {
        hovered: None,
        insets: Insets::all(6.0),
        overlays: overlays(picture.view.size, &options),
        ..picture.params.clone()
    };
    let scene = MapScene::build(data, picture.view, &params, &base_labels());
    svg(&scene, Basemap::embedded(), &picture.palette, &options)
}

impl Picture {
    fn pixels(&self) -> [u32; 2] {
        let [width, height] = self.view.size;
        let caption = self.caption.as_ref().map_or(0.0, Caption::height);
        [width, height + caption].map(|side| (side * self.scale).round().max(1.0) as u32)
    }
}

fn drawn(svg: &str, [width, height]: [u32; 2], scale: f32) -> Result<Pixmap, PictureError> {
    let tree = Tree::from_str(svg, &options())?;
    let mut pixmap = Pixmap::new(width, height).ok_or(PictureError::Size(width, height))?;
    resvg::render(&tree, Transform::from_scale(scale, scale), &mut pixmap.as_mut());
    Ok(pixmap)
}

/// No fonts but the embedded ones: a picture must not depend on the machine.
fn options() -> Options<'static> {
    static FONTS: OnceLock<Arc<fontdb::Database>> = OnceLock::new();
    let fonts = FONTS.get_or_init(|| {
        let mut fonts = fontdb::Database::new();
        for font in Font::ALL {
            fonts.load_font_data(font.bytes().to_vec());
        }
        fonts.load_font_data(FALLBACK.to_vec());
        fonts.set_sans_serif_family("Inter");
        Arc::new(fonts)
    });
    Options { font_family: "Inter".to_owned(), fontdb: Arc::clone(fonts), ..Options::default() }
}
