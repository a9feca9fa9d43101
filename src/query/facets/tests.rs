//! Each condition, and what it does to places and actors.

use std::sync::Arc;

use super::*;
use crate::atlas::columns::sample::{columns, days, document, mention, report};
use crate::atlas::columns::{DocumentRow, MentionRow, ReportRow};
use crate::atlas::{Columns, DocIx, EntityIx, EventIx};
use crate::base::{Bounds, LonLat};

/// Three texts. Place 0 has an attack, place 1 planned talks; sentence 7 of each text names a place
/// and tells of no event.
fn sample() -> Columns {
    let attack =
        ReportRow { event_type: EventType::Assault, ..report(0, "2024-09-08", &[0], &[4]) };
    let talks = ReportRow { modality: Modality::Planned, ..report(1, "2024-11", &[1], &[4, 5]) };
    let undated = report(2, "", &[1], &[6]);
    let rejected = ReportRow { status: Status::Rejected, ..report(3, "2024-09-08", &[3], &[6]) };
    let stands = MentionRow { actor: Some(5), ..mention(7, 0, false) };
    columns(vec![
        document(0, "2024-09-10", vec![attack], vec![mention(0, 4, false), mention(7, 2, true)]),
        DocumentRow {
            language: "ko".to_owned(),
            added: Some(1_000),
            ..document(1, "2024-10-01", vec![talks, undated], vec![mention(7, 3, true)])
        },
        document(2, "", vec![rejected], vec![stands]),
    ])
}

fn check(filter: Filter, reports: &[u32], documents: &[u32], entities: &[u32]) {
    let columns = sample();
    let shown = shown(&columns, &filter);
    let pick = |count: usize, is: &dyn Fn(u32) -> bool| -> Vec<u32> {
        (0..count as u32).filter(|&nth| is(nth)).collect()
    };
    let seen = pick(columns.reports(), &|nth| shown.report(EventIx(nth)));
    assert_eq!(seen, reports, "reports with {filter:?}");
    let seen = pick(columns.documents(), &|nth| shown.document(DocIx(nth)));
    assert_eq!(seen, documents, "documents with {filter:?}");
    let seen = pick(columns.entities(), &|nth| shown.entity(&columns, EntityIx(nth)));
    assert_eq!(seen, entities, "entities with {filter:?}");
}

#[test]
fn nothing_is_left_out_but_what_was_rejected() {
    check(Filter::default(), &[0, 1, 2], &[0, 1, 2], &[0, 1, 2, 3, 4, 5, 6]);
    let statuses = [Status::Rejected].into();
    check(Filter { statuses, ..Filter::default() }, &[3], &[2], &[3, 6]);
}

#[test]
fn types_and_modalities_leave_only_what_reports_tell() {
    let types = [EventType::Assault].into();
    check(Filter { types, ..Filter::default() }, &[0], &[0], &[0, 4]);
    let modalities = [Modality::Planned].into();
    check(Filter { modalities, ..Filter::default() }, &[1], &[1], &[1, 4, 5]);
}

#[test]
fn time_is_that_of_the_event_and_else_of_the_text() {
    let time = |window: &str, by, undated| {
        let time = Some(TimeFilter { days: days(window), by, undated });
        Filter { time, ..Filter::default() }
    };
    let event = DateOf::Event;
    check(time("2024-09-08", event, false), &[0], &[0], &[0, 4]);
    // The text is of that day: what its other sentence names shows.
    check(time("2024-09-10", event, false), &[], &[0], &[2]);
    // Any day of the month.
    check(time("2024-11-30", event, false), &[1], &[1], &[1, 4, 5]);
    check(time("2030", event, false), &[], &[], &[]);
    check(time("2030", event, true), &[2], &[1, 2], &[0, 1, 5, 6]);
    check(time("2024-10", DateOf::Text, false), &[1, 2], &[1], &[1, 3, 4, 5, 6]);
}

#[test]
fn a_region_keeps_what_happens_in_it() {
    let region = |west, east| {
        let bounds = Bounds { west, south: -5.0, east, north: 5.0 };
        Filter { region: Some(Region::Box(bounds)), ..Filter::default() }
    };
    check(region(-5.0, 5.0), &[0], &[0, 2], &[0, 4, 5]);
    check(region(15.0, 25.0), &[], &[0], &[2]);
    // Across the date line the other way round.
    check(region(15.0, 12.0), &[0, 1, 2], &[0, 1, 2], &[0, 1, 2, 3, 4, 5, 6]);
    let ring = [(375.0, -5.0), (385.0, -5.0), (380.0, 5.0)];
    let ring = ring.map(|(lon, lat)| LonLat::new(lon, lat)).to_vec();
    check(Filter { region: Some(Region::Polygon(ring)), ..Filter::default() }, &[], &[0], &[2]);
}

#[test]
fn what_is_linked_to_an_entity_stays() {
    let linked = |nth: u32| {
        let id = Id::new(format!("test:{nth}"));
        Filter { linked: vec![Linked { id, name: format!("Entity {nth}") }], ..Filter::default() }
    };
    check(linked(5), &[1], &[1, 2], &[0, 1, 4, 5]);
    check(linked(2), &[], &[0], &[2]);
    check(linked(99), &[], &[], &[]);
}

#[test]
fn documents_pass_by_source_language_age_and_words() {
    let sources = ["PAPER1.example".to_owned()].into();
    check(Filter { sources, ..Filter::default() }, &[1, 2], &[1], &[1, 3, 4, 5, 6]);
    let languages = ["ko".to_owned()].into();
    check(Filter { languages, ..Filter::default() }, &[1, 2], &[1], &[1, 3, 4, 5, 6]);
    let new_since = Some(1_000);
    check(Filter { new_since, ..Filter::default() }, &[1, 2], &[1], &[1, 3, 4, 5, 6]);
    let found = Some(Arc::new(Bits::of(3, [0])));
    let text = Some(TextFilter { words: "drill".to_owned(), documents: found });
    check(Filter { text, ..Filter::default() }, &[0], &[0], &[0, 2, 4]);
    let text = Some(TextFilter { words: "drill".to_owned(), documents: None });
    check(Filter { text, ..Filter::default() }, &[], &[], &[]);
}

#[test]
fn a_kind_hides_entities_and_no_event() {
    let kinds = [Kind::Person, Kind::Place].into();
    check(Filter { kinds, ..Filter::default() }, &[0, 1, 2], &[0, 1, 2], &[0, 1, 2, 3, 6]);
}

#[test]
fn a_filter_that_changes_shows_what_it_would_from_scratch() {
    let columns = Arc::new(sample());
    let mut filtered = Filtered::new(Arc::clone(&columns));
    let all = filtered.shown().clone();
    let window =
        |edtf: &str| Some(TimeFilter { days: days(edtf), by: DateOf::Event, undated: false });
    let mut filter = Filter::default();
    let mut step = |change: &dyn Fn(&mut Filter)| {
        change(&mut filter);
        filtered.set(filter.clone());
        assert_eq!(filtered.shown(), &shown(&columns, &filter), "{filter:?}");
        assert_eq!(**filtered.all(), all);
    };
    step(&|filter| filter.time = window("2024-09"));
    step(&|filter| filter.time = window("2024-10/2024-11"));
    step(&|filter| filter.modalities = [Modality::Planned].into());
    step(&|filter| filter.kinds = [Kind::Place].into());
    step(&|filter| filter.time = None);
    step(&|filter| filter.statuses = [Status::Rejected, Status::Automatic].into());
    step(&|filter| *filter = Filter::default());
    let versions = (filtered.version(), filtered.untimed_version());
    assert!(!filtered.set(Filter::default()));
    assert_eq!((filtered.version(), filtered.untimed_version()), versions);
    filtered.set(Filter { time: window("2024"), ..Filter::default() });
    assert_eq!((filtered.version(), filtered.untimed_version()), (versions.0 + 1, versions.1));
}

fn full() -> Filter {
    Filter {
        kinds: [Kind::Place, Kind::Person].into(),
        types: [EventType::Assault, EventType::Threaten].into(),
        modalities: [Modality::Happened, Modality::Planned, Modality::Alleged, Modality::Denied]
            .into(),
        statuses: [Status::Confirmed, Status::Made].into(),
        sources: ["example.org".to_owned()].into(),
        languages: ["en".to_owned(), "ko".to_owned()].into(),
        time: Some(TimeFilter { days: days("2024-08/2024-12"), by: DateOf::Event, undated: true }),
        region: Some(Region::Polygon(vec![LonLat::new(170.0, 0.0); 3])),
        linked: vec![Linked { id: Id::new("state:RU"), name: "Russia".to_owned() }],
        text: Some(TextFilter { words: "joint drill".to_owned(), documents: None }),
        // Noon, so that it is one day in most time zones.
        new_since: Some(1_725_796_800),
    }
}

#[test]
fn each_condition_has_a_chip_that_takes_it_away() {
    let mut filter = full();
    let chips = filter.chips();
    let words: Vec<&str> = chips.iter().map(|chip| chip.words.as_str()).collect();
    assert_eq!(
        words,
        [
            "“joint drill”",
            "linked to Russia",
            "in a shape on the map",
            "Aug – Dec 2024, or undated",
            "new since 8 Sept 2024",
            "threat, attack",
            "happened, planned, alleged and 1 more",
            "places, persons",
            "confirmed, made by you",
            "from example.org",
            "in English, Korean",
        ]
    );
    for chip in chips {
        assert!(filter.has(chip.condition));
        filter = filter.without(chip.condition);
        assert!(!filter.has(chip.condition));
    }
    assert!(filter.is_empty() && filter == Filter::default());
}

#[test]
fn a_filter_is_saved_and_comes_back() {
    let json = serde_json::to_string(&full()).unwrap();
    assert_eq!(serde_json::from_str::<Filter>(&json).unwrap(), full());
    assert!(json.contains("\"2024-08-01\"") && json.contains("ASSAULT"));
    // What an older program did not know of is no condition.
    assert_eq!(serde_json::from_str::<Filter>("{}").unwrap(), Filter::default());
}

/// What a value's number says is what choosing it, and nothing else of its condition, shows.
#[test]
fn a_count_is_what_the_choice_would_show() {
    let columns = sample();
    let facets = |filter: &Filter| {
        Facets::new(
            &columns,
            filter,
            &shown(&columns, &Filter::default()),
            &shown(&columns, filter),
        )
    };
    let check = |filter: Filter| {
        let events = |filter: Filter| shown(&columns, &filter).totals().occurrences;
        let texts = |filter: Filter| shown(&columns, &filter).totals().documents;
        let now = facets(&filter);
        for Facet { value, shown: count, .. } in now.types {
            assert_eq!(events(Filter { types: [value].into(), ..filter.clone() }), count);
        }
        for Facet { value, shown: count, .. } in now.modalities {
            assert_eq!(events(Filter { modalities: [value].into(), ..filter.clone() }), count);
        }
        for Facet { value, shown: count, .. } in now.statuses {
            assert_eq!(events(Filter { statuses: [value].into(), ..filter.clone() }), count);
        }
        for Facet { value, shown: count, .. } in now.publishers {
            assert_eq!(texts(Filter { sources: [value].into(), ..filter.clone() }), count);
        }
        for Facet { value, shown: count, .. } in now.languages {
            assert_eq!(texts(Filter { languages: [value].into(), ..filter.clone() }), count);
        }
        for Facet { value: kind, shown: count, .. } in now.kinds {
            let shown = shown(&columns, &Filter { kinds: [kind].into(), ..filter.clone() });
            assert_eq!(shown.totals().kind(kind), count, "{kind:?} with {filter:?}");
        }
    };
    let planned = Filter { modalities: [Modality::Planned].into(), ..Filter::default() };
    let all = facets(&Filter::default());
    let now = facets(&planned);
    let types = |facets: &Facets| facets.types.iter().map(|it| it.value).collect::<Vec<_>>();
    assert_eq!(types(&all), types(&now), "a choice moves nothing");
    assert_eq!(all.modalities, now.modalities, "of its own condition it changes no number");
    assert_ne!(all.types, now.types);
    assert!(all.statuses.iter().any(|it| it.value == Status::Rejected && it.shown == 1));
    check(Filter::default());
    check(planned);
    check(Filter { languages: ["ko".to_owned()].into(), ..Filter::default() });
    check(Filter { statuses: [Status::Rejected].into(), ..Filter::default() });
}
