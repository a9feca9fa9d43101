//! Rows of the sample articles: sorted both ways, filtered, and the same each time.

use std::sync::Arc;

use super::*;
use crate::gazetteer::Gazetteer;

struct Fixture {
    atlas: Atlas,
    columns: Columns,
    shown: Shown,
    lexicon: Lexicon,
}

impl Fixture {
    fn new() -> Self {
        let read = crate::corpus::seeds().into_iter().map(|document| {
            let extraction = crate::extraction::extract(&document, Gazetteer::embedded());
            (document, extraction)
        });
        let atlas = Atlas::new(read);
        let columns = Columns::new(&atlas);
        let shown = Shown::all(&columns);
        let lexicon = Lexicon::new(&atlas);
        Self { atlas, columns, shown, lexicon }
    }

    fn told(&self) -> Told<'_> {
        let (atlas, columns, shown) = (&self.atlas, &self.columns, &self.shown);
        Told { atlas, columns, shown, unfiltered: false }
    }

    fn rows(&self, sheet: Sheet, text: &str, sorts: &[(Column, bool)]) -> Vec<Thing> {
        let rows = sheet.rows(&self.atlas, false);
        let sorts = sorts.iter().map(|&(column, descending)| Sort { column, descending }).collect();
        let wanted = Wanted { text: text.to_owned(), sorts };
        let keys = |column| Arc::new(Keys::new(self.told(), &self.lexicon, &rows, column));
        let order = order(self.told(), &self.lexicon, &rows, &wanted, &keys, false);
        order.into_iter().map(|nth| rows[nth as usize]).collect()
    }
}

fn first_day(told: Told<'_>, row: Thing) -> Option<jiff::civil::Date> {
    match row.value(told, Column::Date) {
        Value::Date(date) => Some(date.first()),
        _ => None,
    }
}

#[test]
fn dates_sort_both_ways_and_the_undated_come_last() {
    let it = Fixture::new();
    let all = it.rows(Sheet::Events, "", &[]);
    for descending in [false, true] {
        let rows = it.rows(Sheet::Events, "", &[(Column::Date, descending)]);
        assert_eq!(rows.len(), all.len());
        let days: Vec<_> = rows.iter().map(|&row| first_day(it.told(), row)).collect();
        let dated: Vec<_> = days.iter().flatten().collect();
        assert!(dated.len() > 10 && dated.len() < days.len(), "both kinds are in the texts");
        assert!(days[..dated.len()].iter().all(Option::is_some));
        assert!(dated.windows(2).all(|pair| if descending {
            pair[0] >= pair[1]
        } else {
            pair[0] <= pair[1]
        }));
    }
}

#[test]
fn rows_that_are_equal_stay_in_reading_order() {
    let it = Fixture::new();
    let rows = it.rows(Sheet::Events, "", &[(Column::Modality, false), (Column::Type, true)]);
    let key = |row: Thing| match (
        row.value(it.told(), Column::Modality),
        row.value(it.told(), Column::Type),
    ) {
        (Value::Modality(modality), Value::Type(event)) => (modality, std::cmp::Reverse(event)),
        other => panic!("{other:?}"),
    };
    for pair in rows.windows(2) {
        assert!((key(pair[0]), pair[0]) < (key(pair[1]), pair[1]));
    }
}

#[test]
fn names_and_words_sort_as_in_the_alphabet() {
    let it = Fixture::new();
    for (sheet, column) in [
        (Sheet::Places, Column::Name),
        (Sheet::Texts, Column::Title),
        (Sheet::Events, Column::What),
    ] {
        let rows = it.rows(sheet, "", &[(column, false)]);
        let text = |row: &Thing| match row.value(it.told(), column) {
            Value::Text(text) => crate::query::names::key(&text),
            other => panic!("{other:?}"),
        };
        let texts: Vec<String> = rows.iter().map(text).collect();
        assert!(texts.len() > 3 && texts.is_sorted(), "{texts:?}");
    }
}

#[test]
fn every_column_of_every_sheet_keeps_all_rows() {
    let it = Fixture::new();
    for sheet in Sheet::ALL {
        let mut all = it.rows(sheet, "", &[]);
        all.sort();
        assert!(!all.is_empty());
        assert!(sheet.usual() <= sheet.columns().len());
        for &column in sheet.columns() {
            for descending in [false, true] {
                let rows = it.rows(sheet, "", &[(column, descending)]);
                assert_eq!(rows, it.rows(sheet, "", &[(column, descending)]));
                let mut sorted = rows;
                sorted.sort();
                assert_eq!(sorted, all, "{sheet:?} {column:?}");
            }
        }
    }
}

#[test]
fn a_filter_looks_at_names_and_words() {
    let it = Fixture::new();
    let all = it.rows(Sheet::Events, "", &[]).len();
    for text in ["okhotsk", "Drills", "BLAIR", "russia china"] {
        let rows = it.rows(Sheet::Events, text, &[]);
        assert!(!rows.is_empty() && rows.len() < all, "{text}: {} of {all}", rows.len());
        for word in text.to_lowercase().split_whitespace() {
            for &row in &rows {
                let held = [Column::What, Column::Who, Column::Whom, Column::Where, Column::Mode]
                    .into_iter()
                    .any(|column| match row.value(it.told(), column) {
                        Value::Text(text) => text.to_lowercase().contains(word),
                        Value::Names(names) => names
                            .iter()
                            .any(|&ix| it.atlas.entity(ix).name.to_lowercase().contains(word)),
                        _ => false,
                    });
                // Other participants have no column of their own.
                let Thing::Event(ix) = row else { panic!("{row:?}") };
                let (_, event) = it.atlas.event(ix);
                let other = event.participants.iter().any(|told| {
                    let named = told.entity.as_ref().and_then(|id| it.atlas.find(id));
                    named.is_some_and(|ix| it.atlas.entity(ix).name.to_lowercase().contains(word))
                });
                assert!(held || other, "{word} is not in {row:?}");
            }
        }
    }
    assert!(it.rows(Sheet::Events, "zanzibar", &[]).is_empty());
    assert_eq!(it.rows(Sheet::Places, "sea okh", &[]).len(), 1);
}
