//! What is found, in several languages, and what stays when documents go.

use proptest::prelude::*;
use rusqlite::Connection;

use super::*;
use crate::corpus::{Document, RawText, from_text};

fn document(text: &str) -> Document {
    from_text(RawText { text: text.into(), ..RawText::default() })
}

fn index(texts: &[&str]) -> (Connection, Vec<Document>) {
    let connection = Connection::open_in_memory().unwrap();
    create(&connection).unwrap();
    create(&connection).unwrap();
    let documents: Vec<Document> = texts.iter().map(|text| document(text)).collect();
    for (row, document) in (1..).zip(&documents) {
        add(&connection, row, document).unwrap();
    }
    (connection, documents)
}

fn words(text: &str) -> TextQuery {
    let (text, prefix) = match text.strip_suffix('*') {
        Some(text) => (text, true),
        None => (text, false),
    };
    TextQuery::words(text, prefix).unwrap()
}

fn except(from: &str, what: &str) -> TextQuery {
    TextQuery::Except(Box::new(words(from)), Box::new(words(what)))
}

fn all(parts: &[&str]) -> TextQuery {
    TextQuery::all(parts.iter().map(|part| words(part)).collect()).unwrap()
}

/// The documents found, by number from 1.
fn check(texts: &[&str], query: &TextQuery, expected: &[i64]) {
    let (connection, found) = index(texts);
    assert_eq!(documents(&connection, query).unwrap(), expected, "{query:?}");
    // What is marked is there, and what is found is marked.
    for (row, document) in (1..).zip(&found) {
        let marked = !marks(query, &document.text).is_empty();
        assert!(marked || !expected.contains(&row), "{query:?} in {}", document.text);
    }
}

const ENGLISH: &[&str] = &[
    "The frigate left the port of Busan. A Su-27 flew over the Sea of Japan.",
    "U.S. forces moved 12,000 troops. The F-35A is new; an F35 landed.",
    "Fishermen saw two frigates off Côte d’Ivoire. Nobody left port.",
];

#[test]
fn words_phrases_beginnings_and_exclusion() {
    check(ENGLISH, &words("frigate"), &[1]);
    check(ENGLISH, &words("frigate*"), &[1, 3]);
    check(ENGLISH, &words("PORT"), &[1, 3]);
    check(ENGLISH, &words("left the port"), &[1]);
    check(ENGLISH, &words("sea of jap*"), &[1]);
    check(ENGLISH, &words("port the left"), &[]);
    check(ENGLISH, &all(&["frigate*", "port"]), &[1, 3]);
    check(ENGLISH, &except("port", "Busan"), &[3]);
    check(ENGLISH, &except("frigate*", "left the port"), &[3]);
    let either = TextQuery::any(vec![words("Busan"), words("two frigates")]).unwrap();
    check(ENGLISH, &either, &[1, 3]);
}

#[test]
fn designations_and_numbers_are_found_however_they_are_written() {
    for written in ["Su-27", "su27", "SU 27", "Ｓｕ－２７"] {
        check(ENGLISH, &words(written), &[1]);
    }
    for written in ["F-35", "F35", "f 35"] {
        check(ENGLISH, &words(written), &[2]);
    }
    for written in ["U.S.", "US", "12,000", "12000", "12,000 troops"] {
        check(ENGLISH, &words(written), &[2]);
    }
    check(ENGLISH, &words("cote d'ivoire"), &[3]);
    // A phrase goes over punctuation, but not from one sentence into the next.
    check(ENGLISH, &words("new an F-35"), &[2]);
    check(ENGLISH, &words("troops the F-35"), &[]);
}

#[test]
fn korean_is_found_with_and_without_particles() {
    let texts = &["국방장관이 서울에서 회담했다.", "북한이 동해로 미사일을 발사했다.", "전북 군산"];
    check(texts, &words("서울"), &[1]);
    check(texts, &words("국방장관"), &[1]);
    check(texts, &words("장관"), &[1]);
    check(texts, &words("미사일"), &[2]);
    check(texts, &words("북한"), &[2]);
    check(texts, &all(&["북한", "동해"]), &[2]);
    check(texts, &words("사미"), &[]);
    // A single sign is found at the beginning of a word and inside.
    check(texts, &words("장"), &[1]);
}

#[test]
fn japanese_and_chinese_are_found_by_any_part() {
    let texts = &[
        "防衛大臣は東京でカナダの国防大臣と会談した。",
        "ロシアの戦闘機F-15が北海道に接近",
        "美舰穿越台湾海峡",
    ];
    check(texts, &words("大臣"), &[1]);
    check(texts, &words("国防大臣"), &[1]);
    check(texts, &words("カナダ"), &[1]);
    check(texts, &words("戦闘機"), &[2]);
    check(texts, &words("戦闘機F15"), &[2]);
    check(texts, &words("北海"), &[2]);
    check(texts, &words("台湾海峡"), &[3]);
    check(texts, &words("海"), &[2, 3]);
    check(texts, &words("峡"), &[3]);
    check(texts, &words("舰"), &[3]);
    check(texts, &words("ｶﾅﾀﾞ"), &[1]);
    check(texts, &words("大防"), &[]);
}

#[test]
fn russian_is_found_in_every_case() {
    let texts =
        &["Корабли вышли в Охотское море.", "Учения прошли в Охотском море.", "Подводные лодки"];
    check(texts, &words("Охотское море"), &[1, 2]);
    check(texts, &words("охотского моря"), &[1, 2]);
    check(texts, &words("корабль"), &[1]);
    check(texts, &words("учений"), &[2]);
    check(texts, &words("подводная"), &[3]);
    check(texts, &words("подвод*"), &[3]);
    check(texts, &words("подводные*"), &[3]);
}

#[test]
fn titles_come_first_then_sentences_then_words_apart() {
    let texts = &[
        "Other news\n\nA drill began. Ships are in the bay, it was said yesterday.",
        "Ships in the bay\n\nNothing new was said about them all week.",
        "Other news\n\nThe bay is full of ships. Ships fill the bay.",
    ];
    let (connection, documents) = index(texts);
    let found = find(&connection, &all(&["ships", "bay"]), 10, 2, &|| false).unwrap();
    let described: Vec<(i64, String)> = found
        .hits
        .iter()
        .map(|hit| {
            let document = &documents[hit.document_row as usize - 1];
            let what = match hit.within {
                Within::Title => format!("title {}", document.title),
                Within::Sentence(start) => {
                    let nth = document.sentence_at(start).unwrap();
                    document.sentences[nth].span.of(&document.text).to_owned()
                }
                other => format!("{other:?}"),
            };
            (hit.document_row, what)
        })
        .collect();
    let expected = [
        (2, "title Ships in the bay"),
        (3, "The bay is full of ships."),
        (3, "Ships fill the bay."),
        (1, "Ships are in the bay, it was said yesterday."),
    ];
    let starts: Vec<(i64, &str)> = described
        .iter()
        .map(|(row, what)| (*row, what.as_str()))
        .filter(|(_, what)| *what != "Ships in the bay")
        .collect();
    assert_eq!(starts, expected);
    let apart = find(&connection, &all(&["drill", "yesterday"]), 10, 2, &|| false).unwrap();
    assert_eq!(apart.hits, [Hit { document_row: 1, within: Within::Document }]);
    let best = best_sentence(&all(&["drill", "yesterday"]), &documents[0]).unwrap();
    assert_eq!(documents[0].sentences[best].span.of(&documents[0].text), "A drill began.");
    let few = find(&connection, &words("bay"), 2, 1, &|| false).unwrap();
    assert!(few.more && few.hits.len() == 2);
}

#[test]
fn what_was_taken_out_is_found_no_more() {
    let (mut connection, documents_in) = index(ENGLISH);
    remove(&connection, 1).unwrap();
    remove(&connection, 77).unwrap();
    assert_eq!(documents(&connection, &words("frigate*")).unwrap(), [3]);
    assert!(sentences(&connection, &words("Busan")).unwrap().is_empty());
    add(&connection, 1, &documents_in[1]).unwrap();
    assert_eq!(documents(&connection, &words("F-35")).unwrap(), [1, 2]);
    // What is undone with a transaction was never there.
    let transaction = connection.transaction().unwrap();
    remove(&transaction, 2).unwrap();
    add(&transaction, 9, &documents_in[0]).unwrap();
    drop(transaction);
    assert_eq!(documents(&connection, &words("F-35")).unwrap(), [1, 2]);
    while settle(&connection, 64).unwrap() {}
    assert_eq!(documents(&connection, &words("port")).unwrap(), [3]);
    for table in ["search_title", "search_sentence", "search_document"] {
        let check = format!("INSERT INTO {table}({table}) VALUES('integrity-check')");
        connection.execute_batch(&check).unwrap();
    }
    let whole: String =
        connection.query_row("PRAGMA integrity_check", [], |row| row.get(0)).unwrap();
    assert_eq!(whole, "ok");
    clear(&connection).unwrap();
    assert!(documents(&connection, &words("port")).unwrap().is_empty());
}

#[test]
fn furniture_is_found_last_and_by_no_filter() {
    let connection = Connection::open_in_memory().unwrap();
    create(&connection).unwrap();
    let mut menu = document("Subscribe to our ships newsletter.");
    menu.title = String::new();
    menu.paragraphs.iter_mut().for_each(|paragraph| paragraph.furniture = true);
    let mut text = document("Two ships sailed.");
    text.title = String::new();
    add(&connection, 1, &menu).unwrap();
    add(&connection, 2, &text).unwrap();
    let hits = find(&connection, &words("ships"), 10, 3, &|| false).unwrap().hits;
    let sentence = Hit { document_row: 2, within: Within::Sentence(0) };
    assert_eq!(hits, [sentence, Hit { document_row: 1, within: Within::Furniture(0) }]);
    assert_eq!(documents(&connection, &words("ships")).unwrap(), [2]);
    assert_eq!(sentences(&connection, &words("ships")).unwrap().len(), 1);
    assert_eq!(count_sentences(&connection, &words("ships"), 10).unwrap(), 1);
}

#[test]
fn long_and_nested_questions_are_answered() {
    let (connection, _) = index(ENGLISH);
    let mut nested = words("port");
    for nth in 0..24 {
        let parts = vec![words("left the port"), nested];
        nested = if nth % 2 == 0 { TextQuery::All(parts) } else { TextQuery::Any(parts) };
        nested = TextQuery::Except(Box::new(nested), Box::new(words("nothing")));
    }
    assert_eq!(documents(&connection, &nested).unwrap(), [1]);
    assert_eq!(sentences(&connection, &nested).unwrap().len(), 1);
    let many: Vec<TextQuery> = (0..200).map(|nth| words(&format!("word{nth} port"))).collect();
    let any = TextQuery::any([many, vec![words("left the port")]].concat()).unwrap();
    assert_eq!(documents(&connection, &any).unwrap(), [1]);
    let hits = find(&connection, &any, 5, 5, &|| false).unwrap().hits;
    assert!(!hits.is_empty() && hits.iter().all(|hit| hit.document_row == 1));
}

#[test]
fn keys_of_sentences_come_back_in_order() {
    let mut last = None;
    for furniture in [false, true] {
        for document_row in [0, 1, 2, 70_000, (1 << 36) - 1] {
            for start in [0, 1, (1 << 26) - 1] {
                let key = SentenceKey { furniture, document_row, start };
                assert_eq!(SentenceKey::of(key.rowid()), key);
                assert!(Some(key.rowid()) > last);
                last = Some(key.rowid());
            }
        }
    }
}

proptest! {
    /// Any run of words of a sentence finds it, and what is found is what is marked.
    #[test]
    fn any_part_of_a_sentence_finds_it(
        parts in prop::collection::vec("[a-zA-Zà-ÿ0-9.,'а-яё一二三가나다カナ-]{1,6}", 1..8),
        from in 0_usize..8,
        len in 1_usize..4,
    ) {
        let text = parts.join(" ");
        let connection = Connection::open_in_memory().unwrap();
        create(&connection).unwrap();
        let mut whole = document(&text);
        whole.title = String::new();
        add(&connection, 1, &whole).unwrap();
        let from = from.min(parts.len() - 1);
        let asked = parts[from..(from + len).min(parts.len())].join(" ");
        if let Some(query) = TextQuery::words(&asked, false) {
            let held = whole.sentences.iter().any(|sentence| {
                !whole.is_furniture(sentence.span.start)
                    && !marks(&query, sentence.span.of(&whole.text)).is_empty()
            });
            let expected = if held { vec![1] } else { Vec::new() };
            prop_assert_eq!(documents(&connection, &query).unwrap(), expected, "{} in {}", asked, text);
            let one = whole.sentences.len() == 1 && whole.paragraphs.iter().all(|p| !p.furniture);
            prop_assert!(held || !one, "{} in {}", asked, text);
        }
    }

    /// Whatever is typed, SQLite understands the question.
    #[test]
    fn any_question_is_understood(text in ".{0,30}", prefix: bool) {
        let (connection, _) = index(&["One text."]);
        if let Some(query) = TextQuery::words(&text, prefix) {
            documents(&connection, &query).unwrap();
            find(&connection, &query, 3, 3, &|| false).unwrap();
        }
    }
}
