//! The table's own state: where the keys lead, what is selected, what is sorted by.

use super::*;

fn table() -> (Context, Session, TablePanel) {
    (Context::default(), Session::on_seeds(), TablePanel::default())
}

fn order(it: &mut (Context, Session, TablePanel), order: Order) {
    let (ctx, session, table) = it;
    for action in table.order(ctx, order, session) {
        session.apply(action);
    }
}

fn go(rows: i64, extend: bool) -> Order {
    Order::Go { to: Step::Rows(rows), extend }
}

fn selected(it: &(Context, Session, TablePanel)) -> Vec<Target> {
    it.1.selected().iter().collect()
}

#[test]
fn arrows_walk_and_shift_selects_what_lies_between() {
    let mut it = table();
    order(&mut it, go(1, false));
    let first = selected(&it);
    assert_eq!(first.len(), 1);
    order(&mut it, go(1, false));
    order(&mut it, go(1, true));
    order(&mut it, go(1, true));
    let three = selected(&it);
    assert_eq!(three.len(), 3);
    assert!(!three.contains(&first[0]));
    order(&mut it, go(-1, true));
    assert_eq!(selected(&it), three[..2]);
    // Upward past where it began.
    for _ in 0..3 {
        order(&mut it, go(-1, true));
    }
    assert_eq!(selected(&it).last(), first.last());
    order(&mut it, Order::Go { to: Step::Last, extend: false });
    let last = selected(&it);
    order(&mut it, go(5, false));
    assert_eq!(selected(&it), last, "there is nothing below the last row");
}

#[test]
fn all_rows_are_those_that_the_filter_lets_through() {
    let mut it = table();
    it.2.sheets.get_mut(&Sheet::Events).unwrap().wanted.text = "okhotsk".to_owned();
    order(&mut it, Order::SelectAll);
    let some = selected(&it).len();
    assert!(some > 0 && some < it.1.atlas.occurrences());
    assert!(it.2.has_selected(&it.1));
    order(&mut it, Order::Show(Sheet::Texts));
    assert!(!it.2.has_selected(&it.1));
}

#[test]
fn a_second_sort_keeps_the_first_for_equals() {
    let mut state = SheetState::new(Sheet::Events);
    state.sort_by(Column::Who);
    state.sort_by(Column::Modality);
    let columns: Vec<Column> = state.wanted.sorts.iter().map(|sort| sort.column).collect();
    assert_eq!(columns, [Column::Modality, Column::Who, Column::Date]);
    state.sort_by(Column::Reports);
    assert_eq!(state.wanted.sorts.len(), 3);
    assert!(state.wanted.sorts[0].descending, "the most comes first where numbers stand");
    state.sort_by(Column::Reports);
    assert!(!state.wanted.sorts[0].descending);
}

#[test]
fn columns_move_before_others_and_to_the_end() {
    let mut state = SheetState::new(Sheet::Places);
    let shown = |state: &SheetState| -> Vec<Column> {
        state.columns.iter().filter(|it| it.shown).map(|it| it.column).collect()
    };
    let at_first = shown(&state);
    state.put(at_first[3], Some(at_first[0]));
    assert_eq!(shown(&state)[..2], [at_first[3], at_first[0]]);
    state.put(at_first[3], None);
    assert_eq!(shown(&state).last(), Some(&at_first[3]));
    let mut sorted = shown(&state);
    sorted.sort();
    let mut before = at_first;
    before.sort();
    assert_eq!(sorted, before);
}
