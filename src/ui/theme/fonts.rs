//! The embedded fonts: the same ones that pictures are written with, and no other.

use std::sync::Arc;

use egui::{FontData, FontDefinitions, FontFamily};

use crate::scene::font::{FALLBACK, Font};

/// The family of a face.
pub fn family(font: Font) -> FontFamily {
    match font {
        Font::Regular => FontFamily::Proportional,
        Font::Medium | Font::SemiBold | Font::Italic | Font::MediumItalic => {
            FontFamily::Name(name(font).into())
        }
    }
}

pub fn regular() -> FontFamily {
    family(Font::Regular)
}

pub fn medium() -> FontFamily {
    family(Font::Medium)
}

pub fn semibold() -> FontFamily {
    family(Font::SemiBold)
}

fn name(font: Font) -> &'static str {
    match font {
        Font::Regular => "inter",
        Font::Medium => "inter-medium",
        Font::SemiBold => "inter-semibold",
        Font::Italic => "inter-italic",
        Font::MediumItalic => "inter-medium-italic",
    }
}

/// Gives egui the embedded fonts; what Inter lacks comes from Droid Sans Fallback.
pub fn install_fonts(ctx: &egui::Context) {
    const HAN: &str = "droid-fallback";
    let mut fonts = FontDefinitions::empty();
    let mut add = |name: &str, bytes: &'static [u8]| {
        fonts.font_data.insert(name.to_owned(), Arc::new(FontData::from_static(bytes)));
    };
    add(HAN, FALLBACK);
    Font::ALL.into_iter().for_each(|font| add(name(font), font.bytes()));
    for font in Font::ALL {
        fonts.families.insert(family(font), vec![name(font).to_owned(), HAN.to_owned()]);
    }
    let plain = fonts.families[&FontFamily::Proportional].clone();
    fonts.families.insert(FontFamily::Monospace, plain);
    ctx.set_fonts(fonts);
}

/// Counts up whenever the letters that were drawn so far were thrown away: shapes with text in them
/// that are kept from frame to frame are stale then. To be asked every frame.
pub fn epoch(ctx: &egui::Context) -> u64 {
    let font = egui::FontId::new(13.0, regular());
    // As long as the letters stay, the same text comes out as the same galley.
    let now = ctx.fonts_mut(|fonts| {
        fonts.layout_no_wrap("portolan".to_owned(), font, egui::Color32::PLACEHOLDER)
    });
    ctx.data_mut(|data| {
        type Kept = (Option<Arc<egui::Galley>>, u64);
        let kept: &mut Kept = data.get_temp_mut_or_default(egui::Id::unique("epoch of the fonts"));
        if !kept.0.as_ref().is_some_and(|last| Arc::ptr_eq(last, &now)) {
            *kept = (Some(now), kept.1 + 1);
        }
        kept.1
    })
}
