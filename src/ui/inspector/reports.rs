//! The reports of a selected event side by side: where they differ, and what each says.

use std::sync::Arc;

use egui::Ui;

use super::{Context, evidence};
use crate::atlas::{Atlas, Differing, DocIx, EventIx, OccurrenceIx};
use crate::session::Action;
use crate::ui::{map, parts, words};

/// How often the event is told, where that is more than once.
pub(super) fn chips(ui: &mut Ui, atlas: &Atlas, ix: EventIx) {
    let (sources, copies) = told_by(atlas, atlas.occurrence_of(ix));
    if sources > 1 {
        parts::chip(ui, &words::count(sources, "source", "sources"))
            .on_hover_text("Texts that tell of it, joined by rule; copies of one text count once");
    }
    if copies > 0 {
        parts::chip(ui, &format!("{} counted once", words::count(copies, "copy", "copies")));
    }
}

/// Where reports differ, and all their sentences.
pub(super) fn ui(ui: &mut Ui, context: &mut Context<'_>, atlas: &Arc<Atlas>, ix: EventIx) {
    let occurrence = atlas.occurrence_of(ix);
    let dates = shown(atlas.differing_dates(occurrence), |&date| words::date(date));
    let places = shown(atlas.differing_places(occurrence), |places| {
        let names: Vec<&str> =
            places.iter().map(|&place| atlas.entity(place).name.as_str()).collect();
        names.join(", ")
    });
    let numbers = shown(atlas.differing_numbers(occurrence), |numbers| words::numbers(numbers));
    for (heading, values) in [
        ("Dates in the reports", dates),
        ("Places in the reports", places),
        ("Numbers in the reports", numbers),
    ] {
        if values.is_empty() {
            continue;
        }
        parts::section(ui, heading);
        for Differing { value, reports } in values {
            ui.label(value);
            for report in reports {
                source(ui, context, atlas, report);
            }
            ui.add_space(4.0);
        }
    }
    let reports = atlas.independent_reports(occurrence);
    let heading = if reports.len() > 1 { "Reports" } else { "Sentence" };
    // The report that was chosen is always among those shown, also if it stands in a copy.
    let chosen = Some(ix).filter(|ix| !reports.contains(ix));
    let told = reports.iter().copied().chain(chosen).map(|report| atlas.event_evidence(report));
    evidence::list(ui, context, heading, &evidence::by_sentence(told));
    let copies: Vec<DocIx> = atlas.copies(atlas.event(ix).0).to_vec();
    if copies.len() > 1 {
        parts::section(ui, "Copies of this text");
        for copy in copies {
            parts::secondary(ui, cited(atlas, copy));
        }
    }
}

/// How many texts tell of an event, copies counted once, and how many copies there are besides.
fn told_by(atlas: &Atlas, occurrence: OccurrenceIx) -> (usize, usize) {
    let mut documents: Vec<DocIx> =
        atlas.reports(occurrence).iter().map(|&report| atlas.event(report).0).collect();
    documents.sort();
    documents.dedup();
    let sources = atlas.independent(documents.iter().copied());
    (sources, documents.len() - sources)
}

fn shown<T>(values: Vec<Differing<T>>, words: impl Fn(&T) -> String) -> Vec<Differing<String>> {
    let of = |told: Differing<T>| Differing { value: words(&told.value), reports: told.reports };
    values.into_iter().map(of).collect()
}

/// Who says so; a click opens the text there.
fn source(ui: &mut Ui, context: &mut Context<'_>, atlas: &Atlas, report: EventIx) {
    let (document, _) = atlas.event(report);
    ui.horizontal(|ui| {
        ui.add_space(12.0);
        if parts::quiet_link(ui, &cited(atlas, document)).clicked() {
            context.actions.push(Action::Read(atlas.event_evidence(report)));
        }
    });
}

fn cited(atlas: &Atlas, document: DocIx) -> String {
    let document = atlas.document(document);
    let mut from = vec![map::shortened(&document.title, 48)];
    from.extend(document.publisher.clone());
    from.extend(document.date.as_ref().map(|known| words::date(known.date)));
    from.join(" · ")
}
