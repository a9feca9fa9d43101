//! The online map, as the user meets it: a page that says who gives it, what is sent and on what
//! terms, before anything is; and what switching it on and off does.

use std::path::PathBuf;

use egui::{Key, Label, RichText, ScrollArea, TextEdit, Ui};

use super::map::{MapPanel, OnlineTiles, Provider, online};
use super::settings::Online;
use super::theme::{self, size};
use super::{app::Command, parts};
use crate::session::Notice;

const WIDTH: f32 = 440.0;
/// A credit has to fit on the map.
const CREDIT: usize = 80;

/// What can be asked of the online map.
#[derive(Clone, Debug, PartialEq)]
pub enum Order {
    /// The page opens or closes.
    Page,
    /// On, as it is set.
    On(Box<Online>),
    Off,
    /// Tiles that were kept on disk are deleted.
    Forget,
}

/// The page, and where tiles are kept.
#[derive(Default)]
pub struct OnlinePage {
    open: bool,
    /// As it is set on the page, not yet as it is.
    draft: Online,
    /// Where tiles may be kept; `None` where the program remembers nothing.
    pub folder: Option<PathBuf>,
}

impl OnlinePage {
    /// Does what is asked. Gives what is to be told.
    pub fn obey(
        &mut self,
        ctx: &egui::Context,
        order: Order,
        settings: &mut Online,
        map: &mut MapPanel,
    ) -> Option<Notice> {
        match order {
            Order::Page => {
                self.open ^= true;
                self.draft = settings.clone();
                None
            }
            Order::On(wanted) => {
                let keep = self.folder.clone().filter(|_| wanted.keep);
                let opened = provider(&wanted)
                    .map_err(online::OpenError::from)
                    .and_then(|provider| OnlineTiles::open(provider, keep, ctx));
                match opened {
                    Ok(tiles) => {
                        map.set_online(Some(tiles));
                        *settings = *wanted;
                        self.open = false;
                        None
                    }
                    Err(error) => Some(Notice::error(error.to_string())),
                }
            }
            Order::Off => {
                map.set_online(None);
                // Who switches it off does not want it back unasked.
                settings.at_start = false;
                self.open = false;
                Some(Notice::info("The online map is off: nothing more is fetched".to_owned()))
            }
            Order::Forget => {
                let folder = self.folder.as_ref().filter(|folder| folder.exists())?;
                Some(match std::fs::remove_dir_all(folder) {
                    Ok(()) => Notice::info("The tiles that were kept are deleted".to_owned()),
                    Err(error) => Notice::error(format!(
                        "{} cannot be deleted ({error}); delete it yourself",
                        folder.display()
                    )),
                })
            }
        }
    }

    /// Shows the page while it is open; `on` while the map is online.
    pub fn ui(&mut self, ui: &Ui, on: bool) -> Option<Command> {
        if !self.open {
            return None;
        }
        let mut open = !ui.input(|input| input.key_pressed(Key::Escape));
        let mut asked = None;
        let room = ui.ctx().content_rect();
        egui::Window::new("Online map")
            .open(&mut open)
            .collapsible(false)
            .resizable(false)
            .default_pos(room.min + egui::vec2(size::LIBRARY + 64.0, size::TOP_BAR + 64.0))
            .show(ui.ctx(), |ui| {
                ui.set_width(WIDTH);
                // The buttons stay in a small window, too.
                let height = (room.height() - 180.0).max(160.0);
                ScrollArea::vertical().max_height(height).show(ui, |ui| self.content(ui, on));
                ui.add_space(10.0);
                asked = self.buttons(ui, on);
            });
        self.open &= open;
        asked
    }

    fn content(&mut self, ui: &mut Ui, on: bool) {
        let now = match on {
            true => "The map is online: tiles are fetched for what you look at.",
            false => {
                "Draws a map from a server over the built-in one. It is off: nothing is sent to anyone before you switch it on."
            }
        };
        wrapped(ui, now);
        parts::section(ui, "Who gives the map");
        let standard = format!("OpenStreetMap, its standard tiles ({})", online::STANDARD_HOST);
        let custom = &mut self.draft.custom;
        outlined(ui, |ui| {
            ui.radio_value(custom, false, standard);
            ui.radio_value(custom, true, "Another provider, by the address of its tiles");
        });
        if self.draft.custom {
            field(
                ui,
                "Tile address",
                "https://example.org/{z}/{x}/{y}.png",
                400,
                &mut self.draft.address,
            );
            field(ui, "Credit", "what the provider asks for", CREDIT, &mut self.draft.credit);
        }
        let provider = provider(&self.draft);
        if let Err(error) = &provider {
            let color = theme::tokens(ui).accent;
            ui.add(Label::new(RichText::new(error.to_string()).color(color)).wrap());
        }
        parts::section(ui, "What is sent");
        wrapped(
            ui,
            "The numbers of the tiles in view, which tell what part of the world you look at, and your network address. Never a text, a name or what you search for.",
        );
        if provider.as_ref().is_ok_and(|provider| !provider.is_encrypted()) {
            wrapped(
                ui,
                "This address is not encrypted: others on the way can read which tiles you ask for, too.",
            );
        }
        parts::section(ui, "Terms");
        if provider.as_ref().map_or(!self.draft.custom, |it| it.host() == online::STANDARD_HOST) {
            let terms = format!(
                "The OSMF Tile Usage Policy. The map is credited with “{}”. No bulk downloading; tiles are only for looking at, and heavy use may be stopped.",
                online::STANDARD_CREDIT
            );
            wrapped(ui, &terms);
            address(ui, online::POLICY);
        } else {
            wrapped(
                ui,
                "The provider has terms of its own. See that they allow what you do, and give the credit that they ask for.",
            );
        }
        ui.add_space(10.0);
        if let Some(folder) = &self.folder {
            let text = "Keep tiles on this computer, so that none is fetched twice";
            let keep = outlined(ui, |ui| ui.checkbox(&mut self.draft.keep, text));
            keep.on_hover_text(format!(
                "The policy asks for it. They are kept in {}, and tell who reads there what parts of the world were looked at.",
                folder.display()
            ));
        }
        let at_start = &mut self.draft.at_start;
        outlined(ui, |ui| ui.checkbox(at_start, "Switch it on at the next start, too"));
        parts::secondary(ui, "Pictures that you save show the built-in map.");
    }

    fn buttons(&mut self, ui: &mut Ui, on: bool) -> Option<Command> {
        let can = provider(&self.draft).is_ok();
        let mut asked = None;
        let button = |ui: &mut Ui, enabled: bool, name: &str| {
            let response = ui.add_enabled(enabled, egui::Button::new(name));
            theme::focus_ring(ui, &response, response.rect);
            response.clicked()
        };
        ui.horizontal(|ui| {
            if button(ui, can, if on { "Use these settings" } else { "Switch on" }) {
                asked = Some(Order::On(Box::new(self.draft.clone())));
            }
            if on && button(ui, true, "Switch off") {
                asked = Some(Order::Off);
            }
            if button(ui, true, if on { "Close" } else { "Not now" }) {
                self.open = false;
            }
            let kept = self.folder.as_ref().is_some_and(|folder| folder.exists());
            if kept && button(ui, true, "Delete kept tiles") {
                asked = Some(Order::Forget);
            }
        });
        asked.map(Command::Online)
    }
}

/// Whom the settings name.
fn provider(settings: &Online) -> Result<Provider, online::AddressError> {
    match settings.custom {
        true => Provider::new(&settings.address, &settings.credit),
        false => Ok(Provider::standard()),
    }
}

fn wrapped(ui: &mut Ui, text: &str) {
    ui.add(Label::new(text).wrap());
}

/// Boxes to tick, with an outline that is seen: what is agreed to must be plain.
fn outlined<R>(ui: &mut Ui, boxes: impl FnOnce(&mut Ui) -> R) -> R {
    let color = theme::tokens(ui).secondary;
    let shown = ui.scope(|ui| {
        ui.visuals_mut().widgets.inactive.bg_stroke.color = color;
        boxes(ui)
    });
    shown.inner
}

/// An address that can be copied: the program opens none.
fn address(ui: &mut Ui, address: &str) {
    ui.horizontal(|ui| {
        ui.add(Label::new(RichText::new(address).family(theme::medium())).selectable(true));
        if parts::quiet_link(ui, "Copy").clicked() {
            ui.ctx().copy_text(address.to_owned());
        }
    });
}

fn field(ui: &mut Ui, name: &str, hint: &str, limit: usize, text: &mut String) {
    let label = parts::secondary(ui, name);
    ui.add(
        TextEdit::singleline(text).hint_text(hint).char_limit(limit).desired_width(f32::INFINITY),
    )
    .labelled_by(label.id);
}
