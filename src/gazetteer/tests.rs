//! Tests against the embedded file.

use std::time::Instant;

use super::*;
use crate::base::Bounds;

fn gazetteer() -> &'static Gazetteer {
    Gazetteer::embedded()
}

fn ids(name: &str) -> Vec<String> {
    gazetteer().find(&normalize(name)).map(|hit| gazetteer().id(hit.place).to_string()).collect()
}

fn place(id: &str) -> PlaceRecord<'static> {
    let ix = gazetteer().by_id(id).unwrap_or_else(|| panic!("no {id}"));
    gazetteer().place(ix)
}

/// ISO 3166-1, the officially assigned codes, and XK for Kosovo as GeoNames has it.
const ISO: &str = "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN \
    BO BQ BR BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM \
    DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU \
    GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY \
    KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW \
    MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE \
    RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK \
    TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW";

#[test]
fn every_country_is_there() {
    assert_eq!(ISO.split_whitespace().count(), 250);
    for iso in ISO.split_whitespace() {
        let ix = gazetteer().country(iso).unwrap_or_else(|| panic!("no country {iso}"));
        let record = gazetteer().place(ix);
        assert_eq!((record.feature, record.country), (Feature::Country, Some(iso)));
        assert_eq!(gazetteer().by_id(record.id.as_str()), Some(ix));
        assert!(record.at.lat != 0.0 || record.at.lon != 0.0, "{iso} has no position");
    }
    assert_eq!(gazetteer().countries().count(), 250);
}

#[test]
fn there_are_as_many_places_as_promised() {
    let count =
        |feature| gazetteer().places().filter(|&ix| gazetteer().feature(ix) == feature).count();
    assert!(count(Feature::City) >= 230_000);
    assert!(count(Feature::Admin1) >= 3_800);
    assert!(count(Feature::County) >= 3_100);
    let waters = gazetteer().places().filter(|&ix| gazetteer().feature(ix).is_water()).count();
    assert!(waters >= 120, "{waters} waters");
}

#[test]
fn spellings_and_scripts_lead_to_one_city() {
    for (names, id) in [
        (&["Kyiv", "Kiev", "Киев", "Київ"][..], "geonames:703448"),
        (&["Seoul", "서울", "ソウル"][..], "geonames:1835848"),
        (&["Pyongyang", "평양"][..], "geonames:1871859"),
        (&["Tokyo", "東京"][..], "geonames:1850147"),
        (&["Saint Petersburg", "St. Petersburg", "Leningrad"][..], "geonames:498817"),
        (&["Istanbul", "İstanbul", "Constantinople"][..], "geonames:745044"),
    ] {
        for name in names {
            assert!(ids(name).iter().any(|found| found == id), "{name}: {:?}", ids(name));
        }
    }
    assert_eq!(ids("Seoul")[0], "geonames:1835848", "the most important first");
}

#[test]
fn candidates_hold_the_smaller_places_too() {
    let texan =
        gazetteer().find("paris").any(|hit| gazetteer().place(hit.place).admin1 == Some("US.TX"));
    assert!(texan);
    let first = gazetteer().find("paris").next().unwrap();
    assert_eq!(gazetteer().place(first.place).country, Some("FR"));
}

#[test]
fn short_names_say_what_they_are() {
    for (name, iso, kind) in [
        ("U.S.", "US", NameKind::Abbreviation),
        ("USA", "US", NameKind::Abbreviation),
        ("UK", "GB", NameKind::Abbreviation),
        ("UAE", "AE", NameKind::Abbreviation),
        ("DPRK", "KP", NameKind::Abbreviation),
        ("ROK", "KR", NameKind::Abbreviation),
        ("South Korea", "KR", NameKind::Canonical),
        ("Britain", "GB", NameKind::Alternate),
        ("Ivory Coast", "CI", NameKind::Canonical),
        ("Côte d’Ivoire", "CI", NameKind::Alternate),
        ("Burma", "MM", NameKind::Alternate),
        ("USSR", "RU", NameKind::Historical),
    ] {
        let country = gazetteer().country(iso).unwrap();
        let hits: Vec<NameHit> = gazetteer().find(&normalize(name)).collect();
        let hit = hits.iter().find(|hit| hit.place == country);
        assert_eq!(hit.map(|hit| hit.kind), Some(kind), "{name}: {hits:?}");
    }
    for (name, code) in
        [("Calif.", "US.CA"), ("Alta.", "CA.01"), ("B.C.", "CA.02"), ("NSW", "AU.02")]
    {
        let unit = gazetteer().admin1(code).unwrap();
        let abbreviation = |hit: &NameHit| hit.place == unit && hit.kind == NameKind::Abbreviation;
        assert!(gazetteer().find(&normalize(name)).any(|hit| abbreviation(&hit)), "{name}");
    }
}

#[test]
fn a_walk_finds_every_name_that_starts_here() {
    let lens: Vec<usize> =
        gazetteer().walk("new york city police").iter().map(|found| found.len).collect();
    assert!(lens.contains(&8) && lens.contains(&13), "{lens:?}");
    assert!(gazetteer().walk("parisian life").iter().all(|found| found.len != 5));
    let words: Vec<String> = ["south", "korea", "said"].map(str::to_owned).to_vec();
    assert_eq!(gazetteer().longest(&words), Some(2));
    assert_eq!(gazetteer().longest(&["qqqq".to_owned()]), None);
    assert!(gazetteer().walk("서울에서").iter().any(|found| found.len == "서울".len()));
}

#[test]
fn capitals_are_known() {
    for (iso, id) in [
        ("KR", "geonames:1835848"),
        ("CA", "geonames:6094817"),
        ("RU", "geonames:524901"),
        ("UA", "geonames:703448"),
        ("US", "geonames:4140963"),
    ] {
        let capital = gazetteer().place(gazetteer().capital_of(iso).unwrap());
        assert_eq!(capital.id.as_str(), id);
        assert!(capital.capital);
    }
    assert_eq!(gazetteer().capital_of("AQ"), None);
}

#[test]
fn positions_fall_into_their_areas() {
    let at = |id: &str| place(id).at;
    let kursk = at("geonames:538560");
    let oblast = gazetteer().by_id("geonames:538555").unwrap();
    let russia = gazetteer().country("RU").unwrap();
    let ukraine = gazetteer().country("UA").unwrap();
    assert!(gazetteer().contains(oblast, kursk));
    assert!(gazetteer().contains(russia, kursk));
    assert!(!gazetteer().contains(ukraine, kursk));
    let found = gazetteer().areas_at(kursk);
    assert!(found.contains(&oblast) && found.contains(&russia), "{found:?}");
    // Simferopol: counted to Ukraine, and flagged.
    let simferopol = at("geonames:693805");
    assert!(gazetteer().contains(ukraine, simferopol) && !gazetteer().contains(russia, simferopol));
    assert!(gazetteer().place(gazetteer().admin1("UA.11").unwrap()).disputed);
    // Units put together from smaller ones.
    let england = gazetteer().admin1("GB.ENG").unwrap();
    assert!(gazetteer().contains(england, at("geonames:2643743")));
    assert!(!gazetteer().contains(england, at("geonames:2650225")));
    // Chukotka lies beyond the antimeridian.
    assert!(gazetteer().contains(russia, LonLat::new(-175.0, 66.7)));
}

#[test]
fn seas_lie_where_they_lie() {
    for (sea, inside, outside) in [
        ("portolan:sea/sea-of-japan", (135.0, 40.0), (123.5, 35.0)),
        ("portolan:sea/east-china-sea", (125.0, 29.0), (135.0, 40.0)),
        ("portolan:sea/south-china-sea", (114.0, 13.5), (125.0, 29.0)),
        ("portolan:strait/taiwan-strait", (119.6, 24.4), (121.0, 23.8)),
        ("portolan:sea/black-sea", (35.0, 43.5), (34.1, 45.3)),
    ] {
        let ix = gazetteer().by_id(sea).unwrap_or_else(|| panic!("no {sea}"));
        assert!(gazetteer().contains(ix, LonLat::new(inside.0, inside.1)), "{sea}");
        assert!(!gazetteer().contains(ix, LonLat::new(outside.0, outside.1)), "{sea}");
        assert!(gazetteer().place(ix).feature.is_water());
    }
    // Seoul is on land: no sea may hold it.
    let wet = gazetteer().areas_at(LonLat::new(126.978, 37.566));
    assert!(wet.iter().all(|&ix| !gazetteer().feature(ix).is_water()), "{wet:?}");
}

#[test]
fn rings_are_closed_and_do_not_jump() {
    for ix in gazetteer().places_with_area() {
        let record = gazetteer().place(ix);
        let area = gazetteer().area(ix).unwrap();
        assert!(!area.polygons.is_empty() || !area.lines.is_empty(), "{}", record.id);
        for ring in area.polygons.iter().flatten() {
            assert!(ring.len() >= 4, "{}", record.id);
            assert_eq!(ring.first(), ring.last(), "{}", record.id);
            for step in ring.windows(2) {
                let jump = (step[0].lon - step[1].lon).abs() > 180.0;
                // Shapes around the pole or the whole globe have one edge along a parallel.
                let along =
                    (step[0].lat - step[1].lat).abs() < 1e-3 && area.bounds.width() >= 360.0;
                assert!(!jump || along, "{} {step:?}", record.id);
            }
        }
        let Bounds { south, north, .. } = area.bounds;
        assert!(south >= -90.01 && north <= 90.01 && south <= north, "{}", record.id);
    }
}

#[test]
fn names_of_areas_stand_inside_them_or_near() {
    let mut outside = 0;
    let mut all = 0;
    for ix in gazetteer().places_with_area() {
        let record = gazetteer().place(ix);
        if gazetteer().area(ix).unwrap().polygons.is_empty() {
            continue;
        }
        all += 1;
        outside += usize::from(!gazetteer().contains(ix, record.label_at));
    }
    assert!(outside * 20 < all, "{outside} of {all} labels lie outside their area");
}

#[test]
fn the_search_box_puts_whole_names_and_great_places_first() {
    let names: Vec<&str> =
        gazetteer().suggest("Mosc", 5).into_iter().map(|ix| gazetteer().place(ix).name).collect();
    assert_eq!(names[0], "Moscow", "{names:?}");
    assert_eq!(gazetteer().suggest("", 5), []);
    let first = gazetteer().suggest("Iran", 1)[0];
    assert_eq!(gazetteer().place(first).country, Some("IR"));
}

#[test]
fn it_is_ready_at_once() {
    let before = Instant::now();
    let fresh = Gazetteer::from_bytes(EMBEDDED).unwrap();
    let found = fresh.find("kursk").count();
    let took = before.elapsed();
    assert!(found > 0 && took.as_millis() < 50, "{took:?}");
}

#[test]
fn another_format_is_a_clear_error() {
    let mut bytes = EMBEDDED[..1024].to_vec();
    bytes[4] = 0xff;
    let error = Gazetteer::from_bytes(bytes.leak()).err().unwrap().to_string();
    assert!(error.contains("assets/gazetteer.bin has format"), "{error}");
}
