//! Bins are those of the calendar; what lies in them is what a window over them selects.

use super::*;
use crate::atlas::columns::sample::{columns, days, document, report};
use crate::atlas::columns::{Passing, ReportRow};
use crate::atlas::{Columns, DateOf, Modality};
use crate::base::{DayNumber, Days};

fn day(date: &str) -> DayNumber {
    days(date).first
}

#[test]
fn units_divide_the_calendar_without_gap() {
    for unit in Unit::ALL {
        let mut bin = unit.bin_of(day("1899-12-01"));
        let mut next = unit.days(bin).first;
        while next < day("2101-01-01") {
            let days = unit.days(bin);
            assert_eq!(days.first, next, "{unit:?} {bin}");
            for day in [days.first, days.last] {
                assert_eq!(unit.bin_of(day), bin, "{unit:?} {day}");
            }
            next = DayNumber(days.last.0 + 1);
            bin += 1;
        }
    }
    let week = Unit::Week.days(Unit::Week.bin_of(day("2024-09-08")));
    assert_eq!(week, days("2024-09-02/2024-09-08"));
    assert_eq!(Unit::Quarter.around(days("2024-02-29")), days("2024-01/2024-03"));
}

fn told(modality: Modality, told: ReportRow) -> ReportRow {
    ReportRow { modality, ..told }
}

fn sample() -> Columns {
    let first = vec![
        report(0, "2024-09-08", &[0], &[4]),
        told(Modality::Planned, report(1, "2024-09", &[0], &[4])),
        told(Modality::Denied, report(2, "2024-09-30", &[0], &[4])),
        report(3, "", &[], &[6]),
    ];
    // Another date for the first event, and the same for the second.
    let second = vec![
        told(Modality::Planned, report(0, "2024-10-08", &[0], &[4])),
        report(1, "2024-09", &[0], &[4]),
        report(4, "2024", &[0], &[4]),
    ];
    columns(vec![
        document(0, "2024-09-10", first, Vec::new()),
        document(1, "2024-10-01", second, Vec::new()),
    ])
}

fn table(by: DateOf) -> DayTable {
    let columns = sample();
    DayTable::new(&columns, &Passing::all(&columns), by)
}

#[test]
fn planned_and_alleged_are_counted_apart_and_each_event_once() {
    let table = table(DateOf::Event);
    let months = Histogram::new(&table, Unit::Month, days("2024-08/2024-11"), None);
    let events: Vec<_> = months.bins.iter().map(|bin| bin.all.events).collect();
    // Two in September happened – one is only planned elsewhere –, one is denied.
    assert_eq!(events, [[0, 0, 0], [2, 0, 1], [0, 1, 0], [0, 0, 0]]);
    let reports: Vec<_> = months.bins.iter().map(|bin| bin.all.reports).collect();
    assert_eq!(reports, [0, 4, 1, 0]);
    let vague: Vec<_> = months.bins.iter().map(|bin| bin.vague).collect();
    assert_eq!(vague, [1, 1, 1, 1]);
    assert_eq!((table.undated.all_events(), table.undated.reports), (1, 1));
    let years = Histogram::new(&table, Unit::Year, days("2024"), None);
    // The event with two dates lies in the year once.
    assert_eq!((years.bins[0].all.events, years.bins[0].vague), ([3, 0, 1], 0));
}

#[test]
fn a_window_selects_part_of_a_bin() {
    let table = table(DateOf::Event);
    let select = |window: &str| {
        let months = Histogram::new(&table, Unit::Month, days("2024-09"), Some(days(window)));
        months.bins[0].selected.events
    };
    assert_eq!(select("2024-09"), [2, 0, 1]);
    // The eighth, and what is dated to the month only.
    assert_eq!(select("2024-09-01/2024-09-10"), [2, 0, 0]);
    assert_eq!(select("2024-09-20/2024-12-01"), [1, 0, 1]);
    assert_eq!(select("2024-10"), [0, 0, 0]);
}

#[test]
fn by_text_each_document_lies_where_it_was_published() {
    let table = table(DateOf::Text);
    let months = Histogram::new(&table, Unit::Month, days("2024-09/2024-10"), None);
    let counted: Vec<_> =
        months.bins.iter().map(|bin| (bin.all.all_events(), bin.all.reports)).collect();
    assert_eq!(counted, [(1, 4), (1, 3)]);
}

#[test]
fn one_that_lies_far_off_does_not_make_the_rest_small() {
    let reports: Vec<_> = (0..100).map(|nth| report(nth, "2024-09-08", &[0], &[])).collect();
    let with = |far: Vec<ReportRow>| {
        let all = [reports.clone(), far].concat();
        let columns = columns(vec![document(0, "2024", all, Vec::new())]);
        DayTable::new(&columns, &Passing::all(&columns), DateOf::Event)
    };
    let table = with(vec![report(100, "1592", &[0], &[])]);
    assert_eq!(table.fit(), Some(days("2024-09-08")));
    assert_eq!(table.range(), Some(days("1592/2024-09-08")));
    assert_eq!(table.beyond(days("2024")), (1, 0));
    assert_eq!(with(Vec::new()).fit(), Some(days("2024-09-08")));
    assert_eq!(DayTable::default().fit(), None);
}

#[test]
fn bins_are_no_finer_than_most_dates_until_one_looks_closer() {
    let dated = |dates: &[&str]| {
        let told = (0..).zip(dates).map(|(nth, date)| report(nth, date, &[0], &[])).collect();
        let columns = columns(vec![document(0, "2024", told, Vec::new())]);
        DayTable::new(&columns, &Passing::all(&columns), DateOf::Event).usual_unit()
    };
    assert_eq!(dated(&["2024-09", "2024-06", "2024-10-31", "2025"]), Unit::Month);
    assert_eq!(dated(&["2024-09", "2024-06-02", "2024-10-31", ""]), Unit::Day);
    assert_eq!(dated(&["2023", "2024", "2024-10-31"]), Unit::Year);
    assert_eq!(DayTable::default().usual_unit(), Unit::Day);
    let scale = TimeScale::fit(days("2023-12/2025-12"), 1400.0);
    assert_eq!(scale.unit(Unit::Day), Unit::Week);
    assert_eq!(scale.unit(Unit::Month), Unit::Month);
    let near = TimeScale::fit(days("2024-09/2024-11"), 1400.0);
    assert_eq!(near.unit(Unit::Month), Unit::Day);
}

#[test]
fn a_zoom_keeps_the_day_under_the_pointer_and_never_leaves_what_there_is() {
    let all = days("2021-05/2025-03");
    let scale = TimeScale::fit(all, 1400.0);
    assert_eq!(scale.unit(Unit::Day), Unit::Month);
    let near = scale.zoomed(6.0, 900.0, all);
    assert!((near.at(900.0) - scale.at(900.0)).abs() < 1e-6);
    assert_eq!(near.unit(Unit::Day), Unit::Week);
    let out = near.zoomed(1e-9, 0.0, all);
    assert!((out.from - scale.from).abs() < 1e-6 && (out.days - scale.days).abs() < 1e-6);
    let moved = near.panned(1e9, all);
    assert!((moved.from - scale.from).abs() < 1e-6);
    assert!(scale.zoomed(1e9, 700.0, all).px_per_day() <= 48.0 + 1e-6);
}

#[test]
fn edges_and_body_of_a_window_are_told_apart() {
    let scale = TimeScale { from: f64::from(day("2024-01-01").0), days: 366.0, width: 366.0 };
    let window = Some(days("2024-03"));
    for (x, grip) in [
        (20.0, Grip::Ground),
        (56.0, Grip::Start),
        (63.0, Grip::Start),
        (75.0, Grip::Body),
        (89.0, Grip::End),
        (95.0, Grip::End),
        (110.0, Grip::Ground),
    ] {
        assert_eq!(scale.grip(window, x), grip, "{x}");
    }
    // Even one day has three parts.
    let one = Some(days("2024-03-01"));
    assert_eq!(scale.grip(one, 60.5), Grip::Body);
    assert_eq!(scale.grip(None, 60.5), Grip::Ground);
}

fn labels(view: &str, width: f32) -> Vec<String> {
    let all = days(view);
    let scale = TimeScale { from: f64::from(all.first.0), days: f64::from(all.count()), width };
    ticks(scale, 70.0).into_iter().map(|tick| tick.label).collect()
}

#[test]
fn ticks_say_what_begins() {
    assert_eq!(
        labels("2021-05/2024-12", 1000.0),
        ["July 2021", "2022", "July", "2023", "July", "2024", "July"]
    );
    assert_eq!(labels("2024-11-20/2025-02-10", 300.0), ["Dec 2024", "2025", "Feb"]);
    assert_eq!(labels("2024-08-28/2024-09-03", 700.0)[..2], ["28 Aug 2024", "29"]);
    assert_eq!(labels("2024-08-28/2024-09-03", 700.0)[4], "1 Sept");
    assert_eq!(labels("1950/2020", 700.0)[..2], ["1950", "1960"]);
    assert_eq!(labels("2024-08-28/2024-10-03", 700.0)[..2], ["2 Sept 2024", "9 Sept"]);
}

#[test]
fn no_view_and_no_date_is_too_much() {
    let table = table(DateOf::Event);
    let whole = Days::new(-3_600_000, 3_600_000);
    assert!(Histogram::new(&table, Unit::Day, whole, None).bins.len() <= 20_001);
    assert!(!ticks(TimeScale { from: -4e6, days: 8e6, width: 900.0 }, 70.0).is_empty());
}

#[test]
fn a_drawn_window_is_made_of_whole_bins() {
    let month = Some(Unit::Month);
    let august = days("2024-08");
    assert_eq!(window::drawn(august, day("2024-10-20"), month), days("2024-08/2024-10"));
    assert_eq!(window::drawn(august, day("2024-06-20"), month), days("2024-06/2024-08"));
    assert_eq!(window::drawn(august, day("2024-08-20"), month), august);
    // An edge goes past the other one.
    let start = days("2024-08-05");
    assert_eq!(window::drawn(start, day("2024-10-20"), month), days("2024-08-05/2024-10-31"));
    assert_eq!(window::drawn(start, day("2024-07-20"), None), days("2024-07-20/2024-08-05"));
}

#[test]
fn a_moved_window_keeps_its_months() {
    let year = days("2024-01/2024-02");
    assert_eq!(window::moved(year, Unit::Month, 1), days("2024-02/2024-03"));
    assert_eq!(window::moved(year, Unit::Month, -1), days("2023-12/2024-01"));
    let odd = days("2024-01-05/2024-01-20");
    assert_eq!(window::moved(odd, Unit::Month, 1), days("2024-02-05/2024-02-20"));
    assert_eq!(window::widened(year, Unit::Month, 1), days("2024-01/2024-03"));
    assert_eq!(window::widened(year, Unit::Month, -9), days("2024-01"));
    let all = days("2021-05-17/2025-03-02");
    assert_eq!(window::at_start(year, Unit::Month, all), days("2021-05/2021-06"));
    assert_eq!(window::at_end(year, Unit::Month, all), days("2025-02/2025-03"));
    assert_eq!(window::to_play(all, Unit::Month), days("2021-05/2021-07"));
}
