//! A filter in words, one chip a condition.

use std::collections::BTreeSet;

use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::{Condition, Filter, Region, TimeFilter};
use crate::atlas::DateOf;
use crate::base::{DayNumber, Days};
use crate::query::words;

/// A condition in force, for a chip that takes it away.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chip {
    pub condition: Condition,
    /// A few words: `Aug – Dec 2024`, `attack, threat`.
    pub words: String,
}

/// So many values of a condition are named; the rest is counted.
const NAMED: usize = 3;

impl Filter {
    /// The conditions in force, in words.
    pub fn chips(&self) -> Vec<Chip> {
        let chip = |&condition: &Condition| {
            let words = self.has(condition).then(|| self.words(condition))?;
            Some(Chip { condition, words })
        };
        Condition::ALL.iter().filter_map(chip).collect()
    }

    fn words(&self, condition: Condition) -> String {
        match condition {
            Condition::Text => {
                let words = self.text.as_ref().map_or("", |text| text.words.trim());
                format!("“{words}”")
            }
            Condition::Linked => {
                let names = self.linked.iter().map(|linked| linked.name.clone());
                format!("linked to {}", listed(names, " or "))
            }
            Condition::Region => match &self.region {
                Some(Region::Box(_)) => "in a box on the map".to_owned(),
                _ => "in a shape on the map".to_owned(),
            },
            Condition::Time => self.time.as_ref().map_or_else(String::new, time),
            Condition::New => self
                .new_since
                .map_or_else(String::new, |since| format!("new since {}", local_day(since))),
            Condition::Types => listed_of(&self.types, |&item| words::event_type(item)),
            Condition::Modalities => listed_of(&self.modalities, |&item| words::modality(item)),
            Condition::Kinds => listed_of(&self.kinds, |&item| words::kinds(item)),
            Condition::Statuses => listed_of(&self.statuses, |&item| words::status(item)),
            Condition::Sources => format!("from {}", listed(self.sources.iter().cloned(), ", ")),
            Condition::Languages => {
                let names = self.languages.iter();
                format!("in {}", listed(names.map(|code| words::language(code)), ", "))
            }
        }
    }
}

fn time(time: &TimeFilter) -> String {
    let days = words::days(time.days);
    let of = match time.by {
        DateOf::Event => days,
        DateOf::Text => format!("texts of {days}"),
    };
    if time.undated { format!("{of}, or undated") } else { of }
}

/// The day on which a time lies where the user is.
fn local_day(seconds: i64) -> String {
    let Ok(at) = Timestamp::from_second(seconds) else { return "ever".to_owned() };
    words::days(Days::one(DayNumber::from(at.to_zoned(TimeZone::system()).date())))
}

fn listed_of<T>(set: &BTreeSet<T>, word: impl Fn(&T) -> &'static str) -> String {
    listed(set.iter().map(|item| word(item).to_owned()), ", ")
}

fn listed(names: impl ExactSizeIterator<Item = String>, between: &str) -> String {
    let count = names.len();
    let named: Vec<String> = names.take(NAMED).collect();
    match count.saturating_sub(NAMED) {
        0 => named.join(between),
        more => format!("{} and {more} more", named.join(", ")),
    }
}
