//! Filters over the sample articles, and over a made-up corpus whose counts are checked one by one.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

#[path = "support/synthetic.rs"]
mod synthetic;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use portolan::atlas::{
    Columns, DateOf, DocIx, EntityIx, EventIx, EventType, Kind, MentionIx, Modality, Shown,
};
use portolan::base::{Bounds, Days, PartialDate};
use portolan::pipeline::read_seeds;
use portolan::query::facets::{Filter, Filtered, Region, TimeFilter, shown};

#[test]
fn with_nothing_filtered_the_counts_are_those_of_the_atlas() {
    let atlas = read_seeds().atlas;
    let columns = Columns::new(&atlas);
    let shown = Shown::all(&columns);
    for (ix, entity) in atlas.entities() {
        let (counts, weight) = (atlas.counts(ix), shown.weight(&columns, ix));
        let expected = (counts.mentions, counts.literal, counts.events);
        assert_eq!((weight.mentions, weight.literal, weight.events), expected, "{}", entity.name);
        let at = atlas.once(atlas.events_at(ix).iter().copied()).len();
        assert_eq!(weight.at as usize, at, "{}", entity.name);
        assert_eq!(columns.find(&entity.id), Some(ix));
    }
    let totals = shown.totals();
    assert_eq!(totals.occurrences, atlas.occurrences());
    assert_eq!(totals.reports, atlas.events().len());
    assert_eq!(totals.documents, atlas.documents().len());
    let named = |ix: EntityIx| {
        let counts = atlas.counts(ix);
        counts.mentions > 0 || counts.events > 0
    };
    let places = atlas.entities().filter(|(ix, e)| e.kind == Kind::Place && named(*ix)).count();
    assert_eq!(totals.places(), places);
    for (ix, event) in atlas.events() {
        let places: BTreeSet<_> = event.places.iter().filter_map(|id| atlas.find(id)).collect();
        let there: BTreeSet<_> =
            columns.named(ix).filter(|&(_, there)| there).map(|(place, _)| place).collect();
        assert_eq!(there, places);
        assert_eq!(columns.days(ix), event.date.map_or(Days::NONE, Days::from));
        assert_eq!(columns.modality_of(ix), event.modality);
        assert_eq!(columns.document_of(ix), atlas.event(ix).0);
    }
}

/// Mentions, literal mentions and events of all entities, counted as plainly as can be.
fn plainly(columns: &Columns, shown: &Shown) -> BTreeMap<EntityIx, (u32, u32, usize)> {
    let mut named: BTreeMap<(EntityIx, DocIx, DocIx), (u32, u32)> = BTreeMap::new();
    let mut events: BTreeMap<EntityIx, BTreeSet<u32>> = BTreeMap::new();
    for document in (0..columns.documents() as u32).map(DocIx) {
        for mention in columns.mentions_in(document).map(MentionIx) {
            if !shown.mention(columns, document, mention) {
                continue;
            }
            let (entity, actor) = columns.named_by(mention);
            for entity in [Some(entity), actor].into_iter().flatten() {
                let key = (entity, columns.text_of(document), document);
                let counts = named.entry(key).or_default();
                counts.0 += 1;
                counts.1 += u32::from(columns.is_literal(mention));
            }
        }
    }
    for report in (0..columns.reports() as u32).map(EventIx).filter(|&ix| shown.report(ix)) {
        for (entity, _) in columns.named(report) {
            events.entry(entity).or_default().insert(columns.occurrence_of(report).0);
        }
    }
    let mut most: BTreeMap<(EntityIx, DocIx), (u32, u32)> = BTreeMap::new();
    for ((entity, text, _), (mentions, literal)) in named {
        let counts = most.entry((entity, text)).or_default();
        *counts = (counts.0.max(mentions), counts.1.max(literal));
    }
    let mut all: BTreeMap<EntityIx, (u32, u32, usize)> = BTreeMap::new();
    for ((entity, _), (mentions, literal)) in most {
        let counts = all.entry(entity).or_default();
        (counts.0, counts.1) = (counts.0 + mentions, counts.1 + literal);
    }
    for (entity, occurrences) in events {
        all.entry(entity).or_default().2 = occurrences.len();
    }
    all
}

#[test]
fn a_made_up_corpus_is_counted_right_under_any_filter() {
    let columns = Arc::new(synthetic::columns(synthetic::Sizes::of(400)));
    let mut filtered = Filtered::new(Arc::clone(&columns));
    let first = synthetic::FIRST_DAY;
    let time = |from: i32, days: i32, by, undated| {
        let days = Days::new(first + from, first + from + days);
        Some(TimeFilter { days, by, undated })
    };
    let all = Filter::default();
    let pacific = Bounds { west: 100.0, south: -20.0, east: -100.0, north: 60.0 };
    let filters = [
        Filter { time: time(300, 400, DateOf::Event, false), ..all.clone() },
        Filter { time: time(310, 400, DateOf::Event, false), ..all.clone() },
        Filter { time: time(310, 410, DateOf::Text, true), ..all.clone() },
        Filter { modalities: [Modality::Planned].into(), ..all.clone() },
        Filter {
            types: [EventType::Assault].into(),
            region: Some(Region::Box(pacific)),
            time: time(100, 2000, DateOf::Event, true),
            ..all.clone()
        },
        Filter { languages: ["ko".to_owned()].into(), ..all.clone() },
        Filter { kinds: [Kind::Place, Kind::Person].into(), ..all.clone() },
        all,
    ];
    for filter in filters {
        filtered.set(filter.clone());
        let now = filtered.shown();
        assert!(now == &shown(&columns, &filter), "{filter:?}");
        let kinds = now.kinds();
        let plain = plainly(&columns, now);
        for ix in (0..columns.entities() as u32).map(EntityIx) {
            let weight = now.weight(&columns, ix);
            let told = plain.get(&ix).filter(|_| kinds.has(columns.kind[ix.0 as usize]));
            let expected = told.copied().unwrap_or_default();
            let counted = (weight.mentions, weight.literal, weight.events as usize);
            assert_eq!(counted, expected, "{ix:?} with {filter:?}");
        }
        let occurrences: BTreeSet<u32> =
            now.reports().iter().map(|nth| columns.occurrence_of(EventIx(nth)).0).collect();
        assert_eq!(now.totals().occurrences, occurrences.len());
        assert!(now.totals().reports > 0, "{filter:?} shows nothing");
    }
}

#[test]
fn the_articles_of_a_month_show_what_happened_in_it() {
    let atlas = read_seeds().atlas;
    let columns = Columns::new(&atlas);
    let days = Days::from("2024-09".parse::<PartialDate>().unwrap());
    let time = Some(TimeFilter { days, by: DateOf::Event, undated: false });
    let shown = shown(&columns, &Filter { time, ..Filter::default() });
    let reports = shown.totals().reports;
    assert!(reports > 0 && reports < atlas.events().len());
    for (ix, event) in atlas.events() {
        let expected = event.date.is_some_and(|date| Days::from(date).meets(days));
        assert_eq!(shown.report(ix), expected);
    }
}
