//! Arrangements: every view exactly once, whatever is done to them.

use super::*;

fn views(panes: &Panes) -> Vec<View> {
    let arrangement = panes.arrangement();
    let mut all: Vec<View> = panes
        .arrangement()
        .in_front(true)
        .into_iter()
        .flat_map(|front| arrangement.tabs_of(front, true))
        .collect();
    all.sort();
    all
}

fn is_whole(panes: &Panes) {
    assert_eq!(views(panes), View::ALL, "{:?}", panes.arrangement());
}

fn front(panes: &Panes) -> Vec<View> {
    panes.in_front()
}

#[test]
fn at_first_the_map_stands_alone() {
    let panes = Panes::new(Arrangement::default());
    is_whole(&panes);
    assert_eq!(front(&panes), [View::Map]);
    assert!(!panes.allows(Order::Close));
    assert!(!panes.allows(Order::Swap));
    assert!(panes.allows(Order::Split(Side::Right)));
}

#[test]
fn panes_are_split_swapped_and_closed() {
    let mut panes = Panes::new(Arrangement::default());
    panes.order(Order::Split(Side::Right));
    assert_eq!(front(&panes), [View::Map, View::Graph]);
    assert_eq!(panes.active(), View::Graph);
    panes.order(Order::Swap);
    assert_eq!(front(&panes), [View::Graph, View::Map]);
    is_whole(&panes);
    panes.order(Order::Close);
    assert_eq!(front(&panes), [View::Map]);
    assert_eq!(panes.active(), View::Map);
    is_whole(&panes);
    // The tab of a pane that was closed is behind its neighbour.
    panes.order(Order::NextTab);
    assert_eq!(front(&panes), [View::Table]);
    panes.order(Order::Split(Side::Below));
    panes.order(Order::Reset);
    assert_eq!(panes.arrangement(), Arrangement::default());
}

#[test]
fn the_reader_keeps_its_place_while_nothing_is_read() {
    let mut panes = Panes::new(Arrangement::default());
    panes.reads = true;
    assert_eq!(front(&panes), [View::Map, View::Reader]);
    panes.activate(View::Reader);
    panes.order(Order::Swap);
    assert_eq!(front(&panes), [View::Reader, View::Map]);
    panes.reads = false;
    assert_eq!(front(&panes), [View::Map]);
    assert!(!panes.allows(Order::Show(View::Reader)));
    panes.reads = true;
    assert_eq!(front(&panes), [View::Reader, View::Map]);
    is_whole(&panes);
}

/// Every way to give a few orders: nothing is lost and nothing doubled, and what is written comes
/// back the same.
#[test]
fn no_order_loses_a_view() {
    let orders = [
        Order::Split(Side::Right),
        Order::Split(Side::Below),
        Order::Swap,
        Order::Close,
        Order::NextTab,
        Order::PreviousTab,
        Order::Show(View::Table),
        Order::Show(View::Map),
        Order::Show(View::Reader),
    ];
    for reads in [false, true] {
        for nth in 0..orders.len().pow(4) {
            let mut panes = Panes::new(Arrangement::default());
            panes.reads = reads;
            let mut rest = nth;
            for _ in 0..4 {
                panes.order(orders[rest % orders.len()]);
                rest /= orders.len();
                is_whole(&panes);
                assert!(panes.in_front().contains(&panes.active()));
            }
            let text = serde_json::to_string(&panes.arrangement()).unwrap();
            let read: Arrangement = serde_json::from_str(&text).unwrap();
            assert_eq!(read.mended(), panes.arrangement(), "{text}");
        }
    }
}

#[test]
fn arrangements_of_other_hands_are_mended() {
    let views = r#""pane":{"views":["globe","map","map"],"front":"globe"}"#;
    for text in [
        r#"{"root":{"share":1,"row":[]}}"#.to_owned(),
        format!(r#"{{"root":{{"share":-3,{views}}}}}"#),
        format!(
            r#"{{"root":{{"share":1,"row":[{{"share":1e30,{views}}},{{"share":0,{views}}}]}}}}"#
        ),
        format!(
            r#"{{"root":{{"share":1,"column":[{{"share":1,"column":[{{"share":1,{views}}}]}}]}}}}"#
        ),
    ] {
        let read: Arrangement = serde_json::from_str(&text).unwrap();
        let panes = Panes::new(read.mended());
        is_whole(&panes);
        assert_eq!(front(&panes), [View::Map], "{text}");
    }
}
