//! Which rows are shown, and in which order.

use std::sync::Arc;

use rayon::prelude::*;

use super::keys::NOTHING;
use super::{Column, Keys, Lexicon, Thing, Told};
use crate::atlas::{Atlas, EventIx};
use crate::query::names::key as fold;

/// By which column rows are sorted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sort {
    pub column: Column,
    pub descending: bool,
}

/// What is asked for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Wanted {
    /// Only rows in which every word stands, whatever its case and accents.
    pub text: String,
    /// The first counts most; rows that are equal in all stay in reading order.
    pub sorts: Vec<Sort>,
}

/// The rows that are asked for and that the filter shows, as places in `rows`. `keys` gives the
/// keys of a column.
pub fn order(
    told: Told<'_>,
    lexicon: &Lexicon,
    rows: &[Thing],
    wanted: &Wanted,
    keys: &dyn Fn(Column) -> Arc<Keys>,
    associative: bool,
) -> Vec<u32> {
    let all = (0..rows.len() as u32).into_par_iter();
    let mut order: Vec<u32> =
        all.filter(|&nth| rows[nth as usize].is_shown(told, associative)).collect();
    for word in fold(&wanted.text).split_whitespace() {
        keep(told.atlas, lexicon, rows, &mut order, word, keys);
    }
    let sorts: Vec<(Arc<Keys>, bool)> =
        wanted.sorts.iter().map(|sort| (keys(sort.column), sort.descending)).collect();
    if !sorts.is_empty() {
        order.par_sort_by(|&a, &b| {
            let mut compared = std::cmp::Ordering::Equal;
            for (keys, descending) in &sorts {
                let (a, b) = (keys.key(a as usize), keys.key(b as usize));
                compared = match (a == NOTHING || b == NOTHING, descending) {
                    (false, true) => b.cmp(&a),
                    _ => a.cmp(&b),
                };
                if compared.is_ne() {
                    break;
                }
            }
            compared
        });
    }
    order
}

/// Keeps the rows that hold a word, in the columns in which people look for it.
fn keep(
    atlas: &Atlas,
    lexicon: &Lexicon,
    rows: &[Thing],
    order: &mut Vec<u32>,
    word: &str,
    keys: &dyn Fn(Column) -> Arc<Keys>,
) {
    let worded: &[Column] = match rows.first() {
        None => return,
        Some(Thing::Event(_)) => &[Column::What, Column::Mode],
        Some(Thing::Entity(_)) => &[Column::Roles],
        Some(Thing::Text(_)) => &[Column::Title, Column::Publisher, Column::Author, Column::Path],
    };
    let worded: Vec<(Arc<Keys>, Vec<bool>)> = worded
        .iter()
        .map(|&column| {
            let keys = keys(column);
            let matching = keys.matching(word);
            (keys, matching)
        })
        .collect();
    let names = lexicon.matching(word);
    let named = |ix: crate::atlas::EntityIx| names[ix.0 as usize];
    let of_event = |ix: EventIx| {
        let (_, event) = atlas.event(ix);
        let actors = event.participants.iter().filter_map(|p| p.entity.as_ref());
        actors.chain(&event.places).filter_map(|id| atlas.find(id)).any(named)
    };
    *order = std::mem::take(order)
        .into_par_iter()
        .filter(|&nth| {
            let said = worded.iter().any(|(keys, matching)| {
                let key = keys.key(nth as usize);
                key != NOTHING && matching[key as usize]
            });
            said || match rows[nth as usize] {
                Thing::Event(ix) => of_event(ix),
                Thing::Entity(ix) => named(ix),
                Thing::Text(_) => false,
            }
        })
        .collect();
}
