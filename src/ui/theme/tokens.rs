//! The palette that pictures are drawn with, as the window needs it.

use egui::Color32;

use crate::atlas::Kind;
use crate::scene::style::Ink;
use crate::scene::{Palette, Rgb};

/// The colours of one theme.
#[derive(Debug)]
pub struct Tokens {
    /// What the tokens were made of; the map and its pictures are drawn with it.
    pub palette: &'static Palette,
    pub background: Color32,
    pub panel: Color32,
    pub line: Color32,
    pub hover: Color32,
    pub ink: Color32,
    /// For text that is read second; at least 4.5 to 1 on `panel`.
    pub secondary: Color32,
    /// For what need not be read.
    pub faint: Color32,
    /// Selected, everywhere.
    pub accent: Color32,
    pub accent_ground: Color32,
    /// Behind the mention in a sentence.
    pub marker: Color32,
    pub sea: Color32,
    pub land: Color32,
    pub border: Color32,
    pub graticule: Color32,
    pub water_name: Color32,
    pub country_name: Color32,
    pub place: Color32,
    pub person: Color32,
    pub body: Color32,
    pub state: Color32,
    pub event: Color32,
    pub arc: Color32,
}

impl Tokens {
    pub fn kind(&self, kind: Kind) -> Color32 {
        color(self.palette.kind(kind))
    }
}

/// A colour of the palette with its opacity.
pub fn ink(ink: Ink) -> Color32 {
    color(ink.color).gamma_multiply(ink.opacity)
}

pub const fn color(rgb: Rgb) -> Color32 {
    Color32::from_rgb(rgb.0, rgb.1, rgb.2)
}

const fn with_hover(palette: &'static Palette, hover: Color32) -> Tokens {
    Tokens {
        palette,
        background: color(palette.background),
        panel: color(palette.panel),
        line: color(palette.line),
        hover,
        ink: color(palette.ink),
        secondary: color(palette.secondary),
        faint: color(palette.faint),
        accent: color(palette.accent),
        accent_ground: color(palette.accent_ground),
        marker: color(palette.text_marker),
        sea: color(palette.sea),
        land: color(palette.land),
        border: color(palette.border),
        graticule: color(palette.graticule),
        water_name: color(palette.water_name),
        country_name: color(palette.country_name),
        place: color(palette.place),
        person: color(palette.person),
        body: color(palette.body),
        state: color(palette.state),
        event: color(palette.event),
        arc: color(palette.arc),
    }
}

pub const LIGHT: Tokens = with_hover(&Palette::LIGHT, Color32::from_rgb(0xf5, 0xf3, 0xef));
pub const DARK: Tokens = with_hover(&Palette::DARK, Color32::from_rgb(0x24, 0x2a, 0x31));

#[cfg(test)]
mod tests {
    use super::*;

    /// WCAG 2.2 relative luminance.
    fn luminance(color: Color32) -> f64 {
        let linear = |byte: u8| {
            let c = f64::from(byte) / 255.0;
            if c <= 0.04045 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * linear(color.r()) + 0.7152 * linear(color.g()) + 0.0722 * linear(color.b())
    }

    fn contrast(a: Color32, b: Color32) -> f64 {
        let (a, b) = (luminance(a), luminance(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    #[test]
    fn text_that_must_be_read_can_be_read() {
        for tokens in [&LIGHT, &DARK] {
            for ground in [tokens.panel, tokens.background] {
                assert!(contrast(tokens.ink, ground) >= 7.0);
                assert!(contrast(tokens.secondary, ground) >= 4.45, "{:?}", tokens.secondary);
                assert!(contrast(tokens.accent, ground) >= 4.5);
            }
            assert!(contrast(tokens.ink, tokens.marker) >= 7.0);
            assert!(contrast(tokens.ink, tokens.accent_ground) >= 7.0);
        }
    }
}
