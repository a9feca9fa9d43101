//! The fields of the language.

use crate::query::near;

/// What a value after a colon is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    Place,
    Actor,
    Type,
    Before,
    After,
    Date,
    In,
    Kind,
    Is,
}

impl Field {
    pub const ALL: [Self; 9] = [
        Self::Place,
        Self::Actor,
        Self::Type,
        Self::After,
        Self::Before,
        Self::Date,
        Self::In,
        Self::Kind,
        Self::Is,
    ];

    /// As it is written, without the colon.
    pub fn name(self) -> &'static str {
        match self {
            Self::Place => "place",
            Self::Actor => "actor",
            Self::Type => "type",
            Self::Before => "before",
            Self::After => "after",
            Self::Date => "date",
            Self::In => "in",
            Self::Kind => "kind",
            Self::Is => "is",
        }
    }

    /// What it asks for, in a few words.
    pub fn help(self) -> &'static str {
        match self {
            Self::Place => "at a place or inside an area",
            Self::Actor => "with a person, state or body",
            Self::Type => "events of a type, such as visit or attack",
            Self::Before => "earlier than a date",
            Self::After => "on or after a date",
            Self::Date => "in a year, in a month, on a day",
            Self::In => "in texts of a paper, a language or a title",
            Self::Kind => "things of a kind, such as vessel or document",
            Self::Is => "planned, alleged, denied, undated …",
        }
    }

    /// The field with this name, in any case.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|field| field.name().eq_ignore_ascii_case(name))
    }

    /// The field that a mistyped name was probably meant to be.
    pub fn near(name: &str) -> Option<Self> {
        let name = name.to_lowercase();
        let others = [
            ("location", Self::Place),
            ("where", Self::Place),
            ("who", Self::Actor),
            ("person", Self::Actor),
            ("source", Self::In),
            ("lang", Self::In),
            ("language", Self::In),
            ("title", Self::In),
            ("since", Self::After),
            ("until", Self::Before),
            ("when", Self::Date),
            ("event", Self::Type),
            ("mode", Self::Type),
            ("status", Self::Is),
        ];
        let known = Self::ALL.into_iter().map(|field| (field.name(), field)).chain(others);
        known
            .filter_map(|(word, field)| {
                let most = if word.len() < 4 { 1 } else { 2 };
                Some((near::distance(&name, word, most)?, field))
            })
            .min_by_key(|&(distance, _)| distance)
            .map(|(_, field)| field)
    }
}
