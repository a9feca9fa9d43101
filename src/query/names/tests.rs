//! Names are found as people write them.

use super::*;

fn names(all: &[(&str, Kind)]) -> Names {
    Names::of((0..).zip(all).map(|(nth, &(name, kind))| (name, kind, EntityIx(nth))))
}

fn known() -> Names {
    use Kind::{Government, Organisation, Person, Place, Vessel};
    names(&[
        ("South Korea", Place),
        ("Sea of Okhotsk", Place),
        ("Sea of Japan", Place),
        ("South Korea", Government),
        ("Kim Yong-hyun", Person),
        ("Kihara Minoru", Person),
        ("Okhotsk", Place),
        ("Kim Jong Un", Person),
        ("Owen Kimball", Person),
        ("Côte d’Ivoire", Place),
        ("Шевченко", Person),
        ("U.N. Command", Organisation),
        ("HMCS Vancouver", Vessel),
    ])
}

fn shown(names: &Names, found: Vec<EntityIx>) -> Vec<String> {
    found.into_iter().map(|ix| names.of_entity(ix).unwrap().0.to_owned()).collect()
}

#[test]
fn a_name_is_found_in_any_spelling() {
    let names = known();
    let exact = |name, wanted| shown(&names, names.exact(name, wanted));
    assert_eq!(exact("south korea", Wanted::Any), ["South Korea", "South Korea"]);
    assert_eq!(names.exact("south korea", Wanted::Actor), [EntityIx(3)]);
    assert_eq!(exact("Sea of Ohotsk", Wanted::Place), ["Sea of Okhotsk"]);
    assert_eq!(exact("cote d'ivoire", Wanted::Place), ["Côte d’Ivoire"]);
    assert_eq!(exact("Shevchenko", Wanted::Actor), ["Шевченко"]);
    assert_eq!(exact("UN Command", Wanted::Actor), ["U.N. Command"]);
    assert_eq!(exact("Kim", Wanted::Actor), Vec::<String>::new());
    assert_eq!(exact("", Wanted::Any), Vec::<String>::new());
}

#[test]
fn words_of_a_name_find_it() {
    let names = known();
    let holding = |words, wanted| shown(&names, names.holding(words, wanted));
    assert_eq!(holding("Kim", Wanted::Actor), ["Kim Yong-hyun", "Kim Jong Un"]);
    assert_eq!(holding("jong un", Wanted::Actor), ["Kim Jong Un"]);
    assert_eq!(holding("sea of", Wanted::Place), ["Sea of Okhotsk", "Sea of Japan"]);
    assert_eq!(holding("Kim", Wanted::Place), Vec::<String>::new());
}

#[test]
fn what_is_typed_is_continued() {
    let names = known();
    let typed = |typed| shown(&names, names.beginning_with(typed, Wanted::Any, 4));
    assert_eq!(typed("kim"), ["Kim Yong-hyun", "Kim Jong Un", "Owen Kimball"]);
    assert_eq!(typed("okh"), ["Okhotsk", "Sea of Okhotsk"]);
    assert_eq!(typed("sea of j"), ["Sea of Japan"]);
    // Letters in order are enough where nothing begins so.
    assert_eq!(typed("hmcsvan"), ["HMCS Vancouver"]);
    assert_eq!(shown(&names, names.starting("hmcsvan", Wanted::Any, 4)), Vec::<String>::new());
    assert_eq!(typed("").len(), 4);
    assert_eq!(names.beginning_with("k", Wanted::Any, 2).len(), 2);
}

#[test]
fn a_mistyped_name_leads_to_the_one_that_was_meant() {
    let names = known();
    let near = |name, wanted| shown(&names, names.near(name, wanted, 3));
    assert_eq!(near("Sea of Okhotks", Wanted::Place), ["Sea of Okhotsk"]);
    assert_eq!(near("South Koera", Wanted::Place), ["South Korea"]);
    assert_eq!(near("Kihraa", Wanted::Actor), ["Kihara Minoru"]);
    assert_eq!(near("Vancuover", Wanted::Any), ["HMCS Vancouver"]);
    assert_eq!(near("Atlantis", Wanted::Any), Vec::<String>::new());
    assert_eq!(near("xy", Wanted::Any), Vec::<String>::new());
    assert_eq!(names.words_near("okhotks", 3), ["okhotsk"]);
}

#[test]
fn the_bits_of_letters_never_say_too_many_edits() {
    let words = ["okhotsk", "ohotsk", "okhotks", "서울", "서을", "kihara", "kiahra", "a", ""];
    for a in words {
        for b in words {
            if let Some(edits) = crate::query::near::distance(a, b, 9) {
                assert!(Letters::of(a).edits(Letters::of(b)) <= edits, "{a} {b}");
            }
        }
    }
}
