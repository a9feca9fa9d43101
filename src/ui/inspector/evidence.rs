//! Sentences as evidence: the largest thing in the inspector. A click opens the reader there.

use std::collections::BTreeMap;

use egui::{Sense, Ui, pos2, vec2};

use super::Context;
use crate::atlas::{Atlas, DocIx, Evidence, MentionIx};
use crate::base::Span;
use crate::scene::Target;
use crate::session::Action;
use crate::ui::commands::{self, Id};
use crate::ui::sentence::{self, Setting};
use crate::ui::theme::{self, size};
use crate::ui::{parts, words};

/// One sentence with all that is marked in it.
pub struct Quote {
    pub document: DocIx,
    pub sentence: Span,
    pub marked: Vec<Span>,
}

/// Evidence by sentence, in reading order, with the marks of one sentence together.
pub fn by_sentence(evidence: impl IntoIterator<Item = Evidence>) -> Vec<Quote> {
    let mut quotes: BTreeMap<(DocIx, Span), Vec<Span>> = BTreeMap::new();
    for one in evidence {
        quotes.entry((one.document, one.sentence)).or_default().push(one.span);
    }
    quotes
        .into_iter()
        .map(|((document, sentence), mut marked)| {
            marked.sort();
            marked.dedup();
            Quote { document, sentence, marked }
        })
        .collect()
}

/// A list of sentences under a heading; long lists show a part first.
pub fn list(ui: &mut Ui, context: &mut Context<'_>, heading: &str, quotes: &[Quote]) {
    if quotes.is_empty() {
        return;
    }
    parts::section(ui, heading);
    const FIRST: usize = 12;
    let id = ui.scope_id().with(("all sentences", heading, context.session.selection));
    let all = ui.data(|data| data.get_temp::<bool>(id)).unwrap_or(false);
    let shown = if all { quotes.len() } else { quotes.len().min(FIRST) };
    let mut before = None;
    for quote in &quotes[..shown] {
        one(ui, context, quote, before == Some(quote.document));
        before = Some(quote.document);
        ui.add_space(10.0);
    }
    if shown < quotes.len() {
        let more = format!("Show all {} sentences", quotes.len());
        if parts::link(ui, &more).clicked() {
            ui.data_mut(|data| data.insert_temp(id, true));
        }
    }
}

fn one(ui: &mut Ui, context: &mut Context<'_>, quote: &Quote, same_text: bool) {
    let tokens = theme::tokens(ui);
    let atlas = std::sync::Arc::clone(&context.session.atlas);
    let width = ui.available_width() - 13.0;
    let hovered = context.session.hovered;
    let setting = Setting {
        tokens,
        font_size: size::BODY + 0.5,
        line_height: 20.0,
        wrap_width: width,
        marked: &quote.marked,
        lit: &|mention| hovered == Some(Target::Entity(named(&atlas, mention))),
        furniture: false,
        heading: false,
    };
    let job = sentence::job(&atlas, quote.document, quote.sentence, &setting);
    let galley = ui.painter().layout_job(job);
    let from = citation(&atlas, quote, same_text);
    let small = egui::FontId::new(size::SMALL, theme::regular());
    let source = ui.painter().layout(from, small, tokens.secondary, width);
    let height = galley.size().y + 4.0 + source.size().y;
    let (rect, response) =
        ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::click());
    let open = context.session.reader.is_some_and(|reader| {
        reader.document == quote.document && reader.sentence == quote.sentence
    });
    let lit = open || response.hovered() || response.has_focus();
    let bar = if lit { tokens.accent } else { tokens.line };
    let left = rect.left() + 1.0;
    ui.painter().vline(left, rect.y_range(), egui::Stroke::new(2.0, bar));
    theme::focus_ring(ui, &response, rect.expand2(vec2(2.0, 3.0)));
    let text_at = pos2(rect.left() + 13.0, rect.top());
    ui.painter().galley(text_at, galley.clone(), tokens.ink);
    let below = pos2(text_at.x, rect.top() + galley.size().y + 4.0);
    ui.painter().galley(below, source, tokens.secondary);
    let document = atlas.read(quote.document);
    let text = &document.text;
    response.widget_info(|| {
        let spoken = quote.sentence.of(text).replace('\n', " ");
        egui::WidgetInfo::labeled(egui::Role::Link, true, spoken)
    });
    if let Some(at) = response.hover_pos() {
        ui.ctx().set_cursor_icon(egui::CursorIcon::PointingHand);
        let cursor = galley.cursor_from_pos(at - text_at);
        if let Some(mention) = mention_at(&atlas, quote, galley.text(), cursor.index.into()) {
            context.session.hover(Target::Entity(named(&atlas, mention)));
        }
    }
    let span = quote.marked.first().copied().unwrap_or(quote.sentence);
    let evidence = Evidence { document: quote.document, sentence: quote.sentence, span };
    if response.hovered() || response.has_focus() {
        context.session.point_at(evidence);
    }
    if response.clicked() {
        context.actions.push(Action::Read(evidence));
    }
    response.context_menu(|ui| {
        context.session.point_at(evidence);
        commands::item(ui, Id::CopySentence);
    });
}

/// The mention under the `nth` character of a shown sentence.
fn mention_at(atlas: &Atlas, quote: &Quote, shown: &str, nth: usize) -> Option<MentionIx> {
    let byte = shown.char_indices().nth(nth).map(|(byte, _)| byte)?;
    atlas.mention_at(quote.document, quote.sentence.start + byte as u32)
}

fn named(atlas: &Atlas, mention: MentionIx) -> crate::atlas::EntityIx {
    let (_, told) = atlas.mention(mention);
    atlas.find(&told.entity).expect("the atlas holds every entity that its mentions name")
}

fn citation(atlas: &Atlas, quote: &Quote, same_text: bool) -> String {
    source(atlas, quote.document, quote.sentence, same_text)
}

/// Title, publisher, date and paragraph of a sentence.
fn source(atlas: &Atlas, ix: DocIx, sentence: Span, same_text: bool) -> String {
    let document = atlas.read(ix);
    let nth = document.sentence_at(sentence.start);
    let paragraph = nth.map_or(0, |nth| document.sentences[nth].paragraph + 1);
    if same_text {
        return format!("Same text · ¶ {paragraph}");
    }
    let mut from = vec![crate::ui::map::shortened(&document.title, 60)];
    from.extend(document.publisher.clone());
    from.extend(document.date.as_ref().map(|known| words::date(known.date)));
    from.extend(document.page_at(sentence.start).map(|page| format!("p. {page}")));
    from.push(format!("¶ {paragraph}"));
    from.join(" · ")
}

/// The sentence with its source, for the clipboard.
pub fn cited(atlas: &Atlas, at: Evidence) -> String {
    let document = atlas.read(at.document);
    let sentence = at.sentence.of(&document.text);
    let path = document.path.as_deref().unwrap_or(document.id.as_str());
    format!("“{sentence}” ({}; {path})", source(atlas, at.document, at.sentence, false))
}
