//! The one search box: places, actors, events, texts, sentences and commands; a path opens it.

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

use egui::{Id, Key, RichText, ScrollArea, TextEdit, Ui, vec2};

use super::app::{Command, waker};
use super::commands;
use super::parts::{self, Row};
use super::snippet::snippet;
use super::theme::{size, tokens};
use super::words;
use crate::atlas::columns::Weight;
use crate::atlas::{Evidence, Kind};
use crate::gazetteer::Gazetteer;
use crate::pipeline::{Job, Poll};
use crate::project::search::Stop;
use crate::query::language::Problem;
use crate::query::{Answers, Found, Quote};
use crate::scene::Target;
use crate::session::{Action, Finder, Session};

const LIMIT: usize = 30;

/// Of commands so many, where they are not all that is asked for.
const COMMANDS: usize = 3;

/// What is typed before the name of a command to have commands alone.
const ONLY_COMMANDS: char = '>';

/// How wide a character of a line is, in points: rather too wide than too narrow.
const CHARACTER: f32 = 7.0;

/// Up to so many texts are made ready and searched at once; more on a thread of its own.
const AT_ONCE: usize = 500;

/// After this time the answers found so far are shown, and the search goes on.
const FIRST: Duration = Duration::from_millis(8);

/// The box's own state: what is typed, what was found, which answer the keys are on.
#[derive(Default)]
pub struct SearchBox {
    text: String,
    found: Vec<Found>,
    /// Of each sentence among them its text, and where the words stand in it.
    quotes: HashMap<Evidence, Quote>,
    problems: Vec<Problem>,
    /// Commands that are called so; they come after what the texts have.
    named: Vec<commands::Id>,
    found_for: Option<(String, u64)>,
    at: usize,
    finder: Option<Arc<Finder>>,
    making: Option<Job<Result<Finder, String>>>,
    /// What is being searched now.
    asking: Option<Job<Result<Answered, String>>>,
    /// The first answers to that are there.
    has_first: bool,
    /// Enter was pressed before the first answer came.
    entered: bool,
}

/// Answers, each sentence with its text and where the words stand in it.
struct Answered {
    answers: Answers,
    quotes: HashMap<Evidence, Quote>,
}

impl Answered {
    fn to(finder: &Finder, typed: &str, stop: Stop<'_>) -> Result<Self, String> {
        let answers = finder.find(typed, LIMIT, stop)?;
        let quotes = quotes(finder, typed, &answers.found)?;
        Ok(Self { answers, quotes })
    }
}

const SEARCHING: &str = "Searching the other texts …";

/// What a click in the list or a key asks for.
enum Choice {
    Run(Vec<Command>),
    /// Another text for the box.
    Mend(String),
}

impl SearchBox {
    pub fn ui(&mut self, ui: &mut Ui, session: &Session, focus: bool, commands: &mut Vec<Command>) {
        let id = Id::unique("search box");
        let typing = ui.memory(|memory| memory.has_focus(id));
        let (up, down) = (Key::ArrowUp, Key::ArrowDown);
        let pressed = |ui: &mut Ui, key| {
            typing && ui.input_mut(|input| input.consume_key(egui::Modifiers::NONE, key))
        };
        let step = i32::from(pressed(ui, down)) - i32::from(pressed(ui, up));
        let hint = "Search places, actors, events, text, commands";
        let response = ui.add(
            TextEdit::singleline(&mut self.text)
                .id(id)
                .hint_text(RichText::new(hint).color(tokens(ui).secondary))
                .margin(egui::Margin::symmetric(10, 6))
                .desired_width(ui.available_width() - 20.0),
        );
        if self.text.is_empty() && response.rect.width() > 380.0 {
            let keys = commands::Id::Search.spec().keys_text();
            let at = response.rect.right_center() - vec2(10.0, 0.0);
            let font = egui::FontId::new(size::SMALL, super::theme::regular());
            let color = tokens(ui).secondary;
            ui.painter().text(at, egui::Align2::RIGHT_CENTER, keys, font, color);
        }
        if focus {
            response.request_focus();
            select_all(ui, id, &self.text);
        }
        self.find_commands(ui);
        self.find(ui, session);
        if response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter)) {
            self.entered = true;
        } else if response.changed() {
            self.entered = false;
        }
        // The first answer is the one to take: not one to what was typed before.
        let entered = !self.awaits_first() && std::mem::take(&mut self.entered);
        let open =
            (response.has_focus() || entered || self.entered) && !self.text.trim().is_empty();
        let count = (self.found.len() + self.named.len()) as i32;
        if count > 0 {
            self.at = (self.at as i32 + step).rem_euclid(count) as usize;
        }
        let popup = egui::Popup::from_response(&response)
            .open(open || ui.memory(|memory| memory.data.get_temp(id.with("over")) == Some(true)))
            .close_behavior(egui::PopupCloseBehavior::IgnoreClicks)
            .width(response.rect.width())
            .gap(4.0)
            .accessible_name("Search results");
        let mut chosen = None;
        let shown = popup.show(|ui| {
            ui.set_width(response.rect.width() - 18.0);
            ui.spacing_mut().item_spacing = vec2(0.0, 0.0);
            chosen = self.results(ui, session);
        });
        let over = shown.is_some_and(|shown| shown.response.contains_pointer()) && !entered;
        ui.memory_mut(|memory| memory.data.insert_temp(id.with("over"), over));
        if entered {
            let taken = self.command(ui, session, self.at).map(Choice::Run);
            chosen = taken.or_else(|| self.suggestion());
        }
        if let Some(Choice::Mend(text)) = chosen {
            self.text = text;
            response.request_focus();
        } else if let Some(Choice::Run(run)) = chosen {
            ui.memory_mut(|memory| {
                memory.data.insert_temp(id.with("over"), false);
                memory.surrender_focus(id);
            });
            commands.extend(run);
            self.text.clear();
        }
    }

    /// The commands that can be done now and are called so.
    fn find_commands(&mut self, ui: &Ui) {
        let (mut named, most) = match self.text.trim_start().strip_prefix(ONLY_COMMANDS) {
            Some(rest) => (commands::find(rest), LIMIT),
            None => (commands::named(&self.text), COMMANDS),
        };
        named.retain(|&id| commands::is_enabled(ui.ctx(), id));
        named.truncate(most);
        self.named = named;
    }

    fn find(&mut self, ui: &Ui, session: &Session) {
        if self.text.trim().is_empty() {
            return;
        }
        if self.text.trim_start().starts_with(ONLY_COMMANDS) {
            self.found.clear();
            self.problems.clear();
            self.found_for = None;
            return;
        }
        self.make_finder(ui, session);
        let current = |finder: &&Arc<Finder>| finder.generation == session.generation;
        let Some(finder) = self.finder.as_ref().filter(current).map(Arc::clone) else {
            // What was found in another atlas means nothing in this one.
            self.found.clear();
            self.stop_asking();
            return;
        };
        let key = (self.text.clone(), finder.generation);
        if self.found_for.as_ref() != Some(&key) {
            self.stop_asking();
            self.at = 0;
            if session.atlas.documents().len() <= AT_ONCE {
                let answered = Answered::to(&finder, &self.text, &|| false);
                self.take(answered);
            } else {
                self.asking = Some(ask(ui.ctx(), finder, self.text.clone()));
            }
            self.found_for = Some(key);
        }
        while let Some(job) = &self.asking {
            match job.poll() {
                Poll::Message(answered) => {
                    self.take(answered);
                    self.has_first = true;
                }
                Poll::Working => break,
                Poll::Over => self.asking = None,
            }
        }
    }

    /// Whether nothing is known yet of what was typed last.
    fn awaits_first(&self) -> bool {
        self.asking.is_some() && !self.has_first
    }

    fn stop_asking(&mut self) {
        self.asking = None;
        self.has_first = false;
    }

    fn take(&mut self, answered: Result<Answered, String>) {
        match answered {
            Ok(Answered { answers, quotes }) => {
                self.found = answers.found;
                self.problems = answers.problems;
                self.quotes = quotes;
            }
            Err(error) => self.fail(error),
        }
    }

    fn make_finder(&mut self, ui: &Ui, session: &Session) {
        let current = Some(session.generation);
        if self.finder.as_ref().map(|finder| finder.generation) == current {
            return;
        }
        if self.making.as_ref().map(|job| job.generation) != current {
            let make = session.finder();
            if session.atlas.documents().len() <= AT_ONCE {
                self.made(make());
                return;
            }
            self.making =
                Some(Job::start(session.generation, waker(ui.ctx()), move |_, outbox| {
                    outbox.send(make());
                }));
        }
        if let Some(Poll::Message(made)) = self.making.as_ref().map(Job::poll) {
            self.made(made);
        }
    }

    fn made(&mut self, made: Result<Finder, String>) {
        match made {
            Ok(finder) => self.finder = Some(Arc::new(finder)),
            Err(error) => self.fail(error),
        }
    }

    fn fail(&mut self, error: String) {
        self.found.clear();
        let span = crate::base::Span { start: 0, end: 0 };
        self.problems = vec![Problem { span, message: error, fix: None, unfinished: false }];
    }

    /// The answers; what choosing one asks for, once one is chosen.
    fn results(&self, ui: &mut Ui, session: &Session) -> Option<Choice> {
        if let Some(path) = self.path() {
            let name = format!("Open {}", path.display());
            let row = Row {
                name: &name,
                spoken: name.clone(),
                kind: None,
                bar: None,
                note: None,
                selected: true,
                lit: false,
            };
            let clicked = parts::row(ui, &row).clicked();
            return clicked.then(|| Choice::Run(vec![Command::Open(vec![path])]));
        }
        let chosen = self.problems(ui);
        if chosen.is_some() {
            return chosen;
        }
        if self.found.is_empty() && self.named.is_empty() {
            if self.problems.is_empty() {
                ui.add_space(6.0);
                parts::secondary(
                    ui,
                    match (&self.finder, &self.asking) {
                        (None, _) => "Making these texts ready for searching …",
                        (_, Some(_)) => SEARCHING,
                        _ => "Nothing in these texts is called so.",
                    },
                );
                ui.add_space(6.0);
            }
            return None;
        }
        let mut chosen = None;
        // As high as it needs to be, also where the box was lower before the answers came.
        let height = 12.0 * size::ROW;
        let list = ScrollArea::vertical().max_height(height).min_scrolled_height(height);
        list.show(ui, |ui| {
            for (nth, found) in self.found.iter().enumerate() {
                let hidden = shown(session, found);
                let room = (ui.available_width() - 2.0 * size::GUTTER) / CHARACTER;
                let room = (room as usize).saturating_sub(hidden.chars().count());
                let (mut name, kind) = describe(session, found, &self.quotes, room);
                name.push_str(&hidden);
                let row = Row {
                    name: &name,
                    spoken: name.clone(),
                    kind,
                    bar: None,
                    note: None,
                    selected: nth == self.at,
                    lit: false,
                };
                let response = parts::row(ui, &row);
                if nth == self.at && !response.contains_pointer() {
                    ui.scroll_to_rect(response.rect, None);
                }
                if response.clicked() {
                    chosen = self.command(ui, session, nth).map(Choice::Run);
                }
            }
            if self.has_first && self.asking.is_some() {
                parts::secondary(ui, SEARCHING);
            }
            if !self.named.is_empty() && !self.found.is_empty() {
                parts::section(ui, "Commands");
            }
            for (nth, &id) in (self.found.len()..).zip(&self.named) {
                let response = commands::line(ui, id, nth == self.at);
                if nth == self.at && !response.contains_pointer() {
                    ui.scroll_to_rect(response.rect, None);
                }
                if response.clicked() {
                    chosen = self.command(ui, session, nth).map(Choice::Run);
                }
            }
        });
        chosen
    }

    /// What of the query is not understood; a click on a suggestion takes it.
    fn problems(&self, ui: &mut Ui) -> Option<Choice> {
        let mut chosen = None;
        for problem in &self.problems {
            ui.add_space(6.0);
            match &problem.fix {
                Some(fix) => {
                    if parts::quiet_link(ui, &problem.message).clicked() {
                        chosen = Some(Choice::Mend(fix.apply(&self.text)));
                    }
                }
                None => drop(parts::secondary(ui, problem.message.as_str())),
            }
            ui.add_space(6.0);
        }
        chosen
    }

    /// What is offered in the place of a query that gives nothing.
    fn suggestion(&self) -> Option<Choice> {
        let fix = self.problems.iter().find_map(|problem| problem.fix.as_ref());
        let fix = fix.filter(|_| self.found.is_empty() && self.named.is_empty());
        fix.map(|fix| Choice::Mend(fix.apply(&self.text)))
    }

    /// A path that exists, where one is typed.
    fn path(&self) -> Option<PathBuf> {
        let text = self.text.trim();
        let looks_like_one = text.starts_with(['/', '.', '~']) || text.contains(":\\");
        let path = match text.strip_prefix("~/") {
            Some(rest) => directories::UserDirs::new()?.home_dir().join(rest),
            None => PathBuf::from(text),
        };
        (looks_like_one && path.exists()).then_some(path)
    }

    fn command(&self, ui: &Ui, session: &Session, nth: usize) -> Option<Vec<Command>> {
        if let Some(path) = self.path() {
            return Some(vec![Command::Open(vec![path])]);
        }
        if let Some(&id) = nth.checked_sub(self.found.len()).and_then(|nth| self.named.get(nth)) {
            commands::ask(ui.ctx(), id);
            return Some(Vec::new());
        }
        let select = |target| vec![Command::Do(Action::Select(Some(target)))];
        Some(match self.found.get(nth)? {
            Found::Entity(ix) => select(Target::Entity(*ix)),
            Found::Event(ix) => {
                let mut both = select(Target::Event(*ix));
                both.push(Command::Do(Action::Read(session.atlas.event_evidence(*ix))));
                both
            }
            Found::Document(ix) => select(Target::Document(*ix)),
            Found::Sentence(evidence) => vec![Command::Do(Action::Read(*evidence))],
        })
    }
}

/// Looks for answers on a thread: the first ones soon, then all.
fn ask(ctx: &egui::Context, finder: Arc<Finder>, typed: String) -> Job<Result<Answered, String>> {
    Job::start(finder.generation, waker(ctx), move |progress, outbox| {
        let began = Instant::now();
        let first =
            Answered::to(&finder, &typed, &|| progress.is_cancelled() || began.elapsed() > FIRST);
        let stopped = first.as_ref().is_ok_and(|first| first.answers.stopped);
        if !progress.is_cancelled() {
            outbox.send(first);
        }
        if stopped && !progress.is_cancelled() {
            let all = Answered::to(&finder, &typed, &|| progress.is_cancelled());
            if !progress.is_cancelled() {
                outbox.send(all);
            }
        }
    })
}

/// Texts and marks of the sentences among what was found.
fn quotes(
    finder: &Finder,
    typed: &str,
    found: &[Found],
) -> Result<HashMap<Evidence, Quote>, String> {
    let sentence = |found: &Found| match found {
        Found::Sentence(evidence) => Some(*evidence),
        _ => None,
    };
    let sentences: Vec<Evidence> = found.iter().filter_map(sentence).collect();
    let quotes = finder.quotes(typed, &sentences)?;
    Ok(sentences.into_iter().zip(quotes).collect())
}

/// `room` is that of a line, in characters.
fn describe(
    session: &Session,
    found: &Found,
    quotes: &HashMap<Evidence, Quote>,
    room: usize,
) -> (String, Option<(Kind, Option<crate::gazetteer::Feature>)>) {
    let atlas = &session.atlas;
    match found {
        Found::Entity(ix) => {
            let entity = atlas.entity(*ix);
            let what = words::entity_line(atlas, Gazetteer::embedded(), *ix);
            let feature = entity.place.as_ref().map(|place| place.feature);
            (format!("{} – {what}", entity.name), Some((entity.kind, feature)))
        }
        Found::Event(ix) => (words::event_title(atlas, *ix), Some((Kind::Event, None))),
        Found::Document(ix) => (atlas.document(*ix).title.clone(), None),
        Found::Sentence(evidence) => {
            let quote = quotes.get(evidence);
            (quote.map_or_else(String::new, |it| snippet(&it.text, &it.marks, room)), None)
        }
    }
}

/// How much of it the filter shows; nothing without a filter.
fn shown(session: &Session, found: &Found) -> String {
    if session.filter().is_empty() {
        return String::new();
    }
    let (now, columns) = (session.shown(), session.filtered.columns());
    let is_shown = match found {
        Found::Entity(ix) => {
            let number = |weight: Weight| weight.mentions.max(weight.events);
            let of = number(session.filtered.all().weight(columns, *ix));
            let number = number(now.weight(columns, *ix));
            if number > 0 {
                return format!(" · {number} of {of}");
            }
            false
        }
        Found::Event(ix) => now.report(*ix),
        Found::Document(ix) => now.document(*ix),
        Found::Sentence(evidence) => now.document(evidence.document),
    };
    if is_shown { String::new() } else { " · hidden by the filter".to_owned() }
}

fn select_all(ui: &Ui, id: Id, text: &str) {
    if let Some(mut state) = TextEdit::load_state(ui.ctx(), id) {
        let end = egui::text::CCursor::new(text.chars().count());
        let all = egui::text::CCursorRange::two(egui::text::CCursor::new(0), end);
        state.cursor.set_char_range(Some(all));
        state.store(ui.ctx(), id);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_thread_finds_is_what_is_found_at_once() {
        let finder = Arc::new(Session::on_seeds().finder()().unwrap());
        for typed in ["Okhotsk", "place:Kursk", "drills", "zanzibar", "October 2024"] {
            let at_once = finder.find(typed, LIMIT, &|| false).unwrap();
            let job = ask(&egui::Context::default(), Arc::clone(&finder), typed.to_owned());
            let mut last = None;
            loop {
                match job.poll() {
                    Poll::Message(answered) => last = Some(answered.unwrap()),
                    Poll::Working => std::thread::sleep(Duration::from_millis(1)),
                    Poll::Over => break,
                }
            }
            let answered = last.unwrap();
            assert_eq!(answered.answers, at_once, "{typed}");
            let sentences =
                at_once.found.iter().filter(|found| matches!(found, Found::Sentence(_))).count();
            assert_eq!(answered.quotes.len(), sentences, "{typed}");
        }
    }

    #[test]
    fn a_search_that_is_stopped_has_a_part_of_the_answers() {
        let finder = Session::on_seeds().finder()().unwrap();
        let stopped = finder.find("Canada", LIMIT, &|| true).unwrap();
        let all = finder.find("Canada", LIMIT, &|| false).unwrap();
        assert!(stopped.stopped && !all.stopped);
        assert!(stopped.found.len() < all.found.len());
        assert!(stopped.found.iter().all(|found| all.found.contains(found)));
    }
}
