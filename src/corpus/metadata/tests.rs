//! What metadata says, and of what.

use super::*;
use crate::corpus::DateBasis;

fn described(metadata: Metadata, name: &str) -> RawText {
    let beside = Beside::new(None, BTreeMap::from([(String::new(), metadata)]));
    let mut raw = RawText { title: Some("Own".to_owned()), ..RawText::default() };
    beside.describe(name, &mut raw, false);
    raw
}

#[test]
fn what_is_known_is_kept_and_the_rest_is_said() {
    let toml = r#"
        [[text]]
        file = "a.txt"
        title = "Plain"
        publisher = { known = "unknown" }
        date = { value = "2024-09", known = "inferred", quote = "Sept. 9" }
        url = "https://www.example.org/a?b"
        [[text]]
        file = "b.txt"
        title = { value = "T", known = "inferred" }
        date = "Sept. 9"
    "#;
    let (metadata, warnings) = Metadata::of_toml(toml, "sources.toml");
    let raw = described(metadata.clone(), "a.txt");
    assert_eq!(raw.title.as_deref(), Some("Plain"));
    assert_eq!(raw.publisher, None);
    assert_eq!(raw.source.as_deref(), Some("example.org"));
    let date = raw.date.unwrap();
    assert_eq!((date.date.to_string().as_str(), date.basis), ("2024-09", DateBasis::Inferred));
    // What is left out leaves what the file says.
    assert_eq!(described(metadata, "b.txt").title.as_deref(), Some("Own"));
    let warnings: Vec<_> = warnings.iter().map(ReadError::to_string).collect();
    assert_eq!(warnings.len(), 2, "{warnings:?}");
    assert!(warnings[0].contains("the title of b.txt"), "{warnings:?}");
    assert!(warnings[1].contains("2024-09-08"), "{warnings:?}");
}

#[test]
fn broken_toml_names_the_line() {
    let (_, warnings) = Metadata::of_toml("[[text]]\nfile = \n", "d/sources.toml");
    assert!(warnings[0].to_string().starts_with("d/sources.toml, line 2: "), "{}", warnings[0]);
}

#[test]
fn a_table_says_the_same() {
    let csv = "file;title;publisher;date;url;author\n\
        a.txt;One, two;The Daily;04/05/2024;https://a.example/x;Ann\n\
        sub/b.txt;;;28/05/2024;;\n\
        c.txt;;;spring;;\n";
    let (metadata, warnings) = Metadata::of_csv(csv.as_bytes(), "sources.csv").unwrap();
    let raw = described(metadata.clone(), "a.txt");
    assert_eq!(raw.title.as_deref(), Some("One, two"));
    assert_eq!(raw.author.as_deref(), Some("Ann"));
    assert_eq!(raw.source.as_deref(), Some("a.example"));
    assert_eq!(raw.date.unwrap().date.to_string(), "2024-05-04");
    let raw = described(metadata, "sub/b.txt");
    assert_eq!(raw.title.as_deref(), Some("Own"));
    assert_eq!(raw.date.unwrap().date.to_string(), "2024-05-28");
    assert_eq!(warnings.len(), 1, "{warnings:?}");
    assert!(warnings[0].to_string().starts_with("sources.csv, line 4: the date “spring”"));
    assert!(Metadata::of_csv(b"title,text\na,b\n", "sources.csv").is_none());
}

#[test]
fn the_nearer_and_the_longer_name_go_first() {
    let of = |toml: &str| Metadata::of_toml(toml, "sources.toml").0;
    let top = of("[csv]\ntext = \"T\"\n\
        [[text]]\nfile = \"x/\"\npublisher = \"All\"\nauthor = \"All\"\ntitle = \"Never\"\n\
        [[text]]\nfile = \"x/y/a.txt\"\npublisher = \"Top\"\n\
        [[text]]\nfile = \"x/z.zip/in/b.txt\"\npublisher = \"Zip\"\n");
    let near = of("[[text]]\nfile = \"a.txt\"\nauthor = \"Near\"\n");
    let folders = BTreeMap::from([(String::new(), top), ("x/y/".to_owned(), near)]);
    let beside = Arc::new(Beside::new(None, folders));
    let mut raw = RawText::default();
    beside.describe("x/y/a.txt", &mut raw, false);
    let said = |raw: &RawText| (raw.publisher.clone(), raw.author.clone(), raw.title.clone());
    let some = |text: &str| Some(text.to_owned());
    assert_eq!(said(&raw), (some("Top"), some("Near"), None));

    let archive = Beside::new(Some((beside, "x/z.zip".to_owned())), BTreeMap::new());
    let mut raw = RawText::default();
    archive.describe("in/b.txt", &mut raw, false);
    assert_eq!(said(&raw), (some("Zip"), some("All"), None));
    assert_eq!(archive.columns("in/t.csv").unwrap().text.as_deref(), Some("T"));
}
