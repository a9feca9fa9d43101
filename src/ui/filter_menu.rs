//! The menu of conditions: types, modalities, kinds, publishers and languages that occur, each to be
//! switched on and off, with how many events or texts that would show.

use std::collections::BTreeSet;
use std::sync::Arc;

use egui::{Popup, PopupCloseBehavior, Rect, Response, Sense, Stroke, StrokeKind, Ui, vec2};

use super::app::{Command, waker};
use super::commands::{self, Id};
use super::parts;
use super::theme::{self, size, tokens};
use crate::base::with_commas;
use crate::pipeline::{Job, Poll};
use crate::query::facets::{Facet, Facets, Filter};
use crate::query::words;
use crate::session::{Action, Session};

/// Of the button in the bar.
pub const WIDTH: f32 = 44.0;
/// With more reports, what a choice would show is counted on a thread.
const MOST_REPORTS: usize = 50_000;

/// What can be filtered by, counted as of one version of the filter.
#[derive(Default)]
pub struct FilterMenu {
    /// Generation and version of the filter.
    of: (u64, u64),
    facets: Facets,
    coming: Option<Job<Facets>>,
    /// Where the button was when the menu opened, or is while it is closed.
    opened_at: Option<Rect>,
}

impl FilterMenu {
    /// Counts anew where atlas or filter are others; meanwhile the last numbers stand.
    fn refresh(&mut self, ctx: &egui::Context, session: &Session) {
        let now = (session.generation, session.filtered.version());
        if self.of != now {
            if self.of.0 != now.0 {
                self.facets = Facets::default();
            }
            self.of = now;
            self.coming = None;
            let filtered = &session.filtered;
            let columns = Arc::clone(filtered.columns());
            let (all, shown) = (Arc::clone(filtered.all()), filtered.shared());
            let filter = filtered.filter().clone();
            let is_large = columns.reports() > MOST_REPORTS;
            let count = move || Facets::new(&columns, &filter, &all, &shown);
            if is_large {
                self.coming =
                    Some(Job::start(now.1, waker(ctx), move |_, outbox| outbox.send(count())));
            } else {
                self.facets = count();
            }
        }
        if let Some(Poll::Message(facets)) = self.coming.as_ref().map(Job::poll) {
            self.facets = facets;
            self.coming = None;
        }
    }

    /// Numbers are on their way.
    pub fn is_busy(&self) -> bool {
        self.coming.is_some()
    }

    /// The button and what it opens.
    pub fn ui(&mut self, ui: &mut Ui, session: &Session, asked: &mut Vec<Command>) {
        let button = parts::link(ui, "Filter").on_hover_text("Show only some of it");
        // A chip that a choice makes moves the button: what is open stays under the pointer.
        let is_open = Popup::is_id_open(ui.ctx(), Popup::default_response_id(&button));
        let rect = self.opened_at.filter(|_| is_open).unwrap_or(button.rect);
        self.opened_at = Some(rect);
        let menu = Popup::menu(&button).anchor(rect);
        menu.close_behavior(PopupCloseBehavior::CloseOnClickOutside).show(|ui| {
            let lines = [Id::FilterLinked, Id::FilterView, Id::ClearFilter];
            commands::set_menu_width(ui, lines, 340.0);
            self.refresh(ui.ctx(), session);
            let mut filter = session.filter().clone();
            parts::menu_room(ui).show(ui, |ui| {
                conditions(ui, session, &self.facets, &mut filter);
                ui.add_space(8.0);
                ui.separator();
                for id in lines {
                    commands::item(ui, id);
                }
            });
            if filter != *session.filter() {
                asked.push(Command::Do(Action::SetFilter(Box::new(filter))));
            }
        });
    }
}

fn conditions(ui: &mut Ui, session: &Session, facets: &Facets, filter: &mut Filter) {
    if let (1.., Some(only_new)) = (session.new_texts, session.only_new()) {
        parts::section(ui, "Since the last visit");
        let is_on = only_new.new_since.is_none();
        let spec = Id::FilterNew.spec();
        let hint = format!("{} ({})", spec.tip, spec.keys_text());
        if pill(ui, "new texts", [session.new_texts; 2], is_on).on_hover_text(hint).clicked() {
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
    all: &[Facet<T>],
    chosen: &mut BTreeSet<T>,
    word: impl Fn(&T) -> String,
) {
    if all.is_empty() {
        return;
    }
    parts::section(ui, title);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
        for Facet { value, shown, all } in all {
            let is_on = chosen.contains(value);
            if pill(ui, &word(value), [*shown, *all], is_on).clicked() && !chosen.remove(value) {
                chosen.insert(value.clone());
            }
        }
    });
}

/// A word that is on or off, with a number of at most `all`: it keeps its width whatever is shown, so
/// that nothing moves under the pointer.
fn pill(ui: &mut Ui, word: &str, [count, all]: [usize; 2], on: bool) -> Response {
    let tokens = tokens(ui);
    let font = egui::FontId::new(size::BODY - 1.0, theme::regular());
    let painter = ui.painter();
    let word_color = match (on, count) {
        (true, _) => tokens.accent,
        (false, 0) => tokens.secondary,
        (false, _) => tokens.ink,
    };
    let name = painter.layout(word.to_owned(), font.clone(), word_color, 220.0);
    let number = |count: usize| {
        painter.layout_no_wrap(with_commas(count as u64), font.clone(), tokens.secondary)
    };
    let (number, widest) = (number(count), number(all));
    let wide = name.size().x + number.size().x.max(widest.size().x) + 28.0;
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
