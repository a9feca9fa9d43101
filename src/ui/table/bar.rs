//! What stands above the rows: the sheets, the filter, how many rows of how many, the columns.

use egui::{FontId, Id as EguiId, Popup, Rect, RichText, TextEdit, Ui, pos2, vec2};

use super::columns::{name, sheet_name};
use super::{TablePanel, columns};
use crate::base::with_commas;
use crate::query::table::Sheet;
use crate::session::Session;
use crate::ui::commands::{self, Id};
use crate::ui::theme::{self, Icon, size, tokens};
use crate::ui::{parts, words};

/// Of both lines together, in points.
pub const HEIGHT: f32 = size::TOP_BAR + SECOND;
const SECOND: f32 = 36.0;

/// What the keyboard is given when rows are to be filtered.
pub fn filter_box() -> EguiId {
    EguiId::unique("filter of the table")
}

impl TablePanel {
    pub(super) fn bars(&mut self, ui: &mut Ui, rect: Rect, corner: f32, session: &Session) {
        let first =
            Rect::from_min_max(rect.min, pos2(rect.right() - corner, rect.top() + size::TOP_BAR));
        let mut line = ui.new_child(egui::UiBuilder::new().max_rect(first));
        line.shrink_clip_rect(first);
        line.horizontal(|ui| {
            ui.add_space(8.0);
            ui.spacing_mut().item_spacing.x = 0.0;
            for sheet in Sheet::ALL {
                if parts::tab(ui, sheet_name(sheet), self.sheet == sheet).clicked() {
                    self.sheet = sheet;
                }
            }
        });
        let second = Rect::from_min_max(pos2(rect.left(), first.bottom()), rect.max);
        let inner = second.shrink2(vec2(12.0, 0.0));
        let mut line = ui.new_child(
            egui::UiBuilder::new()
                .max_rect(inner)
                .layout(egui::Layout::left_to_right(egui::Align::Center)),
        );
        self.filter(&mut line, session);
        line.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            self.menus(ui);
        });
    }

    fn filter(&mut self, ui: &mut Ui, session: &Session) {
        let focus = std::mem::take(&mut self.focus_filter);
        let width = (ui.available_width() - 230.0).clamp(90.0, 220.0);
        let hint = RichText::new("Filter the rows").color(tokens(ui).secondary);
        let sheet = self.sheet;
        let state = self.sheets.get_mut(&sheet).expect("every sheet has a state");
        let response = ui.add(
            TextEdit::singleline(&mut state.wanted.text)
                .id(filter_box())
                .hint_text(hint)
                .margin(egui::Margin::symmetric(8, 4))
                .desired_width(width),
        );
        if focus {
            response.request_focus();
        }
        if response.changed() {
            state.scrolled.down = 0.0;
        }
        let keys = Id::FilterRows.spec().keys_text();
        response.on_hover_text(format!("Only rows in which all of these words stand ({keys})"));
        let Some(ordered) = self.source.of(sheet) else { return };
        let (some, all) = (ordered.len() as u64, ordered.rows.len() as u64);
        let rows = words::count(ordered.rows.len(), "row", "rows");
        let mut count = if some == all { rows } else { format!("{} of {rows}", with_commas(some)) };
        if self.source.is_busy() {
            count.push_str(" …");
        }
        let font = FontId::new(size::SMALL + 0.5, theme::regular());
        let color = tokens(ui).secondary;
        let selected = session.selected().len();
        if selected > 1 {
            count = format!("{count} · {} selected", with_commas(selected as u64));
        }
        ui.add(egui::Label::new(RichText::new(count).font(font).color(color)).truncate());
    }

    fn menus(&mut self, ui: &mut Ui) {
        let copy = parts::link(ui, "Copy");
        Popup::menu(&copy).show(|ui| {
            ui.set_width(240.0);
            commands::item(ui, Id::CopyRows);
            commands::item(ui, Id::CopyTable);
        });
        let button = parts::link(ui, "Columns");
        Popup::menu(&button).close_behavior(egui::PopupCloseBehavior::CloseOnClickOutside).show(
            |ui| {
                ui.set_width(220.0);
                self.choose_columns(ui);
            },
        );
    }

    /// One line for each column: whether it is shown, and arrows to move it.
    fn choose_columns(&mut self, ui: &mut Ui) {
        let sheet = self.sheet;
        let state = self.sheets.get_mut(&sheet).expect("every sheet has a state");
        let shown = state.columns.iter().filter(|placed| placed.shown).count();
        let mut swap = None;
        let last = state.columns.len() - 1;
        for (nth, placed) in state.columns.iter_mut().enumerate() {
            ui.horizontal(|ui| {
                let only = placed.shown && shown == 1;
                let check = egui::Checkbox::new(&mut placed.shown, name(placed.column));
                ui.add_enabled(!only, check);
                ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                    ui.spacing_mut().item_spacing.x = 0.0;
                    let text = format!("Move {} to the right", name(placed.column));
                    if theme::icon_button(ui, Icon::Down, &text, nth < last).clicked() {
                        swap = Some((nth, nth + 1));
                    }
                    let text = format!("Move {} to the left", name(placed.column));
                    if theme::icon_button(ui, Icon::Up, &text, nth > 0).clicked() {
                        swap = Some((nth, nth - 1));
                    }
                });
            });
        }
        if let Some((one, two)) = swap {
            state.columns.swap(one, two);
        }
        ui.separator();
        if ui.button("The usual columns").clicked() {
            state.columns = columns::usual(sheet);
        }
    }
}

/// One line in the middle of a pane that has no rows.
pub fn note(ui: &mut Ui, pane: Rect, text: &str) {
    let font = FontId::new(size::BODY, theme::regular());
    let color = tokens(ui).secondary;
    let galley = ui.painter().layout(text.to_owned(), font, color, (pane.width() - 48.0).max(80.0));
    let at = pane.center() - galley.size() / 2.0;
    let rect = Rect::from_min_size(at, galley.size());
    ui.painter().galley(at, galley, color);
    let response = ui.interact(rect, ui.scope_id().with("note"), egui::Sense::hover());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, text));
}

/// Says that the filter lets no row through; true when it is to be lifted.
pub fn none_found(ui: &mut Ui, pane: Rect, text: &str) -> bool {
    note(ui, pane, &format!("No row holds “{}”.", crate::ui::map::shortened(text, 40)));
    let place = Rect::from_center_size(pane.center() + vec2(0.0, 30.0), vec2(140.0, 28.0));
    let mut below = ui.new_child(
        egui::UiBuilder::new()
            .max_rect(place)
            .layout(egui::Layout::centered_and_justified(egui::Direction::TopDown)),
    );
    below.button("Show all rows").clicked()
}
