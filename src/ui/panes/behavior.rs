//! How the tree of tiles looks and behaves: hairlines between panes, no bars of its own, a ring
//! around the pane that has the focus.

use egui::{Color32, Painter, Rect, Sense, Stroke, Style, Ui, Visuals, WidgetText};
use egui_tiles::{
    Behavior, EditAction, ResizeState, SimplificationOptions, Tabs, TileId, Tiles, UiResponse,
};

use super::{Arrangement, Content, Order, View, bar, ground, keep_arrows};
use crate::ui::theme;

/// What the tree is shown with in one frame.
pub(super) struct Shown<'a, 'b> {
    pub content: &'a mut Content<'b>,
    pub arrangement: &'a Arrangement,
    pub reads: bool,
    pub tree: egui::Id,
    pub active: View,
    /// There is more than one pane.
    pub several: bool,
    pub orders: Vec<Order>,
    /// Something was dropped: the tree is to be put in order.
    pub dropped: bool,
}

impl Behavior<View> for Shown<'_, '_> {
    fn pane_ui(&mut self, ui: &mut Ui, _tile: TileId, view: &mut View) -> UiResponse {
        let view = *view;
        let rect = ui.max_rect();
        // Ids that stay the same wherever the pane stands.
        let scope = egui::UiBuilder::new().scope_id(ground(view).with("content")).max_rect(rect);
        let mut inner = ui.new_child(scope);
        inner.set_clip_rect(rect.intersect(ui.clip_rect()));
        let whole = inner.interact(rect, ground(view), Sense::focusable_noninteractive());
        whole.widget_info(|| {
            egui::WidgetInfo::labeled(egui::Role::Group, true, format!("{} pane", view.name()))
        });
        (self.content)(&mut inner, view);
        bar::ui(&mut inner, rect, view, self);
        let focused = whole.has_focus();
        if focused {
            theme::ring(inner.painter(), rect.shrink(1.0), theme::tokens(ui));
            keep_arrows(&inner, whole.id);
        }
        let pressed =
            ui.input(|input| input.pointer.any_pressed()) && ui.rect_contains_pointer(rect);
        if pressed || focused {
            self.active = view;
        }
        UiResponse::None
    }

    fn tab_title_for_pane(&mut self, view: &View) -> WidgetText {
        view.name().into()
    }

    fn is_tab_bar_visible(&self, _tile: TileId, _tabs: &Tabs) -> bool {
        false
    }

    fn tab_bar_height(&self, _style: &Style) -> f32 {
        0.0
    }

    fn min_size(&self) -> f32 {
        MIN_SIZE
    }

    fn simplification_options(&self) -> SimplificationOptions {
        SimplificationOptions { all_panes_must_have_tabs: true, ..SimplificationOptions::default() }
    }

    fn resize_stroke(&self, style: &Style, state: ResizeState) -> Stroke {
        let tokens = theme::of(style.visuals.dark_mode);
        match state {
            ResizeState::Idle => Stroke::new(1.0, tokens.line),
            ResizeState::Hovering | ResizeState::Dragging => Stroke::new(2.0, tokens.accent),
        }
    }

    fn dragged_overlay_color(&self, visuals: &Visuals) -> Color32 {
        theme::of(visuals.dark_mode).panel.gamma_multiply(0.6)
    }

    fn drag_ui(&mut self, tiles: &Tiles<View>, ui: &mut Ui, tile: TileId) {
        if let Some(view) = tiles.get_pane(&tile) {
            egui::Frame::popup(ui.style()).show(ui, |ui| ui.label(view.name()));
        }
    }

    fn paint_drag_preview(
        &self,
        visuals: &Visuals,
        painter: &Painter,
        _parent: Option<Rect>,
        preview: Rect,
    ) {
        let tokens = theme::of(visuals.dark_mode);
        painter.rect_filled(preview, 0.0, tokens.accent.gamma_multiply(0.12));
        theme::ring(painter, preview.shrink(1.0), tokens);
    }

    fn cycle_tabs_with_keyboard(&self) -> bool {
        false
    }

    fn on_edit(&mut self, action: EditAction) {
        self.dropped |= action == EditAction::TileDropped;
    }
}

/// No pane can be dragged narrower or lower than this, in points.
pub(super) const MIN_SIZE: f32 = 200.0;
