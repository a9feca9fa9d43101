//! The query language: whatever is typed gives a tree, and a tree is written as it is read.
#![no_main]

use portolan::base::Span;
use portolan::query::language::{Leaf, Node, parse};

/// The same tree, wherever its conditions stood in the text.
fn placeless(node: Node) -> Node {
    let all = |parts: Vec<Node>| parts.into_iter().map(placeless).collect();
    match node {
        Node::All(parts) => Node::All(all(parts)),
        Node::Any(parts) => Node::Any(all(parts)),
        Node::Not(inner) => Node::Not(Box::new(placeless(*inner))),
        Node::Leaf(leaf) => Node::Leaf(Leaf { span: Span { start: 0, end: 0 }, ..leaf }),
    }
}

libfuzzer_sys::fuzz_target!(|text: &str| {
    let parsed = parse(text);
    let written = parsed.query.to_string();
    let again = parse(&written);
    let [again, parsed] = [again, parsed].map(|one| one.query.root.map(placeless));
    assert_eq!(again, parsed, "{text:?} is written {written:?}");
});
