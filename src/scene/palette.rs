//! The map's colours, named by meaning, as the look fixes them. The kinds are Paul Tol's bright
//! scheme (SRON/EPS/TN/09-002, 2021), tested for colour-blind eyes and in grey.

use serde::{Deserialize, Serialize};

use crate::atlas::Kind;

/// An opaque sRGB colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Rgb(pub u8, pub u8, pub u8);

impl Rgb {
    const fn hex(code: u32) -> Self {
        Self((code >> 16) as u8, (code >> 8) as u8, code as u8)
    }

    /// As `#rrggbb`.
    pub fn to_hex(self) -> String {
        format!("#{:02x}{:02x}{:02x}", self.0, self.1, self.2)
    }
}

/// Light or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Theme {
    #[default]
    Light,
    Dark,
}

/// The colours of one theme.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Palette {
    pub background: Rgb,
    pub panel: Rgb,
    pub line: Rgb,
    pub ink: Rgb,
    pub secondary: Rgb,
    /// For what need not be read.
    pub faint: Rgb,
    /// The selection, everywhere.
    pub accent: Rgb,
    pub accent_ground: Rgb,
    pub text_marker: Rgb,
    pub sea: Rgb,
    pub land: Rgb,
    pub coast: Rgb,
    pub border: Rgb,
    pub graticule: Rgb,
    pub water_name: Rgb,
    pub country_name: Rgb,
    /// Names of waters that the texts speak of: to be read, 4.5 to 1 on the sea.
    pub named_water: Rgb,
    /// Names of countries and regions that the texts speak of: to be read.
    pub named_land: Rgb,
    /// Behind names, between the tones of land and sea.
    pub halo: Rgb,
    pub place: Rgb,
    pub person: Rgb,
    /// Organisations and armed forces.
    pub body: Rgb,
    pub state: Rgb,
    pub event: Rgb,
    pub arc: Rgb,
}

impl Palette {
    pub const LIGHT: Self = Self {
        background: Rgb::hex(0xfbfaf8),
        panel: Rgb::hex(0xffffff),
        line: Rgb::hex(0xe6e2dc),
        ink: Rgb::hex(0x22262b),
        secondary: Rgb::hex(0x6f757c),
        faint: Rgb::hex(0xa9adb2),
        accent: Rgb::hex(0xc2410c),
        accent_ground: Rgb::hex(0xfdf0e8),
        text_marker: Rgb::hex(0xfff2b8),
        sea: Rgb::hex(0xdfe9ee),
        land: Rgb::hex(0xf4f1ea),
        coast: Rgb::hex(0xc3ccca),
        border: Rgb::hex(0xcdc6ba),
        graticule: Rgb::hex(0xd3dfe5),
        water_name: Rgb::hex(0x7d97a5),
        country_name: Rgb::hex(0xa39b8c),
        named_water: Rgb::hex(0x3a6285),
        named_land: Rgb::hex(0x66604f),
        halo: Rgb::hex(0xf0f2f0),
        place: Rgb::hex(0x4477aa),
        person: Rgb::hex(0x228833),
        body: Rgb::hex(0xaa3377),
        state: Rgb::hex(0xccbb44),
        event: Rgb::hex(0xee6677),
        arc: Rgb::hex(0x7a4a63),
    };

    pub const DARK: Self = Self {
        background: Rgb::hex(0x15191e),
        panel: Rgb::hex(0x1b2026),
        line: Rgb::hex(0x2b323a),
        ink: Rgb::hex(0xe6e8ea),
        secondary: Rgb::hex(0x98a1aa),
        faint: Rgb::hex(0x5c656e),
        accent: Rgb::hex(0xff9a57),
        accent_ground: Rgb::hex(0x33261d),
        text_marker: Rgb::hex(0x51461a),
        sea: Rgb::hex(0x161d24),
        land: Rgb::hex(0x262d34),
        coast: Rgb::hex(0x323b44),
        border: Rgb::hex(0x3b444d),
        graticule: Rgb::hex(0x1d262e),
        water_name: Rgb::hex(0x5f7686),
        country_name: Rgb::hex(0x69727b),
        named_water: Rgb::hex(0x86aed0),
        named_land: Rgb::hex(0xa9adb0),
        halo: Rgb::hex(0x1c2229),
        place: Rgb::hex(0x6fa3d8),
        person: Rgb::hex(0x58b368),
        body: Rgb::hex(0xd070a8),
        state: Rgb::hex(0xd9c95a),
        event: Rgb::hex(0xf58a97),
        arc: Rgb::hex(0xc08aa5),
    };

    /// The colour of a kind of things.
    pub const fn kind(&self, kind: Kind) -> Rgb {
        match kind {
            Kind::Place => self.place,
            Kind::Person => self.person,
            Kind::Government => self.state,
            Kind::ArmedForce | Kind::Organisation => self.body,
            Kind::Event => self.event,
            Kind::Operation | Kind::Vessel | Kind::Equipment | Kind::Agreement => self.secondary,
        }
    }

    pub const fn of(theme: Theme) -> &'static Self {
        match theme {
            Theme::Light => &Self::LIGHT,
            Theme::Dark => &Self::DARK,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Contrast of two colours (WCAG 2.2, 1 to 21).
    fn contrast(a: Rgb, b: Rgb) -> f64 {
        let luminance = |Rgb(r, g, b): Rgb| {
            let linear = |channel: u8| {
                let c = f64::from(channel) / 255.0;
                if c <= 0.04045 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
            };
            0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b)
        };
        let (a, b) = (luminance(a), luminance(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    #[test]
    fn what_must_be_read_can_be_read() {
        for palette in [Palette::LIGHT, Palette::DARK] {
            for ink in [palette.ink, palette.named_water, palette.named_land] {
                for ground in [palette.sea, palette.land] {
                    let ratio = contrast(ink, ground);
                    assert!(ratio >= 4.5, "{} on {}: {ratio:.2}", ink.to_hex(), ground.to_hex());
                }
            }
        }
    }
}
