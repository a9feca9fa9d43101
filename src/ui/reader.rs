//! The whole text in a comfortable measure, with its mentions marked, opened at a sentence.

use egui::{Color32, Galley, RichText, ScrollArea, Sense, Ui, vec2};

use super::sentence::{self, Setting};
use super::theme::{self, Icon, size, tokens};
use super::words;
use crate::atlas::{Atlas, DocIx, Evidence, Paragraph};
use crate::base::Span;
use crate::scene::Target;
use crate::session::{Action, Session};

/// The reader's own state: which sentence it has already scrolled to.
#[derive(Default)]
pub struct Reader {
    scrolled_to: Option<Evidence>,
}

impl Reader {
    pub fn ui(
        &mut self,
        ui: &mut Ui,
        session: &mut Session,
        at: Evidence,
        actions: &mut Vec<Action>,
    ) {
        let atlas = std::sync::Arc::clone(&session.atlas);
        header(ui, &atlas, at.document, actions);
        let scroll = self.scrolled_to != Some(at);
        self.scrolled_to = Some(at);
        let id = ui.scope_id().with(("reader", at.document));
        ScrollArea::vertical().id_salt(id).auto_shrink(false).show(ui, |ui| {
            let side = ((ui.available_width() - size::MEASURE) / 2.0).max(24.0);
            let margin = egui::Margin { left: side as i8, right: 24, top: 4, bottom: 40 };
            egui::Frame::NONE.inner_margin(margin).show(ui, |ui| {
                ui.set_max_width(ui.available_width().min(size::MEASURE));
                for paragraph in &atlas.read(at.document).paragraphs {
                    paragraph_ui(ui, session, &atlas, at, *paragraph, scroll, actions);
                    ui.add_space(12.0);
                }
            });
        });
    }
}

fn header(ui: &mut Ui, atlas: &Atlas, ix: DocIx, actions: &mut Vec<Action>) {
    let document = atlas.document(ix);
    let margin = egui::Margin { left: 24, right: 12, top: 10, bottom: 8 };
    egui::Frame::NONE.inner_margin(margin).show(ui, |ui| {
        ui.horizontal(|ui| {
            let mut from: Vec<String> = Vec::new();
            from.extend(document.publisher.clone());
            from.extend(document.date.as_ref().map(|known| words::date(known.date)));
            from.extend(document.path.clone());
            let color = tokens(ui).secondary;
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                if theme::icon_button(ui, Icon::Close, "Close the reader (Esc)", true).clicked() {
                    actions.push(Action::CloseReader);
                }
                ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                    let text = RichText::new(from.join(" · ")).size(size::SMALL).color(color);
                    ui.add(egui::Label::new(text).truncate());
                });
            });
        });
    });
    ui.painter().hline(
        ui.max_rect().x_range(),
        ui.cursor().top() - 2.0,
        egui::Stroke::new(1.0, tokens(ui).line),
    );
    ui.add_space(8.0);
}

fn paragraph_ui(
    ui: &mut Ui,
    session: &mut Session,
    atlas: &Atlas,
    at: Evidence,
    paragraph: Paragraph,
    scroll: bool,
    actions: &mut Vec<Action>,
) {
    let tokens = tokens(ui);
    let (hovered, selected) = (session.hovered, session.selection);
    let marked = [at.span];
    let setting = Setting {
        tokens,
        font_size: if paragraph.heading { size::READING + 1.0 } else { size::READING },
        line_height: 24.0,
        wrap_width: ui.available_width(),
        marked: &marked,
        lit: &|mention| {
            let (_, told) = atlas.mention(mention);
            let target = atlas.find(&told.entity).map(Target::Entity);
            target.is_some() && (target == hovered || target == selected)
        },
        furniture: paragraph.furniture,
        heading: paragraph.heading,
    };
    let job = sentence::job(atlas, at.document, paragraph.span, &setting);
    let galley = ui.painter().layout_job(job);
    let (rect, response) =
        ui.allocate_exact_size(vec2(ui.available_width(), galley.size().y), Sense::click());
    let document = atlas.read(at.document);
    let text = &document.text;
    response.widget_info(|| {
        egui::WidgetInfo::labeled(egui::Role::Label, true, paragraph.span.of(text))
    });
    if paragraph.span.contains(at.sentence) {
        let band = sentence_band(&galley, text, paragraph.span, at.sentence);
        let top = rect.top() + band.0;
        let bottom = rect.top() + band.1;
        let x = rect.left() - 12.0;
        ui.painter().vline(x, top..=bottom, egui::Stroke::new(2.0, tokens.accent));
        if scroll {
            let wanted = egui::Rect::from_x_y_ranges(rect.x_range(), top..=bottom);
            ui.scroll_to_rect(wanted, Some(egui::Align::Center));
        }
    }
    ui.painter().galley(rect.min, galley.clone(), Color32::PLACEHOLDER);
    let Some(pointer) = response.hover_pos().filter(|_| !paragraph.furniture) else { return };
    let cursor = galley.cursor_from_pos(pointer - rect.min);
    let under = galley.text().char_indices().nth(cursor.index.into()).and_then(|(byte, _)| {
        let mention = atlas.mention_at(at.document, paragraph.span.start + byte as u32)?;
        atlas.find(&atlas.mention(mention).1.entity)
    });
    if let Some(entity) = under {
        session.hover(Target::Entity(entity));
        ui.ctx().set_cursor_icon(egui::CursorIcon::PointingHand);
        if response.clicked() {
            actions.push(Action::Select(Some(Target::Entity(entity))));
        }
    }
}

/// Top and bottom of the rows that a sentence takes, from the top of its paragraph.
fn sentence_band(galley: &Galley, text: &str, paragraph: Span, sentence: Span) -> (f32, f32) {
    let place = |offset: u32| {
        let before = &text[paragraph.start as usize..offset as usize];
        let cursor = egui::text::CCursor::new(before.chars().count());
        galley.pos_from_cursor(cursor)
    };
    let (start, end) = (place(sentence.start), place(sentence.end));
    (start.top(), end.bottom())
}
