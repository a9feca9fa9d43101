//! How the window looks: every colour, size and icon that a person sees comes from here.

mod fonts;
mod icons;
mod motion;
mod tokens;

pub use fonts::{epoch, family, medium, regular, semibold};
pub use icons::{Icon, focus_ring, icon_button, kind_icon, paint_icon, ring};
pub use motion::calm;
pub use tokens::{Tokens, color, ink};

use egui::{Color32, CornerRadius, FontId, Margin, Shadow, Stroke, TextStyle, Vec2};

/// Heights and widths in points.
pub mod size {
    pub const TOP_BAR: f32 = 44.0;
    pub const LIBRARY: f32 = 264.0;
    pub const INSPECTOR: f32 = 380.0;
    pub const TIMELINE: f32 = 172.0;
    pub const ROW: f32 = 28.0;
    pub const GUTTER: f32 = 16.0;
    /// The widest a line of reading text gets.
    pub const MEASURE: f32 = 520.0;
    pub const BODY: f32 = 13.0;
    pub const SMALL: f32 = 11.0;
    pub const TITLE: f32 = 18.0;
    pub const READING: f32 = 15.0;
}

/// The tokens of the theme in use.
pub fn tokens(ui: &egui::Ui) -> &'static Tokens {
    of(ui.visuals().dark_mode)
}

/// The tokens of the light or the dark theme.
pub fn of(dark: bool) -> &'static Tokens {
    if dark { &tokens::DARK } else { &tokens::LIGHT }
}

/// Gives egui the fonts, and both themes their colours and spacing.
pub fn install(ctx: &egui::Context) {
    fonts::install_fonts(ctx);
    // The system's choice where it says one, else light.
    ctx.options_mut(|options| {
        options.fallback_theme = egui::Theme::Light;
        // The table of commands has these keys.
        options.zoom_with_keyboard = false;
    });
    for theme in [egui::Theme::Light, egui::Theme::Dark] {
        let mut style = (*ctx.style_of(theme)).clone();
        apply(&mut style, of(theme == egui::Theme::Dark));
        ctx.set_style_of(theme, style);
    }
}

fn apply(style: &mut egui::Style, tokens: &Tokens) {
    style.text_styles = [
        (TextStyle::Small, FontId::new(size::SMALL, regular())),
        (TextStyle::Body, FontId::new(size::BODY, regular())),
        (TextStyle::Monospace, FontId::new(size::BODY, regular())),
        (TextStyle::Button, FontId::new(size::BODY, regular())),
        (TextStyle::Heading, FontId::new(size::TITLE, semibold())),
    ]
    .into();
    style.animation_time = if motion::is_reduced() { 0.0 } else { 0.12 };
    style.interaction.tooltip_delay = 0.35;
    style.interaction.selectable_labels = false;
    let spacing = &mut style.spacing;
    spacing.item_spacing = Vec2::new(8.0, 4.0);
    spacing.button_padding = Vec2::new(10.0, 5.0);
    spacing.menu_margin = Margin::same(8);
    spacing.window_margin = Margin::symmetric(14, 10);
    spacing.scroll = egui::style::ScrollStyle::thin();
    let visuals = &mut style.visuals;
    visuals.override_text_color = Some(tokens.ink);
    visuals.weak_text_color = Some(tokens.secondary);
    visuals.hyperlink_color = tokens.accent;
    visuals.panel_fill = tokens.panel;
    visuals.window_fill = tokens.panel;
    visuals.extreme_bg_color = tokens.background;
    visuals.faint_bg_color = tokens.background;
    visuals.window_stroke = Stroke::new(1.0, tokens.line);
    visuals.window_corner_radius = CornerRadius::same(6);
    visuals.menu_corner_radius = CornerRadius::same(6);
    visuals.popup_shadow = soft_shadow(visuals.dark_mode);
    visuals.window_shadow = soft_shadow(visuals.dark_mode);
    visuals.selection.bg_fill = tokens.accent_ground;
    visuals.selection.stroke = Stroke::new(1.0, tokens.accent);
    let widgets = &mut visuals.widgets;
    for state in [
        &mut widgets.noninteractive,
        &mut widgets.inactive,
        &mut widgets.hovered,
        &mut widgets.active,
        &mut widgets.open,
    ] {
        state.corner_radius = CornerRadius::same(5);
        state.expansion = 0.0;
        state.fg_stroke = Stroke::new(1.0, tokens.ink);
        state.bg_stroke = Stroke::new(1.0, tokens.line);
    }
    widgets.inactive.bg_fill = tokens.panel;
    widgets.inactive.weak_bg_fill = tokens.panel;
    widgets.hovered.bg_fill = tokens.hover;
    widgets.hovered.weak_bg_fill = tokens.hover;
    widgets.active.bg_fill = tokens.accent_ground;
    widgets.active.weak_bg_fill = tokens.accent_ground;
    widgets.active.bg_stroke = Stroke::new(1.0, tokens.accent);
    widgets.open.weak_bg_fill = tokens.hover;
}

fn soft_shadow(dark: bool) -> Shadow {
    let alpha = if dark { 110 } else { 28 };
    Shadow { offset: [0, 4], blur: 16, spread: 0, color: Color32::from_black_alpha(alpha) }
}
