//! The rows of the tables as types. What each file under `assets/source` holds is written in the
//! `README.md` beside them; [`schema`] is what builder and program agree on.

use super::format::{Aspect, Sense, Table, Tables};
use crate::atlas::Kind;

/// A table's file and the columns of its header line, in order.
pub fn schema(table: Table) -> (&'static str, &'static [&'static str]) {
    match table {
        Table::State => (
            "states.tsv",
            &[
                "iso2",
                "name",
                "formal",
                "others",
                "capital",
                "capital_others",
                "capital_speaks",
                "seats",
                "government",
                "status",
            ],
        ),
        Table::Demonym => (
            "demonyms.tsv",
            &["place", "iso2", "level", "adjectives", "nouns", "plurals", "prefixes", "mention"],
        ),
        Table::Organisation => {
            ("organisations.tsv", &["name", "acronyms", "others", "kind", "country", "seat"])
        }
        Table::Force => ("forces.tsv", &["name", "others", "form", "country"]),
        Table::Ministry => ("ministries.tsv", &["text", "others", "form", "country"]),
        Table::Title => ("titles.tsv", &["text", "others", "class", "position", "capital"]),
        Table::OrgHead => ("org_heads.tsv", &["head", "others", "position", "sort"]),
        Table::FacilityHead => ("facility_heads.tsv", &["head", "others", "position", "sort"]),
        Table::VesselPrefix => ("vessel_prefixes.tsv", &["prefix", "service", "country"]),
        Table::Equipment => ("equipment.tsv", &["text", "others", "form", "sort", "country"]),
        Table::Operation => ("operations.tsv", &["head", "position", "kind"]),
        Table::NotPlace => ("not_places.tsv", &["word", "why"]),
        Table::GivenName => ("given_names.tsv", &["name", "part", "tradition"]),
        Table::Calendar => ("calendar.tsv", &["word", "others", "kind", "number"]),
    }
}

/// How often news writes a capital's name for the government that sits there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Speaks {
    Never,
    Sometimes,
    Often,
}

/// A state, territory or claimant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct State<'a> {
    /// ISO 3166-1 alpha-2; `XK` for Kosovo, as is usual.
    pub iso2: &'a str,
    pub name: &'a str,
    /// The name in full: "Republic of Korea".
    pub formal: &'a str,
    pub capital: &'a str,
    pub capital_speaks: Speaks,
    /// "Government of Canada"; empty where none is in use.
    pub government: &'a str,
    /// `member` or `observer` of the UN, `disputed`, or `territory`.
    pub status: &'a str,
    /// Which of its names was matched.
    pub aspect: Aspect,
    /// For [`Aspect::Seat`]: what sits there.
    pub seat_of: Kind,
}

/// How a nationality word stands in a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Form {
    Adjective,
    Noun,
    Plural,
    /// Adjective and noun: "German".
    Both,
    /// First part of a compound: "Sino-".
    Prefix,
}

/// A nationality word, or one for the people of a region or city.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Demonym<'a> {
    /// The place it belongs to, as the gazetteer names it.
    pub place: &'a str,
    /// The state it belongs to or lies in, if one.
    pub iso2: Option<&'a str>,
    /// `country`, `region`, `admin1`, `city`, `people` (no one place), `ideology`.
    pub level: &'a str,
    pub form: Form,
    /// Whether the word counts as a mention of the place.
    pub counts_as_place: bool,
}

/// A body, agency, movement, company or treaty.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Organisation<'a> {
    pub name: &'a str,
    /// Organisation, Government, ArmedForce or Agreement.
    pub kind: Kind,
    /// ISO 3166-1 alpha-2, if it is a national one.
    pub country: Option<&'a str>,
    /// The city it sits in.
    pub seat: Option<&'a str>,
    pub aspect: Aspect,
}

/// An armed force, or a noun for one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Force<'a> {
    pub name: &'a str,
    /// "army" of any state, rather than a name.
    pub generic: bool,
    pub country: Option<&'a str>,
}

/// How a ministry's name is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum MinistryForm {
    /// "Ministry of" X
    Of,
    /// X "Ministry"
    After,
    /// What X may be: "Foreign Affairs".
    Portfolio,
    /// A name of its own: "Home Office".
    Name,
}

/// A ministry, or a part of the name of one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ministry<'a> {
    pub text: &'a str,
    pub form: MinistryForm,
    pub country: Option<&'a str>,
}

/// What sort of title.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TitleClass {
    Honorific,
    Military,
    Political,
    Diplomatic,
    Religious,
    Academic,
    Police,
    Legal,
    Sport,
    Business,
    Press,
    Royal,
}

/// Where a word stands beside the name it belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Position {
    Before,
    After,
    Both,
}

/// A title or office that stands beside a person's name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Title<'a> {
    pub text: &'a str,
    pub class: TitleClass,
    pub position: Position,
    pub needs_capital: bool,
}

/// A noun that ends or begins a name: of a body, a facility, an operation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Head<'a> {
    pub head: &'a str,
    pub position: Position,
    /// For bodies `university`, `party`, `company`, …; for facilities `airport`, `road`, …
    pub sort: &'a str,
}

/// Letters before a ship's name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct VesselPrefix<'a> {
    pub prefix: &'a str,
    /// The navy or coast guard; "merchant ship" for `MV` and the like.
    pub service: &'a str,
    pub country: Option<&'a str>,
}

/// How a piece of equipment is named.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum EquipmentForm {
    /// Letters before a number: `F` in F-35.
    Designator,
    /// A name of its own: "Iskander".
    Name,
    /// What a class of ships is of: "frigate".
    ClassNoun,
}

/// Weapons, ships and vehicles by type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Equipment<'a> {
    pub text: &'a str,
    pub form: EquipmentForm,
    /// `aircraft`, `missile`, `ship`, `vehicle`, `drone`, `radar`, …
    pub sort: &'a str,
    pub country: Option<&'a str>,
}

/// A day of the week, month, season or feast.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Calendar<'a> {
    pub word: &'a str,
    /// `weekday`, `month`, `season`, `feast`.
    pub kind: &'a str,
    /// ISO 8601 number of a weekday (Monday 1) or month (January 1).
    pub number: Option<u8>,
}

/// One meaning of a phrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Entry<'a> {
    State(State<'a>),
    Demonym(Demonym<'a>),
    Organisation(Organisation<'a>),
    Force(Force<'a>),
    Ministry(Ministry<'a>),
    Title(Title<'a>),
    OrgHead(Head<'a>),
    FacilityHead(Head<'a>),
    VesselPrefix(VesselPrefix<'a>),
    Equipment(Equipment<'a>),
    /// "Operation", "Exercise"; the sort is `operation` or `event`.
    Operation(Head<'a>),
    /// An ordinary word that is also a town's name; why it is hardly the town.
    NotPlace(&'a str),
    /// A given name (or, with `family`, a family name) and the tradition it is of.
    GivenName {
        family: bool,
        tradition: &'a str,
    },
    Calendar(Calendar<'a>),
}

/// Reads the row that a sense points to.
pub(super) fn read<'a>(tables: &Tables<'a>, sense: Sense) -> Entry<'a> {
    let cell = |column| tables.cell(sense.table, sense.row, column);
    let some = |column| Some(cell(column)).filter(|text| !text.is_empty());
    let head = || Head { head: cell(0), position: position(cell(2)), sort: cell(3) };
    match sense.table {
        Table::State => Entry::State(state(tables, sense.row, sense.aspect, Kind::Government)),
        Table::Demonym => Entry::Demonym(Demonym {
            place: cell(0),
            iso2: some(1),
            level: cell(2),
            form: match sense.aspect {
                Aspect::Noun => Form::Noun,
                Aspect::Plural => Form::Plural,
                Aspect::AdjectiveAndNoun => Form::Both,
                Aspect::Prefix => Form::Prefix,
                _ => Form::Adjective,
            },
            counts_as_place: cell(7) == "yes",
        }),
        Table::Organisation => Entry::Organisation(Organisation {
            name: cell(0),
            kind: kind(cell(3)),
            country: some(4),
            seat: some(5),
            aspect: sense.aspect,
        }),
        Table::Force => {
            Entry::Force(Force { name: cell(0), generic: cell(2) == "generic", country: some(3) })
        }
        Table::Ministry => Entry::Ministry(Ministry {
            text: cell(0),
            form: match cell(2) {
                "of" => MinistryForm::Of,
                "after" => MinistryForm::After,
                "portfolio" => MinistryForm::Portfolio,
                _ => MinistryForm::Name,
            },
            country: some(3),
        }),
        Table::Title => Entry::Title(Title {
            text: cell(0),
            class: title_class(cell(2)).unwrap_or(TitleClass::Honorific),
            position: position(cell(3)),
            needs_capital: cell(4) == "yes",
        }),
        Table::OrgHead => Entry::OrgHead(head()),
        Table::FacilityHead => Entry::FacilityHead(head()),
        Table::VesselPrefix => Entry::VesselPrefix(VesselPrefix {
            prefix: cell(0),
            service: cell(1),
            country: some(2),
        }),
        Table::Equipment => Entry::Equipment(Equipment {
            text: cell(0),
            form: match cell(2) {
                "designator" => EquipmentForm::Designator,
                "class" => EquipmentForm::ClassNoun,
                _ => EquipmentForm::Name,
            },
            sort: cell(3),
            country: some(4),
        }),
        Table::Operation => {
            Entry::Operation(Head { head: cell(0), position: position(cell(1)), sort: cell(2) })
        }
        Table::NotPlace => Entry::NotPlace(cell(1)),
        Table::GivenName => Entry::GivenName { family: cell(1) == "family", tradition: cell(2) },
        Table::Calendar => {
            Entry::Calendar(Calendar { word: cell(0), kind: cell(2), number: cell(3).parse().ok() })
        }
    }
}

pub(super) fn state<'a>(tables: &Tables<'a>, row: u32, aspect: Aspect, seat_of: Kind) -> State<'a> {
    let cell = |column| tables.cell(Table::State, row, column);
    State {
        iso2: cell(0),
        name: cell(1),
        formal: cell(2),
        capital: cell(4),
        capital_speaks: match cell(6) {
            "often" => Speaks::Often,
            "sometimes" => Speaks::Sometimes,
            _ => Speaks::Never,
        },
        government: cell(8),
        status: cell(9),
        aspect,
        seat_of,
    }
}

/// A kind as the tables write it; `Organisation` for any other word.
pub fn kind(word: &str) -> Kind {
    match word {
        "government" => Kind::Government,
        "armed_force" => Kind::ArmedForce,
        "agreement" => Kind::Agreement,
        "event" => Kind::Event,
        "operation" => Kind::Operation,
        _ => Kind::Organisation,
    }
}

fn position(word: &str) -> Position {
    match word {
        "before" | "begins" => Position::Before,
        "after" | "ends" => Position::After,
        _ => Position::Both,
    }
}

/// A class of titles as the table writes it.
pub fn title_class(word: &str) -> Option<TitleClass> {
    Some(match word {
        "honorific" => TitleClass::Honorific,
        "military" => TitleClass::Military,
        "political" => TitleClass::Political,
        "diplomatic" => TitleClass::Diplomatic,
        "religious" => TitleClass::Religious,
        "academic" => TitleClass::Academic,
        "police" => TitleClass::Police,
        "legal" => TitleClass::Legal,
        "sport" => TitleClass::Sport,
        "business" => TitleClass::Business,
        "press" => TitleClass::Press,
        "royal" => TitleClass::Royal,
        _ => return None,
    })
}
