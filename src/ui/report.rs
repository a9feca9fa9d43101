//! What the last import came to: every file that was skipped or failed, with its reason.

use egui::{Key, RichText, ScrollArea, Ui};

use super::theme::{self, size};
use super::{parts, words};
use crate::base::with_commas;
use crate::pipeline::Report;

/// The page, and which of its lists is shown.
#[derive(Default)]
pub struct ReportPage {
    pub open: bool,
    skipped: bool,
}

impl ReportPage {
    pub fn ui(&mut self, ui: &Ui, report: Option<&Report>) {
        if !self.open {
            return;
        }
        let mut open = self.open;
        if ui.input(|input| input.key_pressed(Key::Escape)) {
            open = false;
        }
        egui::Window::new("What was read")
            .open(&mut open)
            .collapsible(false)
            .default_size([640.0, 420.0])
            .show(ui.ctx(), |ui| match report {
                Some(report) => self.content(ui, report),
                None => {
                    parts::secondary(ui, "Nothing was imported yet. Open a folder (Ctrl+O).");
                }
            });
        self.open = open;
    }

    fn content(&mut self, ui: &mut Ui, report: &Report) {
        ui.label(report.summary());
        let pace = report.documents as f64 / report.seconds.max(1e-3);
        if report.documents > 0 {
            let line = format!(
                "{} in {:.1} s, {} a second",
                words::count(report.documents, "text", "texts"),
                report.seconds,
                with_commas(pace.round() as u64)
            );
            parts::secondary(ui, line);
        }
        ui.add_space(6.0);
        ui.horizontal(|ui| {
            let failed = format!("Failed {}", with_commas(report.failed.len() as u64));
            let skipped = format!("Skipped {}", with_commas(report.skipped.len() as u64));
            ui.selectable_value(&mut self.skipped, false, failed);
            ui.selectable_value(&mut self.skipped, true, skipped);
        });
        let list = if self.skipped { &report.skipped } else { &report.failed };
        if list.is_empty() {
            let what = if self.skipped { "No file was left out." } else { "Every file was read." };
            parts::secondary(ui, what);
            return;
        }
        if ui.button("Copy the list").clicked() {
            let lines: Vec<String> =
                list.iter().map(|(path, reason)| format!("{path}\t{reason}")).collect();
            ui.ctx().copy_text(lines.join("\n"));
        }
        ui.add_space(4.0);
        ScrollArea::vertical().auto_shrink(false).show_rows(ui, 40.0, list.len(), |ui, rows| {
            for (path, reason) in &list[rows] {
                ui.add(egui::Label::new(RichText::new(path).family(theme::medium())).truncate())
                    .on_hover_text(path);
                let color = theme::tokens(ui).secondary;
                let reason = RichText::new(reason).size(size::SMALL + 0.5).color(color);
                ui.add(egui::Label::new(reason).truncate()).on_hover_text(reason_of(list, path));
            }
        });
    }
}

fn reason_of<'a>(list: &'a [(String, String)], path: &str) -> &'a str {
    list.iter().find(|(other, _)| other == path).map_or("", |(_, reason)| reason)
}
