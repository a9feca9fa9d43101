//! One place or thing that the user named.

use super::super::normalize;
use super::OwnKind;
use crate::base::{Id, LonLat};

/// One place or thing that the user named, under a name and perhaps others.
#[derive(Clone, Debug, PartialEq)]
pub struct OwnEntry {
    /// `own:vessel/uss-example`: from kind and name, so that it stays when the list changes.
    pub id: Id,
    pub name: String,
    /// Other names for it, each once, in the order given.
    pub aliases: Vec<String>,
    pub kind: OwnKind,
    /// Where it is; also for a ship or unit, if the user says so.
    pub at: Option<LonLat>,
    /// ISO 3166-1 alpha-2.
    pub country: Option<String>,
    /// The id of the gazetteer's place that the names stand for.
    pub same_as: Option<Id>,
    pub note: Option<String>,
}

impl OwnEntry {
    /// More names of one thing than these are a mistake in the table.
    pub const MOST_NAMES: usize = 200;

    /// Its name, then its other names.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        std::iter::once(self.name.as_str()).chain(self.aliases.iter().map(String::as_str))
    }

    /// The id of an entry of this kind and name.
    pub fn id_of(kind: OwnKind, name: &str) -> Id {
        let norm = normalize(name);
        let plain = norm.chars().all(|c| c.is_alphanumeric() || c == ' ');
        let slug: String =
            norm.chars().map(|c| if c.is_alphanumeric() { c } else { '-' }).collect();
        let word = kind.word();
        if plain {
            return Id::new(format!("own:{word}/{slug}"));
        }
        // "Hawke's" and "Hawke s" have one slug.
        let hash = Id::hashed("", &[&norm]);
        Id::new(format!("own:{word}/{slug}-{}", &hash.as_str()[1..9]))
    }

    /// Adds a name, unless it has it already; false if it has too many.
    pub(super) fn add_name(&mut self, name: &str) -> bool {
        if self.aliases.len() + 1 >= Self::MOST_NAMES {
            return false;
        }
        let norm = normalize(name);
        if !self.names().any(|known| known == name || normalize(known) == norm) {
            self.aliases.push(name.to_owned());
        }
        true
    }

    /// Takes the names of another entry of the same id, and its facts before its own; false if not all
    /// of the names.
    pub(super) fn take_over(&mut self, other: &mut Self) -> bool {
        let mut names = std::iter::once(&other.name).chain(&other.aliases);
        let all = names.all(|name| self.add_name(name));
        // It is either somewhere, or another name for a place.
        if other.at.is_some() || other.same_as.is_some() {
            self.at = other.at;
            self.same_as = other.same_as.take();
        }
        self.country = other.country.take().or_else(|| self.country.take());
        self.note = other.note.take().or_else(|| self.note.take());
        all
    }

    /// Everything that decides what is found in a text, in one line.
    pub(super) fn content(&self) -> String {
        let at = self.at.map(|at| format!("{},{}", at.lon, at.lat)).unwrap_or_default();
        let mut names: Vec<&str> = self.aliases.iter().map(String::as_str).collect();
        names.sort_unstable();
        let same_as = self.same_as.as_ref().map_or("", Id::as_str);
        let country = self.country.as_deref().unwrap_or("");
        let kind = self.kind.word();
        let id = self.id.as_str();
        let name = &self.name;
        let names = names.join("\u{1f}");
        format!(
            "{id}\u{1e}{kind}\u{1e}{name}\u{1e}{names}\u{1e}{at}\u{1e}{country}\u{1e}{same_as}\n"
        )
    }
}
