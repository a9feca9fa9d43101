//! The embedded fonts and the width of text in them, shaped as the window and the pictures shape
//! it (HarfBuzz rules: kerning and contextual forms), so that both place the same labels.

use std::collections::HashMap;
use std::sync::{Mutex, OnceLock};

use rustybuzz::ttf_parser::Tag;
use rustybuzz::{Face, Feature, UnicodeBuffer};

/// Inter 4 regular; Latin, Greek, Cyrillic.
pub const REGULAR: &[u8] = include_bytes!("../../assets/fonts/Inter-Regular.ttf");
pub const MEDIUM: &[u8] = include_bytes!("../../assets/fonts/Inter-Medium.ttf");
pub const SEMIBOLD: &[u8] = include_bytes!("../../assets/fonts/Inter-SemiBold.ttf");
pub const ITALIC: &[u8] = include_bytes!("../../assets/fonts/Inter-Italic.ttf");
pub const MEDIUM_ITALIC: &[u8] = include_bytes!("../../assets/fonts/Inter-MediumItalic.ttf");
/// Droid Sans Fallback: Hangul, kana and 20,902 kanji.
pub const FALLBACK: &[u8] = include_bytes!("../../assets/fonts/DroidSansFallback.ttf");

/// A face of the embedded family.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Font {
    Regular,
    Medium,
    SemiBold,
    Italic,
    MediumItalic,
}

impl Font {
    pub const ALL: [Self; 5] =
        [Self::Regular, Self::Medium, Self::SemiBold, Self::Italic, Self::MediumItalic];

    /// The font file.
    pub const fn bytes(self) -> &'static [u8] {
        match self {
            Self::Regular => REGULAR,
            Self::Medium => MEDIUM,
            Self::SemiBold => SEMIBOLD,
            Self::Italic => ITALIC,
            Self::MediumItalic => MEDIUM_ITALIC,
        }
    }

    /// CSS font-weight.
    pub const fn weight(self) -> u16 {
        match self {
            Self::Regular | Self::Italic => 400,
            Self::Medium | Self::MediumItalic => 500,
            Self::SemiBold => 600,
        }
    }

    pub const fn is_italic(self) -> bool {
        matches!(self, Self::Italic | Self::MediumItalic)
    }

    fn face(self) -> &'static Face<'static> {
        static FACES: OnceLock<Vec<Face<'static>>> = OnceLock::new();
        &FACES.get_or_init(|| Self::ALL.map(|font| parse(font.bytes())).into())[self as usize]
    }

    /// Height of capitals above the baseline, of the em.
    pub fn cap_height(self) -> f32 {
        let face = self.face();
        let height = face.capital_height().unwrap_or(face.ascender());
        f32::from(height) / face.units_per_em() as f32
    }

    /// How far letters reach above the baseline (an accented capital may reach further), of the em.
    pub fn ascent(self) -> f32 {
        f32::from(self.face().ascender()) / self.face().units_per_em() as f32
    }

    /// How far letters reach below the baseline, of the em; positive.
    pub fn descent(self) -> f32 {
        -f32::from(self.face().descender()) / self.face().units_per_em() as f32
    }
}

fn parse(bytes: &'static [u8]) -> Face<'static> {
    Face::from_slice(bytes, 0).expect("the embedded fonts are whole: a test opens each")
}

fn fallback() -> &'static Face<'static> {
    static FACE: OnceLock<Face<'static>> = OnceLock::new();
    FACE.get_or_init(|| parse(FALLBACK))
}

/// The width of a line of text in logical pixels at `size` pixels, with `spacing` pixels after
/// every letter but the last. Characters that Inter lacks are taken from the fallback.
pub fn measure(font: Font, size: f32, spacing: f32, text: &str) -> f32 {
    let letters = text.chars().count();
    let gaps = letters.saturating_sub(1) as f32;
    em_width(font, spacing > 0.0, text) * size + spacing * gaps
}

/// The width at one pixel, remembered: shaping costs microseconds, and labels are measured anew
/// in every frame that moves.
fn em_width(font: Font, spaced: bool, text: &str) -> f32 {
    type Known = HashMap<(Font, bool), HashMap<String, f32>>;
    static KNOWN: OnceLock<Mutex<Known>> = OnceLock::new();
    const MOST: usize = 20_000;
    let mut known = match KNOWN.get_or_init(Mutex::default).lock() {
        Ok(known) => known,
        Err(poisoned) => poisoned.into_inner(),
    };
    let known = known.entry((font, spaced)).or_default();
    if let Some(&width) = known.get(text) {
        return width;
    }
    let width = shape(font, spaced, text);
    if known.len() >= MOST {
        known.clear();
    }
    known.insert(text.to_owned(), width);
    width
}

fn shape(font: Font, spaced: bool, text: &str) -> f32 {
    let face = font.face();
    let mut width = 0.0;
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let has = face.glyph_index(first).is_some();
        let end = rest
            .char_indices()
            .find(|&(_, c)| face.glyph_index(c).is_some() != has)
            .map_or(rest.len(), |(at, _)| at);
        let (run, after) = rest.split_at(end);
        width += run_width(if has { face } else { fallback() }, spaced, run);
        rest = after;
    }
    width
}

fn run_width(face: &Face<'static>, spaced: bool, run: &str) -> f32 {
    let mut buffer = UnicodeBuffer::new();
    buffer.push_str(run);
    // Letters that are spaced apart take no ligatures and contextual forms (CSS Text 3, §8.2).
    let off = |tag: &[u8; 4]| Feature::new(Tag::from_bytes(tag), 0, ..);
    let features = if spaced { vec![off(b"liga"), off(b"clig"), off(b"calt")] } else { Vec::new() };
    let shaped = rustybuzz::shape(face, &features, buffer);
    let units: i32 = shaped.glyph_positions().iter().map(|glyph| glyph.x_advance).sum();
    units as f32 / face.units_per_em() as f32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_embedded_font_opens() {
        for font in Font::ALL {
            assert!((0.7..0.76).contains(&font.cap_height()), "{font:?}");
            assert!(font.ascent() > 0.9 && font.descent() > 0.2, "{font:?}");
        }
        assert!(fallback().glyph_index('서').is_some() && fallback().glyph_index('海').is_some());
    }

    #[test]
    fn pairs_are_kerned_and_spacing_counts_gaps() {
        let width = |text| measure(Font::Regular, 100.0, 0.0, text);
        assert!(width("AV") < width("A") + width("V") - 1.0);
        let spaced = measure(Font::Regular, 100.0, 10.0, "HHH");
        assert!((spaced - measure(Font::Regular, 100.0, 0.0, "HHH") - 20.0).abs() < 0.01);
        assert_eq!(width(""), 0.0);
    }

    #[test]
    fn other_scripts_have_a_width() {
        // Ideographs are as wide as high.
        let width = measure(Font::Medium, 10.0, 0.0, "東京");
        assert!((19.0..21.0).contains(&width), "{width}");
        assert!(measure(Font::Medium, 10.0, 0.0, "Київ 서울") > 30.0);
    }
}
