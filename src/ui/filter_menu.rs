//! The menu of conditions: types, modalities, kinds, publishers and languages that occur, each to be
//! switched on and off, with how many reports or texts have it.

use std::collections::BTreeSet;
use std::sync::Arc;

use egui::{Popup, PopupCloseBehavior, Response, ScrollArea, Sense, Stroke, StrokeKind, Ui, vec2};

use super::app::Command;
use super::commands::{self, Id};
use super::parts;
use super::theme::{self, size, tokens};
use crate::atlas::columns::MODALITIES;
use crate::atlas::{Columns, EventType, Kind, Modality, OccurrenceIx, Status};
use crate::base::with_commas;
use crate::query::facets::Filter;
use crate::query::words;
use crate::session::{Action, Session};

/// Of the button in the bar.
pub const WIDTH: f32 = 44.0;
/// So many publishers are named, those with most texts.
const PUBLISHERS: usize = 10;

/// What occurs in an atlas, the most frequent first, with how often.
struct Facets {
    types: Vec<(EventType, usize)>,
    modalities: Vec<(Modality, usize)>,
    kinds: Vec<(Kind, usize)>,
    publishers: Vec<(String, usize)>,
    languages: Vec<(String, usize)>,
    /// Only where more than one occurs.
    statuses: Vec<(Status, usize)>,
    /// Texts since the last visit.
    new: usize,
}

pub fn ui(ui: &mut Ui, session: &Session, asked: &mut Vec<Command>) {
    let button = parts::link(ui, "Filter").on_hover_text("Show only some of it");
    // A chip that a choice makes moves the button: what is open stays under the pointer.
    let id = button.id.with("where it opened");
    let is_open = Popup::is_id_open(ui.ctx(), Popup::default_response_id(&button));
    let rect = if is_open {
        ui.data(|data| data.get_temp(id)).unwrap_or(button.rect)
    } else {
        button.rect
    };
    ui.data_mut(|data| data.insert_temp(id, rect));
    let menu = Popup::menu(&button).anchor(rect);
    menu.close_behavior(PopupCloseBehavior::CloseOnClickOutside).show(|ui| {
        ui.set_width(340.0);
        let facets = facets(ui, session);
        let mut filter = session.filter().clone();
        // All of it where the window has room: below the top bar, above the window's end.
        let room = (ui.ctx().content_rect().height() - 2.0 * size::TOP_BAR - 24.0).max(240.0);
        ui.set_max_height(room);
        ScrollArea::vertical().max_height(room).show(ui, |ui| {
            conditions(ui, session, &facets, &mut filter);
            ui.add_space(8.0);
            ui.separator();
            commands::item(ui, Id::FilterLinked);
            commands::item(ui, Id::FilterView);
            commands::item(ui, Id::ClearFilter);
        });
        if filter != *session.filter() {
            asked.push(Command::Do(Action::SetFilter(Box::new(filter))));
        }
    });
}

fn conditions(ui: &mut Ui, session: &Session, facets: &Facets, filter: &mut Filter) {
    if let (1.., Some(only_new)) = (facets.new, session.only_new()) {
        parts::section(ui, "Since the last visit");
        let is_on = only_new.new_since.is_none();
        let spec = Id::FilterNew.spec();
        let hint = format!("{} ({})", spec.tip, spec.keys_text());
        if pill(ui, "new texts", facets.new, is_on).on_hover_text(hint).clicked() {
            filter.new_since = only_new.new_since;
        }
    }
    group(ui, "What happens", &facets.types, &mut filter.types, |&it| {
        words::event_type(it).to_owned()
    });
    group(ui, "How it is told", &facets.modalities, &mut filter.modalities, |&it| {
        words::modality(it).to_owned()
    });
    group(ui, "Who and what", &facets.kinds, &mut filter.kinds, |&it| words::kinds(it).to_owned());
    group(ui, "Publisher", &facets.publishers, &mut filter.sources, Clone::clone);
    if facets.languages.len() > 1 {
        group(ui, "Language", &facets.languages, &mut filter.languages, |code| {
            words::language(code)
        });
    }
    if facets.statuses.len() > 1 {
        group(ui, "Status", &facets.statuses, &mut filter.statuses, |&it| {
            words::status(it).to_owned()
        });
    }
}

fn group<T: Ord + Clone>(
    ui: &mut Ui,
    title: &str,
    all: &[(T, usize)],
    chosen: &mut BTreeSet<T>,
    word: impl Fn(&T) -> String,
) {
    if all.is_empty() {
        return;
    }
    parts::section(ui, title);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
        for (item, count) in all {
            let is_on = chosen.contains(item);
            if pill(ui, &word(item), *count, is_on).clicked() && !chosen.remove(item) {
                chosen.insert(item.clone());
            }
        }
    });
}

/// A word that is on or off, with a number.
fn pill(ui: &mut Ui, word: &str, count: usize, on: bool) -> Response {
    let tokens = tokens(ui);
    let font = egui::FontId::new(size::BODY - 1.0, theme::regular());
    let painter = ui.painter();
    let word_color = if on { tokens.accent } else { tokens.ink };
    let name = painter.layout(word.to_owned(), font.clone(), word_color, 220.0);
    let number = painter.layout_no_wrap(with_commas(count as u64), font, tokens.secondary);
    let wide = name.size().x + number.size().x + 28.0;
    let (rect, response) = ui.allocate_exact_size(vec2(wide, name.size().y + 9.0), Sense::click());
    let (fill, line) = match (on, response.hovered()) {
        (true, _) => (tokens.accent_ground, tokens.accent),
        (false, true) => (tokens.hover, tokens.line),
        (false, false) => (tokens.panel, tokens.line),
    };
    let round = rect.height() / 2.0;
    ui.painter().rect(rect, round, fill, Stroke::new(1.0, line), StrokeKind::Inside);
    let top = rect.top() + 4.5;
    let right = rect.right() - 11.0 - number.size().x;
    ui.painter().galley(egui::pos2(rect.left() + 11.0, top), name, word_color);
    ui.painter().galley(egui::pos2(right, top), number, tokens.secondary);
    theme::focus_ring(ui, &response, rect);
    let spoken = format!("{word}, {count}");
    response.widget_info(|| egui::WidgetInfo::selected(egui::Role::CheckBox, true, on, &spoken));
    response
}

/// What occurs, worked out once an atlas.
fn facets(ui: &Ui, session: &Session) -> Arc<Facets> {
    let id = egui::Id::unique("filter menu").with(session.generation);
    if let Some(known) = ui.data(|data| data.get_temp::<Arc<Facets>>(id)) {
        return known;
    }
    let made = Arc::new(Facets::new(session));
    ui.data_mut(|data| data.insert_temp(id, Arc::clone(&made)));
    made
}

impl Facets {
    fn new(session: &Session) -> Self {
        let columns = session.filtered.columns();
        let types = counted(columns, &columns.event_type, EventType::ALL.len());
        let modalities = counted(columns, &columns.modality, MODALITIES.len());
        let totals = session.filtered.all().totals();
        let mut kinds: Vec<(Kind, usize)> =
            Kind::ALL.into_iter().map(|kind| (kind, totals.kind(kind))).collect();
        kinds.retain(|&(_, count)| count > 0);
        Self {
            types: by_count(EventType::ALL, types),
            modalities: by_count(MODALITIES, modalities),
            kinds,
            publishers: publishers(columns),
            languages: languages(columns),
            statuses: by_count(Status::ALL, counted(columns, &columns.status, Status::ALL.len())),
            new: session.new_texts,
        }
    }
}

/// How many events have each of `len` numbers that their reports are given, as a filter counts them:
/// several reports of one event count once.
fn counted(columns: &Columns, numbers: &[u8], len: usize) -> Vec<usize> {
    let mut counts = vec![0; len];
    let mut last = vec![u32::MAX; len];
    for event in 0..columns.occurrences() as u32 {
        for report in columns.reports_of(OccurrenceIx(event)) {
            let nth = usize::from(numbers[report.0 as usize]);
            if nth < len && last[nth] != event {
                last[nth] = event;
                counts[nth] += 1;
            }
        }
    }
    counts
}

fn by_count<T>(all: impl IntoIterator<Item = T>, counts: Vec<usize>) -> Vec<(T, usize)> {
    let mut pairs: Vec<(T, usize)> =
        all.into_iter().zip(counts).filter(|&(_, count)| count > 0).collect();
    pairs.sort_by_key(|&(_, count)| std::cmp::Reverse(count));
    pairs
}

fn publishers(columns: &Columns) -> Vec<(String, usize)> {
    let mut counts = vec![0; columns.sources.len()];
    columns.source.iter().for_each(|&source| counts[source as usize] += 1);
    let names = columns.sources.iter().map(|source| {
        source.publisher.clone().or_else(|| source.domain.clone()).unwrap_or_default()
    });
    let mut publishers = by_count(names, counts);
    publishers.retain(|(name, _)| !name.is_empty());
    // One publisher may have several domains.
    publishers.sort_by(|a, b| a.0.cmp(&b.0));
    publishers.dedup_by(|next, kept| {
        let same = next.0 == kept.0;
        kept.1 += if same { next.1 } else { 0 };
        same
    });
    publishers.sort_by_key(|&(_, count)| std::cmp::Reverse(count));
    publishers.truncate(PUBLISHERS);
    publishers
}

fn languages(columns: &Columns) -> Vec<(String, usize)> {
    let mut counts = vec![0; columns.languages.len()];
    columns.language.iter().for_each(|&language| counts[language as usize] += 1);
    by_count(columns.languages.iter().cloned(), counts)
}
