//! Tables as people and programs save them.

use super::*;

fn read(bytes: impl AsRef<[u8]>) -> Vec<Result<RawText, ReadError>> {
    texts(bytes.as_ref(), "a.csv", &CsvColumns::default()).collect()
}

fn check(bytes: impl AsRef<[u8]>, expected: &[(&str, &str, &str)]) {
    let read: Vec<_> = read(bytes).into_iter().map(Result::unwrap).collect();
    let found: Vec<(&str, &str, String)> = read
        .iter()
        .map(|raw| {
            let date = raw.date.as_ref().map(|known| known.date.to_string());
            (raw.text.as_str(), raw.title.as_deref().unwrap_or(""), date.unwrap_or_default())
        })
        .collect();
    let found: Vec<(&str, &str, &str)> =
        found.iter().map(|(text, title, date)| (*text, *title, date.as_str())).collect();
    assert_eq!(found, expected);
}

#[test]
fn any_delimiter_and_encoding() {
    let comma = "title,date,text\n\"A, b\",2024-09-09,\"One said \"\"no\"\".\nTwo.\"\nC,9 Oct 2012,Three.\n";
    let expected =
        [("One said \"no\".\nTwo.", "A, b", "2024-09-09"), ("Three.", "C", "2012-10-09")];
    check(comma, &expected);
    check(
        format!("\u{feff}{comma}").replace('\n', "\r\n").replace("no\"\".\r", "no\"\"."),
        &expected,
    );
    check("title;date;text\nA, b;2024;One, two, three.\n", &[("One, two, three.", "A, b", "2024")]);
    check("title\ttext\nA\tOne, two; three.\n", &[("One, two; three.", "A", "")]);
    check("title|text\nA|One, two.\n", &[("One, two.", "A", "")]);
    check("sep=;\ntitle;text\nA;One, two.\n", &[("One, two.", "A", "")]);
    check(
        b"titre;texte\nCaf\xe9;Le caf\xe9 a ferm\xe9 en f\xe9vrier.\n",
        &[("Le café a fermé en février.", "Café", "")],
    );
    let wide: Vec<u8> = comma.encode_utf16().flat_map(u16::to_le_bytes).collect();
    check([b"\xff\xfe".to_vec(), wide].concat(), &expected);
    check("text\nOnly one column.\n", &[("Only one column.", "", "")]);
}

#[test]
fn a_text_that_is_html_is_read_as_such() {
    check(
        "title,content\nA,\"<p>One &amp; <a href='x'>two</a>.</p><p>Three.</p>\"\nB,1 < 2 and <b>bold</b>.\n",
        &[("One & two.\n\nThree.", "A", ""), ("1 < 2 and <b>bold</b>.", "B", "")],
    );
}

#[test]
fn a_table_without_names_is_read_by_its_longest_column() {
    let long = "The ministers met on Monday in the capital to talk about fish, ships and the price of both.";
    check(format!("1,x,\"{long}\"\n2,y,\"{long}\"\n"), &[(long, "", ""), (long, "", "")]);
}

#[test]
fn a_column_of_dates_shows_its_order() {
    let table = "date,text\n04/05/2024,One.\n28/05/2024,Two.\n";
    check(table, &[("One.", "", "2024-05-04"), ("Two.", "", "2024-05-28")]);
    let read = read("date,text\n04/05/2024,One.\n");
    let one = read[0].as_ref().unwrap();
    assert_eq!(one.date, None);
    assert!(one.warnings[0].to_string().starts_with("a.csv, line 2: the date “04/05/2024”"));
}

#[test]
fn sources_are_names_or_domains() {
    let read =
        read("source,url,text\nThe Daily,https://www.daily.example/a,One.\nweekly.example,,Two.\n");
    let found: Vec<_> =
        read.into_iter().map(|raw| raw.map(|raw| (raw.publisher, raw.source)).unwrap()).collect();
    let some = |text: &str| Some(text.to_owned());
    assert_eq!(found, [(some("The Daily"), some("daily.example")), (None, some("weekly.example"))]);
}

#[test]
fn a_bad_row_names_its_line_and_the_next_is_read() {
    let read =
        read("id,date,text\n1,2024,One.\n2\n3,2024,\n4,2024,\"Two\nlines.\"\n5,2024,Last.\n");
    let errors: Vec<String> =
        read.iter().filter_map(|raw| raw.as_ref().err()).map(ToString::to_string).collect();
    assert_eq!(errors.len(), 2, "{errors:?}");
    assert!(errors[0].starts_with("a.csv, line 3: "), "{errors:?}");
    assert!(errors[1].starts_with("a.csv, line 4: holds no text"), "{errors:?}");
    let ids: Vec<_> = read.iter().flatten().filter_map(|raw| raw.id.as_deref()).collect();
    assert_eq!(ids, ["1", "4", "5"]);
}

#[test]
fn what_is_no_table_of_texts_says_what_to_do() {
    let problem = |bytes: &str| read(bytes)[0].as_ref().unwrap_err().to_string();
    assert!(problem("a,b\n1,2\n").contains("a.csv: no column is plainly the text (columns: a, b)"));
    assert!(problem("").contains("holds no text"));
    let asked = CsvColumns { text: Some("b".to_owned()), ..CsvColumns::default() };
    let chosen: Vec<_> = texts(&b"a,b\n1,2\n"[..], "a.csv", &asked).collect();
    assert_eq!(chosen[0].as_ref().unwrap().text, "2");
    let found = table(&b"a,text\n1,2\n"[..]).unwrap();
    assert_eq!(found.columns, ["a", "text"]);
    assert_eq!(found.chosen.unwrap().text.as_deref(), Some("text"));
}
