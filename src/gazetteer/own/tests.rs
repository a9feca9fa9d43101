//! Tables and GeoJSON in, entries and errors out; names found in a line of text.

use super::*;
use crate::base::LonLat;
use crate::gazetteer::Gazetteer;

fn read_as(name: &str, text: &str) -> OwnFile {
    parse(text.as_bytes(), name, Gazetteer::embedded()).unwrap()
}

/// Each entry as `id: names @ lat,lon country = same as`.
fn shown(file: &OwnFile) -> Vec<String> {
    let one = |entry: &OwnEntry| {
        let names: Vec<&str> = entry.names().collect();
        let mut line = format!("{}: {}", entry.id, names.join(", "));
        if let Some(at) = entry.at {
            line += &format!(" @ {:.2},{:.2}", at.lat, at.lon);
        }
        if let Some(country) = &entry.country {
            line += &format!(" {country}");
        }
        if let Some(same_as) = &entry.same_as {
            line += &format!(" = {same_as}");
        }
        line
    };
    file.entries.iter().map(one).collect()
}

fn errors(file: &OwnFile) -> Vec<String> {
    file.problems.iter().map(ToString::to_string).collect()
}

const TABLE: &str = "\
Name,Other names,Type,Latitude,Longitude,Country,Note
Camp Verity,Verity Barracks|the Verity,Base,36.96,127.03,KR,invented
\"MV Harbinger, of Oslo\",Harbinger,ship,,,Norway,
9th Coastal Brigade,,unit,,,,
";

#[test]
fn a_table_is_read_whatever_its_columns_are_called() {
    let plain = read_as("own.csv", TABLE);
    let all = shown(&plain);
    let camp = "own:site/camp-verity: Camp Verity, Verity Barracks, the Verity @ 36.96,127.03 KR";
    assert_eq!(all[0], camp);
    // A name with punctuation has a hash in its id.
    assert!(all[1].starts_with("own:vessel/mv-harbinger--of-oslo-"), "{}", all[1]);
    assert!(all[1].ends_with(": MV Harbinger, of Oslo, Harbinger NO"), "{}", all[1]);
    assert_eq!(all[2], "own:armed_force/9th-coastal-brigade: 9th Coastal Brigade");
    assert_eq!(errors(&plain), Vec::<String>::new());
    assert_eq!(plain.entries[0].note.as_deref(), Some("invented"));
    let tabs = "aka\tLABEL\tx\tlng\ty\tkind\r\nVerity\tCamp Verity\t\t127.03\t36.96\tbase\r\n";
    assert_eq!(
        shown(&read_as("own.tsv", tabs)),
        ["own:site/camp-verity: Camp Verity, Verity @ 36.96,127.03"]
    );
    // As spreadsheets write them where the comma is the decimal point.
    let semicolons = "sep=;\nname;kind;lat;lon\nCamp Verity;base;36,96;127,03\nx;;;\n";
    let read = read_as("own.csv", semicolons);
    assert_eq!(shown(&read), ["own:site/camp-verity: Camp Verity @ 36.96,127.03"]);
    assert!(errors(&read)[0].starts_with("own.csv, line 4: the name “x” is too short"));
}

#[test]
fn every_encoding_gives_the_same_names() {
    let text = "name,kind,lat,lon\nFår Øst,base,60,5\n";
    let gazetteer = Gazetteer::embedded();
    let utf16: Vec<u8> =
        [0xff, 0xfe].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let marked = [b"\xef\xbb\xbf", text.as_bytes()].concat();
    let latin: Vec<u8> = text.chars().map(|c| c as u8).collect();
    for bytes in [text.as_bytes().to_vec(), utf16, marked, latin] {
        let read = parse(&bytes, "own.csv", gazetteer).unwrap();
        assert_eq!(read.entries[0].name, "Får Øst");
    }
    let binary = parse(b"name\0\x01", "own.csv", gazetteer).unwrap_err();
    assert!(binary.to_string().contains("own.csv: is not text"));
}

#[test]
fn a_bad_row_is_said_and_the_others_stay() {
    let table = "\
name,kind,lat,lon,country,same as,aliases
Good One,base,1,2,,,
,base,1,2,,,
No Sense,wibble,1,2,,,
Jane Example,person,1,2,,,
Half,base,1,,,,
Turned,base,127,36,,,
Nowhere Known,base,,,,,
Bare,,,,,,
Landless,base,1,2,Wibbleland,,
Unknown Alias,,,,,Wibbleton,
Twice Told,base,1,2,,Seoul,
Good One,base,5,6,,,
Good Two,port,3,4,,,Good 2
";
    let read = read_as("list.csv", table);
    let ids = [
        "own:site/good-one: Good One @ 1.00,2.00",
        "own:site/good-two: Good Two, Good 2 @ 3.00,4.00",
    ];
    assert_eq!(shown(&read), ids);
    let said = errors(&read);
    for (nth, (line, what)) in [
        (3, "has no name"),
        (4, "the kind “wibble” is not known; write one of base"),
        (5, "a person cannot be added"),
        (6, "has a latitude but no longitude"),
        (7, "exchanged?"),
        (8, "the gazetteer knows no place “Nowhere Known”"),
        (9, "says neither what it is nor where"),
        (10, "the country “Wibbleland” is not known"),
        (11, "“Wibbleton” is no place of the gazetteer nor a name of this file"),
        (12, "has coordinates and also “same as”"),
        (13, "“Good One” stands in line 2 already, at other coordinates"),
    ]
    .into_iter()
    .enumerate()
    {
        let start = format!("list.csv, line {line}: ");
        assert!(said[nth].starts_with(&start) && said[nth].contains(what), "{}", said[nth]);
    }
    assert_eq!(said.len(), 11);
}

#[test]
fn other_names_lead_to_what_they_name() {
    let table = "\
name,kind,lat,lon,place,same as,aliases,country
the Han metropolis,,,,,Seoul,,
Land of Fjords,,,,Norway,,Fjordland,
By Its Number,,,,,geonames:1835848,,
Paris,city,,,,,the Texan Eiffel,US
MV Harbinger,ship,,,Bergen,,,NO
Old Harbie,,,,,MV Harbinger,,
";
    let gazetteer = Gazetteer::embedded();
    let read = read_as("own.csv", table);
    assert_eq!(errors(&read), Vec::<String>::new());
    let same = |nth: usize| {
        let id = read.entries[nth].same_as.as_ref().unwrap();
        gazetteer.place(gazetteer.by_id(id.as_str()).unwrap())
    };
    assert_eq!((same(0).name, same(0).feature), ("Seoul", crate::gazetteer::Feature::City));
    assert_eq!(same(1).name, "Norway");
    assert_eq!(same(2).name, "Seoul");
    assert_eq!(same(3).country, Some("US"));
    let ship = &read.entries[4];
    assert_eq!(ship.aliases, ["Old Harbie"]);
    // It lies where the table says.
    let bergen = LonLat::new(5.33, 60.39);
    assert!(ship.at.unwrap().distance_km(bergen) < 10.0, "{:?}", ship.at);
    assert_eq!(read.entries.len(), 5);
}

#[test]
fn a_table_without_columns_or_rows_says_what_is_needed() {
    let wrong = |name: &str, text: &str| {
        parse(text.as_bytes(), name, Gazetteer::embedded()).unwrap_err().to_string()
    };
    assert!(wrong("a.csv", "Camp,base,1,2\n").contains("a.csv: has no column “name”"));
    assert!(wrong("a.csv", "").contains("a.csv: "));
    assert!(wrong("a.csv", "name,kind\n").contains("holds no rows"));
    assert!(wrong("a.geojson", "[1, 2]").contains("is not GeoJSON"));
    assert!(
        wrong("a.geojson", "{\"type\": \"FeatureCollection\", \"features\": []}")
            .contains("no rows")
    );
    assert!(wrong("a.docx", "name\n").contains("neither a table nor GeoJSON"));
    let missing = read(std::path::Path::new("no/such.csv"), Gazetteer::embedded()).unwrap_err();
    assert_eq!(missing.to_string(), "no/such.csv: there is no such file; check the path");
}

#[test]
fn a_list_is_told_from_a_table_of_texts() {
    let folder = tempfile::tempdir().unwrap();
    let check = |name: &str, text: &str| {
        let path = folder.path().join(name);
        std::fs::write(&path, text).unwrap();
        is_list(&path)
    };
    assert!(check("a.csv", TABLE));
    assert!(check("a.tsv", "name\tsame as\nX Y\tSeoul\n"));
    assert!(check("a.json", " {\"type\": \"FeatureCollection\", \"features\": []}"));
    assert!(!check("b.csv", "name,type,text\nA report,news,Ministers met.\n"));
    assert!(!check("b.csv", "id,title,body\n1,x,y\n"));
    assert!(!check("b.csv", "name,note\nx,y\n"));
    assert!(check(
        "a.geojson",
        "{\"type\": \"Feature\", \"geometry\": {\"type\": \"Point\", \"coord"
    ));
    assert!(!check("b.json", "{\"id\": 1, \"text\": \"features\"}"));
    assert!(!check("b.json", "{\"text\": \"One.\", \"geometry\": null}"));
    assert!(!check("b.json", "{\"about\": {\"features\": []}}"));
    assert!(!check("b.json", "[{\"geometry\": null}]"));
    assert!(!check("b.txt", TABLE));
    assert!(!is_list(std::path::Path::new("no/such.csv")));
}

#[test]
fn geojson_gives_points_and_the_middle_of_shapes() {
    let text = r#"{"type": "FeatureCollection", "name": "mine", "features": [
      {"type": "Feature", "properties": {"Name": "Camp Verity", "aliases": ["Verity", "the Camp"], "kind": "base"},
       "geometry": {"type": "Point", "coordinates": [127.03, 36.96, 12.0]}},
      {"type": "Feature", "properties": {"name": "Horseshoe Range", "kind": "firing range"},
       "geometry": {"type": "Polygon", "coordinates": [[[0,0],[9,0],[9,1],[1,1],[1,8],[9,8],[9,9],[0,9],[0,0]]]}},
      {"type": "Feature", "properties": {"name": "Broken"}, "geometry": {"type": "Point", "coordinates": ["a"]}},
      {"type": "Feature", "properties": {"name": "Plain Ship", "kind": "ship"}, "geometry": null},
      7
    ]}"#;
    let read = read_as("mine.geojson", text);
    assert_eq!(
        shown(&read)[0],
        "own:site/camp-verity: Camp Verity, Verity, the Camp @ 36.96,127.03"
    );
    assert_eq!(shown(&read)[2], "own:vessel/plain-ship: Plain Ship");
    // Within the shape, whose middle lies outside it.
    let inside = read.entries[1].at.unwrap();
    assert!((0.0..=1.0).contains(&inside.lon) || !(1.0..=8.0).contains(&inside.lat), "{inside:?}");
    let said = errors(&read);
    assert!(said[0].starts_with("mine.geojson, feature 3: "), "{said:?}");
    assert!(said[1].starts_with("mine.geojson, feature 5: "), "{said:?}");
    assert_eq!(said.len(), 2);
    let one = r#"{"type": "Feature", "properties": {"name": "Lone Rock", "kind": "reef"},
        "geometry": {"type": "Point", "coordinates": [10, 20]}}"#;
    assert_eq!(shown(&read_as("one.json", one)), ["own:island/lone-rock: Lone Rock @ 20.00,10.00"]);
    // What stands before the place where a file breaks is kept.
    let cut =
        &text[..text.find("{\"type\": \"Feature\", \"properties\": {\"name\": \"Broken").unwrap()];
    let read = read_as("cut.geojson", cut);
    assert_eq!(read.entries.len(), 2);
    assert!(errors(&read)[0].starts_with("cut.geojson: is not GeoJSON"));
}

#[test]
fn too_many_rows_are_left_out_and_said() {
    let rows: String = (0..MAX_ROWS + 5).map(|nth| format!("Base no{nth},base,1,2\n")).collect();
    let read = read_as("many.csv", &format!("name,kind,lat,lon\n{rows}"));
    assert_eq!(read.entries.len(), MAX_ROWS);
    let said = errors(&read);
    assert_eq!(said.len(), 1);
    assert!(
        said[0].starts_with("many.csv, line 100002: holds more than 100,000 rows"),
        "{}",
        said[0]
    );
}

#[test]
fn names_are_found_at_the_start_of_a_line() {
    let read = read_as("own.csv", TABLE);
    let own = OwnNames::new(read.entries);
    let found = |text: &str| -> Vec<(usize, String)> {
        let hits = own.walk(&normalize(text));
        let id = |hit: &OwnHit<'_>| own.entry(hit.bearers[0].entry).id.to_string();
        hits.iter().map(|hit| (hit.len, id(hit))).collect()
    };
    assert_eq!(found("Camp Verity was"), [(11, "own:site/camp-verity".to_owned())]);
    assert_eq!(found("Camp Veritys"), []);
    assert_eq!(found("9th Coastal Brigade’s men").len(), 1);
    assert!(OwnNames::none().walk("camp verity").is_empty());
}

#[test]
fn the_version_changes_with_what_is_found_and_not_with_the_order() {
    let entries = read_as("own.csv", TABLE).entries;
    let version = |entries: &[OwnEntry]| OwnNames::new(entries.to_vec()).version();
    let first = version(&entries);
    let mut turned = entries.clone();
    turned.reverse();
    assert_eq!(version(&turned), first);
    turned[0].note = Some("another".to_owned());
    assert_eq!(version(&turned), first);
    let mut moved = entries.clone();
    moved[0].at = Some(LonLat::new(1.0, 2.0));
    let mut named = entries.clone();
    named[2].aliases.push("Coastals".to_owned());
    let changed = [version(&moved), version(&named), version(&entries[1..]), 0];
    assert!(changed.iter().all(|&other| other != first));
    assert_eq!(OwnNames::none().version(), 0);
}

#[test]
fn a_later_list_adds_to_an_earlier_one() {
    let one = read_as("a.csv", "name,kind,lat,lon,aliases\nCamp Verity,base,1,2,Verity\n").entries;
    let two =
        read_as("b.csv", "name,kind,lat,lon,aliases\nCamp Verity,base,3,4,Old Camp\n").entries;
    let own = OwnNames::new([one, two].concat());
    assert_eq!(own.len(), 1);
    let entry = &own.entries()[0];
    assert_eq!(entry.at, Some(LonLat::new(4.0, 3.0)));
    assert_eq!(entry.aliases, ["Verity", "Old Camp"]);
}

proptest::proptest! {
    #[test]
    fn no_bytes_make_it_panic(bytes: Vec<u8>, tail in "[\\x20-\\x7e\\n\"]{0,200}") {
        let gazetteer = Gazetteer::embedded();
        for name in ["a.csv", "a.geojson"] {
            let _ = parse(&bytes, name, gazetteer);
            let _ = parse(format!("name,aliases,kind,lat,lon\n{tail}").as_bytes(), name, gazetteer);
        }
    }

    #[test]
    fn no_shape_makes_it_panic(ring in proptest::collection::vec((-200i16..200, -100i16..100), 0..9)) {
        let ring: Vec<[i16; 2]> = ring.into_iter().map(|(x, y)| [x, y]).collect();
        let text = format!(
            "{{\"features\": [{{\"type\": \"Feature\", \"properties\": {{\"name\": \"Some Shape\"}},
              \"geometry\": {{\"type\": \"Polygon\", \"coordinates\": [{ring:?}]}}}}]}}"
        );
        if let Ok(read) = parse(text.as_bytes(), "a.geojson", Gazetteer::embedded()) {
            proptest::prop_assert_eq!(read.entries.len() + read.problems.len(), 1);
        }
    }
}
