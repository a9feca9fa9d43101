//! The columns of a sheet as the user has them: which, in which order, how wide; and the words for
//! what stands in them.

use serde::{Deserialize, Serialize};

use crate::base::with_commas;
use crate::query::Thing;
use crate::query::table::{Column, Sheet, Told, Value};
use crate::ui::words;

/// The narrowest and the widest a column can be drawn, in points.
pub const WIDTHS: std::ops::RangeInclusive<f32> = 40.0..=900.0;

/// One column as it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Placed {
    pub column: Column,
    pub width: f32,
    pub shown: bool,
}

/// The same as the settings keep it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Kept {
    column: String,
    width: f32,
    shown: bool,
}

/// The usual columns of a sheet.
pub fn usual(sheet: Sheet) -> Vec<Placed> {
    let place = |(nth, &column): (usize, &Column)| Placed {
        column,
        width: usual_width(column),
        shown: nth < sheet.usual(),
    };
    sheet.columns().iter().enumerate().map(place).collect()
}

/// From the settings; what they do not know comes last, hidden as at first.
pub fn of_kept(sheet: Sheet, kept: &[Kept]) -> Vec<Placed> {
    let mut rest = usual(sheet);
    let mut placed = Vec::with_capacity(rest.len());
    for one in kept {
        let Some(at) = rest.iter().position(|other| word(other.column) == one.column) else {
            continue;
        };
        let width = if one.width.is_finite() { one.width } else { rest[at].width };
        let width = width.clamp(*WIDTHS.start(), *WIDTHS.end());
        placed.push(Placed { width, shown: one.shown, ..rest.remove(at) });
    }
    if placed.is_empty() {
        return rest;
    }
    placed.extend(rest.into_iter().map(|other| Placed { shown: false, ..other }));
    if placed.iter().all(|column| !column.shown) {
        placed[0].shown = true;
    }
    placed
}

pub fn kept(placed: &[Placed]) -> Vec<Kept> {
    let keep = |one: &Placed| Kept {
        column: word(one.column).to_owned(),
        width: one.width.round(),
        shown: one.shown,
    };
    placed.iter().map(keep).collect()
}

/// What a sheet is called.
pub const fn sheet_name(sheet: Sheet) -> &'static str {
    match sheet {
        Sheet::Events => "Events",
        Sheet::Places => "Places",
        Sheet::Actors => "Actors",
        Sheet::Texts => "Texts",
    }
}

/// What a sheet is called in the settings.
pub const fn sheet_word(sheet: Sheet) -> &'static str {
    match sheet {
        Sheet::Events => "events",
        Sheet::Places => "places",
        Sheet::Actors => "actors",
        Sheet::Texts => "texts",
    }
}

/// The heading of a column.
pub const fn name(column: Column) -> &'static str {
    match column {
        Column::Date => "Date",
        Column::What => "What",
        Column::Type => "Type",
        Column::Mode => "Mode",
        Column::Who => "Who",
        Column::Whom => "To whom",
        Column::Where => "Where",
        Column::Modality => "Modality",
        Column::Reports => "Sources",
        Column::Confidence => "Confidence",
        Column::Name => "Name",
        Column::Kind => "Kind",
        Column::Country => "Country",
        Column::Roles => "Offices",
        Column::Mentions => "Mentions",
        Column::Texts => "Texts",
        Column::Events => "Events",
        Column::Latitude => "Latitude",
        Column::Longitude => "Longitude",
        Column::Title => "Title",
        Column::Publisher => "Publisher",
        Column::Author => "Author",
        Column::Language => "Language",
        Column::Path => "File",
        Column::Id => "Id",
    }
}

/// What a column is called in the settings: the same from version to version.
const fn word(column: Column) -> &'static str {
    match column {
        Column::Date => "date",
        Column::What => "what",
        Column::Type => "type",
        Column::Mode => "mode",
        Column::Who => "who",
        Column::Whom => "whom",
        Column::Where => "where",
        Column::Modality => "modality",
        Column::Reports => "reports",
        Column::Confidence => "confidence",
        Column::Name => "name",
        Column::Kind => "kind",
        Column::Country => "country",
        Column::Roles => "roles",
        Column::Mentions => "mentions",
        Column::Texts => "texts",
        Column::Events => "events",
        Column::Latitude => "latitude",
        Column::Longitude => "longitude",
        Column::Title => "title",
        Column::Publisher => "publisher",
        Column::Author => "author",
        Column::Language => "language",
        Column::Path => "path",
        Column::Id => "id",
    }
}

/// In points; the usual columns of events have just room in a window of the usual size.
const fn usual_width(column: Column) -> f32 {
    match column {
        Column::Name => 200.0,
        Column::Title => 250.0,
        Column::What => 134.0,
        Column::Who | Column::Where => 142.0,
        Column::Whom => 112.0,
        Column::Roles | Column::Path | Column::Id => 210.0,
        Column::Date => 108.0,
        Column::Publisher | Column::Author | Column::Kind => 130.0,
        Column::Modality | Column::Type | Column::Mode => 84.0,
        Column::Confidence => 92.0,
        Column::Country | Column::Language => 76.0,
        Column::Reports => 64.0,
        Column::Mentions | Column::Texts | Column::Events => 74.0,
        Column::Latitude | Column::Longitude => 86.0,
    }
}

/// How wide the columns that are shown are drawn in so much room, in their order: as long as they
/// have their usual widths, what room is left goes to those with words in them.
pub fn drawn(placed: &[Placed], room: f32) -> Vec<f32> {
    let shown: Vec<&Placed> = placed.iter().filter(|one| one.shown).collect();
    let total: f32 = shown.iter().map(|one| one.width).sum();
    let usual = shown.iter().all(|one| one.width == usual_width(one.column));
    let worded = |one: &Placed| !is_numeric(one.column) && one.width > 90.0;
    let words: f32 = shown.iter().filter(|one| worded(one)).map(|one| one.width).sum();
    if !usual || room <= total || words == 0.0 {
        return shown.iter().map(|one| one.width).collect();
    }
    let factor = 1.0 + (room - total) / words;
    shown.iter().map(|one| if worded(one) { one.width * factor } else { one.width }).collect()
}

/// Whether numbers stand in it, which are set from the right.
pub const fn is_numeric(column: Column) -> bool {
    matches!(
        column,
        Column::Reports
            | Column::Mentions
            | Column::Texts
            | Column::Events
            | Column::Confidence
            | Column::Latitude
            | Column::Longitude
    )
}

/// What stands in a cell, for people.
pub fn shown(told: Told<'_>, row: Thing, column: Column) -> String {
    let atlas = told.atlas;
    if let (Thing::Event(ix), Column::What) = (row, column) {
        return words::event_words(atlas, ix);
    }
    match row.value(told, column) {
        Value::Nothing => String::new(),
        Value::Text(text) => text.into_owned(),
        Value::Names(names) => {
            let names: Vec<&str> = names.iter().map(|&ix| atlas.entity(ix).name.as_str()).collect();
            names.join(", ")
        }
        Value::Kind(kind) => words::kind(kind).to_owned(),
        Value::Feature(feature) => words::feature(feature).to_owned(),
        Value::Type(event) => words::event_type(event).to_owned(),
        Value::Modality(modality) => words::modality(modality).to_owned(),
        Value::Date(date) => words::date(date),
        Value::Count(count) => with_commas(u64::from(count)),
        Value::Share(share) => format!("{share:.2}"),
        Value::Degrees(degrees) => format!("{degrees:.2}"),
    }
}

/// The same for other programs: dates in EDTF, numbers without commas, types by their codes.
pub fn exchanged(told: Told<'_>, row: Thing, column: Column) -> String {
    let atlas = told.atlas;
    match row.value(told, column) {
        Value::Date(date) => date.to_string(),
        Value::Count(count) => count.to_string(),
        Value::Type(event) => event.code().to_owned(),
        Value::Degrees(degrees) => format!("{degrees}"),
        Value::Names(names) => {
            let names: Vec<&str> = names.iter().map(|&ix| atlas.entity(ix).name.as_str()).collect();
            names.join("; ")
        }
        _ => shown(told, row, column),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_come_back_as_they_were_left() {
        let mut placed = usual(Sheet::Events);
        placed.swap(0, 3);
        placed[1].width = 333.0;
        placed[2].shown = false;
        let text = serde_json::to_string(&kept(&placed)).unwrap();
        let read: Vec<Kept> = serde_json::from_str(&text).unwrap();
        assert_eq!(of_kept(Sheet::Events, &read), placed);
    }

    #[test]
    fn unknown_and_missing_columns_do_no_harm() {
        let odd = r#"[{"column":"colour","width":5,"shown":true},
                      {"column":"who","width":1e9,"shown":false}]"#;
        let read: Vec<Kept> = serde_json::from_str(odd).unwrap();
        let placed = of_kept(Sheet::Events, &read);
        assert_eq!(placed.len(), Sheet::Events.columns().len());
        assert_eq!((placed[0].column, placed[0].width), (Column::Who, *WIDTHS.end()));
        assert!(placed.iter().any(|column| column.shown));
    }

    #[test]
    fn usual_columns_fill_the_room_and_changed_ones_stay() {
        let mut placed = usual(Sheet::Events);
        let least: f32 = drawn(&placed, 0.0).iter().sum();
        assert!(least <= 790.0, "{least} is more than the pane has in a window of the usual size");
        assert!((drawn(&placed, 1900.0).iter().sum::<f32>() - 1900.0).abs() < 0.1);
        placed[1].width = 300.0;
        let changed: f32 = placed.iter().filter(|one| one.shown).map(|one| one.width).sum();
        assert_eq!(drawn(&placed, 1900.0).iter().sum::<f32>(), changed);
    }

    #[test]
    fn every_column_has_a_word_of_its_own() {
        for sheet in Sheet::ALL {
            let mut all: Vec<&str> = sheet.columns().iter().map(|&column| word(column)).collect();
            all.sort_unstable();
            all.dedup();
            assert_eq!(all.len(), sheet.columns().len());
        }
    }
}
