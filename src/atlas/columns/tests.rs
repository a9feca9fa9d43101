//! Counting anew and counting what changed end in the same numbers; copies and reports of one
//! event count once.

use std::sync::Arc;

use proptest::prelude::*;

use super::sample::{columns, document, mention, report};
use super::*;

fn weight(shown: &Shown, columns: &Columns, entity: u32) -> Weight {
    shown.weight(columns, EntityIx(entity))
}

#[test]
fn reports_of_one_event_count_once_and_so_do_copies() {
    let text = |nth: u32, first: u32, literal: usize| {
        let mentions = (0..literal).map(|at| mention(at, 0, true)).collect();
        let told = vec![report(0, "2024-09-08", &[0], &[4]), report(nth + 1, "2024", &[0], &[])];
        DocumentRow { text_of: first, ..document(nth, "2024-09-09", told, mentions) }
    };
    // The second is a copy of the first that names the place once more.
    let columns = columns(vec![text(0, 0, 2), text(1, 0, 3), text(2, 2, 1)]);
    let shown = Shown::all(&columns);
    let place = Weight { mentions: 4, literal: 4, events: 4, at: 4 };
    assert_eq!(weight(&shown, &columns, 0), place);
    assert_eq!(weight(&shown, &columns, 4), Weight { events: 1, ..Weight::default() });
    let totals = shown.totals();
    assert_eq!((totals.documents, totals.reports, totals.occurrences), (3, 6, 4));
    assert_eq!((totals.mentions, totals.places(), totals.actors()), (6, 1, 1));
    // Without the fuller copy the other one counts.
    let mut passing = Passing::all(&columns);
    passing.documents.set(1, false);
    for report in columns.reports_in(DocIx(1)) {
        passing.reports.set(report, false);
    }
    let shown = Shown::new(&columns, passing);
    assert_eq!(weight(&shown, &columns, 0), Weight { mentions: 3, literal: 3, events: 3, at: 3 });
    assert!(!shown.document(DocIx(1)));
}

#[test]
fn a_mention_goes_with_the_reports_of_its_sentence() {
    let told = vec![report(0, "2024", &[0], &[4])];
    let mentions = vec![mention(0, 1, true), mention(5, 2, true)];
    let columns = columns(vec![document(0, "", told, mentions)]);
    let mut passing = Passing::all(&columns);
    passing.reports.set(0, false);
    let shown = Shown::new(&columns, passing.clone());
    assert!(!shown.mention(&columns, DocIx(0), MentionIx(0)));
    assert!(shown.mention(&columns, DocIx(0), MentionIx(1)));
    assert!(!shown.entity(&columns, EntityIx(1)) && shown.entity(&columns, EntityIx(2)));
    passing.reports.set(0, true);
    passing.documents.set(0, false);
    let shown = Shown::new(&columns, passing);
    assert!(shown.mention(&columns, DocIx(0), MentionIx(0)));
    assert!(!shown.mention(&columns, DocIx(0), MentionIx(1)));
}

#[test]
fn what_a_report_names_is_found_both_ways() {
    let told = vec![report(0, "2024", &[1, 0], &[4, 0]), report(1, "", &[], &[6, 4])];
    let columns = columns(vec![document(0, "", told, Vec::new())]);
    let named: Vec<_> = columns.named(EventIx(0)).collect();
    assert_eq!(named, [(EntityIx(0), true), (EntityIx(1), true), (EntityIx(4), false)]);
    let naming: Vec<_> = columns.naming(EntityIx(4)).collect();
    assert_eq!(naming, [(EventIx(0), false), (EventIx(1), false)]);
    assert_eq!(columns.find(&Id::new("test:6")), Some(EntityIx(6)));
    assert!(columns.days(EventIx(1)).is_none() && columns.days(EventIx(0)).count() == 366);
}

/// Any small corpus: texts with copies, events told by several, sentences shared by reports.
fn any_columns() -> impl Strategy<Value = Columns> {
    let told = (0_u32..6, 0_u32..4, 4_u32..7, 0_usize..4);
    let named = (0_usize..6, 0_u32..7, any::<bool>(), any::<bool>());
    let text =
        (proptest::collection::vec(told, 0..5), proptest::collection::vec(named, 0..8), 0_u32..3);
    proptest::collection::vec(text, 1..6).prop_map(|texts| {
        let mut documents: Vec<DocumentRow> = Vec::new();
        for (nth, (told, mut named, copy)) in (0_u32..).zip(texts) {
            let reports = told.into_iter().map(|(occurrence, place, actor, at)| ReportRow {
                sentence: sample::sentence(at),
                ..report(occurrence, "2024", &[place], &[actor])
            });
            named.sort_unstable();
            let mentions = named.into_iter().map(|(at, entity, literal, furniture)| MentionRow {
                furniture,
                ..mention(at, entity, literal)
            });
            let made = document(nth, "2024", reports.collect(), mentions.collect());
            // The first of a text is its own.
            let text_of = documents.get(copy as usize).map_or(nth, |first| first.text_of);
            documents.push(DocumentRow { text_of, ..made });
        }
        columns(documents)
    })
}

proptest! {
    #[test]
    fn what_changed_is_counted_as_if_anew(
        columns in any_columns(),
        steps in proptest::collection::vec(
            (any::<u64>(), any::<u64>(), any::<bool>(), proptest::option::of(any::<u64>())),
            1..6,
        ),
    ) {
        let mut shown = Arc::new(Shown::all(&columns));
        for (reports, documents, bare, mentions) in steps {
            let bits = |word, len: usize| Bits::from_words(vec![word], len);
            let mut passing = Passing::all(&columns);
            passing.reports = bits(reports, columns.reports());
            passing.documents = bits(documents, columns.documents());
            passing.bare = bare;
            passing.mentions = mentions.map(|word| Arc::new(bits(word, columns.mentions())));
            // However much changes: only what changed is looked at.
            let mut applied = Shown::clone(&shown);
            applied.passing.mentions = passing.mentions.clone();
            applied.recount(&columns);
            let was = std::mem::replace(&mut applied.passing, passing.clone());
            applied.apply(&columns, &was);
            applied.total(&columns);
            let anew = Shown::new(&columns, passing.clone());
            prop_assert_eq!(&applied, &anew);
            Shown::update(&mut shown, &mut None, &columns, passing);
            prop_assert_eq!(&*shown, &anew);
        }
    }
}
