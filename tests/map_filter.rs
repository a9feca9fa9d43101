//! The map under a filter: marks and arcs are those of what is shown, and a map that follows a
//! moving filter is the one that would be drawn from scratch.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::BTreeSet;
use std::sync::Arc;

use portolan::atlas::{Atlas, Columns, DateOf, EntityIx, EventIx, Kind, MentionIx, Modality, Role};
use portolan::base::{Bounds, Days, PartialDate};
use portolan::pipeline::read_seeds;
use portolan::query::facets::{Filter, Filtered, Region, TimeFilter};
use portolan::scene::map::{ArcData, ArcKey, MarkData};
use portolan::scene::{AreaCache, MapData};

struct World {
    atlas: Atlas,
    areas: Arc<AreaCache>,
    filtered: Filtered,
    data: MapData,
}

impl World {
    fn new() -> Self {
        let atlas = read_seeds().atlas;
        let areas = Arc::new(AreaCache::embedded());
        let columns = Arc::new(Columns::new(&atlas));
        let data = MapData::new(&atlas, &columns, &areas);
        Self { atlas, areas, filtered: Filtered::new(columns), data }
    }

    fn set(&mut self, filter: Filter) {
        self.filtered.set(filter);
        self.data.update(self.filtered.shown());
    }

    fn marks(&self) -> Vec<(MarkData, u32, bool)> {
        let marks = self.data.marks();
        marks.map(|mark| (mark.data().clone(), mark.weight, mark.associative)).collect()
    }

    fn arcs(&self) -> Vec<ArcData> {
        self.data.arcs().cloned().collect()
    }
}

fn time(edtf: &str) -> Option<TimeFilter> {
    let days = Days::from(edtf.parse::<PartialDate>().unwrap());
    Some(TimeFilter { days, by: DateOf::Event, undated: false })
}

fn filters() -> Vec<Filter> {
    let all = Filter::default();
    let region = Region::Box(Bounds { west: 120.0, south: 20.0, east: -170.0, north: 65.0 });
    vec![
        Filter { time: time("2024-09"), ..all.clone() },
        Filter { time: time("2024-10"), ..all.clone() },
        Filter { time: time("2024-08/2024-12"), ..all.clone() },
        Filter { modalities: [Modality::Planned].into(), ..all.clone() },
        Filter { region: Some(region), ..all.clone() },
        Filter { kinds: [Kind::Place, Kind::Person].into(), ..all.clone() },
        Filter { kinds: [Kind::Government].into(), ..all.clone() },
        all,
    ]
}

#[test]
fn a_map_that_follows_is_the_one_drawn_from_scratch() {
    let mut world = World::new();
    let whole = (world.marks(), world.arcs());
    for filter in filters() {
        world.set(filter.clone());
        let columns = world.filtered.columns();
        let mut fresh = MapData::new(&world.atlas, columns, &world.areas);
        fresh.update(world.filtered.shown());
        assert!(fresh.marks().eq(world.data.marks()), "marks with {filter:?}");
        assert!(fresh.arcs().eq(world.data.arcs()), "arcs with {filter:?}");
    }
    assert!((world.marks(), world.arcs()) == whole);
}

#[test]
fn arcs_and_marks_are_those_of_shown_reports() {
    let mut world = World::new();
    for filter in filters() {
        world.set(filter.clone());
        let World { atlas, filtered, data, .. } = &world;
        let (shown, columns) = (filtered.shown(), filtered.columns());
        // Places where a shown report happens, and those that a shown mention names literally.
        let reports = (0..columns.reports() as u32).map(EventIx).filter(|&ix| shown.report(ix));
        let mut places: BTreeSet<EntityIx> = reports
            .flat_map(|ix| columns.named(ix))
            .filter(|&(_, there)| there)
            .map(|(place, _)| place)
            .collect();
        for (ix, _) in atlas.entities() {
            let is_literal = |&mention: &MentionIx| {
                let (document, told) = atlas.mention(mention);
                told.role == Some(Role::Literal) && shown.mention(columns, document, mention)
            };
            if atlas.is_place(ix) && atlas.mentions_of(ix).iter().any(is_literal) {
                places.insert(ix);
            }
        }
        places.retain(|_| shown.kinds().has(Kind::Place));
        let drawn: BTreeSet<EntityIx> =
            data.marks().filter(|mark| !mark.associative).map(|mark| mark.entity).collect();
        assert_eq!(drawn, places, "{filter:?}");
        for arc in data.arcs() {
            let told = data.reports_of(arc.key);
            assert!(told.iter().all(|&report| shown.report(report)) && !told.is_empty());
            let texts: BTreeSet<_> =
                told.iter().map(|&report| columns.text_of(columns.document_of(report))).collect();
            assert_eq!(arc.sources as usize, texts.len());
            let strongest = told.iter().map(|&report| columns.modality_of(report)).min();
            assert_eq!(Some(arc.modality()), strongest);
            let actors = data.actors_of(arc.key);
            assert!(!actors.is_empty());
            assert!(actors.iter().all(|&ix| shown.kinds().has(atlas.entity(ix).kind)));
        }
    }
}

#[test]
fn arcs_keep_their_shape_under_a_filter() {
    let mut world = World::new();
    let shape = |arc: &ArcData| (arc.key, arc.control, arc.to);
    let whole: Vec<(ArcKey, _, _)> = world.data.arcs().map(shape).collect();
    world.set(Filter { time: time("2024-09"), ..Filter::default() });
    let some: Vec<_> = world.data.arcs().map(shape).collect();
    assert!(!some.is_empty() && some.len() < whole.len());
    assert!(some.iter().all(|arc| whole.contains(arc)));
}

#[test]
fn without_shown_places_there_is_no_map() {
    let mut world = World::new();
    world.set(Filter { kinds: [Kind::Person].into(), ..Filter::default() });
    assert_eq!((world.marks().len(), world.arcs().len()), (0, 0));
    world.set(Filter { time: time("1700"), ..Filter::default() });
    assert_eq!((world.marks().len(), world.arcs().len()), (0, 0));
}
