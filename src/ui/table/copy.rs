//! Rows as tab-separated text, each with the sentence it rests on and where that stands.

use super::columns::{exchanged, name};
use crate::atlas::Atlas;
use crate::base::one_line;
use crate::query::Thing;
use crate::query::table::{Column, Told};

/// Columns that say where a row comes from.
const CITATION: [&str; 8] = [
    "Sentence",
    "Text",
    "Text publisher",
    "Text date",
    "Page",
    "Paragraph",
    "Text file",
    "Text id",
];

/// A heading and one line for each row, as spreadsheets paste it; `go_on` is asked now and then.
/// `None` when it said no.
pub fn tsv(
    told: Told<'_>,
    columns: &[Column],
    rows: impl Iterator<Item = Thing>,
    go_on: &dyn Fn() -> bool,
) -> Option<String> {
    let heads = columns.iter().map(|&column| name(column).to_owned());
    let mut text = line(heads.chain(CITATION.map(str::to_owned)));
    for (nth, row) in rows.enumerate() {
        if nth % 256 == 0 && !go_on() {
            return None;
        }
        let cells = columns.iter().map(|&column| exchanged(told, row, column));
        text.push_str(&line(cells.chain(citation(told.atlas, row))));
    }
    Some(text)
}

fn citation(atlas: &Atlas, row: Thing) -> [String; 8] {
    let evidence = row.evidence(atlas);
    let document = match (evidence, row) {
        (Some(evidence), _) => evidence.document,
        (None, Thing::Text(ix)) => ix,
        (None, _) => return Default::default(),
    };
    let text = atlas.read(document);
    let (sentence, page, paragraph) = evidence.map_or_else(Default::default, |evidence| {
        let nth = text.sentence_at(evidence.sentence.start);
        let paragraph = nth.map(|nth| (text.sentences[nth].paragraph + 1).to_string());
        let page = text.page_at(evidence.sentence.start).map(|page| page.to_string());
        let sentence = evidence.sentence.of(&text.text).to_owned();
        (sentence, page.unwrap_or_default(), paragraph.unwrap_or_default())
    });
    [
        sentence,
        text.title.clone(),
        text.publisher.clone().unwrap_or_default(),
        text.date.as_ref().map(|known| known.date.to_string()).unwrap_or_default(),
        page,
        paragraph,
        text.path.clone().unwrap_or_default(),
        text.id.to_string(),
    ]
}

/// Cells with tabs between; white space inside them folds, so that a line stays one. What a
/// spreadsheet would take for a formula gets an apostrophe before it, which makes it text.
fn line(cells: impl Iterator<Item = String>) -> String {
    let mut line = cells.map(|cell| plain(&cell)).collect::<Vec<_>>().join("\t");
    line.push('\n');
    line
}

fn plain(cell: &str) -> String {
    let folded = one_line(cell);
    let formula = folded.starts_with(['=', '+', '@']);
    let negative = folded.starts_with('-') && folded.parse::<f64>().is_err();
    if formula || negative { format!("'{folded}") } else { folded }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::table::Sheet;
    use crate::ui::table::source::Asked;

    #[test]
    fn every_row_is_one_line_with_its_source() {
        let session = crate::session::Session::on_seeds();
        let asked = Asked { atlas: &session.atlas, filtered: &session.filtered };
        for sheet in Sheet::ALL {
            let columns = sheet.columns();
            let rows = sheet.rows(&session.atlas, true);
            let text = tsv(asked.told(), columns, rows.iter().copied(), &|| true).unwrap();
            let lines: Vec<&str> = text.lines().collect();
            assert_eq!(lines.len(), rows.len() + 1);
            for line in &lines {
                assert_eq!(line.split('\t').count(), columns.len() + CITATION.len(), "{line}");
            }
            // Every event is quoted, from a text that has a title.
            if sheet == Sheet::Events {
                for line in &lines[1..] {
                    let cells: Vec<&str> = line.split('\t').collect();
                    assert!(
                        !cells[columns.len()].is_empty() && !cells[columns.len() + 1].is_empty()
                    );
                }
            }
        }
    }

    #[test]
    fn nothing_becomes_a_formula() {
        for (cell, expected) in [
            ("a\tb\nc", "a b c"),
            ("=1+1", "'=1+1"),
            ("+49", "'+49"),
            ("-12.5", "-12.5"),
            ("- said", "'- said"),
            ("@home", "'@home"),
        ] {
            assert_eq!(plain(cell), expected);
        }
    }

    #[test]
    fn a_copy_that_is_called_off_gives_nothing() {
        let session = crate::session::Session::on_seeds();
        let asked = Asked { atlas: &session.atlas, filtered: &session.filtered };
        let rows = Sheet::Events.rows(&session.atlas, false);
        assert!(tsv(asked.told(), &[Column::Date], rows.into_iter(), &|| false).is_none());
    }
}
