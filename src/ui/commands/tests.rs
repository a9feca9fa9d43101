//! The table keeps its promises: keys are unambiguous, every command can be found and is shown.

use egui::Modifiers;

use super::press::{Attention, meant};
use super::*;
use crate::scene::{AreaCache, Target};
use crate::ui::panes::{Arrangement, Order};

/// Looks at a session in which something is selected, open and to be read.
fn with_state(check: impl Fn(&mut dyn FnMut(View) -> State<'static>)) {
    let session: &'static mut Session = Box::leak(Box::new(Session::on_seeds()));
    let areas = std::sync::Arc::new(AreaCache::embedded());
    let map: &'static MapData = Box::leak(Box::new(MapData::of_all(&session.atlas, &areas)));
    let (event, _) = session.atlas.events().next().unwrap();
    let evidence = session.atlas.event_evidence(event);
    session.apply(crate::session::Action::Select(Some(Target::Event(event))));
    session.apply(crate::session::Action::Read(evidence));
    let session: &'static Session = session;
    check(&mut |view| {
        let mut panes = Panes::new(Arrangement::default());
        panes.set_reads(true);
        panes.order(Order::Show(view));
        State {
            session,
            map,
            panes: Box::leak(Box::new(panes)),
            graph: Box::leak(Box::default()),
            table: Box::leak(Box::default()),
            sentence: Some(evidence),
            page: false,
            palette: false,
            drawing: false,
            in_library: false,
            list_leads: false,
            scale: 1.2,
            own_tiles: true,
            online: true,
            grounds: Vec::new(),
        }
    });
}

#[test]
fn every_id_has_one_row_with_a_name_and_a_key() {
    assert_eq!(TABLE.len(), Id::ALL.len());
    let mut names: Vec<&str> = Vec::new();
    let mut texts: Vec<&str> = Vec::new();
    for &id in Id::ALL {
        assert_eq!(TABLE.iter().filter(|spec| spec.id == id).count(), 1, "{id:?}");
        let spec = id.spec();
        assert!(spec.keys().next().is_some(), "{id:?} has no key");
        assert!(!spec.name.is_empty() && !spec.name.ends_with('.'), "{id:?}");
        assert!(spec.tip.is_empty() || spec.tip.ends_with('.'), "{id:?}");
        names.push(spec.name);
        texts.push(id.text());
    }
    for list in [&mut names, &mut texts] {
        list.sort_unstable();
        let all = list.len();
        list.dedup();
        assert_eq!(list.len(), all, "two commands are called the same");
    }
}

#[test]
fn no_two_commands_share_a_key_where_both_can_be_meant() {
    for (nth, one) in TABLE.iter().enumerate() {
        for two in &TABLE[nth + 1..] {
            let both = one.place.meets(two.place);
            let clash = one.keys().any(|keys| two.keys().any(|other| keys.clashes(other)));
            assert!(!(both && clash), "{:?} and {:?} share a key", one.id, two.id);
        }
    }
}

#[test]
fn every_command_is_found_by_its_name() {
    for spec in TABLE {
        assert_eq!(find(spec.name).first(), Some(&spec.id), "{}", spec.name);
    }
    assert_eq!(find("").len(), TABLE.len());
    assert!(find("xyzzy").is_empty());
    assert_eq!(find("fit map").first(), Some(&Id::Fit));
}

/// By words that are in no name, as a newcomer types them.
#[test]
fn commands_are_found_by_other_words_for_them() {
    for (typed, id) in [
        ("path", Id::GraphWay),
        ("connection", Id::GraphWay),
        ("shortest route", Id::GraphWay),
        ("link between", Id::GraphWay),
        ("export image", Id::SavePicture),
        ("screenshot", Id::SavePicture),
        ("save image", Id::SavePicture),
        ("dark", Id::Theme),
        ("theme", Id::Theme),
        ("find", Id::Search),
        ("undo", Id::Back),
        ("filter dates", Id::Timeline),
        ("help", Id::Shortcuts),
    ] {
        assert!(find(typed).iter().take(4).any(|&found| found == id), "{typed}: {:?}", find(typed));
        assert!(named(typed).contains(&id), "{typed}");
    }
    for spec in TABLE {
        assert_eq!(spec.also, spec.also.to_lowercase(), "{:?}", spec.id);
    }
}

/// Every key of every command means that command where it can be done, and nothing while it
/// cannot.
#[test]
fn keys_mean_what_the_table_says() {
    with_state(|state| {
        for spec in TABLE {
            let view = match spec.place {
                Place::Pane(view) => view,
                _ => View::Map,
            };
            let mut state = state(view);
            state.in_library = spec.place == Place::Library;
            for keys in spec.keys() {
                let found = meant(keys.held, keys.key, Attention::default(), &state);
                let expected = (spec.enabled)(&state).then_some(spec.id);
                assert_eq!(found.map(|spec| spec.id), expected, "{}", keys.text());
            }
        }
    });
}

#[test]
fn letters_are_left_to_what_is_being_typed() {
    with_state(|state| {
        let state = state(View::Map);
        let typing = Attention { busy: true, focused: true };
        for key in [egui::Key::A, egui::Key::C, egui::Key::Questionmark, egui::Key::Num0] {
            assert!(meant(Modifiers::NONE, key, typing, &state).is_none(), "{key:?}");
        }
        let search = meant(Modifiers::COMMAND, egui::Key::K, typing, &state);
        assert_eq!(search.map(|spec| spec.id), Some(Id::Search));
        // Arrows go from control to control while one has the focus.
        let focused = Attention { busy: false, focused: true };
        assert!(meant(Modifiers::NONE, egui::Key::ArrowLeft, focused, &state).is_none());
    });
}

#[test]
fn every_name_is_on_the_page_of_shortcuts() {
    use egui_kittest::kittest::Queryable;
    for size in [[1440.0, 900.0], [960.0, 600.0]] {
        let mut harness = egui_kittest::Harness::builder().with_size(size).build_ui(|ui| {
            crate::ui::theme::install(ui.ctx());
            page(ui);
        });
        harness.run();
        for spec in TABLE {
            assert!(harness.query_all_by_label(spec.name).next().is_some(), "{}", spec.name);
        }
    }
}

/// No line of the page is cut: what is too long goes on below.
#[test]
fn the_page_of_shortcuts_says_everything_in_full() {
    use egui_kittest::kittest::Queryable;
    let mut harness = egui_kittest::Harness::builder().with_size([1440.0, 2400.0]).build_ui(|ui| {
        crate::ui::theme::install(ui.ctx());
        page(ui);
    });
    harness.run();
    let single = harness.get_by_label(Id::Search.name()).rect().height();
    let long = "Show places that only stand for a government";
    assert!(harness.get_by_label(long).rect().height() > 1.5 * single);
}

/// Names begin and keys end at the same edges in all lines of a menu, the widest too.
#[test]
fn lines_of_a_menu_are_of_one_width() {
    use egui_kittest::kittest::Queryable;
    let ids = [Id::NextPane, Id::SplitRight, Id::ResetPanes];
    let mut harness =
        egui_kittest::Harness::builder().with_size([600.0, 300.0]).build_ui(move |ui| {
            crate::ui::theme::install(ui.ctx());
            ui.vertical(|ui| {
                set_menu_width(ui, ids, 40.0);
                for id in ids {
                    item(ui, id);
                }
            });
        });
    harness.run();
    let widths: Vec<f32> =
        ids.iter().map(|id| harness.get_by_label(id.name()).rect().width()).collect();
    assert!(widths.iter().all(|&width| (width - widths[0]).abs() < 0.1), "{widths:?}");
}
