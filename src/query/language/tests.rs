//! What is read, what is said about the rest, and that both ways agree.

use proptest::prelude::*;

use super::*;
use crate::base::Span;

/// The tree without the places of its parts.
fn bare(node: &Node) -> Node {
    let several = |parts: &[Node]| parts.iter().map(bare).collect();
    match node {
        Node::All(parts) => Node::All(several(parts)),
        Node::Any(parts) => Node::Any(several(parts)),
        Node::Not(inner) => Node::Not(Box::new(bare(inner))),
        Node::Leaf(leaf) => {
            Node::Leaf(Leaf { span: Span { start: 0, end: 0 }, what: leaf.what.clone() })
        }
    }
}

/// Reads without complaint, and is written so.
fn check(text: &str, expected: &str) {
    let parsed = parse(text);
    assert_eq!(parsed.problems, [], "{text}");
    assert_eq!(parsed.query.to_string(), expected, "{text}");
}

/// What is understood in spite of a problem, what is said, and what would mend it.
fn complains(text: &str, expected: &str, message: &str, fixed: Option<&str>) {
    let parsed = parse(text);
    assert_eq!(parsed.query.to_string(), expected, "{text}");
    let [problem] = parsed.problems.as_slice() else {
        panic!("{text}: {:?}", parsed.problems);
    };
    assert_eq!(problem.to_string(), message, "{text}");
    assert_eq!(problem.fix.as_ref().map(|fix| fix.apply(text)).as_deref(), fixed, "{text}");
}

#[test]
fn words_phrases_and_operators() {
    check("", "");
    check("  missile   launch ", "missile launch");
    check("missile AND launch", "missile launch");
    check("missile OR rocket launch", "missile OR (rocket launch)");
    check("(missile OR rocket) launch", "(missile OR rocket) launch");
    check("((a))", "a");
    check("\"sea of  japan\"", "\"sea of japan\"");
    check("“joint exercise” «Су-27»", "\"joint exercise\" Су-27");
    check("ship* \"sea of okh\"*", "ship* \"sea of okh\"*");
    check("-drill NOT war -(a b)", "-drill -war -(a b)");
    check("--a NOT -b", "a b");
    check("or and not", "or and not");
    check("\"OR\" \"-x\"", "\"OR\" \"-x\"");
    check("F-35 U.S. Su-27 12:30 https://example.org", "F-35 U.S. Su-27 12:30 https://example.org");
    check("(a)(b)", "a b");
}

#[test]
fn fields_take_values_with_and_without_quotes() {
    check("place:Seoul", "place:Seoul");
    check("Place: Seoul", "place:Seoul");
    check("place:\"South Korea\" actor:\"Kihara\"", "place:\"South Korea\" actor:Kihara");
    check("type:visit after:2024-09 -is:denied", "type:visit after:2024-09 -is:denied");
    check("in:yna.co.kr", "in:yna.co.kr");
    check("date:2024-09-08/..", "date:2024-09-08/..");
    check("place:geonames:1835848", "place:geonames:1835848");
    check("(place:Seoul OR place:Busan) kind:vessel", "(place:Seoul OR place:Busan) kind:vessel");
}

#[test]
fn what_is_wrong_is_said_with_its_place() {
    complains(
        "ship palce:Seoul",
        "ship",
        "There is no field “palce:”. Did you mean “place:”?",
        Some("ship place:Seoul"),
    );
    complains(
        "where:Seoul",
        "",
        "There is no field “where:”. Did you mean “place:”?",
        Some("place:Seoul"),
    );
    complains(
        "Operation:Overlord",
        "",
        "There is no field “Operation:”. There are place: actor: type: after: before: date: in: \
         kind: is:; to look for the words themselves, put them in quotes.",
        None,
    );
    complains("place:", "", "place: needs a value: at a place or inside an area.", None);
    complains("a OR", "a", "OR needs something on both sides.", None);
    complains("OR a", "a", "OR needs something on both sides.", None);
    complains("a AND", "a", "AND needs something on both sides.", None);
    complains("a NOT", "a", "Nothing follows that could be excluded.", None);
    complains("(a b", "a b", "The parenthesis is not closed.", None);
    complains("a) b", "a b", "This parenthesis closes none, so it was left out.", None);
    complains("a ()", "a", "Nothing stands between the parentheses.", None);
    complains("\"sea of", "\"sea of\"", "The quotation mark is not closed.", None);
    complains("a & b", "a b", "“&” holds no letter and no digit, so it was left out.", None);
    complains("\"\" b", "b", "“\"\"” holds no letter and no digit, so it was left out.", None);
    complains(
        "s* a",
        "a",
        "Too many words begin with “s”: at least two letters stand before a star.",
        None,
    );
    complains(
        "sh*p",
        "shp",
        "A star stands only at the end of a word, so “sh*p” was taken for “shp”.",
        None,
    );
    complains(
        "place:(a)",
        "a",
        "A value follows place: at once; of several each has its own: (place:a OR place:b).",
        None,
    );
}

#[test]
fn problems_know_where_they_are() {
    let text = "ship palce:Seoul (a";
    let places: Vec<&str> =
        parse(text).problems.iter().map(|problem| problem.span.of(text)).collect();
    assert_eq!(places, ["palce:Seoul", "("]);
}

#[test]
fn pieces_are_set_apart_while_typing() {
    let text = "ship* place:\"Sea of Japan\" -(a OR \"b c\") in:x";
    let found: Vec<(&str, PieceKind)> =
        pieces(text).iter().map(|piece| (piece.span.of(text), piece.kind)).collect();
    use PieceKind::{Field, Operator, Phrase, Value, Word};
    let expected = [
        ("ship*", Word),
        ("place:", Field),
        ("\"Sea of Japan\"", Value),
        ("-", Operator),
        ("(", Operator),
        ("a", Word),
        ("OR", Operator),
        ("\"b c\"", Phrase),
        (")", Operator),
        ("in:", Field),
        ("x", Value),
    ];
    assert_eq!(found, expected);
}

#[test]
fn dates_are_ranges() {
    let span = Span { start: 0, end: 0 };
    let days = |field, value: &str| {
        let dates = Dates::of(field, value, span).unwrap();
        let day =
            |date: Option<jiff::civil::Date>| date.map_or("..".into(), |date| date.to_string());
        format!("{} {}", day(dates.from), day(dates.to))
    };
    assert_eq!(days(Field::After, "2024-09"), "2024-09-01 ..");
    assert_eq!(days(Field::Before, "2024-09"), ".. 2024-08-31");
    assert_eq!(days(Field::Date, "2024"), "2024-01-01 2024-12-31");
    assert_eq!(days(Field::Date, "2024-09-08/2024-10"), "2024-09-08 2024-10-31");
    assert_eq!(days(Field::Date, "2024-09-08/.."), "2024-09-08 ..");
    assert_eq!(days(Field::Date, "../2024-09"), ".. 2024-09-30");
    let wrong = |field, value: &str| Dates::of(field, value, span).unwrap_err().to_string();
    let date = Field::Date;
    assert!(wrong(date, "8 Sept 2024").ends_with("Did you mean “date:2024-09-08”?"));
    assert!(wrong(Field::After, "September 2024").ends_with("“after:2024-09”?"));
    assert!(wrong(Field::Before, "2024-09/2024-10").ends_with("“before:2024-10”?"));
    assert!(wrong(date, "soon").starts_with("“soon” is not a date"));
    assert_eq!(wrong(date, "2024-10/2024-09"), "“2024-10/2024-09” ends before it begins.");
    let september = Dates::of(date, "2024-09-10/2024-09-20", span).unwrap();
    assert!(september.may_hold("2024-09".parse().unwrap()));
    assert!(september.may_hold("2024-09-20".parse().unwrap()));
    assert!(!september.may_hold("2024-09-21".parse().unwrap()));
}

#[test]
fn conditions_come_and_go_one_by_one() {
    let query = parse("ship place:Seoul").query;
    let more = query.with(Node::field(Field::Type, "visit"));
    assert_eq!(more.to_string(), "ship place:Seoul type:visit");
    assert_eq!(more.with(Node::field(Field::Place, "Seoul")), more);
    assert_eq!(more.without(1).to_string(), "ship type:visit");
    assert_eq!(parse("ship").query.without(0).to_string(), "");
    let quoted = Node::field(Field::Place, "  the \"Gulf\" ");
    assert_eq!(quoted.to_string(), "place:\"the Gulf\"");
}

#[test]
fn words_of_fields_are_known_in_the_plural_and_by_code() {
    use crate::atlas::{EventType, Kind, Modality};
    assert_eq!(values::types("ASSAULT"), [EventType::Assault]);
    assert_eq!(values::types("attacks"), [EventType::Assault]);
    assert_eq!(values::types("talk"), [EventType::Consult]);
    assert_eq!(values::types("weather"), []);
    assert_eq!(values::sort("Ships"), Some(Sort::Entity(Kind::Vessel)));
    assert_eq!(values::sort("documents"), Some(Sort::Document));
    assert_eq!(values::is("planned"), Some(Is::Told(Modality::Planned)));
    assert_eq!(values::language("Korean"), Some("ko"));
    for (event_type, word) in values::type_words() {
        assert_eq!(type_word(event_type), word);
        assert!(values::types(word).contains(&event_type), "{word}");
    }
}

fn typed() -> impl Strategy<Value = String> {
    let parts = prop::sample::select(vec![
        "a", "b c", "ship", "*", "-", "(", ")", "\"", "“", "”", " ", " ", " ", "OR", "AND", "NOT",
        "place:", "palce:", "in:", "type", ":", "x*", "F-35", "서울", "«", "，", "\u{3000}", "--",
        "http://a", "'", "é", "（",
    ]);
    prop::collection::vec(parts, 0..24).prop_map(|parts| parts.concat())
}

proptest! {
    #[test]
    fn what_is_written_is_read_again(text in prop_oneof![typed(), ".{0,40}".boxed()]) {
        let parsed = parse(&text);
        let written = parsed.query.to_string();
        let again = parse(&written);
        prop_assert_eq!(&again.problems, &[], "{:?} as {:?}", text, written);
        prop_assert_eq!(again.query.root.as_ref().map(bare), parsed.query.root.as_ref().map(bare), "{:?} as {:?}", text, written);
        prop_assert_eq!(again.query.to_string(), written);
        for problem in &parsed.problems {
            prop_assert!(text.get(problem.span.range()).is_some());
        }
        for leaf in parsed.query.root.iter().flat_map(Node::leaves) {
            prop_assert!(text.get(leaf.span.range()).is_some());
        }
        let mut end = 0;
        for piece in pieces(&text) {
            prop_assert!(piece.span.start >= end && text.get(piece.span.range()).is_some());
            prop_assert!(text[end as usize..piece.span.start as usize].trim().is_empty());
            end = piece.span.end;
        }
        prop_assert!(text[end as usize..].trim().is_empty());
    }
}

#[test]
fn deep_and_long_queries_are_cut_not_refused() {
    let deep = format!("{}a{}", "(".repeat(5000), ")".repeat(5000));
    assert!(!parse(&deep).problems.is_empty());
    let minus = "-".repeat(5000) + "a";
    assert_eq!(parse(&minus).query.to_string(), "a");
    let long = "word ".repeat(3000);
    let parsed = parse(&long);
    assert_eq!(parsed.problems.len(), 1);
    assert_eq!(parsed.query.root.unwrap().leaves().len(), 200);
}
