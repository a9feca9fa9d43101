//! The whole text in a comfortable measure, with its mentions marked, opened at a sentence.

use egui::{Color32, Galley, ScrollArea, Sense, Ui, vec2};

use super::parts;
use super::sentence::{self, Setting};
use super::theme::{self, size, tokens};
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
        corner: f32,
        actions: &mut Vec<Action>,
    ) {
        let atlas = std::sync::Arc::clone(&session.atlas);
        header(ui, &atlas, at.document, corner);
        let scroll = self.scrolled_to != Some(at);
        self.scrolled_to = Some(at);
        let id = ui.scope_id().with(("reader", at.document));
        ScrollArea::vertical().id_salt(id).auto_shrink(false).show(ui, |ui| {
            // In the middle of the pane, however wide that is.
            let room = ui.available_rect_before_wrap();
            let width = (room.width() - 48.0).min(size::MEASURE);
            let left = room.left() + ((room.width() - width) / 2.0).round();
            let column = egui::Rect::from_x_y_ranges(left..=left + width, room.y_range());
            let mut ui_of_text = ui.new_child(egui::UiBuilder::new().max_rect(column));
            ui_of_text.add_space(16.0);
            for paragraph in &atlas.read(at.document).paragraphs {
                paragraph_ui(&mut ui_of_text, session, &atlas, at, *paragraph, scroll, actions);
                ui_of_text.add_space(12.0);
            }
            ui.advance_cursor_after_rect(ui_of_text.min_rect());
            ui.add_space(28.0);
        });
    }
}

/// The sentence after or before the one that is read, in the same text.
pub fn beside(atlas: &Atlas, at: Evidence, forward: bool) -> Option<Evidence> {
    let document = atlas.read(at.document);
    let nth = document.sentence_at(at.sentence.start)?;
    let next = if forward { nth + 1 } else { nth.checked_sub(1)? };
    let sentence = document.sentences.get(next)?.span;
    Some(Evidence { sentence, span: Span { end: sentence.start, ..sentence }, ..at })
}

/// What the sentence that is read names, after what is selected already, round and round.
pub fn named(session: &Session, at: Evidence) -> Option<Target> {
    let atlas = &session.atlas;
    let mut named: Vec<Target> = Vec::new();
    for (_, mention) in atlas.mentions_in(at.document) {
        let target = atlas.find(&mention.entity).map(Target::Entity);
        let new = target.filter(|target| !named.contains(target) && !mention.furniture);
        named.extend(new.filter(|_| at.sentence.contains(mention.span)));
    }
    let now = session.selection.and_then(|now| named.iter().position(|&target| target == now));
    named.get(now.map_or(0, |now| (now + 1) % named.len())).copied()
}

/// What the text is called and where it comes from; the bar of the pane takes `corner` points at the
/// right.
fn header(ui: &mut Ui, atlas: &Atlas, ix: DocIx, corner: f32) {
    let document = atlas.document(ix);
    let mut from = vec![words::source(document)];
    from.extend(document.path.clone());
    let from = from.join(" · ");
    let room = vec2(ui.available_width(), size::TOP_BAR);
    let (rect, response) = ui.allocate_exact_size(room, Sense::hover());
    let (left, right) = (rect.left() + 24.0, rect.right() - corner);
    let tokens = tokens(ui);
    let line = |top: f32, text: &str, size: f32, family, color| {
        let line = egui::Rect::from_x_y_ranges(rect.x_range(), top..=top + size + 4.0);
        parts::line(ui, line, left, right, text, size, family, color)
    };
    let (ink, quiet) = (tokens.ink, tokens.secondary);
    let title = line(rect.top() + 6.0, &document.title, size::BODY, theme::medium(), ink);
    let cut = line(rect.top() + 23.0, &from, size::SMALL, theme::regular(), quiet);
    let stroke = egui::Stroke::new(1.0, tokens.line);
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, stroke);
    let whole = format!("{}\n{from}", document.title);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, &whole));
    if title || cut {
        response.on_hover_text(whole);
    }
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
    let hovered = session.hovered;
    let chosen = session.selected().clone();
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
            target.is_some_and(|target| hovered == Some(target) || chosen.contains(target))
        },
        furniture: paragraph.furniture,
        heading: paragraph.heading,
    };
    let job = sentence::job(atlas, at.document, paragraph.span, &setting);
    let galley = ui.painter().layout_job(job);
    let (rect, response) =
        ui.allocate_exact_size(vec2(ui.available_width(), galley.size().y), Sense::CLICK);
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
            actions.push(parts::choice(ui, Target::Entity(entity)));
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
